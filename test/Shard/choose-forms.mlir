// RUN: tp25d-opt %s --choose-forms | FileCheck %s
// RUN: tp25d-opt %s --choose-forms="stationary=b" | FileCheck %s --check-prefix=WEIGHT

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  // Products get forms, and nothing else changes: shardings are the next pass's.
  // CHECK-LABEL: func.func @chain(
  // CHECK-NOT:     tp25d.sharding
  // CHECK:         linalg.matmul {tp25d.form = #tp25d.form<[{dep, row}, {col}, {}], stationary = c, step = 2, along = [col, row]>}
  // CHECK:         linalg.matmul {tp25d.form = #tp25d.form<[{dep, row}, {col}, {}], stationary = c, step = 2, along = [col, row]>}
  // CHECK-NOT:     tp25d.sharding
  // WEIGHT-LABEL: func.func @chain(
  // WEIGHT:         linalg.matmul {tp25d.form = {{.*}}stationary = b
  // WEIGHT:         linalg.matmul {tp25d.form = {{.*}}stationary = b
  func.func @chain(%x: tensor<16x8xf32>, %v: tensor<8x8xf32> {tp25d.param = "v"}, %w: tensor<8x8xf32> {tp25d.param = "w"})
      -> tensor<16x8xf32> {
    %c = arith.constant 0.0 : f32
    %e = tensor.empty() : tensor<16x8xf32>
    %z = linalg.fill ins(%c : f32) outs(%e : tensor<16x8xf32>) -> tensor<16x8xf32>
    %0 = linalg.matmul ins(%x, %v : tensor<16x8xf32>, tensor<8x8xf32>) outs(%z : tensor<16x8xf32>) -> tensor<16x8xf32>
    %1 = linalg.matmul ins(%0, %w : tensor<16x8xf32>, tensor<8x8xf32>) outs(%z : tensor<16x8xf32>) -> tensor<16x8xf32>
    return %1 : tensor<16x8xf32>
  }

  // A form that the user wrote is kept.
  // CHECK-LABEL: func.func @annotated(
  // CHECK:         linalg.matmul {tp25d.form = #tp25d.form<[{row}, {col}, {dep}], stationary = c, step = 2, along = [col, row]>}
  func.func @annotated(%x: tensor<16x8xf32>, %w: tensor<8x8xf32>, %z: tensor<16x8xf32>) -> tensor<16x8xf32> {
    %0 = linalg.matmul {tp25d.form = #tp25d.form<[{row}, {col}, {dep}], stationary = c, step = 2, along = [col, row]>}
        ins(%x, %w : tensor<16x8xf32>, tensor<8x8xf32>) outs(%z : tensor<16x8xf32>) -> tensor<16x8xf32>
    return %0 : tensor<16x8xf32>
  }
}
