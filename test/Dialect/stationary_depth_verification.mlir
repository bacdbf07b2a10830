// RUN: tp25d-opt %s -split-input-file -verify-diagnostics

func.func @stationary(%x: tensor<8x8xf32>) {
  // expected-error@+1 {{"tp25d.stationary" must be "a", "b" or "c", got: "m"}}
  %0 = linalg.matmul {tp25d.stationary = "m"}
      ins(%x, %x : tensor<8x8xf32>, tensor<8x8xf32>) outs(%x : tensor<8x8xf32>) -> tensor<8x8xf32>
  return
}

// -----

func.func @stationary_is_no_string(%x: tensor<8x8xf32>) {
  // expected-error@+1 {{"tp25d.stationary" must be "a", "b" or "c", got: 2 : i64}}
  %0 = linalg.matmul {tp25d.stationary = 2}
      ins(%x, %x : tensor<8x8xf32>, tensor<8x8xf32>) outs(%x : tensor<8x8xf32>) -> tensor<8x8xf32>
  return
}

// -----

func.func @depth(%x: tensor<8x8xf32>) {
  // expected-error@+1 {{"tp25d.depth" must be "m", "n" or "k", got: "c"}}
  %0 = linalg.matmul {tp25d.depth = "c"}
      ins(%x, %x : tensor<8x8xf32>, tensor<8x8xf32>) outs(%x : tensor<8x8xf32>) -> tensor<8x8xf32>
  return
}

// -----

func.func @depth_is_no_string(%x: tensor<8x8xf32>) {
  // expected-error@+1 {{"tp25d.depth" must be "m", "n" or "k", got: unit}}
  %0 = linalg.matmul {tp25d.depth}
      ins(%x, %x : tensor<8x8xf32>, tensor<8x8xf32>) outs(%x : tensor<8x8xf32>) -> tensor<8x8xf32>
  return
}
