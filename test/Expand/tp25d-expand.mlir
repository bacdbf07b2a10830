// RUN: tp25d-opt %s --tp25d-expand | FileCheck %s

// The stage cleans up after itself: on one device there is nothing to broadcast and one step, so no loop.
#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 1, col = 1>} {
  // CHECK-LABEL: func.func @one_device(
  // CHECK-SAME:    %[[A:.*]]: tensor<4x8xf32>, %[[B:.*]]: tensor<8x5xf32>
  // CHECK-NOT:     scf.for
  // CHECK-NOT:     tp25d.broadcast
  // CHECK:         %[[C:.*]] = linalg.contract {{.*}} ins(%[[A]], %[[B]] : {{.*}}) outs(%{{.*}} : tensor<4x5xf32>)
  // CHECK-NEXT:    return %[[C]]
  func.func @one_device(%a: tensor<4x8xf32>, %b: tensor<8x5xf32>) -> tensor<4x5xf32> {
    %0 = tp25d.summa %a, %b form <[{dep, row}, {col}, {}], stationary = c, step = 2, along = [col, row]>
        maps [#mk, #kn, #mn] : tensor<4x8xf32>, tensor<8x5xf32> -> tensor<4x5xf32>
    return %0 : tensor<4x5xf32>
  }
}
