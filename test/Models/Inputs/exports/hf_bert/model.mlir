#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d1)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1)>
#map3 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map4 = affine_map<(d0, d1, d2) -> (0, d1, d2)>
#map5 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map6 = affine_map<(d0, d1, d2) -> (d2)>
#map7 = affine_map<(d0) -> (d0)>
#map8 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map9 = affine_map<(d0, d1, d2, d3) -> ()>
#map10 = affine_map<(d0, d1, d2, d3) -> (d0, 0, 0, 0)>
#map11 = affine_map<(d0, d1, d2, d3) -> (0, 0, 0, d3)>
#map12 = affine_map<(d0, d1, d2, d3) -> (0, d1, d2, 0)>
#map13 = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, d3)>
#map14 = affine_map<(d0, d1, d2, d3) -> (d0, 0, d2, d3)>
#map15 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map16 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
#map17 = affine_map<(d0, d1, d2) -> (d1, d2)>
module {
  func.func @main(%arg0: tensor<64x32xf32> {tp25d.param = "model.embeddings.word_embeddings.weight"}, %arg1: tensor<16x32xf32> {tp25d.param = "model.embeddings.position_embeddings.weight"}, %arg2: tensor<2x32xf32> {tp25d.param = "model.embeddings.token_type_embeddings.weight"}, %arg3: tensor<32xf32> {tp25d.param = "model.embeddings.LayerNorm.weight"}, %arg4: tensor<32xf32> {tp25d.param = "model.embeddings.LayerNorm.bias"}, %arg5: tensor<32x32xf32> {tp25d.param = "model.encoder.layer.0.attention.self.query.weight"}, %arg6: tensor<32xf32> {tp25d.param = "model.encoder.layer.0.attention.self.query.bias"}, %arg7: tensor<32x32xf32> {tp25d.param = "model.encoder.layer.0.attention.self.key.weight"}, %arg8: tensor<32xf32> {tp25d.param = "model.encoder.layer.0.attention.self.key.bias"}, %arg9: tensor<32x32xf32> {tp25d.param = "model.encoder.layer.0.attention.self.value.weight"}, %arg10: tensor<32xf32> {tp25d.param = "model.encoder.layer.0.attention.self.value.bias"}, %arg11: tensor<32x32xf32> {tp25d.param = "model.encoder.layer.0.attention.output.dense.weight"}, %arg12: tensor<32xf32> {tp25d.param = "model.encoder.layer.0.attention.output.dense.bias"}, %arg13: tensor<32xf32> {tp25d.param = "model.encoder.layer.0.attention.output.LayerNorm.weight"}, %arg14: tensor<32xf32> {tp25d.param = "model.encoder.layer.0.attention.output.LayerNorm.bias"}, %arg15: tensor<128x32xf32> {tp25d.param = "model.encoder.layer.0.intermediate.dense.weight"}, %arg16: tensor<128xf32> {tp25d.param = "model.encoder.layer.0.intermediate.dense.bias"}, %arg17: tensor<32x128xf32> {tp25d.param = "model.encoder.layer.0.output.dense.weight"}, %arg18: tensor<32xf32> {tp25d.param = "model.encoder.layer.0.output.dense.bias"}, %arg19: tensor<32xf32> {tp25d.param = "model.encoder.layer.0.output.LayerNorm.weight"}, %arg20: tensor<32xf32> {tp25d.param = "model.encoder.layer.0.output.LayerNorm.bias"}, %arg21: tensor<32x32xf32> {tp25d.param = "model.pooler.dense.weight"}, %arg22: tensor<32xf32> {tp25d.param = "model.pooler.dense.bias"}, %arg23: tensor<1x16xi64> {tp25d.frozen, tp25d.param = "model.embeddings.position_ids"}, %arg24: tensor<1x16xi64> {tp25d.frozen, tp25d.param = "model.embeddings.token_type_ids"}, %arg25: tensor<8x16xi64>, %arg26: tensor<8x16xi64>) -> tensor<8x16x32xf32> {
    %c0_i64 = arith.constant 0 : i64
    %c16_i64 = arith.constant 16 : i64
    %c8_i64 = arith.constant 8 : i64
    %cst = arith.constant 0.000000e+00 : f64
    %cst_0 = arith.constant 0.000000e+00 : f32
    %cst_1 = arith.constant 0xFF800000 : f32
    %true = arith.constant true
    %cst_2 = arith.constant 1.000000e+00 : f32
    %cst_3 = arith.constant 5.000000e-01 : f32
    %cst_4 = arith.constant dense<0.000000e+00> : tensor<8x4x16x16xf32>
    %cst_5 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_6 = arith.constant dense<0xFF800000> : tensor<f32>
    %cst_7 = arith.constant dense<true> : tensor<i1>
    %cst_8 = arith.constant 0.59460355750136051 : f64
    %cst_9 = arith.constant 0xFFF0000000000000 : f64
    %cst_10 = arith.constant 9.9999999999999998E-13 : f64
    %c0 = arith.constant 0 : index
    %cst_11 = arith.constant 3.200000e+01 : f64
    %cst_12 = arith.constant 3.200000e+01 : f32
    %cst_13 = arith.constant 1.41421354 : f32
    %0 = tensor.empty() : tensor<1x16xi64>
    %1 = linalg.fill ins(%c0_i64 : i64) outs(%0 : tensor<1x16xi64>) -> tensor<1x16xi64>
    %2 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg23 : tensor<1x16xi64>) outs(%1 : tensor<1x16xi64>) {
    ^bb0(%in: i64, %out: i64):
      %140 = arith.index_cast %in : i64 to index
      %extracted = tensor.extract %arg24[%c0, %140] : tensor<1x16xi64>
      linalg.yield %extracted : i64
    } -> tensor<1x16xi64>
    %3 = tensor.empty() : tensor<8x16xi64>
    %collapsed = tensor.collapse_shape %2 [[0, 1]] : tensor<1x16xi64> into tensor<16xi64>
    %4 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed : tensor<16xi64>) outs(%3 : tensor<8x16xi64>) {
    ^bb0(%in: i64, %out: i64):
      linalg.yield %in : i64
    } -> tensor<8x16xi64>
    %5 = tensor.empty() : tensor<8x16x32xf32>
    %6 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg25 : tensor<8x16xi64>) outs(%5 : tensor<8x16x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %140 = arith.index_cast %in : i64 to index
      %141 = linalg.index 2 : index
      %extracted = tensor.extract %arg0[%140, %141] : tensor<64x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<8x16x32xf32>
    %7 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4 : tensor<8x16xi64>) outs(%5 : tensor<8x16x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %140 = arith.index_cast %in : i64 to index
      %141 = linalg.index 2 : index
      %extracted = tensor.extract %arg2[%140, %141] : tensor<2x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<8x16x32xf32>
    %8 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %7 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%5 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %140 = arith.addf %in, %in_41 : f32
      linalg.yield %140 : f32
    } -> tensor<8x16x32xf32>
    %9 = tensor.empty() : tensor<1x16x32xf32>
    %10 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg23 : tensor<1x16xi64>) outs(%9 : tensor<1x16x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %140 = arith.index_cast %in : i64 to index
      %141 = linalg.index 2 : index
      %extracted = tensor.extract %arg1[%140, %141] : tensor<16x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x16x32xf32>
    %11 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8, %10 : tensor<8x16x32xf32>, tensor<1x16x32xf32>) outs(%5 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %140 = arith.addf %in, %in_41 : f32
      linalg.yield %140 : f32
    } -> tensor<8x16x32xf32>
    %12 = tensor.empty() : tensor<8x16x32xf64>
    %13 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11 : tensor<8x16x32xf32>) outs(%12 : tensor<8x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %140 = arith.extf %in : f32 to f64
      linalg.yield %140 : f64
    } -> tensor<8x16x32xf64>
    %14 = tensor.empty() : tensor<8x16x1xf64>
    %15 = linalg.fill ins(%cst : f64) outs(%14 : tensor<8x16x1xf64>) -> tensor<8x16x1xf64>
    %16 = linalg.generic {indexing_maps = [#map3, #map5], iterator_types = ["parallel", "parallel", "reduction"]} ins(%13 : tensor<8x16x32xf64>) outs(%15 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %140 = arith.addf %in, %out : f64
      linalg.yield %140 : f64
    } -> tensor<8x16x1xf64>
    %17 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16 : tensor<8x16x1xf64>) outs(%14 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %140 = arith.divf %in, %cst_11 : f64
      linalg.yield %140 : f64
    } -> tensor<8x16x1xf64>
    %18 = linalg.generic {indexing_maps = [#map3, #map5, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13, %17 : tensor<8x16x32xf64>, tensor<8x16x1xf64>) outs(%12 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_41: f64, %out: f64):
      %140 = arith.subf %in, %in_41 : f64
      linalg.yield %140 : f64
    } -> tensor<8x16x32xf64>
    %19 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18, %18 : tensor<8x16x32xf64>, tensor<8x16x32xf64>) outs(%12 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_41: f64, %out: f64):
      %140 = arith.mulf %in, %in_41 : f64
      linalg.yield %140 : f64
    } -> tensor<8x16x32xf64>
    %20 = linalg.generic {indexing_maps = [#map3, #map5], iterator_types = ["parallel", "parallel", "reduction"]} ins(%19 : tensor<8x16x32xf64>) outs(%15 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %140 = arith.addf %in, %out : f64
      linalg.yield %140 : f64
    } -> tensor<8x16x1xf64>
    %21 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%20 : tensor<8x16x1xf64>) outs(%14 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %140 = arith.divf %in, %cst_11 : f64
      linalg.yield %140 : f64
    } -> tensor<8x16x1xf64>
    %22 = tensor.empty() : tensor<8x16x1xf32>
    %23 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%21 : tensor<8x16x1xf64>) outs(%22 : tensor<8x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %140 = arith.truncf %in : f64 to f32
      linalg.yield %140 : f32
    } -> tensor<8x16x1xf32>
    %24 = linalg.fill ins(%cst_0 : f32) outs(%22 : tensor<8x16x1xf32>) -> tensor<8x16x1xf32>
    %25 = linalg.generic {indexing_maps = [#map3, #map5], iterator_types = ["parallel", "parallel", "reduction"]} ins(%11 : tensor<8x16x32xf32>) outs(%24 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %140 = arith.addf %in, %out : f32
      linalg.yield %140 : f32
    } -> tensor<8x16x1xf32>
    %26 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%25 : tensor<8x16x1xf32>) outs(%22 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %140 = arith.divf %in, %cst_12 : f32
      linalg.yield %140 : f32
    } -> tensor<8x16x1xf32>
    %27 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%23 : tensor<8x16x1xf32>) outs(%22 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %140 = arith.truncf %cst_10 : f64 to f32
      %141 = arith.addf %in, %140 : f32
      linalg.yield %141 : f32
    } -> tensor<8x16x1xf32>
    %28 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%27 : tensor<8x16x1xf32>) outs(%22 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %140 = math.rsqrt %in : f32
      linalg.yield %140 : f32
    } -> tensor<8x16x1xf32>
    %29 = linalg.generic {indexing_maps = [#map3, #map5, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11, %26 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%5 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %140 = arith.subf %in, %in_41 : f32
      linalg.yield %140 : f32
    } -> tensor<8x16x32xf32>
    %30 = linalg.generic {indexing_maps = [#map3, #map5, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%29, %28 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%5 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %140 = arith.mulf %in, %in_41 : f32
      linalg.yield %140 : f32
    } -> tensor<8x16x32xf32>
    %31 = linalg.generic {indexing_maps = [#map3, #map6, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%30, %arg3 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%5 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %140 = arith.mulf %in, %in_41 : f32
      linalg.yield %140 : f32
    } -> tensor<8x16x32xf32>
    %32 = linalg.generic {indexing_maps = [#map3, #map6, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%31, %arg4 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%5 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %140 = arith.addf %in, %in_41 : f32
      linalg.yield %140 : f32
    } -> tensor<8x16x32xf32>
    %33 = tensor.empty() : tensor<8x16xi1>
    %34 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg26 : tensor<8x16xi64>) outs(%33 : tensor<8x16xi1>) {
    ^bb0(%in: i64, %out: i1):
      %140 = arith.cmpi ne, %in, %c0_i64 : i64
      linalg.yield %140 : i1
    } -> tensor<8x16xi1>
    %35 = tensor.empty() : tensor<8xi64>
    %36 = linalg.generic {indexing_maps = [#map7], iterator_types = ["parallel"]} outs(%35 : tensor<8xi64>) {
    ^bb0(%out: i64):
      %140 = linalg.index 0 : index
      %141 = arith.index_cast %140 : index to i64
      linalg.yield %141 : i64
    } -> tensor<8xi64>
    %37 = tensor.empty() : tensor<16xi64>
    %38 = linalg.generic {indexing_maps = [#map7], iterator_types = ["parallel"]} outs(%37 : tensor<16xi64>) {
    ^bb0(%out: i64):
      %140 = linalg.index 0 : index
      %141 = arith.index_cast %140 : index to i64
      linalg.yield %141 : i64
    } -> tensor<16xi64>
    %expanded = tensor.expand_shape %36 [[0, 1, 2, 3]] output_shape [8, 1, 1, 1] : tensor<8xi64> into tensor<8x1x1x1xi64>
    %expanded_14 = tensor.expand_shape %38 [[0, 1, 2, 3]] output_shape [1, 1, 16, 1] : tensor<16xi64> into tensor<1x1x16x1xi64>
    %expanded_15 = tensor.expand_shape %38 [[0, 1, 2, 3]] output_shape [1, 1, 1, 16] : tensor<16xi64> into tensor<1x1x1x16xi64>
    %39 = tensor.empty() : tensor<1x1x16x1xi1>
    %40 = linalg.generic {indexing_maps = [#map8, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_14 : tensor<1x1x16x1xi64>) outs(%39 : tensor<1x1x16x1xi1>) {
    ^bb0(%in: i64, %out: i1):
      %140 = arith.cmpi sge, %in, %c0_i64 : i64
      linalg.yield %140 : i1
    } -> tensor<1x1x16x1xi1>
    %41 = linalg.generic {indexing_maps = [#map9, #map8, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_7, %40 : tensor<i1>, tensor<1x1x16x1xi1>) outs(%39 : tensor<1x1x16x1xi1>) {
    ^bb0(%in: i1, %in_41: i1, %out: i1):
      %140 = arith.andi %in, %in_41 : i1
      linalg.yield %140 : i1
    } -> tensor<1x1x16x1xi1>
    %42 = tensor.empty() : tensor<8x1x1x16xi1>
    %43 = linalg.generic {indexing_maps = [#map10, #map11, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded, %expanded_15 : tensor<8x1x1x1xi64>, tensor<1x1x1x16xi64>) outs(%42 : tensor<8x1x1x16xi1>) {
    ^bb0(%in: i64, %in_41: i64, %out: i1):
      %140 = arith.cmpi slt, %in, %c0_i64 : i64
      %141 = arith.addi %in, %c8_i64 : i64
      %142 = arith.select %140, %141, %in : i64
      %143 = arith.index_cast %142 : i64 to index
      %144 = arith.cmpi slt, %in_41, %c0_i64 : i64
      %145 = arith.addi %in_41, %c16_i64 : i64
      %146 = arith.select %144, %145, %in_41 : i64
      %147 = arith.index_cast %146 : i64 to index
      %extracted = tensor.extract %34[%143, %147] : tensor<8x16xi1>
      linalg.yield %extracted : i1
    } -> tensor<8x1x1x16xi1>
    %44 = tensor.empty() : tensor<8x1x16x16xi1>
    %45 = linalg.generic {indexing_maps = [#map12, #map13, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%41, %43 : tensor<1x1x16x1xi1>, tensor<8x1x1x16xi1>) outs(%44 : tensor<8x1x16x16xi1>) {
    ^bb0(%in: i1, %in_41: i1, %out: i1):
      %140 = arith.andi %in, %in_41 : i1
      linalg.yield %140 : i1
    } -> tensor<8x1x16x16xi1>
    %collapsed_16 = tensor.collapse_shape %32 [[0, 1], [2]] : tensor<8x16x32xf32> into tensor<128x32xf32>
    %46 = tensor.empty() : tensor<32x32xf32>
    %transposed = linalg.transpose ins(%arg5 : tensor<32x32xf32>) outs(%46 : tensor<32x32xf32>) permutation = [1, 0] 
    %47 = tensor.empty() : tensor<128x32xf32>
    %48 = linalg.fill ins(%cst_0 : f32) outs(%47 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %49 = linalg.matmul ins(%collapsed_16, %transposed : tensor<128x32xf32>, tensor<32x32xf32>) outs(%48 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %50 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%arg6 : tensor<32xf32>) outs(%47 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x32xf32>
    %51 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%49, %50 : tensor<128x32xf32>, tensor<128x32xf32>) outs(%47 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %140 = arith.addf %in, %in_41 : f32
      linalg.yield %140 : f32
    } -> tensor<128x32xf32>
    %expanded_17 = tensor.expand_shape %51 [[0, 1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<128x32xf32> into tensor<8x16x4x8xf32>
    %52 = tensor.empty() : tensor<8x4x16x8xf32>
    %transposed_18 = linalg.transpose ins(%expanded_17 : tensor<8x16x4x8xf32>) outs(%52 : tensor<8x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %transposed_19 = linalg.transpose ins(%arg7 : tensor<32x32xf32>) outs(%46 : tensor<32x32xf32>) permutation = [1, 0] 
    %53 = linalg.matmul ins(%collapsed_16, %transposed_19 : tensor<128x32xf32>, tensor<32x32xf32>) outs(%48 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %54 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%arg8 : tensor<32xf32>) outs(%47 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x32xf32>
    %55 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%53, %54 : tensor<128x32xf32>, tensor<128x32xf32>) outs(%47 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %140 = arith.addf %in, %in_41 : f32
      linalg.yield %140 : f32
    } -> tensor<128x32xf32>
    %expanded_20 = tensor.expand_shape %55 [[0, 1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<128x32xf32> into tensor<8x16x4x8xf32>
    %transposed_21 = linalg.transpose ins(%arg9 : tensor<32x32xf32>) outs(%46 : tensor<32x32xf32>) permutation = [1, 0] 
    %56 = linalg.matmul ins(%collapsed_16, %transposed_21 : tensor<128x32xf32>, tensor<32x32xf32>) outs(%48 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %57 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%arg10 : tensor<32xf32>) outs(%47 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x32xf32>
    %58 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%56, %57 : tensor<128x32xf32>, tensor<128x32xf32>) outs(%47 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %140 = arith.addf %in, %in_41 : f32
      linalg.yield %140 : f32
    } -> tensor<128x32xf32>
    %expanded_22 = tensor.expand_shape %58 [[0, 1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<128x32xf32> into tensor<8x16x4x8xf32>
    %transposed_23 = linalg.transpose ins(%expanded_22 : tensor<8x16x4x8xf32>) outs(%52 : tensor<8x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %59 = tensor.empty() : tensor<8x1x16x16xf32>
    %60 = linalg.generic {indexing_maps = [#map8, #map9, #map9, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%45, %cst_5, %cst_6 : tensor<8x1x16x16xi1>, tensor<f32>, tensor<f32>) outs(%59 : tensor<8x1x16x16xf32>) {
    ^bb0(%in: i1, %in_41: f32, %in_42: f32, %out: f32):
      %140 = arith.select %in, %in_41, %in_42 : f32
      linalg.yield %140 : f32
    } -> tensor<8x1x16x16xf32>
    %61 = linalg.generic {indexing_maps = [#map8, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_18 : tensor<8x4x16x8xf32>) outs(%52 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %140 = arith.truncf %cst_8 : f64 to f32
      %141 = arith.mulf %in, %140 : f32
      linalg.yield %141 : f32
    } -> tensor<8x4x16x8xf32>
    %62 = tensor.empty() : tensor<8x4x8x16xf32>
    %transposed_24 = linalg.transpose ins(%expanded_20 : tensor<8x16x4x8xf32>) outs(%62 : tensor<8x4x8x16xf32>) permutation = [0, 2, 3, 1] 
    %63 = linalg.generic {indexing_maps = [#map8, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_24 : tensor<8x4x8x16xf32>) outs(%62 : tensor<8x4x8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %140 = arith.truncf %cst_8 : f64 to f32
      %141 = arith.mulf %in, %140 : f32
      linalg.yield %141 : f32
    } -> tensor<8x4x8x16xf32>
    %collapsed_25 = tensor.collapse_shape %61 [[0, 1], [2], [3]] : tensor<8x4x16x8xf32> into tensor<32x16x8xf32>
    %collapsed_26 = tensor.collapse_shape %63 [[0, 1], [2], [3]] : tensor<8x4x8x16xf32> into tensor<32x8x16xf32>
    %64 = tensor.empty() : tensor<32x16x16xf32>
    %65 = linalg.fill ins(%cst_0 : f32) outs(%64 : tensor<32x16x16xf32>) -> tensor<32x16x16xf32>
    %66 = linalg.batch_matmul ins(%collapsed_25, %collapsed_26 : tensor<32x16x8xf32>, tensor<32x8x16xf32>) outs(%65 : tensor<32x16x16xf32>) -> tensor<32x16x16xf32>
    %expanded_27 = tensor.expand_shape %66 [[0, 1], [2], [3]] output_shape [8, 4, 16, 16] : tensor<32x16x16xf32> into tensor<8x4x16x16xf32>
    %67 = tensor.empty() : tensor<8x4x16x16xf32>
    %68 = linalg.generic {indexing_maps = [#map8, #map14, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_27, %60 : tensor<8x4x16x16xf32>, tensor<8x1x16x16xf32>) outs(%67 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %140 = arith.addf %in, %in_41 : f32
      linalg.yield %140 : f32
    } -> tensor<8x4x16x16xf32>
    %69 = tensor.empty() : tensor<8x4x16xi64>
    %70 = linalg.fill ins(%c0_i64 : i64) outs(%69 : tensor<8x4x16xi64>) -> tensor<8x4x16xi64>
    %71 = tensor.empty() : tensor<8x4x16xf32>
    %72 = linalg.fill ins(%cst_1 : f32) outs(%71 : tensor<8x4x16xf32>) -> tensor<8x4x16xf32>
    %73:2 = linalg.generic {indexing_maps = [#map8, #map15, #map15], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%68 : tensor<8x4x16x16xf32>) outs(%72, %70 : tensor<8x4x16xf32>, tensor<8x4x16xi64>) {
    ^bb0(%in: f32, %out: f32, %out_41: i64):
      %140 = linalg.index 3 : index
      %141 = arith.index_cast %140 : index to i64
      %142 = arith.maximumf %in, %out : f32
      %143 = arith.cmpf ogt, %in, %out : f32
      %144 = arith.select %143, %141, %out_41 : i64
      linalg.yield %142, %144 : f32, i64
    } -> (tensor<8x4x16xf32>, tensor<8x4x16xi64>)
    %expanded_28 = tensor.expand_shape %73#0 [[0], [1], [2, 3]] output_shape [8, 4, 16, 1] : tensor<8x4x16xf32> into tensor<8x4x16x1xf32>
    %74 = linalg.generic {indexing_maps = [#map8, #map16, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%68, %expanded_28 : tensor<8x4x16x16xf32>, tensor<8x4x16x1xf32>) outs(%67 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %140 = arith.subf %in, %in_41 : f32
      linalg.yield %140 : f32
    } -> tensor<8x4x16x16xf32>
    %75 = linalg.generic {indexing_maps = [#map8, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%74 : tensor<8x4x16x16xf32>) outs(%67 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %140 = math.exp %in : f32
      linalg.yield %140 : f32
    } -> tensor<8x4x16x16xf32>
    %76 = tensor.empty() : tensor<8x4x16x1xf32>
    %77 = linalg.fill ins(%cst_0 : f32) outs(%76 : tensor<8x4x16x1xf32>) -> tensor<8x4x16x1xf32>
    %78 = linalg.generic {indexing_maps = [#map8, #map16], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%75 : tensor<8x4x16x16xf32>) outs(%77 : tensor<8x4x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %140 = arith.addf %in, %out : f32
      linalg.yield %140 : f32
    } -> tensor<8x4x16x1xf32>
    %79 = linalg.generic {indexing_maps = [#map8, #map16, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%75, %78 : tensor<8x4x16x16xf32>, tensor<8x4x16x1xf32>) outs(%67 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %140 = arith.divf %in, %in_41 : f32
      linalg.yield %140 : f32
    } -> tensor<8x4x16x16xf32>
    %80 = tensor.empty() : tensor<8x4x16x16xi1>
    %81 = linalg.generic {indexing_maps = [#map8, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%68 : tensor<8x4x16x16xf32>) outs(%80 : tensor<8x4x16x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %140 = arith.extf %in : f32 to f64
      %141 = arith.cmpf oeq, %140, %cst_9 : f64
      linalg.yield %141 : i1
    } -> tensor<8x4x16x16xi1>
    %82 = tensor.empty() : tensor<8x4x16x1xi1>
    %83 = linalg.fill ins(%true : i1) outs(%82 : tensor<8x4x16x1xi1>) -> tensor<8x4x16x1xi1>
    %84 = linalg.generic {indexing_maps = [#map8, #map16], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%81 : tensor<8x4x16x16xi1>) outs(%83 : tensor<8x4x16x1xi1>) {
    ^bb0(%in: i1, %out: i1):
      %140 = arith.andi %in, %out : i1
      linalg.yield %140 : i1
    } -> tensor<8x4x16x1xi1>
    %85 = linalg.generic {indexing_maps = [#map16, #map8, #map8, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%84, %cst_4, %79 : tensor<8x4x16x1xi1>, tensor<8x4x16x16xf32>, tensor<8x4x16x16xf32>) outs(%67 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: i1, %in_41: f32, %in_42: f32, %out: f32):
      %140 = arith.select %in, %in_41, %in_42 : f32
      linalg.yield %140 : f32
    } -> tensor<8x4x16x16xf32>
    %collapsed_29 = tensor.collapse_shape %85 [[0, 1], [2], [3]] : tensor<8x4x16x16xf32> into tensor<32x16x16xf32>
    %collapsed_30 = tensor.collapse_shape %transposed_23 [[0, 1], [2], [3]] : tensor<8x4x16x8xf32> into tensor<32x16x8xf32>
    %86 = tensor.empty() : tensor<32x16x8xf32>
    %87 = linalg.fill ins(%cst_0 : f32) outs(%86 : tensor<32x16x8xf32>) -> tensor<32x16x8xf32>
    %88 = linalg.batch_matmul ins(%collapsed_29, %collapsed_30 : tensor<32x16x16xf32>, tensor<32x16x8xf32>) outs(%87 : tensor<32x16x8xf32>) -> tensor<32x16x8xf32>
    %expanded_31 = tensor.expand_shape %88 [[0, 1], [2], [3]] output_shape [8, 4, 16, 8] : tensor<32x16x8xf32> into tensor<8x4x16x8xf32>
    %89 = tensor.empty() : tensor<8x16x4x8xf32>
    %transposed_32 = linalg.transpose ins(%expanded_31 : tensor<8x4x16x8xf32>) outs(%89 : tensor<8x16x4x8xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_33 = tensor.collapse_shape %transposed_32 [[0], [1], [2, 3]] : tensor<8x16x4x8xf32> into tensor<8x16x32xf32>
    %transposed_34 = linalg.transpose ins(%arg11 : tensor<32x32xf32>) outs(%46 : tensor<32x32xf32>) permutation = [1, 0] 
    %90 = tensor.empty() : tensor<8x32x32xf32>
    %91 = linalg.generic {indexing_maps = [#map17, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_34 : tensor<32x32xf32>) outs(%90 : tensor<8x32x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x32x32xf32>
    %92 = linalg.fill ins(%cst_0 : f32) outs(%5 : tensor<8x16x32xf32>) -> tensor<8x16x32xf32>
    %93 = linalg.batch_matmul ins(%collapsed_33, %91 : tensor<8x16x32xf32>, tensor<8x32x32xf32>) outs(%92 : tensor<8x16x32xf32>) -> tensor<8x16x32xf32>
    %94 = linalg.generic {indexing_maps = [#map3, #map6, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%93, %arg12 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%5 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %140 = arith.addf %in, %in_41 : f32
      linalg.yield %140 : f32
    } -> tensor<8x16x32xf32>
    %95 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%94, %32 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%5 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %140 = arith.addf %in, %in_41 : f32
      linalg.yield %140 : f32
    } -> tensor<8x16x32xf32>
    %96 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%95 : tensor<8x16x32xf32>) outs(%12 : tensor<8x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %140 = arith.extf %in : f32 to f64
      linalg.yield %140 : f64
    } -> tensor<8x16x32xf64>
    %97 = linalg.generic {indexing_maps = [#map3, #map5], iterator_types = ["parallel", "parallel", "reduction"]} ins(%96 : tensor<8x16x32xf64>) outs(%15 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %140 = arith.addf %in, %out : f64
      linalg.yield %140 : f64
    } -> tensor<8x16x1xf64>
    %98 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%97 : tensor<8x16x1xf64>) outs(%14 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %140 = arith.divf %in, %cst_11 : f64
      linalg.yield %140 : f64
    } -> tensor<8x16x1xf64>
    %99 = linalg.generic {indexing_maps = [#map3, #map5, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%96, %98 : tensor<8x16x32xf64>, tensor<8x16x1xf64>) outs(%12 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_41: f64, %out: f64):
      %140 = arith.subf %in, %in_41 : f64
      linalg.yield %140 : f64
    } -> tensor<8x16x32xf64>
    %100 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%99, %99 : tensor<8x16x32xf64>, tensor<8x16x32xf64>) outs(%12 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_41: f64, %out: f64):
      %140 = arith.mulf %in, %in_41 : f64
      linalg.yield %140 : f64
    } -> tensor<8x16x32xf64>
    %101 = linalg.generic {indexing_maps = [#map3, #map5], iterator_types = ["parallel", "parallel", "reduction"]} ins(%100 : tensor<8x16x32xf64>) outs(%15 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %140 = arith.addf %in, %out : f64
      linalg.yield %140 : f64
    } -> tensor<8x16x1xf64>
    %102 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%101 : tensor<8x16x1xf64>) outs(%14 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %140 = arith.divf %in, %cst_11 : f64
      linalg.yield %140 : f64
    } -> tensor<8x16x1xf64>
    %103 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%102 : tensor<8x16x1xf64>) outs(%22 : tensor<8x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %140 = arith.truncf %in : f64 to f32
      linalg.yield %140 : f32
    } -> tensor<8x16x1xf32>
    %104 = linalg.generic {indexing_maps = [#map3, #map5], iterator_types = ["parallel", "parallel", "reduction"]} ins(%95 : tensor<8x16x32xf32>) outs(%24 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %140 = arith.addf %in, %out : f32
      linalg.yield %140 : f32
    } -> tensor<8x16x1xf32>
    %105 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%104 : tensor<8x16x1xf32>) outs(%22 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %140 = arith.divf %in, %cst_12 : f32
      linalg.yield %140 : f32
    } -> tensor<8x16x1xf32>
    %106 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%103 : tensor<8x16x1xf32>) outs(%22 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %140 = arith.truncf %cst_10 : f64 to f32
      %141 = arith.addf %in, %140 : f32
      linalg.yield %141 : f32
    } -> tensor<8x16x1xf32>
    %107 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%106 : tensor<8x16x1xf32>) outs(%22 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %140 = math.rsqrt %in : f32
      linalg.yield %140 : f32
    } -> tensor<8x16x1xf32>
    %108 = linalg.generic {indexing_maps = [#map3, #map5, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%95, %105 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%5 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %140 = arith.subf %in, %in_41 : f32
      linalg.yield %140 : f32
    } -> tensor<8x16x32xf32>
    %109 = linalg.generic {indexing_maps = [#map3, #map5, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%108, %107 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%5 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %140 = arith.mulf %in, %in_41 : f32
      linalg.yield %140 : f32
    } -> tensor<8x16x32xf32>
    %110 = linalg.generic {indexing_maps = [#map3, #map6, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%109, %arg13 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%5 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %140 = arith.mulf %in, %in_41 : f32
      linalg.yield %140 : f32
    } -> tensor<8x16x32xf32>
    %111 = linalg.generic {indexing_maps = [#map3, #map6, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%110, %arg14 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%5 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %140 = arith.addf %in, %in_41 : f32
      linalg.yield %140 : f32
    } -> tensor<8x16x32xf32>
    %collapsed_35 = tensor.collapse_shape %111 [[0, 1], [2]] : tensor<8x16x32xf32> into tensor<128x32xf32>
    %112 = tensor.empty() : tensor<32x128xf32>
    %transposed_36 = linalg.transpose ins(%arg15 : tensor<128x32xf32>) outs(%112 : tensor<32x128xf32>) permutation = [1, 0] 
    %113 = tensor.empty() : tensor<128x128xf32>
    %114 = linalg.fill ins(%cst_0 : f32) outs(%113 : tensor<128x128xf32>) -> tensor<128x128xf32>
    %115 = linalg.matmul ins(%collapsed_35, %transposed_36 : tensor<128x32xf32>, tensor<32x128xf32>) outs(%114 : tensor<128x128xf32>) -> tensor<128x128xf32>
    %116 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%arg16 : tensor<128xf32>) outs(%113 : tensor<128x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x128xf32>
    %117 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%115, %116 : tensor<128x128xf32>, tensor<128x128xf32>) outs(%113 : tensor<128x128xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %140 = arith.addf %in, %in_41 : f32
      linalg.yield %140 : f32
    } -> tensor<128x128xf32>
    %expanded_37 = tensor.expand_shape %117 [[0, 1], [2]] output_shape [8, 16, 128] : tensor<128x128xf32> into tensor<8x16x128xf32>
    %118 = tensor.empty() : tensor<8x16x128xf32>
    %119 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_37 : tensor<8x16x128xf32>) outs(%118 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %140 = arith.divf %in, %cst_13 : f32
      %141 = math.erf %140 : f32
      %142 = arith.addf %141, %cst_2 : f32
      %143 = arith.mulf %142, %cst_3 : f32
      %144 = arith.mulf %in, %143 : f32
      linalg.yield %144 : f32
    } -> tensor<8x16x128xf32>
    %collapsed_38 = tensor.collapse_shape %119 [[0, 1], [2]] : tensor<8x16x128xf32> into tensor<128x128xf32>
    %transposed_39 = linalg.transpose ins(%arg17 : tensor<32x128xf32>) outs(%47 : tensor<128x32xf32>) permutation = [1, 0] 
    %120 = linalg.matmul ins(%collapsed_38, %transposed_39 : tensor<128x128xf32>, tensor<128x32xf32>) outs(%48 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %121 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%arg18 : tensor<32xf32>) outs(%47 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x32xf32>
    %122 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%120, %121 : tensor<128x32xf32>, tensor<128x32xf32>) outs(%47 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %140 = arith.addf %in, %in_41 : f32
      linalg.yield %140 : f32
    } -> tensor<128x32xf32>
    %expanded_40 = tensor.expand_shape %122 [[0, 1], [2]] output_shape [8, 16, 32] : tensor<128x32xf32> into tensor<8x16x32xf32>
    %123 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_40, %111 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%5 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %140 = arith.addf %in, %in_41 : f32
      linalg.yield %140 : f32
    } -> tensor<8x16x32xf32>
    %124 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%123 : tensor<8x16x32xf32>) outs(%12 : tensor<8x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %140 = arith.extf %in : f32 to f64
      linalg.yield %140 : f64
    } -> tensor<8x16x32xf64>
    %125 = linalg.generic {indexing_maps = [#map3, #map5], iterator_types = ["parallel", "parallel", "reduction"]} ins(%124 : tensor<8x16x32xf64>) outs(%15 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %140 = arith.addf %in, %out : f64
      linalg.yield %140 : f64
    } -> tensor<8x16x1xf64>
    %126 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%125 : tensor<8x16x1xf64>) outs(%14 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %140 = arith.divf %in, %cst_11 : f64
      linalg.yield %140 : f64
    } -> tensor<8x16x1xf64>
    %127 = linalg.generic {indexing_maps = [#map3, #map5, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%124, %126 : tensor<8x16x32xf64>, tensor<8x16x1xf64>) outs(%12 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_41: f64, %out: f64):
      %140 = arith.subf %in, %in_41 : f64
      linalg.yield %140 : f64
    } -> tensor<8x16x32xf64>
    %128 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%127, %127 : tensor<8x16x32xf64>, tensor<8x16x32xf64>) outs(%12 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_41: f64, %out: f64):
      %140 = arith.mulf %in, %in_41 : f64
      linalg.yield %140 : f64
    } -> tensor<8x16x32xf64>
    %129 = linalg.generic {indexing_maps = [#map3, #map5], iterator_types = ["parallel", "parallel", "reduction"]} ins(%128 : tensor<8x16x32xf64>) outs(%15 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %140 = arith.addf %in, %out : f64
      linalg.yield %140 : f64
    } -> tensor<8x16x1xf64>
    %130 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%129 : tensor<8x16x1xf64>) outs(%14 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %140 = arith.divf %in, %cst_11 : f64
      linalg.yield %140 : f64
    } -> tensor<8x16x1xf64>
    %131 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%130 : tensor<8x16x1xf64>) outs(%22 : tensor<8x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %140 = arith.truncf %in : f64 to f32
      linalg.yield %140 : f32
    } -> tensor<8x16x1xf32>
    %132 = linalg.generic {indexing_maps = [#map3, #map5], iterator_types = ["parallel", "parallel", "reduction"]} ins(%123 : tensor<8x16x32xf32>) outs(%24 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %140 = arith.addf %in, %out : f32
      linalg.yield %140 : f32
    } -> tensor<8x16x1xf32>
    %133 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%132 : tensor<8x16x1xf32>) outs(%22 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %140 = arith.divf %in, %cst_12 : f32
      linalg.yield %140 : f32
    } -> tensor<8x16x1xf32>
    %134 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%131 : tensor<8x16x1xf32>) outs(%22 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %140 = arith.truncf %cst_10 : f64 to f32
      %141 = arith.addf %in, %140 : f32
      linalg.yield %141 : f32
    } -> tensor<8x16x1xf32>
    %135 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%134 : tensor<8x16x1xf32>) outs(%22 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %140 = math.rsqrt %in : f32
      linalg.yield %140 : f32
    } -> tensor<8x16x1xf32>
    %136 = linalg.generic {indexing_maps = [#map3, #map5, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%123, %133 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%5 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %140 = arith.subf %in, %in_41 : f32
      linalg.yield %140 : f32
    } -> tensor<8x16x32xf32>
    %137 = linalg.generic {indexing_maps = [#map3, #map5, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%136, %135 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%5 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %140 = arith.mulf %in, %in_41 : f32
      linalg.yield %140 : f32
    } -> tensor<8x16x32xf32>
    %138 = linalg.generic {indexing_maps = [#map3, #map6, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%137, %arg19 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%5 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %140 = arith.mulf %in, %in_41 : f32
      linalg.yield %140 : f32
    } -> tensor<8x16x32xf32>
    %139 = linalg.generic {indexing_maps = [#map3, #map6, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%138, %arg20 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%5 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_41: f32, %out: f32):
      %140 = arith.addf %in, %in_41 : f32
      linalg.yield %140 : f32
    } -> tensor<8x16x32xf32>
    return %139 : tensor<8x16x32xf32>
  }
}
