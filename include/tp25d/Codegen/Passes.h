// The passes of the Codegen stage.

#ifndef TP25D_CODEGEN_PASSES_H
#define TP25D_CODEGEN_PASSES_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"
#include "tp25d/Dialect/Tp25d.h"

namespace tp25d {

/// The gpu.module that kernels for GPUs are in.
inline constexpr llvm::StringLiteral gpuModuleName = "tp25d_kernels";

/// Their machine code, which a program refers to and its maker defines.
inline constexpr llvm::StringLiteral deviceCodeSymbol = "tp25d_device_code";

#define GEN_PASS_DECL
#define GEN_PASS_REGISTRATION
#include "tp25d/Codegen/Passes.h.inc"

/// Runs lower-gpu-kernels-for-double: `module` becomes the library of its gpu.modules' kernels, in the LLVM dialect.
mlir::LogicalResult lowerForDouble(mlir::ModuleOp module);

} // namespace tp25d

#endif // TP25D_CODEGEN_PASSES_H
