// A product whose terms have very different sizes, so that the order of summation shows, and the sum of all elements.
#identity = affine_map<(m, n) -> (m, n)>
#none = affine_map<(m, n) -> ()>
func.func @sums(%x: tensor<48x96xf32>, %w: tensor<96x48xf32>) -> (tensor<48x48xf32>, tensor<f32>) {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<48x96xf32>
  %spread = linalg.generic {indexing_maps = [#identity, #identity], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<48x96xf32>) outs(%empty : tensor<48x96xf32>) {
  ^bb0(%v: f32, %out: f32):
    %square = arith.mulf %v, %v : f32
    %fourth = arith.mulf %square, %square : f32
    %eighth = arith.mulf %fourth, %fourth : f32
    %result = arith.mulf %eighth, %v : f32
    linalg.yield %result : f32
  } -> tensor<48x96xf32>
  %zeros = arith.constant dense<0.0> : tensor<48x48xf32>
  %y = linalg.matmul ins(%spread, %w : tensor<48x96xf32>, tensor<96x48xf32>) outs(%zeros : tensor<48x48xf32>)
      -> tensor<48x48xf32>
  %start = tensor.empty() : tensor<f32>
  %filled = linalg.fill ins(%zero : f32) outs(%start : tensor<f32>) -> tensor<f32>
  %all = linalg.generic {indexing_maps = [#identity, #none], iterator_types = ["reduction", "reduction"]}
      ins(%y : tensor<48x48xf32>) outs(%filled : tensor<f32>) {
  ^bb0(%v: f32, %sum: f32):
    %next = arith.addf %sum, %v : f32
    linalg.yield %next : f32
  } -> tensor<f32>
  return %y, %all : tensor<48x48xf32>, tensor<f32>
}
