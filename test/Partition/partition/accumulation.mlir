// RUN: tp25d-opt %s --partition --plan-reshards | FileCheck %s

// Sums across steps and devices are kept in f32, never in the storage type: rounding comes last.
#W = #tp25d.sharding<[{row}, {col}]>
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  // CHECK-LABEL: func.func @product(
  // CHECK:         %[[C:.*]] = tp25d.summa {{.*}} : tensor<8x4xbf16>, tensor<4x8xbf16> -> tensor<8x8xf32>
  // CHECK:         %[[SUM:.*]] = tp25d.all_reduce %[[C]] along dep sum : tensor<8x8xf32>
  // CHECK:         arith.truncf {{.*}} f32 to bf16
  func.func @product(%a: tensor<16x16xbf16> {tp25d.sharding = #tp25d.sharding<[{row}, {dep, col}]>},
                     %b: tensor<16x16xbf16> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>})
      -> (tensor<16x16xbf16> {tp25d.sharding = #W}) {
    %z = arith.constant {tp25d.sharding = #W} dense<0.0> : tensor<16x16xbf16>
    %0 = linalg.matmul {tp25d.sharding = #W, tp25d.form = #tp25d.form<[{row}, {col}, {dep}], stationary = c, step = 2, along = [col, row]>}
        ins(%a, %b : tensor<16x16xbf16>, tensor<16x16xbf16>) outs(%z : tensor<16x16xbf16>) -> tensor<16x16xbf16>
    return %0 : tensor<16x16xbf16>
  }
}
