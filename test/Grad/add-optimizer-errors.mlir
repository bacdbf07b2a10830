// RUN: tp25d-opt %s --split-input-file --verify-diagnostics --add-optimizer
// RUN: not tp25d-opt %S/add-optimizer.mlir --add-optimizer=optimizer=lion 2>&1 | FileCheck %s --check-prefix=OPTIMIZER
// RUN: not tp25d-opt %S/add-optimizer.mlir --add-optimizer=beta1=1 2>&1 | FileCheck %s --check-prefix=BETA
// RUN: not tp25d-opt %S/add-optimizer.mlir --add-optimizer=learning-rate=-1 2>&1 | FileCheck %s --check-prefix=RATE
// RUN: not tp25d-opt %S/add-optimizer.mlir --add-optimizer=schedule=cosine 2>&1 | FileCheck %s --check-prefix=STEPS
// OPTIMIZER: optimizer must be sgd or adamw, got: lion
// BETA: beta1 must be at least 0 and less than 1.000000e+00, got: 1.000000e+00
// RATE: learning-rate must be at least 0, got: -1.000000e+00
// STEPS: total-steps must be more than warmup-steps, got: 0 and 0

// expected-error@+1 {{returns 1 results, but has 1 trained parameters; a loss and their gradients are expected, as of add-loss and differentiate}}
func.func @no_gradients(%loss: tensor<f32>, %w: tensor<4x2xf32> {tp25d.param = "w"}) -> tensor<f32> {
  return %loss : tensor<f32>
}

// -----

// expected-error@+1 {{parameter "w" is argument 1 and argument 2; training updates one argument for each parameter}}
func.func @twice(%loss: tensor<f32>, %w: tensor<2xf32> {tp25d.param = "w"}, %v: tensor<2xf32> {tp25d.param = "w"})
    -> (tensor<f32>, tensor<2xf32>, tensor<2xf32>) {
  return %loss, %w, %v : tensor<f32>, tensor<2xf32>, tensor<2xf32>
}
