// RUN: tp25d-opt %s -split-input-file --pass-pipeline='builtin.module(func.func(define-places))' | FileCheck %s

// CHECK-LABEL: func.func @slices
// CHECK-SAME:    %[[X:.*]]: tensor<16x4xf32>, %[[U:.*]]: tensor<3xf32>, %[[I:.*]]: index
// CHECK:         %[[LOW:.*]] = arith.maxsi %[[I]], %c0
// CHECK:         %[[AT:.*]] = arith.minsi %[[LOW]], %{{.*}}
// CHECK:         tensor.extract_slice %[[X]][%[[AT]], 0] [3, 4] [1, 1]
// CHECK:         %[[AT2:.*]] = arith.minsi
// CHECK:         tensor.insert_slice %[[U]] into %[[X]][%[[AT2]], 2] [3, 1] [2, 1]
func.func @slices(%x: tensor<16x4xf32>, %u: tensor<3xf32>, %i: index) -> (tensor<3x4xf32>, tensor<16x4xf32>) {
  %0 = tensor.extract_slice %x[%i, 0] [3, 4] [1, 1] : tensor<16x4xf32> to tensor<3x4xf32>
  %1 = tensor.insert_slice %u into %x[%i, 2] [3, 1] [2, 9] : tensor<3xf32> into tensor<16x4xf32>
  return %0, %1 : tensor<3x4xf32>, tensor<16x4xf32>
}

// -----

// CHECK-LABEL: func.func @elements
// CHECK-SAME:    %[[X:.*]]: tensor<16xf32>, %[[V:.*]]: f32, %[[I:.*]]: index
// CHECK:         %[[AT:.*]] = arith.minsi
// CHECK:         %[[OLD:.*]] = tensor.extract %[[X]][%[[AT]]]
// CHECK:         %[[SAME:.*]] = arith.cmpi eq, %[[I]], %[[AT]]
// CHECK:         %[[NEW:.*]] = arith.select %[[SAME]], %[[V]], %[[OLD]]
// CHECK:         tensor.insert %[[NEW]] into %[[X]][%[[AT]]]
func.func @elements(%x: tensor<16xf32>, %v: f32, %i: index) -> tensor<16xf32> {
  %0 = tensor.insert %v into %x[%i] : tensor<16xf32>
  return %0 : tensor<16xf32>
}

// -----

// CHECK-LABEL: func.func @tables
// CHECK:         tensor.generate
// CHECK-NOT:     tensor.gather
// CHECK-COUNT-3: scf.for
// CHECK:           tensor.insert
// CHECK-NOT:     tosa.scatter
func.func @tables(%x: tensor<1x8x4xf32>, %i: tensor<1x3xi32>, %v: tensor<1x3x4xf32>)
    -> (tensor<1xf32>, tensor<1x8x4xf32>) {
  %0 = tensor.gather %x[%i] gather_dims([0, 1, 2]) : (tensor<1x8x4xf32>, tensor<1x3xi32>) -> tensor<1xf32>
  %1 = tosa.scatter %x, %i, %v : (tensor<1x8x4xf32>, tensor<1x3xi32>, tensor<1x3x4xf32>) -> tensor<1x8x4xf32>
  return %0, %1 : tensor<1xf32>, tensor<1x8x4xf32>
}
