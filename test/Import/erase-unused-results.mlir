// RUN: tp25d-opt %s --erase-unused-results --canonicalize | FileCheck %s

#xy = affine_map<(i, j) -> (i, j)>
#x = affine_map<(i, j) -> (i)>
#A = #tp25d.sharding<[{row}]>
#B = #tp25d.sharding<[{col}]>

// The place of a maximum goes, and the sharding of the maximum stays.
// CHECK-LABEL: func.func @maximum(
// CHECK:         %[[MAX:.*]] = linalg.generic {{.*}} outs(%{{.*}} : tensor<8xf32>) attrs = {tp25d.sharding = #tp25d.sharding<[{row}]>}
// CHECK-NEXT:    ^bb0(%[[X:.*]]: f32, %[[HIGHEST:.*]]: f32):
// CHECK-NEXT:      %[[NEW:.*]] = arith.maximumf %[[X]], %[[HIGHEST]]
// CHECK-NEXT:      linalg.yield %[[NEW]] : f32
// CHECK:         return %[[MAX]]
func.func @maximum(%x: tensor<8x64xf32>, %lowest: tensor<8xf32>, %zeros: tensor<8xi64>) -> tensor<8xf32> {
  %max:2 = linalg.generic {indexing_maps = [#xy, #x, #x], iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<8x64xf32>) outs(%lowest, %zeros : tensor<8xf32>, tensor<8xi64>)
      attrs = {tp25d.sharding = [#A, #B]} {
  ^bb0(%element: f32, %highest: f32, %place: i64):
    %i = linalg.index 1 : index
    %here = arith.index_cast %i : index to i64
    %higher = arith.maximumf %element, %highest : f32
    %is_higher = arith.cmpf ogt, %element, %highest : f32
    %new_place = arith.select %is_higher, %here, %place : i64
    linalg.yield %higher, %new_place : f32, i64
  } -> (tensor<8xf32>, tensor<8xi64>)
  return %max#0 : tensor<8xf32>
}

// A result that another one depends on stays, unused or not, and so do the shardings.
// CHECK-LABEL: func.func @place(
// CHECK:         %[[MAX:.*]]:2 = linalg.generic {{.*}} attrs = {tp25d.sharding = [#tp25d.sharding<[{row}]>, #tp25d.sharding<[{col}]>]}
// CHECK:         return %[[MAX]]#1
func.func @place(%x: tensor<8x64xf32>, %lowest: tensor<8xf32>, %zeros: tensor<8xi64>) -> tensor<8xi64> {
  %max:2 = linalg.generic {indexing_maps = [#xy, #x, #x], iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<8x64xf32>) outs(%lowest, %zeros : tensor<8xf32>, tensor<8xi64>)
      attrs = {tp25d.sharding = [#A, #B]} {
  ^bb0(%element: f32, %highest: f32, %place: i64):
    %i = linalg.index 1 : index
    %here = arith.index_cast %i : index to i64
    %higher = arith.maximumf %element, %highest : f32
    %is_higher = arith.cmpf ogt, %element, %highest : f32
    %new_place = arith.select %is_higher, %here, %place : i64
    linalg.yield %higher, %new_place : f32, i64
  } -> (tensor<8xf32>, tensor<8xi64>)
  return %max#1 : tensor<8xi64>
}
