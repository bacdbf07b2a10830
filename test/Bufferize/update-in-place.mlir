// RUN: tp25d-opt %s --update-in-place | FileCheck %s
// RUN: tp25d-opt %s --update-in-place --eliminate-empty-tensors --bufferize-program --canonicalize | FileCheck %s --check-prefix=BUFFERS

// CHECK-LABEL: func.func @step(
// CHECK-SAME:    %[[W:[^:]*]]: tensor<4x2xf32> {tp25d.param = "w", tp25d.updated}
// CHECK:         %[[NEXT:.*]] = linalg.sub
// CHECK:         %[[THERE:.*]] = bufferization.materialize_in_destination %[[NEXT]] in %[[W]]
// CHECK:         return %{{.*}}, %[[THERE]]

// The operation writes where the parameter is: no memory, no copy, and no argument for the result.
// BUFFERS-LABEL: func.func @step(
// BUFFERS-SAME:    %[[W:[^:]*]]: memref<4x2xf32> {tp25d.param = "w", tp25d.updated}, %[[G:[^:]*]]: memref<4x2xf32>,
// BUFFERS-SAME:    %[[LOSS:[^:]*]]: memref<f32>, %[[R:[^:]*]]: memref<f32> {tp25d.result = 0 : i64})
// BUFFERS-NOT:     memref.alloc
// BUFFERS:         linalg.sub ins(%[[W]], %[[G]] : {{.*}}) outs(%[[W]] : memref<4x2xf32>)
// BUFFERS-NOT:     linalg.copy ins(%{{.*}} : memref<4x2xf32>
// BUFFERS:         return
func.func @step(%w: tensor<4x2xf32> {tp25d.param = "w"}, %g: tensor<4x2xf32>, %loss: tensor<f32>)
    -> (tensor<f32>, tensor<4x2xf32> {tp25d.updates = "w"}) {
  %e = tensor.empty() : tensor<4x2xf32>
  %next = linalg.sub ins(%w, %g : tensor<4x2xf32>, tensor<4x2xf32>) outs(%e : tensor<4x2xf32>) -> tensor<4x2xf32>
  return %loss, %next : tensor<f32>, tensor<4x2xf32>
}

// Where the old value is read later, the next one waits elsewhere.
// BUFFERS-LABEL: func.func @read_later(
// BUFFERS-SAME:    %[[W:[^:]*]]: memref<4x2xf32> {tp25d.param = "w", tp25d.updated}, %[[G:[^:]*]]: memref<4x2xf32>,
// BUFFERS-SAME:    %[[R:[^:]*]]: memref<4x2xf32> {tp25d.result = 0 : i64})
// BUFFERS:         %[[NEXT:.*]] = memref.alloc
// BUFFERS:         linalg.sub ins(%[[W]], %[[G]] : {{.*}}) outs(%[[NEXT]] :
// BUFFERS:         linalg.add ins(%[[W]], %[[NEXT]] :
// BUFFERS:         linalg.copy ins(%[[NEXT]] : {{.*}}) outs(%[[W]] :
func.func @read_later(%w: tensor<4x2xf32> {tp25d.param = "w"}, %g: tensor<4x2xf32>)
    -> (tensor<4x2xf32> {tp25d.updates = "w"}, tensor<4x2xf32>) {
  %e = tensor.empty() : tensor<4x2xf32>
  %next = linalg.sub ins(%w, %g : tensor<4x2xf32>, tensor<4x2xf32>) outs(%e : tensor<4x2xf32>) -> tensor<4x2xf32>
  %f = tensor.empty() : tensor<4x2xf32>
  %sum = linalg.add ins(%w, %next : tensor<4x2xf32>, tensor<4x2xf32>) outs(%f : tensor<4x2xf32>) -> tensor<4x2xf32>
  return %next, %sum : tensor<4x2xf32>, tensor<4x2xf32>
}

// A next value that is returned as well is read where the parameter is.
// CHECK-LABEL: func.func @returned(
// CHECK:         %[[THERE:.*]] = bufferization.materialize_in_destination
// CHECK:         return %[[THERE]], %[[THERE]]
// BUFFERS-LABEL: func.func @returned(
// BUFFERS-SAME:    %[[W:[^:]*]]: memref<4x2xf32> {tp25d.param = "w", tp25d.updated}, %[[G:[^:]*]]: memref<4x2xf32>,
// BUFFERS-SAME:    %[[R:[^:]*]]: memref<4x2xf32> {tp25d.result = 0 : i64})
// BUFFERS-NEXT:    linalg.sub ins(%[[W]], %[[G]] : {{.*}}) outs(%[[W]] :
// BUFFERS-NEXT:    linalg.copy ins(%[[W]] : {{.*}}) outs(%[[R]] :
// BUFFERS-NEXT:    return
func.func @returned(%w: tensor<4x2xf32> {tp25d.param = "w"}, %g: tensor<4x2xf32>)
    -> (tensor<4x2xf32>, tensor<4x2xf32> {tp25d.updates = "w"}) {
  %e = tensor.empty() : tensor<4x2xf32>
  %next = linalg.sub ins(%w, %g : tensor<4x2xf32>, tensor<4x2xf32>) outs(%e : tensor<4x2xf32>) -> tensor<4x2xf32>
  return %next, %next : tensor<4x2xf32>, tensor<4x2xf32>
}

// Two parameters exchange their values: one of them is kept elsewhere before the other takes its place.
// CHECK-LABEL: func.func @exchanged(
// CHECK-SAME:    %[[V:[^:]*]]: tensor<2xf32> {tp25d.param = "v", tp25d.updated}, %[[W:[^:]*]]: tensor<2xf32>
// CHECK-DAG:     %[[OLD_V:.*]] = bufferization.alloc_tensor() copy(%[[V]])
// CHECK-DAG:     %[[OLD_W:.*]] = bufferization.alloc_tensor() copy(%[[W]])
// CHECK-DAG:     %[[NEXT_V:.*]] = bufferization.materialize_in_destination %[[OLD_W]] in %[[V]]
// CHECK-DAG:     %[[NEXT_W:.*]] = bufferization.materialize_in_destination %[[OLD_V]] in %[[W]]
// CHECK:         return %[[NEXT_V]], %[[NEXT_W]]
func.func @exchanged(%v: tensor<2xf32> {tp25d.param = "v"}, %w: tensor<2xf32> {tp25d.param = "w"})
    -> (tensor<2xf32> {tp25d.updates = "v"}, tensor<2xf32> {tp25d.updates = "w"}) {
  return %w, %v : tensor<2xf32>, tensor<2xf32>
}

// An old value that is returned, here with another shape, is kept before the next one takes its place.
// CHECK-LABEL: func.func @old_value(
// CHECK:         %[[FLAT:.*]] = tensor.collapse_shape
// CHECK:         %[[OLD:.*]] = bufferization.alloc_tensor() copy(%[[FLAT]])
// CHECK:         %[[NEXT:.*]] = bufferization.materialize_in_destination
// CHECK:         return %[[OLD]], %[[NEXT]]
func.func @old_value(%w: tensor<4x2xf32> {tp25d.param = "w"}, %g: tensor<4x2xf32>)
    -> (tensor<8xf32>, tensor<4x2xf32> {tp25d.updates = "w"}) {
  %flat = tensor.collapse_shape %w [[0, 1]] : tensor<4x2xf32> into tensor<8xf32>
  return %flat, %g : tensor<8xf32>, tensor<4x2xf32>
}
