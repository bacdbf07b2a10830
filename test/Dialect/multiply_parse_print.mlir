// RUN: tp25d-opt %s | tp25d-opt | FileCheck %s

// CHECK-DAG: #[[MK:.*]] = affine_map<(d0, d1, d2) -> (d0, d2)>
// CHECK-DAG: #[[KN:.*]] = affine_map<(d0, d1, d2) -> (d2, d1)>
// CHECK-DAG: #[[MN:.*]] = affine_map<(d0, d1, d2) -> (d0, d1)>
#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>

// CHECK-LABEL: func.func @tensors
func.func @tensors(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>, %c: tensor<4x6xf32>) -> tensor<4x6xf32> {
  // CHECK:      tp25d.multiply ins(%{{.*}}, %{{.*}} : tensor<4x8xf32>, tensor<8x6xf32>) outs(%{{.*}} : tensor<4x6xf32>)
  // CHECK-SAME:   epilogue [] {indexing_maps = [#[[MK]], #[[KN]], #[[MN]]]} -> tensor<4x6xf32>
  %0 = tp25d.multiply ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%c : tensor<4x6xf32>)
      epilogue [] {indexing_maps = [#mk, #kn, #mn]} -> tensor<4x6xf32>
  return %0 : tensor<4x6xf32>
}

// CHECK-LABEL: func.func @buffers
func.func @buffers(%a: memref<4x8xbf16>, %b: memref<8x6xbf16, strided<[6, 1], offset: 48>>, %c: memref<4x6xf32>) {
  // CHECK:      tp25d.multiply ins(%{{.*}}, %{{.*}} : memref<4x8xbf16>, memref<8x6xbf16, strided<[6, 1], offset: 48>>)
  // CHECK-SAME:   outs(%{{.*}} : memref<4x6xf32>) epilogue [] {accumulate, indexing_maps = [#[[MK]], #[[KN]], #[[MN]]]}
  // CHECK-NOT:  ->
  tp25d.multiply ins(%a, %b : memref<4x8xbf16>, memref<8x6xbf16, strided<[6, 1], offset: 48>>) outs(%c : memref<4x6xf32>)
      epilogue [] {accumulate, indexing_maps = [#mk, #kn, #mn]}
  return
}

// Every step there is; add and multiply take the next operand each, of C's shape or one number a column.
// CHECK-LABEL: func.func @epilogues
func.func @epilogues(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>, %c: tensor<4x6xf32>, %bias: tensor<6xf32>) {
  // CHECK:      epilogue [#tp25d.epilogue<add>, #tp25d.epilogue<relu>, #tp25d.epilogue<multiply>] with(%{{.*}}, %{{.*}} : tensor<6xf32>, tensor<4x6xf32>)
  // CHECK-SAME:   {accumulate, indexing_maps = [#[[MK]], #[[KN]], #[[MN]]]} -> tensor<4x6xf32>
  %0 = tp25d.multiply ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%c : tensor<4x6xf32>)
      epilogue [#tp25d.epilogue<add>, #tp25d.epilogue<relu>, #tp25d.epilogue<multiply>]
      with(%bias, %c : tensor<6xf32>, tensor<4x6xf32>)
      {accumulate, indexing_maps = [#mk, #kn, #mn]} -> tensor<4x6xf32>
  // CHECK:      epilogue [#tp25d.epilogue<gelu_erf>, #tp25d.epilogue<gelu_tanh>, #tp25d.epilogue<tanh>, #tp25d.epilogue<logistic>]
  // CHECK-SAME:   {indexing_maps
  %1 = tp25d.multiply ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%c : tensor<4x6xf32>)
      epilogue [#tp25d.epilogue<gelu_erf>, #tp25d.epilogue<gelu_tanh>, #tp25d.epilogue<tanh>, #tp25d.epilogue<logistic>]
      {indexing_maps = [#mk, #kn, #mn]} -> tensor<4x6xf32>
  return
}
