#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0, d1) -> (d0, 0)>
#map2 = affine_map<(d0, d1) -> (d1)>
#map3 = affine_map<(d0, d1) -> (d0, d1)>
#map4 = affine_map<(d0, d1, d2) -> (d0, d2)>
#map5 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map6 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map7 = affine_map<(d0, d1, d2) -> (d2)>
#map8 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map9 = affine_map<(d0, d1, d2, d3) -> (d2, d3)>
#map10 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d3, d4)>
#map11 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2, d3, d4)>
#map12 = affine_map<(d0, d1) -> (0, d1)>
#map13 = affine_map<(d0, d1) -> ()>
#map14 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map15 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
#map16 = affine_map<(d0, d1, d2) -> (d1, d2)>
module {
  func.func @main(%arg0: tensor<32x32xf32> {tp25d.param = "q.weight"}, %arg1: tensor<16x32xf32> {tp25d.param = "k.weight"}, %arg2: tensor<16x32xf32> {tp25d.param = "v.weight"}, %arg3: tensor<32x32xf32> {tp25d.param = "o.weight"}, %arg4: tensor<96x32xf32> {tp25d.param = "gate.weight"}, %arg5: tensor<96x32xf32> {tp25d.param = "up.weight"}, %arg6: tensor<32x96xf32> {tp25d.param = "down.weight"}, %arg7: tensor<32xf32> {tp25d.param = "n1.weight"}, %arg8: tensor<32xf32> {tp25d.param = "n2.weight"}, %arg9: tensor<4xf32> {tp25d.frozen, tp25d.param = "frequencies"}, %arg10: tensor<8x16x32xf32>) -> tensor<8x16x32xf32> {
    %c2_i64 = arith.constant 2 : i64
    %c0_i64 = arith.constant 0 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %true = arith.constant true
    %cst_1 = arith.constant 1.000000e+00 : f32
    %cst_2 = arith.constant dense<0.000000e+00> : tensor<8x4x16x16xf32>
    %cst_3 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_4 = arith.constant dense<0xFF800000> : tensor<f32>
    %cst_5 = arith.constant dense<true> : tensor<16x16xi1>
    %cst_6 = arith.constant 0xFFF0000000000000 : f64
    %cst_7 = arith.constant 0.59460355750136051 : f64
    %cst_8 = arith.constant 1.000000e-05 : f64
    %cst_9 = arith.constant 3.200000e+01 : f32
    %0 = tensor.empty() : tensor<16xi64>
    %1 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel"]} outs(%0 : tensor<16xi64>) {
    ^bb0(%out: i64):
      %105 = linalg.index 0 : index
      %106 = arith.index_cast %105 : index to i64
      linalg.yield %106 : i64
    } -> tensor<16xi64>
    %2 = tensor.empty() : tensor<16xf32>
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%1 : tensor<16xi64>) outs(%2 : tensor<16xf32>) {
    ^bb0(%in: i64, %out: f32):
      %105 = arith.sitofp %in : i64 to f32
      linalg.yield %105 : f32
    } -> tensor<16xf32>
    %expanded = tensor.expand_shape %3 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %4 = tensor.empty() : tensor<16x4xf32>
    %5 = linalg.generic {indexing_maps = [#map1, #map2, #map3], iterator_types = ["parallel", "parallel"]} ins(%expanded, %arg9 : tensor<16x1xf32>, tensor<4xf32>) outs(%4 : tensor<16x4xf32>) {
    ^bb0(%in: f32, %in_45: f32, %out: f32):
      %105 = arith.mulf %in, %in_45 : f32
      linalg.yield %105 : f32
    } -> tensor<16x4xf32>
    %6 = tensor.empty() : tensor<16x2x4xf32>
    %7 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5 : tensor<16x4xf32>) outs(%6 : tensor<16x2x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x2x4xf32>
    %collapsed = tensor.collapse_shape %7 [[0], [1, 2]] : tensor<16x2x4xf32> into tensor<16x8xf32>
    %8 = tensor.empty() : tensor<16x8xf32>
    %9 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%collapsed : tensor<16x8xf32>) outs(%8 : tensor<16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = math.cos %in : f32
      linalg.yield %105 : f32
    } -> tensor<16x8xf32>
    %10 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%collapsed : tensor<16x8xf32>) outs(%8 : tensor<16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = math.sin %in : f32
      linalg.yield %105 : f32
    } -> tensor<16x8xf32>
    %11 = tensor.empty() : tensor<8x16x32xf32>
    %12 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg10 : tensor<8x16x32xf32>) outs(%11 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %105 : f32
    } -> tensor<8x16x32xf32>
    %13 = tensor.empty() : tensor<8x16x1xf32>
    %14 = linalg.fill ins(%cst : f32) outs(%13 : tensor<8x16x1xf32>) -> tensor<8x16x1xf32>
    %15 = linalg.generic {indexing_maps = [#map5, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%12 : tensor<8x16x32xf32>) outs(%14 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.addf %in, %out : f32
      linalg.yield %105 : f32
    } -> tensor<8x16x1xf32>
    %16 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15 : tensor<8x16x1xf32>) outs(%13 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.divf %in, %cst_9 : f32
      linalg.yield %105 : f32
    } -> tensor<8x16x1xf32>
    %17 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16 : tensor<8x16x1xf32>) outs(%13 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.truncf %cst_8 : f64 to f32
      %106 = arith.addf %in, %105 : f32
      linalg.yield %106 : f32
    } -> tensor<8x16x1xf32>
    %18 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%17 : tensor<8x16x1xf32>) outs(%13 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = math.rsqrt %in : f32
      linalg.yield %105 : f32
    } -> tensor<8x16x1xf32>
    %19 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg10, %18 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%11 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_45: f32, %out: f32):
      %105 = arith.mulf %in, %in_45 : f32
      linalg.yield %105 : f32
    } -> tensor<8x16x32xf32>
    %20 = linalg.generic {indexing_maps = [#map5, #map7, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19, %arg7 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%11 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_45: f32, %out: f32):
      %105 = arith.mulf %in, %in_45 : f32
      linalg.yield %105 : f32
    } -> tensor<8x16x32xf32>
    %21 = tensor.empty() : tensor<32x32xf32>
    %transposed = linalg.transpose ins(%arg0 : tensor<32x32xf32>) outs(%21 : tensor<32x32xf32>) permutation = [1, 0] 
    %collapsed_10 = tensor.collapse_shape %20 [[0, 1], [2]] : tensor<8x16x32xf32> into tensor<128x32xf32>
    %22 = tensor.empty() : tensor<128x32xf32>
    %23 = linalg.fill ins(%cst : f32) outs(%22 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %24 = linalg.matmul ins(%collapsed_10, %transposed : tensor<128x32xf32>, tensor<32x32xf32>) outs(%23 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %expanded_11 = tensor.expand_shape %24 [[0, 1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<128x32xf32> into tensor<8x16x4x8xf32>
    %25 = tensor.empty() : tensor<8x4x16x8xf32>
    %transposed_12 = linalg.transpose ins(%expanded_11 : tensor<8x16x4x8xf32>) outs(%25 : tensor<8x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %26 = tensor.empty() : tensor<32x16xf32>
    %transposed_13 = linalg.transpose ins(%arg1 : tensor<16x32xf32>) outs(%26 : tensor<32x16xf32>) permutation = [1, 0] 
    %27 = tensor.empty() : tensor<128x16xf32>
    %28 = linalg.fill ins(%cst : f32) outs(%27 : tensor<128x16xf32>) -> tensor<128x16xf32>
    %29 = linalg.matmul ins(%collapsed_10, %transposed_13 : tensor<128x32xf32>, tensor<32x16xf32>) outs(%28 : tensor<128x16xf32>) -> tensor<128x16xf32>
    %expanded_14 = tensor.expand_shape %29 [[0, 1], [2, 3]] output_shape [8, 16, 2, 8] : tensor<128x16xf32> into tensor<8x16x2x8xf32>
    %30 = tensor.empty() : tensor<8x2x16x8xf32>
    %transposed_15 = linalg.transpose ins(%expanded_14 : tensor<8x16x2x8xf32>) outs(%30 : tensor<8x2x16x8xf32>) permutation = [0, 2, 1, 3] 
    %transposed_16 = linalg.transpose ins(%arg2 : tensor<16x32xf32>) outs(%26 : tensor<32x16xf32>) permutation = [1, 0] 
    %31 = linalg.matmul ins(%collapsed_10, %transposed_16 : tensor<128x32xf32>, tensor<32x16xf32>) outs(%28 : tensor<128x16xf32>) -> tensor<128x16xf32>
    %expanded_17 = tensor.expand_shape %31 [[0, 1], [2, 3]] output_shape [8, 16, 2, 8] : tensor<128x16xf32> into tensor<8x16x2x8xf32>
    %transposed_18 = linalg.transpose ins(%expanded_17 : tensor<8x16x2x8xf32>) outs(%30 : tensor<8x2x16x8xf32>) permutation = [0, 2, 1, 3] 
    %32 = linalg.generic {indexing_maps = [#map8, #map9, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_12, %9 : tensor<8x4x16x8xf32>, tensor<16x8xf32>) outs(%25 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %in_45: f32, %out: f32):
      %105 = arith.mulf %in, %in_45 : f32
      linalg.yield %105 : f32
    } -> tensor<8x4x16x8xf32>
    %extracted_slice = tensor.extract_slice %transposed_12[0, 0, 0, 0] [8, 4, 16, 4] [1, 1, 1, 1] : tensor<8x4x16x8xf32> to tensor<8x4x16x4xf32>
    %extracted_slice_19 = tensor.extract_slice %transposed_12[0, 0, 0, 4] [8, 4, 16, 4] [1, 1, 1, 1] : tensor<8x4x16x8xf32> to tensor<8x4x16x4xf32>
    %33 = tensor.empty() : tensor<8x4x16x4xf32>
    %34 = linalg.generic {indexing_maps = [#map8, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_19 : tensor<8x4x16x4xf32>) outs(%33 : tensor<8x4x16x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.negf %in : f32
      linalg.yield %105 : f32
    } -> tensor<8x4x16x4xf32>
    %concat = tensor.concat dim(3) %34, %extracted_slice : (tensor<8x4x16x4xf32>, tensor<8x4x16x4xf32>) -> tensor<8x4x16x8xf32>
    %35 = linalg.generic {indexing_maps = [#map8, #map9, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%concat, %10 : tensor<8x4x16x8xf32>, tensor<16x8xf32>) outs(%25 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %in_45: f32, %out: f32):
      %105 = arith.mulf %in, %in_45 : f32
      linalg.yield %105 : f32
    } -> tensor<8x4x16x8xf32>
    %36 = linalg.generic {indexing_maps = [#map8, #map8, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%32, %35 : tensor<8x4x16x8xf32>, tensor<8x4x16x8xf32>) outs(%25 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %in_45: f32, %out: f32):
      %105 = arith.addf %in, %in_45 : f32
      linalg.yield %105 : f32
    } -> tensor<8x4x16x8xf32>
    %37 = linalg.generic {indexing_maps = [#map8, #map9, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_15, %9 : tensor<8x2x16x8xf32>, tensor<16x8xf32>) outs(%30 : tensor<8x2x16x8xf32>) {
    ^bb0(%in: f32, %in_45: f32, %out: f32):
      %105 = arith.mulf %in, %in_45 : f32
      linalg.yield %105 : f32
    } -> tensor<8x2x16x8xf32>
    %extracted_slice_20 = tensor.extract_slice %transposed_15[0, 0, 0, 0] [8, 2, 16, 4] [1, 1, 1, 1] : tensor<8x2x16x8xf32> to tensor<8x2x16x4xf32>
    %extracted_slice_21 = tensor.extract_slice %transposed_15[0, 0, 0, 4] [8, 2, 16, 4] [1, 1, 1, 1] : tensor<8x2x16x8xf32> to tensor<8x2x16x4xf32>
    %38 = tensor.empty() : tensor<8x2x16x4xf32>
    %39 = linalg.generic {indexing_maps = [#map8, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%extracted_slice_21 : tensor<8x2x16x4xf32>) outs(%38 : tensor<8x2x16x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.negf %in : f32
      linalg.yield %105 : f32
    } -> tensor<8x2x16x4xf32>
    %concat_22 = tensor.concat dim(3) %39, %extracted_slice_20 : (tensor<8x2x16x4xf32>, tensor<8x2x16x4xf32>) -> tensor<8x2x16x8xf32>
    %40 = linalg.generic {indexing_maps = [#map8, #map9, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%concat_22, %10 : tensor<8x2x16x8xf32>, tensor<16x8xf32>) outs(%30 : tensor<8x2x16x8xf32>) {
    ^bb0(%in: f32, %in_45: f32, %out: f32):
      %105 = arith.mulf %in, %in_45 : f32
      linalg.yield %105 : f32
    } -> tensor<8x2x16x8xf32>
    %41 = linalg.generic {indexing_maps = [#map8, #map8, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%37, %40 : tensor<8x2x16x8xf32>, tensor<8x2x16x8xf32>) outs(%30 : tensor<8x2x16x8xf32>) {
    ^bb0(%in: f32, %in_45: f32, %out: f32):
      %105 = arith.addf %in, %in_45 : f32
      linalg.yield %105 : f32
    } -> tensor<8x2x16x8xf32>
    %42 = tensor.empty() : tensor<8x2x2x16x8xf32>
    %43 = linalg.generic {indexing_maps = [#map10, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%41 : tensor<8x2x16x8xf32>) outs(%42 : tensor<8x2x2x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x2x2x16x8xf32>
    %collapsed_23 = tensor.collapse_shape %43 [[0], [1, 2], [3], [4]] : tensor<8x2x2x16x8xf32> into tensor<8x4x16x8xf32>
    %44 = linalg.generic {indexing_maps = [#map10, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%transposed_18 : tensor<8x2x16x8xf32>) outs(%42 : tensor<8x2x2x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x2x2x16x8xf32>
    %45 = linalg.generic {indexing_maps = [#map8, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%36 : tensor<8x4x16x8xf32>) outs(%25 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.truncf %cst_7 : f64 to f32
      %106 = arith.mulf %in, %105 : f32
      linalg.yield %106 : f32
    } -> tensor<8x4x16x8xf32>
    %expanded_24 = tensor.expand_shape %1 [[0, 1]] output_shape [1, 16] : tensor<16xi64> into tensor<1x16xi64>
    %expanded_25 = tensor.expand_shape %1 [[0, 1]] output_shape [16, 1] : tensor<16xi64> into tensor<16x1xi64>
    %46 = tensor.empty() : tensor<16x16xi64>
    %47 = linalg.generic {indexing_maps = [#map12, #map1, #map3], iterator_types = ["parallel", "parallel"]} ins(%expanded_24, %expanded_25 : tensor<1x16xi64>, tensor<16x1xi64>) outs(%46 : tensor<16x16xi64>) {
    ^bb0(%in: i64, %in_45: i64, %out: i64):
      %105 = arith.subi %in, %in_45 : i64
      linalg.yield %105 : i64
    } -> tensor<16x16xi64>
    %48 = tensor.empty() : tensor<16x16xi1>
    %49 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%47 : tensor<16x16xi64>) outs(%48 : tensor<16x16xi1>) {
    ^bb0(%in: i64, %out: i1):
      %105 = arith.cmpi sle, %in, %c0_i64 : i64
      linalg.yield %105 : i1
    } -> tensor<16x16xi1>
    %50 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%49, %cst_5 : tensor<16x16xi1>, tensor<16x16xi1>) outs(%48 : tensor<16x16xi1>) {
    ^bb0(%in: i1, %in_45: i1, %out: i1):
      %105 = arith.andi %in, %in_45 : i1
      linalg.yield %105 : i1
    } -> tensor<16x16xi1>
    %51 = tensor.empty() : tensor<16x16xf32>
    %52 = linalg.generic {indexing_maps = [#map3, #map13, #map13, #map3], iterator_types = ["parallel", "parallel"]} ins(%50, %cst_3, %cst_4 : tensor<16x16xi1>, tensor<f32>, tensor<f32>) outs(%51 : tensor<16x16xf32>) {
    ^bb0(%in: i1, %in_45: f32, %in_46: f32, %out: f32):
      %105 = arith.select %in, %in_45, %in_46 : f32
      linalg.yield %105 : f32
    } -> tensor<16x16xf32>
    %53 = tensor.empty() : tensor<8x4x8x16xf32>
    %transposed_26 = linalg.transpose ins(%collapsed_23 : tensor<8x4x16x8xf32>) outs(%53 : tensor<8x4x8x16xf32>) permutation = [0, 1, 3, 2] 
    %54 = linalg.generic {indexing_maps = [#map8, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_26 : tensor<8x4x8x16xf32>) outs(%53 : tensor<8x4x8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.truncf %cst_7 : f64 to f32
      %106 = arith.mulf %in, %105 : f32
      linalg.yield %106 : f32
    } -> tensor<8x4x8x16xf32>
    %collapsed_27 = tensor.collapse_shape %45 [[0, 1], [2], [3]] : tensor<8x4x16x8xf32> into tensor<32x16x8xf32>
    %collapsed_28 = tensor.collapse_shape %54 [[0, 1], [2], [3]] : tensor<8x4x8x16xf32> into tensor<32x8x16xf32>
    %55 = tensor.empty() : tensor<32x16x16xf32>
    %56 = linalg.fill ins(%cst : f32) outs(%55 : tensor<32x16x16xf32>) -> tensor<32x16x16xf32>
    %57 = linalg.batch_matmul ins(%collapsed_27, %collapsed_28 : tensor<32x16x8xf32>, tensor<32x8x16xf32>) outs(%56 : tensor<32x16x16xf32>) -> tensor<32x16x16xf32>
    %expanded_29 = tensor.expand_shape %57 [[0, 1], [2], [3]] output_shape [8, 4, 16, 16] : tensor<32x16x16xf32> into tensor<8x4x16x16xf32>
    %58 = tensor.empty() : tensor<8x4x16x16xf32>
    %59 = linalg.generic {indexing_maps = [#map8, #map9, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_29, %52 : tensor<8x4x16x16xf32>, tensor<16x16xf32>) outs(%58 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_45: f32, %out: f32):
      %105 = arith.addf %in, %in_45 : f32
      linalg.yield %105 : f32
    } -> tensor<8x4x16x16xf32>
    %60 = tensor.empty() : tensor<8x4x16xi64>
    %61 = linalg.fill ins(%c0_i64 : i64) outs(%60 : tensor<8x4x16xi64>) -> tensor<8x4x16xi64>
    %62 = tensor.empty() : tensor<8x4x16xf32>
    %63 = linalg.fill ins(%cst_0 : f32) outs(%62 : tensor<8x4x16xf32>) -> tensor<8x4x16xf32>
    %64:2 = linalg.generic {indexing_maps = [#map8, #map14, #map14], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%59 : tensor<8x4x16x16xf32>) outs(%63, %61 : tensor<8x4x16xf32>, tensor<8x4x16xi64>) {
    ^bb0(%in: f32, %out: f32, %out_45: i64):
      %105 = linalg.index 3 : index
      %106 = arith.index_cast %105 : index to i64
      %107 = arith.maximumf %in, %out : f32
      %108 = arith.cmpf ogt, %in, %out : f32
      %109 = arith.select %108, %106, %out_45 : i64
      linalg.yield %107, %109 : f32, i64
    } -> (tensor<8x4x16xf32>, tensor<8x4x16xi64>)
    %expanded_30 = tensor.expand_shape %64#0 [[0], [1], [2, 3]] output_shape [8, 4, 16, 1] : tensor<8x4x16xf32> into tensor<8x4x16x1xf32>
    %65 = linalg.generic {indexing_maps = [#map8, #map15, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%59, %expanded_30 : tensor<8x4x16x16xf32>, tensor<8x4x16x1xf32>) outs(%58 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_45: f32, %out: f32):
      %105 = arith.subf %in, %in_45 : f32
      linalg.yield %105 : f32
    } -> tensor<8x4x16x16xf32>
    %66 = linalg.generic {indexing_maps = [#map8, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%65 : tensor<8x4x16x16xf32>) outs(%58 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = math.exp %in : f32
      linalg.yield %105 : f32
    } -> tensor<8x4x16x16xf32>
    %67 = tensor.empty() : tensor<8x4x16x1xf32>
    %68 = linalg.fill ins(%cst : f32) outs(%67 : tensor<8x4x16x1xf32>) -> tensor<8x4x16x1xf32>
    %69 = linalg.generic {indexing_maps = [#map8, #map15], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%66 : tensor<8x4x16x16xf32>) outs(%68 : tensor<8x4x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.addf %in, %out : f32
      linalg.yield %105 : f32
    } -> tensor<8x4x16x1xf32>
    %70 = linalg.generic {indexing_maps = [#map8, #map15, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%66, %69 : tensor<8x4x16x16xf32>, tensor<8x4x16x1xf32>) outs(%58 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_45: f32, %out: f32):
      %105 = arith.divf %in, %in_45 : f32
      linalg.yield %105 : f32
    } -> tensor<8x4x16x16xf32>
    %71 = tensor.empty() : tensor<8x4x16x16xi1>
    %72 = linalg.generic {indexing_maps = [#map8, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%59 : tensor<8x4x16x16xf32>) outs(%71 : tensor<8x4x16x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %105 = arith.extf %in : f32 to f64
      %106 = arith.cmpf oeq, %105, %cst_6 : f64
      linalg.yield %106 : i1
    } -> tensor<8x4x16x16xi1>
    %73 = tensor.empty() : tensor<8x4x16x1xi1>
    %74 = linalg.fill ins(%true : i1) outs(%73 : tensor<8x4x16x1xi1>) -> tensor<8x4x16x1xi1>
    %75 = linalg.generic {indexing_maps = [#map8, #map15], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%72 : tensor<8x4x16x16xi1>) outs(%74 : tensor<8x4x16x1xi1>) {
    ^bb0(%in: i1, %out: i1):
      %105 = arith.andi %in, %out : i1
      linalg.yield %105 : i1
    } -> tensor<8x4x16x1xi1>
    %76 = linalg.generic {indexing_maps = [#map15, #map8, #map8, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%75, %cst_2, %70 : tensor<8x4x16x1xi1>, tensor<8x4x16x16xf32>, tensor<8x4x16x16xf32>) outs(%58 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: i1, %in_45: f32, %in_46: f32, %out: f32):
      %105 = arith.select %in, %in_45, %in_46 : f32
      linalg.yield %105 : f32
    } -> tensor<8x4x16x16xf32>
    %collapsed_31 = tensor.collapse_shape %76 [[0, 1], [2], [3]] : tensor<8x4x16x16xf32> into tensor<32x16x16xf32>
    %collapsed_32 = tensor.collapse_shape %44 [[0, 1, 2], [3], [4]] : tensor<8x2x2x16x8xf32> into tensor<32x16x8xf32>
    %77 = tensor.empty() : tensor<32x16x8xf32>
    %78 = linalg.fill ins(%cst : f32) outs(%77 : tensor<32x16x8xf32>) -> tensor<32x16x8xf32>
    %79 = linalg.batch_matmul ins(%collapsed_31, %collapsed_32 : tensor<32x16x16xf32>, tensor<32x16x8xf32>) outs(%78 : tensor<32x16x8xf32>) -> tensor<32x16x8xf32>
    %expanded_33 = tensor.expand_shape %79 [[0, 1], [2], [3]] output_shape [8, 4, 16, 8] : tensor<32x16x8xf32> into tensor<8x4x16x8xf32>
    %80 = tensor.empty() : tensor<8x16x4x8xf32>
    %transposed_34 = linalg.transpose ins(%expanded_33 : tensor<8x4x16x8xf32>) outs(%80 : tensor<8x16x4x8xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_35 = tensor.collapse_shape %transposed_34 [[0], [1], [2, 3]] : tensor<8x16x4x8xf32> into tensor<8x16x32xf32>
    %transposed_36 = linalg.transpose ins(%arg3 : tensor<32x32xf32>) outs(%21 : tensor<32x32xf32>) permutation = [1, 0] 
    %81 = tensor.empty() : tensor<8x32x32xf32>
    %82 = linalg.generic {indexing_maps = [#map16, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_36 : tensor<32x32xf32>) outs(%81 : tensor<8x32x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x32x32xf32>
    %83 = linalg.fill ins(%cst : f32) outs(%11 : tensor<8x16x32xf32>) -> tensor<8x16x32xf32>
    %84 = linalg.batch_matmul ins(%collapsed_35, %82 : tensor<8x16x32xf32>, tensor<8x32x32xf32>) outs(%83 : tensor<8x16x32xf32>) -> tensor<8x16x32xf32>
    %85 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg10, %84 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%11 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_45: f32, %out: f32):
      %105 = arith.addf %in, %in_45 : f32
      linalg.yield %105 : f32
    } -> tensor<8x16x32xf32>
    %86 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%85 : tensor<8x16x32xf32>) outs(%11 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = math.fpowi %in, %c2_i64 : f32, i64
      linalg.yield %105 : f32
    } -> tensor<8x16x32xf32>
    %87 = linalg.generic {indexing_maps = [#map5, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%86 : tensor<8x16x32xf32>) outs(%14 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.addf %in, %out : f32
      linalg.yield %105 : f32
    } -> tensor<8x16x1xf32>
    %88 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%87 : tensor<8x16x1xf32>) outs(%13 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.divf %in, %cst_9 : f32
      linalg.yield %105 : f32
    } -> tensor<8x16x1xf32>
    %89 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%88 : tensor<8x16x1xf32>) outs(%13 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.truncf %cst_8 : f64 to f32
      %106 = arith.addf %in, %105 : f32
      linalg.yield %106 : f32
    } -> tensor<8x16x1xf32>
    %90 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%89 : tensor<8x16x1xf32>) outs(%13 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = math.rsqrt %in : f32
      linalg.yield %105 : f32
    } -> tensor<8x16x1xf32>
    %91 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%85, %90 : tensor<8x16x32xf32>, tensor<8x16x1xf32>) outs(%11 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_45: f32, %out: f32):
      %105 = arith.mulf %in, %in_45 : f32
      linalg.yield %105 : f32
    } -> tensor<8x16x32xf32>
    %92 = linalg.generic {indexing_maps = [#map5, #map7, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%91, %arg8 : tensor<8x16x32xf32>, tensor<32xf32>) outs(%11 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_45: f32, %out: f32):
      %105 = arith.mulf %in, %in_45 : f32
      linalg.yield %105 : f32
    } -> tensor<8x16x32xf32>
    %93 = tensor.empty() : tensor<32x96xf32>
    %transposed_37 = linalg.transpose ins(%arg4 : tensor<96x32xf32>) outs(%93 : tensor<32x96xf32>) permutation = [1, 0] 
    %collapsed_38 = tensor.collapse_shape %92 [[0, 1], [2]] : tensor<8x16x32xf32> into tensor<128x32xf32>
    %94 = tensor.empty() : tensor<128x96xf32>
    %95 = linalg.fill ins(%cst : f32) outs(%94 : tensor<128x96xf32>) -> tensor<128x96xf32>
    %96 = linalg.matmul ins(%collapsed_38, %transposed_37 : tensor<128x32xf32>, tensor<32x96xf32>) outs(%95 : tensor<128x96xf32>) -> tensor<128x96xf32>
    %expanded_39 = tensor.expand_shape %96 [[0, 1], [2]] output_shape [8, 16, 96] : tensor<128x96xf32> into tensor<8x16x96xf32>
    %97 = tensor.empty() : tensor<8x16x96xf32>
    %98 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_39 : tensor<8x16x96xf32>) outs(%97 : tensor<8x16x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.negf %in : f32
      %106 = math.exp %105 : f32
      %107 = arith.addf %106, %cst_1 : f32
      %108 = arith.divf %cst_1, %107 : f32
      linalg.yield %108 : f32
    } -> tensor<8x16x96xf32>
    %99 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_39, %98 : tensor<8x16x96xf32>, tensor<8x16x96xf32>) outs(%97 : tensor<8x16x96xf32>) {
    ^bb0(%in: f32, %in_45: f32, %out: f32):
      %105 = arith.mulf %in, %in_45 : f32
      linalg.yield %105 : f32
    } -> tensor<8x16x96xf32>
    %transposed_40 = linalg.transpose ins(%arg5 : tensor<96x32xf32>) outs(%93 : tensor<32x96xf32>) permutation = [1, 0] 
    %100 = linalg.matmul ins(%collapsed_38, %transposed_40 : tensor<128x32xf32>, tensor<32x96xf32>) outs(%95 : tensor<128x96xf32>) -> tensor<128x96xf32>
    %expanded_41 = tensor.expand_shape %100 [[0, 1], [2]] output_shape [8, 16, 96] : tensor<128x96xf32> into tensor<8x16x96xf32>
    %101 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%99, %expanded_41 : tensor<8x16x96xf32>, tensor<8x16x96xf32>) outs(%97 : tensor<8x16x96xf32>) {
    ^bb0(%in: f32, %in_45: f32, %out: f32):
      %105 = arith.mulf %in, %in_45 : f32
      linalg.yield %105 : f32
    } -> tensor<8x16x96xf32>
    %102 = tensor.empty() : tensor<96x32xf32>
    %transposed_42 = linalg.transpose ins(%arg6 : tensor<32x96xf32>) outs(%102 : tensor<96x32xf32>) permutation = [1, 0] 
    %collapsed_43 = tensor.collapse_shape %101 [[0, 1], [2]] : tensor<8x16x96xf32> into tensor<128x96xf32>
    %103 = linalg.matmul ins(%collapsed_43, %transposed_42 : tensor<128x96xf32>, tensor<96x32xf32>) outs(%23 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %expanded_44 = tensor.expand_shape %103 [[0, 1], [2]] output_shape [8, 16, 32] : tensor<128x32xf32> into tensor<8x16x32xf32>
    %104 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%85, %expanded_44 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%11 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_45: f32, %out: f32):
      %105 = arith.addf %in, %in_45 : f32
      linalg.yield %105 : f32
    } -> tensor<8x16x32xf32>
    return %104 : tensor<8x16x32xf32>
  }
}
