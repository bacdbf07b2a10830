// RUN: tp25d-opt %s --shard-2p5d=q=2,d=2 | FileCheck %s

// A dimension that a reshape makes of several, or into several, is split where the blocks are blocks on both sides.

// Tokens to sequences and positions, features to heads: each axis goes to the dimension that it divides.
// CHECK-LABEL: func.func @split_heads(
// CHECK-SAME:    -> (tensor<2x8x4x8xf32> {tp25d.sharding = #tp25d.sharding<[{dep}, {row}, {col}, {}]>})
func.func @split_heads(%x: tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}) -> tensor<2x8x4x8xf32> {
  %0 = tensor.expand_shape %x [[0, 1], [2, 3]] output_shape [2, 8, 4, 8] : tensor<16x32xf32> into tensor<2x8x4x8xf32>
  return %0 : tensor<2x8x4x8xf32>
}

// Dimensions of size 1 take no axis.
// CHECK-LABEL: func.func @expand(
// CHECK-SAME:    -> (tensor<8x4x1x16xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {}, {}, {col}]>})
func.func @expand(%x: tensor<32x16xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}) -> tensor<8x4x1x16xf32> {
  %0 = tensor.expand_shape %x [[0, 1], [2, 3]] output_shape [8, 4, 1, 16] : tensor<32x16xf32> into tensor<8x4x1x16xf32>
  return %0 : tensor<8x4x1x16xf32>
}

// Blocks of 6 elements are no blocks of a matrix with rows of 4, ...
// CHECK-LABEL: func.func @boundary_within_a_row(
// CHECK-SAME:    -> (tensor<6x4xf32> {tp25d.sharding = #tp25d.sharding<[{}, {}]>})
func.func @boundary_within_a_row(%x: tensor<24xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}]>}) -> tensor<6x4xf32> {
  %0 = tensor.expand_shape %x [[0, 1]] output_shape [6, 4] : tensor<24xf32> into tensor<6x4xf32>
  return %0 : tensor<6x4xf32>
}

// ... nor of one with rows of 8.
// CHECK-LABEL: func.func @rows_that_do_not_divide(
// CHECK-SAME:    -> (tensor<3x8xf32> {tp25d.sharding = #tp25d.sharding<[{}, {}]>})
func.func @rows_that_do_not_divide(%x: tensor<24xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}]>}) -> tensor<3x8xf32> {
  %0 = tensor.expand_shape %x [[0, 1]] output_shape [3, 8] : tensor<24xf32> into tensor<3x8xf32>
  return %0 : tensor<3x8xf32>
}

// CHECK-LABEL: func.func @collapse(
// CHECK-SAME:    -> (tensor<32x32xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>})
func.func @collapse(%x: tensor<4x8x2x16xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {}, {col}, {}]>}) -> tensor<32x32xf32> {
  %0 = tensor.collapse_shape %x [[0, 1], [2, 3]] : tensor<4x8x2x16xf32> into tensor<32x32xf32>
  return %0 : tensor<32x32xf32>
}

// The minor of two dimensions: the parts do not lie one after the other, but for one row a device.
// CHECK-LABEL: func.func @collapse_minor(
// CHECK-SAME:    -> (tensor<32xf32> {tp25d.sharding = #tp25d.sharding<[{}]>})
func.func @collapse_minor(%x: tensor<4x8xf32> {tp25d.sharding = #tp25d.sharding<[{}, {row}]>}) -> tensor<32xf32> {
  %0 = tensor.collapse_shape %x [[0, 1]] : tensor<4x8xf32> into tensor<32xf32>
  return %0 : tensor<32xf32>
}

// CHECK-LABEL: func.func @collapse_single_rows(
// CHECK-SAME:    -> (tensor<16xf32> {tp25d.sharding = #tp25d.sharding<[{row, col}]>})
func.func @collapse_single_rows(%x: tensor<2x8xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {col}]>}) -> tensor<16xf32> {
  %0 = tensor.collapse_shape %x [[0, 1]] : tensor<2x8xf32> into tensor<16xf32>
  return %0 : tensor<16xf32>
}

// Backwards: what the result wants.
// CHECK-LABEL: func.func @backwards(
// CHECK-SAME:    tensor<2x8x4x8xf32> {tp25d.sharding = #tp25d.sharding<[{dep}, {row}, {col}, {}]>}
func.func @backwards(%x: tensor<2x8x4x8xf32>) -> (tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}) {
  %0 = tensor.collapse_shape %x [[0, 1], [2, 3]] : tensor<2x8x4x8xf32> into tensor<16x32xf32>
  return %0 : tensor<16x32xf32>
}

// CHECK-LABEL: func.func @scalar(
// CHECK-SAME:    -> (tensor<f32> {tp25d.sharding = #tp25d.sharding<[]>})
func.func @scalar(%x: tensor<1x1xf32> ) -> tensor<f32> {
  %0 = tensor.collapse_shape %x [] : tensor<1x1xf32> into tensor<f32>
  return %0 : tensor<f32>
}
