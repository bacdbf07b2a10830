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
#map10 = affine_map<(d0, d1) -> (0, d1)>
#map11 = affine_map<(d0, d1) -> (d0, 0)>
#map12 = affine_map<(d0, d1) -> ()>
#map13 = affine_map<(d0, d1, d2, d3) -> (d2, d3)>
#map14 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map15 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
module {
  func.func @main(%arg0: tensor<64x32xf32> {tp25d.param = "wte.weight"}, %arg1: tensor<16x32xf32> {tp25d.param = "wpe.weight"}, %arg2: tensor<32xf32> {tp25d.param = "layers.0.ln1.weight"}, %arg3: tensor<32xf32> {tp25d.param = "layers.0.ln1.bias"}, %arg4: tensor<96x32xf32> {tp25d.param = "layers.0.attention.qkv.weight"}, %arg5: tensor<96xf32> {tp25d.param = "layers.0.attention.qkv.bias"}, %arg6: tensor<32x32xf32> {tp25d.param = "layers.0.attention.proj.weight"}, %arg7: tensor<32xf32> {tp25d.param = "layers.0.attention.proj.bias"}, %arg8: tensor<32xf32> {tp25d.param = "layers.0.ln2.weight"}, %arg9: tensor<32xf32> {tp25d.param = "layers.0.ln2.bias"}, %arg10: tensor<128x32xf32> {tp25d.param = "layers.0.mlp.up.weight"}, %arg11: tensor<128xf32> {tp25d.param = "layers.0.mlp.up.bias"}, %arg12: tensor<32x128xf32> {tp25d.param = "layers.0.mlp.down.weight"}, %arg13: tensor<32xf32> {tp25d.param = "layers.0.mlp.down.bias"}, %arg14: tensor<32xf32> {tp25d.param = "layers.1.ln1.weight"}, %arg15: tensor<32xf32> {tp25d.param = "layers.1.ln1.bias"}, %arg16: tensor<96x32xf32> {tp25d.param = "layers.1.attention.qkv.weight"}, %arg17: tensor<96xf32> {tp25d.param = "layers.1.attention.qkv.bias"}, %arg18: tensor<32x32xf32> {tp25d.param = "layers.1.attention.proj.weight"}, %arg19: tensor<32xf32> {tp25d.param = "layers.1.attention.proj.bias"}, %arg20: tensor<32xf32> {tp25d.param = "layers.1.ln2.weight"}, %arg21: tensor<32xf32> {tp25d.param = "layers.1.ln2.bias"}, %arg22: tensor<128x32xf32> {tp25d.param = "layers.1.mlp.up.weight"}, %arg23: tensor<128xf32> {tp25d.param = "layers.1.mlp.up.bias"}, %arg24: tensor<32x128xf32> {tp25d.param = "layers.1.mlp.down.weight"}, %arg25: tensor<32xf32> {tp25d.param = "layers.1.mlp.down.bias"}, %arg26: tensor<32xf32> {tp25d.param = "layers.2.ln1.weight"}, %arg27: tensor<32xf32> {tp25d.param = "layers.2.ln1.bias"}, %arg28: tensor<96x32xf32> {tp25d.param = "layers.2.attention.qkv.weight"}, %arg29: tensor<96xf32> {tp25d.param = "layers.2.attention.qkv.bias"}, %arg30: tensor<32x32xf32> {tp25d.param = "layers.2.attention.proj.weight"}, %arg31: tensor<32xf32> {tp25d.param = "layers.2.attention.proj.bias"}, %arg32: tensor<32xf32> {tp25d.param = "layers.2.ln2.weight"}, %arg33: tensor<32xf32> {tp25d.param = "layers.2.ln2.bias"}, %arg34: tensor<128x32xf32> {tp25d.param = "layers.2.mlp.up.weight"}, %arg35: tensor<128xf32> {tp25d.param = "layers.2.mlp.up.bias"}, %arg36: tensor<32x128xf32> {tp25d.param = "layers.2.mlp.down.weight"}, %arg37: tensor<32xf32> {tp25d.param = "layers.2.mlp.down.bias"}, %arg38: tensor<32xf32> {tp25d.param = "layers.3.ln1.weight"}, %arg39: tensor<32xf32> {tp25d.param = "layers.3.ln1.bias"}, %arg40: tensor<96x32xf32> {tp25d.param = "layers.3.attention.qkv.weight"}, %arg41: tensor<96xf32> {tp25d.param = "layers.3.attention.qkv.bias"}, %arg42: tensor<32x32xf32> {tp25d.param = "layers.3.attention.proj.weight"}, %arg43: tensor<32xf32> {tp25d.param = "layers.3.attention.proj.bias"}, %arg44: tensor<32xf32> {tp25d.param = "layers.3.ln2.weight"}, %arg45: tensor<32xf32> {tp25d.param = "layers.3.ln2.bias"}, %arg46: tensor<128x32xf32> {tp25d.param = "layers.3.mlp.up.weight"}, %arg47: tensor<128xf32> {tp25d.param = "layers.3.mlp.up.bias"}, %arg48: tensor<32x128xf32> {tp25d.param = "layers.3.mlp.down.weight"}, %arg49: tensor<32xf32> {tp25d.param = "layers.3.mlp.down.bias"}, %arg50: tensor<32xf32> {tp25d.param = "ln.weight"}, %arg51: tensor<32xf32> {tp25d.param = "ln.bias"}, %arg52: tensor<8x16xi64>) -> tensor<8x16x64xf32> {
    %c0_i64 = arith.constant 0 : i64
    %cst = arith.constant 0.000000e+00 : f64
    %cst_0 = arith.constant 0.000000e+00 : f32
    %cst_1 = arith.constant 0xFF800000 : f32
    %true = arith.constant true
    %cst_2 = arith.constant 1.000000e+00 : f32
    %cst_3 = arith.constant 5.000000e-01 : f32
    %cst_4 = arith.constant dense<0.000000e+00> : tensor<8x4x16x16xf32>
    %cst_5 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_6 = arith.constant dense<0xFF800000> : tensor<f32>
    %cst_7 = arith.constant dense<true> : tensor<16x16xi1>
    %cst_8 = arith.constant 0xFFF0000000000000 : f64
    %cst_9 = arith.constant 0.59460355750136051 : f64
    %cst_10 = arith.constant 1.000000e-05 : f64
    %cst_11 = arith.constant 3.200000e+01 : f64
    %cst_12 = arith.constant 3.200000e+01 : f32
    %cst_13 = arith.constant 1.41421354 : f32
    %0 = tensor.empty() : tensor<8x16x32xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg52 : tensor<8x16xi64>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %308 = arith.index_cast %in : i64 to index
      %309 = linalg.index 2 : index
      %extracted = tensor.extract %arg0[%308, %309] : tensor<64x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<8x16x32xf32>
    %2 = tensor.empty() : tensor<16xi64>
    %3 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel"]} outs(%2 : tensor<16xi64>) {
    ^bb0(%out: i64):
      %308 = linalg.index 0 : index
      %309 = arith.index_cast %308 : index to i64
      linalg.yield %309 : i64
    } -> tensor<16xi64>
    %4 = tensor.empty() : tensor<16x32xf32>
    %5 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<16xi64>) outs(%4 : tensor<16x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %308 = arith.index_cast %in : i64 to index
      %309 = linalg.index 1 : index
      %extracted = tensor.extract %arg1[%308, %309] : tensor<16x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<16x32xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map5, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%1, %5 : tensor<8x16x32xf32>, tensor<16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %7 = tensor.empty() : tensor<8x16x32xf64>
    %8 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %308 = arith.extf %in : f32 to f64
      linalg.yield %308 : f64
    } -> tensor<8x16x32xf64>
    %9 = tensor.empty() : tensor<8x16x1xf64>
    %10 = linalg.fill ins(%cst : f64) outs(%9 : tensor<8x16x1xf64>) -> tensor<8x16x1xf64>
    %11 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%8 : tensor<8x16x32xf64>) outs(%10 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.addf %in, %out : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %12 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11 : tensor<8x16x1xf64>) outs(%9 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.divf %in, %cst_11 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %13 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8, %12 : tensor<8x16x32xf64>, tensor<8x16x1xf64>) outs(%7 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_127: f64, %out: f64):
      %308 = arith.subf %in, %in_127 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x32xf64>
    %14 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13, %13 : tensor<8x16x32xf64>, tensor<8x16x32xf64>) outs(%7 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_127: f64, %out: f64):
      %308 = arith.mulf %in, %in_127 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x32xf64>
    %15 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%14 : tensor<8x16x32xf64>) outs(%10 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.addf %in, %out : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %16 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15 : tensor<8x16x1xf64>) outs(%9 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.divf %in, %cst_11 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %17 = tensor.empty() : tensor<8x16x1xf32>
    %18 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16 : tensor<8x16x1xf64>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %308 = arith.truncf %in : f64 to f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %19 = linalg.fill ins(%cst_0 : f32) outs(%17 : tensor<8x16x1xf32>) -> tensor<8x16x1xf32>
    %20 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%6 : tensor<8x16x32xf32>) outs(%19 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.addf %in, %out : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %21 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%20 : tensor<8x16x1xf32>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.divf %in, %cst_12 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %22 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18 : tensor<8x16x1xf32>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.truncf %cst_10 : f64 to f32
      %309 = arith.addf %in, %308 : f32
      linalg.yield %309 : f32
    } -> tensor<8x16x1xf32>
    %23 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%22 : tensor<8x16x1xf32>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = math.rsqrt %in : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %24 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %21 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.subf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %25 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%24, %23 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.mulf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %26 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%25, %arg2 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.mulf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %27 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%26, %arg3 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %collapsed = tensor.collapse_shape %27 [[0, 1], [2]] : tensor<8x16x32xf32> into tensor<128x32xf32>
    %28 = tensor.empty() : tensor<32x96xf32>
    %transposed = linalg.transpose ins(%arg4 : tensor<96x32xf32>) outs(%28 : tensor<32x96xf32>) permutation = [1, 0] 
    %29 = tensor.empty() : tensor<128x96xf32>
    %30 = linalg.fill ins(%cst_0 : f32) outs(%29 : tensor<128x96xf32>) -> tensor<128x96xf32>
    %31 = linalg.matmul ins(%collapsed, %transposed : tensor<128x32xf32>, tensor<32x96xf32>) outs(%30 : tensor<128x96xf32>) -> tensor<128x96xf32>
    %32 = linalg.generic {indexing_maps = [#map8, #map4], iterator_types = ["parallel", "parallel"]} ins(%arg5 : tensor<96xf32>) outs(%29 : tensor<128x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x96xf32>
    %33 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%31, %32 : tensor<128x96xf32>, tensor<128x96xf32>) outs(%29 : tensor<128x96xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<128x96xf32>
    %expanded = tensor.expand_shape %33 [[0, 1], [2]] output_shape [8, 16, 96] : tensor<128x96xf32> into tensor<8x16x96xf32>
    %extracted_slice = tensor.extract_slice %expanded[0, 0, 0] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %extracted_slice_14 = tensor.extract_slice %expanded[0, 0, 32] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %extracted_slice_15 = tensor.extract_slice %expanded[0, 0, 64] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %expanded_16 = tensor.expand_shape %extracted_slice [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %34 = tensor.empty() : tensor<8x4x16x8xf32>
    %transposed_17 = linalg.transpose ins(%expanded_16 : tensor<8x16x4x8xf32>) outs(%34 : tensor<8x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %expanded_18 = tensor.expand_shape %extracted_slice_14 [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %expanded_19 = tensor.expand_shape %extracted_slice_15 [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %transposed_20 = linalg.transpose ins(%expanded_19 : tensor<8x16x4x8xf32>) outs(%34 : tensor<8x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %35 = linalg.generic {indexing_maps = [#map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_17 : tensor<8x4x16x8xf32>) outs(%34 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.truncf %cst_9 : f64 to f32
      %309 = arith.mulf %in, %308 : f32
      linalg.yield %309 : f32
    } -> tensor<8x4x16x8xf32>
    %expanded_21 = tensor.expand_shape %3 [[0, 1]] output_shape [1, 16] : tensor<16xi64> into tensor<1x16xi64>
    %expanded_22 = tensor.expand_shape %3 [[0, 1]] output_shape [16, 1] : tensor<16xi64> into tensor<16x1xi64>
    %36 = tensor.empty() : tensor<16x16xi64>
    %37 = linalg.generic {indexing_maps = [#map10, #map11, #map4], iterator_types = ["parallel", "parallel"]} ins(%expanded_21, %expanded_22 : tensor<1x16xi64>, tensor<16x1xi64>) outs(%36 : tensor<16x16xi64>) {
    ^bb0(%in: i64, %in_127: i64, %out: i64):
      %308 = arith.subi %in, %in_127 : i64
      linalg.yield %308 : i64
    } -> tensor<16x16xi64>
    %38 = tensor.empty() : tensor<16x16xi1>
    %39 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%37 : tensor<16x16xi64>) outs(%38 : tensor<16x16xi1>) {
    ^bb0(%in: i64, %out: i1):
      %308 = arith.cmpi sle, %in, %c0_i64 : i64
      linalg.yield %308 : i1
    } -> tensor<16x16xi1>
    %40 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%39, %cst_7 : tensor<16x16xi1>, tensor<16x16xi1>) outs(%38 : tensor<16x16xi1>) {
    ^bb0(%in: i1, %in_127: i1, %out: i1):
      %308 = arith.andi %in, %in_127 : i1
      linalg.yield %308 : i1
    } -> tensor<16x16xi1>
    %41 = tensor.empty() : tensor<16x16xf32>
    %42 = linalg.generic {indexing_maps = [#map4, #map12, #map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%40, %cst_5, %cst_6 : tensor<16x16xi1>, tensor<f32>, tensor<f32>) outs(%41 : tensor<16x16xf32>) {
    ^bb0(%in: i1, %in_127: f32, %in_128: f32, %out: f32):
      %308 = arith.select %in, %in_127, %in_128 : f32
      linalg.yield %308 : f32
    } -> tensor<16x16xf32>
    %43 = tensor.empty() : tensor<8x4x8x16xf32>
    %transposed_23 = linalg.transpose ins(%expanded_18 : tensor<8x16x4x8xf32>) outs(%43 : tensor<8x4x8x16xf32>) permutation = [0, 2, 3, 1] 
    %44 = linalg.generic {indexing_maps = [#map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_23 : tensor<8x4x8x16xf32>) outs(%43 : tensor<8x4x8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.truncf %cst_9 : f64 to f32
      %309 = arith.mulf %in, %308 : f32
      linalg.yield %309 : f32
    } -> tensor<8x4x8x16xf32>
    %collapsed_24 = tensor.collapse_shape %35 [[0, 1], [2], [3]] : tensor<8x4x16x8xf32> into tensor<32x16x8xf32>
    %collapsed_25 = tensor.collapse_shape %44 [[0, 1], [2], [3]] : tensor<8x4x8x16xf32> into tensor<32x8x16xf32>
    %45 = tensor.empty() : tensor<32x16x16xf32>
    %46 = linalg.fill ins(%cst_0 : f32) outs(%45 : tensor<32x16x16xf32>) -> tensor<32x16x16xf32>
    %47 = linalg.batch_matmul ins(%collapsed_24, %collapsed_25 : tensor<32x16x8xf32>, tensor<32x8x16xf32>) outs(%46 : tensor<32x16x16xf32>) -> tensor<32x16x16xf32>
    %expanded_26 = tensor.expand_shape %47 [[0, 1], [2], [3]] output_shape [8, 4, 16, 16] : tensor<32x16x16xf32> into tensor<8x4x16x16xf32>
    %48 = tensor.empty() : tensor<8x4x16x16xf32>
    %49 = linalg.generic {indexing_maps = [#map9, #map13, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_26, %42 : tensor<8x4x16x16xf32>, tensor<16x16xf32>) outs(%48 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x4x16x16xf32>
    %50 = tensor.empty() : tensor<8x4x16xi64>
    %51 = linalg.fill ins(%c0_i64 : i64) outs(%50 : tensor<8x4x16xi64>) -> tensor<8x4x16xi64>
    %52 = tensor.empty() : tensor<8x4x16xf32>
    %53 = linalg.fill ins(%cst_1 : f32) outs(%52 : tensor<8x4x16xf32>) -> tensor<8x4x16xf32>
    %54:2 = linalg.generic {indexing_maps = [#map9, #map14, #map14], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%49 : tensor<8x4x16x16xf32>) outs(%53, %51 : tensor<8x4x16xf32>, tensor<8x4x16xi64>) {
    ^bb0(%in: f32, %out: f32, %out_127: i64):
      %308 = linalg.index 3 : index
      %309 = arith.index_cast %308 : index to i64
      %310 = arith.maximumf %in, %out : f32
      %311 = arith.cmpf ogt, %in, %out : f32
      %312 = arith.select %311, %309, %out_127 : i64
      linalg.yield %310, %312 : f32, i64
    } -> (tensor<8x4x16xf32>, tensor<8x4x16xi64>)
    %expanded_27 = tensor.expand_shape %54#0 [[0], [1], [2, 3]] output_shape [8, 4, 16, 1] : tensor<8x4x16xf32> into tensor<8x4x16x1xf32>
    %55 = linalg.generic {indexing_maps = [#map9, #map15, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%49, %expanded_27 : tensor<8x4x16x16xf32>, tensor<8x4x16x1xf32>) outs(%48 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.subf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x4x16x16xf32>
    %56 = linalg.generic {indexing_maps = [#map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%55 : tensor<8x4x16x16xf32>) outs(%48 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = math.exp %in : f32
      linalg.yield %308 : f32
    } -> tensor<8x4x16x16xf32>
    %57 = tensor.empty() : tensor<8x4x16x1xf32>
    %58 = linalg.fill ins(%cst_0 : f32) outs(%57 : tensor<8x4x16x1xf32>) -> tensor<8x4x16x1xf32>
    %59 = linalg.generic {indexing_maps = [#map9, #map15], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%56 : tensor<8x4x16x16xf32>) outs(%58 : tensor<8x4x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.addf %in, %out : f32
      linalg.yield %308 : f32
    } -> tensor<8x4x16x1xf32>
    %60 = linalg.generic {indexing_maps = [#map9, #map15, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%56, %59 : tensor<8x4x16x16xf32>, tensor<8x4x16x1xf32>) outs(%48 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.divf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x4x16x16xf32>
    %61 = tensor.empty() : tensor<8x4x16x16xi1>
    %62 = linalg.generic {indexing_maps = [#map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%49 : tensor<8x4x16x16xf32>) outs(%61 : tensor<8x4x16x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %308 = arith.extf %in : f32 to f64
      %309 = arith.cmpf oeq, %308, %cst_8 : f64
      linalg.yield %309 : i1
    } -> tensor<8x4x16x16xi1>
    %63 = tensor.empty() : tensor<8x4x16x1xi1>
    %64 = linalg.fill ins(%true : i1) outs(%63 : tensor<8x4x16x1xi1>) -> tensor<8x4x16x1xi1>
    %65 = linalg.generic {indexing_maps = [#map9, #map15], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%62 : tensor<8x4x16x16xi1>) outs(%64 : tensor<8x4x16x1xi1>) {
    ^bb0(%in: i1, %out: i1):
      %308 = arith.andi %in, %out : i1
      linalg.yield %308 : i1
    } -> tensor<8x4x16x1xi1>
    %66 = linalg.generic {indexing_maps = [#map15, #map9, #map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%65, %cst_4, %60 : tensor<8x4x16x1xi1>, tensor<8x4x16x16xf32>, tensor<8x4x16x16xf32>) outs(%48 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: i1, %in_127: f32, %in_128: f32, %out: f32):
      %308 = arith.select %in, %in_127, %in_128 : f32
      linalg.yield %308 : f32
    } -> tensor<8x4x16x16xf32>
    %collapsed_28 = tensor.collapse_shape %66 [[0, 1], [2], [3]] : tensor<8x4x16x16xf32> into tensor<32x16x16xf32>
    %collapsed_29 = tensor.collapse_shape %transposed_20 [[0, 1], [2], [3]] : tensor<8x4x16x8xf32> into tensor<32x16x8xf32>
    %67 = tensor.empty() : tensor<32x16x8xf32>
    %68 = linalg.fill ins(%cst_0 : f32) outs(%67 : tensor<32x16x8xf32>) -> tensor<32x16x8xf32>
    %69 = linalg.batch_matmul ins(%collapsed_28, %collapsed_29 : tensor<32x16x16xf32>, tensor<32x16x8xf32>) outs(%68 : tensor<32x16x8xf32>) -> tensor<32x16x8xf32>
    %expanded_30 = tensor.expand_shape %69 [[0, 1], [2], [3]] output_shape [8, 4, 16, 8] : tensor<32x16x8xf32> into tensor<8x4x16x8xf32>
    %70 = tensor.empty() : tensor<8x16x4x8xf32>
    %transposed_31 = linalg.transpose ins(%expanded_30 : tensor<8x4x16x8xf32>) outs(%70 : tensor<8x16x4x8xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_32 = tensor.collapse_shape %transposed_31 [[0], [1], [2, 3]] : tensor<8x16x4x8xf32> into tensor<8x16x32xf32>
    %71 = tensor.empty() : tensor<32x32xf32>
    %transposed_33 = linalg.transpose ins(%arg6 : tensor<32x32xf32>) outs(%71 : tensor<32x32xf32>) permutation = [1, 0] 
    %72 = tensor.empty() : tensor<8x32x32xf32>
    %73 = linalg.generic {indexing_maps = [#map5, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_33 : tensor<32x32xf32>) outs(%72 : tensor<8x32x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x32x32xf32>
    %74 = linalg.fill ins(%cst_0 : f32) outs(%0 : tensor<8x16x32xf32>) -> tensor<8x16x32xf32>
    %75 = linalg.batch_matmul ins(%collapsed_32, %73 : tensor<8x16x32xf32>, tensor<8x32x32xf32>) outs(%74 : tensor<8x16x32xf32>) -> tensor<8x16x32xf32>
    %76 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%75, %arg7 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %77 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %76 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %78 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%77 : tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %308 = arith.extf %in : f32 to f64
      linalg.yield %308 : f64
    } -> tensor<8x16x32xf64>
    %79 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%78 : tensor<8x16x32xf64>) outs(%10 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.addf %in, %out : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %80 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%79 : tensor<8x16x1xf64>) outs(%9 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.divf %in, %cst_11 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %81 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%78, %80 : tensor<8x16x32xf64>, tensor<8x16x1xf64>) outs(%7 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_127: f64, %out: f64):
      %308 = arith.subf %in, %in_127 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x32xf64>
    %82 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%81, %81 : tensor<8x16x32xf64>, tensor<8x16x32xf64>) outs(%7 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_127: f64, %out: f64):
      %308 = arith.mulf %in, %in_127 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x32xf64>
    %83 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%82 : tensor<8x16x32xf64>) outs(%10 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.addf %in, %out : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %84 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%83 : tensor<8x16x1xf64>) outs(%9 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.divf %in, %cst_11 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %85 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%84 : tensor<8x16x1xf64>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %308 = arith.truncf %in : f64 to f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %86 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%77 : tensor<8x16x32xf32>) outs(%19 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.addf %in, %out : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %87 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%86 : tensor<8x16x1xf32>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.divf %in, %cst_12 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %88 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%85 : tensor<8x16x1xf32>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.truncf %cst_10 : f64 to f32
      %309 = arith.addf %in, %308 : f32
      linalg.yield %309 : f32
    } -> tensor<8x16x1xf32>
    %89 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%88 : tensor<8x16x1xf32>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = math.rsqrt %in : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %90 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%77, %87 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.subf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %91 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%90, %89 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.mulf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %92 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%91, %arg8 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.mulf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %93 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%92, %arg9 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %collapsed_34 = tensor.collapse_shape %93 [[0, 1], [2]] : tensor<8x16x32xf32> into tensor<128x32xf32>
    %94 = tensor.empty() : tensor<32x128xf32>
    %transposed_35 = linalg.transpose ins(%arg10 : tensor<128x32xf32>) outs(%94 : tensor<32x128xf32>) permutation = [1, 0] 
    %95 = tensor.empty() : tensor<128x128xf32>
    %96 = linalg.fill ins(%cst_0 : f32) outs(%95 : tensor<128x128xf32>) -> tensor<128x128xf32>
    %97 = linalg.matmul ins(%collapsed_34, %transposed_35 : tensor<128x32xf32>, tensor<32x128xf32>) outs(%96 : tensor<128x128xf32>) -> tensor<128x128xf32>
    %98 = linalg.generic {indexing_maps = [#map8, #map4], iterator_types = ["parallel", "parallel"]} ins(%arg11 : tensor<128xf32>) outs(%95 : tensor<128x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x128xf32>
    %99 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%97, %98 : tensor<128x128xf32>, tensor<128x128xf32>) outs(%95 : tensor<128x128xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<128x128xf32>
    %expanded_36 = tensor.expand_shape %99 [[0, 1], [2]] output_shape [8, 16, 128] : tensor<128x128xf32> into tensor<8x16x128xf32>
    %100 = tensor.empty() : tensor<8x16x128xf32>
    %101 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_36 : tensor<8x16x128xf32>) outs(%100 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.divf %in, %cst_13 : f32
      %309 = math.erf %308 : f32
      %310 = arith.addf %309, %cst_2 : f32
      %311 = arith.mulf %310, %cst_3 : f32
      %312 = arith.mulf %in, %311 : f32
      linalg.yield %312 : f32
    } -> tensor<8x16x128xf32>
    %collapsed_37 = tensor.collapse_shape %101 [[0, 1], [2]] : tensor<8x16x128xf32> into tensor<128x128xf32>
    %102 = tensor.empty() : tensor<128x32xf32>
    %transposed_38 = linalg.transpose ins(%arg12 : tensor<32x128xf32>) outs(%102 : tensor<128x32xf32>) permutation = [1, 0] 
    %103 = linalg.fill ins(%cst_0 : f32) outs(%102 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %104 = linalg.matmul ins(%collapsed_37, %transposed_38 : tensor<128x128xf32>, tensor<128x32xf32>) outs(%103 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %105 = linalg.generic {indexing_maps = [#map8, #map4], iterator_types = ["parallel", "parallel"]} ins(%arg13 : tensor<32xf32>) outs(%102 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x32xf32>
    %106 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%104, %105 : tensor<128x32xf32>, tensor<128x32xf32>) outs(%102 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<128x32xf32>
    %expanded_39 = tensor.expand_shape %106 [[0, 1], [2]] output_shape [8, 16, 32] : tensor<128x32xf32> into tensor<8x16x32xf32>
    %107 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%77, %expanded_39 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %108 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%107 : tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %308 = arith.extf %in : f32 to f64
      linalg.yield %308 : f64
    } -> tensor<8x16x32xf64>
    %109 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%108 : tensor<8x16x32xf64>) outs(%10 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.addf %in, %out : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %110 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%109 : tensor<8x16x1xf64>) outs(%9 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.divf %in, %cst_11 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %111 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%108, %110 : tensor<8x16x32xf64>, tensor<8x16x1xf64>) outs(%7 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_127: f64, %out: f64):
      %308 = arith.subf %in, %in_127 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x32xf64>
    %112 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%111, %111 : tensor<8x16x32xf64>, tensor<8x16x32xf64>) outs(%7 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_127: f64, %out: f64):
      %308 = arith.mulf %in, %in_127 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x32xf64>
    %113 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%112 : tensor<8x16x32xf64>) outs(%10 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.addf %in, %out : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %114 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%113 : tensor<8x16x1xf64>) outs(%9 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.divf %in, %cst_11 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %115 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%114 : tensor<8x16x1xf64>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %308 = arith.truncf %in : f64 to f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %116 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%107 : tensor<8x16x32xf32>) outs(%19 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.addf %in, %out : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %117 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%116 : tensor<8x16x1xf32>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.divf %in, %cst_12 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %118 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%115 : tensor<8x16x1xf32>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.truncf %cst_10 : f64 to f32
      %309 = arith.addf %in, %308 : f32
      linalg.yield %309 : f32
    } -> tensor<8x16x1xf32>
    %119 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%118 : tensor<8x16x1xf32>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = math.rsqrt %in : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %120 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%107, %117 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.subf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %121 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%120, %119 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.mulf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %122 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%121, %arg14 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.mulf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %123 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%122, %arg15 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %collapsed_40 = tensor.collapse_shape %123 [[0, 1], [2]] : tensor<8x16x32xf32> into tensor<128x32xf32>
    %transposed_41 = linalg.transpose ins(%arg16 : tensor<96x32xf32>) outs(%28 : tensor<32x96xf32>) permutation = [1, 0] 
    %124 = linalg.matmul ins(%collapsed_40, %transposed_41 : tensor<128x32xf32>, tensor<32x96xf32>) outs(%30 : tensor<128x96xf32>) -> tensor<128x96xf32>
    %125 = linalg.generic {indexing_maps = [#map8, #map4], iterator_types = ["parallel", "parallel"]} ins(%arg17 : tensor<96xf32>) outs(%29 : tensor<128x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x96xf32>
    %126 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%124, %125 : tensor<128x96xf32>, tensor<128x96xf32>) outs(%29 : tensor<128x96xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<128x96xf32>
    %expanded_42 = tensor.expand_shape %126 [[0, 1], [2]] output_shape [8, 16, 96] : tensor<128x96xf32> into tensor<8x16x96xf32>
    %extracted_slice_43 = tensor.extract_slice %expanded_42[0, 0, 0] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %extracted_slice_44 = tensor.extract_slice %expanded_42[0, 0, 32] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %extracted_slice_45 = tensor.extract_slice %expanded_42[0, 0, 64] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %expanded_46 = tensor.expand_shape %extracted_slice_43 [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %transposed_47 = linalg.transpose ins(%expanded_46 : tensor<8x16x4x8xf32>) outs(%34 : tensor<8x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %expanded_48 = tensor.expand_shape %extracted_slice_44 [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %expanded_49 = tensor.expand_shape %extracted_slice_45 [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %transposed_50 = linalg.transpose ins(%expanded_49 : tensor<8x16x4x8xf32>) outs(%34 : tensor<8x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %127 = linalg.generic {indexing_maps = [#map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_47 : tensor<8x4x16x8xf32>) outs(%34 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.truncf %cst_9 : f64 to f32
      %309 = arith.mulf %in, %308 : f32
      linalg.yield %309 : f32
    } -> tensor<8x4x16x8xf32>
    %transposed_51 = linalg.transpose ins(%expanded_48 : tensor<8x16x4x8xf32>) outs(%43 : tensor<8x4x8x16xf32>) permutation = [0, 2, 3, 1] 
    %128 = linalg.generic {indexing_maps = [#map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_51 : tensor<8x4x8x16xf32>) outs(%43 : tensor<8x4x8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.truncf %cst_9 : f64 to f32
      %309 = arith.mulf %in, %308 : f32
      linalg.yield %309 : f32
    } -> tensor<8x4x8x16xf32>
    %collapsed_52 = tensor.collapse_shape %127 [[0, 1], [2], [3]] : tensor<8x4x16x8xf32> into tensor<32x16x8xf32>
    %collapsed_53 = tensor.collapse_shape %128 [[0, 1], [2], [3]] : tensor<8x4x8x16xf32> into tensor<32x8x16xf32>
    %129 = linalg.batch_matmul ins(%collapsed_52, %collapsed_53 : tensor<32x16x8xf32>, tensor<32x8x16xf32>) outs(%46 : tensor<32x16x16xf32>) -> tensor<32x16x16xf32>
    %expanded_54 = tensor.expand_shape %129 [[0, 1], [2], [3]] output_shape [8, 4, 16, 16] : tensor<32x16x16xf32> into tensor<8x4x16x16xf32>
    %130 = linalg.generic {indexing_maps = [#map9, #map13, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_54, %42 : tensor<8x4x16x16xf32>, tensor<16x16xf32>) outs(%48 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x4x16x16xf32>
    %131:2 = linalg.generic {indexing_maps = [#map9, #map14, #map14], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%130 : tensor<8x4x16x16xf32>) outs(%53, %51 : tensor<8x4x16xf32>, tensor<8x4x16xi64>) {
    ^bb0(%in: f32, %out: f32, %out_127: i64):
      %308 = linalg.index 3 : index
      %309 = arith.index_cast %308 : index to i64
      %310 = arith.maximumf %in, %out : f32
      %311 = arith.cmpf ogt, %in, %out : f32
      %312 = arith.select %311, %309, %out_127 : i64
      linalg.yield %310, %312 : f32, i64
    } -> (tensor<8x4x16xf32>, tensor<8x4x16xi64>)
    %expanded_55 = tensor.expand_shape %131#0 [[0], [1], [2, 3]] output_shape [8, 4, 16, 1] : tensor<8x4x16xf32> into tensor<8x4x16x1xf32>
    %132 = linalg.generic {indexing_maps = [#map9, #map15, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%130, %expanded_55 : tensor<8x4x16x16xf32>, tensor<8x4x16x1xf32>) outs(%48 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.subf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x4x16x16xf32>
    %133 = linalg.generic {indexing_maps = [#map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%132 : tensor<8x4x16x16xf32>) outs(%48 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = math.exp %in : f32
      linalg.yield %308 : f32
    } -> tensor<8x4x16x16xf32>
    %134 = linalg.generic {indexing_maps = [#map9, #map15], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%133 : tensor<8x4x16x16xf32>) outs(%58 : tensor<8x4x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.addf %in, %out : f32
      linalg.yield %308 : f32
    } -> tensor<8x4x16x1xf32>
    %135 = linalg.generic {indexing_maps = [#map9, #map15, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%133, %134 : tensor<8x4x16x16xf32>, tensor<8x4x16x1xf32>) outs(%48 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.divf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x4x16x16xf32>
    %136 = linalg.generic {indexing_maps = [#map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%130 : tensor<8x4x16x16xf32>) outs(%61 : tensor<8x4x16x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %308 = arith.extf %in : f32 to f64
      %309 = arith.cmpf oeq, %308, %cst_8 : f64
      linalg.yield %309 : i1
    } -> tensor<8x4x16x16xi1>
    %137 = linalg.generic {indexing_maps = [#map9, #map15], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%136 : tensor<8x4x16x16xi1>) outs(%64 : tensor<8x4x16x1xi1>) {
    ^bb0(%in: i1, %out: i1):
      %308 = arith.andi %in, %out : i1
      linalg.yield %308 : i1
    } -> tensor<8x4x16x1xi1>
    %138 = linalg.generic {indexing_maps = [#map15, #map9, #map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%137, %cst_4, %135 : tensor<8x4x16x1xi1>, tensor<8x4x16x16xf32>, tensor<8x4x16x16xf32>) outs(%48 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: i1, %in_127: f32, %in_128: f32, %out: f32):
      %308 = arith.select %in, %in_127, %in_128 : f32
      linalg.yield %308 : f32
    } -> tensor<8x4x16x16xf32>
    %collapsed_56 = tensor.collapse_shape %138 [[0, 1], [2], [3]] : tensor<8x4x16x16xf32> into tensor<32x16x16xf32>
    %collapsed_57 = tensor.collapse_shape %transposed_50 [[0, 1], [2], [3]] : tensor<8x4x16x8xf32> into tensor<32x16x8xf32>
    %139 = linalg.batch_matmul ins(%collapsed_56, %collapsed_57 : tensor<32x16x16xf32>, tensor<32x16x8xf32>) outs(%68 : tensor<32x16x8xf32>) -> tensor<32x16x8xf32>
    %expanded_58 = tensor.expand_shape %139 [[0, 1], [2], [3]] output_shape [8, 4, 16, 8] : tensor<32x16x8xf32> into tensor<8x4x16x8xf32>
    %transposed_59 = linalg.transpose ins(%expanded_58 : tensor<8x4x16x8xf32>) outs(%70 : tensor<8x16x4x8xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_60 = tensor.collapse_shape %transposed_59 [[0], [1], [2, 3]] : tensor<8x16x4x8xf32> into tensor<8x16x32xf32>
    %transposed_61 = linalg.transpose ins(%arg18 : tensor<32x32xf32>) outs(%71 : tensor<32x32xf32>) permutation = [1, 0] 
    %140 = linalg.generic {indexing_maps = [#map5, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_61 : tensor<32x32xf32>) outs(%72 : tensor<8x32x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x32x32xf32>
    %141 = linalg.batch_matmul ins(%collapsed_60, %140 : tensor<8x16x32xf32>, tensor<8x32x32xf32>) outs(%74 : tensor<8x16x32xf32>) -> tensor<8x16x32xf32>
    %142 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%141, %arg19 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %143 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%107, %142 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %144 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%143 : tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %308 = arith.extf %in : f32 to f64
      linalg.yield %308 : f64
    } -> tensor<8x16x32xf64>
    %145 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%144 : tensor<8x16x32xf64>) outs(%10 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.addf %in, %out : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %146 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%145 : tensor<8x16x1xf64>) outs(%9 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.divf %in, %cst_11 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %147 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%144, %146 : tensor<8x16x32xf64>, tensor<8x16x1xf64>) outs(%7 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_127: f64, %out: f64):
      %308 = arith.subf %in, %in_127 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x32xf64>
    %148 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%147, %147 : tensor<8x16x32xf64>, tensor<8x16x32xf64>) outs(%7 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_127: f64, %out: f64):
      %308 = arith.mulf %in, %in_127 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x32xf64>
    %149 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%148 : tensor<8x16x32xf64>) outs(%10 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.addf %in, %out : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %150 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%149 : tensor<8x16x1xf64>) outs(%9 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.divf %in, %cst_11 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %151 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%150 : tensor<8x16x1xf64>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %308 = arith.truncf %in : f64 to f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %152 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%143 : tensor<8x16x32xf32>) outs(%19 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.addf %in, %out : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %153 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%152 : tensor<8x16x1xf32>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.divf %in, %cst_12 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %154 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%151 : tensor<8x16x1xf32>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.truncf %cst_10 : f64 to f32
      %309 = arith.addf %in, %308 : f32
      linalg.yield %309 : f32
    } -> tensor<8x16x1xf32>
    %155 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%154 : tensor<8x16x1xf32>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = math.rsqrt %in : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %156 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%143, %153 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.subf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %157 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%156, %155 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.mulf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %158 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%157, %arg20 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.mulf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %159 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%158, %arg21 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %collapsed_62 = tensor.collapse_shape %159 [[0, 1], [2]] : tensor<8x16x32xf32> into tensor<128x32xf32>
    %transposed_63 = linalg.transpose ins(%arg22 : tensor<128x32xf32>) outs(%94 : tensor<32x128xf32>) permutation = [1, 0] 
    %160 = linalg.matmul ins(%collapsed_62, %transposed_63 : tensor<128x32xf32>, tensor<32x128xf32>) outs(%96 : tensor<128x128xf32>) -> tensor<128x128xf32>
    %161 = linalg.generic {indexing_maps = [#map8, #map4], iterator_types = ["parallel", "parallel"]} ins(%arg23 : tensor<128xf32>) outs(%95 : tensor<128x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x128xf32>
    %162 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%160, %161 : tensor<128x128xf32>, tensor<128x128xf32>) outs(%95 : tensor<128x128xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<128x128xf32>
    %expanded_64 = tensor.expand_shape %162 [[0, 1], [2]] output_shape [8, 16, 128] : tensor<128x128xf32> into tensor<8x16x128xf32>
    %163 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_64 : tensor<8x16x128xf32>) outs(%100 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.divf %in, %cst_13 : f32
      %309 = math.erf %308 : f32
      %310 = arith.addf %309, %cst_2 : f32
      %311 = arith.mulf %310, %cst_3 : f32
      %312 = arith.mulf %in, %311 : f32
      linalg.yield %312 : f32
    } -> tensor<8x16x128xf32>
    %collapsed_65 = tensor.collapse_shape %163 [[0, 1], [2]] : tensor<8x16x128xf32> into tensor<128x128xf32>
    %transposed_66 = linalg.transpose ins(%arg24 : tensor<32x128xf32>) outs(%102 : tensor<128x32xf32>) permutation = [1, 0] 
    %164 = linalg.matmul ins(%collapsed_65, %transposed_66 : tensor<128x128xf32>, tensor<128x32xf32>) outs(%103 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %165 = linalg.generic {indexing_maps = [#map8, #map4], iterator_types = ["parallel", "parallel"]} ins(%arg25 : tensor<32xf32>) outs(%102 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x32xf32>
    %166 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%164, %165 : tensor<128x32xf32>, tensor<128x32xf32>) outs(%102 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<128x32xf32>
    %expanded_67 = tensor.expand_shape %166 [[0, 1], [2]] output_shape [8, 16, 32] : tensor<128x32xf32> into tensor<8x16x32xf32>
    %167 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%143, %expanded_67 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %168 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%167 : tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %308 = arith.extf %in : f32 to f64
      linalg.yield %308 : f64
    } -> tensor<8x16x32xf64>
    %169 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%168 : tensor<8x16x32xf64>) outs(%10 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.addf %in, %out : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %170 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%169 : tensor<8x16x1xf64>) outs(%9 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.divf %in, %cst_11 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %171 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%168, %170 : tensor<8x16x32xf64>, tensor<8x16x1xf64>) outs(%7 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_127: f64, %out: f64):
      %308 = arith.subf %in, %in_127 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x32xf64>
    %172 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%171, %171 : tensor<8x16x32xf64>, tensor<8x16x32xf64>) outs(%7 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_127: f64, %out: f64):
      %308 = arith.mulf %in, %in_127 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x32xf64>
    %173 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%172 : tensor<8x16x32xf64>) outs(%10 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.addf %in, %out : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %174 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%173 : tensor<8x16x1xf64>) outs(%9 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.divf %in, %cst_11 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %175 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%174 : tensor<8x16x1xf64>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %308 = arith.truncf %in : f64 to f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %176 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%167 : tensor<8x16x32xf32>) outs(%19 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.addf %in, %out : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %177 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%176 : tensor<8x16x1xf32>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.divf %in, %cst_12 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %178 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%175 : tensor<8x16x1xf32>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.truncf %cst_10 : f64 to f32
      %309 = arith.addf %in, %308 : f32
      linalg.yield %309 : f32
    } -> tensor<8x16x1xf32>
    %179 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%178 : tensor<8x16x1xf32>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = math.rsqrt %in : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %180 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%167, %177 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.subf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %181 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%180, %179 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.mulf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %182 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%181, %arg26 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.mulf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %183 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%182, %arg27 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %collapsed_68 = tensor.collapse_shape %183 [[0, 1], [2]] : tensor<8x16x32xf32> into tensor<128x32xf32>
    %transposed_69 = linalg.transpose ins(%arg28 : tensor<96x32xf32>) outs(%28 : tensor<32x96xf32>) permutation = [1, 0] 
    %184 = linalg.matmul ins(%collapsed_68, %transposed_69 : tensor<128x32xf32>, tensor<32x96xf32>) outs(%30 : tensor<128x96xf32>) -> tensor<128x96xf32>
    %185 = linalg.generic {indexing_maps = [#map8, #map4], iterator_types = ["parallel", "parallel"]} ins(%arg29 : tensor<96xf32>) outs(%29 : tensor<128x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x96xf32>
    %186 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%184, %185 : tensor<128x96xf32>, tensor<128x96xf32>) outs(%29 : tensor<128x96xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<128x96xf32>
    %expanded_70 = tensor.expand_shape %186 [[0, 1], [2]] output_shape [8, 16, 96] : tensor<128x96xf32> into tensor<8x16x96xf32>
    %extracted_slice_71 = tensor.extract_slice %expanded_70[0, 0, 0] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %extracted_slice_72 = tensor.extract_slice %expanded_70[0, 0, 32] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %extracted_slice_73 = tensor.extract_slice %expanded_70[0, 0, 64] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %expanded_74 = tensor.expand_shape %extracted_slice_71 [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %transposed_75 = linalg.transpose ins(%expanded_74 : tensor<8x16x4x8xf32>) outs(%34 : tensor<8x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %expanded_76 = tensor.expand_shape %extracted_slice_72 [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %expanded_77 = tensor.expand_shape %extracted_slice_73 [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %transposed_78 = linalg.transpose ins(%expanded_77 : tensor<8x16x4x8xf32>) outs(%34 : tensor<8x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %187 = linalg.generic {indexing_maps = [#map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_75 : tensor<8x4x16x8xf32>) outs(%34 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.truncf %cst_9 : f64 to f32
      %309 = arith.mulf %in, %308 : f32
      linalg.yield %309 : f32
    } -> tensor<8x4x16x8xf32>
    %transposed_79 = linalg.transpose ins(%expanded_76 : tensor<8x16x4x8xf32>) outs(%43 : tensor<8x4x8x16xf32>) permutation = [0, 2, 3, 1] 
    %188 = linalg.generic {indexing_maps = [#map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_79 : tensor<8x4x8x16xf32>) outs(%43 : tensor<8x4x8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.truncf %cst_9 : f64 to f32
      %309 = arith.mulf %in, %308 : f32
      linalg.yield %309 : f32
    } -> tensor<8x4x8x16xf32>
    %collapsed_80 = tensor.collapse_shape %187 [[0, 1], [2], [3]] : tensor<8x4x16x8xf32> into tensor<32x16x8xf32>
    %collapsed_81 = tensor.collapse_shape %188 [[0, 1], [2], [3]] : tensor<8x4x8x16xf32> into tensor<32x8x16xf32>
    %189 = linalg.batch_matmul ins(%collapsed_80, %collapsed_81 : tensor<32x16x8xf32>, tensor<32x8x16xf32>) outs(%46 : tensor<32x16x16xf32>) -> tensor<32x16x16xf32>
    %expanded_82 = tensor.expand_shape %189 [[0, 1], [2], [3]] output_shape [8, 4, 16, 16] : tensor<32x16x16xf32> into tensor<8x4x16x16xf32>
    %190 = linalg.generic {indexing_maps = [#map9, #map13, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_82, %42 : tensor<8x4x16x16xf32>, tensor<16x16xf32>) outs(%48 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x4x16x16xf32>
    %191:2 = linalg.generic {indexing_maps = [#map9, #map14, #map14], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%190 : tensor<8x4x16x16xf32>) outs(%53, %51 : tensor<8x4x16xf32>, tensor<8x4x16xi64>) {
    ^bb0(%in: f32, %out: f32, %out_127: i64):
      %308 = linalg.index 3 : index
      %309 = arith.index_cast %308 : index to i64
      %310 = arith.maximumf %in, %out : f32
      %311 = arith.cmpf ogt, %in, %out : f32
      %312 = arith.select %311, %309, %out_127 : i64
      linalg.yield %310, %312 : f32, i64
    } -> (tensor<8x4x16xf32>, tensor<8x4x16xi64>)
    %expanded_83 = tensor.expand_shape %191#0 [[0], [1], [2, 3]] output_shape [8, 4, 16, 1] : tensor<8x4x16xf32> into tensor<8x4x16x1xf32>
    %192 = linalg.generic {indexing_maps = [#map9, #map15, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%190, %expanded_83 : tensor<8x4x16x16xf32>, tensor<8x4x16x1xf32>) outs(%48 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.subf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x4x16x16xf32>
    %193 = linalg.generic {indexing_maps = [#map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%192 : tensor<8x4x16x16xf32>) outs(%48 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = math.exp %in : f32
      linalg.yield %308 : f32
    } -> tensor<8x4x16x16xf32>
    %194 = linalg.generic {indexing_maps = [#map9, #map15], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%193 : tensor<8x4x16x16xf32>) outs(%58 : tensor<8x4x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.addf %in, %out : f32
      linalg.yield %308 : f32
    } -> tensor<8x4x16x1xf32>
    %195 = linalg.generic {indexing_maps = [#map9, #map15, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%193, %194 : tensor<8x4x16x16xf32>, tensor<8x4x16x1xf32>) outs(%48 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.divf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x4x16x16xf32>
    %196 = linalg.generic {indexing_maps = [#map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%190 : tensor<8x4x16x16xf32>) outs(%61 : tensor<8x4x16x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %308 = arith.extf %in : f32 to f64
      %309 = arith.cmpf oeq, %308, %cst_8 : f64
      linalg.yield %309 : i1
    } -> tensor<8x4x16x16xi1>
    %197 = linalg.generic {indexing_maps = [#map9, #map15], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%196 : tensor<8x4x16x16xi1>) outs(%64 : tensor<8x4x16x1xi1>) {
    ^bb0(%in: i1, %out: i1):
      %308 = arith.andi %in, %out : i1
      linalg.yield %308 : i1
    } -> tensor<8x4x16x1xi1>
    %198 = linalg.generic {indexing_maps = [#map15, #map9, #map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%197, %cst_4, %195 : tensor<8x4x16x1xi1>, tensor<8x4x16x16xf32>, tensor<8x4x16x16xf32>) outs(%48 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: i1, %in_127: f32, %in_128: f32, %out: f32):
      %308 = arith.select %in, %in_127, %in_128 : f32
      linalg.yield %308 : f32
    } -> tensor<8x4x16x16xf32>
    %collapsed_84 = tensor.collapse_shape %198 [[0, 1], [2], [3]] : tensor<8x4x16x16xf32> into tensor<32x16x16xf32>
    %collapsed_85 = tensor.collapse_shape %transposed_78 [[0, 1], [2], [3]] : tensor<8x4x16x8xf32> into tensor<32x16x8xf32>
    %199 = linalg.batch_matmul ins(%collapsed_84, %collapsed_85 : tensor<32x16x16xf32>, tensor<32x16x8xf32>) outs(%68 : tensor<32x16x8xf32>) -> tensor<32x16x8xf32>
    %expanded_86 = tensor.expand_shape %199 [[0, 1], [2], [3]] output_shape [8, 4, 16, 8] : tensor<32x16x8xf32> into tensor<8x4x16x8xf32>
    %transposed_87 = linalg.transpose ins(%expanded_86 : tensor<8x4x16x8xf32>) outs(%70 : tensor<8x16x4x8xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_88 = tensor.collapse_shape %transposed_87 [[0], [1], [2, 3]] : tensor<8x16x4x8xf32> into tensor<8x16x32xf32>
    %transposed_89 = linalg.transpose ins(%arg30 : tensor<32x32xf32>) outs(%71 : tensor<32x32xf32>) permutation = [1, 0] 
    %200 = linalg.generic {indexing_maps = [#map5, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_89 : tensor<32x32xf32>) outs(%72 : tensor<8x32x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x32x32xf32>
    %201 = linalg.batch_matmul ins(%collapsed_88, %200 : tensor<8x16x32xf32>, tensor<8x32x32xf32>) outs(%74 : tensor<8x16x32xf32>) -> tensor<8x16x32xf32>
    %202 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%201, %arg31 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %203 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%167, %202 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %204 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%203 : tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %308 = arith.extf %in : f32 to f64
      linalg.yield %308 : f64
    } -> tensor<8x16x32xf64>
    %205 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%204 : tensor<8x16x32xf64>) outs(%10 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.addf %in, %out : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %206 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%205 : tensor<8x16x1xf64>) outs(%9 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.divf %in, %cst_11 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %207 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%204, %206 : tensor<8x16x32xf64>, tensor<8x16x1xf64>) outs(%7 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_127: f64, %out: f64):
      %308 = arith.subf %in, %in_127 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x32xf64>
    %208 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%207, %207 : tensor<8x16x32xf64>, tensor<8x16x32xf64>) outs(%7 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_127: f64, %out: f64):
      %308 = arith.mulf %in, %in_127 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x32xf64>
    %209 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%208 : tensor<8x16x32xf64>) outs(%10 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.addf %in, %out : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %210 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%209 : tensor<8x16x1xf64>) outs(%9 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.divf %in, %cst_11 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %211 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%210 : tensor<8x16x1xf64>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %308 = arith.truncf %in : f64 to f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %212 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%203 : tensor<8x16x32xf32>) outs(%19 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.addf %in, %out : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %213 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%212 : tensor<8x16x1xf32>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.divf %in, %cst_12 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %214 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%211 : tensor<8x16x1xf32>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.truncf %cst_10 : f64 to f32
      %309 = arith.addf %in, %308 : f32
      linalg.yield %309 : f32
    } -> tensor<8x16x1xf32>
    %215 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%214 : tensor<8x16x1xf32>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = math.rsqrt %in : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %216 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%203, %213 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.subf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %217 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%216, %215 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.mulf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %218 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%217, %arg32 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.mulf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %219 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%218, %arg33 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %collapsed_90 = tensor.collapse_shape %219 [[0, 1], [2]] : tensor<8x16x32xf32> into tensor<128x32xf32>
    %transposed_91 = linalg.transpose ins(%arg34 : tensor<128x32xf32>) outs(%94 : tensor<32x128xf32>) permutation = [1, 0] 
    %220 = linalg.matmul ins(%collapsed_90, %transposed_91 : tensor<128x32xf32>, tensor<32x128xf32>) outs(%96 : tensor<128x128xf32>) -> tensor<128x128xf32>
    %221 = linalg.generic {indexing_maps = [#map8, #map4], iterator_types = ["parallel", "parallel"]} ins(%arg35 : tensor<128xf32>) outs(%95 : tensor<128x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x128xf32>
    %222 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%220, %221 : tensor<128x128xf32>, tensor<128x128xf32>) outs(%95 : tensor<128x128xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<128x128xf32>
    %expanded_92 = tensor.expand_shape %222 [[0, 1], [2]] output_shape [8, 16, 128] : tensor<128x128xf32> into tensor<8x16x128xf32>
    %223 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_92 : tensor<8x16x128xf32>) outs(%100 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.divf %in, %cst_13 : f32
      %309 = math.erf %308 : f32
      %310 = arith.addf %309, %cst_2 : f32
      %311 = arith.mulf %310, %cst_3 : f32
      %312 = arith.mulf %in, %311 : f32
      linalg.yield %312 : f32
    } -> tensor<8x16x128xf32>
    %collapsed_93 = tensor.collapse_shape %223 [[0, 1], [2]] : tensor<8x16x128xf32> into tensor<128x128xf32>
    %transposed_94 = linalg.transpose ins(%arg36 : tensor<32x128xf32>) outs(%102 : tensor<128x32xf32>) permutation = [1, 0] 
    %224 = linalg.matmul ins(%collapsed_93, %transposed_94 : tensor<128x128xf32>, tensor<128x32xf32>) outs(%103 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %225 = linalg.generic {indexing_maps = [#map8, #map4], iterator_types = ["parallel", "parallel"]} ins(%arg37 : tensor<32xf32>) outs(%102 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x32xf32>
    %226 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%224, %225 : tensor<128x32xf32>, tensor<128x32xf32>) outs(%102 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<128x32xf32>
    %expanded_95 = tensor.expand_shape %226 [[0, 1], [2]] output_shape [8, 16, 32] : tensor<128x32xf32> into tensor<8x16x32xf32>
    %227 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%203, %expanded_95 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %228 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%227 : tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %308 = arith.extf %in : f32 to f64
      linalg.yield %308 : f64
    } -> tensor<8x16x32xf64>
    %229 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%228 : tensor<8x16x32xf64>) outs(%10 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.addf %in, %out : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %230 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%229 : tensor<8x16x1xf64>) outs(%9 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.divf %in, %cst_11 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %231 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%228, %230 : tensor<8x16x32xf64>, tensor<8x16x1xf64>) outs(%7 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_127: f64, %out: f64):
      %308 = arith.subf %in, %in_127 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x32xf64>
    %232 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%231, %231 : tensor<8x16x32xf64>, tensor<8x16x32xf64>) outs(%7 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_127: f64, %out: f64):
      %308 = arith.mulf %in, %in_127 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x32xf64>
    %233 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%232 : tensor<8x16x32xf64>) outs(%10 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.addf %in, %out : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %234 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%233 : tensor<8x16x1xf64>) outs(%9 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.divf %in, %cst_11 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %235 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%234 : tensor<8x16x1xf64>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %308 = arith.truncf %in : f64 to f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %236 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%227 : tensor<8x16x32xf32>) outs(%19 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.addf %in, %out : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %237 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%236 : tensor<8x16x1xf32>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.divf %in, %cst_12 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %238 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%235 : tensor<8x16x1xf32>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.truncf %cst_10 : f64 to f32
      %309 = arith.addf %in, %308 : f32
      linalg.yield %309 : f32
    } -> tensor<8x16x1xf32>
    %239 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%238 : tensor<8x16x1xf32>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = math.rsqrt %in : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %240 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%227, %237 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.subf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %241 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%240, %239 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.mulf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %242 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%241, %arg38 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.mulf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %243 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%242, %arg39 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %collapsed_96 = tensor.collapse_shape %243 [[0, 1], [2]] : tensor<8x16x32xf32> into tensor<128x32xf32>
    %transposed_97 = linalg.transpose ins(%arg40 : tensor<96x32xf32>) outs(%28 : tensor<32x96xf32>) permutation = [1, 0] 
    %244 = linalg.matmul ins(%collapsed_96, %transposed_97 : tensor<128x32xf32>, tensor<32x96xf32>) outs(%30 : tensor<128x96xf32>) -> tensor<128x96xf32>
    %245 = linalg.generic {indexing_maps = [#map8, #map4], iterator_types = ["parallel", "parallel"]} ins(%arg41 : tensor<96xf32>) outs(%29 : tensor<128x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x96xf32>
    %246 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%244, %245 : tensor<128x96xf32>, tensor<128x96xf32>) outs(%29 : tensor<128x96xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<128x96xf32>
    %expanded_98 = tensor.expand_shape %246 [[0, 1], [2]] output_shape [8, 16, 96] : tensor<128x96xf32> into tensor<8x16x96xf32>
    %extracted_slice_99 = tensor.extract_slice %expanded_98[0, 0, 0] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %extracted_slice_100 = tensor.extract_slice %expanded_98[0, 0, 32] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %extracted_slice_101 = tensor.extract_slice %expanded_98[0, 0, 64] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %expanded_102 = tensor.expand_shape %extracted_slice_99 [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %transposed_103 = linalg.transpose ins(%expanded_102 : tensor<8x16x4x8xf32>) outs(%34 : tensor<8x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %expanded_104 = tensor.expand_shape %extracted_slice_100 [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %expanded_105 = tensor.expand_shape %extracted_slice_101 [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %transposed_106 = linalg.transpose ins(%expanded_105 : tensor<8x16x4x8xf32>) outs(%34 : tensor<8x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %247 = linalg.generic {indexing_maps = [#map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_103 : tensor<8x4x16x8xf32>) outs(%34 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.truncf %cst_9 : f64 to f32
      %309 = arith.mulf %in, %308 : f32
      linalg.yield %309 : f32
    } -> tensor<8x4x16x8xf32>
    %transposed_107 = linalg.transpose ins(%expanded_104 : tensor<8x16x4x8xf32>) outs(%43 : tensor<8x4x8x16xf32>) permutation = [0, 2, 3, 1] 
    %248 = linalg.generic {indexing_maps = [#map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_107 : tensor<8x4x8x16xf32>) outs(%43 : tensor<8x4x8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.truncf %cst_9 : f64 to f32
      %309 = arith.mulf %in, %308 : f32
      linalg.yield %309 : f32
    } -> tensor<8x4x8x16xf32>
    %collapsed_108 = tensor.collapse_shape %247 [[0, 1], [2], [3]] : tensor<8x4x16x8xf32> into tensor<32x16x8xf32>
    %collapsed_109 = tensor.collapse_shape %248 [[0, 1], [2], [3]] : tensor<8x4x8x16xf32> into tensor<32x8x16xf32>
    %249 = linalg.batch_matmul ins(%collapsed_108, %collapsed_109 : tensor<32x16x8xf32>, tensor<32x8x16xf32>) outs(%46 : tensor<32x16x16xf32>) -> tensor<32x16x16xf32>
    %expanded_110 = tensor.expand_shape %249 [[0, 1], [2], [3]] output_shape [8, 4, 16, 16] : tensor<32x16x16xf32> into tensor<8x4x16x16xf32>
    %250 = linalg.generic {indexing_maps = [#map9, #map13, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_110, %42 : tensor<8x4x16x16xf32>, tensor<16x16xf32>) outs(%48 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x4x16x16xf32>
    %251:2 = linalg.generic {indexing_maps = [#map9, #map14, #map14], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%250 : tensor<8x4x16x16xf32>) outs(%53, %51 : tensor<8x4x16xf32>, tensor<8x4x16xi64>) {
    ^bb0(%in: f32, %out: f32, %out_127: i64):
      %308 = linalg.index 3 : index
      %309 = arith.index_cast %308 : index to i64
      %310 = arith.maximumf %in, %out : f32
      %311 = arith.cmpf ogt, %in, %out : f32
      %312 = arith.select %311, %309, %out_127 : i64
      linalg.yield %310, %312 : f32, i64
    } -> (tensor<8x4x16xf32>, tensor<8x4x16xi64>)
    %expanded_111 = tensor.expand_shape %251#0 [[0], [1], [2, 3]] output_shape [8, 4, 16, 1] : tensor<8x4x16xf32> into tensor<8x4x16x1xf32>
    %252 = linalg.generic {indexing_maps = [#map9, #map15, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%250, %expanded_111 : tensor<8x4x16x16xf32>, tensor<8x4x16x1xf32>) outs(%48 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.subf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x4x16x16xf32>
    %253 = linalg.generic {indexing_maps = [#map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%252 : tensor<8x4x16x16xf32>) outs(%48 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = math.exp %in : f32
      linalg.yield %308 : f32
    } -> tensor<8x4x16x16xf32>
    %254 = linalg.generic {indexing_maps = [#map9, #map15], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%253 : tensor<8x4x16x16xf32>) outs(%58 : tensor<8x4x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.addf %in, %out : f32
      linalg.yield %308 : f32
    } -> tensor<8x4x16x1xf32>
    %255 = linalg.generic {indexing_maps = [#map9, #map15, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%253, %254 : tensor<8x4x16x16xf32>, tensor<8x4x16x1xf32>) outs(%48 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.divf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x4x16x16xf32>
    %256 = linalg.generic {indexing_maps = [#map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%250 : tensor<8x4x16x16xf32>) outs(%61 : tensor<8x4x16x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %308 = arith.extf %in : f32 to f64
      %309 = arith.cmpf oeq, %308, %cst_8 : f64
      linalg.yield %309 : i1
    } -> tensor<8x4x16x16xi1>
    %257 = linalg.generic {indexing_maps = [#map9, #map15], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%256 : tensor<8x4x16x16xi1>) outs(%64 : tensor<8x4x16x1xi1>) {
    ^bb0(%in: i1, %out: i1):
      %308 = arith.andi %in, %out : i1
      linalg.yield %308 : i1
    } -> tensor<8x4x16x1xi1>
    %258 = linalg.generic {indexing_maps = [#map15, #map9, #map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%257, %cst_4, %255 : tensor<8x4x16x1xi1>, tensor<8x4x16x16xf32>, tensor<8x4x16x16xf32>) outs(%48 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: i1, %in_127: f32, %in_128: f32, %out: f32):
      %308 = arith.select %in, %in_127, %in_128 : f32
      linalg.yield %308 : f32
    } -> tensor<8x4x16x16xf32>
    %collapsed_112 = tensor.collapse_shape %258 [[0, 1], [2], [3]] : tensor<8x4x16x16xf32> into tensor<32x16x16xf32>
    %collapsed_113 = tensor.collapse_shape %transposed_106 [[0, 1], [2], [3]] : tensor<8x4x16x8xf32> into tensor<32x16x8xf32>
    %259 = linalg.batch_matmul ins(%collapsed_112, %collapsed_113 : tensor<32x16x16xf32>, tensor<32x16x8xf32>) outs(%68 : tensor<32x16x8xf32>) -> tensor<32x16x8xf32>
    %expanded_114 = tensor.expand_shape %259 [[0, 1], [2], [3]] output_shape [8, 4, 16, 8] : tensor<32x16x8xf32> into tensor<8x4x16x8xf32>
    %transposed_115 = linalg.transpose ins(%expanded_114 : tensor<8x4x16x8xf32>) outs(%70 : tensor<8x16x4x8xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_116 = tensor.collapse_shape %transposed_115 [[0], [1], [2, 3]] : tensor<8x16x4x8xf32> into tensor<8x16x32xf32>
    %transposed_117 = linalg.transpose ins(%arg42 : tensor<32x32xf32>) outs(%71 : tensor<32x32xf32>) permutation = [1, 0] 
    %260 = linalg.generic {indexing_maps = [#map5, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_117 : tensor<32x32xf32>) outs(%72 : tensor<8x32x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x32x32xf32>
    %261 = linalg.batch_matmul ins(%collapsed_116, %260 : tensor<8x16x32xf32>, tensor<8x32x32xf32>) outs(%74 : tensor<8x16x32xf32>) -> tensor<8x16x32xf32>
    %262 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%261, %arg43 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %263 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%227, %262 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %264 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%263 : tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %308 = arith.extf %in : f32 to f64
      linalg.yield %308 : f64
    } -> tensor<8x16x32xf64>
    %265 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%264 : tensor<8x16x32xf64>) outs(%10 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.addf %in, %out : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %266 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%265 : tensor<8x16x1xf64>) outs(%9 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.divf %in, %cst_11 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %267 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%264, %266 : tensor<8x16x32xf64>, tensor<8x16x1xf64>) outs(%7 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_127: f64, %out: f64):
      %308 = arith.subf %in, %in_127 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x32xf64>
    %268 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%267, %267 : tensor<8x16x32xf64>, tensor<8x16x32xf64>) outs(%7 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_127: f64, %out: f64):
      %308 = arith.mulf %in, %in_127 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x32xf64>
    %269 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%268 : tensor<8x16x32xf64>) outs(%10 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.addf %in, %out : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %270 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%269 : tensor<8x16x1xf64>) outs(%9 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.divf %in, %cst_11 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %271 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%270 : tensor<8x16x1xf64>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %308 = arith.truncf %in : f64 to f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %272 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%263 : tensor<8x16x32xf32>) outs(%19 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.addf %in, %out : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %273 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%272 : tensor<8x16x1xf32>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.divf %in, %cst_12 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %274 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%271 : tensor<8x16x1xf32>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.truncf %cst_10 : f64 to f32
      %309 = arith.addf %in, %308 : f32
      linalg.yield %309 : f32
    } -> tensor<8x16x1xf32>
    %275 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%274 : tensor<8x16x1xf32>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = math.rsqrt %in : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %276 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%263, %273 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.subf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %277 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%276, %275 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.mulf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %278 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%277, %arg44 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.mulf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %279 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%278, %arg45 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %collapsed_118 = tensor.collapse_shape %279 [[0, 1], [2]] : tensor<8x16x32xf32> into tensor<128x32xf32>
    %transposed_119 = linalg.transpose ins(%arg46 : tensor<128x32xf32>) outs(%94 : tensor<32x128xf32>) permutation = [1, 0] 
    %280 = linalg.matmul ins(%collapsed_118, %transposed_119 : tensor<128x32xf32>, tensor<32x128xf32>) outs(%96 : tensor<128x128xf32>) -> tensor<128x128xf32>
    %281 = linalg.generic {indexing_maps = [#map8, #map4], iterator_types = ["parallel", "parallel"]} ins(%arg47 : tensor<128xf32>) outs(%95 : tensor<128x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x128xf32>
    %282 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%280, %281 : tensor<128x128xf32>, tensor<128x128xf32>) outs(%95 : tensor<128x128xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<128x128xf32>
    %expanded_120 = tensor.expand_shape %282 [[0, 1], [2]] output_shape [8, 16, 128] : tensor<128x128xf32> into tensor<8x16x128xf32>
    %283 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_120 : tensor<8x16x128xf32>) outs(%100 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.divf %in, %cst_13 : f32
      %309 = math.erf %308 : f32
      %310 = arith.addf %309, %cst_2 : f32
      %311 = arith.mulf %310, %cst_3 : f32
      %312 = arith.mulf %in, %311 : f32
      linalg.yield %312 : f32
    } -> tensor<8x16x128xf32>
    %collapsed_121 = tensor.collapse_shape %283 [[0, 1], [2]] : tensor<8x16x128xf32> into tensor<128x128xf32>
    %transposed_122 = linalg.transpose ins(%arg48 : tensor<32x128xf32>) outs(%102 : tensor<128x32xf32>) permutation = [1, 0] 
    %284 = linalg.matmul ins(%collapsed_121, %transposed_122 : tensor<128x128xf32>, tensor<128x32xf32>) outs(%103 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %285 = linalg.generic {indexing_maps = [#map8, #map4], iterator_types = ["parallel", "parallel"]} ins(%arg49 : tensor<32xf32>) outs(%102 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x32xf32>
    %286 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%284, %285 : tensor<128x32xf32>, tensor<128x32xf32>) outs(%102 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<128x32xf32>
    %expanded_123 = tensor.expand_shape %286 [[0, 1], [2]] output_shape [8, 16, 32] : tensor<128x32xf32> into tensor<8x16x32xf32>
    %287 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%263, %expanded_123 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %288 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%287 : tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %308 = arith.extf %in : f32 to f64
      linalg.yield %308 : f64
    } -> tensor<8x16x32xf64>
    %289 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%288 : tensor<8x16x32xf64>) outs(%10 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.addf %in, %out : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %290 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%289 : tensor<8x16x1xf64>) outs(%9 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.divf %in, %cst_11 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %291 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%288, %290 : tensor<8x16x32xf64>, tensor<8x16x1xf64>) outs(%7 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_127: f64, %out: f64):
      %308 = arith.subf %in, %in_127 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x32xf64>
    %292 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%291, %291 : tensor<8x16x32xf64>, tensor<8x16x32xf64>) outs(%7 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_127: f64, %out: f64):
      %308 = arith.mulf %in, %in_127 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x32xf64>
    %293 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%292 : tensor<8x16x32xf64>) outs(%10 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.addf %in, %out : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %294 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%293 : tensor<8x16x1xf64>) outs(%9 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %308 = arith.divf %in, %cst_11 : f64
      linalg.yield %308 : f64
    } -> tensor<8x16x1xf64>
    %295 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%294 : tensor<8x16x1xf64>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %308 = arith.truncf %in : f64 to f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %296 = linalg.generic {indexing_maps = [#map1, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%287 : tensor<8x16x32xf32>) outs(%19 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.addf %in, %out : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %297 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%296 : tensor<8x16x1xf32>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.divf %in, %cst_12 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %298 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%295 : tensor<8x16x1xf32>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = arith.truncf %cst_10 : f64 to f32
      %309 = arith.addf %in, %308 : f32
      linalg.yield %309 : f32
    } -> tensor<8x16x1xf32>
    %299 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%298 : tensor<8x16x1xf32>) outs(%17 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %308 = math.rsqrt %in : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x1xf32>
    %300 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%287, %297 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.subf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %301 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%300, %299 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.mulf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %302 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%301, %arg50 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.mulf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %303 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%302, %arg51 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_127: f32, %out: f32):
      %308 = arith.addf %in, %in_127 : f32
      linalg.yield %308 : f32
    } -> tensor<8x16x32xf32>
    %304 = tensor.empty() : tensor<32x64xf32>
    %transposed_124 = linalg.transpose ins(%arg0 : tensor<64x32xf32>) outs(%304 : tensor<32x64xf32>) permutation = [1, 0] 
    %collapsed_125 = tensor.collapse_shape %303 [[0, 1], [2]] : tensor<8x16x32xf32> into tensor<128x32xf32>
    %305 = tensor.empty() : tensor<128x64xf32>
    %306 = linalg.fill ins(%cst_0 : f32) outs(%305 : tensor<128x64xf32>) -> tensor<128x64xf32>
    %307 = linalg.matmul ins(%collapsed_125, %transposed_124 : tensor<128x32xf32>, tensor<32x64xf32>) outs(%306 : tensor<128x64xf32>) -> tensor<128x64xf32>
    %expanded_126 = tensor.expand_shape %307 [[0, 1], [2]] output_shape [8, 16, 64] : tensor<128x64xf32> into tensor<8x16x64xf32>
    return %expanded_126 : tensor<8x16x64xf32>
  }
}
