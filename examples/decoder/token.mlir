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
#map10 = affine_map<(d0, d1) -> ()>
#map11 = affine_map<(d0, d1, d2, d3) -> (d2, 0)>
#map12 = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, d3)>
#map13 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map14 = affine_map<(d0, d1) -> (d0, 0)>
#map15 = affine_map<(d0, d1, d2, d3) -> (d2, d3)>
#map16 = affine_map<(d0, d1, d2, d3) -> ()>
#map17 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map18 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
module {
  func.func @main(%arg0: tensor<64x32xf32> {tp25d.param = "wte.weight"}, %arg1: tensor<80x32xf32> {tp25d.param = "wpe.weight"}, %arg2: tensor<32xf32> {tp25d.param = "layers.0.ln1.weight"}, %arg3: tensor<32xf32> {tp25d.param = "layers.0.ln1.bias"}, %arg4: tensor<96x32xf32> {tp25d.param = "layers.0.attention.qkv.weight"}, %arg5: tensor<96xf32> {tp25d.param = "layers.0.attention.qkv.bias"}, %arg6: tensor<32x32xf32> {tp25d.param = "layers.0.attention.proj.weight"}, %arg7: tensor<32xf32> {tp25d.param = "layers.0.attention.proj.bias"}, %arg8: tensor<32xf32> {tp25d.param = "layers.0.ln2.weight"}, %arg9: tensor<32xf32> {tp25d.param = "layers.0.ln2.bias"}, %arg10: tensor<128x32xf32> {tp25d.param = "layers.0.up.weight"}, %arg11: tensor<128xf32> {tp25d.param = "layers.0.up.bias"}, %arg12: tensor<32x128xf32> {tp25d.param = "layers.0.down.weight"}, %arg13: tensor<32xf32> {tp25d.param = "layers.0.down.bias"}, %arg14: tensor<32xf32> {tp25d.param = "layers.1.ln1.weight"}, %arg15: tensor<32xf32> {tp25d.param = "layers.1.ln1.bias"}, %arg16: tensor<96x32xf32> {tp25d.param = "layers.1.attention.qkv.weight"}, %arg17: tensor<96xf32> {tp25d.param = "layers.1.attention.qkv.bias"}, %arg18: tensor<32x32xf32> {tp25d.param = "layers.1.attention.proj.weight"}, %arg19: tensor<32xf32> {tp25d.param = "layers.1.attention.proj.bias"}, %arg20: tensor<32xf32> {tp25d.param = "layers.1.ln2.weight"}, %arg21: tensor<32xf32> {tp25d.param = "layers.1.ln2.bias"}, %arg22: tensor<128x32xf32> {tp25d.param = "layers.1.up.weight"}, %arg23: tensor<128xf32> {tp25d.param = "layers.1.up.bias"}, %arg24: tensor<32x128xf32> {tp25d.param = "layers.1.down.weight"}, %arg25: tensor<32xf32> {tp25d.param = "layers.1.down.bias"}, %arg26: tensor<32xf32> {tp25d.param = "ln.weight"}, %arg27: tensor<32xf32> {tp25d.param = "ln.bias"}, %arg28: tensor<8x4x80x8xf32> {tp25d.param = "layers.0.attention.keys", tp25d.state}, %arg29: tensor<8x4x80x8xf32> {tp25d.param = "layers.0.attention.values", tp25d.state}, %arg30: tensor<8x4x80x8xf32> {tp25d.param = "layers.1.attention.keys", tp25d.state}, %arg31: tensor<8x4x80x8xf32> {tp25d.param = "layers.1.attention.values", tp25d.state}, %arg32: tensor<8x1xi64>, %arg33: tensor<i64>) -> (tensor<8x4x80x8xf32> {tp25d.updates = "layers.0.attention.keys"}, tensor<8x4x80x8xf32> {tp25d.updates = "layers.0.attention.values"}, tensor<8x4x80x8xf32> {tp25d.updates = "layers.1.attention.keys"}, tensor<8x4x80x8xf32> {tp25d.updates = "layers.1.attention.values"}, tensor<8x64xf32>) {
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
    %0 = tensor.empty() : tensor<8x1x32xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg32 : tensor<8x1xi64>) outs(%0 : tensor<8x1x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %187 = arith.index_cast %in : i64 to index
      %188 = linalg.index 2 : index
      %extracted = tensor.extract %arg0[%187, %188] : tensor<64x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<8x1x32xf32>
    %2 = tensor.empty() : tensor<1xi64>
    %3 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel"]} outs(%2 : tensor<1xi64>) {
    ^bb0(%out: i64):
      linalg.yield %c0_i64 : i64
    } -> tensor<1xi64>
    %4 = linalg.generic {indexing_maps = [#map3, #map2, #map2], iterator_types = ["parallel"]} ins(%arg33, %3 : tensor<i64>, tensor<1xi64>) outs(%2 : tensor<1xi64>) {
    ^bb0(%in: i64, %in_71: i64, %out: i64):
      %187 = arith.addi %in, %in_71 : i64
      linalg.yield %187 : i64
    } -> tensor<1xi64>
    %5 = tensor.empty() : tensor<1x32xf32>
    %6 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%4 : tensor<1xi64>) outs(%5 : tensor<1x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %187 = arith.index_cast %in : i64 to index
      %188 = linalg.index 1 : index
      %extracted = tensor.extract %arg1[%187, %188] : tensor<80x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x32xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map6, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%1, %6 : tensor<8x1x32xf32>, tensor<1x32xf32>) outs(%0 : tensor<8x1x32xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.addf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x32xf32>
    %8 = tensor.empty() : tensor<8x1x32xf64>
    %9 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7 : tensor<8x1x32xf32>) outs(%8 : tensor<8x1x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %187 = arith.extf %in : f32 to f64
      linalg.yield %187 : f64
    } -> tensor<8x1x32xf64>
    %10 = tensor.empty() : tensor<8x1x1xf64>
    %11 = linalg.fill ins(%cst : f64) outs(%10 : tensor<8x1x1xf64>) -> tensor<8x1x1xf64>
    %12 = linalg.generic {indexing_maps = [#map1, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%9 : tensor<8x1x32xf64>) outs(%11 : tensor<8x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %187 = arith.addf %in, %out : f64
      linalg.yield %187 : f64
    } -> tensor<8x1x1xf64>
    %13 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12 : tensor<8x1x1xf64>) outs(%10 : tensor<8x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %187 = arith.divf %in, %cst_7 : f64
      linalg.yield %187 : f64
    } -> tensor<8x1x1xf64>
    %14 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %13 : tensor<8x1x32xf64>, tensor<8x1x1xf64>) outs(%8 : tensor<8x1x32xf64>) {
    ^bb0(%in: f64, %in_71: f64, %out: f64):
      %187 = arith.subf %in, %in_71 : f64
      linalg.yield %187 : f64
    } -> tensor<8x1x32xf64>
    %15 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14, %14 : tensor<8x1x32xf64>, tensor<8x1x32xf64>) outs(%8 : tensor<8x1x32xf64>) {
    ^bb0(%in: f64, %in_71: f64, %out: f64):
      %187 = arith.mulf %in, %in_71 : f64
      linalg.yield %187 : f64
    } -> tensor<8x1x32xf64>
    %16 = linalg.generic {indexing_maps = [#map1, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%15 : tensor<8x1x32xf64>) outs(%11 : tensor<8x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %187 = arith.addf %in, %out : f64
      linalg.yield %187 : f64
    } -> tensor<8x1x1xf64>
    %17 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16 : tensor<8x1x1xf64>) outs(%10 : tensor<8x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %187 = arith.divf %in, %cst_7 : f64
      linalg.yield %187 : f64
    } -> tensor<8x1x1xf64>
    %18 = tensor.empty() : tensor<8x1x1xf32>
    %19 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%17 : tensor<8x1x1xf64>) outs(%18 : tensor<8x1x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %187 = arith.truncf %in : f64 to f32
      linalg.yield %187 : f32
    } -> tensor<8x1x1xf32>
    %20 = linalg.fill ins(%cst_0 : f32) outs(%18 : tensor<8x1x1xf32>) -> tensor<8x1x1xf32>
    %21 = linalg.generic {indexing_maps = [#map1, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%7 : tensor<8x1x32xf32>) outs(%20 : tensor<8x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %187 = arith.addf %in, %out : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x1xf32>
    %22 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%21 : tensor<8x1x1xf32>) outs(%18 : tensor<8x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %187 = arith.divf %in, %cst_8 : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x1xf32>
    %23 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19 : tensor<8x1x1xf32>) outs(%18 : tensor<8x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %187 = arith.truncf %cst_6 : f64 to f32
      %188 = arith.addf %in, %187 : f32
      linalg.yield %188 : f32
    } -> tensor<8x1x1xf32>
    %24 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%23 : tensor<8x1x1xf32>) outs(%18 : tensor<8x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %187 = math.rsqrt %in : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x1xf32>
    %25 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %22 : tensor<8x1x32xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<8x1x32xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.subf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x32xf32>
    %26 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%25, %24 : tensor<8x1x32xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<8x1x32xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.mulf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x32xf32>
    %27 = linalg.generic {indexing_maps = [#map1, #map8, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%26, %arg2 : tensor<8x1x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x1x32xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.mulf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x32xf32>
    %28 = linalg.generic {indexing_maps = [#map1, #map8, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%27, %arg3 : tensor<8x1x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x1x32xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.addf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x32xf32>
    %collapsed = tensor.collapse_shape %28 [[0], [1, 2]] : tensor<8x1x32xf32> into tensor<8x32xf32>
    %29 = tensor.empty() : tensor<32x96xf32>
    %transposed = linalg.transpose ins(%arg4 : tensor<96x32xf32>) outs(%29 : tensor<32x96xf32>) permutation = [1, 0] 
    %30 = tensor.empty() : tensor<8x96xf32>
    %31 = linalg.fill ins(%cst_0 : f32) outs(%30 : tensor<8x96xf32>) -> tensor<8x96xf32>
    %32 = linalg.matmul ins(%collapsed, %transposed : tensor<8x32xf32>, tensor<32x96xf32>) outs(%31 : tensor<8x96xf32>) -> tensor<8x96xf32>
    %33 = linalg.generic {indexing_maps = [#map9, #map5], iterator_types = ["parallel", "parallel"]} ins(%arg5 : tensor<96xf32>) outs(%30 : tensor<8x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x96xf32>
    %34 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%32, %33 : tensor<8x96xf32>, tensor<8x96xf32>) outs(%30 : tensor<8x96xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.addf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x96xf32>
    %expanded = tensor.expand_shape %34 [[0], [1, 2]] output_shape [8, 1, 96] : tensor<8x96xf32> into tensor<8x1x96xf32>
    %extracted_slice = tensor.extract_slice %expanded[0, 0, 0] [8, 1, 32] [1, 1, 1] : tensor<8x1x96xf32> to tensor<8x1x32xf32>
    %extracted_slice_10 = tensor.extract_slice %expanded[0, 0, 32] [8, 1, 32] [1, 1, 1] : tensor<8x1x96xf32> to tensor<8x1x32xf32>
    %extracted_slice_11 = tensor.extract_slice %expanded[0, 0, 64] [8, 1, 32] [1, 1, 1] : tensor<8x1x96xf32> to tensor<8x1x32xf32>
    %expanded_12 = tensor.expand_shape %extracted_slice [[0], [1], [2, 3]] output_shape [8, 1, 4, 8] : tensor<8x1x32xf32> into tensor<8x1x4x8xf32>
    %35 = tensor.empty() : tensor<8x4x1x8xf32>
    %transposed_13 = linalg.transpose ins(%expanded_12 : tensor<8x1x4x8xf32>) outs(%35 : tensor<8x4x1x8xf32>) permutation = [0, 2, 1, 3] 
    %expanded_14 = tensor.expand_shape %extracted_slice_10 [[0], [1], [2, 3]] output_shape [8, 1, 4, 8] : tensor<8x1x32xf32> into tensor<8x1x4x8xf32>
    %transposed_15 = linalg.transpose ins(%expanded_14 : tensor<8x1x4x8xf32>) outs(%35 : tensor<8x4x1x8xf32>) permutation = [0, 2, 1, 3] 
    %expanded_16 = tensor.expand_shape %extracted_slice_11 [[0], [1], [2, 3]] output_shape [8, 1, 4, 8] : tensor<8x1x32xf32> into tensor<8x1x4x8xf32>
    %transposed_17 = linalg.transpose ins(%expanded_16 : tensor<8x1x4x8xf32>) outs(%35 : tensor<8x4x1x8xf32>) permutation = [0, 2, 1, 3] 
    %36 = tensor.empty() : tensor<80xi64>
    %37 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel"]} outs(%36 : tensor<80xi64>) {
    ^bb0(%out: i64):
      %187 = linalg.index 0 : index
      %188 = arith.index_cast %187 : index to i64
      linalg.yield %188 : i64
    } -> tensor<80xi64>
    %expanded_18 = tensor.expand_shape %37 [[0, 1]] output_shape [80, 1] : tensor<80xi64> into tensor<80x1xi64>
    %38 = tensor.empty() : tensor<80x1xi1>
    %39 = linalg.generic {indexing_maps = [#map5, #map10, #map5], iterator_types = ["parallel", "parallel"]} ins(%expanded_18, %arg33 : tensor<80x1xi64>, tensor<i64>) outs(%38 : tensor<80x1xi1>) {
    ^bb0(%in: i64, %in_71: i64, %out: i1):
      %187 = arith.cmpi eq, %in, %in_71 : i64
      linalg.yield %187 : i1
    } -> tensor<80x1xi1>
    %40 = tensor.empty() : tensor<8x4x80x8xf32>
    %41 = linalg.generic {indexing_maps = [#map11, #map12, #map13, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%39, %transposed_15, %arg28 : tensor<80x1xi1>, tensor<8x4x1x8xf32>, tensor<8x4x80x8xf32>) outs(%40 : tensor<8x4x80x8xf32>) {
    ^bb0(%in: i1, %in_71: f32, %in_72: f32, %out: f32):
      %187 = arith.select %in, %in_71, %in_72 : f32
      linalg.yield %187 : f32
    } -> tensor<8x4x80x8xf32>
    %42 = linalg.generic {indexing_maps = [#map11, #map12, #map13, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%39, %transposed_17, %arg29 : tensor<80x1xi1>, tensor<8x4x1x8xf32>, tensor<8x4x80x8xf32>) outs(%40 : tensor<8x4x80x8xf32>) {
    ^bb0(%in: i1, %in_71: f32, %in_72: f32, %out: f32):
      %187 = arith.select %in, %in_71, %in_72 : f32
      linalg.yield %187 : f32
    } -> tensor<8x4x80x8xf32>
    %expanded_19 = tensor.expand_shape %37 [[0, 1]] output_shape [1, 80] : tensor<80xi64> into tensor<1x80xi64>
    %expanded_20 = tensor.expand_shape %4 [[0, 1]] output_shape [1, 1] : tensor<1xi64> into tensor<1x1xi64>
    %43 = tensor.empty() : tensor<1x80xi1>
    %44 = linalg.generic {indexing_maps = [#map5, #map14, #map5], iterator_types = ["parallel", "parallel"]} ins(%expanded_19, %expanded_20 : tensor<1x80xi64>, tensor<1x1xi64>) outs(%43 : tensor<1x80xi1>) {
    ^bb0(%in: i64, %in_71: i64, %out: i1):
      %187 = arith.cmpi sle, %in, %in_71 : i64
      linalg.yield %187 : i1
    } -> tensor<1x80xi1>
    %collapsed_21 = tensor.collapse_shape %transposed_13 [[0, 1], [2], [3]] : tensor<8x4x1x8xf32> into tensor<32x1x8xf32>
    %45 = tensor.empty() : tensor<8x4x8x80xf32>
    %transposed_22 = linalg.transpose ins(%41 : tensor<8x4x80x8xf32>) outs(%45 : tensor<8x4x8x80xf32>) permutation = [0, 1, 3, 2] 
    %collapsed_23 = tensor.collapse_shape %transposed_22 [[0, 1], [2], [3]] : tensor<8x4x8x80xf32> into tensor<32x8x80xf32>
    %46 = tensor.empty() : tensor<32x1x80xf32>
    %47 = linalg.fill ins(%cst_0 : f32) outs(%46 : tensor<32x1x80xf32>) -> tensor<32x1x80xf32>
    %48 = linalg.batch_matmul ins(%collapsed_21, %collapsed_23 : tensor<32x1x8xf32>, tensor<32x8x80xf32>) outs(%47 : tensor<32x1x80xf32>) -> tensor<32x1x80xf32>
    %expanded_24 = tensor.expand_shape %48 [[0, 1], [2], [3]] output_shape [8, 4, 1, 80] : tensor<32x1x80xf32> into tensor<8x4x1x80xf32>
    %49 = tensor.empty() : tensor<8x4x1x80xf32>
    %50 = linalg.generic {indexing_maps = [#map13, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_24 : tensor<8x4x1x80xf32>) outs(%49 : tensor<8x4x1x80xf32>) {
    ^bb0(%in: f32, %out: f32):
      %187 = arith.truncf %cst_5 : f64 to f32
      %188 = arith.mulf %in, %187 : f32
      linalg.yield %188 : f32
    } -> tensor<8x4x1x80xf32>
    %51 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%44 : tensor<1x80xi1>) outs(%43 : tensor<1x80xi1>) {
    ^bb0(%in: i1, %out: i1):
      %187 = arith.xori %in, %true : i1
      linalg.yield %187 : i1
    } -> tensor<1x80xi1>
    %52 = linalg.generic {indexing_maps = [#map15, #map16, #map13, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%51, %cst_4, %50 : tensor<1x80xi1>, tensor<f32>, tensor<8x4x1x80xf32>) outs(%49 : tensor<8x4x1x80xf32>) {
    ^bb0(%in: i1, %in_71: f32, %in_72: f32, %out: f32):
      %187 = arith.select %in, %in_71, %in_72 : f32
      linalg.yield %187 : f32
    } -> tensor<8x4x1x80xf32>
    %53 = tensor.empty() : tensor<8x4x1xi64>
    %54 = linalg.fill ins(%c0_i64 : i64) outs(%53 : tensor<8x4x1xi64>) -> tensor<8x4x1xi64>
    %55 = tensor.empty() : tensor<8x4x1xf32>
    %56 = linalg.fill ins(%cst_1 : f32) outs(%55 : tensor<8x4x1xf32>) -> tensor<8x4x1xf32>
    %57:2 = linalg.generic {indexing_maps = [#map13, #map17, #map17], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%52 : tensor<8x4x1x80xf32>) outs(%56, %54 : tensor<8x4x1xf32>, tensor<8x4x1xi64>) {
    ^bb0(%in: f32, %out: f32, %out_71: i64):
      %187 = linalg.index 3 : index
      %188 = arith.index_cast %187 : index to i64
      %189 = arith.maximumf %in, %out : f32
      %190 = arith.cmpf ogt, %in, %out : f32
      %191 = arith.select %190, %188, %out_71 : i64
      linalg.yield %189, %191 : f32, i64
    } -> (tensor<8x4x1xf32>, tensor<8x4x1xi64>)
    %expanded_25 = tensor.expand_shape %57#0 [[0], [1], [2, 3]] output_shape [8, 4, 1, 1] : tensor<8x4x1xf32> into tensor<8x4x1x1xf32>
    %58 = linalg.generic {indexing_maps = [#map13, #map18, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%52, %expanded_25 : tensor<8x4x1x80xf32>, tensor<8x4x1x1xf32>) outs(%49 : tensor<8x4x1x80xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.subf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x4x1x80xf32>
    %59 = linalg.generic {indexing_maps = [#map13, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%58 : tensor<8x4x1x80xf32>) outs(%49 : tensor<8x4x1x80xf32>) {
    ^bb0(%in: f32, %out: f32):
      %187 = math.exp %in : f32
      linalg.yield %187 : f32
    } -> tensor<8x4x1x80xf32>
    %60 = tensor.empty() : tensor<8x4x1x1xf32>
    %61 = linalg.fill ins(%cst_0 : f32) outs(%60 : tensor<8x4x1x1xf32>) -> tensor<8x4x1x1xf32>
    %62 = linalg.generic {indexing_maps = [#map13, #map18], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%59 : tensor<8x4x1x80xf32>) outs(%61 : tensor<8x4x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %187 = arith.addf %in, %out : f32
      linalg.yield %187 : f32
    } -> tensor<8x4x1x1xf32>
    %63 = linalg.generic {indexing_maps = [#map13, #map18, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%59, %62 : tensor<8x4x1x80xf32>, tensor<8x4x1x1xf32>) outs(%49 : tensor<8x4x1x80xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.divf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x4x1x80xf32>
    %collapsed_26 = tensor.collapse_shape %63 [[0, 1], [2], [3]] : tensor<8x4x1x80xf32> into tensor<32x1x80xf32>
    %collapsed_27 = tensor.collapse_shape %42 [[0, 1], [2], [3]] : tensor<8x4x80x8xf32> into tensor<32x80x8xf32>
    %64 = tensor.empty() : tensor<32x1x8xf32>
    %65 = linalg.fill ins(%cst_0 : f32) outs(%64 : tensor<32x1x8xf32>) -> tensor<32x1x8xf32>
    %66 = linalg.batch_matmul ins(%collapsed_26, %collapsed_27 : tensor<32x1x80xf32>, tensor<32x80x8xf32>) outs(%65 : tensor<32x1x8xf32>) -> tensor<32x1x8xf32>
    %expanded_28 = tensor.expand_shape %66 [[0, 1], [2], [3]] output_shape [8, 4, 1, 8] : tensor<32x1x8xf32> into tensor<8x4x1x8xf32>
    %67 = tensor.empty() : tensor<8x1x4x8xf32>
    %transposed_29 = linalg.transpose ins(%expanded_28 : tensor<8x4x1x8xf32>) outs(%67 : tensor<8x1x4x8xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_30 = tensor.collapse_shape %transposed_29 [[0], [1, 2, 3]] : tensor<8x1x4x8xf32> into tensor<8x32xf32>
    %68 = tensor.empty() : tensor<32x32xf32>
    %transposed_31 = linalg.transpose ins(%arg6 : tensor<32x32xf32>) outs(%68 : tensor<32x32xf32>) permutation = [1, 0] 
    %69 = tensor.empty() : tensor<8x32xf32>
    %70 = linalg.fill ins(%cst_0 : f32) outs(%69 : tensor<8x32xf32>) -> tensor<8x32xf32>
    %71 = linalg.matmul ins(%collapsed_30, %transposed_31 : tensor<8x32xf32>, tensor<32x32xf32>) outs(%70 : tensor<8x32xf32>) -> tensor<8x32xf32>
    %72 = linalg.generic {indexing_maps = [#map9, #map5], iterator_types = ["parallel", "parallel"]} ins(%arg7 : tensor<32xf32>) outs(%69 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x32xf32>
    %73 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%71, %72 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%69 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.addf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x32xf32>
    %expanded_32 = tensor.expand_shape %73 [[0], [1, 2]] output_shape [8, 1, 32] : tensor<8x32xf32> into tensor<8x1x32xf32>
    %74 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %expanded_32 : tensor<8x1x32xf32>, tensor<8x1x32xf32>) outs(%0 : tensor<8x1x32xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.addf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x32xf32>
    %75 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%74 : tensor<8x1x32xf32>) outs(%8 : tensor<8x1x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %187 = arith.extf %in : f32 to f64
      linalg.yield %187 : f64
    } -> tensor<8x1x32xf64>
    %76 = linalg.generic {indexing_maps = [#map1, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%75 : tensor<8x1x32xf64>) outs(%11 : tensor<8x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %187 = arith.addf %in, %out : f64
      linalg.yield %187 : f64
    } -> tensor<8x1x1xf64>
    %77 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%76 : tensor<8x1x1xf64>) outs(%10 : tensor<8x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %187 = arith.divf %in, %cst_7 : f64
      linalg.yield %187 : f64
    } -> tensor<8x1x1xf64>
    %78 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%75, %77 : tensor<8x1x32xf64>, tensor<8x1x1xf64>) outs(%8 : tensor<8x1x32xf64>) {
    ^bb0(%in: f64, %in_71: f64, %out: f64):
      %187 = arith.subf %in, %in_71 : f64
      linalg.yield %187 : f64
    } -> tensor<8x1x32xf64>
    %79 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%78, %78 : tensor<8x1x32xf64>, tensor<8x1x32xf64>) outs(%8 : tensor<8x1x32xf64>) {
    ^bb0(%in: f64, %in_71: f64, %out: f64):
      %187 = arith.mulf %in, %in_71 : f64
      linalg.yield %187 : f64
    } -> tensor<8x1x32xf64>
    %80 = linalg.generic {indexing_maps = [#map1, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%79 : tensor<8x1x32xf64>) outs(%11 : tensor<8x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %187 = arith.addf %in, %out : f64
      linalg.yield %187 : f64
    } -> tensor<8x1x1xf64>
    %81 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%80 : tensor<8x1x1xf64>) outs(%10 : tensor<8x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %187 = arith.divf %in, %cst_7 : f64
      linalg.yield %187 : f64
    } -> tensor<8x1x1xf64>
    %82 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%81 : tensor<8x1x1xf64>) outs(%18 : tensor<8x1x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %187 = arith.truncf %in : f64 to f32
      linalg.yield %187 : f32
    } -> tensor<8x1x1xf32>
    %83 = linalg.generic {indexing_maps = [#map1, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%74 : tensor<8x1x32xf32>) outs(%20 : tensor<8x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %187 = arith.addf %in, %out : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x1xf32>
    %84 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%83 : tensor<8x1x1xf32>) outs(%18 : tensor<8x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %187 = arith.divf %in, %cst_8 : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x1xf32>
    %85 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%82 : tensor<8x1x1xf32>) outs(%18 : tensor<8x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %187 = arith.truncf %cst_6 : f64 to f32
      %188 = arith.addf %in, %187 : f32
      linalg.yield %188 : f32
    } -> tensor<8x1x1xf32>
    %86 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%85 : tensor<8x1x1xf32>) outs(%18 : tensor<8x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %187 = math.rsqrt %in : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x1xf32>
    %87 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%74, %84 : tensor<8x1x32xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<8x1x32xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.subf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x32xf32>
    %88 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%87, %86 : tensor<8x1x32xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<8x1x32xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.mulf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x32xf32>
    %89 = linalg.generic {indexing_maps = [#map1, #map8, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%88, %arg8 : tensor<8x1x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x1x32xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.mulf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x32xf32>
    %90 = linalg.generic {indexing_maps = [#map1, #map8, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%89, %arg9 : tensor<8x1x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x1x32xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.addf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x32xf32>
    %collapsed_33 = tensor.collapse_shape %90 [[0], [1, 2]] : tensor<8x1x32xf32> into tensor<8x32xf32>
    %91 = tensor.empty() : tensor<32x128xf32>
    %transposed_34 = linalg.transpose ins(%arg10 : tensor<128x32xf32>) outs(%91 : tensor<32x128xf32>) permutation = [1, 0] 
    %92 = tensor.empty() : tensor<8x128xf32>
    %93 = linalg.fill ins(%cst_0 : f32) outs(%92 : tensor<8x128xf32>) -> tensor<8x128xf32>
    %94 = linalg.matmul ins(%collapsed_33, %transposed_34 : tensor<8x32xf32>, tensor<32x128xf32>) outs(%93 : tensor<8x128xf32>) -> tensor<8x128xf32>
    %95 = linalg.generic {indexing_maps = [#map9, #map5], iterator_types = ["parallel", "parallel"]} ins(%arg11 : tensor<128xf32>) outs(%92 : tensor<8x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x128xf32>
    %96 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%94, %95 : tensor<8x128xf32>, tensor<8x128xf32>) outs(%92 : tensor<8x128xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.addf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x128xf32>
    %expanded_35 = tensor.expand_shape %96 [[0], [1, 2]] output_shape [8, 1, 128] : tensor<8x128xf32> into tensor<8x1x128xf32>
    %97 = tensor.empty() : tensor<8x1x128xf32>
    %98 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_35 : tensor<8x1x128xf32>) outs(%97 : tensor<8x1x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %187 = arith.divf %in, %cst_9 : f32
      %188 = math.erf %187 : f32
      %189 = arith.addf %188, %cst_2 : f32
      %190 = arith.mulf %189, %cst_3 : f32
      %191 = arith.mulf %in, %190 : f32
      linalg.yield %191 : f32
    } -> tensor<8x1x128xf32>
    %collapsed_36 = tensor.collapse_shape %98 [[0], [1, 2]] : tensor<8x1x128xf32> into tensor<8x128xf32>
    %99 = tensor.empty() : tensor<128x32xf32>
    %transposed_37 = linalg.transpose ins(%arg12 : tensor<32x128xf32>) outs(%99 : tensor<128x32xf32>) permutation = [1, 0] 
    %100 = linalg.matmul ins(%collapsed_36, %transposed_37 : tensor<8x128xf32>, tensor<128x32xf32>) outs(%70 : tensor<8x32xf32>) -> tensor<8x32xf32>
    %101 = linalg.generic {indexing_maps = [#map9, #map5], iterator_types = ["parallel", "parallel"]} ins(%arg13 : tensor<32xf32>) outs(%69 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x32xf32>
    %102 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%100, %101 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%69 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.addf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x32xf32>
    %expanded_38 = tensor.expand_shape %102 [[0], [1, 2]] output_shape [8, 1, 32] : tensor<8x32xf32> into tensor<8x1x32xf32>
    %103 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%74, %expanded_38 : tensor<8x1x32xf32>, tensor<8x1x32xf32>) outs(%0 : tensor<8x1x32xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.addf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x32xf32>
    %104 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%103 : tensor<8x1x32xf32>) outs(%8 : tensor<8x1x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %187 = arith.extf %in : f32 to f64
      linalg.yield %187 : f64
    } -> tensor<8x1x32xf64>
    %105 = linalg.generic {indexing_maps = [#map1, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%104 : tensor<8x1x32xf64>) outs(%11 : tensor<8x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %187 = arith.addf %in, %out : f64
      linalg.yield %187 : f64
    } -> tensor<8x1x1xf64>
    %106 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%105 : tensor<8x1x1xf64>) outs(%10 : tensor<8x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %187 = arith.divf %in, %cst_7 : f64
      linalg.yield %187 : f64
    } -> tensor<8x1x1xf64>
    %107 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%104, %106 : tensor<8x1x32xf64>, tensor<8x1x1xf64>) outs(%8 : tensor<8x1x32xf64>) {
    ^bb0(%in: f64, %in_71: f64, %out: f64):
      %187 = arith.subf %in, %in_71 : f64
      linalg.yield %187 : f64
    } -> tensor<8x1x32xf64>
    %108 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%107, %107 : tensor<8x1x32xf64>, tensor<8x1x32xf64>) outs(%8 : tensor<8x1x32xf64>) {
    ^bb0(%in: f64, %in_71: f64, %out: f64):
      %187 = arith.mulf %in, %in_71 : f64
      linalg.yield %187 : f64
    } -> tensor<8x1x32xf64>
    %109 = linalg.generic {indexing_maps = [#map1, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%108 : tensor<8x1x32xf64>) outs(%11 : tensor<8x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %187 = arith.addf %in, %out : f64
      linalg.yield %187 : f64
    } -> tensor<8x1x1xf64>
    %110 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%109 : tensor<8x1x1xf64>) outs(%10 : tensor<8x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %187 = arith.divf %in, %cst_7 : f64
      linalg.yield %187 : f64
    } -> tensor<8x1x1xf64>
    %111 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%110 : tensor<8x1x1xf64>) outs(%18 : tensor<8x1x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %187 = arith.truncf %in : f64 to f32
      linalg.yield %187 : f32
    } -> tensor<8x1x1xf32>
    %112 = linalg.generic {indexing_maps = [#map1, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%103 : tensor<8x1x32xf32>) outs(%20 : tensor<8x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %187 = arith.addf %in, %out : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x1xf32>
    %113 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%112 : tensor<8x1x1xf32>) outs(%18 : tensor<8x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %187 = arith.divf %in, %cst_8 : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x1xf32>
    %114 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%111 : tensor<8x1x1xf32>) outs(%18 : tensor<8x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %187 = arith.truncf %cst_6 : f64 to f32
      %188 = arith.addf %in, %187 : f32
      linalg.yield %188 : f32
    } -> tensor<8x1x1xf32>
    %115 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%114 : tensor<8x1x1xf32>) outs(%18 : tensor<8x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %187 = math.rsqrt %in : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x1xf32>
    %116 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%103, %113 : tensor<8x1x32xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<8x1x32xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.subf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x32xf32>
    %117 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%116, %115 : tensor<8x1x32xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<8x1x32xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.mulf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x32xf32>
    %118 = linalg.generic {indexing_maps = [#map1, #map8, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%117, %arg14 : tensor<8x1x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x1x32xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.mulf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x32xf32>
    %119 = linalg.generic {indexing_maps = [#map1, #map8, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%118, %arg15 : tensor<8x1x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x1x32xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.addf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x32xf32>
    %collapsed_39 = tensor.collapse_shape %119 [[0], [1, 2]] : tensor<8x1x32xf32> into tensor<8x32xf32>
    %transposed_40 = linalg.transpose ins(%arg16 : tensor<96x32xf32>) outs(%29 : tensor<32x96xf32>) permutation = [1, 0] 
    %120 = linalg.matmul ins(%collapsed_39, %transposed_40 : tensor<8x32xf32>, tensor<32x96xf32>) outs(%31 : tensor<8x96xf32>) -> tensor<8x96xf32>
    %121 = linalg.generic {indexing_maps = [#map9, #map5], iterator_types = ["parallel", "parallel"]} ins(%arg17 : tensor<96xf32>) outs(%30 : tensor<8x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x96xf32>
    %122 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%120, %121 : tensor<8x96xf32>, tensor<8x96xf32>) outs(%30 : tensor<8x96xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.addf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x96xf32>
    %expanded_41 = tensor.expand_shape %122 [[0], [1, 2]] output_shape [8, 1, 96] : tensor<8x96xf32> into tensor<8x1x96xf32>
    %extracted_slice_42 = tensor.extract_slice %expanded_41[0, 0, 0] [8, 1, 32] [1, 1, 1] : tensor<8x1x96xf32> to tensor<8x1x32xf32>
    %extracted_slice_43 = tensor.extract_slice %expanded_41[0, 0, 32] [8, 1, 32] [1, 1, 1] : tensor<8x1x96xf32> to tensor<8x1x32xf32>
    %extracted_slice_44 = tensor.extract_slice %expanded_41[0, 0, 64] [8, 1, 32] [1, 1, 1] : tensor<8x1x96xf32> to tensor<8x1x32xf32>
    %expanded_45 = tensor.expand_shape %extracted_slice_42 [[0], [1], [2, 3]] output_shape [8, 1, 4, 8] : tensor<8x1x32xf32> into tensor<8x1x4x8xf32>
    %transposed_46 = linalg.transpose ins(%expanded_45 : tensor<8x1x4x8xf32>) outs(%35 : tensor<8x4x1x8xf32>) permutation = [0, 2, 1, 3] 
    %expanded_47 = tensor.expand_shape %extracted_slice_43 [[0], [1], [2, 3]] output_shape [8, 1, 4, 8] : tensor<8x1x32xf32> into tensor<8x1x4x8xf32>
    %transposed_48 = linalg.transpose ins(%expanded_47 : tensor<8x1x4x8xf32>) outs(%35 : tensor<8x4x1x8xf32>) permutation = [0, 2, 1, 3] 
    %expanded_49 = tensor.expand_shape %extracted_slice_44 [[0], [1], [2, 3]] output_shape [8, 1, 4, 8] : tensor<8x1x32xf32> into tensor<8x1x4x8xf32>
    %transposed_50 = linalg.transpose ins(%expanded_49 : tensor<8x1x4x8xf32>) outs(%35 : tensor<8x4x1x8xf32>) permutation = [0, 2, 1, 3] 
    %123 = linalg.generic {indexing_maps = [#map11, #map12, #map13, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%39, %transposed_48, %arg30 : tensor<80x1xi1>, tensor<8x4x1x8xf32>, tensor<8x4x80x8xf32>) outs(%40 : tensor<8x4x80x8xf32>) {
    ^bb0(%in: i1, %in_71: f32, %in_72: f32, %out: f32):
      %187 = arith.select %in, %in_71, %in_72 : f32
      linalg.yield %187 : f32
    } -> tensor<8x4x80x8xf32>
    %124 = linalg.generic {indexing_maps = [#map11, #map12, #map13, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%39, %transposed_50, %arg31 : tensor<80x1xi1>, tensor<8x4x1x8xf32>, tensor<8x4x80x8xf32>) outs(%40 : tensor<8x4x80x8xf32>) {
    ^bb0(%in: i1, %in_71: f32, %in_72: f32, %out: f32):
      %187 = arith.select %in, %in_71, %in_72 : f32
      linalg.yield %187 : f32
    } -> tensor<8x4x80x8xf32>
    %collapsed_51 = tensor.collapse_shape %transposed_46 [[0, 1], [2], [3]] : tensor<8x4x1x8xf32> into tensor<32x1x8xf32>
    %transposed_52 = linalg.transpose ins(%123 : tensor<8x4x80x8xf32>) outs(%45 : tensor<8x4x8x80xf32>) permutation = [0, 1, 3, 2] 
    %collapsed_53 = tensor.collapse_shape %transposed_52 [[0, 1], [2], [3]] : tensor<8x4x8x80xf32> into tensor<32x8x80xf32>
    %125 = linalg.batch_matmul ins(%collapsed_51, %collapsed_53 : tensor<32x1x8xf32>, tensor<32x8x80xf32>) outs(%47 : tensor<32x1x80xf32>) -> tensor<32x1x80xf32>
    %expanded_54 = tensor.expand_shape %125 [[0, 1], [2], [3]] output_shape [8, 4, 1, 80] : tensor<32x1x80xf32> into tensor<8x4x1x80xf32>
    %126 = linalg.generic {indexing_maps = [#map13, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_54 : tensor<8x4x1x80xf32>) outs(%49 : tensor<8x4x1x80xf32>) {
    ^bb0(%in: f32, %out: f32):
      %187 = arith.truncf %cst_5 : f64 to f32
      %188 = arith.mulf %in, %187 : f32
      linalg.yield %188 : f32
    } -> tensor<8x4x1x80xf32>
    %127 = linalg.generic {indexing_maps = [#map15, #map16, #map13, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%51, %cst_4, %126 : tensor<1x80xi1>, tensor<f32>, tensor<8x4x1x80xf32>) outs(%49 : tensor<8x4x1x80xf32>) {
    ^bb0(%in: i1, %in_71: f32, %in_72: f32, %out: f32):
      %187 = arith.select %in, %in_71, %in_72 : f32
      linalg.yield %187 : f32
    } -> tensor<8x4x1x80xf32>
    %128:2 = linalg.generic {indexing_maps = [#map13, #map17, #map17], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%127 : tensor<8x4x1x80xf32>) outs(%56, %54 : tensor<8x4x1xf32>, tensor<8x4x1xi64>) {
    ^bb0(%in: f32, %out: f32, %out_71: i64):
      %187 = linalg.index 3 : index
      %188 = arith.index_cast %187 : index to i64
      %189 = arith.maximumf %in, %out : f32
      %190 = arith.cmpf ogt, %in, %out : f32
      %191 = arith.select %190, %188, %out_71 : i64
      linalg.yield %189, %191 : f32, i64
    } -> (tensor<8x4x1xf32>, tensor<8x4x1xi64>)
    %expanded_55 = tensor.expand_shape %128#0 [[0], [1], [2, 3]] output_shape [8, 4, 1, 1] : tensor<8x4x1xf32> into tensor<8x4x1x1xf32>
    %129 = linalg.generic {indexing_maps = [#map13, #map18, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%127, %expanded_55 : tensor<8x4x1x80xf32>, tensor<8x4x1x1xf32>) outs(%49 : tensor<8x4x1x80xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.subf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x4x1x80xf32>
    %130 = linalg.generic {indexing_maps = [#map13, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%129 : tensor<8x4x1x80xf32>) outs(%49 : tensor<8x4x1x80xf32>) {
    ^bb0(%in: f32, %out: f32):
      %187 = math.exp %in : f32
      linalg.yield %187 : f32
    } -> tensor<8x4x1x80xf32>
    %131 = linalg.generic {indexing_maps = [#map13, #map18], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%130 : tensor<8x4x1x80xf32>) outs(%61 : tensor<8x4x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %187 = arith.addf %in, %out : f32
      linalg.yield %187 : f32
    } -> tensor<8x4x1x1xf32>
    %132 = linalg.generic {indexing_maps = [#map13, #map18, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%130, %131 : tensor<8x4x1x80xf32>, tensor<8x4x1x1xf32>) outs(%49 : tensor<8x4x1x80xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.divf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x4x1x80xf32>
    %collapsed_56 = tensor.collapse_shape %132 [[0, 1], [2], [3]] : tensor<8x4x1x80xf32> into tensor<32x1x80xf32>
    %collapsed_57 = tensor.collapse_shape %124 [[0, 1], [2], [3]] : tensor<8x4x80x8xf32> into tensor<32x80x8xf32>
    %133 = linalg.batch_matmul ins(%collapsed_56, %collapsed_57 : tensor<32x1x80xf32>, tensor<32x80x8xf32>) outs(%65 : tensor<32x1x8xf32>) -> tensor<32x1x8xf32>
    %expanded_58 = tensor.expand_shape %133 [[0, 1], [2], [3]] output_shape [8, 4, 1, 8] : tensor<32x1x8xf32> into tensor<8x4x1x8xf32>
    %transposed_59 = linalg.transpose ins(%expanded_58 : tensor<8x4x1x8xf32>) outs(%67 : tensor<8x1x4x8xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_60 = tensor.collapse_shape %transposed_59 [[0], [1, 2, 3]] : tensor<8x1x4x8xf32> into tensor<8x32xf32>
    %transposed_61 = linalg.transpose ins(%arg18 : tensor<32x32xf32>) outs(%68 : tensor<32x32xf32>) permutation = [1, 0] 
    %134 = linalg.matmul ins(%collapsed_60, %transposed_61 : tensor<8x32xf32>, tensor<32x32xf32>) outs(%70 : tensor<8x32xf32>) -> tensor<8x32xf32>
    %135 = linalg.generic {indexing_maps = [#map9, #map5], iterator_types = ["parallel", "parallel"]} ins(%arg19 : tensor<32xf32>) outs(%69 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x32xf32>
    %136 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%134, %135 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%69 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.addf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x32xf32>
    %expanded_62 = tensor.expand_shape %136 [[0], [1, 2]] output_shape [8, 1, 32] : tensor<8x32xf32> into tensor<8x1x32xf32>
    %137 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%103, %expanded_62 : tensor<8x1x32xf32>, tensor<8x1x32xf32>) outs(%0 : tensor<8x1x32xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.addf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x32xf32>
    %138 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%137 : tensor<8x1x32xf32>) outs(%8 : tensor<8x1x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %187 = arith.extf %in : f32 to f64
      linalg.yield %187 : f64
    } -> tensor<8x1x32xf64>
    %139 = linalg.generic {indexing_maps = [#map1, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%138 : tensor<8x1x32xf64>) outs(%11 : tensor<8x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %187 = arith.addf %in, %out : f64
      linalg.yield %187 : f64
    } -> tensor<8x1x1xf64>
    %140 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%139 : tensor<8x1x1xf64>) outs(%10 : tensor<8x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %187 = arith.divf %in, %cst_7 : f64
      linalg.yield %187 : f64
    } -> tensor<8x1x1xf64>
    %141 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%138, %140 : tensor<8x1x32xf64>, tensor<8x1x1xf64>) outs(%8 : tensor<8x1x32xf64>) {
    ^bb0(%in: f64, %in_71: f64, %out: f64):
      %187 = arith.subf %in, %in_71 : f64
      linalg.yield %187 : f64
    } -> tensor<8x1x32xf64>
    %142 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%141, %141 : tensor<8x1x32xf64>, tensor<8x1x32xf64>) outs(%8 : tensor<8x1x32xf64>) {
    ^bb0(%in: f64, %in_71: f64, %out: f64):
      %187 = arith.mulf %in, %in_71 : f64
      linalg.yield %187 : f64
    } -> tensor<8x1x32xf64>
    %143 = linalg.generic {indexing_maps = [#map1, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%142 : tensor<8x1x32xf64>) outs(%11 : tensor<8x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %187 = arith.addf %in, %out : f64
      linalg.yield %187 : f64
    } -> tensor<8x1x1xf64>
    %144 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%143 : tensor<8x1x1xf64>) outs(%10 : tensor<8x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %187 = arith.divf %in, %cst_7 : f64
      linalg.yield %187 : f64
    } -> tensor<8x1x1xf64>
    %145 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%144 : tensor<8x1x1xf64>) outs(%18 : tensor<8x1x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %187 = arith.truncf %in : f64 to f32
      linalg.yield %187 : f32
    } -> tensor<8x1x1xf32>
    %146 = linalg.generic {indexing_maps = [#map1, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%137 : tensor<8x1x32xf32>) outs(%20 : tensor<8x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %187 = arith.addf %in, %out : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x1xf32>
    %147 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%146 : tensor<8x1x1xf32>) outs(%18 : tensor<8x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %187 = arith.divf %in, %cst_8 : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x1xf32>
    %148 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%145 : tensor<8x1x1xf32>) outs(%18 : tensor<8x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %187 = arith.truncf %cst_6 : f64 to f32
      %188 = arith.addf %in, %187 : f32
      linalg.yield %188 : f32
    } -> tensor<8x1x1xf32>
    %149 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%148 : tensor<8x1x1xf32>) outs(%18 : tensor<8x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %187 = math.rsqrt %in : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x1xf32>
    %150 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%137, %147 : tensor<8x1x32xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<8x1x32xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.subf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x32xf32>
    %151 = linalg.generic {indexing_maps = [#map1, #map7, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%150, %149 : tensor<8x1x32xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<8x1x32xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.mulf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x32xf32>
    %152 = linalg.generic {indexing_maps = [#map1, #map8, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%151, %arg20 : tensor<8x1x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x1x32xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.mulf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x32xf32>
    %153 = linalg.generic {indexing_maps = [#map1, #map8, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%152, %arg21 : tensor<8x1x32xf32>, tensor<32xf32>) outs(%0 : tensor<8x1x32xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.addf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x32xf32>
    %collapsed_63 = tensor.collapse_shape %153 [[0], [1, 2]] : tensor<8x1x32xf32> into tensor<8x32xf32>
    %transposed_64 = linalg.transpose ins(%arg22 : tensor<128x32xf32>) outs(%91 : tensor<32x128xf32>) permutation = [1, 0] 
    %154 = linalg.matmul ins(%collapsed_63, %transposed_64 : tensor<8x32xf32>, tensor<32x128xf32>) outs(%93 : tensor<8x128xf32>) -> tensor<8x128xf32>
    %155 = linalg.generic {indexing_maps = [#map9, #map5], iterator_types = ["parallel", "parallel"]} ins(%arg23 : tensor<128xf32>) outs(%92 : tensor<8x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x128xf32>
    %156 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%154, %155 : tensor<8x128xf32>, tensor<8x128xf32>) outs(%92 : tensor<8x128xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.addf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x128xf32>
    %expanded_65 = tensor.expand_shape %156 [[0], [1, 2]] output_shape [8, 1, 128] : tensor<8x128xf32> into tensor<8x1x128xf32>
    %157 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_65 : tensor<8x1x128xf32>) outs(%97 : tensor<8x1x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %187 = arith.divf %in, %cst_9 : f32
      %188 = math.erf %187 : f32
      %189 = arith.addf %188, %cst_2 : f32
      %190 = arith.mulf %189, %cst_3 : f32
      %191 = arith.mulf %in, %190 : f32
      linalg.yield %191 : f32
    } -> tensor<8x1x128xf32>
    %collapsed_66 = tensor.collapse_shape %157 [[0], [1, 2]] : tensor<8x1x128xf32> into tensor<8x128xf32>
    %transposed_67 = linalg.transpose ins(%arg24 : tensor<32x128xf32>) outs(%99 : tensor<128x32xf32>) permutation = [1, 0] 
    %158 = linalg.matmul ins(%collapsed_66, %transposed_67 : tensor<8x128xf32>, tensor<128x32xf32>) outs(%70 : tensor<8x32xf32>) -> tensor<8x32xf32>
    %159 = linalg.generic {indexing_maps = [#map9, #map5], iterator_types = ["parallel", "parallel"]} ins(%arg25 : tensor<32xf32>) outs(%69 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x32xf32>
    %160 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%158, %159 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%69 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.addf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x32xf32>
    %expanded_68 = tensor.expand_shape %160 [[0], [1, 2]] output_shape [8, 1, 32] : tensor<8x32xf32> into tensor<8x1x32xf32>
    %161 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%137, %expanded_68 : tensor<8x1x32xf32>, tensor<8x1x32xf32>) outs(%0 : tensor<8x1x32xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.addf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x1x32xf32>
    %collapsed_69 = tensor.collapse_shape %161 [[0, 1], [2]] : tensor<8x1x32xf32> into tensor<8x32xf32>
    %162 = tensor.empty() : tensor<8x32xf64>
    %163 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%collapsed_69 : tensor<8x32xf32>) outs(%162 : tensor<8x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %187 = arith.extf %in : f32 to f64
      linalg.yield %187 : f64
    } -> tensor<8x32xf64>
    %164 = tensor.empty() : tensor<8x1xf64>
    %165 = linalg.fill ins(%cst : f64) outs(%164 : tensor<8x1xf64>) -> tensor<8x1xf64>
    %166 = linalg.generic {indexing_maps = [#map5, #map14], iterator_types = ["parallel", "reduction"]} ins(%163 : tensor<8x32xf64>) outs(%165 : tensor<8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %187 = arith.addf %in, %out : f64
      linalg.yield %187 : f64
    } -> tensor<8x1xf64>
    %167 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%166 : tensor<8x1xf64>) outs(%164 : tensor<8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %187 = arith.divf %in, %cst_7 : f64
      linalg.yield %187 : f64
    } -> tensor<8x1xf64>
    %168 = linalg.generic {indexing_maps = [#map5, #map14, #map5], iterator_types = ["parallel", "parallel"]} ins(%163, %167 : tensor<8x32xf64>, tensor<8x1xf64>) outs(%162 : tensor<8x32xf64>) {
    ^bb0(%in: f64, %in_71: f64, %out: f64):
      %187 = arith.subf %in, %in_71 : f64
      linalg.yield %187 : f64
    } -> tensor<8x32xf64>
    %169 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%168, %168 : tensor<8x32xf64>, tensor<8x32xf64>) outs(%162 : tensor<8x32xf64>) {
    ^bb0(%in: f64, %in_71: f64, %out: f64):
      %187 = arith.mulf %in, %in_71 : f64
      linalg.yield %187 : f64
    } -> tensor<8x32xf64>
    %170 = linalg.generic {indexing_maps = [#map5, #map14], iterator_types = ["parallel", "reduction"]} ins(%169 : tensor<8x32xf64>) outs(%165 : tensor<8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %187 = arith.addf %in, %out : f64
      linalg.yield %187 : f64
    } -> tensor<8x1xf64>
    %171 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%170 : tensor<8x1xf64>) outs(%164 : tensor<8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %187 = arith.divf %in, %cst_7 : f64
      linalg.yield %187 : f64
    } -> tensor<8x1xf64>
    %172 = tensor.empty() : tensor<8x1xf32>
    %173 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%171 : tensor<8x1xf64>) outs(%172 : tensor<8x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %187 = arith.truncf %in : f64 to f32
      linalg.yield %187 : f32
    } -> tensor<8x1xf32>
    %174 = linalg.fill ins(%cst_0 : f32) outs(%172 : tensor<8x1xf32>) -> tensor<8x1xf32>
    %175 = linalg.generic {indexing_maps = [#map5, #map14], iterator_types = ["parallel", "reduction"]} ins(%collapsed_69 : tensor<8x32xf32>) outs(%174 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %187 = arith.addf %in, %out : f32
      linalg.yield %187 : f32
    } -> tensor<8x1xf32>
    %176 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%175 : tensor<8x1xf32>) outs(%172 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %187 = arith.divf %in, %cst_8 : f32
      linalg.yield %187 : f32
    } -> tensor<8x1xf32>
    %177 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%173 : tensor<8x1xf32>) outs(%172 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %187 = arith.truncf %cst_6 : f64 to f32
      %188 = arith.addf %in, %187 : f32
      linalg.yield %188 : f32
    } -> tensor<8x1xf32>
    %178 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%177 : tensor<8x1xf32>) outs(%172 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %187 = math.rsqrt %in : f32
      linalg.yield %187 : f32
    } -> tensor<8x1xf32>
    %179 = linalg.generic {indexing_maps = [#map5, #map14, #map5], iterator_types = ["parallel", "parallel"]} ins(%collapsed_69, %176 : tensor<8x32xf32>, tensor<8x1xf32>) outs(%69 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.subf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x32xf32>
    %180 = linalg.generic {indexing_maps = [#map5, #map14, #map5], iterator_types = ["parallel", "parallel"]} ins(%179, %178 : tensor<8x32xf32>, tensor<8x1xf32>) outs(%69 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.mulf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x32xf32>
    %181 = linalg.generic {indexing_maps = [#map5, #map9, #map5], iterator_types = ["parallel", "parallel"]} ins(%180, %arg26 : tensor<8x32xf32>, tensor<32xf32>) outs(%69 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.mulf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x32xf32>
    %182 = linalg.generic {indexing_maps = [#map5, #map9, #map5], iterator_types = ["parallel", "parallel"]} ins(%181, %arg27 : tensor<8x32xf32>, tensor<32xf32>) outs(%69 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_71: f32, %out: f32):
      %187 = arith.addf %in, %in_71 : f32
      linalg.yield %187 : f32
    } -> tensor<8x32xf32>
    %183 = tensor.empty() : tensor<32x64xf32>
    %transposed_70 = linalg.transpose ins(%arg0 : tensor<64x32xf32>) outs(%183 : tensor<32x64xf32>) permutation = [1, 0] 
    %184 = tensor.empty() : tensor<8x64xf32>
    %185 = linalg.fill ins(%cst_0 : f32) outs(%184 : tensor<8x64xf32>) -> tensor<8x64xf32>
    %186 = linalg.matmul ins(%182, %transposed_70 : tensor<8x32xf32>, tensor<32x64xf32>) outs(%185 : tensor<8x64xf32>) -> tensor<8x64xf32>
    return %41, %42, %123, %124, %186 : tensor<8x4x80x8xf32>, tensor<8x4x80x8xf32>, tensor<8x4x80x8xf32>, tensor<8x4x80x8xf32>, tensor<8x64xf32>
  }
}
