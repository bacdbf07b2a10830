// What the passes of the Grad stage do to a model's function.

#ifndef TP25D_LIB_GRAD_SIGNATURE_H
#define TP25D_LIB_GRAD_SIGNATURE_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"

namespace tp25d {

/// The one function that an imported model is. Fails, after an error, if `module` is not that.
mlir::FailureOr<mlir::func::FuncOp> getOnlyFunction(mlir::ModuleOp module);

/// Has the function return `results` and nothing else.
mlir::LogicalResult setResults(mlir::func::FuncOp function, llvm::ArrayRef<mlir::Value> results);

} // namespace tp25d

#endif // TP25D_LIB_GRAD_SIGNATURE_H
