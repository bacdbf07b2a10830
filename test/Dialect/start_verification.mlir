// RUN: tp25d-opt %s -split-input-file -verify-diagnostics

// The block of a broadcast is received as it is.
func.func @broadcast(%a: memref<4xf32>, %b: memref<5xf32>) {
  // expected-error@+1 {{'tp25d.start' op broadcast must have an output like its input, got: 'memref<5xf32>' != 'memref<4xf32>'}}
  %0 = tp25d.start broadcast %a into %b along col : memref<4xf32>, memref<5xf32> -> !tp25d.transfer
  return
}

// -----

func.func @reduce(%a: memref<4xf32>) {
  // expected-error@+1 {{'tp25d.start' op reduce must have an output}}
  %0 = tp25d.start reduce %a along col : memref<4xf32> -> !tp25d.transfer
  return
}

// -----

func.func @all_reduce(%a: memref<4xf32>) {
  // expected-error@+1 {{'tp25d.start' op all_reduce must have an output}}
  %0 = tp25d.start all_reduce %a along col combiner maximum : memref<4xf32> -> !tp25d.transfer
  return
}

// -----

func.func @all_gather(%a: memref<4xf32>) {
  // expected-error@+1 {{'tp25d.start' op all_gather must have an output}}
  %0 = tp25d.start all_gather %a along col : memref<4xf32> -> !tp25d.transfer
  return
}

// -----

func.func @reduce_scatter(%a: memref<4xf32>) {
  // expected-error@+1 {{'tp25d.start' op reduce_scatter must have an output}}
  %0 = tp25d.start reduce_scatter %a along col : memref<4xf32> -> !tp25d.transfer
  return
}

// -----

func.func @all_to_all(%a: memref<4xf32>) {
  // expected-error@+1 {{'tp25d.start' op all_to_all must have an output}}
  %0 = tp25d.start all_to_all %a along col : memref<4xf32> -> !tp25d.transfer
  return
}

// -----

func.func @collective(%a: memref<4xf32>) {
  // expected-error@+2 {{expected ::tp25d::Collective to be one of: broadcast, reduce, all_reduce, all_gather, reduce_scatter, all_to_all}}
  // expected-error@+1 {{failed to parse Tp25d_CollectiveAttr}}
  %0 = tp25d.start scan %a along col : memref<4xf32> -> !tp25d.transfer
  return
}

// -----

func.func @tensor(%a: tensor<4xf32>) {
  // expected-error@+1 {{invalid kind of type specified: expected builtin.memref, but found 'tensor<4xf32>'}}
  %0 = tp25d.start broadcast %a along col : tensor<4xf32> -> !tp25d.transfer
  return
}

// -----

func.func @strided(%a: memref<4xf32, strided<[2]>>, %b: memref<4xf32>) {
  // expected-error@+1 {{'tp25d.start' op input must be dense and have a static shape, got: 'memref<4xf32, strided<[2]>>'}}
  %0 = tp25d.start all_reduce %a into %b along col : memref<4xf32, strided<[2]>>, memref<4xf32> -> !tp25d.transfer
  return
}

// -----

func.func @dynamic(%a: memref<4xf32>, %b: memref<?xf32>) {
  // expected-error@+1 {{'tp25d.start' op output must be dense and have a static shape, got: 'memref<?xf32>'}}
  %0 = tp25d.start all_reduce %a into %b along col : memref<4xf32>, memref<?xf32> -> !tp25d.transfer
  return
}

// -----

func.func @elements(%a: memref<4xf32>, %b: memref<4xbf16>) {
  // expected-error@+1 {{'tp25d.start' op output must have elements of 'f32', got: 'memref<4xbf16>'}}
  %0 = tp25d.start all_reduce %a into %b along col : memref<4xf32>, memref<4xbf16> -> !tp25d.transfer
  return
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 3>} {
  func.func @root(%a: memref<4xf32>) {
    // expected-error@+1 {{'tp25d.start' op root must be one of the 3 devices along col, got: 3}}
    %0 = tp25d.start broadcast %a from 3 along col : memref<4xf32> -> !tp25d.transfer
    return
  }
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 3>} {
  func.func @gathered(%a: memref<4xf32>, %b: memref<8xf32>) {
    // expected-error@+1 {{'tp25d.start' op output of all_gather along col=3 must have at least 12 elements, got: 'memref<8xf32>'}}
    %0 = tp25d.start all_gather %a into %b along col : memref<4xf32>, memref<8xf32> -> !tp25d.transfer
    return
  }
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 3>} {
  func.func @scattered(%a: memref<4xf32>, %b: memref<2xf32>) {
    // expected-error@+1 {{'tp25d.start' op input of reduce_scatter has 4 elements, not a multiple of col=3}}
    %0 = tp25d.start reduce_scatter %a into %b along col : memref<4xf32>, memref<2xf32> -> !tp25d.transfer
    return
  }
}
