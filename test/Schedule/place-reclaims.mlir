// RUN: tp25d-opt %s --pass-pipeline='builtin.module(func.func(place-reclaims))' | FileCheck %s

// The block is released after its last reader, and the buffer is reclaimed before it is overwritten.
// CHECK-LABEL: func.func @overwritten(
// CHECK:         %[[BUFFER:.*]] = memref.alloc()
// CHECK:         %[[T:.*]] = tp25d.start broadcast %[[BUFFER]]
// CHECK-NEXT:    %[[BLOCK:.*]] = tp25d.await %[[T]]
// CHECK-NEXT:    linalg.copy ins(%[[BLOCK]] :
// CHECK-NEXT:    tp25d.release %[[T]]
// CHECK-NEXT:    linalg.copy ins(%[[BUFFER]] :
// CHECK-NEXT:    tp25d.reclaim %[[T]]
// CHECK-NEXT:    linalg.copy {{.*}} outs(%[[BUFFER]] :
// CHECK-NEXT:    linalg.copy ins(%[[BUFFER]] :
// CHECK-NEXT:    return
func.func @overwritten(%x: memref<4x8xf32>, %y: memref<4x8xf32>, %z: memref<4x8xf32>) {
  %buffer = memref.alloc() : memref<4x8xf32>
  linalg.copy ins(%x : memref<4x8xf32>) outs(%buffer : memref<4x8xf32>)
  %t = tp25d.start broadcast %buffer from 1 along col : memref<4x8xf32> -> !tp25d.transfer
  %block = tp25d.await %t : memref<4x8xf32>
  linalg.copy ins(%block : memref<4x8xf32>) outs(%y : memref<4x8xf32>)
  linalg.copy ins(%buffer : memref<4x8xf32>) outs(%z : memref<4x8xf32>)
  linalg.copy ins(%x : memref<4x8xf32>) outs(%buffer : memref<4x8xf32>)
  linalg.copy ins(%buffer : memref<4x8xf32>) outs(%z : memref<4x8xf32>)
  return
}

// A buffer that nobody overwrites is reclaimed after its last use, so that its memory can be used for something else.
// CHECK-LABEL: func.func @last_use(
// CHECK:         %[[T:.*]] = tp25d.start broadcast
// CHECK-NEXT:    tp25d.await %[[T]]
// CHECK-NEXT:    linalg.copy
// CHECK-NEXT:    tp25d.release %[[T]]
// CHECK-NEXT:    tp25d.reclaim %[[T]]
// CHECK-NEXT:    linalg.copy
// CHECK-NEXT:    return
func.func @last_use(%x: memref<4x8xf32>, %y: memref<4x8xf32>, %z: memref<4x8xf32>) {
  %buffer = memref.alloc() : memref<4x8xf32>
  linalg.copy ins(%x : memref<4x8xf32>) outs(%buffer : memref<4x8xf32>)
  %t = tp25d.start broadcast %buffer from 1 along col : memref<4x8xf32> -> !tp25d.transfer
  %block = tp25d.await %t : memref<4x8xf32>
  linalg.copy ins(%block : memref<4x8xf32>) outs(%y : memref<4x8xf32>)
  linalg.copy ins(%y : memref<4x8xf32>) outs(%z : memref<4x8xf32>)
  return
}

// The caller's buffers are reclaimed at the end, which waits anyhow. Uses through views are uses.
// CHECK-LABEL: func.func @argument(
// CHECK:         %[[T:.*]] = tp25d.start broadcast
// CHECK-NEXT:    %[[BLOCK:.*]] = tp25d.await %[[T]]
// CHECK-NEXT:    %[[VIEW:.*]] = memref.subview %[[BLOCK]]
// CHECK-NEXT:    linalg.copy ins(%{{.*}} :
// CHECK-NEXT:    linalg.copy ins(%[[VIEW]] :
// CHECK-NEXT:    tp25d.release %[[T]]
// CHECK-NEXT:    linalg.copy
// CHECK-NEXT:    tp25d.reclaim %[[T]]
// CHECK-NEXT:    return
func.func @argument(%x: memref<4x8xf32>, %y: memref<2x8xf32, strided<[8, 1]>>, %z: memref<4x8xf32>) {
  %t = tp25d.start broadcast %x from 1 along col : memref<4x8xf32> -> !tp25d.transfer
  %block = tp25d.await %t : memref<4x8xf32>
  %view = memref.subview %block[0, 0] [2, 8] [1, 1] : memref<4x8xf32> to memref<2x8xf32, strided<[8, 1]>>
  linalg.copy ins(%x : memref<4x8xf32>) outs(%z : memref<4x8xf32>)
  linalg.copy ins(%view : memref<2x8xf32, strided<[8, 1]>>) outs(%y : memref<2x8xf32, strided<[8, 1]>>)
  linalg.copy ins(%x : memref<4x8xf32>) outs(%z : memref<4x8xf32>)
  return
}

// Other collectives have nothing to release. Input and output both count: whichever is overwritten first.
// CHECK-LABEL: func.func @reduce(
// CHECK:         %[[T:.*]] = tp25d.start reduce %[[IN:.*]] into %[[OUT:[^ ]*]] from 1
// CHECK-NEXT:    tp25d.await %[[T]]
// CHECK-NOT:     tp25d.release
// CHECK-NEXT:    linalg.copy ins(%[[OUT]] :
// CHECK-NEXT:    tp25d.reclaim %[[T]]
// CHECK-NEXT:    linalg.copy {{.*}} outs(%[[OUT]] :
// CHECK-NEXT:    linalg.copy {{.*}} outs(%[[IN]] :
func.func @reduce(%x: memref<4x8xf32>, %y: memref<4x8xf32>) {
  %in = memref.alloc() : memref<4x8xf32>
  %out = memref.alloc() : memref<4x8xf32>
  linalg.copy ins(%x : memref<4x8xf32>) outs(%in : memref<4x8xf32>)
  %t = tp25d.start reduce %in into %out from 1 along col : memref<4x8xf32>, memref<4x8xf32> -> !tp25d.transfer
  tp25d.await %t
  linalg.copy ins(%out : memref<4x8xf32>) outs(%y : memref<4x8xf32>)
  linalg.copy ins(%x : memref<4x8xf32>) outs(%out : memref<4x8xf32>)
  linalg.copy ins(%x : memref<4x8xf32>) outs(%in : memref<4x8xf32>)
  return
}

// A second transfer of the same buffer reads it; one that writes it waits for the first.
// CHECK-LABEL: func.func @two_transfers(
// CHECK:         %[[T1:.*]] = tp25d.start all_reduce
// CHECK-NEXT:    tp25d.await %[[T1]]
// CHECK-NEXT:    %[[T2:.*]] = tp25d.start broadcast
// CHECK-NEXT:    tp25d.await %[[T2]]
// CHECK-NEXT:    tp25d.release %[[T2]]
// CHECK-DAG:     tp25d.reclaim %[[T1]]
// CHECK-DAG:     tp25d.reclaim %[[T2]]
// CHECK:         %[[T3:.*]] = tp25d.start all_reduce
// CHECK-NEXT:    tp25d.await %[[T3]]
// CHECK-NEXT:    linalg.copy
// CHECK-NEXT:    tp25d.reclaim %[[T3]]
func.func @two_transfers(%x: memref<4x8xf32>, %y: memref<4x8xf32>) {
  %buffer = memref.alloc() : memref<4x8xf32>
  %in = memref.alloc() : memref<4x8xf32>
  %t1 = tp25d.start all_reduce %in into %buffer along row : memref<4x8xf32>, memref<4x8xf32> -> !tp25d.transfer
  tp25d.await %t1
  %t2 = tp25d.start broadcast %buffer from 1 along col : memref<4x8xf32> -> !tp25d.transfer
  %block = tp25d.await %t2 : memref<4x8xf32>
  %t3 = tp25d.start all_reduce %in into %buffer along row : memref<4x8xf32>, memref<4x8xf32> -> !tp25d.transfer
  tp25d.await %t3
  linalg.copy ins(%buffer : memref<4x8xf32>) outs(%y : memref<4x8xf32>)
  return
}
