// The passes of the Grad stage, which only training uses.

#ifndef TP25D_GRAD_PASSES_H
#define TP25D_GRAD_PASSES_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"
#include "tp25d/Dialect/Tp25d.h"

namespace tp25d {

/// True for the parameters that have a gradient: floating-point ones that are neither frozen nor a state.
bool isTrained(mlir::func::FuncOp function, mlir::BlockArgument argument);

#define GEN_PASS_DECL
#define GEN_PASS_REGISTRATION
#include "tp25d/Grad/Passes.h.inc"

} // namespace tp25d

#endif // TP25D_GRAD_PASSES_H
