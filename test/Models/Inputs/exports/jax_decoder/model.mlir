#map = affine_map<(d0, d1) -> ()>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1)>
#map3 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map4 = affine_map<(d0, d1, d2) -> (d1, d2)>
#map5 = affine_map<(d0, d1, d2) -> (0, d1, d2)>
#map6 = affine_map<(d0, d1, d2) -> ()>
#map7 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map8 = affine_map<(d0, d1, d2) -> (d2)>
#map9 = affine_map<(d0, d1, d2) -> (0, 0, d2)>
#map10 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d3)>
#map11 = affine_map<(d0, d1, d2, d3) -> (d3, d2)>
#map12 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map13 = affine_map<(d0, d1, d2, d3) -> (d0, d2, d1, d3)>
#map14 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map15 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2, d4)>
#map16 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d3, d4)>
#map17 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2, d3)>
#map18 = affine_map<(d0, d1, d2, d3) -> ()>
#map19 = affine_map<() -> ()>
#map20 = affine_map<(d0, d1, d2, d3) -> (d2, d3)>
#map21 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
#map22 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d4, d3)>
#map23 = affine_map<(d0, d1) -> (d1, d0)>
module @jit_decoder {
  func.func public @main(%arg0: tensor<128x32xf32> {tp25d.param = "block.down"}, %arg1: tensor<32xf32> {tp25d.param = "block.down_bias"}, %arg2: tensor<32xf32> {tp25d.param = "block.ln1.bias"}, %arg3: tensor<32xf32> {tp25d.param = "block.ln1.scale"}, %arg4: tensor<32xf32> {tp25d.param = "block.ln2.bias"}, %arg5: tensor<32xf32> {tp25d.param = "block.ln2.scale"}, %arg6: tensor<32x32xf32> {tp25d.param = "block.proj"}, %arg7: tensor<32x96xf32> {tp25d.param = "block.qkv"}, %arg8: tensor<32x128xf32> {tp25d.param = "block.up"}, %arg9: tensor<128xf32> {tp25d.param = "block.up_bias"}, %arg10: tensor<64x32xf32> {tp25d.param = "embedding"}, %arg11: tensor<16x32xf32> {tp25d.param = "position"}, %arg12: tensor<8x16xi32>) -> tensor<8x16x64xf32> {
    %cst = arith.constant 0xFF800000 : f32
    %cst_0 = arith.constant -1.000000e+09 : f32
    %cst_1 = arith.constant 0.000000e+00 : f32
    %c63 = arith.constant 63 : index
    %c0 = arith.constant 0 : index
    %cst_2 = arith.constant dense<false> : tensor<i1>
    %cst_3 = arith.constant dense<5.000000e-01> : tensor<f32>
    %cst_4 = arith.constant dense<1.000000e+00> : tensor<f32>
    %cst_5 = arith.constant dense<0.797884583> : tensor<f32>
    %cst_6 = arith.constant dense<4.471500e-02> : tensor<f32>
    %cst_7 = arith.constant dense<0xFF800000> : tensor<f32>
    %cst_8 = arith.constant dense<true> : tensor<i1>
    %cst_9 = arith.constant dense<2.82842708> : tensor<f32>
    %cst_10 = arith.constant dense<9.99999974E-6> : tensor<f32>
    %cst_11 = arith.constant dense<3.200000e+01> : tensor<f32>
    %cst_12 = arith.constant dense<64> : tensor<i32>
    %cst_13 = arith.constant dense<0> : tensor<i32>
    %0 = tensor.empty() : tensor<8x16xi32>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_13 : tensor<i32>) outs(%0 : tensor<8x16xi32>) {
    ^bb0(%in: i32, %out: i32):
      linalg.yield %in : i32
    } -> tensor<8x16xi32>
    %2 = tensor.empty() : tensor<8x16xi1>
    %3 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg12, %1 : tensor<8x16xi32>, tensor<8x16xi32>) outs(%2 : tensor<8x16xi1>) {
    ^bb0(%in: i32, %in_18: i32, %out: i1):
      %139 = arith.cmpi slt, %in, %in_18 : i32
      linalg.yield %139 : i1
    } -> tensor<8x16xi1>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_12 : tensor<i32>) outs(%0 : tensor<8x16xi32>) {
    ^bb0(%in: i32, %out: i32):
      linalg.yield %in : i32
    } -> tensor<8x16xi32>
    %5 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg12, %4 : tensor<8x16xi32>, tensor<8x16xi32>) outs(%0 : tensor<8x16xi32>) {
    ^bb0(%in: i32, %in_18: i32, %out: i32):
      %139 = arith.addi %in, %in_18 : i32
      linalg.yield %139 : i32
    } -> tensor<8x16xi32>
    %6 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%3, %5, %arg12 : tensor<8x16xi1>, tensor<8x16xi32>, tensor<8x16xi32>) outs(%0 : tensor<8x16xi32>) {
    ^bb0(%in: i1, %in_18: i32, %in_19: i32, %out: i32):
      %139 = arith.select %in, %in_18, %in_19 : i32
      linalg.yield %139 : i32
    } -> tensor<8x16xi32>
    %7 = tensor.empty() : tensor<8x16x1xi32>
    %8 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<8x16xi32>) outs(%7 : tensor<8x16x1xi32>) {
    ^bb0(%in: i32, %out: i32):
      linalg.yield %in : i32
    } -> tensor<8x16x1xi32>
    %9 = tensor.empty() : tensor<8x16x32xf32>
    %10 = linalg.generic {indexing_maps = [#map3], iterator_types = ["parallel", "parallel", "parallel"]} outs(%9 : tensor<8x16x32xf32>) {
    ^bb0(%out: f32):
      %139 = linalg.index 0 : index
      %140 = linalg.index 1 : index
      %141 = linalg.index 2 : index
      %extracted = tensor.extract %8[%139, %140, %c0] : tensor<8x16x1xi32>
      %142 = arith.index_cast %extracted : i32 to index
      %143 = arith.maxsi %142, %c0 : index
      %144 = arith.minsi %143, %c63 : index
      %extracted_18 = tensor.extract %arg10[%144, %141] : tensor<64x32xf32>
      linalg.yield %extracted_18 : f32
    } -> tensor<8x16x32xf32>
    %11 = tensor.empty() : tensor<1x16x32xf32>
    %12 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg11 : tensor<16x32xf32>) outs(%11 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x16x32xf32>
    %13 = linalg.generic {indexing_maps = [#map5, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12 : tensor<1x16x32xf32>) outs(%9 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x32xf32>
    %14 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10, %13 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%9 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.addf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x16x32xf32>
    %15 = tensor.empty() : tensor<8x16xf32>
    %16 = linalg.fill ins(%cst_1 : f32) outs(%15 : tensor<8x16xf32>) -> tensor<8x16xf32>
    %17 = linalg.generic {indexing_maps = [#map3, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%14 : tensor<8x16x32xf32>) outs(%16 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %139 = arith.addf %out, %in : f32
      linalg.yield %139 : f32
    } -> tensor<8x16xf32>
    %18 = tensor.empty() : tensor<8x16x1xf32>
    %19 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%17 : tensor<8x16xf32>) outs(%18 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x1xf32>
    %20 = linalg.generic {indexing_maps = [#map6, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_11 : tensor<f32>) outs(%18 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x1xf32>
    %21 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19, %20 : tensor<8x16x1xf32>, tensor<8x16x1xf32>) outs(%18 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.divf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x16x1xf32>
    %22 = linalg.generic {indexing_maps = [#map7, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%21 : tensor<8x16x1xf32>) outs(%9 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x32xf32>
    %23 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14, %22 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%9 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.subf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x16x32xf32>
    %24 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%23, %23 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%9 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.mulf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x16x32xf32>
    %25 = linalg.generic {indexing_maps = [#map3, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%24 : tensor<8x16x32xf32>) outs(%16 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %139 = arith.addf %out, %in : f32
      linalg.yield %139 : f32
    } -> tensor<8x16xf32>
    %26 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%25 : tensor<8x16xf32>) outs(%18 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x1xf32>
    %27 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%26, %20 : tensor<8x16x1xf32>, tensor<8x16x1xf32>) outs(%18 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.divf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x16x1xf32>
    %28 = linalg.generic {indexing_maps = [#map6, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_10 : tensor<f32>) outs(%18 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x1xf32>
    %29 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%27, %28 : tensor<8x16x1xf32>, tensor<8x16x1xf32>) outs(%18 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.addf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x16x1xf32>
    %30 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%29 : tensor<8x16x1xf32>) outs(%18 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %139 = math.rsqrt %in : f32
      linalg.yield %139 : f32
    } -> tensor<8x16x1xf32>
    %31 = linalg.generic {indexing_maps = [#map7, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%30 : tensor<8x16x1xf32>) outs(%9 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x32xf32>
    %32 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%23, %31 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%9 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.mulf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x16x32xf32>
    %33 = tensor.empty() : tensor<1x1x32xf32>
    %34 = linalg.generic {indexing_maps = [#map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg3 : tensor<32xf32>) outs(%33 : tensor<1x1x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x1x32xf32>
    %35 = linalg.generic {indexing_maps = [#map9, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%34 : tensor<1x1x32xf32>) outs(%9 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x32xf32>
    %36 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%32, %35 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%9 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.mulf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x16x32xf32>
    %37 = linalg.generic {indexing_maps = [#map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg2 : tensor<32xf32>) outs(%33 : tensor<1x1x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x1x32xf32>
    %38 = linalg.generic {indexing_maps = [#map9, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%37 : tensor<1x1x32xf32>) outs(%9 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x32xf32>
    %39 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%36, %38 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%9 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.addf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x16x32xf32>
    %40 = tensor.empty() : tensor<8x16x96xf32>
    %41 = linalg.fill ins(%cst_1 : f32) outs(%40 : tensor<8x16x96xf32>) -> tensor<8x16x96xf32>
    %42 = linalg.generic {indexing_maps = [#map10, #map11, #map12], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%39, %arg7 : tensor<8x16x32xf32>, tensor<32x96xf32>) outs(%41 : tensor<8x16x96xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.mulf %in, %in_18 : f32
      %140 = arith.addf %out, %139 : f32
      linalg.yield %140 : f32
    } -> tensor<8x16x96xf32>
    %extracted_slice = tensor.extract_slice %42[0, 0, 0] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %extracted_slice_14 = tensor.extract_slice %42[0, 0, 32] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %extracted_slice_15 = tensor.extract_slice %42[0, 0, 64] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %expanded = tensor.expand_shape %extracted_slice [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %43 = tensor.empty() : tensor<8x4x16x8xf32>
    %44 = linalg.generic {indexing_maps = [#map13, #map14], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded : tensor<8x16x4x8xf32>) outs(%43 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4x16x8xf32>
    %expanded_16 = tensor.expand_shape %extracted_slice_14 [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %45 = linalg.generic {indexing_maps = [#map13, #map14], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_16 : tensor<8x16x4x8xf32>) outs(%43 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4x16x8xf32>
    %expanded_17 = tensor.expand_shape %extracted_slice_15 [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %46 = linalg.generic {indexing_maps = [#map13, #map14], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_17 : tensor<8x16x4x8xf32>) outs(%43 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4x16x8xf32>
    %47 = tensor.empty() : tensor<8x4x16x16xf32>
    %48 = linalg.fill ins(%cst_1 : f32) outs(%47 : tensor<8x4x16x16xf32>) -> tensor<8x4x16x16xf32>
    %49 = linalg.generic {indexing_maps = [#map15, #map16, #map17], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction"]} ins(%44, %45 : tensor<8x4x16x8xf32>, tensor<8x4x16x8xf32>) outs(%48 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.mulf %in, %in_18 : f32
      %140 = arith.addf %out, %139 : f32
      linalg.yield %140 : f32
    } -> tensor<8x4x16x16xf32>
    %50 = linalg.generic {indexing_maps = [#map18, #map14], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_9 : tensor<f32>) outs(%47 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4x16x16xf32>
    %51 = linalg.generic {indexing_maps = [#map14, #map14, #map14], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%49, %50 : tensor<8x4x16x16xf32>, tensor<8x4x16x16xf32>) outs(%47 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.divf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x4x16x16xf32>
    %52 = tensor.empty() : tensor<16x16xi1>
    %53 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_8 : tensor<i1>) outs(%52 : tensor<16x16xi1>) {
    ^bb0(%in: i1, %out: i1):
      linalg.yield %in : i1
    } -> tensor<16x16xi1>
    %54 = tensor.empty() : tensor<16x16xi32>
    %55 = linalg.generic {indexing_maps = [#map1], iterator_types = ["parallel", "parallel"]} outs(%54 : tensor<16x16xi32>) {
    ^bb0(%out: i32):
      %139 = linalg.index 0 : index
      %140 = arith.index_cast %139 : index to i32
      linalg.yield %140 : i32
    } -> tensor<16x16xi32>
    %56 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_13 : tensor<i32>) outs(%54 : tensor<16x16xi32>) {
    ^bb0(%in: i32, %out: i32):
      linalg.yield %in : i32
    } -> tensor<16x16xi32>
    %57 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%55, %56 : tensor<16x16xi32>, tensor<16x16xi32>) outs(%54 : tensor<16x16xi32>) {
    ^bb0(%in: i32, %in_18: i32, %out: i32):
      %139 = arith.addi %in, %in_18 : i32
      linalg.yield %139 : i32
    } -> tensor<16x16xi32>
    %58 = linalg.generic {indexing_maps = [#map1], iterator_types = ["parallel", "parallel"]} outs(%54 : tensor<16x16xi32>) {
    ^bb0(%out: i32):
      %139 = linalg.index 1 : index
      %140 = arith.index_cast %139 : index to i32
      linalg.yield %140 : i32
    } -> tensor<16x16xi32>
    %59 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%57, %58 : tensor<16x16xi32>, tensor<16x16xi32>) outs(%52 : tensor<16x16xi1>) {
    ^bb0(%in: i32, %in_18: i32, %out: i1):
      %139 = arith.cmpi sge, %in, %in_18 : i32
      linalg.yield %139 : i1
    } -> tensor<16x16xi1>
    %60 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_2 : tensor<i1>) outs(%52 : tensor<16x16xi1>) {
    ^bb0(%in: i1, %out: i1):
      linalg.yield %in : i1
    } -> tensor<16x16xi1>
    %61 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%59, %53, %60 : tensor<16x16xi1>, tensor<16x16xi1>, tensor<16x16xi1>) outs(%52 : tensor<16x16xi1>) {
    ^bb0(%in: i1, %in_18: i1, %in_19: i1, %out: i1):
      %139 = arith.select %in, %in_18, %in_19 : i1
      linalg.yield %139 : i1
    } -> tensor<16x16xi1>
    %62 = tensor.empty() : tensor<f32>
    %63 = linalg.generic {indexing_maps = [#map19], iterator_types = []} outs(%62 : tensor<f32>) {
    ^bb0(%out: f32):
      linalg.yield %cst_0 : f32
    } -> tensor<f32>
    %64 = tensor.empty() : tensor<8x4x16x16xi1>
    %65 = linalg.generic {indexing_maps = [#map20, #map14], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%61 : tensor<16x16xi1>) outs(%64 : tensor<8x4x16x16xi1>) {
    ^bb0(%in: i1, %out: i1):
      linalg.yield %in : i1
    } -> tensor<8x4x16x16xi1>
    %66 = linalg.generic {indexing_maps = [#map18, #map14], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%63 : tensor<f32>) outs(%47 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4x16x16xf32>
    %67 = linalg.generic {indexing_maps = [#map14, #map14, #map14, #map14], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%65, %51, %66 : tensor<8x4x16x16xi1>, tensor<8x4x16x16xf32>, tensor<8x4x16x16xf32>) outs(%47 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: i1, %in_18: f32, %in_19: f32, %out: f32):
      %139 = arith.select %in, %in_18, %in_19 : f32
      linalg.yield %139 : f32
    } -> tensor<8x4x16x16xf32>
    %68 = tensor.empty() : tensor<8x4x16xf32>
    %69 = linalg.fill ins(%cst : f32) outs(%68 : tensor<8x4x16xf32>) -> tensor<8x4x16xf32>
    %70 = linalg.generic {indexing_maps = [#map14, #map12], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%67 : tensor<8x4x16x16xf32>) outs(%69 : tensor<8x4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %139 = arith.maximumf %out, %in : f32
      linalg.yield %139 : f32
    } -> tensor<8x4x16xf32>
    %71 = linalg.generic {indexing_maps = [#map6, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_7 : tensor<f32>) outs(%68 : tensor<8x4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4x16xf32>
    %72 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%71, %70 : tensor<8x4x16xf32>, tensor<8x4x16xf32>) outs(%68 : tensor<8x4x16xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.maximumf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x4x16xf32>
    %73 = tensor.empty() : tensor<8x4x16x1xf32>
    %74 = linalg.generic {indexing_maps = [#map12, #map14], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%72 : tensor<8x4x16xf32>) outs(%73 : tensor<8x4x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4x16x1xf32>
    %75 = linalg.generic {indexing_maps = [#map21, #map14], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%74 : tensor<8x4x16x1xf32>) outs(%47 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4x16x16xf32>
    %76 = linalg.generic {indexing_maps = [#map14, #map14, #map14], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%67, %75 : tensor<8x4x16x16xf32>, tensor<8x4x16x16xf32>) outs(%47 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.subf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x4x16x16xf32>
    %77 = linalg.generic {indexing_maps = [#map14, #map14], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%76 : tensor<8x4x16x16xf32>) outs(%47 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %139 = math.exp %in : f32
      linalg.yield %139 : f32
    } -> tensor<8x4x16x16xf32>
    %78 = linalg.fill ins(%cst_1 : f32) outs(%68 : tensor<8x4x16xf32>) -> tensor<8x4x16xf32>
    %79 = linalg.generic {indexing_maps = [#map14, #map12], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%77 : tensor<8x4x16x16xf32>) outs(%78 : tensor<8x4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %139 = arith.addf %out, %in : f32
      linalg.yield %139 : f32
    } -> tensor<8x4x16xf32>
    %80 = linalg.generic {indexing_maps = [#map12, #map14], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%79 : tensor<8x4x16xf32>) outs(%73 : tensor<8x4x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4x16x1xf32>
    %81 = linalg.generic {indexing_maps = [#map21, #map14], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%80 : tensor<8x4x16x1xf32>) outs(%47 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4x16x16xf32>
    %82 = linalg.generic {indexing_maps = [#map14, #map14, #map14], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%77, %81 : tensor<8x4x16x16xf32>, tensor<8x4x16x16xf32>) outs(%47 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.divf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x4x16x16xf32>
    %83 = linalg.fill ins(%cst_1 : f32) outs(%43 : tensor<8x4x16x8xf32>) -> tensor<8x4x16x8xf32>
    %84 = linalg.generic {indexing_maps = [#map15, #map22, #map17], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction"]} ins(%82, %46 : tensor<8x4x16x16xf32>, tensor<8x4x16x8xf32>) outs(%83 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.mulf %in, %in_18 : f32
      %140 = arith.addf %out, %139 : f32
      linalg.yield %140 : f32
    } -> tensor<8x4x16x8xf32>
    %85 = tensor.empty() : tensor<8x16x4x8xf32>
    %86 = linalg.generic {indexing_maps = [#map13, #map14], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%84 : tensor<8x4x16x8xf32>) outs(%85 : tensor<8x16x4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x4x8xf32>
    %collapsed = tensor.collapse_shape %86 [[0], [1], [2, 3]] : tensor<8x16x4x8xf32> into tensor<8x16x32xf32>
    %87 = linalg.fill ins(%cst_1 : f32) outs(%9 : tensor<8x16x32xf32>) -> tensor<8x16x32xf32>
    %88 = linalg.generic {indexing_maps = [#map10, #map11, #map12], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%collapsed, %arg6 : tensor<8x16x32xf32>, tensor<32x32xf32>) outs(%87 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.mulf %in, %in_18 : f32
      %140 = arith.addf %out, %139 : f32
      linalg.yield %140 : f32
    } -> tensor<8x16x32xf32>
    %89 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14, %88 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%9 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.addf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x16x32xf32>
    %90 = linalg.generic {indexing_maps = [#map3, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%89 : tensor<8x16x32xf32>) outs(%16 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %139 = arith.addf %out, %in : f32
      linalg.yield %139 : f32
    } -> tensor<8x16xf32>
    %91 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%90 : tensor<8x16xf32>) outs(%18 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x1xf32>
    %92 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%91, %20 : tensor<8x16x1xf32>, tensor<8x16x1xf32>) outs(%18 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.divf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x16x1xf32>
    %93 = linalg.generic {indexing_maps = [#map7, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%92 : tensor<8x16x1xf32>) outs(%9 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x32xf32>
    %94 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%89, %93 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%9 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.subf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x16x32xf32>
    %95 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%94, %94 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%9 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.mulf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x16x32xf32>
    %96 = linalg.generic {indexing_maps = [#map3, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%95 : tensor<8x16x32xf32>) outs(%16 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %139 = arith.addf %out, %in : f32
      linalg.yield %139 : f32
    } -> tensor<8x16xf32>
    %97 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%96 : tensor<8x16xf32>) outs(%18 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x1xf32>
    %98 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%97, %20 : tensor<8x16x1xf32>, tensor<8x16x1xf32>) outs(%18 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.divf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x16x1xf32>
    %99 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%98, %28 : tensor<8x16x1xf32>, tensor<8x16x1xf32>) outs(%18 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.addf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x16x1xf32>
    %100 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%99 : tensor<8x16x1xf32>) outs(%18 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %139 = math.rsqrt %in : f32
      linalg.yield %139 : f32
    } -> tensor<8x16x1xf32>
    %101 = linalg.generic {indexing_maps = [#map7, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%100 : tensor<8x16x1xf32>) outs(%9 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x32xf32>
    %102 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%94, %101 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%9 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.mulf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x16x32xf32>
    %103 = linalg.generic {indexing_maps = [#map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg5 : tensor<32xf32>) outs(%33 : tensor<1x1x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x1x32xf32>
    %104 = linalg.generic {indexing_maps = [#map9, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%103 : tensor<1x1x32xf32>) outs(%9 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x32xf32>
    %105 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%102, %104 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%9 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.mulf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x16x32xf32>
    %106 = linalg.generic {indexing_maps = [#map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg4 : tensor<32xf32>) outs(%33 : tensor<1x1x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x1x32xf32>
    %107 = linalg.generic {indexing_maps = [#map9, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%106 : tensor<1x1x32xf32>) outs(%9 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x32xf32>
    %108 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%105, %107 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%9 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.addf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x16x32xf32>
    %109 = tensor.empty() : tensor<8x16x128xf32>
    %110 = linalg.fill ins(%cst_1 : f32) outs(%109 : tensor<8x16x128xf32>) -> tensor<8x16x128xf32>
    %111 = linalg.generic {indexing_maps = [#map10, #map11, #map12], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%108, %arg8 : tensor<8x16x32xf32>, tensor<32x128xf32>) outs(%110 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.mulf %in, %in_18 : f32
      %140 = arith.addf %out, %139 : f32
      linalg.yield %140 : f32
    } -> tensor<8x16x128xf32>
    %112 = tensor.empty() : tensor<1x1x128xf32>
    %113 = linalg.generic {indexing_maps = [#map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg9 : tensor<128xf32>) outs(%112 : tensor<1x1x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x1x128xf32>
    %114 = linalg.generic {indexing_maps = [#map9, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%113 : tensor<1x1x128xf32>) outs(%109 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x128xf32>
    %115 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%111, %114 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%109 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.addf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x16x128xf32>
    %116 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%115, %115 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%109 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.mulf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x16x128xf32>
    %117 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%116, %115 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%109 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.mulf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x16x128xf32>
    %118 = linalg.generic {indexing_maps = [#map6, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_6 : tensor<f32>) outs(%109 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x128xf32>
    %119 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%118, %117 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%109 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.mulf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x16x128xf32>
    %120 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%115, %119 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%109 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.addf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x16x128xf32>
    %121 = linalg.generic {indexing_maps = [#map6, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_5 : tensor<f32>) outs(%109 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x128xf32>
    %122 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%121, %120 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%109 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.mulf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x16x128xf32>
    %123 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%122 : tensor<8x16x128xf32>) outs(%109 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %139 = math.tanh %in : f32
      linalg.yield %139 : f32
    } -> tensor<8x16x128xf32>
    %124 = linalg.generic {indexing_maps = [#map6, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_4 : tensor<f32>) outs(%109 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x128xf32>
    %125 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%124, %123 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%109 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.addf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x16x128xf32>
    %126 = linalg.generic {indexing_maps = [#map6, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_3 : tensor<f32>) outs(%109 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x128xf32>
    %127 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%126, %125 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%109 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.mulf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x16x128xf32>
    %128 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%115, %127 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%109 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.mulf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x16x128xf32>
    %129 = linalg.generic {indexing_maps = [#map10, #map11, #map12], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%128, %arg0 : tensor<8x16x128xf32>, tensor<128x32xf32>) outs(%87 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.mulf %in, %in_18 : f32
      %140 = arith.addf %out, %139 : f32
      linalg.yield %140 : f32
    } -> tensor<8x16x32xf32>
    %130 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%89, %129 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%9 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.addf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x16x32xf32>
    %131 = linalg.generic {indexing_maps = [#map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg1 : tensor<32xf32>) outs(%33 : tensor<1x1x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x1x32xf32>
    %132 = linalg.generic {indexing_maps = [#map9, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%131 : tensor<1x1x32xf32>) outs(%9 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x32xf32>
    %133 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%130, %132 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%9 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.addf %in, %in_18 : f32
      linalg.yield %139 : f32
    } -> tensor<8x16x32xf32>
    %134 = tensor.empty() : tensor<32x64xf32>
    %135 = linalg.generic {indexing_maps = [#map23, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg10 : tensor<64x32xf32>) outs(%134 : tensor<32x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32x64xf32>
    %136 = tensor.empty() : tensor<8x16x64xf32>
    %137 = linalg.fill ins(%cst_1 : f32) outs(%136 : tensor<8x16x64xf32>) -> tensor<8x16x64xf32>
    %138 = linalg.generic {indexing_maps = [#map10, #map11, #map12], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%133, %135 : tensor<8x16x32xf32>, tensor<32x64xf32>) outs(%137 : tensor<8x16x64xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %139 = arith.mulf %in, %in_18 : f32
      %140 = arith.addf %out, %139 : f32
      linalg.yield %140 : f32
    } -> tensor<8x16x64xf32>
    return %138 : tensor<8x16x64xf32>
  }
}
