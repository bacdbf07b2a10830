// RUN: tp25d-opt %s -split-input-file --pass-pipeline='builtin.module(func.func(generalize-tensor-ops))' | FileCheck %s

// CHECK-LABEL: func.func @insert
// CHECK-SAME:    %[[X:.*]]: tensor<8x4xf32>, %[[I:.*]]: index, %[[V:.*]]: f32
// CHECK:         linalg.generic {{.*}} ins(%[[X]] : tensor<8x4xf32>)
// CHECK-SAME:      {tp25d.sharding = #tp25d.sharding<[{row}, {}]>}
// CHECK:         ^bb0(%[[IN:.*]]: f32, %{{.*}}: f32):
// CHECK:           %[[AT:.*]] = linalg.index 0
// CHECK:           arith.cmpi eq, %[[AT]], %[[I]]
// CHECK:           linalg.index 1
// CHECK:           arith.select %{{.*}}, %[[V]], %[[IN]]
func.func @insert(%x: tensor<8x4xf32>, %i: index, %v: f32) -> tensor<8x4xf32> {
  %0 = tensor.insert %v into %x[%i, %i] {tp25d.sharding = #tp25d.sharding<[{row}, {}]>} : tensor<8x4xf32>
  return %0 : tensor<8x4xf32>
}

// -----

// CHECK-LABEL: func.func @from_elements
// CHECK-SAME:    %[[A:.*]]: f32, %[[B:.*]]: f32
// CHECK:         linalg.generic
// CHECK:           arith.cmpi eq
// CHECK:           arith.select %{{.*}}, %[[B]], %[[A]]
func.func @from_elements(%a: f32, %b: f32) -> tensor<2xf32> {
  %0 = tensor.from_elements %a, %b : tensor<2xf32>
  return %0 : tensor<2xf32>
}

// -----

// CHECK-LABEL: func.func @splat
// CHECK:         linalg.fill
func.func @splat(%a: f32) -> tensor<2xf32> {
  %0 = tensor.splat %a : tensor<2xf32>
  return %0 : tensor<2xf32>
}

// -----

// The table is read as a whole; an index outside is moved inside.
// CHECK:       #[[INDEX:.*]] = affine_map<(d0, d1) -> (d0, 0)>
// CHECK-LABEL: func.func @gather
// CHECK-SAME:    %[[X:.*]]: tensor<8x4xf32>
// CHECK:         linalg.generic {indexing_maps = [#[[INDEX]],
// CHECK:           %[[J:.*]] = arith.index_cast
// CHECK:           %[[LOW:.*]] = arith.maxsi %[[J]], %c0
// CHECK:           %[[ROW:.*]] = arith.minsi %[[LOW]], %c7
// CHECK:           %[[COL:.*]] = linalg.index 1
// CHECK:           tensor.extract %[[X]][%[[ROW]], %[[COL]]]
func.func @gather(%x: tensor<8x4xf32>, %i: tensor<3x1xi32>) -> tensor<3x4xf32> {
  %0 = tensor.gather %x[%i] gather_dims([0]) : (tensor<8x4xf32>, tensor<3x1xi32>) -> tensor<3x4xf32>
  return %0 : tensor<3x4xf32>
}

// -----

// The loop over indices is a reduction, in no way that is known, so that it stays whole.
// CHECK-LABEL: func.func @scatter
// CHECK-SAME:    %[[X:.*]]: tensor<1x8x4xf32>, %[[I:.*]]: tensor<1x3xi32>, %[[V:.*]]: tensor<1x3x4xf32>
// CHECK:         linalg.generic
// CHECK-SAME:      iterator_types = ["parallel", "parallel", "parallel", "reduction"]
// CHECK-SAME:      ins(%[[I]], %[[V]] : {{.*}}) outs(%[[X]] :
// CHECK:           linalg.index 1
// CHECK:           arith.select
func.func @scatter(%x: tensor<1x8x4xf32>, %i: tensor<1x3xi32>, %v: tensor<1x3x4xf32>) -> tensor<1x8x4xf32> {
  %0 = tosa.scatter %x, %i, %v : (tensor<1x8x4xf32>, tensor<1x3xi32>, tensor<1x3x4xf32>) -> tensor<1x8x4xf32>
  return %0 : tensor<1x8x4xf32>
}

// -----

// CHECK-LABEL: func.func @reshape
// CHECK:         tensor.collapse_shape {{.*}} into tensor<32xf32>
// CHECK:         tensor.expand_shape {{.*}} into tensor<16x2xf32>
func.func @reshape(%x: tensor<8x4xf32>, %shape: tensor<2xi32>) -> tensor<16x2xf32> {
  %0 = tensor.reshape %x(%shape) : (tensor<8x4xf32>, tensor<2xi32>) -> tensor<16x2xf32>
  return %0 : tensor<16x2xf32>
}

// -----

// Padding with a constant stays.
// CHECK-LABEL: func.func @pad
// CHECK:         linalg.fill
// CHECK:         tensor.insert_slice %{{.*}} into %{{.*}}[1] [4] [1]
// CHECK:         tensor.pad
func.func @pad(%x: tensor<4xf32>, %a: f32) -> (tensor<6xf32>, tensor<6xf32>) {
  %0 = tensor.pad %x low[1] high[1] {
  ^bb0(%i: index):
    tensor.yield %a : f32
  } : tensor<4xf32> to tensor<6xf32>
  %1 = tensor.pad %x low[1] high[1] {
  ^bb0(%i: index):
    %zero = arith.constant 0.0 : f32
    tensor.yield %zero : f32
  } : tensor<4xf32> to tensor<6xf32>
  return %0, %1 : tensor<6xf32>, tensor<6xf32>
}
