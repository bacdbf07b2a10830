// Passes of the Codegen stage.

#ifndef TP25D_CODEGEN_PASSES_TD
#define TP25D_CODEGEN_PASSES_TD

include "mlir/Pass/PassBase.td"

def LowerKernels : Pass<"lower-kernels", "::mlir::ModuleOp"> {
  let summary = "lower kernels to the LLVM dialect";
  let description = [{
    A kernel's buffers become pointers to their first elements, which do not alias. erf, tanh, exp and similar functions
    become polynomials (upstream's approximations, good to f32 rounding), so that LLVM vectorizes the loops.
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
    Every kernel of `outline-kernels=loops=false` becomes a function in `gpu.module @tp25d_kernels` that each thread
    executes; `known_grid_size` and `known_block_size` give the number of threads. The strategy depends on the kernel's
    operation:

    - `elements`: no reduction. A thread computes one element or, if the buffers are contiguous and known to be aligned,
      the elements in 16 bytes; neighbouring threads are along the dimension that the output is contiguous in.
    - `warp`: a reduction along the dimension that the inputs are contiguous in, by an operation that may be reordered.
      The 32 lanes reduce interleaved parts, then combine their partial results by shuffles. If the outputs are few and
      the reductions long, a whole block reduces to each output (`block`).
    - `thread`: any other reduction. A thread computes one element of the output, in the operation's order.

    Results do not depend on the order in which threads run, so they are the same bits every time. `tp25d.mapping` has
    the strategy, the bytes that threads load and store (an address that the lanes of a warp share is loaded once), and
    the least bytes possible, those of each element touched once.

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
  let summary = "lower kernels for GPUs to the NVVM dialect";
  let description = [{
    Upstream's passes: buffers become pointers to their first elements. Arithmetic on bf16 and f16 is done in f32 and
    rounded when it is stored; erf, tanh, exp and similar functions become functions of CUDA's libdevice.
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect", "::mlir::NVVM::NVVMDialect"];
}

def LowerProgram : Pass<"lower-program", "::mlir::ModuleOp"> {
  let summary = "lower the program to calls of the runtime, and its description for the runtime to constants";
  let description = [{
    The function becomes `tp25d_run_program(device, blocks, temporaries)`; its operations become calls of the C
    interface in `tp25d/runtime.h`. The global `tp25d_program` is that header's `struct tp25d_program`: the grid, the
    arguments with their shardings, and the products, each listed once.
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect", "::mlir::arith::ArithDialect"];
}

#endif // TP25D_CODEGEN_PASSES_TD
