// RUN: tp25d-opt %s --fold-coordinates | FileCheck %s --check-prefix=FIRST
// RUN: tp25d-opt %s --fold-coordinates=device=22 | FileCheck %s --check-prefix=LAST-BUT-ONE
// RUN: tp25d-opt %s --fold-coordinates=device=15 --canonicalize | FileCheck %s --check-prefix=CUT

// RUN: not tp25d-opt %s --fold-coordinates=device=24 2>&1 | FileCheck %s --check-prefix=BEYOND
// BEYOND: error: device must be one of the 24 of #tp25d.grid<data = 2, depth = 2, row = 2, col = 3>, got: 24
// RUN: not tp25d-opt %s --fold-coordinates=device=-1 2>&1 | FileCheck %s --check-prefix=NEGATIVE
// NEGATIVE: error: device must be one of the 24 of #tp25d.grid<data = 2, depth = 2, row = 2, col = 3>, got: -1

// The id's digits are data, depth, row, col: 22 = ((1 * 2 + 1) * 2 + 1) * 3 + 1, and 15 = ((1 * 2 + 0) * 2 + 1) * 3.
module attributes {tp25d.grid = #tp25d.grid<data = 2, depth = 2, row = 2, col = 3>} {
  // FIRST-LABEL: func.func @coordinates
  // FIRST-COUNT-4: arith.constant 0 : index
  // LAST-BUT-ONE-LABEL: func.func @coordinates
  // LAST-BUT-ONE:         %[[DATA:.*]] = arith.constant 1 : index
  // LAST-BUT-ONE:         %[[DEP:.*]] = arith.constant 1 : index
  // LAST-BUT-ONE:         %[[ROW:.*]] = arith.constant 1 : index
  // LAST-BUT-ONE:         %[[COL:.*]] = arith.constant 1 : index
  // LAST-BUT-ONE:         return %[[DATA]], %[[DEP]], %[[ROW]], %[[COL]]
  // CUT-LABEL: func.func @coordinates
  // CUT-DAG:     %[[C0:.*]] = arith.constant 0 : index
  // CUT-DAG:     %[[C1:.*]] = arith.constant 1 : index
  // CUT:         return %[[C1]], %[[C0]], %[[C1]], %[[C0]]
  func.func @coordinates() -> (index, index, index, index) {
    %data = tp25d.device_coordinate data
    %dep = tp25d.device_coordinate dep
    %row = tp25d.device_coordinate row
    %col = tp25d.device_coordinate col
    return %data, %dep, %row, %col : index, index, index, index
  }

  // Offsets become numbers, and slices static.
  // CUT-LABEL: func.func @slice
  // CUT:         tensor.extract_slice %{{.*}}[4] [4] [1] : tensor<8xf32> to tensor<4xf32>
  func.func @slice(%x: tensor<8xf32>) -> tensor<4xf32> {
    %row = tp25d.device_coordinate row
    %c4 = arith.constant 4 : index
    %begin = arith.muli %row, %c4 : index
    %0 = tensor.extract_slice %x[%begin] [4] [1] : tensor<8xf32> to tensor<4xf32>
    return %0 : tensor<4xf32>
  }
}
