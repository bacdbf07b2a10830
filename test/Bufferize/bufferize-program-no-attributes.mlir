// RUN: tp25d-opt %s --bufferize-program | FileCheck %s

// Results need no attributes.
// CHECK-LABEL: func.func @plain(
// CHECK-SAME:    memref<4xf32> {tp25d.result = 0 : i64}
func.func @plain(%x: tensor<4xf32>) -> tensor<4xf32> {
  return %x : tensor<4xf32>
}
