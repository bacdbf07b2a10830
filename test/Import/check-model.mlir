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
