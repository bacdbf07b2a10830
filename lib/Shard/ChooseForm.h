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

/// The form in which `adjoint`, over the same loops as `product`, has every matrix split as its twin, the same matrix
/// or the one it is the gradient of, is split by `form`: what stays put there stays put here. So C stationary becomes A
/// stationary in dA = dC B^T, and B stationary in dB = A^T dC. Null if the two have no loops in common.
FormAttr getAdjointForm(const Product &adjoint, const Product &product, FormAttr form);

} // namespace tp25d

#endif // TP25D_LIB_SHARD_CHOOSEFORM_H
