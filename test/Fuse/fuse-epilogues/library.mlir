// RUN: tp25d-opt --fuse-epilogues %s | FileCheck %s --check-prefixes=CHECK,ONEDNN
// RUN: tp25d-opt --fuse-epilogues=library=cublaslt %s | FileCheck %s --check-prefixes=CHECK,CUBLASLT

#id = affine_map<(d0, d1) -> (d0, d1)>
#column = affine_map<(d0, d1) -> (d1)>

// One number a column, then ReLU: both libraries do it.
// CHECK-LABEL: func.func @bias_and_relu
// CHECK:         tp25d.multiply
// CHECK-SAME:      epilogue [#tp25d.epilogue<add>, #tp25d.epilogue<relu>] with(%{{.*}} : tensor<6xf32>)
func.func @bias_and_relu(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>, %bias: tensor<6xf32>) -> tensor<4x6xf32> {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<4x6xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%empty : tensor<4x6xf32>) -> tensor<4x6xf32>
  %c = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%zeros : tensor<4x6xf32>) -> tensor<4x6xf32>
  %y = linalg.generic {indexing_maps = [#id, #column, #id], iterator_types = ["parallel", "parallel"]}
      ins(%c, %bias : tensor<4x6xf32>, tensor<6xf32>) outs(%empty : tensor<4x6xf32>) {
  ^bb0(%x: f32, %s: f32, %out: f32):
    %sum = arith.addf %x, %s : f32
    %relu = arith.maxnumf %sum, %zero : f32
    linalg.yield %relu : f32
  } -> tensor<4x6xf32>
  return %y : tensor<4x6xf32>
}

// tanh is oneDNN's alone; after cuBLASLt it stays a computation of its own, the bias with it.
// CHECK-LABEL: func.func @bias_and_tanh
// ONEDNN:        tp25d.multiply {{.*}} epilogue [#tp25d.epilogue<add>, #tp25d.epilogue<tanh>]
// CUBLASLT:      tp25d.multiply
// CUBLASLT-NOT:    epilogue [#
// CUBLASLT:      linalg.generic
func.func @bias_and_tanh(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>, %bias: tensor<6xf32>) -> tensor<4x6xf32> {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<4x6xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%empty : tensor<4x6xf32>) -> tensor<4x6xf32>
  %c = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%zeros : tensor<4x6xf32>) -> tensor<4x6xf32>
  %y = linalg.generic {indexing_maps = [#id, #column, #id], iterator_types = ["parallel", "parallel"]}
      ins(%c, %bias : tensor<4x6xf32>, tensor<6xf32>) outs(%empty : tensor<4x6xf32>) {
  ^bb0(%x: f32, %s: f32, %out: f32):
    %sum = arith.addf %x, %s : f32
    %tanh = math.tanh %sum : f32
    linalg.yield %tanh : f32
  } -> tensor<4x6xf32>
  return %y : tensor<4x6xf32>
}

// Products of f16 are cuBLASLt's alone.
// CHECK-LABEL: func.func @f16
// ONEDNN:        linalg.matmul
// CUBLASLT:      tp25d.multiply
func.func @f16(%a: tensor<4x8xf16>, %b: tensor<8x6xf16>) -> tensor<4x6xf32> {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<4x6xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%empty : tensor<4x6xf32>) -> tensor<4x6xf32>
  %c = linalg.matmul ins(%a, %b : tensor<4x8xf16>, tensor<8x6xf16>) outs(%zeros : tensor<4x6xf32>) -> tensor<4x6xf32>
  return %c : tensor<4x6xf32>
}
