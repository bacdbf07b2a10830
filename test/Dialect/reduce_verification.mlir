// RUN: tp25d-opt %s -split-input-file -verify-diagnostics

func.func @combiner(%a: tensor<4xf32>, %t: index) {
  // expected-error@+2 {{expected ::tp25d::Combiner to be one of: sum, product, maximum, minimum}}
  // expected-error@+1 {{failed to parse Tp25d_CombinerAttr}}
  %0 = tp25d.reduce %a into %a to %t along col average : tensor<4xf32>
  return
}

// -----

// expected-note@+1 {{prior use here}}
func.func @dest(%a: tensor<4xf32>, %c: tensor<8xf32>, %t: index) {
  // expected-error@+1 {{use of value '%c' expects different type than prior uses: 'tensor<4xf32>' vs 'tensor<8xf32>'}}
  %0 = tp25d.reduce %a into %c to %t along col sum : tensor<4xf32>
  return
}
