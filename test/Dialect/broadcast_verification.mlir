// RUN: tp25d-opt %s -split-input-file -verify-diagnostics

func.func @dynamic(%a: tensor<?xf32>, %t: index) {
  // expected-error@+1 {{'tp25d.broadcast' op operand #0 must be statically shaped tensor of any type values, but got 'tensor<?xf32>'}}
  %0 = tp25d.broadcast %a from %t along col : tensor<?xf32>
  return
}

// -----

// The root is a coordinate, not a constant of the operation.
func.func @root(%a: tensor<4xf32>) {
  // expected-error@+1 {{expected SSA operand}}
  %0 = tp25d.broadcast %a from 1 along col : tensor<4xf32>
  return
}
