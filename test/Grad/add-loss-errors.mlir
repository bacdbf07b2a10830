// RUN: tp25d-opt %s --split-input-file --verify-diagnostics --add-loss
// RUN: not tp25d-opt %S/add-loss.mlir --split-input-file --add-loss=loss=hinge 2>&1 | FileCheck %s --check-prefix=HINGE
// HINGE: loss must be softmax-cross-entropy or mean-squared-error, got: hinge

// expected-error@+1 {{returns nothing that could be wrong}}
func.func @nothing(%x: tensor<4xf32>) {
  return
}

// -----

// expected-error@+1 {{result 0 has the type 'tensor<4xf32>'; softmax-cross-entropy needs dimensions of samples, and a last one of classes}}
func.func @vector(%x: tensor<4xf32>) -> tensor<4xf32> {
  return %x : tensor<4xf32>
}

// -----

// expected-error@+1 {{result 0 has the type 'tensor<4x4xi32>', which has no loss: its elements are no floating-point numbers}}
func.func @integers(%x: tensor<4x4xi32>) -> tensor<4x4xi32> {
  return %x : tensor<4x4xi32>
}

// -----

// expected-error@+1 {{result 0 is the next value of 'cache'; a model with a state of its own cannot be trained}}
func.func @state(%x: tensor<4x4xf32>, %cache: tensor<4x4xf32> {tp25d.param = "cache", tp25d.state})
    -> (tensor<4x4xf32> {tp25d.updates = "cache"}, tensor<4x4xf32>) {
  return %x, %cache : tensor<4x4xf32>, tensor<4x4xf32>
}
