// RUN: tp25d-opt %s --lift-globals -verify-diagnostics

memref.global "private" @later : memref<4xf32>

func.func @f() {
  // expected-error@+1 {{memref.global @later has no value}}
  %0 = memref.get_global @later : memref<4xf32>
  return
}
