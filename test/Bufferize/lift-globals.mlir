// RUN: tp25d-opt --lift-globals %s | FileCheck %s

// A constant that is read twice becomes one parameter, before the results, with its value; it is whole on every device.
// CHECK-NOT:   memref.global
// CHECK-LABEL: func.func @twice
// CHECK-SAME:    (%[[X:[a-z0-9]+]]: memref<2x2xf32> {tp25d.global = tensor<4x4xf32>, tp25d.sharding = #tp25d.sharding<[{row}, {col}]>},
// CHECK-SAME:    %[[W:[a-z0-9]+]]: memref<2x2xf32> {tp25d.global = tensor<2x2xf32>, tp25d.param = "weights", tp25d.sharding = #tp25d.sharding<[{}, {}]>, tp25d.value = dense<{{.*}}> : tensor<2x2xf32>},
// CHECK-SAME:    %[[Y:[a-z0-9]+]]: memref<2x2xf32> {tp25d.global = tensor<4x4xf32>, tp25d.result = 0 : i64
// CHECK-NOT:     memref.get_global
// CHECK:         linalg.add ins(%[[X]], %[[W]] :
// CHECK:         linalg.add ins(%[[Y]], %[[W]] :
module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 2>} {
  memref.global "private" constant @weights : memref<2x2xf32> = dense<[[1.0, 2.0], [3.0, 4.0]]>
  func.func @twice(%x: memref<2x2xf32> {tp25d.global = tensor<4x4xf32>, tp25d.sharding = #tp25d.sharding<[{row}, {col}]>},
      %y: memref<2x2xf32> {tp25d.global = tensor<4x4xf32>, tp25d.result = 0 : i64, tp25d.sharding = #tp25d.sharding<[{row}, {col}]>}) {
    %a = memref.get_global @weights : memref<2x2xf32>
    linalg.add ins(%x, %a : memref<2x2xf32>, memref<2x2xf32>) outs(%y : memref<2x2xf32>)
    %b = memref.get_global @weights : memref<2x2xf32>
    linalg.add ins(%y, %b : memref<2x2xf32>, memref<2x2xf32>) outs(%y : memref<2x2xf32>)
    return
  }
}
