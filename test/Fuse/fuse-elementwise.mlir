// RUN: tp25d-opt %s --pass-pipeline='builtin.module(func.func(fuse-elementwise))' | FileCheck %s

#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
#id = affine_map<(i, j) -> (i, j)>
#id3 = affine_map<(i, j, k) -> (i, j, k)>
#last = affine_map<(i, j, k) -> (k)>

// Elementwise operations become one.
// CHECK-LABEL: func.func @chain(
// CHECK:         linalg.generic
// CHECK:           math.exp
// CHECK-NEXT:      math.tanh
// CHECK-NOT:     linalg.generic
// CHECK:         return
func.func @chain(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %e = tensor.empty() : tensor<4x8xf32>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = math.exp %a : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%0 : tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = math.tanh %a : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  return %1 : tensor<4x8xf32>
}

// A product takes in no operation before it.
// CHECK-LABEL: func.func @product(
// CHECK:         linalg.generic
// CHECK:           math.exp
// CHECK:         linalg.generic
// CHECK-NEXT:    ^bb0(%[[A:.*]]: f32, %[[B:.*]]: f32, %[[C:.*]]: f32):
// CHECK-NEXT:      arith.mulf %[[A]], %[[B]]
func.func @product(%x: tensor<4x8xf32>, %w: tensor<8x6xf32>, %init: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %e = tensor.empty() : tensor<4x8xf32>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = math.exp %a : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  %1 = linalg.generic {indexing_maps = [#mk, #kn, #mn], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%0, %w : tensor<4x8xf32>, tensor<8x6xf32>) outs(%init : tensor<4x6xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32):
    %p = arith.mulf %a, %b : f32
    %s = arith.addf %c, %p : f32
    linalg.yield %s : f32
  } -> tensor<4x6xf32>
  return %1 : tensor<4x6xf32>
}

// What reads its init stays by itself.
// CHECK-LABEL: func.func @reads_init(
// CHECK:         linalg.generic
// CHECK:           arith.addf
// CHECK:         linalg.generic
// CHECK:           math.tanh
func.func @reads_init(%x: tensor<4x8xf32>, %init: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %e = tensor.empty() : tensor<4x8xf32>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%init : tensor<4x8xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = arith.addf %a, %o : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%0 : tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = math.tanh %a : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  return %1 : tensor<4x8xf32>
}

// Between two products, beyond reshapes: the operation takes the products' shape, and the reshapes go.
// CHECK-LABEL: func.func @between_products(
// CHECK:         %[[P:.*]] = linalg.matmul
// CHECK-NOT:     tensor.expand_shape
// CHECK:         linalg.generic {{.*}} ins(%[[P]], %{{.*}} : tensor<4x6xf32>, tensor<6xf32>)
// CHECK:           arith.addf
// CHECK-NEXT:      math.tanh
// CHECK-NOT:     tensor.collapse_shape
// CHECK:         linalg.matmul
func.func @between_products(%x: tensor<4x8xf32>, %w: tensor<8x6xf32>, %v: tensor<6x8xf32>, %bias: tensor<6xf32>,
                            %c: tensor<4x6xf32>, %d: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x6xf32>) outs(%c : tensor<4x6xf32>) -> tensor<4x6xf32>
  %1 = tensor.expand_shape %0 [[0, 1], [2]] output_shape [2, 2, 6] : tensor<4x6xf32> into tensor<2x2x6xf32>
  %e = tensor.empty() : tensor<2x2x6xf32>
  %2 = linalg.generic {indexing_maps = [#id3, #last, #id3], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%1, %bias : tensor<2x2x6xf32>, tensor<6xf32>) outs(%e : tensor<2x2x6xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %s = arith.addf %a, %b : f32
    linalg.yield %s : f32
  } -> tensor<2x2x6xf32>
  %t = linalg.generic {indexing_maps = [#id3, #id3], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%2 : tensor<2x2x6xf32>) outs(%e : tensor<2x2x6xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = math.tanh %a : f32
    linalg.yield %r : f32
  } -> tensor<2x2x6xf32>
  %3 = tensor.collapse_shape %t [[0, 1], [2]] : tensor<2x2x6xf32> into tensor<4x6xf32>
  %4 = linalg.matmul ins(%3, %v : tensor<4x6xf32>, tensor<6x8xf32>) outs(%d : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %4 : tensor<4x8xf32>
}

// A value that is read both as it is and reshaped stays as it is. If the reshape passed the value's producer, the
// opposite one would come down through the sum to the same place, each time with one more dimension, and so on for ever.
// CHECK-LABEL: func.func @as_it_is_and_reshaped(
// CHECK:         %[[EXP:.*]] = linalg.generic {{.*}} outs(%{{.*}} : tensor<2x6xf32>)
// CHECK:         %[[RESHAPED:.*]] = tensor.expand_shape %[[EXP]]
// CHECK:         linalg.generic {{.*}} ins(%[[RESHAPED]], %[[EXP]] : tensor<1x2x6xf32>, tensor<2x6xf32>)
func.func @as_it_is_and_reshaped(%x: tensor<2x6xf32>, %c: tensor<2x6xf32>, %d: tensor<1x2x6xf32>) -> tensor<1x2x6xf32> {
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<2x6xf32>) outs(%c : tensor<2x6xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = math.exp %a : f32
    linalg.yield %r : f32
  } -> tensor<2x6xf32>
  %1 = tensor.expand_shape %0 [[0, 1], [2]] output_shape [1, 2, 6] : tensor<2x6xf32> into tensor<1x2x6xf32>
  %2 = linalg.generic {indexing_maps = [#id3, affine_map<(i, j, k) -> (j, k)>, #id3],
                       iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%1, %0 : tensor<1x2x6xf32>, tensor<2x6xf32>) outs(%d : tensor<1x2x6xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %s = arith.addf %a, %b : f32
    linalg.yield %s : f32
  } -> tensor<1x2x6xf32>
  return %2 : tensor<1x2x6xf32>
}

// No reshape passes the scaling, whose map has a constant: it does not come between the scaling and tanh either, so
// these become one.
// CHECK-LABEL: func.func @beyond_a_kept_dimension(
// CHECK:         linalg.generic
// CHECK:           arith.mulf
// CHECK-NEXT:      math.tanh
// CHECK-NEXT:      linalg.yield
// CHECK:         tensor.collapse_shape
// CHECK-NEXT:    return
func.func @beyond_a_kept_dimension(%x: tensor<2x2x8xf32>, %w: tensor<8x6xf32>, %scale: tensor<2x2x1xf32>,
                                   %c: tensor<2x2x6xf32>) -> tensor<4x6xf32> {
  %0 = linalg.contract
      indexing_maps = [affine_map<(b, m, n, k) -> (b, m, k)>, affine_map<(b, m, n, k) -> (k, n)>,
                       affine_map<(b, m, n, k) -> (b, m, n)>]
      ins(%x, %w : tensor<2x2x8xf32>, tensor<8x6xf32>) outs(%c : tensor<2x2x6xf32>) -> tensor<2x2x6xf32>
  %e = tensor.empty() : tensor<2x2x6xf32>
  %1 = linalg.generic {indexing_maps = [#id3, affine_map<(i, j, k) -> (i, j, 0)>, #id3],
                       iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%0, %scale : tensor<2x2x6xf32>, tensor<2x2x1xf32>) outs(%e : tensor<2x2x6xf32>) {
  ^bb0(%a: f32, %s: f32, %o: f32):
    %r = arith.mulf %a, %s : f32
    linalg.yield %r : f32
  } -> tensor<2x2x6xf32>
  %2 = linalg.generic {indexing_maps = [#id3, #id3], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%1 : tensor<2x2x6xf32>) outs(%e : tensor<2x2x6xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = math.tanh %a : f32
    linalg.yield %r : f32
  } -> tensor<2x2x6xf32>
  %3 = tensor.collapse_shape %2 [[0, 1], [2]] : tensor<2x2x6xf32> into tensor<4x6xf32>
  return %3 : tensor<4x6xf32>
}
