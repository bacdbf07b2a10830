// RUN: tp25d-opt %s --tp25d-import --tp25d-grad=optimizer=sgd --shard-2p5d=q=2,d=2 | FileCheck %s
// RUN: tp25d-opt %s --tp25d-import --tp25d-grad=optimizer=sgd --shard-2p5d=q=2,d=2,split-states | FileCheck %s --check-prefix=SPLIT
// RUN: tp25d-opt %s --tp25d-import --tp25d-grad=optimizer=sgd --shard-2p5d=q=2,d=2,split-states --tp25d-partition | FileCheck %s --check-prefix=DEVICE

// What an optimizer keeps is split as its parameter is, and with split-states over depth besides; the next value of the
// parameter is split as the parameter.
// CHECK-LABEL: func.func @layer(
// CHECK-SAME:    {tp25d.param = "w", tp25d.sharding = #tp25d.sharding<[{row}, {col}]>}
// CHECK-SAME:    {tp25d.param = "optimizer.momentum.w", tp25d.sharding = #tp25d.sharding<[{row}, {col}]>, tp25d.state = "w"}
// CHECK-SAME:    {tp25d.sharding = #tp25d.sharding<[{row}, {col}]>, tp25d.updates = "optimizer.momentum.w"}
// CHECK-SAME:    {tp25d.sharding = #tp25d.sharding<[{row}, {col}]>, tp25d.updates = "w"}
// SPLIT-LABEL: func.func @layer(
// SPLIT-SAME:    {tp25d.param = "w", tp25d.sharding = #tp25d.sharding<[{row}, {col}]>}
// SPLIT-SAME:    {tp25d.param = "optimizer.momentum.w", tp25d.sharding = #tp25d.sharding<[{row, dep}, {col}]>, tp25d.state = "w"}
// SPLIT-SAME:    {tp25d.sharding = #tp25d.sharding<[{row, dep}, {col}]>, tp25d.updates = "optimizer.momentum.w"}
// SPLIT-SAME:    {tp25d.sharding = #tp25d.sharding<[{row}, {col}]>, tp25d.updates = "w"}

// The gradient's sum over depth is scattered, each layer updates its part, and all gather the parameter.
// DEVICE:        %[[W:.*]] = tensor.extract_slice %arg1
// DEVICE:        %[[PART:.*]] = tp25d.summa {{.*}} {tp25d.adjoint}
// DEVICE:        %[[G:.*]] = tp25d.reduce_scatter %[[PART]] along dep dimension 0 sum : tensor<32x16xf32> -> tensor<16x16xf32>
// DEVICE:        %[[V:.*]] = linalg.generic {{.*}} ins(%{{.*}}, %[[G]] : tensor<16x16xf32>, tensor<16x16xf32>)
// DEVICE:        %[[NEXT:.*]] = linalg.generic {{.*}} ins(%[[V]], %[[W]], %{{.*}} : tensor<16x16xf32>, tensor<16x16xf32>,
// DEVICE:        tp25d.all_gather %[[NEXT]] along dep dimension 0 : tensor<16x16xf32> -> tensor<32x16xf32>
// DEVICE-NOT:    tp25d.all_gather
func.func @layer(%x: tensor<16x64xf32>, %w: tensor<64x32xf32> {tp25d.param = "w"}) -> tensor<16x32xf32> {
  %zero = arith.constant dense<0.0> : tensor<16x32xf32>
  %y = linalg.matmul ins(%x, %w : tensor<16x64xf32>, tensor<64x32xf32>) outs(%zero : tensor<16x32xf32>)
      -> tensor<16x32xf32>
  return %y : tensor<16x32xf32>
}
