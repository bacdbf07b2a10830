// RUN: tp25d-opt %s --unroll-steps --canonicalize -split-input-file | FileCheck %s

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 3, col = 3>} {
  // Every root is a number, and each step takes up what the one before it left.
  // CHECK-LABEL: func.func @steps(
  // CHECK-SAME:    %[[A:.*]]: tensor<4x8xf32>, %[[B:.*]]: tensor<8x5xf32>, %[[ZEROS:.*]]: tensor<4x5xf32>
  // CHECK-DAG:     %[[C0:.*]] = arith.constant 0 : index
  // CHECK-DAG:     %[[C1:.*]] = arith.constant 1 : index
  // CHECK-DAG:     %[[C2:.*]] = arith.constant 2 : index
  // CHECK-NOT:     scf.for
  // CHECK:         %[[A0:.*]] = tp25d.broadcast %[[A]] from %[[C0]] along col
  // CHECK:         %[[B0:.*]] = tp25d.broadcast %[[B]] from %[[C0]] along row
  // CHECK:         %[[S0:.*]] = linalg.matmul ins(%[[A0]], %[[B0]] : {{.*}}) outs(%[[ZEROS]] :
  // CHECK:         %[[A1:.*]] = tp25d.broadcast %[[A]] from %[[C1]] along col
  // CHECK:         %[[B1:.*]] = tp25d.broadcast %[[B]] from %[[C1]] along row
  // CHECK:         %[[S1:.*]] = linalg.matmul ins(%[[A1]], %[[B1]] : {{.*}}) outs(%[[S0]] :
  // CHECK:         %[[A2:.*]] = tp25d.broadcast %[[A]] from %[[C2]] along col
  // CHECK:         %[[B2:.*]] = tp25d.broadcast %[[B]] from %[[C2]] along row
  // CHECK:         %[[S2:.*]] = linalg.matmul ins(%[[A2]], %[[B2]] : {{.*}}) outs(%[[S1]] :
  // CHECK-NEXT:    return %[[S2]]
  func.func @steps(%a: tensor<4x8xf32>, %b: tensor<8x5xf32>, %zeros: tensor<4x5xf32>) -> tensor<4x5xf32> {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %c3 = arith.constant 3 : index
    %0 = scf.for %t = %c0 to %c3 step %c1 iter_args(%sum = %zeros) -> (tensor<4x5xf32>) {
      %a_t = tp25d.broadcast %a from %t along col : tensor<4x8xf32>
      %b_t = tp25d.broadcast %b from %t along row : tensor<8x5xf32>
      %next = linalg.matmul ins(%a_t, %b_t : tensor<4x8xf32>, tensor<8x5xf32>) outs(%sum : tensor<4x5xf32>) -> tensor<4x5xf32>
      scf.yield %next : tensor<4x5xf32>
    }
    return %0 : tensor<4x5xf32>
  }

  // Panels of a rectangular grid: quotients and remainders are numbers, too.
  // CHECK-LABEL: func.func @panels(
  // CHECK-COUNT-6: tensor.extract_slice
  // CHECK-NOT:     arith.divui
  // CHECK-NOT:     arith.remui
  // CHECK:         return
  func.func @panels(%a: tensor<4x8xf32>, %zeros: tensor<4x4xf32>) -> tensor<4x4xf32> {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %c2 = arith.constant 2 : index
    %c4 = arith.constant 4 : index
    %c6 = arith.constant 6 : index
    %0 = scf.for %t = %c0 to %c6 step %c1 iter_args(%sum = %zeros) -> (tensor<4x4xf32>) {
      %root = arith.divui %t, %c2 : index
      %which = arith.remui %t, %c2 : index
      %begin = arith.muli %which, %c4 : index
      %panel = tensor.extract_slice %a[0, %begin] [4, 4] [1, 1] : tensor<4x8xf32> to tensor<4x4xf32>
      %a_t = tp25d.broadcast %panel from %root along col : tensor<4x4xf32>
      %next = linalg.add ins(%a_t, %sum : tensor<4x4xf32>, tensor<4x4xf32>) outs(%sum : tensor<4x4xf32>) -> tensor<4x4xf32>
      scf.yield %next : tensor<4x4xf32>
    }
    return %0 : tensor<4x4xf32>
  }
}
