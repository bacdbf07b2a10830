// RUN: tp25d-opt %s | tp25d-opt | FileCheck %s

// CHECK-LABEL: func.func @params
// CHECK-SAME:    %{{[^ ]*}}: tensor<8x8xf32>, %
// CHECK-SAME:    tensor<8x8xf32> {tp25d.param = "dense_1.weight"}
// CHECK-SAME:    tensor<2xf32> {tp25d.param = "constant_0", tp25d.value = dense<[1.000000e+00, 2.000000e+00]> : tensor<2xf32>}
func.func @params(
    %x: tensor<8x8xf32>,
    %w: tensor<8x8xf32> {tp25d.param = "dense_1.weight"},
    %c: tensor<2xf32> {tp25d.param = "constant_0", tp25d.value = dense<[1.0, 2.0]> : tensor<2xf32>}) {
  return
}
