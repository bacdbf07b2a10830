// The passes of the Import stage.

#ifndef TP25D_IMPORT_PASSES_H
#define TP25D_IMPORT_PASSES_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"
#include "tp25d/Dialect/Tp25d.h"

namespace tp25d {

/// Checks that `function` is a model; else emits an error at the place that prevents it.
mlir::LogicalResult checkModel(mlir::func::FuncOp function);

#define GEN_PASS_DECL
#define GEN_PASS_REGISTRATION
#include "tp25d/Import/Passes.h.inc"

} // namespace tp25d

#endif // TP25D_IMPORT_PASSES_H
