// RUN: tp25d-opt %s -split-input-file -verify-diagnostics

// A would be split by row twice: in m, and in k, which it travels along.
#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  func.func @along_exchanged(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>) {
    // expected-error@+1 {{axis row splits a twice}}
    %c = tp25d.summa %a, %b form <[{row}, {col}, {}], stationary = c, step = 2, along = [row, col]> maps [#mk, #kn, #mn]
        : tensor<4x8xf32>, tensor<8x6xf32> -> tensor<4x6xf32>
    return
  }
}
