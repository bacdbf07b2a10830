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
