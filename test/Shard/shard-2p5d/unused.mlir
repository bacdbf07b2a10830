// RUN: tp25d-opt %s --shard-2p5d=q=2,d=2 | FileCheck %s

// What nothing uses is split as nothing.
// CHECK: arith.constant {tp25d.sharding = #tp25d.sharding<[{}]>} dense<1.000000e+00> : tensor<4xf32>
func.func @unused(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = arith.constant dense<1.0> : tensor<4xf32>
  return %x : tensor<4xf32>
}
