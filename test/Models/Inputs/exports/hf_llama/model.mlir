#map = affine_map<(d0, d1, d2) -> (d0, d1)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map2 = affine_map<(d0) -> (d0)>
#map3 = affine_map<(d0, d1) -> (d1)>
#map4 = affine_map<(d0, d1) -> (d0, d1)>
#map5 = affine_map<(d0, d1) -> (0, d1)>
#map6 = affine_map<(d0, d1) -> (d0, 0)>
#map7 = affine_map<(d0, d1, d2) -> (d1, d2)>
#map8 = affine_map<(d0, d1, d2) -> (d0, 0, d2)>
#map9 = affine_map<(d0, d1, d2) -> ()>
#map10 = affine_map<(d0, d1, d2, d3) -> (d0, 0, 0, 0)>
#map11 = affine_map<(d0, d1, d2, d3) -> (0, 0, d2, 0)>
#map12 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map13 = affine_map<(d0, d1, d2, d3) -> (0, 0, 0, d3)>
#map14 = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, d3)>
#map15 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
#map16 = affine_map<(d0, d1, d2, d3) -> ()>
#map17 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map18 = affine_map<(d0, d1, d2) -> (d2)>
#map19 = affine_map<(d0, d1, d2, d3) -> (0, 0, d2, d3)>
#map20 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d3, d4)>
#map21 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2, d3, d4)>
#map22 = affine_map<(d0, d1, d2, d3) -> (d0, 0, d2, d3)>
#map23 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<64x32xf32> {tp25d.param = "model.model.embed_tokens.weight"}, %arg1: tensor<32x32xf32> {tp25d.param = "model.model.layers.0.self_attn.q_proj.weight"}, %arg2: tensor<16x32xf32> {tp25d.param = "model.model.layers.0.self_attn.k_proj.weight"}, %arg3: tensor<16x32xf32> {tp25d.param = "model.model.layers.0.self_attn.v_proj.weight"}, %arg4: tensor<32x32xf32> {tp25d.param = "model.model.layers.0.self_attn.o_proj.weight"}, %arg5: tensor<96x32xf32> {tp25d.param = "model.model.layers.0.mlp.gate_proj.weight"}, %arg6: tensor<96x32xf32> {tp25d.param = "model.model.layers.0.mlp.up_proj.weight"}, %arg7: tensor<32x96xf32> {tp25d.param = "model.model.layers.0.mlp.down_proj.weight"}, %arg8: tensor<32xf32> {tp25d.param = "model.model.layers.0.input_layernorm.weight"}, %arg9: tensor<32xf32> {tp25d.param = "model.model.layers.0.post_attention_layernorm.weight"}, %arg10: tensor<32xf32> {tp25d.param = "model.model.norm.weight"}, %arg11: tensor<64x32xf32> {tp25d.param = "model.lm_head.weight"}, %arg12: tensor<4xf32> {tp25d.frozen, tp25d.param = "model.model.rotary_emb.inv_freq"}, %arg13: tensor<4xf32> {tp25d.frozen, tp25d.param = "model.model.rotary_emb.original_inv_freq"}, %arg14: tensor<8x16xi64>) -> tensor<8x16x64xf32> {
    %c2_i64 = arith.constant 2 : i64
    %c8_i64 = arith.constant 8 : i64
    %c1_i64 = arith.constant 1 : i64
    %c16_i64 = arith.constant 16 : i64
    %c0_i64 = arith.constant 0 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %true = arith.constant true
    %cst_1 = arith.constant 1.000000e+00 : f32
    %cst_2 = arith.constant dense<0.000000e+00> : tensor<8x4x16x16xf32>
    %cst_3 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_4 = arith.constant dense<0xFF800000> : tensor<f32>
    %cst_5 = arith.constant dense<true> : tensor<i1>
    %cst_6 = arith.constant 0.59460355750136051 : f64
    %cst_7 = arith.constant 0xFFF0000000000000 : f64
    %cst_8 = arith.constant 9.9999999999999995E-7 : f64
    %cst_9 = arith.constant 3.200000e+01 : f32
    %cst_10 = arith.constant dense<0> : tensor<i64>
    %0 = tensor.empty() : tensor<8x16x32xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg14 : tensor<8x16xi64>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %137 = arith.index_cast %in : i64 to index
      %138 = linalg.index 2 : index
      %extracted = tensor.extract %arg0[%137, %138] : tensor<64x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<8x16x32xf32>
    %2 = tensor.empty() : tensor<16xi64>
    %3 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel"]} outs(%2 : tensor<16xi64>) {
    ^bb0(%out: i64):
      %137 = linalg.index 0 : index
      %138 = arith.index_cast %137 : index to i64
      linalg.yield %138 : i64
    } -> tensor<16xi64>
    %4 = tensor.empty() : tensor<8x16xi64>
    %5 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<16xi64>) outs(%4 : tensor<8x16xi64>) {
    ^bb0(%in: i64, %out: i64):
      linalg.yield %in : i64
    } -> tensor<8x16xi64>
    %extracted_slice = tensor.extract_slice %5[0, 0] [8, 1] [1, 1] : tensor<8x16xi64> to tensor<8x1xi64>
    %6 = tensor.empty() : tensor<8x1xi64>
    %7 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice : tensor<8x1xi64>) outs(%6 : tensor<8x1xi64>) {
    ^bb0(%in: i64, %out: i64):
      %137 = arith.subi %in, %c1_i64 : i64
      linalg.yield %137 : i64
    } -> tensor<8x1xi64>
    %concat = tensor.concat dim(1) %7, %5 : (tensor<8x1xi64>, tensor<8x16xi64>) -> tensor<8x17xi64>
    %extracted_slice_11 = tensor.extract_slice %concat[0, 0] [8, 16] [1, 1] : tensor<8x17xi64> to tensor<8x16xi64>
    %extracted_slice_12 = tensor.extract_slice %concat[0, 1] [8, 16] [1, 1] : tensor<8x17xi64> to tensor<8x16xi64>
    %8 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_12, %extracted_slice_11 : tensor<8x16xi64>, tensor<8x16xi64>) outs(%4 : tensor<8x16xi64>) {
    ^bb0(%in: i64, %in_59: i64, %out: i64):
      %137 = arith.subi %in, %in_59 : i64
      linalg.yield %137 : i64
    } -> tensor<8x16xi64>
    %9 = tensor.empty() : tensor<8x16xi1>
    %10 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%8 : tensor<8x16xi64>) outs(%9 : tensor<8x16xi1>) {
    ^bb0(%in: i64, %out: i1):
      %137 = arith.cmpi ne, %in, %c1_i64 : i64
      linalg.yield %137 : i1
    } -> tensor<8x16xi1>
    %11 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%10 : tensor<8x16xi1>) outs(%4 : tensor<8x16xi64>) {
    ^bb0(%in: i1, %out: i64):
      %137 = arith.extui %in : i1 to i64
      linalg.yield %137 : i64
    } -> tensor<8x16xi64>
    %expanded = tensor.expand_shape %3 [[0, 1]] output_shape [1, 16] : tensor<16xi64> into tensor<1x16xi64>
    %expanded_13 = tensor.expand_shape %3 [[0, 1]] output_shape [16, 1] : tensor<16xi64> into tensor<16x1xi64>
    %12 = tensor.empty() : tensor<16x16xi1>
    %13 = linalg.generic {indexing_maps = [#map5, #map6, #map4], iterator_types = ["parallel", "parallel"]} ins(%expanded, %expanded_13 : tensor<1x16xi64>, tensor<16x1xi64>) outs(%12 : tensor<16x16xi1>) {
    ^bb0(%in: i64, %in_59: i64, %out: i1):
      %137 = arith.cmpi sle, %in, %in_59 : i64
      linalg.yield %137 : i1
    } -> tensor<16x16xi1>
    %expanded_14 = tensor.expand_shape %11 [[0], [1, 2]] output_shape [8, 1, 16] : tensor<8x16xi64> into tensor<8x1x16xi64>
    %14 = tensor.empty() : tensor<8x16x16xi64>
    %15 = linalg.generic {indexing_maps = [#map7, #map8, #map9, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13, %expanded_14, %cst_10 : tensor<16x16xi1>, tensor<8x1x16xi64>, tensor<i64>) outs(%14 : tensor<8x16x16xi64>) {
    ^bb0(%in: i1, %in_59: i64, %in_60: i64, %out: i64):
      %137 = arith.select %in, %in_59, %in_60 : i64
      linalg.yield %137 : i64
    } -> tensor<8x16x16xi64>
    %16 = linalg.fill ins(%c0_i64 : i64) outs(%4 : tensor<8x16xi64>) -> tensor<8x16xi64>
    %17 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel", "reduction"]} ins(%15 : tensor<8x16x16xi64>) outs(%16 : tensor<8x16xi64>) {
    ^bb0(%in: i64, %out: i64):
      %137 = arith.addi %in, %out : i64
      linalg.yield %137 : i64
    } -> tensor<8x16xi64>
    %18 = tensor.empty() : tensor<8xi64>
    %19 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel"]} outs(%18 : tensor<8xi64>) {
    ^bb0(%out: i64):
      %137 = linalg.index 0 : index
      %138 = arith.index_cast %137 : index to i64
      linalg.yield %138 : i64
    } -> tensor<8xi64>
    %expanded_15 = tensor.expand_shape %19 [[0, 1, 2, 3]] output_shape [8, 1, 1, 1] : tensor<8xi64> into tensor<8x1x1x1xi64>
    %expanded_16 = tensor.expand_shape %3 [[0, 1, 2, 3]] output_shape [1, 1, 16, 1] : tensor<16xi64> into tensor<1x1x16x1xi64>
    %expanded_17 = tensor.expand_shape %3 [[0, 1, 2, 3]] output_shape [1, 1, 1, 16] : tensor<16xi64> into tensor<1x1x1x16xi64>
    %20 = tensor.empty() : tensor<8x1x16x1xi64>
    %21 = linalg.generic {indexing_maps = [#map10, #map11, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_15, %expanded_16 : tensor<8x1x1x1xi64>, tensor<1x1x16x1xi64>) outs(%20 : tensor<8x1x16x1xi64>) {
    ^bb0(%in: i64, %in_59: i64, %out: i64):
      %137 = arith.cmpi slt, %in, %c0_i64 : i64
      %138 = arith.addi %in, %c8_i64 : i64
      %139 = arith.select %137, %138, %in : i64
      %140 = arith.index_cast %139 : i64 to index
      %141 = arith.cmpi slt, %in_59, %c0_i64 : i64
      %142 = arith.addi %in_59, %c16_i64 : i64
      %143 = arith.select %141, %142, %in_59 : i64
      %144 = arith.index_cast %143 : i64 to index
      %extracted = tensor.extract %5[%140, %144] : tensor<8x16xi64>
      linalg.yield %extracted : i64
    } -> tensor<8x1x16x1xi64>
    %22 = tensor.empty() : tensor<8x1x1x16xi64>
    %23 = linalg.generic {indexing_maps = [#map10, #map13, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_15, %expanded_17 : tensor<8x1x1x1xi64>, tensor<1x1x1x16xi64>) outs(%22 : tensor<8x1x1x16xi64>) {
    ^bb0(%in: i64, %in_59: i64, %out: i64):
      %137 = arith.cmpi slt, %in, %c0_i64 : i64
      %138 = arith.addi %in, %c8_i64 : i64
      %139 = arith.select %137, %138, %in : i64
      %140 = arith.index_cast %139 : i64 to index
      %141 = arith.cmpi slt, %in_59, %c0_i64 : i64
      %142 = arith.addi %in_59, %c16_i64 : i64
      %143 = arith.select %141, %142, %in_59 : i64
      %144 = arith.index_cast %143 : i64 to index
      %extracted = tensor.extract %5[%140, %144] : tensor<8x16xi64>
      linalg.yield %extracted : i64
    } -> tensor<8x1x1x16xi64>
    %24 = tensor.empty() : tensor<8x1x16x16xi1>
    %25 = linalg.generic {indexing_maps = [#map14, #map15, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%23, %21 : tensor<8x1x1x16xi64>, tensor<8x1x16x1xi64>) outs(%24 : tensor<8x1x16x16xi1>) {
    ^bb0(%in: i64, %in_59: i64, %out: i1):
      %137 = arith.cmpi sle, %in, %in_59 : i64
      linalg.yield %137 : i1
    } -> tensor<8x1x16x16xi1>
    %26 = linalg.generic {indexing_maps = [#map16, #map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_5, %25 : tensor<i1>, tensor<8x1x16x16xi1>) outs(%24 : tensor<8x1x16x16xi1>) {
    ^bb0(%in: i1, %in_59: i1, %out: i1):
      %137 = arith.andi %in, %in_59 : i1
      linalg.yield %137 : i1
    } -> tensor<8x1x16x16xi1>
    %27 = linalg.generic {indexing_maps = [#map10, #map11, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_15, %expanded_16 : tensor<8x1x1x1xi64>, tensor<1x1x16x1xi64>) outs(%20 : tensor<8x1x16x1xi64>) {
    ^bb0(%in: i64, %in_59: i64, %out: i64):
      %137 = arith.cmpi slt, %in, %c0_i64 : i64
      %138 = arith.addi %in, %c8_i64 : i64
      %139 = arith.select %137, %138, %in : i64
      %140 = arith.index_cast %139 : i64 to index
      %141 = arith.cmpi slt, %in_59, %c0_i64 : i64
      %142 = arith.addi %in_59, %c16_i64 : i64
      %143 = arith.select %141, %142, %in_59 : i64
      %144 = arith.index_cast %143 : i64 to index
      %extracted = tensor.extract %17[%140, %144] : tensor<8x16xi64>
      linalg.yield %extracted : i64
    } -> tensor<8x1x16x1xi64>
    %28 = linalg.generic {indexing_maps = [#map10, #map13, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_15, %expanded_17 : tensor<8x1x1x1xi64>, tensor<1x1x1x16xi64>) outs(%22 : tensor<8x1x1x16xi64>) {
    ^bb0(%in: i64, %in_59: i64, %out: i64):
      %137 = arith.cmpi slt, %in, %c0_i64 : i64
      %138 = arith.addi %in, %c8_i64 : i64
      %139 = arith.select %137, %138, %in : i64
      %140 = arith.index_cast %139 : i64 to index
      %141 = arith.cmpi slt, %in_59, %c0_i64 : i64
      %142 = arith.addi %in_59, %c16_i64 : i64
      %143 = arith.select %141, %142, %in_59 : i64
      %144 = arith.index_cast %143 : i64 to index
      %extracted = tensor.extract %17[%140, %144] : tensor<8x16xi64>
      linalg.yield %extracted : i64
    } -> tensor<8x1x1x16xi64>
    %29 = linalg.generic {indexing_maps = [#map15, #map14, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%27, %28 : tensor<8x1x16x1xi64>, tensor<8x1x1x16xi64>) outs(%24 : tensor<8x1x16x16xi1>) {
    ^bb0(%in: i64, %in_59: i64, %out: i1):
      %137 = arith.cmpi eq, %in, %in_59 : i64
      linalg.yield %137 : i1
    } -> tensor<8x1x16x16xi1>
    %30 = linalg.generic {indexing_maps = [#map12, #map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%26, %29 : tensor<8x1x16x16xi1>, tensor<8x1x16x16xi1>) outs(%24 : tensor<8x1x16x16xi1>) {
    ^bb0(%in: i1, %in_59: i1, %out: i1):
      %137 = arith.andi %in, %in_59 : i1
      linalg.yield %137 : i1
    } -> tensor<8x1x16x16xi1>
    %expanded_18 = tensor.expand_shape %3 [[0, 1, 2]] output_shape [1, 16, 1] : tensor<16xi64> into tensor<1x16x1xi64>
    %31 = tensor.empty() : tensor<1x16x1xf32>
    %32 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_18 : tensor<1x16x1xi64>) outs(%31 : tensor<1x16x1xf32>) {
    ^bb0(%in: i64, %out: f32):
      %137 = arith.sitofp %in : i64 to f32
      linalg.yield %137 : f32
    } -> tensor<1x16x1xf32>
    %33 = tensor.empty() : tensor<1x16x4xf32>
    %34 = linalg.generic {indexing_maps = [#map17, #map18, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%32, %arg12 : tensor<1x16x1xf32>, tensor<4xf32>) outs(%33 : tensor<1x16x4xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %137 = arith.mulf %in, %in_59 : f32
      linalg.yield %137 : f32
    } -> tensor<1x16x4xf32>
    %concat_19 = tensor.concat dim(2) %34, %34 : (tensor<1x16x4xf32>, tensor<1x16x4xf32>) -> tensor<1x16x8xf32>
    %35 = tensor.empty() : tensor<1x16x8xf32>
    %36 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%concat_19 : tensor<1x16x8xf32>) outs(%35 : tensor<1x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %137 = math.cos %in : f32
      linalg.yield %137 : f32
    } -> tensor<1x16x8xf32>
    %37 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%concat_19 : tensor<1x16x8xf32>) outs(%35 : tensor<1x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %137 = math.sin %in : f32
      linalg.yield %137 : f32
    } -> tensor<1x16x8xf32>
    %38 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%1 : tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %137 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %137 : f32
    } -> tensor<8x16x32xf32>
    %39 = tensor.empty() : tensor<8x16x1xf32>
    %40 = linalg.fill ins(%cst : f32) outs(%39 : tensor<8x16x1xf32>) -> tensor<8x16x1xf32>
    %41 = linalg.generic {indexing_maps = [#map1, #map17], iterator_types = ["parallel", "parallel", "reduction"]} ins(%38 : tensor<8x16x32xf32>) outs(%40 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %137 = arith.addf %in, %out : f32
      linalg.yield %137 : f32
    } -> tensor<8x16x1xf32>
    %42 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%41 : tensor<8x16x1xf32>) outs(%39 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %137 = arith.divf %in, %cst_9 : f32
      linalg.yield %137 : f32
    } -> tensor<8x16x1xf32>
    %43 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%42 : tensor<8x16x1xf32>) outs(%39 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %137 = arith.truncf %cst_8 : f64 to f32
      %138 = arith.addf %in, %137 : f32
      linalg.yield %138 : f32
    } -> tensor<8x16x1xf32>
    %44 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%43 : tensor<8x16x1xf32>) outs(%39 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %137 = math.rsqrt %in : f32
      linalg.yield %137 : f32
    } -> tensor<8x16x1xf32>
    %45 = linalg.generic {indexing_maps = [#map1, #map17, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%1, %44 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %137 = arith.mulf %in, %in_59 : f32
      linalg.yield %137 : f32
    } -> tensor<8x16x32xf32>
    %46 = linalg.generic {indexing_maps = [#map18, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg8, %45 : tensor<32xf32>, tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %137 = arith.mulf %in, %in_59 : f32
      linalg.yield %137 : f32
    } -> tensor<8x16x32xf32>
    %47 = tensor.empty() : tensor<32x32xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<32x32xf32>) outs(%47 : tensor<32x32xf32>) permutation = [1, 0] 
    %collapsed = tensor.collapse_shape %46 [[0, 1], [2]] : tensor<8x16x32xf32> into tensor<128x32xf32>
    %48 = tensor.empty() : tensor<128x32xf32>
    %49 = linalg.fill ins(%cst : f32) outs(%48 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %50 = linalg.matmul ins(%collapsed, %transposed : tensor<128x32xf32>, tensor<32x32xf32>) outs(%49 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %expanded_20 = tensor.expand_shape %50 [[0, 1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<128x32xf32> into tensor<8x16x4x8xf32>
    %51 = tensor.empty() : tensor<8x4x16x8xf32>
    %transposed_21 = linalg.transpose ins(%expanded_20 : tensor<8x16x4x8xf32>) outs(%51 : tensor<8x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %52 = tensor.empty() : tensor<32x16xf32>
    %transposed_22 = linalg.transpose ins(%arg2 : tensor<16x32xf32>) outs(%52 : tensor<32x16xf32>) permutation = [1, 0] 
    %53 = tensor.empty() : tensor<128x16xf32>
    %54 = linalg.fill ins(%cst : f32) outs(%53 : tensor<128x16xf32>) -> tensor<128x16xf32>
    %55 = linalg.matmul ins(%collapsed, %transposed_22 : tensor<128x32xf32>, tensor<32x16xf32>) outs(%54 : tensor<128x16xf32>) -> tensor<128x16xf32>
    %expanded_23 = tensor.expand_shape %55 [[0, 1], [2, 3]] output_shape [8, 16, 2, 8] : tensor<128x16xf32> into tensor<8x16x2x8xf32>
    %56 = tensor.empty() : tensor<8x2x16x8xf32>
    %transposed_24 = linalg.transpose ins(%expanded_23 : tensor<8x16x2x8xf32>) outs(%56 : tensor<8x2x16x8xf32>) permutation = [0, 2, 1, 3] 
    %transposed_25 = linalg.transpose ins(%arg3 : tensor<16x32xf32>) outs(%52 : tensor<32x16xf32>) permutation = [1, 0] 
    %57 = linalg.matmul ins(%collapsed, %transposed_25 : tensor<128x32xf32>, tensor<32x16xf32>) outs(%54 : tensor<128x16xf32>) -> tensor<128x16xf32>
    %expanded_26 = tensor.expand_shape %57 [[0, 1], [2, 3]] output_shape [8, 16, 2, 8] : tensor<128x16xf32> into tensor<8x16x2x8xf32>
    %transposed_27 = linalg.transpose ins(%expanded_26 : tensor<8x16x2x8xf32>) outs(%56 : tensor<8x2x16x8xf32>) permutation = [0, 2, 1, 3] 
    %expanded_28 = tensor.expand_shape %36 [[0], [1, 2], [3]] output_shape [1, 1, 16, 8] : tensor<1x16x8xf32> into tensor<1x1x16x8xf32>
    %expanded_29 = tensor.expand_shape %37 [[0], [1, 2], [3]] output_shape [1, 1, 16, 8] : tensor<1x16x8xf32> into tensor<1x1x16x8xf32>
    %58 = linalg.generic {indexing_maps = [#map12, #map19, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_21, %expanded_28 : tensor<8x4x16x8xf32>, tensor<1x1x16x8xf32>) outs(%51 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %137 = arith.mulf %in, %in_59 : f32
      linalg.yield %137 : f32
    } -> tensor<8x4x16x8xf32>
    %extracted_slice_30 = tensor.extract_slice %transposed_21[0, 0, 0, 0] [8, 4, 16, 4] [1, 1, 1, 1] : tensor<8x4x16x8xf32> to tensor<8x4x16x4xf32>
    %extracted_slice_31 = tensor.extract_slice %transposed_21[0, 0, 0, 4] [8, 4, 16, 4] [1, 1, 1, 1] : tensor<8x4x16x8xf32> to tensor<8x4x16x4xf32>
    %59 = tensor.empty() : tensor<8x4x16x4xf32>
    %60 = linalg.generic {indexing_maps = [#map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_31 : tensor<8x4x16x4xf32>) outs(%59 : tensor<8x4x16x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %137 = arith.negf %in : f32
      linalg.yield %137 : f32
    } -> tensor<8x4x16x4xf32>
    %concat_32 = tensor.concat dim(3) %60, %extracted_slice_30 : (tensor<8x4x16x4xf32>, tensor<8x4x16x4xf32>) -> tensor<8x4x16x8xf32>
    %61 = linalg.generic {indexing_maps = [#map12, #map19, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%concat_32, %expanded_29 : tensor<8x4x16x8xf32>, tensor<1x1x16x8xf32>) outs(%51 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %137 = arith.mulf %in, %in_59 : f32
      linalg.yield %137 : f32
    } -> tensor<8x4x16x8xf32>
    %62 = linalg.generic {indexing_maps = [#map12, #map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%58, %61 : tensor<8x4x16x8xf32>, tensor<8x4x16x8xf32>) outs(%51 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %137 = arith.addf %in, %in_59 : f32
      linalg.yield %137 : f32
    } -> tensor<8x4x16x8xf32>
    %63 = linalg.generic {indexing_maps = [#map12, #map19, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_24, %expanded_28 : tensor<8x2x16x8xf32>, tensor<1x1x16x8xf32>) outs(%56 : tensor<8x2x16x8xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %137 = arith.mulf %in, %in_59 : f32
      linalg.yield %137 : f32
    } -> tensor<8x2x16x8xf32>
    %extracted_slice_33 = tensor.extract_slice %transposed_24[0, 0, 0, 0] [8, 2, 16, 4] [1, 1, 1, 1] : tensor<8x2x16x8xf32> to tensor<8x2x16x4xf32>
    %extracted_slice_34 = tensor.extract_slice %transposed_24[0, 0, 0, 4] [8, 2, 16, 4] [1, 1, 1, 1] : tensor<8x2x16x8xf32> to tensor<8x2x16x4xf32>
    %64 = tensor.empty() : tensor<8x2x16x4xf32>
    %65 = linalg.generic {indexing_maps = [#map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_34 : tensor<8x2x16x4xf32>) outs(%64 : tensor<8x2x16x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %137 = arith.negf %in : f32
      linalg.yield %137 : f32
    } -> tensor<8x2x16x4xf32>
    %concat_35 = tensor.concat dim(3) %65, %extracted_slice_33 : (tensor<8x2x16x4xf32>, tensor<8x2x16x4xf32>) -> tensor<8x2x16x8xf32>
    %66 = linalg.generic {indexing_maps = [#map12, #map19, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%concat_35, %expanded_29 : tensor<8x2x16x8xf32>, tensor<1x1x16x8xf32>) outs(%56 : tensor<8x2x16x8xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %137 = arith.mulf %in, %in_59 : f32
      linalg.yield %137 : f32
    } -> tensor<8x2x16x8xf32>
    %67 = linalg.generic {indexing_maps = [#map12, #map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%63, %66 : tensor<8x2x16x8xf32>, tensor<8x2x16x8xf32>) outs(%56 : tensor<8x2x16x8xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %137 = arith.addf %in, %in_59 : f32
      linalg.yield %137 : f32
    } -> tensor<8x2x16x8xf32>
    %68 = tensor.empty() : tensor<8x2x2x16x8xf32>
    %69 = linalg.generic {indexing_maps = [#map20, #map21], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%67 : tensor<8x2x16x8xf32>) outs(%68 : tensor<8x2x2x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x2x2x16x8xf32>
    %collapsed_36 = tensor.collapse_shape %69 [[0], [1, 2], [3], [4]] : tensor<8x2x2x16x8xf32> into tensor<8x4x16x8xf32>
    %70 = linalg.generic {indexing_maps = [#map20, #map21], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%transposed_27 : tensor<8x2x16x8xf32>) outs(%68 : tensor<8x2x2x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x2x2x16x8xf32>
    %71 = tensor.empty() : tensor<8x1x16x16xf32>
    %72 = linalg.generic {indexing_maps = [#map12, #map16, #map16, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%30, %cst_3, %cst_4 : tensor<8x1x16x16xi1>, tensor<f32>, tensor<f32>) outs(%71 : tensor<8x1x16x16xf32>) {
    ^bb0(%in: i1, %in_59: f32, %in_60: f32, %out: f32):
      %137 = arith.select %in, %in_59, %in_60 : f32
      linalg.yield %137 : f32
    } -> tensor<8x1x16x16xf32>
    %73 = linalg.generic {indexing_maps = [#map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%62 : tensor<8x4x16x8xf32>) outs(%51 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %137 = arith.truncf %cst_6 : f64 to f32
      %138 = arith.mulf %in, %137 : f32
      linalg.yield %138 : f32
    } -> tensor<8x4x16x8xf32>
    %74 = tensor.empty() : tensor<8x4x8x16xf32>
    %transposed_37 = linalg.transpose ins(%collapsed_36 : tensor<8x4x16x8xf32>) outs(%74 : tensor<8x4x8x16xf32>) permutation = [0, 1, 3, 2] 
    %75 = linalg.generic {indexing_maps = [#map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_37 : tensor<8x4x8x16xf32>) outs(%74 : tensor<8x4x8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %137 = arith.truncf %cst_6 : f64 to f32
      %138 = arith.mulf %in, %137 : f32
      linalg.yield %138 : f32
    } -> tensor<8x4x8x16xf32>
    %collapsed_38 = tensor.collapse_shape %73 [[0, 1], [2], [3]] : tensor<8x4x16x8xf32> into tensor<32x16x8xf32>
    %collapsed_39 = tensor.collapse_shape %75 [[0, 1], [2], [3]] : tensor<8x4x8x16xf32> into tensor<32x8x16xf32>
    %76 = tensor.empty() : tensor<32x16x16xf32>
    %77 = linalg.fill ins(%cst : f32) outs(%76 : tensor<32x16x16xf32>) -> tensor<32x16x16xf32>
    %78 = linalg.batch_matmul ins(%collapsed_38, %collapsed_39 : tensor<32x16x8xf32>, tensor<32x8x16xf32>) outs(%77 : tensor<32x16x16xf32>) -> tensor<32x16x16xf32>
    %expanded_40 = tensor.expand_shape %78 [[0, 1], [2], [3]] output_shape [8, 4, 16, 16] : tensor<32x16x16xf32> into tensor<8x4x16x16xf32>
    %79 = tensor.empty() : tensor<8x4x16x16xf32>
    %80 = linalg.generic {indexing_maps = [#map12, #map22, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_40, %72 : tensor<8x4x16x16xf32>, tensor<8x1x16x16xf32>) outs(%79 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %137 = arith.addf %in, %in_59 : f32
      linalg.yield %137 : f32
    } -> tensor<8x4x16x16xf32>
    %81 = tensor.empty() : tensor<8x4x16xi64>
    %82 = linalg.fill ins(%c0_i64 : i64) outs(%81 : tensor<8x4x16xi64>) -> tensor<8x4x16xi64>
    %83 = tensor.empty() : tensor<8x4x16xf32>
    %84 = linalg.fill ins(%cst_0 : f32) outs(%83 : tensor<8x4x16xf32>) -> tensor<8x4x16xf32>
    %85:2 = linalg.generic {indexing_maps = [#map12, #map23, #map23], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%80 : tensor<8x4x16x16xf32>) outs(%84, %82 : tensor<8x4x16xf32>, tensor<8x4x16xi64>) {
    ^bb0(%in: f32, %out: f32, %out_59: i64):
      %137 = linalg.index 3 : index
      %138 = arith.index_cast %137 : index to i64
      %139 = arith.maximumf %in, %out : f32
      %140 = arith.cmpf ogt, %in, %out : f32
      %141 = arith.select %140, %138, %out_59 : i64
      linalg.yield %139, %141 : f32, i64
    } -> (tensor<8x4x16xf32>, tensor<8x4x16xi64>)
    %expanded_41 = tensor.expand_shape %85#0 [[0], [1], [2, 3]] output_shape [8, 4, 16, 1] : tensor<8x4x16xf32> into tensor<8x4x16x1xf32>
    %86 = linalg.generic {indexing_maps = [#map12, #map15, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%80, %expanded_41 : tensor<8x4x16x16xf32>, tensor<8x4x16x1xf32>) outs(%79 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %137 = arith.subf %in, %in_59 : f32
      linalg.yield %137 : f32
    } -> tensor<8x4x16x16xf32>
    %87 = linalg.generic {indexing_maps = [#map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%86 : tensor<8x4x16x16xf32>) outs(%79 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %137 = math.exp %in : f32
      linalg.yield %137 : f32
    } -> tensor<8x4x16x16xf32>
    %88 = tensor.empty() : tensor<8x4x16x1xf32>
    %89 = linalg.fill ins(%cst : f32) outs(%88 : tensor<8x4x16x1xf32>) -> tensor<8x4x16x1xf32>
    %90 = linalg.generic {indexing_maps = [#map12, #map15], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%87 : tensor<8x4x16x16xf32>) outs(%89 : tensor<8x4x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %137 = arith.addf %in, %out : f32
      linalg.yield %137 : f32
    } -> tensor<8x4x16x1xf32>
    %91 = linalg.generic {indexing_maps = [#map12, #map15, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%87, %90 : tensor<8x4x16x16xf32>, tensor<8x4x16x1xf32>) outs(%79 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %137 = arith.divf %in, %in_59 : f32
      linalg.yield %137 : f32
    } -> tensor<8x4x16x16xf32>
    %92 = tensor.empty() : tensor<8x4x16x16xi1>
    %93 = linalg.generic {indexing_maps = [#map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%80 : tensor<8x4x16x16xf32>) outs(%92 : tensor<8x4x16x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %137 = arith.extf %in : f32 to f64
      %138 = arith.cmpf oeq, %137, %cst_7 : f64
      linalg.yield %138 : i1
    } -> tensor<8x4x16x16xi1>
    %94 = tensor.empty() : tensor<8x4x16x1xi1>
    %95 = linalg.fill ins(%true : i1) outs(%94 : tensor<8x4x16x1xi1>) -> tensor<8x4x16x1xi1>
    %96 = linalg.generic {indexing_maps = [#map12, #map15], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%93 : tensor<8x4x16x16xi1>) outs(%95 : tensor<8x4x16x1xi1>) {
    ^bb0(%in: i1, %out: i1):
      %137 = arith.andi %in, %out : i1
      linalg.yield %137 : i1
    } -> tensor<8x4x16x1xi1>
    %97 = linalg.generic {indexing_maps = [#map15, #map12, #map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%96, %cst_2, %91 : tensor<8x4x16x1xi1>, tensor<8x4x16x16xf32>, tensor<8x4x16x16xf32>) outs(%79 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: i1, %in_59: f32, %in_60: f32, %out: f32):
      %137 = arith.select %in, %in_59, %in_60 : f32
      linalg.yield %137 : f32
    } -> tensor<8x4x16x16xf32>
    %collapsed_42 = tensor.collapse_shape %97 [[0, 1], [2], [3]] : tensor<8x4x16x16xf32> into tensor<32x16x16xf32>
    %collapsed_43 = tensor.collapse_shape %70 [[0, 1, 2], [3], [4]] : tensor<8x2x2x16x8xf32> into tensor<32x16x8xf32>
    %98 = tensor.empty() : tensor<32x16x8xf32>
    %99 = linalg.fill ins(%cst : f32) outs(%98 : tensor<32x16x8xf32>) -> tensor<32x16x8xf32>
    %100 = linalg.batch_matmul ins(%collapsed_42, %collapsed_43 : tensor<32x16x16xf32>, tensor<32x16x8xf32>) outs(%99 : tensor<32x16x8xf32>) -> tensor<32x16x8xf32>
    %expanded_44 = tensor.expand_shape %100 [[0, 1], [2], [3]] output_shape [8, 4, 16, 8] : tensor<32x16x8xf32> into tensor<8x4x16x8xf32>
    %101 = tensor.empty() : tensor<8x16x4x8xf32>
    %transposed_45 = linalg.transpose ins(%expanded_44 : tensor<8x4x16x8xf32>) outs(%101 : tensor<8x16x4x8xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_46 = tensor.collapse_shape %transposed_45 [[0], [1], [2, 3]] : tensor<8x16x4x8xf32> into tensor<8x16x32xf32>
    %transposed_47 = linalg.transpose ins(%arg4 : tensor<32x32xf32>) outs(%47 : tensor<32x32xf32>) permutation = [1, 0] 
    %102 = tensor.empty() : tensor<8x32x32xf32>
    %103 = linalg.generic {indexing_maps = [#map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_47 : tensor<32x32xf32>) outs(%102 : tensor<8x32x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x32x32xf32>
    %104 = linalg.fill ins(%cst : f32) outs(%0 : tensor<8x16x32xf32>) -> tensor<8x16x32xf32>
    %105 = linalg.batch_matmul ins(%collapsed_46, %103 : tensor<8x16x32xf32>, tensor<8x32x32xf32>) outs(%104 : tensor<8x16x32xf32>) -> tensor<8x16x32xf32>
    %106 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%1, %105 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %137 = arith.addf %in, %in_59 : f32
      linalg.yield %137 : f32
    } -> tensor<8x16x32xf32>
    %107 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%106 : tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %137 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %137 : f32
    } -> tensor<8x16x32xf32>
    %108 = linalg.generic {indexing_maps = [#map1, #map17], iterator_types = ["parallel", "parallel", "reduction"]} ins(%107 : tensor<8x16x32xf32>) outs(%40 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %137 = arith.addf %in, %out : f32
      linalg.yield %137 : f32
    } -> tensor<8x16x1xf32>
    %109 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%108 : tensor<8x16x1xf32>) outs(%39 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %137 = arith.divf %in, %cst_9 : f32
      linalg.yield %137 : f32
    } -> tensor<8x16x1xf32>
    %110 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%109 : tensor<8x16x1xf32>) outs(%39 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %137 = arith.truncf %cst_8 : f64 to f32
      %138 = arith.addf %in, %137 : f32
      linalg.yield %138 : f32
    } -> tensor<8x16x1xf32>
    %111 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%110 : tensor<8x16x1xf32>) outs(%39 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %137 = math.rsqrt %in : f32
      linalg.yield %137 : f32
    } -> tensor<8x16x1xf32>
    %112 = linalg.generic {indexing_maps = [#map1, #map17, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%106, %111 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %137 = arith.mulf %in, %in_59 : f32
      linalg.yield %137 : f32
    } -> tensor<8x16x32xf32>
    %113 = linalg.generic {indexing_maps = [#map18, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg9, %112 : tensor<32xf32>, tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %137 = arith.mulf %in, %in_59 : f32
      linalg.yield %137 : f32
    } -> tensor<8x16x32xf32>
    %114 = tensor.empty() : tensor<32x96xf32>
    %transposed_48 = linalg.transpose ins(%arg5 : tensor<96x32xf32>) outs(%114 : tensor<32x96xf32>) permutation = [1, 0] 
    %collapsed_49 = tensor.collapse_shape %113 [[0, 1], [2]] : tensor<8x16x32xf32> into tensor<128x32xf32>
    %115 = tensor.empty() : tensor<128x96xf32>
    %116 = linalg.fill ins(%cst : f32) outs(%115 : tensor<128x96xf32>) -> tensor<128x96xf32>
    %117 = linalg.matmul ins(%collapsed_49, %transposed_48 : tensor<128x32xf32>, tensor<32x96xf32>) outs(%116 : tensor<128x96xf32>) -> tensor<128x96xf32>
    %expanded_50 = tensor.expand_shape %117 [[0, 1], [2]] output_shape [8, 16, 96] : tensor<128x96xf32> into tensor<8x16x96xf32>
    %118 = tensor.empty() : tensor<8x16x96xf32>
    %119 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_50 : tensor<8x16x96xf32>) outs(%118 : tensor<8x16x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      %137 = arith.negf %in : f32
      %138 = math.exp %137 : f32
      %139 = arith.addf %138, %cst_1 : f32
      %140 = arith.divf %cst_1, %139 : f32
      linalg.yield %140 : f32
    } -> tensor<8x16x96xf32>
    %120 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_50, %119 : tensor<8x16x96xf32>, tensor<8x16x96xf32>) outs(%118 : tensor<8x16x96xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %137 = arith.mulf %in, %in_59 : f32
      linalg.yield %137 : f32
    } -> tensor<8x16x96xf32>
    %transposed_51 = linalg.transpose ins(%arg6 : tensor<96x32xf32>) outs(%114 : tensor<32x96xf32>) permutation = [1, 0] 
    %121 = linalg.matmul ins(%collapsed_49, %transposed_51 : tensor<128x32xf32>, tensor<32x96xf32>) outs(%116 : tensor<128x96xf32>) -> tensor<128x96xf32>
    %expanded_52 = tensor.expand_shape %121 [[0, 1], [2]] output_shape [8, 16, 96] : tensor<128x96xf32> into tensor<8x16x96xf32>
    %122 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%120, %expanded_52 : tensor<8x16x96xf32>, tensor<8x16x96xf32>) outs(%118 : tensor<8x16x96xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %137 = arith.mulf %in, %in_59 : f32
      linalg.yield %137 : f32
    } -> tensor<8x16x96xf32>
    %123 = tensor.empty() : tensor<96x32xf32>
    %transposed_53 = linalg.transpose ins(%arg7 : tensor<32x96xf32>) outs(%123 : tensor<96x32xf32>) permutation = [1, 0] 
    %collapsed_54 = tensor.collapse_shape %122 [[0, 1], [2]] : tensor<8x16x96xf32> into tensor<128x96xf32>
    %124 = linalg.matmul ins(%collapsed_54, %transposed_53 : tensor<128x96xf32>, tensor<96x32xf32>) outs(%49 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %expanded_55 = tensor.expand_shape %124 [[0, 1], [2]] output_shape [8, 16, 32] : tensor<128x32xf32> into tensor<8x16x32xf32>
    %125 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%106, %expanded_55 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %137 = arith.addf %in, %in_59 : f32
      linalg.yield %137 : f32
    } -> tensor<8x16x32xf32>
    %126 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%125 : tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %137 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %137 : f32
    } -> tensor<8x16x32xf32>
    %127 = linalg.generic {indexing_maps = [#map1, #map17], iterator_types = ["parallel", "parallel", "reduction"]} ins(%126 : tensor<8x16x32xf32>) outs(%40 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %137 = arith.addf %in, %out : f32
      linalg.yield %137 : f32
    } -> tensor<8x16x1xf32>
    %128 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%127 : tensor<8x16x1xf32>) outs(%39 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %137 = arith.divf %in, %cst_9 : f32
      linalg.yield %137 : f32
    } -> tensor<8x16x1xf32>
    %129 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%128 : tensor<8x16x1xf32>) outs(%39 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %137 = arith.truncf %cst_8 : f64 to f32
      %138 = arith.addf %in, %137 : f32
      linalg.yield %138 : f32
    } -> tensor<8x16x1xf32>
    %130 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%129 : tensor<8x16x1xf32>) outs(%39 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %137 = math.rsqrt %in : f32
      linalg.yield %137 : f32
    } -> tensor<8x16x1xf32>
    %131 = linalg.generic {indexing_maps = [#map1, #map17, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%125, %130 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %137 = arith.mulf %in, %in_59 : f32
      linalg.yield %137 : f32
    } -> tensor<8x16x32xf32>
    %132 = linalg.generic {indexing_maps = [#map18, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg10, %131 : tensor<32xf32>, tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %137 = arith.mulf %in, %in_59 : f32
      linalg.yield %137 : f32
    } -> tensor<8x16x32xf32>
    %133 = tensor.empty() : tensor<32x64xf32>
    %transposed_56 = linalg.transpose ins(%arg11 : tensor<64x32xf32>) outs(%133 : tensor<32x64xf32>) permutation = [1, 0] 
    %collapsed_57 = tensor.collapse_shape %132 [[0, 1], [2]] : tensor<8x16x32xf32> into tensor<128x32xf32>
    %134 = tensor.empty() : tensor<128x64xf32>
    %135 = linalg.fill ins(%cst : f32) outs(%134 : tensor<128x64xf32>) -> tensor<128x64xf32>
    %136 = linalg.matmul ins(%collapsed_57, %transposed_56 : tensor<128x32xf32>, tensor<32x64xf32>) outs(%135 : tensor<128x64xf32>) -> tensor<128x64xf32>
    %expanded_58 = tensor.expand_shape %136 [[0, 1], [2]] output_shape [8, 16, 64] : tensor<128x64xf32> into tensor<8x16x64xf32>
    return %expanded_58 : tensor<8x16x64xf32>
  }
}
