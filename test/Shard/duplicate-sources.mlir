// RUN: tp25d-opt %s --duplicate-sources | FileCheck %s

// A fill and the empty tensor that it fills are copied right before the second use; a product is not.
// CHECK-LABEL: func.func @two_products(
// CHECK:         %[[E1:.*]] = tensor.empty() : tensor<4x4xf32>
// CHECK:         %[[Z1:.*]] = linalg.fill {{.*}} outs(%[[E1]]
// CHECK:         %[[P:.*]] = linalg.matmul {{.*}} outs(%[[Z1]]
// CHECK:         %[[E2:.*]] = tensor.empty() : tensor<4x4xf32>
// CHECK:         %[[Z2:.*]] = linalg.fill {{.*}} outs(%[[E2]]
// CHECK:         linalg.matmul ins(%[[P]], %[[P]] : {{.*}}) outs(%[[Z2]]
// CHECK-NOT:     linalg.
func.func @two_products(%x: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %c = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x4xf32>
  %z = linalg.fill ins(%c : f32) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32>
  %0 = linalg.matmul ins(%x, %x : tensor<4x4xf32>, tensor<4x4xf32>) outs(%z : tensor<4x4xf32>) -> tensor<4x4xf32>
  %1 = linalg.matmul ins(%0, %0 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%z : tensor<4x4xf32>) -> tensor<4x4xf32>
  return %1 : tensor<4x4xf32>
}

// One use needs no copy.
// CHECK-LABEL: func.func @one_use(
// CHECK-COUNT-1: tensor.empty
// CHECK-NOT:     tensor.empty
func.func @one_use(%x: tensor<4xf32>) -> tensor<4xf32> {
  %e = tensor.empty() : tensor<4xf32>
  %0 = linalg.copy ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}
