// Two layers whose sizes grids of two and of three divide, with dropout.
#id = affine_map<(m, n) -> (m, n)>
#columns = affine_map<(m, n) -> (n)>

func.func @regression(%x: tensor<36x48xf32>, %w: tensor<48x96xf32> {tp25d.param = "w"},
                      %b: tensor<96xf32> {tp25d.param = "b"}, %v: tensor<96x12xf32> {tp25d.param = "v"})
    -> tensor<36x12xf32> {
  %zero = arith.constant dense<0.0> : tensor<36x96xf32>
  %zero_y = arith.constant dense<0.0> : tensor<36x12xf32>
  %e = tensor.empty() : tensor<36x96xf32>
  %h = linalg.matmul ins(%x, %w : tensor<36x48xf32>, tensor<48x96xf32>) outs(%zero : tensor<36x96xf32>)
      -> tensor<36x96xf32>
  %a = linalg.generic {indexing_maps = [#id, #columns, #id], iterator_types = ["parallel", "parallel"]}
      ins(%h, %b : tensor<36x96xf32>, tensor<96xf32>) outs(%e : tensor<36x96xf32>) {
  ^bb0(%p: f32, %c: f32, %o: f32):
    %s = arith.addf %p, %c : f32
    %t = math.tanh %s : f32
    linalg.yield %t : f32
  } -> tensor<36x96xf32>
  %d = tp25d.dropout %a rate 0.2 : tensor<36x96xf32>
  %y = linalg.matmul ins(%d, %v : tensor<36x96xf32>, tensor<96x12xf32>) outs(%zero_y : tensor<36x12xf32>)
      -> tensor<36x12xf32>
  return %y : tensor<36x12xf32>
}
