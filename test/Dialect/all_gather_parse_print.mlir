// RUN: tp25d-opt %s | tp25d-opt | FileCheck %s

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 3>} {
  // CHECK-LABEL: func.func @all_gather(
  // CHECK-SAME:    %[[X:.*]]: tensor<4x128xf32>
  func.func @all_gather(%x: tensor<4x128xf32>) -> tensor<12x256xf32> {
    // CHECK: %[[Y:.*]] = tp25d.all_gather %[[X]] along dep dimension 1 : tensor<4x128xf32> -> tensor<4x256xf32>
    %0 = tp25d.all_gather %x along dep dimension 1 : tensor<4x128xf32> -> tensor<4x256xf32>
    // CHECK: tp25d.all_gather %[[Y]] along col dimension 0 : tensor<4x256xf32> -> tensor<12x256xf32>
    %1 = tp25d.all_gather %0 along col dimension 0 : tensor<4x256xf32> -> tensor<12x256xf32>
    return %1 : tensor<12x256xf32>
  }
}
