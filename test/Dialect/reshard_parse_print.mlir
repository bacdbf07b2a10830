// RUN: tp25d-opt %s | tp25d-opt | FileCheck %s

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  // CHECK-LABEL: func.func @reshards(
  // CHECK-SAME:    %[[X:.*]]: tensor<4x128xf32>, %[[S:.*]]: tensor<f32>
  func.func @reshards(%x: tensor<4x128xf32>, %scalar: tensor<f32>) {
    // CHECK: tp25d.reshard %[[X]] from <[{dep, row}, {col}]> to <[{dep}, {row, col}]> : tensor<4x128xf32> -> tensor<8x64xf32>
    %0 = tp25d.reshard %x from <[{dep, row}, {col}]> to <[{dep}, {row, col}]> : tensor<4x128xf32> -> tensor<8x64xf32>
    // CHECK: tp25d.reshard %[[X]] from <[{}, {}], partial = {dep, row}> to <[{}, {row}], partial = {dep}> : tensor<4x128xf32> -> tensor<4x64xf32>
    %1 = tp25d.reshard %x from <[{}, {}], partial = {dep, row}> to <[{}, {row}], partial = {dep}>
        : tensor<4x128xf32> -> tensor<4x64xf32>
    // CHECK: tp25d.reshard %[[S]] from <[], partial = {col}> to <[]> : tensor<f32> -> tensor<f32>
    %2 = tp25d.reshard %scalar from <[], partial = {col}> to <[]> : tensor<f32> -> tensor<f32>
    return
  }
}
