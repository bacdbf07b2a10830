// RUN: tp25d-opt %s | tp25d-opt | FileCheck %s

// Wishes for one product.
// CHECK-LABEL: func.func @wishes
func.func @wishes(%x: tensor<8x8xf32>) -> tensor<8x8xf32> {
  // CHECK: linalg.matmul {tp25d.depth = "m", tp25d.stationary = "a"}
  %0 = linalg.matmul {tp25d.depth = "m", tp25d.stationary = "a"}
      ins(%x, %x : tensor<8x8xf32>, tensor<8x8xf32>) outs(%x : tensor<8x8xf32>) -> tensor<8x8xf32>
  // CHECK: linalg.matmul {tp25d.depth = "n", tp25d.stationary = "b"}
  %1 = linalg.matmul {tp25d.depth = "n", tp25d.stationary = "b"}
      ins(%x, %0 : tensor<8x8xf32>, tensor<8x8xf32>) outs(%x : tensor<8x8xf32>) -> tensor<8x8xf32>
  // CHECK: linalg.matmul {tp25d.depth = "k", tp25d.stationary = "c"}
  %2 = linalg.matmul {tp25d.depth = "k", tp25d.stationary = "c"}
      ins(%x, %1 : tensor<8x8xf32>, tensor<8x8xf32>) outs(%x : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %2 : tensor<8x8xf32>
}
