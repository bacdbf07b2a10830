// Grad: finds a model's function and sets its results.

#ifndef TP25D_LIB_GRAD_SIGNATURE_H
#define TP25D_LIB_GRAD_SIGNATURE_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"

namespace tp25d {

/// Returns the only function of an imported model. Fails, after an error, if `module` is not one.
mlir::FailureOr<mlir::func::FuncOp> getOnlyFunction(mlir::ModuleOp module);

/// Makes `function` return `results` and nothing else.
mlir::LogicalResult setResults(mlir::func::FuncOp function, llvm::ArrayRef<mlir::Value> results);

} // namespace tp25d

#endif // TP25D_LIB_GRAD_SIGNATURE_H
