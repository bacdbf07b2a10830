// Two layers, a normalisation by the row and a sum over the rows, with sizes that 64 devices divide.
#identity = affine_map<(m, n) -> (m, n)>
#rows = affine_map<(m, n) -> (m)>
#columns = affine_map<(m, n) -> (n)>
func.func @wide(%x: tensor<64x128xf32>, %w1: tensor<128x192xf32> {tp25d.param = "w1"},
                %b1: tensor<192xf32> {tp25d.param = "b1"}, %w2: tensor<192x64xf32> {tp25d.param = "w2"})
    -> (tensor<64x64xf32>, tensor<64xf32>) {
  %zero = arith.constant 0.0 : f32
  %z1 = arith.constant dense<0.0> : tensor<64x192xf32>
  %z2 = arith.constant dense<0.0> : tensor<64x64xf32>
  %e1 = tensor.empty() : tensor<64x192xf32>
  %e2 = tensor.empty() : tensor<64x64xf32>
  %h = linalg.matmul ins(%x, %w1 : tensor<64x128xf32>, tensor<128x192xf32>) outs(%z1 : tensor<64x192xf32>)
      -> tensor<64x192xf32>
  %r = linalg.generic {indexing_maps = [#identity, #columns, #identity], iterator_types = ["parallel", "parallel"]}
      ins(%h, %b1 : tensor<64x192xf32>, tensor<192xf32>) outs(%e1 : tensor<64x192xf32>) {
  ^bb0(%v: f32, %b: f32, %out: f32):
    %s = arith.addf %v, %b : f32
    %m = arith.maximumf %s, %zero : f32
    linalg.yield %m : f32
  } -> tensor<64x192xf32>
  %y = linalg.matmul ins(%r, %w2 : tensor<64x192xf32>, tensor<192x64xf32>) outs(%z2 : tensor<64x64xf32>)
      -> tensor<64x64xf32>
  %p = linalg.softmax dimension(1) ins(%y : tensor<64x64xf32>) outs(%e2 : tensor<64x64xf32>) -> tensor<64x64xf32>
  %e3 = tensor.empty() : tensor<64xf32>
  %f3 = linalg.fill ins(%zero : f32) outs(%e3 : tensor<64xf32>) -> tensor<64xf32>
  %sum = linalg.reduce { arith.addf } ins(%p : tensor<64x64xf32>) outs(%f3 : tensor<64xf32>) dimensions = [0]
  return %p, %sum : tensor<64x64xf32>, tensor<64xf32>
}
