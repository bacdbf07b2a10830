// RUN: tp25d-opt %s -split-input-file --canonicalize | FileCheck %s

// The only coordinate along an axis of size 1 is 0.
module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 2>} {
  // CHECK-LABEL: func.func @alone
  func.func @alone() -> (index, index) {
    // CHECK-DAG: %[[ZERO:.*]] = arith.constant 0 : index
    // CHECK-DAG: %[[ROW:.*]] = tp25d.device_coordinate row
    // CHECK:     return %[[ZERO]], %[[ROW]]
    %dep = tp25d.device_coordinate dep
    %row = tp25d.device_coordinate row
    return %dep, %row : index, index
  }
}

// -----

// Without a grid nothing is known.
// CHECK-LABEL: func.func @no_grid
func.func @no_grid() -> index {
  // CHECK: tp25d.device_coordinate dep
  %dep = tp25d.device_coordinate dep
  return %dep : index
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  // It has no effects: unused ones go, equal ones are one under CSE.
  // CHECK-LABEL: func.func @unused
  // CHECK-NOT: tp25d.device_coordinate
  func.func @unused() {
    %0 = tp25d.device_coordinate col
    return
  }
}
