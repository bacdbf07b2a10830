// RUN: tp25d-opt %s -split-input-file -verify-diagnostics --check-types

func.func @known(%x: tensor<4xf16>, %y: tensor<4xbf16>, %z: tensor<4xf64>, %i: tensor<4xi1>, %n: tensor<?xindex>) {
  return
}

// -----

// expected-error@+1 {{argument 0 has elements of type 'f8E4M3FN', which tp25d does not compute with; it does with f16, bf16, f32, f64, integers and index}}
func.func @argument(%x: tensor<4xf8E4M3FN>) -> tensor<4xf8E4M3FN> {
  return %x : tensor<4xf8E4M3FN>
}

// -----

func.func @between(%x: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error-re@+1 {{the result of arith.truncf at line {{[0-9]+}} has elements of type 'f8E5M2', which tp25d does not compute with}}
  %0 = arith.truncf %x : tensor<4xf32> to tensor<4xf8E5M2>
  %1 = arith.extf %0 : tensor<4xf8E5M2> to tensor<4xf32>
  return %1 : tensor<4xf32>
}

// -----

#id = affine_map<(i) -> (i)>
func.func @body(%x: tensor<4xf32>, %e: tensor<4xf32>) -> tensor<4xf32> {
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) {
  ^bb0(%a: f32, %out: f32):
    // expected-error-re@+1 {{the result of complex.create at line {{[0-9]+}} has elements of type 'complex<f32>'}}
    %c = complex.create %a, %a : complex<f32>
    %r = complex.abs %c : complex<f32>
    linalg.yield %r : f32
  } -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// -----

// expected-error@+1 {{argument 0 has elements of type '!quant.uniform<i8:f32, 1.000000e+00>'}}
func.func @quantized(%x: tensor<4x!quant.uniform<i8:f32, 1.0>>) {
  return
}

// -----

#sparse = #sparse_tensor.encoding<{map = (i) -> (i : compressed)}>
// expected-error@+1 {{argument 0 has the encoding #sparse_tensor.encoding}}
func.func @sparse(%x: tensor<4xf32, #sparse>) {
  return
}

// -----

func.func @branch(%x: tensor<4xf32>, %c: tensor<i1>) -> tensor<4xf32> {
  // expected-error@+1 {{tosa.cond_if is control flow, which tp25d does not shard yet}}
  %0 = tosa.cond_if %c (%a = %x) : tensor<i1> (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%b: tensor<4xf32>):
    tosa.yield %b : tensor<4xf32>
  } else {
  ^bb0(%b: tensor<4xf32>):
    tosa.yield %b : tensor<4xf32>
  }
  return %0 : tensor<4xf32>
}
