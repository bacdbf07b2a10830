// RUN: tp25d-opt %s --pass-pipeline='builtin.module(func.func(copies-to-linalg))' | FileCheck %s

// CHECK-LABEL: func.func @f(
// CHECK-NOT:     memref.copy
// CHECK:         linalg.copy
func.func @f(%x: memref<4x8xf32>, %y: memref<4x8xf32, strided<[1, 4]>>) {
  memref.copy %x, %y : memref<4x8xf32> to memref<4x8xf32, strided<[1, 4]>>
  return
}
