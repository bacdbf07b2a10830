// RUN: tp25d-opt %s --canonicalize | FileCheck %s

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 1, col = 2>} {
  // The one device is the root: it has its own block, whatever was in dest.
  // CHECK-LABEL: func.func @alone(
  // CHECK-SAME:    %[[A:.*]]: tensor<4xf32>, %[[DEST:.*]]: tensor<4xf32>
  // CHECK-NEXT:    return %[[A]]
  func.func @alone(%a: tensor<4xf32>, %dest: tensor<4xf32>, %t: index) -> tensor<4xf32> {
    %0 = tp25d.reduce %a into %dest to %t along row sum : tensor<4xf32>
    return %0 : tensor<4xf32>
  }

  // CHECK-LABEL: func.func @not_alone
  // CHECK:         tp25d.reduce
  func.func @not_alone(%a: tensor<4xf32>, %dest: tensor<4xf32>, %t: index) -> tensor<4xf32> {
    %0 = tp25d.reduce %a into %dest to %t along col sum : tensor<4xf32>
    return %0 : tensor<4xf32>
  }
}
