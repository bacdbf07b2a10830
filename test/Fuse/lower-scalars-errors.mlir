// RUN: tp25d-opt %s -split-input-file -verify-diagnostics --pass-pipeline='builtin.module(func.func(lower-scalars))'

func.func @scalar_result(%x: tensor<4xi32>) -> i32 {
  %zero = arith.constant 0 : index
  %0 = tensor.extract %x[%zero] : tensor<4xi32>
  // expected-error@+1 {{results must be tensors, got: 'i32'}}
  return %0 : i32
}
