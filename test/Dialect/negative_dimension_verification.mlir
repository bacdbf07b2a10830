// RUN: tp25d-opt %s -split-input-file -verify-diagnostics

// -1 is the mark for "none" inside the verifier, but not a dimension that anyone may write.
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  func.func @all_gather(%x: tensor<4x8xf32>) {
    // expected-error@+1 {{'tp25d.all_gather' op dimension -1 is not one of the 2 of 'tensor<4x8xf32>'}}
    %0 = tp25d.all_gather %x along col dimension -1 : tensor<4x8xf32> -> tensor<4x8xf32>
    return
  }
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  func.func @reduce_scatter(%x: tensor<4x8xf32>) {
    // expected-error@+1 {{'tp25d.reduce_scatter' op dimension -1 is not one of the 2 of 'tensor<4x8xf32>'}}
    %0 = tp25d.reduce_scatter %x along col dimension -1 sum : tensor<4x8xf32> -> tensor<4x8xf32>
    return
  }
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  func.func @all_to_all(%x: tensor<4x8xf32>) {
    // expected-error@+1 {{'tp25d.all_to_all' op dimension -1 is not one of the 2 of 'tensor<4x8xf32>'}}
    %0 = tp25d.all_to_all %x along col split 0 concat -1 : tensor<4x8xf32> -> tensor<2x8xf32>
    return
  }
}
