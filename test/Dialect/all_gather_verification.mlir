// RUN: tp25d-opt %s -split-input-file -verify-diagnostics

func.func @no_grid(%x: tensor<4x8xf32>) {
  // expected-error@+1 {{the module has no tp25d.grid; --shard-2p5d=q=Q,d=D sets it}}
  %0 = tp25d.all_gather %x along col dimension 1 : tensor<4x8xf32> -> tensor<4x16xf32>
  return
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 3>} {
  func.func @dimension(%x: tensor<4x8xf32>) {
    // expected-error@+1 {{'tp25d.all_gather' op dimension 2 is not one of the 2 of 'tensor<4x8xf32>'}}
    %0 = tp25d.all_gather %x along col dimension 2 : tensor<4x8xf32> -> tensor<4x24xf32>
    return
  }
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 3>} {
  func.func @result(%x: tensor<4x8xf32>) {
    // expected-error@+1 {{'tp25d.all_gather' op of 'tensor<4x8xf32>' along col=3 must give 'tensor<4x24xf32>', got: 'tensor<4x16xf32>'}}
    %0 = tp25d.all_gather %x along col dimension 1 : tensor<4x8xf32> -> tensor<4x16xf32>
    return
  }
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  func.func @element_type(%x: tensor<4x8xf32>) {
    // expected-error@+1 {{'tp25d.all_gather' op of 'tensor<4x8xf32>' along col=2 must give 'tensor<4x16xf32>', got: 'tensor<4x16xbf16>'}}
    %0 = tp25d.all_gather %x along col dimension 1 : tensor<4x8xf32> -> tensor<4x16xbf16>
    return
  }
}
