// RUN: tp25d-opt %s --lower-dropout | FileCheck %s --check-prefix=INFERENCE
// RUN: tp25d-opt %s --lower-dropout=training --canonicalize | FileCheck %s

// Outside of training the operand takes its place.
// INFERENCE-LABEL: func.func @dropout(
// INFERENCE-SAME:    %[[X:[^:]*]]: tensor<16x256xf32>) -> tensor<16x256xf32>
// INFERENCE-NEXT:    return %[[X]]

// In training the model gets the seed and the step as states; the element's number counts in the whole tensor, 256
// elements a row. 0.25 of 2^32 is 1073741824, and 1 / (1 - 0.25) is 1.33333337.
// CHECK-LABEL: func.func @dropout(
// CHECK-SAME:    %[[X:[^:]*]]: tensor<16x256xf32>,
// CHECK-SAME:    %[[SEED:[^:]*]]: tensor<i64> {tp25d.param = "training.seed", tp25d.state},
// CHECK-SAME:    %[[STEP:[^:]*]]: tensor<i64> {tp25d.param = "training.step", tp25d.state}) -> tensor<16x256xf32>
// CHECK-DAG:     %[[THRESHOLD:.*]] = arith.constant 1073741824 : i32
// CHECK-DAG:     %[[SCALE:.*]] = arith.constant 1.33333337 : f32
// CHECK-DAG:     %[[ROW:.*]] = arith.constant 256 : i64
// CHECK:         linalg.generic {{.*}} ins(%[[X]], %[[SEED]], %[[STEP]] : tensor<16x256xf32>, tensor<i64>, tensor<i64>)
// CHECK-NEXT:    ^bb0(%[[ELEMENT:.*]]: f32, %{{.*}}: i64, %{{.*}}: i64, %{{.*}}: f32):
// CHECK-NEXT:      %[[I:.*]] = linalg.index 0 : index
// CHECK:           arith.muli %{{.*}}, %[[ROW]] : i64
// CHECK-COUNT-18:  arith.mului_extended
// CHECK:           %[[KEPT:.*]] = arith.cmpi uge, %{{.*}}, %[[THRESHOLD]] : i32
// CHECK-NEXT:      %[[SCALED:.*]] = arith.mulf %[[ELEMENT]], %[[SCALE]] : f32
// CHECK-NEXT:      arith.select %[[KEPT]], %[[SCALED]]
func.func @dropout(%x: tensor<16x256xf32>) -> tensor<16x256xf32> {
  %0 = tp25d.dropout %x rate 0.25 : tensor<16x256xf32>
  return %0 : tensor<16x256xf32>
}
