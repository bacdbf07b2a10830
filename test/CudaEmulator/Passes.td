// The emulator's own lowering of kernels.

#ifndef TP25D_CUDAEMULATOR_PASSES_TD
#define TP25D_CUDAEMULATOR_PASSES_TD

include "mlir/Pass/PassBase.td"

def LowerGpuKernelsForEmulator : Pass<"lower-gpu-kernels-for-emulator", "::mlir::ModuleOp"> {
  let summary = "kernels for GPUs to functions of this machine, for an emulator of the GPU in tests";
  let description = [{
    The module becomes a library of its kernels, and nothing else. Each is a function that does what one thread of a GPU
    would: the indices of the thread, barriers, shuffles and the memory of its block are functions `tp25d_emulator_*` of
    whoever executes it. `tp25d_emulator_kernels` lists them with their arguments.
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect", "::mlir::cf::ControlFlowDialect", "::mlir::math::MathDialect",
                           "::mlir::vector::VectorDialect", "::mlir::arith::ArithDialect", "::mlir::func::FuncDialect",
                           "::mlir::memref::MemRefDialect"];
}

#endif // TP25D_CUDAEMULATOR_PASSES_TD
