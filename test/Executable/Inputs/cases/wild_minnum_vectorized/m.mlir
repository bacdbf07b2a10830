// LLVM lost elements of a reduction by minnumf that it vectorized
func.func @model(%x1: tensor<30x30xf32>) -> (tensor<30xf32>, tensor<30x30xf32>) {
  %ev2_0 = tensor.empty() : tensor<30x30xf32>
  %v2 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]}
      ins(%x1 : tensor<30x30xf32>) outs(%ev2_0 : tensor<30x30xf32>) {
  ^bb0(%av2_0: f32, %ov2_0: f32):
    %tv2_0 = arith.constant 0.5 : f32
    %tv2_1 = arith.addf %tv2_0, %av2_0 : f32
    %tv2_2 = math.trunc %tv2_1 : f32
    %tv2_3 = math.absf %tv2_2 : f32
    %tv2_4 = arith.constant 0.5 : f32
    %tv2_5 = arith.addf %tv2_3, %tv2_4 : f32
    %tv2_6 = math.rsqrt %tv2_5 : f32
    %tv2_7 = arith.constant 2.0 : f32
    %tv2_8 = arith.cmpf une, %tv2_6, %tv2_7 : f32
    %tv2_9 = arith.uitofp %tv2_8 : i1 to f32
    %tv2_10 = arith.subf %tv2_9, %av2_0 : f32
    linalg.yield %tv2_10 : f32
  } -> tensor<30x30xf32>
  %cv3 = arith.constant 0x7F800000 : f32
  %ev3 = tensor.empty() : tensor<30xf32>
  %v3 = linalg.fill ins(%cv3 : f32) outs(%ev3 : tensor<30xf32>) -> tensor<30xf32>
  %v4 = linalg.reduce { arith.minnumf } ins(%v2 : tensor<30x30xf32>) outs(%v3 : tensor<30xf32>) dimensions = [1]
  return %v4, %v2 : tensor<30xf32>, tensor<30x30xf32>
}
