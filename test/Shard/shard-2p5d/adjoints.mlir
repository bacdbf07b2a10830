// RUN: tp25d-opt %s --tp25d-import --differentiate=inputs --shard-2p5d=q=2,d=2 | FileCheck %s
// RUN: tp25d-opt %s --tp25d-import --differentiate=inputs --shard-2p5d=q=2,d=2,stationary=b | FileCheck %s --check-prefix=WEIGHT
// RUN: tp25d-opt %s --tp25d-import --differentiate=inputs --shard-2p5d=q=2,d=2 --tp25d-partition | FileCheck %s --check-prefix=DEVICE

// With C put, dX = dY W^T has dY put, which is what its loops m and n index, and dW = X^T dY has dY put, too. Gradients
// are split as what they are the gradients of.
// CHECK-LABEL: func.func @layer(
// CHECK-SAME:    -> (tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>},
// CHECK-SAME:    tensor<16x64xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>},
// CHECK-SAME:    tensor<64x32xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {col}]>})
// CHECK:         linalg.matmul {tp25d.form = #tp25d.form<[{dep, row}, {col}, {}], stationary = c, step = 2, along = [col, row]>, tp25d.product = 0 : i64
// CHECK:         linalg.generic {{.*}} ins({{.*}} : tensor<64x32xf32>, tensor<16x32xf32>) {{.*}}tp25d.adjoint_of = 0 : i64, tp25d.form = #tp25d.form<[{dep, row}, {col}, {}], stationary = b, step = 2, along = [row, col]>
// CHECK:         linalg.generic {{.*}} ins({{.*}} : tensor<16x64xf32>, tensor<16x32xf32>) {{.*}}tp25d.adjoint_of = 0 : i64, tp25d.form = #tp25d.form<[{dep, row}, {col}, {}], stationary = b, step = 2, along = [col, row]>

// With the weight put, dX has the weight put, and dW itself stays put.
// WEIGHT:        linalg.matmul {tp25d.form = #tp25d.form<[{dep}, {col}, {row}], stationary = b, step = 0, along = [col, row]>
// WEIGHT:        tp25d.adjoint_of = 0 : i64, tp25d.form = #tp25d.form<[{dep}, {col}, {row}], stationary = a, step = 0, along = [row, col]>
// WEIGHT:        tp25d.adjoint_of = 0 : i64, tp25d.form = #tp25d.form<[{dep}, {col}, {row}], stationary = c, step = 0, along = [col, row]>

// The sum over rows is part of SUMMA; what is left of it is over depth.
// DEVICE:        tp25d.summa %{{.*}}, %{{.*}} form <[{dep, row}, {col}, {}], stationary = c
// DEVICE:        tp25d.summa {{.*}} {tp25d.adjoint} : tensor<32x16xf32>, tensor<4x16xf32> -> tensor<4x32xf32>
// DEVICE:        %[[PART:.*]] = tp25d.summa {{.*}} {tp25d.adjoint} : tensor<4x32xf32>, tensor<4x16xf32> -> tensor<32x16xf32>
// DEVICE:        tp25d.all_reduce %[[PART]] along dep sum : tensor<32x16xf32>
func.func @layer(%x: tensor<16x64xf32>, %w: tensor<64x32xf32> {tp25d.param = "w"}) -> tensor<16x32xf32> {
  %zero = arith.constant dense<0.0> : tensor<16x32xf32>
  %y = linalg.matmul ins(%x, %w : tensor<16x64xf32>, tensor<64x32xf32>) outs(%zero : tensor<16x32xf32>)
      -> tensor<16x32xf32>
  return %y : tensor<16x32xf32>
}
