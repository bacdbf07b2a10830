// RUN: tp25d-opt %s | tp25d-opt | FileCheck %s

// What the Grad stage writes on arguments, results and products.
// CHECK-LABEL: func.func @step
// CHECK-SAME:    tensor<4x4xf32> {tp25d.frozen, tp25d.param = "mask"}
// CHECK-SAME:    tensor<4x4xf32> {tp25d.param = "w", tp25d.updated}
// CHECK-SAME:    tensor<4x4xf32> {tp25d.param = "optimizer.momentum.w", tp25d.state = "w"}
// CHECK-SAME:    tensor<i64> {tp25d.param = "training.step", tp25d.state}
// CHECK-SAME:    -> (tensor<4x4xf32> {tp25d.updates = "w"})
func.func @step(%m: tensor<4x4xf32> {tp25d.param = "mask", tp25d.frozen},
                %w: tensor<4x4xf32> {tp25d.param = "w", tp25d.updated},
                %v: tensor<4x4xf32> {tp25d.param = "optimizer.momentum.w", tp25d.state = "w"},
                %s: tensor<i64> {tp25d.param = "training.step", tp25d.state})
    -> (tensor<4x4xf32> {tp25d.updates = "w"}) {
  // CHECK: linalg.matmul {tp25d.product = 0 : i64, tp25d.stop_gradient}
  %p = linalg.matmul {tp25d.product = 0, tp25d.stop_gradient} ins(%m, %w : tensor<4x4xf32>, tensor<4x4xf32>)
      outs(%v : tensor<4x4xf32>) -> tensor<4x4xf32>
  // CHECK: linalg.matmul {tp25d.adjoint, tp25d.adjoint_of = 0 : i64}
  %d = linalg.matmul {tp25d.adjoint_of = 0, tp25d.adjoint} ins(%m, %p : tensor<4x4xf32>, tensor<4x4xf32>)
      outs(%v : tensor<4x4xf32>) -> tensor<4x4xf32>
  return %d : tensor<4x4xf32>
}
