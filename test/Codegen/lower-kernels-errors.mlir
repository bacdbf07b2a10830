// RUN: tp25d-opt %s --lower-kernels -verify-diagnostics

func.func private @kernel(%x: memref<4xf8E4M3FN>, %begin: index, %end: index) attributes {tp25d.kernel} {
  // expected-error@+1 {{memref.load is on elements of 'f8E4M3FN', which kernels do not compute with}}
  %0 = memref.load %x[%begin] : memref<4xf8E4M3FN>
  memref.store %0, %x[%end] : memref<4xf8E4M3FN>
  return
}
