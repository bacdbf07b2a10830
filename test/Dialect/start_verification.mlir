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
