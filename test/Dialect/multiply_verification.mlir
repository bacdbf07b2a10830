// RUN: tp25d-opt %s -split-input-file -verify-diagnostics

#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
func.func @map_count(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>, %c: tensor<4x6xf32>) {
  // expected-error@+1 {{'tp25d.multiply' op must have 3 indexing maps, got: 2}}
  %0 = tp25d.multiply ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%c : tensor<4x6xf32>) epilogue []
      {indexing_maps = [#mk, #kn]} -> tensor<4x6xf32>
  return
}

// -----

#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (n)>
func.func @map_results(%a: memref<4x8xf32>, %b: memref<8x6xf32>, %c: memref<4x6xf32>) {
  // expected-error@+1 {{'tp25d.multiply' op map of c has 1 results, its type 'memref<4x6xf32>' has rank 2}}
  tp25d.multiply ins(%a, %b : memref<4x8xf32>, memref<8x6xf32>) outs(%c : memref<4x6xf32>) epilogue []
      {indexing_maps = [#mk, #kn, #mn]}
  return
}

// -----

#mk = affine_map<(m, n, k) -> (m + n, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
func.func @map_is_no_permutation(%a: memref<4x8xf32>, %b: memref<8x6xf32>, %c: memref<4x6xf32>) {
  // expected-error@+1 {{'tp25d.multiply' op map of a must be a projected permutation, got: affine_map<(d0, d1, d2) -> (d0 + d1, d2)>}}
  tp25d.multiply ins(%a, %b : memref<4x8xf32>, memref<8x6xf32>) outs(%c : memref<4x6xf32>) epilogue []
      {indexing_maps = [#mk, #kn, #mn]}
  return
}

// -----

#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
func.func @sizes(%a: tensor<4x8xf32>, %b: tensor<7x6xf32>, %c: tensor<4x6xf32>) {
  // expected-error@+1 {{'tp25d.multiply' op iteration dimension 2 has size 7 in b, elsewhere 8}}
  %0 = tp25d.multiply ins(%a, %b : tensor<4x8xf32>, tensor<7x6xf32>) outs(%c : tensor<4x6xf32>) epilogue []
      {indexing_maps = [#mk, #kn, #mn]} -> tensor<4x6xf32>
  return
}

// -----

#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
func.func @missing_operand(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>, %c: tensor<4x6xf32>, %bias: tensor<6xf32>) {
  // expected-error@+1 {{'tp25d.multiply' op epilogue step 2 has no operand}}
  %0 = tp25d.multiply ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%c : tensor<4x6xf32>)
      epilogue [#tp25d.epilogue<add>, #tp25d.epilogue<relu>, #tp25d.epilogue<add>] with(%bias : tensor<6xf32>)
      {indexing_maps = [#mk, #kn, #mn]} -> tensor<4x6xf32>
  return
}

// -----

#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
func.func @unused_operand(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>, %c: tensor<4x6xf32>, %bias: tensor<6xf32>) {
  // expected-error@+1 {{'tp25d.multiply' op epilogue uses 0 operands, got: 1}}
  %0 = tp25d.multiply ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%c : tensor<4x6xf32>)
      epilogue [#tp25d.epilogue<relu>] with(%bias : tensor<6xf32>)
      {indexing_maps = [#mk, #kn, #mn]} -> tensor<4x6xf32>
  return
}

// -----

// One number a row is not one a column.
#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
func.func @operand_shape(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>, %c: tensor<4x6xf32>, %bias: tensor<6xf32>, %scale: tensor<4xf32>) {
  // expected-error@+1 {{'tp25d.multiply' op operand 1 of the epilogue must be shaped as 'tensor<4x6xf32>' or be a vector of 6, got: 'tensor<4xf32>'}}
  %0 = tp25d.multiply ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%c : tensor<4x6xf32>)
      epilogue [#tp25d.epilogue<add>, #tp25d.epilogue<multiply>] with(%bias, %scale : tensor<6xf32>, tensor<4xf32>)
      {indexing_maps = [#mk, #kn, #mn]} -> tensor<4x6xf32>
  return
}

// -----

#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
func.func @no_step(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>, %c: tensor<4x6xf32>) {
  // expected-error@+1 {{'tp25d.multiply' op attribute 'epilogue' failed to satisfy constraint: epilogue steps}}
  %0 = tp25d.multiply ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%c : tensor<4x6xf32>)
      epilogue ["relu"] {indexing_maps = [#mk, #kn, #mn]} -> tensor<4x6xf32>
  return
}

// -----

func.func @unknown_step() attributes {
  // expected-error@+2 {{expected ::tp25d::Epilogue to be one of: add, multiply, relu, gelu_erf, gelu_tanh, tanh, logistic}}
  // expected-error@+1 {{failed to parse Tp25d_EpilogueAttr}}
  step = #tp25d.epilogue<swish>} {
  return
}

// -----

#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
func.func @elements(%a: memref<4x8xi32>, %b: memref<8x6xi32>, %c: memref<4x6xf32>) {
  // expected-error@+1 {{'tp25d.multiply' op a and b must both be of f32, bf16 or f16, got: 'i32' and 'i32'}}
  tp25d.multiply ins(%a, %b : memref<4x8xi32>, memref<8x6xi32>) outs(%c : memref<4x6xf32>) epilogue []
      {indexing_maps = [#mk, #kn, #mn]}
  return
}

// -----

#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
func.func @narrow_sum(%a: memref<4x8xbf16>, %b: memref<8x6xbf16>, %c: memref<4x6xbf16>) {
  // expected-error@+1 {{'tp25d.multiply' op c must be of f32, got: 'bf16'}}
  tp25d.multiply ins(%a, %b : memref<4x8xbf16>, memref<8x6xbf16>) outs(%c : memref<4x6xbf16>) epilogue []
      {indexing_maps = [#mk, #kn, #mn]}
  return
}

// -----

#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
func.func @dynamic(%a: memref<4x8xf32>, %b: memref<8x?xf32>, %c: memref<4x6xf32>) {
  // expected-error@+1 {{'tp25d.multiply' op b must have a static shape, got: 'memref<8x?xf32>'}}
  tp25d.multiply ins(%a, %b : memref<4x8xf32>, memref<8x?xf32>) outs(%c : memref<4x6xf32>) epilogue []
      {indexing_maps = [#mk, #kn, #mn]}
  return
}

// -----

#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
func.func @long_epilogue(%a: memref<4x8xf32>, %b: memref<8x6xf32>, %c: memref<4x6xf32>) {
  // expected-error@+1 {{'tp25d.multiply' op epilogue must have at most 4 steps, got: 5}}
  tp25d.multiply ins(%a, %b : memref<4x8xf32>, memref<8x6xf32>) outs(%c : memref<4x6xf32>)
      epilogue [#tp25d.epilogue<relu>, #tp25d.epilogue<relu>, #tp25d.epilogue<relu>, #tp25d.epilogue<relu>,
                #tp25d.epilogue<relu>] {indexing_maps = [#mk, #kn, #mn]}
  return
}
