#map = affine_map<(d0, d1, d2) -> (d0, d1)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map2 = affine_map<(d0) -> (d0)>
#map3 = affine_map<(d0) -> ()>
#map4 = affine_map<(d0, d1) -> (d0)>
#map5 = affine_map<(d0, d1) -> (d0, d1)>
#map6 = affine_map<(d0, d1, d2) -> (d1, d2)>
#map7 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map8 = affine_map<(d0, d1, d2) -> (d2)>
#map9 = affine_map<(d0, d1) -> (d1)>
#map10 = affine_map<(d0, d1) -> (0, d1)>
#map11 = affine_map<(d0, d1) -> (d0, 0)>
#map12 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map13 = affine_map<(d0, d1, d2, d3) -> (d2, d3)>
#map14 = affine_map<(d0, d1, d2, d3) -> ()>
#map15 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map16 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
module {
  func.func @main(%arg0: tensor<64x32xf32> {tp25d.param = "wte.weight"}, %arg1: tensor<80x32xf32> {tp25d.param = "wpe.weight"}, %arg2: tensor<32xf32> {tp25d.param = "layers.0.ln1.weight"}, %arg3: tensor<32xf32> {tp25d.param = "layers.0.ln1.bias"}, %arg4: tensor<96x32xf32> {tp25d.param = "layers.0.attention.qkv.weight"}, %arg5: tensor<96xf32> {tp25d.param = "layers.0.attention.qkv.bias"}, %arg6: tensor<32x32xf32> {tp25d.param = "layers.0.attention.proj.weight"}, %arg7: tensor<32xf32> {tp25d.param = "layers.0.attention.proj.bias"}, %arg8: tensor<32xf32> {tp25d.param = "layers.0.ln2.weight"}, %arg9: tensor<32xf32> {tp25d.param = "layers.0.ln2.bias"}, %arg10: tensor<128x32xf32> {tp25d.param = "layers.0.up.weight"}, %arg11: tensor<128xf32> {tp25d.param = "layers.0.up.bias"}, %arg12: tensor<32x128xf32> {tp25d.param = "layers.0.down.weight"}, %arg13: tensor<32xf32> {tp25d.param = "layers.0.down.bias"}, %arg14: tensor<32xf32> {tp25d.param = "layers.1.ln1.weight"}, %arg15: tensor<32xf32> {tp25d.param = "layers.1.ln1.bias"}, %arg16: tensor<96x32xf32> {tp25d.param = "layers.1.attention.qkv.weight"}, %arg17: tensor<96xf32> {tp25d.param = "layers.1.attention.qkv.bias"}, %arg18: tensor<32x32xf32> {tp25d.param = "layers.1.attention.proj.weight"}, %arg19: tensor<32xf32> {tp25d.param = "layers.1.attention.proj.bias"}, %arg20: tensor<32xf32> {tp25d.param = "layers.1.ln2.weight"}, %arg21: tensor<32xf32> {tp25d.param = "layers.1.ln2.bias"}, %arg22: tensor<128x32xf32> {tp25d.param = "layers.1.up.weight"}, %arg23: tensor<128xf32> {tp25d.param = "layers.1.up.bias"}, %arg24: tensor<32x128xf32> {tp25d.param = "layers.1.down.weight"}, %arg25: tensor<32xf32> {tp25d.param = "layers.1.down.bias"}, %arg26: tensor<32xf32> {tp25d.param = "ln.weight"}, %arg27: tensor<32xf32> {tp25d.param = "ln.bias"}, %arg28: tensor<8x4x80x8xf32> {tp25d.param = "layers.0.attention.keys", tp25d.state}, %arg29: tensor<8x4x80x8xf32> {tp25d.param = "layers.0.attention.values", tp25d.state}, %arg30: tensor<8x4x80x8xf32> {tp25d.param = "layers.1.attention.keys", tp25d.state}, %arg31: tensor<8x4x80x8xf32> {tp25d.param = "layers.1.attention.values", tp25d.state}, %arg32: tensor<8x16xi64>, %arg33: tensor<i64>) -> (tensor<8x4x80x8xf32> {tp25d.updates = "layers.0.attention.keys"}, tensor<8x4x80x8xf32> {tp25d.updates = "layers.0.attention.values"}, tensor<8x4x80x8xf32> {tp25d.updates = "layers.1.attention.keys"}, tensor<8x4x80x8xf32> {tp25d.updates = "layers.1.attention.values"}, tensor<8x64xf32>) {
    %c0_i64 = arith.constant 0 : i64
    %cst = arith.constant 0.000000e+00 : f64
    %cst_0 = arith.constant 0.000000e+00 : f32
    %true = arith.constant true
    %cst_1 = arith.constant 0xFF800000 : f32
    %cst_2 = arith.constant 1.000000e+00 : f32
    %cst_3 = arith.constant 5.000000e-01 : f32
    %cst_4 = arith.constant dense<0xFF800000> : tensor<f32>
    %cst_5 = arith.constant 0.35355339059327379 : f64
    %cst_6 = arith.constant 1.000000e-05 : f64
    %cst_7 = arith.constant 3.200000e+01 : f64
    %cst_8 = arith.constant 3.200000e+01 : f32
    %cst_9 = arith.constant 1.41421354 : f32
    %0 = tensor.empty() : tensor<8x16x32xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg32 : tensor<8x16xi64>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %180 = arith.index_cast %in : i64 to index
      %181 = linalg.index 2 : index
      %extracted = tensor.extract %arg0[%180, %181] : tensor<64x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<8x16x32xf32>
    %2 = tensor.empty() : tensor<16xi64>
    %3 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel"]} outs(%2 : tensor<16xi64>) {
    ^bb0(%out: i64):
      %180 = linalg.index 0 : index
      %181 = arith.index_cast %180 : index to i64
      linalg.yield %181 : i64
    } -> tensor<16xi64>
    %4 = linalg.generic {indexing_maps = [#map3, #map2, #map2], iterator_types = ["parallel"]} ins(%arg33, %3 : tensor<i64>, tensor<16xi64>) outs(%2 : tensor<16xi64>) {
    ^bb0(%in: i64, %in_78: i64, %out: i64):
      %180 = arith.addi %in, %in_78 : i64
      linalg.yield %180 : i64
    } -> tensor<16xi64>
    %5 = tensor.empty() : tensor<16x32xf32>
    %6 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%4 : tensor<16xi64>) outs(%5 : tensor<16x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %180 = arith.index_cast %in : i64 to index
      %181 = linalg.index 1 : index
      %extracted = tensor.extract %arg1[%180, %181] : tensor<80x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<16x32xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%1, %6 : tensor<8x16x32xf32>, tensor<16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.addf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x32xf32>
    %8 = tensor.empty() : tensor<8x16x32xf64>
    %9 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7 : tensor<8x16x32xf32>) outs(%8 : tensor<8x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %180 = arith.extf %in : f32 to f64
      linalg.yield %180 : f64
    } -> tensor<8x16x32xf64>
    %10 = tensor.empty() : tensor<8x16x1xf64>
    %11 = linalg.fill ins(%cst : f64) outs(%10 : tensor<8x16x1xf64>) -> tensor<8x16x1xf64>
    %12 = linalg.generic {indexing_maps = [#map1, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%9 : tensor<8x16x32xf64>) outs(%11 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %180 = arith.addf %in, %out : f64
      linalg.yield %180 : f64
    } -> tensor<8x16x1xf64>
    %13 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12 : tensor<8x16x1xf64>) outs(%10 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %180 = arith.divf %in, %cst_7 : f64
      linalg.yield %180 : f64
    } -> tensor<8x16x1xf64>
    %14 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %13 : tensor<8x16x32xf64>, tensor<8x16x1xf64>) outs(%8 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_78: f64, %out: f64):
      %180 = arith.subf %in, %in_78 : f64
      linalg.yield %180 : f64
    } -> tensor<8x16x32xf64>
    %15 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14, %14 : tensor<8x16x32xf64>, tensor<8x16x32xf64>) outs(%8 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_78: f64, %out: f64):
      %180 = arith.mulf %in, %in_78 : f64
      linalg.yield %180 : f64
    } -> tensor<8x16x32xf64>
    %16 = linalg.generic {indexing_maps = [#map1, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%15 : tensor<8x16x32xf64>) outs(%11 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %180 = arith.addf %in, %out : f64
      linalg.yield %180 : f64
    } -> tensor<8x16x1xf64>
    %17 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16 : tensor<8x16x1xf64>) outs(%10 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %180 = arith.divf %in, %cst_7 : f64
      linalg.yield %180 : f64
    } -> tensor<8x16x1xf64>
    %18 = tensor.empty() : tensor<8x16x1xf32>
    %19 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%17 : tensor<8x16x1xf64>) outs(%18 : tensor<8x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %180 = arith.truncf %in : f64 to f32
      linalg.yield %180 : f32
    } -> tensor<8x16x1xf32>
    %20 = linalg.fill ins(%cst_0 : f32) outs(%18 : tensor<8x16x1xf32>) -> tensor<8x16x1xf32>
    %21 = linalg.generic {indexing_maps = [#map1, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%7 : tensor<8x16x32xf32>) outs(%20 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %180 = arith.addf %in, %out : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x1xf32>
    %22 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%21 : tensor<8x16x1xf32>) outs(%18 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %180 = arith.divf %in, %cst_8 : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x1xf32>
    %23 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19 : tensor<8x16x1xf32>) outs(%18 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %180 = arith.truncf %cst_6 : f64 to f32
      %181 = arith.addf %in, %180 : f32
      linalg.yield %181 : f32
    } -> tensor<8x16x1xf32>
    %24 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%23 : tensor<8x16x1xf32>) outs(%18 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %180 = math.rsqrt %in : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x1xf32>
    %25 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %22 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.subf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x32xf32>
    %26 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%25, %24 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.mulf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x32xf32>
    %27 = linalg.generic {indexing_maps = [#map1, #map8, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%26, %arg2 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.mulf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x32xf32>
    %28 = linalg.generic {indexing_maps = [#map1, #map8, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%27, %arg3 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.addf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x32xf32>
    %collapsed = tensor.collapse_shape %28 [[0, 1], [2]] : tensor<8x16x32xf32> into tensor<128x32xf32>
    %29 = tensor.empty() : tensor<32x96xf32>
    %transposed = linalg.transpose ins(%arg4 : tensor<96x32xf32>) outs(%29 : tensor<32x96xf32>) permutation = [1, 0] 
    %30 = tensor.empty() : tensor<128x96xf32>
    %31 = linalg.fill ins(%cst_0 : f32) outs(%30 : tensor<128x96xf32>) -> tensor<128x96xf32>
    %32 = linalg.matmul ins(%collapsed, %transposed : tensor<128x32xf32>, tensor<32x96xf32>) outs(%31 : tensor<128x96xf32>) -> tensor<128x96xf32>
    %33 = linalg.generic {indexing_maps = [#map9, #map5], iterator_types = ["parallel", "parallel"]} ins(%arg5 : tensor<96xf32>) outs(%30 : tensor<128x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x96xf32>
    %34 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%32, %33 : tensor<128x96xf32>, tensor<128x96xf32>) outs(%30 : tensor<128x96xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.addf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<128x96xf32>
    %expanded = tensor.expand_shape %34 [[0, 1], [2]] output_shape [8, 16, 96] : tensor<128x96xf32> into tensor<8x16x96xf32>
    %extracted_slice = tensor.extract_slice %expanded[0, 0, 0] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %extracted_slice_10 = tensor.extract_slice %expanded[0, 0, 32] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %extracted_slice_11 = tensor.extract_slice %expanded[0, 0, 64] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %expanded_12 = tensor.expand_shape %extracted_slice [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %35 = tensor.empty() : tensor<8x4x16x8xf32>
    %transposed_13 = linalg.transpose ins(%expanded_12 : tensor<8x16x4x8xf32>) outs(%35 : tensor<8x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %expanded_14 = tensor.expand_shape %extracted_slice_10 [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %transposed_15 = linalg.transpose ins(%expanded_14 : tensor<8x16x4x8xf32>) outs(%35 : tensor<8x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %expanded_16 = tensor.expand_shape %extracted_slice_11 [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %transposed_17 = linalg.transpose ins(%expanded_16 : tensor<8x16x4x8xf32>) outs(%35 : tensor<8x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %36 = tensor.empty() : tensor<80xi64>
    %37 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel"]} outs(%36 : tensor<80xi64>) {
    ^bb0(%out: i64):
      %180 = linalg.index 0 : index
      %181 = arith.index_cast %180 : index to i64
      linalg.yield %181 : i64
    } -> tensor<80xi64>
    %extracted_slice_18 = tensor.extract_slice %arg28[0, 0, 16, 0] [8, 4, 64, 8] [1, 1, 1, 1] : tensor<8x4x80x8xf32> to tensor<8x4x64x8xf32>
    %concat = tensor.concat dim(2) %transposed_15, %extracted_slice_18 : (tensor<8x4x16x8xf32>, tensor<8x4x64x8xf32>) -> tensor<8x4x80x8xf32>
    %extracted_slice_19 = tensor.extract_slice %arg29[0, 0, 16, 0] [8, 4, 64, 8] [1, 1, 1, 1] : tensor<8x4x80x8xf32> to tensor<8x4x64x8xf32>
    %concat_20 = tensor.concat dim(2) %transposed_17, %extracted_slice_19 : (tensor<8x4x16x8xf32>, tensor<8x4x64x8xf32>) -> tensor<8x4x80x8xf32>
    %expanded_21 = tensor.expand_shape %37 [[0, 1]] output_shape [1, 80] : tensor<80xi64> into tensor<1x80xi64>
    %expanded_22 = tensor.expand_shape %4 [[0, 1]] output_shape [16, 1] : tensor<16xi64> into tensor<16x1xi64>
    %38 = tensor.empty() : tensor<16x80xi1>
    %39 = linalg.generic {indexing_maps = [#map10, #map11, #map5], iterator_types = ["parallel", "parallel"]} ins(%expanded_21, %expanded_22 : tensor<1x80xi64>, tensor<16x1xi64>) outs(%38 : tensor<16x80xi1>) {
    ^bb0(%in: i64, %in_78: i64, %out: i1):
      %180 = arith.cmpi sle, %in, %in_78 : i64
      linalg.yield %180 : i1
    } -> tensor<16x80xi1>
    %collapsed_23 = tensor.collapse_shape %transposed_13 [[0, 1], [2], [3]] : tensor<8x4x16x8xf32> into tensor<32x16x8xf32>
    %40 = tensor.empty() : tensor<8x4x8x80xf32>
    %transposed_24 = linalg.transpose ins(%concat : tensor<8x4x80x8xf32>) outs(%40 : tensor<8x4x8x80xf32>) permutation = [0, 1, 3, 2] 
    %collapsed_25 = tensor.collapse_shape %transposed_24 [[0, 1], [2], [3]] : tensor<8x4x8x80xf32> into tensor<32x8x80xf32>
    %41 = tensor.empty() : tensor<32x16x80xf32>
    %42 = linalg.fill ins(%cst_0 : f32) outs(%41 : tensor<32x16x80xf32>) -> tensor<32x16x80xf32>
    %43 = linalg.batch_matmul ins(%collapsed_23, %collapsed_25 : tensor<32x16x8xf32>, tensor<32x8x80xf32>) outs(%42 : tensor<32x16x80xf32>) -> tensor<32x16x80xf32>
    %expanded_26 = tensor.expand_shape %43 [[0, 1], [2], [3]] output_shape [8, 4, 16, 80] : tensor<32x16x80xf32> into tensor<8x4x16x80xf32>
    %44 = tensor.empty() : tensor<8x4x16x80xf32>
    %45 = linalg.generic {indexing_maps = [#map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_26 : tensor<8x4x16x80xf32>) outs(%44 : tensor<8x4x16x80xf32>) {
    ^bb0(%in: f32, %out: f32):
      %180 = arith.truncf %cst_5 : f64 to f32
      %181 = arith.mulf %in, %180 : f32
      linalg.yield %181 : f32
    } -> tensor<8x4x16x80xf32>
    %46 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%39 : tensor<16x80xi1>) outs(%38 : tensor<16x80xi1>) {
    ^bb0(%in: i1, %out: i1):
      %180 = arith.xori %in, %true : i1
      linalg.yield %180 : i1
    } -> tensor<16x80xi1>
    %47 = linalg.generic {indexing_maps = [#map13, #map14, #map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%46, %cst_4, %45 : tensor<16x80xi1>, tensor<f32>, tensor<8x4x16x80xf32>) outs(%44 : tensor<8x4x16x80xf32>) {
    ^bb0(%in: i1, %in_78: f32, %in_79: f32, %out: f32):
      %180 = arith.select %in, %in_78, %in_79 : f32
      linalg.yield %180 : f32
    } -> tensor<8x4x16x80xf32>
    %48 = tensor.empty() : tensor<8x4x16xi64>
    %49 = linalg.fill ins(%c0_i64 : i64) outs(%48 : tensor<8x4x16xi64>) -> tensor<8x4x16xi64>
    %50 = tensor.empty() : tensor<8x4x16xf32>
    %51 = linalg.fill ins(%cst_1 : f32) outs(%50 : tensor<8x4x16xf32>) -> tensor<8x4x16xf32>
    %52:2 = linalg.generic {indexing_maps = [#map12, #map15, #map15], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%47 : tensor<8x4x16x80xf32>) outs(%51, %49 : tensor<8x4x16xf32>, tensor<8x4x16xi64>) {
    ^bb0(%in: f32, %out: f32, %out_78: i64):
      %180 = linalg.index 3 : index
      %181 = arith.index_cast %180 : index to i64
      %182 = arith.maximumf %in, %out : f32
      %183 = arith.cmpf ogt, %in, %out : f32
      %184 = arith.select %183, %181, %out_78 : i64
      linalg.yield %182, %184 : f32, i64
    } -> (tensor<8x4x16xf32>, tensor<8x4x16xi64>)
    %expanded_27 = tensor.expand_shape %52#0 [[0], [1], [2, 3]] output_shape [8, 4, 16, 1] : tensor<8x4x16xf32> into tensor<8x4x16x1xf32>
    %53 = linalg.generic {indexing_maps = [#map12, #map16, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%47, %expanded_27 : tensor<8x4x16x80xf32>, tensor<8x4x16x1xf32>) outs(%44 : tensor<8x4x16x80xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.subf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<8x4x16x80xf32>
    %54 = linalg.generic {indexing_maps = [#map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%53 : tensor<8x4x16x80xf32>) outs(%44 : tensor<8x4x16x80xf32>) {
    ^bb0(%in: f32, %out: f32):
      %180 = math.exp %in : f32
      linalg.yield %180 : f32
    } -> tensor<8x4x16x80xf32>
    %55 = tensor.empty() : tensor<8x4x16x1xf32>
    %56 = linalg.fill ins(%cst_0 : f32) outs(%55 : tensor<8x4x16x1xf32>) -> tensor<8x4x16x1xf32>
    %57 = linalg.generic {indexing_maps = [#map12, #map16], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%54 : tensor<8x4x16x80xf32>) outs(%56 : tensor<8x4x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %180 = arith.addf %in, %out : f32
      linalg.yield %180 : f32
    } -> tensor<8x4x16x1xf32>
    %58 = linalg.generic {indexing_maps = [#map12, #map16, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%54, %57 : tensor<8x4x16x80xf32>, tensor<8x4x16x1xf32>) outs(%44 : tensor<8x4x16x80xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.divf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<8x4x16x80xf32>
    %collapsed_28 = tensor.collapse_shape %58 [[0, 1], [2], [3]] : tensor<8x4x16x80xf32> into tensor<32x16x80xf32>
    %collapsed_29 = tensor.collapse_shape %concat_20 [[0, 1], [2], [3]] : tensor<8x4x80x8xf32> into tensor<32x80x8xf32>
    %59 = tensor.empty() : tensor<32x16x8xf32>
    %60 = linalg.fill ins(%cst_0 : f32) outs(%59 : tensor<32x16x8xf32>) -> tensor<32x16x8xf32>
    %61 = linalg.batch_matmul ins(%collapsed_28, %collapsed_29 : tensor<32x16x80xf32>, tensor<32x80x8xf32>) outs(%60 : tensor<32x16x8xf32>) -> tensor<32x16x8xf32>
    %expanded_30 = tensor.expand_shape %61 [[0, 1], [2], [3]] output_shape [8, 4, 16, 8] : tensor<32x16x8xf32> into tensor<8x4x16x8xf32>
    %62 = tensor.empty() : tensor<8x16x4x8xf32>
    %transposed_31 = linalg.transpose ins(%expanded_30 : tensor<8x4x16x8xf32>) outs(%62 : tensor<8x16x4x8xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_32 = tensor.collapse_shape %transposed_31 [[0, 1], [2, 3]] : tensor<8x16x4x8xf32> into tensor<128x32xf32>
    %63 = tensor.empty() : tensor<32x32xf32>
    %transposed_33 = linalg.transpose ins(%arg6 : tensor<32x32xf32>) outs(%63 : tensor<32x32xf32>) permutation = [1, 0] 
    %64 = tensor.empty() : tensor<128x32xf32>
    %65 = linalg.fill ins(%cst_0 : f32) outs(%64 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %66 = linalg.matmul ins(%collapsed_32, %transposed_33 : tensor<128x32xf32>, tensor<32x32xf32>) outs(%65 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %67 = linalg.generic {indexing_maps = [#map9, #map5], iterator_types = ["parallel", "parallel"]} ins(%arg7 : tensor<32xf32>) outs(%64 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x32xf32>
    %68 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%66, %67 : tensor<128x32xf32>, tensor<128x32xf32>) outs(%64 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.addf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<128x32xf32>
    %expanded_34 = tensor.expand_shape %68 [[0, 1], [2]] output_shape [8, 16, 32] : tensor<128x32xf32> into tensor<8x16x32xf32>
    %69 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %expanded_34 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.addf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x32xf32>
    %70 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%69 : tensor<8x16x32xf32>) outs(%8 : tensor<8x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %180 = arith.extf %in : f32 to f64
      linalg.yield %180 : f64
    } -> tensor<8x16x32xf64>
    %71 = linalg.generic {indexing_maps = [#map1, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%70 : tensor<8x16x32xf64>) outs(%11 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %180 = arith.addf %in, %out : f64
      linalg.yield %180 : f64
    } -> tensor<8x16x1xf64>
    %72 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%71 : tensor<8x16x1xf64>) outs(%10 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %180 = arith.divf %in, %cst_7 : f64
      linalg.yield %180 : f64
    } -> tensor<8x16x1xf64>
    %73 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%70, %72 : tensor<8x16x32xf64>, tensor<8x16x1xf64>) outs(%8 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_78: f64, %out: f64):
      %180 = arith.subf %in, %in_78 : f64
      linalg.yield %180 : f64
    } -> tensor<8x16x32xf64>
    %74 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%73, %73 : tensor<8x16x32xf64>, tensor<8x16x32xf64>) outs(%8 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_78: f64, %out: f64):
      %180 = arith.mulf %in, %in_78 : f64
      linalg.yield %180 : f64
    } -> tensor<8x16x32xf64>
    %75 = linalg.generic {indexing_maps = [#map1, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%74 : tensor<8x16x32xf64>) outs(%11 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %180 = arith.addf %in, %out : f64
      linalg.yield %180 : f64
    } -> tensor<8x16x1xf64>
    %76 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%75 : tensor<8x16x1xf64>) outs(%10 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %180 = arith.divf %in, %cst_7 : f64
      linalg.yield %180 : f64
    } -> tensor<8x16x1xf64>
    %77 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%76 : tensor<8x16x1xf64>) outs(%18 : tensor<8x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %180 = arith.truncf %in : f64 to f32
      linalg.yield %180 : f32
    } -> tensor<8x16x1xf32>
    %78 = linalg.generic {indexing_maps = [#map1, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%69 : tensor<8x16x32xf32>) outs(%20 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %180 = arith.addf %in, %out : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x1xf32>
    %79 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%78 : tensor<8x16x1xf32>) outs(%18 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %180 = arith.divf %in, %cst_8 : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x1xf32>
    %80 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%77 : tensor<8x16x1xf32>) outs(%18 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %180 = arith.truncf %cst_6 : f64 to f32
      %181 = arith.addf %in, %180 : f32
      linalg.yield %181 : f32
    } -> tensor<8x16x1xf32>
    %81 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%80 : tensor<8x16x1xf32>) outs(%18 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %180 = math.rsqrt %in : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x1xf32>
    %82 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%69, %79 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.subf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x32xf32>
    %83 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%82, %81 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.mulf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x32xf32>
    %84 = linalg.generic {indexing_maps = [#map1, #map8, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%83, %arg8 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.mulf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x32xf32>
    %85 = linalg.generic {indexing_maps = [#map1, #map8, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%84, %arg9 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.addf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x32xf32>
    %collapsed_35 = tensor.collapse_shape %85 [[0, 1], [2]] : tensor<8x16x32xf32> into tensor<128x32xf32>
    %86 = tensor.empty() : tensor<32x128xf32>
    %transposed_36 = linalg.transpose ins(%arg10 : tensor<128x32xf32>) outs(%86 : tensor<32x128xf32>) permutation = [1, 0] 
    %87 = tensor.empty() : tensor<128x128xf32>
    %88 = linalg.fill ins(%cst_0 : f32) outs(%87 : tensor<128x128xf32>) -> tensor<128x128xf32>
    %89 = linalg.matmul ins(%collapsed_35, %transposed_36 : tensor<128x32xf32>, tensor<32x128xf32>) outs(%88 : tensor<128x128xf32>) -> tensor<128x128xf32>
    %90 = linalg.generic {indexing_maps = [#map9, #map5], iterator_types = ["parallel", "parallel"]} ins(%arg11 : tensor<128xf32>) outs(%87 : tensor<128x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x128xf32>
    %91 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%89, %90 : tensor<128x128xf32>, tensor<128x128xf32>) outs(%87 : tensor<128x128xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.addf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<128x128xf32>
    %expanded_37 = tensor.expand_shape %91 [[0, 1], [2]] output_shape [8, 16, 128] : tensor<128x128xf32> into tensor<8x16x128xf32>
    %92 = tensor.empty() : tensor<8x16x128xf32>
    %93 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_37 : tensor<8x16x128xf32>) outs(%92 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %180 = arith.divf %in, %cst_9 : f32
      %181 = math.erf %180 : f32
      %182 = arith.addf %181, %cst_2 : f32
      %183 = arith.mulf %182, %cst_3 : f32
      %184 = arith.mulf %in, %183 : f32
      linalg.yield %184 : f32
    } -> tensor<8x16x128xf32>
    %collapsed_38 = tensor.collapse_shape %93 [[0, 1], [2]] : tensor<8x16x128xf32> into tensor<128x128xf32>
    %transposed_39 = linalg.transpose ins(%arg12 : tensor<32x128xf32>) outs(%64 : tensor<128x32xf32>) permutation = [1, 0] 
    %94 = linalg.matmul ins(%collapsed_38, %transposed_39 : tensor<128x128xf32>, tensor<128x32xf32>) outs(%65 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %95 = linalg.generic {indexing_maps = [#map9, #map5], iterator_types = ["parallel", "parallel"]} ins(%arg13 : tensor<32xf32>) outs(%64 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x32xf32>
    %96 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%94, %95 : tensor<128x32xf32>, tensor<128x32xf32>) outs(%64 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.addf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<128x32xf32>
    %expanded_40 = tensor.expand_shape %96 [[0, 1], [2]] output_shape [8, 16, 32] : tensor<128x32xf32> into tensor<8x16x32xf32>
    %97 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%69, %expanded_40 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.addf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x32xf32>
    %98 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%97 : tensor<8x16x32xf32>) outs(%8 : tensor<8x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %180 = arith.extf %in : f32 to f64
      linalg.yield %180 : f64
    } -> tensor<8x16x32xf64>
    %99 = linalg.generic {indexing_maps = [#map1, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%98 : tensor<8x16x32xf64>) outs(%11 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %180 = arith.addf %in, %out : f64
      linalg.yield %180 : f64
    } -> tensor<8x16x1xf64>
    %100 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%99 : tensor<8x16x1xf64>) outs(%10 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %180 = arith.divf %in, %cst_7 : f64
      linalg.yield %180 : f64
    } -> tensor<8x16x1xf64>
    %101 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%98, %100 : tensor<8x16x32xf64>, tensor<8x16x1xf64>) outs(%8 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_78: f64, %out: f64):
      %180 = arith.subf %in, %in_78 : f64
      linalg.yield %180 : f64
    } -> tensor<8x16x32xf64>
    %102 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%101, %101 : tensor<8x16x32xf64>, tensor<8x16x32xf64>) outs(%8 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_78: f64, %out: f64):
      %180 = arith.mulf %in, %in_78 : f64
      linalg.yield %180 : f64
    } -> tensor<8x16x32xf64>
    %103 = linalg.generic {indexing_maps = [#map1, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%102 : tensor<8x16x32xf64>) outs(%11 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %180 = arith.addf %in, %out : f64
      linalg.yield %180 : f64
    } -> tensor<8x16x1xf64>
    %104 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%103 : tensor<8x16x1xf64>) outs(%10 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %180 = arith.divf %in, %cst_7 : f64
      linalg.yield %180 : f64
    } -> tensor<8x16x1xf64>
    %105 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%104 : tensor<8x16x1xf64>) outs(%18 : tensor<8x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %180 = arith.truncf %in : f64 to f32
      linalg.yield %180 : f32
    } -> tensor<8x16x1xf32>
    %106 = linalg.generic {indexing_maps = [#map1, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%97 : tensor<8x16x32xf32>) outs(%20 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %180 = arith.addf %in, %out : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x1xf32>
    %107 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%106 : tensor<8x16x1xf32>) outs(%18 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %180 = arith.divf %in, %cst_8 : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x1xf32>
    %108 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%105 : tensor<8x16x1xf32>) outs(%18 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %180 = arith.truncf %cst_6 : f64 to f32
      %181 = arith.addf %in, %180 : f32
      linalg.yield %181 : f32
    } -> tensor<8x16x1xf32>
    %109 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%108 : tensor<8x16x1xf32>) outs(%18 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %180 = math.rsqrt %in : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x1xf32>
    %110 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%97, %107 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.subf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x32xf32>
    %111 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%110, %109 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.mulf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x32xf32>
    %112 = linalg.generic {indexing_maps = [#map1, #map8, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%111, %arg14 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.mulf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x32xf32>
    %113 = linalg.generic {indexing_maps = [#map1, #map8, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%112, %arg15 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.addf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x32xf32>
    %collapsed_41 = tensor.collapse_shape %113 [[0, 1], [2]] : tensor<8x16x32xf32> into tensor<128x32xf32>
    %transposed_42 = linalg.transpose ins(%arg16 : tensor<96x32xf32>) outs(%29 : tensor<32x96xf32>) permutation = [1, 0] 
    %114 = linalg.matmul ins(%collapsed_41, %transposed_42 : tensor<128x32xf32>, tensor<32x96xf32>) outs(%31 : tensor<128x96xf32>) -> tensor<128x96xf32>
    %115 = linalg.generic {indexing_maps = [#map9, #map5], iterator_types = ["parallel", "parallel"]} ins(%arg17 : tensor<96xf32>) outs(%30 : tensor<128x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x96xf32>
    %116 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%114, %115 : tensor<128x96xf32>, tensor<128x96xf32>) outs(%30 : tensor<128x96xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.addf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<128x96xf32>
    %expanded_43 = tensor.expand_shape %116 [[0, 1], [2]] output_shape [8, 16, 96] : tensor<128x96xf32> into tensor<8x16x96xf32>
    %extracted_slice_44 = tensor.extract_slice %expanded_43[0, 0, 0] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %extracted_slice_45 = tensor.extract_slice %expanded_43[0, 0, 32] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %extracted_slice_46 = tensor.extract_slice %expanded_43[0, 0, 64] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %expanded_47 = tensor.expand_shape %extracted_slice_44 [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %transposed_48 = linalg.transpose ins(%expanded_47 : tensor<8x16x4x8xf32>) outs(%35 : tensor<8x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %expanded_49 = tensor.expand_shape %extracted_slice_45 [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %transposed_50 = linalg.transpose ins(%expanded_49 : tensor<8x16x4x8xf32>) outs(%35 : tensor<8x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %expanded_51 = tensor.expand_shape %extracted_slice_46 [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %transposed_52 = linalg.transpose ins(%expanded_51 : tensor<8x16x4x8xf32>) outs(%35 : tensor<8x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %extracted_slice_53 = tensor.extract_slice %arg30[0, 0, 16, 0] [8, 4, 64, 8] [1, 1, 1, 1] : tensor<8x4x80x8xf32> to tensor<8x4x64x8xf32>
    %concat_54 = tensor.concat dim(2) %transposed_50, %extracted_slice_53 : (tensor<8x4x16x8xf32>, tensor<8x4x64x8xf32>) -> tensor<8x4x80x8xf32>
    %extracted_slice_55 = tensor.extract_slice %arg31[0, 0, 16, 0] [8, 4, 64, 8] [1, 1, 1, 1] : tensor<8x4x80x8xf32> to tensor<8x4x64x8xf32>
    %concat_56 = tensor.concat dim(2) %transposed_52, %extracted_slice_55 : (tensor<8x4x16x8xf32>, tensor<8x4x64x8xf32>) -> tensor<8x4x80x8xf32>
    %collapsed_57 = tensor.collapse_shape %transposed_48 [[0, 1], [2], [3]] : tensor<8x4x16x8xf32> into tensor<32x16x8xf32>
    %transposed_58 = linalg.transpose ins(%concat_54 : tensor<8x4x80x8xf32>) outs(%40 : tensor<8x4x8x80xf32>) permutation = [0, 1, 3, 2] 
    %collapsed_59 = tensor.collapse_shape %transposed_58 [[0, 1], [2], [3]] : tensor<8x4x8x80xf32> into tensor<32x8x80xf32>
    %117 = linalg.batch_matmul ins(%collapsed_57, %collapsed_59 : tensor<32x16x8xf32>, tensor<32x8x80xf32>) outs(%42 : tensor<32x16x80xf32>) -> tensor<32x16x80xf32>
    %expanded_60 = tensor.expand_shape %117 [[0, 1], [2], [3]] output_shape [8, 4, 16, 80] : tensor<32x16x80xf32> into tensor<8x4x16x80xf32>
    %118 = linalg.generic {indexing_maps = [#map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_60 : tensor<8x4x16x80xf32>) outs(%44 : tensor<8x4x16x80xf32>) {
    ^bb0(%in: f32, %out: f32):
      %180 = arith.truncf %cst_5 : f64 to f32
      %181 = arith.mulf %in, %180 : f32
      linalg.yield %181 : f32
    } -> tensor<8x4x16x80xf32>
    %119 = linalg.generic {indexing_maps = [#map13, #map14, #map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%46, %cst_4, %118 : tensor<16x80xi1>, tensor<f32>, tensor<8x4x16x80xf32>) outs(%44 : tensor<8x4x16x80xf32>) {
    ^bb0(%in: i1, %in_78: f32, %in_79: f32, %out: f32):
      %180 = arith.select %in, %in_78, %in_79 : f32
      linalg.yield %180 : f32
    } -> tensor<8x4x16x80xf32>
    %120:2 = linalg.generic {indexing_maps = [#map12, #map15, #map15], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%119 : tensor<8x4x16x80xf32>) outs(%51, %49 : tensor<8x4x16xf32>, tensor<8x4x16xi64>) {
    ^bb0(%in: f32, %out: f32, %out_78: i64):
      %180 = linalg.index 3 : index
      %181 = arith.index_cast %180 : index to i64
      %182 = arith.maximumf %in, %out : f32
      %183 = arith.cmpf ogt, %in, %out : f32
      %184 = arith.select %183, %181, %out_78 : i64
      linalg.yield %182, %184 : f32, i64
    } -> (tensor<8x4x16xf32>, tensor<8x4x16xi64>)
    %expanded_61 = tensor.expand_shape %120#0 [[0], [1], [2, 3]] output_shape [8, 4, 16, 1] : tensor<8x4x16xf32> into tensor<8x4x16x1xf32>
    %121 = linalg.generic {indexing_maps = [#map12, #map16, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%119, %expanded_61 : tensor<8x4x16x80xf32>, tensor<8x4x16x1xf32>) outs(%44 : tensor<8x4x16x80xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.subf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<8x4x16x80xf32>
    %122 = linalg.generic {indexing_maps = [#map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%121 : tensor<8x4x16x80xf32>) outs(%44 : tensor<8x4x16x80xf32>) {
    ^bb0(%in: f32, %out: f32):
      %180 = math.exp %in : f32
      linalg.yield %180 : f32
    } -> tensor<8x4x16x80xf32>
    %123 = linalg.generic {indexing_maps = [#map12, #map16], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%122 : tensor<8x4x16x80xf32>) outs(%56 : tensor<8x4x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %180 = arith.addf %in, %out : f32
      linalg.yield %180 : f32
    } -> tensor<8x4x16x1xf32>
    %124 = linalg.generic {indexing_maps = [#map12, #map16, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%122, %123 : tensor<8x4x16x80xf32>, tensor<8x4x16x1xf32>) outs(%44 : tensor<8x4x16x80xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.divf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<8x4x16x80xf32>
    %collapsed_62 = tensor.collapse_shape %124 [[0, 1], [2], [3]] : tensor<8x4x16x80xf32> into tensor<32x16x80xf32>
    %collapsed_63 = tensor.collapse_shape %concat_56 [[0, 1], [2], [3]] : tensor<8x4x80x8xf32> into tensor<32x80x8xf32>
    %125 = linalg.batch_matmul ins(%collapsed_62, %collapsed_63 : tensor<32x16x80xf32>, tensor<32x80x8xf32>) outs(%60 : tensor<32x16x8xf32>) -> tensor<32x16x8xf32>
    %expanded_64 = tensor.expand_shape %125 [[0, 1], [2], [3]] output_shape [8, 4, 16, 8] : tensor<32x16x8xf32> into tensor<8x4x16x8xf32>
    %transposed_65 = linalg.transpose ins(%expanded_64 : tensor<8x4x16x8xf32>) outs(%62 : tensor<8x16x4x8xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_66 = tensor.collapse_shape %transposed_65 [[0, 1], [2, 3]] : tensor<8x16x4x8xf32> into tensor<128x32xf32>
    %transposed_67 = linalg.transpose ins(%arg18 : tensor<32x32xf32>) outs(%63 : tensor<32x32xf32>) permutation = [1, 0] 
    %126 = linalg.matmul ins(%collapsed_66, %transposed_67 : tensor<128x32xf32>, tensor<32x32xf32>) outs(%65 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %127 = linalg.generic {indexing_maps = [#map9, #map5], iterator_types = ["parallel", "parallel"]} ins(%arg19 : tensor<32xf32>) outs(%64 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x32xf32>
    %128 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%126, %127 : tensor<128x32xf32>, tensor<128x32xf32>) outs(%64 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.addf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<128x32xf32>
    %expanded_68 = tensor.expand_shape %128 [[0, 1], [2]] output_shape [8, 16, 32] : tensor<128x32xf32> into tensor<8x16x32xf32>
    %129 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%97, %expanded_68 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.addf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x32xf32>
    %130 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%129 : tensor<8x16x32xf32>) outs(%8 : tensor<8x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %180 = arith.extf %in : f32 to f64
      linalg.yield %180 : f64
    } -> tensor<8x16x32xf64>
    %131 = linalg.generic {indexing_maps = [#map1, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%130 : tensor<8x16x32xf64>) outs(%11 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %180 = arith.addf %in, %out : f64
      linalg.yield %180 : f64
    } -> tensor<8x16x1xf64>
    %132 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%131 : tensor<8x16x1xf64>) outs(%10 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %180 = arith.divf %in, %cst_7 : f64
      linalg.yield %180 : f64
    } -> tensor<8x16x1xf64>
    %133 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%130, %132 : tensor<8x16x32xf64>, tensor<8x16x1xf64>) outs(%8 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_78: f64, %out: f64):
      %180 = arith.subf %in, %in_78 : f64
      linalg.yield %180 : f64
    } -> tensor<8x16x32xf64>
    %134 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%133, %133 : tensor<8x16x32xf64>, tensor<8x16x32xf64>) outs(%8 : tensor<8x16x32xf64>) {
    ^bb0(%in: f64, %in_78: f64, %out: f64):
      %180 = arith.mulf %in, %in_78 : f64
      linalg.yield %180 : f64
    } -> tensor<8x16x32xf64>
    %135 = linalg.generic {indexing_maps = [#map1, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%134 : tensor<8x16x32xf64>) outs(%11 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %180 = arith.addf %in, %out : f64
      linalg.yield %180 : f64
    } -> tensor<8x16x1xf64>
    %136 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%135 : tensor<8x16x1xf64>) outs(%10 : tensor<8x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %180 = arith.divf %in, %cst_7 : f64
      linalg.yield %180 : f64
    } -> tensor<8x16x1xf64>
    %137 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%136 : tensor<8x16x1xf64>) outs(%18 : tensor<8x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %180 = arith.truncf %in : f64 to f32
      linalg.yield %180 : f32
    } -> tensor<8x16x1xf32>
    %138 = linalg.generic {indexing_maps = [#map1, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%129 : tensor<8x16x32xf32>) outs(%20 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %180 = arith.addf %in, %out : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x1xf32>
    %139 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%138 : tensor<8x16x1xf32>) outs(%18 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %180 = arith.divf %in, %cst_8 : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x1xf32>
    %140 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%137 : tensor<8x16x1xf32>) outs(%18 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %180 = arith.truncf %cst_6 : f64 to f32
      %181 = arith.addf %in, %180 : f32
      linalg.yield %181 : f32
    } -> tensor<8x16x1xf32>
    %141 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%140 : tensor<8x16x1xf32>) outs(%18 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %180 = math.rsqrt %in : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x1xf32>
    %142 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%129, %139 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.subf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x32xf32>
    %143 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%142, %141 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.mulf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x32xf32>
    %144 = linalg.generic {indexing_maps = [#map1, #map8, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%143, %arg20 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.mulf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x32xf32>
    %145 = linalg.generic {indexing_maps = [#map1, #map8, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%144, %arg21 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.addf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x32xf32>
    %collapsed_69 = tensor.collapse_shape %145 [[0, 1], [2]] : tensor<8x16x32xf32> into tensor<128x32xf32>
    %transposed_70 = linalg.transpose ins(%arg22 : tensor<128x32xf32>) outs(%86 : tensor<32x128xf32>) permutation = [1, 0] 
    %146 = linalg.matmul ins(%collapsed_69, %transposed_70 : tensor<128x32xf32>, tensor<32x128xf32>) outs(%88 : tensor<128x128xf32>) -> tensor<128x128xf32>
    %147 = linalg.generic {indexing_maps = [#map9, #map5], iterator_types = ["parallel", "parallel"]} ins(%arg23 : tensor<128xf32>) outs(%87 : tensor<128x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x128xf32>
    %148 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%146, %147 : tensor<128x128xf32>, tensor<128x128xf32>) outs(%87 : tensor<128x128xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.addf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<128x128xf32>
    %expanded_71 = tensor.expand_shape %148 [[0, 1], [2]] output_shape [8, 16, 128] : tensor<128x128xf32> into tensor<8x16x128xf32>
    %149 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_71 : tensor<8x16x128xf32>) outs(%92 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %180 = arith.divf %in, %cst_9 : f32
      %181 = math.erf %180 : f32
      %182 = arith.addf %181, %cst_2 : f32
      %183 = arith.mulf %182, %cst_3 : f32
      %184 = arith.mulf %in, %183 : f32
      linalg.yield %184 : f32
    } -> tensor<8x16x128xf32>
    %collapsed_72 = tensor.collapse_shape %149 [[0, 1], [2]] : tensor<8x16x128xf32> into tensor<128x128xf32>
    %transposed_73 = linalg.transpose ins(%arg24 : tensor<32x128xf32>) outs(%64 : tensor<128x32xf32>) permutation = [1, 0] 
    %150 = linalg.matmul ins(%collapsed_72, %transposed_73 : tensor<128x128xf32>, tensor<128x32xf32>) outs(%65 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %151 = linalg.generic {indexing_maps = [#map9, #map5], iterator_types = ["parallel", "parallel"]} ins(%arg25 : tensor<32xf32>) outs(%64 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x32xf32>
    %152 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%150, %151 : tensor<128x32xf32>, tensor<128x32xf32>) outs(%64 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.addf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<128x32xf32>
    %expanded_74 = tensor.expand_shape %152 [[0, 1], [2]] output_shape [8, 16, 32] : tensor<128x32xf32> into tensor<8x16x32xf32>
    %153 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%129, %expanded_74 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%0 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.addf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<8x16x32xf32>
    %extracted_slice_75 = tensor.extract_slice %153[0, 15, 0] [8, 1, 32] [1, 1, 1] : tensor<8x16x32xf32> to tensor<8x1x32xf32>
    %collapsed_76 = tensor.collapse_shape %extracted_slice_75 [[0, 1], [2]] : tensor<8x1x32xf32> into tensor<8x32xf32>
    %154 = tensor.empty() : tensor<8x32xf64>
    %155 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%collapsed_76 : tensor<8x32xf32>) outs(%154 : tensor<8x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %180 = arith.extf %in : f32 to f64
      linalg.yield %180 : f64
    } -> tensor<8x32xf64>
    %156 = tensor.empty() : tensor<8x1xf64>
    %157 = linalg.fill ins(%cst : f64) outs(%156 : tensor<8x1xf64>) -> tensor<8x1xf64>
    %158 = linalg.generic {indexing_maps = [#map5, #map11], iterator_types = ["parallel", "reduction"]} ins(%155 : tensor<8x32xf64>) outs(%157 : tensor<8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %180 = arith.addf %in, %out : f64
      linalg.yield %180 : f64
    } -> tensor<8x1xf64>
    %159 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%158 : tensor<8x1xf64>) outs(%156 : tensor<8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %180 = arith.divf %in, %cst_7 : f64
      linalg.yield %180 : f64
    } -> tensor<8x1xf64>
    %160 = linalg.generic {indexing_maps = [#map5, #map11, #map5], iterator_types = ["parallel", "parallel"]} ins(%155, %159 : tensor<8x32xf64>, tensor<8x1xf64>) outs(%154 : tensor<8x32xf64>) {
    ^bb0(%in: f64, %in_78: f64, %out: f64):
      %180 = arith.subf %in, %in_78 : f64
      linalg.yield %180 : f64
    } -> tensor<8x32xf64>
    %161 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%160, %160 : tensor<8x32xf64>, tensor<8x32xf64>) outs(%154 : tensor<8x32xf64>) {
    ^bb0(%in: f64, %in_78: f64, %out: f64):
      %180 = arith.mulf %in, %in_78 : f64
      linalg.yield %180 : f64
    } -> tensor<8x32xf64>
    %162 = linalg.generic {indexing_maps = [#map5, #map11], iterator_types = ["parallel", "reduction"]} ins(%161 : tensor<8x32xf64>) outs(%157 : tensor<8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %180 = arith.addf %in, %out : f64
      linalg.yield %180 : f64
    } -> tensor<8x1xf64>
    %163 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%162 : tensor<8x1xf64>) outs(%156 : tensor<8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %180 = arith.divf %in, %cst_7 : f64
      linalg.yield %180 : f64
    } -> tensor<8x1xf64>
    %164 = tensor.empty() : tensor<8x1xf32>
    %165 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%163 : tensor<8x1xf64>) outs(%164 : tensor<8x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %180 = arith.truncf %in : f64 to f32
      linalg.yield %180 : f32
    } -> tensor<8x1xf32>
    %166 = linalg.fill ins(%cst_0 : f32) outs(%164 : tensor<8x1xf32>) -> tensor<8x1xf32>
    %167 = linalg.generic {indexing_maps = [#map5, #map11], iterator_types = ["parallel", "reduction"]} ins(%collapsed_76 : tensor<8x32xf32>) outs(%166 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %180 = arith.addf %in, %out : f32
      linalg.yield %180 : f32
    } -> tensor<8x1xf32>
    %168 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%167 : tensor<8x1xf32>) outs(%164 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %180 = arith.divf %in, %cst_8 : f32
      linalg.yield %180 : f32
    } -> tensor<8x1xf32>
    %169 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%165 : tensor<8x1xf32>) outs(%164 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %180 = arith.truncf %cst_6 : f64 to f32
      %181 = arith.addf %in, %180 : f32
      linalg.yield %181 : f32
    } -> tensor<8x1xf32>
    %170 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%169 : tensor<8x1xf32>) outs(%164 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %180 = math.rsqrt %in : f32
      linalg.yield %180 : f32
    } -> tensor<8x1xf32>
    %171 = tensor.empty() : tensor<8x32xf32>
    %172 = linalg.generic {indexing_maps = [#map5, #map11, #map5], iterator_types = ["parallel", "parallel"]} ins(%collapsed_76, %168 : tensor<8x32xf32>, tensor<8x1xf32>) outs(%171 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.subf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<8x32xf32>
    %173 = linalg.generic {indexing_maps = [#map5, #map11, #map5], iterator_types = ["parallel", "parallel"]} ins(%172, %170 : tensor<8x32xf32>, tensor<8x1xf32>) outs(%171 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.mulf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<8x32xf32>
    %174 = linalg.generic {indexing_maps = [#map5, #map9, #map5], iterator_types = ["parallel", "parallel"]} ins(%173, %arg26 : tensor<8x32xf32>, tensor<32xf32>) outs(%171 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.mulf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<8x32xf32>
    %175 = linalg.generic {indexing_maps = [#map5, #map9, #map5], iterator_types = ["parallel", "parallel"]} ins(%174, %arg27 : tensor<8x32xf32>, tensor<32xf32>) outs(%171 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_78: f32, %out: f32):
      %180 = arith.addf %in, %in_78 : f32
      linalg.yield %180 : f32
    } -> tensor<8x32xf32>
    %176 = tensor.empty() : tensor<32x64xf32>
    %transposed_77 = linalg.transpose ins(%arg0 : tensor<64x32xf32>) outs(%176 : tensor<32x64xf32>) permutation = [1, 0] 
    %177 = tensor.empty() : tensor<8x64xf32>
    %178 = linalg.fill ins(%cst_0 : f32) outs(%177 : tensor<8x64xf32>) -> tensor<8x64xf32>
    %179 = linalg.matmul ins(%175, %transposed_77 : tensor<8x32xf32>, tensor<32x64xf32>) outs(%178 : tensor<8x64xf32>) -> tensor<8x64xf32>
    return %concat, %concat_20, %concat_54, %concat_56, %179 : tensor<8x4x80x8xf32>, tensor<8x4x80x8xf32>, tensor<8x4x80x8xf32>, tensor<8x4x80x8xf32>, tensor<8x64xf32>
  }
}
