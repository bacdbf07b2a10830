#map = affine_map<(d0, d1, d2) -> (d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map2 = affine_map<(d0, d1, d2) -> (0, d1, d2)>
#map3 = affine_map<(d0) -> (d0)>
#map4 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map5 = affine_map<(d0, d1, d2, d3) -> (d1, d2)>
#map6 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map7 = affine_map<(d0, d1, d2) -> (d2)>
#map8 = affine_map<(d0, d1) -> (d1)>
#map9 = affine_map<(d0, d1) -> (d0, d1)>
#map10 = affine_map<(d0, d1, d2, d3) -> ()>
#map11 = affine_map<(d0, d1, d2, d3) -> (d0, 0, d2, d3)>
#map12 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map13 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
module {
  func.func @main(%arg0: tensor<1x1x32xf32> {tp25d.param = "model.vit.embeddings.cls_token"}, %arg1: tensor<1x17x32xf32> {tp25d.param = "model.vit.embeddings.position_embeddings"}, %arg2: tensor<32x3x4x4xf32> {tp25d.param = "model.vit.embeddings.patch_embeddings.projection.weight"}, %arg3: tensor<32xf32> {tp25d.param = "model.vit.embeddings.patch_embeddings.projection.bias"}, %arg4: tensor<32x32xf32> {tp25d.param = "model.vit.layers.0.attention.q_proj.weight"}, %arg5: tensor<32xf32> {tp25d.param = "model.vit.layers.0.attention.q_proj.bias"}, %arg6: tensor<32x32xf32> {tp25d.param = "model.vit.layers.0.attention.k_proj.weight"}, %arg7: tensor<32xf32> {tp25d.param = "model.vit.layers.0.attention.k_proj.bias"}, %arg8: tensor<32x32xf32> {tp25d.param = "model.vit.layers.0.attention.v_proj.weight"}, %arg9: tensor<32xf32> {tp25d.param = "model.vit.layers.0.attention.v_proj.bias"}, %arg10: tensor<32x32xf32> {tp25d.param = "model.vit.layers.0.attention.o_proj.weight"}, %arg11: tensor<32xf32> {tp25d.param = "model.vit.layers.0.attention.o_proj.bias"}, %arg12: tensor<32xf32> {tp25d.param = "model.vit.layers.0.layernorm_before.weight"}, %arg13: tensor<32xf32> {tp25d.param = "model.vit.layers.0.layernorm_before.bias"}, %arg14: tensor<32xf32> {tp25d.param = "model.vit.layers.0.layernorm_after.weight"}, %arg15: tensor<32xf32> {tp25d.param = "model.vit.layers.0.layernorm_after.bias"}, %arg16: tensor<128x32xf32> {tp25d.param = "model.vit.layers.0.mlp.fc1.weight"}, %arg17: tensor<128xf32> {tp25d.param = "model.vit.layers.0.mlp.fc1.bias"}, %arg18: tensor<32x128xf32> {tp25d.param = "model.vit.layers.0.mlp.fc2.weight"}, %arg19: tensor<32xf32> {tp25d.param = "model.vit.layers.0.mlp.fc2.bias"}, %arg20: tensor<32xf32> {tp25d.param = "model.vit.layernorm.weight"}, %arg21: tensor<32xf32> {tp25d.param = "model.vit.layernorm.bias"}, %arg22: tensor<16x32xf32> {tp25d.param = "model.classifier.weight"}, %arg23: tensor<16xf32> {tp25d.param = "model.classifier.bias"}, %arg24: tensor<8x3x16x16xf32>) -> tensor<8x16xf32> {
    %c0_i64 = arith.constant 0 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0.000000e+00 : f64
    %cst_1 = arith.constant 0xFF800000 : f32
    %true = arith.constant true
    %cst_2 = arith.constant 1.000000e+00 : f32
    %cst_3 = arith.constant 5.000000e-01 : f32
    %cst_4 = arith.constant dense<0.000000e+00> : tensor<8x4x17x17xf32>
    %cst_5 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_6 = arith.constant dense<0xFF800000> : tensor<f32>
    %cst_7 = arith.constant 0.59460355750136051 : f64
    %cst_8 = arith.constant 0xFFF0000000000000 : f64
    %cst_9 = arith.constant 9.9999999999999998E-13 : f64
    %cst_10 = arith.constant 3.200000e+01 : f64
    %cst_11 = arith.constant 3.200000e+01 : f32
    %cst_12 = arith.constant 1.41421354 : f32
    %0 = tensor.empty() : tensor<8x32x4x4xf32>
    %broadcasted = linalg.broadcast ins(%arg3 : tensor<32xf32>) outs(%0 : tensor<8x32x4x4xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<4> : vector<2xi64>} ins(%arg24, %arg2 : tensor<8x3x16x16xf32>, tensor<32x3x4x4xf32>) outs(%broadcasted : tensor<8x32x4x4xf32>) -> tensor<8x32x4x4xf32>
    %collapsed = tensor.collapse_shape %1 [[0], [1], [2, 3]] : tensor<8x32x4x4xf32> into tensor<8x32x16xf32>
    %2 = tensor.empty() : tensor<8x16x32xf32>
    %transposed = linalg.transpose ins(%collapsed : tensor<8x32x16xf32>) outs(%2 : tensor<8x16x32xf32>) permutation = [0, 2, 1] 
    %3 = tensor.empty() : tensor<8x1x32xf32>
    %collapsed_13 = tensor.collapse_shape %arg0 [[0, 1], [2]] : tensor<1x1x32xf32> into tensor<1x32xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_13 : tensor<1x32xf32>) outs(%3 : tensor<8x1x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x1x32xf32>
    %concat = tensor.concat dim(1) %4, %transposed : (tensor<8x1x32xf32>, tensor<8x16x32xf32>) -> tensor<8x17x32xf32>
    %5 = tensor.empty() : tensor<8x17x32xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%concat, %arg1 : tensor<8x17x32xf32>, tensor<1x17x32xf32>) outs(%5 : tensor<8x17x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %135 = arith.addf %in, %in_43 : f32
      linalg.yield %135 : f32
    } -> tensor<8x17x32xf32>
    %7 = tensor.empty() : tensor<17xi64>
    %8 = linalg.generic {indexing_maps = [#map3], iterator_types = ["parallel"]} outs(%7 : tensor<17xi64>) {
    ^bb0(%out: i64):
      %135 = linalg.index 0 : index
      %136 = arith.index_cast %135 : index to i64
      linalg.yield %136 : i64
    } -> tensor<17xi64>
    %expanded = tensor.expand_shape %8 [[0, 1, 2, 3]] output_shape [1, 1, 17, 1] : tensor<17xi64> into tensor<1x1x17x1xi64>
    %9 = tensor.empty() : tensor<1x1x17x1xi1>
    %10 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded : tensor<1x1x17x1xi64>) outs(%9 : tensor<1x1x17x1xi1>) {
    ^bb0(%in: i64, %out: i1):
      %135 = arith.cmpi sge, %in, %c0_i64 : i64
      linalg.yield %135 : i1
    } -> tensor<1x1x17x1xi1>
    %11 = tensor.empty() : tensor<8x1x17x17xi1>
    %collapsed_14 = tensor.collapse_shape %10 [[0, 1], [2, 3]] : tensor<1x1x17x1xi1> into tensor<1x17xi1>
    %12 = linalg.generic {indexing_maps = [#map5, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%collapsed_14 : tensor<1x17xi1>) outs(%11 : tensor<8x1x17x17xi1>) {
    ^bb0(%in: i1, %out: i1):
      linalg.yield %in : i1
    } -> tensor<8x1x17x17xi1>
    %13 = tensor.empty() : tensor<8x17x32xf64>
    %14 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<8x17x32xf32>) outs(%13 : tensor<8x17x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %135 = arith.extf %in : f32 to f64
      linalg.yield %135 : f64
    } -> tensor<8x17x32xf64>
    %15 = tensor.empty() : tensor<8x17x1xf64>
    %16 = linalg.fill ins(%cst_0 : f64) outs(%15 : tensor<8x17x1xf64>) -> tensor<8x17x1xf64>
    %17 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%14 : tensor<8x17x32xf64>) outs(%16 : tensor<8x17x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %135 = arith.addf %in, %out : f64
      linalg.yield %135 : f64
    } -> tensor<8x17x1xf64>
    %18 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%17 : tensor<8x17x1xf64>) outs(%15 : tensor<8x17x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %135 = arith.divf %in, %cst_10 : f64
      linalg.yield %135 : f64
    } -> tensor<8x17x1xf64>
    %19 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14, %18 : tensor<8x17x32xf64>, tensor<8x17x1xf64>) outs(%13 : tensor<8x17x32xf64>) {
    ^bb0(%in: f64, %in_43: f64, %out: f64):
      %135 = arith.subf %in, %in_43 : f64
      linalg.yield %135 : f64
    } -> tensor<8x17x32xf64>
    %20 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19, %19 : tensor<8x17x32xf64>, tensor<8x17x32xf64>) outs(%13 : tensor<8x17x32xf64>) {
    ^bb0(%in: f64, %in_43: f64, %out: f64):
      %135 = arith.mulf %in, %in_43 : f64
      linalg.yield %135 : f64
    } -> tensor<8x17x32xf64>
    %21 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%20 : tensor<8x17x32xf64>) outs(%16 : tensor<8x17x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %135 = arith.addf %in, %out : f64
      linalg.yield %135 : f64
    } -> tensor<8x17x1xf64>
    %22 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%21 : tensor<8x17x1xf64>) outs(%15 : tensor<8x17x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %135 = arith.divf %in, %cst_10 : f64
      linalg.yield %135 : f64
    } -> tensor<8x17x1xf64>
    %23 = tensor.empty() : tensor<8x17x1xf32>
    %24 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%22 : tensor<8x17x1xf64>) outs(%23 : tensor<8x17x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %135 = arith.truncf %in : f64 to f32
      linalg.yield %135 : f32
    } -> tensor<8x17x1xf32>
    %25 = linalg.fill ins(%cst : f32) outs(%23 : tensor<8x17x1xf32>) -> tensor<8x17x1xf32>
    %26 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%6 : tensor<8x17x32xf32>) outs(%25 : tensor<8x17x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %135 = arith.addf %in, %out : f32
      linalg.yield %135 : f32
    } -> tensor<8x17x1xf32>
    %27 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%26 : tensor<8x17x1xf32>) outs(%23 : tensor<8x17x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %135 = arith.divf %in, %cst_11 : f32
      linalg.yield %135 : f32
    } -> tensor<8x17x1xf32>
    %28 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%24 : tensor<8x17x1xf32>) outs(%23 : tensor<8x17x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %135 = arith.truncf %cst_9 : f64 to f32
      %136 = arith.addf %in, %135 : f32
      linalg.yield %136 : f32
    } -> tensor<8x17x1xf32>
    %29 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%28 : tensor<8x17x1xf32>) outs(%23 : tensor<8x17x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %135 = math.rsqrt %in : f32
      linalg.yield %135 : f32
    } -> tensor<8x17x1xf32>
    %30 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %27 : tensor<8x17x32xf32>, tensor<8x17x1xf32>) outs(%5 : tensor<8x17x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %135 = arith.subf %in, %in_43 : f32
      linalg.yield %135 : f32
    } -> tensor<8x17x32xf32>
    %31 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%30, %29 : tensor<8x17x32xf32>, tensor<8x17x1xf32>) outs(%5 : tensor<8x17x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %135 = arith.mulf %in, %in_43 : f32
      linalg.yield %135 : f32
    } -> tensor<8x17x32xf32>
    %32 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%31, %arg12 : tensor<8x17x32xf32>, tensor<32xf32>) outs(%5 : tensor<8x17x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %135 = arith.mulf %in, %in_43 : f32
      linalg.yield %135 : f32
    } -> tensor<8x17x32xf32>
    %33 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%32, %arg13 : tensor<8x17x32xf32>, tensor<32xf32>) outs(%5 : tensor<8x17x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %135 = arith.addf %in, %in_43 : f32
      linalg.yield %135 : f32
    } -> tensor<8x17x32xf32>
    %collapsed_15 = tensor.collapse_shape %33 [[0, 1], [2]] : tensor<8x17x32xf32> into tensor<136x32xf32>
    %34 = tensor.empty() : tensor<32x32xf32>
    %transposed_16 = linalg.transpose ins(%arg4 : tensor<32x32xf32>) outs(%34 : tensor<32x32xf32>) permutation = [1, 0] 
    %35 = tensor.empty() : tensor<136x32xf32>
    %36 = linalg.fill ins(%cst : f32) outs(%35 : tensor<136x32xf32>) -> tensor<136x32xf32>
    %37 = linalg.matmul ins(%collapsed_15, %transposed_16 : tensor<136x32xf32>, tensor<32x32xf32>) outs(%36 : tensor<136x32xf32>) -> tensor<136x32xf32>
    %38 = linalg.generic {indexing_maps = [#map8, #map9], iterator_types = ["parallel", "parallel"]} ins(%arg5 : tensor<32xf32>) outs(%35 : tensor<136x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<136x32xf32>
    %39 = linalg.generic {indexing_maps = [#map9, #map9, #map9], iterator_types = ["parallel", "parallel"]} ins(%37, %38 : tensor<136x32xf32>, tensor<136x32xf32>) outs(%35 : tensor<136x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %135 = arith.addf %in, %in_43 : f32
      linalg.yield %135 : f32
    } -> tensor<136x32xf32>
    %expanded_17 = tensor.expand_shape %39 [[0, 1], [2, 3]] output_shape [8, 17, 4, 8] : tensor<136x32xf32> into tensor<8x17x4x8xf32>
    %40 = tensor.empty() : tensor<8x4x17x8xf32>
    %transposed_18 = linalg.transpose ins(%expanded_17 : tensor<8x17x4x8xf32>) outs(%40 : tensor<8x4x17x8xf32>) permutation = [0, 2, 1, 3] 
    %transposed_19 = linalg.transpose ins(%arg6 : tensor<32x32xf32>) outs(%34 : tensor<32x32xf32>) permutation = [1, 0] 
    %41 = linalg.matmul ins(%collapsed_15, %transposed_19 : tensor<136x32xf32>, tensor<32x32xf32>) outs(%36 : tensor<136x32xf32>) -> tensor<136x32xf32>
    %42 = linalg.generic {indexing_maps = [#map8, #map9], iterator_types = ["parallel", "parallel"]} ins(%arg7 : tensor<32xf32>) outs(%35 : tensor<136x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<136x32xf32>
    %43 = linalg.generic {indexing_maps = [#map9, #map9, #map9], iterator_types = ["parallel", "parallel"]} ins(%41, %42 : tensor<136x32xf32>, tensor<136x32xf32>) outs(%35 : tensor<136x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %135 = arith.addf %in, %in_43 : f32
      linalg.yield %135 : f32
    } -> tensor<136x32xf32>
    %expanded_20 = tensor.expand_shape %43 [[0, 1], [2, 3]] output_shape [8, 17, 4, 8] : tensor<136x32xf32> into tensor<8x17x4x8xf32>
    %transposed_21 = linalg.transpose ins(%arg8 : tensor<32x32xf32>) outs(%34 : tensor<32x32xf32>) permutation = [1, 0] 
    %44 = linalg.matmul ins(%collapsed_15, %transposed_21 : tensor<136x32xf32>, tensor<32x32xf32>) outs(%36 : tensor<136x32xf32>) -> tensor<136x32xf32>
    %45 = linalg.generic {indexing_maps = [#map8, #map9], iterator_types = ["parallel", "parallel"]} ins(%arg9 : tensor<32xf32>) outs(%35 : tensor<136x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<136x32xf32>
    %46 = linalg.generic {indexing_maps = [#map9, #map9, #map9], iterator_types = ["parallel", "parallel"]} ins(%44, %45 : tensor<136x32xf32>, tensor<136x32xf32>) outs(%35 : tensor<136x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %135 = arith.addf %in, %in_43 : f32
      linalg.yield %135 : f32
    } -> tensor<136x32xf32>
    %expanded_22 = tensor.expand_shape %46 [[0, 1], [2, 3]] output_shape [8, 17, 4, 8] : tensor<136x32xf32> into tensor<8x17x4x8xf32>
    %transposed_23 = linalg.transpose ins(%expanded_22 : tensor<8x17x4x8xf32>) outs(%40 : tensor<8x4x17x8xf32>) permutation = [0, 2, 1, 3] 
    %47 = tensor.empty() : tensor<8x1x17x17xf32>
    %48 = linalg.generic {indexing_maps = [#map4, #map10, #map10, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%12, %cst_5, %cst_6 : tensor<8x1x17x17xi1>, tensor<f32>, tensor<f32>) outs(%47 : tensor<8x1x17x17xf32>) {
    ^bb0(%in: i1, %in_43: f32, %in_44: f32, %out: f32):
      %135 = arith.select %in, %in_43, %in_44 : f32
      linalg.yield %135 : f32
    } -> tensor<8x1x17x17xf32>
    %49 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_18 : tensor<8x4x17x8xf32>) outs(%40 : tensor<8x4x17x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %135 = arith.truncf %cst_7 : f64 to f32
      %136 = arith.mulf %in, %135 : f32
      linalg.yield %136 : f32
    } -> tensor<8x4x17x8xf32>
    %50 = tensor.empty() : tensor<8x4x8x17xf32>
    %transposed_24 = linalg.transpose ins(%expanded_20 : tensor<8x17x4x8xf32>) outs(%50 : tensor<8x4x8x17xf32>) permutation = [0, 2, 3, 1] 
    %51 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_24 : tensor<8x4x8x17xf32>) outs(%50 : tensor<8x4x8x17xf32>) {
    ^bb0(%in: f32, %out: f32):
      %135 = arith.truncf %cst_7 : f64 to f32
      %136 = arith.mulf %in, %135 : f32
      linalg.yield %136 : f32
    } -> tensor<8x4x8x17xf32>
    %collapsed_25 = tensor.collapse_shape %49 [[0, 1], [2], [3]] : tensor<8x4x17x8xf32> into tensor<32x17x8xf32>
    %collapsed_26 = tensor.collapse_shape %51 [[0, 1], [2], [3]] : tensor<8x4x8x17xf32> into tensor<32x8x17xf32>
    %52 = tensor.empty() : tensor<32x17x17xf32>
    %53 = linalg.fill ins(%cst : f32) outs(%52 : tensor<32x17x17xf32>) -> tensor<32x17x17xf32>
    %54 = linalg.batch_matmul ins(%collapsed_25, %collapsed_26 : tensor<32x17x8xf32>, tensor<32x8x17xf32>) outs(%53 : tensor<32x17x17xf32>) -> tensor<32x17x17xf32>
    %expanded_27 = tensor.expand_shape %54 [[0, 1], [2], [3]] output_shape [8, 4, 17, 17] : tensor<32x17x17xf32> into tensor<8x4x17x17xf32>
    %55 = tensor.empty() : tensor<8x4x17x17xf32>
    %56 = linalg.generic {indexing_maps = [#map4, #map11, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_27, %48 : tensor<8x4x17x17xf32>, tensor<8x1x17x17xf32>) outs(%55 : tensor<8x4x17x17xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %135 = arith.addf %in, %in_43 : f32
      linalg.yield %135 : f32
    } -> tensor<8x4x17x17xf32>
    %57 = tensor.empty() : tensor<8x4x17xi64>
    %58 = linalg.fill ins(%c0_i64 : i64) outs(%57 : tensor<8x4x17xi64>) -> tensor<8x4x17xi64>
    %59 = tensor.empty() : tensor<8x4x17xf32>
    %60 = linalg.fill ins(%cst_1 : f32) outs(%59 : tensor<8x4x17xf32>) -> tensor<8x4x17xf32>
    %61:2 = linalg.generic {indexing_maps = [#map4, #map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%56 : tensor<8x4x17x17xf32>) outs(%60, %58 : tensor<8x4x17xf32>, tensor<8x4x17xi64>) {
    ^bb0(%in: f32, %out: f32, %out_43: i64):
      %135 = linalg.index 3 : index
      %136 = arith.index_cast %135 : index to i64
      %137 = arith.maximumf %in, %out : f32
      %138 = arith.cmpf ogt, %in, %out : f32
      %139 = arith.select %138, %136, %out_43 : i64
      linalg.yield %137, %139 : f32, i64
    } -> (tensor<8x4x17xf32>, tensor<8x4x17xi64>)
    %expanded_28 = tensor.expand_shape %61#0 [[0], [1], [2, 3]] output_shape [8, 4, 17, 1] : tensor<8x4x17xf32> into tensor<8x4x17x1xf32>
    %62 = linalg.generic {indexing_maps = [#map4, #map13, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%56, %expanded_28 : tensor<8x4x17x17xf32>, tensor<8x4x17x1xf32>) outs(%55 : tensor<8x4x17x17xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %135 = arith.subf %in, %in_43 : f32
      linalg.yield %135 : f32
    } -> tensor<8x4x17x17xf32>
    %63 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%62 : tensor<8x4x17x17xf32>) outs(%55 : tensor<8x4x17x17xf32>) {
    ^bb0(%in: f32, %out: f32):
      %135 = math.exp %in : f32
      linalg.yield %135 : f32
    } -> tensor<8x4x17x17xf32>
    %64 = tensor.empty() : tensor<8x4x17x1xf32>
    %65 = linalg.fill ins(%cst : f32) outs(%64 : tensor<8x4x17x1xf32>) -> tensor<8x4x17x1xf32>
    %66 = linalg.generic {indexing_maps = [#map4, #map13], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%63 : tensor<8x4x17x17xf32>) outs(%65 : tensor<8x4x17x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %135 = arith.addf %in, %out : f32
      linalg.yield %135 : f32
    } -> tensor<8x4x17x1xf32>
    %67 = linalg.generic {indexing_maps = [#map4, #map13, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%63, %66 : tensor<8x4x17x17xf32>, tensor<8x4x17x1xf32>) outs(%55 : tensor<8x4x17x17xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %135 = arith.divf %in, %in_43 : f32
      linalg.yield %135 : f32
    } -> tensor<8x4x17x17xf32>
    %68 = tensor.empty() : tensor<8x4x17x17xi1>
    %69 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%56 : tensor<8x4x17x17xf32>) outs(%68 : tensor<8x4x17x17xi1>) {
    ^bb0(%in: f32, %out: i1):
      %135 = arith.extf %in : f32 to f64
      %136 = arith.cmpf oeq, %135, %cst_8 : f64
      linalg.yield %136 : i1
    } -> tensor<8x4x17x17xi1>
    %70 = tensor.empty() : tensor<8x4x17x1xi1>
    %71 = linalg.fill ins(%true : i1) outs(%70 : tensor<8x4x17x1xi1>) -> tensor<8x4x17x1xi1>
    %72 = linalg.generic {indexing_maps = [#map4, #map13], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%69 : tensor<8x4x17x17xi1>) outs(%71 : tensor<8x4x17x1xi1>) {
    ^bb0(%in: i1, %out: i1):
      %135 = arith.andi %in, %out : i1
      linalg.yield %135 : i1
    } -> tensor<8x4x17x1xi1>
    %73 = linalg.generic {indexing_maps = [#map13, #map4, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%72, %cst_4, %67 : tensor<8x4x17x1xi1>, tensor<8x4x17x17xf32>, tensor<8x4x17x17xf32>) outs(%55 : tensor<8x4x17x17xf32>) {
    ^bb0(%in: i1, %in_43: f32, %in_44: f32, %out: f32):
      %135 = arith.select %in, %in_43, %in_44 : f32
      linalg.yield %135 : f32
    } -> tensor<8x4x17x17xf32>
    %collapsed_29 = tensor.collapse_shape %73 [[0, 1], [2], [3]] : tensor<8x4x17x17xf32> into tensor<32x17x17xf32>
    %collapsed_30 = tensor.collapse_shape %transposed_23 [[0, 1], [2], [3]] : tensor<8x4x17x8xf32> into tensor<32x17x8xf32>
    %74 = tensor.empty() : tensor<32x17x8xf32>
    %75 = linalg.fill ins(%cst : f32) outs(%74 : tensor<32x17x8xf32>) -> tensor<32x17x8xf32>
    %76 = linalg.batch_matmul ins(%collapsed_29, %collapsed_30 : tensor<32x17x17xf32>, tensor<32x17x8xf32>) outs(%75 : tensor<32x17x8xf32>) -> tensor<32x17x8xf32>
    %expanded_31 = tensor.expand_shape %76 [[0, 1], [2], [3]] output_shape [8, 4, 17, 8] : tensor<32x17x8xf32> into tensor<8x4x17x8xf32>
    %77 = tensor.empty() : tensor<8x17x4x8xf32>
    %transposed_32 = linalg.transpose ins(%expanded_31 : tensor<8x4x17x8xf32>) outs(%77 : tensor<8x17x4x8xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_33 = tensor.collapse_shape %transposed_32 [[0], [1], [2, 3]] : tensor<8x17x4x8xf32> into tensor<8x17x32xf32>
    %transposed_34 = linalg.transpose ins(%arg10 : tensor<32x32xf32>) outs(%34 : tensor<32x32xf32>) permutation = [1, 0] 
    %78 = tensor.empty() : tensor<8x32x32xf32>
    %79 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_34 : tensor<32x32xf32>) outs(%78 : tensor<8x32x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x32x32xf32>
    %80 = linalg.fill ins(%cst : f32) outs(%5 : tensor<8x17x32xf32>) -> tensor<8x17x32xf32>
    %81 = linalg.batch_matmul ins(%collapsed_33, %79 : tensor<8x17x32xf32>, tensor<8x32x32xf32>) outs(%80 : tensor<8x17x32xf32>) -> tensor<8x17x32xf32>
    %82 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%81, %arg11 : tensor<8x17x32xf32>, tensor<32xf32>) outs(%5 : tensor<8x17x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %135 = arith.addf %in, %in_43 : f32
      linalg.yield %135 : f32
    } -> tensor<8x17x32xf32>
    %83 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%82, %6 : tensor<8x17x32xf32>, tensor<8x17x32xf32>) outs(%5 : tensor<8x17x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %135 = arith.addf %in, %in_43 : f32
      linalg.yield %135 : f32
    } -> tensor<8x17x32xf32>
    %84 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%83 : tensor<8x17x32xf32>) outs(%13 : tensor<8x17x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %135 = arith.extf %in : f32 to f64
      linalg.yield %135 : f64
    } -> tensor<8x17x32xf64>
    %85 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%84 : tensor<8x17x32xf64>) outs(%16 : tensor<8x17x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %135 = arith.addf %in, %out : f64
      linalg.yield %135 : f64
    } -> tensor<8x17x1xf64>
    %86 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%85 : tensor<8x17x1xf64>) outs(%15 : tensor<8x17x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %135 = arith.divf %in, %cst_10 : f64
      linalg.yield %135 : f64
    } -> tensor<8x17x1xf64>
    %87 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%84, %86 : tensor<8x17x32xf64>, tensor<8x17x1xf64>) outs(%13 : tensor<8x17x32xf64>) {
    ^bb0(%in: f64, %in_43: f64, %out: f64):
      %135 = arith.subf %in, %in_43 : f64
      linalg.yield %135 : f64
    } -> tensor<8x17x32xf64>
    %88 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%87, %87 : tensor<8x17x32xf64>, tensor<8x17x32xf64>) outs(%13 : tensor<8x17x32xf64>) {
    ^bb0(%in: f64, %in_43: f64, %out: f64):
      %135 = arith.mulf %in, %in_43 : f64
      linalg.yield %135 : f64
    } -> tensor<8x17x32xf64>
    %89 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%88 : tensor<8x17x32xf64>) outs(%16 : tensor<8x17x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %135 = arith.addf %in, %out : f64
      linalg.yield %135 : f64
    } -> tensor<8x17x1xf64>
    %90 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%89 : tensor<8x17x1xf64>) outs(%15 : tensor<8x17x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %135 = arith.divf %in, %cst_10 : f64
      linalg.yield %135 : f64
    } -> tensor<8x17x1xf64>
    %91 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%90 : tensor<8x17x1xf64>) outs(%23 : tensor<8x17x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %135 = arith.truncf %in : f64 to f32
      linalg.yield %135 : f32
    } -> tensor<8x17x1xf32>
    %92 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%83 : tensor<8x17x32xf32>) outs(%25 : tensor<8x17x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %135 = arith.addf %in, %out : f32
      linalg.yield %135 : f32
    } -> tensor<8x17x1xf32>
    %93 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%92 : tensor<8x17x1xf32>) outs(%23 : tensor<8x17x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %135 = arith.divf %in, %cst_11 : f32
      linalg.yield %135 : f32
    } -> tensor<8x17x1xf32>
    %94 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%91 : tensor<8x17x1xf32>) outs(%23 : tensor<8x17x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %135 = arith.truncf %cst_9 : f64 to f32
      %136 = arith.addf %in, %135 : f32
      linalg.yield %136 : f32
    } -> tensor<8x17x1xf32>
    %95 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%94 : tensor<8x17x1xf32>) outs(%23 : tensor<8x17x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %135 = math.rsqrt %in : f32
      linalg.yield %135 : f32
    } -> tensor<8x17x1xf32>
    %96 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%83, %93 : tensor<8x17x32xf32>, tensor<8x17x1xf32>) outs(%5 : tensor<8x17x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %135 = arith.subf %in, %in_43 : f32
      linalg.yield %135 : f32
    } -> tensor<8x17x32xf32>
    %97 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%96, %95 : tensor<8x17x32xf32>, tensor<8x17x1xf32>) outs(%5 : tensor<8x17x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %135 = arith.mulf %in, %in_43 : f32
      linalg.yield %135 : f32
    } -> tensor<8x17x32xf32>
    %98 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%97, %arg14 : tensor<8x17x32xf32>, tensor<32xf32>) outs(%5 : tensor<8x17x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %135 = arith.mulf %in, %in_43 : f32
      linalg.yield %135 : f32
    } -> tensor<8x17x32xf32>
    %99 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%98, %arg15 : tensor<8x17x32xf32>, tensor<32xf32>) outs(%5 : tensor<8x17x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %135 = arith.addf %in, %in_43 : f32
      linalg.yield %135 : f32
    } -> tensor<8x17x32xf32>
    %collapsed_35 = tensor.collapse_shape %99 [[0, 1], [2]] : tensor<8x17x32xf32> into tensor<136x32xf32>
    %100 = tensor.empty() : tensor<32x128xf32>
    %transposed_36 = linalg.transpose ins(%arg16 : tensor<128x32xf32>) outs(%100 : tensor<32x128xf32>) permutation = [1, 0] 
    %101 = tensor.empty() : tensor<136x128xf32>
    %102 = linalg.fill ins(%cst : f32) outs(%101 : tensor<136x128xf32>) -> tensor<136x128xf32>
    %103 = linalg.matmul ins(%collapsed_35, %transposed_36 : tensor<136x32xf32>, tensor<32x128xf32>) outs(%102 : tensor<136x128xf32>) -> tensor<136x128xf32>
    %104 = linalg.generic {indexing_maps = [#map8, #map9], iterator_types = ["parallel", "parallel"]} ins(%arg17 : tensor<128xf32>) outs(%101 : tensor<136x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<136x128xf32>
    %105 = linalg.generic {indexing_maps = [#map9, #map9, #map9], iterator_types = ["parallel", "parallel"]} ins(%103, %104 : tensor<136x128xf32>, tensor<136x128xf32>) outs(%101 : tensor<136x128xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %135 = arith.addf %in, %in_43 : f32
      linalg.yield %135 : f32
    } -> tensor<136x128xf32>
    %expanded_37 = tensor.expand_shape %105 [[0, 1], [2]] output_shape [8, 17, 128] : tensor<136x128xf32> into tensor<8x17x128xf32>
    %106 = tensor.empty() : tensor<8x17x128xf32>
    %107 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_37 : tensor<8x17x128xf32>) outs(%106 : tensor<8x17x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %135 = arith.divf %in, %cst_12 : f32
      %136 = math.erf %135 : f32
      %137 = arith.addf %136, %cst_2 : f32
      %138 = arith.mulf %137, %cst_3 : f32
      %139 = arith.mulf %in, %138 : f32
      linalg.yield %139 : f32
    } -> tensor<8x17x128xf32>
    %collapsed_38 = tensor.collapse_shape %107 [[0, 1], [2]] : tensor<8x17x128xf32> into tensor<136x128xf32>
    %108 = tensor.empty() : tensor<128x32xf32>
    %transposed_39 = linalg.transpose ins(%arg18 : tensor<32x128xf32>) outs(%108 : tensor<128x32xf32>) permutation = [1, 0] 
    %109 = linalg.matmul ins(%collapsed_38, %transposed_39 : tensor<136x128xf32>, tensor<128x32xf32>) outs(%36 : tensor<136x32xf32>) -> tensor<136x32xf32>
    %110 = linalg.generic {indexing_maps = [#map8, #map9], iterator_types = ["parallel", "parallel"]} ins(%arg19 : tensor<32xf32>) outs(%35 : tensor<136x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<136x32xf32>
    %111 = linalg.generic {indexing_maps = [#map9, #map9, #map9], iterator_types = ["parallel", "parallel"]} ins(%109, %110 : tensor<136x32xf32>, tensor<136x32xf32>) outs(%35 : tensor<136x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %135 = arith.addf %in, %in_43 : f32
      linalg.yield %135 : f32
    } -> tensor<136x32xf32>
    %expanded_40 = tensor.expand_shape %111 [[0, 1], [2]] output_shape [8, 17, 32] : tensor<136x32xf32> into tensor<8x17x32xf32>
    %112 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_40, %83 : tensor<8x17x32xf32>, tensor<8x17x32xf32>) outs(%5 : tensor<8x17x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %135 = arith.addf %in, %in_43 : f32
      linalg.yield %135 : f32
    } -> tensor<8x17x32xf32>
    %113 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%112 : tensor<8x17x32xf32>) outs(%13 : tensor<8x17x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %135 = arith.extf %in : f32 to f64
      linalg.yield %135 : f64
    } -> tensor<8x17x32xf64>
    %114 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%113 : tensor<8x17x32xf64>) outs(%16 : tensor<8x17x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %135 = arith.addf %in, %out : f64
      linalg.yield %135 : f64
    } -> tensor<8x17x1xf64>
    %115 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%114 : tensor<8x17x1xf64>) outs(%15 : tensor<8x17x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %135 = arith.divf %in, %cst_10 : f64
      linalg.yield %135 : f64
    } -> tensor<8x17x1xf64>
    %116 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%113, %115 : tensor<8x17x32xf64>, tensor<8x17x1xf64>) outs(%13 : tensor<8x17x32xf64>) {
    ^bb0(%in: f64, %in_43: f64, %out: f64):
      %135 = arith.subf %in, %in_43 : f64
      linalg.yield %135 : f64
    } -> tensor<8x17x32xf64>
    %117 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%116, %116 : tensor<8x17x32xf64>, tensor<8x17x32xf64>) outs(%13 : tensor<8x17x32xf64>) {
    ^bb0(%in: f64, %in_43: f64, %out: f64):
      %135 = arith.mulf %in, %in_43 : f64
      linalg.yield %135 : f64
    } -> tensor<8x17x32xf64>
    %118 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%117 : tensor<8x17x32xf64>) outs(%16 : tensor<8x17x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %135 = arith.addf %in, %out : f64
      linalg.yield %135 : f64
    } -> tensor<8x17x1xf64>
    %119 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%118 : tensor<8x17x1xf64>) outs(%15 : tensor<8x17x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %135 = arith.divf %in, %cst_10 : f64
      linalg.yield %135 : f64
    } -> tensor<8x17x1xf64>
    %120 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%119 : tensor<8x17x1xf64>) outs(%23 : tensor<8x17x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %135 = arith.truncf %in : f64 to f32
      linalg.yield %135 : f32
    } -> tensor<8x17x1xf32>
    %121 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%112 : tensor<8x17x32xf32>) outs(%25 : tensor<8x17x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %135 = arith.addf %in, %out : f32
      linalg.yield %135 : f32
    } -> tensor<8x17x1xf32>
    %122 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%121 : tensor<8x17x1xf32>) outs(%23 : tensor<8x17x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %135 = arith.divf %in, %cst_11 : f32
      linalg.yield %135 : f32
    } -> tensor<8x17x1xf32>
    %123 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%120 : tensor<8x17x1xf32>) outs(%23 : tensor<8x17x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %135 = arith.truncf %cst_9 : f64 to f32
      %136 = arith.addf %in, %135 : f32
      linalg.yield %136 : f32
    } -> tensor<8x17x1xf32>
    %124 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%123 : tensor<8x17x1xf32>) outs(%23 : tensor<8x17x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %135 = math.rsqrt %in : f32
      linalg.yield %135 : f32
    } -> tensor<8x17x1xf32>
    %125 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%112, %122 : tensor<8x17x32xf32>, tensor<8x17x1xf32>) outs(%5 : tensor<8x17x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %135 = arith.subf %in, %in_43 : f32
      linalg.yield %135 : f32
    } -> tensor<8x17x32xf32>
    %126 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%125, %124 : tensor<8x17x32xf32>, tensor<8x17x1xf32>) outs(%5 : tensor<8x17x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %135 = arith.mulf %in, %in_43 : f32
      linalg.yield %135 : f32
    } -> tensor<8x17x32xf32>
    %127 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%126, %arg20 : tensor<8x17x32xf32>, tensor<32xf32>) outs(%5 : tensor<8x17x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %135 = arith.mulf %in, %in_43 : f32
      linalg.yield %135 : f32
    } -> tensor<8x17x32xf32>
    %128 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%127, %arg21 : tensor<8x17x32xf32>, tensor<32xf32>) outs(%5 : tensor<8x17x32xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %135 = arith.addf %in, %in_43 : f32
      linalg.yield %135 : f32
    } -> tensor<8x17x32xf32>
    %extracted_slice = tensor.extract_slice %128[0, 0, 0] [8, 1, 32] [1, 1, 1] : tensor<8x17x32xf32> to tensor<8x1x32xf32>
    %collapsed_41 = tensor.collapse_shape %extracted_slice [[0, 1], [2]] : tensor<8x1x32xf32> into tensor<8x32xf32>
    %129 = tensor.empty() : tensor<32x16xf32>
    %transposed_42 = linalg.transpose ins(%arg22 : tensor<16x32xf32>) outs(%129 : tensor<32x16xf32>) permutation = [1, 0] 
    %130 = tensor.empty() : tensor<8x16xf32>
    %131 = linalg.fill ins(%cst : f32) outs(%130 : tensor<8x16xf32>) -> tensor<8x16xf32>
    %132 = linalg.matmul ins(%collapsed_41, %transposed_42 : tensor<8x32xf32>, tensor<32x16xf32>) outs(%131 : tensor<8x16xf32>) -> tensor<8x16xf32>
    %133 = linalg.generic {indexing_maps = [#map8, #map9], iterator_types = ["parallel", "parallel"]} ins(%arg23 : tensor<16xf32>) outs(%130 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16xf32>
    %134 = linalg.generic {indexing_maps = [#map9, #map9, #map9], iterator_types = ["parallel", "parallel"]} ins(%132, %133 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%130 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_43: f32, %out: f32):
      %135 = arith.addf %in, %in_43 : f32
      linalg.yield %135 : f32
    } -> tensor<8x16xf32>
    return %134 : tensor<8x16xf32>
  }
}
