// RUN: tp25d-opt --overlap-transfers %s | FileCheck %s

#a = affine_map<(m, n, k) -> (m, k)>
#b = affine_map<(m, n, k) -> (k, n)>
#c = affine_map<(m, n, k) -> (m, n)>
#id = affine_map<(m, n) -> (m, n)>

module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 3, col = 3>} {
  // The block of step t + 1 is under way during the product of step t, and only that: two buffers are enough.
  // CHECK-LABEL: func @steps
  func.func @steps(%x: memref<4x4xf32>, %w: memref<4x4xf32>, %y: memref<4x4xf32>) {
    // CHECK-DAG: %[[R0:.*]] = memref.alloc
    // CHECK:     %[[T0:.*]] = tp25d.start broadcast %{{.*}} along row
    // CHECK:     %[[B0:.*]] = tp25d.await %[[T0]]
    // CHECK:     %[[T1:.*]] = tp25d.start broadcast %{{.*}} from 1 along row
    // CHECK:     tp25d.multiply ins(%{{.*}}, %[[B0]]
    // CHECK:     %[[B1:.*]] = tp25d.await %[[T1]]
    // CHECK:     %[[T2:.*]] = tp25d.start broadcast %{{.*}} from 2 along row
    // CHECK:     tp25d.multiply ins(%{{.*}}, %[[B1]]
    // CHECK:     %[[B2:.*]] = tp25d.await %[[T2]]
    // CHECK:     tp25d.multiply ins(%{{.*}}, %[[B2]]
    %r0 = memref.alloc() : memref<4x4xf32>
    %t0 = tp25d.start broadcast %w into %r0 along row : memref<4x4xf32>, memref<4x4xf32> -> !tp25d.transfer
    %b0 = tp25d.await %t0 : memref<4x4xf32>
    tp25d.multiply ins(%x, %b0 : memref<4x4xf32>, memref<4x4xf32>) outs(%y : memref<4x4xf32>) epilogue [] {indexing_maps = [#a, #b, #c]}
    %r1 = memref.alloc() : memref<4x4xf32>
    %t1 = tp25d.start broadcast %w into %r1 from 1 along row : memref<4x4xf32>, memref<4x4xf32> -> !tp25d.transfer
    %b1 = tp25d.await %t1 : memref<4x4xf32>
    tp25d.multiply ins(%x, %b1 : memref<4x4xf32>, memref<4x4xf32>) outs(%y : memref<4x4xf32>) epilogue [] {accumulate, indexing_maps = [#a, #b, #c]}
    %r2 = memref.alloc() : memref<4x4xf32>
    %t2 = tp25d.start broadcast %w into %r2 from 2 along row : memref<4x4xf32>, memref<4x4xf32> -> !tp25d.transfer
    %b2 = tp25d.await %t2 : memref<4x4xf32>
    tp25d.multiply ins(%x, %b2 : memref<4x4xf32>, memref<4x4xf32>) outs(%y : memref<4x4xf32>) epilogue [] {accumulate, indexing_maps = [#a, #b, #c]}
    return
  }

  // A region may read what is received, too.
  // CHECK-LABEL: func @captured
  // CHECK:         tp25d.await
  // CHECK:         linalg.generic
  // CHECK:         memref.load
  func.func @captured(%x: memref<4xf32>, %y: memref<12xf32>) {
    %all = memref.alloc() : memref<12xf32>
    %t0 = tp25d.start all_gather %x into %all along row : memref<4xf32>, memref<12xf32> -> !tp25d.transfer
    tp25d.await %t0
    linalg.generic {indexing_maps = [affine_map<(i) -> (i)>], iterator_types = ["parallel"]} outs(%y : memref<12xf32>) {
    ^bb0(%out: f32):
      %c11 = arith.constant 11 : index
      %i = linalg.index 0 : index
      %j = arith.subi %c11, %i : index
      %v = memref.load %all[%j] : memref<12xf32>
      linalg.yield %v : f32
    }
    return
  }

  // What is sent must be complete: the start stays behind what computes it, and behind who still reads what it
  // overwrites; a wait goes down to the first use.
  // CHECK-LABEL: func @depends
  func.func @depends(%x: memref<4x4xf32>, %w: memref<4x4xf32>, %y: memref<4x4xf32>, %sum: memref<4x4xf32>) {
    %t = memref.alloc() : memref<4x4xf32>
    // CHECK:      tp25d.multiply ins(%{{.*}}, %{{.*}}) outs(%[[T:.*]] :
    // CHECK-NEXT: %[[T0:.*]] = tp25d.start reduce %[[T]] into %[[SUM:.*]] scratch
    // CHECK-NEXT: tp25d.multiply ins(%{{.*}}, %{{.*}}) outs(%[[Y:.*]] :
    // CHECK-NEXT: tp25d.await %[[T0]]
    // CHECK-NEXT: linalg.generic {{.*}} ins(%[[SUM]] : memref<4x4xf32>) outs(%[[Y]] :
    tp25d.multiply ins(%x, %w : memref<4x4xf32>, memref<4x4xf32>) outs(%t : memref<4x4xf32>) epilogue [] {indexing_maps = [#a, #b, #c]}
    %s = memref.alloc() : memref<32xf32>
    %t0 = tp25d.start reduce %t into %sum scratch(%s : memref<32xf32>) along row : memref<4x4xf32>, memref<4x4xf32> -> !tp25d.transfer
    tp25d.await %t0
    tp25d.multiply ins(%x, %w : memref<4x4xf32>, memref<4x4xf32>) outs(%y : memref<4x4xf32>) epilogue [] {indexing_maps = [#a, #b, #c]}
    linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
        ins(%sum : memref<4x4xf32>) outs(%y : memref<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %0 = arith.addf %in, %out : f32
      linalg.yield %0 : f32
    }
    return
  }
}
