#map = affine_map<(d0, d1, d2) -> (d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map2 = affine_map<(d0, d1, d2) -> (0, d1, d2)>
#map3 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map4 = affine_map<(d0, d1, d2) -> (d2)>
#map5 = affine_map<(d0, d1) -> (d1)>
#map6 = affine_map<(d0, d1) -> (d0, d1)>
#map7 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map8 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map9 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
module {
  func.func @main(%arg0: tensor<1x1x32xf32> {tp25d.param = "cls"}, %arg1: tensor<1x17x32xf32> {tp25d.param = "position"}, %arg2: tensor<32x3x4x4xf32> {tp25d.param = "patch.weight"}, %arg3: tensor<32xf32> {tp25d.param = "patch.bias"}, %arg4: tensor<32xf32> {tp25d.param = "layer.ln1.weight"}, %arg5: tensor<32xf32> {tp25d.param = "layer.ln1.bias"}, %arg6: tensor<96x32xf32> {tp25d.param = "layer.attention.qkv.weight"}, %arg7: tensor<96xf32> {tp25d.param = "layer.attention.qkv.bias"}, %arg8: tensor<32x32xf32> {tp25d.param = "layer.attention.proj.weight"}, %arg9: tensor<32xf32> {tp25d.param = "layer.attention.proj.bias"}, %arg10: tensor<32xf32> {tp25d.param = "layer.ln2.weight"}, %arg11: tensor<32xf32> {tp25d.param = "layer.ln2.bias"}, %arg12: tensor<128x32xf32> {tp25d.param = "layer.mlp.up.weight"}, %arg13: tensor<128xf32> {tp25d.param = "layer.mlp.up.bias"}, %arg14: tensor<32x128xf32> {tp25d.param = "layer.mlp.down.weight"}, %arg15: tensor<32xf32> {tp25d.param = "layer.mlp.down.bias"}, %arg16: tensor<32xf32> {tp25d.param = "ln.weight"}, %arg17: tensor<32xf32> {tp25d.param = "ln.bias"}, %arg18: tensor<16x32xf32> {tp25d.param = "head.weight"}, %arg19: tensor<16xf32> {tp25d.param = "head.bias"}, %arg20: tensor<8x3x16x16xf32>) -> tensor<8x16xf32> {
    %c0_i64 = arith.constant 0 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0.000000e+00 : f64
    %cst_1 = arith.constant 0xFF800000 : f32
    %true = arith.constant true
    %cst_2 = arith.constant 1.000000e+00 : f32
    %cst_3 = arith.constant 5.000000e-01 : f32
    %cst_4 = arith.constant dense<0.000000e+00> : tensor<8x4x17x17xf32>
    %cst_5 = arith.constant 0xFFF0000000000000 : f64
    %cst_6 = arith.constant 0.59460355750136051 : f64
    %cst_7 = arith.constant 1.000000e-05 : f64
    %cst_8 = arith.constant 3.200000e+01 : f64
    %cst_9 = arith.constant 3.200000e+01 : f32
    %cst_10 = arith.constant 1.41421354 : f32
    %0 = tensor.empty() : tensor<8x32x4x4xf32>
    %broadcasted = linalg.broadcast ins(%arg3 : tensor<32xf32>) outs(%0 : tensor<8x32x4x4xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<4> : vector<2xi64>} ins(%arg20, %arg2 : tensor<8x3x16x16xf32>, tensor<32x3x4x4xf32>) outs(%broadcasted : tensor<8x32x4x4xf32>) -> tensor<8x32x4x4xf32>
    %collapsed = tensor.collapse_shape %1 [[0], [1], [2, 3]] : tensor<8x32x4x4xf32> into tensor<8x32x16xf32>
    %2 = tensor.empty() : tensor<8x16x32xf32>
    %transposed = linalg.transpose ins(%collapsed : tensor<8x32x16xf32>) outs(%2 : tensor<8x16x32xf32>) permutation = [0, 2, 1] 
    %3 = tensor.empty() : tensor<8x1x32xf32>
    %collapsed_11 = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<1x1x32xf32> into tensor<1x32xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_11 : tensor<1x32xf32>) outs(%3 : tensor<8x1x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x1x32xf32>
    %concat = tensor.concat dim(1) %4, %transposed : (tensor<8x1x32xf32>, tensor<8x16x32xf32>) -> tensor<8x17x32xf32>
    %5 = tensor.empty() : tensor<8x17x32xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%concat, %arg1 : tensor<8x17x32xf32>, tensor<1x17x32xf32>) outs(%5 : tensor<8x17x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %123 = arith.addf %in, %in_41 : f32
      linalg.yield %123 : f32
    } -> tensor<8x17x32xf32>
    %7 = tensor.empty() : tensor<8x17x32xf64>
    %8 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<8x17x32xf32>) outs(%7 : tensor<8x17x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %123 = arith.extf %in : f32 to f64
      linalg.yield %123 : f64
    } -> tensor<8x17x32xf64>
    %9 = tensor.empty() : tensor<8x17x1xf64>
    %10 = linalg.fill ins(%cst_0 : f64) outs(%9 : tensor<8x17x1xf64>) -> tensor<8x17x1xf64>
    %11 = linalg.generic {indexing_maps = [#map1, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%8 : tensor<8x17x32xf64>) outs(%10 : tensor<8x17x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %123 = arith.addf %in, %out : f64
      linalg.yield %123 : f64
    } -> tensor<8x17x1xf64>
    %12 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11 : tensor<8x17x1xf64>) outs(%9 : tensor<8x17x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %123 = arith.divf %in, %cst_8 : f64
      linalg.yield %123 : f64
    } -> tensor<8x17x1xf64>
    %13 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8, %12 : tensor<8x17x32xf64>, tensor<8x17x1xf64>) outs(%7 : tensor<8x17x32xf64>) {
    ^bb0(%in: f64, %in_41: f64, %out: f64):
      %123 = arith.subf %in, %in_41 : f64
      linalg.yield %123 : f64
    } -> tensor<8x17x32xf64>
    %14 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13, %13 : tensor<8x17x32xf64>, tensor<8x17x32xf64>) outs(%7 : tensor<8x17x32xf64>) {
    ^bb0(%in: f64, %in_41: f64, %out: f64):
      %123 = arith.mulf %in, %in_41 : f64
      linalg.yield %123 : f64
    } -> tensor<8x17x32xf64>
    %15 = linalg.generic {indexing_maps = [#map1, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%14 : tensor<8x17x32xf64>) outs(%10 : tensor<8x17x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %123 = arith.addf %in, %out : f64
      linalg.yield %123 : f64
    } -> tensor<8x17x1xf64>
    %16 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15 : tensor<8x17x1xf64>) outs(%9 : tensor<8x17x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %123 = arith.divf %in, %cst_8 : f64
      linalg.yield %123 : f64
    } -> tensor<8x17x1xf64>
    %17 = tensor.empty() : tensor<8x17x1xf32>
    %18 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16 : tensor<8x17x1xf64>) outs(%17 : tensor<8x17x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %123 = arith.truncf %in : f64 to f32
      linalg.yield %123 : f32
    } -> tensor<8x17x1xf32>
    %19 = linalg.fill ins(%cst : f32) outs(%17 : tensor<8x17x1xf32>) -> tensor<8x17x1xf32>
    %20 = linalg.generic {indexing_maps = [#map1, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%6 : tensor<8x17x32xf32>) outs(%19 : tensor<8x17x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %123 = arith.addf %in, %out : f32
      linalg.yield %123 : f32
    } -> tensor<8x17x1xf32>
    %21 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%20 : tensor<8x17x1xf32>) outs(%17 : tensor<8x17x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %123 = arith.divf %in, %cst_9 : f32
      linalg.yield %123 : f32
    } -> tensor<8x17x1xf32>
    %22 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18 : tensor<8x17x1xf32>) outs(%17 : tensor<8x17x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %123 = arith.truncf %cst_7 : f64 to f32
      %124 = arith.addf %in, %123 : f32
      linalg.yield %124 : f32
    } -> tensor<8x17x1xf32>
    %23 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%22 : tensor<8x17x1xf32>) outs(%17 : tensor<8x17x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %123 = math.rsqrt %in : f32
      linalg.yield %123 : f32
    } -> tensor<8x17x1xf32>
    %24 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %21 : tensor<8x17x32xf32>, tensor<8x17x1xf32>) outs(%5 : tensor<8x17x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %123 = arith.subf %in, %in_41 : f32
      linalg.yield %123 : f32
    } -> tensor<8x17x32xf32>
    %25 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%24, %23 : tensor<8x17x32xf32>, tensor<8x17x1xf32>) outs(%5 : tensor<8x17x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %123 = arith.mulf %in, %in_41 : f32
      linalg.yield %123 : f32
    } -> tensor<8x17x32xf32>
    %26 = linalg.generic {indexing_maps = [#map1, #map4, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%25, %arg4 : tensor<8x17x32xf32>, tensor<32xf32>) outs(%5 : tensor<8x17x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %123 = arith.mulf %in, %in_41 : f32
      linalg.yield %123 : f32
    } -> tensor<8x17x32xf32>
    %27 = linalg.generic {indexing_maps = [#map1, #map4, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%26, %arg5 : tensor<8x17x32xf32>, tensor<32xf32>) outs(%5 : tensor<8x17x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %123 = arith.addf %in, %in_41 : f32
      linalg.yield %123 : f32
    } -> tensor<8x17x32xf32>
    %collapsed_12 = tensor.collapse_shape %27 [[0, 1], [2]] : tensor<8x17x32xf32> into tensor<136x32xf32>
    %28 = tensor.empty() : tensor<32x96xf32>
    %transposed_13 = linalg.transpose ins(%arg6 : tensor<96x32xf32>) outs(%28 : tensor<32x96xf32>) permutation = [1, 0] 
    %29 = tensor.empty() : tensor<136x96xf32>
    %30 = linalg.fill ins(%cst : f32) outs(%29 : tensor<136x96xf32>) -> tensor<136x96xf32>
    %31 = linalg.matmul ins(%collapsed_12, %transposed_13 : tensor<136x32xf32>, tensor<32x96xf32>) outs(%30 : tensor<136x96xf32>) -> tensor<136x96xf32>
    %32 = linalg.generic {indexing_maps = [#map5, #map6], iterator_types = ["parallel", "parallel"]} ins(%arg7 : tensor<96xf32>) outs(%29 : tensor<136x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<136x96xf32>
    %33 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel"]} ins(%31, %32 : tensor<136x96xf32>, tensor<136x96xf32>) outs(%29 : tensor<136x96xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %123 = arith.addf %in, %in_41 : f32
      linalg.yield %123 : f32
    } -> tensor<136x96xf32>
    %expanded = tensor.expand_shape %33 [[0, 1], [2]] output_shape [8, 17, 96] : tensor<136x96xf32> into tensor<8x17x96xf32>
    %extracted_slice = tensor.extract_slice %expanded[0, 0, 0] [8, 17, 32] [1, 1, 1] : tensor<8x17x96xf32> to tensor<8x17x32xf32>
    %extracted_slice_14 = tensor.extract_slice %expanded[0, 0, 32] [8, 17, 32] [1, 1, 1] : tensor<8x17x96xf32> to tensor<8x17x32xf32>
    %extracted_slice_15 = tensor.extract_slice %expanded[0, 0, 64] [8, 17, 32] [1, 1, 1] : tensor<8x17x96xf32> to tensor<8x17x32xf32>
    %expanded_16 = tensor.expand_shape %extracted_slice [[0], [1], [2, 3]] output_shape [8, 17, 4, 8] : tensor<8x17x32xf32> into tensor<8x17x4x8xf32>
    %34 = tensor.empty() : tensor<8x4x17x8xf32>
    %transposed_17 = linalg.transpose ins(%expanded_16 : tensor<8x17x4x8xf32>) outs(%34 : tensor<8x4x17x8xf32>) permutation = [0, 2, 1, 3] 
    %expanded_18 = tensor.expand_shape %extracted_slice_14 [[0], [1], [2, 3]] output_shape [8, 17, 4, 8] : tensor<8x17x32xf32> into tensor<8x17x4x8xf32>
    %expanded_19 = tensor.expand_shape %extracted_slice_15 [[0], [1], [2, 3]] output_shape [8, 17, 4, 8] : tensor<8x17x32xf32> into tensor<8x17x4x8xf32>
    %transposed_20 = linalg.transpose ins(%expanded_19 : tensor<8x17x4x8xf32>) outs(%34 : tensor<8x4x17x8xf32>) permutation = [0, 2, 1, 3] 
    %35 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_17 : tensor<8x4x17x8xf32>) outs(%34 : tensor<8x4x17x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %123 = arith.truncf %cst_6 : f64 to f32
      %124 = arith.mulf %in, %123 : f32
      linalg.yield %124 : f32
    } -> tensor<8x4x17x8xf32>
    %36 = tensor.empty() : tensor<8x4x8x17xf32>
    %transposed_21 = linalg.transpose ins(%expanded_18 : tensor<8x17x4x8xf32>) outs(%36 : tensor<8x4x8x17xf32>) permutation = [0, 2, 3, 1] 
    %37 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_21 : tensor<8x4x8x17xf32>) outs(%36 : tensor<8x4x8x17xf32>) {
    ^bb0(%in: f32, %out: f32):
      %123 = arith.truncf %cst_6 : f64 to f32
      %124 = arith.mulf %in, %123 : f32
      linalg.yield %124 : f32
    } -> tensor<8x4x8x17xf32>
    %collapsed_22 = tensor.collapse_shape %35 [[0, 1], [2], [3]] : tensor<8x4x17x8xf32> into tensor<32x17x8xf32>
    %collapsed_23 = tensor.collapse_shape %37 [[0, 1], [2], [3]] : tensor<8x4x8x17xf32> into tensor<32x8x17xf32>
    %38 = tensor.empty() : tensor<32x17x17xf32>
    %39 = linalg.fill ins(%cst : f32) outs(%38 : tensor<32x17x17xf32>) -> tensor<32x17x17xf32>
    %40 = linalg.batch_matmul ins(%collapsed_22, %collapsed_23 : tensor<32x17x8xf32>, tensor<32x8x17xf32>) outs(%39 : tensor<32x17x17xf32>) -> tensor<32x17x17xf32>
    %expanded_24 = tensor.expand_shape %40 [[0, 1], [2], [3]] output_shape [8, 4, 17, 17] : tensor<32x17x17xf32> into tensor<8x4x17x17xf32>
    %41 = tensor.empty() : tensor<8x4x17xi64>
    %42 = linalg.fill ins(%c0_i64 : i64) outs(%41 : tensor<8x4x17xi64>) -> tensor<8x4x17xi64>
    %43 = tensor.empty() : tensor<8x4x17xf32>
    %44 = linalg.fill ins(%cst_1 : f32) outs(%43 : tensor<8x4x17xf32>) -> tensor<8x4x17xf32>
    %45:2 = linalg.generic {indexing_maps = [#map7, #map8, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%expanded_24 : tensor<8x4x17x17xf32>) outs(%44, %42 : tensor<8x4x17xf32>, tensor<8x4x17xi64>) {
    ^bb0(%in: f32, %out: f32, %out_41: i64):
      %123 = linalg.index 3 : index
      %124 = arith.index_cast %123 : index to i64
      %125 = arith.maximumf %in, %out : f32
      %126 = arith.cmpf ogt, %in, %out : f32
      %127 = arith.select %126, %124, %out_41 : i64
      linalg.yield %125, %127 : f32, i64
    } -> (tensor<8x4x17xf32>, tensor<8x4x17xi64>)
    %expanded_25 = tensor.expand_shape %45#0 [[0], [1], [2, 3]] output_shape [8, 4, 17, 1] : tensor<8x4x17xf32> into tensor<8x4x17x1xf32>
    %46 = tensor.empty() : tensor<8x4x17x17xf32>
    %47 = linalg.generic {indexing_maps = [#map7, #map9, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_24, %expanded_25 : tensor<8x4x17x17xf32>, tensor<8x4x17x1xf32>) outs(%46 : tensor<8x4x17x17xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %123 = arith.subf %in, %in_41 : f32
      linalg.yield %123 : f32
    } -> tensor<8x4x17x17xf32>
    %48 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%47 : tensor<8x4x17x17xf32>) outs(%46 : tensor<8x4x17x17xf32>) {
    ^bb0(%in: f32, %out: f32):
      %123 = math.exp %in : f32
      linalg.yield %123 : f32
    } -> tensor<8x4x17x17xf32>
    %49 = tensor.empty() : tensor<8x4x17x1xf32>
    %50 = linalg.fill ins(%cst : f32) outs(%49 : tensor<8x4x17x1xf32>) -> tensor<8x4x17x1xf32>
    %51 = linalg.generic {indexing_maps = [#map7, #map9], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%48 : tensor<8x4x17x17xf32>) outs(%50 : tensor<8x4x17x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %123 = arith.addf %in, %out : f32
      linalg.yield %123 : f32
    } -> tensor<8x4x17x1xf32>
    %52 = linalg.generic {indexing_maps = [#map7, #map9, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%48, %51 : tensor<8x4x17x17xf32>, tensor<8x4x17x1xf32>) outs(%46 : tensor<8x4x17x17xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %123 = arith.divf %in, %in_41 : f32
      linalg.yield %123 : f32
    } -> tensor<8x4x17x17xf32>
    %53 = tensor.empty() : tensor<8x4x17x17xi1>
    %54 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_24 : tensor<8x4x17x17xf32>) outs(%53 : tensor<8x4x17x17xi1>) {
    ^bb0(%in: f32, %out: i1):
      %123 = arith.extf %in : f32 to f64
      %124 = arith.cmpf oeq, %123, %cst_5 : f64
      linalg.yield %124 : i1
    } -> tensor<8x4x17x17xi1>
    %55 = tensor.empty() : tensor<8x4x17x1xi1>
    %56 = linalg.fill ins(%true : i1) outs(%55 : tensor<8x4x17x1xi1>) -> tensor<8x4x17x1xi1>
    %57 = linalg.generic {indexing_maps = [#map7, #map9], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%54 : tensor<8x4x17x17xi1>) outs(%56 : tensor<8x4x17x1xi1>) {
    ^bb0(%in: i1, %out: i1):
      %123 = arith.andi %in, %out : i1
      linalg.yield %123 : i1
    } -> tensor<8x4x17x1xi1>
    %58 = linalg.generic {indexing_maps = [#map9, #map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%57, %cst_4, %52 : tensor<8x4x17x1xi1>, tensor<8x4x17x17xf32>, tensor<8x4x17x17xf32>) outs(%46 : tensor<8x4x17x17xf32>) {
    ^bb0(%in: i1, %in_41: f32, %in_42: f32, %out: f32):
      %123 = arith.select %in, %in_41, %in_42 : f32
      linalg.yield %123 : f32
    } -> tensor<8x4x17x17xf32>
    %collapsed_26 = tensor.collapse_shape %58 [[0, 1], [2], [3]] : tensor<8x4x17x17xf32> into tensor<32x17x17xf32>
    %collapsed_27 = tensor.collapse_shape %transposed_20 [[0, 1], [2], [3]] : tensor<8x4x17x8xf32> into tensor<32x17x8xf32>
    %59 = tensor.empty() : tensor<32x17x8xf32>
    %60 = linalg.fill ins(%cst : f32) outs(%59 : tensor<32x17x8xf32>) -> tensor<32x17x8xf32>
    %61 = linalg.batch_matmul ins(%collapsed_26, %collapsed_27 : tensor<32x17x17xf32>, tensor<32x17x8xf32>) outs(%60 : tensor<32x17x8xf32>) -> tensor<32x17x8xf32>
    %expanded_28 = tensor.expand_shape %61 [[0, 1], [2], [3]] output_shape [8, 4, 17, 8] : tensor<32x17x8xf32> into tensor<8x4x17x8xf32>
    %62 = tensor.empty() : tensor<8x17x4x8xf32>
    %transposed_29 = linalg.transpose ins(%expanded_28 : tensor<8x4x17x8xf32>) outs(%62 : tensor<8x17x4x8xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_30 = tensor.collapse_shape %transposed_29 [[0], [1], [2, 3]] : tensor<8x17x4x8xf32> into tensor<8x17x32xf32>
    %63 = tensor.empty() : tensor<32x32xf32>
    %transposed_31 = linalg.transpose ins(%arg8 : tensor<32x32xf32>) outs(%63 : tensor<32x32xf32>) permutation = [1, 0] 
    %64 = tensor.empty() : tensor<8x32x32xf32>
    %65 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_31 : tensor<32x32xf32>) outs(%64 : tensor<8x32x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x32x32xf32>
    %66 = linalg.fill ins(%cst : f32) outs(%5 : tensor<8x17x32xf32>) -> tensor<8x17x32xf32>
    %67 = linalg.batch_matmul ins(%collapsed_30, %65 : tensor<8x17x32xf32>, tensor<8x32x32xf32>) outs(%66 : tensor<8x17x32xf32>) -> tensor<8x17x32xf32>
    %68 = linalg.generic {indexing_maps = [#map1, #map4, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%67, %arg9 : tensor<8x17x32xf32>, tensor<32xf32>) outs(%5 : tensor<8x17x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %123 = arith.addf %in, %in_41 : f32
      linalg.yield %123 : f32
    } -> tensor<8x17x32xf32>
    %69 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %68 : tensor<8x17x32xf32>, tensor<8x17x32xf32>) outs(%5 : tensor<8x17x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %123 = arith.addf %in, %in_41 : f32
      linalg.yield %123 : f32
    } -> tensor<8x17x32xf32>
    %70 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%69 : tensor<8x17x32xf32>) outs(%7 : tensor<8x17x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %123 = arith.extf %in : f32 to f64
      linalg.yield %123 : f64
    } -> tensor<8x17x32xf64>
    %71 = linalg.generic {indexing_maps = [#map1, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%70 : tensor<8x17x32xf64>) outs(%10 : tensor<8x17x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %123 = arith.addf %in, %out : f64
      linalg.yield %123 : f64
    } -> tensor<8x17x1xf64>
    %72 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%71 : tensor<8x17x1xf64>) outs(%9 : tensor<8x17x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %123 = arith.divf %in, %cst_8 : f64
      linalg.yield %123 : f64
    } -> tensor<8x17x1xf64>
    %73 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%70, %72 : tensor<8x17x32xf64>, tensor<8x17x1xf64>) outs(%7 : tensor<8x17x32xf64>) {
    ^bb0(%in: f64, %in_41: f64, %out: f64):
      %123 = arith.subf %in, %in_41 : f64
      linalg.yield %123 : f64
    } -> tensor<8x17x32xf64>
    %74 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%73, %73 : tensor<8x17x32xf64>, tensor<8x17x32xf64>) outs(%7 : tensor<8x17x32xf64>) {
    ^bb0(%in: f64, %in_41: f64, %out: f64):
      %123 = arith.mulf %in, %in_41 : f64
      linalg.yield %123 : f64
    } -> tensor<8x17x32xf64>
    %75 = linalg.generic {indexing_maps = [#map1, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%74 : tensor<8x17x32xf64>) outs(%10 : tensor<8x17x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %123 = arith.addf %in, %out : f64
      linalg.yield %123 : f64
    } -> tensor<8x17x1xf64>
    %76 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%75 : tensor<8x17x1xf64>) outs(%9 : tensor<8x17x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %123 = arith.divf %in, %cst_8 : f64
      linalg.yield %123 : f64
    } -> tensor<8x17x1xf64>
    %77 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%76 : tensor<8x17x1xf64>) outs(%17 : tensor<8x17x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %123 = arith.truncf %in : f64 to f32
      linalg.yield %123 : f32
    } -> tensor<8x17x1xf32>
    %78 = linalg.generic {indexing_maps = [#map1, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%69 : tensor<8x17x32xf32>) outs(%19 : tensor<8x17x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %123 = arith.addf %in, %out : f32
      linalg.yield %123 : f32
    } -> tensor<8x17x1xf32>
    %79 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%78 : tensor<8x17x1xf32>) outs(%17 : tensor<8x17x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %123 = arith.divf %in, %cst_9 : f32
      linalg.yield %123 : f32
    } -> tensor<8x17x1xf32>
    %80 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%77 : tensor<8x17x1xf32>) outs(%17 : tensor<8x17x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %123 = arith.truncf %cst_7 : f64 to f32
      %124 = arith.addf %in, %123 : f32
      linalg.yield %124 : f32
    } -> tensor<8x17x1xf32>
    %81 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%80 : tensor<8x17x1xf32>) outs(%17 : tensor<8x17x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %123 = math.rsqrt %in : f32
      linalg.yield %123 : f32
    } -> tensor<8x17x1xf32>
    %82 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%69, %79 : tensor<8x17x32xf32>, tensor<8x17x1xf32>) outs(%5 : tensor<8x17x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %123 = arith.subf %in, %in_41 : f32
      linalg.yield %123 : f32
    } -> tensor<8x17x32xf32>
    %83 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%82, %81 : tensor<8x17x32xf32>, tensor<8x17x1xf32>) outs(%5 : tensor<8x17x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %123 = arith.mulf %in, %in_41 : f32
      linalg.yield %123 : f32
    } -> tensor<8x17x32xf32>
    %84 = linalg.generic {indexing_maps = [#map1, #map4, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%83, %arg10 : tensor<8x17x32xf32>, tensor<32xf32>) outs(%5 : tensor<8x17x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %123 = arith.mulf %in, %in_41 : f32
      linalg.yield %123 : f32
    } -> tensor<8x17x32xf32>
    %85 = linalg.generic {indexing_maps = [#map1, #map4, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%84, %arg11 : tensor<8x17x32xf32>, tensor<32xf32>) outs(%5 : tensor<8x17x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %123 = arith.addf %in, %in_41 : f32
      linalg.yield %123 : f32
    } -> tensor<8x17x32xf32>
    %collapsed_32 = tensor.collapse_shape %85 [[0, 1], [2]] : tensor<8x17x32xf32> into tensor<136x32xf32>
    %86 = tensor.empty() : tensor<32x128xf32>
    %transposed_33 = linalg.transpose ins(%arg12 : tensor<128x32xf32>) outs(%86 : tensor<32x128xf32>) permutation = [1, 0] 
    %87 = tensor.empty() : tensor<136x128xf32>
    %88 = linalg.fill ins(%cst : f32) outs(%87 : tensor<136x128xf32>) -> tensor<136x128xf32>
    %89 = linalg.matmul ins(%collapsed_32, %transposed_33 : tensor<136x32xf32>, tensor<32x128xf32>) outs(%88 : tensor<136x128xf32>) -> tensor<136x128xf32>
    %90 = linalg.generic {indexing_maps = [#map5, #map6], iterator_types = ["parallel", "parallel"]} ins(%arg13 : tensor<128xf32>) outs(%87 : tensor<136x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<136x128xf32>
    %91 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel"]} ins(%89, %90 : tensor<136x128xf32>, tensor<136x128xf32>) outs(%87 : tensor<136x128xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %123 = arith.addf %in, %in_41 : f32
      linalg.yield %123 : f32
    } -> tensor<136x128xf32>
    %expanded_34 = tensor.expand_shape %91 [[0, 1], [2]] output_shape [8, 17, 128] : tensor<136x128xf32> into tensor<8x17x128xf32>
    %92 = tensor.empty() : tensor<8x17x128xf32>
    %93 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_34 : tensor<8x17x128xf32>) outs(%92 : tensor<8x17x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %123 = arith.divf %in, %cst_10 : f32
      %124 = math.erf %123 : f32
      %125 = arith.addf %124, %cst_2 : f32
      %126 = arith.mulf %125, %cst_3 : f32
      %127 = arith.mulf %in, %126 : f32
      linalg.yield %127 : f32
    } -> tensor<8x17x128xf32>
    %collapsed_35 = tensor.collapse_shape %93 [[0, 1], [2]] : tensor<8x17x128xf32> into tensor<136x128xf32>
    %94 = tensor.empty() : tensor<128x32xf32>
    %transposed_36 = linalg.transpose ins(%arg14 : tensor<32x128xf32>) outs(%94 : tensor<128x32xf32>) permutation = [1, 0] 
    %95 = tensor.empty() : tensor<136x32xf32>
    %96 = linalg.fill ins(%cst : f32) outs(%95 : tensor<136x32xf32>) -> tensor<136x32xf32>
    %97 = linalg.matmul ins(%collapsed_35, %transposed_36 : tensor<136x128xf32>, tensor<128x32xf32>) outs(%96 : tensor<136x32xf32>) -> tensor<136x32xf32>
    %98 = linalg.generic {indexing_maps = [#map5, #map6], iterator_types = ["parallel", "parallel"]} ins(%arg15 : tensor<32xf32>) outs(%95 : tensor<136x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<136x32xf32>
    %99 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel"]} ins(%97, %98 : tensor<136x32xf32>, tensor<136x32xf32>) outs(%95 : tensor<136x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %123 = arith.addf %in, %in_41 : f32
      linalg.yield %123 : f32
    } -> tensor<136x32xf32>
    %expanded_37 = tensor.expand_shape %99 [[0, 1], [2]] output_shape [8, 17, 32] : tensor<136x32xf32> into tensor<8x17x32xf32>
    %100 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%69, %expanded_37 : tensor<8x17x32xf32>, tensor<8x17x32xf32>) outs(%5 : tensor<8x17x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %123 = arith.addf %in, %in_41 : f32
      linalg.yield %123 : f32
    } -> tensor<8x17x32xf32>
    %101 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%100 : tensor<8x17x32xf32>) outs(%7 : tensor<8x17x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %123 = arith.extf %in : f32 to f64
      linalg.yield %123 : f64
    } -> tensor<8x17x32xf64>
    %102 = linalg.generic {indexing_maps = [#map1, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%101 : tensor<8x17x32xf64>) outs(%10 : tensor<8x17x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %123 = arith.addf %in, %out : f64
      linalg.yield %123 : f64
    } -> tensor<8x17x1xf64>
    %103 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%102 : tensor<8x17x1xf64>) outs(%9 : tensor<8x17x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %123 = arith.divf %in, %cst_8 : f64
      linalg.yield %123 : f64
    } -> tensor<8x17x1xf64>
    %104 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%101, %103 : tensor<8x17x32xf64>, tensor<8x17x1xf64>) outs(%7 : tensor<8x17x32xf64>) {
    ^bb0(%in: f64, %in_41: f64, %out: f64):
      %123 = arith.subf %in, %in_41 : f64
      linalg.yield %123 : f64
    } -> tensor<8x17x32xf64>
    %105 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%104, %104 : tensor<8x17x32xf64>, tensor<8x17x32xf64>) outs(%7 : tensor<8x17x32xf64>) {
    ^bb0(%in: f64, %in_41: f64, %out: f64):
      %123 = arith.mulf %in, %in_41 : f64
      linalg.yield %123 : f64
    } -> tensor<8x17x32xf64>
    %106 = linalg.generic {indexing_maps = [#map1, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%105 : tensor<8x17x32xf64>) outs(%10 : tensor<8x17x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %123 = arith.addf %in, %out : f64
      linalg.yield %123 : f64
    } -> tensor<8x17x1xf64>
    %107 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%106 : tensor<8x17x1xf64>) outs(%9 : tensor<8x17x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %123 = arith.divf %in, %cst_8 : f64
      linalg.yield %123 : f64
    } -> tensor<8x17x1xf64>
    %108 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%107 : tensor<8x17x1xf64>) outs(%17 : tensor<8x17x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %123 = arith.truncf %in : f64 to f32
      linalg.yield %123 : f32
    } -> tensor<8x17x1xf32>
    %109 = linalg.generic {indexing_maps = [#map1, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%100 : tensor<8x17x32xf32>) outs(%19 : tensor<8x17x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %123 = arith.addf %in, %out : f32
      linalg.yield %123 : f32
    } -> tensor<8x17x1xf32>
    %110 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%109 : tensor<8x17x1xf32>) outs(%17 : tensor<8x17x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %123 = arith.divf %in, %cst_9 : f32
      linalg.yield %123 : f32
    } -> tensor<8x17x1xf32>
    %111 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%108 : tensor<8x17x1xf32>) outs(%17 : tensor<8x17x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %123 = arith.truncf %cst_7 : f64 to f32
      %124 = arith.addf %in, %123 : f32
      linalg.yield %124 : f32
    } -> tensor<8x17x1xf32>
    %112 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%111 : tensor<8x17x1xf32>) outs(%17 : tensor<8x17x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %123 = math.rsqrt %in : f32
      linalg.yield %123 : f32
    } -> tensor<8x17x1xf32>
    %113 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%100, %110 : tensor<8x17x32xf32>, tensor<8x17x1xf32>) outs(%5 : tensor<8x17x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %123 = arith.subf %in, %in_41 : f32
      linalg.yield %123 : f32
    } -> tensor<8x17x32xf32>
    %114 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%113, %112 : tensor<8x17x32xf32>, tensor<8x17x1xf32>) outs(%5 : tensor<8x17x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %123 = arith.mulf %in, %in_41 : f32
      linalg.yield %123 : f32
    } -> tensor<8x17x32xf32>
    %115 = linalg.generic {indexing_maps = [#map1, #map4, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%114, %arg16 : tensor<8x17x32xf32>, tensor<32xf32>) outs(%5 : tensor<8x17x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %123 = arith.mulf %in, %in_41 : f32
      linalg.yield %123 : f32
    } -> tensor<8x17x32xf32>
    %116 = linalg.generic {indexing_maps = [#map1, #map4, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%115, %arg17 : tensor<8x17x32xf32>, tensor<32xf32>) outs(%5 : tensor<8x17x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %123 = arith.addf %in, %in_41 : f32
      linalg.yield %123 : f32
    } -> tensor<8x17x32xf32>
    %extracted_slice_38 = tensor.extract_slice %116[0, 0, 0] [8, 1, 32] [1, 1, 1] : tensor<8x17x32xf32> to tensor<8x1x32xf32>
    %collapsed_39 = tensor.collapse_shape %extracted_slice_38 [[0, 1], [2]] : tensor<8x1x32xf32> into tensor<8x32xf32>
    %117 = tensor.empty() : tensor<32x16xf32>
    %transposed_40 = linalg.transpose ins(%arg18 : tensor<16x32xf32>) outs(%117 : tensor<32x16xf32>) permutation = [1, 0] 
    %118 = tensor.empty() : tensor<8x16xf32>
    %119 = linalg.fill ins(%cst : f32) outs(%118 : tensor<8x16xf32>) -> tensor<8x16xf32>
    %120 = linalg.matmul ins(%collapsed_39, %transposed_40 : tensor<8x32xf32>, tensor<32x16xf32>) outs(%119 : tensor<8x16xf32>) -> tensor<8x16xf32>
    %121 = linalg.generic {indexing_maps = [#map5, #map6], iterator_types = ["parallel", "parallel"]} ins(%arg19 : tensor<16xf32>) outs(%118 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16xf32>
    %122 = linalg.generic {indexing_maps = [#map6, #map6, #map6], iterator_types = ["parallel", "parallel"]} ins(%120, %121 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%118 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %123 = arith.addf %in, %in_41 : f32
      linalg.yield %123 : f32
    } -> tensor<8x16xf32>
    return %122 : tensor<8x16xf32>
  }
}
