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

// -----

func.func @awaits_argument(%t: !tp25d.transfer) {
  // expected-error@+1 {{'tp25d.await' op must be of a transfer that a tp25d.start of the same block starts}}
  tp25d.await %t
  return
}

// -----

func.func @releases_argument(%t: !tp25d.transfer) {
  // expected-error@+1 {{'tp25d.release' op must be of a transfer that a tp25d.start of the same block starts}}
  tp25d.release %t
  return
}

// -----

func.func @reclaims_in_a_loop(%a: memref<4xf32>, %n: index) {
  %t = tp25d.start all_reduce %a into %a along col : memref<4xf32>, memref<4xf32> -> !tp25d.transfer
  scf.for %i = %n to %n step %n {
    // expected-error@+1 {{'tp25d.reclaim' op must be of a transfer that a tp25d.start of the same block starts}}
    tp25d.reclaim %t
  }
  return
}

// -----

func.func @no_block(%a: memref<4xf32>) {
  %t = tp25d.start broadcast %a along col : memref<4xf32> -> !tp25d.transfer
  // expected-error@+1 {{'tp25d.await' op of broadcast must give its block}}
  tp25d.await %t
  return
}

// -----

func.func @block_of_a_sum(%a: memref<4xf32>) {
  %t = tp25d.start all_reduce %a into %a along col : memref<4xf32>, memref<4xf32> -> !tp25d.transfer
  // expected-error@+1 {{'tp25d.await' op of all_reduce must give no block}}
  %0 = tp25d.await %t : memref<4xf32>
  return
}

// -----

func.func @block_of_another_type(%a: memref<4xf32>) {
  %t = tp25d.start broadcast %a along col : memref<4xf32> -> !tp25d.transfer
  // expected-error@+1 {{'tp25d.await' op must give a block like what is broadcast, got: 'memref<5xf32>' != 'memref<4xf32>'}}
  %0 = tp25d.await %t : memref<5xf32>
  return
}
