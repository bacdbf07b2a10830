// RUN: tp25d-opt %s --split-input-file --add-loss=accuracy | FileCheck %s
// RUN: tp25d-opt %s --split-input-file --add-loss=loss=mean-squared-error | FileCheck %s --check-prefix=SQUARED

// The largest logit has no gradient; the classes are summed over; a label below zero leaves the sample out.
// CHECK-LABEL: func.func @logits(
// CHECK-SAME:    %[[Z:[^:]*]]: tensor<8x10xf32>, %[[LABELS:[^:]*]]: tensor<8xi32>) -> (tensor<f32>, tensor<f32>, tensor<f32>)
// CHECK:         %[[MAX:.*]] = linalg.generic {{.*}} iterator_types = ["parallel", "reduction"]} ins(%[[Z]] : tensor<8x10xf32>) outs(%{{.*}} : tensor<8xf32>) attrs = {tp25d.stop_gradient}
// CHECK:           arith.maximumf
// CHECK:         %[[EXP:.*]] = linalg.generic {{.*}} iterator_types = ["parallel", "reduction"]} ins(%[[Z]], %[[MAX]] :
// CHECK:           arith.subf
// CHECK-NEXT:      math.exp
// CHECK:         %[[LABELLED:.*]] = linalg.generic {{.*}} iterator_types = ["parallel", "reduction"]} ins(%[[Z]], %[[LABELS]] :
// CHECK:           linalg.index 1
// CHECK:           arith.cmpi eq
// CHECK:         %[[COUNT:.*]] = linalg.generic {{.*}} ins(%[[LABELS]] : tensor<8xi32>) outs(%{{.*}} : tensor<f32>)
// CHECK:           arith.cmpi sge
// CHECK:         %[[SUM:.*]] = linalg.generic {{.*}} ins(%[[EXP]], %[[MAX]], %[[LABELLED]], %[[LABELS]] : {{.*}}) outs(%{{.*}} : tensor<f32>)
// CHECK:           math.log
// CHECK:         %[[LOSS:.*]] = linalg.generic {{.*}} ins(%[[SUM]], %[[COUNT]] :
// CHECK:           arith.divf
// CHECK:         %[[BEFORE:.*]] = linalg.generic {{.*}} iterator_types = ["parallel", "reduction"]} ins(%[[Z]], %[[MAX]], %[[LABELS]] :
// CHECK:           arith.cmpi slt
// CHECK:         %[[RIGHT:.*]] = linalg.generic {{.*}} ins(%[[MAX]], %[[LABELLED]], %[[BEFORE]], %[[LABELS]] :
// CHECK:         return %[[LOSS]], %[[COUNT]], %[[RIGHT]]
// SQUARED-LABEL: func.func @logits(
// SQUARED-SAME:    %[[Z:[^:]*]]: tensor<8x10xf32>, %[[LABELS:[^:]*]]: tensor<8x10xf32>) -> (tensor<f32>, tensor<f32>)
// SQUARED:         linalg.generic {{.*}} ins(%[[Z]], %[[LABELS]] : {{.*}}) outs(%{{.*}} : tensor<f32>)
// SQUARED:           arith.cmpf ord
// SQUARED:           %[[D:.*]] = arith.subf
// SQUARED:           %[[ZEROED:.*]] = arith.select %{{.*}}, %[[D]]
// SQUARED:           arith.mulf %[[ZEROED]], %[[ZEROED]]
func.func @logits(%z: tensor<8x10xf32>) -> tensor<8x10xf32> {
  return %z : tensor<8x10xf32>
}

// -----

// A label for each token; sums of bf16 are kept in f32.
// CHECK-LABEL: func.func @tokens(
// CHECK-SAME:    tensor<2x4x10xbf16>, %{{[^:]*}}: tensor<2x4xi32>) -> (tensor<f32>, tensor<f32>, tensor<f32>)
// CHECK:           arith.extf
func.func @tokens(%z: tensor<2x4x10xbf16>) -> tensor<2x4x10xbf16> {
  return %z : tensor<2x4x10xbf16>
}
