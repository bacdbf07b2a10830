// RUN: tp25d-opt %s --shard-2p5d=q=2,d=2 | FileCheck %s

// Shardings go along indexing maps, forwards and backwards.

#mn = affine_map<(m, n) -> (m, n)>
#m = affine_map<(m, n) -> (m)>
#n = affine_map<(m, n) -> (n)>
#none = affine_map<(m, n) -> ()>
#X = #tp25d.sharding<[{dep, row}, {col}]>

// A bias is split as the columns that it is added to, a scale as the rows; a scalar is on every device.
// CHECK-LABEL: func.func @elementwise(
// CHECK-SAME:    tensor<32xf32> {tp25d.param = "b", tp25d.sharding = #tp25d.sharding<[{col}]>}
// CHECK-SAME:    tensor<16xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}]>}
// CHECK-SAME:    tensor<f32> {tp25d.sharding = #tp25d.sharding<[]>}
// CHECK-SAME:    -> (tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>})
// CHECK:         tensor.empty() {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}
// CHECK:         linalg.generic
// CHECK-SAME:      attrs = {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}
func.func @elementwise(%x: tensor<16x32xf32> {tp25d.sharding = #X}, %b: tensor<32xf32> {tp25d.param = "b"},
                       %s: tensor<16xf32>, %z: tensor<f32>) -> tensor<16x32xf32> {
  %e = tensor.empty() : tensor<16x32xf32>
  %0 = linalg.generic {indexing_maps = [#mn, #n, #m, #none, #mn], iterator_types = ["parallel", "parallel"]}
      ins(%x, %b, %s, %z : tensor<16x32xf32>, tensor<32xf32>, tensor<16xf32>, tensor<f32>) outs(%e : tensor<16x32xf32>) {
  ^bb0(%a: f32, %c: f32, %d: f32, %f: f32, %out: f32):
    %1 = arith.addf %a, %c : f32
    %2 = arith.mulf %1, %d : f32
    %3 = arith.mulf %2, %f : f32
    linalg.yield %3 : f32
  } -> tensor<16x32xf32>
  return %0 : tensor<16x32xf32>
}

// Backwards, through a transpose.
// CHECK-LABEL: func.func @backwards(
// CHECK-SAME:    tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{col}, {dep, row}]>}
// CHECK:         linalg.transpose
// CHECK-SAME:      tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>
func.func @backwards(%x: tensor<16x32xf32>) -> (tensor<32x16xf32> {tp25d.sharding = #X}) {
  %e = tensor.empty() : tensor<32x16xf32>
  %t = linalg.transpose ins(%x : tensor<16x32xf32>) outs(%e : tensor<32x16xf32>) permutation = [1, 0]
  %0 = linalg.exp ins(%t : tensor<32x16xf32>) outs(%e : tensor<32x16xf32>) -> tensor<32x16xf32>
  return %0 : tensor<32x16xf32>
}

// To a fixpoint: from %y's result back to %x, and from there forwards to the other result.
// CHECK-LABEL: func.func @back_and_forth(
// CHECK-SAME:    tensor<16x32xf32> {tp25d.param = "x", tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}
// CHECK-SAME:    -> (tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}, tensor<32x16xf32> {tp25d.sharding = #tp25d.sharding<[{col}, {dep, row}]>})
func.func @back_and_forth(%x: tensor<16x32xf32> {tp25d.param = "x"})
    -> (tensor<16x32xf32> {tp25d.sharding = #X}, tensor<32x16xf32>) {
  %e = tensor.empty() : tensor<16x32xf32>
  %f = tensor.empty() : tensor<32x16xf32>
  %t = linalg.transpose ins(%x : tensor<16x32xf32>) outs(%f : tensor<32x16xf32>) permutation = [1, 0]
  %y = linalg.exp ins(%x : tensor<16x32xf32>) outs(%e : tensor<16x32xf32>) -> tensor<16x32xf32>
  return %y, %t : tensor<16x32xf32>, tensor<32x16xf32>
}

// A dimension that is reduced is gone; one that comes from nowhere is whole.
// CHECK-LABEL: func.func @reduce_and_broadcast(
// CHECK-SAME:    -> (tensor<16xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}]>}, tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {}]>})
func.func @reduce_and_broadcast(%x: tensor<16x32xf32> {tp25d.sharding = #X}, %z: tensor<16xf32>)
    -> (tensor<16xf32>, tensor<16x32xf32>) {
  %0 = linalg.reduce { arith.addf } ins(%x : tensor<16x32xf32>) outs(%z : tensor<16xf32>) dimensions = [1]
  %e = tensor.empty() : tensor<16x32xf32>
  %1 = linalg.broadcast ins(%0 : tensor<16xf32>) outs(%e : tensor<16x32xf32>) dimensions = [1]
  return %0, %1 : tensor<16xf32>, tensor<16x32xf32>
}

// Operands that disagree: the first one is followed.
// CHECK-LABEL: func.func @disagreement(
// CHECK-SAME:    -> (tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>})
func.func @disagreement(%x: tensor<16x32xf32> {tp25d.sharding = #X},
                        %y: tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{col}, {row}]>}) -> tensor<16x32xf32> {
  %e = tensor.empty() : tensor<16x32xf32>
  %0 = linalg.add ins(%x, %y : tensor<16x32xf32>, tensor<16x32xf32>) outs(%e : tensor<16x32xf32>) -> tensor<16x32xf32>
  return %0 : tensor<16x32xf32>
}

// Dimensions that a slice takes whole keep their axes; those that it cuts are whole.
// CHECK-LABEL: func.func @slices(
func.func @slices(%x: tensor<16x32xf32> {tp25d.sharding = #X}, %y: tensor<16x8xf32>, %v: tensor<16xf32>)
    -> (tensor<16x8xf32>, tensor<16xf32>, tensor<16x32xf32>, tensor<16x32xf32>) {
  // CHECK: tensor.extract_slice %{{.*}}[0, 4] [16, 8] [1, 1] {tp25d.sharding = #tp25d.sharding<[{dep, row}, {}]>}
  %0 = tensor.extract_slice %x[0, 4] [16, 8] [1, 1] : tensor<16x32xf32> to tensor<16x8xf32>
  // CHECK: tensor.extract_slice %{{.*}}[0, 5] [16, 1] [1, 1] {tp25d.sharding = #tp25d.sharding<[{dep, row}]>}
  %1 = tensor.extract_slice %x[0, 5] [16, 1] [1, 1] : tensor<16x32xf32> to tensor<16xf32>
  // CHECK: tensor.insert_slice %{{.*}} into %{{.*}}[0, 2] [16, 8] [1, 1] {tp25d.sharding = #tp25d.sharding<[{dep, row}, {}]>}
  %2 = tensor.insert_slice %y into %x[0, 2] [16, 8] [1, 1] : tensor<16x8xf32> into tensor<16x32xf32>
  // CHECK: tensor.insert_slice %{{.*}} into %{{.*}}[0, 7] [16, 1] [1, 1] {tp25d.sharding = #tp25d.sharding<[{dep, row}, {}]>}
  %3 = tensor.insert_slice %v into %x[0, 7] [16, 1] [1, 1] : tensor<16xf32> into tensor<16x32xf32>
  return %0, %1, %2, %3 : tensor<16x8xf32>, tensor<16xf32>, tensor<16x32xf32>, tensor<16x32xf32>
}

// So it is with the dimension that is concatenated, and with those that are padded.
// CHECK-LABEL: func.func @concat_and_pad(
func.func @concat_and_pad(%x: tensor<16x32xf32> {tp25d.sharding = #X}) -> (tensor<16x64xf32>, tensor<20x32xf32>) {
  %zero = arith.constant 0.0 : f32
  // CHECK: tensor.concat dim(1) %{{.*}} {tp25d.sharding = #tp25d.sharding<[{dep, row}, {}]>}
  %0 = tensor.concat dim(1) %x, %x : (tensor<16x32xf32>, tensor<16x32xf32>) -> tensor<16x64xf32>
  // CHECK: tensor.pad
  // CHECK: {tp25d.sharding = #tp25d.sharding<[{}, {col}]>} : tensor<16x32xf32> to tensor<20x32xf32>
  %1 = tensor.pad %x low[1, 0] high[3, 0] {
  ^bb0(%i: index, %j: index):
    tensor.yield %zero : f32
  } : tensor<16x32xf32> to tensor<20x32xf32>
  return %0, %1 : tensor<16x64xf32>, tensor<20x32xf32>
}

// A dimension that is indexed by more than a loop (a convolution's) is whole.
// CHECK-LABEL: func.func @convolution(
// CHECK-SAME:    -> (tensor<16x30xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {}]>})
func.func @convolution(%x: tensor<16x32xf32> {tp25d.sharding = #X}, %k: tensor<3xf32> {tp25d.param = "k"})
    -> tensor<16x30xf32> {
  %e = tensor.empty() : tensor<16x30xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(m, n, k) -> (m, n + k)>, affine_map<(m, n, k) -> (k)>,
                                        affine_map<(m, n, k) -> (m, n)>],
                       iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %k : tensor<16x32xf32>, tensor<3xf32>) outs(%e : tensor<16x30xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %1 = arith.mulf %a, %b : f32
    %2 = arith.addf %out, %1 : f32
    linalg.yield %2 : f32
  } -> tensor<16x30xf32>
  return %0 : tensor<16x30xf32>
}

// Inputs that no product reaches are split as activations, where they divide; parameters stay whole.
// CHECK-LABEL: func.func @inputs(
// CHECK-SAME:    tensor<8x5x4xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {}, {col}]>}
// CHECK-SAME:    tensor<16xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}]>}
// CHECK-SAME:    tensor<f32> {tp25d.sharding = #tp25d.sharding<[]>}
// CHECK-SAME:    tensor<6x4xi32> {tp25d.sharding = #tp25d.sharding<[{}, {col}]>}
// CHECK-SAME:    tensor<16x32xf32> {tp25d.param = "p", tp25d.sharding = #tp25d.sharding<[{}, {}]>}
func.func @inputs(%x: tensor<8x5x4xf32>, %v: tensor<16xf32>, %s: tensor<f32>, %i: tensor<6x4xi32>,
                  %p: tensor<16x32xf32> {tp25d.param = "p"}) {
  return
}
