// RUN: tp25d-opt %s | tp25d-opt | FileCheck %s

// CHECK-LABEL: func.func @broadcast(
// CHECK-SAME:    %[[A:.*]]: tensor<4x128xf32>, %[[T:.*]]: index
func.func @broadcast(%a: tensor<4x128xf32>, %t: index) -> tensor<4x128xf32> {
  // CHECK: tp25d.broadcast %[[A]] from %[[T]] along col : tensor<4x128xf32>
  %0 = tp25d.broadcast %a from %t along col : tensor<4x128xf32>
  return %0 : tensor<4x128xf32>
}
