// Passes of the reference, which computes a model without sharding to check the results of sharded programs.

#ifndef TP25D_REFERENCE_PASSES_TD
#define TP25D_REFERENCE_PASSES_TD

include "mlir/Pass/PassBase.td"

def RemoveTp25d : Pass<"remove-tp25d", "::mlir::ModuleOp"> {
  let summary = "remove the annotations and operations of the tp25d dialect";
  let description = [{
    Removes annotations, and dropouts, which are the identity in inference, so that upstream's own lowering knows all
    operations that remain.
  }];
}

def DecomposeNamed : Pass<"decompose-named", "::mlir::func::FuncOp"> {
  let summary = "decompose operations that are no loops into operations that are";
  let description = [{
    Applies upstream's own decompositions: softmax and similar operations become several linalg operations, and
    concatenations become slices. Conversions from f64 to bf16 go through f32, and maxnumf and minnumf become
    comparisons.
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

def DefinePlaces : Pass<"define-places", "::mlir::func::FuncOp"> {
  let summary = "define reads and writes outside of tensors, which upstream leaves undefined";
  let description = [{
    The computed offsets of slices, and the computed indices of elements that are read, are clamped to the inside of the
    tensor; an element whose indices are outside is not written. `tensor.gather` and `tosa.gather` become
    `tensor.generate`; `tensor.scatter` and `tosa.scatter` become loops that insert one element after the other;
    `tensor.bitcast` becomes `arith.bitcast`; `linalg.pack` and `linalg.unpack` are lowered by upstream's functions.
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect", "::mlir::scf::SCFDialect",
                           "::mlir::tensor::TensorDialect"];
}

def CopiesToLinalg : Pass<"copies-to-linalg", "::mlir::func::FuncOp"> {
  let summary = "copy buffers by linalg operations";
  let description = [{
    Lowering `memref.copy` of buffers that are not dense would call a library that is not linked.
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect"];
}

def WidenSums : Pass<"widen-sums", "::mlir::func::FuncOp"> {
  let summary = "accumulate reductions in f64";
  let description = [{
    Every linalg.generic with reduction loops accumulates narrower floats in f64, and rounds once at its end. Products
    that are summed are computed in f64, too. Sums of f64 are compensated: a second accumulator sums the rounding errors
    of the additions (A. Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, 1974; the
    error of one addition follows D. Knuth, The Art of Computer Programming, volume 2, section 4.2.2).

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
