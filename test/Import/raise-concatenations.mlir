// RUN: tp25d-opt %s --split-input-file --raise-concatenations | FileCheck %s

#id = affine_map<(i, j) -> (i, j)>

// CHECK-LABEL: func.func @three(
// CHECK-SAME:      %[[A:.*]]: tensor<8x2xf32>, %[[B:.*]]: tensor<8x4xf32>, %[[C:.*]]: tensor<8x1xf32>
// CHECK:         %[[Y:.*]] = tensor.concat dim(1) %[[A]], %[[B]], %[[C]]
// CHECK-SAME:        {tp25d.sharding = #tp25d.sharding<[{row}, {}]>}
// CHECK:         return %[[Y]]
func.func @three(%a: tensor<8x2xf32>, %b: tensor<8x4xf32>, %c: tensor<8x1xf32>) -> tensor<8x7xf32> {
  %c2 = arith.constant 2 : index
  %c6 = arith.constant 6 : index
  %e = tensor.empty() : tensor<8x7xf32>
  %y = linalg.generic {indexing_maps = [#id], iterator_types = ["parallel", "parallel"]} outs(%e : tensor<8x7xf32>)
      attrs = {tp25d.sharding = #tp25d.sharding<[{row}, {}]>} {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %is_first = arith.cmpi ult, %j, %c2 : index
    %element = scf.if %is_first -> (f32) {
      %first = tensor.extract %a[%i, %j] : tensor<8x2xf32>
      scf.yield %first : f32
    } else {
      %is_second = arith.cmpi ult, %j, %c6 : index
      %other = scf.if %is_second -> (f32) {
        %place = arith.subi %j, %c2 : index
        %second = tensor.extract %b[%i, %place] : tensor<8x4xf32>
        scf.yield %second : f32
      } else {
        %place = arith.subi %j, %c6 : index
        %third = tensor.extract %c[%i, %place] : tensor<8x1xf32>
        scf.yield %third : f32
      }
      scf.yield %other : f32
    }
    linalg.yield %element : f32
  } -> tensor<8x7xf32>
  return %y : tensor<8x7xf32>
}

// -----

#id = affine_map<(i, j) -> (i, j)>

// The second part is read from another place than where it begins.
// CHECK-LABEL: func.func @shifted(
// CHECK-NOT:     tensor.concat
// CHECK:         return
func.func @shifted(%a: tensor<2x8xf32>, %b: tensor<4x8xf32>) -> tensor<6x8xf32> {
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %e = tensor.empty() : tensor<6x8xf32>
  %y = linalg.generic {indexing_maps = [#id], iterator_types = ["parallel", "parallel"]} outs(%e : tensor<6x8xf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %is_first = arith.cmpi ult, %i, %c2 : index
    %element = scf.if %is_first -> (f32) {
      %first = tensor.extract %a[%i, %j] : tensor<2x8xf32>
      scf.yield %first : f32
    } else {
      %place = arith.subi %i, %c1 : index
      %second = tensor.extract %b[%place, %j] : tensor<4x8xf32>
      scf.yield %second : f32
    }
    linalg.yield %element : f32
  } -> tensor<6x8xf32>
  return %y : tensor<6x8xf32>
}

// -----

#id = affine_map<(i, j) -> (i, j)>

// The first part ends before the bound.
// CHECK-LABEL: func.func @beyond(
// CHECK-NOT:     tensor.concat
// CHECK:         return
func.func @beyond(%a: tensor<2x8xf32>, %b: tensor<3x8xf32>) -> tensor<6x8xf32> {
  %c3 = arith.constant 3 : index
  %e = tensor.empty() : tensor<6x8xf32>
  %y = linalg.generic {indexing_maps = [#id], iterator_types = ["parallel", "parallel"]} outs(%e : tensor<6x8xf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %is_first = arith.cmpi ult, %i, %c3 : index
    %element = scf.if %is_first -> (f32) {
      %first = tensor.extract %a[%i, %j] : tensor<2x8xf32>
      scf.yield %first : f32
    } else {
      %place = arith.subi %i, %c3 : index
      %second = tensor.extract %b[%place, %j] : tensor<3x8xf32>
      scf.yield %second : f32
    }
    linalg.yield %element : f32
  } -> tensor<6x8xf32>
  return %y : tensor<6x8xf32>
}

// -----

#id = affine_map<(i, j) -> (i, j)>

// The parts have more columns than the result.
// CHECK-LABEL: func.func @wider(
// CHECK-NOT:     tensor.concat
// CHECK:         return
func.func @wider(%a: tensor<2x9xf32>, %b: tensor<4x9xf32>) -> tensor<6x8xf32> {
  %c2 = arith.constant 2 : index
  %e = tensor.empty() : tensor<6x8xf32>
  %y = linalg.generic {indexing_maps = [#id], iterator_types = ["parallel", "parallel"]} outs(%e : tensor<6x8xf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %is_first = arith.cmpi ult, %i, %c2 : index
    %element = scf.if %is_first -> (f32) {
      %first = tensor.extract %a[%i, %j] : tensor<2x9xf32>
      scf.yield %first : f32
    } else {
      %place = arith.subi %i, %c2 : index
      %second = tensor.extract %b[%place, %j] : tensor<4x9xf32>
      scf.yield %second : f32
    }
    linalg.yield %element : f32
  } -> tensor<6x8xf32>
  return %y : tensor<6x8xf32>
}

// -----

#id = affine_map<(i, j) -> (i, j)>

// One part is read transposed, and what is chosen by another comparison is no concatenation.
// CHECK-LABEL: func.func @transposed(
// CHECK-NOT:     tensor.concat
// CHECK:         return
func.func @transposed(%a: tensor<4x4xf32>, %b: tensor<4x4xf32>) -> (tensor<8x4xf32>, tensor<8x4xf32>) {
  %c4 = arith.constant 4 : index
  %e = tensor.empty() : tensor<8x4xf32>
  %y = linalg.generic {indexing_maps = [#id], iterator_types = ["parallel", "parallel"]} outs(%e : tensor<8x4xf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %is_first = arith.cmpi ult, %i, %c4 : index
    %element = scf.if %is_first -> (f32) {
      %first = tensor.extract %a[%j, %i] : tensor<4x4xf32>
      scf.yield %first : f32
    } else {
      %place = arith.subi %i, %c4 : index
      %second = tensor.extract %b[%place, %j] : tensor<4x4xf32>
      scf.yield %second : f32
    }
    linalg.yield %element : f32
  } -> tensor<8x4xf32>
  %z = linalg.generic {indexing_maps = [#id], iterator_types = ["parallel", "parallel"]} outs(%e : tensor<8x4xf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %is_first = arith.cmpi uge, %i, %c4 : index
    %element = scf.if %is_first -> (f32) {
      %place = arith.subi %i, %c4 : index
      %first = tensor.extract %a[%place, %j] : tensor<4x4xf32>
      scf.yield %first : f32
    } else {
      %second = tensor.extract %b[%i, %j] : tensor<4x4xf32>
      scf.yield %second : f32
    }
    linalg.yield %element : f32
  } -> tensor<8x4xf32>
  return %y, %z : tensor<8x4xf32>, tensor<8x4xf32>
}
