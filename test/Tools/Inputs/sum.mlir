// A state, the sum of all inputs so far.
func.func @sum(%x: tensor<2x2xf32>, %sum: tensor<2x2xf32> {tp25d.param = "sum", tp25d.state})
    -> (tensor<2x2xf32>, tensor<2x2xf32> {tp25d.updates = "sum"}) {
  %e = tensor.empty() : tensor<2x2xf32>
  %next = linalg.add ins(%sum, %x : tensor<2x2xf32>, tensor<2x2xf32>) outs(%e : tensor<2x2xf32>) -> tensor<2x2xf32>
  return %next, %next : tensor<2x2xf32>, tensor<2x2xf32>
}
