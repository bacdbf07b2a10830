// RUN: tp25d-opt %s --shard-2p5d=q=2,d=2 | FileCheck %s

#q = affine_map<(b, h, m, n, k) -> (b, h, m, k)>
#k = affine_map<(b, h, m, n, k) -> (b, h, n, k)>
#s = affine_map<(b, h, m, n, k) -> (b, h, m, n)>

// A batch that all devices divide: each has its own products, and nothing travels.
// CHECK-LABEL: func.func @batch_of_all(
// CHECK-SAME:    tensor<8x16x32xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row, col}, {}, {}]>}
// CHECK-SAME:    tensor<8x32x64xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row, col}, {}, {}]>}
// CHECK:         linalg.batch_matmul {tp25d.form = #tp25d.form<[{dep, row, col}, {}, {}, {}]>
func.func @batch_of_all(%a: tensor<8x16x32xf32>, %b: tensor<8x32x64xf32>, %c: tensor<8x16x64xf32>) -> tensor<8x16x64xf32> {
  %0 = linalg.batch_matmul ins(%a, %b : tensor<8x16x32xf32>, tensor<8x32x64xf32>) outs(%c : tensor<8x16x64xf32>)
      -> tensor<8x16x64xf32>
  return %0 : tensor<8x16x64xf32>
}

// Attention's Q K^T: batch by (dep, row), heads by col.
// CHECK-LABEL: func.func @heads(
// CHECK-SAME:    tensor<4x2x16x8xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}, {}, {}]>}
// CHECK-SAME:    tensor<4x2x16x8xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}, {}, {}]>}
// CHECK-SAME:    -> (tensor<4x2x16x16xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}, {}, {}]>})
// CHECK:         tp25d.form = #tp25d.form<[{dep, row}, {col}, {}, {}, {}]>
func.func @heads(%q: tensor<4x2x16x8xf32>, %k: tensor<4x2x16x8xf32>, %c: tensor<4x2x16x16xf32>) -> tensor<4x2x16x16xf32> {
  %0 = linalg.contract indexing_maps = [#q, #k, #s]
      ins(%q, %k : tensor<4x2x16x8xf32>, tensor<4x2x16x8xf32>) outs(%c : tensor<4x2x16x16xf32>) -> tensor<4x2x16x16xf32>
  return %0 : tensor<4x2x16x16xf32>
}

// A batch by depth, each of its matrices by row and col: SUMMA within each slice of depth.
// CHECK-LABEL: func.func @summa_within_the_batch(
// CHECK:         tp25d.form = #tp25d.form<[{dep}, {row}, {col}, {}], stationary = c, step = 3, along = [col, row]>
func.func @summa_within_the_batch(
    %a: tensor<2x16x32xf32> {tp25d.sharding = #tp25d.sharding<[{dep}, {row}, {col}]>},
    %b: tensor<2x32x64xf32> {tp25d.sharding = #tp25d.sharding<[{dep}, {row}, {col}]>}, %c: tensor<2x16x64xf32>)
    -> tensor<2x16x64xf32> {
  %0 = linalg.batch_matmul ins(%a, %b : tensor<2x16x32xf32>, tensor<2x32x64xf32>) outs(%c : tensor<2x16x64xf32>)
      -> tensor<2x16x64xf32>
  return %0 : tensor<2x16x64xf32>
}

// A batch as the operands have it, the rest of the grid on rows of A, which are there anyhow.
// CHECK-LABEL: func.func @batch_as_it_is(
// CHECK-SAME:    -> (tensor<4x16x64xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}, {}]>})
// CHECK:         tp25d.form = #tp25d.form<[{dep, row}, {col}, {}, {}]>
func.func @batch_as_it_is(
    %a: tensor<4x16x32xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {}, {}]>},
    %b: tensor<4x32x64xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {}, {}]>}, %c: tensor<4x16x64xf32>)
    -> tensor<4x16x64xf32> {
  %0 = linalg.batch_matmul ins(%a, %b : tensor<4x16x32xf32>, tensor<4x32x64xf32>) outs(%c : tensor<4x16x64xf32>)
      -> tensor<4x16x64xf32>
  return %0 : tensor<4x16x64xf32>
}

// No batch: A has two dimensions of rows. The first that divides is split.
// CHECK-LABEL: func.func @two_dimensions_of_rows(
// CHECK-SAME:    tensor<4x16x32xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {}, {col}]>}
// CHECK-SAME:    tensor<32x64xf32> {tp25d.param = "w", tp25d.sharding = #tp25d.sharding<[{row}, {col}]>}
// CHECK:         tp25d.form = #tp25d.form<[{dep, row}, {}, {col}, {}], stationary = c, step = 3, along = [col, row]>
func.func @two_dimensions_of_rows(%x: tensor<4x16x32xf32>, %w: tensor<32x64xf32> {tp25d.param = "w"},
                                  %c: tensor<4x16x64xf32>) -> tensor<4x16x64xf32> {
  %0 = linalg.contract indexing_maps = [affine_map<(b, m, n, k) -> (b, m, k)>, affine_map<(b, m, n, k) -> (k, n)>,
                                        affine_map<(b, m, n, k) -> (b, m, n)>]
      ins(%x, %w : tensor<4x16x32xf32>, tensor<32x64xf32>) outs(%c : tensor<4x16x64xf32>) -> tensor<4x16x64xf32>
  return %0 : tensor<4x16x64xf32>
}

// Sequences of 3: depth goes to the first dimension that it divides, and so does row.
// CHECK-LABEL: func.func @odd_batch(
// CHECK-SAME:    tensor<3x16x32xf32> {tp25d.sharding = #tp25d.sharding<[{}, {dep, row}, {col}]>}
// CHECK-LABEL: func.func @batch_for_one_axis(
// CHECK-SAME:    tensor<2x16x32xf32> {tp25d.sharding = #tp25d.sharding<[{dep}, {row}, {col}]>}
func.func @odd_batch(%x: tensor<3x16x32xf32>, %w: tensor<32x64xf32> {tp25d.param = "w"}, %c: tensor<3x16x64xf32>)
    -> tensor<3x16x64xf32> {
  %0 = linalg.contract indexing_maps = [affine_map<(b, m, n, k) -> (b, m, k)>, affine_map<(b, m, n, k) -> (k, n)>,
                                        affine_map<(b, m, n, k) -> (b, m, n)>]
      ins(%x, %w : tensor<3x16x32xf32>, tensor<32x64xf32>) outs(%c : tensor<3x16x64xf32>) -> tensor<3x16x64xf32>
  return %0 : tensor<3x16x64xf32>
}
func.func @batch_for_one_axis(%x: tensor<2x16x32xf32>, %w: tensor<32x64xf32> {tp25d.param = "w"}, %c: tensor<2x16x64xf32>)
    -> tensor<2x16x64xf32> {
  %0 = linalg.contract indexing_maps = [affine_map<(b, m, n, k) -> (b, m, k)>, affine_map<(b, m, n, k) -> (k, n)>,
                                        affine_map<(b, m, n, k) -> (b, m, n)>]
      ins(%x, %w : tensor<2x16x32xf32>, tensor<32x64xf32>) outs(%c : tensor<2x16x64xf32>) -> tensor<2x16x64xf32>
  return %0 : tensor<2x16x64xf32>
}

// Several dimensions of columns (heads), and of what is summed.
// CHECK-LABEL: func.func @heads_as_columns(
// CHECK-SAME:    tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}
// CHECK-SAME:    tensor<32x2x16xf32> {tp25d.param = "w", tp25d.sharding = #tp25d.sharding<[{row}, {col}, {}]>}
// CHECK:         tp25d.form = #tp25d.form<[{dep, row}, {col}, {}, {}], stationary = c, step = 3, along = [col, row]>
func.func @heads_as_columns(%x: tensor<16x32xf32>, %w: tensor<32x2x16xf32> {tp25d.param = "w"}, %c: tensor<16x2x16xf32>)
    -> tensor<16x2x16xf32> {
  %0 = linalg.contract indexing_maps = [affine_map<(m, h, n, k) -> (m, k)>, affine_map<(m, h, n, k) -> (k, h, n)>,
                                        affine_map<(m, h, n, k) -> (m, h, n)>]
      ins(%x, %w : tensor<16x32xf32>, tensor<32x2x16xf32>) outs(%c : tensor<16x2x16xf32>) -> tensor<16x2x16xf32>
  return %0 : tensor<16x2x16xf32>
}

// CHECK-LABEL: func.func @heads_summed(
// CHECK-SAME:    tensor<16x2x16xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}, {}]>}
// CHECK-SAME:    tensor<2x16x32xf32> {tp25d.param = "w", tp25d.sharding = #tp25d.sharding<[{row}, {}, {col}]>}
// CHECK:         tp25d.form = #tp25d.form<[{dep, row}, {col}, {}, {}], stationary = c, step = 2, along = [col, row]>
func.func @heads_summed(%x: tensor<16x2x16xf32>, %w: tensor<2x16x32xf32> {tp25d.param = "w"}, %c: tensor<16x32xf32>)
    -> tensor<16x32xf32> {
  %0 = linalg.contract indexing_maps = [affine_map<(m, n, h, k) -> (m, h, k)>, affine_map<(m, n, h, k) -> (h, k, n)>,
                                        affine_map<(m, n, h, k) -> (m, n)>]
      ins(%x, %w : tensor<16x2x16xf32>, tensor<2x16x32xf32>) outs(%c : tensor<16x32xf32>) -> tensor<16x32xf32>
  return %0 : tensor<16x32xf32>
}
