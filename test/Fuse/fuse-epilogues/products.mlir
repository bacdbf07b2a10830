// RUN: tp25d-opt %s --pass-pipeline='builtin.module(func.func(fuse-epilogues))' | FileCheck %s

// CHECK-DAG: #[[MK:.*]] = affine_map<(d0, d1, d2) -> (d0, d2)>
// CHECK-DAG: #[[KN:.*]] = affine_map<(d0, d1, d2) -> (d2, d1)>
// CHECK-DAG: #[[NK:.*]] = affine_map<(d0, d1, d2) -> (d1, d2)>
// CHECK-DAG: #[[MN:.*]] = affine_map<(d0, d1, d2) -> (d0, d1)>
#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#nk = affine_map<(m, n, k) -> (n, k)>
#mn = affine_map<(m, n, k) -> (m, n)>
#nm = affine_map<(m, n, k) -> (n, m)>
#id = affine_map<(m, n) -> (m, n)>
#n = affine_map<(m, n) -> (n)>
#m = affine_map<(m, n) -> (m)>

// Zeros need not be there to start from: the first product of a chain writes, the others accumulate.
// CHECK-LABEL: func.func @chain(
// CHECK-SAME:    %[[A:.*]]: tensor<4x8xf32>, %[[B:.*]]: tensor<8x6xf32>
// CHECK:         linalg.fill
// CHECK-NEXT:    %[[EMPTY:.*]] = tensor.empty() : tensor<4x6xf32>
// CHECK:         %[[FIRST:.*]] = tp25d.multiply ins(%[[A]], %[[B]] : tensor<4x8xf32>, tensor<8x6xf32>) outs(%[[EMPTY]] : tensor<4x6xf32>)
// CHECK-SAME:      epilogue [] {indexing_maps = [#[[MK]], #[[KN]], #[[MN]]]}
// CHECK:         %[[SECOND:.*]] = tp25d.multiply ins(%[[A]], %[[B]] : tensor<4x8xf32>, tensor<8x6xf32>) outs(%[[FIRST]] : tensor<4x6xf32>)
// CHECK-SAME:      epilogue [] {accumulate, indexing_maps = [#[[MK]], #[[KN]], #[[MN]]]}
// CHECK-NEXT:    return %[[SECOND]]
func.func @chain(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>) -> tensor<4x6xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x6xf32>
  %z = linalg.fill ins(%zero : f32) outs(%e : tensor<4x6xf32>) -> tensor<4x6xf32>
  %0 = linalg.contract indexing_maps = [#mk, #kn, #mn]
      ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%z : tensor<4x6xf32>) -> tensor<4x6xf32>
  %1 = linalg.contract indexing_maps = [#mk, #kn, #mn]
      ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%0 : tensor<4x6xf32>) -> tensor<4x6xf32>
  return %1 : tensor<4x6xf32>
}

// CHECK-LABEL: func.func @ones(
// CHECK:         %[[ONES:.*]] = arith.constant dense<1.0
// CHECK:         tp25d.multiply {{.*}} outs(%[[ONES]] : tensor<4x6xf32>) epilogue [] {accumulate
func.func @ones(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>) -> tensor<4x6xf32> {
  %c = arith.constant dense<1.0> : tensor<4x6xf32>
  %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%c : tensor<4x6xf32>) -> tensor<4x6xf32>
  return %0 : tensor<4x6xf32>
}

// Transposed operands, as the maps say.
// CHECK-LABEL: func.func @transposed(
// CHECK:         tp25d.multiply ins(%{{.*}}, %{{.*}} : tensor<4x8xf32>, tensor<6x8xf32>)
// CHECK-SAME:      indexing_maps = [#[[MK]], #[[NK]], #[[MN]]]
func.func @transposed(%a: tensor<4x8xf32>, %b: tensor<6x8xf32>, %c: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %0 = linalg.contract indexing_maps = [#mk, #nk, #mn]
      ins(%a, %b : tensor<4x8xf32>, tensor<6x8xf32>) outs(%c : tensor<4x6xf32>) -> tensor<4x6xf32>
  return %0 : tensor<4x6xf32>
}

// CHECK-LABEL: func.func @batched(
// CHECK:         tp25d.multiply ins(%{{.*}}, %{{.*}} : tensor<3x4x8xf32>, tensor<3x8x6xf32>) outs(%{{.*}} : tensor<3x4x6xf32>)
func.func @batched(%a: tensor<3x4x8xf32>, %b: tensor<3x8x6xf32>, %c: tensor<3x4x6xf32>) -> tensor<3x4x6xf32> {
  %0 = linalg.batch_matmul ins(%a, %b : tensor<3x4x8xf32>, tensor<3x8x6xf32>) outs(%c : tensor<3x4x6xf32>) -> tensor<3x4x6xf32>
  return %0 : tensor<3x4x6xf32>
}

// bf16 with sums in f32 is the library's.
// CHECK-LABEL: func.func @bf16(
// CHECK:         tp25d.multiply ins(%{{.*}}, %{{.*}} : tensor<4x8xbf16>, tensor<8x6xbf16>) outs(%{{.*}} : tensor<4x6xf32>)
func.func @bf16(%a: tensor<4x8xbf16>, %b: tensor<8x6xbf16>, %c: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %0 = linalg.matmul ins(%a, %b : tensor<4x8xbf16>, tensor<8x6xbf16>) outs(%c : tensor<4x6xf32>) -> tensor<4x6xf32>
  return %0 : tensor<4x6xf32>
}

// Other types become kernels: integers, f64, and sums that have fewer bits than f32.
// CHECK-LABEL: func.func @other_types(
// CHECK-NOT:     tp25d.multiply
// CHECK-COUNT-3: linalg.matmul
func.func @other_types(%a: tensor<4x8xi8>, %b: tensor<8x6xi8>, %c: tensor<4x6xi32>, %d: tensor<4x8xf64>, %e: tensor<8x6xf64>,
                       %f: tensor<4x6xf64>, %g: tensor<4x8xf16>, %h: tensor<8x6xf16>, %i: tensor<4x6xf16>)
    -> (tensor<4x6xi32>, tensor<4x6xf64>, tensor<4x6xf16>) {
  %0 = linalg.matmul ins(%a, %b : tensor<4x8xi8>, tensor<8x6xi8>) outs(%c : tensor<4x6xi32>) -> tensor<4x6xi32>
  %1 = linalg.matmul ins(%d, %e : tensor<4x8xf64>, tensor<8x6xf64>) outs(%f : tensor<4x6xf64>) -> tensor<4x6xf64>
  %2 = linalg.matmul ins(%g, %h : tensor<4x8xf16>, tensor<8x6xf16>) outs(%i : tensor<4x6xf16>) -> tensor<4x6xf16>
  return %0, %1, %2 : tensor<4x6xi32>, tensor<4x6xf64>, tensor<4x6xf16>
}
