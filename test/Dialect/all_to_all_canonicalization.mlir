// RUN: tp25d-opt %s --canonicalize | FileCheck %s

module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 2>} {
  // CHECK-LABEL: func.func @alone(
  // CHECK-SAME:    %[[A:.*]]: tensor<4x8xf32>
  // CHECK-NEXT:    return %[[A]]
  func.func @alone(%a: tensor<4x8xf32>) -> tensor<4x8xf32> {
    %0 = tp25d.all_to_all %a along dep split 0 concat 1 : tensor<4x8xf32> -> tensor<4x8xf32>
    return %0 : tensor<4x8xf32>
  }

  // CHECK-LABEL: func.func @not_alone
  // CHECK:         tp25d.all_to_all
  func.func @not_alone(%a: tensor<4x8xf32>) -> tensor<2x16xf32> {
    %0 = tp25d.all_to_all %a along col split 0 concat 1 : tensor<4x8xf32> -> tensor<2x16xf32>
    return %0 : tensor<2x16xf32>
  }
}
