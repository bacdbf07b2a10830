// RUN: tp25d-opt %s --pass-pipeline='builtin.module(func.func(place-reclaims))' -split-input-file -verify-diagnostics

func.func @never_awaited(%a: memref<4xf32>) {
  // expected-error@+1 {{is never awaited}}
  %0 = tp25d.start broadcast %a along col : memref<4xf32> -> !tp25d.transfer
  return
}

// -----

func.func private @declared(memref<4xf32>)

// -----

// expected-error@+1 {{place-reclaims takes what --tp25d-bufferize gives, got a model: @blocks has control flow, 2 blocks}}
func.func @blocks(%a: memref<4xf32>) {
  cf.br ^end
^end:
  %0 = tp25d.start broadcast %a along col : memref<4xf32> -> !tp25d.transfer
  %1 = tp25d.await %0 : memref<4xf32>
  return
}
