// RUN: tp25d-opt %s --expand-summa | FileCheck %s

// CHECK-DAG: #[[MK:.*]] = affine_map<(d0, d1, d2) -> (d0, d2)>
// CHECK-DAG: #[[KN:.*]] = affine_map<(d0, d1, d2) -> (d2, d1)>
// CHECK-DAG: #[[MN:.*]] = affine_map<(d0, d1, d2) -> (d0, d1)>
// CHECK-DAG: #[[NK:.*]] = affine_map<(d0, d1, d2) -> (d1, d2)>
// CHECK-DAG: #[[KM:.*]] = affine_map<(d0, d1, d2) -> (d2, d0)>
#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
#nk = affine_map<(m, n, k) -> (n, k)>
#km = affine_map<(m, n, k) -> (k, m)>
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 3, col = 3>} {
  // C stays: A's block of column t goes along the row, B's block of row t along the column, and C collects.
  // CHECK-LABEL: func.func @stationary_c(
  // CHECK-SAME:    %[[A:.*]]: tensor<4x8xf32>, %[[B:.*]]: tensor<8x5xf32>
  // CHECK-DAG:     %[[C0:.*]] = arith.constant 0 : index
  // CHECK-DAG:     %[[C1:.*]] = arith.constant 1 : index
  // CHECK-DAG:     %[[C3:.*]] = arith.constant 3 : index
  // CHECK-DAG:     %[[ZERO:.*]] = arith.constant 0.000000e+00 : f32
  // CHECK:         %[[ZEROS:.*]] = linalg.fill ins(%[[ZERO]] : f32) outs(%{{.*}} : tensor<4x5xf32>)
  // CHECK:         %[[C:.*]] = scf.for %[[T:[^ ]*]] = %[[C0]] to %[[C3]] step %[[C1]] iter_args(%[[SUM:.*]] = %[[ZEROS]]) -> (tensor<4x5xf32>) {
  // CHECK:           %[[A_T:.*]] = tp25d.broadcast %[[A]] from %[[T]] along col : tensor<4x8xf32>
  // CHECK:           %[[B_T:.*]] = tp25d.broadcast %[[B]] from %[[T]] along row : tensor<8x5xf32>
  // CHECK:           %[[NEXT:.*]] = linalg.contract indexing_maps = [#[[MK]], #[[KN]], #[[MN]]]
  // CHECK-SAME:        ins(%[[A_T]], %[[B_T]] : tensor<4x8xf32>, tensor<8x5xf32>) outs(%[[SUM]] : tensor<4x5xf32>)
  // CHECK-NEXT:      scf.yield %[[NEXT]]
  // CHECK:         return %[[C]]
  func.func @stationary_c(%a: tensor<4x8xf32>, %b: tensor<8x5xf32>) -> tensor<4x5xf32> {
    %0 = tp25d.summa %a, %b form <[{dep, row}, {col}, {}], stationary = c, step = 2, along = [col, row]>
        maps [#mk, #kn, #mn] : tensor<4x8xf32>, tensor<8x5xf32> -> tensor<4x5xf32>
    return %0 : tensor<4x5xf32>
  }

  // The weight stays: A's block t goes along the row of the grid, and what it makes is summed along the column, at t.
  // CHECK-LABEL: func.func @stationary_b(
  // CHECK-SAME:    %[[A:.*]]: tensor<4x8xf32>, %[[B:.*]]: tensor<8x5xf32>
  // CHECK:         %[[EMPTY:.*]] = tensor.empty() : tensor<4x5xf32>
  // CHECK:         %[[C:.*]] = scf.for %[[T:[^ ]*]] = %{{.*}} iter_args(%[[SUM:.*]] = %[[EMPTY]]) -> (tensor<4x5xf32>) {
  // CHECK:           %[[A_T:.*]] = tp25d.broadcast %[[A]] from %[[T]] along col : tensor<4x8xf32>
  // CHECK:           %[[ZEROS:.*]] = linalg.fill
  // CHECK:           %[[PARTIAL:.*]] = linalg.contract indexing_maps = [#[[MK]], #[[KN]], #[[MN]]]
  // CHECK-SAME:        ins(%[[A_T]], %[[B]] : tensor<4x8xf32>, tensor<8x5xf32>) outs(%[[ZEROS]] : tensor<4x5xf32>)
  // CHECK:           %[[NEXT:.*]] = tp25d.reduce %[[PARTIAL]] into %[[SUM]] to %[[T]] along row sum : tensor<4x5xf32>
  // CHECK:           scf.yield %[[NEXT]]
  // CHECK:         return %[[C]]
  func.func @stationary_b(%a: tensor<4x8xf32>, %b: tensor<8x5xf32>) -> tensor<4x5xf32> {
    %0 = tp25d.summa %a, %b form <[{dep}, {col}, {row}], stationary = b, step = 0, along = [col, row]>
        maps [#mk, #kn, #mn] : tensor<4x8xf32>, tensor<8x5xf32> -> tensor<4x5xf32>
    return %0 : tensor<4x5xf32>
  }

  // dX = dY W^T with dY put.
  // CHECK-LABEL: func.func @stationary_a(
  // CHECK-SAME:    %[[DY:.*]]: tensor<4x8xf32>, %[[W:.*]]: tensor<5x8xf32>
  // CHECK:         scf.for %[[T:[^ ]*]] = %{{.*}} iter_args(%[[SUM:.*]] = %{{.*}}) -> (tensor<4x5xf32>) {
  // CHECK:           %[[W_T:.*]] = tp25d.broadcast %[[W]] from %[[T]] along row : tensor<5x8xf32>
  // CHECK:           %[[PARTIAL:.*]] = linalg.contract indexing_maps = [#[[MK]], #[[NK]], #[[MN]]]
  // CHECK-SAME:        ins(%[[DY]], %[[W_T]] :
  // CHECK:           tp25d.reduce %[[PARTIAL]] into %[[SUM]] to %[[T]] along col sum : tensor<4x5xf32>
  func.func @stationary_a(%dy: tensor<4x8xf32>, %w: tensor<5x8xf32>) -> tensor<4x5xf32> {
    %0 = tp25d.summa %dy, %w form <[{dep, row}, {}, {col}], stationary = a, step = 1, along = [row, col]>
        maps [#mk, #nk, #mn] : tensor<4x8xf32>, tensor<5x8xf32> -> tensor<4x5xf32>
    return %0 : tensor<4x5xf32>
  }

  // dW = X^T dY with dY put. That dW is partial over depth is for whoever made the product.
  // CHECK-LABEL: func.func @transposed_a(
  // CHECK-SAME:    %[[X:.*]]: tensor<4x8xf32>, %[[DY:.*]]: tensor<4x5xf32>
  // CHECK:         scf.for %[[T:[^ ]*]] = %{{.*}} iter_args(%[[SUM:.*]] = %{{.*}}) -> (tensor<8x5xf32>) {
  // CHECK:           %[[X_T:.*]] = tp25d.broadcast %[[X]] from %[[T]] along col : tensor<4x8xf32>
  // CHECK:           %[[PARTIAL:.*]] = linalg.contract indexing_maps = [#[[KM]], #[[KN]], #[[MN]]]
  // CHECK-SAME:        ins(%[[X_T]], %[[DY]] :
  // CHECK:           tp25d.reduce %[[PARTIAL]] into %[[SUM]] to %[[T]] along row sum : tensor<8x5xf32>
  func.func @transposed_a(%x: tensor<4x8xf32>, %dy: tensor<4x5xf32>) -> tensor<8x5xf32> {
    %0 = tp25d.summa %x, %dy form <[{}, {col}, {dep, row}], stationary = b, step = 0, along = [col, row]>
        maps [#km, #kn, #mn] : tensor<4x8xf32>, tensor<4x5xf32> -> tensor<8x5xf32>
    return %0 : tensor<8x5xf32>
  }

  // Nothing travels: one product, from zeros.
  // CHECK-LABEL: func.func @local(
  // CHECK-NOT:     scf.for
  // CHECK-NOT:     tp25d.
  // CHECK:         %[[ZEROS:.*]] = linalg.fill
  // CHECK:         linalg.contract indexing_maps = [#[[MK]], #[[KN]], #[[MN]]]
  // CHECK-SAME:      outs(%[[ZEROS]] : tensor<4x5xf32>)
  func.func @local(%a: tensor<4x8xf32>, %b: tensor<8x5xf32>) -> tensor<4x5xf32> {
    %0 = tp25d.summa %a, %b form <[{}, {}, {dep, row, col}]>
        maps [#mk, #kn, #mn] : tensor<4x8xf32>, tensor<8x5xf32> -> tensor<4x5xf32>
    return %0 : tensor<4x5xf32>
  }

  // One matrix twice: two broadcasts of it.
  // CHECK-LABEL: func.func @square(
  // CHECK-SAME:    %[[A:.*]]: tensor<4x4xf32>
  // CHECK:           %[[A_T:.*]] = tp25d.broadcast %[[A]] from %{{.*}} along col
  // CHECK:           %[[B_T:.*]] = tp25d.broadcast %[[A]] from %{{.*}} along row
  // CHECK:           linalg.contract {{.*}} ins(%[[A_T]], %[[B_T]] :
  func.func @square(%a: tensor<4x4xf32>) -> tensor<4x4xf32> {
    %0 = tp25d.summa %a, %a form <[{row}, {col}, {}], stationary = c, step = 2, along = [col, row]>
        maps [#mk, #kn, #mn] : tensor<4x4xf32>, tensor<4x4xf32> -> tensor<4x4xf32>
    return %0 : tensor<4x4xf32>
  }

  // Sums in the type of C: wider than the operands, and of integers.
  // CHECK-LABEL: func.func @types(
  // CHECK:         %[[ZERO:.*]] = arith.constant 0.000000e+00 : f32
  // CHECK:         scf.for {{.*}} -> (tensor<4x5xf32>)
  // CHECK:           tp25d.broadcast {{.*}} : tensor<4x8xbf16>
  // CHECK:           linalg.contract {{.*}} ins(%{{.*}}, %{{.*}} : tensor<4x8xbf16>, tensor<8x5xbf16>) outs(%{{.*}} : tensor<4x5xf32>)
  // CHECK:         arith.constant 0 : i32
  // CHECK:         scf.for {{.*}} -> (tensor<4x5xi32>)
  // CHECK:           linalg.contract {{.*}} ins(%{{.*}}, %{{.*}} : tensor<4x8xi8>, tensor<8x5xi8>) outs(%{{.*}} : tensor<4x5xi32>)
  func.func @types(%a: tensor<4x8xbf16>, %b: tensor<8x5xbf16>, %c: tensor<4x8xi8>, %d: tensor<8x5xi8>)
      -> (tensor<4x5xf32>, tensor<4x5xi32>) {
    %0 = tp25d.summa %a, %b form <[{row}, {col}, {}], stationary = c, step = 2, along = [col, row]>
        maps [#mk, #kn, #mn] : tensor<4x8xbf16>, tensor<8x5xbf16> -> tensor<4x5xf32>
    %1 = tp25d.summa %c, %d form <[{row}, {col}, {}], stationary = c, step = 2, along = [col, row]>
        maps [#mk, #kn, #mn] : tensor<4x8xi8>, tensor<8x5xi8> -> tensor<4x5xi32>
    return %0, %1 : tensor<4x5xf32>, tensor<4x5xi32>
  }
}
