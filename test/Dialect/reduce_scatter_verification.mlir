// RUN: tp25d-opt %s -split-input-file -verify-diagnostics

func.func @no_grid(%x: tensor<4x8xf32>) {
  // expected-error@+1 {{the module has no tp25d.grid; --shard-2p5d=q=Q,d=D sets it}}
  %0 = tp25d.reduce_scatter %x along col dimension 1 sum : tensor<4x8xf32> -> tensor<4x4xf32>
  return
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 3>} {
  func.func @dimension(%x: tensor<4x8xf32>) {
    // expected-error@+1 {{'tp25d.reduce_scatter' op dimension 5 is not one of the 2 of 'tensor<4x8xf32>'}}
    %0 = tp25d.reduce_scatter %x along dep dimension 5 sum : tensor<4x8xf32> -> tensor<4x4xf32>
    return
  }
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 3>} {
  func.func @indivisible(%x: tensor<4x8xf32>) {
    // expected-error@+1 {{'tp25d.reduce_scatter' op dimension 1 of 'tensor<4x8xf32>' is 8, not a multiple of col=3}}
    %0 = tp25d.reduce_scatter %x along col dimension 1 sum : tensor<4x8xf32> -> tensor<4x2xf32>
    return
  }
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 3>} {
  func.func @result(%x: tensor<4x8xf32>) {
    // expected-error@+1 {{'tp25d.reduce_scatter' op of 'tensor<4x8xf32>' along dep=2 must give 'tensor<4x4xf32>', got: 'tensor<4x8xf32>'}}
    %0 = tp25d.reduce_scatter %x along dep dimension 1 sum : tensor<4x8xf32> -> tensor<4x8xf32>
    return
  }
}
