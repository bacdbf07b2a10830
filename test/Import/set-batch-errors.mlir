// RUN: tp25d-opt %s --split-input-file --verify-diagnostics --set-batch=batch=6

func.func @parameter(%x: tensor<4x8xf32>, %b: tensor<4x8xf32> {tp25d.param = "b"}) -> tensor<4x8xf32> {
  %e = tensor.empty() : tensor<4x8xf32>
  // expected-error@+1 {{linalg.add fixes the number of samples, which cannot become 6: parameter 'b' has as many elements}}
  %0 = linalg.add ins(%x, %b : tensor<4x8xf32>, tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// -----

func.func @slice(%x: tensor<4x8xf32>) -> tensor<2x8xf32> {
  // expected-error@+1 {{tensor.extract_slice fixes the number of samples, which cannot become 6}}
  %0 = tensor.extract_slice %x[0, 0] [2, 8] [1, 1] : tensor<4x8xf32> to tensor<2x8xf32>
  return %0 : tensor<2x8xf32>
}

// -----

// expected-error@+1 {{argument 0 is a scalar, which has no samples}}
func.func @scalar(%x: tensor<f32>) -> tensor<f32> {
  return %x : tensor<f32>
}
