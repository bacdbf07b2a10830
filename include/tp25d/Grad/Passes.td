// Passes of the Grad stage.

#ifndef TP25D_GRAD_PASSES_TD
#define TP25D_GRAD_PASSES_TD

include "mlir/Pass/PassBase.td"

def AddLoss : Pass<"add-loss", "::mlir::ModuleOp"> {
  let summary = "replace a model's results by how wrong the first one is";
  let description = [{
    Adds an input `labels`, and returns the loss of result 0, the mean over all samples, and what it is the mean of, how
    many samples or elements, as two scalars of f32. Sums are kept in f32 or wider.

    `softmax-cross-entropy` takes the last dimension of the result for logits of classes, and an i32 of a label for each
    sample, the number of its class. Maxima and sums over the classes are reductions, so that with classes split over
    devices nothing but one number a sample and device is exchanged. The maximum, which is subtracted from all logits
    before they are exponentiated, has no gradient (`tp25d.stop_gradient`): the loss does not depend on it. A label of -1
    leaves its sample out of the mean.

    `mean-squared-error` takes labels like the result; a NaN leaves its element out.

    With `accuracy`, softmax-cross-entropy returns one more scalar: how many of the samples are of the first class that has
    the largest logit.

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
    Option<"accuracy", "accuracy", "bool", "false", "return the number of samples that are right, too">
  ];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect", "::mlir::math::MathDialect",
                           "::mlir::tensor::TensorDialect"];
}

def Grad : Pass<"tp25d-grad", "::mlir::ModuleOp"> {
  let summary = "append gradients of a result to a model's results";
  let description = [{
    Reverse-mode differentiation of an imported model, before it is sharded: for every floating-point parameter (but
    those that are `tp25d.frozen` or a `tp25d.state`), in the order of arguments, the function also returns the gradient
    of the sum of all elements of result `of`. Arguments that the result does not depend on have a gradient of zeros.
    Results of operations with `tp25d.stop_gradient` count as constants.

    One rule serves products, elementwise operations, broadcasts and sums. The adjoint of a linalg operation for one of
    its operands is a `linalg.generic` over the same loops that has the operand's indexing map as its output's: loops
    that do not index the operand become sums. Its body is the operation's own, followed by what the chain rule makes of
    it. The adjoints of a product C = AB are so the products dA = dC Bᵀ and dB = Aᵀ dC. Where several elements attain
    the maximum that a reduction takes, they share the gradient alike, as in JAX. A `tensor.extract` in a body, a lookup,
    adds to the elements that it read. A value that is used twice has the sum of both gradients.

    What the backward pass reads of the forward pass is kept, or computed once more before its first use there
    (activation checkpointing). By size, an elementwise operation is computed once more where what it reads and would not
    be kept otherwise takes fewer bytes than its result. `recompute=all` keeps the results of matrix products only. Such
    operations have `tp25d.adjoint`, so that nothing merges them with the first ones.

    The adjoints of a product have `tp25d.adjoint_of` with the number that the product has as `tp25d.product`, so that
    the Shard stage can give them its form: what stays put there, or its gradient, stays put here.

    What has no rule is an error at its location: a reduction by multiplication, an operand that loops index by a sum, a
    scalar that is read from a tensor outside of any body.

    ```mlir
    func.func @f(%x: tensor<8x4xf32>, %w: tensor<4x2xf32> {tp25d.param = "w"}) -> tensor<8x2xf32> {
      %p = linalg.matmul ins(%x, %w : tensor<8x4xf32>, tensor<4x2xf32>) outs(%zero : tensor<8x2xf32>) -> tensor<8x2xf32>
      return %p : tensor<8x2xf32>
    ```
    becomes a function that returns `tensor<8x2xf32>, tensor<4x2xf32>`, the latter a sum over `%x` and ones.

    Sources: Griewank and Walther, Evaluating Derivatives, chapter 3 (the reverse mode); Korthikanti and others, "Reducing
    activation recomputation in large transformer models", MLSys 2023, section 5 (keep products, compute the rest again).
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect", "::mlir::math::MathDialect",
                           "::mlir::tensor::TensorDialect"];
  let options = [
    Option<"of", "of", "int64_t", "0", "the result to differentiate">,
    Option<"inputs", "inputs", "bool", "false", "differentiate with respect to inputs as well as parameters">,
    Option<"recompute", "recompute", "std::string", "\"by-size\"",
           "what of the forward pass is computed once more, rather than kept, for the backward pass: nothing, by-size or "
           "all">
  ];
}

def AddOptimizer : Pass<"add-optimizer", "::mlir::ModuleOp"> {
  let summary = "replace the gradients that a model returns by updates of its parameters";
  let description = [{
    Takes what `tp25d-grad` appended, one gradient for each trained parameter, off the results again, and appends next
    values (parameters of bf16 and f16 are updated in their own type: what is smaller than its steps is lost): of the parameters, of what the optimizer keeps for each of them (arguments with `tp25d.state`), and of the
    number of steps taken, `training.step`. Those results have `tp25d.updates`.

    With gradient g, parameter w, t steps taken including this one, and the learning rate r of this step:

    | optimizer | state | next |
    |---|---|---|
    | `sgd` | momentum v (none if `momentum` is 0) | v = momentum v + g; w = w - r v |
    | `adamw` | first_moment m, second_moment v | m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; w = w - r (m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + epsilon) + weight-decay w) |

    Weight decay is of parameters of two dimensions and more. `clip-norm` scales all gradients by one factor where the
    root of the sum of all their squares exceeds it. The learning rate grows linearly over the first `warmup-steps`, and
    then stays (`constant`), or follows half a cosine down to zero at `total-steps` (`cosine`). States are f32, or f64 for
    parameters of f64.

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

    Sources: Loshchilov and Hutter, "Decoupled weight decay regularization", ICLR 2019, algorithm 2 (AdamW, with the rate
    times the decay, as PyTorch has it), and "SGDR", ICLR 2017, equation 5 (cosine); Pascanu, Mikolov and Bengio, "On the
    difficulty of training recurrent neural networks", ICML 2013, section 3.2 (clipping).
  }];
  let options = [
    Option<"optimizer", "optimizer", "std::string", "\"adamw\"", "sgd or adamw">,
    Option<"learningRate", "learning-rate", "double", "2e-3", "the learning rate">,
    Option<"momentum", "momentum", "double", "0.9", "of sgd">,
    Option<"beta1", "beta1", "double", "0.9", "of adamw: how much of the first moment stays">,
    Option<"beta2", "beta2", "double", "0.999", "of adamw: how much of the second moment stays">,
    Option<"epsilon", "epsilon", "double", "1e-8", "of adamw: what the root of the second moment is added to">,
    Option<"weightDecay", "weight-decay", "double", "0.01", "of adamw">,
    Option<"clipNorm", "clip-norm", "double", "0", "the largest norm of all gradients; 0: any">,
    Option<"schedule", "schedule", "std::string", "\"constant\"", "of the learning rate: constant or cosine">,
    Option<"warmupSteps", "warmup-steps", "int64_t", "0", "in which the learning rate grows">,
    Option<"totalSteps", "total-steps", "int64_t", "0", "after which the cosine has come down to zero">
  ];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect", "::mlir::math::MathDialect",
                           "::mlir::tensor::TensorDialect"];
}

#endif // TP25D_GRAD_PASSES_TD
