// RUN: tp25d-opt %s -split-input-file -verify-diagnostics

// expected-error@+1 {{tp25d.param of argument 1 must be a name, got: 7 : i64}}
func.func private @number(tensor<8xf32>, tensor<8xf32> {tp25d.param = 7})

// -----

// expected-error@+1 {{tp25d.param of argument 0 must be a name, got: unit}}
func.func private @nothing(tensor<8xf32> {tp25d.param})
