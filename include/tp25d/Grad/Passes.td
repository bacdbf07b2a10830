// Passes of the Grad stage.

#ifndef TP25D_GRAD_PASSES_TD
#define TP25D_GRAD_PASSES_TD

include "mlir/Pass/PassBase.td"

def AddLoss : Pass<"add-loss", "::mlir::ModuleOp"> {
  let summary = "replace a model's results by the loss of the first one";
  let description = [{
    Adds an input `labels`, and returns two scalars of f32: the loss of result 0, which is a mean, and the number of
    samples or elements that it is the mean of. Sums are kept in f32 or wider.

    `softmax-cross-entropy` takes the last dimension of the result as logits of classes, and for each sample an i32
    label, the number of its class. Maxima and sums over the classes are reductions, so that if classes are split over
    devices, each device exchanges only one number for each sample. The maximum, which is subtracted from all logits
    before they are exponentiated, has no gradient (`tp25d.stop_gradient`): the loss does not depend on it. A label of
    -1 excludes its sample from the mean.

    `mean-squared-error` takes labels of the type of the result; a NaN excludes its element from the mean.

    With `accuracy`, softmax-cross-entropy returns one more scalar: the number of samples whose label is the first class
    with the largest logit.

    ```mlir
    func.func @f(%x: tensor<8x4xf32>, %w: ...) -> tensor<8x10xf32>
    ```
    becomes
    ```mlir
    func.func @f(%x: tensor<8x4xf32>, %w: ..., %labels: tensor<8xi32>) -> (tensor<f32>, tensor<f32>)
    ```
  }];
  let options = [
    Option<"loss", "loss", "std::string", "\"softmax-cross-entropy\"", "softmax-cross-entropy or mean-squared-error">,
    Option<"accuracy", "accuracy", "bool", "false", "also return the number of samples that are classified right">
  ];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect", "::mlir::math::MathDialect",
                           "::mlir::tensor::TensorDialect"];
}

def Differentiate : Pass<"differentiate", "::mlir::ModuleOp"> {
  let summary = "append gradients of a result to a model's results";
  let description = [{
    Reverse-mode differentiation of an imported model, before it is sharded: for every floating-point parameter (but
    those that are `tp25d.frozen` or a `tp25d.state`), in the order of arguments, the function also returns the gradient
    of the sum of all elements of result `of`. Arguments that the result does not depend on have a gradient of zeros.
    Results of operations with `tp25d.stop_gradient` count as constants.

    One rule serves products, elementwise operations, broadcasts and sums. The adjoint of a linalg operation for one of
    its operands is a `linalg.generic` over the same loops that has the operand's indexing map as its output's: loops
    that do not index the operand become sums. Its body is the operation's own, followed by the chain rule applied to
    it. The adjoints of a product C = AB are therefore the products dA = dC Bᵀ and dB = Aᵀ dC. If several elements
    attain the maximum of a reduction, its gradient is divided equally among them, as in JAX. A `tensor.extract` in a
    body, a lookup, adds its gradient to the elements that it read. The gradients of all uses of a value are summed.

    Values of the forward pass that the backward pass reads are kept, or recomputed before their first use there
    (activation checkpointing). By size, an elementwise operation is recomputed if the values that would be kept only
    for that take fewer bytes than its result. `recompute=all` keeps the results of matrix products only. Recomputed
    operations have `tp25d.adjoint`, so that they are not merged with the original ones.

    The adjoints of a product have `tp25d.adjoint_of` with the number that the product has as `tp25d.product`, so that
    the Shard stage can give them its form: the matrix that is stationary in the product, or its gradient, is stationary
    in the adjoint.

    Operations without a rule are errors at their location: a reduction by multiplication, an operand that is indexed by
    a sum of loops, a scalar that is read from a tensor outside of any body.

    ```mlir
    func.func @f(%x: tensor<8x4xf32>, %w: tensor<4x2xf32> {tp25d.param = "w"}) -> tensor<8x2xf32> {
      %p = linalg.matmul ins(%x, %w : tensor<8x4xf32>, tensor<4x2xf32>) outs(%zero : tensor<8x2xf32>) -> tensor<8x2xf32>
      return %p : tensor<8x2xf32>
    ```
    becomes a function that returns `tensor<8x2xf32>, tensor<4x2xf32>`, the latter a sum over `%x` and ones.

    Sources: Griewank and Walther, Evaluating Derivatives, chapter 3 (the reverse mode); Korthikanti and others,
    "Reducing activation recomputation in large transformer models", MLSys 2023, section 5 (keep products, compute the
    rest again).
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect", "::mlir::math::MathDialect",
                           "::mlir::tensor::TensorDialect"];
  let options = [
    Option<"of", "of", "int64_t", "0", "the result to differentiate">,
    Option<"inputs", "inputs", "bool", "false", "differentiate with respect to inputs as well as parameters">,
    Option<"recompute", "recompute", "std::string", "\"by-size\"",
           "values of the forward pass that are recomputed for the backward pass instead of kept: nothing, by-size or "
           "all">
  ];
}

def AddOptimizer : Pass<"add-optimizer", "::mlir::ModuleOp"> {
  let summary = "replace the gradients that a model returns by updates of its parameters";
  let description = [{
    Replaces the results that `differentiate` appended, one gradient for each trained parameter, by next values: of the
    parameters, of the states that the optimizer keeps for each of them (arguments with `tp25d.state`), and of the
    number of training steps taken, `training.step`. Those results have `tp25d.updates`. Parameters of bf16 and f16 are
    updated in their own type, so changes smaller than its resolution are lost.

    With gradient g, parameter w, t training steps taken including this one, and the learning rate r of this step:

    | optimizer | state | next |
    |---|---|---|
    | `sgd` | momentum v (none if `momentum` is 0) | v = momentum v + g; w = w - r v |
    | `adamw` | first_moment m, second_moment v | m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; w = w - r (m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + epsilon) + weight-decay w) |

    Weight decay applies to parameters of two dimensions and more. `clip-norm` scales all gradients by one factor if the
    root of the sum of all their squares exceeds it. The learning rate grows linearly over the first `warmup-steps`, and
    then stays (`constant`), or follows half a cosine down to zero at `total-steps` (`cosine`). States are f32, or f64
    for parameters of f64.

    ```mlir
    func.func @f(%x: ..., %w: tensor<4x2xf32> {tp25d.param = "w"}) -> (tensor<f32>, tensor<4x2xf32>)
    ```
    becomes, with `optimizer=sgd`,
    ```mlir
    func.func @f(%x: ..., %w: tensor<4x2xf32> {tp25d.param = "w"},
                 %step: tensor<i64> {tp25d.param = "training.step", tp25d.state},
                 %v: tensor<4x2xf32> {tp25d.param = "optimizer.momentum.w", tp25d.state = "w"})
        -> (tensor<f32>, tensor<i64> {tp25d.updates = "training.step"},
            tensor<4x2xf32> {tp25d.updates = "optimizer.momentum.w"}, tensor<4x2xf32> {tp25d.updates = "w"})
    ```

    Sources: Loshchilov and Hutter, "Decoupled weight decay regularization", ICLR 2019, algorithm 2 (AdamW, with the
    rate times the decay, as PyTorch has it), and "SGDR", ICLR 2017, equation 5 (cosine); Pascanu, Mikolov and Bengio,
    "On the difficulty of training recurrent neural networks", ICML 2013, section 3.2 (clipping).
  }];
  let options = [
    Option<"optimizer", "optimizer", "std::string", "\"adamw\"", "sgd or adamw">,
    Option<"learningRate", "learning-rate", "double", "2e-3", "the learning rate">,
    Option<"momentum", "momentum", "double", "0.9", "momentum of sgd">,
    Option<"beta1", "beta1", "double", "0.9", "of adamw: the factor by which the first moment decays in a training step">,
    Option<"beta2", "beta2", "double", "0.999", "of adamw: the factor by which the second moment decays in a training step">,
    Option<"epsilon", "epsilon", "double", "1e-8", "of adamw: added to the root of the second moment">,
    Option<"weightDecay", "weight-decay", "double", "0.01", "weight decay of adamw">,
    Option<"clipNorm", "clip-norm", "double", "0", "the largest norm of all gradients together; 0: unlimited">,
    Option<"schedule", "schedule", "std::string", "\"constant\"", "schedule of the learning rate: constant or cosine">,
    Option<"warmupSteps", "warmup-steps", "int64_t", "0", "training steps in which the learning rate grows">,
    Option<"totalSteps", "total-steps", "int64_t", "0", "training steps after which the cosine has reached zero">
  ];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect", "::mlir::math::MathDialect",
                           "::mlir::tensor::TensorDialect"];
}

#endif // TP25D_GRAD_PASSES_TD
