// RUN: tp25d-opt %s --unroll-steps -split-input-file -verify-diagnostics

func.func @unknown(%n: index, %x: tensor<4xf32>) -> tensor<4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  // expected-error@+1 {{the number of steps is not a constant}}
  %0 = scf.for %t = %c0 to %n step %c1 iter_args(%y = %x) -> (tensor<4xf32>) {
    %z = tp25d.broadcast %y from %t along col : tensor<4xf32>
    scf.yield %z : tensor<4xf32>
  }
  return %0 : tensor<4xf32>
}

// -----

func.func @many(%x: tensor<4xf32>) -> tensor<4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = arith.constant 1099511627776 : index
  // expected-error@+1 {{has 1099511627776 steps, at most 65536 can be unrolled}}
  %0 = scf.for %t = %c0 to %n step %c1 iter_args(%y = %x) -> (tensor<4xf32>) {
    %z = tp25d.broadcast %y from %t along col : tensor<4xf32>
    scf.yield %z : tensor<4xf32>
  }
  return %0 : tensor<4xf32>
}
