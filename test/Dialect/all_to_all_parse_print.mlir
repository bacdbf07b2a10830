// RUN: tp25d-opt %s | tp25d-opt | FileCheck %s

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 4>} {
  // CHECK-LABEL: func.func @all_to_all(
  // CHECK-SAME:    %[[X:.*]]: tensor<4x128xf32>
  func.func @all_to_all(%x: tensor<4x128xf32>) {
    // CHECK: tp25d.all_to_all %[[X]] along col split 0 concat 1 : tensor<4x128xf32> -> tensor<1x512xf32>
    %0 = tp25d.all_to_all %x along col split 0 concat 1 : tensor<4x128xf32> -> tensor<1x512xf32>
    // Within one dimension: the order of its parts changes.
    // CHECK: tp25d.all_to_all %[[X]] along row split 0 concat 0 : tensor<4x128xf32> -> tensor<4x128xf32>
    %1 = tp25d.all_to_all %x along row split 0 concat 0 : tensor<4x128xf32> -> tensor<4x128xf32>
    return
  }
}
