// RUN: tp25d-opt %s | tp25d-opt | FileCheck %s

// CHECK-LABEL: func.func @broadcast
func.func @broadcast(%a: memref<4x128xf32>) {
  // CHECK: %[[T:.*]] = tp25d.start broadcast
  %t = tp25d.start broadcast %a from 1 along col : memref<4x128xf32> -> !tp25d.transfer
  // CHECK: %[[BLOCK:.*]] = tp25d.await %[[T]] : memref<4x128xf32>
  %block = tp25d.await %t : memref<4x128xf32>
  // CHECK: tp25d.release %[[T]]
  tp25d.release %t
  // CHECK: tp25d.reclaim %[[T]]
  tp25d.reclaim %t
  return
}

// CHECK-LABEL: func.func @all_reduce
func.func @all_reduce(%a: memref<4xf32>, %sum: memref<4xf32>) {
  // CHECK: %[[T:.*]] = tp25d.start all_reduce
  %t = tp25d.start all_reduce %a into %sum along col : memref<4xf32>, memref<4xf32> -> !tp25d.transfer
  // CHECK: tp25d.await %[[T]]{{$}}
  tp25d.await %t
  // CHECK: tp25d.reclaim %[[T]]
  tp25d.reclaim %t
  return
}

// Transfers cross functions as values of their type.
// CHECK-LABEL: func.func private @transfer(!tp25d.transfer) -> !tp25d.transfer
func.func private @transfer(!tp25d.transfer) -> !tp25d.transfer
