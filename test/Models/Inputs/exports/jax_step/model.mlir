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
#map21 = affine_map<(d0, d1, d2) -> (d1, d2, d0)>
#map22 = affine_map<(d0, d1, d2) -> (d0)>
#map23 = affine_map<(d0, d1, d2, d3) -> (d2, d3, d0)>
#map24 = affine_map<(d0, d1, d2, d3) -> (d2, d3, d1)>
#map25 = affine_map<(d0, d1, d2, d3) -> (d0, d1)>
#map26 = affine_map<(d0, d1) -> (d1, d0)>
#map27 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d4, d2)>
#map28 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d3, d2)>
#map29 = affine_map<(d0) -> ()>
#map30 = affine_map<(d0) -> (d0)>
module @jit_step {
  func.func public @main(%arg0: tensor<128x32xf32> {tp25d.param = "down"}, %arg1: tensor<32xf32> {tp25d.param = "down_bias"}, %arg2: tensor<32xf32> {tp25d.param = "ln1.bias"}, %arg3: tensor<32xf32> {tp25d.param = "ln1.scale"}, %arg4: tensor<32xf32> {tp25d.param = "ln2.bias"}, %arg5: tensor<32xf32> {tp25d.param = "ln2.scale"}, %arg6: tensor<32x32xf32> {tp25d.param = "proj"}, %arg7: tensor<32x96xf32> {tp25d.param = "qkv"}, %arg8: tensor<32x128xf32> {tp25d.param = "up"}, %arg9: tensor<128xf32> {tp25d.param = "up_bias"}, %arg10: tensor<8x16x32xf32>, %arg11: tensor<8x16x32xf32>) -> (tensor<f32>, tensor<128x32xf32>, tensor<32xf32>, tensor<32xf32>, tensor<32xf32>, tensor<32xf32>, tensor<32xf32>, tensor<32x32xf32>, tensor<32x96xf32>, tensor<32x128xf32>, tensor<128xf32>) {
    %c64 = arith.constant 64 : index
    %c32 = arith.constant 32 : index
    %cst = arith.constant 2.44140625E-4 : f32
    %cst_0 = arith.constant 4.096000e+03 : f32
    %cst_1 = arith.constant 0xFF800000 : f32
    %cst_2 = arith.constant -1.000000e+09 : f32
    %cst_3 = arith.constant dense<0> : tensor<i32>
    %cst_4 = arith.constant dense<false> : tensor<i1>
    %cst_5 = arith.constant dense<1.000000e-01> : tensor<f32>
    %cst_6 = arith.constant dense<5.000000e-01> : tensor<f32>
    %cst_7 = arith.constant dense<0.797884583> : tensor<f32>
    %cst_8 = arith.constant dense<4.471500e-02> : tensor<f32>
    %cst_9 = arith.constant dense<3.000000e+00> : tensor<f32>
    %cst_10 = arith.constant dense<-5.000000e-01> : tensor<f32>
    %cst_11 = arith.constant dense<2.000000e+00> : tensor<f32>
    %cst_12 = arith.constant dense<1.000000e+00> : tensor<f32>
    %cst_13 = arith.constant dense<0xFF800000> : tensor<f32>
    %cst_14 = arith.constant dense<true> : tensor<i1>
    %cst_15 = arith.constant dense<2.82842708> : tensor<f32>
    %cst_16 = arith.constant dense<9.99999974E-6> : tensor<f32>
    %cst_17 = arith.constant dense<3.200000e+01> : tensor<f32>
    %cst_18 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_19 = arith.constant 0.000000e+00 : f32
    %0 = tensor.empty() : tensor<8x16xf32>
    %1 = linalg.fill ins(%cst_19 : f32) outs(%0 : tensor<8x16xf32>) -> tensor<8x16xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%arg10 : tensor<8x16x32xf32>) outs(%1 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = arith.addf %out, %in : f32
      linalg.yield %261 : f32
    } -> tensor<8x16xf32>
    %3 = tensor.empty() : tensor<8x16x1xf32>
    %4 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%2 : tensor<8x16xf32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x1xf32>
    %5 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_17 : tensor<f32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x1xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4, %5 : tensor<8x16x1xf32>, tensor<8x16x1xf32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.divf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x1xf32>
    %7 = tensor.empty() : tensor<8x16x32xf32>
    %8 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<8x16x1xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x32xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg10, %8 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.subf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x32xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %9 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x32xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%10 : tensor<8x16x32xf32>) outs(%1 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = arith.addf %out, %in : f32
      linalg.yield %261 : f32
    } -> tensor<8x16xf32>
    %12 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11 : tensor<8x16xf32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x1xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12, %5 : tensor<8x16x1xf32>, tensor<8x16x1xf32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.divf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x1xf32>
    %14 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_16 : tensor<f32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x1xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13, %14 : tensor<8x16x1xf32>, tensor<8x16x1xf32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.addf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x1xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15 : tensor<8x16x1xf32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = math.rsqrt %in : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x1xf32>
    %17 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16 : tensor<8x16x1xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x32xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %17 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
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
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
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
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.addf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x32xf32>
    %26 = tensor.empty() : tensor<8x16x96xf32>
    %27 = linalg.fill ins(%cst_19 : f32) outs(%26 : tensor<8x16x96xf32>) -> tensor<8x16x96xf32>
    %28 = linalg.generic {indexing_maps = [#map6, #map7, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%25, %arg7 : tensor<8x16x32xf32>, tensor<32x96xf32>) outs(%27 : tensor<8x16x96xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      %262 = arith.addf %out, %261 : f32
      linalg.yield %262 : f32
    } -> tensor<8x16x96xf32>
    %extracted_slice = tensor.extract_slice %28[0, 0, 0] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %extracted_slice_20 = tensor.extract_slice %28[0, 0, 32] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %extracted_slice_21 = tensor.extract_slice %28[0, 0, 64] [8, 16, 32] [1, 1, 1] : tensor<8x16x96xf32> to tensor<8x16x32xf32>
    %expanded = tensor.expand_shape %extracted_slice [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %29 = tensor.empty() : tensor<8x4x16x8xf32>
    %30 = linalg.generic {indexing_maps = [#map9, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded : tensor<8x16x4x8xf32>) outs(%29 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4x16x8xf32>
    %expanded_22 = tensor.expand_shape %extracted_slice_20 [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %31 = linalg.generic {indexing_maps = [#map9, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_22 : tensor<8x16x4x8xf32>) outs(%29 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4x16x8xf32>
    %expanded_23 = tensor.expand_shape %extracted_slice_21 [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %32 = linalg.generic {indexing_maps = [#map9, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_23 : tensor<8x16x4x8xf32>) outs(%29 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4x16x8xf32>
    %33 = tensor.empty() : tensor<8x4x16x16xf32>
    %34 = linalg.fill ins(%cst_19 : f32) outs(%33 : tensor<8x4x16x16xf32>) -> tensor<8x4x16x16xf32>
    %35 = linalg.generic {indexing_maps = [#map11, #map12, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction"]} ins(%30, %31 : tensor<8x4x16x8xf32>, tensor<8x4x16x8xf32>) outs(%34 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      %262 = arith.addf %out, %261 : f32
      linalg.yield %262 : f32
    } -> tensor<8x4x16x16xf32>
    %36 = linalg.generic {indexing_maps = [#map14, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_15 : tensor<f32>) outs(%33 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4x16x16xf32>
    %37 = linalg.generic {indexing_maps = [#map10, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%35, %36 : tensor<8x4x16x16xf32>, tensor<8x4x16x16xf32>) outs(%33 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.divf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x4x16x16xf32>
    %38 = tensor.empty() : tensor<16x16xi1>
    %39 = linalg.generic {indexing_maps = [#map15, #map16], iterator_types = ["parallel", "parallel"]} ins(%cst_14 : tensor<i1>) outs(%38 : tensor<16x16xi1>) {
    ^bb0(%in: i1, %out: i1):
      linalg.yield %in : i1
    } -> tensor<16x16xi1>
    %40 = tensor.empty() : tensor<16x16xi32>
    %41 = linalg.generic {indexing_maps = [#map16], iterator_types = ["parallel", "parallel"]} outs(%40 : tensor<16x16xi32>) {
    ^bb0(%out: i32):
      %261 = linalg.index 0 : index
      %262 = arith.index_cast %261 : index to i32
      linalg.yield %262 : i32
    } -> tensor<16x16xi32>
    %42 = linalg.generic {indexing_maps = [#map15, #map16], iterator_types = ["parallel", "parallel"]} ins(%cst_3 : tensor<i32>) outs(%40 : tensor<16x16xi32>) {
    ^bb0(%in: i32, %out: i32):
      linalg.yield %in : i32
    } -> tensor<16x16xi32>
    %43 = linalg.generic {indexing_maps = [#map16, #map16, #map16], iterator_types = ["parallel", "parallel"]} ins(%41, %42 : tensor<16x16xi32>, tensor<16x16xi32>) outs(%40 : tensor<16x16xi32>) {
    ^bb0(%in: i32, %in_38: i32, %out: i32):
      %261 = arith.addi %in, %in_38 : i32
      linalg.yield %261 : i32
    } -> tensor<16x16xi32>
    %44 = linalg.generic {indexing_maps = [#map16], iterator_types = ["parallel", "parallel"]} outs(%40 : tensor<16x16xi32>) {
    ^bb0(%out: i32):
      %261 = linalg.index 1 : index
      %262 = arith.index_cast %261 : index to i32
      linalg.yield %262 : i32
    } -> tensor<16x16xi32>
    %45 = linalg.generic {indexing_maps = [#map16, #map16, #map16], iterator_types = ["parallel", "parallel"]} ins(%43, %44 : tensor<16x16xi32>, tensor<16x16xi32>) outs(%38 : tensor<16x16xi1>) {
    ^bb0(%in: i32, %in_38: i32, %out: i1):
      %261 = arith.cmpi sge, %in, %in_38 : i32
      linalg.yield %261 : i1
    } -> tensor<16x16xi1>
    %46 = linalg.generic {indexing_maps = [#map15, #map16], iterator_types = ["parallel", "parallel"]} ins(%cst_4 : tensor<i1>) outs(%38 : tensor<16x16xi1>) {
    ^bb0(%in: i1, %out: i1):
      linalg.yield %in : i1
    } -> tensor<16x16xi1>
    %47 = linalg.generic {indexing_maps = [#map16, #map16, #map16, #map16], iterator_types = ["parallel", "parallel"]} ins(%45, %39, %46 : tensor<16x16xi1>, tensor<16x16xi1>, tensor<16x16xi1>) outs(%38 : tensor<16x16xi1>) {
    ^bb0(%in: i1, %in_38: i1, %in_39: i1, %out: i1):
      %261 = arith.select %in, %in_38, %in_39 : i1
      linalg.yield %261 : i1
    } -> tensor<16x16xi1>
    %48 = tensor.empty() : tensor<f32>
    %49 = linalg.generic {indexing_maps = [#map17], iterator_types = []} outs(%48 : tensor<f32>) {
    ^bb0(%out: f32):
      linalg.yield %cst_2 : f32
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
    ^bb0(%in: i1, %in_38: f32, %in_39: f32, %out: f32):
      %261 = arith.select %in, %in_38, %in_39 : f32
      linalg.yield %261 : f32
    } -> tensor<8x4x16x16xf32>
    %54 = tensor.empty() : tensor<8x4x16xf32>
    %55 = linalg.fill ins(%cst_1 : f32) outs(%54 : tensor<8x4x16xf32>) -> tensor<8x4x16xf32>
    %56 = linalg.generic {indexing_maps = [#map10, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%53 : tensor<8x4x16x16xf32>) outs(%55 : tensor<8x4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = arith.maximumf %out, %in : f32
      linalg.yield %261 : f32
    } -> tensor<8x4x16xf32>
    %57 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_13 : tensor<f32>) outs(%54 : tensor<8x4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4x16xf32>
    %58 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%57, %56 : tensor<8x4x16xf32>, tensor<8x4x16xf32>) outs(%54 : tensor<8x4x16xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.maximumf %in, %in_38 : f32
      linalg.yield %261 : f32
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
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.subf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x4x16x16xf32>
    %63 = linalg.generic {indexing_maps = [#map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%62 : tensor<8x4x16x16xf32>) outs(%33 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = math.exp %in : f32
      linalg.yield %261 : f32
    } -> tensor<8x4x16x16xf32>
    %64 = linalg.fill ins(%cst_19 : f32) outs(%54 : tensor<8x4x16xf32>) -> tensor<8x4x16xf32>
    %65 = linalg.generic {indexing_maps = [#map10, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%63 : tensor<8x4x16x16xf32>) outs(%64 : tensor<8x4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = arith.addf %out, %in : f32
      linalg.yield %261 : f32
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
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.divf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x4x16x16xf32>
    %69 = linalg.generic {indexing_maps = [#map10, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%66, %66 : tensor<8x4x16x1xf32>, tensor<8x4x16x1xf32>) outs(%59 : tensor<8x4x16x1xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x4x16x1xf32>
    %70 = linalg.generic {indexing_maps = [#map14, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_12 : tensor<f32>) outs(%59 : tensor<8x4x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4x16x1xf32>
    %71 = linalg.generic {indexing_maps = [#map10, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%70, %69 : tensor<8x4x16x1xf32>, tensor<8x4x16x1xf32>) outs(%59 : tensor<8x4x16x1xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.divf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x4x16x1xf32>
    %72 = linalg.fill ins(%cst_19 : f32) outs(%29 : tensor<8x4x16x8xf32>) -> tensor<8x4x16x8xf32>
    %73 = linalg.generic {indexing_maps = [#map11, #map20, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction"]} ins(%68, %32 : tensor<8x4x16x16xf32>, tensor<8x4x16x8xf32>) outs(%72 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      %262 = arith.addf %out, %261 : f32
      linalg.yield %262 : f32
    } -> tensor<8x4x16x8xf32>
    %74 = tensor.empty() : tensor<8x16x4x8xf32>
    %75 = linalg.generic {indexing_maps = [#map9, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%73 : tensor<8x4x16x8xf32>) outs(%74 : tensor<8x16x4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x4x8xf32>
    %collapsed = tensor.collapse_shape %75 [[0], [1], [2, 3]] : tensor<8x16x4x8xf32> into tensor<8x16x32xf32>
    %76 = linalg.fill ins(%cst_19 : f32) outs(%7 : tensor<8x16x32xf32>) -> tensor<8x16x32xf32>
    %77 = linalg.generic {indexing_maps = [#map6, #map7, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%collapsed, %arg6 : tensor<8x16x32xf32>, tensor<32x32xf32>) outs(%76 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      %262 = arith.addf %out, %261 : f32
      linalg.yield %262 : f32
    } -> tensor<8x16x32xf32>
    %78 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg10, %77 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.addf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x32xf32>
    %79 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%78 : tensor<8x16x32xf32>) outs(%1 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = arith.addf %out, %in : f32
      linalg.yield %261 : f32
    } -> tensor<8x16xf32>
    %80 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%79 : tensor<8x16xf32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x1xf32>
    %81 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%80, %5 : tensor<8x16x1xf32>, tensor<8x16x1xf32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.divf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x1xf32>
    %82 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%81 : tensor<8x16x1xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x32xf32>
    %83 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%78, %82 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.subf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x32xf32>
    %84 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%83, %83 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x32xf32>
    %85 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_11 : tensor<f32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x32xf32>
    %86 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%85, %83 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x32xf32>
    %87 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%84 : tensor<8x16x32xf32>) outs(%1 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = arith.addf %out, %in : f32
      linalg.yield %261 : f32
    } -> tensor<8x16xf32>
    %88 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%87 : tensor<8x16xf32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x1xf32>
    %89 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%88, %5 : tensor<8x16x1xf32>, tensor<8x16x1xf32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.divf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x1xf32>
    %90 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%89, %14 : tensor<8x16x1xf32>, tensor<8x16x1xf32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.addf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x1xf32>
    %91 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%90 : tensor<8x16x1xf32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = math.rsqrt %in : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x1xf32>
    %92 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%91, %90 : tensor<8x16x1xf32>, tensor<8x16x1xf32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.divf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x1xf32>
    %93 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_10 : tensor<f32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x1xf32>
    %94 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%93, %92 : tensor<8x16x1xf32>, tensor<8x16x1xf32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x1xf32>
    %95 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%91 : tensor<8x16x1xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x32xf32>
    %96 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%83, %95 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x32xf32>
    %97 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg5 : tensor<32xf32>) outs(%19 : tensor<1x1x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x1x32xf32>
    %98 = linalg.generic {indexing_maps = [#map5, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%97 : tensor<1x1x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x32xf32>
    %99 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%96, %98 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x32xf32>
    %100 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg4 : tensor<32xf32>) outs(%19 : tensor<1x1x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x1x32xf32>
    %101 = linalg.generic {indexing_maps = [#map5, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%100 : tensor<1x1x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x32xf32>
    %102 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%99, %101 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.addf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x32xf32>
    %103 = tensor.empty() : tensor<8x16x128xf32>
    %104 = linalg.fill ins(%cst_19 : f32) outs(%103 : tensor<8x16x128xf32>) -> tensor<8x16x128xf32>
    %105 = linalg.generic {indexing_maps = [#map6, #map7, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%102, %arg8 : tensor<8x16x32xf32>, tensor<32x128xf32>) outs(%104 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      %262 = arith.addf %out, %261 : f32
      linalg.yield %262 : f32
    } -> tensor<8x16x128xf32>
    %106 = tensor.empty() : tensor<1x1x128xf32>
    %107 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg9 : tensor<128xf32>) outs(%106 : tensor<1x1x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x1x128xf32>
    %108 = linalg.generic {indexing_maps = [#map5, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%107 : tensor<1x1x128xf32>) outs(%103 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x128xf32>
    %109 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%105, %108 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%103 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.addf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x128xf32>
    %110 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%109, %109 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%103 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x128xf32>
    %111 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%110, %109 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%103 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x128xf32>
    %112 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_9 : tensor<f32>) outs(%103 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x128xf32>
    %113 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%112, %110 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%103 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x128xf32>
    %114 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_8 : tensor<f32>) outs(%103 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x128xf32>
    %115 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%114, %111 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%103 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x128xf32>
    %116 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%109, %115 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%103 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.addf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x128xf32>
    %117 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_7 : tensor<f32>) outs(%103 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x128xf32>
    %118 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%117, %116 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%103 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x128xf32>
    %119 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%118 : tensor<8x16x128xf32>) outs(%103 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = math.tanh %in : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x128xf32>
    %120 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_12 : tensor<f32>) outs(%103 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x128xf32>
    %121 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%120, %119 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%103 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.subf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x128xf32>
    %122 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%120, %119 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%103 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.addf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x128xf32>
    %123 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_6 : tensor<f32>) outs(%103 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x128xf32>
    %124 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%123, %122 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%103 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x128xf32>
    %125 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%109, %124 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%103 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x128xf32>
    %126 = linalg.generic {indexing_maps = [#map6, #map7, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%125, %arg0 : tensor<8x16x128xf32>, tensor<128x32xf32>) outs(%76 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      %262 = arith.addf %out, %261 : f32
      linalg.yield %262 : f32
    } -> tensor<8x16x32xf32>
    %127 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%78, %126 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.addf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x32xf32>
    %128 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg1 : tensor<32xf32>) outs(%19 : tensor<1x1x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x1x32xf32>
    %129 = linalg.generic {indexing_maps = [#map5, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%128 : tensor<1x1x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x32xf32>
    %130 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%127, %129 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.addf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x32xf32>
    %131 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%130, %arg11 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.subf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x32xf32>
    %132 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%131, %131 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x32xf32>
    %133 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%85, %131 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x32xf32>
    %134 = linalg.fill ins(%cst_19 : f32) outs(%48 : tensor<f32>) -> tensor<f32>
    %135 = linalg.generic {indexing_maps = [#map, #map2], iterator_types = ["reduction", "reduction", "reduction"]} ins(%132 : tensor<8x16x32xf32>) outs(%134 : tensor<f32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = arith.addf %out, %in : f32
      linalg.yield %261 : f32
    } -> tensor<f32>
    %136 = linalg.generic {indexing_maps = [#map17, #map17], iterator_types = []} ins(%135 : tensor<f32>) outs(%48 : tensor<f32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = arith.divf %in, %cst_0 : f32
      linalg.yield %261 : f32
    } -> tensor<f32>
    %137 = linalg.generic {indexing_maps = [#map17], iterator_types = []} outs(%48 : tensor<f32>) {
    ^bb0(%out: f32):
      linalg.yield %cst : f32
    } -> tensor<f32>
    %138 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%137 : tensor<f32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x32xf32>
    %139 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%138, %133 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x32xf32>
    %140 = tensor.empty() : tensor<32xf32>
    %141 = linalg.fill ins(%cst_19 : f32) outs(%140 : tensor<32xf32>) -> tensor<32xf32>
    %142 = linalg.generic {indexing_maps = [#map21, #map22], iterator_types = ["parallel", "reduction", "reduction"]} ins(%139 : tensor<8x16x32xf32>) outs(%141 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = arith.addf %out, %in : f32
      linalg.yield %261 : f32
    } -> tensor<32xf32>
    %expanded_24 = tensor.expand_shape %142 [[0, 1, 2]] output_shape [1, 1, 32] : tensor<32xf32> into tensor<1x1x32xf32>
    %143 = linalg.generic {indexing_maps = [#map21, #map22], iterator_types = ["parallel", "reduction", "reduction"]} ins(%expanded_24 : tensor<1x1x32xf32>) outs(%141 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = arith.addf %out, %in : f32
      linalg.yield %261 : f32
    } -> tensor<32xf32>
    %144 = tensor.empty() : tensor<32x128xf32>
    %145 = linalg.fill ins(%cst_19 : f32) outs(%144 : tensor<32x128xf32>) -> tensor<32x128xf32>
    %146 = linalg.generic {indexing_maps = [#map23, #map24, #map25], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%139, %125 : tensor<8x16x32xf32>, tensor<8x16x128xf32>) outs(%145 : tensor<32x128xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      %262 = arith.addf %out, %261 : f32
      linalg.yield %262 : f32
    } -> tensor<32x128xf32>
    %147 = tensor.empty() : tensor<128x32xf32>
    %148 = linalg.generic {indexing_maps = [#map26, #map16], iterator_types = ["parallel", "parallel"]} ins(%146 : tensor<32x128xf32>) outs(%147 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x32xf32>
    %149 = linalg.generic {indexing_maps = [#map6, #map18, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%139, %arg0 : tensor<8x16x32xf32>, tensor<128x32xf32>) outs(%104 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      %262 = arith.addf %out, %261 : f32
      linalg.yield %262 : f32
    } -> tensor<8x16x128xf32>
    %150 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%109, %149 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%103 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x128xf32>
    %151 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%149, %124 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%103 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x128xf32>
    %152 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%123, %150 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%103 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x128xf32>
    %153 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%152, %121 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%103 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x128xf32>
    %154 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%153, %119 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%103 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x128xf32>
    %155 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%153, %154 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%103 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.addf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x128xf32>
    %156 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%117, %155 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%103 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x128xf32>
    %157 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%151, %156 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%103 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.addf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x128xf32>
    %158 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%114, %156 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%103 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x128xf32>
    %159 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%158, %113 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%103 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x128xf32>
    %160 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%157, %159 : tensor<8x16x128xf32>, tensor<8x16x128xf32>) outs(%103 : tensor<8x16x128xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.addf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x128xf32>
    %161 = tensor.empty() : tensor<128xf32>
    %162 = linalg.fill ins(%cst_19 : f32) outs(%161 : tensor<128xf32>) -> tensor<128xf32>
    %163 = linalg.generic {indexing_maps = [#map21, #map22], iterator_types = ["parallel", "reduction", "reduction"]} ins(%160 : tensor<8x16x128xf32>) outs(%162 : tensor<128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = arith.addf %out, %in : f32
      linalg.yield %261 : f32
    } -> tensor<128xf32>
    %expanded_25 = tensor.expand_shape %163 [[0, 1, 2]] output_shape [1, 1, 128] : tensor<128xf32> into tensor<1x1x128xf32>
    %164 = linalg.generic {indexing_maps = [#map21, #map22], iterator_types = ["parallel", "reduction", "reduction"]} ins(%expanded_25 : tensor<1x1x128xf32>) outs(%162 : tensor<128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = arith.addf %out, %in : f32
      linalg.yield %261 : f32
    } -> tensor<128xf32>
    %165 = linalg.fill ins(%cst_19 : f32) outs(%147 : tensor<128x32xf32>) -> tensor<128x32xf32>
    %166 = linalg.generic {indexing_maps = [#map23, #map24, #map25], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%160, %102 : tensor<8x16x128xf32>, tensor<8x16x32xf32>) outs(%165 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      %262 = arith.addf %out, %261 : f32
      linalg.yield %262 : f32
    } -> tensor<128x32xf32>
    %167 = linalg.generic {indexing_maps = [#map26, #map16], iterator_types = ["parallel", "parallel"]} ins(%166 : tensor<128x32xf32>) outs(%144 : tensor<32x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32x128xf32>
    %168 = linalg.generic {indexing_maps = [#map6, #map18, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%160, %arg8 : tensor<8x16x128xf32>, tensor<32x128xf32>) outs(%76 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      %262 = arith.addf %out, %261 : f32
      linalg.yield %262 : f32
    } -> tensor<8x16x32xf32>
    %169 = linalg.generic {indexing_maps = [#map21, #map22], iterator_types = ["parallel", "reduction", "reduction"]} ins(%168 : tensor<8x16x32xf32>) outs(%141 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = arith.addf %out, %in : f32
      linalg.yield %261 : f32
    } -> tensor<32xf32>
    %expanded_26 = tensor.expand_shape %169 [[0, 1, 2]] output_shape [1, 1, 32] : tensor<32xf32> into tensor<1x1x32xf32>
    %170 = linalg.generic {indexing_maps = [#map21, #map22], iterator_types = ["parallel", "reduction", "reduction"]} ins(%expanded_26 : tensor<1x1x32xf32>) outs(%141 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = arith.addf %out, %in : f32
      linalg.yield %261 : f32
    } -> tensor<32xf32>
    %171 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%96, %168 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x32xf32>
    %172 = linalg.generic {indexing_maps = [#map21, #map22], iterator_types = ["parallel", "reduction", "reduction"]} ins(%171 : tensor<8x16x32xf32>) outs(%141 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = arith.addf %out, %in : f32
      linalg.yield %261 : f32
    } -> tensor<32xf32>
    %expanded_27 = tensor.expand_shape %172 [[0, 1, 2]] output_shape [1, 1, 32] : tensor<32xf32> into tensor<1x1x32xf32>
    %173 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%168, %98 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x32xf32>
    %174 = linalg.generic {indexing_maps = [#map21, #map22], iterator_types = ["parallel", "reduction", "reduction"]} ins(%expanded_27 : tensor<1x1x32xf32>) outs(%141 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = arith.addf %out, %in : f32
      linalg.yield %261 : f32
    } -> tensor<32xf32>
    %175 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%83, %173 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x32xf32>
    %176 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%175 : tensor<8x16x32xf32>) outs(%1 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = arith.addf %out, %in : f32
      linalg.yield %261 : f32
    } -> tensor<8x16xf32>
    %expanded_28 = tensor.expand_shape %176 [[0], [1, 2]] output_shape [8, 16, 1] : tensor<8x16xf32> into tensor<8x16x1xf32>
    %177 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%173, %95 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x32xf32>
    %178 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_28, %94 : tensor<8x16x1xf32>, tensor<8x16x1xf32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x1xf32>
    %179 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%177 : tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = arith.negf %in : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x32xf32>
    %180 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%179 : tensor<8x16x32xf32>) outs(%1 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = arith.addf %out, %in : f32
      linalg.yield %261 : f32
    } -> tensor<8x16xf32>
    %expanded_29 = tensor.expand_shape %180 [[0], [1, 2]] output_shape [8, 16, 1] : tensor<8x16xf32> into tensor<8x16x1xf32>
    %181 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%139, %177 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.addf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x32xf32>
    %182 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%178, %5 : tensor<8x16x1xf32>, tensor<8x16x1xf32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.divf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x1xf32>
    %183 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%182 : tensor<8x16x1xf32>) outs(%1 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = arith.addf %out, %in : f32
      linalg.yield %261 : f32
    } -> tensor<8x16xf32>
    %184 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%183 : tensor<8x16xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x32xf32>
    %185 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%184, %86 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x32xf32>
    %186 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%185 : tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = arith.negf %in : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x32xf32>
    %187 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%186 : tensor<8x16x32xf32>) outs(%1 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = arith.addf %out, %in : f32
      linalg.yield %261 : f32
    } -> tensor<8x16xf32>
    %expanded_30 = tensor.expand_shape %187 [[0], [1, 2]] output_shape [8, 16, 1] : tensor<8x16xf32> into tensor<8x16x1xf32>
    %188 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%181, %185 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.addf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x32xf32>
    %189 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_29, %expanded_30 : tensor<8x16x1xf32>, tensor<8x16x1xf32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.addf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x1xf32>
    %190 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%189, %5 : tensor<8x16x1xf32>, tensor<8x16x1xf32>) outs(%3 : tensor<8x16x1xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.divf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x1xf32>
    %191 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction"]} ins(%190 : tensor<8x16x1xf32>) outs(%1 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = arith.addf %out, %in : f32
      linalg.yield %261 : f32
    } -> tensor<8x16xf32>
    %192 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%191 : tensor<8x16xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x32xf32>
    %193 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%188, %192 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.addf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x32xf32>
    %194 = tensor.empty() : tensor<32x32xf32>
    %195 = linalg.fill ins(%cst_19 : f32) outs(%194 : tensor<32x32xf32>) -> tensor<32x32xf32>
    %196 = linalg.generic {indexing_maps = [#map23, #map24, #map25], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%193, %collapsed : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%195 : tensor<32x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      %262 = arith.addf %out, %261 : f32
      linalg.yield %262 : f32
    } -> tensor<32x32xf32>
    %197 = linalg.generic {indexing_maps = [#map26, #map16], iterator_types = ["parallel", "parallel"]} ins(%196 : tensor<32x32xf32>) outs(%194 : tensor<32x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32x32xf32>
    %198 = linalg.generic {indexing_maps = [#map6, #map18, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%193, %arg6 : tensor<8x16x32xf32>, tensor<32x32xf32>) outs(%76 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      %262 = arith.addf %out, %261 : f32
      linalg.yield %262 : f32
    } -> tensor<8x16x32xf32>
    %expanded_31 = tensor.expand_shape %198 [[0], [1], [2, 3]] output_shape [8, 16, 4, 8] : tensor<8x16x32xf32> into tensor<8x16x4x8xf32>
    %199 = linalg.generic {indexing_maps = [#map9, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_31 : tensor<8x16x4x8xf32>) outs(%29 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4x16x8xf32>
    %200 = tensor.empty() : tensor<8x4x8x16xf32>
    %201 = linalg.fill ins(%cst_19 : f32) outs(%200 : tensor<8x4x8x16xf32>) -> tensor<8x4x8x16xf32>
    %202 = linalg.generic {indexing_maps = [#map27, #map20, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction"]} ins(%199, %68 : tensor<8x4x16x8xf32>, tensor<8x4x16x16xf32>) outs(%201 : tensor<8x4x8x16xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      %262 = arith.addf %out, %261 : f32
      linalg.yield %262 : f32
    } -> tensor<8x4x8x16xf32>
    %203 = linalg.generic {indexing_maps = [#map28, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%202 : tensor<8x4x8x16xf32>) outs(%29 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4x16x8xf32>
    %204 = linalg.generic {indexing_maps = [#map11, #map12, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction"]} ins(%199, %32 : tensor<8x4x16x8xf32>, tensor<8x4x16x8xf32>) outs(%34 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      %262 = arith.addf %out, %261 : f32
      linalg.yield %262 : f32
    } -> tensor<8x4x16x16xf32>
    %205 = linalg.generic {indexing_maps = [#map19, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%71 : tensor<8x4x16x1xf32>) outs(%33 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4x16x16xf32>
    %206 = linalg.generic {indexing_maps = [#map10, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%204, %205 : tensor<8x4x16x16xf32>, tensor<8x4x16x16xf32>) outs(%33 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x4x16x16xf32>
    %207 = linalg.generic {indexing_maps = [#map10, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%206, %63 : tensor<8x4x16x16xf32>, tensor<8x4x16x16xf32>) outs(%33 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x4x16x16xf32>
    %208 = linalg.generic {indexing_maps = [#map10, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%207 : tensor<8x4x16x16xf32>) outs(%64 : tensor<8x4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = arith.addf %out, %in : f32
      linalg.yield %261 : f32
    } -> tensor<8x4x16xf32>
    %expanded_32 = tensor.expand_shape %208 [[0], [1], [2, 3]] output_shape [8, 4, 16, 1] : tensor<8x4x16xf32> into tensor<8x4x16x1xf32>
    %209 = linalg.generic {indexing_maps = [#map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_32 : tensor<8x4x16x1xf32>) outs(%59 : tensor<8x4x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = arith.negf %in : f32
      linalg.yield %261 : f32
    } -> tensor<8x4x16x1xf32>
    %210 = linalg.generic {indexing_maps = [#map10, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%204, %67 : tensor<8x4x16x16xf32>, tensor<8x4x16x16xf32>) outs(%33 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.divf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x4x16x16xf32>
    %211 = linalg.generic {indexing_maps = [#map10, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%209 : tensor<8x4x16x1xf32>) outs(%64 : tensor<8x4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = arith.addf %out, %in : f32
      linalg.yield %261 : f32
    } -> tensor<8x4x16xf32>
    %212 = linalg.generic {indexing_maps = [#map8, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%211 : tensor<8x4x16xf32>) outs(%33 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4x16x16xf32>
    %213 = linalg.generic {indexing_maps = [#map10, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%210, %212 : tensor<8x4x16x16xf32>, tensor<8x4x16x16xf32>) outs(%33 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.addf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x4x16x16xf32>
    %214 = linalg.generic {indexing_maps = [#map10, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%213, %63 : tensor<8x4x16x16xf32>, tensor<8x4x16x16xf32>) outs(%33 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x4x16x16xf32>
    %215 = linalg.generic {indexing_maps = [#map14, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_18 : tensor<f32>) outs(%33 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4x16x16xf32>
    %216 = linalg.generic {indexing_maps = [#map10, #map10, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%51, %214, %215 : tensor<8x4x16x16xi1>, tensor<8x4x16x16xf32>, tensor<8x4x16x16xf32>) outs(%33 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: i1, %in_38: f32, %in_39: f32, %out: f32):
      %261 = arith.select %in, %in_38, %in_39 : f32
      linalg.yield %261 : f32
    } -> tensor<8x4x16x16xf32>
    %217 = linalg.generic {indexing_maps = [#map10, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%216, %36 : tensor<8x4x16x16xf32>, tensor<8x4x16x16xf32>) outs(%33 : tensor<8x4x16x16xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.divf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x4x16x16xf32>
    %218 = linalg.generic {indexing_maps = [#map27, #map20, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction"]} ins(%217, %30 : tensor<8x4x16x16xf32>, tensor<8x4x16x8xf32>) outs(%72 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      %262 = arith.addf %out, %261 : f32
      linalg.yield %262 : f32
    } -> tensor<8x4x16x8xf32>
    %219 = linalg.generic {indexing_maps = [#map11, #map20, #map13], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction"]} ins(%217, %31 : tensor<8x4x16x16xf32>, tensor<8x4x16x8xf32>) outs(%72 : tensor<8x4x16x8xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      %262 = arith.addf %out, %261 : f32
      linalg.yield %262 : f32
    } -> tensor<8x4x16x8xf32>
    %220 = linalg.generic {indexing_maps = [#map9, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%203 : tensor<8x4x16x8xf32>) outs(%74 : tensor<8x16x4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x4x8xf32>
    %collapsed_33 = tensor.collapse_shape %220 [[0], [1], [2, 3]] : tensor<8x16x4x8xf32> into tensor<8x16x32xf32>
    %221 = linalg.generic {indexing_maps = [#map9, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%218 : tensor<8x4x16x8xf32>) outs(%74 : tensor<8x16x4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x4x8xf32>
    %collapsed_34 = tensor.collapse_shape %221 [[0], [1], [2, 3]] : tensor<8x16x4x8xf32> into tensor<8x16x32xf32>
    %222 = linalg.generic {indexing_maps = [#map9, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%219 : tensor<8x4x16x8xf32>) outs(%74 : tensor<8x16x4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16x4x8xf32>
    %collapsed_35 = tensor.collapse_shape %222 [[0], [1], [2, 3]] : tensor<8x16x4x8xf32> into tensor<8x16x32xf32>
    %223 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel", "parallel", "parallel"]} outs(%26 : tensor<8x16x96xf32>) {
    ^bb0(%out: f32):
      %261 = linalg.index 0 : index
      %262 = linalg.index 1 : index
      %263 = linalg.index 2 : index
      %264 = arith.cmpi ult, %263, %c32 : index
      %265 = scf.if %264 -> (f32) {
        %extracted = tensor.extract %collapsed_35[%261, %262, %263] : tensor<8x16x32xf32>
        scf.yield %extracted : f32
      } else {
        %266 = arith.cmpi ult, %263, %c64 : index
        %267 = scf.if %266 -> (f32) {
          %268 = arith.subi %263, %c32 : index
          %extracted = tensor.extract %collapsed_34[%261, %262, %268] : tensor<8x16x32xf32>
          scf.yield %extracted : f32
        } else {
          %268 = arith.subi %263, %c64 : index
          %extracted = tensor.extract %collapsed_33[%261, %262, %268] : tensor<8x16x32xf32>
          scf.yield %extracted : f32
        }
        scf.yield %267 : f32
      }
      linalg.yield %265 : f32
    } -> tensor<8x16x96xf32>
    %224 = tensor.empty() : tensor<96x32xf32>
    %225 = linalg.fill ins(%cst_19 : f32) outs(%224 : tensor<96x32xf32>) -> tensor<96x32xf32>
    %226 = linalg.generic {indexing_maps = [#map23, #map24, #map25], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%223, %25 : tensor<8x16x96xf32>, tensor<8x16x32xf32>) outs(%225 : tensor<96x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      %262 = arith.addf %out, %261 : f32
      linalg.yield %262 : f32
    } -> tensor<96x32xf32>
    %227 = tensor.empty() : tensor<32x96xf32>
    %228 = linalg.generic {indexing_maps = [#map26, #map16], iterator_types = ["parallel", "parallel"]} ins(%226 : tensor<96x32xf32>) outs(%227 : tensor<32x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32x96xf32>
    %229 = linalg.generic {indexing_maps = [#map6, #map18, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%223, %arg7 : tensor<8x16x96xf32>, tensor<32x96xf32>) outs(%76 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      %262 = arith.addf %out, %261 : f32
      linalg.yield %262 : f32
    } -> tensor<8x16x32xf32>
    %230 = linalg.generic {indexing_maps = [#map21, #map22], iterator_types = ["parallel", "reduction", "reduction"]} ins(%229 : tensor<8x16x32xf32>) outs(%141 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = arith.addf %out, %in : f32
      linalg.yield %261 : f32
    } -> tensor<32xf32>
    %expanded_36 = tensor.expand_shape %230 [[0, 1, 2]] output_shape [1, 1, 32] : tensor<32xf32> into tensor<1x1x32xf32>
    %231 = linalg.generic {indexing_maps = [#map21, #map22], iterator_types = ["parallel", "reduction", "reduction"]} ins(%expanded_36 : tensor<1x1x32xf32>) outs(%141 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = arith.addf %out, %in : f32
      linalg.yield %261 : f32
    } -> tensor<32xf32>
    %232 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18, %229 : tensor<8x16x32xf32>, tensor<8x16x32xf32>) outs(%7 : tensor<8x16x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<8x16x32xf32>
    %233 = linalg.generic {indexing_maps = [#map21, #map22], iterator_types = ["parallel", "reduction", "reduction"]} ins(%232 : tensor<8x16x32xf32>) outs(%141 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = arith.addf %out, %in : f32
      linalg.yield %261 : f32
    } -> tensor<32xf32>
    %expanded_37 = tensor.expand_shape %233 [[0, 1, 2]] output_shape [1, 1, 32] : tensor<32xf32> into tensor<1x1x32xf32>
    %234 = linalg.generic {indexing_maps = [#map21, #map22], iterator_types = ["parallel", "reduction", "reduction"]} ins(%expanded_37 : tensor<1x1x32xf32>) outs(%141 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %261 = arith.addf %out, %in : f32
      linalg.yield %261 : f32
    } -> tensor<32xf32>
    %235 = linalg.generic {indexing_maps = [#map15, #map16], iterator_types = ["parallel", "parallel"]} ins(%cst_5 : tensor<f32>) outs(%147 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x32xf32>
    %236 = linalg.generic {indexing_maps = [#map16, #map16, #map16], iterator_types = ["parallel", "parallel"]} ins(%235, %148 : tensor<128x32xf32>, tensor<128x32xf32>) outs(%147 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<128x32xf32>
    %237 = linalg.generic {indexing_maps = [#map16, #map16, #map16], iterator_types = ["parallel", "parallel"]} ins(%arg0, %236 : tensor<128x32xf32>, tensor<128x32xf32>) outs(%147 : tensor<128x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.subf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<128x32xf32>
    %238 = linalg.generic {indexing_maps = [#map29, #map30], iterator_types = ["parallel"]} ins(%cst_5 : tensor<f32>) outs(%140 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32xf32>
    %239 = linalg.generic {indexing_maps = [#map30, #map30, #map30], iterator_types = ["parallel"]} ins(%238, %143 : tensor<32xf32>, tensor<32xf32>) outs(%140 : tensor<32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<32xf32>
    %240 = linalg.generic {indexing_maps = [#map30, #map30, #map30], iterator_types = ["parallel"]} ins(%arg1, %239 : tensor<32xf32>, tensor<32xf32>) outs(%140 : tensor<32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.subf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<32xf32>
    %241 = linalg.generic {indexing_maps = [#map30, #map30, #map30], iterator_types = ["parallel"]} ins(%238, %231 : tensor<32xf32>, tensor<32xf32>) outs(%140 : tensor<32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<32xf32>
    %242 = linalg.generic {indexing_maps = [#map30, #map30, #map30], iterator_types = ["parallel"]} ins(%arg2, %241 : tensor<32xf32>, tensor<32xf32>) outs(%140 : tensor<32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.subf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<32xf32>
    %243 = linalg.generic {indexing_maps = [#map30, #map30, #map30], iterator_types = ["parallel"]} ins(%238, %234 : tensor<32xf32>, tensor<32xf32>) outs(%140 : tensor<32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<32xf32>
    %244 = linalg.generic {indexing_maps = [#map30, #map30, #map30], iterator_types = ["parallel"]} ins(%arg3, %243 : tensor<32xf32>, tensor<32xf32>) outs(%140 : tensor<32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.subf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<32xf32>
    %245 = linalg.generic {indexing_maps = [#map30, #map30, #map30], iterator_types = ["parallel"]} ins(%238, %170 : tensor<32xf32>, tensor<32xf32>) outs(%140 : tensor<32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<32xf32>
    %246 = linalg.generic {indexing_maps = [#map30, #map30, #map30], iterator_types = ["parallel"]} ins(%arg4, %245 : tensor<32xf32>, tensor<32xf32>) outs(%140 : tensor<32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.subf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<32xf32>
    %247 = linalg.generic {indexing_maps = [#map30, #map30, #map30], iterator_types = ["parallel"]} ins(%238, %174 : tensor<32xf32>, tensor<32xf32>) outs(%140 : tensor<32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<32xf32>
    %248 = linalg.generic {indexing_maps = [#map30, #map30, #map30], iterator_types = ["parallel"]} ins(%arg5, %247 : tensor<32xf32>, tensor<32xf32>) outs(%140 : tensor<32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.subf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<32xf32>
    %249 = linalg.generic {indexing_maps = [#map15, #map16], iterator_types = ["parallel", "parallel"]} ins(%cst_5 : tensor<f32>) outs(%194 : tensor<32x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32x32xf32>
    %250 = linalg.generic {indexing_maps = [#map16, #map16, #map16], iterator_types = ["parallel", "parallel"]} ins(%249, %197 : tensor<32x32xf32>, tensor<32x32xf32>) outs(%194 : tensor<32x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<32x32xf32>
    %251 = linalg.generic {indexing_maps = [#map16, #map16, #map16], iterator_types = ["parallel", "parallel"]} ins(%arg6, %250 : tensor<32x32xf32>, tensor<32x32xf32>) outs(%194 : tensor<32x32xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.subf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<32x32xf32>
    %252 = linalg.generic {indexing_maps = [#map15, #map16], iterator_types = ["parallel", "parallel"]} ins(%cst_5 : tensor<f32>) outs(%227 : tensor<32x96xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32x96xf32>
    %253 = linalg.generic {indexing_maps = [#map16, #map16, #map16], iterator_types = ["parallel", "parallel"]} ins(%252, %228 : tensor<32x96xf32>, tensor<32x96xf32>) outs(%227 : tensor<32x96xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<32x96xf32>
    %254 = linalg.generic {indexing_maps = [#map16, #map16, #map16], iterator_types = ["parallel", "parallel"]} ins(%arg7, %253 : tensor<32x96xf32>, tensor<32x96xf32>) outs(%227 : tensor<32x96xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.subf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<32x96xf32>
    %255 = linalg.generic {indexing_maps = [#map15, #map16], iterator_types = ["parallel", "parallel"]} ins(%cst_5 : tensor<f32>) outs(%144 : tensor<32x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32x128xf32>
    %256 = linalg.generic {indexing_maps = [#map16, #map16, #map16], iterator_types = ["parallel", "parallel"]} ins(%255, %167 : tensor<32x128xf32>, tensor<32x128xf32>) outs(%144 : tensor<32x128xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<32x128xf32>
    %257 = linalg.generic {indexing_maps = [#map16, #map16, #map16], iterator_types = ["parallel", "parallel"]} ins(%arg8, %256 : tensor<32x128xf32>, tensor<32x128xf32>) outs(%144 : tensor<32x128xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.subf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<32x128xf32>
    %258 = linalg.generic {indexing_maps = [#map29, #map30], iterator_types = ["parallel"]} ins(%cst_5 : tensor<f32>) outs(%161 : tensor<128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128xf32>
    %259 = linalg.generic {indexing_maps = [#map30, #map30, #map30], iterator_types = ["parallel"]} ins(%258, %164 : tensor<128xf32>, tensor<128xf32>) outs(%161 : tensor<128xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.mulf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<128xf32>
    %260 = linalg.generic {indexing_maps = [#map30, #map30, #map30], iterator_types = ["parallel"]} ins(%arg9, %259 : tensor<128xf32>, tensor<128xf32>) outs(%161 : tensor<128xf32>) {
    ^bb0(%in: f32, %in_38: f32, %out: f32):
      %261 = arith.subf %in, %in_38 : f32
      linalg.yield %261 : f32
    } -> tensor<128xf32>
    return %136, %237, %240, %242, %244, %246, %248, %251, %254, %257, %260 : tensor<f32>, tensor<128x32xf32>, tensor<32xf32>, tensor<32xf32>, tensor<32xf32>, tensor<32xf32>, tensor<32xf32>, tensor<32x32xf32>, tensor<32x96xf32>, tensor<32x128xf32>, tensor<128xf32>
  }
}
