// RUN: tp25d-opt %s --expand-summa | FileCheck %s

#bmk = affine_map<(b, m, n, k) -> (b, m, k)>
#bkn = affine_map<(b, m, n, k) -> (b, k, n)>
#bmn = affine_map<(b, m, n, k) -> (b, m, n)>
#bnk = affine_map<(b, m, n, k) -> (b, n, k)>
#kn = affine_map<(b, m, n, k) -> (k, n)>
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  // The batch by depth, SUMMA within it: the blocks that travel have the batch.
  // CHECK-LABEL: func.func @batch_matmul(
  // CHECK:         scf.for %[[T:[^ ]*]] = {{.*}} -> (tensor<3x4x5xf32>)
  // CHECK:           tp25d.broadcast %{{.*}} from %[[T]] along col : tensor<3x4x8xf32>
  // CHECK:           tp25d.broadcast %{{.*}} from %[[T]] along row : tensor<3x8x5xf32>
  // CHECK:           linalg.contract {{.*}} outs(%{{.*}} : tensor<3x4x5xf32>)
  func.func @batch_matmul(%a: tensor<3x4x8xf32>, %b: tensor<3x8x5xf32>) -> tensor<3x4x5xf32> {
    %0 = tp25d.summa %a, %b form <[{dep}, {row}, {col}, {}], stationary = c, step = 3, along = [col, row]>
        maps [#bmk, #bkn, #bmn] : tensor<3x4x8xf32>, tensor<3x8x5xf32> -> tensor<3x4x5xf32>
    return %0 : tensor<3x4x5xf32>
  }

  // Attention's Q K^T, every head on one device.
  // CHECK-LABEL: func.func @heads(
  // CHECK-NOT:     tp25d.
  // CHECK:         linalg.contract {{.*}} ins(%{{.*}}, %{{.*}} : tensor<3x16x8xf32>, tensor<3x16x8xf32>) outs(%{{.*}} : tensor<3x16x16xf32>)
  func.func @heads(%q: tensor<3x16x8xf32>, %k: tensor<3x16x8xf32>) -> tensor<3x16x16xf32> {
    %0 = tp25d.summa %q, %k form <[{dep, row, col}, {}, {}, {}]>
        maps [#bmk, #bnk, #bmn] : tensor<3x16x8xf32>, tensor<3x16x8xf32> -> tensor<3x16x16xf32>
    return %0 : tensor<3x16x16xf32>
  }

  // Two dimensions of rows; only the second operand lacks one.
  // CHECK-LABEL: func.func @rows(
  // CHECK:           tp25d.broadcast %{{.*}} along col : tensor<3x4x8xf32>
  // CHECK:           tp25d.broadcast %{{.*}} along row : tensor<8x5xf32>
  func.func @rows(%x: tensor<3x4x8xf32>, %w: tensor<8x5xf32>) -> tensor<3x4x5xf32> {
    %0 = tp25d.summa %x, %w form <[{dep}, {row}, {col}, {}], stationary = c, step = 3, along = [col, row]>
        maps [#bmk, #kn, #bmn] : tensor<3x4x8xf32>, tensor<8x5xf32> -> tensor<3x4x5xf32>
    return %0 : tensor<3x4x5xf32>
  }
}
