// Passes of the Import stage.

#ifndef TP25D_IMPORT_PASSES_TD
#define TP25D_IMPORT_PASSES_TD

include "mlir/Pass/PassBase.td"

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

def LiftConstants : Pass<"lift-constants", "::mlir::ModuleOp"> {
  let summary = "make large constants named parameters of the model";
  let description = [{
    A constant tensor that is no splat and has at least `minimum-bytes` bytes becomes an argument of its function with
    `tp25d.param = "constant_<n>"`, its elements beside it as `tp25d.value`. So it is sharded like any other parameter,
    and a file given with `--params` may override it. Small constants stay: every device holds them whole.

    ```mlir
    func.func @f(%x: tensor<8x64xf32>) -> tensor<8x64xf32> {
      %w = arith.constant dense<"0x..."> : tensor<64x64xf32>
    ```
    becomes
    ```mlir
    func.func @f(%x: tensor<8x64xf32>,
                 %w: tensor<64x64xf32> {tp25d.param = "constant_0", tp25d.value = dense<"0x..."> : tensor<64x64xf32>})
    ```
  }];
  let options = [
    Option<"minimumBytes", "minimum-bytes", "int64_t", "1024", "constants of fewer bytes stay constants">
  ];
}

def CheckModel : Pass<"check-model", "::mlir::ModuleOp"> {
  let summary = "reject what the stages cannot shard, with the reason";
  let description = [{
    A model is one public function without control flow, of tensors with static shapes, whose operations have no side
    effects. Anything else is an error at its location.
  }];
}

#endif // TP25D_IMPORT_PASSES_TD
