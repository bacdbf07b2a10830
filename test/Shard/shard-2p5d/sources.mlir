// RUN: tp25d-opt %s --shard-2p5d=q=2,d=2 | FileCheck %s

// What is made out of nothing (empty tensors, fills, splats) costs nothing: every use has its own, right
// before it, split as that use needs it. Two uses of one constant do not tie each other's shardings.
#X = #tp25d.sharding<[{dep, row}, {col}]>
#Y = #tp25d.sharding<[{}, {row}]>

// CHECK-LABEL: func.func @two_uses(
// CHECK-DAG:     %[[ONE_X:.*]] = arith.constant {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>} dense<1.0
// CHECK-DAG:     %[[E_X:.*]] = tensor.empty() {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}
// CHECK:         linalg.add
// CHECK-SAME:      ins(%{{.*}}, %[[ONE_X]] : {{.*}}) outs(%[[E_X]] :
// CHECK-DAG:     %[[ONE_Y:.*]] = arith.constant {tp25d.sharding = #tp25d.sharding<[{}, {row}]>} dense<1.0
// CHECK-DAG:     %[[E_Y:.*]] = tensor.empty() {tp25d.sharding = #tp25d.sharding<[{}, {row}]>}
// CHECK:         linalg.add
// CHECK-SAME:      ins(%{{.*}}, %[[ONE_Y]] : {{.*}}) outs(%[[E_Y]] :
func.func @two_uses(%x: tensor<16x32xf32> {tp25d.sharding = #X}, %y: tensor<16x32xf32> {tp25d.sharding = #Y})
    -> (tensor<16x32xf32>, tensor<16x32xf32>) {
  %one = arith.constant dense<1.0> : tensor<16x32xf32>
  %e = tensor.empty() : tensor<16x32xf32>
  %0 = linalg.add ins(%x, %one : tensor<16x32xf32>, tensor<16x32xf32>) outs(%e : tensor<16x32xf32>) -> tensor<16x32xf32>
  %1 = linalg.add ins(%y, %one : tensor<16x32xf32>, tensor<16x32xf32>) outs(%e : tensor<16x32xf32>) -> tensor<16x32xf32>
  return %0, %1 : tensor<16x32xf32>, tensor<16x32xf32>
}

// A fill and the empty tensor that it fills are copied together.
// CHECK-LABEL: func.func @fill(
// CHECK-COUNT-2: linalg.fill {tp25d.sharding = #tp25d.sharding
func.func @fill(%x: tensor<16x32xf32> {tp25d.sharding = #X}, %y: tensor<16x32xf32> {tp25d.sharding = #Y})
    -> (tensor<16x32xf32>, tensor<16x32xf32>) {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<16x32xf32>
  %z = linalg.fill ins(%zero : f32) outs(%e : tensor<16x32xf32>) -> tensor<16x32xf32>
  %0 = linalg.add ins(%x, %x : tensor<16x32xf32>, tensor<16x32xf32>) outs(%z : tensor<16x32xf32>) -> tensor<16x32xf32>
  %1 = linalg.add ins(%y, %y : tensor<16x32xf32>, tensor<16x32xf32>) outs(%z : tensor<16x32xf32>) -> tensor<16x32xf32>
  return %0, %1 : tensor<16x32xf32>, tensor<16x32xf32>
}

// A small constant that is no splat has a sharding as every value; it is computed whole and sliced.
// CHECK-LABEL: func.func @constant(
// CHECK:         arith.constant {tp25d.sharding = #tp25d.sharding<[{col}]>} dense<[1.000000e+00, 2.000000e+00]> : tensor<2xf32>
func.func @constant(%x: tensor<4x2xf32> {tp25d.sharding = #X}) -> tensor<4x2xf32> {
  %c = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %e = tensor.empty() : tensor<4x2xf32>
  %b = linalg.broadcast ins(%c : tensor<2xf32>) outs(%e : tensor<4x2xf32>) dimensions = [0]
  %0 = linalg.add ins(%x, %b : tensor<4x2xf32>, tensor<4x2xf32>) outs(%e : tensor<4x2xf32>) -> tensor<4x2xf32>
  return %0 : tensor<4x2xf32>
}

// Scalars have none.
// CHECK-LABEL: func.func @scalar(
// CHECK:         arith.constant 1.000000e+00 : f32
func.func @scalar(%x: tensor<16x32xf32>) -> tensor<16x32xf32> {
  %one = arith.constant 1.0 : f32
  %0 = linalg.fill ins(%one : f32) outs(%x : tensor<16x32xf32>) -> tensor<16x32xf32>
  return %0 : tensor<16x32xf32>
}
