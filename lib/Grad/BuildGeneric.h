// Grad: builds the linalg.generic operations that training adds to a model.

#ifndef TP25D_LIB_GRAD_BUILDGENERIC_H
#define TP25D_LIB_GRAD_BUILDGENERIC_H

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace tp25d {

/// A tensor and the map by which loops index it.
struct Operand {
  mlir::Value value;
  mlir::AffineMap map;
};

/// Builds the scalar that one iteration computes from the operands' elements.
using BuildScalar = llvm::function_ref<mlir::Value(mlir::OpBuilder &, mlir::ValueRange)>;

/// Builds a linalg.generic with one result of `type`. Loops that `outputMap` does not use are summed over, in f32 or
/// wider. Inputs that the body does not read are left out, unless they determine the size of a loop.
mlir::Value buildGeneric(mlir::OpBuilder &builder, mlir::Location loc, llvm::ArrayRef<Operand> inputs,
                         mlir::AffineMap outputMap, mlir::RankedTensorType type, BuildScalar build);

mlir::Value buildZeros(mlir::OpBuilder &builder, mlir::Location loc, mlir::RankedTensorType type);

} // namespace tp25d

#endif // TP25D_LIB_GRAD_BUILDGENERIC_H
