// RUN: tp25d-opt %s --propagate-shardings --split-input-file --verify-diagnostics | FileCheck %s

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  // The form says how the matrices are split; the bias follows through the indexing maps.
  // CHECK-LABEL: func.func @layer(
  // CHECK-SAME:    tensor<16x8xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}
  // CHECK-SAME:    tensor<8x8xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {col}]>}
  // CHECK-SAME:    tensor<8xf32> {tp25d.sharding = #tp25d.sharding<[{col}]>}
  // CHECK-SAME:    -> (tensor<16x8xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>})
  func.func @layer(%x: tensor<16x8xf32>, %w: tensor<8x8xf32>, %b: tensor<8xf32>, %z: tensor<16x8xf32>) -> tensor<16x8xf32> {
    %0 = linalg.matmul {tp25d.form = #tp25d.form<[{dep, row}, {col}, {}], stationary = c, step = 2, along = [col, row]>}
        ins(%x, %w : tensor<16x8xf32>, tensor<8x8xf32>) outs(%z : tensor<16x8xf32>) -> tensor<16x8xf32>
    %e = tensor.empty() : tensor<16x8xf32>
    %1 = linalg.generic {indexing_maps = [affine_map<(m, n) -> (m, n)>, affine_map<(m, n) -> (n)>, affine_map<(m, n) -> (m, n)>],
                         iterator_types = ["parallel", "parallel"]}
        ins(%0, %b : tensor<16x8xf32>, tensor<8xf32>) outs(%e : tensor<16x8xf32>) {
    ^bb0(%p: f32, %q: f32, %o: f32):
      %s = arith.addf %p, %q : f32
      linalg.yield %s : f32
    } -> tensor<16x8xf32>
    return %1 : tensor<16x8xf32>
  }
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 2>} {
  func.func @no_form(%x: tensor<16x8xf32>, %w: tensor<8x8xf32>, %z: tensor<16x8xf32>) -> tensor<16x8xf32> {
    // expected-error@+1 {{has no tp25d.form; --choose-forms comes first}}
    %0 = linalg.matmul ins(%x, %w : tensor<16x8xf32>, tensor<8x8xf32>) outs(%z : tensor<16x8xf32>) -> tensor<16x8xf32>
    return %0 : tensor<16x8xf32>
  }
}
