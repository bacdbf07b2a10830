// RUN: tp25d-opt %s -split-input-file -verify-diagnostics

//===----------------------------------------------------------------------===//
// The attribute
//===----------------------------------------------------------------------===//

// expected-error@+1 {{axis row is named twice}}
func.func private @twice_in_a_dimension(tensor<8x8xf32> {tp25d.sharding = #tp25d.sharding<[{row, row}, {}]>})

// -----

// expected-error@+1 {{axis col is named twice}}
func.func private @twice_in_two_dimensions(tensor<8x8xf32> {tp25d.sharding = #tp25d.sharding<[{col}, {row, col}]>})

// -----

// expected-error@+1 {{axis dep is named twice}}
func.func private @split_and_partial(tensor<8xf32> {tp25d.sharding = #tp25d.sharding<[{dep}], partial = {dep}>})

// -----

// expected-error@+1 {{expected an axis (data, dep, row or col), got: x}}
func.func private @unknown_axis(tensor<8xf32> {tp25d.sharding = #tp25d.sharding<[{x}]>})

// -----

// expected-error@+1 {{expected '['}}
func.func private @no_list(tensor<8xf32> {tp25d.sharding = #tp25d.sharding<{row}>})

//===----------------------------------------------------------------------===//
// Where it stands: arguments
//===----------------------------------------------------------------------===//

// -----

// expected-error@+1 {{tp25d.sharding of argument 0 must be a #tp25d.sharding, got: "rows"}}
func.func private @other_attribute(tensor<8xf32> {tp25d.sharding = "rows"})

// -----

// expected-error@+1 {{argument 1 has a sharding, but is no ranked tensor: 'f32'}}
func.func private @no_tensor(tensor<8xf32>, f32 {tp25d.sharding = #tp25d.sharding<[]>})

// -----

// expected-error@+1 {{argument 0 has a sharding, but is no ranked tensor: 'tensor<*xf32>'}}
func.func private @unranked(tensor<*xf32> {tp25d.sharding = #tp25d.sharding<[]>})

// -----

// expected-error@+1 {{sharding #tp25d.sharding<[{row}, {col}]> of argument 0 has 2 dimensions, its type 'tensor<8xf32>' has 1}}
func.func private @rank(tensor<8xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {col}]>})

// -----

// A parameter is called by its name.
// expected-error@+1 {{sharding #tp25d.sharding<[{row}]> of parameter 'dense.weight' has 1 dimensions, its type 'tensor<8x8xf32>' has 2}}
func.func @rank_of_parameter(
    %w: tensor<8x8xf32> {tp25d.param = "dense.weight", tp25d.sharding = #tp25d.sharding<[{row}]>}) {
  return
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  // expected-error@+1 {{dimension 0 of argument 0 is 6, not a multiple of d*q=4}}
  func.func private @rows(tensor<6x8xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>})
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  // expected-error@+1 {{dimension 1 of argument 0 is 9, not a multiple of q=2}}
  func.func private @columns(tensor<8x9xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>})
}

// -----

// Axes are named as the user gave them; on a rectangular grid there is no q.
module attributes {tp25d.grid = #tp25d.grid<data = 2, depth = 3, row = 2, col = 4>} {
  // expected-error@+1 {{dimension 0 of argument 0 is 36, not a multiple of data*d*col=24}}
  func.func private @rectangular(tensor<36xf32> {tp25d.sharding = #tp25d.sharding<[{data, dep, col}]>})
}

// -----

// An axis of size 1 is not mentioned.
module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 3, col = 3>} {
  // expected-error@+1 {{dimension 0 of argument 0 is 8, not a multiple of q=3}}
  func.func private @axis_of_one(tensor<8xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}]>})
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  // expected-error@+1 {{dimension 0 of argument 0 is dynamic, not a multiple of q=2}}
  func.func private @dynamic(tensor<?xf32> {tp25d.sharding = #tp25d.sharding<[{row}]>})
}

//===----------------------------------------------------------------------===//
// Arguments that are blocks
//===----------------------------------------------------------------------===//

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  // expected-error@+1 {{argument 0 is a block of 'tensor<16x256xf32>' by #tp25d.sharding<[{dep, row}, {col}]> and should be 'tensor<4x128xf32>', got: 'tensor<8x128xf32>'}}
  func.func private @block(tensor<8x128xf32> {
      tp25d.global = tensor<16x256xf32>, tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>})
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  // expected-error@+1 {{dimension 0 of argument 0 is 15, not a multiple of q=2}}
  func.func private @block_of_indivisible(tensor<7xf32> {
      tp25d.global = tensor<15xf32>, tp25d.sharding = #tp25d.sharding<[{row}]>})
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  // expected-error@+1 {{sharding #tp25d.sharding<[{row}]> of argument 0 has 1 dimensions, its type 'tensor<16x4xf32>' has 2}}
  func.func private @rank_of_whole(tensor<8x4xf32> {
      tp25d.global = tensor<16x4xf32>, tp25d.sharding = #tp25d.sharding<[{row}]>})
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  // expected-error@+1 {{tp25d.global of argument 0 must be a tensor type, got: f32}}
  func.func private @global_is_no_tensor(tensor<8xf32> {
      tp25d.global = f32, tp25d.sharding = #tp25d.sharding<[{row}]>})
}

// -----

// expected-error@+1 {{the module has no tp25d.grid; --shard-2p5d=q=Q,d=D sets it}}
func.func private @block_without_grid(tensor<8xf32> {
    tp25d.global = tensor<16xf32>, tp25d.sharding = #tp25d.sharding<[{row}]>})

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

// -----

// expected-error@+1 {{tp25d.sharding of result 1 must be a #tp25d.sharding, got: unit}}
func.func private @result_other_attribute() -> (tensor<8xf32>, tensor<8xf32> {tp25d.sharding})

// -----

// expected-error@+1 {{sharding #tp25d.sharding<[]> of result 0 has 0 dimensions, its type 'tensor<8xf32>' has 1}}
func.func private @result_rank() -> (tensor<8xf32> {tp25d.sharding = #tp25d.sharding<[]>})

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  // expected-error@+1 {{dimension 0 of result 0 is 10, not a multiple of d*q*q=8}}
  func.func private @result_size() -> (tensor<10xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row, col}]>})
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  // expected-error@+1 {{result 0 is a block of 'tensor<16xf32>' by #tp25d.sharding<[{row}]> and should be 'tensor<8xf32>', got: 'tensor<16xf32>'}}
  func.func private @result_block() -> (tensor<16xf32> {
      tp25d.global = tensor<16xf32>, tp25d.sharding = #tp25d.sharding<[{row}]>})
}

//===----------------------------------------------------------------------===//
// Operations
//===----------------------------------------------------------------------===//

// -----

func.func @list_of_two(%x: tensor<8xf32>) {
  // expected-error@+1 {{has 1 results, but 2 shardings}}
  %0 = arith.negf %x {tp25d.sharding = [#tp25d.sharding<[{col}]>, #tp25d.sharding<[{row}]>]} : tensor<8xf32>
  return
}

// -----

func.func @one_for_two(%x: tensor<8xi32>) {
  // expected-error@+1 {{has 2 results, but 1 shardings}}
  %sum, %overflow = arith.addui_extended %x, %x {tp25d.sharding = #tp25d.sharding<[{col}]>} : tensor<8xi32>, tensor<8xi1>
  return
}

// -----

// expected-error@+1 {{has 0 results, but 1 shardings}}
func.func private @on_function() attributes {tp25d.sharding = #tp25d.sharding<[{col}]>}

// -----

func.func @operation_other_attribute(%x: tensor<8xf32>) {
  // expected-error-re@+1 {{tp25d.sharding of the result of arith.negf at line {{[0-9]+}} must be a #tp25d.sharding, got: "col"}}
  %0 = arith.negf %x {tp25d.sharding = "col"} : tensor<8xf32>
  return
}

// -----

func.func @scalar(%x: f32) {
  // expected-error-re@+1 {{the result of arith.negf at line {{[0-9]+}} has a sharding, but is no ranked tensor: 'f32'}}
  %0 = arith.negf %x {tp25d.sharding = #tp25d.sharding<[]>} : f32
  return
}

// -----

func.func @operation_rank(%x: tensor<8xi32>) {
  // expected-error-re@+1 {{sharding #tp25d.sharding<[{row}, {}]> of the result of arith.addui_extended at line {{[0-9]+}} has 2 dimensions, its type 'tensor<8xi1>' has 1}}
  %sum, %overflow = arith.addui_extended %x, %x
      {tp25d.sharding = [#tp25d.sharding<[{col}]>, #tp25d.sharding<[{row}, {}]>]} : tensor<8xi32>, tensor<8xi1>
  return
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 3, row = 2, col = 2>} {
  func.func @operation_size(%x: tensor<8x4xf32>) {
    // expected-error-re@+1 {{dimension 0 of the result of arith.negf at line {{[0-9]+}} is 8, not a multiple of q*d=6}}
    %0 = arith.negf %x {tp25d.sharding = #tp25d.sharding<[{row, dep}, {col}]>} : tensor<8x4xf32>
    return
  }
}
