// RUN: tp25d-opt %s -split-input-file | tp25d-opt -split-input-file | FileCheck %s

// CHECK: module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>}
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {}

// -----

// The data axis comes first, and is printed where there is more than one.
// CHECK: module attributes {tp25d.grid = #tp25d.grid<data = 3, depth = 1, row = 4, col = 5>}
module attributes {tp25d.grid = #tp25d.grid<data = 3, depth = 1, row = 4, col = 5>} {}

// -----

// Fields may come in any order; a data axis of size 1 is left out.
// CHECK: module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 3, col = 4>}
module attributes {tp25d.grid = #tp25d.grid<col = 4, row = 3, depth = 2, data = 1>} {}

// -----

// The largest grid there is.
// CHECK: module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 1024, col = 1024>}
module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 1024, col = 1024>} {}
