// RUN: tp25d-opt %s -split-input-file -verify-diagnostics

func.func @all(%x: tensor<4xf32>) {
  // expected-error@+1 {{'tp25d.dropout' op has the rate 1.000000e+00 : f64, must be at least 0 and less than 1}}
  %0 = tp25d.dropout %x rate 1.0 : tensor<4xf32>
  return
}

// -----

func.func @negative(%x: tensor<4xf32>) {
  // expected-error@+1 {{has the rate -5.000000e-01 : f64, must be at least 0 and less than 1}}
  %0 = tp25d.dropout %x rate -0.5 : tensor<4xf32>
  return
}

// -----

func.func @integers(%x: tensor<4xi32>) {
  // expected-error@+1 {{operand #0 must be statically shaped tensor of floating-point values}}
  %0 = tp25d.dropout %x rate 0.5 : tensor<4xi32>
  return
}
