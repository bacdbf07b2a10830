// RUN: tp25d-opt %s --split-input-file --raise-lookups --erase-unused-results --canonicalize | FileCheck %s

#t = affine_map<(t, h) -> (t)>
#th = affine_map<(t, h) -> (t, h)>

// Rows of a table: a sum over the table's rows, with the place moved inside.
// CHECK-DAG:   #[[$TOKENS:.*]] = affine_map<(d0, d1, d2) -> (d0)>
// CHECK-DAG:   #[[$TABLE:.*]] = affine_map<(d0, d1, d2) -> (d2, d1)>
// CHECK-DAG:   #[[$RESULT:.*]] = affine_map<(d0, d1, d2) -> (d0, d1)>
// CHECK-LABEL: func.func @rows(
// CHECK-SAME:      %[[TOKENS:.*]]: tensor<8xi64>, %[[TABLE:.*]]: tensor<64x4xf32>
// CHECK-DAG:     %[[FIRST:.*]] = arith.constant 0 : index
// CHECK-DAG:     %[[LAST:.*]] = arith.constant 63 : index
// CHECK-DAG:     %[[ZERO:.*]] = arith.constant 0.000000e+00 : f32
// CHECK:         %[[ZEROS:.*]] = linalg.fill ins(%[[ZERO]]
// CHECK:         %[[SUM:.*]] = linalg.generic {indexing_maps = [#[[$TOKENS]], #[[$TABLE]], #[[$RESULT]]],
// CHECK-SAME:        iterator_types = ["parallel", "parallel", "reduction"]}
// CHECK-SAME:        ins(%[[TOKENS]], %[[TABLE]] : {{.*}}) outs(%[[ZEROS]] : tensor<8x4xf32>)
// CHECK-SAME:        attrs = {tp25d.sharding = #tp25d.sharding<[{row}, {}]>}
// CHECK-NEXT:    ^bb0(%[[TOKEN:.*]]: i64, %[[ELEMENT:.*]]: f32, %[[SO_FAR:.*]]: f32):
// CHECK-NEXT:      %[[V:.*]] = arith.index_cast %[[TOKEN]]
// CHECK-NEXT:      %[[LOW:.*]] = arith.maxsi %[[V]], %[[FIRST]]
// CHECK-NEXT:      %[[PLACE:.*]] = arith.minsi %[[LOW]], %[[LAST]]
// CHECK-NEXT:      %[[HERE:.*]] = linalg.index 2
// CHECK-NEXT:      %[[FOUND:.*]] = arith.cmpi eq, %[[HERE]], %[[PLACE]]
// CHECK-NEXT:      %[[TERM:.*]] = arith.select %[[FOUND]], %[[ELEMENT]], %[[ZERO]]
// CHECK-NEXT:      %[[NEW:.*]] = arith.addf %[[SO_FAR]], %[[TERM]]
// CHECK-NEXT:      linalg.yield %[[NEW]]
// CHECK:         return %[[SUM]]
func.func @rows(%tokens: tensor<8xi64>, %table: tensor<64x4xf32>) -> tensor<8x4xf32> {
  %e = tensor.empty() : tensor<8x4xf32>
  %y = linalg.generic {indexing_maps = [#t, #th], iterator_types = ["parallel", "parallel"]}
      ins(%tokens : tensor<8xi64>) outs(%e : tensor<8x4xf32>)
      attrs = {tp25d.sharding = #tp25d.sharding<[{row}, {}]>} {
  ^bb0(%token: i64, %o: f32):
    %v = arith.index_cast %token : i64 to index
    %h = linalg.index 1 : index
    %element = tensor.extract %table[%v, %h] : tensor<64x4xf32>
    linalg.yield %element : f32
  } -> tensor<8x4xf32>
  return %y : tensor<8x4xf32>
}

// -----

#t = affine_map<(t) -> (t)>

// The element of a label, in the middle of other arithmetic: the lookup becomes an operation of its own.
// CHECK-DAG:   #[[$LABELS:.*]] = affine_map<(d0, d1) -> (d0)>
// CHECK-DAG:   #[[$LOGITS:.*]] = affine_map<(d0, d1) -> (d0, d1)>
// CHECK-LABEL: func.func @labels(
// CHECK-SAME:      %[[LABELS:.*]]: tensor<8xi64>, %[[LOGITS:.*]]: tensor<8x64xf32>
// CHECK:         %[[FOUND:.*]] = linalg.generic {indexing_maps = [#[[$LABELS]], #[[$LOGITS]], #[[$LABELS]]],
// CHECK-SAME:        iterator_types = ["parallel", "reduction"]}
// CHECK:         linalg.generic {{.*}} ins(%[[FOUND]] : tensor<8xf32>)
// CHECK:           arith.negf
func.func @labels(%labels: tensor<8xi64>, %logits: tensor<8x64xf32>) -> tensor<8xf32> {
  %e = tensor.empty() : tensor<8xf32>
  %y = linalg.generic {indexing_maps = [#t, #t], iterator_types = ["parallel"]}
      ins(%labels : tensor<8xi64>) outs(%e : tensor<8xf32>) {
  ^bb0(%label: i64, %o: f32):
    %i = linalg.index 0 : index
    %v = arith.index_cast %label : i64 to index
    %element = tensor.extract %logits[%i, %v] : tensor<8x64xf32>
    %negative = arith.negf %element : f32
    linalg.yield %negative : f32
  } -> tensor<8xf32>
  return %y : tensor<8xf32>
}

// -----

#i = affine_map<(i) -> (i)>
#t = affine_map<(t, h) -> (t)>
#th = affine_map<(t, h) -> (t, h)>

// Rows that are counted are no lookup: the table becomes an operand, here the result itself.
// CHECK-LABEL: func.func @positions(
// CHECK-SAME:      %[[TABLE:.*]]: tensor<8x4xf32>
// CHECK-NEXT:    return %[[TABLE]]
func.func @positions(%table: tensor<8x4xf32>) -> tensor<8x4xf32> {
  %e1 = tensor.empty() : tensor<8xi64>
  %places = linalg.generic {indexing_maps = [#i], iterator_types = ["parallel"]} outs(%e1 : tensor<8xi64>) {
  ^bb0(%o: i64):
    %i = linalg.index 0 : index
    %n = arith.index_cast %i : index to i64
    linalg.yield %n : i64
  } -> tensor<8xi64>
  %e = tensor.empty() : tensor<8x4xf32>
  %y = linalg.generic {indexing_maps = [#t, #th], iterator_types = ["parallel", "parallel"]}
      ins(%places : tensor<8xi64>) outs(%e : tensor<8x4xf32>) {
  ^bb0(%place: i64, %o: f32):
    %v = arith.index_cast %place : i64 to index
    %h = linalg.index 1 : index
    %element = tensor.extract %table[%v, %h] : tensor<8x4xf32>
    linalg.yield %element : f32
  } -> tensor<8x4xf32>
  return %y : tensor<8x4xf32>
}

// -----

#th = affine_map<(t, h) -> (t, h)>

// JAX reads places from a tensor [t, 1] with an index 0: that is an operand, and the table a lookup as any other.
// CHECK-LABEL: func.func @places_read_inside(
// CHECK:         linalg.generic {{.*}} iterator_types = ["parallel", "parallel", "reduction"]
// CHECK-SAME:        ins(%{{.*}}, %{{.*}} : tensor<8x1xi32>, tensor<64x4xf32>)
// CHECK-NOT:     tensor.extract
// CHECK:         return
func.func @places_read_inside(%places: tensor<8x1xi32>, %table: tensor<64x4xf32>) -> tensor<8x4xf32> {
  %c0 = arith.constant 0 : index
  %e = tensor.empty() : tensor<8x4xf32>
  %y = linalg.generic {indexing_maps = [#th], iterator_types = ["parallel", "parallel"]} outs(%e : tensor<8x4xf32>) {
  ^bb0(%o: f32):
    %t = linalg.index 0 : index
    %place = tensor.extract %places[%t, %c0] : tensor<8x1xi32>
    %v = arith.index_cast %place : i32 to index
    %h = linalg.index 1 : index
    %element = tensor.extract %table[%v, %h] : tensor<64x4xf32>
    linalg.yield %element : f32
  } -> tensor<8x4xf32>
  return %y : tensor<8x4xf32>
}

// -----

#t = affine_map<(t) -> (t)>

// Two computed indices, a table of i1, and a place that only loops decide stay what they are.
// CHECK-LABEL: func.func @others(
// CHECK:           tensor.extract %{{.*}} : tensor<4x8xf32>
// CHECK:           tensor.extract %{{.*}} : tensor<8xi1>
// CHECK:           tensor.extract %{{.*}} : tensor<8xf32>
func.func @others(%p: tensor<8xi64>, %a: tensor<4x8xf32>, %b: tensor<8xi1>, %c: tensor<8xf32>) -> tensor<8xf32> {
  %c7 = arith.constant 7 : index
  %e = tensor.empty() : tensor<8xf32>
  %y = linalg.generic {indexing_maps = [#t, #t], iterator_types = ["parallel"]}
      ins(%p : tensor<8xi64>) outs(%e : tensor<8xf32>) {
  ^bb0(%place: i64, %o: f32):
    %v = arith.index_cast %place : i64 to index
    %i = linalg.index 0 : index
    %backwards = arith.subi %c7, %i : index
    %x = tensor.extract %a[%v, %v] : tensor<4x8xf32>
    %y = tensor.extract %b[%v] : tensor<8xi1>
    %z = tensor.extract %c[%backwards] : tensor<8xf32>
    %chosen = arith.select %y, %x, %z : f32
    linalg.yield %chosen : f32
  } -> tensor<8xf32>
  return %y : tensor<8xf32>
}

// -----

#t = affine_map<(t) -> (t)>

// Nor are integers with or without a sign summed, which arith does not compute with.
// CHECK-LABEL: func.func @unsigned(
// CHECK:         tensor.extract
func.func @unsigned(%p: tensor<8xi64>, %table: tensor<16xui8>) -> tensor<8xui8> {
  %e = tensor.empty() : tensor<8xui8>
  %y = linalg.generic {indexing_maps = [#t, #t], iterator_types = ["parallel"]}
      ins(%p : tensor<8xi64>) outs(%e : tensor<8xui8>) {
  ^bb0(%place: i64, %o: ui8):
    %v = arith.index_cast %place : i64 to index
    %x = tensor.extract %table[%v] : tensor<16xui8>
    linalg.yield %x : ui8
  } -> tensor<8xui8>
  return %y : tensor<8xui8>
}
