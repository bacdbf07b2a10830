// Passes of the Codegen stage.

#ifndef TP25D_CODEGEN_PASSES_TD
#define TP25D_CODEGEN_PASSES_TD

include "mlir/Pass/PassBase.td"

def LowerKernels : Pass<"lower-kernels", "::mlir::ModuleOp"> {
  let summary = "kernels to the LLVM dialect";
  let description = [{
    A kernel's buffers become pointers to their first elements, which do not alias. erf, tanh, exp and their like become
    polynomials (upstream's approximations, good to f32 rounding), so that LLVM vectorises the loops.
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect", "::mlir::cf::ControlFlowDialect", "::mlir::math::MathDialect",
                           "::mlir::vector::VectorDialect", "::mlir::arith::ArithDialect"];
  let options = [
    Option<"vectorWidth", "vector-width", "int64_t", "0", "bits of the vectors that LLVM should prefer; 0: its own choice">
  ];
}

def MapKernelsToGpu : Pass<"map-kernels-to-gpu", "::mlir::ModuleOp"> {
  let summary = "distribute kernels over the threads of a GPU";
  let description = [{
    Every kernel of `outline-kernels=loops=false` becomes a function in `gpu.module @tp25d_kernels` that one thread
    executes; `known_grid_size` and `known_block_size` say how many there are to be. By what the kernel's operation is:

    - `elements`: no reduction. A thread computes one element or, where the buffers are contiguous and known to be
      aligned, what 16 bytes hold; neighbours lie along the dimension that the output is contiguous in.
    - `warp`: a reduction along what the inputs are contiguous in, by something of which the order does not matter: 32
      lanes take turns, then combine what they have by shuffles. Where outputs are few, and long, a `block` does.
    - `thread`: any other reduction. A thread computes one element of the output, in the operation's order.

    Nothing depends on which thread is first, so results are the same bits every time. `tp25d.mapping` says what was
    chosen, and the bytes that threads load and store (one address that the lanes of a warp share is loaded once)
    beside those that an operation must at least: each element that it touches once.

    ```mlir
    func.func private @kernel_0(%x: memref<4x512xf32>, %y: memref<4x512xf32>) attributes {tp25d.kernel} {
      linalg.exp ins(%x : memref<4x512xf32>) outs(%y : memref<4x512xf32>)
      return
    }
    ```
    becomes
    ```mlir
    gpu.module @tp25d_kernels {
      gpu.func @kernel_0(%x: memref<4x512xf32> {llvm.align = 16, llvm.noalias}, %y: ...) kernel
          attributes {known_block_size = array<i32: 256, 1, 1>, known_grid_size = array<i32: 2, 1, 1>, tp25d.mapping = {...}} {
        ...
        %0 = vector.load %flat[%i] {alignment = 16 : i64} : memref<2048xf32>, vector<4xf32>
    ```
  }];
  let dependentDialects = ["::mlir::affine::AffineDialect", "::mlir::arith::ArithDialect", "::mlir::gpu::GPUDialect",
                           "::mlir::memref::MemRefDialect", "::mlir::scf::SCFDialect",
                           "::mlir::vector::VectorDialect", "::mlir::LLVM::LLVMDialect"];
}

def LowerGpuKernels : Pass<"lower-gpu-kernels", "::mlir::gpu::GPUModuleOp"> {
  let summary = "kernels for GPUs to the NVVM dialect";
  let description = [{
    Upstream's passes: buffers become pointers to their first elements. Arithmetic on bf16 and f16 is f32's, and is
    rounded when it is stored; erf, tanh, exp and their like are functions of CUDA's libdevice.
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect", "::mlir::NVVM::NVVMDialect"];
}

def LowerGpuKernelsForDouble : Pass<"lower-gpu-kernels-for-double", "::mlir::ModuleOp"> {
  let summary = "kernels for GPUs to functions of this machine, for a double of the GPU in tests";
  let description = [{
    The module becomes a library of its kernels, and nothing else. Each is a function that does what one thread of a GPU
    would: the indices of the thread, barriers, shuffles and the memory of its block are functions `tp25d_double_*` of
    whoever executes it. `tp25d_double_kernels` lists them with their arguments.
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect", "::mlir::cf::ControlFlowDialect", "::mlir::math::MathDialect",
                           "::mlir::vector::VectorDialect", "::mlir::arith::ArithDialect", "::mlir::func::FuncDialect",
                           "::mlir::memref::MemRefDialect"];
}

def LowerProgram : Pass<"lower-program", "::mlir::ModuleOp"> {
  let summary = "the program to calls of the runtime, and what the runtime must know of it to constants";
  let description = [{
    The function becomes `tp25d_run_program(device, blocks, temporaries)`; what it is made of becomes calls of the C
    interface in `tp25d/runtime.h`. The global `tp25d_program` is that header's `struct tp25d_program`: the grid, the
    arguments with their shardings, and the products, each listed once.
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect", "::mlir::arith::ArithDialect"];
}

#endif // TP25D_CODEGEN_PASSES_TD
