// The emulator's own lowering of kernels.

#ifndef TP25D_CUDAEMULATOR_LOWERGPUKERNELS_H
#define TP25D_CUDAEMULATOR_LOWERGPUKERNELS_H

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"

namespace tp25d::emulator {

#define GEN_PASS_DECL
#define GEN_PASS_REGISTRATION
#include "EmulatorPasses.h.inc"

/// What the library of kernels exports: the table of kernels, and how many they are.
inline constexpr llvm::StringLiteral kernelsSymbol = "tp25d_emulator_kernels";
inline constexpr llvm::StringLiteral kernelCountSymbol = "tp25d_emulator_kernel_count";

/// Runs lower-gpu-kernels-for-emulator: `module` becomes the library of its gpu.modules' kernels, in the LLVM dialect.
mlir::LogicalResult lowerGpuKernels(mlir::ModuleOp module);

} // namespace tp25d::emulator

#endif // TP25D_CUDAEMULATOR_LOWERGPUKERNELS_H
