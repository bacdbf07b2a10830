// The passes of the pipelines.

#ifndef TP25D_PIPELINE_PASSES_H
#define TP25D_PIPELINE_PASSES_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"
#include "tp25d/Dialect/Tp25d.h"

namespace tp25d {

#define GEN_PASS_DECL
#define GEN_PASS_REGISTRATION
#include "tp25d/Pipeline/Passes.h.inc"

} // namespace tp25d

#endif // TP25D_PIPELINE_PASSES_H
