// RUN: tp25d-opt %s --set-grid="q=2 d=3" | FileCheck %s
// RUN: tp25d-opt %s --set-grid | FileCheck %s --check-prefix=ONE
// RUN: tp25d-opt %s --set-grid="q=2" | tp25d-opt --set-grid | FileCheck %s --check-prefix=KEPT
// RUN: tp25d-opt %s --set-grid="q=2" | not tp25d-opt --set-grid="q=4" 2>&1 | FileCheck %s --check-prefix=OTHER
// RUN: not tp25d-opt %s --set-grid="q=5" 2>&1 | FileCheck %s --check-prefix=SIZE

// CHECK: module attributes {tp25d.grid = #tp25d.grid<depth = 3, row = 2, col = 2>}
// ONE: module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 1, col = 1>}

// A grid that the module has stays, unless another one is asked for.
// KEPT: module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 2>}
// OTHER: error: the module has #tp25d.grid<depth = 1, row = 2, col = 2> already, which is not #tp25d.grid<depth = 1, row = 4, col = 4>

// With a grid it is known which sizes an annotation must divide.
// SIZE: error: dimension 0 of argument 0 is 24, not a multiple of q=5
func.func @f(%x: tensor<24x8xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {}]>}) -> tensor<24x8xf32> {
  return %x : tensor<24x8xf32>
}
