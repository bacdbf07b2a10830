// RUN: tp25d-opt %s --partition | FileCheck %s

// CHECK-DAG: #[[MK:.*]] = affine_map<(d0, d1, d2) -> (d0, d2)>
// CHECK-DAG: #[[KN:.*]] = affine_map<(d0, d1, d2) -> (d2, d1)>
// CHECK-DAG: #[[NK:.*]] = affine_map<(d0, d1, d2) -> (d1, d2)>
// CHECK-DAG: #[[MN:.*]] = affine_map<(d0, d1, d2) -> (d0, d1)>
#X = #tp25d.sharding<[{dep, row}, {col}]>
#W = #tp25d.sharding<[{row}, {col}]>
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  // A product that starts from zeros: no trace is left of them.
  // CHECK-LABEL: func.func @stationary_c(
  // CHECK-SAME:    %[[A:[^:]*]]: tensor<4x16xf32> {tp25d.global = tensor<16x32xf32>, tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}
  // CHECK-SAME:    %[[B:[^:]*]]: tensor<16x32xf32> {tp25d.global = tensor<32x64xf32>, tp25d.sharding = #tp25d.sharding<[{row}, {col}]>}
  // CHECK-SAME:    -> (tensor<4x32xf32> {tp25d.global = tensor<16x64xf32>, tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>})
  // CHECK:         %[[C:.*]] = tp25d.summa %[[A]], %[[B]] form <[{dep, row}, {col}, {}], stationary = c, step = 2, along = [col, row]>
  // CHECK-SAME:      maps [#[[MK]], #[[KN]], #[[MN]]] : tensor<4x16xf32>, tensor<16x32xf32> -> tensor<4x32xf32>
  // CHECK-NEXT:    return %[[C]] : tensor<4x32xf32>
  func.func @stationary_c(%a: tensor<16x32xf32> {tp25d.sharding = #X}, %b: tensor<32x64xf32> {tp25d.sharding = #W})
      -> (tensor<16x64xf32> {tp25d.sharding = #X}) {
    %zeros = arith.constant {tp25d.sharding = #X} dense<0.0> : tensor<16x64xf32>
    %0 = linalg.matmul {tp25d.sharding = #X, tp25d.form = #tp25d.form<[{dep, row}, {col}, {}], stationary = c, step = 2, along = [col, row]>}
        ins(%a, %b : tensor<16x32xf32>, tensor<32x64xf32>) outs(%zeros : tensor<16x64xf32>) -> tensor<16x64xf32>
    return %0 : tensor<16x64xf32>
  }

  // -0.0 is zero, too.
  // CHECK-LABEL: func.func @negative_zeros(
  // CHECK:         %[[C:.*]] = tp25d.summa
  // CHECK-NEXT:    return %[[C]]
  func.func @negative_zeros(%a: tensor<16x32xf32> {tp25d.sharding = #X}, %b: tensor<32x64xf32> {tp25d.sharding = #W})
      -> (tensor<16x64xf32> {tp25d.sharding = #X}) {
    %zero = arith.constant -0.0 : f32
    %e = tensor.empty() {tp25d.sharding = #X} : tensor<16x64xf32>
    %z = linalg.fill {tp25d.sharding = #X} ins(%zero : f32) outs(%e : tensor<16x64xf32>) -> tensor<16x64xf32>
    %0 = linalg.matmul {tp25d.sharding = #X, tp25d.form = #tp25d.form<[{dep, row}, {col}, {}], stationary = c, step = 2, along = [col, row]>}
        ins(%a, %b : tensor<16x32xf32>, tensor<32x64xf32>) outs(%z : tensor<16x64xf32>) -> tensor<16x64xf32>
    return %0 : tensor<16x64xf32>
  }

  // Whatever else it starts from is added once, after the product is complete.
  // CHECK-LABEL: func.func @accumulate(
  // CHECK-SAME:    %[[INIT:[^:]*]]: tensor<4x32xf32> {tp25d.global = tensor<16x64xf32>
  // CHECK:         %[[AB:.*]] = tp25d.summa
  // CHECK:         %[[C:.*]] = linalg.generic
  // CHECK-SAME:      ins(%[[INIT]], %[[AB]] :
  // CHECK:           arith.addf
  // CHECK:         return %[[C]]
  func.func @accumulate(%c: tensor<16x64xf32> {tp25d.sharding = #X}, %a: tensor<16x32xf32> {tp25d.sharding = #X},
                        %b: tensor<32x64xf32> {tp25d.sharding = #W}) -> (tensor<16x64xf32> {tp25d.sharding = #X}) {
    %0 = linalg.matmul {tp25d.sharding = #X, tp25d.form = #tp25d.form<[{dep, row}, {col}, {}], stationary = c, step = 2, along = [col, row]>}
        ins(%a, %b : tensor<16x32xf32>, tensor<32x64xf32>) outs(%c : tensor<16x64xf32>) -> tensor<16x64xf32>
    return %0 : tensor<16x64xf32>
  }

  // Depth splits k: C is summed over depth, and only then is the init added.
  // CHECK-LABEL: func.func @depth_k(
  // CHECK-SAME:    %[[INIT:[^:]*]]: tensor<8x32xf32> {tp25d.global = tensor<16x64xf32>
  // CHECK:         %[[AB:.*]] = tp25d.summa %{{.*}}, %{{.*}} form <[{row}, {col}, {dep}], stationary = c, step = 2, along = [col, row]>
  // CHECK-SAME:      tensor<8x8xf32>, tensor<8x32xf32> -> tensor<8x32xf32>
  // CHECK:         %[[SUM:.*]] = tp25d.reshard %[[AB]] from <[{row}, {col}], partial = {dep}> to <[{row}, {col}]>
  // CHECK:         linalg.generic
  // CHECK-SAME:      ins(%[[INIT]], %[[SUM]] :
  func.func @depth_k(%c: tensor<16x64xf32> {tp25d.sharding = #W},
                     %a: tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {dep, col}]>},
                     %b: tensor<32x64xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>})
      -> (tensor<16x64xf32> {tp25d.sharding = #W}) {
    %0 = linalg.matmul {tp25d.sharding = #W, tp25d.form = #tp25d.form<[{row}, {col}, {dep}], stationary = c, step = 2, along = [col, row]>}
        ins(%a, %b : tensor<16x32xf32>, tensor<32x64xf32>) outs(%c : tensor<16x64xf32>) -> tensor<16x64xf32>
    return %0 : tensor<16x64xf32>
  }

  // The weight stays put: it is C's sum along row that leaves C by (dep, row), and no partial sums.
  // CHECK-LABEL: func.func @stationary_b(
  // CHECK:         %[[C:.*]] = tp25d.summa %{{.*}}, %{{.*}} form <[{dep}, {col}, {row}], stationary = b, step = 0, along = [col, row]>
  // CHECK-SAME:      tensor<4x16xf32>, tensor<16x32xf32> -> tensor<4x32xf32>
  // CHECK-NEXT:    return %[[C]]
  func.func @stationary_b(%a: tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{dep, col}, {row}]>},
                          %b: tensor<32x64xf32> {tp25d.sharding = #W}) -> (tensor<16x64xf32> {tp25d.sharding = #X}) {
    %zeros = arith.constant {tp25d.sharding = #X} dense<0.0> : tensor<16x64xf32>
    %0 = linalg.matmul {tp25d.sharding = #X, tp25d.form = #tp25d.form<[{dep}, {col}, {row}], stationary = b, step = 0, along = [col, row]>}
        ins(%a, %b : tensor<16x32xf32>, tensor<32x64xf32>) outs(%zeros : tensor<16x64xf32>) -> tensor<16x64xf32>
    return %0 : tensor<16x64xf32>
  }

  // dX = dY W^T.
  // CHECK-LABEL: func.func @stationary_a(
  // CHECK:         tp25d.summa %{{.*}}, %{{.*}} form <[{dep, row}, {}, {col}], stationary = a, step = 1, along = [row, col]>
  // CHECK-SAME:      maps [#[[MK]], #[[NK]], #[[MN]]] : tensor<4x32xf32>, tensor<16x32xf32> -> tensor<4x16xf32>
  func.func @stationary_a(%dy: tensor<16x64xf32> {tp25d.sharding = #X}, %w: tensor<32x64xf32> {tp25d.sharding = #W})
      -> (tensor<16x32xf32> {tp25d.sharding = #X}) {
    %zeros = arith.constant {tp25d.sharding = #X} dense<0.0> : tensor<16x32xf32>
    %0 = linalg.matmul indexing_maps = [affine_map<(m, n, k) -> (m, k)>, affine_map<(m, n, k) -> (n, k)>, affine_map<(m, n, k) -> (m, n)>]
        {tp25d.sharding = #X, tp25d.form = #tp25d.form<[{dep, row}, {}, {col}], stationary = a, step = 1, along = [row, col]>}
        ins(%dy, %w : tensor<16x64xf32>, tensor<32x64xf32>) outs(%zeros : tensor<16x32xf32>) -> tensor<16x32xf32>
    return %0 : tensor<16x32xf32>
  }

  // Operands that are split otherwise than the form wants are resharded; A A needs its one matrix in two ways.
  // CHECK-LABEL: func.func @square(
  // CHECK-SAME:    %[[A:[^:]*]]: tensor<4x8xf32>
  // CHECK:         %[[B:.*]] = tp25d.reshard %[[A]] from <[{dep, row}, {col}]> to <[{row}, {col}]> : tensor<4x8xf32> -> tensor<8x8xf32>
  // CHECK:         tp25d.summa %[[A]], %[[B]]
  // CHECK-SAME:      tensor<4x8xf32>, tensor<8x8xf32> -> tensor<4x8xf32>
  func.func @square(%a: tensor<16x16xf32> {tp25d.sharding = #X}) -> (tensor<16x16xf32> {tp25d.sharding = #X}) {
    %zeros = arith.constant {tp25d.sharding = #X} dense<0.0> : tensor<16x16xf32>
    %0 = linalg.matmul {tp25d.sharding = #X, tp25d.form = #tp25d.form<[{dep, row}, {col}, {}], stationary = c, step = 2, along = [col, row]>}
        ins(%a, %a : tensor<16x16xf32>, tensor<16x16xf32>) outs(%zeros : tensor<16x16xf32>) -> tensor<16x16xf32>
    return %0 : tensor<16x16xf32>
  }

  // A result that is annotated otherwise than it comes out.
  // CHECK-LABEL: func.func @result_elsewhere(
  // CHECK:         %[[C:.*]] = tp25d.summa
  // CHECK:         %[[WHOLE:.*]] = tp25d.reshard %[[C]] from <[{dep, row}, {col}]> to <[{}, {}]> : tensor<4x8xf32> -> tensor<16x16xf32>
  // CHECK:         return %[[WHOLE]]
  func.func @result_elsewhere(%a: tensor<16x16xf32> {tp25d.sharding = #X}, %b: tensor<16x16xf32> {tp25d.sharding = #W})
      -> (tensor<16x16xf32> {tp25d.sharding = #tp25d.sharding<[{}, {}]>}) {
    %zeros = arith.constant {tp25d.sharding = #X} dense<0.0> : tensor<16x16xf32>
    %0 = linalg.matmul {tp25d.sharding = #tp25d.sharding<[{}, {}]>, tp25d.form = #tp25d.form<[{dep, row}, {col}, {}], stationary = c, step = 2, along = [col, row]>}
        ins(%a, %b : tensor<16x16xf32>, tensor<16x16xf32>) outs(%zeros : tensor<16x16xf32>) -> tensor<16x16xf32>
    return %0 : tensor<16x16xf32>
  }

  // Megatron-LM's row-parallel layer: nothing travels, C is partial.
  // CHECK-LABEL: func.func @local(
  // CHECK:         %[[C:.*]] = tp25d.summa %{{.*}}, %{{.*}} form <[{}, {}, {dep, row, col}]>
  // CHECK-SAME:      tensor<16x8xf32>, tensor<8x32xf32> -> tensor<16x32xf32>
  // CHECK:         tp25d.reshard %[[C]] from <[{}, {}], partial = {dep, row, col}> to <[{}, {}]> : tensor<16x32xf32> -> tensor<16x32xf32>
  func.func @local(%x: tensor<16x64xf32> {tp25d.sharding = #tp25d.sharding<[{}, {dep, row, col}]>},
                   %w: tensor<64x32xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row, col}, {}]>})
      -> (tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{}, {}]>}) {
    %zeros = arith.constant {tp25d.sharding = #tp25d.sharding<[{}, {}]>} dense<0.0> : tensor<16x32xf32>
    %0 = linalg.matmul {tp25d.sharding = #tp25d.sharding<[{}, {}]>, tp25d.form = #tp25d.form<[{}, {}, {dep, row, col}]>}
        ins(%x, %w : tensor<16x64xf32>, tensor<64x32xf32>) outs(%zeros : tensor<16x32xf32>) -> tensor<16x32xf32>
    return %0 : tensor<16x32xf32>
  }

  // A product without a form is partitioned as any operation, by its rule. All of A, B and C by [{row}, {col}]: blocks
  // of k that do not correspond must not be multiplied (upstream's shard-partition does it).
  // CHECK-LABEL: func.func @without_form(
  // CHECK-SAME:    %[[A:[^:]*]]: tensor<4x4xf32>
  // CHECK-SAME:    %[[B:[^: ]*]]: tensor<4x4xf32>
  // CHECK-SAME:    %[[C:[^: ]*]]: tensor<4x4xf32>
  // CHECK-DAG:     %[[ROWS:.*]] = tp25d.reshard %[[A]] from <[{row}, {col}]> to <[{row}, {}]> : tensor<4x4xf32> -> tensor<4x8xf32>
  // CHECK-DAG:     %[[COLS:.*]] = tp25d.reshard %[[B]] from <[{row}, {col}]> to <[{}, {col}]> : tensor<4x4xf32> -> tensor<8x4xf32>
  // CHECK:         %[[AB:.*]] = linalg.matmul ins(%[[ROWS]], %[[COLS]] : tensor<4x8xf32>, tensor<8x4xf32>) outs(%[[C]] : tensor<4x4xf32>)
  // CHECK-NEXT:    return %[[AB]]
  func.func @without_form(%a: tensor<8x8xf32> {tp25d.sharding = #W}, %b: tensor<8x8xf32> {tp25d.sharding = #W},
                          %c: tensor<8x8xf32> {tp25d.sharding = #W}) -> (tensor<8x8xf32> {tp25d.sharding = #W}) {
    %0 = linalg.matmul {tp25d.sharding = #W} ins(%a, %b : tensor<8x8xf32>, tensor<8x8xf32>) outs(%c : tensor<8x8xf32>) -> tensor<8x8xf32>
    return %0 : tensor<8x8xf32>
  }

  // Where the blocks of k do correspond the partial sums are added up, and C is counted once.
  // CHECK-LABEL: func.func @without_form_partial(
  // CHECK:         %[[ZERO:.*]] = linalg.fill
  // CHECK:         %[[AB:.*]] = linalg.matmul ins(%{{.*}}, %{{.*}} : tensor<2x4xf32>, tensor<4x8xf32>) outs(%[[ZERO]] : tensor<2x8xf32>)
  // CHECK:         %[[SUM:.*]] = tp25d.reshard %[[AB]] from <[{dep, row}, {}], partial = {col}> to <[{dep, row}, {}]>
  // CHECK:         linalg.generic
  // CHECK-SAME:      ins(%{{.*}}, %[[SUM]] : tensor<2x8xf32>, tensor<2x8xf32>)
  func.func @without_form_partial(%a: tensor<8x8xf32> {tp25d.sharding = #X},
                                  %b: tensor<8x8xf32> {tp25d.sharding = #tp25d.sharding<[{col}, {}]>},
                                  %c: tensor<8x8xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {}]>})
      -> (tensor<8x8xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {}]>}) {
    %0 = linalg.matmul {tp25d.sharding = #tp25d.sharding<[{dep, row}, {}]>}
        ins(%a, %b : tensor<8x8xf32>, tensor<8x8xf32>) outs(%c : tensor<8x8xf32>) -> tensor<8x8xf32>
    return %0 : tensor<8x8xf32>
  }

  // Products of a matrix and a vector, of two vectors: no form either.
  // CHECK-LABEL: func.func @vectors(
  // CHECK:         linalg.matvec ins(%{{.*}}, %{{.*}} : tensor<4x16xf32>, tensor<16xf32>)
  // CHECK:         tp25d.reshard %{{.*}} from <[{dep, row}], partial = {col}> to <[{dep, row}]> : tensor<4xf32> -> tensor<4xf32>
  // CHECK:         linalg.dot ins(%{{.*}}, %{{.*}} : tensor<16xf32>, tensor<16xf32>)
  // CHECK:         tp25d.reshard %{{.*}} from <[], partial = {col}> to <[]> : tensor<f32> -> tensor<f32>
  func.func @vectors(%x: tensor<16x32xf32> {tp25d.sharding = #X}, %v: tensor<32xf32> {tp25d.sharding = #tp25d.sharding<[{col}]>},
                     %z: tensor<16xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}]>},
                     %s: tensor<f32> {tp25d.sharding = #tp25d.sharding<[]>})
      -> (tensor<16xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}]>}, tensor<f32> {tp25d.sharding = #tp25d.sharding<[]>}) {
    %0 = linalg.matvec {tp25d.sharding = #tp25d.sharding<[{dep, row}]>}
        ins(%x, %v : tensor<16x32xf32>, tensor<32xf32>) outs(%z : tensor<16xf32>) -> tensor<16xf32>
    %1 = linalg.dot {tp25d.sharding = #tp25d.sharding<[]>} ins(%v, %v : tensor<32xf32>, tensor<32xf32>) outs(%s : tensor<f32>) -> tensor<f32>
    return %0, %1 : tensor<16xf32>, tensor<f32>
  }
}
