// RUN: tp25d-opt %s --expand-summa --canonicalize | FileCheck %s

// On 2 x 3 devices there are 6 steps. A block that travels along an axis of 3 is cut into 2 panels, one that travels
// along an axis of 2 into 3: step t has panel t % panels of the block at t / panels.
#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 3>} {
  // k = 24: 3 blocks of 8 in A, 2 of 12 in B, 6 panels of 4.
  // CHECK-LABEL: func.func @stationary_c(
  // CHECK-SAME:    %[[A:.*]]: tensor<4x8xf32>, %[[B:.*]]: tensor<12x5xf32>
  // CHECK-DAG:     %[[C2:.*]] = arith.constant 2 : index
  // CHECK-DAG:     %[[C3:.*]] = arith.constant 3 : index
  // CHECK-DAG:     %[[C4:.*]] = arith.constant 4 : index
  // CHECK-DAG:     %[[C6:.*]] = arith.constant 6 : index
  // CHECK:         scf.for %[[T:[^ ]*]] = %{{.*}} to %[[C6]] step
  // CHECK-DAG:       %[[ROOT_A:.*]] = arith.divui %[[T]], %[[C2]]
  // CHECK-DAG:       %[[WHICH_A:.*]] = arith.remui %[[T]], %[[C2]]
  // CHECK-DAG:       %[[BEGIN_A:.*]] = arith.muli %[[WHICH_A]], %[[C4]]
  // CHECK-DAG:       %[[PANEL_A:.*]] = tensor.extract_slice %[[A]][0, %[[BEGIN_A]]] [4, 4] [1, 1] : tensor<4x8xf32> to tensor<4x4xf32>
  // CHECK-DAG:       %[[A_T:.*]] = tp25d.broadcast %[[PANEL_A]] from %[[ROOT_A]] along col : tensor<4x4xf32>
  // CHECK-DAG:       %[[ROOT_B:.*]] = arith.divui %[[T]], %[[C3]]
  // CHECK-DAG:       %[[WHICH_B:.*]] = arith.remui %[[T]], %[[C3]]
  // CHECK-DAG:       %[[BEGIN_B:.*]] = arith.muli %[[WHICH_B]], %[[C4]]
  // CHECK-DAG:       %[[PANEL_B:.*]] = tensor.extract_slice %[[B]][%[[BEGIN_B]], 0] [4, 5] [1, 1] : tensor<12x5xf32> to tensor<4x5xf32>
  // CHECK-DAG:       %[[B_T:.*]] = tp25d.broadcast %[[PANEL_B]] from %[[ROOT_B]] along row : tensor<4x5xf32>
  // CHECK:           linalg.contract {{.*}} ins(%[[A_T]], %[[B_T]] : tensor<4x4xf32>, tensor<4x5xf32>) outs(%{{.*}} : tensor<4x5xf32>)
  func.func @stationary_c(%a: tensor<4x8xf32>, %b: tensor<12x5xf32>) -> tensor<4x5xf32> {
    %0 = tp25d.summa %a, %b form <[{row}, {col}, {}], stationary = c, step = 2, along = [col, row]>
        maps [#mk, #kn, #mn] : tensor<4x8xf32>, tensor<12x5xf32> -> tensor<4x5xf32>
    return %0 : tensor<4x5xf32>
  }

  // m = 12: 3 blocks of 4 in A, 2 of 6 in C; a panel of C is reduced into its place in the block.
  // CHECK-LABEL: func.func @stationary_b(
  // CHECK-SAME:    %[[A:.*]]: tensor<4x7xf32>, %[[B:.*]]: tensor<7x5xf32>
  // CHECK-DAG:     %[[C2:.*]] = arith.constant 2 : index
  // CHECK-DAG:     %[[C3:.*]] = arith.constant 3 : index
  // CHECK-DAG:     %[[C6:.*]] = arith.constant 6 : index
  // CHECK:         scf.for %[[T:[^ ]*]] = %{{.*}} to %[[C6]] step %{{.*}} iter_args(%[[C:.*]] = %{{.*}}) -> (tensor<6x5xf32>)
  // CHECK:           %[[PANEL_A:.*]] = tensor.extract_slice %[[A]]{{.*}} : tensor<4x7xf32> to tensor<2x7xf32>
  // CHECK:           %[[A_T:.*]] = tp25d.broadcast %[[PANEL_A]] from %{{.*}} along col : tensor<2x7xf32>
  // CHECK:           %[[ROOT:.*]] = arith.divui %[[T]], %[[C3]]
  // CHECK:           %[[WHICH:.*]] = arith.remui %[[T]], %[[C3]]
  // CHECK:           %[[BEGIN:.*]] = arith.muli %[[WHICH]], %[[C2]]
  // CHECK:           %[[PARTIAL:.*]] = linalg.contract {{.*}} ins(%[[A_T]], %[[B]] : tensor<2x7xf32>, tensor<7x5xf32>) outs(%{{.*}} : tensor<2x5xf32>)
  // CHECK:           %[[PANEL_C:.*]] = tensor.extract_slice %[[C]][%[[BEGIN]], 0] [2, 5] [1, 1] : tensor<6x5xf32> to tensor<2x5xf32>
  // CHECK:           %[[SUM:.*]] = tp25d.reduce %[[PARTIAL]] into %[[PANEL_C]] to %[[ROOT]] along row sum : tensor<2x5xf32>
  // CHECK:           %[[NEXT:.*]] = tensor.insert_slice %[[SUM]] into %[[C]][%[[BEGIN]], 0] [2, 5] [1, 1] : tensor<2x5xf32> into tensor<6x5xf32>
  // CHECK:           scf.yield %[[NEXT]]
  func.func @stationary_b(%a: tensor<4x7xf32>, %b: tensor<7x5xf32>) -> tensor<6x5xf32> {
    %0 = tp25d.summa %a, %b form <[{}, {col}, {row}], stationary = b, step = 0, along = [col, row]>
        maps [#mk, #kn, #mn] : tensor<4x7xf32>, tensor<7x5xf32> -> tensor<6x5xf32>
    return %0 : tensor<6x5xf32>
  }

  // n = 12: 2 blocks of 6 in B, 3 of 4 in C.
  // CHECK-LABEL: func.func @stationary_a(
  // CHECK-SAME:    %[[A:.*]]: tensor<4x8xf32>, %[[B:.*]]: tensor<8x6xf32>
  // CHECK:         scf.for
  // CHECK:           tensor.extract_slice %[[B]][0, %{{.*}}] [8, 2] [1, 1] : tensor<8x6xf32> to tensor<8x2xf32>
  // CHECK:           %[[B_T:.*]] = tp25d.broadcast %{{.*}} along row : tensor<8x2xf32>
  // CHECK:           %[[PARTIAL:.*]] = linalg.contract {{.*}} ins(%[[A]], %[[B_T]] : tensor<4x8xf32>, tensor<8x2xf32>) outs(%{{.*}} : tensor<4x2xf32>)
  // CHECK:           tp25d.reduce %[[PARTIAL]] into %{{.*}} along col sum : tensor<4x2xf32>
  // CHECK:           tensor.insert_slice %{{.*}} [4, 2] [1, 1] : tensor<4x2xf32> into tensor<4x4xf32>
  func.func @stationary_a(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>) -> tensor<4x4xf32> {
    %0 = tp25d.summa %a, %b form <[{row}, {}, {col}], stationary = a, step = 1, along = [row, col]>
        maps [#mk, #kn, #mn] : tensor<4x8xf32>, tensor<8x6xf32> -> tensor<4x4xf32>
    return %0 : tensor<4x4xf32>
  }

  // Along depth and col, of 1 and 3: what travels along depth is whole in every step but cut; nobody is asked for it.
  // CHECK-LABEL: func.func @axis_of_one(
  // CHECK-DAG:     %[[C3:.*]] = arith.constant 3 : index
  // CHECK:         scf.for %[[T:[^ ]*]] = %{{.*}} to %[[C3]] step
  // CHECK:           tp25d.broadcast %{{.*}} from %[[T]] along col : tensor<4x2xf32>
  // CHECK:           %[[PANEL_B:.*]] = tensor.extract_slice %{{.*}} [2, 5] [1, 1] : tensor<6x5xf32> to tensor<2x5xf32>
  // CHECK-NOT:       along dep
  // CHECK:           linalg.contract {{.*}} ins(%{{.*}}, %[[PANEL_B]] : tensor<4x2xf32>, tensor<2x5xf32>)
  func.func @axis_of_one(%a: tensor<4x2xf32>, %b: tensor<6x5xf32>) -> tensor<4x5xf32> {
    %0 = tp25d.summa %a, %b form <[{dep}, {col}, {}], stationary = c, step = 2, along = [col, dep]>
        maps [#mk, #kn, #mn] : tensor<4x2xf32>, tensor<6x5xf32> -> tensor<4x5xf32>
    return %0 : tensor<4x5xf32>
  }
}
