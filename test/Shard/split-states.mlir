// RUN: tp25d-opt %s --split-states | FileCheck %s

#form = #tp25d.form<[{dep, row}, {col}, {}], stationary = c, step = 2, along = [col, row]>
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  // The weight is [{row}, {col}], the same at each depth; what is kept for it is split over depth, too. A state that is
  // kept for no parameter is left as it is.
  // CHECK-LABEL: func.func @step(
  // CHECK-SAME:    %{{[a-z0-9]*}}: tensor<8x8xf32> {tp25d.param = "w"},
  // CHECK-SAME:    tensor<8x8xf32> {tp25d.param = "optimizer.momentum.w", tp25d.sharding = #tp25d.sharding<[{row, dep}, {col}]>, tp25d.state = "w"},
  // CHECK-SAME:    tensor<i64> {tp25d.param = "training.step", tp25d.state}
  func.func @step(%x: tensor<16x8xf32>, %w: tensor<8x8xf32> {tp25d.param = "w"},
                  %v: tensor<8x8xf32> {tp25d.param = "optimizer.momentum.w", tp25d.state = "w"},
                  %step: tensor<i64> {tp25d.param = "training.step", tp25d.state}, %z: tensor<16x8xf32>) -> tensor<16x8xf32> {
    %0 = linalg.matmul {tp25d.form = #form}
        ins(%x, %w : tensor<16x8xf32>, tensor<8x8xf32>) outs(%z : tensor<16x8xf32>) -> tensor<16x8xf32>
    return %0 : tensor<16x8xf32>
  }
}
