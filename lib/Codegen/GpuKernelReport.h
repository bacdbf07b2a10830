// The report of a kernel for a GPU.

#ifndef TP25D_LIB_CODEGEN_GPUKERNELREPORT_H
#define TP25D_LIB_CODEGEN_GPUKERNELREPORT_H

#include "GpuKernelPlan.h"

namespace tp25d {

/// Returns the attribute `tp25d.mapping` of a kernel: its strategy and width, the sizes of its loops, the bytes that
/// its threads load and store, and the bytes of the elements touched, each counted once. `plan` is null for a kernel
/// that does nothing.
mlir::DictionaryAttr reportGpuKernel(mlir::MLIRContext *context, const GpuKernelPlan *plan);

} // namespace tp25d

#endif // TP25D_LIB_CODEGEN_GPUKERNELREPORT_H
