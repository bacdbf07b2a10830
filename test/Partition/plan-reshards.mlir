// RUN: tp25d-opt %s --plan-reshards | FileCheck %s

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  //===--------------------------------------------------------------------===//
  // One step
  //===--------------------------------------------------------------------===//

  // CHECK-LABEL: func.func @all_gather(
  // CHECK-SAME:    %[[X:.*]]: tensor<4x8xf32>
  // CHECK-NEXT:    %[[Y:.*]] = tp25d.all_gather %[[X]] along col dimension 1 : tensor<4x8xf32> -> tensor<4x16xf32>
  // CHECK-NEXT:    return %[[Y]]
  func.func @all_gather(%x: tensor<4x8xf32>) -> tensor<4x16xf32> {
    %0 = tp25d.reshard %x from <[{dep, row}, {col}]> to <[{dep, row}, {}]> : tensor<4x8xf32> -> tensor<4x16xf32>
    return %0 : tensor<4x16xf32>
  }

  // CHECK-LABEL: func.func @all_to_all(
  // CHECK-SAME:    %[[X:.*]]: tensor<4x8xf32>
  // CHECK-NEXT:    %[[Y:.*]] = tp25d.all_to_all %[[X]] along row split 1 concat 0 : tensor<4x8xf32> -> tensor<8x4xf32>
  // CHECK-NEXT:    return %[[Y]]
  func.func @all_to_all(%x: tensor<4x8xf32>) -> tensor<8x4xf32> {
    %0 = tp25d.reshard %x from <[{dep, row}, {col}]> to <[{dep}, {col, row}]> : tensor<4x8xf32> -> tensor<8x4xf32>
    return %0 : tensor<8x4xf32>
  }

  // CHECK-LABEL: func.func @all_reduce(
  // CHECK-NEXT:    %[[Y:.*]] = tp25d.all_reduce %{{.*}} along col sum : tensor<8xf32>
  // CHECK-NEXT:    return %[[Y]]
  func.func @all_reduce(%x: tensor<8xf32>) -> tensor<8xf32> {
    %0 = tp25d.reshard %x from <[{row}], partial = {col}> to <[{row}]> : tensor<8xf32> -> tensor<8xf32>
    return %0 : tensor<8xf32>
  }

  // Half as much as summing and cutting.
  // CHECK-LABEL: func.func @reduce_scatter(
  // CHECK-NEXT:    %[[Y:.*]] = tp25d.reduce_scatter %{{.*}} along col dimension 0 sum : tensor<8xf32> -> tensor<4xf32>
  // CHECK-NEXT:    return %[[Y]]
  func.func @reduce_scatter(%x: tensor<8xf32>) -> tensor<4xf32> {
    %0 = tp25d.reshard %x from <[{row}], partial = {col}> to <[{row, col}]> : tensor<8xf32> -> tensor<4xf32>
    return %0 : tensor<4xf32>
  }

  // What every device has is cut without a word to the others.
  // CHECK-LABEL: func.func @slice(
  // CHECK-SAME:    %[[X:.*]]: tensor<16x4xf32>
  // CHECK-DAG:     %[[COL:.*]] = tp25d.device_coordinate col
  // CHECK-DAG:     %[[C8:.*]] = arith.constant 8 : index
  // CHECK-DAG:     %[[C0:.*]] = arith.constant 0 : index
  // CHECK:         %[[SCALED:.*]] = arith.muli %[[COL]], %[[C8]]
  // CHECK:         %[[BEGIN:.*]] = arith.addi %[[C0]], %[[SCALED]]
  // CHECK:         %[[Y:.*]] = tensor.extract_slice %[[X]][%[[BEGIN]], 0] [8, 4] [1, 1] : tensor<16x4xf32> to tensor<8x4xf32>
  // CHECK-NEXT:    return %[[Y]]
  func.func @slice(%x: tensor<16x4xf32>) -> tensor<8x4xf32> {
    %0 = tp25d.reshard %x from <[{}, {row}]> to <[{col}, {row}]> : tensor<16x4xf32> -> tensor<8x4xf32>
    return %0 : tensor<8x4xf32>
  }

  // CHECK-LABEL: func.func @nothing(
  // CHECK-SAME:    %[[X:.*]]: tensor<4xf32>
  // CHECK-NEXT:    return %[[X]]
  func.func @nothing(%x: tensor<4xf32>) -> tensor<4xf32> {
    %0 = tp25d.reshard %x from <[{row}]> to <[{row}]> : tensor<4xf32> -> tensor<4xf32>
    return %0 : tensor<4xf32>
  }

  //===--------------------------------------------------------------------===//
  // Several steps
  //===--------------------------------------------------------------------===//

  // The minor axis first: blocks stay blocks.
  // CHECK-LABEL: func.func @gather_two_axes(
  // CHECK-NEXT:    %[[A:.*]] = tp25d.all_gather %{{.*}} along row dimension 0 : tensor<4xf32> -> tensor<8xf32>
  // CHECK-NEXT:    %[[B:.*]] = tp25d.all_gather %[[A]] along dep dimension 0 : tensor<8xf32> -> tensor<16xf32>
  // CHECK-NEXT:    return %[[B]]
  func.func @gather_two_axes(%x: tensor<4xf32>) -> tensor<16xf32> {
    %0 = tp25d.reshard %x from <[{dep, row}]> to <[{}]> : tensor<4xf32> -> tensor<16xf32>
    return %0 : tensor<16xf32>
  }

  // The major axis first.
  // CHECK-LABEL: func.func @slice_by_two_axes(
  // CHECK:         tp25d.device_coordinate dep
  // CHECK:         tensor.extract_slice %{{.*}} : tensor<16xf32> to tensor<8xf32>
  // CHECK:         tp25d.device_coordinate row
  // CHECK:         tensor.extract_slice %{{.*}} : tensor<8xf32> to tensor<4xf32>
  func.func @slice_by_two_axes(%x: tensor<16xf32>) -> tensor<4xf32> {
    %0 = tp25d.reshard %x from <[{}]> to <[{dep, row}]> : tensor<16xf32> -> tensor<4xf32>
    return %0 : tensor<4xf32>
  }

  // The blocks change places though their shape stays.
  // CHECK-LABEL: func.func @another_order(
  // CHECK-NEXT:    tp25d.all_gather %{{.*}} along row dimension 0 : tensor<4xf32> -> tensor<8xf32>
  // CHECK-NEXT:    tp25d.all_gather %{{.*}} along dep dimension 0 : tensor<8xf32> -> tensor<16xf32>
  // CHECK:         tp25d.device_coordinate row
  // CHECK:         tensor.extract_slice %{{.*}} : tensor<16xf32> to tensor<8xf32>
  // CHECK:         tp25d.device_coordinate dep
  // CHECK:         tensor.extract_slice %{{.*}} : tensor<8xf32> to tensor<4xf32>
  func.func @another_order(%x: tensor<4xf32>) -> tensor<4xf32> {
    %0 = tp25d.reshard %x from <[{dep, row}]> to <[{row, dep}]> : tensor<4xf32> -> tensor<4xf32>
    return %0 : tensor<4xf32>
  }

  // Summing before gathering moves less than the other way round.
  // CHECK-LABEL: func.func @sum_then_gather(
  // CHECK-NEXT:    %[[SUM:.*]] = tp25d.all_reduce %{{.*}} along col sum : tensor<3xf32>
  // CHECK-NEXT:    %[[Y:.*]] = tp25d.all_gather %[[SUM]] along row dimension 0 : tensor<3xf32> -> tensor<6xf32>
  // CHECK-NEXT:    return %[[Y]]
  func.func @sum_then_gather(%x: tensor<3xf32>) -> tensor<6xf32> {
    %0 = tp25d.reshard %x from <[{row}], partial = {col}> to <[{}]> : tensor<3xf32> -> tensor<6xf32>
    return %0 : tensor<6xf32>
  }

  // Cutting before summing moves less than the other way round.
  // CHECK-LABEL: func.func @slice_then_sum(
  // CHECK:         %[[PART:.*]] = tensor.extract_slice %{{.*}} : tensor<6xf32> to tensor<3xf32>
  // CHECK-NEXT:    %[[Y:.*]] = tp25d.all_reduce %[[PART]] along col sum : tensor<3xf32>
  // CHECK-NEXT:    return %[[Y]]
  func.func @slice_then_sum(%x: tensor<6xf32>) -> tensor<3xf32> {
    %0 = tp25d.reshard %x from <[{}], partial = {col}> to <[{row}]> : tensor<6xf32> -> tensor<3xf32>
    return %0 : tensor<3xf32>
  }

  // Sums over axes that the target keeps partial are not its business.
  // CHECK-LABEL: func.func @stays_partial(
  // CHECK-NEXT:    %[[Y:.*]] = tp25d.all_reduce %{{.*}} along row sum : tensor<3xf32>
  // CHECK-NEXT:    return %[[Y]]
  func.func @stays_partial(%x: tensor<3xf32>) -> tensor<3xf32> {
    %0 = tp25d.reshard %x from <[{}], partial = {row, dep}> to <[{}], partial = {dep}> : tensor<3xf32> -> tensor<3xf32>
    return %0 : tensor<3xf32>
  }

  // CHECK-LABEL: func.func @scalar(
  // CHECK-NEXT:    %[[A:.*]] = tp25d.all_reduce %{{.*}} along {{row|dep}} sum : tensor<f32>
  // CHECK-NEXT:    %[[B:.*]] = tp25d.all_reduce %[[A]] along {{row|dep}} sum : tensor<f32>
  // CHECK-NEXT:    return %[[B]]
  func.func @scalar(%x: tensor<f32>) -> tensor<f32> {
    %0 = tp25d.reshard %x from <[], partial = {row, dep}> to <[]> : tensor<f32> -> tensor<f32>
    return %0 : tensor<f32>
  }

  //===--------------------------------------------------------------------===//
  // What upstream's shard-partition gets wrong, without an error
  //===--------------------------------------------------------------------===//

  // [[0, 1], [2]] to [[0], [1, 2]]: upstream gathers along axis 1 and returns a block of 8x4. It is 8x2.
  // CHECK-LABEL: func.func @to_the_major_place(
  // CHECK-SAME:    %[[X:.*]]: tensor<4x4xf32>) -> tensor<8x2xf32>
  // CHECK-NEXT:    %[[A:.*]] = tp25d.all_gather %[[X]] along col dimension 1 : tensor<4x4xf32> -> tensor<4x8xf32>
  // CHECK-NEXT:    %[[B:.*]] = tp25d.all_to_all %[[A]] along row split 1 concat 0 : tensor<4x8xf32> -> tensor<8x4xf32>
  // CHECK:         tp25d.device_coordinate col
  // CHECK:         %[[Y:.*]] = tensor.extract_slice %[[B]][0, %{{.*}}] [8, 2] [1, 1] : tensor<8x4xf32> to tensor<8x2xf32>
  // CHECK-NEXT:    return %[[Y]] : tensor<8x2xf32>
  func.func @to_the_major_place(%x: tensor<4x4xf32>) -> tensor<8x2xf32> {
    %0 = tp25d.reshard %x from <[{dep, row}, {col}]> to <[{dep}, {row, col}]> : tensor<4x4xf32> -> tensor<8x2xf32>
    return %0 : tensor<8x2xf32>
  }

  // [[0], [1]] to [[1], [0]]: upstream exchanges once and returns 8x2. It is 4x4.
  // CHECK-LABEL: func.func @axes_change_places(
  // CHECK-SAME:    %[[X:.*]]: tensor<4x4xf32>) -> tensor<4x4xf32>
  // CHECK-NEXT:    %[[A:.*]] = tp25d.all_gather %[[X]] along col dimension 1 : tensor<4x4xf32> -> tensor<4x8xf32>
  // CHECK-NEXT:    %[[B:.*]] = tp25d.all_to_all %[[A]] along row split 1 concat 0 : tensor<4x8xf32> -> tensor<8x4xf32>
  // CHECK:         tp25d.device_coordinate col
  // CHECK:         %[[Y:.*]] = tensor.extract_slice %[[B]][%{{.*}}, 0] [4, 4] [1, 1] : tensor<8x4xf32> to tensor<4x4xf32>
  // CHECK-NEXT:    return %[[Y]] : tensor<4x4xf32>
  func.func @axes_change_places(%x: tensor<4x4xf32>) -> tensor<4x4xf32> {
    %0 = tp25d.reshard %x from <[{row}, {col}]> to <[{col}, {row}]> : tensor<4x4xf32> -> tensor<4x4xf32>
    return %0 : tensor<4x4xf32>
  }
}
