// RUN: tp25d-opt %s --split-input-file --lower-lookups --canonicalize | FileCheck %s

#t = affine_map<(t, h, v) -> (t)>
#vh = affine_map<(t, h, v) -> (v, h)>
#th = affine_map<(t, h, v) -> (t, h)>

// The local part of a lookup: what is outside of the device's block is zero.
// CHECK-LABEL: func.func @block(
// CHECK-SAME:      %[[TOKENS:.*]]: tensor<8xindex>, %[[TABLE:.*]]: tensor<32x4xf32>, %[[OFFSET:.*]]: index
// CHECK-DAG:     %[[FIRST:.*]] = arith.constant 0 : index
// CHECK-DAG:     %[[LAST:.*]] = arith.constant 31 : index
// CHECK-DAG:     %[[ZERO:.*]] = arith.constant 0.000000e+00 : f32
// CHECK:         linalg.generic {{.*}} iterator_types = ["parallel", "parallel"]} ins(%[[TOKENS]] : tensor<8xindex>)
// CHECK-NEXT:    ^bb0(%[[TOKEN:.*]]: index, %{{.*}}: f32):
// CHECK-NEXT:      %[[PLACE:.*]] = arith.subi %[[TOKEN]], %[[OFFSET]]
// CHECK-NEXT:      %[[LOW:.*]] = arith.maxsi %[[PLACE]], %[[FIRST]]
// CHECK-NEXT:      %[[INSIDE:.*]] = arith.minsi %[[LOW]], %[[LAST]]
// CHECK-NEXT:      %[[H:.*]] = linalg.index 1
// CHECK-NEXT:      %[[ELEMENT:.*]] = tensor.extract %[[TABLE]][%[[INSIDE]], %[[H]]]
// CHECK-NEXT:      %[[IS_INSIDE:.*]] = arith.cmpi eq, %[[PLACE]], %[[INSIDE]]
// CHECK-NEXT:      %[[TERM:.*]] = arith.select %[[IS_INSIDE]], %[[ELEMENT]], %[[ZERO]]
// CHECK-NEXT:      linalg.yield %[[TERM]]
func.func @block(%tokens: tensor<8xindex>, %table: tensor<32x4xf32>, %offset: index) -> tensor<8x4xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x4xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%e : tensor<8x4xf32>) -> tensor<8x4xf32>
  %y = linalg.generic {indexing_maps = [#t, #vh, #th], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%tokens, %table : tensor<8xindex>, tensor<32x4xf32>) outs(%zeros : tensor<8x4xf32>) {
  ^bb0(%token: index, %element: f32, %sum: f32):
    %v = linalg.index 2 : index
    %here = arith.addi %v, %offset : index
    %found = arith.cmpi eq, %here, %token : index
    %term = arith.select %found, %element, %zero : f32
    %new = arith.addf %sum, %term : f32
    linalg.yield %new : f32
  } -> tensor<8x4xf32>
  return %y : tensor<8x4xf32>
}

// -----

// A sum that another loop goes on with, and that starts from something, stays a sum.
// CHECK-LABEL: func.func @other_terms(
// CHECK:         linalg.generic {{.*}} iterator_types = ["parallel", "reduction"]
// CHECK-SAME:        ins(%{{.*}}, %{{.*}} : tensor<8x2xi32>, tensor<2xf32>) outs(%{{.*}} : tensor<8xf32>)
// CHECK-NEXT:    ^bb0(%{{.*}}: i32, %[[SCALE:.*]]: f32, %[[SUM:.*]]: f32):
// CHECK:           %[[ELEMENT:.*]] = tensor.extract
// CHECK-NEXT:      %[[PRODUCT:.*]] = arith.mulf %[[ELEMENT]], %[[SCALE]]
// CHECK:           %[[TERM:.*]] = arith.select %{{.*}}, %[[PRODUCT]]
// CHECK-NEXT:      %[[NEW:.*]] = arith.addf %[[TERM]], %[[SUM]]
// CHECK-NEXT:      linalg.yield %[[NEW]]
func.func @other_terms(%places: tensor<8x2xi32>, %scales: tensor<2xf32>, %table: tensor<16xf32>,
                       %start: tensor<8xf32>) -> tensor<8xf32> {
  %zero = arith.constant 0.0 : f32
  %y = linalg.generic {
      indexing_maps = [affine_map<(i, v, j) -> (i, j)>, affine_map<(i, v, j) -> (j)>, affine_map<(i, v, j) -> (v)>,
                       affine_map<(i, v, j) -> (i)>],
      iterator_types = ["parallel", "reduction", "reduction"]}
      ins(%places, %scales, %table : tensor<8x2xi32>, tensor<2xf32>, tensor<16xf32>) outs(%start : tensor<8xf32>) {
  ^bb0(%n: i32, %scale: f32, %element: f32, %sum: f32):
    %place = arith.index_cast %n : i32 to index
    %v = linalg.index 1 : index
    %found = arith.cmpi eq, %place, %v : index
    %scaled = arith.mulf %element, %scale : f32
    %term = arith.select %found, %scaled, %zero : f32
    %new = arith.addf %term, %sum : f32
    linalg.yield %new : f32
  } -> tensor<8xf32>
  return %y : tensor<8xf32>
}

// -----

// Sums of many terms stay: the place depends on the loop, terms elsewhere are not zero, or the loop counts results.
// CHECK-LABEL: func.func @many_terms(
// CHECK-NOT:     tensor.extract
// CHECK:         return
func.func @many_terms(%places: tensor<16xindex>, %table: tensor<16xf32>, %zeros: tensor<f32>,
                      %d: tensor<16xf32>) -> (tensor<f32>, tensor<f32>, tensor<16xf32>) {
  %zero = arith.constant 0.0 : f32
  %one = arith.constant 1.0 : f32
  %c3 = arith.constant 3 : index
  %0 = linalg.generic {indexing_maps = [affine_map<(v) -> (v)>, affine_map<(v) -> (v)>, affine_map<(v) -> ()>],
                       iterator_types = ["reduction"]}
      ins(%places, %table : tensor<16xindex>, tensor<16xf32>) outs(%zeros : tensor<f32>) {
  ^bb0(%place: index, %element: f32, %sum: f32):
    %v = linalg.index 0 : index
    %found = arith.cmpi eq, %place, %v : index
    %term = arith.select %found, %element, %zero : f32
    %new = arith.addf %term, %sum : f32
    linalg.yield %new : f32
  } -> tensor<f32>
  %1 = linalg.generic {indexing_maps = [affine_map<(v) -> (v)>, affine_map<(v) -> ()>], iterator_types = ["reduction"]}
      ins(%table : tensor<16xf32>) outs(%zeros : tensor<f32>) {
  ^bb0(%element: f32, %sum: f32):
    %v = linalg.index 0 : index
    %found = arith.cmpi eq, %c3, %v : index
    %term = arith.select %found, %element, %one : f32
    %new = arith.addf %term, %sum : f32
    linalg.yield %new : f32
  } -> tensor<f32>
  %2 = linalg.generic {indexing_maps = [affine_map<(v, t) -> (t)>, affine_map<(v, t) -> (t)>, affine_map<(v, t) -> (v)>],
                       iterator_types = ["parallel", "reduction"]}
      ins(%places, %table : tensor<16xindex>, tensor<16xf32>) outs(%d : tensor<16xf32>) {
  ^bb0(%place: index, %element: f32, %sum: f32):
    %v = linalg.index 0 : index
    %found = arith.cmpi eq, %place, %v : index
    %term = arith.select %found, %element, %zero : f32
    %new = arith.addf %term, %sum : f32
    linalg.yield %new : f32
  } -> tensor<16xf32>
  return %0, %1, %2 : tensor<f32>, tensor<f32>, tensor<16xf32>
}
