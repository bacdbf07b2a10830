// RUN: tp25d-opt %s --bufferize-program -split-input-file -verify-diagnostics

// What the earlier stages should have done, and which pass does it.

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  func.func @all_gather(%x: tensor<4x8xf32>) -> tensor<4x16xf32> {
    // expected-error@+2 {{must be along dimension 0; --leading-collectives brings it there}}
    // expected-error@+1 {{failed to bufferize op}}
    %0 = tp25d.all_gather %x along col dimension 1 : tensor<4x8xf32> -> tensor<4x16xf32>
    return %0 : tensor<4x16xf32>
  }
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  func.func @reduce_scatter(%x: tensor<4x8xf32>) -> tensor<4x4xf32> {
    // expected-error@+2 {{must be along dimension 0; --leading-collectives brings it there}}
    // expected-error@+1 {{failed to bufferize op}}
    %0 = tp25d.reduce_scatter %x along col dimension 1 sum : tensor<4x8xf32> -> tensor<4x4xf32>
    return %0 : tensor<4x4xf32>
  }
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  func.func @all_to_all(%x: tensor<4x8xf32>) -> tensor<2x16xf32> {
    // expected-error@+2 {{must be along dimension 0; --leading-collectives brings it there}}
    // expected-error@+1 {{failed to bufferize op}}
    %0 = tp25d.all_to_all %x along col split 0 concat 1 : tensor<4x8xf32> -> tensor<2x16xf32>
    return %0 : tensor<2x16xf32>
  }
}

// -----

func.func @broadcast(%x: tensor<4xf32>, %i: tensor<index>) -> tensor<4xf32> {
  %root = tensor.extract %i[] : tensor<index>
  // expected-error@+2 {{the root must be a constant; --unroll-steps makes it one}}
  // expected-error@+1 {{failed to bufferize op}}
  %0 = tp25d.broadcast %x from %root along col : tensor<4xf32>
  return %0 : tensor<4xf32>
}

// -----

func.func @reduce(%x: tensor<4xf32>, %i: tensor<index>) -> tensor<4xf32> {
  %root = tensor.extract %i[] : tensor<index>
  %e = tensor.empty() : tensor<4xf32>
  // expected-error@+2 {{the root must be a constant; --unroll-steps makes it one}}
  // expected-error@+1 {{failed to bufferize op}}
  %0 = tp25d.reduce %x into %e to %root along col sum : tensor<4xf32>
  return %0 : tensor<4xf32>
}

// -----

func.func @overwritten_block(%x: tensor<4xf32>) -> tensor<4xf32> {
  %c1 = arith.constant 1 : index
  %0 = tp25d.broadcast %x from %c1 along col : tensor<4xf32>
  // expected-error@+1 {{would overwrite a broadcast block, which may be another device's own}}
  %1 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>], iterator_types = ["parallel"]} outs(%0 : tensor<4xf32>) {
  ^bb0(%b: f32):
    %n = arith.negf %b : f32
    linalg.yield %n : f32
  } -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// -----

// expected-error@+1 {{result 0 of @scalar must be a tensor, got: 'index'}}
func.func @scalar() -> index {
  %0 = tp25d.device_coordinate row
  return %0 : index
}

// -----

// expected-error@+1 {{@blocks has control flow, which no stage makes}}
func.func @blocks(%x: tensor<4xf32>) -> tensor<4xf32> {
  cf.br ^end
^end:
  return %x : tensor<4xf32>
}

// -----

func.func private @declared(tensor<4xf32>) -> tensor<4xf32>
