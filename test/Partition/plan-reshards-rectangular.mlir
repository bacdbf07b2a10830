// RUN: tp25d-opt %s --plan-reshards | FileCheck %s

// Axes of size 1 cost nothing and leave nothing; others count with their own size.
module attributes {tp25d.grid = #tp25d.grid<data = 3, depth = 1, row = 2, col = 4>} {
  // CHECK-LABEL: func.func @alone(
  // CHECK-SAME:    %[[X:.*]]: tensor<8xf32>
  // CHECK-NEXT:    return %[[X]]
  func.func @alone(%x: tensor<8xf32>) -> tensor<8xf32> {
    %0 = tp25d.reshard %x from <[{dep}]> to <[{}]> : tensor<8xf32> -> tensor<8xf32>
    return %0 : tensor<8xf32>
  }

  // CHECK-LABEL: func.func @sum_alone(
  // CHECK-SAME:    %[[X:.*]]: tensor<7xf32>
  // CHECK-NEXT:    return %[[X]]
  func.func @sum_alone(%x: tensor<7xf32>) -> tensor<7xf32> {
    %0 = tp25d.reshard %x from <[{}], partial = {dep}> to <[{}]> : tensor<7xf32> -> tensor<7xf32>
    return %0 : tensor<7xf32>
  }

  // CHECK-LABEL: func.func @gather(
  // CHECK:         %[[A:.*]] = tp25d.all_gather %{{.*}} along col dimension 0 : tensor<1xf32> -> tensor<4xf32>
  // CHECK:         %[[B:.*]] = tp25d.all_gather %[[A]] along row dimension 0 : tensor<4xf32> -> tensor<8xf32>
  // CHECK:         %[[C:.*]] = tp25d.all_gather %[[B]] along data dimension 0 : tensor<8xf32> -> tensor<24xf32>
  // CHECK:         return %[[C]]
  func.func @gather(%x: tensor<1xf32>) -> tensor<24xf32> {
    %0 = tp25d.reshard %x from <[{data, row, col}]> to <[{}]> : tensor<1xf32> -> tensor<24xf32>
    return %0 : tensor<24xf32>
  }

  // 6 rows cannot take col besides row; they stay where they are until the end.
  // CHECK-LABEL: func.func @indivisible(
  // CHECK:         %[[A:.*]] = tp25d.all_gather %{{.*}} along col dimension 1 : tensor<3x1xf32> -> tensor<3x4xf32>
  // CHECK:         %[[B:.*]] = tp25d.all_to_all %[[A]] along row split 1 concat 0 : tensor<3x4xf32> -> tensor<6x2xf32>
  // CHECK:         return %[[B]]
  func.func @indivisible(%x: tensor<3x1xf32>) -> tensor<6x2xf32> {
    %0 = tp25d.reshard %x from <[{row}, {col}]> to <[{}, {row}]> : tensor<3x1xf32> -> tensor<6x2xf32>
    return %0 : tensor<6x2xf32>
  }
}
