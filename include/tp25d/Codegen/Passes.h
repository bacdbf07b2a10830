// The passes of the Codegen stage.

#ifndef TP25D_CODEGEN_PASSES_H
#define TP25D_CODEGEN_PASSES_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"
#include "tp25d/Dialect/Tp25d.h"

namespace tp25d {

/// Name of the gpu.module that contains the kernels for GPUs.
inline constexpr llvm::StringLiteral gpuModuleName = "tp25d_kernels";

/// Symbol of their machine code, which the program only declares; it is defined when the program is linked with that
/// code.
/// Name of the function that every device runs.
inline constexpr llvm::StringLiteral runSymbol = "tp25d_run_program";
inline constexpr llvm::StringLiteral deviceCodeSymbol = "tp25d_device_code";

#define GEN_PASS_DECL
#define GEN_PASS_REGISTRATION
#include "tp25d/Codegen/Passes.h.inc"

} // namespace tp25d

#endif // TP25D_CODEGEN_PASSES_H
