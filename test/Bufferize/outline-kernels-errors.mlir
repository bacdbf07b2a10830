// RUN: tp25d-opt %s --outline-kernels -verify-diagnostics

#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
func.func @tensors(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>, %c: tensor<4x6xf32>) -> tensor<4x6xf32> {
  // expected-error@+1 {{is not on buffers; --bufferize-program comes first}}
  %0 = tp25d.multiply ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%c : tensor<4x6xf32>) epilogue []
      {indexing_maps = [#mk, #kn, #mn]} -> tensor<4x6xf32>
  return %0 : tensor<4x6xf32>
}
