// RUN: tp25d-opt %s --pass-pipeline='builtin.module(func.func(generalize-ops))' -verify-diagnostics

func.func @softmax_of_integers(%x: tensor<4x8xi32>, %e: tensor<4x8xi32>) -> tensor<4x8xi32> {
  // expected-error@+1 {{linalg.softmax must be of floating-point numbers, got: 'tensor<4x8xi32>'}}
  %0 = linalg.softmax dimension(1) ins(%x : tensor<4x8xi32>) outs(%e : tensor<4x8xi32>) -> tensor<4x8xi32>
  return %0 : tensor<4x8xi32>
}
