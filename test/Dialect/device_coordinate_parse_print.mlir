// RUN: tp25d-opt %s | tp25d-opt | FileCheck %s

// CHECK-LABEL: func.func @coordinates
func.func @coordinates() {
  // CHECK: tp25d.device_coordinate data
  %data = tp25d.device_coordinate data
  // CHECK: tp25d.device_coordinate dep
  %dep = tp25d.device_coordinate dep
  // CHECK: tp25d.device_coordinate row
  %row = tp25d.device_coordinate row
  // CHECK: tp25d.device_coordinate col {some.attribute}
  %col = tp25d.device_coordinate col {some.attribute}
  return
}
