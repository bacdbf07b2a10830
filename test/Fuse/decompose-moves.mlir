// RUN: tp25d-opt %s --pass-pipeline='builtin.module(func.func(decompose-moves))' | FileCheck %s

// CHECK-LABEL: func.func @concat(
// CHECK-SAME:    %[[A:.*]]: tensor<2x8xf32>, %[[B:.*]]: tensor<3x8xf32>
// CHECK-NOT:     tensor.concat
// CHECK:         %[[EMPTY:.*]] = tensor.empty() : tensor<5x8xf32>
// CHECK:         %[[FIRST:.*]] = tensor.insert_slice %[[A]] into %[[EMPTY]][0, 0] [2, 8] [1, 1] : tensor<2x8xf32> into tensor<5x8xf32>
// CHECK:         %[[BOTH:.*]] = tensor.insert_slice %[[B]] into %[[FIRST]][2, 0] [3, 8] [1, 1] : tensor<3x8xf32> into tensor<5x8xf32>
// CHECK:         return %[[BOTH]]
func.func @concat(%a: tensor<2x8xf32>, %b: tensor<3x8xf32>) -> tensor<5x8xf32> {
  %0 = tensor.concat dim(0) %a, %b : (tensor<2x8xf32>, tensor<3x8xf32>) -> tensor<5x8xf32>
  return %0 : tensor<5x8xf32>
}

// CHECK-LABEL: func.func @concat_columns(
// CHECK-COUNT-3: tensor.insert_slice
// CHECK-NOT:     tensor.concat
func.func @concat_columns(%a: tensor<2x8xf32>, %b: tensor<2x3xf32>) -> tensor<2x19xf32> {
  %0 = tensor.concat dim(1) %a, %b, %a : (tensor<2x8xf32>, tensor<2x3xf32>, tensor<2x8xf32>) -> tensor<2x19xf32>
  return %0 : tensor<2x19xf32>
}

// CHECK-LABEL: func.func @pad(
// CHECK-SAME:    %[[X:.*]]: tensor<2x8xf32>
// CHECK:         %[[VALUE:.*]] = arith.constant 1.0
// CHECK:         %[[EMPTY:.*]] = tensor.empty() : tensor<5x12xf32>
// CHECK:         %[[FILLED:.*]] = linalg.fill ins(%[[VALUE]] : f32) outs(%[[EMPTY]] : tensor<5x12xf32>)
// CHECK:         %[[Y:.*]] = tensor.insert_slice %[[X]] into %[[FILLED]][1, 4] [2, 8] [1, 1] : tensor<2x8xf32> into tensor<5x12xf32>
// CHECK-NEXT:    return %[[Y]]
func.func @pad(%x: tensor<2x8xf32>) -> tensor<5x12xf32> {
  %one = arith.constant 1.0 : f32
  %0 = tensor.pad %x low[1, 4] high[2, 0] {
  ^bb0(%i: index, %j: index):
    tensor.yield %one : f32
  } : tensor<2x8xf32> to tensor<5x12xf32>
  return %0 : tensor<5x12xf32>
}

// Padding by an expression of the index is generated first.
// CHECK-LABEL: func.func @pad_with_index(
// CHECK-NOT:     tensor.pad
// CHECK:         %[[GENERATED:.*]] = tensor.generate
// CHECK:         tensor.insert_slice %{{.*}} into %[[GENERATED]]
func.func @pad_with_index(%x: tensor<8xf32>) -> tensor<12xf32> {
  %0 = tensor.pad %x low[0] high[4] {
  ^bb0(%i: index):
    %number = arith.index_cast %i : index to i32
    %float = arith.sitofp %number : i32 to f32
    tensor.yield %float : f32
  } : tensor<8xf32> to tensor<12xf32>
  return %0 : tensor<12xf32>
}

// A step that is never taken is 1.
// CHECK-LABEL: func.func @unused_stride(
// CHECK:         tensor.extract_slice %{{.*}}[0, 3] [2, 1] [3, 1]
// CHECK:         tensor.insert_slice %{{.*}} into %{{.*}}[0, 2] [2, 1] [2, 1]
func.func @unused_stride(%x: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %0 = tensor.extract_slice %x[0, 3] [2, 1] [3, 5] : tensor<4x6xf32> to tensor<2xf32>
  %1 = tensor.insert_slice %0 into %x[0, 2] [2, 1] [2, 7] : tensor<2xf32> into tensor<4x6xf32>
  return %1 : tensor<4x6xf32>
}
