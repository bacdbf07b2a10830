// RUN: tp25d-opt %s --pass-pipeline='builtin.module(func.func(plan-arena))' | FileCheck %s

// Buffers that live at the same time have places of their own, the largest first.
// CHECK-LABEL: func.func @together(
// CHECK-SAME:    %[[ARENA:[^: ]*]]: memref<192xi8> {tp25d.arena}) {
// CHECK:         %[[C128:.*]] = arith.constant 128 : index
// CHECK:         %[[SMALL:.*]] = memref.view %[[ARENA]][%[[C128]]][] : memref<192xi8> to memref<16xf32>
// CHECK:         %[[C0:.*]] = arith.constant 0 : index
// CHECK:         %[[LARGE:.*]] = memref.view %[[ARENA]][%[[C0]]][] : memref<192xi8> to memref<32xf32>
// CHECK-NOT:     memref.alloc
// CHECK:         linalg.copy ins(%{{.*}}) outs(%[[SMALL]] :
// CHECK:         linalg.copy ins(%{{.*}}) outs(%[[LARGE]] :
func.func @together(%x: memref<16xf32>, %y: memref<32xf32>) {
  %small = memref.alloc() : memref<16xf32>
  %large = memref.alloc() : memref<32xf32>
  linalg.copy ins(%x : memref<16xf32>) outs(%small : memref<16xf32>)
  linalg.copy ins(%y : memref<32xf32>) outs(%large : memref<32xf32>)
  linalg.copy ins(%small : memref<16xf32>) outs(%x : memref<16xf32>)
  linalg.copy ins(%large : memref<32xf32>) outs(%y : memref<32xf32>)
  return
}

// Buffers that follow one another share a place.
// CHECK-LABEL: func.func @one_after_the_other(
// CHECK-SAME:    memref<128xi8> {tp25d.arena}) {
// CHECK:         arith.constant 0 : index
// CHECK:         arith.constant 0 : index
// CHECK-NOT:     arith.constant
// CHECK:         return
func.func @one_after_the_other(%x: memref<32xf32>) {
  %first = memref.alloc() : memref<32xf32>
  linalg.copy ins(%x : memref<32xf32>) outs(%first : memref<32xf32>)
  linalg.copy ins(%first : memref<32xf32>) outs(%x : memref<32xf32>)
  %second = memref.alloc() : memref<32xf32>
  linalg.copy ins(%x : memref<32xf32>) outs(%second : memref<32xf32>)
  linalg.copy ins(%second : memref<32xf32>) outs(%x : memref<32xf32>)
  return
}

// An operation that reads one and writes the other has both.
// CHECK-LABEL: func.func @handed_over(
// CHECK-SAME:    memref<256xi8> {tp25d.arena}) {
func.func @handed_over(%x: memref<32xf32>) {
  %first = memref.alloc() : memref<32xf32>
  %second = memref.alloc() : memref<32xf32>
  linalg.copy ins(%x : memref<32xf32>) outs(%first : memref<32xf32>)
  linalg.copy ins(%first : memref<32xf32>) outs(%second : memref<32xf32>)
  linalg.copy ins(%second : memref<32xf32>) outs(%x : memref<32xf32>)
  return
}

// A buffer lives until its transfers' reclaim: another device may read it up to there.
// CHECK-LABEL: func.func @lent(
// CHECK-SAME:    memref<256xi8> {tp25d.arena}) {
// CHECK-LABEL: func.func @reclaimed(
// CHECK-SAME:    memref<128xi8> {tp25d.arena}) {
func.func @lent(%x: memref<32xf32>) {
  %first = memref.alloc() : memref<32xf32>
  linalg.copy ins(%x : memref<32xf32>) outs(%first : memref<32xf32>)
  %t = tp25d.start broadcast %first along col : memref<32xf32> -> !tp25d.transfer
  %block = tp25d.await %t : memref<32xf32>
  linalg.copy ins(%block : memref<32xf32>) outs(%x : memref<32xf32>)
  tp25d.release %t
  %second = memref.alloc() : memref<32xf32>
  linalg.copy ins(%x : memref<32xf32>) outs(%second : memref<32xf32>)
  linalg.copy ins(%second : memref<32xf32>) outs(%x : memref<32xf32>)
  tp25d.reclaim %t
  return
}
func.func @reclaimed(%x: memref<32xf32>) {
  %first = memref.alloc() : memref<32xf32>
  linalg.copy ins(%x : memref<32xf32>) outs(%first : memref<32xf32>)
  %t = tp25d.start broadcast %first along col : memref<32xf32> -> !tp25d.transfer
  %block = tp25d.await %t : memref<32xf32>
  linalg.copy ins(%block : memref<32xf32>) outs(%x : memref<32xf32>)
  tp25d.release %t
  tp25d.reclaim %t
  %second = memref.alloc() : memref<32xf32>
  linalg.copy ins(%x : memref<32xf32>) outs(%second : memref<32xf32>)
  linalg.copy ins(%second : memref<32xf32>) outs(%x : memref<32xf32>)
  return
}

// Uses through views count.
// CHECK-LABEL: func.func @views(
// CHECK-SAME:    memref<256xi8> {tp25d.arena}) {
func.func @views(%x: memref<32xf32>, %y: memref<16xf32, strided<[1], offset: 16>>) {
  %first = memref.alloc() : memref<32xf32>
  %view = memref.subview %first[16] [16] [1] : memref<32xf32> to memref<16xf32, strided<[1], offset: 16>>
  linalg.copy ins(%x : memref<32xf32>) outs(%first : memref<32xf32>)
  %second = memref.alloc() : memref<32xf32>
  linalg.copy ins(%x : memref<32xf32>) outs(%second : memref<32xf32>)
  linalg.copy ins(%second : memref<32xf32>) outs(%x : memref<32xf32>)
  linalg.copy ins(%view : memref<16xf32, strided<[1], offset: 16>>) outs(%y : memref<16xf32, strided<[1], offset: 16>>)
  return
}

// Places begin at multiples of 64 bytes: 5 floats are followed by a gap.
// CHECK-LABEL: func.func @alignment(
// CHECK-SAME:    memref<84xi8> {tp25d.arena}) {
// CHECK-DAG:     arith.constant 0 : index
// CHECK-DAG:     arith.constant 64 : index
func.func @alignment(%x: memref<5xf32>) {
  %first = memref.alloc() : memref<5xf32>
  %second = memref.alloc() : memref<5xf32>
  linalg.copy ins(%x : memref<5xf32>) outs(%first : memref<5xf32>)
  linalg.copy ins(%x : memref<5xf32>) outs(%second : memref<5xf32>)
  linalg.copy ins(%first : memref<5xf32>) outs(%x : memref<5xf32>)
  linalg.copy ins(%second : memref<5xf32>) outs(%x : memref<5xf32>)
  return
}

// A gap between two places is used by what fits there.
// CHECK-LABEL: func.func @gap(
// CHECK-SAME:    memref<640xi8> {tp25d.arena}) {
// CHECK:         %[[C0:.*]] = arith.constant 0 : index
// CHECK:         memref.view %{{.*}}[%[[C0]]][] : memref<640xi8> to memref<96xf32>
// CHECK:         %[[C384:.*]] = arith.constant 384 : index
// CHECK:         memref.view %{{.*}}[%[[C384]]][] : memref<640xi8> to memref<64xf32>
// CHECK:         %[[C0_2:.*]] = arith.constant 0 : index
// CHECK:         memref.view %{{.*}}[%[[C0_2]]][] : memref<640xi8> to memref<32xf32>
func.func @gap(%x: memref<96xf32>, %y: memref<64xf32>, %z: memref<32xf32>) {
  %first = memref.alloc() : memref<96xf32>
  linalg.copy ins(%x : memref<96xf32>) outs(%first : memref<96xf32>)
  %second = memref.alloc() : memref<64xf32>
  linalg.copy ins(%y : memref<64xf32>) outs(%second : memref<64xf32>)
  linalg.copy ins(%first : memref<96xf32>) outs(%x : memref<96xf32>)
  %third = memref.alloc() : memref<32xf32>
  linalg.copy ins(%z : memref<32xf32>) outs(%third : memref<32xf32>)
  linalg.copy ins(%third : memref<32xf32>) outs(%z : memref<32xf32>)
  linalg.copy ins(%second : memref<64xf32>) outs(%y : memref<64xf32>)
  return
}

// Bytes by element type: i1 and i8 one each, bf16 two, index eight.
// CHECK-LABEL: func.func @types(
// CHECK-SAME:    memref<768xi8> {tp25d.arena}) {
func.func @types(%a: memref<64xi1>, %b: memref<64xbf16>, %c: memref<64xindex>, %d: memref<64xi8>) {
  %p = memref.alloc() : memref<64xi1>
  %q = memref.alloc() : memref<64xbf16>
  %r = memref.alloc() : memref<64xindex>
  %s = memref.alloc() : memref<64xi8>
  linalg.copy ins(%a : memref<64xi1>) outs(%p : memref<64xi1>)
  linalg.copy ins(%b : memref<64xbf16>) outs(%q : memref<64xbf16>)
  linalg.copy ins(%c : memref<64xindex>) outs(%r : memref<64xindex>)
  linalg.copy ins(%d : memref<64xi8>) outs(%s : memref<64xi8>)
  linalg.copy ins(%p : memref<64xi1>) outs(%a : memref<64xi1>)
  linalg.copy ins(%q : memref<64xbf16>) outs(%b : memref<64xbf16>)
  linalg.copy ins(%r : memref<64xindex>) outs(%c : memref<64xindex>)
  linalg.copy ins(%s : memref<64xi8>) outs(%d : memref<64xi8>)
  return
}

// A program without temporaries has an arena of nothing, and kernels have none.
// CHECK-LABEL: func.func @nothing(
// CHECK-SAME:    memref<0xi8> {tp25d.arena}) {
func.func @nothing() {
  return
}
// CHECK-LABEL: func.func private @kernel(
// CHECK-SAME:    %{{[^ ]*}}: memref<8xf32>, %{{[^ ]*}}: index, %{{[^ ]*}}: index) attributes {tp25d.kernel} {
func.func private @kernel(%x: memref<8xf32>, %begin: index, %end: index) attributes {tp25d.kernel} {
  return
}
