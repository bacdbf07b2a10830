// RUN: tp25d-opt %s --lift-constants=minimum-bytes=16 | FileCheck %s
// RUN: tp25d-opt %s --lift-constants | FileCheck %s --check-prefix=DEFAULT

// A constant of 16 bytes and more becomes a parameter, its elements beside it.
// CHECK-LABEL: func.func @lifted(
// CHECK-SAME:    %[[X:[^:]*]]: tensor<4xf32>,
// CHECK-SAME:    %[[W:[^:]*]]: tensor<4xf32> {tp25d.frozen, tp25d.param = "constant_0", tp25d.value = dense<[1.000000e+00, 2.000000e+00, 3.000000e+00, 4.000000e+00]> : tensor<4xf32>})
// CHECK-NOT:     arith.constant
// CHECK:         arith.mulf %[[X]], %[[W]]
// By default the limit is 1024 bytes.
// DEFAULT-LABEL: func.func @lifted(
// DEFAULT-SAME:    %{{[^:]*}}: tensor<4xf32>)
// DEFAULT:         arith.constant dense<[1.0
func.func @lifted(%x: tensor<4xf32>) -> tensor<4xf32> {
  %w = arith.constant dense<[1.0, 2.0, 3.0, 4.0]> : tensor<4xf32>
  %0 = arith.mulf %x, %w : tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @small(
// CHECK-SAME:    %{{[^:]*}}: tensor<3xf32>)
// CHECK:         arith.constant dense<[1.000000e+00, 2.000000e+00, 3.000000e+00]>
func.func @small(%x: tensor<3xf32>) -> tensor<3xf32> {
  %w = arith.constant dense<[1.0, 2.0, 3.0]> : tensor<3xf32>
  %0 = arith.mulf %x, %w : tensor<3xf32>
  return %0 : tensor<3xf32>
}

// Splats need no memory at all.
// CHECK-LABEL: func.func @splat(
// CHECK-SAME:    %{{[^:]*}}: tensor<1024xf32>)
// CHECK:         arith.constant dense<1.000000e+00>
func.func @splat(%x: tensor<1024xf32>) -> tensor<1024xf32> {
  %w = arith.constant dense<1.0> : tensor<1024xf32>
  %0 = arith.mulf %x, %w : tensor<1024xf32>
  return %0 : tensor<1024xf32>
}

// Names are numbered in the order of the constants, past those that are taken.
// CHECK-LABEL: func.func @names(
// CHECK-SAME:    tensor<4xf32> {tp25d.param = "constant_1"}
// CHECK-SAME:    tensor<4xf32> {tp25d.frozen, tp25d.param = "constant_0", tp25d.value = dense<[1.0
// CHECK-SAME:    tensor<2xi64> {tp25d.frozen, tp25d.param = "constant_2", tp25d.value = dense<[5, 6]> : tensor<2xi64>})
func.func @names(%x: tensor<4xf32> {tp25d.param = "constant_1"}) -> (tensor<4xf32>, tensor<2xi64>) {
  %w = arith.constant dense<[1.0, 2.0, 3.0, 4.0]> : tensor<4xf32>
  %v = arith.constant dense<[5, 6]> : tensor<2xi64>
  %0 = arith.mulf %x, %w : tensor<4xf32>
  return %0, %v : tensor<4xf32>, tensor<2xi64>
}

// An annotation goes along.
// CHECK-LABEL: func.func @annotated(
// CHECK-SAME:    {tp25d.frozen, tp25d.param = "constant_0", tp25d.sharding = #tp25d.sharding<[{col}]>, tp25d.value = dense<
func.func @annotated() -> tensor<4xf32> {
  %w = arith.constant {tp25d.sharding = #tp25d.sharding<[{col}]>} dense<[1.0, 2.0, 3.0, 4.0]> : tensor<4xf32>
  return %w : tensor<4xf32>
}

// Elements of 16 bytes may be many of few bits: i1 takes a byte each.
// CHECK-LABEL: func.func @bits(
// CHECK-SAME:    tensor<16xi1> {tp25d.frozen, tp25d.param = "constant_0"
// CHECK:         arith.constant dense<[true, false, true, false
func.func @bits() -> (tensor<16xi1>, tensor<8xi1>) {
  %0 = arith.constant dense<[true, false, true, false, true, false, true, false, true, false, true, false, true, false, true, true]> : tensor<16xi1>
  %1 = arith.constant dense<[true, false, true, false, true, false, true, true]> : tensor<8xi1>
  return %0, %1 : tensor<16xi1>, tensor<8xi1>
}

// A declaration has no constants.
// CHECK: func.func private @declared(tensor<4xf32>)
func.func private @declared(tensor<4xf32>)
