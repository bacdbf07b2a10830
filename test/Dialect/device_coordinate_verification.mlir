// RUN: tp25d-opt %s -split-input-file -verify-diagnostics

func.func @axis() {
  // expected-error@+2 {{expected ::tp25d::Axis to be one of: data, dep, row, col}}
  // expected-error@+2 {{failed to parse Tp25d_AxisAttr}}
  %0 = tp25d.device_coordinate depth
  return
}
