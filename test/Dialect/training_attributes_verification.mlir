// RUN: tp25d-opt %s -split-input-file -verify-diagnostics

func.func @product(%x: tensor<4x4xf32>) -> tensor<4x4xf32> {
  // expected-error@+1 {{tp25d.product must be a number, got: "first"}}
  %0 = linalg.matmul {tp25d.product = "first"} ins(%x, %x : tensor<4x4xf32>, tensor<4x4xf32>)
      outs(%x : tensor<4x4xf32>) -> tensor<4x4xf32>
  return %0 : tensor<4x4xf32>
}

// -----

// expected-error@+1 {{argument 0 has "tp25d.frozen", but is no parameter: it has no tp25d.param}}
func.func @frozen(%x: tensor<4xf32> {tp25d.frozen}) {
  return
}

// -----

// expected-error@+1 {{argument 0 has "tp25d.updated", but is no parameter: it has no tp25d.param}}
func.func @updated(%x: tensor<4xf32> {tp25d.updated}) {
  return
}

// -----

// expected-error@+1 {{tp25d.state of argument 0 must be a parameter's name or nothing, got: 7 : i64}}
func.func @state(%x: tensor<4xf32> {tp25d.param = "m", tp25d.state = 7}) {
  return
}

// -----

// expected-error@+1 {{tp25d.updates of result 0 must be the name of a parameter, got: "v"}}
func.func @nobody(%x: tensor<4xf32> {tp25d.param = "w"}) -> (tensor<4xf32> {tp25d.updates = "v"}) {
  return %x : tensor<4xf32>
}

// -----

// expected-error@+1 {{result 0 updates parameter 'w', which is 'tensor<4xf32>', got: 'tensor<2xf32>'}}
func.func @shape(%w: tensor<4xf32> {tp25d.param = "w"}, %x: tensor<2xf32>) -> (tensor<2xf32> {tp25d.updates = "w"}) {
  return %x : tensor<2xf32>
}
