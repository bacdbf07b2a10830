// RUN: tp25d-opt %s --shard-2p5d=q=2,d=2 -split-input-file | FileCheck %s
// RUN: tp25d-opt %s --shard-2p5d=q=2,d=2,stationary=a -split-input-file | FileCheck %s --check-prefix=STATIONARY-A

// What the products' operands are matters: parameters, results of other products, one matrix twice.

// A parameter on the left has no tokens: n has them, and depth splits n.
// CHECK-LABEL: func.func @weight_on_the_left(
// CHECK-SAME:    tensor<16x32xf32> {tp25d.param = "w", tp25d.sharding = #tp25d.sharding<[{col}, {row}]>}
// CHECK-SAME:    tensor<32x64xf32> {tp25d.sharding = #tp25d.sharding<[{col}, {dep, row}]>}
// CHECK:         tp25d.form = #tp25d.form<[{col}, {dep, row}, {}], stationary = c, step = 2, along = [row, col]>
// STATIONARY-A-LABEL: func.func @weight_on_the_left(
// STATIONARY-A-SAME:    tensor<16x32xf32> {tp25d.param = "w", tp25d.sharding = #tp25d.sharding<[{row}, {col}]>}
// STATIONARY-A-SAME:    tensor<32x64xf32> {tp25d.sharding = #tp25d.sharding<[{col}, {dep, row}]>}
// STATIONARY-A:         tp25d.form = #tp25d.form<[{row}, {dep}, {col}], stationary = a, step = 1, along = [row, col]>
func.func @weight_on_the_left(%w: tensor<16x32xf32> {tp25d.param = "w"}, %x: tensor<32x64xf32>, %c: tensor<16x64xf32>)
    -> tensor<16x64xf32> {
  %0 = linalg.matmul ins(%w, %x : tensor<16x32xf32>, tensor<32x64xf32>) outs(%c : tensor<16x64xf32>) -> tensor<16x64xf32>
  return %0 : tensor<16x64xf32>
}

// -----

// It is a parameter still when it was transposed before.
// CHECK-LABEL: func.func @transposed_weight_on_the_left(
// CHECK-SAME:    tensor<32x16xf32> {tp25d.param = "w", tp25d.sharding = #tp25d.sharding<[{row}, {col}]>}
// CHECK-SAME:    tensor<32x64xf32> {tp25d.sharding = #tp25d.sharding<[{col}, {dep, row}]>}
func.func @transposed_weight_on_the_left(%w: tensor<32x16xf32> {tp25d.param = "w"}, %x: tensor<32x64xf32>,
                                         %c: tensor<16x64xf32>) -> tensor<16x64xf32> {
  %e = tensor.empty() : tensor<16x32xf32>
  %t = linalg.transpose ins(%w : tensor<32x16xf32>) outs(%e : tensor<16x32xf32>) permutation = [1, 0]
  %0 = linalg.matmul ins(%t, %x : tensor<16x32xf32>, tensor<32x64xf32>) outs(%c : tensor<16x64xf32>) -> tensor<16x64xf32>
  return %0 : tensor<16x64xf32>
}

// -----

// A product of two parameters is split as if they were activations.
// CHECK-LABEL: func.func @parameters(
// CHECK-SAME:    tensor<16x32xf32> {tp25d.param = "v", tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}
// CHECK-SAME:    tensor<32x64xf32> {tp25d.param = "w", tp25d.sharding = #tp25d.sharding<[{row}, {col}]>}
func.func @parameters(%v: tensor<16x32xf32> {tp25d.param = "v"}, %w: tensor<32x64xf32> {tp25d.param = "w"},
                      %c: tensor<16x64xf32>) -> tensor<16x64xf32> {
  %0 = linalg.matmul ins(%v, %w : tensor<16x32xf32>, tensor<32x64xf32>) outs(%c : tensor<16x64xf32>) -> tensor<16x64xf32>
  return %0 : tensor<16x64xf32>
}

// -----

// A A: the matrix has one sharding, that of the left operand; as the right one it will be resharded.
// CHECK-LABEL: func.func @square(
// CHECK-SAME:    tensor<16x16xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}
// CHECK:         tp25d.form = #tp25d.form<[{dep, row}, {col}, {}], stationary = c, step = 2, along = [col, row]>
func.func @square(%a: tensor<16x16xf32>, %c: tensor<16x16xf32>) -> tensor<16x16xf32> {
  %0 = linalg.matmul ins(%a, %a : tensor<16x16xf32>, tensor<16x16xf32>) outs(%c : tensor<16x16xf32>) -> tensor<16x16xf32>
  return %0 : tensor<16x16xf32>
}

// -----

// Two layers: what the first one makes is what the second one takes, and nothing is resharded.
// CHECK-LABEL: func.func @two_layers(
// CHECK-SAME:    tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}
// CHECK-SAME:    tensor<32x64xf32> {tp25d.param = "w1", tp25d.sharding = #tp25d.sharding<[{row}, {col}]>}
// CHECK-SAME:    tensor<64x32xf32> {tp25d.param = "w2", tp25d.sharding = #tp25d.sharding<[{row}, {col}]>}
// CHECK-COUNT-2: linalg.matmul {tp25d.form = #tp25d.form<[{dep, row}, {col}, {}], stationary = c, step = 2, along = [col, row]>, tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}
func.func @two_layers(%x: tensor<16x32xf32>, %w1: tensor<32x64xf32> {tp25d.param = "w1"},
                      %w2: tensor<64x32xf32> {tp25d.param = "w2"}, %c1: tensor<16x64xf32>, %c2: tensor<16x32xf32>)
    -> tensor<16x32xf32> {
  %0 = linalg.matmul ins(%x, %w1 : tensor<16x32xf32>, tensor<32x64xf32>) outs(%c1 : tensor<16x64xf32>) -> tensor<16x64xf32>
  %1 = linalg.matmul ins(%0, %w2 : tensor<16x64xf32>, tensor<64x32xf32>) outs(%c2 : tensor<16x32xf32>) -> tensor<16x32xf32>
  return %1 : tensor<16x32xf32>
}

// -----

// Operands of fewer bits, sums in f32; and products of integers.
// CHECK-LABEL: func.func @other_types(
// CHECK:         linalg.matmul {tp25d.form = #tp25d.form<[{dep, row}, {col}, {}], stationary = c, step = 2, along = [col, row]>
// CHECK-SAME:      ins(%{{.*}}, %{{.*}} : tensor<16x32xbf16>, tensor<32x64xbf16>) outs(%{{.*}} : tensor<16x64xf32>)
// CHECK:         linalg.matmul {tp25d.form = #tp25d.form<[{dep, row}, {col}, {}], stationary = c, step = 2, along = [col, row]>
// CHECK-SAME:      ins(%{{.*}}, %{{.*}} : tensor<16x32xi8>, tensor<32x64xi8>) outs(%{{.*}} : tensor<16x64xi32>)
func.func @other_types(%a: tensor<16x32xbf16>, %b: tensor<32x64xbf16>, %c: tensor<16x64xf32>, %i: tensor<16x32xi8>,
                       %j: tensor<32x64xi8>, %k: tensor<16x64xi32>) -> (tensor<16x64xf32>, tensor<16x64xi32>) {
  %0 = linalg.matmul ins(%a, %b : tensor<16x32xbf16>, tensor<32x64xbf16>) outs(%c : tensor<16x64xf32>) -> tensor<16x64xf32>
  %1 = linalg.matmul ins(%i, %j : tensor<16x32xi8>, tensor<32x64xi8>) outs(%k : tensor<16x64xi32>) -> tensor<16x64xi32>
  return %0, %1 : tensor<16x64xf32>, tensor<16x64xi32>
}

// -----

// Operands that are split alike, as in a weight's gradient that a front end has made: one of them stays put, and the
// parts of the sum over the tokens are added along rows, and then over depth.
// CHECK-LABEL: func.func @gradient(
// CHECK:         tp25d.form = #tp25d.form<[{}, {col}, {dep, row}], stationary = b, step = 0, along = [col, row]>
func.func @gradient(%x: tensor<512x32xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>},
                    %dy: tensor<512x64xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>},
                    %c: tensor<32x64xf32>) -> tensor<32x64xf32> {
  %0 = linalg.contract indexing_maps = [affine_map<(m, n, k) -> (k, m)>, affine_map<(m, n, k) -> (k, n)>,
                                        affine_map<(m, n, k) -> (m, n)>]
      ins(%x, %dy : tensor<512x32xf32>, tensor<512x64xf32>) outs(%c : tensor<32x64xf32>) -> tensor<32x64xf32>
  return %0 : tensor<32x64xf32>
}
