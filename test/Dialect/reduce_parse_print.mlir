// RUN: tp25d-opt %s | tp25d-opt | FileCheck %s

// CHECK-LABEL: func.func @reduce(
// CHECK-SAME:    %[[P:.*]]: tensor<4x8xf32>, %[[C:.*]]: tensor<4x8xf32>, %[[T:.*]]: index
func.func @reduce(%partial: tensor<4x8xf32>, %c: tensor<4x8xf32>, %t: index) {
  // CHECK: tp25d.reduce %[[P]] into %[[C]] to %[[T]] along col sum : tensor<4x8xf32>
  %0 = tp25d.reduce %partial into %c to %t along col sum : tensor<4x8xf32>
  // CHECK: tp25d.reduce %[[P]] into %[[C]] to %[[T]] along row product : tensor<4x8xf32>
  %1 = tp25d.reduce %partial into %c to %t along row product : tensor<4x8xf32>
  // CHECK: tp25d.reduce %[[P]] into %[[C]] to %[[T]] along dep maximum : tensor<4x8xf32>
  %2 = tp25d.reduce %partial into %c to %t along dep maximum : tensor<4x8xf32>
  // CHECK: tp25d.reduce %[[P]] into %[[C]] to %[[T]] along data minimum : tensor<4x8xf32>
  %3 = tp25d.reduce %partial into %c to %t along data minimum : tensor<4x8xf32>
  return
}
