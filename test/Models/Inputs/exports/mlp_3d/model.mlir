#map = affine_map<(d0, d1) -> (d1)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<128x32xf32> {tp25d.param = "up.weight"}, %arg1: tensor<128xf32> {tp25d.param = "up.bias"}, %arg2: tensor<32x128xf32> {tp25d.param = "down.weight"}, %arg3: tensor<32xf32> {tp25d.param = "down.bias"}, %arg4: tensor<8x16x32xf32>) -> tensor<8x16x32xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant 5.000000e-01 : f32
    %cst_2 = arith.constant 1.41421354 : f32
    %collapsed = tensor.collapse_shape %arg4 [[0, 1], [2]] : tensor<8x16x32xf32> into tensor<128x32xf32>
    %0 = tensor.empty() : tensor<32x128xf32>
    %transposed = linalg.transpose ins(%arg0 : tensor<128x32xf32>) outs(%0 : tensor<32x128xf32>) permutation = [1, 0] 
    %1 = tensor.empty() : tensor<128x128xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<128x128xf32>) -> tensor<128x128xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<128x32xf32>, tensor<32x128xf32>) outs(%2 : tensor<128x128xf32>) -> tensor<128x128xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<128xf32>) outs(%1 : tensor<128x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x128xf32>
    %5 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%3, %4 : tensor<128x128xf32>, tensor<128x128xf32>) outs(%1 : tensor<128x128xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %13 = arith.addf %in, %in_6 : f32
      linalg.yield %13 : f32
    } -> tensor<128x128xf32>
    %expanded = tensor.expand_shape %5 [[0, 1], [2]] output_shape [8, 16, 128] : tensor<128x128xf32> into tensor<8x16x128xf32>
    %6 = tensor.empty() : tensor<8x16x128xf32>
    %7 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<8x16x128xf32>) outs(%6 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %13 = arith.divf %in, %cst_2 : f32
      %14 = math.erf %13 : f32
      %15 = arith.addf %14, %cst_0 : f32
      %16 = arith.mulf %15, %cst_1 : f32
      %17 = arith.mulf %in, %16 : f32
      linalg.yield %17 : f32
    } -> tensor<8x16x128xf32>
    %collapsed_3 = tensor.collapse_shape %7 [[0, 1], [2]] : tensor<8x16x128xf32> into tensor<128x128xf32>
    %8 = tensor.empty() : tensor<128x32xf32>
    %transposed_4 = linalg.transpose ins(%arg2 : tensor<32x128xf32>) outs(%8 : tensor<128x32xf32>) permutation = [1, 0] 
    %9 = linalg.fill ins(%cst : f32) outs(%8 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %10 = linalg.matmul ins(%collapsed_3, %transposed_4 : tensor<128x128xf32>, tensor<128x32xf32>) outs(%9 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg3 : tensor<32xf32>) outs(%8 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x32xf32>
    %12 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%10, %11 : tensor<128x32xf32>, tensor<128x32xf32>) outs(%8 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %13 = arith.addf %in, %in_6 : f32
      linalg.yield %13 : f32
    } -> tensor<128x32xf32>
    %expanded_5 = tensor.expand_shape %12 [[0, 1], [2]] output_shape [8, 16, 32] : tensor<128x32xf32> into tensor<8x16x32xf32>
    return %expanded_5 : tensor<8x16x32xf32>
  }
}
