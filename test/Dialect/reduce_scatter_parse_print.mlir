// RUN: tp25d-opt %s | tp25d-opt | FileCheck %s

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 3>} {
  // CHECK-LABEL: func.func @reduce_scatter(
  // CHECK-SAME:    %[[X:.*]]: tensor<12x8xf32>
  func.func @reduce_scatter(%x: tensor<12x8xf32>) {
    // CHECK: tp25d.reduce_scatter %[[X]] along dep dimension 1 sum : tensor<12x8xf32> -> tensor<12x4xf32>
    %0 = tp25d.reduce_scatter %x along dep dimension 1 sum : tensor<12x8xf32> -> tensor<12x4xf32>
    // CHECK: tp25d.reduce_scatter %[[X]] along col dimension 0 maximum : tensor<12x8xf32> -> tensor<4x8xf32>
    %1 = tp25d.reduce_scatter %x along col dimension 0 maximum : tensor<12x8xf32> -> tensor<4x8xf32>
    return
  }
}
