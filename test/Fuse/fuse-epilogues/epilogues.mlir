// RUN: tp25d-opt %s --pass-pipeline='builtin.module(func.func(fuse-epilogues))' | FileCheck %s

// What is done to each element of a product, as its epilogue.
#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#nk = affine_map<(m, n, k) -> (n, k)>
#mn = affine_map<(m, n, k) -> (m, n)>
#nm = affine_map<(m, n, k) -> (n, m)>
#id = affine_map<(m, n) -> (m, n)>
#n = affine_map<(m, n) -> (n)>
#m = affine_map<(m, n) -> (m)>

// One number a column.
// CHECK-LABEL: func.func @bias_relu(
// CHECK-NOT:     linalg.generic
// CHECK:         %[[Y:.*]] = tp25d.multiply
// CHECK-SAME:      epilogue [#tp25d.epilogue<add>, #tp25d.epilogue<relu>] with(%{{.*}} : tensor<6xf32>) {accumulate
// CHECK-NEXT:    return %[[Y]]
func.func @bias_relu(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>, %c: tensor<4x6xf32>, %bias: tensor<6xf32>) -> tensor<4x6xf32> {
  %e = tensor.empty() : tensor<4x6xf32>
  %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%c : tensor<4x6xf32>) -> tensor<4x6xf32>
  %1 = linalg.generic {indexing_maps = [#id, #n, #id], iterator_types = ["parallel", "parallel"]}
      ins(%0, %bias : tensor<4x6xf32>, tensor<6xf32>) outs(%e : tensor<4x6xf32>) {
  ^bb0(%x: f32, %y: f32, %out: f32):
    %zero = arith.constant 0.0 : f32
    %s = arith.addf %x, %y : f32
    %r = arith.maxnumf %s, %zero : f32
    linalg.yield %r : f32
  } -> tensor<4x6xf32>
  return %1 : tensor<4x6xf32>
}

// In the order of the steps, whichever side the product is on; a residual is laid out as C.
// CHECK-LABEL: func.func @scale_and_residual(
// CHECK-NOT:     linalg.generic
// CHECK:         %[[Y:.*]] = tp25d.multiply
// CHECK-SAME:      epilogue [#tp25d.epilogue<multiply>, #tp25d.epilogue<add>] with(%{{.*}}, %{{.*}} : tensor<6xf32>, tensor<4x6xf32>) {accumulate
// CHECK-NEXT:    return %[[Y]]
func.func @scale_and_residual(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>, %c: tensor<4x6xf32>, %scales: tensor<6xf32>, %residual: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %e = tensor.empty() : tensor<4x6xf32>
  %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%c : tensor<4x6xf32>) -> tensor<4x6xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id, #n, #id], iterator_types = ["parallel", "parallel"]}
      ins(%residual, %0, %scales : tensor<4x6xf32>, tensor<4x6xf32>, tensor<6xf32>) outs(%e : tensor<4x6xf32>) {
  ^bb0(%r: f32, %x: f32, %scale: f32, %out: f32):
    %p = arith.mulf %scale, %x : f32
    %s = arith.addf %r, %p : f32
    linalg.yield %s : f32
  } -> tensor<4x6xf32>
  return %1 : tensor<4x6xf32>
}

// CHECK-LABEL: func.func @gelu_erf(
// CHECK-NOT:     linalg.generic
// CHECK:         %[[Y:.*]] = tp25d.multiply
// CHECK-SAME:      epilogue [#tp25d.epilogue<gelu_erf>] {accumulate
// CHECK-NEXT:    return %[[Y]]
func.func @gelu_erf(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>, %c: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %e = tensor.empty() : tensor<4x6xf32>
  %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%c : tensor<4x6xf32>) -> tensor<4x6xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%0 : tensor<4x6xf32>) outs(%e : tensor<4x6xf32>) {
  ^bb0(%x: f32, %out: f32):
    %half = arith.constant 0.5 : f32
    %one = arith.constant 1.0 : f32
    %rsqrt2 = arith.constant 0.707106781 : f32
    %scaled = arith.mulf %x, %rsqrt2 : f32
    %erf = math.erf %scaled : f32
    %sum = arith.addf %erf, %one : f32
    %h = arith.mulf %x, %half : f32
    %g = arith.mulf %h, %sum : f32
    linalg.yield %g : f32
  } -> tensor<4x6xf32>
  return %1 : tensor<4x6xf32>
}

// As PyTorch and JAX write it.
// CHECK-LABEL: func.func @gelu_erf_by_quotient(
// CHECK-NOT:     linalg.generic
// CHECK:         %[[Y:.*]] = tp25d.multiply
// CHECK-SAME:      epilogue [#tp25d.epilogue<gelu_erf>] {accumulate
// CHECK-NEXT:    return %[[Y]]
func.func @gelu_erf_by_quotient(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>, %c: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %e = tensor.empty() : tensor<4x6xf32>
  %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%c : tensor<4x6xf32>) -> tensor<4x6xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%0 : tensor<4x6xf32>) outs(%e : tensor<4x6xf32>) {
  ^bb0(%x: f32, %out: f32):
    %half = arith.constant 0.5 : f32
    %one = arith.constant 1.0 : f32
    %sqrt2 = arith.constant 1.41421356 : f32
    %scaled = arith.divf %x, %sqrt2 : f32
    %erf = math.erf %scaled : f32
    %sum = arith.addf %one, %erf : f32
    %p = arith.mulf %x, %sum : f32
    %g = arith.mulf %half, %p : f32
    linalg.yield %g : f32
  } -> tensor<4x6xf32>
  return %1 : tensor<4x6xf32>
}

// CHECK-LABEL: func.func @gelu_tanh(
// CHECK-NOT:     linalg.generic
// CHECK:         %[[Y:.*]] = tp25d.multiply
// CHECK-SAME:      epilogue [#tp25d.epilogue<gelu_tanh>] {accumulate
// CHECK-NEXT:    return %[[Y]]
func.func @gelu_tanh(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>, %c: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %e = tensor.empty() : tensor<4x6xf32>
  %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%c : tensor<4x6xf32>) -> tensor<4x6xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%0 : tensor<4x6xf32>) outs(%e : tensor<4x6xf32>) {
  ^bb0(%x: f32, %out: f32):
    %half = arith.constant 0.5 : f32
    %one = arith.constant 1.0 : f32
    %factor = arith.constant 0.044715 : f32
    %sqrt2pi = arith.constant 0.797884561 : f32
    %square = arith.mulf %x, %x : f32
    %cube = arith.mulf %square, %x : f32
    %scaled = arith.mulf %cube, %factor : f32
    %inner = arith.addf %x, %scaled : f32
    %argument = arith.mulf %inner, %sqrt2pi : f32
    %tanh = math.tanh %argument : f32
    %sum = arith.addf %tanh, %one : f32
    %h = arith.mulf %x, %half : f32
    %g = arith.mulf %h, %sum : f32
    linalg.yield %g : f32
  } -> tensor<4x6xf32>
  return %1 : tensor<4x6xf32>
}

// CHECK-LABEL: func.func @tanh(
// CHECK-NOT:     linalg.generic
// CHECK:         %[[Y:.*]] = tp25d.multiply
// CHECK-SAME:      epilogue [#tp25d.epilogue<tanh>] {accumulate
// CHECK-NEXT:    return %[[Y]]
func.func @tanh(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>, %c: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %e = tensor.empty() : tensor<4x6xf32>
  %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%c : tensor<4x6xf32>) -> tensor<4x6xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%0 : tensor<4x6xf32>) outs(%e : tensor<4x6xf32>) {
  ^bb0(%x: f32, %out: f32):
    %t = math.tanh %x : f32
    linalg.yield %t : f32
  } -> tensor<4x6xf32>
  return %1 : tensor<4x6xf32>
}

// CHECK-LABEL: func.func @logistic(
// CHECK-NOT:     linalg.generic
// CHECK:         %[[Y:.*]] = tp25d.multiply
// CHECK-SAME:      epilogue [#tp25d.epilogue<logistic>] {accumulate
// CHECK-NEXT:    return %[[Y]]
func.func @logistic(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>, %c: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %e = tensor.empty() : tensor<4x6xf32>
  %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%c : tensor<4x6xf32>) -> tensor<4x6xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%0 : tensor<4x6xf32>) outs(%e : tensor<4x6xf32>) {
  ^bb0(%x: f32, %out: f32):
    %one = arith.constant 1.0 : f32
    %n = arith.negf %x : f32
    %e1 = math.exp %n : f32
    %d = arith.addf %e1, %one : f32
    %q = arith.divf %one, %d : f32
    linalg.yield %q : f32
  } -> tensor<4x6xf32>
  return %1 : tensor<4x6xf32>
}

// Other constants are another function.
// CHECK-LABEL: func.func @not_quite_gelu(
// CHECK:         tp25d.multiply {{.*}} epilogue [] {accumulate
// CHECK:         linalg.generic
func.func @not_quite_gelu(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>, %c: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %e = tensor.empty() : tensor<4x6xf32>
  %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%c : tensor<4x6xf32>) -> tensor<4x6xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%0 : tensor<4x6xf32>) outs(%e : tensor<4x6xf32>) {
  ^bb0(%x: f32, %out: f32):
    %half = arith.constant 0.5 : f32
    %one = arith.constant 1.0 : f32
    %rsqrt2 = arith.constant 0.7 : f32
    %scaled = arith.mulf %x, %rsqrt2 : f32
    %erf = math.erf %scaled : f32
    %sum = arith.addf %erf, %one : f32
    %h = arith.mulf %x, %half : f32
    %g = arith.mulf %h, %sum : f32
    linalg.yield %g : f32
  } -> tensor<4x6xf32>
  return %1 : tensor<4x6xf32>
}

// What the library does not know follows as a kernel.
// CHECK-LABEL: func.func @unknown(
// CHECK:         tp25d.multiply {{.*}} epilogue [] {accumulate
// CHECK:         linalg.generic
func.func @unknown(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>, %c: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %e = tensor.empty() : tensor<4x6xf32>
  %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%c : tensor<4x6xf32>) -> tensor<4x6xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%0 : tensor<4x6xf32>) outs(%e : tensor<4x6xf32>) {
  ^bb0(%x: f32, %out: f32):
    %t = math.sin %x : f32
    linalg.yield %t : f32
  } -> tensor<4x6xf32>
  return %1 : tensor<4x6xf32>
}

// CHECK-LABEL: func.func @one_number_a_row(
// CHECK:         tp25d.multiply {{.*}} epilogue [] {accumulate
// CHECK:         linalg.generic
func.func @one_number_a_row(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>, %c: tensor<4x6xf32>, %v: tensor<4xf32>) -> tensor<4x6xf32> {
  %e = tensor.empty() : tensor<4x6xf32>
  %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%c : tensor<4x6xf32>) -> tensor<4x6xf32>
  %1 = linalg.generic {indexing_maps = [#id, #m, #id], iterator_types = ["parallel", "parallel"]}
      ins(%0, %v : tensor<4x6xf32>, tensor<4xf32>) outs(%e : tensor<4x6xf32>) {
  ^bb0(%x: f32, %y: f32, %out: f32):
    %s = arith.addf %x, %y : f32
    linalg.yield %s : f32
  } -> tensor<4x6xf32>
  return %1 : tensor<4x6xf32>
}

// CHECK-LABEL: func.func @with_itself(
// CHECK:         tp25d.multiply {{.*}} epilogue [] {accumulate
// CHECK:         linalg.generic
func.func @with_itself(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>, %c: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %e = tensor.empty() : tensor<4x6xf32>
  %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%c : tensor<4x6xf32>) -> tensor<4x6xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%0 : tensor<4x6xf32>) outs(%e : tensor<4x6xf32>) {
  ^bb0(%x: f32, %out: f32):
    %s = arith.addf %x, %x : f32
    linalg.yield %s : f32
  } -> tensor<4x6xf32>
  return %1 : tensor<4x6xf32>
}

// There are four steps at most.
// CHECK-LABEL: func.func @five_steps(
// CHECK:         tp25d.multiply {{.*}} epilogue [] {accumulate
// CHECK:         linalg.generic
func.func @five_steps(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>, %c: tensor<4x6xf32>, %p: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %e = tensor.empty() : tensor<4x6xf32>
  %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%c : tensor<4x6xf32>) -> tensor<4x6xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%0, %p : tensor<4x6xf32>, tensor<4x6xf32>) outs(%e : tensor<4x6xf32>) {
  ^bb0(%x: f32, %y: f32, %out: f32):
    %s1 = arith.addf %x, %y : f32
    %s2 = arith.mulf %s1, %y : f32
    %s3 = arith.addf %s2, %y : f32
    %s4 = arith.mulf %s3, %y : f32
    %s5 = arith.addf %s4, %y : f32
    linalg.yield %s5 : f32
  } -> tensor<4x6xf32>
  return %1 : tensor<4x6xf32>
}

// An operand that is laid out otherwise than C is no part of it.
// CHECK-LABEL: func.func @transposed(
// CHECK:         tp25d.multiply {{.*}} epilogue [] {accumulate
// CHECK:         linalg.generic
func.func @transposed(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>, %c: tensor<4x6xf32>, %p: tensor<6x4xf32>) -> tensor<4x6xf32> {
  %e = tensor.empty() : tensor<4x6xf32>
  %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%c : tensor<4x6xf32>) -> tensor<4x6xf32>
  %1 = linalg.generic {indexing_maps = [#id, affine_map<(m, n) -> (n, m)>, #id], iterator_types = ["parallel", "parallel"]}
      ins(%0, %p : tensor<4x6xf32>, tensor<6x4xf32>) outs(%e : tensor<4x6xf32>) {
  ^bb0(%x: f32, %y: f32, %out: f32):
    %s = arith.addf %x, %y : f32
    linalg.yield %s : f32
  } -> tensor<4x6xf32>
  return %1 : tensor<4x6xf32>
}

// The product itself is wanted, too.
// CHECK-LABEL: func.func @two_readers(
// CHECK:         %[[AB:.*]] = tp25d.multiply {{.*}} epilogue [] {accumulate
// CHECK:         %[[Y:.*]] = linalg.generic
// CHECK:         return %[[AB]], %[[Y]]
func.func @two_readers(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>, %c: tensor<4x6xf32>) -> (tensor<4x6xf32>, tensor<4x6xf32>) {
  %e = tensor.empty() : tensor<4x6xf32>
  %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%c : tensor<4x6xf32>) -> tensor<4x6xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%0 : tensor<4x6xf32>) outs(%e : tensor<4x6xf32>) {
  ^bb0(%x: f32, %out: f32):
    %t = math.tanh %x : f32
    linalg.yield %t : f32
  } -> tensor<4x6xf32>
  return %0, %1 : tensor<4x6xf32>, tensor<4x6xf32>
}

// Where the library computes the transpose, one number a column of C is one a column still.
// CHECK-LABEL: func.func @transposed_product(
// CHECK-NOT:     linalg.generic
// CHECK:         tp25d.multiply {{.*}} outs(%{{.*}} : tensor<6x4xf32>) epilogue [#tp25d.epilogue<add>] with(%{{.*}} : tensor<4xf32>)
func.func @transposed_product(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>, %c: tensor<6x4xf32>, %bias: tensor<4xf32>)
    -> tensor<6x4xf32> {
  %e = tensor.empty() : tensor<6x4xf32>
  %0 = linalg.contract indexing_maps = [#mk, #kn, #nm]
      ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%c : tensor<6x4xf32>) -> tensor<6x4xf32>
  %1 = linalg.generic {indexing_maps = [#id, #n, #id], iterator_types = ["parallel", "parallel"]}
      ins(%0, %bias : tensor<6x4xf32>, tensor<4xf32>) outs(%e : tensor<6x4xf32>) {
  ^bb0(%x: f32, %y: f32, %out: f32):
    %s = arith.addf %x, %y : f32
    linalg.yield %s : f32
  } -> tensor<6x4xf32>
  return %1 : tensor<6x4xf32>
}
