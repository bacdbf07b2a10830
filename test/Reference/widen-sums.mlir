// RUN: tp25d-opt %s --pass-pipeline='builtin.module(func.func(widen-sums))' | FileCheck %s

#ik = affine_map<(i, k) -> (i, k)>
#i = affine_map<(i, k) -> (i)>
#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>

// Products of narrow floats are computed in f64; the loop over columns becomes the innermost.
// CHECK-LABEL: func.func @product(
// CHECK:         linalg.generic {{.*}}iterator_types = ["parallel", "reduction", "parallel"]
// CHECK-NEXT:    ^bb0(%[[A:.*]]: bf16, %[[B:.*]]: bf16, %[[SUM:.*]]: f64):
// CHECK:           %[[P:.*]] = arith.mulf %{{.*}}, %{{.*}} : f64
// CHECK-NEXT:      %[[S:.*]] = arith.addf %[[SUM]], %[[P]] : f64
// CHECK-NEXT:      linalg.yield %[[S]] : f64
// CHECK:         arith.truncf %{{.*}} : f64 to f32
// CHECK-NEXT:    arith.truncf %{{.*}} : f32 to bf16
func.func @product(%x: tensor<4x8xbf16>, %w: tensor<8x6xbf16>, %init: tensor<4x6xbf16>) -> tensor<4x6xbf16> {
  %y = linalg.generic {indexing_maps = [#mk, #kn, #mn], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : tensor<4x8xbf16>, tensor<8x6xbf16>) outs(%init : tensor<4x6xbf16>) {
  ^bb0(%a: bf16, %b: bf16, %c: bf16):
    %p = arith.mulf %a, %b : bf16
    %s = arith.addf %c, %p : bf16
    linalg.yield %s : bf16
  } -> tensor<4x6xbf16>
  return %y : tensor<4x6xbf16>
}

// What depends on the sum is computed in f64, be it compared or rounded in between.
// CHECK-LABEL: func.func @bounded(
// CHECK:         ^bb0(%[[A:.*]]: f16, %[[SUM:.*]]: f64):
// CHECK:           %[[NEXT:.*]] = arith.addf %[[SUM]], %{{.*}} : f64
// CHECK:           %[[OVER:.*]] = arith.cmpf ogt, %[[NEXT]], %{{.*}} : f64
// CHECK:           arith.select %[[OVER]], %{{.*}}, %[[NEXT]] : f64
func.func @bounded(%x: tensor<4x8xf16>, %init: tensor<4xf16>) -> tensor<4xf16> {
  %y = linalg.generic {indexing_maps = [#ik, #i], iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<4x8xf16>) outs(%init : tensor<4xf16>) {
  ^bb0(%a: f16, %c: f16):
    %bound = arith.constant 4.0 : f16
    %s = arith.addf %c, %a : f16
    %over = arith.cmpf ogt, %s, %bound : f16
    %r = arith.select %over, %bound, %s : f16
    linalg.yield %r : f16
  } -> tensor<4xf16>
  return %y : tensor<4xf16>
}

// Sums of f64 have a second accumulator.
// CHECK-LABEL: func.func @compensated(
// CHECK:         %[[R:.*]]:2 = linalg.generic
// CHECK:         ^bb0(%[[A:.*]]: f64, %[[SUM:.*]]: f64, %[[LOST:.*]]: f64):
// CHECK-NEXT:      %[[NEXT:.*]] = arith.addf %[[SUM]], %[[A]] : f64
// CHECK-NEXT:      %[[TAKEN:.*]] = arith.subf %[[NEXT]], %[[SUM]] : f64
// CHECK:           linalg.yield %[[NEXT]], %{{.*}} : f64, f64
// CHECK:         linalg.generic {{.*}} ins(%[[R]]#0, %[[R]]#1
func.func @compensated(%x: tensor<4x8xf64>, %init: tensor<4xf64>) -> tensor<4xf64> {
  %y = linalg.generic {indexing_maps = [#ik, #i], iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<4x8xf64>) outs(%init : tensor<4xf64>) {
  ^bb0(%a: f64, %c: f64):
    %s = arith.addf %c, %a : f64
    linalg.yield %s : f64
  } -> tensor<4xf64>
  return %y : tensor<4xf64>
}
