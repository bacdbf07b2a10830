// RUN: tp25d-opt %s --split-input-file --canonicalize-products --canonicalize | FileCheck %s

// A weight that is copied for every sample: the batch becomes a dimension of m.
// CHECK-DAG:   #[[X:.*]] = affine_map<(d0, d1, d2, d3) -> (d0, d1, d3)>
// CHECK-DAG:   #[[W:.*]] = affine_map<(d0, d1, d2, d3) -> (d3, d2)>
// CHECK-DAG:   #[[Y:.*]] = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
// CHECK-LABEL: func @broadcast
// CHECK-SAME:    %[[ARG0:.*]]: tensor<8x32x64xf32>, %[[ARG1:.*]]: tensor<64x128xf32>
// CHECK-NOT:   linalg
// CHECK:       linalg.generic {indexing_maps = [#[[X]], #[[W]], #[[Y]]]
// CHECK-SAME:    ins(%[[ARG0]], %[[ARG1]] : tensor<8x32x64xf32>, tensor<64x128xf32>)
#w = affine_map<(d0, d1, d2) -> (d1, d2)>
#all = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
func.func @broadcast(%x: tensor<8x32x64xf32>, %w: tensor<64x128xf32>, %z: tensor<8x32x128xf32>) -> tensor<8x32x128xf32> {
  %e = tensor.empty() : tensor<8x64x128xf32>
  %copies = linalg.generic {indexing_maps = [#w, #all], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%w : tensor<64x128xf32>) outs(%e : tensor<8x64x128xf32>) {
  ^bb0(%a: f32, %o: f32):
    linalg.yield %a : f32
  } -> tensor<8x64x128xf32>
  %y = linalg.batch_matmul ins(%x, %copies : tensor<8x32x64xf32>, tensor<8x64x128xf32>)
      outs(%z : tensor<8x32x128xf32>) -> tensor<8x32x128xf32>
  return %y : tensor<8x32x128xf32>
}

// -----

// Two copies, one of the other: a transposition, and the same for every sample.
// CHECK-DAG:   #[[W:.*]] = affine_map<(d0, d1, d2, d3) -> (d2, d3)>
// CHECK-LABEL: func @copy_of_copy
// CHECK-SAME:    %[[ARG0:.*]]: tensor<8x32x64xf32>, %[[ARG1:.*]]: tensor<128x64xf32>
// CHECK-NOT:   linalg
// CHECK:       linalg.generic {indexing_maps = [#{{.*}}, #[[W]], #{{.*}}]
// CHECK-SAME:    ins(%[[ARG0]], %[[ARG1]] : tensor<8x32x64xf32>, tensor<128x64xf32>)
#w = affine_map<(d0, d1, d2) -> (d1, d2)>
#t = affine_map<(d0, d1) -> (d1, d0)>
#id = affine_map<(d0, d1) -> (d0, d1)>
#all = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
func.func @copy_of_copy(%x: tensor<8x32x64xf32>, %w: tensor<128x64xf32>, %z: tensor<8x32x128xf32>) -> tensor<8x32x128xf32> {
  %f = tensor.empty() : tensor<64x128xf32>
  %t = linalg.generic {indexing_maps = [#t, #id], iterator_types = ["parallel", "parallel"]}
      ins(%w : tensor<128x64xf32>) outs(%f : tensor<64x128xf32>) {
  ^bb0(%a: f32, %o: f32):
    linalg.yield %a : f32
  } -> tensor<64x128xf32>
  %e = tensor.empty() : tensor<8x64x128xf32>
  %copies = linalg.generic {indexing_maps = [#w, #all], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%t : tensor<64x128xf32>) outs(%e : tensor<8x64x128xf32>) {
  ^bb0(%a: f32, %o: f32):
    linalg.yield %a : f32
  } -> tensor<8x64x128xf32>
  %y = linalg.batch_matmul ins(%x, %copies : tensor<8x32x64xf32>, tensor<8x64x128xf32>)
      outs(%z : tensor<8x32x128xf32>) -> tensor<8x32x128xf32>
  return %y : tensor<8x32x128xf32>
}

// -----

// A batch of one, as TOSA writes every product.
// CHECK-LABEL: func @unit_batch
// CHECK-SAME:    %[[ARG0:.*]]: tensor<1x32x64xf32>, %[[ARG1:.*]]: tensor<1x64x128xf32>
// CHECK-DAG:   %[[X:.*]] = tensor.collapse_shape %[[ARG0]] {{\[\[}}0, 1], [2]] : tensor<1x32x64xf32> into tensor<32x64xf32>
// CHECK-DAG:   %[[W:.*]] = tensor.collapse_shape %[[ARG1]] {{\[\[}}0, 1], [2]] : tensor<1x64x128xf32> into tensor<64x128xf32>
// CHECK:       %[[Y:.*]] = linalg.generic
// CHECK-SAME:    ins(%[[X]], %[[W]] : tensor<32x64xf32>, tensor<64x128xf32>)
// CHECK:       tensor.expand_shape %[[Y]] {{\[\[}}0, 1], [2]] output_shape [1, 32, 128]
func.func @unit_batch(%x: tensor<1x32x64xf32>, %w: tensor<1x64x128xf32>, %z: tensor<1x32x128xf32>) -> tensor<1x32x128xf32> {
  %y = linalg.batch_matmul ins(%x, %w : tensor<1x32x64xf32>, tensor<1x64x128xf32>)
      outs(%z : tensor<1x32x128xf32>) -> tensor<1x32x128xf32>
  return %y : tensor<1x32x128xf32>
}

// -----

// Heads of attention that are merged with the samples get their dimension back; one of size 1 between them is dropped.
// CHECK-DAG:   #[[A:.*]] = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2, d4)>
// CHECK-LABEL: func @merged_batch
// CHECK-SAME:    %[[Q:.*]]: tensor<8x1x4x16x32xf32>, %[[K:.*]]: tensor<8x1x4x32x16xf32>
// CHECK-DAG:   %[[Q4:.*]] = tensor.collapse_shape %[[Q]] {{.*}} : tensor<8x1x4x16x32xf32> into tensor<8x4x16x32xf32>
// CHECK-DAG:   %[[K4:.*]] = tensor.collapse_shape %[[K]] {{.*}} : tensor<8x1x4x32x16xf32> into tensor<8x4x32x16xf32>
// CHECK:       %[[S:.*]] = linalg.generic {indexing_maps = [#[[A]], #{{.*}}, #{{.*}}]
// CHECK-SAME:    ins(%[[Q4]], %[[K4]] : tensor<8x4x16x32xf32>, tensor<8x4x32x16xf32>) outs(%{{.*}} : tensor<8x4x16x16xf32>)
// CHECK:       tensor.collapse_shape %[[S]] {{\[\[}}0, 1], [2], [3]]
func.func @merged_batch(%q: tensor<8x1x4x16x32xf32>, %k: tensor<8x1x4x32x16xf32>, %z: tensor<32x16x16xf32>) -> tensor<32x16x16xf32> {
  %a = tensor.collapse_shape %q [[0, 1, 2], [3], [4]] : tensor<8x1x4x16x32xf32> into tensor<32x16x32xf32>
  %b = tensor.collapse_shape %k [[0, 1, 2], [3], [4]] : tensor<8x1x4x32x16xf32> into tensor<32x32x16xf32>
  %s = linalg.batch_matmul ins(%a, %b : tensor<32x16x32xf32>, tensor<32x32x16xf32>) outs(%z : tensor<32x16x16xf32>) -> tensor<32x16x16xf32>
  return %s : tensor<32x16x16xf32>
}

// -----

// Only a dimension of size 1 is merged with the batch: nothing is to be given back.
// CHECK-LABEL: func @unit_merged
// CHECK:       linalg.batch_matmul ins(%{{.*}}, %{{.*}} : tensor<8x16x32xf32>, tensor<8x32x16xf32>)
func.func @unit_merged(%q: tensor<8x1x16x32xf32>, %k: tensor<8x1x32x16xf32>, %z: tensor<8x16x16xf32>) -> tensor<8x16x16xf32> {
  %a = tensor.collapse_shape %q [[0, 1], [2], [3]] : tensor<8x1x16x32xf32> into tensor<8x16x32xf32>
  %b = tensor.collapse_shape %k [[0, 1], [2], [3]] : tensor<8x1x32x16xf32> into tensor<8x32x16xf32>
  %s = linalg.batch_matmul ins(%a, %b : tensor<8x16x32xf32>, tensor<8x32x16xf32>) outs(%z : tensor<8x16x16xf32>) -> tensor<8x16x16xf32>
  return %s : tensor<8x16x16xf32>
}

// -----

// Of m, a dimension of size 1 goes if there is another one; the only one stays.
// CHECK-LABEL: func @unit_m
// CHECK:       linalg.generic
// CHECK-SAME:    ins(%{{.*}}, %{{.*}} : tensor<32x64xf32>, tensor<64x128xf32>)
// CHECK:       linalg.matmul ins(%{{.*}}, %{{.*}} : tensor<1x64xf32>, tensor<64x128xf32>)
func.func @unit_m(%x: tensor<1x32x64xf32>, %v: tensor<1x64xf32>, %w: tensor<64x128xf32>, %z: tensor<1x32x128xf32>,
                  %zv: tensor<1x128xf32>) -> (tensor<1x32x128xf32>, tensor<1x128xf32>) {
  %y = linalg.contract indexing_maps = [affine_map<(b, m, n, k) -> (b, m, k)>, affine_map<(b, m, n, k) -> (k, n)>,
                                        affine_map<(b, m, n, k) -> (b, m, n)>]
      ins(%x, %w : tensor<1x32x64xf32>, tensor<64x128xf32>) outs(%z : tensor<1x32x128xf32>) -> tensor<1x32x128xf32>
  %u = linalg.matmul ins(%v, %w : tensor<1x64xf32>, tensor<64x128xf32>) outs(%zv : tensor<1x128xf32>) -> tensor<1x128xf32>
  return %y, %u : tensor<1x32x128xf32>, tensor<1x128xf32>
}

// -----

// Both operands are broadcast along the batch, which would be a dimension of the result alone: the second one stays.
// CHECK-LABEL: func @both
// CHECK:       %[[COPIES:.*]] = linalg.broadcast
// CHECK:       linalg.generic
// CHECK-SAME:    ins(%{{.*}}, %[[COPIES]] : tensor<32x64xf32>, tensor<8x64x128xf32>)
#w = affine_map<(d0, d1, d2) -> (d1, d2)>
#all = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
func.func @both(%x: tensor<32x64xf32>, %w: tensor<64x128xf32>, %z: tensor<8x32x128xf32>) -> tensor<8x32x128xf32> {
  %d = tensor.empty() : tensor<8x32x64xf32>
  %xs = linalg.generic {indexing_maps = [#w, #all], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%x : tensor<32x64xf32>) outs(%d : tensor<8x32x64xf32>) {
  ^bb0(%a: f32, %o: f32):
    linalg.yield %a : f32
  } -> tensor<8x32x64xf32>
  %e = tensor.empty() : tensor<8x64x128xf32>
  %ws = linalg.broadcast ins(%w : tensor<64x128xf32>) outs(%e : tensor<8x64x128xf32>) dimensions = [0]
  %y = linalg.batch_matmul ins(%xs, %ws : tensor<8x32x64xf32>, tensor<8x64x128xf32>)
      outs(%z : tensor<8x32x128xf32>) -> tensor<8x32x128xf32>
  return %y : tensor<8x32x128xf32>
}

// -----

// What the user has written about a copy, a result or a form stays.
// CHECK-LABEL: func @annotated
// CHECK:       linalg.generic {{.*}} {tp25d.sharding
// CHECK:       linalg.matmul {tp25d.form
// CHECK:       linalg.batch_matmul {tp25d.sharding
#t = affine_map<(d0, d1) -> (d1, d0)>
#id = affine_map<(d0, d1) -> (d0, d1)>
func.func @annotated(%x: tensor<32x64xf32>, %w: tensor<128x64xf32>, %z: tensor<32x128xf32>, %x1: tensor<1x32x64xf32>,
                     %w1: tensor<1x64x128xf32>, %z1: tensor<1x32x128xf32>) -> (tensor<32x128xf32>, tensor<1x32x128xf32>) {
  %f = tensor.empty() : tensor<64x128xf32>
  %t = linalg.generic {indexing_maps = [#t, #id], iterator_types = ["parallel", "parallel"]}
      ins(%w : tensor<128x64xf32>) outs(%f : tensor<64x128xf32>) attrs = {tp25d.sharding = #tp25d.sharding<[{row}, {}]>} {
  ^bb0(%a: f32, %o: f32):
    linalg.yield %a : f32
  } -> tensor<64x128xf32>
  %y = linalg.matmul {tp25d.form = #tp25d.form<[{row}, {col}, {}], stationary = c, step = 2, along = [col, row]>}
      ins(%x, %t : tensor<32x64xf32>, tensor<64x128xf32>) outs(%z : tensor<32x128xf32>) -> tensor<32x128xf32>
  %y1 = linalg.batch_matmul {tp25d.sharding = #tp25d.sharding<[{}, {row}, {}]>}
      ins(%x1, %w1 : tensor<1x32x64xf32>, tensor<1x64x128xf32>) outs(%z1 : tensor<1x32x128xf32>) -> tensor<1x32x128xf32>
  return %y, %y1 : tensor<32x128xf32>, tensor<1x32x128xf32>
}

// -----

// What is merged for operations that are no products is not merged: samples and heads stay apart, as they are split.
// CHECK-LABEL: func @merged_for_others
// CHECK-NOT:   tensor.collapse_shape
// CHECK:       %[[SUM:.*]] = linalg.generic {{.*}} ins(%{{.*}} : tensor<8x4x16x32xf32>) outs(%{{.*}} : tensor<8x4x16xf32>)
// CHECK:       linalg.generic {{.*}} ins(%{{.*}}, %[[SUM]] : tensor<8x4x16x32xf32>, tensor<8x4x16xf32>) outs(%{{.*}} : tensor<8x4x32x16xf32>)
// CHECK-NOT:   tensor.expand_shape
// CHECK:       return
func.func @merged_for_others(%keys: tensor<8x4x16x32xf32>) -> tensor<8x4x32x16xf32> {
  %zero = arith.constant 0.0 : f32
  %merged = tensor.collapse_shape %keys [[0, 1], [2], [3]] : tensor<8x4x16x32xf32> into tensor<32x16x32xf32>
  %e1 = tensor.empty() : tensor<32x16xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%e1 : tensor<32x16xf32>) -> tensor<32x16xf32>
  %sum = linalg.generic {
      indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d1)>],
      iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%merged : tensor<32x16x32xf32>) outs(%zeros : tensor<32x16xf32>) {
  ^bb0(%a: f32, %o: f32):
    %s = arith.addf %o, %a : f32
    linalg.yield %s : f32
  } -> tensor<32x16xf32>
  %e = tensor.empty() : tensor<32x32x16xf32>
  %transposed = linalg.generic {
      indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d2, d1)>, affine_map<(d0, d1, d2) -> (d0, d2)>,
                       affine_map<(d0, d1, d2) -> (d0, d1, d2)>],
      iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%merged, %sum : tensor<32x16x32xf32>, tensor<32x16xf32>) outs(%e : tensor<32x32x16xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %s = arith.divf %a, %b : f32
    linalg.yield %s : f32
  } -> tensor<32x32x16xf32>
  %split = tensor.expand_shape %transposed [[0, 1], [2], [3]] output_shape [8, 4, 32, 16]
      : tensor<32x32x16xf32> into tensor<8x4x32x16xf32>
  return %split : tensor<8x4x32x16xf32>
}

// -----

// Groups of heads, as keys have them, and heads are merged to one batch: that of heads comes apart to groups, too.
// CHECK-LABEL: func @groups_of_heads
// CHECK-SAME:    %[[Q:.*]]: tensor<8x4x16x32xf32>, %[[K:.*]]: tensor<8x2x2x32x16xf32>
// CHECK:       %[[GROUPS:.*]] = tensor.expand_shape %[[Q]] {{\[\[}}0], [1, 2], [3], [4]]
// CHECK:       linalg.generic {{.*}} ins(%[[GROUPS]], %[[K]] : tensor<8x2x2x16x32xf32>, tensor<8x2x2x32x16xf32>)
func.func @groups_of_heads(%q: tensor<8x4x16x32xf32>, %k: tensor<8x2x2x32x16xf32>, %z: tensor<32x16x16xf32>)
    -> tensor<32x16x16xf32> {
  %a = tensor.collapse_shape %q [[0, 1], [2], [3]] : tensor<8x4x16x32xf32> into tensor<32x16x32xf32>
  %b = tensor.collapse_shape %k [[0, 1, 2], [3], [4]] : tensor<8x2x2x32x16xf32> into tensor<32x32x16xf32>
  %y = linalg.batch_matmul ins(%a, %b : tensor<32x16x32xf32>, tensor<32x32x16xf32>)
      outs(%z : tensor<32x16x16xf32>) -> tensor<32x16x16xf32>
  return %y : tensor<32x16x16xf32>
}

// -----

// TOSA's broadcasts: a vector with dimensions of size 1 is read as the vector, also beyond operations on it, and a
// constant of one value is in the body.
// CHECK-DAG:   #[[$ALL:.*]] = affine_map<(d0, d1) -> (d0, d1)>
// CHECK-DAG:   #[[$ROW:.*]] = affine_map<(d0, d1) -> (d0)>
// CHECK-LABEL: func @units
// CHECK-SAME:    %[[X:.*]]: tensor<8x64xf32>, %[[V:.*]]: tensor<8xf32>
// CHECK:       %[[TWO:.*]] = arith.constant 2.000000e+00 : f32
// CHECK:       %[[TWICE:.*]] = linalg.generic {{.*}} ins(%[[V]] : tensor<8xf32>) outs(%{{.*}} : tensor<8xf32>)
// CHECK:         arith.mulf %{{.*}}, %[[TWO]]
// CHECK:       linalg.generic {indexing_maps = [#[[$ALL]], #[[$ROW]], #[[$ALL]]]
// CHECK-SAME:    ins(%[[X]], %[[TWICE]] : tensor<8x64xf32>, tensor<8xf32>)
func.func @units(%x: tensor<8x64xf32>, %v: tensor<8xf32>) -> tensor<8x64xf32> {
  %column = tensor.expand_shape %v [[0, 1]] output_shape [8, 1] : tensor<8xf32> into tensor<8x1xf32>
  %two = arith.constant dense<2.0> : tensor<1x1xf32>
  %e1 = tensor.empty() : tensor<8x1xf32>
  %twice = linalg.generic {
      indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (0, 0)>,
                       affine_map<(d0, d1) -> (d0, d1)>],
      iterator_types = ["parallel", "parallel"]}
      ins(%column, %two : tensor<8x1xf32>, tensor<1x1xf32>) outs(%e1 : tensor<8x1xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %s = arith.mulf %a, %b : f32
    linalg.yield %s : f32
  } -> tensor<8x1xf32>
  %e = tensor.empty() : tensor<8x64xf32>
  %y = linalg.generic {
      indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, 0)>,
                       affine_map<(d0, d1) -> (d0, d1)>],
      iterator_types = ["parallel", "parallel"]}
      ins(%x, %twice : tensor<8x64xf32>, tensor<8x1xf32>) outs(%e : tensor<8x64xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %s = arith.addf %a, %b : f32
    linalg.yield %s : f32
  } -> tensor<8x64xf32>
  return %y : tensor<8x64xf32>
}
