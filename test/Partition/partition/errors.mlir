// RUN: tp25d-opt %s --partition -split-input-file -verify-diagnostics

// expected-error@+1 {{the module has no tp25d.grid; --shard-2p5d=q=Q,d=D sets it}}
module {}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  // expected-error@+1 {{argument 0 has no tp25d.sharding; --shard-2p5d gives it one}}
  func.func @argument(%x: tensor<16xf32>) -> (tensor<16xf32> {tp25d.sharding = #tp25d.sharding<[{}]>}) {
    return %x : tensor<16xf32>
  }
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  // expected-error@+1 {{result 1 has no tp25d.sharding; --shard-2p5d gives it one}}
  func.func @result(%x: tensor<16xf32> {tp25d.sharding = #tp25d.sharding<[{}]>})
      -> (tensor<16xf32> {tp25d.sharding = #tp25d.sharding<[{}]>}, tensor<16xf32>) {
    return %x, %x : tensor<16xf32>, tensor<16xf32>
  }
}

// -----

#X = #tp25d.sharding<[{}, {}]>
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  func.func @no_product(%x: tensor<16x16xf32> {tp25d.sharding = #X}) -> (tensor<16x16xf32> {tp25d.sharding = #X}) {
    // expected-error@+1 {{has a form, but is no product of matrices}}
    %0 = linalg.exp {tp25d.form = #tp25d.form<[{row}, {col}]>}
        ins(%x : tensor<16x16xf32>) outs(%x : tensor<16x16xf32>) -> tensor<16x16xf32>
    return %0 : tensor<16x16xf32>
  }
}

// -----

// A form that the user wrote, and that does not divide.
#X = #tp25d.sharding<[{}, {}]>
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  func.func @rows(%a: tensor<15x16xf32> {tp25d.sharding = #X}, %b: tensor<16x16xf32> {tp25d.sharding = #X})
      -> (tensor<15x16xf32> {tp25d.sharding = #X}) {
    %z = arith.constant dense<0.0> : tensor<15x16xf32>
    // expected-error@+1 {{dimension 0 of argument 0 is 15, not a multiple of d*q=4}}
    %0 = linalg.matmul {tp25d.form = #tp25d.form<[{dep, row}, {col}, {}], stationary = c, step = 2, along = [col, row]>}
        ins(%a, %b : tensor<15x16xf32>, tensor<16x16xf32>) outs(%z : tensor<15x16xf32>) -> tensor<15x16xf32>
    return %0 : tensor<15x16xf32>
  }
}

// -----

// The dimension that is stepped over has to divide into the steps.
#X = #tp25d.sharding<[{}, {}]>
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 3>} {
  func.func @steps(%a: tensor<16x16xf32> {tp25d.sharding = #X}, %b: tensor<16x18xf32> {tp25d.sharding = #X})
      -> (tensor<16x18xf32> {tp25d.sharding = #X}) {
    %z = arith.constant dense<0.0> : tensor<16x18xf32>
    // expected-error@+1 {{dimension 1 of argument 0 is 16, not a multiple of col=3}}
    %0 = linalg.matmul {tp25d.form = #tp25d.form<[{dep, row}, {col}, {}], stationary = c, step = 2, along = [col, row]>}
        ins(%a, %b : tensor<16x16xf32>, tensor<16x18xf32>) outs(%z : tensor<16x18xf32>) -> tensor<16x18xf32>
    return %0 : tensor<16x18xf32>
  }
}

// -----

// A form whose stationary matrix has the step dimension.
#X = #tp25d.sharding<[{}, {}]>
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  func.func @step(%a: tensor<16x16xf32> {tp25d.sharding = #X}, %b: tensor<16x16xf32> {tp25d.sharding = #X})
      -> (tensor<16x16xf32> {tp25d.sharding = #X}) {
    %z = arith.constant dense<0.0> : tensor<16x16xf32>
    // expected-error@+1 {{step dimension 0 must be in the two matrices that travel and not in the stationary c}}
    %0 = linalg.matmul {tp25d.form = #tp25d.form<[{}, {col}, {row}], stationary = c, step = 0, along = [col, row]>}
        ins(%a, %b : tensor<16x16xf32>, tensor<16x16xf32>) outs(%z : tensor<16x16xf32>) -> tensor<16x16xf32>
    return %0 : tensor<16x16xf32>
  }
}
