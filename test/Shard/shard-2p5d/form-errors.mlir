// RUN: tp25d-opt %s --shard-2p5d=q=2,d=2 -split-input-file -verify-diagnostics

// A would be split by row twice: in m, and in k along which it travels.
func.func @along_exchanged(%x: tensor<16x32xf32>, %w: tensor<32x64xf32>, %c: tensor<16x64xf32>) -> tensor<16x64xf32> {
  // expected-error@+1 {{axis row splits a twice}}
  %0 = linalg.matmul {tp25d.form = #tp25d.form<[{row}, {col}, {}], stationary = c, step = 2, along = [row, col]>}
      ins(%x, %w : tensor<16x32xf32>, tensor<32x64xf32>) outs(%c : tensor<16x64xf32>) -> tensor<16x64xf32>
  return %0 : tensor<16x64xf32>
}
