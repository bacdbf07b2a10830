// Attention on 8 devices: sequences by depth and row, heads by col, so that scores and softmax need nobody else.

// RUN: tp25d-opt --tp25d-pipeline=q=2,d=2,to=partition %S/Inputs/attention.mlir | FileCheck %s
// CHECK-LABEL:   func.func @attention(
// CHECK-SAME:      tensor<4x4xf32> {tp25d.global = tensor<16x8xf32>, tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}
// CHECK-NOT:       tp25d.all_
// CHECK-COUNT-3:   tp25d.summa {{.*}} stationary = c, step = 2, along = [col, row]> {{.*}} -> tensor<4x4xf32>
// CHECK-NOT:       tp25d.all_
// CHECK:           tp25d.summa {{.*}} form <[{dep, row}, {col}, {}, {}, {}]> {{.*}} : tensor<1x4x1x4xf32>, tensor<1x4x1x4xf32> -> tensor<1x1x4x4xf32>
// CHECK-NOT:       tp25d.all_
// CHECK:           tp25d.summa {{.*}} form <[{dep, row}, {col}, {}, {}, {}]> {{.*}} : tensor<1x1x4x4xf32>, tensor<1x4x1x4xf32> -> tensor<1x4x1x4xf32>
// CHECK-NOT:       tp25d.all_
// CHECK:           tp25d.summa {{.*}} stationary = c, step = 2, along = [col, row]>
// CHECK-NOT:       tp25d.all_
// CHECK:           return
