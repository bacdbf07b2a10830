// Logits of 12 classes for each of 8 tokens.
#a = affine_map<(b, m, n, k) -> (b, m, k)>
#b = affine_map<(b, m, n, k) -> (k, n)>
#c = affine_map<(b, m, n, k) -> (b, m, n)>
func.func @f(%x: tensor<4x8x6xf32>, %w: tensor<6x12xf32> {tp25d.param = "w"}) -> tensor<4x8x12xf32> {
  %zero = arith.constant dense<0.0> : tensor<4x8x12xf32>
  %p = linalg.generic {indexing_maps = [#a, #b, #c], iterator_types = ["parallel", "parallel", "parallel", "reduction"]}
      ins(%x, %w : tensor<4x8x6xf32>, tensor<6x12xf32>) outs(%zero : tensor<4x8x12xf32>) {
  ^bb0(%s: f32, %t: f32, %o: f32):
    %u = arith.mulf %s, %t : f32
    %v = arith.addf %o, %u : f32
    linalg.yield %v : f32
  } -> tensor<4x8x12xf32>
  return %p : tensor<4x8x12xf32>
}
