// RUN: tp25d-opt %s --shard-2p5d=q=2,d=2 | FileCheck %s

// Which dimension of an operand is m, n or k is what the indexing maps say, not what the operation is called.

#mk = affine_map<(m, n, k) -> (m, k)>
#nk = affine_map<(m, n, k) -> (n, k)>
#km = affine_map<(m, n, k) -> (k, m)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
#nm = affine_map<(m, n, k) -> (n, m)>

// A linear layer's adjoints in the layout of its forward product: dX = dY W^T keeps dY put, dW = X^T dY keeps dY put
// and is summed over depth. Activations by (dep, row) and col, weight and gradient by row and col.
// CHECK-LABEL: func.func @adjoints(
// CHECK-SAME:    tensor<16x64xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}
// CHECK-SAME:    tensor<32x64xf32> {tp25d.param = "w", tp25d.sharding = #tp25d.sharding<[{row}, {col}]>}
// CHECK-SAME:    tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}
// CHECK-SAME:    -> (tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}, tensor<32x64xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {col}]>})
func.func @adjoints(%dy: tensor<16x64xf32>, %w: tensor<32x64xf32> {tp25d.param = "w"}, %x: tensor<16x32xf32>,
                    %zx: tensor<16x32xf32>, %zw: tensor<32x64xf32>) -> (tensor<16x32xf32>, tensor<32x64xf32>) {
  // CHECK:      linalg.matmul
  // CHECK-SAME:   tp25d.form = #tp25d.form<[{dep, row}, {}, {col}], stationary = a, step = 1, along = [row, col]>
  %dx = linalg.matmul indexing_maps = [#mk, #nk, #mn] {tp25d.stationary = "a"}
      ins(%dy, %w : tensor<16x64xf32>, tensor<32x64xf32>) outs(%zx : tensor<16x32xf32>) -> tensor<16x32xf32>
  // CHECK:      linalg.contract
  // CHECK-SAME:   tp25d.form = #tp25d.form<[{}, {col}, {dep, row}], stationary = b, step = 0, along = [col, row]>
  %dw = linalg.contract indexing_maps = [#km, #kn, #mn] {tp25d.stationary = "b", tp25d.depth = "k"}
      ins(%x, %dy : tensor<16x32xf32>, tensor<16x64xf32>) outs(%zw : tensor<32x64xf32>) -> tensor<32x64xf32>
  return %dx, %dw : tensor<16x32xf32>, tensor<32x64xf32>
}

// B transposed: n is its first dimension.
// CHECK-LABEL: func.func @matmul_transpose_b(
// CHECK-SAME:    tensor<32x64xf32> {tp25d.param = "w", tp25d.sharding = #tp25d.sharding<[{col}, {row}]>}
// CHECK:         tp25d.form = #tp25d.form<[{dep, row}, {col}, {}], stationary = c, step = 2, along = [col, row]>
func.func @matmul_transpose_b(%x: tensor<16x64xf32>, %w: tensor<32x64xf32> {tp25d.param = "w"}, %c: tensor<16x32xf32>)
    -> tensor<16x32xf32> {
  %0 = linalg.matmul indexing_maps = [#mk, #nk, #mn]
      ins(%x, %w : tensor<16x64xf32>, tensor<32x64xf32>) outs(%c : tensor<16x32xf32>) -> tensor<16x32xf32>
  return %0 : tensor<16x32xf32>
}

// The same as a generic.
// CHECK-LABEL: func.func @generic_transpose_b(
// CHECK-SAME:    tensor<16x64xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}
// CHECK-SAME:    tensor<32x64xf32> {tp25d.param = "w", tp25d.sharding = #tp25d.sharding<[{col}, {row}]>}
// CHECK:         linalg.generic
// CHECK-SAME:      tp25d.form = #tp25d.form<[{dep, row}, {col}, {}], stationary = c, step = 2, along = [col, row]>
func.func @generic_transpose_b(%x: tensor<16x64xf32>, %w: tensor<32x64xf32> {tp25d.param = "w"}, %c: tensor<16x32xf32>)
    -> tensor<16x32xf32> {
  %0 = linalg.generic {indexing_maps = [#mk, #nk, #mn], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : tensor<16x64xf32>, tensor<32x64xf32>) outs(%c : tensor<16x32xf32>) {
  ^bb0(%p: f32, %q: f32, %r: f32):
    %product = arith.mulf %p, %q : f32
    %sum = arith.addf %r, %product : f32
    linalg.yield %sum : f32
  } -> tensor<16x32xf32>
  return %0 : tensor<16x32xf32>
}

// A transposed: k is its first dimension.
// CHECK-LABEL: func.func @matmul_transpose_a(
// CHECK-SAME:    tensor<64x16xf32> {tp25d.sharding = #tp25d.sharding<[{col}, {dep, row}]>}
// CHECK-SAME:    tensor<64x32xf32> {tp25d.param = "w", tp25d.sharding = #tp25d.sharding<[{row}, {col}]>}
func.func @matmul_transpose_a(%x: tensor<64x16xf32>, %w: tensor<64x32xf32> {tp25d.param = "w"}, %c: tensor<16x32xf32>)
    -> tensor<16x32xf32> {
  %0 = linalg.matmul indexing_maps = [#km, #kn, #mn]
      ins(%x, %w : tensor<64x16xf32>, tensor<64x32xf32>) outs(%c : tensor<16x32xf32>) -> tensor<16x32xf32>
  return %0 : tensor<16x32xf32>
}

// C transposed.
// CHECK-LABEL: func.func @contract_transpose_c(
// CHECK-SAME:    tensor<16x64xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}
// CHECK-SAME:    tensor<64x32xf32> {tp25d.param = "w", tp25d.sharding = #tp25d.sharding<[{row}, {col}]>}
// CHECK-SAME:    -> (tensor<32x16xf32> {tp25d.sharding = #tp25d.sharding<[{col}, {dep, row}]>})
func.func @contract_transpose_c(%x: tensor<16x64xf32>, %w: tensor<64x32xf32> {tp25d.param = "w"}, %c: tensor<32x16xf32>)
    -> tensor<32x16xf32> {
  %0 = linalg.contract indexing_maps = [#mk, #kn, #nm]
      ins(%x, %w : tensor<16x64xf32>, tensor<64x32xf32>) outs(%c : tensor<32x16xf32>) -> tensor<32x16xf32>
  return %0 : tensor<32x16xf32>
}
