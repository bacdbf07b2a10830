// RUN: tp25d-opt %s --tp25d-import -split-input-file | FileCheck %s

// The stage as a whole: private functions are inlined, TOSA and arith on tensors become linalg.
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

// CHECK-LABEL: func.func @tosa
// CHECK-SAME:    %[[X:[^:]*]]: tensor<1x4x8xf32>, %[[W:[^:]*]]: tensor<1x8x6xf32> {tp25d.param = "w"}
// CHECK-DAG:     %[[X2:.*]] = tensor.collapse_shape %[[X]] {{\[\[}}0, 1], [2]]
// CHECK-DAG:     %[[W2:.*]] = tensor.collapse_shape %[[W]] {{\[\[}}0, 1], [2]]
// CHECK:         %[[ZERO:.*]] = linalg.fill
// CHECK:         %[[Y:.*]] = linalg.generic {{.*}} ins(%[[X2]], %[[W2]] : {{.*}}) outs(%[[ZERO]] : tensor<4x6xf32>)
// CHECK:           arith.mulf
// CHECK:         linalg.generic
// CHECK:           arith.minimumf
// CHECK:           arith.maximumf
// CHECK-NOT:     tosa.
func.func @tosa(%x: tensor<1x4x8xf32>, %w: tensor<1x8x6xf32> {tp25d.param = "w"}) -> tensor<1x4x6xf32> {
  %zp = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %0 = tosa.matmul %x, %w, %zp, %zp
      : (tensor<1x4x8xf32>, tensor<1x8x6xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x6xf32>
  %1 = tosa.clamp %0 {min_val = 0.0 : f32, max_val = 6.0 : f32} : (tensor<1x4x6xf32>) -> tensor<1x4x6xf32>
  return %1 : tensor<1x4x6xf32>
}

// -----

// A large constant is a parameter; its annotation comes along.
// CHECK-LABEL: func.func @constant
// CHECK-SAME:    tensor<16x16xf32> {tp25d.frozen, tp25d.param = "constant_0", tp25d.value = dense_resource<weights> : tensor<16x16xf32>})
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
