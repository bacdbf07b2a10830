// RUN: tp25d-opt --separate-memories %s | FileCheck %s
// RUN: tp25d-opt --separate-memories=scratch=false %s | FileCheck %s --check-prefix=NCCL

// NCCL: into %{{.*}} from 1 along row
// NCCL-NOT: scratch

// Three members of a group along row, two along col.
module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 3, col = 2>} {
  // CHECK-LABEL: func @transfers
  // CHECK-SAME:    (%[[A:[a-z0-9]+]]: memref<6x8xf32>, %[[B:[a-z0-9]+]]: memref<6x8xf32>, %[[C:[a-z0-9]+]]: memref<2x8xf32>, %[[D:[a-z0-9]+]]: memref<7xbf16>
  func.func @transfers(%a: memref<6x8xf32>, %b: memref<6x8xf32>, %c: memref<2x8xf32>, %d: memref<7xbf16>, %e: memref<7xbf16>,
                       %f: memref<18x8xf32>) {
    // The block is received whole.
    // CHECK: %[[BLOCK:.*]] = memref.alloc() : memref<6x8xf32>
    // CHECK: tp25d.start broadcast %[[A]] into %[[BLOCK]] from 1 along row
    %0 = tp25d.start broadcast %a from 1 along row : memref<6x8xf32> -> !tp25d.transfer
    // The root receives the blocks of two others.
    // CHECK: %[[OTHERS:.*]] = memref.alloc() : memref<96xf32>
    // CHECK: tp25d.start reduce %[[A]] into %[[B]] scratch(%[[OTHERS]] : memref<96xf32>) along row
    %1 = tp25d.start reduce %a into %b along row : memref<6x8xf32>, memref<6x8xf32> -> !tp25d.transfer
    // Along the other axis, of one other.
    // CHECK: memref.alloc() : memref<48xf32>
    // CHECK: along col
    %2 = tp25d.start reduce %a into %b along col : memref<6x8xf32>, memref<6x8xf32> -> !tp25d.transfer
    // Each combines a third, rounded up, of what two others have.
    // CHECK: %[[PARTS:.*]] = memref.alloc() : memref<6xbf16>
    // CHECK: tp25d.start all_reduce %[[D]] into %{{.*}} scratch(%[[PARTS]] : memref<6xbf16>) along row combiner maximum
    %3 = tp25d.start all_reduce %d into %e along row combiner maximum : memref<7xbf16>, memref<7xbf16> -> !tp25d.transfer
    // CHECK: %[[PIECES:.*]] = memref.alloc() : memref<32xf32>
    // CHECK: tp25d.start reduce_scatter %[[A]] into %[[C]] scratch(%[[PIECES]] : memref<32xf32>) along row
    %4 = tp25d.start reduce_scatter %a into %c along row : memref<6x8xf32>, memref<2x8xf32> -> !tp25d.transfer
    // What is only moved is received where it is to be.
    // CHECK-NOT: alloc
    // CHECK: tp25d.start all_gather
    // CHECK-NOT: scratch
    %5 = tp25d.start all_gather %a into %f along row : memref<6x8xf32>, memref<18x8xf32> -> !tp25d.transfer
    return
  }
}
