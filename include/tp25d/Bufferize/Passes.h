// The passes of the Bufferize stage.

#ifndef TP25D_BUFFERIZE_PASSES_H
#define TP25D_BUFFERIZE_PASSES_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"
#include "tp25d/Dialect/Tp25d.h"

namespace tp25d {

#define GEN_PASS_DECL
#define GEN_PASS_REGISTRATION
#include "tp25d/Bufferize/Passes.h.inc"

} // namespace tp25d

#endif // TP25D_BUFFERIZE_PASSES_H
