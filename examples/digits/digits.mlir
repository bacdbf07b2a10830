// A trained MLP that reads handwritten digits, 8x8 pixels each: 64 -> 256 -> 10 with GELU, on 352 test images.
#identity = affine_map<(m, n) -> (m, n)>
#columns = affine_map<(m, n) -> (n)>

func.func @digits(%images: tensor<352x64xf32>,
                  %w1: tensor<64x256xf32> {tp25d.param = "dense_1.weight"},
                  %b1: tensor<256xf32> {tp25d.param = "dense_1.bias"},
                  %w2: tensor<256x10xf32> {tp25d.param = "dense_2.weight"},
                  %b2: tensor<10xf32> {tp25d.param = "dense_2.bias"}) -> tensor<352x10xf32> {
  %zero = arith.constant 0.0 : f32
  %half = arith.constant 0.5 : f32
  %one = arith.constant 1.0 : f32
  %rsqrt2 = arith.constant 0.707106781 : f32

  %e1 = tensor.empty() : tensor<352x256xf32>
  %z1 = linalg.fill ins(%zero : f32) outs(%e1 : tensor<352x256xf32>) -> tensor<352x256xf32>
  %dense_1 = linalg.matmul ins(%images, %w1 : tensor<352x64xf32>, tensor<64x256xf32>)
                           outs(%z1 : tensor<352x256xf32>) -> tensor<352x256xf32>
  %gelu = linalg.generic {indexing_maps = [#identity, #columns, #identity], iterator_types = ["parallel", "parallel"]}
      ins(%dense_1, %b1 : tensor<352x256xf32>, tensor<256xf32>) outs(%e1 : tensor<352x256xf32>) {
  ^bb0(%y: f32, %b: f32, %out: f32):
    %v = arith.addf %y, %b : f32
    %scaled = arith.mulf %v, %rsqrt2 : f32
    %erf = math.erf %scaled : f32
    %sum = arith.addf %erf, %one : f32
    %h = arith.mulf %v, %half : f32
    %g = arith.mulf %h, %sum : f32
    linalg.yield %g : f32
  } -> tensor<352x256xf32>

  %e2 = tensor.empty() : tensor<352x10xf32>
  %z2 = linalg.fill ins(%zero : f32) outs(%e2 : tensor<352x10xf32>) -> tensor<352x10xf32>
  %dense_2 = linalg.matmul ins(%gelu, %w2 : tensor<352x256xf32>, tensor<256x10xf32>)
                           outs(%z2 : tensor<352x10xf32>) -> tensor<352x10xf32>
  %logits = linalg.generic {indexing_maps = [#identity, #columns, #identity], iterator_types = ["parallel", "parallel"]}
      ins(%dense_2, %b2 : tensor<352x10xf32>, tensor<10xf32>) outs(%e2 : tensor<352x10xf32>) {
  ^bb0(%p: f32, %b: f32, %out: f32):
    %v = arith.addf %p, %b : f32
    linalg.yield %v : f32
  } -> tensor<352x10xf32>
  return %logits : tensor<352x10xf32>
}
