// Declares the passes of the reference, which computes the results that sharded programs are checked against.

#ifndef TP25D_REFERENCE_PASSES_H
#define TP25D_REFERENCE_PASSES_H

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"

namespace tp25d {

#define GEN_PASS_DECL
#define GEN_PASS_REGISTRATION
#include "tp25d/Reference/Passes.h.inc"

} // namespace tp25d

#endif // TP25D_REFERENCE_PASSES_H
