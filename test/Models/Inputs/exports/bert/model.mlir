#map = affine_map<(d0, d1, d2) -> (d0, d1)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map2 = affine_map<(d0) -> (d0)>
#map3 = affine_map<(d0, d1) -> (d0)>
#map4 = affine_map<(d0, d1) -> (d0, d1)>
#map5 = affine_map<(d0, d1, d2) -> (d1, d2)>
#map6 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map7 = affine_map<(d0, d1, d2) -> (d2)>
#map8 = affine_map<(d0, d1) -> (d1)>
#map9 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map10 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map11 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
module {
  func.func @main(%arg0: tensor<64x32xf32> {tp25d.param = "word.weight"}, %arg1: tensor<16x32xf32> {tp25d.param = "position.weight"}, %arg2: tensor<2x32xf32> {tp25d.param = "kind.weight"}, %arg3: tensor<32xf32> {tp25d.param = "ln.weight"}, %arg4: tensor<32xf32> {tp25d.param = "ln.bias"}, %arg5: tensor<32xf32> {tp25d.param = "layer.ln1.weight"}, %arg6: tensor<32xf32> {tp25d.param = "layer.ln1.bias"}, %arg7: tensor<96x32xf32> {tp25d.param = "layer.attention.qkv.weight"}, %arg8: tensor<96xf32> {tp25d.param = "layer.attention.qkv.bias"}, %arg9: tensor<32x32xf32> {tp25d.param = "layer.attention.proj.weight"}, %arg10: tensor<32xf32> {tp25d.param = "layer.attention.proj.bias"}, %arg11: tensor<32xf32> {tp25d.param = "layer.ln2.weight"}, %arg12: tensor<32xf32> {tp25d.param = "layer.ln2.bias"}, %arg13: tensor<128x32xf32> {tp25d.param = "layer.mlp.up.weight"}, %arg14: tensor<128xf32> {tp25d.param = "layer.mlp.up.bias"}, %arg15: tensor<32x128xf32> {tp25d.param = "layer.mlp.down.weight"}, %arg16: tensor<32xf32> {tp25d.param = "layer.mlp.down.bias"}, %arg17: tensor<32x32xf32> {tp25d.param = "pool.weight"}, %arg18: tensor<32xf32> {tp25d.param = "pool.bias"}, %arg19: tensor<8x16xi64>, %arg20: tensor<8x16xi64>) -> (tensor<8x16x32xf32>, tensor<8x32xf32>) {
    %c0_i64 = arith.constant 0 : i64
    %cst = arith.constant 0.000000e+00 : f64
    %cst_0 = arith.constant 0.000000e+00 : f32
    %cst_1 = arith.constant 0xFF800000 : f32
    %true = arith.constant true
    %cst_2 = arith.constant 1.000000e+00 : f32
    %cst_3 = arith.constant 5.000000e-01 : f32
    %cst_4 = arith.constant dense<0.000000e+00> : tensor<8x4x16x16xf32>
    %cst_5 = arith.constant 0xFFF0000000000000 : f64
    %cst_6 = arith.constant 0.59460355750136051 : f64
    %cst_7 = arith.constant 1.000000e-05 : f64
    %cst_8 = arith.constant 3.200000e+01 : f64
    %cst_9 = arith.constant 3.200000e+01 : f32
    %cst_10 = arith.constant 1.41421354 : f32
    %0 = tensor.empty() : tensor<8x16x32xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg19 : tensor<8x16xi64>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %124 = arith.index_cast %in : i64 to index
      %125 = linalg.index 2 : index
      %extracted = tensor.extract %arg0[%124, %125] : tensor<64x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<8x16x32xf32>
    %2 = tensor.empty() : tensor<16xi64>
    %3 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel"]} outs(%2 : tensor<16xi64>) {
    ^bb0(%out: i64):
      %124 = linalg.index 0 : index
      %125 = arith.index_cast %124 : index to i64
      linalg.yield %125 : i64
    } -> tensor<16xi64>
    %4 = tensor.empty() : tensor<16x32xf32>
    %5 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<16xi64>) outs(%4 : tensor<16x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %124 = arith.index_cast %in : i64 to index
      %125 = linalg.index 1 : index
      %extracted = tensor.extract %arg1[%124, %125] : tensor<16x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<16x32xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map5, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%1, %5 : tensor<8x16x32xf32>, tensor<16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %124 = arith.addf %in, %in_38 : f32
      linalg.yield %124 : f32
    } -> tensor<8x16x32xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg20 : tensor<8x16xi64>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %124 = arith.index_cast %in : i64 to index
      %125 = linalg.index 2 : index
      %extracted = tensor.extract %arg2[%124, %125] : tensor<2x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<8x16x32xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %7 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %124 = arith.addf %in, %in_38 : f32
      linalg.yield %124 : f32
    } -> tensor<8x16x32xf32>
    %9 = tensor.empty() : tensor<8x16x32xf64>
    %10 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8 : tensor<8x16x32xf32>) outs(%9 : tensor<8x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %124 = arith.extf %in : f32 to f64
      linalg.yield %124 : f64
    } -> tensor<8x16x32xf64>
    %11 = tensor.empty() : tensor<8x16x1xf64>
    %12 = linalg.fill ins(%cst : f64) outs(%11 : tensor<8x16x1xf64>) -> tensor<8x16x1xf64>
    %13 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%10 : tensor<8x16x32xf64>) outs(%12 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %124 = arith.addf %in, %out : f64
      linalg.yield %124 : f64
    } -> tensor<8x16x1xf64>
    %14 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13 : tensor<8x16x1xf64>) outs(%11 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %124 = arith.divf %in, %cst_8 : f64
      linalg.yield %124 : f64
    } -> tensor<8x16x1xf64>
    %15 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10, %14 : tensor<8x16x32xf64>, tensor<8x16x1xf64>) outs(%9 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_38: f64, %out: f64):
      %124 = arith.subf %in, %in_38 : f64
      linalg.yield %124 : f64
    } -> tensor<8x16x32xf64>
    %16 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15, %15 : tensor<8x16x32xf64>, tensor<8x16x32xf64>) outs(%9 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_38: f64, %out: f64):
      %124 = arith.mulf %in, %in_38 : f64
      linalg.yield %124 : f64
    } -> tensor<8x16x32xf64>
    %17 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%16 : tensor<8x16x32xf64>) outs(%12 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %124 = arith.addf %in, %out : f64
      linalg.yield %124 : f64
    } -> tensor<8x16x1xf64>
    %18 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%17 : tensor<8x16x1xf64>) outs(%11 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %124 = arith.divf %in, %cst_8 : f64
      linalg.yield %124 : f64
    } -> tensor<8x16x1xf64>
    %19 = tensor.empty() : tensor<8x16x1xf32>
    %20 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18 : tensor<8x16x1xf64>) outs(%19 : tensor<8x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %124 = arith.truncf %in : f64 to f32
      linalg.yield %124 : f32
    } -> tensor<8x16x1xf32>
    %21 = linalg.fill ins(%cst_0 : f32) outs(%19 : tensor<8x16x1xf32>) -> tensor<8x16x1xf32>
    %22 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%8 : tensor<8x16x32xf32>) outs(%21 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %124 = arith.addf %in, %out : f32
      linalg.yield %124 : f32
    } -> tensor<8x16x1xf32>
    %23 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%22 : tensor<8x16x1xf32>) outs(%19 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %124 = arith.divf %in, %cst_9 : f32
      linalg.yield %124 : f32
    } -> tensor<8x16x1xf32>
    %24 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%20 : tensor<8x16x1xf32>) outs(%19 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %124 = arith.truncf %cst_7 : f64 to f32
      %125 = arith.addf %in, %124 : f32
      linalg.yield %125 : f32
    } -> tensor<8x16x1xf32>
    %25 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%24 : tensor<8x16x1xf32>) outs(%19 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %124 = math.rsqrt %in : f32
      linalg.yield %124 : f32
    } -> tensor<8x16x1xf32>
    %26 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8, %23 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %124 = arith.subf %in, %in_38 : f32
      linalg.yield %124 : f32
    } -> tensor<8x16x32xf32>
    %27 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%26, %25 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %124 = arith.mulf %in, %in_38 : f32
      linalg.yield %124 : f32
    } -> tensor<8x16x32xf32>
    %28 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%27, %arg3 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %124 = arith.mulf %in, %in_38 : f32
      linalg.yield %124 : f32
    } -> tensor<8x16x32xf32>
    %29 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%28, %arg4 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %124 = arith.addf %in, %in_38 : f32
      linalg.yield %124 : f32
    } -> tensor<8x16x32xf32>
    %collapsed = tensor.collapse_shape %29 [[0, 1], [2]] : tensor<8x16x32xf32> into tensor<128x32xf32>
    %30 = tensor.empty() : tensor<32x96xf32>
    %transposed = linalg.transpose ins(%arg7 : tensor<96x32xf32>) outs(%30 : tensor<32x96xf32>) permutation = [1, 0] 
    %31 = tensor.empty() : tensor<128x96xf32>
    %32 = linalg.fill ins(%cst_0 : f32) outs(%31 : tensor<128x96xf32>) -> tensor<128x96xf32>
    %33 = linalg.matmul ins(%collapsed, %transposed : tensor<128x32xf32>, tensor<32x96xf32>) outs(%32 : tensor<128x96xf32>) -> tensor<128x96xf32>
    %34 = linalg.generic {indexing_maps = [#map8, #map4], iterator_types = ["parallel", "parallel"]} ins(%arg8 : tensor<96xf32>) outs(%31 : tensor<128x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x96xf32>
    %35 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%33, %34 : tensor<128x96xf32>, tensor<128x96xf32>) outs(%31 : tensor<128x96xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %124 = arith.addf %in, %in_38 : f32
      linalg.yield %124 : f32
    } -> tensor<128x96xf32>
    %expanded = tensor.expand_shape %35 [[0, 1], [2]] output_shape [8, 16, 96] : tensor<128x96xf32> into tensor<8x16x96xf32>
    %extracted_slice = tensor.extract_slice %expanded[0, 0, 0] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %extracted_slice_11 = tensor.extract_slice %expanded[0, 0, 32] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %extracted_slice_12 = tensor.extract_slice %expanded[0, 0, 64] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %expanded_13 = tensor.expand_shape %extracted_slice [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %36 = tensor.empty() : tensor<8x4x16x8xf32>
    %transposed_14 = linalg.transpose ins(%expanded_13 : tensor<8x16x4x8xf32>) outs(%36 : tensor<8x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %expanded_15 = tensor.expand_shape %extracted_slice_11 [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %expanded_16 = tensor.expand_shape %extracted_slice_12 [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %transposed_17 = linalg.transpose ins(%expanded_16 : tensor<8x16x4x8xf32>) outs(%36 : tensor<8x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %37 = linalg.generic {indexing_maps = [#map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_14 : tensor<8x4x16x8xf32>) outs(%36 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %124 = arith.truncf %cst_6 : f64 to f32
      %125 = arith.mulf %in, %124 : f32
      linalg.yield %125 : f32
    } -> tensor<8x4x16x8xf32>
    %38 = tensor.empty() : tensor<8x4x8x16xf32>
    %transposed_18 = linalg.transpose ins(%expanded_15 : tensor<8x16x4x8xf32>) outs(%38 : tensor<8x4x8x16xf32>) permutation = [0, 2, 3, 1] 
    %39 = linalg.generic {indexing_maps = [#map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_18 : tensor<8x4x8x16xf32>) outs(%38 : tensor<8x4x8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %124 = arith.truncf %cst_6 : f64 to f32
      %125 = arith.mulf %in, %124 : f32
      linalg.yield %125 : f32
    } -> tensor<8x4x8x16xf32>
    %collapsed_19 = tensor.collapse_shape %37 [[0, 1], [2], [3]] : tensor<8x4x16x8xf32> into tensor<32x16x8xf32>
    %collapsed_20 = tensor.collapse_shape %39 [[0, 1], [2], [3]] : tensor<8x4x8x16xf32> into tensor<32x8x16xf32>
    %40 = tensor.empty() : tensor<32x16x16xf32>
    %41 = linalg.fill ins(%cst_0 : f32) outs(%40 : tensor<32x16x16xf32>) -> tensor<32x16x16xf32>
    %42 = linalg.batch_matmul ins(%collapsed_19, %collapsed_20 : tensor<32x16x8xf32>, tensor<32x8x16xf32>) outs(%41 : tensor<32x16x16xf32>) -> tensor<32x16x16xf32>
    %expanded_21 = tensor.expand_shape %42 [[0, 1], [2], [3]] output_shape [8, 4, 16, 16] : tensor<32x16x16xf32> into tensor<8x4x16x16xf32>
    %43 = tensor.empty() : tensor<8x4x16xi64>
    %44 = linalg.fill ins(%c0_i64 : i64) outs(%43 : tensor<8x4x16xi64>) -> tensor<8x4x16xi64>
    %45 = tensor.empty() : tensor<8x4x16xf32>
    %46 = linalg.fill ins(%cst_1 : f32) outs(%45 : tensor<8x4x16xf32>) -> tensor<8x4x16xf32>
    %47:2 = linalg.generic {indexing_maps = [#map9, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%expanded_21 : tensor<8x4x16x16xf32>) outs(%46, %44 : tensor<8x4x16xf32>, tensor<8x4x16xi64>) {
    ^bb0(%in: f32, %out: f32, %out_38: i64):
      %124 = linalg.index 3 : index
      %125 = arith.index_cast %124 : index to i64
      %126 = arith.maximumf %in, %out : f32
      %127 = arith.cmpf ogt, %in, %out : f32
      %128 = arith.select %127, %125, %out_38 : i64
      linalg.yield %126, %128 : f32, i64
    } -> (tensor<8x4x16xf32>, tensor<8x4x16xi64>)
    %expanded_22 = tensor.expand_shape %47#0 [[0], [1], [2, 3]] output_shape [8, 4, 16, 1] : tensor<8x4x16xf32> into tensor<8x4x16x1xf32>
    %48 = tensor.empty() : tensor<8x4x16x16xf32>
    %49 = linalg.generic {indexing_maps = [#map9, #map11, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_21, %expanded_22 : tensor<8x4x16x16xf32>, tensor<8x4x16x1xf32>) outs(%48 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %124 = arith.subf %in, %in_38 : f32
      linalg.yield %124 : f32
    } -> tensor<8x4x16x16xf32>
    %50 = linalg.generic {indexing_maps = [#map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%49 : tensor<8x4x16x16xf32>) outs(%48 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %124 = math.exp %in : f32
      linalg.yield %124 : f32
    } -> tensor<8x4x16x16xf32>
    %51 = tensor.empty() : tensor<8x4x16x1xf32>
    %52 = linalg.fill ins(%cst_0 : f32) outs(%51 : tensor<8x4x16x1xf32>) -> tensor<8x4x16x1xf32>
    %53 = linalg.generic {indexing_maps = [#map9, #map11], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%50 : tensor<8x4x16x16xf32>) outs(%52 : tensor<8x4x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %124 = arith.addf %in, %out : f32
      linalg.yield %124 : f32
    } -> tensor<8x4x16x1xf32>
    %54 = linalg.generic {indexing_maps = [#map9, #map11, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%50, %53 : tensor<8x4x16x16xf32>, tensor<8x4x16x1xf32>) outs(%48 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %124 = arith.divf %in, %in_38 : f32
      linalg.yield %124 : f32
    } -> tensor<8x4x16x16xf32>
    %55 = tensor.empty() : tensor<8x4x16x16xi1>
    %56 = linalg.generic {indexing_maps = [#map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_21 : tensor<8x4x16x16xf32>) outs(%55 : tensor<8x4x16x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %124 = arith.extf %in : f32 to f64
      %125 = arith.cmpf oeq, %124, %cst_5 : f64
      linalg.yield %125 : i1
    } -> tensor<8x4x16x16xi1>
    %57 = tensor.empty() : tensor<8x4x16x1xi1>
    %58 = linalg.fill ins(%true : i1) outs(%57 : tensor<8x4x16x1xi1>) -> tensor<8x4x16x1xi1>
    %59 = linalg.generic {indexing_maps = [#map9, #map11], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%56 : tensor<8x4x16x16xi1>) outs(%58 : tensor<8x4x16x1xi1>) {
    ^bb0(%in: i1, %out: i1):
      %124 = arith.andi %in, %out : i1
      linalg.yield %124 : i1
    } -> tensor<8x4x16x1xi1>
    %60 = linalg.generic {indexing_maps = [#map11, #map9, #map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%59, %cst_4, %54 : tensor<8x4x16x1xi1>, tensor<8x4x16x16xf32>, tensor<8x4x16x16xf32>) outs(%48 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: i1, %in_38: f32, %in_39: f32, %out: f32):
      %124 = arith.select %in, %in_38, %in_39 : f32
      linalg.yield %124 : f32
    } -> tensor<8x4x16x16xf32>
    %collapsed_23 = tensor.collapse_shape %60 [[0, 1], [2], [3]] : tensor<8x4x16x16xf32> into tensor<32x16x16xf32>
    %collapsed_24 = tensor.collapse_shape %transposed_17 [[0, 1], [2], [3]] : tensor<8x4x16x8xf32> into tensor<32x16x8xf32>
    %61 = tensor.empty() : tensor<32x16x8xf32>
    %62 = linalg.fill ins(%cst_0 : f32) outs(%61 : tensor<32x16x8xf32>) -> tensor<32x16x8xf32>
    %63 = linalg.batch_matmul ins(%collapsed_23, %collapsed_24 : tensor<32x16x16xf32>, tensor<32x16x8xf32>) outs(%62 : tensor<32x16x8xf32>) -> tensor<32x16x8xf32>
    %expanded_25 = tensor.expand_shape %63 [[0, 1], [2], [3]] output_shape [8, 4, 16, 8] : tensor<32x16x8xf32> into tensor<8x4x16x8xf32>
    %64 = tensor.empty() : tensor<8x16x4x8xf32>
    %transposed_26 = linalg.transpose ins(%expanded_25 : tensor<8x4x16x8xf32>) outs(%64 : tensor<8x16x4x8xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_27 = tensor.collapse_shape %transposed_26 [[0], [1], [2, 3]] : tensor<8x16x4x8xf32> into tensor<8x16x32xf32>
    %65 = tensor.empty() : tensor<32x32xf32>
    %transposed_28 = linalg.transpose ins(%arg9 : tensor<32x32xf32>) outs(%65 : tensor<32x32xf32>) permutation = [1, 0] 
    %66 = tensor.empty() : tensor<8x32x32xf32>
    %67 = linalg.generic {indexing_maps = [#map5, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_28 : tensor<32x32xf32>) outs(%66 : tensor<8x32x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x32x32xf32>
    %68 = linalg.fill ins(%cst_0 : f32) outs(%0 : tensor<8x16x32xf32>) -> tensor<8x16x32xf32>
    %69 = linalg.batch_matmul ins(%collapsed_27, %67 : tensor<8x16x32xf32>, tensor<8x32x32xf32>) outs(%68 : tensor<8x16x32xf32>) -> tensor<8x16x32xf32>
    %70 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%69, %arg10 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %124 = arith.addf %in, %in_38 : f32
      linalg.yield %124 : f32
    } -> tensor<8x16x32xf32>
    %71 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%29, %70 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %124 = arith.addf %in, %in_38 : f32
      linalg.yield %124 : f32
    } -> tensor<8x16x32xf32>
    %72 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%71 : tensor<8x16x32xf32>) outs(%9 : tensor<8x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %124 = arith.extf %in : f32 to f64
      linalg.yield %124 : f64
    } -> tensor<8x16x32xf64>
    %73 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%72 : tensor<8x16x32xf64>) outs(%12 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %124 = arith.addf %in, %out : f64
      linalg.yield %124 : f64
    } -> tensor<8x16x1xf64>
    %74 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%73 : tensor<8x16x1xf64>) outs(%11 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %124 = arith.divf %in, %cst_8 : f64
      linalg.yield %124 : f64
    } -> tensor<8x16x1xf64>
    %75 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%72, %74 : tensor<8x16x32xf64>, tensor<8x16x1xf64>) outs(%9 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_38: f64, %out: f64):
      %124 = arith.subf %in, %in_38 : f64
      linalg.yield %124 : f64
    } -> tensor<8x16x32xf64>
    %76 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%75, %75 : tensor<8x16x32xf64>, tensor<8x16x32xf64>) outs(%9 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_38: f64, %out: f64):
      %124 = arith.mulf %in, %in_38 : f64
      linalg.yield %124 : f64
    } -> tensor<8x16x32xf64>
    %77 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%76 : tensor<8x16x32xf64>) outs(%12 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %124 = arith.addf %in, %out : f64
      linalg.yield %124 : f64
    } -> tensor<8x16x1xf64>
    %78 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%77 : tensor<8x16x1xf64>) outs(%11 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %124 = arith.divf %in, %cst_8 : f64
      linalg.yield %124 : f64
    } -> tensor<8x16x1xf64>
    %79 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%78 : tensor<8x16x1xf64>) outs(%19 : tensor<8x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %124 = arith.truncf %in : f64 to f32
      linalg.yield %124 : f32
    } -> tensor<8x16x1xf32>
    %80 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%71 : tensor<8x16x32xf32>) outs(%21 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %124 = arith.addf %in, %out : f32
      linalg.yield %124 : f32
    } -> tensor<8x16x1xf32>
    %81 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%80 : tensor<8x16x1xf32>) outs(%19 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %124 = arith.divf %in, %cst_9 : f32
      linalg.yield %124 : f32
    } -> tensor<8x16x1xf32>
    %82 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%79 : tensor<8x16x1xf32>) outs(%19 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %124 = arith.truncf %cst_7 : f64 to f32
      %125 = arith.addf %in, %124 : f32
      linalg.yield %125 : f32
    } -> tensor<8x16x1xf32>
    %83 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%82 : tensor<8x16x1xf32>) outs(%19 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %124 = math.rsqrt %in : f32
      linalg.yield %124 : f32
    } -> tensor<8x16x1xf32>
    %84 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%71, %81 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %124 = arith.subf %in, %in_38 : f32
      linalg.yield %124 : f32
    } -> tensor<8x16x32xf32>
    %85 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%84, %83 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %124 = arith.mulf %in, %in_38 : f32
      linalg.yield %124 : f32
    } -> tensor<8x16x32xf32>
    %86 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%85, %arg5 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %124 = arith.mulf %in, %in_38 : f32
      linalg.yield %124 : f32
    } -> tensor<8x16x32xf32>
    %87 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%86, %arg6 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %124 = arith.addf %in, %in_38 : f32
      linalg.yield %124 : f32
    } -> tensor<8x16x32xf32>
    %collapsed_29 = tensor.collapse_shape %87 [[0, 1], [2]] : tensor<8x16x32xf32> into tensor<128x32xf32>
    %88 = tensor.empty() : tensor<32x128xf32>
    %transposed_30 = linalg.transpose ins(%arg13 : tensor<128x32xf32>) outs(%88 : tensor<32x128xf32>) permutation = [1, 0] 
    %89 = tensor.empty() : tensor<128x128xf32>
    %90 = linalg.fill ins(%cst_0 : f32) outs(%89 : tensor<128x128xf32>) -> tensor<128x128xf32>
    %91 = linalg.matmul ins(%collapsed_29, %transposed_30 : tensor<128x32xf32>, tensor<32x128xf32>) outs(%90 : tensor<128x128xf32>) -> tensor<128x128xf32>
    %92 = linalg.generic {indexing_maps = [#map8, #map4], iterator_types = ["parallel", "parallel"]} ins(%arg14 : tensor<128xf32>) outs(%89 : tensor<128x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x128xf32>
    %93 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%91, %92 : tensor<128x128xf32>, tensor<128x128xf32>) outs(%89 : tensor<128x128xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %124 = arith.addf %in, %in_38 : f32
      linalg.yield %124 : f32
    } -> tensor<128x128xf32>
    %expanded_31 = tensor.expand_shape %93 [[0, 1], [2]] output_shape [8, 16, 128] : tensor<128x128xf32> into tensor<8x16x128xf32>
    %94 = tensor.empty() : tensor<8x16x128xf32>
    %95 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_31 : tensor<8x16x128xf32>) outs(%94 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %124 = arith.divf %in, %cst_10 : f32
      %125 = math.erf %124 : f32
      %126 = arith.addf %125, %cst_2 : f32
      %127 = arith.mulf %126, %cst_3 : f32
      %128 = arith.mulf %in, %127 : f32
      linalg.yield %128 : f32
    } -> tensor<8x16x128xf32>
    %collapsed_32 = tensor.collapse_shape %95 [[0, 1], [2]] : tensor<8x16x128xf32> into tensor<128x128xf32>
    %96 = tensor.empty() : tensor<128x32xf32>
    %transposed_33 = linalg.transpose ins(%arg15 : tensor<32x128xf32>) outs(%96 : tensor<128x32xf32>) permutation = [1, 0] 
    %97 = linalg.fill ins(%cst_0 : f32) outs(%96 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %98 = linalg.matmul ins(%collapsed_32, %transposed_33 : tensor<128x128xf32>, tensor<128x32xf32>) outs(%97 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %99 = linalg.generic {indexing_maps = [#map8, #map4], iterator_types = ["parallel", "parallel"]} ins(%arg16 : tensor<32xf32>) outs(%96 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x32xf32>
    %100 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%98, %99 : tensor<128x32xf32>, tensor<128x32xf32>) outs(%96 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %124 = arith.addf %in, %in_38 : f32
      linalg.yield %124 : f32
    } -> tensor<128x32xf32>
    %expanded_34 = tensor.expand_shape %100 [[0, 1], [2]] output_shape [8, 16, 32] : tensor<128x32xf32> into tensor<8x16x32xf32>
    %101 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%87, %expanded_34 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %124 = arith.addf %in, %in_38 : f32
      linalg.yield %124 : f32
    } -> tensor<8x16x32xf32>
    %102 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%101 : tensor<8x16x32xf32>) outs(%9 : tensor<8x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %124 = arith.extf %in : f32 to f64
      linalg.yield %124 : f64
    } -> tensor<8x16x32xf64>
    %103 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%102 : tensor<8x16x32xf64>) outs(%12 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %124 = arith.addf %in, %out : f64
      linalg.yield %124 : f64
    } -> tensor<8x16x1xf64>
    %104 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%103 : tensor<8x16x1xf64>) outs(%11 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %124 = arith.divf %in, %cst_8 : f64
      linalg.yield %124 : f64
    } -> tensor<8x16x1xf64>
    %105 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%102, %104 : tensor<8x16x32xf64>, tensor<8x16x1xf64>) outs(%9 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_38: f64, %out: f64):
      %124 = arith.subf %in, %in_38 : f64
      linalg.yield %124 : f64
    } -> tensor<8x16x32xf64>
    %106 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%105, %105 : tensor<8x16x32xf64>, tensor<8x16x32xf64>) outs(%9 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_38: f64, %out: f64):
      %124 = arith.mulf %in, %in_38 : f64
      linalg.yield %124 : f64
    } -> tensor<8x16x32xf64>
    %107 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%106 : tensor<8x16x32xf64>) outs(%12 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %124 = arith.addf %in, %out : f64
      linalg.yield %124 : f64
    } -> tensor<8x16x1xf64>
    %108 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%107 : tensor<8x16x1xf64>) outs(%11 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %124 = arith.divf %in, %cst_8 : f64
      linalg.yield %124 : f64
    } -> tensor<8x16x1xf64>
    %109 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%108 : tensor<8x16x1xf64>) outs(%19 : tensor<8x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %124 = arith.truncf %in : f64 to f32
      linalg.yield %124 : f32
    } -> tensor<8x16x1xf32>
    %110 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%101 : tensor<8x16x32xf32>) outs(%21 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %124 = arith.addf %in, %out : f32
      linalg.yield %124 : f32
    } -> tensor<8x16x1xf32>
    %111 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%110 : tensor<8x16x1xf32>) outs(%19 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %124 = arith.divf %in, %cst_9 : f32
      linalg.yield %124 : f32
    } -> tensor<8x16x1xf32>
    %112 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%109 : tensor<8x16x1xf32>) outs(%19 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %124 = arith.truncf %cst_7 : f64 to f32
      %125 = arith.addf %in, %124 : f32
      linalg.yield %125 : f32
    } -> tensor<8x16x1xf32>
    %113 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%112 : tensor<8x16x1xf32>) outs(%19 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %124 = math.rsqrt %in : f32
      linalg.yield %124 : f32
    } -> tensor<8x16x1xf32>
    %114 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%101, %111 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %124 = arith.subf %in, %in_38 : f32
      linalg.yield %124 : f32
    } -> tensor<8x16x32xf32>
    %115 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%114, %113 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %124 = arith.mulf %in, %in_38 : f32
      linalg.yield %124 : f32
    } -> tensor<8x16x32xf32>
    %116 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%115, %arg11 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %124 = arith.mulf %in, %in_38 : f32
      linalg.yield %124 : f32
    } -> tensor<8x16x32xf32>
    %117 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%116, %arg12 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %124 = arith.addf %in, %in_38 : f32
      linalg.yield %124 : f32
    } -> tensor<8x16x32xf32>
    %extracted_slice_35 = tensor.extract_slice %117[0, 0, 0] [8, 1, 32] [1, 1, 1] : tensor<8x16x32xf32> to tensor<8x1x32xf32>
    %collapsed_36 = tensor.collapse_shape %extracted_slice_35 [[0, 1], [2]] : tensor<8x1x32xf32> into tensor<8x32xf32>
    %transposed_37 = linalg.transpose ins(%arg17 : tensor<32x32xf32>) outs(%65 : tensor<32x32xf32>) permutation = [1, 0] 
    %118 = tensor.empty() : tensor<8x32xf32>
    %119 = linalg.fill ins(%cst_0 : f32) outs(%118 : tensor<8x32xf32>) -> tensor<8x32xf32>
    %120 = linalg.matmul ins(%collapsed_36, %transposed_37 : tensor<8x32xf32>, tensor<32x32xf32>) outs(%119 : tensor<8x32xf32>) -> tensor<8x32xf32>
    %121 = linalg.generic {indexing_maps = [#map8, #map4], iterator_types = ["parallel", "parallel"]} ins(%arg18 : tensor<32xf32>) outs(%118 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x32xf32>
    %122 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%120, %121 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%118 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %124 = arith.addf %in, %in_38 : f32
      linalg.yield %124 : f32
    } -> tensor<8x32xf32>
    %123 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%122 : tensor<8x32xf32>) outs(%118 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %124 = math.tanh %in : f32
      linalg.yield %124 : f32
    } -> tensor<8x32xf32>
    return %117, %123 : tensor<8x16x32xf32>, tensor<8x32xf32>
  }
}
