// Passes of the Bufferize stage.

#ifndef TP25D_BUFFERIZE_PASSES_TD
#define TP25D_BUFFERIZE_PASSES_TD

include "mlir/Pass/PassBase.td"

def UpdateInPlace : Pass<"update-in-place", "::mlir::ModuleOp"> {
  let summary = "write next values of parameters over the parameters";
  let description = [{
    A result with `tp25d.updates` is materialized in the argument of that name, which gets `tp25d.updated`. Upstream's
    analysis then lets the producer of the result write there directly, unless the old value is still read later. An old
    value that is returned, or that becomes the next value of another parameter, is copied first.

    ```mlir
    return %next, %w : tensor<4x2xf32>, tensor<4x2xf32>
    ```
    becomes
    ```mlir
    %0 = bufferization.alloc_tensor() copy(%w) : tensor<4x2xf32>
    %1 = bufferization.materialize_in_destination %next in %w : (tensor<4x2xf32>, tensor<4x2xf32>) -> tensor<4x2xf32>
    return %1, %0 : tensor<4x2xf32>, tensor<4x2xf32>
    ```
  }];
  let dependentDialects = ["::mlir::bufferization::BufferizationDialect", "::tp25d::Tp25dDialect"];
}

def BufferizeProgram : Pass<"bufferize-program", "::mlir::ModuleOp"> {
  let summary = "from tensors to buffers, from collectives to transfers";
  let description = [{
    Upstream's One-Shot Bufferize with models for the operations of this dialect. Arguments are read-only, except for
    those with `tp25d.updated`. Results become further arguments that the program writes, with `tp25d.result = <index>`;
    those with `tp25d.updates` are written to the argument that they update. A collective becomes `tp25d.start` and
    `tp25d.await`. The block of a broadcast is read in place, so an operation that would overwrite it is an error.
  }];
  let dependentDialects = ["::mlir::bufferization::BufferizationDialect", "::mlir::linalg::LinalgDialect",
                           "::mlir::memref::MemRefDialect", "::tp25d::Tp25dDialect"];
}

def ReuseBuffers : Pass<"reuse-buffers", "::mlir::func::FuncOp"> {
  let summary = "compute elementwise results in place of operands that are not read any more";
  let description = [{
    The result of an elementwise operation is written to the buffer of an operand of the same type, if the program
    allocates that buffer, reads it here for the last time, and reads each element before the result's element is
    written over it, and if no transfer uses the buffer.

    ```mlir
    %1 = memref.alloc() : memref<4x8xf32>
    linalg.generic ... ins(%0 : memref<4x8xf32>) outs(%1 : memref<4x8xf32>) { math.exp }
    // %0 is not used below.
    ```
    becomes
    ```mlir
    linalg.generic ... ins(%0 : memref<4x8xf32>) outs(%0 : memref<4x8xf32>) { math.exp }
    ```
  }];
  let dependentDialects = ["::mlir::memref::MemRefDialect"];
}

def OutlineKernels : Pass<"outline-kernels", "::mlir::ModuleOp"> {
  let summary = "make every computation on buffers a kernel";
  let description = [{
    Every linalg operation on buffers moves into a function of its own, which equal operations share, and a
    `tp25d.launch` takes its place. The function computes the slices [begin, end) of the outermost parallel dimension.
    With `loops=false` it contains the operation itself and computes all of it, for later passes that divide it in
    another way.
  }];
  let dependentDialects = ["::mlir::func::FuncDialect", "::mlir::linalg::LinalgDialect",
                           "::mlir::memref::MemRefDialect", "::mlir::scf::SCFDialect", "::tp25d::Tp25dDialect"];
  let options = [
    Option<"loops", "loops", "bool", "true", "whether kernels are loops over slices of their outermost dimension">
  ];
}

def LiftGlobals : Pass<"lift-globals", "::mlir::ModuleOp"> {
  let summary = "make constant buffers arguments that come with their values";
  let description = [{
    A GPU does not read the constants of a program on the host. So each `memref.global` becomes a parameter with that
    value, whole on every device, which the runtime loads like any other parameter.
  }];
  let dependentDialects = ["::mlir::memref::MemRefDialect", "::tp25d::Tp25dDialect"];
}

#endif // TP25D_BUFFERIZE_PASSES_TD
