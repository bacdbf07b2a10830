// Passes of the Bufferize stage.

#ifndef TP25D_BUFFERIZE_PASSES_TD
#define TP25D_BUFFERIZE_PASSES_TD

include "mlir/Pass/PassBase.td"

def FuseElementwise : Pass<"fuse-elementwise", "::mlir::func::FuncOp"> {
  let summary = "fuse elementwise operations with each other, and move reshapes out of their way";
  let description = [{
    Upstream's fusion of linalg operations, kept away from two things. Products of matrices stay what the product library
    knows: nothing is fused with them, and a reshape beside one stays there, where the elementwise operations beyond it
    take the product's shape. What reads the tensor that it is given to write over is fused with nothing that reads its
    result, since a fused operation has no such tensor.

    ```mlir
    %1 = linalg.contract ... -> tensor<24x96xf32>
    %2 = tensor.expand_shape %1 [[0, 1], [2]] ... : tensor<24x96xf32> into tensor<6x4x96xf32>
    %3 = linalg.generic ... ins(%2 : tensor<6x4x96xf32>) { math.tanh }
    ```
    becomes
    ```mlir
    %1 = linalg.contract ... -> tensor<24x96xf32>
    %2 = linalg.generic ... ins(%1 : tensor<24x96xf32>) { math.tanh }
    %3 = tensor.expand_shape %2 [[0, 1], [2]] ... : tensor<24x96xf32> into tensor<6x4x96xf32>
    ```
  }];
  let dependentDialects = ["::mlir::affine::AffineDialect", "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

def FormMultiplies : Pass<"form-multiplies", "::mlir::func::FuncOp"> {
  let summary = "give products to the product library, with what follows them elementwise";
  let description = [{
    Every floating-point contraction of matrices becomes a `tp25d.multiply`. Zeros that it would start from are dropped;
    an elementwise operation that is the only reader of its result, and is nothing but additions and multiplications
    with operands laid out alike (or one number a column) and known activations, becomes its epilogue.

    ```mlir
    %1 = linalg.contract ... ins(%a, %b : ...) outs(%acc : ...) -> tensor<4x512xf32>
    %2 = linalg.generic ... ins(%1, %bias : tensor<4x512xf32>, tensor<512xf32>) { addf, then maximumf with 0.0 }
    ```
    becomes
    ```mlir
    %2 = tp25d.multiply ins(%a, %b : ...) outs(%acc : ...)
        epilogue [#tp25d.epilogue<add>, #tp25d.epilogue<relu>] with(%bias : tensor<512xf32>) {accumulate, ...}
    ```

    Which element types and epilogues there are is the library's: cuBLASLt adds one number a column, then does nothing,
    ReLU or GELU in its tanh form.
  }];
  let options = [
    Option<"library", "library", "::tp25d::ProductLibrary", "::tp25d::ProductLibrary::OneDnn", "the product library",
           [{::llvm::cl::values(clEnumValN(::tp25d::ProductLibrary::OneDnn, "onednn", "for processors"),
                                clEnumValN(::tp25d::ProductLibrary::CublasLt, "cublaslt", "for NVIDIA's GPUs"))}] >
  ];
  let dependentDialects = ["::tp25d::Tp25dDialect", "::mlir::tensor::TensorDialect"];
}

def DecomposeMoves : Pass<"decompose-moves", "::mlir::func::FuncOp"> {
  let summary = "write concatenations and paddings as insertions of slices";
  let description = [{
    So that each part can be computed where it belongs, without a copy.

    ```mlir
    %c = tensor.concat dim(0) %a, %b : (tensor<2x8xf32>, tensor<3x8xf32>) -> tensor<5x8xf32>
    ```
    becomes two `tensor.insert_slice` into a `tensor.empty`; a `tensor.pad` becomes a fill and an insertion.
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect", "::mlir::tensor::TensorDialect"];
}

def LowerScalars : Pass<"lower-scalars", "::mlir::func::FuncOp"> {
  let summary = "compute scalars that are read from tensors in kernels";
  let description = [{
    Programs do nothing between kernels that depends on elements of tensors, whose memory may be that of a GPU. So a
    scalar that is read from a tensor, and each that is computed from one, becomes a tensor of rank 0, which a
    `linalg.generic` makes. Bodies that read the scalar get the tensor as an operand. A slice whose offset or stride it
    is becomes a `linalg.generic`, too. A slice that would lie outside is moved inside (as XLA's dynamic_slice and
    dynamic_update_slice are), and so is an index of `tensor.extract` that depends on elements, in bodies, too.

    ```mlir
    %o = tensor.extract %i[] : tensor<index>
    %1 = tensor.extract_slice %x[%o] [4] [1] : tensor<16xf32> to tensor<4xf32>
    ```
    becomes
    ```mlir
    %o = linalg.generic ... outs(%e0 : tensor<index>) { tensor.extract %i[] }
    %1 = linalg.generic ... ins(%o : tensor<index>) outs(%e1 : tensor<4xf32>) {
    ^bb0(%offset: index, %out: f32):
      %inside = ... // %offset, at least 0, at most 12
      %at = arith.addi %inside, %index : index
      %element = tensor.extract %x[%at] : tensor<16xf32>
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

def UpdateInPlace : Pass<"update-in-place", "::mlir::ModuleOp"> {
  let summary = "write next values of parameters where the parameters are";
  let description = [{
    A result with `tp25d.updates` is materialized in the argument of that name, which gets `tp25d.updated`. Upstream's
    analysis then has the operation that makes it write there directly, unless the old value is still read later.

    ```mlir
    return %next : tensor<4x2xf32>
    ```
    becomes
    ```mlir
    %0 = bufferization.materialize_in_destination %next in %w : (tensor<4x2xf32>, tensor<4x2xf32>) -> tensor<4x2xf32>
    return %0 : tensor<4x2xf32>
    ```
  }];
  let dependentDialects = ["::mlir::bufferization::BufferizationDialect", "::tp25d::Tp25dDialect"];
}

def BufferizeProgram : Pass<"bufferize-program", "::mlir::ModuleOp"> {
  let summary = "from tensors to buffers, from collectives to transfers";
  let description = [{
    Upstream's One-Shot Bufferize with models for the operations of this dialect. Arguments are read-only, but for those
    with `tp25d.updated`; results become further arguments that the program writes, with `tp25d.result = <index>`, or, with
    `tp25d.updates`, are written to the argument that they update. A collective becomes `tp25d.start` and
    `tp25d.await`; a broadcast block is read where it lies, so an operation that would overwrite it is an error.
  }];
  let dependentDialects = ["::mlir::bufferization::BufferizationDialect", "::mlir::linalg::LinalgDialect",
                           "::mlir::memref::MemRefDialect", "::tp25d::Tp25dDialect"];
}

def OutlineKernels : Pass<"outline-kernels", "::mlir::ModuleOp"> {
  let summary = "make every computation on buffers a kernel";
  let description = [{
    Every linalg operation on buffers moves into a function of its own, once for all that are alike, and a
    `tp25d.launch` takes its place. The function computes the slices [begin, end) of the outermost parallel dimension.
    With `loops=false` it holds the operation itself and computes all of it: what follows divides it otherwise.
  }];
  let dependentDialects = ["::mlir::func::FuncDialect", "::mlir::linalg::LinalgDialect",
                           "::mlir::memref::MemRefDialect", "::mlir::scf::SCFDialect", "::tp25d::Tp25dDialect"];
  let options = [
    Option<"loops", "loops", "bool", "true", "whether kernels are loops over slices of their outermost dimension">
  ];
}

def SeparateMemories : Pass<"separate-memories", "::mlir::ModuleOp"> {
  let summary = "give transfers the memory that they need where devices share none";
  let description = [{
    A broadcast gets a buffer to receive the block in, a reduction one to receive the other members' blocks in before it
    combines them.

    ```mlir
    %0 = tp25d.start broadcast %a from 1 along col : memref<4x8xf32> -> !tp25d.transfer
    %1 = tp25d.start reduce %t into %c along row combiner sum : memref<4x8xf32>, memref<4x8xf32> -> !tp25d.transfer
    ```
    becomes, on a grid of four rows,
    ```mlir
    %block = memref.alloc() : memref<4x8xf32>
    %0 = tp25d.start broadcast %a into %block from 1 along col : memref<4x8xf32>, memref<4x8xf32> -> !tp25d.transfer
    %others = memref.alloc() : memref<96xf32>
    %1 = tp25d.start reduce %t into %c scratch(%others : memref<96xf32>) along row combiner sum
        : memref<4x8xf32>, memref<4x8xf32> -> !tp25d.transfer
    ```
  }];
  let options = [
    Option<"scratch", "scratch", "bool", "true", "whether reductions get a buffer; NCCL needs none">
  ];
  let dependentDialects = ["::mlir::memref::MemRefDialect", "::tp25d::Tp25dDialect"];
}

def OverlapTransfers : Pass<"overlap-transfers", "::mlir::func::FuncOp"> {
  let summary = "let transfers travel while products are computed";
  let description = [{
    Moves every `tp25d.start` up to the product before it, if its input is complete there, and every `tp25d.await` whose
    transfer has an output of its own down to where that is used, past one product at most: during the product of step
    t the blocks of step t + 1 are under way, in a second set of buffers (double buffering). The order of transfers may change; it is the same on all devices.
  }];
  let dependentDialects = ["::tp25d::Tp25dDialect"];
}

def PlaceReclaims : Pass<"place-reclaims", "::mlir::func::FuncOp"> {
  let summary = "say when lent buffers are free again";
  let description = [{
    Puts `tp25d.release` after the last use of each broadcast block, and `tp25d.reclaim` before the first operation that
    overwrites a buffer that a transfer reads or writes, or after the last use of the buffer: what follows may use its
    memory for something else.
  }];
  let dependentDialects = ["::tp25d::Tp25dDialect"];
}

def PlanArena : Pass<"plan-arena", "::mlir::func::FuncOp"> {
  let summary = "give every buffer its place in one arena";
  let description = [{
    The program is a straight line, so the lifetime of every buffer is known: from its first use to its last, its
    transfers' reclaims included. Buffers whose lifetimes overlap get disjoint, 64-byte aligned places, the largest
    first, each at the lowest offset that is free (greedy by size: Pisarchyk and Lee, "Efficient Memory Management for
    Deep Neural Net Inference", 2020, section 5.2). The arena becomes the function's last argument, `tp25d.arena`; its
    type tells the size.

    ```mlir
    %0 = memref.alloc() : memref<4x512xf32>
    ```
    becomes
    ```mlir
    %0 = memref.view %arena[%c8192][] : memref<16384xi8> to memref<4x512xf32>
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::memref::MemRefDialect"];
}

def LiftGlobals : Pass<"lift-globals", "::mlir::ModuleOp"> {
  let summary = "make constant buffers arguments that come with their values";
  let description = [{
    A GPU does not read the constants of a program on the host: each `memref.global` becomes a parameter with that
    value, whole on every device, which the runtime loads as it loads every other.
  }];
  let dependentDialects = ["::mlir::memref::MemRefDialect", "::tp25d::Tp25dDialect"];
}

#endif // TP25D_BUFFERIZE_PASSES_TD
