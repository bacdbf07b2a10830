// Grad: the chain rule for scalar operations.

#ifndef TP25D_LIB_GRAD_SCALARRULES_H
#define TP25D_LIB_GRAD_SCALARRULES_H

#include "mlir/IR/Builders.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace tp25d {

/// Adds `gradient` to the gradient of `operand`.
using AddGradient = llvm::function_ref<void(mlir::Value operand, mlir::Value gradient)>;

/// Propagates the gradient of `op`'s result to those of its operands for which `isActive` holds. Fails, without a
/// message, if there is no rule for the operation.
mlir::LogicalResult differentiateScalar(mlir::OpBuilder &builder, mlir::Operation *op, mlir::Value gradient,
                                        llvm::function_ref<bool(mlir::Value)> isActive, AddGradient add);

} // namespace tp25d

#endif // TP25D_LIB_GRAD_SCALARRULES_H
