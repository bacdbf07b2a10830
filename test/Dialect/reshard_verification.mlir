// RUN: tp25d-opt %s -split-input-file -verify-diagnostics

func.func @no_grid(%x: tensor<4xf32>) {
  // expected-error@+1 {{the module has no tp25d.grid; --shard-2p5d=q=Q,d=D sets it}}
  %0 = tp25d.reshard %x from <[{row}]> to <[{col}]> : tensor<4xf32> -> tensor<4xf32>
  return
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  func.func @element_type(%x: tensor<4xf32>) {
    // expected-error@+1 {{'tp25d.reshard' op must keep the element type 'f32', got: 'bf16'}}
    %0 = tp25d.reshard %x from <[{row}]> to <[{col}]> : tensor<4xf32> -> tensor<4xbf16>
    return
  }
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  func.func @source_rank(%x: tensor<4x4xf32>) {
    // expected-error@+1 {{'tp25d.reshard' op sharding #tp25d.sharding<[{row}]> does not fit 'tensor<4x4xf32>' of rank 2}}
    %0 = tp25d.reshard %x from <[{row}]> to <[{col}, {}]> : tensor<4x4xf32> -> tensor<4x4xf32>
    return
  }
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  func.func @target_rank(%x: tensor<4x4xf32>) {
    // expected-error@+1 {{'tp25d.reshard' op sharding #tp25d.sharding<[{col}]> does not fit 'tensor<4x4xf32>' of rank 2}}
    %0 = tp25d.reshard %x from <[{row}, {}]> to <[{col}]> : tensor<4x4xf32> -> tensor<4x4xf32>
    return
  }
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  func.func @ranks(%x: tensor<4x4xf32>) {
    // expected-error@+1 {{'tp25d.reshard' op must keep the rank 2, got: 1}}
    %0 = tp25d.reshard %x from <[{row}, {}]> to <[{row}]> : tensor<4x4xf32> -> tensor<16xf32>
    return
  }
}

// -----

// [[0, 1], [2]] to [[0], [1, 2]] as upstream's shard-partition does it: an 8x4 block where 8x2 is right.
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  func.func @whole_size(%x: tensor<4x4xf32>) {
    // expected-error@+1 {{'tp25d.reshard' op dimension 1 of the whole tensor is 8 by the source and 16 by the target}}
    %0 = tp25d.reshard %x from <[{dep, row}, {col}]> to <[{dep}, {row, col}]> : tensor<4x4xf32> -> tensor<8x4xf32>
    return
  }
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  func.func @new_partial(%x: tensor<4xf32>) {
    // expected-error@+1 {{'tp25d.reshard' op cannot make the result partial over dep}}
    %0 = tp25d.reshard %x from <[{}], partial = {row}> to <[{}], partial = {row, dep}> : tensor<4xf32> -> tensor<4xf32>
    return
  }
}
