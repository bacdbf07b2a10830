// RUN: tp25d-opt %s --canonicalize | FileCheck %s

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  // CHECK-LABEL: func.func @same(
  // CHECK-SAME:    %[[X:.*]]: tensor<4xf32>
  // CHECK-NEXT:    return %[[X]]
  func.func @same(%x: tensor<4xf32>) -> tensor<4xf32> {
    %0 = tp25d.reshard %x from <[{dep, row}]> to <[{dep, row}]> : tensor<4xf32> -> tensor<4xf32>
    return %0 : tensor<4xf32>
  }

  // Same shape, but other blocks.
  // CHECK-LABEL: func.func @other_order
  // CHECK:         tp25d.reshard %{{.*}} from <[{dep, row}]> to <[{row, dep}]>
  func.func @other_order(%x: tensor<4xf32>) -> tensor<4xf32> {
    %0 = tp25d.reshard %x from <[{dep, row}]> to <[{row, dep}]> : tensor<4xf32> -> tensor<4xf32>
    return %0 : tensor<4xf32>
  }

  // CHECK-LABEL: func.func @chain(
  // CHECK-SAME:    %[[X:.*]]: tensor<4x8xf32>
  // CHECK-NEXT:    %[[Y:.*]] = tp25d.reshard %[[X]] from <[{row}, {col}]> to <[{}, {row, col}]> : tensor<4x8xf32> -> tensor<8x4xf32>
  // CHECK-NEXT:    return %[[Y]]
  func.func @chain(%x: tensor<4x8xf32>) -> tensor<8x4xf32> {
    %0 = tp25d.reshard %x from <[{row}, {col}]> to <[{}, {}]> : tensor<4x8xf32> -> tensor<8x16xf32>
    %1 = tp25d.reshard %0 from <[{}, {}]> to <[{}, {row, col}]> : tensor<8x16xf32> -> tensor<8x4xf32>
    return %1 : tensor<8x4xf32>
  }

  // There and back is nowhere.
  // CHECK-LABEL: func.func @there_and_back(
  // CHECK-SAME:    %[[X:.*]]: tensor<4xf32>
  // CHECK-NEXT:    return %[[X]]
  func.func @there_and_back(%x: tensor<4xf32>) -> tensor<4xf32> {
    %0 = tp25d.reshard %x from <[{row}]> to <[{}]> : tensor<4xf32> -> tensor<8xf32>
    %1 = tp25d.reshard %0 from <[{}]> to <[{row}]> : tensor<8xf32> -> tensor<4xf32>
    return %1 : tensor<4xf32>
  }

  // The tensor in the middle is there anyhow.
  // CHECK-LABEL: func.func @two_uses
  // CHECK:         %[[WHOLE:.*]] = tp25d.reshard %{{.*}} from <[{row}]> to <[{}]>
  // CHECK:         %[[COLS:.*]] = tp25d.reshard %[[WHOLE]] from <[{}]> to <[{col}]>
  // CHECK:         return %[[WHOLE]], %[[COLS]]
  func.func @two_uses(%x: tensor<4xf32>) -> (tensor<8xf32>, tensor<4xf32>) {
    %0 = tp25d.reshard %x from <[{row}]> to <[{}]> : tensor<4xf32> -> tensor<8xf32>
    %1 = tp25d.reshard %0 from <[{}]> to <[{col}]> : tensor<8xf32> -> tensor<4xf32>
    return %0, %1 : tensor<8xf32>, tensor<4xf32>
  }

  // The inner one sums: what it sums with is its own matter.
  // CHECK-LABEL: func.func @inner_sums
  // CHECK:         tp25d.reshard %{{.*}} from <[{}], partial = {row}> to <[{}]>
  // CHECK:         tp25d.reshard %{{.*}} from <[{}]> to <[{col}]>
  func.func @inner_sums(%x: tensor<8xf32>) -> tensor<4xf32> {
    %0 = tp25d.reshard %x from <[{}], partial = {row}> to <[{}]> : tensor<8xf32> -> tensor<8xf32>
    %1 = tp25d.reshard %0 from <[{}]> to <[{col}]> : tensor<8xf32> -> tensor<4xf32>
    return %1 : tensor<4xf32>
  }
}
