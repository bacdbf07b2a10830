#map = affine_map<(d0, d1, d2) -> (d0, d1)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map2 = affine_map<(d0) -> (d0)>
#map3 = affine_map<(d0, d1, d2) -> (0, d1, d2)>
#map4 = affine_map<(d0, d1) -> (d1)>
#map5 = affine_map<(d0, d1) -> (d0, d1)>
#map6 = affine_map<(d0, d1) -> (0, d1)>
#map7 = affine_map<(d0, d1) -> (d0, 0)>
#map8 = affine_map<(d0, d1, d2) -> (d1, d2)>
#map9 = affine_map<(d0, d1, d2) -> (d0, 0, d2)>
#map10 = affine_map<(d0, d1, d2) -> ()>
#map11 = affine_map<(d0, d1, d2, d3) -> (d0, 0, 0, 0)>
#map12 = affine_map<(d0, d1, d2, d3) -> (0, 0, d2, 0)>
#map13 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map14 = affine_map<(d0, d1, d2, d3) -> (0, 0, 0, d3)>
#map15 = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, d3)>
#map16 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
#map17 = affine_map<(d0, d1, d2, d3) -> ()>
#map18 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map19 = affine_map<(d0, d1, d2) -> (d2)>
#map20 = affine_map<(d0, d1, d2, d3) -> (d0, 0, d2, d3)>
#map21 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<64x32xf32> {tp25d.param = "model.transformer.wte.weight"}, %arg1: tensor<16x32xf32> {tp25d.param = "model.transformer.wpe.weight"}, %arg2: tensor<32xf32> {tp25d.param = "model.transformer.h.0.ln_1.weight"}, %arg3: tensor<32xf32> {tp25d.param = "model.transformer.h.0.ln_1.bias"}, %arg4: tensor<32x96xf32> {tp25d.param = "model.transformer.h.0.attn.c_attn.weight"}, %arg5: tensor<96xf32> {tp25d.param = "model.transformer.h.0.attn.c_attn.bias"}, %arg6: tensor<32x32xf32> {tp25d.param = "model.transformer.h.0.attn.c_proj.weight"}, %arg7: tensor<32xf32> {tp25d.param = "model.transformer.h.0.attn.c_proj.bias"}, %arg8: tensor<32xf32> {tp25d.param = "model.transformer.h.0.ln_2.weight"}, %arg9: tensor<32xf32> {tp25d.param = "model.transformer.h.0.ln_2.bias"}, %arg10: tensor<32x128xf32> {tp25d.param = "model.transformer.h.0.mlp.c_fc.weight"}, %arg11: tensor<128xf32> {tp25d.param = "model.transformer.h.0.mlp.c_fc.bias"}, %arg12: tensor<128x32xf32> {tp25d.param = "model.transformer.h.0.mlp.c_proj.weight"}, %arg13: tensor<32xf32> {tp25d.param = "model.transformer.h.0.mlp.c_proj.bias"}, %arg14: tensor<32xf32> {tp25d.param = "model.transformer.ln_f.weight"}, %arg15: tensor<32xf32> {tp25d.param = "model.transformer.ln_f.bias"}, %arg16: tensor<8x16xi64>) -> tensor<8x16x64xf32> {
    %c3_i64 = arith.constant 3 : i64
    %c8_i64 = arith.constant 8 : i64
    %c1_i64 = arith.constant 1 : i64
    %c0_i64 = arith.constant 0 : i64
    %c16_i64 = arith.constant 16 : i64
    %cst = arith.constant 0.000000e+00 : f64
    %cst_0 = arith.constant 0.000000e+00 : f32
    %cst_1 = arith.constant 0xFF800000 : f32
    %true = arith.constant true
    %cst_2 = arith.constant dense<0.000000e+00> : tensor<8x4x16x16xf32>
    %cst_3 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_4 = arith.constant dense<0xFF800000> : tensor<f32>
    %cst_5 = arith.constant dense<true> : tensor<i1>
    %cst_6 = arith.constant 0.79788456080286541 : f64
    %cst_7 = arith.constant 4.471500e-02 : f64
    %cst_8 = arith.constant 0.59460355750136051 : f64
    %cst_9 = arith.constant 0xFFF0000000000000 : f64
    %cst_10 = arith.constant 1.000000e-05 : f64
    %cst_11 = arith.constant 3.200000e+01 : f64
    %cst_12 = arith.constant 3.200000e+01 : f32
    %cst_13 = arith.constant 5.000000e-01 : f32
    %cst_14 = arith.constant 1.000000e+00 : f32
    %cst_15 = arith.constant dense<0> : tensor<i64>
    %0 = tensor.empty() : tensor<8x16x32xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg16 : tensor<8x16xi64>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %152 = arith.index_cast %in : i64 to index
      %153 = linalg.index 2 : index
      %extracted = tensor.extract %arg0[%152, %153] : tensor<64x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<8x16x32xf32>
    %2 = tensor.empty() : tensor<16xi64>
    %3 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel"]} outs(%2 : tensor<16xi64>) {
    ^bb0(%out: i64):
      %152 = linalg.index 0 : index
      %153 = arith.index_cast %152 : index to i64
      linalg.yield %153 : i64
    } -> tensor<16xi64>
    %expanded = tensor.expand_shape %3 [[0, 1]] output_shape [1, 16] : tensor<16xi64> into tensor<1x16xi64>
    %4 = tensor.empty() : tensor<1x16x32xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<1x16xi64>) outs(%4 : tensor<1x16x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %152 = arith.index_cast %in : i64 to index
      %153 = linalg.index 2 : index
      %extracted = tensor.extract %arg1[%152, %153] : tensor<16x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x16x32xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%1, %5 : tensor<8x16x32xf32>, tensor<1x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_49: f32, %out: f32):
      %152 = arith.addf %in, %in_49 : f32
      linalg.yield %152 : f32
    } -> tensor<8x16x32xf32>
    %7 = tensor.empty() : tensor<8x16xi64>
    %8 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<16xi64>) outs(%7 : tensor<8x16xi64>) {
    ^bb0(%in: i64, %out: i64):
      linalg.yield %in : i64
    } -> tensor<8x16xi64>
    %extracted_slice = tensor.extract_slice %8[0, 0] [8, 1] [1, 1] : tensor<8x16xi64> to tensor<8x1xi64>
    %9 = tensor.empty() : tensor<8x1xi64>
    %10 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice : tensor<8x1xi64>) outs(%9 : tensor<8x1xi64>) {
    ^bb0(%in: i64, %out: i64):
      %152 = arith.subi %in, %c1_i64 : i64
      linalg.yield %152 : i64
    } -> tensor<8x1xi64>
    %concat = tensor.concat dim(1) %10, %8 : (tensor<8x1xi64>, tensor<8x16xi64>) -> tensor<8x17xi64>
    %extracted_slice_16 = tensor.extract_slice %concat[0, 0] [8, 16] [1, 1] : tensor<8x17xi64> to tensor<8x16xi64>
    %extracted_slice_17 = tensor.extract_slice %concat[0, 1] [8, 16] [1, 1] : tensor<8x17xi64> to tensor<8x16xi64>
    %11 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_17, %extracted_slice_16 : tensor<8x16xi64>, tensor<8x16xi64>) outs(%7 : tensor<8x16xi64>) {
    ^bb0(%in: i64, %in_49: i64, %out: i64):
      %152 = arith.subi %in, %in_49 : i64
      linalg.yield %152 : i64
    } -> tensor<8x16xi64>
    %12 = tensor.empty() : tensor<8x16xi1>
    %13 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%11 : tensor<8x16xi64>) outs(%12 : tensor<8x16xi1>) {
    ^bb0(%in: i64, %out: i1):
      %152 = arith.cmpi ne, %in, %c1_i64 : i64
      linalg.yield %152 : i1
    } -> tensor<8x16xi1>
    %14 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%13 : tensor<8x16xi1>) outs(%7 : tensor<8x16xi64>) {
    ^bb0(%in: i1, %out: i64):
      %152 = arith.extui %in : i1 to i64
      linalg.yield %152 : i64
    } -> tensor<8x16xi64>
    %expanded_18 = tensor.expand_shape %3 [[0, 1]] output_shape [16, 1] : tensor<16xi64> into tensor<16x1xi64>
    %15 = tensor.empty() : tensor<16x16xi1>
    %16 = linalg.generic {indexing_maps = [#map6, #map7, #map5], iterator_types = ["parallel", "parallel"]} ins(%expanded, %expanded_18 : tensor<1x16xi64>, tensor<16x1xi64>) outs(%15 : tensor<16x16xi1>) {
    ^bb0(%in: i64, %in_49: i64, %out: i1):
      %152 = arith.cmpi sle, %in, %in_49 : i64
      linalg.yield %152 : i1
    } -> tensor<16x16xi1>
    %expanded_19 = tensor.expand_shape %14 [[0], [1, 2]] output_shape [8, 1, 16] : tensor<8x16xi64> into tensor<8x1x16xi64>
    %17 = tensor.empty() : tensor<8x16x16xi64>
    %18 = linalg.generic {indexing_maps = [#map8, #map9, #map10, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16, %expanded_19, %cst_15 : tensor<16x16xi1>, tensor<8x1x16xi64>, tensor<i64>) outs(%17 : tensor<8x16x16xi64>) {
    ^bb0(%in: i1, %in_49: i64, %in_50: i64, %out: i64):
      %152 = arith.select %in, %in_49, %in_50 : i64
      linalg.yield %152 : i64
    } -> tensor<8x16x16xi64>
    %19 = linalg.fill ins(%c0_i64 : i64) outs(%7 : tensor<8x16xi64>) -> tensor<8x16xi64>
    %20 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel", "reduction"]} ins(%18 : tensor<8x16x16xi64>) outs(%19 : tensor<8x16xi64>) {
    ^bb0(%in: i64, %out: i64):
      %152 = arith.addi %in, %out : i64
      linalg.yield %152 : i64
    } -> tensor<8x16xi64>
    %21 = tensor.empty() : tensor<8xi64>
    %22 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel"]} outs(%21 : tensor<8xi64>) {
    ^bb0(%out: i64):
      %152 = linalg.index 0 : index
      %153 = arith.index_cast %152 : index to i64
      linalg.yield %153 : i64
    } -> tensor<8xi64>
    %expanded_20 = tensor.expand_shape %22 [[0, 1, 2, 3]] output_shape [8, 1, 1, 1] : tensor<8xi64> into tensor<8x1x1x1xi64>
    %expanded_21 = tensor.expand_shape %3 [[0, 1, 2, 3]] output_shape [1, 1, 16, 1] : tensor<16xi64> into tensor<1x1x16x1xi64>
    %expanded_22 = tensor.expand_shape %3 [[0, 1, 2, 3]] output_shape [1, 1, 1, 16] : tensor<16xi64> into tensor<1x1x1x16xi64>
    %23 = tensor.empty() : tensor<8x1x16x1xi64>
    %24 = linalg.generic {indexing_maps = [#map11, #map12, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_20, %expanded_21 : tensor<8x1x1x1xi64>, tensor<1x1x16x1xi64>) outs(%23 : tensor<8x1x16x1xi64>) {
    ^bb0(%in: i64, %in_49: i64, %out: i64):
      %152 = arith.cmpi slt, %in, %c0_i64 : i64
      %153 = arith.addi %in, %c8_i64 : i64
      %154 = arith.select %152, %153, %in : i64
      %155 = arith.index_cast %154 : i64 to index
      %156 = arith.cmpi slt, %in_49, %c0_i64 : i64
      %157 = arith.addi %in_49, %c16_i64 : i64
      %158 = arith.select %156, %157, %in_49 : i64
      %159 = arith.index_cast %158 : i64 to index
      %extracted = tensor.extract %8[%155, %159] : tensor<8x16xi64>
      linalg.yield %extracted : i64
    } -> tensor<8x1x16x1xi64>
    %25 = tensor.empty() : tensor<8x1x1x16xi64>
    %26 = linalg.generic {indexing_maps = [#map11, #map14, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_20, %expanded_22 : tensor<8x1x1x1xi64>, tensor<1x1x1x16xi64>) outs(%25 : tensor<8x1x1x16xi64>) {
    ^bb0(%in: i64, %in_49: i64, %out: i64):
      %152 = arith.cmpi slt, %in, %c0_i64 : i64
      %153 = arith.addi %in, %c8_i64 : i64
      %154 = arith.select %152, %153, %in : i64
      %155 = arith.index_cast %154 : i64 to index
      %156 = arith.cmpi slt, %in_49, %c0_i64 : i64
      %157 = arith.addi %in_49, %c16_i64 : i64
      %158 = arith.select %156, %157, %in_49 : i64
      %159 = arith.index_cast %158 : i64 to index
      %extracted = tensor.extract %8[%155, %159] : tensor<8x16xi64>
      linalg.yield %extracted : i64
    } -> tensor<8x1x1x16xi64>
    %27 = tensor.empty() : tensor<8x1x16x16xi1>
    %28 = linalg.generic {indexing_maps = [#map15, #map16, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%26, %24 : tensor<8x1x1x16xi64>, tensor<8x1x16x1xi64>) outs(%27 : tensor<8x1x16x16xi1>) {
    ^bb0(%in: i64, %in_49: i64, %out: i1):
      %152 = arith.cmpi sle, %in, %in_49 : i64
      linalg.yield %152 : i1
    } -> tensor<8x1x16x16xi1>
    %29 = linalg.generic {indexing_maps = [#map17, #map13, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_5, %28 : tensor<i1>, tensor<8x1x16x16xi1>) outs(%27 : tensor<8x1x16x16xi1>) {
    ^bb0(%in: i1, %in_49: i1, %out: i1):
      %152 = arith.andi %in, %in_49 : i1
      linalg.yield %152 : i1
    } -> tensor<8x1x16x16xi1>
    %30 = linalg.generic {indexing_maps = [#map11, #map12, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_20, %expanded_21 : tensor<8x1x1x1xi64>, tensor<1x1x16x1xi64>) outs(%23 : tensor<8x1x16x1xi64>) {
    ^bb0(%in: i64, %in_49: i64, %out: i64):
      %152 = arith.cmpi slt, %in, %c0_i64 : i64
      %153 = arith.addi %in, %c8_i64 : i64
      %154 = arith.select %152, %153, %in : i64
      %155 = arith.index_cast %154 : i64 to index
      %156 = arith.cmpi slt, %in_49, %c0_i64 : i64
      %157 = arith.addi %in_49, %c16_i64 : i64
      %158 = arith.select %156, %157, %in_49 : i64
      %159 = arith.index_cast %158 : i64 to index
      %extracted = tensor.extract %20[%155, %159] : tensor<8x16xi64>
      linalg.yield %extracted : i64
    } -> tensor<8x1x16x1xi64>
    %31 = linalg.generic {indexing_maps = [#map11, #map14, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_20, %expanded_22 : tensor<8x1x1x1xi64>, tensor<1x1x1x16xi64>) outs(%25 : tensor<8x1x1x16xi64>) {
    ^bb0(%in: i64, %in_49: i64, %out: i64):
      %152 = arith.cmpi slt, %in, %c0_i64 : i64
      %153 = arith.addi %in, %c8_i64 : i64
      %154 = arith.select %152, %153, %in : i64
      %155 = arith.index_cast %154 : i64 to index
      %156 = arith.cmpi slt, %in_49, %c0_i64 : i64
      %157 = arith.addi %in_49, %c16_i64 : i64
      %158 = arith.select %156, %157, %in_49 : i64
      %159 = arith.index_cast %158 : i64 to index
      %extracted = tensor.extract %20[%155, %159] : tensor<8x16xi64>
      linalg.yield %extracted : i64
    } -> tensor<8x1x1x16xi64>
    %32 = linalg.generic {indexing_maps = [#map16, #map15, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%30, %31 : tensor<8x1x16x1xi64>, tensor<8x1x1x16xi64>) outs(%27 : tensor<8x1x16x16xi1>) {
    ^bb0(%in: i64, %in_49: i64, %out: i1):
      %152 = arith.cmpi eq, %in, %in_49 : i64
      linalg.yield %152 : i1
    } -> tensor<8x1x16x16xi1>
    %33 = linalg.generic {indexing_maps = [#map13, #map13, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%29, %32 : tensor<8x1x16x16xi1>, tensor<8x1x16x16xi1>) outs(%27 : tensor<8x1x16x16xi1>) {
    ^bb0(%in: i1, %in_49: i1, %out: i1):
      %152 = arith.andi %in, %in_49 : i1
      linalg.yield %152 : i1
    } -> tensor<8x1x16x16xi1>
    %34 = tensor.empty() : tensor<8x16x32xf64>
    %35 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<8x16x32xf32>) outs(%34 : tensor<8x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %152 = arith.extf %in : f32 to f64
      linalg.yield %152 : f64
    } -> tensor<8x16x32xf64>
    %36 = tensor.empty() : tensor<8x16x1xf64>
    %37 = linalg.fill ins(%cst : f64) outs(%36 : tensor<8x16x1xf64>) -> tensor<8x16x1xf64>
    %38 = linalg.generic {indexing_maps = [#map1, #map18], iterator_types = ["parallel", "parallel", "reduction"]} ins(%35 : tensor<8x16x32xf64>) outs(%37 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %152 = arith.addf %in, %out : f64
      linalg.yield %152 : f64
    } -> tensor<8x16x1xf64>
    %39 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%38 : tensor<8x16x1xf64>) outs(%36 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %152 = arith.divf %in, %cst_11 : f64
      linalg.yield %152 : f64
    } -> tensor<8x16x1xf64>
    %40 = linalg.generic {indexing_maps = [#map1, #map18, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%35, %39 : tensor<8x16x32xf64>, tensor<8x16x1xf64>) outs(%34 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_49: f64, %out: f64):
      %152 = arith.subf %in, %in_49 : f64
      linalg.yield %152 : f64
    } -> tensor<8x16x32xf64>
    %41 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%40, %40 : tensor<8x16x32xf64>, tensor<8x16x32xf64>) outs(%34 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_49: f64, %out: f64):
      %152 = arith.mulf %in, %in_49 : f64
      linalg.yield %152 : f64
    } -> tensor<8x16x32xf64>
    %42 = linalg.generic {indexing_maps = [#map1, #map18], iterator_types = ["parallel", "parallel", "reduction"]} ins(%41 : tensor<8x16x32xf64>) outs(%37 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %152 = arith.addf %in, %out : f64
      linalg.yield %152 : f64
    } -> tensor<8x16x1xf64>
    %43 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%42 : tensor<8x16x1xf64>) outs(%36 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %152 = arith.divf %in, %cst_11 : f64
      linalg.yield %152 : f64
    } -> tensor<8x16x1xf64>
    %44 = tensor.empty() : tensor<8x16x1xf32>
    %45 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%43 : tensor<8x16x1xf64>) outs(%44 : tensor<8x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %152 = arith.truncf %in : f64 to f32
      linalg.yield %152 : f32
    } -> tensor<8x16x1xf32>
    %46 = linalg.fill ins(%cst_0 : f32) outs(%44 : tensor<8x16x1xf32>) -> tensor<8x16x1xf32>
    %47 = linalg.generic {indexing_maps = [#map1, #map18], iterator_types = ["parallel", "parallel", "reduction"]} ins(%6 : tensor<8x16x32xf32>) outs(%46 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.addf %in, %out : f32
      linalg.yield %152 : f32
    } -> tensor<8x16x1xf32>
    %48 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%47 : tensor<8x16x1xf32>) outs(%44 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.divf %in, %cst_12 : f32
      linalg.yield %152 : f32
    } -> tensor<8x16x1xf32>
    %49 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%45 : tensor<8x16x1xf32>) outs(%44 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.truncf %cst_10 : f64 to f32
      %153 = arith.addf %in, %152 : f32
      linalg.yield %153 : f32
    } -> tensor<8x16x1xf32>
    %50 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%49 : tensor<8x16x1xf32>) outs(%44 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = math.rsqrt %in : f32
      linalg.yield %152 : f32
    } -> tensor<8x16x1xf32>
    %51 = linalg.generic {indexing_maps = [#map1, #map18, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %48 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_49: f32, %out: f32):
      %152 = arith.subf %in, %in_49 : f32
      linalg.yield %152 : f32
    } -> tensor<8x16x32xf32>
    %52 = linalg.generic {indexing_maps = [#map1, #map18, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%51, %50 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_49: f32, %out: f32):
      %152 = arith.mulf %in, %in_49 : f32
      linalg.yield %152 : f32
    } -> tensor<8x16x32xf32>
    %53 = linalg.generic {indexing_maps = [#map1, #map19, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%52, %arg2 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_49: f32, %out: f32):
      %152 = arith.mulf %in, %in_49 : f32
      linalg.yield %152 : f32
    } -> tensor<8x16x32xf32>
    %54 = linalg.generic {indexing_maps = [#map1, #map19, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%53, %arg3 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_49: f32, %out: f32):
      %152 = arith.addf %in, %in_49 : f32
      linalg.yield %152 : f32
    } -> tensor<8x16x32xf32>
    %collapsed = tensor.collapse_shape %54 [[0, 1], [2]] : tensor<8x16x32xf32> into tensor<128x32xf32>
    %55 = tensor.empty() : tensor<128x96xf32>
    %56 = linalg.fill ins(%cst_0 : f32) outs(%55 : tensor<128x96xf32>) -> tensor<128x96xf32>
    %57 = linalg.matmul ins(%collapsed, %arg4 : tensor<128x32xf32>, tensor<32x96xf32>) outs(%56 : tensor<128x96xf32>) -> tensor<128x96xf32>
    %58 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%arg5 : tensor<96xf32>) outs(%55 : tensor<128x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x96xf32>
    %59 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%57, %58 : tensor<128x96xf32>, tensor<128x96xf32>) outs(%55 : tensor<128x96xf32>) {
    ^bb0(%in: f32, %in_49: f32, %out: f32):
      %152 = arith.addf %in, %in_49 : f32
      linalg.yield %152 : f32
    } -> tensor<128x96xf32>
    %expanded_23 = tensor.expand_shape %59 [[0, 1], [2]] output_shape [8, 16, 96] : tensor<128x96xf32> into tensor<8x16x96xf32>
    %extracted_slice_24 = tensor.extract_slice %expanded_23[0, 0, 0] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %extracted_slice_25 = tensor.extract_slice %expanded_23[0, 0, 32] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %extracted_slice_26 = tensor.extract_slice %expanded_23[0, 0, 64] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %expanded_27 = tensor.expand_shape %extracted_slice_25 [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %expanded_28 = tensor.expand_shape %extracted_slice_26 [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %60 = tensor.empty() : tensor<8x4x16x8xf32>
    %transposed = linalg.transpose ins(%expanded_28 : tensor<8x16x4x8xf32>) outs(%60 : tensor<8x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %expanded_29 = tensor.expand_shape %extracted_slice_24 [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %transposed_30 = linalg.transpose ins(%expanded_29 : tensor<8x16x4x8xf32>) outs(%60 : tensor<8x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %61 = tensor.empty() : tensor<8x1x16x16xf32>
    %62 = linalg.generic {indexing_maps = [#map13, #map17, #map17, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%33, %cst_3, %cst_4 : tensor<8x1x16x16xi1>, tensor<f32>, tensor<f32>) outs(%61 : tensor<8x1x16x16xf32>) {
    ^bb0(%in: i1, %in_49: f32, %in_50: f32, %out: f32):
      %152 = arith.select %in, %in_49, %in_50 : f32
      linalg.yield %152 : f32
    } -> tensor<8x1x16x16xf32>
    %63 = linalg.generic {indexing_maps = [#map13, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_30 : tensor<8x4x16x8xf32>) outs(%60 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.truncf %cst_8 : f64 to f32
      %153 = arith.mulf %in, %152 : f32
      linalg.yield %153 : f32
    } -> tensor<8x4x16x8xf32>
    %64 = tensor.empty() : tensor<8x4x8x16xf32>
    %transposed_31 = linalg.transpose ins(%expanded_27 : tensor<8x16x4x8xf32>) outs(%64 : tensor<8x4x8x16xf32>) permutation = [0, 2, 3, 1] 
    %65 = linalg.generic {indexing_maps = [#map13, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_31 : tensor<8x4x8x16xf32>) outs(%64 : tensor<8x4x8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.truncf %cst_8 : f64 to f32
      %153 = arith.mulf %in, %152 : f32
      linalg.yield %153 : f32
    } -> tensor<8x4x8x16xf32>
    %collapsed_32 = tensor.collapse_shape %63 [[0, 1], [2], [3]] : tensor<8x4x16x8xf32> into tensor<32x16x8xf32>
    %collapsed_33 = tensor.collapse_shape %65 [[0, 1], [2], [3]] : tensor<8x4x8x16xf32> into tensor<32x8x16xf32>
    %66 = tensor.empty() : tensor<32x16x16xf32>
    %67 = linalg.fill ins(%cst_0 : f32) outs(%66 : tensor<32x16x16xf32>) -> tensor<32x16x16xf32>
    %68 = linalg.batch_matmul ins(%collapsed_32, %collapsed_33 : tensor<32x16x8xf32>, tensor<32x8x16xf32>) outs(%67 : tensor<32x16x16xf32>) -> tensor<32x16x16xf32>
    %expanded_34 = tensor.expand_shape %68 [[0, 1], [2], [3]] output_shape [8, 4, 16, 16] : tensor<32x16x16xf32> into tensor<8x4x16x16xf32>
    %69 = tensor.empty() : tensor<8x4x16x16xf32>
    %70 = linalg.generic {indexing_maps = [#map13, #map20, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_34, %62 : tensor<8x4x16x16xf32>, tensor<8x1x16x16xf32>) outs(%69 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_49: f32, %out: f32):
      %152 = arith.addf %in, %in_49 : f32
      linalg.yield %152 : f32
    } -> tensor<8x4x16x16xf32>
    %71 = tensor.empty() : tensor<8x4x16xi64>
    %72 = linalg.fill ins(%c0_i64 : i64) outs(%71 : tensor<8x4x16xi64>) -> tensor<8x4x16xi64>
    %73 = tensor.empty() : tensor<8x4x16xf32>
    %74 = linalg.fill ins(%cst_1 : f32) outs(%73 : tensor<8x4x16xf32>) -> tensor<8x4x16xf32>
    %75:2 = linalg.generic {indexing_maps = [#map13, #map21, #map21], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%70 : tensor<8x4x16x16xf32>) outs(%74, %72 : tensor<8x4x16xf32>, tensor<8x4x16xi64>) {
    ^bb0(%in: f32, %out: f32, %out_49: i64):
      %152 = linalg.index 3 : index
      %153 = arith.index_cast %152 : index to i64
      %154 = arith.maximumf %in, %out : f32
      %155 = arith.cmpf ogt, %in, %out : f32
      %156 = arith.select %155, %153, %out_49 : i64
      linalg.yield %154, %156 : f32, i64
    } -> (tensor<8x4x16xf32>, tensor<8x4x16xi64>)
    %expanded_35 = tensor.expand_shape %75#0 [[0], [1], [2, 3]] output_shape [8, 4, 16, 1] : tensor<8x4x16xf32> into tensor<8x4x16x1xf32>
    %76 = linalg.generic {indexing_maps = [#map13, #map16, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%70, %expanded_35 : tensor<8x4x16x16xf32>, tensor<8x4x16x1xf32>) outs(%69 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_49: f32, %out: f32):
      %152 = arith.subf %in, %in_49 : f32
      linalg.yield %152 : f32
    } -> tensor<8x4x16x16xf32>
    %77 = linalg.generic {indexing_maps = [#map13, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%76 : tensor<8x4x16x16xf32>) outs(%69 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = math.exp %in : f32
      linalg.yield %152 : f32
    } -> tensor<8x4x16x16xf32>
    %78 = tensor.empty() : tensor<8x4x16x1xf32>
    %79 = linalg.fill ins(%cst_0 : f32) outs(%78 : tensor<8x4x16x1xf32>) -> tensor<8x4x16x1xf32>
    %80 = linalg.generic {indexing_maps = [#map13, #map16], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%77 : tensor<8x4x16x16xf32>) outs(%79 : tensor<8x4x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.addf %in, %out : f32
      linalg.yield %152 : f32
    } -> tensor<8x4x16x1xf32>
    %81 = linalg.generic {indexing_maps = [#map13, #map16, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%77, %80 : tensor<8x4x16x16xf32>, tensor<8x4x16x1xf32>) outs(%69 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_49: f32, %out: f32):
      %152 = arith.divf %in, %in_49 : f32
      linalg.yield %152 : f32
    } -> tensor<8x4x16x16xf32>
    %82 = tensor.empty() : tensor<8x4x16x16xi1>
    %83 = linalg.generic {indexing_maps = [#map13, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%70 : tensor<8x4x16x16xf32>) outs(%82 : tensor<8x4x16x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %152 = arith.extf %in : f32 to f64
      %153 = arith.cmpf oeq, %152, %cst_9 : f64
      linalg.yield %153 : i1
    } -> tensor<8x4x16x16xi1>
    %84 = tensor.empty() : tensor<8x4x16x1xi1>
    %85 = linalg.fill ins(%true : i1) outs(%84 : tensor<8x4x16x1xi1>) -> tensor<8x4x16x1xi1>
    %86 = linalg.generic {indexing_maps = [#map13, #map16], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%83 : tensor<8x4x16x16xi1>) outs(%85 : tensor<8x4x16x1xi1>) {
    ^bb0(%in: i1, %out: i1):
      %152 = arith.andi %in, %out : i1
      linalg.yield %152 : i1
    } -> tensor<8x4x16x1xi1>
    %87 = linalg.generic {indexing_maps = [#map16, #map13, #map13, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%86, %cst_2, %81 : tensor<8x4x16x1xi1>, tensor<8x4x16x16xf32>, tensor<8x4x16x16xf32>) outs(%69 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: i1, %in_49: f32, %in_50: f32, %out: f32):
      %152 = arith.select %in, %in_49, %in_50 : f32
      linalg.yield %152 : f32
    } -> tensor<8x4x16x16xf32>
    %collapsed_36 = tensor.collapse_shape %87 [[0, 1], [2], [3]] : tensor<8x4x16x16xf32> into tensor<32x16x16xf32>
    %collapsed_37 = tensor.collapse_shape %transposed [[0, 1], [2], [3]] : tensor<8x4x16x8xf32> into tensor<32x16x8xf32>
    %88 = tensor.empty() : tensor<32x16x8xf32>
    %89 = linalg.fill ins(%cst_0 : f32) outs(%88 : tensor<32x16x8xf32>) -> tensor<32x16x8xf32>
    %90 = linalg.batch_matmul ins(%collapsed_36, %collapsed_37 : tensor<32x16x16xf32>, tensor<32x16x8xf32>) outs(%89 : tensor<32x16x8xf32>) -> tensor<32x16x8xf32>
    %expanded_38 = tensor.expand_shape %90 [[0, 1], [2], [3]] output_shape [8, 4, 16, 8] : tensor<32x16x8xf32> into tensor<8x4x16x8xf32>
    %91 = tensor.empty() : tensor<8x16x4x8xf32>
    %transposed_39 = linalg.transpose ins(%expanded_38 : tensor<8x4x16x8xf32>) outs(%91 : tensor<8x16x4x8xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_40 = tensor.collapse_shape %transposed_39 [[0, 1], [2, 3]] : tensor<8x16x4x8xf32> into tensor<128x32xf32>
    %92 = tensor.empty() : tensor<128x32xf32>
    %93 = linalg.fill ins(%cst_0 : f32) outs(%92 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %94 = linalg.matmul ins(%collapsed_40, %arg6 : tensor<128x32xf32>, tensor<32x32xf32>) outs(%93 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %95 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%arg7 : tensor<32xf32>) outs(%92 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x32xf32>
    %96 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%94, %95 : tensor<128x32xf32>, tensor<128x32xf32>) outs(%92 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %in_49: f32, %out: f32):
      %152 = arith.addf %in, %in_49 : f32
      linalg.yield %152 : f32
    } -> tensor<128x32xf32>
    %expanded_41 = tensor.expand_shape %96 [[0, 1], [2]] output_shape [8, 16, 32] : tensor<128x32xf32> into tensor<8x16x32xf32>
    %97 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_41, %6 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_49: f32, %out: f32):
      %152 = arith.addf %in, %in_49 : f32
      linalg.yield %152 : f32
    } -> tensor<8x16x32xf32>
    %98 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%97 : tensor<8x16x32xf32>) outs(%34 : tensor<8x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %152 = arith.extf %in : f32 to f64
      linalg.yield %152 : f64
    } -> tensor<8x16x32xf64>
    %99 = linalg.generic {indexing_maps = [#map1, #map18], iterator_types = ["parallel", "parallel", "reduction"]} ins(%98 : tensor<8x16x32xf64>) outs(%37 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %152 = arith.addf %in, %out : f64
      linalg.yield %152 : f64
    } -> tensor<8x16x1xf64>
    %100 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%99 : tensor<8x16x1xf64>) outs(%36 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %152 = arith.divf %in, %cst_11 : f64
      linalg.yield %152 : f64
    } -> tensor<8x16x1xf64>
    %101 = linalg.generic {indexing_maps = [#map1, #map18, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%98, %100 : tensor<8x16x32xf64>, tensor<8x16x1xf64>) outs(%34 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_49: f64, %out: f64):
      %152 = arith.subf %in, %in_49 : f64
      linalg.yield %152 : f64
    } -> tensor<8x16x32xf64>
    %102 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%101, %101 : tensor<8x16x32xf64>, tensor<8x16x32xf64>) outs(%34 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_49: f64, %out: f64):
      %152 = arith.mulf %in, %in_49 : f64
      linalg.yield %152 : f64
    } -> tensor<8x16x32xf64>
    %103 = linalg.generic {indexing_maps = [#map1, #map18], iterator_types = ["parallel", "parallel", "reduction"]} ins(%102 : tensor<8x16x32xf64>) outs(%37 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %152 = arith.addf %in, %out : f64
      linalg.yield %152 : f64
    } -> tensor<8x16x1xf64>
    %104 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%103 : tensor<8x16x1xf64>) outs(%36 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %152 = arith.divf %in, %cst_11 : f64
      linalg.yield %152 : f64
    } -> tensor<8x16x1xf64>
    %105 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%104 : tensor<8x16x1xf64>) outs(%44 : tensor<8x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %152 = arith.truncf %in : f64 to f32
      linalg.yield %152 : f32
    } -> tensor<8x16x1xf32>
    %106 = linalg.generic {indexing_maps = [#map1, #map18], iterator_types = ["parallel", "parallel", "reduction"]} ins(%97 : tensor<8x16x32xf32>) outs(%46 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.addf %in, %out : f32
      linalg.yield %152 : f32
    } -> tensor<8x16x1xf32>
    %107 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%106 : tensor<8x16x1xf32>) outs(%44 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.divf %in, %cst_12 : f32
      linalg.yield %152 : f32
    } -> tensor<8x16x1xf32>
    %108 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%105 : tensor<8x16x1xf32>) outs(%44 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.truncf %cst_10 : f64 to f32
      %153 = arith.addf %in, %152 : f32
      linalg.yield %153 : f32
    } -> tensor<8x16x1xf32>
    %109 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%108 : tensor<8x16x1xf32>) outs(%44 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = math.rsqrt %in : f32
      linalg.yield %152 : f32
    } -> tensor<8x16x1xf32>
    %110 = linalg.generic {indexing_maps = [#map1, #map18, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%97, %107 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_49: f32, %out: f32):
      %152 = arith.subf %in, %in_49 : f32
      linalg.yield %152 : f32
    } -> tensor<8x16x32xf32>
    %111 = linalg.generic {indexing_maps = [#map1, #map18, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%110, %109 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_49: f32, %out: f32):
      %152 = arith.mulf %in, %in_49 : f32
      linalg.yield %152 : f32
    } -> tensor<8x16x32xf32>
    %112 = linalg.generic {indexing_maps = [#map1, #map19, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%111, %arg8 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_49: f32, %out: f32):
      %152 = arith.mulf %in, %in_49 : f32
      linalg.yield %152 : f32
    } -> tensor<8x16x32xf32>
    %113 = linalg.generic {indexing_maps = [#map1, #map19, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%112, %arg9 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_49: f32, %out: f32):
      %152 = arith.addf %in, %in_49 : f32
      linalg.yield %152 : f32
    } -> tensor<8x16x32xf32>
    %collapsed_42 = tensor.collapse_shape %113 [[0, 1], [2]] : tensor<8x16x32xf32> into tensor<128x32xf32>
    %114 = tensor.empty() : tensor<128x128xf32>
    %115 = linalg.fill ins(%cst_0 : f32) outs(%114 : tensor<128x128xf32>) -> tensor<128x128xf32>
    %116 = linalg.matmul ins(%collapsed_42, %arg10 : tensor<128x32xf32>, tensor<32x128xf32>) outs(%115 : tensor<128x128xf32>) -> tensor<128x128xf32>
    %117 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%arg11 : tensor<128xf32>) outs(%114 : tensor<128x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x128xf32>
    %118 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%116, %117 : tensor<128x128xf32>, tensor<128x128xf32>) outs(%114 : tensor<128x128xf32>) {
    ^bb0(%in: f32, %in_49: f32, %out: f32):
      %152 = arith.addf %in, %in_49 : f32
      linalg.yield %152 : f32
    } -> tensor<128x128xf32>
    %expanded_43 = tensor.expand_shape %118 [[0, 1], [2]] output_shape [8, 16, 128] : tensor<128x128xf32> into tensor<8x16x128xf32>
    %119 = tensor.empty() : tensor<8x16x128xf32>
    %120 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_43 : tensor<8x16x128xf32>) outs(%119 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.mulf %in, %cst_13 : f32
      linalg.yield %152 : f32
    } -> tensor<8x16x128xf32>
    %121 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_43 : tensor<8x16x128xf32>) outs(%119 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = math.fpowi %in, %c3_i64 : f32, i64
      linalg.yield %152 : f32
    } -> tensor<8x16x128xf32>
    %122 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%121 : tensor<8x16x128xf32>) outs(%119 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.truncf %cst_7 : f64 to f32
      %153 = arith.mulf %in, %152 : f32
      linalg.yield %153 : f32
    } -> tensor<8x16x128xf32>
    %123 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_43, %122 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%119 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_49: f32, %out: f32):
      %152 = arith.addf %in, %in_49 : f32
      linalg.yield %152 : f32
    } -> tensor<8x16x128xf32>
    %124 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%123 : tensor<8x16x128xf32>) outs(%119 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.truncf %cst_6 : f64 to f32
      %153 = arith.mulf %in, %152 : f32
      linalg.yield %153 : f32
    } -> tensor<8x16x128xf32>
    %125 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%124 : tensor<8x16x128xf32>) outs(%119 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = math.tanh %in : f32
      linalg.yield %152 : f32
    } -> tensor<8x16x128xf32>
    %126 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%125 : tensor<8x16x128xf32>) outs(%119 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.addf %in, %cst_14 : f32
      linalg.yield %152 : f32
    } -> tensor<8x16x128xf32>
    %127 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%120, %126 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%119 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_49: f32, %out: f32):
      %152 = arith.mulf %in, %in_49 : f32
      linalg.yield %152 : f32
    } -> tensor<8x16x128xf32>
    %collapsed_44 = tensor.collapse_shape %127 [[0, 1], [2]] : tensor<8x16x128xf32> into tensor<128x128xf32>
    %128 = linalg.matmul ins(%collapsed_44, %arg12 : tensor<128x128xf32>, tensor<128x32xf32>) outs(%93 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %129 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%arg13 : tensor<32xf32>) outs(%92 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x32xf32>
    %130 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%128, %129 : tensor<128x32xf32>, tensor<128x32xf32>) outs(%92 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %in_49: f32, %out: f32):
      %152 = arith.addf %in, %in_49 : f32
      linalg.yield %152 : f32
    } -> tensor<128x32xf32>
    %expanded_45 = tensor.expand_shape %130 [[0, 1], [2]] output_shape [8, 16, 32] : tensor<128x32xf32> into tensor<8x16x32xf32>
    %131 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%97, %expanded_45 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_49: f32, %out: f32):
      %152 = arith.addf %in, %in_49 : f32
      linalg.yield %152 : f32
    } -> tensor<8x16x32xf32>
    %132 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%131 : tensor<8x16x32xf32>) outs(%34 : tensor<8x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %152 = arith.extf %in : f32 to f64
      linalg.yield %152 : f64
    } -> tensor<8x16x32xf64>
    %133 = linalg.generic {indexing_maps = [#map1, #map18], iterator_types = ["parallel", "parallel", "reduction"]} ins(%132 : tensor<8x16x32xf64>) outs(%37 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %152 = arith.addf %in, %out : f64
      linalg.yield %152 : f64
    } -> tensor<8x16x1xf64>
    %134 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%133 : tensor<8x16x1xf64>) outs(%36 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %152 = arith.divf %in, %cst_11 : f64
      linalg.yield %152 : f64
    } -> tensor<8x16x1xf64>
    %135 = linalg.generic {indexing_maps = [#map1, #map18, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%132, %134 : tensor<8x16x32xf64>, tensor<8x16x1xf64>) outs(%34 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_49: f64, %out: f64):
      %152 = arith.subf %in, %in_49 : f64
      linalg.yield %152 : f64
    } -> tensor<8x16x32xf64>
    %136 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%135, %135 : tensor<8x16x32xf64>, tensor<8x16x32xf64>) outs(%34 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_49: f64, %out: f64):
      %152 = arith.mulf %in, %in_49 : f64
      linalg.yield %152 : f64
    } -> tensor<8x16x32xf64>
    %137 = linalg.generic {indexing_maps = [#map1, #map18], iterator_types = ["parallel", "parallel", "reduction"]} ins(%136 : tensor<8x16x32xf64>) outs(%37 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %152 = arith.addf %in, %out : f64
      linalg.yield %152 : f64
    } -> tensor<8x16x1xf64>
    %138 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%137 : tensor<8x16x1xf64>) outs(%36 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %152 = arith.divf %in, %cst_11 : f64
      linalg.yield %152 : f64
    } -> tensor<8x16x1xf64>
    %139 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%138 : tensor<8x16x1xf64>) outs(%44 : tensor<8x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %152 = arith.truncf %in : f64 to f32
      linalg.yield %152 : f32
    } -> tensor<8x16x1xf32>
    %140 = linalg.generic {indexing_maps = [#map1, #map18], iterator_types = ["parallel", "parallel", "reduction"]} ins(%131 : tensor<8x16x32xf32>) outs(%46 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.addf %in, %out : f32
      linalg.yield %152 : f32
    } -> tensor<8x16x1xf32>
    %141 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%140 : tensor<8x16x1xf32>) outs(%44 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.divf %in, %cst_12 : f32
      linalg.yield %152 : f32
    } -> tensor<8x16x1xf32>
    %142 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%139 : tensor<8x16x1xf32>) outs(%44 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.truncf %cst_10 : f64 to f32
      %153 = arith.addf %in, %152 : f32
      linalg.yield %153 : f32
    } -> tensor<8x16x1xf32>
    %143 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%142 : tensor<8x16x1xf32>) outs(%44 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = math.rsqrt %in : f32
      linalg.yield %152 : f32
    } -> tensor<8x16x1xf32>
    %144 = linalg.generic {indexing_maps = [#map1, #map18, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%131, %141 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_49: f32, %out: f32):
      %152 = arith.subf %in, %in_49 : f32
      linalg.yield %152 : f32
    } -> tensor<8x16x32xf32>
    %145 = linalg.generic {indexing_maps = [#map1, #map18, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%144, %143 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_49: f32, %out: f32):
      %152 = arith.mulf %in, %in_49 : f32
      linalg.yield %152 : f32
    } -> tensor<8x16x32xf32>
    %146 = linalg.generic {indexing_maps = [#map1, #map19, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%145, %arg14 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_49: f32, %out: f32):
      %152 = arith.mulf %in, %in_49 : f32
      linalg.yield %152 : f32
    } -> tensor<8x16x32xf32>
    %147 = linalg.generic {indexing_maps = [#map1, #map19, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%146, %arg15 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_49: f32, %out: f32):
      %152 = arith.addf %in, %in_49 : f32
      linalg.yield %152 : f32
    } -> tensor<8x16x32xf32>
    %148 = tensor.empty() : tensor<32x64xf32>
    %transposed_46 = linalg.transpose ins(%arg0 : tensor<64x32xf32>) outs(%148 : tensor<32x64xf32>) permutation = [1, 0] 
    %collapsed_47 = tensor.collapse_shape %147 [[0, 1], [2]] : tensor<8x16x32xf32> into tensor<128x32xf32>
    %149 = tensor.empty() : tensor<128x64xf32>
    %150 = linalg.fill ins(%cst_0 : f32) outs(%149 : tensor<128x64xf32>) -> tensor<128x64xf32>
    %151 = linalg.matmul ins(%collapsed_47, %transposed_46 : tensor<128x32xf32>, tensor<32x64xf32>) outs(%150 : tensor<128x64xf32>) -> tensor<128x64xf32>
    %expanded_48 = tensor.expand_shape %151 [[0, 1], [2]] output_shape [8, 16, 64] : tensor<128x64xf32> into tensor<8x16x64xf32>
    return %expanded_48 : tensor<8x16x64xf32>
  }
}
