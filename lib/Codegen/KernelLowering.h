// What the lowerings of kernels, to processors and to GPUs, have in common.

#ifndef TP25D_LIB_CODEGEN_KERNELLOWERING_H
#define TP25D_LIB_CODEGEN_KERNELLOWERING_H

#include "mlir/Conversion/LLVMCommon/TypeConverter.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Pass/PassManager.h"

namespace tp25d {

/// Makes polynomials of the mathematical functions in `kernel` that have one, for the processor's vectors.
mlir::LogicalResult expandMath(mlir::Operation *kernel);

/// Patterns from what kernels are made of to the LLVM dialect; functions without a polynomial are the C library's.
void populateKernelToLLVMPatterns(mlir::LLVMTypeConverter &converter, mlir::RewritePatternSet &patterns);

/// What comes first in a kernel for a GPU: indices become arithmetic, and bf16 and f16 are computed with in f32.
void addGpuKernelExpansion(mlir::OpPassManager &manager);

} // namespace tp25d

#endif // TP25D_LIB_CODEGEN_KERNELLOWERING_H
