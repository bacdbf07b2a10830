// RUN: tp25d-opt %s --split-input-file --set-batch=batch=6 | FileCheck %s

// The batch goes along products, sources, reductions and reshapes; weights keep their sizes.
// CHECK-LABEL: func.func @model(
// CHECK-SAME:    %[[X:[^:]*]]: tensor<6x8xf32>, %[[W:[^:]*]]: tensor<8x10xf32> {tp25d.param = "w"})
// CHECK-SAME:    -> (tensor<6x2x5xf32>, tensor<6xf32>, tensor<12x5xf32>)
func.func @model(%x: tensor<4x8xf32>, %w: tensor<8x10xf32> {tp25d.param = "w"})
    -> (tensor<4x2x5xf32>, tensor<4xf32>, tensor<8x5xf32>) {
  %zero = arith.constant 0.0 : f32
  // CHECK: %[[E:.*]] = tensor.empty() : tensor<6x10xf32>
  %e = tensor.empty() : tensor<4x10xf32>
  // CHECK: linalg.fill {{.*}} outs(%[[E]] : tensor<6x10xf32>)
  %z = linalg.fill ins(%zero : f32) outs(%e : tensor<4x10xf32>) -> tensor<4x10xf32>
  // CHECK: %[[P:.*]] = linalg.matmul ins(%[[X]], %[[W]] : tensor<6x8xf32>, tensor<8x10xf32>)
  %p = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x10xf32>) outs(%z : tensor<4x10xf32>) -> tensor<4x10xf32>
  // CHECK: tensor.expand_shape %[[P]] {{.*}} : tensor<6x10xf32> into tensor<6x2x5xf32>
  %r = tensor.expand_shape %p [[0], [1, 2]] output_shape [4, 2, 5] : tensor<4x10xf32> into tensor<4x2x5xf32>
  // CHECK: tensor.collapse_shape %{{.*}} : tensor<6x2x5xf32> into tensor<12x5xf32>
  %c = tensor.collapse_shape %r [[0, 1], [2]] : tensor<4x2x5xf32> into tensor<8x5xf32>
  %i = arith.constant dense<0.0> : tensor<4xf32>
  // CHECK: linalg.reduce { arith.addf } ins(%[[P]] : tensor<6x10xf32>) outs(%{{.*}} : tensor<6xf32>)
  %s = linalg.reduce { arith.addf } ins(%p : tensor<4x10xf32>) outs(%i : tensor<4xf32>) dimensions = [1]
  return %r, %s, %c : tensor<4x2x5xf32>, tensor<4xf32>, tensor<8x5xf32>
}

// -----

// Samples are the slowest of what a dimension counts.
// CHECK-LABEL: func.func @tokens(
// CHECK-SAME:    tensor<6x3x5xf32>) -> tensor<6x3x5xf32>
func.func @tokens(%x: tensor<2x3x5xf32>) -> tensor<2x3x5xf32> {
  // CHECK: tensor<6x3x5xf32> into tensor<18x5xf32>
  %c = tensor.collapse_shape %x [[0, 1], [2]] : tensor<2x3x5xf32> into tensor<6x5xf32>
  // CHECK: tp25d.dropout %{{.*}} rate 5.000000e-01 : tensor<18x5xf32>
  %d = tp25d.dropout %c rate 0.5 : tensor<6x5xf32>
  // CHECK: tensor<18x5xf32> into tensor<6x3x5xf32>
  %e = tensor.expand_shape %d [[0, 1], [2]] output_shape [2, 3, 5] : tensor<6x5xf32> into tensor<2x3x5xf32>
  return %e : tensor<2x3x5xf32>
}
