// RUN: tp25d-opt %s --reuse-buffers | FileCheck %s

#id = affine_map<(m, n) -> (m, n)>
#transposed = affine_map<(m, n) -> (n, m)>
module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 2>} {
  // The second result takes the place of the first, which nothing reads after it.
  // CHECK-LABEL: func.func @chain(
  // CHECK:         %[[A:.*]] = memref.alloc() : memref<4x4xf32>
  // CHECK-NOT:     memref.alloc
  // CHECK:         linalg.generic {{.*}} ins(%[[A]] : memref<4x4xf32>) outs(%[[A]] : memref<4x4xf32>)
  // CHECK:         linalg.copy ins(%[[A]] :
  func.func @chain(%x: memref<4x4xf32>, %y: memref<4x4xf32>) {
    %0 = memref.alloc() : memref<4x4xf32>
    linalg.copy ins(%x : memref<4x4xf32>) outs(%0 : memref<4x4xf32>)
    %1 = memref.alloc() : memref<4x4xf32>
    linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
        ins(%0 : memref<4x4xf32>) outs(%1 : memref<4x4xf32>) {
    ^bb0(%a: f32, %o: f32):
      %r = arith.negf %a : f32
      linalg.yield %r : f32
    }
    linalg.copy ins(%1 : memref<4x4xf32>) outs(%y : memref<4x4xf32>)
    return
  }

  // Not where the operand is read once more: later, or at another place by the operation itself; nor over what the
  // caller owns.
  // CHECK-LABEL: func.func @read_later(
  // CHECK-COUNT-2: memref.alloc
  func.func @read_later(%x: memref<4x4xf32>, %y: memref<4x4xf32>) {
    %0 = memref.alloc() : memref<4x4xf32>
    linalg.copy ins(%x : memref<4x4xf32>) outs(%0 : memref<4x4xf32>)
    %1 = memref.alloc() : memref<4x4xf32>
    linalg.copy ins(%0 : memref<4x4xf32>) outs(%1 : memref<4x4xf32>)
    linalg.add ins(%0, %1 : memref<4x4xf32>, memref<4x4xf32>) outs(%y : memref<4x4xf32>)
    return
  }

  // CHECK-LABEL: func.func @transposed(
  // CHECK-COUNT-2: memref.alloc
  func.func @transposed(%x: memref<4x4xf32>, %y: memref<4x4xf32>) {
    %0 = memref.alloc() : memref<4x4xf32>
    linalg.copy ins(%x : memref<4x4xf32>) outs(%0 : memref<4x4xf32>)
    %1 = memref.alloc() : memref<4x4xf32>
    linalg.generic {indexing_maps = [#id, #transposed, #id], iterator_types = ["parallel", "parallel"]}
        ins(%0, %0 : memref<4x4xf32>, memref<4x4xf32>) outs(%1 : memref<4x4xf32>) {
    ^bb0(%a: f32, %b: f32, %o: f32):
      %r = arith.addf %a, %b : f32
      linalg.yield %r : f32
    }
    linalg.copy ins(%1 : memref<4x4xf32>) outs(%y : memref<4x4xf32>)
    return
  }

  // CHECK-LABEL: func.func @of_caller(
  // CHECK-COUNT-1: memref.alloc
  func.func @of_caller(%x: memref<4x4xf32>, %y: memref<4x4xf32>) {
    %0 = memref.alloc() : memref<4x4xf32>
    linalg.copy ins(%x : memref<4x4xf32>) outs(%0 : memref<4x4xf32>)
    linalg.copy ins(%0 : memref<4x4xf32>) outs(%y : memref<4x4xf32>)
    return
  }

  // What a transfer lends to others may be read for a while.
  // CHECK-LABEL: func.func @lent(
  // CHECK-COUNT-2: memref.alloc
  func.func @lent(%x: memref<4x4xf32>, %y: memref<4x4xf32>) {
    %0 = memref.alloc() : memref<4x4xf32>
    linalg.copy ins(%x : memref<4x4xf32>) outs(%0 : memref<4x4xf32>)
    %t = tp25d.start broadcast %0 from 1 along row : memref<4x4xf32> -> !tp25d.transfer
    %b = tp25d.await %t : memref<4x4xf32>
    linalg.copy ins(%b : memref<4x4xf32>) outs(%x : memref<4x4xf32>)
    %1 = memref.alloc() : memref<4x4xf32>
    linalg.copy ins(%0 : memref<4x4xf32>) outs(%1 : memref<4x4xf32>)
    linalg.copy ins(%1 : memref<4x4xf32>) outs(%y : memref<4x4xf32>)
    return
  }
}
