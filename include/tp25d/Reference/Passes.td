// Passes of the reference, which a model does not go through to be run but to be checked.

#ifndef TP25D_REFERENCE_PASSES_TD
#define TP25D_REFERENCE_PASSES_TD

include "mlir/Pass/PassBase.td"

def RemoveTp25d : Pass<"remove-tp25d", "::mlir::ModuleOp"> {
  let summary = "leave nothing of the tp25d dialect in a model";
  let description = [{
    Removes annotations, and dropouts, which let everything pass where a model is not trained. What is left is what
    upstream's own lowering knows.
  }];
}

def DecomposeNamed : Pass<"decompose-named", "::mlir::func::FuncOp"> {
  let summary = "write what has no loops of its own as operations that have";
  let description = [{
    By upstream's own decompositions: softmax and the like as several linalg operations, concatenations as slices. f64
    becomes bf16 by way of f32, and maxnumf and minnumf become comparisons.
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

def DefinePlaces : Pass<"define-places", "::mlir::func::FuncOp"> {
  let summary = "say what is at places outside of tensors, which upstream leaves open";
  let description = [{
    A slice or an element that is read at a computed place outside is moved inside, an element that would be written
    outside is not. `tensor.gather` and `tosa.gather` become `tensor.generate`; `tensor.scatter` and `tosa.scatter` become
    loops that insert one element after the other; `tensor.bitcast` becomes arith's; `linalg.pack` and `linalg.unpack` are
    lowered as upstream lowers them.
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect", "::mlir::scf::SCFDialect",
                           "::mlir::tensor::TensorDialect"];
}

def CopiesToLinalg : Pass<"copies-to-linalg", "::mlir::func::FuncOp"> {
  let summary = "copy buffers by linalg operations";
  let description = [{
    `memref.copy` of buffers that are not dense would call a library that is not linked.
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect"];
}

def WidenSums : Pass<"widen-sums", "::mlir::func::FuncOp"> {
  let summary = "keep what reductions accumulate in f64";
  let description = [{
    Every linalg.generic with reduction loops accumulates narrower floats in f64, and rounds once at its end. Products of
    which a sum is made are computed in f64 too. Sums of f64 are compensated: a second accumulator takes what each
    addition loses (A. Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, 1974; the error
    of one addition as of D. Knuth, The Art of Computer Programming, volume 2, section 4.2.2).

    The loop along which most operands are contiguous becomes the innermost.

    ```mlir
    %y = linalg.generic {indexing_maps = [#ik, #i], iterator_types = ["parallel", "reduction"]}
        ins(%x : tensor<4x8xbf16>) outs(%zero : tensor<4xbf16>) {
    ^bb0(%a: bf16, %sum: bf16):
      %s = arith.addf %sum, %a : bf16
      linalg.yield %s : bf16
    } -> tensor<4xbf16>
    ```
    becomes, between a conversion of %zero to f64 and one of the result to bf16,
    ```mlir
    ^bb0(%a: bf16, %sum: f64):
      %0 = arith.extf %a : bf16 to f32
      %1 = arith.extf %0 : f32 to f64
      %s = arith.addf %sum, %1 : f64
      linalg.yield %s : f64
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

#endif // TP25D_REFERENCE_PASSES_TD
