// One head-parallel attention block: 16 tokens as 4 sequences of 4, 8 features as 2 heads of 4.
#id = affine_map<(m, n) -> (m, n)>
#q = affine_map<(b, h, m, n, k) -> (b, m, h, k)>
#k = affine_map<(b, h, m, n, k) -> (b, n, h, k)>
#s = affine_map<(b, h, m, n, k) -> (b, h, m, n)>
#v = affine_map<(b, h, m, n, k) -> (b, k, h, n)>
#p = affine_map<(b, h, m, n, k) -> (b, h, m, k)>
#o = affine_map<(b, h, m, n, k) -> (b, m, h, n)>

func.func @attention(%x: tensor<16x8xf32>, %wq: tensor<8x8xf32> {tp25d.param = "query"},
                     %wk: tensor<8x8xf32> {tp25d.param = "key"}, %wv: tensor<8x8xf32> {tp25d.param = "value"},
                     %wo: tensor<8x8xf32> {tp25d.param = "output"}) -> tensor<16x8xf32> {
  %zero = arith.constant 0.0 : f32
  %scale = arith.constant dense<0.5> : tensor<4x2x4x4xf32>
  %e = tensor.empty() : tensor<16x8xf32>
  %z = linalg.fill ins(%zero : f32) outs(%e : tensor<16x8xf32>) -> tensor<16x8xf32>
  %q2 = linalg.matmul ins(%x, %wq : tensor<16x8xf32>, tensor<8x8xf32>) outs(%z : tensor<16x8xf32>) -> tensor<16x8xf32>
  %k2 = linalg.matmul ins(%x, %wk : tensor<16x8xf32>, tensor<8x8xf32>) outs(%z : tensor<16x8xf32>) -> tensor<16x8xf32>
  %v2 = linalg.matmul ins(%x, %wv : tensor<16x8xf32>, tensor<8x8xf32>) outs(%z : tensor<16x8xf32>) -> tensor<16x8xf32>
  %q = tensor.expand_shape %q2 [[0, 1], [2, 3]] output_shape [4, 4, 2, 4] : tensor<16x8xf32> into tensor<4x4x2x4xf32>
  %k = tensor.expand_shape %k2 [[0, 1], [2, 3]] output_shape [4, 4, 2, 4] : tensor<16x8xf32> into tensor<4x4x2x4xf32>
  %v = tensor.expand_shape %v2 [[0, 1], [2, 3]] output_shape [4, 4, 2, 4] : tensor<16x8xf32> into tensor<4x4x2x4xf32>

  %es = tensor.empty() : tensor<4x2x4x4xf32>
  %zs = linalg.fill ins(%zero : f32) outs(%es : tensor<4x2x4x4xf32>) -> tensor<4x2x4x4xf32>
  %scores = linalg.contract indexing_maps = [#q, #k, #s]
      ins(%q, %k : tensor<4x4x2x4xf32>, tensor<4x4x2x4xf32>) outs(%zs : tensor<4x2x4x4xf32>) -> tensor<4x2x4x4xf32>
  %scaled = arith.mulf %scores, %scale : tensor<4x2x4x4xf32>
  %weights = linalg.softmax dimension(3) ins(%scaled : tensor<4x2x4x4xf32>) outs(%es : tensor<4x2x4x4xf32>) -> tensor<4x2x4x4xf32>

  %eh = tensor.empty() : tensor<4x4x2x4xf32>
  %zh = linalg.fill ins(%zero : f32) outs(%eh : tensor<4x4x2x4xf32>) -> tensor<4x4x2x4xf32>
  %heads = linalg.contract indexing_maps = [#p, #v, #o]
      ins(%weights, %v : tensor<4x2x4x4xf32>, tensor<4x4x2x4xf32>) outs(%zh : tensor<4x4x2x4xf32>) -> tensor<4x4x2x4xf32>
  %joined = tensor.collapse_shape %heads [[0, 1], [2, 3]] : tensor<4x4x2x4xf32> into tensor<16x8xf32>
  %projected = linalg.matmul ins(%joined, %wo : tensor<16x8xf32>, tensor<8x8xf32>) outs(%z : tensor<16x8xf32>) -> tensor<16x8xf32>
  %y = arith.addf %projected, %x : tensor<16x8xf32>
  return %y : tensor<16x8xf32>
}
