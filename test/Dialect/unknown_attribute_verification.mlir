// RUN: tp25d-opt %s -split-input-file -verify-diagnostics

// A wish with a typo would have no effect.
func.func @operation(%x: tensor<4x4xf32>) -> tensor<4x4xf32> {
  // expected-error@+1 {{"tp25d.stationery" is no attribute of operations; those are tp25d.grid, tp25d.sharding, tp25d.form, tp25d.stationary, tp25d.depth}}
  %0 = linalg.matmul {tp25d.stationery = "a"} ins(%x, %x : tensor<4x4xf32>, tensor<4x4xf32>)
      outs(%x : tensor<4x4xf32>) -> tensor<4x4xf32>
  return %0 : tensor<4x4xf32>
}

// -----

// expected-error@+1 {{"tp25d.grid" is no attribute of arguments}}
func.func @argument(%x: tensor<4xf32> {tp25d.grid = 7}) {
  return
}

// -----

// expected-error@+1 {{"tp25d.param" is no attribute of results}}
func.func @result(%x: tensor<4xf32>) -> (tensor<4xf32> {tp25d.param = "w"}) {
  return %x : tensor<4xf32>
}

// -----

// expected-error@+1 {{tp25d.value of argument 0 must be elements of 'tensor<4xf32>', got: dense<1.000000e+00> : tensor<2xf32>}}
func.func @value(%x: tensor<4xf32> {tp25d.param = "w", tp25d.value = dense<1.0> : tensor<2xf32>}) {
  return
}
