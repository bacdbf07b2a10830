// RUN: tp25d-opt %s | tp25d-opt | FileCheck %s

// CHECK-LABEL: func.func @dropout
func.func @dropout(%x: tensor<16x256xf32>, %h: tensor<4xbf16>) {
  // CHECK: tp25d.dropout %{{.*}} rate 1.000000e-01 : tensor<16x256xf32>
  %0 = tp25d.dropout %x rate 0.1 : tensor<16x256xf32>
  // CHECK: tp25d.dropout %{{.*}} rate 0.000000e+00 : tensor<4xbf16>
  %1 = tp25d.dropout %h rate 0.0 : tensor<4xbf16>
  return
}

// Two that look alike draw differently: neither is merged with the other.
// RUN: tp25d-opt %s --canonicalize --cse | FileCheck %s --check-prefix=TWICE
// TWICE-LABEL: func.func @twice
// TWICE-COUNT-2: tp25d.dropout
func.func @twice(%x: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>) {
  %0 = tp25d.dropout %x rate 0.5 : tensor<4xf32>
  %1 = tp25d.dropout %x rate 0.5 : tensor<4xf32>
  return %0, %1 : tensor<4xf32>, tensor<4xf32>
}
