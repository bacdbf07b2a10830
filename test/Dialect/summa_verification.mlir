// RUN: tp25d-opt %s -split-input-file -verify-diagnostics

#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
// Without a grid there are no blocks.
func.func @no_grid(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>) {
  // expected-error@+1 {{the module has no tp25d.grid; --shard-2p5d=q=Q,d=D sets it}}
  %c = tp25d.summa %a, %b form <[{}, {}, {}]> maps [#mk, #kn, #mn] : tensor<4x8xf32>, tensor<8x6xf32> -> tensor<4x6xf32>
  return
}

// -----

#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  func.func @map_count(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>) {
    // expected-error@+1 {{'tp25d.summa' op must have 3 indexing maps, got: 2}}
    %c = tp25d.summa %a, %b form <[{}, {}, {}]> maps [#mk, #kn] : tensor<4x8xf32>, tensor<8x6xf32> -> tensor<4x6xf32>
    return
  }
}

// -----

#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k + 1, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  func.func @map_is_no_permutation(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>) {
    // expected-error@+1 {{'tp25d.summa' op map of b must be a projected permutation, got: affine_map<(d0, d1, d2) -> (d2 + 1, d1)>}}
    %c = tp25d.summa %a, %b form <[{}, {}, {}]> maps [#mk, #kn, #mn] : tensor<4x8xf32>, tensor<8x6xf32> -> tensor<4x6xf32>
    return
  }
}

// -----

#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n) -> (m, n)>
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  func.func @map_dimensions(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>) {
    // expected-error@+1 {{'tp25d.summa' op maps of a and c differ in their number of iteration dimensions}}
    %c = tp25d.summa %a, %b form <[{}, {}, {}]> maps [#mk, #kn, #mn] : tensor<4x8xf32>, tensor<8x6xf32> -> tensor<4x6xf32>
    return
  }
}

// -----

#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (n)>
#mn = affine_map<(m, n, k) -> (m, n)>
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  func.func @map_results(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>) {
    // expected-error@+1 {{'tp25d.summa' op map of b has 1 results, its type 'tensor<8x6xf32>' has rank 2}}
    %c = tp25d.summa %a, %b form <[{}, {}, {}]> maps [#mk, #kn, #mn] : tensor<4x8xf32>, tensor<8x6xf32> -> tensor<4x6xf32>
    return
  }
}

// -----

#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  func.func @form_rank(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>) {
    // expected-error@+1 {{'tp25d.summa' op form has 2 iteration dimensions, the maps have 3}}
    %c = tp25d.summa %a, %b form <[{row}, {col}]> maps [#mk, #kn, #mn] : tensor<4x8xf32>, tensor<8x6xf32> -> tensor<4x6xf32>
    return
  }
}

// -----

#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  func.func @step_of_stationary(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>) {
    // expected-error@+1 {{'tp25d.summa' op step dimension 0 must be in the two matrices that travel and not in the stationary c}}
    %c = tp25d.summa %a, %b form <[{}, {col}, {row}], stationary = c, step = 0, along = [col, row]> maps [#mk, #kn, #mn]
        : tensor<4x8xf32>, tensor<8x6xf32> -> tensor<4x6xf32>
    return
  }
}

// -----

#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  func.func @size_of_k(%a: tensor<4x8xf32>, %b: tensor<10x6xf32>) {
    // expected-error@+1 {{'tp25d.summa' op iteration dimension 2 has size 10 in b, elsewhere 8}}
    %c = tp25d.summa %a, %b form <[{}, {}, {}]> maps [#mk, #kn, #mn] : tensor<4x8xf32>, tensor<10x6xf32> -> tensor<4x6xf32>
    return
  }
}

// -----

#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  func.func @size_of_m(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>) {
    // expected-error@+1 {{'tp25d.summa' op iteration dimension 0 has size 5 in c, elsewhere 4}}
    %c = tp25d.summa %a, %b form <[{}, {}, {}]> maps [#mk, #kn, #mn] : tensor<4x8xf32>, tensor<8x6xf32> -> tensor<5x6xf32>
    return
  }
}

// -----

// In the dimension that is stepped over the whole sizes count: 8 * 3 and 8 * 2.
#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 3>} {
  func.func @size_of_step(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>) {
    // expected-error@+1 {{'tp25d.summa' op iteration dimension 2 has size 16 in b, elsewhere 24}}
    %c = tp25d.summa %a, %b form <[{row}, {col}, {}], stationary = c, step = 2, along = [col, row]> maps [#mk, #kn, #mn]
        : tensor<4x8xf32>, tensor<8x6xf32> -> tensor<4x6xf32>
    return
  }
}

// -----

#mk = affine_map<(m, n, k, o) -> (m, k)>
#kn = affine_map<(m, n, k, o) -> (k, n)>
#mn = affine_map<(m, n, k, o) -> (m, n)>
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  func.func @unused_dimension(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>) {
    // expected-error@+1 {{'tp25d.summa' op iteration dimension 3 is in no matrix}}
    %c = tp25d.summa %a, %b form <[{}, {}, {}, {}]> maps [#mk, #kn, #mn] : tensor<4x8xf32>, tensor<8x6xf32> -> tensor<4x6xf32>
    return
  }
}

// -----

#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  func.func @dynamic(%a: tensor<?x8xf32>, %b: tensor<8x6xf32>) {
    // expected-error@+1 {{'tp25d.summa' op operand #0 must be statically shaped tensor of any type values, but got 'tensor<?x8xf32>'}}
    %c = tp25d.summa %a, %b form <[{}, {}, {}]> maps [#mk, #kn, #mn] : tensor<?x8xf32>, tensor<8x6xf32> -> tensor<4x6xf32>
    return
  }
}

// -----

#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  func.func @elements(%a: tensor<4x8xindex>, %b: tensor<8x6xindex>) {
    // expected-error@+1 {{'tp25d.summa' op a must be of floating-point numbers or integers, got: 'tensor<4x8xindex>'}}
    %c = tp25d.summa %a, %b form <[{}, {}, {}]> maps [#mk, #kn, #mn]
        : tensor<4x8xindex>, tensor<8x6xindex> -> tensor<4x6xindex>
    return
  }
}
