// RUN: tp25d-opt %s --partition | FileCheck %s

#X = #tp25d.sharding<[{dep, row}, {col}]>
#S = #tp25d.sharding<[{dep, row}, {}]>
#R = #tp25d.sharding<[{dep, row}]>
#P = #tp25d.sharding<[{}, {col}]>
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  // A dimension that is cut is whole on every device; the others keep their blocks.
  // CHECK-LABEL: func.func @extract_slice(
  // CHECK:         %[[X:.*]] = tp25d.reshard %{{.*}} from <[{dep, row}, {col}]> to <[{dep, row}, {}]> : tensor<4x16xf32> -> tensor<4x32xf32>
  // CHECK:         tensor.extract_slice %[[X]][0, 4] [4, 8] [1, 1] : tensor<4x32xf32> to tensor<4x8xf32>
  // CHECK:         tensor.extract_slice %[[X]][0, 5] [4, 1] [1, 1] : tensor<4x32xf32> to tensor<4xf32>
  // CHECK:         tensor.extract_slice %[[X]][0, 0] [4, 16] [1, 2] : tensor<4x32xf32> to tensor<4x16xf32>
  func.func @extract_slice(%x: tensor<16x32xf32> {tp25d.sharding = #X})
      -> (tensor<16x8xf32> {tp25d.sharding = #S}, tensor<16xf32> {tp25d.sharding = #R}, tensor<16x16xf32> {tp25d.sharding = #S}) {
    %0 = tensor.extract_slice %x[0, 4] [16, 8] [1, 1] {tp25d.sharding = #S} : tensor<16x32xf32> to tensor<16x8xf32>
    %1 = tensor.extract_slice %x[0, 5] [16, 1] [1, 1] {tp25d.sharding = #R} : tensor<16x32xf32> to tensor<16xf32>
    %2 = tensor.extract_slice %x[0, 0] [16, 16] [1, 2] {tp25d.sharding = #S} : tensor<16x32xf32> to tensor<16x16xf32>
    return %0, %1, %2 : tensor<16x8xf32>, tensor<16xf32>, tensor<16x16xf32>
  }

  // CHECK-LABEL: func.func @insert_slice(
  // CHECK-DAG:     %[[D:.*]] = tp25d.reshard %{{.*}} from <[{dep, row}, {col}]> to <[{dep, row}, {}]> : tensor<4x4xf32> -> tensor<4x8xf32>
  // CHECK-DAG:     %[[X:.*]] = tp25d.reshard %{{.*}} from <[{dep, row}, {col}]> to <[{dep, row}, {}]> : tensor<4x16xf32> -> tensor<4x32xf32>
  // CHECK:         tensor.insert_slice %[[D]] into %[[X]][0, 2] [4, 8] [1, 1] : tensor<4x8xf32> into tensor<4x32xf32>
  // CHECK:         tensor.insert_slice %{{.*}} into %[[X]][0, 7] [4, 1] [1, 1] : tensor<4xf32> into tensor<4x32xf32>
  func.func @insert_slice(%x: tensor<16x32xf32> {tp25d.sharding = #X}, %d: tensor<16x8xf32> {tp25d.sharding = #X},
                          %v: tensor<16xf32> {tp25d.sharding = #R})
      -> (tensor<16x32xf32> {tp25d.sharding = #S}, tensor<16x32xf32> {tp25d.sharding = #S}) {
    %0 = tensor.insert_slice %d into %x[0, 2] [16, 8] [1, 1] {tp25d.sharding = #S} : tensor<16x8xf32> into tensor<16x32xf32>
    %1 = tensor.insert_slice %v into %x[0, 7] [16, 1] [1, 1] {tp25d.sharding = #S} : tensor<16xf32> into tensor<16x32xf32>
    return %0, %1 : tensor<16x32xf32>, tensor<16x32xf32>
  }

  // A slice of all of it keeps all its blocks.
  // CHECK-LABEL: func.func @whole_slice(
  // CHECK-NOT:     tp25d.reshard
  // CHECK:         tensor.extract_slice %{{.*}}[0, 0] [4, 16] [1, 1] : tensor<4x16xf32> to tensor<4x16xf32>
  func.func @whole_slice(%x: tensor<16x32xf32> {tp25d.sharding = #X}) -> (tensor<16x32xf32> {tp25d.sharding = #X}) {
    %0 = tensor.extract_slice %x[0, 0] [16, 32] [1, 1] {tp25d.sharding = #X} : tensor<16x32xf32> to tensor<16x32xf32>
    return %0 : tensor<16x32xf32>
  }

  // CHECK-LABEL: func.func @concat(
  // CHECK-DAG:     %[[X:.*]] = tp25d.reshard %{{.*}} from <[{dep, row}, {col}]> to <[{dep, row}, {}]> : tensor<4x16xf32> -> tensor<4x32xf32>
  // CHECK-DAG:     %[[D:.*]] = tp25d.reshard %{{.*}} from <[{dep, row}, {col}]> to <[{dep, row}, {}]> : tensor<4x4xf32> -> tensor<4x8xf32>
  // CHECK:         tensor.concat dim(1) %[[X]], %[[D]] : (tensor<4x32xf32>, tensor<4x8xf32>) -> tensor<4x40xf32>
  func.func @concat(%x: tensor<16x32xf32> {tp25d.sharding = #X}, %d: tensor<16x8xf32> {tp25d.sharding = #X})
      -> (tensor<16x40xf32> {tp25d.sharding = #S}) {
    %0 = tensor.concat dim(1) %x, %d {tp25d.sharding = #S} : (tensor<16x32xf32>, tensor<16x8xf32>) -> tensor<16x40xf32>
    return %0 : tensor<16x40xf32>
  }

  // CHECK-LABEL: func.func @pad(
  // CHECK:         %[[X:.*]] = tp25d.reshard %{{.*}} from <[{dep, row}, {col}]> to <[{}, {col}]> : tensor<4x16xf32> -> tensor<16x16xf32>
  // CHECK:         tensor.pad %[[X]] low[1, 0] high[3, 0]
  // CHECK:         : tensor<16x16xf32> to tensor<20x16xf32>
  func.func @pad(%x: tensor<16x32xf32> {tp25d.sharding = #X}) -> (tensor<20x32xf32> {tp25d.sharding = #P}) {
    %zero = arith.constant 0.0 : f32
    %0 = tensor.pad %x low[1, 0] high[3, 0] {
    ^bb0(%i: index, %j: index):
      tensor.yield %zero : f32
    } {tp25d.sharding = #P} : tensor<16x32xf32> to tensor<20x32xf32>
    return %0 : tensor<20x32xf32>
  }

  // Padding that depends on where it is needs the whole tensor.
  // CHECK-LABEL: func.func @pad_with_index(
  // CHECK:         %[[X:.*]] = tp25d.reshard %{{.*}} from <[{dep, row}, {col}]> to <[{}, {}]> : tensor<4x16xf32> -> tensor<16x32xf32>
  // CHECK:         %[[PADDED:.*]] = tensor.pad %[[X]] low[1, 0] high[3, 0]
  // CHECK:         : tensor<16x32xf32> to tensor<20x32xf32>
  // CHECK:         tp25d.reshard %[[PADDED]] from <[{}, {}]> to <[{}, {col}]> : tensor<20x32xf32> -> tensor<20x16xf32>
  func.func @pad_with_index(%x: tensor<16x32xf32> {tp25d.sharding = #X}) -> (tensor<20x32xf32> {tp25d.sharding = #P}) {
    %0 = tensor.pad %x low[1, 0] high[3, 0] {
    ^bb0(%i: index, %j: index):
      %number = arith.index_cast %j : index to i32
      %float = arith.sitofp %number : i32 to f32
      tensor.yield %float : f32
    } {tp25d.sharding = #P} : tensor<16x32xf32> to tensor<20x32xf32>
    return %0 : tensor<20x32xf32>
  }

  // CHECK-LABEL: func.func @expand_shape(
  // CHECK-SAME:    tensor<4x16xf32>
  // CHECK-NEXT:    tensor.expand_shape %{{.*}} {{\[\[}}0, 1], [2, 3]] output_shape [1, 4, 2, 8] : tensor<4x16xf32> into tensor<1x4x2x8xf32>
  func.func @expand_shape(%x: tensor<16x32xf32> {tp25d.sharding = #X})
      -> (tensor<2x8x4x8xf32> {tp25d.sharding = #tp25d.sharding<[{dep}, {row}, {col}, {}]>}) {
    %0 = tensor.expand_shape %x [[0, 1], [2, 3]] output_shape [2, 8, 4, 8]
        {tp25d.sharding = #tp25d.sharding<[{dep}, {row}, {col}, {}]>} : tensor<16x32xf32> into tensor<2x8x4x8xf32>
    return %0 : tensor<2x8x4x8xf32>
  }

  // CHECK-LABEL: func.func @collapse_shape(
  // CHECK-SAME:    tensor<1x4x2x8xf32>
  // CHECK-NEXT:    tensor.collapse_shape %{{.*}} {{\[\[}}0, 1], [2, 3]] : tensor<1x4x2x8xf32> into tensor<4x16xf32>
  func.func @collapse_shape(%x: tensor<2x8x4x8xf32> {tp25d.sharding = #tp25d.sharding<[{dep}, {row}, {col}, {}]>})
      -> (tensor<16x32xf32> {tp25d.sharding = #X}) {
    %0 = tensor.collapse_shape %x [[0, 1], [2, 3]] {tp25d.sharding = #X} : tensor<2x8x4x8xf32> into tensor<16x32xf32>
    return %0 : tensor<16x32xf32>
  }

  // A boundary between blocks within a row of the result: the tensor is whole there.
  // CHECK-LABEL: func.func @expand_within_a_row(
  // CHECK:         %[[X:.*]] = tp25d.reshard %{{.*}} from <[{dep, row}]> to <[{}]> : tensor<6xf32> -> tensor<24xf32>
  // CHECK:         tensor.expand_shape %[[X]] {{\[\[}}0, 1]] output_shape [6, 4] : tensor<24xf32> into tensor<6x4xf32>
  func.func @expand_within_a_row(%x: tensor<24xf32> {tp25d.sharding = #R})
      -> (tensor<6x4xf32> {tp25d.sharding = #tp25d.sharding<[{}, {}]>}) {
    %0 = tensor.expand_shape %x [[0, 1]] output_shape [6, 4] {tp25d.sharding = #tp25d.sharding<[{}, {}]>}
        : tensor<24xf32> into tensor<6x4xf32>
    return %0 : tensor<6x4xf32>
  }

  // Splats are made as blocks; other constants are there whole, and cut.
  // CHECK-LABEL: func.func @constants(
  // CHECK-DAG:     arith.constant dense<1.000000e+00> : tensor<1x1xf32>
  // CHECK-DAG:     tensor.empty() : tensor<1x1xf32>
  // CHECK-DAG:     %[[C:.*]] = arith.constant dense<{{.*}}> : tensor<4x2xf32>
  // CHECK-DAG:     tp25d.reshard %[[C]] from <[{}, {}]> to <[{dep, row}, {col}]> : tensor<4x2xf32> -> tensor<1x1xf32>
  func.func @constants() -> (tensor<4x2xf32> {tp25d.sharding = #X}, tensor<4x2xf32> {tp25d.sharding = #X},
                             tensor<4x2xf32> {tp25d.sharding = #X}) {
    %s = arith.constant {tp25d.sharding = #X} dense<1.0> : tensor<4x2xf32>
    %e = tensor.empty() {tp25d.sharding = #X} : tensor<4x2xf32>
    %c = arith.constant {tp25d.sharding = #X} dense<[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0], [7.0, 8.0]]> : tensor<4x2xf32>
    return %s, %e, %c : tensor<4x2xf32>, tensor<4x2xf32>, tensor<4x2xf32>
  }
}
