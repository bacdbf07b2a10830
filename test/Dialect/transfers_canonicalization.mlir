// RUN: tp25d-opt %s --canonicalize --cse | FileCheck %s

// Transfers are effects: neither is one that nobody uses dropped, nor are two that are alike made one, nor do reads
// and writes of their buffers pass them.
module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 1, col = 2>} {
  // CHECK-LABEL: func.func @kept
  func.func @kept(%a: memref<4xf32>, %i: index) -> (f32, f32) {
    // CHECK:      %[[T1:.*]] = tp25d.start broadcast
    // CHECK-NEXT: tp25d.await %[[T1]]
    // CHECK-NEXT: memref.load
    // CHECK-NEXT: tp25d.release %[[T1]]
    // CHECK-NEXT: tp25d.reclaim %[[T1]]
    // CHECK-NEXT: %[[T2:.*]] = tp25d.start broadcast
    // CHECK-NEXT: tp25d.await %[[T2]]
    // CHECK-NEXT: memref.load
    // CHECK-NEXT: tp25d.release %[[T2]]
    // CHECK-NEXT: tp25d.reclaim %[[T2]]
    // CHECK-NEXT: return
    %t1 = tp25d.start broadcast %a along col : memref<4xf32> -> !tp25d.transfer
    %b1 = tp25d.await %t1 : memref<4xf32>
    %x1 = memref.load %a[%i] : memref<4xf32>
    tp25d.release %t1
    tp25d.reclaim %t1
    %t2 = tp25d.start broadcast %a along col : memref<4xf32> -> !tp25d.transfer
    %b2 = tp25d.await %t2 : memref<4xf32>
    %x2 = memref.load %a[%i] : memref<4xf32>
    tp25d.release %t2
    tp25d.reclaim %t2
    return %x1, %x2 : f32, f32
  }
}
