// RUN: tp25d-opt %s --shard-2p5d=q=2,d=2,provenance=true | FileCheck %s
// RUN: tp25d-opt %s --shard-2p5d=q=2,d=2 | FileCheck %s --check-prefix=SILENT

// SILENT-NOT: tp25d.provenance

#mn = affine_map<(m, n) -> (m, n)>
#n = affine_map<(m, n) -> (n)>
// CHECK-LABEL: func.func @layer(
// CHECK-SAME:    tensor<16x32xf32> {tp25d.provenance = "annotated"
// CHECK-SAME:    tensor<32x64xf32> {tp25d.param = "w", tp25d.provenance = "matrix b of linalg.matmul at line [[MATMUL:[0-9]+]]"
// CHECK-SAME:    tensor<64xf32> {tp25d.param = "b", tp25d.provenance = "through linalg.generic at line [[GENERIC:[0-9]+]]"
// CHECK-SAME:    tensor<16x32xf32> {tp25d.provenance = "dimension 0: an activation's rows; dimension 1: an activation's columns"
// CHECK-SAME:    tensor<f32> {tp25d.provenance = "a scalar is on every device"
// CHECK-SAME:    tensor<4xf32> {tp25d.param = "p", tp25d.provenance = "nothing splits it"
// CHECK-SAME:    tensor<16x64xf32> {tp25d.provenance = "annotated at the function's result"
func.func @layer(%x: tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {}]>},
                 %w: tensor<32x64xf32> {tp25d.param = "w"}, %b: tensor<64xf32> {tp25d.param = "b"},
                 %input: tensor<16x32xf32>, %scalar: tensor<f32>, %p: tensor<4xf32> {tp25d.param = "p"},
                 %r: tensor<16x64xf32>)
    -> (tensor<16x64xf32>, tensor<16x64xf32> {tp25d.sharding = #tp25d.sharding<[{}, {}]>}, tensor<16x2xf32>) {
  %zero = arith.constant 0.0 : f32
  // CHECK: tensor.empty() {tp25d.provenance = "through linalg.fill at line [[FILL:[0-9]+]]"
  %e = tensor.empty() : tensor<16x64xf32>
  // CHECK: linalg.fill {tp25d.provenance = "matrix c of linalg.matmul at line [[MATMUL]]"
  %z = linalg.fill ins(%zero : f32) outs(%e : tensor<16x64xf32>) -> tensor<16x64xf32>
  // CHECK: linalg.matmul
  // CHECK-SAME: tp25d.provenance = "matrix c of linalg.matmul at line [[MATMUL]]"
  %y = linalg.matmul ins(%x, %w : tensor<16x32xf32>, tensor<32x64xf32>) outs(%z : tensor<16x64xf32>) -> tensor<16x64xf32>
  // CHECK: tensor.empty() {tp25d.provenance = "through linalg.generic at line [[GENERIC]]"
  // CHECK: linalg.generic
  // CHECK-SAME: tp25d.provenance = "through linalg.generic at line [[GENERIC]]"
  %0 = linalg.generic {indexing_maps = [#mn, #n, #mn], iterator_types = ["parallel", "parallel"]}
      ins(%y, %b : tensor<16x64xf32>, tensor<64xf32>) outs(%e : tensor<16x64xf32>) {
  ^bb0(%a: f32, %c: f32, %out: f32):
    %1 = arith.addf %a, %c : f32
    linalg.yield %1 : f32
  } -> tensor<16x64xf32>
  // Dimensions of different origin are told apart.
  // CHECK: tensor.extract_slice
  // CHECK-SAME: tp25d.provenance = "dimension 0: through tensor.extract_slice at line {{[0-9]+}}; dimension 1: nothing splits it"
  %2 = tensor.extract_slice %0[0, 3] [16, 2] [1, 1] : tensor<16x64xf32> to tensor<16x2xf32>
  return %0, %r, %2 : tensor<16x64xf32>, tensor<16x64xf32>, tensor<16x2xf32>
}
