// RUN: tp25d-opt %s --split-input-file --unpack-slices --canonicalize | FileCheck %s

// Queries, keys and values of one product with a bias: the weight and the bias get the dimension of the parts.
// CHECK-LABEL: func @packed
// CHECK-SAME:    %[[X:.*]]: tensor<8x4xf32>, %[[W:.*]]: tensor<4x6xf32>, %[[B:.*]]: tensor<6xf32>
// CHECK-DAG:   %[[W3:.*]] = tensor.expand_shape %[[W]] {{\[\[}}0], [1, 2]] output_shape [4, 3, 2]
// CHECK-DAG:   %[[ZERO:.*]] = linalg.fill {{.*}} -> tensor<8x3x2xf32>
// CHECK:       %[[Y:.*]] = linalg.generic
// CHECK-SAME:    ins(%[[X]], %[[W3]] : tensor<8x4xf32>, tensor<4x3x2xf32>) outs(%[[ZERO]] : tensor<8x3x2xf32>)
// CHECK:       %[[B3:.*]] = tensor.expand_shape %[[B]] {{\[\[}}0, 1]] output_shape [3, 2]
// CHECK:       %[[Z:.*]] = linalg.generic
// CHECK-SAME:    ins(%[[Y]], %[[B3]] : tensor<8x3x2xf32>, tensor<3x2xf32>)
// CHECK:       tensor.extract_slice %[[Z]][0, 0, 0] [8, 1, 2] [1, 1, 1] : tensor<8x3x2xf32> to tensor<8x2xf32>
// CHECK:       tensor.extract_slice %[[Z]][0, 1, 0] [8, 1, 2] [1, 1, 1] : tensor<8x3x2xf32> to tensor<8x2xf32>
// CHECK:       tensor.extract_slice %[[Z]][0, 2, 0] [8, 1, 2] [1, 1, 1] : tensor<8x3x2xf32> to tensor<8x2xf32>
#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (j)>
func.func @packed(%x: tensor<8x4xf32>, %w: tensor<4x6xf32>, %b: tensor<6xf32>) -> (tensor<8x2xf32>, tensor<8x2xf32>, tensor<8x2xf32>) {
  %c = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x6xf32>
  %zero = linalg.fill ins(%c : f32) outs(%e : tensor<8x6xf32>) -> tensor<8x6xf32>
  %y = linalg.matmul ins(%x, %w : tensor<8x4xf32>, tensor<4x6xf32>) outs(%zero : tensor<8x6xf32>) -> tensor<8x6xf32>
  %z = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%y, %b : tensor<8x6xf32>, tensor<6xf32>) outs(%e : tensor<8x6xf32>) {
  ^bb0(%p: f32, %q: f32, %o: f32):
    %s = arith.addf %p, %q : f32
    linalg.yield %s : f32
  } -> tensor<8x6xf32>
  %0 = tensor.extract_slice %z[0, 0] [8, 2] [1, 1] : tensor<8x6xf32> to tensor<8x2xf32>
  %1 = tensor.extract_slice %z[0, 2] [8, 2] [1, 1] : tensor<8x6xf32> to tensor<8x2xf32>
  %2 = tensor.extract_slice %z[0, 4] [8, 2] [1, 1] : tensor<8x6xf32> to tensor<8x2xf32>
  return %0, %1, %2 : tensor<8x2xf32>, tensor<8x2xf32>, tensor<8x2xf32>
}

// -----

// Rows of tokens that are merged first: the merged dimensions come apart as well.
// CHECK-LABEL: func @flat
// CHECK-SAME:    %[[X:.*]]: tensor<2x4x4xf32>
// CHECK-NOT:   collapse_shape
// CHECK:       linalg.generic
// CHECK-SAME:    ins(%[[X]], %{{.*}} : tensor<2x4x4xf32>, tensor<4x2x3xf32>) outs(%{{.*}} : tensor<2x4x2x3xf32>)
// CHECK:       tensor.extract_slice {{.*}} : tensor<2x4x2x3xf32> to tensor<2x4x3xf32>
func.func @flat(%x: tensor<2x4x4xf32>, %w: tensor<4x6xf32>, %zero: tensor<8x6xf32>) -> (tensor<2x4x3xf32>, tensor<2x4x3xf32>) {
  %rows = tensor.collapse_shape %x [[0, 1], [2]] : tensor<2x4x4xf32> into tensor<8x4xf32>
  %y = linalg.matmul ins(%rows, %w : tensor<8x4xf32>, tensor<4x6xf32>) outs(%zero : tensor<8x6xf32>) -> tensor<8x6xf32>
  %z = tensor.expand_shape %y [[0, 1], [2]] output_shape [2, 4, 6] : tensor<8x6xf32> into tensor<2x4x6xf32>
  %0 = tensor.extract_slice %z[0, 0, 0] [2, 4, 3] [1, 1, 1] : tensor<2x4x6xf32> to tensor<2x4x3xf32>
  %1 = tensor.extract_slice %z[0, 0, 3] [2, 4, 3] [1, 1, 1] : tensor<2x4x6xf32> to tensor<2x4x3xf32>
  return %0, %1 : tensor<2x4x3xf32>, tensor<2x4x3xf32>
}

// -----

// Not packed: a part that is not read, something else that reads the tensor, parts of different sizes, an annotation.
// CHECK-LABEL: func @others
// CHECK-NOT:   expand_shape
// CHECK-COUNT-8: tensor.extract_slice %{{.*}} : tensor<8x6xf32> to
func.func @others(%x: tensor<8x4xf32>, %w: tensor<4x6xf32>, %zero: tensor<8x6xf32>)
    -> (tensor<8x2xf32>, tensor<8x2xf32>, tensor<8x3xf32>, tensor<8x3xf32>, tensor<8x6xf32>, tensor<8x2xf32>, tensor<8x4xf32>, tensor<8x3xf32>, tensor<8x3xf32>) {
  %a = linalg.matmul ins(%x, %w : tensor<8x4xf32>, tensor<4x6xf32>) outs(%zero : tensor<8x6xf32>) -> tensor<8x6xf32>
  %0 = tensor.extract_slice %a[0, 0] [8, 2] [1, 1] : tensor<8x6xf32> to tensor<8x2xf32>
  %1 = tensor.extract_slice %a[0, 4] [8, 2] [1, 1] : tensor<8x6xf32> to tensor<8x2xf32>
  %b = linalg.matmul ins(%x, %w : tensor<8x4xf32>, tensor<4x6xf32>) outs(%a : tensor<8x6xf32>) -> tensor<8x6xf32>
  %2 = tensor.extract_slice %b[0, 0] [8, 3] [1, 1] : tensor<8x6xf32> to tensor<8x3xf32>
  %3 = tensor.extract_slice %b[0, 3] [8, 3] [1, 1] : tensor<8x6xf32> to tensor<8x3xf32>
  %c = linalg.matmul ins(%x, %w : tensor<8x4xf32>, tensor<4x6xf32>) outs(%b : tensor<8x6xf32>) -> tensor<8x6xf32>
  %4 = tensor.extract_slice %c[0, 0] [8, 2] [1, 1] : tensor<8x6xf32> to tensor<8x2xf32>
  %5 = tensor.extract_slice %c[0, 2] [8, 4] [1, 1] : tensor<8x6xf32> to tensor<8x4xf32>
  %d = linalg.matmul ins(%x, %w : tensor<8x4xf32>, tensor<4x6xf32>) outs(%c : tensor<8x6xf32>) -> tensor<8x6xf32>
  %6 = tensor.extract_slice %d[0, 0] [8, 3] [1, 1] {tp25d.sharding = #tp25d.sharding<[{row}, {}]>} : tensor<8x6xf32> to tensor<8x3xf32>
  %7 = tensor.extract_slice %d[0, 3] [8, 3] [1, 1] : tensor<8x6xf32> to tensor<8x3xf32>
  return %0, %1, %2, %3, %b, %4, %5, %6, %7 : tensor<8x2xf32>, tensor<8x2xf32>, tensor<8x3xf32>, tensor<8x3xf32>, tensor<8x6xf32>, tensor<8x2xf32>, tensor<8x4xf32>, tensor<8x3xf32>, tensor<8x3xf32>
}

// -----

// The gradients of queries and keys, for the gradients of the weight and of the input.
// CHECK-LABEL: func @gradient
// CHECK-SAME:    %[[DQ:[^:]*]]: tensor<8x3xf32>, %[[DK:[^:]*]]: tensor<8x3xf32>, %[[X:[^:]*]]: tensor<8x4xf32>, %[[W:[^:]*]]: tensor<4x6xf32>,
// CHECK-DAG:   %[[Q:.*]] = tensor.expand_shape %[[DQ]] {{.*}} output_shape [8, 1, 3]
// CHECK-DAG:   %[[K:.*]] = tensor.expand_shape %[[DK]] {{.*}} output_shape [8, 1, 3]
// CHECK:       %[[D:.*]] = tensor.concat dim(1) %[[Q]], %[[K]] : {{.*}} -> tensor<8x2x3xf32>
// CHECK:       %[[DW:.*]] = linalg.generic {{.*}} ins(%[[X]], %[[D]] : {{.*}}) outs(%{{.*}} : tensor<4x2x3xf32>)
// CHECK:       tensor.collapse_shape %[[DW]] {{.*}} into tensor<4x6xf32>
// CHECK:       %[[W2:.*]] = tensor.expand_shape %[[W]] {{.*}} output_shape [4, 2, 3]
// CHECK:       linalg.generic {{.*}} ins(%[[D]], %[[W2]] : {{.*}}) outs(%{{.*}} : tensor<8x4xf32>)
func.func @gradient(%dq: tensor<8x3xf32>, %dk: tensor<8x3xf32>, %x: tensor<8x4xf32>, %w: tensor<4x6xf32>,
                    %zw: tensor<4x6xf32>, %zx: tensor<8x4xf32>) -> (tensor<4x6xf32>, tensor<8x4xf32>) {
  %d = tensor.concat dim(1) %dq, %dk : (tensor<8x3xf32>, tensor<8x3xf32>) -> tensor<8x6xf32>
  %dw = linalg.matmul indexing_maps = [affine_map<(m, n, k) -> (k, m)>, affine_map<(m, n, k) -> (k, n)>,
                                       affine_map<(m, n, k) -> (m, n)>]
      ins(%x, %d : tensor<8x4xf32>, tensor<8x6xf32>) outs(%zw : tensor<4x6xf32>) -> tensor<4x6xf32>
  %dx = linalg.matmul indexing_maps = [affine_map<(m, n, k) -> (m, k)>, affine_map<(m, n, k) -> (n, k)>,
                                       affine_map<(m, n, k) -> (m, n)>]
      ins(%d, %w : tensor<8x6xf32>, tensor<4x6xf32>) outs(%zx : tensor<8x4xf32>) -> tensor<8x4xf32>
  return %dw, %dx : tensor<4x6xf32>, tensor<8x4xf32>
}

// -----

// Parts of different sizes, parts that another operation reads, and an annotated concatenation stay.
// CHECK-LABEL: func @other_concatenations
// CHECK-NOT:   expand_shape
// CHECK:       return
func.func @other_concatenations(%a: tensor<8x2xf32>, %b: tensor<8x4xf32>, %c: tensor<8x3xf32>, %w: tensor<6x4xf32>,
                                %zero: tensor<8x4xf32>)
    -> (tensor<8x4xf32>, tensor<8x4xf32>, tensor<8x6xf32>, tensor<8x4xf32>) {
  %0 = tensor.concat dim(1) %a, %b : (tensor<8x2xf32>, tensor<8x4xf32>) -> tensor<8x6xf32>
  %1 = linalg.matmul ins(%0, %w : tensor<8x6xf32>, tensor<6x4xf32>) outs(%zero : tensor<8x4xf32>) -> tensor<8x4xf32>
  %2 = tensor.concat dim(1) %c, %c : (tensor<8x3xf32>, tensor<8x3xf32>) -> tensor<8x6xf32>
  %3 = linalg.matmul ins(%2, %w : tensor<8x6xf32>, tensor<6x4xf32>) outs(%zero : tensor<8x4xf32>) -> tensor<8x4xf32>
  %4 = tensor.concat dim(1) %c, %c {tp25d.sharding = #tp25d.sharding<[{row}, {}]>}
      : (tensor<8x3xf32>, tensor<8x3xf32>) -> tensor<8x6xf32>
  %5 = linalg.matmul ins(%4, %w : tensor<8x6xf32>, tensor<6x4xf32>) outs(%zero : tensor<8x4xf32>) -> tensor<8x4xf32>
  return %1, %3, %2, %5 : tensor<8x4xf32>, tensor<8x4xf32>, tensor<8x6xf32>, tensor<8x4xf32>
}

// -----

// CHECK-LABEL: func private @declared
func.func private @declared(tensor<8x6xf32>) -> tensor<8x6xf32>
