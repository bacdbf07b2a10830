// RUN: tp25d-opt %s -split-input-file -verify-diagnostics

// expected-note@+1 {{prior use here}}
func.func @await(%a: memref<4xf32>) {
  // expected-error@+1 {{use of value '%a' expects different type than prior uses: '!tp25d.transfer' vs 'memref<4xf32>'}}
  tp25d.await %a
  return
}

// -----

func.func @block(%t: !tp25d.transfer) {
  // expected-error@+1 {{'tp25d.await' op result #0 must be memref of any type values, but got 'tensor<4xf32>'}}
  %0 = tp25d.await %t : tensor<4xf32>
  return
}

// -----

// expected-note@+1 {{prior use here}}
func.func @release(%a: memref<4xf32>) {
  // expected-error@+1 {{use of value '%a' expects different type than prior uses: '!tp25d.transfer' vs 'memref<4xf32>'}}
  tp25d.release %a
  return
}

// -----

// expected-note@+1 {{prior use here}}
func.func @reclaim(%a: memref<4xf32>) {
  // expected-error@+1 {{use of value '%a' expects different type than prior uses: '!tp25d.transfer' vs 'memref<4xf32>'}}
  tp25d.reclaim %a
  return
}

// -----

// expected-error@+1 {{unknown  type `future` in dialect `tp25d`}}
func.func private @type(!tp25d.future)
