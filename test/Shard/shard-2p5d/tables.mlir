// RUN: tp25d-opt %s --split-input-file --tp25d-import --shard-2p5d=q=2,d=2 | FileCheck %s

#t = affine_map<(t, h) -> (t)>
#th = affine_map<(t, h) -> (t, h)>

// A table that nothing else reads is split by rows and columns, as a weight is.
// CHECK-LABEL: func.func @alone(
// CHECK-SAME:    tensor<64x4xf32> {tp25d.param = "table", tp25d.sharding = #tp25d.sharding<[{row}, {col}]>}
func.func @alone(%tokens: tensor<8xi64>, %table: tensor<64x4xf32> {tp25d.param = "table"}) -> tensor<8x4xf32> {
  %e = tensor.empty() : tensor<8x4xf32>
  %y = linalg.generic {indexing_maps = [#t, #th], iterator_types = ["parallel", "parallel"]}
      ins(%tokens : tensor<8xi64>) outs(%e : tensor<8x4xf32>) {
  ^bb0(%token: i64, %o: f32):
    %v = arith.index_cast %token : i64 to index
    %h = linalg.index 1 : index
    %element = tensor.extract %table[%v, %h] : tensor<64x4xf32>
    linalg.yield %element : f32
  } -> tensor<8x4xf32>
  return %y : tensor<8x4xf32>
}

// -----

#t = affine_map<(t, h) -> (t)>
#th = affine_map<(t, h) -> (t, h)>

// A table that a product reads as well, the decoder's tied one, has the sharding of the product's form, although the
// lookup comes first.
// CHECK-LABEL: func.func @tied(
// CHECK-SAME:    tensor<64x4xf32> {tp25d.param = "table", tp25d.sharding = #tp25d.sharding<[{col}, {row}]>}
// CHECK:         linalg.generic {{.*}} iterator_types = ["parallel", "parallel", "reduction"]
// CHECK-SAME:      tp25d.sharding<[{dep, row}, {col}]>
// CHECK:         tp25d.form
func.func @tied(%tokens: tensor<8xi64>, %table: tensor<64x4xf32> {tp25d.param = "table"}) -> tensor<8x64xf32> {
  %e = tensor.empty() : tensor<8x4xf32>
  %y = linalg.generic {indexing_maps = [#t, #th], iterator_types = ["parallel", "parallel"]}
      ins(%tokens : tensor<8xi64>) outs(%e : tensor<8x4xf32>) {
  ^bb0(%token: i64, %o: f32):
    %v = arith.index_cast %token : i64 to index
    %h = linalg.index 1 : index
    %element = tensor.extract %table[%v, %h] : tensor<64x4xf32>
    linalg.yield %element : f32
  } -> tensor<8x4xf32>
  %zero = arith.constant 0.0 : f32
  %e2 = tensor.empty() : tensor<8x64xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%e2 : tensor<8x64xf32>) -> tensor<8x64xf32>
  %logits = linalg.contract indexing_maps = [affine_map<(t, v, h) -> (t, h)>, affine_map<(t, v, h) -> (v, h)>,
                                             affine_map<(t, v, h) -> (t, v)>]
      ins(%y, %table : tensor<8x4xf32>, tensor<64x4xf32>) outs(%zeros : tensor<8x64xf32>) -> tensor<8x64xf32>
  return %logits : tensor<8x64xf32>
}
