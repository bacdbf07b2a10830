// RUN: tp25d-opt %s -split-input-file -verify-diagnostics

func.func @dynamic(%a: tensor<?xf32>) {
  // expected-error@+1 {{'tp25d.all_reduce' op operand #0 must be statically shaped tensor of any type values, but got 'tensor<?xf32>'}}
  %0 = tp25d.all_reduce %a along col sum : tensor<?xf32>
  return
}

// -----

func.func @no_combiner(%a: tensor<4xf32>) {
  // expected-error@+2 {{expected valid keyword or string}}
  // expected-error@+1 {{failed to parse Tp25d_CombinerAttr}}
  %0 = tp25d.all_reduce %a along col : tensor<4xf32>
  return
}
