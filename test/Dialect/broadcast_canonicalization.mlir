// RUN: tp25d-opt %s --canonicalize | FileCheck %s

module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 2>} {
  // There is nobody else along an axis of size 1.
  // CHECK-LABEL: func.func @alone(
  // CHECK-SAME:    %[[A:.*]]: tensor<4xf32>
  // CHECK-NEXT:    return %[[A]]
  func.func @alone(%a: tensor<4xf32>, %t: index) -> tensor<4xf32> {
    %0 = tp25d.broadcast %a from %t along dep : tensor<4xf32>
    return %0 : tensor<4xf32>
  }

  // CHECK-LABEL: func.func @not_alone
  // CHECK:         tp25d.broadcast
  func.func @not_alone(%a: tensor<4xf32>, %t: index) -> tensor<4xf32> {
    %0 = tp25d.broadcast %a from %t along row : tensor<4xf32>
    return %0 : tensor<4xf32>
  }

  // Nobody waits for a block that nobody reads: all devices run the same program.
  // CHECK-LABEL: func.func @unused
  // CHECK-NEXT:    return
  func.func @unused(%a: tensor<4xf32>, %t: index) {
    %0 = tp25d.broadcast %a from %t along row : tensor<4xf32>
    return
  }
}
