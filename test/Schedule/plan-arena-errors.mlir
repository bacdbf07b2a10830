// RUN: tp25d-opt %s --pass-pipeline='builtin.module(func.func(plan-arena))' -split-input-file -verify-diagnostics

func.func @dynamic(%n: index) {
  // expected-error@+1 {{must be dense, of a static shape, and of numbers, got: 'memref<?xf32>'}}
  %0 = memref.alloc(%n) : memref<?xf32>
  return
}

// -----

func.func @strided() {
  // expected-error@+1 {{must be dense, of a static shape, and of numbers, got: 'memref<4xf32, strided<[2]>>'}}
  %0 = memref.alloc() : memref<4xf32, strided<[2]>>
  return
}

// -----

func.func @vectors() {
  // expected-error@+1 {{must be dense, of a static shape, and of numbers, got: 'memref<4xvector<2xf32>>'}}
  %0 = memref.alloc() : memref<4xvector<2xf32>>
  return
}

// -----

func.func @lowered(%p: !llvm.ptr) {
  // expected-error@+1 {{plan-arena takes what --tp25d-bufferize gives, got what --tp25d-codegen gives: llvm.load}}
  %0 = llvm.load %p : !llvm.ptr -> f32
  return
}

// -----

func.func private @declared(memref<4xf32>)
