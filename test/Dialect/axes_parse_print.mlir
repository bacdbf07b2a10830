// RUN: tp25d-opt %s | tp25d-opt | FileCheck %s

// CHECK-LABEL: func.func @axes
func.func @axes() attributes {
  // CHECK-DAG: none = #tp25d.axes<{}>
  none = #tp25d.axes<{}>,
  // CHECK-DAG: one = #tp25d.axes<{col}>
  one = #tp25d.axes<{col}>,
  // The order is kept: major to minor.
  // CHECK-DAG: all = #tp25d.axes<{col, row, dep, data}>
  all = #tp25d.axes<{col, row, dep, data}>
} {
  return
}
