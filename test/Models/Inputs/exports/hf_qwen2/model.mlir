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
  func.func @main(%arg0: tensor<64x32xf32> {tp25d.param = "model.model.embed_tokens.weight"}, %arg1: tensor<32x32xf32> {tp25d.param = "model.model.layers.0.self_attn.q_proj.weight"}, %arg2: tensor<32xf32> {tp25d.param = "model.model.layers.0.self_attn.q_proj.bias"}, %arg3: tensor<16x32xf32> {tp25d.param = "model.model.layers.0.self_attn.k_proj.weight"}, %arg4: tensor<16xf32> {tp25d.param = "model.model.layers.0.self_attn.k_proj.bias"}, %arg5: tensor<16x32xf32> {tp25d.param = "model.model.layers.0.self_attn.v_proj.weight"}, %arg6: tensor<16xf32> {tp25d.param = "model.model.layers.0.self_attn.v_proj.bias"}, %arg7: tensor<32x32xf32> {tp25d.param = "model.model.layers.0.self_attn.o_proj.weight"}, %arg8: tensor<96x32xf32> {tp25d.param = "model.model.layers.0.mlp.gate_proj.weight"}, %arg9: tensor<96x32xf32> {tp25d.param = "model.model.layers.0.mlp.up_proj.weight"}, %arg10: tensor<32x96xf32> {tp25d.param = "model.model.layers.0.mlp.down_proj.weight"}, %arg11: tensor<32xf32> {tp25d.param = "model.model.layers.0.input_layernorm.weight"}, %arg12: tensor<32xf32> {tp25d.param = "model.model.layers.0.post_attention_layernorm.weight"}, %arg13: tensor<32xf32> {tp25d.param = "model.model.norm.weight"}, %arg14: tensor<64x32xf32> {tp25d.param = "model.lm_head.weight"}, %arg15: tensor<4xf32> {tp25d.frozen, tp25d.param = "model.model.rotary_emb.inv_freq"}, %arg16: tensor<4xf32> {tp25d.frozen, tp25d.param = "model.model.rotary_emb.original_inv_freq"}, %arg17: tensor<8x16xi64>) -> tensor<8x16x64xf32> {
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
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg17 : tensor<8x16xi64>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %143 = arith.index_cast %in : i64 to index
      %144 = linalg.index 2 : index
      %extracted = tensor.extract %arg0[%143, %144] : tensor<64x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<8x16x32xf32>
    %2 = tensor.empty() : tensor<16xi64>
    %3 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel"]} outs(%2 : tensor<16xi64>) {
    ^bb0(%out: i64):
      %143 = linalg.index 0 : index
      %144 = arith.index_cast %143 : index to i64
      linalg.yield %144 : i64
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
      %143 = arith.subi %in, %c1_i64 : i64
      linalg.yield %143 : i64
    } -> tensor<8x1xi64>
    %concat = tensor.concat dim(1) %7, %5 : (tensor<8x1xi64>, tensor<8x16xi64>) -> tensor<8x17xi64>
    %extracted_slice_11 = tensor.extract_slice %concat[0, 0] [8, 16] [1, 1] : tensor<8x17xi64> to tensor<8x16xi64>
    %extracted_slice_12 = tensor.extract_slice %concat[0, 1] [8, 16] [1, 1] : tensor<8x17xi64> to tensor<8x16xi64>
    %8 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_12, %extracted_slice_11 : tensor<8x16xi64>, tensor<8x16xi64>) outs(%4 : tensor<8x16xi64>) {
    ^bb0(%in: i64, %in_59: i64, %out: i64):
      %143 = arith.subi %in, %in_59 : i64
      linalg.yield %143 : i64
    } -> tensor<8x16xi64>
    %9 = tensor.empty() : tensor<8x16xi1>
    %10 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%8 : tensor<8x16xi64>) outs(%9 : tensor<8x16xi1>) {
    ^bb0(%in: i64, %out: i1):
      %143 = arith.cmpi ne, %in, %c1_i64 : i64
      linalg.yield %143 : i1
    } -> tensor<8x16xi1>
    %11 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%10 : tensor<8x16xi1>) outs(%4 : tensor<8x16xi64>) {
    ^bb0(%in: i1, %out: i64):
      %143 = arith.extui %in : i1 to i64
      linalg.yield %143 : i64
    } -> tensor<8x16xi64>
    %expanded = tensor.expand_shape %3 [[0, 1]] output_shape [1, 16] : tensor<16xi64> into tensor<1x16xi64>
    %expanded_13 = tensor.expand_shape %3 [[0, 1]] output_shape [16, 1] : tensor<16xi64> into tensor<16x1xi64>
    %12 = tensor.empty() : tensor<16x16xi1>
    %13 = linalg.generic {indexing_maps = [#map5, #map6, #map4], iterator_types = ["parallel", "parallel"]} ins(%expanded, %expanded_13 : tensor<1x16xi64>, tensor<16x1xi64>) outs(%12 : tensor<16x16xi1>) {
    ^bb0(%in: i64, %in_59: i64, %out: i1):
      %143 = arith.cmpi sle, %in, %in_59 : i64
      linalg.yield %143 : i1
    } -> tensor<16x16xi1>
    %expanded_14 = tensor.expand_shape %11 [[0], [1, 2]] output_shape [8, 1, 16] : tensor<8x16xi64> into tensor<8x1x16xi64>
    %14 = tensor.empty() : tensor<8x16x16xi64>
    %15 = linalg.generic {indexing_maps = [#map7, #map8, #map9, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13, %expanded_14, %cst_10 : tensor<16x16xi1>, tensor<8x1x16xi64>, tensor<i64>) outs(%14 : tensor<8x16x16xi64>) {
    ^bb0(%in: i1, %in_59: i64, %in_60: i64, %out: i64):
      %143 = arith.select %in, %in_59, %in_60 : i64
      linalg.yield %143 : i64
    } -> tensor<8x16x16xi64>
    %16 = linalg.fill ins(%c0_i64 : i64) outs(%4 : tensor<8x16xi64>) -> tensor<8x16xi64>
    %17 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel", "reduction"]} ins(%15 : tensor<8x16x16xi64>) outs(%16 : tensor<8x16xi64>) {
    ^bb0(%in: i64, %out: i64):
      %143 = arith.addi %in, %out : i64
      linalg.yield %143 : i64
    } -> tensor<8x16xi64>
    %18 = tensor.empty() : tensor<8xi64>
    %19 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel"]} outs(%18 : tensor<8xi64>) {
    ^bb0(%out: i64):
      %143 = linalg.index 0 : index
      %144 = arith.index_cast %143 : index to i64
      linalg.yield %144 : i64
    } -> tensor<8xi64>
    %expanded_15 = tensor.expand_shape %19 [[0, 1, 2, 3]] output_shape [8, 1, 1, 1] : tensor<8xi64> into tensor<8x1x1x1xi64>
    %expanded_16 = tensor.expand_shape %3 [[0, 1, 2, 3]] output_shape [1, 1, 16, 1] : tensor<16xi64> into tensor<1x1x16x1xi64>
    %expanded_17 = tensor.expand_shape %3 [[0, 1, 2, 3]] output_shape [1, 1, 1, 16] : tensor<16xi64> into tensor<1x1x1x16xi64>
    %20 = tensor.empty() : tensor<8x1x16x1xi64>
    %21 = linalg.generic {indexing_maps = [#map10, #map11, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_15, %expanded_16 : tensor<8x1x1x1xi64>, tensor<1x1x16x1xi64>) outs(%20 : tensor<8x1x16x1xi64>) {
    ^bb0(%in: i64, %in_59: i64, %out: i64):
      %143 = arith.cmpi slt, %in, %c0_i64 : i64
      %144 = arith.addi %in, %c8_i64 : i64
      %145 = arith.select %143, %144, %in : i64
      %146 = arith.index_cast %145 : i64 to index
      %147 = arith.cmpi slt, %in_59, %c0_i64 : i64
      %148 = arith.addi %in_59, %c16_i64 : i64
      %149 = arith.select %147, %148, %in_59 : i64
      %150 = arith.index_cast %149 : i64 to index
      %extracted = tensor.extract %5[%146, %150] : tensor<8x16xi64>
      linalg.yield %extracted : i64
    } -> tensor<8x1x16x1xi64>
    %22 = tensor.empty() : tensor<8x1x1x16xi64>
    %23 = linalg.generic {indexing_maps = [#map10, #map13, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_15, %expanded_17 : tensor<8x1x1x1xi64>, tensor<1x1x1x16xi64>) outs(%22 : tensor<8x1x1x16xi64>) {
    ^bb0(%in: i64, %in_59: i64, %out: i64):
      %143 = arith.cmpi slt, %in, %c0_i64 : i64
      %144 = arith.addi %in, %c8_i64 : i64
      %145 = arith.select %143, %144, %in : i64
      %146 = arith.index_cast %145 : i64 to index
      %147 = arith.cmpi slt, %in_59, %c0_i64 : i64
      %148 = arith.addi %in_59, %c16_i64 : i64
      %149 = arith.select %147, %148, %in_59 : i64
      %150 = arith.index_cast %149 : i64 to index
      %extracted = tensor.extract %5[%146, %150] : tensor<8x16xi64>
      linalg.yield %extracted : i64
    } -> tensor<8x1x1x16xi64>
    %24 = tensor.empty() : tensor<8x1x16x16xi1>
    %25 = linalg.generic {indexing_maps = [#map14, #map15, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%23, %21 : tensor<8x1x1x16xi64>, tensor<8x1x16x1xi64>) outs(%24 : tensor<8x1x16x16xi1>) {
    ^bb0(%in: i64, %in_59: i64, %out: i1):
      %143 = arith.cmpi sle, %in, %in_59 : i64
      linalg.yield %143 : i1
    } -> tensor<8x1x16x16xi1>
    %26 = linalg.generic {indexing_maps = [#map16, #map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_5, %25 : tensor<i1>, tensor<8x1x16x16xi1>) outs(%24 : tensor<8x1x16x16xi1>) {
    ^bb0(%in: i1, %in_59: i1, %out: i1):
      %143 = arith.andi %in, %in_59 : i1
      linalg.yield %143 : i1
    } -> tensor<8x1x16x16xi1>
    %27 = linalg.generic {indexing_maps = [#map10, #map11, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_15, %expanded_16 : tensor<8x1x1x1xi64>, tensor<1x1x16x1xi64>) outs(%20 : tensor<8x1x16x1xi64>) {
    ^bb0(%in: i64, %in_59: i64, %out: i64):
      %143 = arith.cmpi slt, %in, %c0_i64 : i64
      %144 = arith.addi %in, %c8_i64 : i64
      %145 = arith.select %143, %144, %in : i64
      %146 = arith.index_cast %145 : i64 to index
      %147 = arith.cmpi slt, %in_59, %c0_i64 : i64
      %148 = arith.addi %in_59, %c16_i64 : i64
      %149 = arith.select %147, %148, %in_59 : i64
      %150 = arith.index_cast %149 : i64 to index
      %extracted = tensor.extract %17[%146, %150] : tensor<8x16xi64>
      linalg.yield %extracted : i64
    } -> tensor<8x1x16x1xi64>
    %28 = linalg.generic {indexing_maps = [#map10, #map13, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_15, %expanded_17 : tensor<8x1x1x1xi64>, tensor<1x1x1x16xi64>) outs(%22 : tensor<8x1x1x16xi64>) {
    ^bb0(%in: i64, %in_59: i64, %out: i64):
      %143 = arith.cmpi slt, %in, %c0_i64 : i64
      %144 = arith.addi %in, %c8_i64 : i64
      %145 = arith.select %143, %144, %in : i64
      %146 = arith.index_cast %145 : i64 to index
      %147 = arith.cmpi slt, %in_59, %c0_i64 : i64
      %148 = arith.addi %in_59, %c16_i64 : i64
      %149 = arith.select %147, %148, %in_59 : i64
      %150 = arith.index_cast %149 : i64 to index
      %extracted = tensor.extract %17[%146, %150] : tensor<8x16xi64>
      linalg.yield %extracted : i64
    } -> tensor<8x1x1x16xi64>
    %29 = linalg.generic {indexing_maps = [#map15, #map14, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%27, %28 : tensor<8x1x16x1xi64>, tensor<8x1x1x16xi64>) outs(%24 : tensor<8x1x16x16xi1>) {
    ^bb0(%in: i64, %in_59: i64, %out: i1):
      %143 = arith.cmpi eq, %in, %in_59 : i64
      linalg.yield %143 : i1
    } -> tensor<8x1x16x16xi1>
    %30 = linalg.generic {indexing_maps = [#map12, #map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%26, %29 : tensor<8x1x16x16xi1>, tensor<8x1x16x16xi1>) outs(%24 : tensor<8x1x16x16xi1>) {
    ^bb0(%in: i1, %in_59: i1, %out: i1):
      %143 = arith.andi %in, %in_59 : i1
      linalg.yield %143 : i1
    } -> tensor<8x1x16x16xi1>
    %expanded_18 = tensor.expand_shape %3 [[0, 1, 2]] output_shape [1, 16, 1] : tensor<16xi64> into tensor<1x16x1xi64>
    %31 = tensor.empty() : tensor<1x16x1xf32>
    %32 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_18 : tensor<1x16x1xi64>) outs(%31 : tensor<1x16x1xf32>) {
    ^bb0(%in: i64, %out: f32):
      %143 = arith.sitofp %in : i64 to f32
      linalg.yield %143 : f32
    } -> tensor<1x16x1xf32>
    %33 = tensor.empty() : tensor<1x16x4xf32>
    %34 = linalg.generic {indexing_maps = [#map17, #map18, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%32, %arg15 : tensor<1x16x1xf32>, tensor<4xf32>) outs(%33 : tensor<1x16x4xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %143 = arith.mulf %in, %in_59 : f32
      linalg.yield %143 : f32
    } -> tensor<1x16x4xf32>
    %concat_19 = tensor.concat dim(2) %34, %34 : (tensor<1x16x4xf32>, tensor<1x16x4xf32>) -> tensor<1x16x8xf32>
    %35 = tensor.empty() : tensor<1x16x8xf32>
    %36 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%concat_19 : tensor<1x16x8xf32>) outs(%35 : tensor<1x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %143 = math.cos %in : f32
      linalg.yield %143 : f32
    } -> tensor<1x16x8xf32>
    %37 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%concat_19 : tensor<1x16x8xf32>) outs(%35 : tensor<1x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %143 = math.sin %in : f32
      linalg.yield %143 : f32
    } -> tensor<1x16x8xf32>
    %38 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%1 : tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %143 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %143 : f32
    } -> tensor<8x16x32xf32>
    %39 = tensor.empty() : tensor<8x16x1xf32>
    %40 = linalg.fill ins(%cst : f32) outs(%39 : tensor<8x16x1xf32>) -> tensor<8x16x1xf32>
    %41 = linalg.generic {indexing_maps = [#map1, #map17], iterator_types = ["parallel", "parallel", "reduction"]} ins(%38 : tensor<8x16x32xf32>) outs(%40 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %143 = arith.addf %in, %out : f32
      linalg.yield %143 : f32
    } -> tensor<8x16x1xf32>
    %42 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%41 : tensor<8x16x1xf32>) outs(%39 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %143 = arith.divf %in, %cst_9 : f32
      linalg.yield %143 : f32
    } -> tensor<8x16x1xf32>
    %43 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%42 : tensor<8x16x1xf32>) outs(%39 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %143 = arith.truncf %cst_8 : f64 to f32
      %144 = arith.addf %in, %143 : f32
      linalg.yield %144 : f32
    } -> tensor<8x16x1xf32>
    %44 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%43 : tensor<8x16x1xf32>) outs(%39 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %143 = math.rsqrt %in : f32
      linalg.yield %143 : f32
    } -> tensor<8x16x1xf32>
    %45 = linalg.generic {indexing_maps = [#map1, #map17, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%1, %44 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %143 = arith.mulf %in, %in_59 : f32
      linalg.yield %143 : f32
    } -> tensor<8x16x32xf32>
    %46 = linalg.generic {indexing_maps = [#map18, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg11, %45 : tensor<32xf32>, tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %143 = arith.mulf %in, %in_59 : f32
      linalg.yield %143 : f32
    } -> tensor<8x16x32xf32>
    %collapsed = tensor.collapse_shape %46 [[0, 1], [2]] : tensor<8x16x32xf32> into tensor<128x32xf32>
    %47 = tensor.empty() : tensor<32x32xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<32x32xf32>) outs(%47 : tensor<32x32xf32>) permutation = [1, 0] 
    %48 = tensor.empty() : tensor<128x32xf32>
    %49 = linalg.fill ins(%cst : f32) outs(%48 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %50 = linalg.matmul ins(%collapsed, %transposed : tensor<128x32xf32>, tensor<32x32xf32>) outs(%49 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %51 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%arg2 : tensor<32xf32>) outs(%48 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x32xf32>
    %52 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%50, %51 : tensor<128x32xf32>, tensor<128x32xf32>) outs(%48 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %143 = arith.addf %in, %in_59 : f32
      linalg.yield %143 : f32
    } -> tensor<128x32xf32>
    %expanded_20 = tensor.expand_shape %52 [[0, 1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<128x32xf32> into tensor<8x16x4x8xf32>
    %53 = tensor.empty() : tensor<8x4x16x8xf32>
    %transposed_21 = linalg.transpose ins(%expanded_20 : tensor<8x16x4x8xf32>) outs(%53 : tensor<8x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %54 = tensor.empty() : tensor<32x16xf32>
    %transposed_22 = linalg.transpose ins(%arg3 : tensor<16x32xf32>) outs(%54 : tensor<32x16xf32>) permutation = [1, 0] 
    %55 = tensor.empty() : tensor<128x16xf32>
    %56 = linalg.fill ins(%cst : f32) outs(%55 : tensor<128x16xf32>) -> tensor<128x16xf32>
    %57 = linalg.matmul ins(%collapsed, %transposed_22 : tensor<128x32xf32>, tensor<32x16xf32>) outs(%56 : tensor<128x16xf32>) -> tensor<128x16xf32>
    %58 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%arg4 : tensor<16xf32>) outs(%55 : tensor<128x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x16xf32>
    %59 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%57, %58 : tensor<128x16xf32>, tensor<128x16xf32>) outs(%55 : tensor<128x16xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %143 = arith.addf %in, %in_59 : f32
      linalg.yield %143 : f32
    } -> tensor<128x16xf32>
    %expanded_23 = tensor.expand_shape %59 [[0, 1], [2, 3]] output_shape [8, 16, 2, 8] : tensor<128x16xf32> into tensor<8x16x2x8xf32>
    %60 = tensor.empty() : tensor<8x2x16x8xf32>
    %transposed_24 = linalg.transpose ins(%expanded_23 : tensor<8x16x2x8xf32>) outs(%60 : tensor<8x2x16x8xf32>) permutation = [0, 2, 1, 3] 
    %transposed_25 = linalg.transpose ins(%arg5 : tensor<16x32xf32>) outs(%54 : tensor<32x16xf32>) permutation = [1, 0] 
    %61 = linalg.matmul ins(%collapsed, %transposed_25 : tensor<128x32xf32>, tensor<32x16xf32>) outs(%56 : tensor<128x16xf32>) -> tensor<128x16xf32>
    %62 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%arg6 : tensor<16xf32>) outs(%55 : tensor<128x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x16xf32>
    %63 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%61, %62 : tensor<128x16xf32>, tensor<128x16xf32>) outs(%55 : tensor<128x16xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %143 = arith.addf %in, %in_59 : f32
      linalg.yield %143 : f32
    } -> tensor<128x16xf32>
    %expanded_26 = tensor.expand_shape %63 [[0, 1], [2, 3]] output_shape [8, 16, 2, 8] : tensor<128x16xf32> into tensor<8x16x2x8xf32>
    %transposed_27 = linalg.transpose ins(%expanded_26 : tensor<8x16x2x8xf32>) outs(%60 : tensor<8x2x16x8xf32>) permutation = [0, 2, 1, 3] 
    %expanded_28 = tensor.expand_shape %36 [[0], [1, 2], [3]] output_shape [1, 1, 16, 8] : tensor<1x16x8xf32> into tensor<1x1x16x8xf32>
    %expanded_29 = tensor.expand_shape %37 [[0], [1, 2], [3]] output_shape [1, 1, 16, 8] : tensor<1x16x8xf32> into tensor<1x1x16x8xf32>
    %64 = linalg.generic {indexing_maps = [#map12, #map19, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_21, %expanded_28 : tensor<8x4x16x8xf32>, tensor<1x1x16x8xf32>) outs(%53 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %143 = arith.mulf %in, %in_59 : f32
      linalg.yield %143 : f32
    } -> tensor<8x4x16x8xf32>
    %extracted_slice_30 = tensor.extract_slice %transposed_21[0, 0, 0, 0] [8, 4, 16, 4] [1, 1, 1, 1] : tensor<8x4x16x8xf32> to tensor<8x4x16x4xf32>
    %extracted_slice_31 = tensor.extract_slice %transposed_21[0, 0, 0, 4] [8, 4, 16, 4] [1, 1, 1, 1] : tensor<8x4x16x8xf32> to tensor<8x4x16x4xf32>
    %65 = tensor.empty() : tensor<8x4x16x4xf32>
    %66 = linalg.generic {indexing_maps = [#map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_31 : tensor<8x4x16x4xf32>) outs(%65 : tensor<8x4x16x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %143 = arith.negf %in : f32
      linalg.yield %143 : f32
    } -> tensor<8x4x16x4xf32>
    %concat_32 = tensor.concat dim(3) %66, %extracted_slice_30 : (tensor<8x4x16x4xf32>, tensor<8x4x16x4xf32>) -> tensor<8x4x16x8xf32>
    %67 = linalg.generic {indexing_maps = [#map12, #map19, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%concat_32, %expanded_29 : tensor<8x4x16x8xf32>, tensor<1x1x16x8xf32>) outs(%53 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %143 = arith.mulf %in, %in_59 : f32
      linalg.yield %143 : f32
    } -> tensor<8x4x16x8xf32>
    %68 = linalg.generic {indexing_maps = [#map12, #map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%64, %67 : tensor<8x4x16x8xf32>, tensor<8x4x16x8xf32>) outs(%53 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %143 = arith.addf %in, %in_59 : f32
      linalg.yield %143 : f32
    } -> tensor<8x4x16x8xf32>
    %69 = linalg.generic {indexing_maps = [#map12, #map19, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_24, %expanded_28 : tensor<8x2x16x8xf32>, tensor<1x1x16x8xf32>) outs(%60 : tensor<8x2x16x8xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %143 = arith.mulf %in, %in_59 : f32
      linalg.yield %143 : f32
    } -> tensor<8x2x16x8xf32>
    %extracted_slice_33 = tensor.extract_slice %transposed_24[0, 0, 0, 0] [8, 2, 16, 4] [1, 1, 1, 1] : tensor<8x2x16x8xf32> to tensor<8x2x16x4xf32>
    %extracted_slice_34 = tensor.extract_slice %transposed_24[0, 0, 0, 4] [8, 2, 16, 4] [1, 1, 1, 1] : tensor<8x2x16x8xf32> to tensor<8x2x16x4xf32>
    %70 = tensor.empty() : tensor<8x2x16x4xf32>
    %71 = linalg.generic {indexing_maps = [#map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_34 : tensor<8x2x16x4xf32>) outs(%70 : tensor<8x2x16x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %143 = arith.negf %in : f32
      linalg.yield %143 : f32
    } -> tensor<8x2x16x4xf32>
    %concat_35 = tensor.concat dim(3) %71, %extracted_slice_33 : (tensor<8x2x16x4xf32>, tensor<8x2x16x4xf32>) -> tensor<8x2x16x8xf32>
    %72 = linalg.generic {indexing_maps = [#map12, #map19, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%concat_35, %expanded_29 : tensor<8x2x16x8xf32>, tensor<1x1x16x8xf32>) outs(%60 : tensor<8x2x16x8xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %143 = arith.mulf %in, %in_59 : f32
      linalg.yield %143 : f32
    } -> tensor<8x2x16x8xf32>
    %73 = linalg.generic {indexing_maps = [#map12, #map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%69, %72 : tensor<8x2x16x8xf32>, tensor<8x2x16x8xf32>) outs(%60 : tensor<8x2x16x8xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %143 = arith.addf %in, %in_59 : f32
      linalg.yield %143 : f32
    } -> tensor<8x2x16x8xf32>
    %74 = tensor.empty() : tensor<8x2x2x16x8xf32>
    %75 = linalg.generic {indexing_maps = [#map20, #map21], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%73 : tensor<8x2x16x8xf32>) outs(%74 : tensor<8x2x2x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x2x2x16x8xf32>
    %collapsed_36 = tensor.collapse_shape %75 [[0], [1, 2], [3], [4]] : tensor<8x2x2x16x8xf32> into tensor<8x4x16x8xf32>
    %76 = linalg.generic {indexing_maps = [#map20, #map21], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%transposed_27 : tensor<8x2x16x8xf32>) outs(%74 : tensor<8x2x2x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x2x2x16x8xf32>
    %77 = tensor.empty() : tensor<8x1x16x16xf32>
    %78 = linalg.generic {indexing_maps = [#map12, #map16, #map16, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%30, %cst_3, %cst_4 : tensor<8x1x16x16xi1>, tensor<f32>, tensor<f32>) outs(%77 : tensor<8x1x16x16xf32>) {
    ^bb0(%in: i1, %in_59: f32, %in_60: f32, %out: f32):
      %143 = arith.select %in, %in_59, %in_60 : f32
      linalg.yield %143 : f32
    } -> tensor<8x1x16x16xf32>
    %79 = linalg.generic {indexing_maps = [#map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%68 : tensor<8x4x16x8xf32>) outs(%53 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %143 = arith.truncf %cst_6 : f64 to f32
      %144 = arith.mulf %in, %143 : f32
      linalg.yield %144 : f32
    } -> tensor<8x4x16x8xf32>
    %80 = tensor.empty() : tensor<8x4x8x16xf32>
    %transposed_37 = linalg.transpose ins(%collapsed_36 : tensor<8x4x16x8xf32>) outs(%80 : tensor<8x4x8x16xf32>) permutation = [0, 1, 3, 2] 
    %81 = linalg.generic {indexing_maps = [#map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_37 : tensor<8x4x8x16xf32>) outs(%80 : tensor<8x4x8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %143 = arith.truncf %cst_6 : f64 to f32
      %144 = arith.mulf %in, %143 : f32
      linalg.yield %144 : f32
    } -> tensor<8x4x8x16xf32>
    %collapsed_38 = tensor.collapse_shape %79 [[0, 1], [2], [3]] : tensor<8x4x16x8xf32> into tensor<32x16x8xf32>
    %collapsed_39 = tensor.collapse_shape %81 [[0, 1], [2], [3]] : tensor<8x4x8x16xf32> into tensor<32x8x16xf32>
    %82 = tensor.empty() : tensor<32x16x16xf32>
    %83 = linalg.fill ins(%cst : f32) outs(%82 : tensor<32x16x16xf32>) -> tensor<32x16x16xf32>
    %84 = linalg.batch_matmul ins(%collapsed_38, %collapsed_39 : tensor<32x16x8xf32>, tensor<32x8x16xf32>) outs(%83 : tensor<32x16x16xf32>) -> tensor<32x16x16xf32>
    %expanded_40 = tensor.expand_shape %84 [[0, 1], [2], [3]] output_shape [8, 4, 16, 16] : tensor<32x16x16xf32> into tensor<8x4x16x16xf32>
    %85 = tensor.empty() : tensor<8x4x16x16xf32>
    %86 = linalg.generic {indexing_maps = [#map12, #map22, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_40, %78 : tensor<8x4x16x16xf32>, tensor<8x1x16x16xf32>) outs(%85 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %143 = arith.addf %in, %in_59 : f32
      linalg.yield %143 : f32
    } -> tensor<8x4x16x16xf32>
    %87 = tensor.empty() : tensor<8x4x16xi64>
    %88 = linalg.fill ins(%c0_i64 : i64) outs(%87 : tensor<8x4x16xi64>) -> tensor<8x4x16xi64>
    %89 = tensor.empty() : tensor<8x4x16xf32>
    %90 = linalg.fill ins(%cst_0 : f32) outs(%89 : tensor<8x4x16xf32>) -> tensor<8x4x16xf32>
    %91:2 = linalg.generic {indexing_maps = [#map12, #map23, #map23], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%86 : tensor<8x4x16x16xf32>) outs(%90, %88 : tensor<8x4x16xf32>, tensor<8x4x16xi64>) {
    ^bb0(%in: f32, %out: f32, %out_59: i64):
      %143 = linalg.index 3 : index
      %144 = arith.index_cast %143 : index to i64
      %145 = arith.maximumf %in, %out : f32
      %146 = arith.cmpf ogt, %in, %out : f32
      %147 = arith.select %146, %144, %out_59 : i64
      linalg.yield %145, %147 : f32, i64
    } -> (tensor<8x4x16xf32>, tensor<8x4x16xi64>)
    %expanded_41 = tensor.expand_shape %91#0 [[0], [1], [2, 3]] output_shape [8, 4, 16, 1] : tensor<8x4x16xf32> into tensor<8x4x16x1xf32>
    %92 = linalg.generic {indexing_maps = [#map12, #map15, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%86, %expanded_41 : tensor<8x4x16x16xf32>, tensor<8x4x16x1xf32>) outs(%85 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %143 = arith.subf %in, %in_59 : f32
      linalg.yield %143 : f32
    } -> tensor<8x4x16x16xf32>
    %93 = linalg.generic {indexing_maps = [#map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%92 : tensor<8x4x16x16xf32>) outs(%85 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %143 = math.exp %in : f32
      linalg.yield %143 : f32
    } -> tensor<8x4x16x16xf32>
    %94 = tensor.empty() : tensor<8x4x16x1xf32>
    %95 = linalg.fill ins(%cst : f32) outs(%94 : tensor<8x4x16x1xf32>) -> tensor<8x4x16x1xf32>
    %96 = linalg.generic {indexing_maps = [#map12, #map15], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%93 : tensor<8x4x16x16xf32>) outs(%95 : tensor<8x4x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %143 = arith.addf %in, %out : f32
      linalg.yield %143 : f32
    } -> tensor<8x4x16x1xf32>
    %97 = linalg.generic {indexing_maps = [#map12, #map15, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%93, %96 : tensor<8x4x16x16xf32>, tensor<8x4x16x1xf32>) outs(%85 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %143 = arith.divf %in, %in_59 : f32
      linalg.yield %143 : f32
    } -> tensor<8x4x16x16xf32>
    %98 = tensor.empty() : tensor<8x4x16x16xi1>
    %99 = linalg.generic {indexing_maps = [#map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%86 : tensor<8x4x16x16xf32>) outs(%98 : tensor<8x4x16x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %143 = arith.extf %in : f32 to f64
      %144 = arith.cmpf oeq, %143, %cst_7 : f64
      linalg.yield %144 : i1
    } -> tensor<8x4x16x16xi1>
    %100 = tensor.empty() : tensor<8x4x16x1xi1>
    %101 = linalg.fill ins(%true : i1) outs(%100 : tensor<8x4x16x1xi1>) -> tensor<8x4x16x1xi1>
    %102 = linalg.generic {indexing_maps = [#map12, #map15], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%99 : tensor<8x4x16x16xi1>) outs(%101 : tensor<8x4x16x1xi1>) {
    ^bb0(%in: i1, %out: i1):
      %143 = arith.andi %in, %out : i1
      linalg.yield %143 : i1
    } -> tensor<8x4x16x1xi1>
    %103 = linalg.generic {indexing_maps = [#map15, #map12, #map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%102, %cst_2, %97 : tensor<8x4x16x1xi1>, tensor<8x4x16x16xf32>, tensor<8x4x16x16xf32>) outs(%85 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: i1, %in_59: f32, %in_60: f32, %out: f32):
      %143 = arith.select %in, %in_59, %in_60 : f32
      linalg.yield %143 : f32
    } -> tensor<8x4x16x16xf32>
    %collapsed_42 = tensor.collapse_shape %103 [[0, 1], [2], [3]] : tensor<8x4x16x16xf32> into tensor<32x16x16xf32>
    %collapsed_43 = tensor.collapse_shape %76 [[0, 1, 2], [3], [4]] : tensor<8x2x2x16x8xf32> into tensor<32x16x8xf32>
    %104 = tensor.empty() : tensor<32x16x8xf32>
    %105 = linalg.fill ins(%cst : f32) outs(%104 : tensor<32x16x8xf32>) -> tensor<32x16x8xf32>
    %106 = linalg.batch_matmul ins(%collapsed_42, %collapsed_43 : tensor<32x16x16xf32>, tensor<32x16x8xf32>) outs(%105 : tensor<32x16x8xf32>) -> tensor<32x16x8xf32>
    %expanded_44 = tensor.expand_shape %106 [[0, 1], [2], [3]] output_shape [8, 4, 16, 8] : tensor<32x16x8xf32> into tensor<8x4x16x8xf32>
    %107 = tensor.empty() : tensor<8x16x4x8xf32>
    %transposed_45 = linalg.transpose ins(%expanded_44 : tensor<8x4x16x8xf32>) outs(%107 : tensor<8x16x4x8xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_46 = tensor.collapse_shape %transposed_45 [[0], [1], [2, 3]] : tensor<8x16x4x8xf32> into tensor<8x16x32xf32>
    %transposed_47 = linalg.transpose ins(%arg7 : tensor<32x32xf32>) outs(%47 : tensor<32x32xf32>) permutation = [1, 0] 
    %108 = tensor.empty() : tensor<8x32x32xf32>
    %109 = linalg.generic {indexing_maps = [#map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_47 : tensor<32x32xf32>) outs(%108 : tensor<8x32x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x32x32xf32>
    %110 = linalg.fill ins(%cst : f32) outs(%0 : tensor<8x16x32xf32>) -> tensor<8x16x32xf32>
    %111 = linalg.batch_matmul ins(%collapsed_46, %109 : tensor<8x16x32xf32>, tensor<8x32x32xf32>) outs(%110 : tensor<8x16x32xf32>) -> tensor<8x16x32xf32>
    %112 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%1, %111 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %143 = arith.addf %in, %in_59 : f32
      linalg.yield %143 : f32
    } -> tensor<8x16x32xf32>
    %113 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%112 : tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %143 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %143 : f32
    } -> tensor<8x16x32xf32>
    %114 = linalg.generic {indexing_maps = [#map1, #map17], iterator_types = ["parallel", "parallel", "reduction"]} ins(%113 : tensor<8x16x32xf32>) outs(%40 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %143 = arith.addf %in, %out : f32
      linalg.yield %143 : f32
    } -> tensor<8x16x1xf32>
    %115 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%114 : tensor<8x16x1xf32>) outs(%39 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %143 = arith.divf %in, %cst_9 : f32
      linalg.yield %143 : f32
    } -> tensor<8x16x1xf32>
    %116 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%115 : tensor<8x16x1xf32>) outs(%39 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %143 = arith.truncf %cst_8 : f64 to f32
      %144 = arith.addf %in, %143 : f32
      linalg.yield %144 : f32
    } -> tensor<8x16x1xf32>
    %117 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%116 : tensor<8x16x1xf32>) outs(%39 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %143 = math.rsqrt %in : f32
      linalg.yield %143 : f32
    } -> tensor<8x16x1xf32>
    %118 = linalg.generic {indexing_maps = [#map1, #map17, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%112, %117 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %143 = arith.mulf %in, %in_59 : f32
      linalg.yield %143 : f32
    } -> tensor<8x16x32xf32>
    %119 = linalg.generic {indexing_maps = [#map18, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg12, %118 : tensor<32xf32>, tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %143 = arith.mulf %in, %in_59 : f32
      linalg.yield %143 : f32
    } -> tensor<8x16x32xf32>
    %120 = tensor.empty() : tensor<32x96xf32>
    %transposed_48 = linalg.transpose ins(%arg8 : tensor<96x32xf32>) outs(%120 : tensor<32x96xf32>) permutation = [1, 0] 
    %collapsed_49 = tensor.collapse_shape %119 [[0, 1], [2]] : tensor<8x16x32xf32> into tensor<128x32xf32>
    %121 = tensor.empty() : tensor<128x96xf32>
    %122 = linalg.fill ins(%cst : f32) outs(%121 : tensor<128x96xf32>) -> tensor<128x96xf32>
    %123 = linalg.matmul ins(%collapsed_49, %transposed_48 : tensor<128x32xf32>, tensor<32x96xf32>) outs(%122 : tensor<128x96xf32>) -> tensor<128x96xf32>
    %expanded_50 = tensor.expand_shape %123 [[0, 1], [2]] output_shape [8, 16, 96] : tensor<128x96xf32> into tensor<8x16x96xf32>
    %124 = tensor.empty() : tensor<8x16x96xf32>
    %125 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_50 : tensor<8x16x96xf32>) outs(%124 : tensor<8x16x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      %143 = arith.negf %in : f32
      %144 = math.exp %143 : f32
      %145 = arith.addf %144, %cst_1 : f32
      %146 = arith.divf %cst_1, %145 : f32
      linalg.yield %146 : f32
    } -> tensor<8x16x96xf32>
    %126 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_50, %125 : tensor<8x16x96xf32>, tensor<8x16x96xf32>) outs(%124 : tensor<8x16x96xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %143 = arith.mulf %in, %in_59 : f32
      linalg.yield %143 : f32
    } -> tensor<8x16x96xf32>
    %transposed_51 = linalg.transpose ins(%arg9 : tensor<96x32xf32>) outs(%120 : tensor<32x96xf32>) permutation = [1, 0] 
    %127 = linalg.matmul ins(%collapsed_49, %transposed_51 : tensor<128x32xf32>, tensor<32x96xf32>) outs(%122 : tensor<128x96xf32>) -> tensor<128x96xf32>
    %expanded_52 = tensor.expand_shape %127 [[0, 1], [2]] output_shape [8, 16, 96] : tensor<128x96xf32> into tensor<8x16x96xf32>
    %128 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%126, %expanded_52 : tensor<8x16x96xf32>, tensor<8x16x96xf32>) outs(%124 : tensor<8x16x96xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %143 = arith.mulf %in, %in_59 : f32
      linalg.yield %143 : f32
    } -> tensor<8x16x96xf32>
    %129 = tensor.empty() : tensor<96x32xf32>
    %transposed_53 = linalg.transpose ins(%arg10 : tensor<32x96xf32>) outs(%129 : tensor<96x32xf32>) permutation = [1, 0] 
    %collapsed_54 = tensor.collapse_shape %128 [[0, 1], [2]] : tensor<8x16x96xf32> into tensor<128x96xf32>
    %130 = linalg.matmul ins(%collapsed_54, %transposed_53 : tensor<128x96xf32>, tensor<96x32xf32>) outs(%49 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %expanded_55 = tensor.expand_shape %130 [[0, 1], [2]] output_shape [8, 16, 32] : tensor<128x32xf32> into tensor<8x16x32xf32>
    %131 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%112, %expanded_55 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %143 = arith.addf %in, %in_59 : f32
      linalg.yield %143 : f32
    } -> tensor<8x16x32xf32>
    %132 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%131 : tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %143 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %143 : f32
    } -> tensor<8x16x32xf32>
    %133 = linalg.generic {indexing_maps = [#map1, #map17], iterator_types = ["parallel", "parallel", "reduction"]} ins(%132 : tensor<8x16x32xf32>) outs(%40 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %143 = arith.addf %in, %out : f32
      linalg.yield %143 : f32
    } -> tensor<8x16x1xf32>
    %134 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%133 : tensor<8x16x1xf32>) outs(%39 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %143 = arith.divf %in, %cst_9 : f32
      linalg.yield %143 : f32
    } -> tensor<8x16x1xf32>
    %135 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%134 : tensor<8x16x1xf32>) outs(%39 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %143 = arith.truncf %cst_8 : f64 to f32
      %144 = arith.addf %in, %143 : f32
      linalg.yield %144 : f32
    } -> tensor<8x16x1xf32>
    %136 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%135 : tensor<8x16x1xf32>) outs(%39 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %143 = math.rsqrt %in : f32
      linalg.yield %143 : f32
    } -> tensor<8x16x1xf32>
    %137 = linalg.generic {indexing_maps = [#map1, #map17, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%131, %136 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %143 = arith.mulf %in, %in_59 : f32
      linalg.yield %143 : f32
    } -> tensor<8x16x32xf32>
    %138 = linalg.generic {indexing_maps = [#map18, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg13, %137 : tensor<32xf32>, tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_59: f32, %out: f32):
      %143 = arith.mulf %in, %in_59 : f32
      linalg.yield %143 : f32
    } -> tensor<8x16x32xf32>
    %139 = tensor.empty() : tensor<32x64xf32>
    %transposed_56 = linalg.transpose ins(%arg14 : tensor<64x32xf32>) outs(%139 : tensor<32x64xf32>) permutation = [1, 0] 
    %collapsed_57 = tensor.collapse_shape %138 [[0, 1], [2]] : tensor<8x16x32xf32> into tensor<128x32xf32>
    %140 = tensor.empty() : tensor<128x64xf32>
    %141 = linalg.fill ins(%cst : f32) outs(%140 : tensor<128x64xf32>) -> tensor<128x64xf32>
    %142 = linalg.matmul ins(%collapsed_57, %transposed_56 : tensor<128x32xf32>, tensor<32x64xf32>) outs(%141 : tensor<128x64xf32>) -> tensor<128x64xf32>
    %expanded_58 = tensor.expand_shape %142 [[0, 1], [2]] output_shape [8, 16, 64] : tensor<128x64xf32> into tensor<8x16x64xf32>
    return %expanded_58 : tensor<8x16x64xf32>
  }
}
