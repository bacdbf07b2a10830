#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1)>
#map2 = affine_map<(d0, d1, d2) -> ()>
#map3 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map4 = affine_map<(d0, d1, d2) -> (d2)>
#map5 = affine_map<(d0, d1, d2) -> (0, 0, d2)>
#map6 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d3)>
#map7 = affine_map<(d0, d1, d2, d3) -> (d3, d2)>
#map8 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map9 = affine_map<(d0, d1, d2, d3) -> (d0, d2, d1, d3)>
#map10 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map11 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2, d4)>
#map12 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d3, d4)>
#map13 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2, d3)>
#map14 = affine_map<(d0, d1, d2, d3) -> ()>
#map15 = affine_map<(d0, d1) -> ()>
#map16 = affine_map<(d0, d1) -> (d0, d1)>
#map17 = affine_map<() -> ()>
#map18 = affine_map<(d0, d1, d2, d3) -> (d2, d3)>
#map19 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
#map20 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d4, d3)>
module @jit_block {
  func.func public @main(%arg0: tensor<128x32xf32> {tp25d.param = "down"}, %arg1: tensor<32xf32> {tp25d.param = "down_bias"}, %arg2: tensor<32xf32> {tp25d.param = "ln1.bias"}, %arg3: tensor<32xf32> {tp25d.param = "ln1.scale"}, %arg4: tensor<32xf32> {tp25d.param = "ln2.bias"}, %arg5: tensor<32xf32> {tp25d.param = "ln2.scale"}, %arg6: tensor<32x32xf32> {tp25d.param = "proj"}, %arg7: tensor<32x96xf32> {tp25d.param = "qkv"}, %arg8: tensor<32x128xf32> {tp25d.param = "up"}, %arg9: tensor<128xf32> {tp25d.param = "up_bias"}, %arg10: tensor<8x16x32xf32>) -> tensor<8x16x32xf32> {
    %cst = arith.constant 0xFF800000 : f32
    %cst_0 = arith.constant -1.000000e+09 : f32
    %cst_1 = arith.constant dense<0> : tensor<i32>
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
    %cst_12 = arith.constant 0.000000e+00 : f32
    %0 = tensor.empty() : tensor<8x16xf32>
    %1 = linalg.fill ins(%cst_12 : f32) outs(%0 : tensor<8x16xf32>) -> tensor<8x16xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%arg10 : tensor<8x16x32xf32>) outs(%1 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %120 = arith.addf %out, %in : f32
      linalg.yield %120 : f32
    } -> tensor<8x16xf32>
    %3 = tensor.empty() : tensor<8x16x1xf32>
    %4 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%2 : tensor<8x16xf32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x1xf32>
    %5 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_11 : tensor<f32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x1xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4, %5 : tensor<8x16x1xf32>, tensor<8x16x1xf32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.divf %in, %in_17 : f32
      linalg.yield %120 : f32
    } -> tensor<8x16x1xf32>
    %7 = tensor.empty() : tensor<8x16x32xf32>
    %8 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<8x16x1xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x32xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg10, %8 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.subf %in, %in_17 : f32
      linalg.yield %120 : f32
    } -> tensor<8x16x32xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %9 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.mulf %in, %in_17 : f32
      linalg.yield %120 : f32
    } -> tensor<8x16x32xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%10 : tensor<8x16x32xf32>) outs(%1 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %120 = arith.addf %out, %in : f32
      linalg.yield %120 : f32
    } -> tensor<8x16xf32>
    %12 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11 : tensor<8x16xf32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x1xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12, %5 : tensor<8x16x1xf32>, tensor<8x16x1xf32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.divf %in, %in_17 : f32
      linalg.yield %120 : f32
    } -> tensor<8x16x1xf32>
    %14 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_10 : tensor<f32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x1xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13, %14 : tensor<8x16x1xf32>, tensor<8x16x1xf32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.addf %in, %in_17 : f32
      linalg.yield %120 : f32
    } -> tensor<8x16x1xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15 : tensor<8x16x1xf32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %120 = math.rsqrt %in : f32
      linalg.yield %120 : f32
    } -> tensor<8x16x1xf32>
    %17 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16 : tensor<8x16x1xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x32xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %17 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.mulf %in, %in_17 : f32
      linalg.yield %120 : f32
    } -> tensor<8x16x32xf32>
    %19 = tensor.empty() : tensor<1x1x32xf32>
    %20 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg3 : tensor<32xf32>) outs(%19 : tensor<1x1x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x1x32xf32>
    %21 = linalg.generic {indexing_maps = [#map5, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%20 : tensor<1x1x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x32xf32>
    %22 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18, %21 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.mulf %in, %in_17 : f32
      linalg.yield %120 : f32
    } -> tensor<8x16x32xf32>
    %23 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg2 : tensor<32xf32>) outs(%19 : tensor<1x1x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x1x32xf32>
    %24 = linalg.generic {indexing_maps = [#map5, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%23 : tensor<1x1x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x32xf32>
    %25 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%22, %24 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.addf %in, %in_17 : f32
      linalg.yield %120 : f32
    } -> tensor<8x16x32xf32>
    %26 = tensor.empty() : tensor<8x16x96xf32>
    %27 = linalg.fill ins(%cst_12 : f32) outs(%26 : tensor<8x16x96xf32>) -> tensor<8x16x96xf32>
    %28 = linalg.generic {indexing_maps = [#map6, #map7, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%25, %arg7 : tensor<8x16x32xf32>, tensor<32x96xf32>) outs(%27 : tensor<8x16x96xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.mulf %in, %in_17 : f32
      %121 = arith.addf %out, %120 : f32
      linalg.yield %121 : f32
    } -> tensor<8x16x96xf32>
    %extracted_slice = tensor.extract_slice %28[0, 0, 0] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %extracted_slice_13 = tensor.extract_slice %28[0, 0, 32] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %extracted_slice_14 = tensor.extract_slice %28[0, 0, 64] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %expanded = tensor.expand_shape %extracted_slice [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %29 = tensor.empty() : tensor<8x4x16x8xf32>
    %30 = linalg.generic {indexing_maps = [#map9, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded : tensor<8x16x4x8xf32>) outs(%29 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4x16x8xf32>
    %expanded_15 = tensor.expand_shape %extracted_slice_13 [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %31 = linalg.generic {indexing_maps = [#map9, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_15 : tensor<8x16x4x8xf32>) outs(%29 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4x16x8xf32>
    %expanded_16 = tensor.expand_shape %extracted_slice_14 [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %32 = linalg.generic {indexing_maps = [#map9, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_16 : tensor<8x16x4x8xf32>) outs(%29 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4x16x8xf32>
    %33 = tensor.empty() : tensor<8x4x16x16xf32>
    %34 = linalg.fill ins(%cst_12 : f32) outs(%33 : tensor<8x4x16x16xf32>) -> tensor<8x4x16x16xf32>
    %35 = linalg.generic {indexing_maps = [#map11, #map12, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction"]} ins(%30, %31 : tensor<8x4x16x8xf32>, tensor<8x4x16x8xf32>) outs(%34 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.mulf %in, %in_17 : f32
      %121 = arith.addf %out, %120 : f32
      linalg.yield %121 : f32
    } -> tensor<8x4x16x16xf32>
    %36 = linalg.generic {indexing_maps = [#map14, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_9 : tensor<f32>) outs(%33 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4x16x16xf32>
    %37 = linalg.generic {indexing_maps = [#map10, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%35, %36 : tensor<8x4x16x16xf32>, tensor<8x4x16x16xf32>) outs(%33 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.divf %in, %in_17 : f32
      linalg.yield %120 : f32
    } -> tensor<8x4x16x16xf32>
    %38 = tensor.empty() : tensor<16x16xi1>
    %39 = linalg.generic {indexing_maps = [#map15, #map16], iterator_types = ["parallel", "parallel"]} ins(%cst_8 : tensor<i1>) outs(%38 : tensor<16x16xi1>) {
    ^bb0(%in: i1, %out: i1):
      linalg.yield %in : i1
    } -> tensor<16x16xi1>
    %40 = tensor.empty() : tensor<16x16xi32>
    %41 = linalg.generic {indexing_maps = [#map16], iterator_types = ["parallel", "parallel"]} outs(%40 : tensor<16x16xi32>) {
    ^bb0(%out: i32):
      %120 = linalg.index 0 : index
      %121 = arith.index_cast %120 : index to i32
      linalg.yield %121 : i32
    } -> tensor<16x16xi32>
    %42 = linalg.generic {indexing_maps = [#map15, #map16], iterator_types = ["parallel", "parallel"]} ins(%cst_1 : tensor<i32>) outs(%40 : tensor<16x16xi32>) {
    ^bb0(%in: i32, %out: i32):
      linalg.yield %in : i32
    } -> tensor<16x16xi32>
    %43 = linalg.generic {indexing_maps = [#map16, #map16, #map16], iterator_types = ["parallel", "parallel"]} ins(%41, %42 : tensor<16x16xi32>, tensor<16x16xi32>) outs(%40 : tensor<16x16xi32>) {
    ^bb0(%in: i32, %in_17: i32, %out: i32):
      %120 = arith.addi %in, %in_17 : i32
      linalg.yield %120 : i32
    } -> tensor<16x16xi32>
    %44 = linalg.generic {indexing_maps = [#map16], iterator_types = ["parallel", "parallel"]} outs(%40 : tensor<16x16xi32>) {
    ^bb0(%out: i32):
      %120 = linalg.index 1 : index
      %121 = arith.index_cast %120 : index to i32
      linalg.yield %121 : i32
    } -> tensor<16x16xi32>
    %45 = linalg.generic {indexing_maps = [#map16, #map16, #map16], iterator_types = ["parallel", "parallel"]} ins(%43, %44 : tensor<16x16xi32>, tensor<16x16xi32>) outs(%38 : tensor<16x16xi1>) {
    ^bb0(%in: i32, %in_17: i32, %out: i1):
      %120 = arith.cmpi sge, %in, %in_17 : i32
      linalg.yield %120 : i1
    } -> tensor<16x16xi1>
    %46 = linalg.generic {indexing_maps = [#map15, #map16], iterator_types = ["parallel", "parallel"]} ins(%cst_2 : tensor<i1>) outs(%38 : tensor<16x16xi1>) {
    ^bb0(%in: i1, %out: i1):
      linalg.yield %in : i1
    } -> tensor<16x16xi1>
    %47 = linalg.generic {indexing_maps = [#map16, #map16, #map16, #map16], iterator_types = ["parallel", "parallel"]} ins(%45, %39, %46 : tensor<16x16xi1>, tensor<16x16xi1>, tensor<16x16xi1>) outs(%38 : tensor<16x16xi1>) {
    ^bb0(%in: i1, %in_17: i1, %in_18: i1, %out: i1):
      %120 = arith.select %in, %in_17, %in_18 : i1
      linalg.yield %120 : i1
    } -> tensor<16x16xi1>
    %48 = tensor.empty() : tensor<f32>
    %49 = linalg.generic {indexing_maps = [#map17], iterator_types = []} outs(%48 : tensor<f32>) {
    ^bb0(%out: f32):
      linalg.yield %cst_0 : f32
    } -> tensor<f32>
    %50 = tensor.empty() : tensor<8x4x16x16xi1>
    %51 = linalg.generic {indexing_maps = [#map18, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%47 : tensor<16x16xi1>) outs(%50 : tensor<8x4x16x16xi1>) {
    ^bb0(%in: i1, %out: i1):
      linalg.yield %in : i1
    } -> tensor<8x4x16x16xi1>
    %52 = linalg.generic {indexing_maps = [#map14, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%49 : tensor<f32>) outs(%33 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4x16x16xf32>
    %53 = linalg.generic {indexing_maps = [#map10, #map10, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%51, %37, %52 : tensor<8x4x16x16xi1>, tensor<8x4x16x16xf32>, tensor<8x4x16x16xf32>) outs(%33 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: i1, %in_17: f32, %in_18: f32, %out: f32):
      %120 = arith.select %in, %in_17, %in_18 : f32
      linalg.yield %120 : f32
    } -> tensor<8x4x16x16xf32>
    %54 = tensor.empty() : tensor<8x4x16xf32>
    %55 = linalg.fill ins(%cst : f32) outs(%54 : tensor<8x4x16xf32>) -> tensor<8x4x16xf32>
    %56 = linalg.generic {indexing_maps = [#map10, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%53 : tensor<8x4x16x16xf32>) outs(%55 : tensor<8x4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %120 = arith.maximumf %out, %in : f32
      linalg.yield %120 : f32
    } -> tensor<8x4x16xf32>
    %57 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_7 : tensor<f32>) outs(%54 : tensor<8x4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4x16xf32>
    %58 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%57, %56 : tensor<8x4x16xf32>, tensor<8x4x16xf32>) outs(%54 : tensor<8x4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.maximumf %in, %in_17 : f32
      linalg.yield %120 : f32
    } -> tensor<8x4x16xf32>
    %59 = tensor.empty() : tensor<8x4x16x1xf32>
    %60 = linalg.generic {indexing_maps = [#map8, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%58 : tensor<8x4x16xf32>) outs(%59 : tensor<8x4x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4x16x1xf32>
    %61 = linalg.generic {indexing_maps = [#map19, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%60 : tensor<8x4x16x1xf32>) outs(%33 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4x16x16xf32>
    %62 = linalg.generic {indexing_maps = [#map10, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%53, %61 : tensor<8x4x16x16xf32>, tensor<8x4x16x16xf32>) outs(%33 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.subf %in, %in_17 : f32
      linalg.yield %120 : f32
    } -> tensor<8x4x16x16xf32>
    %63 = linalg.generic {indexing_maps = [#map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%62 : tensor<8x4x16x16xf32>) outs(%33 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %120 = math.exp %in : f32
      linalg.yield %120 : f32
    } -> tensor<8x4x16x16xf32>
    %64 = linalg.fill ins(%cst_12 : f32) outs(%54 : tensor<8x4x16xf32>) -> tensor<8x4x16xf32>
    %65 = linalg.generic {indexing_maps = [#map10, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%63 : tensor<8x4x16x16xf32>) outs(%64 : tensor<8x4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %120 = arith.addf %out, %in : f32
      linalg.yield %120 : f32
    } -> tensor<8x4x16xf32>
    %66 = linalg.generic {indexing_maps = [#map8, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%65 : tensor<8x4x16xf32>) outs(%59 : tensor<8x4x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4x16x1xf32>
    %67 = linalg.generic {indexing_maps = [#map19, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%66 : tensor<8x4x16x1xf32>) outs(%33 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4x16x16xf32>
    %68 = linalg.generic {indexing_maps = [#map10, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%63, %67 : tensor<8x4x16x16xf32>, tensor<8x4x16x16xf32>) outs(%33 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.divf %in, %in_17 : f32
      linalg.yield %120 : f32
    } -> tensor<8x4x16x16xf32>
    %69 = linalg.fill ins(%cst_12 : f32) outs(%29 : tensor<8x4x16x8xf32>) -> tensor<8x4x16x8xf32>
    %70 = linalg.generic {indexing_maps = [#map11, #map20, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction"]} ins(%68, %32 : tensor<8x4x16x16xf32>, tensor<8x4x16x8xf32>) outs(%69 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.mulf %in, %in_17 : f32
      %121 = arith.addf %out, %120 : f32
      linalg.yield %121 : f32
    } -> tensor<8x4x16x8xf32>
    %71 = tensor.empty() : tensor<8x16x4x8xf32>
    %72 = linalg.generic {indexing_maps = [#map9, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%70 : tensor<8x4x16x8xf32>) outs(%71 : tensor<8x16x4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x4x8xf32>
    %collapsed = tensor.collapse_shape %72 [[0], [1], [2, 3]] : tensor<8x16x4x8xf32> into tensor<8x16x32xf32>
    %73 = linalg.fill ins(%cst_12 : f32) outs(%7 : tensor<8x16x32xf32>) -> tensor<8x16x32xf32>
    %74 = linalg.generic {indexing_maps = [#map6, #map7, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%collapsed, %arg6 : tensor<8x16x32xf32>, tensor<32x32xf32>) outs(%73 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.mulf %in, %in_17 : f32
      %121 = arith.addf %out, %120 : f32
      linalg.yield %121 : f32
    } -> tensor<8x16x32xf32>
    %75 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg10, %74 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.addf %in, %in_17 : f32
      linalg.yield %120 : f32
    } -> tensor<8x16x32xf32>
    %76 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%75 : tensor<8x16x32xf32>) outs(%1 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %120 = arith.addf %out, %in : f32
      linalg.yield %120 : f32
    } -> tensor<8x16xf32>
    %77 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%76 : tensor<8x16xf32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x1xf32>
    %78 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%77, %5 : tensor<8x16x1xf32>, tensor<8x16x1xf32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.divf %in, %in_17 : f32
      linalg.yield %120 : f32
    } -> tensor<8x16x1xf32>
    %79 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%78 : tensor<8x16x1xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x32xf32>
    %80 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%75, %79 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.subf %in, %in_17 : f32
      linalg.yield %120 : f32
    } -> tensor<8x16x32xf32>
    %81 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%80, %80 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.mulf %in, %in_17 : f32
      linalg.yield %120 : f32
    } -> tensor<8x16x32xf32>
    %82 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%81 : tensor<8x16x32xf32>) outs(%1 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %120 = arith.addf %out, %in : f32
      linalg.yield %120 : f32
    } -> tensor<8x16xf32>
    %83 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%82 : tensor<8x16xf32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x1xf32>
    %84 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%83, %5 : tensor<8x16x1xf32>, tensor<8x16x1xf32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.divf %in, %in_17 : f32
      linalg.yield %120 : f32
    } -> tensor<8x16x1xf32>
    %85 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%84, %14 : tensor<8x16x1xf32>, tensor<8x16x1xf32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.addf %in, %in_17 : f32
      linalg.yield %120 : f32
    } -> tensor<8x16x1xf32>
    %86 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%85 : tensor<8x16x1xf32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %120 = math.rsqrt %in : f32
      linalg.yield %120 : f32
    } -> tensor<8x16x1xf32>
    %87 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%86 : tensor<8x16x1xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x32xf32>
    %88 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%80, %87 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.mulf %in, %in_17 : f32
      linalg.yield %120 : f32
    } -> tensor<8x16x32xf32>
    %89 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg5 : tensor<32xf32>) outs(%19 : tensor<1x1x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x1x32xf32>
    %90 = linalg.generic {indexing_maps = [#map5, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%89 : tensor<1x1x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x32xf32>
    %91 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%88, %90 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.mulf %in, %in_17 : f32
      linalg.yield %120 : f32
    } -> tensor<8x16x32xf32>
    %92 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg4 : tensor<32xf32>) outs(%19 : tensor<1x1x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x1x32xf32>
    %93 = linalg.generic {indexing_maps = [#map5, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%92 : tensor<1x1x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x32xf32>
    %94 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%91, %93 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.addf %in, %in_17 : f32
      linalg.yield %120 : f32
    } -> tensor<8x16x32xf32>
    %95 = tensor.empty() : tensor<8x16x128xf32>
    %96 = linalg.fill ins(%cst_12 : f32) outs(%95 : tensor<8x16x128xf32>) -> tensor<8x16x128xf32>
    %97 = linalg.generic {indexing_maps = [#map6, #map7, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%94, %arg8 : tensor<8x16x32xf32>, tensor<32x128xf32>) outs(%96 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.mulf %in, %in_17 : f32
      %121 = arith.addf %out, %120 : f32
      linalg.yield %121 : f32
    } -> tensor<8x16x128xf32>
    %98 = tensor.empty() : tensor<1x1x128xf32>
    %99 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg9 : tensor<128xf32>) outs(%98 : tensor<1x1x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x1x128xf32>
    %100 = linalg.generic {indexing_maps = [#map5, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%99 : tensor<1x1x128xf32>) outs(%95 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x128xf32>
    %101 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%97, %100 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%95 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.addf %in, %in_17 : f32
      linalg.yield %120 : f32
    } -> tensor<8x16x128xf32>
    %102 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%101, %101 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%95 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.mulf %in, %in_17 : f32
      linalg.yield %120 : f32
    } -> tensor<8x16x128xf32>
    %103 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%102, %101 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%95 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.mulf %in, %in_17 : f32
      linalg.yield %120 : f32
    } -> tensor<8x16x128xf32>
    %104 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_6 : tensor<f32>) outs(%95 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x128xf32>
    %105 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%104, %103 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%95 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.mulf %in, %in_17 : f32
      linalg.yield %120 : f32
    } -> tensor<8x16x128xf32>
    %106 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%101, %105 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%95 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.addf %in, %in_17 : f32
      linalg.yield %120 : f32
    } -> tensor<8x16x128xf32>
    %107 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_5 : tensor<f32>) outs(%95 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x128xf32>
    %108 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%107, %106 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%95 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.mulf %in, %in_17 : f32
      linalg.yield %120 : f32
    } -> tensor<8x16x128xf32>
    %109 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%108 : tensor<8x16x128xf32>) outs(%95 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %120 = math.tanh %in : f32
      linalg.yield %120 : f32
    } -> tensor<8x16x128xf32>
    %110 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_4 : tensor<f32>) outs(%95 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x128xf32>
    %111 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%110, %109 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%95 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.addf %in, %in_17 : f32
      linalg.yield %120 : f32
    } -> tensor<8x16x128xf32>
    %112 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_3 : tensor<f32>) outs(%95 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x128xf32>
    %113 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%112, %111 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%95 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.mulf %in, %in_17 : f32
      linalg.yield %120 : f32
    } -> tensor<8x16x128xf32>
    %114 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%101, %113 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%95 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.mulf %in, %in_17 : f32
      linalg.yield %120 : f32
    } -> tensor<8x16x128xf32>
    %115 = linalg.generic {indexing_maps = [#map6, #map7, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%114, %arg0 : tensor<8x16x128xf32>, tensor<128x32xf32>) outs(%73 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.mulf %in, %in_17 : f32
      %121 = arith.addf %out, %120 : f32
      linalg.yield %121 : f32
    } -> tensor<8x16x32xf32>
    %116 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%75, %115 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.addf %in, %in_17 : f32
      linalg.yield %120 : f32
    } -> tensor<8x16x32xf32>
    %117 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg1 : tensor<32xf32>) outs(%19 : tensor<1x1x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x1x32xf32>
    %118 = linalg.generic {indexing_maps = [#map5, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%117 : tensor<1x1x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x32xf32>
    %119 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%116, %118 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %120 = arith.addf %in, %in_17 : f32
      linalg.yield %120 : f32
    } -> tensor<8x16x32xf32>
    return %119 : tensor<8x16x32xf32>
  }
}
