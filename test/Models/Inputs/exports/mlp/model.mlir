#map = affine_map<(d0, d1) -> (d1)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @main(%arg0: tensor<128x32xf32> {tp25d.param = "up.weight"}, %arg1: tensor<128xf32> {tp25d.param = "up.bias"}, %arg2: tensor<32x128xf32> {tp25d.param = "down.weight"}, %arg3: tensor<32xf32> {tp25d.param = "down.bias"}, %arg4: tensor<128x32xf32>) -> tensor<128x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant 5.000000e-01 : f32
    %cst_2 = arith.constant 1.41421354 : f32
    %0 = tensor.empty() : tensor<32x128xf32>
    %transposed = linalg.transpose ins(%arg0 : tensor<128x32xf32>) outs(%0 : tensor<32x128xf32>) permutation = [1, 0] 
    %1 = tensor.empty() : tensor<128x128xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<128x128xf32>) -> tensor<128x128xf32>
    %3 = linalg.matmul ins(%arg4, %transposed : tensor<128x32xf32>, tensor<32x128xf32>) outs(%2 : tensor<128x128xf32>) -> tensor<128x128xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<128xf32>) outs(%1 : tensor<128x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x128xf32>
    %5 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%3, %4 : tensor<128x128xf32>, tensor<128x128xf32>) outs(%1 : tensor<128x128xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %12 = arith.addf %in, %in_4 : f32
      linalg.yield %12 : f32
    } -> tensor<128x128xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%5 : tensor<128x128xf32>) outs(%1 : tensor<128x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %12 = arith.divf %in, %cst_2 : f32
      %13 = math.erf %12 : f32
      %14 = arith.addf %13, %cst_0 : f32
      %15 = arith.mulf %14, %cst_1 : f32
      %16 = arith.mulf %in, %15 : f32
      linalg.yield %16 : f32
    } -> tensor<128x128xf32>
    %7 = tensor.empty() : tensor<128x32xf32>
    %transposed_3 = linalg.transpose ins(%arg2 : tensor<32x128xf32>) outs(%7 : tensor<128x32xf32>) permutation = [1, 0] 
    %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %9 = linalg.matmul ins(%6, %transposed_3 : tensor<128x128xf32>, tensor<128x32xf32>) outs(%8 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg3 : tensor<32xf32>) outs(%7 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x32xf32>
    %11 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%9, %10 : tensor<128x32xf32>, tensor<128x32xf32>) outs(%7 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %12 = arith.addf %in, %in_4 : f32
      linalg.yield %12 : f32
    } -> tensor<128x32xf32>
    return %11 : tensor<128x32xf32>
  }
}
