// The choice of a product's form.

#ifndef TP25D_LIB_SHARD_CHOOSEFORM_H
#define TP25D_LIB_SHARD_CHOOSEFORM_H

#include "Propagation.h"
#include "tp25d/Dialect/Product.h"

namespace tp25d {

struct FormWishes {
  Matrix stationary = Matrix::C;
  /// 'm', 'n' or 'k'; 0: the rows of the activation.
  char depth = 0;
};

/// The form of `product` that divides its work among most devices and, of those, makes them receive the least, given
/// what is decided of its operands. Null, after an error at the product that names a dimension, if none divides it.
FormAttr chooseForm(const Product &product, const FormWishes &wishes, const Propagation &known, GridAttr grid);

} // namespace tp25d

#endif // TP25D_LIB_SHARD_CHOOSEFORM_H
