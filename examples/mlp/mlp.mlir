// The two-layer MLP of the 2.5-D tensor parallelism tutorial: 256 -> 1024 -> 256 with GELU and dropout, batch 16.
#identity = affine_map<(m, n) -> (m, n)>
#columns = affine_map<(m, n) -> (n)>

func.func @mlp(%x: tensor<16x256xf32>,
               %w1: tensor<256x1024xf32> {tp25d.param = "dense_1.weight"},
               %b1: tensor<1024xf32> {tp25d.param = "dense_1.bias"},
               %w2: tensor<1024x256xf32> {tp25d.param = "dense_2.weight"},
               %b2: tensor<256xf32> {tp25d.param = "dense_2.bias"}) -> tensor<16x256xf32> {
  %zero = arith.constant 0.0 : f32
  %half = arith.constant 0.5 : f32
  %one = arith.constant 1.0 : f32
  %rsqrt2 = arith.constant 0.707106781 : f32

  %e1 = tensor.empty() : tensor<16x1024xf32>
  %z1 = linalg.fill ins(%zero : f32) outs(%e1 : tensor<16x1024xf32>) -> tensor<16x1024xf32>
  %dense_1 = linalg.matmul ins(%x, %w1 : tensor<16x256xf32>, tensor<256x1024xf32>)
                           outs(%z1 : tensor<16x1024xf32>) -> tensor<16x1024xf32>
  %gelu = linalg.generic {indexing_maps = [#identity, #columns, #identity], iterator_types = ["parallel", "parallel"]}
      ins(%dense_1, %b1 : tensor<16x1024xf32>, tensor<1024xf32>) outs(%e1 : tensor<16x1024xf32>) {
  ^bb0(%y: f32, %b: f32, %out: f32):
    %v = arith.addf %y, %b : f32
    %scaled = arith.mulf %v, %rsqrt2 : f32
    %erf = math.erf %scaled : f32
    %sum = arith.addf %erf, %one : f32
    %h = arith.mulf %v, %half : f32
    %g = arith.mulf %h, %sum : f32
    linalg.yield %g : f32
  } -> tensor<16x1024xf32>

  %e2 = tensor.empty() : tensor<16x256xf32>
  %z2 = linalg.fill ins(%zero : f32) outs(%e2 : tensor<16x256xf32>) -> tensor<16x256xf32>
  %dense_2 = linalg.matmul ins(%gelu, %w2 : tensor<16x1024xf32>, tensor<1024x256xf32>)
                           outs(%z2 : tensor<16x256xf32>) -> tensor<16x256xf32>
  %y = linalg.generic {indexing_maps = [#identity, #columns, #identity], iterator_types = ["parallel", "parallel"]}
      ins(%dense_2, %b2 : tensor<16x256xf32>, tensor<256xf32>) outs(%e2 : tensor<16x256xf32>) {
  ^bb0(%p: f32, %b: f32, %out: f32):
    %v = arith.addf %p, %b : f32
    linalg.yield %v : f32
  } -> tensor<16x256xf32>
  %dropout = tp25d.dropout %y rate 0.1 : tensor<16x256xf32> // in training only
  return %dropout : tensor<16x256xf32>
}
