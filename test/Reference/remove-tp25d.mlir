// RUN: tp25d-opt %s --remove-tp25d | FileCheck %s

// CHECK-NOT: tp25d
// CHECK:     func.func @f(%[[X:.*]]: tensor<4x8xf32>) -> tensor<4x8xf32>
// CHECK-NOT: tp25d
// CHECK:     return %{{.*}} : tensor<4x8xf32>
module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 2>} {
  func.func @f(%x: tensor<4x8xf32> {tp25d.param = "x", tp25d.sharding = #tp25d.sharding<[{row}, {}]>})
      -> (tensor<4x8xf32> {tp25d.sharding = #tp25d.sharding<[{}, {}]>}) {
    %0 = math.exp %x {tp25d.sharding = #tp25d.sharding<[{row}, {col}]>} : tensor<4x8xf32>
    %1 = tp25d.dropout %0 rate 1.0e-01 : tensor<4x8xf32>
    return %1 : tensor<4x8xf32>
  }
}
