// RUN: tp25d-opt %s --tp25d-import -split-input-file | FileCheck %s

// What users annotate survives the stage, also where one operation becomes another, or several.
// CHECK-LABEL: func.func @elementwise
// CHECK:         linalg.generic
// CHECK-SAME:      attrs = {tp25d.sharding = #tp25d.sharding<[{col}, {row}]>}
// CHECK:           arith.addf %{{[^{]*}} : f32
func.func @elementwise(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = arith.addf %x, %x {tp25d.sharding = #tp25d.sharding<[{col}, {row}]>} : tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// -----

// Of a softmax it is the last one's, which makes the result.
// CHECK-LABEL: func.func @softmax
// CHECK:         arith.addf
// CHECK:         linalg.generic
// CHECK-SAME:      attrs = {tp25d.sharding = #tp25d.sharding<[{row}, {}]>}
// CHECK:           arith.divf
func.func @softmax(%x: tensor<4x8xf32>, %e: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = linalg.softmax {tp25d.sharding = #tp25d.sharding<[{row}, {}]>}
      dimension(1) ins(%x : tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}
