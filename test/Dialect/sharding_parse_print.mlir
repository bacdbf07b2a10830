// RUN: tp25d-opt %s -split-input-file | tp25d-opt -split-input-file | FileCheck %s

// What users annotate has no grid to be checked with.
// CHECK-LABEL: func.func @annotated
// CHECK-SAME:    %{{.*}}: tensor<16x256xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}
// CHECK-SAME:    %{{.*}}: tensor<256xf32> {tp25d.sharding = #tp25d.sharding<[{}], partial = {row, dep}>}
// CHECK-SAME:    %{{.*}}: tensor<f32> {tp25d.sharding = #tp25d.sharding<[]>}
// CHECK-SAME:    -> (tensor<16x256xf32> {tp25d.sharding = #tp25d.sharding<[{}, {data, col}]>})
func.func @annotated(
    %x: tensor<16x256xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>},
    %partial: tensor<256xf32> {tp25d.sharding = #tp25d.sharding<[{}], partial = {row, dep}>},
    %scalar: tensor<f32> {tp25d.sharding = #tp25d.sharding<[]>})
    -> (tensor<16x256xf32> {tp25d.sharding = #tp25d.sharding<[{}, {data, col}]>}) {
  return %x : tensor<16x256xf32>
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  // CHECK-LABEL: func.func @on_operations
  func.func @on_operations(%lhs: tensor<8x6xf32>, %rhs: tensor<8xi32>) {
    // CHECK: arith.negf %{{.*}} {tp25d.sharding = #tp25d.sharding<[{row, dep}, {col}]>}
    %0 = arith.negf %lhs {tp25d.sharding = #tp25d.sharding<[{row, dep}, {col}]>} : tensor<8x6xf32>
    // An operation of several results has a list, with one entry each.
    // CHECK: arith.addui_extended
    // CHECK-SAME: {tp25d.sharding = [#tp25d.sharding<[{col}]>, #tp25d.sharding<[{row}]>]}
    %sum, %overflow = arith.addui_extended %rhs, %rhs
        {tp25d.sharding = [#tp25d.sharding<[{col}]>, #tp25d.sharding<[{row}]>]} : tensor<8xi32>, tensor<8xi1>
    return
  }

  // From Partition on the type is a block's, and the whole tensor's stands beside it.
  // CHECK-LABEL: func.func @blocks
  // CHECK-SAME:    tensor<4x128xf32> {tp25d.global = tensor<16x256xf32>, tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}
  // CHECK-SAME:    -> (tensor<4x256xf32> {tp25d.global = tensor<16x256xf32>, tp25d.sharding = #tp25d.sharding<[{dep, row}, {}]>})
  func.func @blocks(
      %x: tensor<4x128xf32> {tp25d.global = tensor<16x256xf32>, tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>})
      -> (tensor<4x256xf32> {tp25d.global = tensor<16x256xf32>, tp25d.sharding = #tp25d.sharding<[{dep, row}, {}]>}) {
    %0 = tp25d.all_gather %x along col dimension 1 : tensor<4x128xf32> -> tensor<4x256xf32>
    return %0 : tensor<4x256xf32>
  }

  // From Bufferize on it is a buffer of the block's shape.
  // CHECK-LABEL: func.func @buffers
  // CHECK-SAME:    memref<4x128xf32> {tp25d.global = tensor<16x256xf32>, tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}
  func.func @buffers(
      %x: memref<4x128xf32> {tp25d.global = tensor<16x256xf32>, tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}) {
    return
  }
}
