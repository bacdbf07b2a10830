// RUN: tp25d-opt %s --leading-collectives | FileCheck %s

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 4>} {
  // What is along dimension 0 already stays.
  // CHECK-LABEL: func.func @leading(
  // CHECK-NOT:     linalg.transpose
  // CHECK:         tp25d.all_gather %{{.*}} along row dimension 0 : tensor<4x8xf32> -> tensor<8x8xf32>
  // CHECK:         tp25d.reduce_scatter %{{.*}} along col dimension 0 maximum : tensor<8x8xf32> -> tensor<2x8xf32>
  // CHECK:         tp25d.all_to_all %{{.*}} along dep split 0 concat 0 : tensor<2x8xf32> -> tensor<2x8xf32>
  // CHECK-NOT:     linalg.transpose
  // CHECK:         return
  func.func @leading(%x: tensor<4x8xf32>) -> tensor<2x8xf32> {
    %0 = tp25d.all_gather %x along row dimension 0 : tensor<4x8xf32> -> tensor<8x8xf32>
    %1 = tp25d.reduce_scatter %0 along col dimension 0 maximum : tensor<8x8xf32> -> tensor<2x8xf32>
    %2 = tp25d.all_to_all %1 along dep split 0 concat 0 : tensor<2x8xf32> -> tensor<2x8xf32>
    return %2 : tensor<2x8xf32>
  }

  // Blocks are gathered in front, then each row's parts are brought together.
  // CHECK-LABEL: func.func @all_gather(
  // CHECK-SAME:    %[[X:.*]]: tensor<3x8xf32>
  // CHECK:         %[[PIECES:.*]] = tensor.expand_shape %[[X]] {{\[\[}}0, 1], [2]] output_shape [1, 3, 8] : tensor<3x8xf32> into tensor<1x3x8xf32>
  // CHECK:         %[[ALL:.*]] = tp25d.all_gather %[[PIECES]] along col dimension 0 : tensor<1x3x8xf32> -> tensor<4x3x8xf32>
  // CHECK:         %[[BACK:.*]] = linalg.transpose ins(%[[ALL]] : tensor<4x3x8xf32>) outs(%{{.*}} : tensor<3x4x8xf32>) permutation = [1, 0, 2]
  // CHECK:         %[[Y:.*]] = tensor.collapse_shape %[[BACK]] {{\[\[}}0], [1, 2]] : tensor<3x4x8xf32> into tensor<3x32xf32>
  // CHECK-NEXT:    return %[[Y]]
  func.func @all_gather(%x: tensor<3x8xf32>) -> tensor<3x32xf32> {
    %0 = tp25d.all_gather %x along col dimension 1 : tensor<3x8xf32> -> tensor<3x32xf32>
    return %0 : tensor<3x32xf32>
  }

  // Each row's parts are brought in front, then combined and dealt out.
  // CHECK-LABEL: func.func @reduce_scatter(
  // CHECK-SAME:    %[[X:.*]]: tensor<3x8xf32>
  // CHECK:         %[[CUT:.*]] = tensor.expand_shape %[[X]] {{\[\[}}0], [1, 2]] output_shape [3, 4, 2] : tensor<3x8xf32> into tensor<3x4x2xf32>
  // CHECK:         %[[PIECES:.*]] = linalg.transpose ins(%[[CUT]] : tensor<3x4x2xf32>) outs(%{{.*}} : tensor<4x3x2xf32>) permutation = [1, 0, 2]
  // CHECK:         %[[MINE:.*]] = tp25d.reduce_scatter %[[PIECES]] along col dimension 0 product : tensor<4x3x2xf32> -> tensor<1x3x2xf32>
  // CHECK:         %[[Y:.*]] = tensor.collapse_shape %[[MINE]] {{\[\[}}0, 1], [2]] : tensor<1x3x2xf32> into tensor<3x2xf32>
  // CHECK-NEXT:    return %[[Y]]
  func.func @reduce_scatter(%x: tensor<3x8xf32>) -> tensor<3x2xf32> {
    %0 = tp25d.reduce_scatter %x along col dimension 1 product : tensor<3x8xf32> -> tensor<3x2xf32>
    return %0 : tensor<3x2xf32>
  }

  // CHECK-LABEL: func.func @all_to_all(
  // CHECK-SAME:    %[[X:.*]]: tensor<12x8xf32>
  // CHECK:         %[[PIECES:.*]] = tensor.expand_shape %[[X]] {{\[\[}}0, 1], [2]] output_shape [4, 3, 8] : tensor<12x8xf32> into tensor<4x3x8xf32>
  // CHECK:         %[[ALL:.*]] = tp25d.all_to_all %[[PIECES]] along col split 0 concat 0 : tensor<4x3x8xf32> -> tensor<4x3x8xf32>
  // CHECK:         %[[BACK:.*]] = linalg.transpose ins(%[[ALL]] : tensor<4x3x8xf32>) outs(%{{.*}} : tensor<3x4x8xf32>) permutation = [1, 0, 2]
  // CHECK:         %[[Y:.*]] = tensor.collapse_shape %[[BACK]] {{\[\[}}0], [1, 2]] : tensor<3x4x8xf32> into tensor<3x32xf32>
  // CHECK-NEXT:    return %[[Y]]
  func.func @all_to_all(%x: tensor<12x8xf32>) -> tensor<3x32xf32> {
    %0 = tp25d.all_to_all %x along col split 0 concat 1 : tensor<12x8xf32> -> tensor<3x32xf32>
    return %0 : tensor<3x32xf32>
  }

  // The other way round: the parts of columns become rows.
  // CHECK-LABEL: func.func @all_to_all_back(
  // CHECK-SAME:    %[[X:.*]]: tensor<3x32xf32>
  // CHECK:         tensor.expand_shape %[[X]] {{\[\[}}0], [1, 2]] output_shape [3, 4, 8] : tensor<3x32xf32> into tensor<3x4x8xf32>
  // CHECK:         linalg.transpose {{.*}} permutation = [1, 0, 2]
  // CHECK:         tp25d.all_to_all %{{.*}} along col split 0 concat 0 : tensor<4x3x8xf32> -> tensor<4x3x8xf32>
  // CHECK:         tensor.collapse_shape %{{.*}} {{\[\[}}0, 1], [2]] : tensor<4x3x8xf32> into tensor<12x8xf32>
  func.func @all_to_all_back(%x: tensor<3x32xf32>) -> tensor<12x8xf32> {
    %0 = tp25d.all_to_all %x along col split 1 concat 0 : tensor<3x32xf32> -> tensor<12x8xf32>
    return %0 : tensor<12x8xf32>
  }

  // In the middle of three, and from one end to the other.
  // CHECK-LABEL: func.func @three_dimensions(
  // CHECK:         tp25d.all_gather %{{.*}} along row dimension 0 : tensor<1x2x3x8xf32> -> tensor<2x2x3x8xf32>
  // CHECK:         linalg.transpose {{.*}} outs(%{{.*}} : tensor<2x2x3x8xf32>) permutation = [1, 0, 2, 3]
  // CHECK:         tensor.collapse_shape %{{.*}} {{\[\[}}0], [1, 2], [3]] : tensor<2x2x3x8xf32> into tensor<2x6x8xf32>
  // CHECK:         tensor.expand_shape %{{.*}} {{\[\[}}0], [1], [2, 3]] output_shape [2, 6, 4, 2] : tensor<2x6x8xf32> into tensor<2x6x4x2xf32>
  // CHECK:         linalg.transpose {{.*}} outs(%{{.*}} : tensor<4x2x6x2xf32>) permutation = [2, 0, 1, 3]
  // CHECK:         tp25d.all_to_all %{{.*}} along col split 0 concat 0 : tensor<4x2x6x2xf32> -> tensor<4x2x6x2xf32>
  // CHECK:         linalg.transpose {{.*}} outs(%{{.*}} : tensor<2x4x6x2xf32>) permutation = [1, 0, 2, 3]
  // CHECK:         tensor.collapse_shape %{{.*}} {{\[\[}}0], [1, 2], [3]] : tensor<2x4x6x2xf32> into tensor<2x24x2xf32>
  func.func @three_dimensions(%x: tensor<2x3x8xf32>) -> tensor<2x24x2xf32> {
    %0 = tp25d.all_gather %x along row dimension 1 : tensor<2x3x8xf32> -> tensor<2x6x8xf32>
    %1 = tp25d.all_to_all %0 along col split 2 concat 1 : tensor<2x6x8xf32> -> tensor<2x24x2xf32>
    return %1 : tensor<2x24x2xf32>
  }
}
