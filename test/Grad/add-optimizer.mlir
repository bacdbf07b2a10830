// RUN: tp25d-opt %s --add-optimizer=optimizer=sgd,learning-rate=0.5 | FileCheck %s --check-prefix=SGD
// RUN: tp25d-opt %s --add-optimizer=optimizer=sgd,momentum=0,clip-norm=2 | FileCheck %s --check-prefix=CLIP
// RUN: tp25d-opt %s --add-optimizer=schedule=cosine,warmup-steps=10,total-steps=100 | FileCheck %s --check-prefix=ADAMW

// The gradient goes, the next values of the parameter, of its momentum and of the number of steps come. The momentum
// comes first among the operands: where it is split further, the parameter follows.
// SGD-LABEL: func.func @step(
// SGD-SAME:    %[[LOSS:[^:]*]]: tensor<f32>, %[[G:[^:]*]]: tensor<4x2xf32>, %[[W:[^:]*]]: tensor<4x2xf32> {tp25d.param = "w"},
// SGD-SAME:    %[[T:[^:]*]]: tensor<i64> {tp25d.param = "training.step", tp25d.state},
// SGD-SAME:    %[[V:[^:]*]]: tensor<4x2xf32> {tp25d.param = "optimizer.momentum.w", tp25d.state = "w"})
// SGD-SAME:    -> (tensor<f32>, tensor<i64> {tp25d.updates = "training.step"}, tensor<4x2xf32> {tp25d.updates = "optimizer.momentum.w"}, tensor<4x2xf32> {tp25d.updates = "w"})
// SGD:         %[[TNEXT:.*]] = linalg.generic {{.*}} ins(%[[T]] : tensor<i64>)
// SGD:           arith.addi
// SGD:         %[[RATE:.*]] = linalg.generic {{.*}} iterator_types = []} outs(%{{.*}} : tensor<f32>)
// SGD:         %[[VNEXT:.*]] = linalg.generic {{.*}} ins(%[[V]], %[[G]] :
// SGD:         %[[WNEXT:.*]] = linalg.generic {{.*}} ins(%[[VNEXT]], %[[W]], %[[RATE]] :
// SGD:           arith.mulf
// SGD-NEXT:      arith.subf
// SGD:         return %[[LOSS]], %[[TNEXT]], %[[VNEXT]], %[[WNEXT]]

// Without momentum there is nothing to keep; the factor of all gradients comes from the sum of their squares.
// CLIP-LABEL: func.func @step(
// CLIP-SAME:    %[[G:[^:]*]]: tensor<4x2xf32>, %[[W:[^:]*]]: tensor<4x2xf32> {tp25d.param = "w"},
// CLIP-SAME:    %{{[^:]*}}: tensor<i64> {tp25d.param = "training.step", tp25d.state})
// CLIP:         %[[SQUARES:.*]] = linalg.generic {{.*}} iterator_types = ["reduction", "reduction"]} ins(%[[G]] :
// CLIP:         %[[FACTOR:.*]] = linalg.generic {{.*}} ins(%[[SQUARES]] :
// CLIP:           math.sqrt
// CLIP:           arith.minimumf
// CLIP:         linalg.generic {{.*}} ins(%[[G]], %[[W]], %{{.*}}, %[[FACTOR]] :

// ADAMW-LABEL: func.func @step(
// ADAMW-SAME:    {tp25d.param = "optimizer.first_moment.w", tp25d.state = "w"}
// ADAMW-SAME:    {tp25d.param = "optimizer.second_moment.w", tp25d.state = "w"})
// ADAMW:         math.cos
// ADAMW:         math.expm1
// ADAMW:         math.expm1
// ADAMW:         math.sqrt
func.func @step(%loss: tensor<f32>, %g: tensor<4x2xf32>, %w: tensor<4x2xf32> {tp25d.param = "w"})
    -> (tensor<f32>, tensor<4x2xf32>) {
  return %loss, %g : tensor<f32>, tensor<4x2xf32>
}
