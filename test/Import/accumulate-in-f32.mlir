// RUN: tp25d-opt %s --pass-pipeline='builtin.module(func.func(accumulate-in-f32))' | FileCheck %s

#ik = affine_map<(i, k) -> (i, k)>
#i = affine_map<(i, k) -> (i)>

// CHECK-LABEL: func.func @sum(
// CHECK:         %[[ZERO:.*]] = linalg.fill {{.*}} -> tensor<4xf32>
// CHECK:         %[[SUM:.*]] = linalg.generic {{.*}} outs(%[[ZERO]] : tensor<4xf32>)
// CHECK-NEXT:    ^bb0(%[[A:.*]]: bf16, %[[SOFAR:.*]]: f32):
// CHECK-NEXT:      %[[WIDE:.*]] = arith.extf %[[A]] : bf16 to f32
// CHECK-NEXT:      %[[NEXT:.*]] = arith.addf %[[SOFAR]], %[[WIDE]] : f32
// CHECK-NEXT:      linalg.yield %[[NEXT]] : f32
// CHECK:         arith.truncf %{{.*}} : f32 to bf16
// CHECK:         return %{{.*}} : tensor<4xbf16>
func.func @sum(%x: tensor<4x8xbf16>) -> tensor<4xbf16> {
  %zero = arith.constant dense<0.0> : tensor<4xbf16>
  %y = linalg.generic {indexing_maps = [#ik, #i], iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<4x8xbf16>) outs(%zero : tensor<4xbf16>) {
  ^bb0(%a: bf16, %sofar: bf16):
    %s = arith.addf %sofar, %a : bf16
    linalg.yield %s : bf16
  } -> tensor<4xbf16>
  return %y : tensor<4xbf16>
}

// What the sum starts from is converted; the other result, a maximum, loses nothing as it is.
// CHECK-LABEL: func.func @two(
// CHECK:         arith.extf %{{.*}} : f16 to f32
// CHECK:         linalg.generic {{.*}} outs(%{{.*}}, %{{.*}} : tensor<4xf32>, tensor<4xf16>)
// CHECK:           arith.addf %{{.*}} : f32
// CHECK-NEXT:      arith.maximumf %{{.*}} : f16
func.func @two(%x: tensor<4x8xf16>, %init: tensor<4xf16>) -> (tensor<4xf16>, tensor<4xf16>) {
  %y:2 = linalg.generic {indexing_maps = [#ik, #i, #i], iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<4x8xf16>) outs(%init, %init : tensor<4xf16>, tensor<4xf16>) {
  ^bb0(%a: f16, %sofar: f16, %largest: f16):
    %s = arith.addf %a, %sofar : f16
    %m = arith.maximumf %largest, %a : f16
    linalg.yield %s, %m : f16, f16
  } -> (tensor<4xf16>, tensor<4xf16>)
  return %y#0, %y#1 : tensor<4xf16>, tensor<4xf16>
}

// Wide enough.
// CHECK-LABEL: func.func @single(
// CHECK-NOT:     extf
// CHECK:         return
func.func @single(%x: tensor<4x8xf32>, %init: tensor<4xf32>) -> tensor<4xf32> {
  %y = linalg.generic {indexing_maps = [#ik, #i], iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<4x8xf32>) outs(%init : tensor<4xf32>) {
  ^bb0(%a: f32, %sofar: f32):
    %s = arith.addf %sofar, %a : f32
    linalg.yield %s : f32
  } -> tensor<4xf32>
  return %y : tensor<4xf32>
}
