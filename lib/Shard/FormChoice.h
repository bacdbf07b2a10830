// Shard: chooses a product's form.

#ifndef TP25D_LIB_SHARD_FORMCHOICE_H
#define TP25D_LIB_SHARD_FORMCHOICE_H

#include "Propagation.h"
#include "tp25d/Sharding/CostModel.h"

namespace tp25d {

/// The user's constraints on a product's form.
struct FormConstraints {
  /// The matrix that stays put. None: C, or another one if both operands' shardings are known, as in gradients.
  std::optional<Matrix> stationary;
  /// Factor that depth splits, 'm', 'n' or 'k'; 0: the rows of the activation, or as both operands' shardings say.
  char depth = 0;
};

/// Returns the form of `product` that divides its work among the most devices and, of those, the one with which they
/// receive the fewest bytes, given the decided shardings of its operands. Null, after an error at the product that
/// names a dimension, if no form divides it.
FormAttr chooseForm(const Product &product, const FormConstraints &constraints, const Propagation &known,
                    CostModel &costs);

/// Returns the form that `product` is annotated with; null, after an error, if it has none or one that does not fit.
FormAttr getAnnotatedForm(const Product &product);

/// Decides the shardings of all values of `function`, whose products are annotated with forms. Fails, after an error,
/// if one is not, or if the function is no model on a grid.
mlir::FailureOr<Propagation> decideAnnotatedShardings(mlir::func::FuncOp function);

/// Returns the form in which every matrix of `adjoint`, an operation over the same loops as `product`, is split like
/// the corresponding matrix of `product` (the same one or the one that it is the gradient of) under `form`. The matrix
/// that is stationary in `product`, or its gradient, is stationary in `adjoint`: C stationary becomes A stationary in
/// dA = dC B^T, and B stationary in dB = A^T dC. Null if the loops differ.
FormAttr getAdjointForm(const Product &adjoint, const Product &product, FormAttr form);

} // namespace tp25d

#endif // TP25D_LIB_SHARD_FORMCHOICE_H
