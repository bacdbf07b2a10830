// A result of 128 MiB from small inputs.
func.func @large_result(%x: tensor<4096x16xf32>, %w: tensor<16x8192xf32>) -> tensor<4096x8192xf32> {
  %zeros = arith.constant dense<0.0> : tensor<4096x8192xf32>
  %y = linalg.matmul ins(%x, %w : tensor<4096x16xf32>, tensor<16x8192xf32>) outs(%zeros : tensor<4096x8192xf32>)
      -> tensor<4096x8192xf32>
  return %y : tensor<4096x8192xf32>
}
