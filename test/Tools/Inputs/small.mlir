// Two inputs, a parameter, two results: y = x w and twice b.
func.func @small(%x: tensor<2x4xf32>, %w: tensor<4x2xf32> {tp25d.param = "w"}, %b: tensor<2xf32>)
    -> (tensor<2x2xf32>, tensor<2xf32>) {
  %zero = arith.constant dense<0.0> : tensor<2x2xf32>
  %y = linalg.matmul ins(%x, %w : tensor<2x4xf32>, tensor<4x2xf32>) outs(%zero : tensor<2x2xf32>) -> tensor<2x2xf32>
  %e = tensor.empty() : tensor<2xf32>
  %twice = linalg.add ins(%b, %b : tensor<2xf32>, tensor<2xf32>) outs(%e : tensor<2xf32>) -> tensor<2xf32>
  return %y, %twice : tensor<2x2xf32>, tensor<2xf32>
}
