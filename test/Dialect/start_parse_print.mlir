// RUN: tp25d-opt %s | tp25d-opt | FileCheck %s

// CHECK-LABEL: func.func @transfers(
// CHECK-SAME:    %[[A:.*]]: memref<4x128xf32>, %[[B:.*]]: memref<2x128xf32>, %[[C:.*]]: memref<8x128xf32>
func.func @transfers(%a: memref<4x128xf32>, %b: memref<2x128xf32>, %c: memref<8x128xf32>) {
  // Root 0 is not mentioned.
  // CHECK: tp25d.start broadcast %[[A]] along col : memref<4x128xf32> -> !tp25d.transfer
  %0 = tp25d.start broadcast %a from 0 along col : memref<4x128xf32> -> !tp25d.transfer
  // CHECK: tp25d.start broadcast %[[A]] from 1 along row : memref<4x128xf32> -> !tp25d.transfer
  %1 = tp25d.start broadcast %a from 1 along row : memref<4x128xf32> -> !tp25d.transfer
  // Nor is the sum.
  // CHECK: tp25d.start broadcast %[[A]] into %[[A]] along row : memref<4x128xf32>, memref<4x128xf32> -> !tp25d.transfer
  %received = tp25d.start broadcast %a into %a along row : memref<4x128xf32>, memref<4x128xf32> -> !tp25d.transfer
  // CHECK: tp25d.start reduce %[[A]] into %[[A]] scratch(%[[C]] : memref<8x128xf32>) along row : memref<4x128xf32>, memref<4x128xf32> -> !tp25d.transfer
  %scratch = tp25d.start reduce %a into %a scratch(%c : memref<8x128xf32>) along row : memref<4x128xf32>, memref<4x128xf32> -> !tp25d.transfer
  // CHECK: tp25d.start reduce %[[A]] into %[[A]] from 1 along row : memref<4x128xf32>, memref<4x128xf32> -> !tp25d.transfer
  %2 = tp25d.start reduce %a into %a from 1 along row combiner sum : memref<4x128xf32>, memref<4x128xf32> -> !tp25d.transfer
  // CHECK: tp25d.start all_reduce %[[A]] into %[[A]] along dep combiner maximum : memref<4x128xf32>, memref<4x128xf32> -> !tp25d.transfer
  %3 = tp25d.start all_reduce %a into %a along dep combiner maximum : memref<4x128xf32>, memref<4x128xf32> -> !tp25d.transfer
  // CHECK: tp25d.start all_gather %[[A]] into %[[C]] along data : memref<4x128xf32>, memref<8x128xf32> -> !tp25d.transfer
  %4 = tp25d.start all_gather %a into %c along data : memref<4x128xf32>, memref<8x128xf32> -> !tp25d.transfer
  // CHECK: tp25d.start reduce_scatter %[[A]] into %[[B]] along dep combiner product : memref<4x128xf32>, memref<2x128xf32> -> !tp25d.transfer
  %5 = tp25d.start reduce_scatter %a into %b along dep combiner product : memref<4x128xf32>, memref<2x128xf32> -> !tp25d.transfer
  // CHECK: tp25d.start all_to_all %[[A]] into %[[A]] along col : memref<4x128xf32>, memref<4x128xf32> -> !tp25d.transfer
  %6 = tp25d.start all_to_all %a into %a along col : memref<4x128xf32>, memref<4x128xf32> -> !tp25d.transfer
  return
}
