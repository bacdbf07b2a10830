// two reshards with reshapes in between that are none of the blocks became one
func.func @model(
    %x2: tensor<2x24x24xf32> {tp25d.sharding = #tp25d.sharding<[{}, {col}, {row, dep} ]>},
    %w5: tensor<24x48xf32> {tp25d.param = "w5", tp25d.sharding = #tp25d.sharding<[{col, dep}, {} ]>},
    %w11: tensor<48x24xf32> {tp25d.param = "w11", tp25d.sharding = #tp25d.sharding<[{dep}, {col} ]>},
    %w15: tensor<24xf32> {tp25d.param = "w15"},
    %w20: tensor<24x24xf32> {tp25d.param = "w20"}) -> (tensor<24x48xf32>, tensor<1x48x24xf32> {tp25d.sharding = #tp25d.sharding<[{}, {row}, {} ]>}) {
  %v3 = tensor.collapse_shape %x2 [[0, 1], [2]] {tp25d.sharding = #tp25d.sharding<[{col}, {row} ]>} : tensor<2x24x24xf32> into tensor<48x24xf32>
  %v4 = tensor.expand_shape %v3 [[0, 1], [2]] output_shape [1, 48, 24] {tp25d.sharding = #tp25d.sharding<[{}, {col}, {row, dep} ]>} : tensor<48x24xf32> into tensor<1x48x24xf32>
  %ev6_0 = tensor.empty() : tensor<1x24x48xf32>
  %v6 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d1, d2)>], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%w5 : tensor<24x48xf32>) outs(%ev6_0 : tensor<1x24x48xf32>) {
  ^bb0(%av6_0: f32, %ov6_0: f32):
    linalg.yield %av6_0 : f32
  } -> tensor<1x24x48xf32>
  %cv7 = arith.constant 0.0 : f32
  %ev7 = tensor.empty() : tensor<1x48x48xf32>
  %v7 = linalg.fill ins(%cv7 : f32) outs(%ev7 : tensor<1x48x48xf32>) -> tensor<1x48x48xf32>
  %v8 = linalg.batch_matmul ins(%v4, %v6 : tensor<1x48x24xf32>, tensor<1x24x48xf32>) outs(%v7 : tensor<1x48x48xf32>) -> tensor<1x48x48xf32>
  %ev9_0 = tensor.empty() : tensor<1x48x48xf32>
  %v9 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d1, d2)>], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%v8 : tensor<1x48x48xf32>) outs(%ev9_0 : tensor<1x48x48xf32>) attrs = {tp25d.sharding = #tp25d.sharding<[{}, {col, dep}, {} ]>} {
  ^bb0(%av9_0: f32, %ov9_0: f32):
    %tv9_0 = arith.constant 0.0625 : f32
    %tv9_1 = arith.mulf %av9_0, %tv9_0 : f32
    linalg.yield %tv9_1 : f32
  } -> tensor<1x48x48xf32>
  %ev10_0 = tensor.empty() : tensor<1x48x48xf32>
  %tv10_3 = arith.constant 0.5 : f32
  %v10 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d1, d2)>], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%v9 : tensor<1x48x48xf32>) outs(%ev10_0 : tensor<1x48x48xf32>) {
  ^bb0(%av10_0: f32, %ov10_0: f32):
    %tv10_0 = arith.constant 0.7071067690849304 : f32
    %tv10_1 = arith.mulf %av10_0, %tv10_0 : f32
    %tv10_2 = math.erf %tv10_1 : f32
    %tv10_4 = arith.mulf %av10_0, %tv10_3 : f32
    %tv10_5 = arith.constant 1.0 : f32
    %tv10_6 = arith.addf %tv10_2, %tv10_5 : f32
    %tv10_7 = arith.mulf %tv10_4, %tv10_6 : f32
    linalg.yield %tv10_7 : f32
  } -> tensor<1x48x48xf32>
  %ev12_0 = tensor.empty() : tensor<1x48x24xf32>
  %v12 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d1, d2)>], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%w11 : tensor<48x24xf32>) outs(%ev12_0 : tensor<1x48x24xf32>) attrs = {tp25d.sharding = #tp25d.sharding<[{}, {dep, row}, {col} ]>} {
  ^bb0(%av12_0: f32, %ov12_0: f32):
    linalg.yield %av12_0 : f32
  } -> tensor<1x48x24xf32>
  %cv13 = arith.constant 0.0 : f32
  %ev13 = tensor.empty() : tensor<1x48x24xf32>
  %v13 = linalg.fill ins(%cv13 : f32) outs(%ev13 : tensor<1x48x24xf32>) -> tensor<1x48x24xf32>
  %v14 = linalg.batch_matmul ins(%v10, %v12 : tensor<1x48x48xf32>, tensor<1x48x24xf32>) outs(%v13 : tensor<1x48x24xf32>) -> tensor<1x48x24xf32>
  %ev16_0 = tensor.empty() : tensor<1x48x24xf32>
  %v16 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d2)>, affine_map<(d0, d1, d2) -> (d0, d1, d2)>], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%v14, %w15 : tensor<1x48x24xf32>, tensor<24xf32>) outs(%ev16_0 : tensor<1x48x24xf32>) attrs = {tp25d.sharding = #tp25d.sharding<[{}, {}, {dep} ]>} {
  ^bb0(%av16_0: f32, %av16_1: f32, %ov16_0: f32):
    %tv16_0 = arith.addf %av16_0, %av16_1 : f32
    linalg.yield %tv16_0 : f32
  } -> tensor<1x48x24xf32>
  %v21 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d2)>, affine_map<(d0, d1, d2) -> (d2, d1)>, affine_map<(d0, d1, d2) -> (d1, d0)>], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%w11, %w20 : tensor<48x24xf32>, tensor<24x24xf32>) outs(%w5 : tensor<24x48xf32>) {
  ^bb0(%av21_0: f32, %av21_1: f32, %ov21_0: f32):
    %tv21_0 = arith.mulf %av21_0, %av21_1 : f32
    %tv21_1 = arith.constant 0.5 : f32
    %tv21_2 = arith.mulf %ov21_0, %tv21_1 : f32
    %tv21_3 = arith.addf %tv21_0, %tv21_2 : f32
    %tv21_4 = arith.mulf %ov21_0, %tv21_1 : f32
    %tv21_5 = arith.addf %tv21_3, %tv21_4 : f32
    linalg.yield %tv21_5 : f32
  } -> tensor<24x48xf32>
  %ev22_0 = tensor.empty() : tensor<24x48xf32>
  %v22 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]}
      ins(%v21 : tensor<24x48xf32>) outs(%ev22_0 : tensor<24x48xf32>) {
  ^bb0(%av22_0: f32, %ov22_0: f32):
    %tv22_0 = arith.constant 0.0625 : f32
    %tv22_1 = arith.mulf %av22_0, %tv22_0 : f32
    linalg.yield %tv22_1 : f32
  } -> tensor<24x48xf32>
  return %v22, %v16 : tensor<24x48xf32>, tensor<1x48x24xf32>
}
