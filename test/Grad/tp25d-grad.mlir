// RUN: tp25d-opt %s --split-input-file --tp25d-grad | FileCheck %s

// CHECK-DAG: #[[A:.*]] = affine_map<(d0, d1, d2) -> (d0, d2)>
// CHECK-DAG: #[[B:.*]] = affine_map<(d0, d1, d2) -> (d2, d1)>
// CHECK-DAG: #[[C:.*]] = affine_map<(d0, d1, d2) -> (d0, d1)>

// The gradient of a weight is a product of the form AᵀB with the gradient of the result, here ones; the function returns it
// after its own result. Inputs have none unless asked for.
// CHECK-LABEL: func.func @product
// CHECK-SAME:    (%[[X:.*]]: tensor<8x4xf32>, %[[W:.*]]: tensor<4x2xf32> {{.*}}) -> (tensor<8x2xf32>, tensor<4x2xf32>)
func.func @product(%x: tensor<8x4xf32>, %w: tensor<4x2xf32> {tp25d.param = "w"}) -> tensor<8x2xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x2xf32>
  %z = linalg.fill ins(%zero : f32) outs(%e : tensor<8x2xf32>) -> tensor<8x2xf32>
  // CHECK: %[[P:.*]] = linalg.matmul
  %p = linalg.matmul ins(%x, %w : tensor<8x4xf32>, tensor<4x2xf32>) outs(%z : tensor<8x2xf32>) -> tensor<8x2xf32>
  // CHECK: %[[ONES:.*]] = linalg.fill ins(%{{.*}} : f32) outs(%{{.*}} : tensor<8x2xf32>)
  // CHECK: %[[ZEROS:.*]] = linalg.fill ins(%{{.*}} : f32) outs(%{{.*}} : tensor<4x2xf32>)
  // CHECK: %[[DW:.*]] = linalg.generic {indexing_maps = [#[[A]], #[[C]], #[[B]]],
  // CHECK-SAME: iterator_types = ["reduction", "parallel", "parallel"]}
  // CHECK-SAME: ins(%[[X]], %[[ONES]] : {{.*}}) outs(%[[ZEROS]] : tensor<4x2xf32>)
  // CHECK:   arith.mulf
  // CHECK:   arith.addf
  // CHECK: return %[[P]], %[[DW]]
  return %p : tensor<8x2xf32>
}

// -----

#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (j)>

// A bias is summed over the rows that it was added to; what is used twice gets both gradients; what the result does not
// depend on gets zeros.
// CHECK-LABEL: func.func @bias
func.func @bias(%x: tensor<8x4xf32>, %b: tensor<4xf32> {tp25d.param = "b"},
                %unused: tensor<3xf32> {tp25d.param = "unused"}) -> tensor<8x4xf32> {
  %e = tensor.empty() : tensor<8x4xf32>
  // CHECK: %[[ONCE:.*]] = linalg.generic {{.*}} iterator_types = ["reduction", "parallel"]}
  // CHECK: %[[TWICE:.*]] = linalg.generic {{.*}} iterator_types = ["reduction", "parallel"]}
  // CHECK: %[[SUM:.*]] = linalg.generic {{.*}} ins(%[[ONCE]], %[[TWICE]] :
  // CHECK:   arith.addf
  // CHECK: %[[NOTHING:.*]] = linalg.fill {{.*}} -> tensor<3xf32>
  // CHECK: return %{{.*}}, %[[SUM]], %[[NOTHING]]
  %y = linalg.generic {indexing_maps = [#id, #row, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %b, %b : tensor<8x4xf32>, tensor<4xf32>, tensor<4xf32>) outs(%e : tensor<8x4xf32>) {
  ^bb0(%a: f32, %c: f32, %f: f32, %o: f32):
    %s = arith.addf %a, %c : f32
    %t = arith.mulf %s, %f : f32
    linalg.yield %t : f32
  } -> tensor<8x4xf32>
  return %y : tensor<8x4xf32>
}

// -----

#id = affine_map<(i, j) -> (i, j)>
#rows = affine_map<(i, j) -> (i)>

// A maximum: those that attain it are counted, and share its gradient.
// CHECK-LABEL: func.func @maximum
func.func @maximum(%x: tensor<8x4xf32> {tp25d.param = "x"}) -> tensor<8xf32> {
  %low = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<8xf32>
  %i = linalg.fill ins(%low : f32) outs(%e : tensor<8xf32>) -> tensor<8xf32>
  // CHECK: %[[MAX:.*]] = linalg.generic
  // CHECK:   arith.maximumf
  // CHECK: %[[COUNT:.*]] = linalg.generic {{.*}} ins(%{{.*}}, %[[MAX]] :
  // CHECK:   arith.cmpf oeq
  // CHECK: linalg.generic {{.*}} iterator_types = ["parallel", "parallel"]} ins(%{{.*}}, %{{.*}}, %[[MAX]], %[[COUNT]] :
  // CHECK:   arith.divf
  // CHECK:   arith.select
  %m = linalg.generic {indexing_maps = [#id, #rows], iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<8x4xf32>) outs(%i : tensor<8xf32>) {
  ^bb0(%a: f32, %o: f32):
    %s = arith.maximumf %o, %a : f32
    linalg.yield %s : f32
  } -> tensor<8xf32>
  return %m : tensor<8xf32>
}

// -----

// Moves go back.
// CHECK-LABEL: func.func @moves
func.func @moves(%x: tensor<8x4xf32> {tp25d.param = "x"}) -> tensor<2x3x2xf32> {
  // CHECK: tensor.collapse_shape %{{.*}} : tensor<2x3x2xf32> into tensor<6x2xf32>
  // CHECK: tensor.insert_slice %{{.*}} into %{{.*}}[1, 2] [6, 2] [1, 1] : tensor<6x2xf32> into tensor<8x4xf32>
  %s = tensor.extract_slice %x[1, 2] [6, 2] [1, 1] : tensor<8x4xf32> to tensor<6x2xf32>
  %r = tensor.expand_shape %s [[0, 1], [2]] output_shape [2, 3, 2] : tensor<6x2xf32> into tensor<2x3x2xf32>
  return %r : tensor<2x3x2xf32>
}
