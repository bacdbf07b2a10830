// Estimates how far results may differ from a reference by rounding alone.

#ifndef TP25D_LIB_REFERENCE_TOLERANCE_H
#define TP25D_LIB_REFERENCE_TOLERANCE_H

#include "mlir/Dialect/Func/IR/FuncOps.h"

namespace tp25d {

/// For each result of `function`, returns the largest expected difference as a share of 1 + its largest element. The
/// function consists of linalg.generic and operations that move elements.
mlir::SmallVector<double> estimateTolerances(mlir::func::FuncOp function);

/// Returns the number of scalar operations that the function's loops execute.
double countScalarOperations(mlir::func::FuncOp function);

} // namespace tp25d

#endif // TP25D_LIB_REFERENCE_TOLERANCE_H
