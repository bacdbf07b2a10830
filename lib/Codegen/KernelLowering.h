// Codegen: the parts that the lowerings of kernels, to processors and to GPUs, share.

#ifndef TP25D_LIB_CODEGEN_KERNELLOWERING_H
#define TP25D_LIB_CODEGEN_KERNELLOWERING_H

#include "mlir/IR/Operation.h"
#include "mlir/Pass/PassManager.h"

namespace tp25d {

/// Replaces mathematical functions in `kernel` by polynomials where there are any, so that LLVM can vectorize them.
mlir::LogicalResult expandMath(mlir::Operation *kernel);

/// Lowers kernels and functions that they call, whose buffers become bare pointers, to the LLVM dialect. Mathematical
/// functions without a polynomial become calls of the C library.
mlir::LogicalResult lowerKernelsToLLVM(llvm::ArrayRef<mlir::Operation *> kernels);

/// Adds the first passes for a kernel on a GPU: affine index operations become arithmetic, and bf16 and f16 are
/// computed in f32.
void addGpuKernelExpansion(mlir::OpPassManager &manager);

} // namespace tp25d

#endif // TP25D_LIB_CODEGEN_KERNELLOWERING_H
