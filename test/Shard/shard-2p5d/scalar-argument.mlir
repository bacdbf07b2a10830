// RUN: not tp25d-opt %s --shard-2p5d=q=2,d=2 2>&1 | FileCheck %s

// Not a model (check-model says so), but no reason to crash.
// CHECK: error: argument 0 must be a tensor
func.func @scalar(%x: f32) -> tensor<4xf32> {
  %0 = tensor.splat %x : tensor<4xf32>
  return %0 : tensor<4xf32>
}
