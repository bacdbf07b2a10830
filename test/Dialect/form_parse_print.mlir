// RUN: tp25d-opt %s | tp25d-opt | FileCheck %s

// CHECK-LABEL: func.func @forms
func.func @forms() attributes {
  // Rows by (dep, row), columns by col, C stays put.
  // CHECK-DAG: c = #tp25d.form<[{dep, row}, {col}, {}], stationary = c, step = 2, along = [col, row]>
  c = #tp25d.form<[{dep, row}, {col}, {}], stationary = c, step = 2, along = [col, row]>,
  // The weight B stays put.
  // CHECK-DAG: b = #tp25d.form<[{dep}, {col}, {row}], stationary = b, step = 0, along = [col, row]>
  b = #tp25d.form<[{dep}, {col}, {row}], stationary = b, step = 0, along = [col, row]>,
  // CHECK-DAG: a = #tp25d.form<[{dep, row}, {}, {col}], stationary = a, step = 1, along = [row, col]>
  a = #tp25d.form<[{dep, row}, {}, {col}], stationary = a, step = 1, along = [row, col]>,
  // Classic 2.5-D: depth splits k.
  // CHECK-DAG: depth_k = #tp25d.form<[{row}, {col}, {dep}], stationary = c, step = 2, along = [col, row]>
  depth_k = #tp25d.form<[{row}, {col}, {dep}], stationary = c, step = 2, along = [col, row]>,
  // Batched; no matrix travels.
  // CHECK-DAG: local = #tp25d.form<[{data, dep}, {row, col}, {}, {}]>
  local = #tp25d.form<[{data, dep}, {row, col}, {}, {}]>,
  // CHECK-DAG: alone = #tp25d.form<[{}, {}, {}]>
  alone = #tp25d.form<[{}, {}, {}]>
} {
  return
}

// CHECK-LABEL: func.func @on_a_product
func.func @on_a_product(%a: tensor<8x6xf32>, %b: tensor<6x4xf32>, %c: tensor<8x4xf32>) -> tensor<8x4xf32> {
  // CHECK: linalg.matmul {tp25d.form = #tp25d.form<[{row}, {col}, {}], stationary = c, step = 2, along = [col, row]>}
  %0 = linalg.matmul {tp25d.form = #tp25d.form<[{row}, {col}, {}], stationary = c, step = 2, along = [col, row]>}
      ins(%a, %b : tensor<8x6xf32>, tensor<6x4xf32>) outs(%c : tensor<8x4xf32>) -> tensor<8x4xf32>
  return %0 : tensor<8x4xf32>
}
