// Builds kernels for GPUs.

#ifndef TP25D_LIB_CODEGEN_GPUKERNELEMISSION_H
#define TP25D_LIB_CODEGEN_GPUKERNELEMISSION_H

#include "GpuKernelPlan.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/IR/IRMapping.h"

namespace tp25d {

/// Builds the operation of `plan` at the end of `function`, without the return; `mapping` is from the values of the
/// kernel to those of the function.
void emitGpuKernel(const GpuKernelPlan &plan, mlir::gpu::GPUFuncOp function, const mlir::IRMapping &mapping);

} // namespace tp25d

#endif // TP25D_LIB_CODEGEN_GPUKERNELEMISSION_H
