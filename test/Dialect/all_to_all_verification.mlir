// RUN: tp25d-opt %s -split-input-file -verify-diagnostics

func.func @no_grid(%x: tensor<4x8xf32>) {
  // expected-error@+1 {{the module has no tp25d.grid; --shard-2p5d=q=Q,d=D sets it}}
  %0 = tp25d.all_to_all %x along col split 0 concat 1 : tensor<4x8xf32> -> tensor<2x16xf32>
  return
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 3>} {
  func.func @split(%x: tensor<4x8xf32>) {
    // expected-error@+1 {{'tp25d.all_to_all' op dimension 2 is not one of the 2 of 'tensor<4x8xf32>'}}
    %0 = tp25d.all_to_all %x along dep split 2 concat 1 : tensor<4x8xf32> -> tensor<2x16xf32>
    return
  }
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 3>} {
  func.func @concat(%x: tensor<4x8xf32>) {
    // expected-error@+1 {{'tp25d.all_to_all' op dimension 3 is not one of the 2 of 'tensor<4x8xf32>'}}
    %0 = tp25d.all_to_all %x along dep split 0 concat 3 : tensor<4x8xf32> -> tensor<2x16xf32>
    return
  }
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 3>} {
  func.func @indivisible(%x: tensor<4x8xf32>) {
    // expected-error@+1 {{'tp25d.all_to_all' op dimension 0 of 'tensor<4x8xf32>' is 4, not a multiple of col=3}}
    %0 = tp25d.all_to_all %x along col split 0 concat 1 : tensor<4x8xf32> -> tensor<1x24xf32>
    return
  }
}

// -----

// What upstream's shard-partition makes of [[0], [1]] to [[1], [0]] on a grid of 2x2: one exchange, whose result
// nobody checked.
module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 2>} {
  func.func @result(%x: tensor<4x4xf32>) {
    // expected-error@+1 {{'tp25d.all_to_all' op of 'tensor<4x4xf32>' along row=2 must give 'tensor<8x2xf32>', got: 'tensor<4x4xf32>'}}
    %0 = tp25d.all_to_all %x along row split 1 concat 0 : tensor<4x4xf32> -> tensor<4x4xf32>
    return
  }
}
