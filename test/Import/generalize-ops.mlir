// RUN: tp25d-opt %s --pass-pipeline='builtin.module(func.func(generalize-ops))' | FileCheck %s

// CHECK-DAG: #[[IDENTITY:.*]] = affine_map<(d0, d1) -> (d0, d1)>
// CHECK-DAG: #[[TRANSPOSED:.*]] = affine_map<(d0, d1) -> (d1, d0)>
// CHECK-DAG: #[[ROWS:.*]] = affine_map<(d0, d1) -> (d0)>

// CHECK-LABEL: func.func @elementwise
func.func @elementwise(%x: tensor<4x8xf32>, %e: tensor<4x8xf32>) -> tensor<4x8xf32> {
  // CHECK-NOT:  linalg.exp
  // CHECK:      linalg.generic
  // CHECK-SAME:   indexing_maps = [#[[IDENTITY]], #[[IDENTITY]]], iterator_types = ["parallel", "parallel"]
  // CHECK:        math.exp
  // CHECK:        linalg.yield
  %0 = linalg.exp ins(%x : tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// CHECK-LABEL: func.func @transpose
func.func @transpose(%x: tensor<4x8xf32>, %e: tensor<8x4xf32>) -> tensor<8x4xf32> {
  // CHECK-NOT:  linalg.transpose
  // CHECK:      linalg.generic
  // CHECK-SAME:   indexing_maps = [#[[TRANSPOSED]], #[[IDENTITY]]]
  %0 = linalg.transpose ins(%x : tensor<4x8xf32>) outs(%e : tensor<8x4xf32>) permutation = [1, 0]
  return %0 : tensor<8x4xf32>
}

// CHECK-LABEL: func.func @reduce
func.func @reduce(%x: tensor<4x8xf32>, %e: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK-NOT:  linalg.reduce
  // CHECK:      linalg.generic
  // CHECK-SAME:   indexing_maps = [#[[IDENTITY]], #[[ROWS]]], iterator_types = ["parallel", "reduction"]
  // CHECK:        arith.addf
  %0 = linalg.reduce { arith.addf } ins(%x : tensor<4x8xf32>) outs(%e : tensor<4xf32>) dimensions = [1]
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @broadcast
func.func @broadcast(%x: tensor<4xf32>, %e: tensor<4x8xf32>) -> tensor<4x8xf32> {
  // CHECK-NOT:  linalg.broadcast
  // CHECK:      linalg.generic
  // CHECK-SAME:   indexing_maps = [#[[ROWS]], #[[IDENTITY]]]
  %0 = linalg.broadcast ins(%x : tensor<4xf32>) outs(%e : tensor<4x8xf32>) dimensions = [1]
  return %0 : tensor<4x8xf32>
}

// Products stay: upstream says of them what m, n and k are.
// CHECK-LABEL: func.func @products
func.func @products(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>, %c: tensor<4x6xf32>,
                    %p: tensor<2x4x8xf32>, %q: tensor<2x8x6xf32>, %r: tensor<2x4x6xf32>, %v: tensor<8xf32>,
                    %w: tensor<4xf32>)
    -> (tensor<4x6xf32>, tensor<2x4x6xf32>, tensor<4xf32>) {
  // CHECK: linalg.matmul
  %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%c : tensor<4x6xf32>) -> tensor<4x6xf32>
  // CHECK: linalg.batch_matmul
  %1 = linalg.batch_matmul ins(%p, %q : tensor<2x4x8xf32>, tensor<2x8x6xf32>) outs(%r : tensor<2x4x6xf32>) -> tensor<2x4x6xf32>
  // CHECK: linalg.matvec
  %2 = linalg.matvec ins(%a, %v : tensor<4x8xf32>, tensor<8xf32>) outs(%w : tensor<4xf32>) -> tensor<4xf32>
  return %0, %1, %2 : tensor<4x6xf32>, tensor<2x4x6xf32>, tensor<4xf32>
}

// So do fills, which say what a reduction starts from, and what is generic already.
// CHECK-LABEL: func.func @fill
func.func @fill(%x: tensor<4xf32>) -> tensor<4xf32> {
  %zero = arith.constant 0.0 : f32
  // CHECK: linalg.fill
  %0 = linalg.fill ins(%zero : f32) outs(%x : tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// Softmax is the maximum, the difference, the exponential, the sum and the quotient.
// CHECK-LABEL: func.func @softmax
func.func @softmax(%x: tensor<4x8xf32>, %e: tensor<4x8xf32>) -> tensor<4x8xf32> {
  // CHECK-NOT: linalg.softmax
  // CHECK:     linalg.generic
  // CHECK-SAME: iterator_types = ["parallel", "reduction"]
  // CHECK:       arith.max
  // CHECK:     linalg.generic
  // CHECK:       arith.subf
  // CHECK:       math.exp
  // CHECK:     linalg.generic
  // CHECK-SAME: iterator_types = ["parallel", "reduction"]
  // CHECK:       arith.addf
  // CHECK:     linalg.generic
  // CHECK:       arith.divf
  %0 = linalg.softmax dimension(1) ins(%x : tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// What the user annotated stays with the operation.
// CHECK-LABEL: func.func @annotated
func.func @annotated(%x: tensor<4x8xf32>, %e: tensor<4x8xf32>) -> tensor<4x8xf32> {
  // CHECK:      linalg.generic
  // CHECK-SAME: attrs = {tp25d.sharding = #tp25d.sharding<[{row}, {}]>}
  %0 = linalg.exp {tp25d.sharding = #tp25d.sharding<[{row}, {}]>}
      ins(%x : tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// CHECK-LABEL: func.func @annotated_product
func.func @annotated_product(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>, %c: tensor<4x6xf32>) -> tensor<4x6xf32> {
  // CHECK: linalg.matmul {tp25d.depth = "k", tp25d.stationary = "b"}
  %0 = linalg.matmul {tp25d.depth = "k", tp25d.stationary = "b"}
      ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%c : tensor<4x6xf32>) -> tensor<4x6xf32>
  return %0 : tensor<4x6xf32>
}

