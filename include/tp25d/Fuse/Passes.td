// Passes of the Fuse stage.

#ifndef TP25D_FUSE_PASSES_TD
#define TP25D_FUSE_PASSES_TD

include "mlir/Pass/PassBase.td"

def LowerLookups : Pass<"lower-lookups", "::mlir::func::FuncOp"> {
  let summary = "lower sums of which only one term is not zero to lookups";
  let description = [{
    A sum over a loop of terms that are zero unless the loop's index has one value becomes that one term: operands that
    the loop indexes are read there. This is what `raise-lookups` made, partitioned: with the offset of the device's
    block, the place may be outside of it, and then the term is zero.

    ```mlir
    %y = linalg.generic {iterator_types = ["parallel", "reduction"], ...}
        ins(%places, %table : tensor<8xindex>, tensor<32xf32>) outs(%zeros : tensor<8xf32>) {
    ^bb0(%place: index, %element: f32, %sum: f32):
      %here = linalg.index 1 : index
      %found = arith.cmpi eq, %here, %place : index
      %term = arith.select %found, %element, %zero : f32
      %new = arith.addf %sum, %term : f32
      linalg.yield %new : f32
    }
    ```
    becomes
    ```mlir
    %y = linalg.generic {iterator_types = ["parallel"], ...} ins(%places : tensor<8xindex>) outs(%e : tensor<8xf32>) {
    ^bb0(%place: index, %out: f32):
      %inside = ... // %place, at least 0, at most 31
      %is_inside = arith.cmpi eq, %place, %inside : index
      %element = tensor.extract %table[%inside] : tensor<32xf32>
      %term = arith.select %is_inside, %element, %zero : f32
      linalg.yield %term : f32
    }
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

def LowerScalars : Pass<"lower-scalars", "::mlir::func::FuncOp"> {
  let summary = "compute scalars that depend on elements of tensors in kernels";
  let description = [{
    Between kernels, programs compute nothing that depends on elements of tensors, which may be in the memory of a GPU.
    So a scalar that is read from a tensor, or computed from such a scalar, becomes a tensor of rank 0, which a
    `linalg.generic` computes. Bodies that read the scalar get the tensor as an operand. A slice with such a scalar as
    an offset or a stride becomes a `linalg.generic` as well. A slice that would lie outside of its tensor is moved
    inside, as XLA's dynamic_slice and dynamic_update_slice do, and an index of `tensor.extract` that depends on
    elements is clamped, in bodies as well.

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

def FuseElementwise : Pass<"fuse-elementwise", "::mlir::func::FuncOp"> {
  let summary = "fuse elementwise operations with each other, and move reshapes out of their way";
  let description = [{
    Upstream's fusion of linalg operations, with two restrictions. Nothing is fused with products of matrices, so that
    the product library still recognizes them; a reshape next to a product moves past the neighbouring elementwise
    operations, which then have the product's shape. An operation that reads its `outs` operand is not fused with the
    users of its result, because the fused operation would not have that operand.

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

def FuseEpilogues : Pass<"fuse-epilogues", "::mlir::func::FuncOp"> {
  let summary = "turn products, with elementwise operations after them, into calls of the product library";
  let description = [{
    Every floating-point contraction of matrices becomes a `tp25d.multiply`. An init of zeros is dropped. An elementwise
    operation becomes the epilogue of a product if it is the product's only user and consists of known activations, and
    of additions and multiplications with operands that have the product's layout (or one number for each column).

    ```mlir
    %1 = linalg.contract ... ins(%a, %b : ...) outs(%acc : ...) -> tensor<4x512xf32>
    %2 = linalg.generic ... ins(%1, %bias : tensor<4x512xf32>, tensor<512xf32>) { addf, then maximumf with 0.0 }
    ```
    becomes
    ```mlir
    %2 = tp25d.multiply ins(%a, %b : ...) outs(%acc : ...)
        epilogue [#tp25d.epilogue<add>, #tp25d.epilogue<relu>] with(%bias : tensor<512xf32>) {accumulate, ...}
    ```

    The library determines the element types and epilogues: cuBLASLt adds one number for each column, and then applies
    nothing, ReLU or GELU in its tanh form.
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
    So each part can be computed in its place in the result, without a copy.

    ```mlir
    %c = tensor.concat dim(0) %a, %b : (tensor<2x8xf32>, tensor<3x8xf32>) -> tensor<5x8xf32>
    ```
    becomes two `tensor.insert_slice` into a `tensor.empty`; a `tensor.pad` becomes a fill and an insertion.
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect", "::mlir::tensor::TensorDialect"];
}

#endif // TP25D_FUSE_PASSES_TD
