// RUN: tp25d-opt %s --tp25d-import -split-input-file | FileCheck %s

// The stage as a whole: private functions are inlined, arith on tensors becomes linalg.
// CHECK-LABEL: func.func @calls
// CHECK-NOT:     call
// CHECK:         linalg.generic
// CHECK:           arith.mulf
// CHECK-NOT:   func.func
func.func @calls(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = call @square(%x) : (tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}
func.func private @square(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = arith.mulf %x, %x : tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// -----

// A large constant is a parameter; its annotation comes along.
// CHECK-LABEL: func.func @constant
// CHECK-SAME:    tensor<16x16xf32> {tp25d.param = "constant_0", tp25d.value = dense_resource<weights> : tensor<16x16xf32>})
// CHECK:         linalg.matmul
// CHECK:       dialect_resources
func.func @constant(%x: tensor<4x16xf32>, %e: tensor<4x16xf32>) -> tensor<4x16xf32> {
  %w = arith.constant dense_resource<weights> : tensor<16x16xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<4x16xf32>, tensor<16x16xf32>) outs(%e : tensor<4x16xf32>) -> tensor<4x16xf32>
  return %0 : tensor<4x16xf32>
}
{-#
  dialect_resources: {
    builtin: {
      weights: "0x0400000000000000"
    }
  }
#-}
