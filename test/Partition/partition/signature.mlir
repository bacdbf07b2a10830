// RUN: tp25d-opt %s --partition | FileCheck %s

// Arguments and results have the types of blocks; what they are blocks of, and how, stands beside them. Parameters keep
// their names and values.
#X = #tp25d.sharding<[{dep, row}, {col}]>
#W = #tp25d.sharding<[{row}, {col}]>
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  // CHECK-LABEL: func.func @arguments(
  // CHECK-SAME:    tensor<4x16xf32> {tp25d.global = tensor<16x32xf32>, tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}
  // CHECK-SAME:    tensor<1x1xf32> {tp25d.global = tensor<2x2xf32>, tp25d.param = "w", tp25d.sharding = #tp25d.sharding<[{row}, {col}]>, tp25d.value = dense<
  // CHECK-SAME:    : tensor<2x2xf32>}
  // CHECK-SAME:    tensor<i64> {tp25d.global = tensor<i64>, tp25d.sharding = #tp25d.sharding<[]>}
  // CHECK-SAME:    -> (tensor<4x16xf32> {tp25d.global = tensor<16x32xf32>, tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>})
  // CHECK-NEXT:    return %{{.*}} : tensor<4x16xf32>
  func.func @arguments(%x: tensor<16x32xf32> {tp25d.sharding = #X},
                       %w: tensor<2x2xf32> {tp25d.param = "w", tp25d.sharding = #W, tp25d.value = dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>},
                       %s: tensor<i64> {tp25d.sharding = #tp25d.sharding<[]>}) -> (tensor<16x32xf32> {tp25d.sharding = #X}) {
    return %x : tensor<16x32xf32>
  }

  // What is wanted in several ways is resharded once for each.
  // CHECK-LABEL: func.func @results(
  // CHECK-SAME:    %[[X:[^:]*]]: tensor<4x16xf32>
  // CHECK-DAG:     %[[W:.*]] = tp25d.reshard %[[X]] from <[{dep, row}, {col}]> to <[{row}, {col}]> : tensor<4x16xf32> -> tensor<8x16xf32>
  // CHECK-DAG:     %[[WHOLE:.*]] = tp25d.reshard %[[X]] from <[{dep, row}, {col}]> to <[{}, {}]> : tensor<4x16xf32> -> tensor<16x32xf32>
  // CHECK:         return %[[X]], %[[W]], %[[W]], %[[WHOLE]]
  func.func @results(%x: tensor<16x32xf32> {tp25d.sharding = #X})
      -> (tensor<16x32xf32> {tp25d.sharding = #X}, tensor<16x32xf32> {tp25d.sharding = #W},
          tensor<16x32xf32> {tp25d.sharding = #W}, tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{}, {}]>}) {
    return %x, %x, %x, %x : tensor<16x32xf32>, tensor<16x32xf32>, tensor<16x32xf32>, tensor<16x32xf32>
  }

  // An argument whose blocks are still to be summed.
  // CHECK-LABEL: func.func @partial(
  // CHECK-SAME:    %[[X:[^:]*]]: tensor<16x32xf32> {tp25d.global = tensor<16x32xf32>, tp25d.sharding = #tp25d.sharding<[{}, {}], partial = {dep}>}
  // CHECK:         tp25d.reshard %[[X]] from <[{}, {}], partial = {dep}> to <[{row}, {col}]> : tensor<16x32xf32> -> tensor<8x16xf32>
  func.func @partial(%x: tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{}, {}], partial = {dep}>})
      -> (tensor<16x32xf32> {tp25d.sharding = #W}) {
    return %x : tensor<16x32xf32>
  }

  // What annotated the operations on whole tensors is gone from those on blocks.
  // CHECK-LABEL: func.func @annotations(
  // CHECK:         linalg.exp ins(
  // CHECK-NOT:     tp25d.
  // CHECK:         return
  func.func @annotations(%x: tensor<16x32xf32> {tp25d.sharding = #X}) -> (tensor<16x32xf32> {tp25d.sharding = #X}) {
    %0 = linalg.exp {tp25d.sharding = #X, tp25d.provenance = "annotated"}
        ins(%x : tensor<16x32xf32>) outs(%x : tensor<16x32xf32>) -> tensor<16x32xf32>
    return %0 : tensor<16x32xf32>
  }

  // An operation that is not annotated gives what its operands make of it.
  // CHECK-LABEL: func.func @not_annotated(
  // CHECK-NEXT:    %[[Y:.*]] = linalg.exp ins(%{{.*}} : tensor<4x16xf32>)
  // CHECK-NEXT:    %[[Z:.*]] = tp25d.reshard %[[Y]] from <[{dep, row}, {col}]> to <[{row}, {col}]>
  // CHECK-NEXT:    return %[[Z]]
  func.func @not_annotated(%x: tensor<16x32xf32> {tp25d.sharding = #X}) -> (tensor<16x32xf32> {tp25d.sharding = #W}) {
    %0 = linalg.exp ins(%x : tensor<16x32xf32>) outs(%x : tensor<16x32xf32>) -> tensor<16x32xf32>
    return %0 : tensor<16x32xf32>
  }

  // CHECK: func.func private @declared(tensor<16xf32>)
  func.func private @declared(tensor<16xf32>)
}
