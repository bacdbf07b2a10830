// RUN: tp25d-opt %s -split-input-file -verify-diagnostics --check-model

// What a model is.
func.func @model(%x: tensor<4x8xf32>, %n: tensor<i64>) -> (tensor<4x8xf32>, tensor<i64>) {
  %one = arith.constant 1.0 : f32
  %0 = tensor.splat %one : tensor<4x8xf32>
  %1 = arith.addf %x, %0 : tensor<4x8xf32>
  return %1, %n : tensor<4x8xf32>, tensor<i64>
}

// -----

// expected-error@+1 {{a model is one function (private ones are inlined into it), got: 0}}
module {}

// -----

// expected-error@+1 {{a model is one function (private ones are inlined into it), got: 2}}
module {
  func.func @f(%x: tensor<4xf32>) -> tensor<4xf32> {
    return %x : tensor<4xf32>
  }
  func.func @g(%x: tensor<4xf32>) -> tensor<4xf32> {
    return %x : tensor<4xf32>
  }
}

// -----

// expected-error@+1 {{a model has no control flow and a body, @declared has 0 blocks}}
func.func private @declared(tensor<4xf32>) -> tensor<4xf32>

// -----

// expected-error@+1 {{a model has no control flow and a body, @branch has 2 blocks}}
func.func @branch(%x: tensor<4xf32>) -> tensor<4xf32> {
  cf.br ^bb1
^bb1:
  return %x : tensor<4xf32>
}

// -----

// expected-error@+1 {{argument 1 must be a tensor, got: 'f32'}}
func.func @scalar_argument(%x: tensor<4xf32>, %s: f32) -> tensor<4xf32> {
  return %x : tensor<4xf32>
}

// -----

// expected-error@+1 {{argument 0 must be a tensor, got: 'tensor<*xf32>'}}
func.func @unranked_argument(%x: tensor<*xf32>) -> tensor<*xf32> {
  return %x : tensor<*xf32>
}

// -----

// expected-error@+1 {{argument 0 must be a tensor, got: 'memref<4xf32>'}}
func.func @buffer_argument(%x: memref<4xf32>) {
  return
}

// -----

// expected-error@+1 {{parameter 'dense.weight' has the dynamic shape 'tensor<?x4xf32>'; tp25d needs static shapes}}
func.func @dynamic_argument(%w: tensor<?x4xf32> {tp25d.param = "dense.weight"}) -> tensor<?x4xf32> {
  return %w : tensor<?x4xf32>
}

// -----

func.func @dynamic_result(%x: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error-re@+1 {{the result of tensor.cast at line {{[0-9]+}} has the dynamic shape 'tensor<?xf32>'; tp25d needs static shapes}}
  %0 = tensor.cast %x : tensor<4xf32> to tensor<?xf32>
  %1 = tensor.cast %0 : tensor<?xf32> to tensor<4xf32>
  return %1 : tensor<4xf32>
}

// -----

func.func @other_type(%x: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error-re@+1 {{the result of arith.constant at line {{[0-9]+}} has the type 'vector<4xf32>'; a model computes on tensors}}
  %0 = arith.constant dense<0.0> : vector<4xf32>
  return %x : tensor<4xf32>
}

// -----

func.func @scalar_result(%x: tensor<4xf32>) -> f32 {
  %zero = arith.constant 0 : index
  %0 = tensor.extract %x[%zero] : tensor<4xf32>
  // expected-error@+1 {{results must be tensors, got: 'f32'}}
  return %0 : f32
}

// -----

func.func @side_effects(%x: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error@+1 {{memref.alloc may have side effects, which a sharded model cannot}}
  %0 = memref.alloc() : memref<4xf32>
  return %x : tensor<4xf32>
}

// -----

// Calls that the inliner left: of a function without a body, or of one that calls itself.
func.func @recursive(%x: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error@+1 {{func.call may have side effects, which a sharded model cannot}}
  %0 = func.call @recursive(%x) : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// -----

func.func @loop(%x: tensor<4xf32>) -> tensor<4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  // expected-error@+1 {{scf.for is control flow, which tp25d does not shard yet}}
  %0 = scf.for %i = %c0 to %c4 step %c1 iter_args(%y = %x) -> tensor<4xf32> {
    %z = arith.addf %y, %y : tensor<4xf32>
    scf.yield %z : tensor<4xf32>
  }
  return %0 : tensor<4xf32>
}

// -----

func.func @unsigned(%x: tensor<4xui8>) -> tensor<4xui8> {
  // expected-error@+1 {{func.return is on elements of 'ui8', which tp25d does not have}}
  return %x : tensor<4xui8>
}

// -----

func.func @backwards(%x: tensor<4xf32>) -> tensor<2xf32> {
  // expected-error@+1 {{tensor.extract_slice has the stride -1 in dimension 0, must be at least 1}}
  %0 = tensor.extract_slice %x[3] [2] [-1] : tensor<4xf32> to tensor<2xf32>
  return %0 : tensor<2xf32>
}

// -----

func.func @outside(%x: tensor<4xf32>, %y: tensor<4xf32>) -> tensor<4xf32> {
  %c4 = arith.constant 4 : index
  // expected-error@+1 {{index 4 is outside dimension 0 of 'tensor<4xf32>'}}
  %0 = tensor.extract %x[%c4] : tensor<4xf32>
  %1 = linalg.fill ins(%0 : f32) outs(%y : tensor<4xf32>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// -----

#id = affine_map<(i) -> (i)>
func.func @by_zero(%x: tensor<4xi32>, %z: tensor<4xi32>) -> tensor<4xi32> {
  %zero = arith.constant dense<0> : tensor<4xi32>
  %0 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]}
      ins(%x, %zero : tensor<4xi32>, tensor<4xi32>) outs(%z : tensor<4xi32>) {
  ^bb0(%a: i32, %b: i32, %out: i32):
    // expected-error@+1 {{arith.remsi divides by zero}}
    %1 = arith.remsi %a, %b : i32
    linalg.yield %1 : i32
  } -> tensor<4xi32>
  return %0 : tensor<4xi32>
}

// -----

#id = affine_map<(i) -> (i)>
func.func @reduces_result(%x: tensor<4xf32>, %z: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error@+1 {{linalg.generic reduces over loop 0, which indexes its result}}
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["reduction"]}
      ins(%x : tensor<4xf32>) outs(%z : tensor<4xf32>) {
  ^bb0(%a: f32, %out: f32):
    %1 = arith.addf %a, %out : f32
    linalg.yield %1 : f32
  } -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// -----

// expected-error@+1 {{argument 0 has tp25d.result, which only programs of devices have}}
func.func @later(%x: tensor<4xf32> {tp25d.result = 0 : i64}) -> tensor<4xf32> {
  return %x : tensor<4xf32>
}

// -----

// expected-error@+1 {{argument 0 has more than 1099511627776 elements: 'tensor<1099511627776x2xf32>'}}
func.func @huge(%x: tensor<1099511627776x2xf32>) -> tensor<1099511627776x2xf32> {
  return %x : tensor<1099511627776x2xf32>
}

// -----

func.func @diagonal(%x: tensor<4xf32>, %y: tensor<4x4xf32>) -> tensor<4x4xf32> {
  // expected-error@+1 {{linalg.generic writes its result at affine_map<(d0) -> (d0, d0)>, which are not all places; tensor.insert_slice writes a part of a tensor}}
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i, i)>], iterator_types = ["parallel"]}
      ins(%x : tensor<4xf32>) outs(%y : tensor<4x4xf32>) {
  ^bb0(%a: f32, %o: f32):
    linalg.yield %a : f32
  } -> tensor<4x4xf32>
  return %0 : tensor<4x4xf32>
}

// -----

// A dimension of size 1 may be indexed by 0, as front ends do that keep the dimension that they reduce.
func.func @kept(%x: tensor<4x8xf32>, %y: tensor<4x1xf32>) -> tensor<4x1xf32> {
  %0 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, 0)>], iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<4x8xf32>) outs(%y : tensor<4x1xf32>) {
  ^bb0(%a: f32, %o: f32):
    %s = arith.addf %a, %o : f32
    linalg.yield %s : f32
  } -> tensor<4x1xf32>
  return %0 : tensor<4x1xf32>
}

// -----

func.func @column(%x: tensor<4xf32>, %y: tensor<4x2xf32>) -> tensor<4x2xf32> {
  // expected-error@+1 {{linalg.generic writes its result at affine_map<(d0) -> (d0, 0)>, which are not all places}}
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i, 0)>], iterator_types = ["parallel"]}
      ins(%x : tensor<4xf32>) outs(%y : tensor<4x2xf32>) {
  ^bb0(%a: f32, %o: f32):
    linalg.yield %a : f32
  } -> tensor<4x2xf32>
  return %0 : tensor<4x2xf32>
}

// -----

// Where a slice begins may be known when the model runs only; that it fits nowhere is known before.
func.func @too_long(%x: tensor<8xf32>, %n: tensor<index>) -> tensor<4xf32> {
  %i = tensor.extract %n[] : tensor<index>
  // expected-error@+1 {{tensor.extract_slice takes 10 places of dimension 0, which has 8}}
  %0 = tensor.extract_slice %x[%i] [4] [3] : tensor<8xf32> to tensor<4xf32>
  return %0 : tensor<4xf32>
}

// -----

// Upstream's verifier looks at 32 bits of the numbers.
func.func @dimensions(%x: tensor<2x24x24xf32>) -> tensor<48x24xf32> {
  // expected-error@+1 {{tensor.collapse_shape must group the dimensions 0, 1, 2, ... in this order, got: 1099511627776 in place of 0}}
  %0 = tensor.collapse_shape %x [[1099511627776, 1], [2]] : tensor<2x24x24xf32> into tensor<48x24xf32>
  return %0 : tensor<48x24xf32>
}
