// Passes of the Import stage.

#ifndef TP25D_IMPORT_PASSES_TD
#define TP25D_IMPORT_PASSES_TD

include "mlir/Pass/PassBase.td"

def LowerDropout : Pass<"lower-dropout", "::mlir::ModuleOp"> {
  let summary = "draw what dropout sets to zero, or leave dropout out";
  let description = [{
    With `training`, every `tp25d.dropout` becomes a `linalg.generic` that draws a random word for each element by
    Philox4x32-10: its counter is the element's index in the whole tensor (64 bits), the step (32 bits), and the number
    of the operation in the model; its key is the seed. The first word of the block decides: below `rate` times 2^32 the
    element is zero. Seed and step are the states `training.seed` and `training.step`, which the model gets as
    arguments. Without `training` the operand takes its place.

    ```mlir
    %y = tp25d.dropout %x rate 1.0e-01 : tensor<16x256xf32>
    ```
    becomes
    ```mlir
    %y = linalg.generic ... ins(%x, %seed, %step : tensor<16x256xf32>, tensor<i64>, tensor<i64>) {
      ... linalg.index, arith.mului_extended, arith.xori ...
      %kept = arith.cmpi uge, %word, %threshold : i32
    ```

    Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011 (Philox).
  }];
  let options = [
    Option<"training", "training", "bool", "false", "whether the model is to be trained">
  ];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

def SetBatch : Pass<"set-batch", "::mlir::ModuleOp"> {
  let summary = "give a model another number of samples";
  let description = [{
    Dimension 0 of every input counts samples. Gives it the size `batch`, and so every dimension that sharding rules tie
    to it, up to the results; `tensor.expand_shape` and `tensor.collapse_shape` of several dimensions keep all sizes but
    that of the samples. What fixes the number otherwise (a parameter, a constant that is no splat, a slice) is an
    error at its location.

    `--set-batch=batch=96` turns

    ```mlir
    func.func @f(%x: tensor<352x64xf32>, %w: tensor<64x10xf32> {tp25d.param = "w"}) -> tensor<352x10xf32>
    ```
    into
    ```mlir
    func.func @f(%x: tensor<96x64xf32>, %w: tensor<64x10xf32> {tp25d.param = "w"}) -> tensor<96x10xf32>
    ```
  }];
  let options = [
    Option<"batch", "batch", "int64_t", "0", "samples; 0: as many as the model has">
  ];
  let dependentDialects = ["::tp25d::Tp25dDialect"];
}

def AccumulateInF32 : Pass<"accumulate-in-f32", "::mlir::func::FuncOp"> {
  let summary = "keep sums of narrow floats in f32";
  let description = [{
    A reduction whose result is a sum or a product of bf16 or f16 accumulates in f32 and is rounded once, after the
    devices' parts have been combined. (Products of matrices keep their sums in f32 anyway.)

    ```mlir
    ^bb0(%a: bf16, %sum: bf16):
      %s = arith.addf %sum, %a : bf16
    ```
    becomes, between a conversion of the init to f32 and one of the result to bf16,
    ```mlir
    ^bb0(%a: bf16, %sum: f32):
      %0 = arith.extf %a : bf16 to f32
      %s = arith.addf %sum, %0 : f32
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

def GeneralizeOps : Pass<"generalize-ops", "::mlir::func::FuncOp"> {
  let summary = "write every computation as a product or a linalg.generic";
  let description = [{
    Decomposes aggregates (softmax), makes elementwise operations on tensors (arith, math) `linalg.generic`, and
    generalizes named linalg operations other than products and fills, so that
    later stages see indexing maps and scalar bodies only. An `outs` operand that a body does not read becomes
    `tensor.empty`. What the user annotated (`tp25d.*` attributes) is kept.

    ```mlir
    %1 = linalg.exp ins(%0 : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32>
    ```
    becomes a `linalg.generic` with `math.exp` in its body; `linalg.matmul` stays as it is.
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect", "::mlir::math::MathDialect",
                           "::mlir::tensor::TensorDialect"];
}

def GeneralizeTensorOps : Pass<"generalize-tensor-ops", "::mlir::func::FuncOp"> {
  let summary = "write what makes tensors of elements, or by computed places, as linalg.generic";
  let description = [{
    `tensor.insert`, `from_elements`, `generate`, `gather`, `scatter`, `bitcast`, `tosa.scatter`, and an `arith.select` of
    tensors by a scalar become a `linalg.generic` each, `tensor.splat` a `linalg.fill`; a `tensor.reshape` becomes
    reshapes of constant shape, a `tensor.pad` by what is no constant an insertion, `linalg.pack` and `unpack`
    transpositions. An index of a gather that is outside is moved inside; what is scattered or inserted outside is left
    out.

    ```mlir
    %1 = tensor.insert %v into %x[%i] : tensor<8xf32>
    ```
    becomes
    ```mlir
    %1 = linalg.generic ... ins(%x : tensor<8xf32>) outs(%e : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %index = linalg.index 0 : index
      %here = arith.cmpi eq, %index, %i : index
      %element = arith.select %here, %v, %in : f32
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

def LiftConstants : Pass<"lift-constants", "::mlir::ModuleOp"> {
  let summary = "make large constants named parameters of the model";
  let description = [{
    A constant tensor that is no splat and has at least `minimum-bytes` bytes becomes an argument of its function with
    `tp25d.param = "constant_<n>"`, its elements beside it as `tp25d.value`, and `tp25d.frozen`: training leaves it as it
    is. So it is sharded like any other parameter, and a file given with `--params` may override it. Small constants stay: every device holds them whole.

    ```mlir
    func.func @f(%x: tensor<8x64xf32>) -> tensor<8x64xf32> {
      %w = arith.constant dense<"0x..."> : tensor<64x64xf32>
    ```
    becomes
    ```mlir
    func.func @f(%x: tensor<8x64xf32>,
                 %w: tensor<64x64xf32> {tp25d.param = "constant_0", tp25d.value = dense<"0x..."> : tensor<64x64xf32>,
                                          tp25d.frozen})
    ```
  }];
  let options = [
    Option<"minimumBytes", "minimum-bytes", "int64_t", "1024", "constants of fewer bytes stay constants">
  ];
}

def CheckTypes : Pass<"check-types", "::mlir::ModuleOp"> {
  let summary = "reject types that no stage computes with";
  let description = [{
    Elements are f16, bf16, f32, f64, integers or indices. Others (f8, complex, quantized types), encodings of tensors, and
    the control flow of TOSA are an error at their location, before passes of upstream stumble over them.
  }];
}

def CheckModel : Pass<"check-model", "::mlir::ModuleOp"> {
  let summary = "reject what the stages cannot shard, with the reason";
  let description = [{
    A model is one public function without control flow, of tensors with static shapes, whose operations have no side
    effects. Anything else is an error at its location.
  }];
}

#endif // TP25D_IMPORT_PASSES_TD
