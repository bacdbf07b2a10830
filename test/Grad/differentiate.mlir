// RUN: tp25d-opt %s --split-input-file --differentiate=recompute=nothing | FileCheck %s

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

// -----

// So they do at a place that is computed.
// CHECK-LABEL: func.func @computed_moves
// CHECK:         %[[AT:.*]] = arith.index_cast
// CHECK:         tensor.extract_slice %{{.*}}[0, %[[AT]]] [8, 2] [1, 1]
// CHECK:         tensor.insert_slice %{{.*}} into %{{.*}}[0, %[[AT]]] [8, 2] [1, 1] : tensor<8x2xf32> into tensor<8x4xf32>
func.func @computed_moves(%x: tensor<8x4xf32> {tp25d.param = "x"}, %i: tensor<i64>) -> tensor<8x2xf32> {
  %p = tensor.extract %i[] : tensor<i64>
  %at = arith.index_cast %p : i64 to index
  %s = tensor.extract_slice %x[0, %at] [8, 2] [1, 1] : tensor<8x4xf32> to tensor<8x2xf32>
  return %s : tensor<8x2xf32>
}

// -----

#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (j)>

// What is only added to the result of a product has the sum of its gradient; the chain rule is not applied once more.
// Frozen parameters and states have no gradient.
// CHECK-LABEL: func.func @layer(
// CHECK-SAME:    -> (tensor<8x2xf32>, tensor<4x2xf32>, tensor<2xf32>)
func.func @layer(%x: tensor<8x4xf32>, %w: tensor<4x2xf32> {tp25d.param = "w"}, %b: tensor<2xf32> {tp25d.param = "b"},
                 %f: tensor<2xf32> {tp25d.param = "f", tp25d.frozen},
                 %s: tensor<2xf32> {tp25d.param = "s", tp25d.state = "w"}) -> tensor<8x2xf32> {
  %e = tensor.empty() : tensor<8x2xf32>
  %z = arith.constant dense<0.0> : tensor<8x2xf32>
  // CHECK: linalg.matmul {tp25d.product = 0 : i64}
  %p = linalg.matmul ins(%x, %w : tensor<8x4xf32>, tensor<4x2xf32>) outs(%z : tensor<8x2xf32>) -> tensor<8x2xf32>
  // CHECK: math.tanh
  %y = linalg.generic {indexing_maps = [#row, #id, #row, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%b, %p, %f, %s : tensor<2xf32>, tensor<8x2xf32>, tensor<2xf32>, tensor<2xf32>) outs(%e : tensor<8x2xf32>) {
  ^bb0(%c: f32, %a: f32, %g: f32, %h: f32, %o: f32):
    %u = arith.addf %a, %c : f32
    %t = math.tanh %u : f32
    %v = arith.mulf %t, %g : f32
    %r = arith.mulf %v, %h : f32
    linalg.yield %r : f32
  } -> tensor<8x2xf32>
  // CHECK: %[[DP:.*]] = linalg.generic {{.*}} iterator_types = ["parallel", "parallel"]}
  // CHECK:   math.tanh
  // CHECK-NOT: math.tanh
  // CHECK: %[[DB:.*]] = linalg.generic {{.*}} iterator_types = ["reduction", "parallel"]} ins(%[[DP]] : tensor<8x2xf32>)
  // CHECK: %[[DW:.*]] = linalg.generic {{.*}} ins(%{{.*}}, %[[DP]] : {{.*}} attrs = {tp25d.adjoint_of = 0 : i64}
  // CHECK: return %{{.*}}, %[[DW]], %[[DB]]
  return %y : tensor<8x2xf32>
}

// -----

#id = affine_map<(i, j) -> (i, j)>

// What is marked so counts as a constant: the gradient of x sin(x) is then sin(x).
// CHECK-LABEL: func.func @stop(
func.func @stop(%x: tensor<8x4xf32> {tp25d.param = "x"}) -> tensor<8x4xf32> {
  %e = tensor.empty() : tensor<8x4xf32>
  // CHECK: %[[SIN:.*]] = linalg.generic {{.*}} attrs = {tp25d.stop_gradient}
  %s = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<8x4xf32>) outs(%e : tensor<8x4xf32>) attrs = {tp25d.stop_gradient} {
  ^bb0(%a: f32, %o: f32):
    %v = math.sin %a : f32
    linalg.yield %v : f32
  } -> tensor<8x4xf32>
  %y = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %s : tensor<8x4xf32>, tensor<8x4xf32>) outs(%e : tensor<8x4xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %v = arith.mulf %a, %b : f32
    linalg.yield %v : f32
  } -> tensor<8x4xf32>
  // CHECK: linalg.generic {{.*}} ins(%[[SIN]], %{{.*}} :
  // CHECK-NOT: math.cos
  // CHECK: return
  return %y : tensor<8x4xf32>
}

// -----

#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (j)>

// Sums of narrow gradients are kept in f32; those of products are left to the Partition stage.
// CHECK-LABEL: func.func @narrow(
func.func @narrow(%x: tensor<8x4xbf16>, %w: tensor<4x2xbf16> {tp25d.param = "w"}, %b: tensor<2xbf16> {tp25d.param = "b"})
    -> tensor<8x2xbf16> {
  %e = tensor.empty() : tensor<8x2xbf16>
  %z = arith.constant dense<0.0> : tensor<8x2xbf16>
  %p = linalg.matmul ins(%x, %w : tensor<8x4xbf16>, tensor<4x2xbf16>) outs(%z : tensor<8x2xbf16>) -> tensor<8x2xbf16>
  %y = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%p, %b : tensor<8x2xbf16>, tensor<2xbf16>) outs(%e : tensor<8x2xbf16>) {
  ^bb0(%a: bf16, %c: bf16, %o: bf16):
    %s = arith.addf %a, %c : bf16
    linalg.yield %s : bf16
  } -> tensor<8x2xbf16>
  // CHECK: %[[SUM:.*]] = linalg.generic {{.*}} iterator_types = ["reduction", "parallel"]} ins(%{{.*}} : tensor<8x2xbf16>) outs(%{{.*}} : tensor<2xf32>)
  // CHECK:   arith.extf
  // CHECK-NEXT: arith.addf {{.*}} : f32
  // CHECK: linalg.generic {{.*}} ins(%[[SUM]] : tensor<2xf32>) outs(%{{.*}} : tensor<2xbf16>)
  // CHECK:   arith.truncf
  // CHECK: linalg.generic {{.*}} outs(%{{.*}} : tensor<4x2xbf16>) attrs = {tp25d.adjoint_of = 0 : i64}
  return %y : tensor<8x2xbf16>
}
