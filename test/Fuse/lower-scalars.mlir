// RUN: tp25d-opt %s -split-input-file --pass-pipeline='builtin.module(func.func(lower-scalars))' | FileCheck %s

// A scalar that is read, and one that is computed from it, are tensors; so are what slices and bodies read.
// CHECK-LABEL: func.func @slice
// CHECK-SAME:    %[[X:.*]]: tensor<16x4xf32>, %[[I:.*]]: tensor<2xi64>
// CHECK:         %[[A:.*]] = linalg.generic {{.*}} outs(%{{.*}} : tensor<i64>)
// CHECK:           tensor.extract %[[I]][%c1
// CHECK:         %[[B:.*]] = linalg.generic {{.*}} ins(%[[A]] : tensor<i64>) outs(%{{.*}} : tensor<index>)
// CHECK:           arith.index_cast
// CHECK:         %[[Y:.*]] = linalg.generic {{.*}} ins(%[[B]] : tensor<index>) outs(%{{.*}} : tensor<3x4xf32>)
// CHECK:         ^bb0(%[[OFFSET:.*]]: index, %{{.*}}: f32):
// CHECK:           %[[LOW:.*]] = arith.maxsi %[[OFFSET]]
// CHECK:           %[[BEGIN:.*]] = arith.minsi %[[LOW]]
// CHECK:           tensor.extract %[[X]]
// CHECK-NOT:     tensor.extract_slice
// CHECK:         return %[[Y]]
func.func @slice(%x: tensor<16x4xf32>, %i: tensor<2xi64>) -> tensor<3x4xf32> {
  %c1 = arith.constant 1 : index
  %a = tensor.extract %i[%c1] : tensor<2xi64>
  %b = arith.index_cast %a : i64 to index
  %0 = tensor.extract_slice %x[%b, 0] [3, 4] [1, 1] : tensor<16x4xf32> to tensor<3x4xf32>
  return %0 : tensor<3x4xf32>
}

// -----

// CHECK-LABEL: func.func @insert
// CHECK-SAME:    %[[X:.*]]: tensor<16x4xf32>, %[[U:.*]]: tensor<4xf32>, %[[I:.*]]: tensor<index>
// CHECK:         %[[A:.*]] = linalg.generic
// CHECK:         linalg.generic {{.*}} ins(%[[A]], %[[X]] : tensor<index>, tensor<16x4xf32>)
// CHECK:         ^bb0(%{{.*}}: index, %[[OLD:.*]]: f32, %{{.*}}: f32):
// CHECK:           %[[NEW:.*]] = tensor.extract %[[U]]
// CHECK:           arith.select %{{.*}}, %[[NEW]], %[[OLD]]
func.func @insert(%x: tensor<16x4xf32>, %u: tensor<4xf32>, %i: tensor<index>) -> tensor<16x4xf32> {
  %a = tensor.extract %i[] : tensor<index>
  %0 = tensor.insert_slice %u into %x[%a, 0] [1, 4] [1, 1] : tensor<4xf32> into tensor<16x4xf32>
  return %0 : tensor<16x4xf32>
}

// -----

// CHECK-LABEL: func.func @bodies
// CHECK:         %[[A:.*]] = linalg.generic
// CHECK-NOT:     linalg.fill
// CHECK:         %[[FILLED:.*]] = linalg.generic {{.*}} ins(%[[A]] : tensor<f32>) outs(%{{.*}} : tensor<4xf32>)
// CHECK:         linalg.generic {{.*}} ins(%[[FILLED]], %[[A]] : tensor<4xf32>, tensor<f32>)
func.func @bodies(%i: tensor<f32>, %e: tensor<4xf32>) -> tensor<4xf32> {
  %a = tensor.extract %i[] : tensor<f32>
  %0 = linalg.fill ins(%a : f32) outs(%e : tensor<4xf32>) -> tensor<4xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%0 : tensor<4xf32>) outs(%e : tensor<4xf32>) {
  ^bb0(%x: f32, %out: f32):
    %y = arith.addf %x, %a : f32
    linalg.yield %y : f32
  } -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// -----

// What depends on no tensor stays between kernels: where a device's block begins.
// CHECK-LABEL: func.func @coordinate
// CHECK:         %[[C:.*]] = tp25d.device_coordinate
// CHECK:         tensor.extract_slice %{{.*}}[%[[C]]]
module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 2>} {
  func.func @coordinate(%x: tensor<4xf32>) -> tensor<2xf32> {
    %c = tp25d.device_coordinate row
    %0 = tensor.extract_slice %x[%c] [2] [1] : tensor<4xf32> to tensor<2xf32>
    return %0 : tensor<2xf32>
  }
}

// -----

// What is looked up by elements lies inside; what is read by places alone does so anyway.
// CHECK-LABEL: func.func @lookup
// CHECK-SAME:    %[[TABLE:.*]]: tensor<8x4xf32>
// CHECK:         %[[ROW:.*]] = arith.index_cast
// CHECK:         %[[COL:.*]] = linalg.index 1
// CHECK:         %[[LOW:.*]] = arith.maxsi %[[ROW]], %c0
// CHECK:         %[[INSIDE:.*]] = arith.minsi %[[LOW]], %c7
// CHECK:         tensor.extract %[[TABLE]][%[[INSIDE]], %[[COL]]]
func.func @lookup(%table: tensor<8x4xf32>, %ids: tensor<3xi64>, %e: tensor<3x4xf32>) -> tensor<3x4xf32> {
  %0 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i, j)>],
                       iterator_types = ["parallel", "parallel"]}
      ins(%ids : tensor<3xi64>) outs(%e : tensor<3x4xf32>) {
  ^bb0(%id: i64, %out: f32):
    %row = arith.index_cast %id : i64 to index
    %col = linalg.index 1 : index
    %v = tensor.extract %table[%row, %col] : tensor<8x4xf32>
    linalg.yield %v : f32
  } -> tensor<3x4xf32>
  return %0 : tensor<3x4xf32>
}
