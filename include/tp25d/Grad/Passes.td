// Passes of the Grad stage.

#ifndef TP25D_GRAD_PASSES_TD
#define TP25D_GRAD_PASSES_TD

include "mlir/Pass/PassBase.td"

def Grad : Pass<"tp25d-grad", "::mlir::ModuleOp"> {
  let summary = "append gradients of a result to a model's results";
  let description = [{
    Reverse-mode differentiation of an imported model, before it is sharded: for every floating-point parameter, in the
    order of arguments, the function also returns the gradient of the sum of all elements of result `of`. Arguments that
    the result does not depend on have a gradient of zeros.

    One rule serves products, elementwise operations, broadcasts and sums. The adjoint of a linalg operation for one of
    its operands is a `linalg.generic` over the same loops that has the operand's indexing map as its output's: loops
    that do not index the operand become sums. Its body is the operation's own, followed by what the chain rule makes of
    it. The adjoints of a product C = AB are so the products dA = dC Bᵀ and dB = Aᵀ dC. Where several elements attain
    the maximum that a reduction takes, they share the gradient alike, as in JAX. A `tensor.extract` in a body, a lookup,
    adds to the elements that it read. A value that is used twice has the sum of both gradients.

    What has no rule is an error at its location: a reduction by multiplication, an operand that loops index by a sum, a
    scalar that is read from a tensor outside of any body.

    ```mlir
    func.func @f(%x: tensor<8x4xf32>, %w: tensor<4x2xf32> {tp25d.param = "w"}) -> tensor<8x2xf32> {
      %p = linalg.matmul ins(%x, %w : tensor<8x4xf32>, tensor<4x2xf32>) outs(%zero : tensor<8x2xf32>) -> tensor<8x2xf32>
      return %p : tensor<8x2xf32>
    ```
    becomes a function that returns `tensor<8x2xf32>, tensor<4x2xf32>`, the latter a sum over `%x` and ones.

    Source: Griewank and Walther, Evaluating Derivatives, chapter 3 (the reverse mode).
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect", "::mlir::math::MathDialect",
                           "::mlir::tensor::TensorDialect"];
  let options = [
    Option<"of", "of", "int64_t", "0", "the result to differentiate">,
    Option<"inputs", "inputs", "bool", "false", "differentiate with respect to inputs as well as parameters">
  ];
}

#endif // TP25D_GRAD_PASSES_TD
