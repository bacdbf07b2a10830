// RUN: tp25d-opt %s --shard-2p5d=q=2,d=2 -split-input-file -verify-diagnostics

// Sizes that no form divides, with the dimension, its value, and what it should be a multiple of.

func.func @rows(%x: tensor<15x32xf32>, %w: tensor<32x64xf32>, %c: tensor<15x64xf32>) -> tensor<15x64xf32> {
  // expected-error@+1 {{dimension 0 of argument 0 is 15, not a multiple of d*q=4}}
  %0 = linalg.matmul ins(%x, %w : tensor<15x32xf32>, tensor<32x64xf32>) outs(%c : tensor<15x64xf32>) -> tensor<15x64xf32>
  return %0 : tensor<15x64xf32>
}

// -----

// Even, but not a multiple of 4.
func.func @rows_by_depth(%x: tensor<14x32xf32>, %w: tensor<32x64xf32>, %c: tensor<14x64xf32>) -> tensor<14x64xf32> {
  // expected-error@+1 {{dimension 0 of argument 0 is 14, not a multiple of d*q=4}}
  %0 = linalg.matmul ins(%x, %w : tensor<14x32xf32>, tensor<32x64xf32>) outs(%c : tensor<14x64xf32>) -> tensor<14x64xf32>
  return %0 : tensor<14x64xf32>
}

// -----

func.func @inner(%x: tensor<16x31xf32>, %w: tensor<31x64xf32>, %c: tensor<16x64xf32>) -> tensor<16x64xf32> {
  // expected-error@+1 {{dimension 1 of argument 0 is 31, not a multiple of q=2}}
  %0 = linalg.matmul ins(%x, %w : tensor<16x31xf32>, tensor<31x64xf32>) outs(%c : tensor<16x64xf32>) -> tensor<16x64xf32>
  return %0 : tensor<16x64xf32>
}

// -----

// A parameter goes by its name.
func.func @columns(%x: tensor<16x32xf32>, %w: tensor<32x63xf32> {tp25d.param = "dense_1.weight"}, %c: tensor<16x63xf32>)
    -> tensor<16x63xf32> {
  // expected-error@+1 {{dimension 1 of parameter 'dense_1.weight' is 63, not a multiple of q=2}}
  %0 = linalg.matmul ins(%x, %w : tensor<16x32xf32>, tensor<32x63xf32>) outs(%c : tensor<16x63xf32>) -> tensor<16x63xf32>
  return %0 : tensor<16x63xf32>
}

// -----

// In transposed operands it is the dimension that has the size.
func.func @transposed(%x: tensor<16x32xf32>, %w: tensor<63x32xf32> {tp25d.param = "w"}, %c: tensor<16x63xf32>)
    -> tensor<16x63xf32> {
  // expected-error@+1 {{dimension 0 of parameter 'w' is 63, not a multiple of q=2}}
  %0 = linalg.matmul indexing_maps = [affine_map<(m, n, k) -> (m, k)>, affine_map<(m, n, k) -> (n, k)>,
                                      affine_map<(m, n, k) -> (m, n)>]
      ins(%x, %w : tensor<16x32xf32>, tensor<63x32xf32>) outs(%c : tensor<16x63xf32>) -> tensor<16x63xf32>
  return %0 : tensor<16x63xf32>
}

// -----

// The second product is the first that does not divide.
func.func @second_product(%x: tensor<16x32xf32>, %w: tensor<32x64xf32>, %v: tensor<64x7xf32>, %c: tensor<16x64xf32>,
                          %d: tensor<16x7xf32>) -> tensor<16x7xf32> {
  %0 = linalg.matmul ins(%x, %w : tensor<16x32xf32>, tensor<32x64xf32>) outs(%c : tensor<16x64xf32>) -> tensor<16x64xf32>
  // expected-error@+1 {{dimension 1 of argument 2 is 7, not a multiple of q=2}}
  %1 = linalg.matmul ins(%0, %v : tensor<16x64xf32>, tensor<64x7xf32>) outs(%d : tensor<16x7xf32>) -> tensor<16x7xf32>
  return %1 : tensor<16x7xf32>
}

// -----

func.func @batch(%a: tensor<3x15x31xf32>, %b: tensor<3x31x63xf32>, %c: tensor<3x15x63xf32>) -> tensor<3x15x63xf32> {
  // expected-error@+1 {{dimension 0 of argument 0 is 3, not a multiple of d*q*q=8}}
  %0 = linalg.batch_matmul ins(%a, %b : tensor<3x15x31xf32>, tensor<3x31x63xf32>) outs(%c : tensor<3x15x63xf32>) -> tensor<3x15x63xf32>
  return %0 : tensor<3x15x63xf32>
}

// -----

// What users wrote before there was a grid is checked when there is one.
// expected-error@+1 {{dimension 0 of argument 0 is 15, not a multiple of d*q=4}}
func.func @annotation(%x: tensor<15x32xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}) {
  return
}

// -----

func.func @form(%x: tensor<16x32xf32>, %w: tensor<32x64xf32>, %c: tensor<16x64xf32>) -> tensor<16x64xf32> {
  // expected-error@+1 {{form has 2 iteration dimensions, the maps have 3}}
  %0 = linalg.matmul {tp25d.form = #tp25d.form<[{col}, {row}]>}
      ins(%x, %w : tensor<16x32xf32>, tensor<32x64xf32>) outs(%c : tensor<16x64xf32>) -> tensor<16x64xf32>
  return %0 : tensor<16x64xf32>
}

// -----

// A dynamic dimension, also where an annotation does not split it.
// expected-error@+1 {{argument 0 has the dynamic shape 'tensor<?xf32>'; tp25d needs static shapes}}
func.func @dynamic(%x: tensor<?xf32> {tp25d.sharding = #tp25d.sharding<[{}]>}) -> tensor<?xf32> {
  return %x : tensor<?xf32>
}
