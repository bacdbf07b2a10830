// RUN: tp25d-opt %s --differentiate=recompute=nothing | FileCheck %s --check-prefix=NOTHING
// RUN: tp25d-opt %s --differentiate | FileCheck %s
// RUN: tp25d-opt %s --differentiate=recompute=all | FileCheck %s --check-prefix=ALL
// RUN: not tp25d-opt %s --differentiate=recompute=some 2>&1 | FileCheck %s --check-prefix=SOME
// SOME: recompute must be nothing, by-size or all, got: some

// What is read by the gradient of the second weight is computed once more by size, from the first product, which is kept
// for its own gradient. The maximum's result is kept: it is no elementwise operation; with `all` it is computed once more,
// too, and products are not.
#id = affine_map<(i, j) -> (i, j)>
#rows = affine_map<(i, j) -> (i)>

// NOTHING-LABEL: func.func @layers(
// NOTHING-NOT:   tp25d.adjoint}
// CHECK-LABEL:   func.func @layers(
// CHECK:         linalg.matmul {tp25d.product = 1 : i64}
// CHECK:         linalg.matmul {tp25d.product = 0 : i64}
// CHECK:         %[[TANH:.*]] = linalg.generic {{.*}} attrs = {tp25d.adjoint}
// CHECK-NEXT:    ^bb0
// CHECK-NEXT:      math.tanh
// CHECK:         %[[AGAIN:.*]] = linalg.generic {{.*}} ins(%[[TANH]], %{{.*}} attrs = {tp25d.adjoint}
// CHECK:         linalg.generic {{.*}} ins(%[[AGAIN]], %{{.*}} attrs = {tp25d.adjoint_of = 0 : i64}
// CHECK-NOT:     attrs = {tp25d.adjoint}
// ALL-LABEL:     func.func @layers(
// ALL:           linalg.matmul {tp25d.product = 0 : i64}
// ALL-NOT:       linalg.matmul
// ALL-COUNT-3:   attrs = {tp25d.adjoint{{[,}]}}
// ALL-NOT:       attrs = {tp25d.adjoint{{[,}]}}
func.func @layers(%x: tensor<8x4xf32>, %w: tensor<4x4xf32> {tp25d.param = "w"}, %v: tensor<4x4xf32> {tp25d.param = "v"})
    -> tensor<8x4xf32> {
  %e = tensor.empty() : tensor<8x4xf32>
  %z = arith.constant dense<0.0> : tensor<8x4xf32>
  %m = linalg.matmul ins(%x, %w : tensor<8x4xf32>, tensor<4x4xf32>) outs(%z : tensor<8x4xf32>) -> tensor<8x4xf32>
  %t = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%m : tensor<8x4xf32>) outs(%e : tensor<8x4xf32>) {
  ^bb0(%a: f32, %o: f32):
    %h = math.tanh %a : f32
    linalg.yield %h : f32
  } -> tensor<8x4xf32>
  %i = arith.constant dense<0xFF800000> : tensor<8xf32>
  %r = linalg.generic {indexing_maps = [#id, #rows], iterator_types = ["parallel", "reduction"]}
      ins(%m : tensor<8x4xf32>) outs(%i : tensor<8xf32>) attrs = {tp25d.stop_gradient} {
  ^bb0(%a: f32, %o: f32):
    %h = arith.maximumf %o, %a : f32
    linalg.yield %h : f32
  } -> tensor<8xf32>
  %s = linalg.generic {indexing_maps = [#id, #rows, #id], iterator_types = ["parallel", "parallel"]}
      ins(%t, %r : tensor<8x4xf32>, tensor<8xf32>) outs(%e : tensor<8x4xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %h = arith.mulf %a, %b : f32
    linalg.yield %h : f32
  } -> tensor<8x4xf32>
  %y = linalg.matmul ins(%s, %v : tensor<8x4xf32>, tensor<4x4xf32>) outs(%z : tensor<8x4xf32>) -> tensor<8x4xf32>
  return %y : tensor<8x4xf32>
}
