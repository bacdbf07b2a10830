// How far results may be from a reference by rounding alone.

#ifndef TP25D_LIB_REFERENCE_TOLERANCE_H
#define TP25D_LIB_REFERENCE_TOLERANCE_H

#include "mlir/Dialect/Func/IR/FuncOps.h"

namespace tp25d {

/// For each result of `function`, which consists of linalg.generic and operations that move elements, the largest
/// difference to be expected as a share of 1 + its largest element.
mlir::SmallVector<double> estimateTolerances(mlir::func::FuncOp function);

/// How many operations on scalars the function's loops execute.
double countScalarOperations(mlir::func::FuncOp function);

} // namespace tp25d

#endif // TP25D_LIB_REFERENCE_TOLERANCE_H
