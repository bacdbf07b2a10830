// RUN: tp25d-opt %s --outline-kernels=loops=false | FileCheck %s

#id = affine_map<(m, n) -> (m, n)>
module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 2>} {
  // The kernel computes all there is, and holds the operation itself for what follows to divide.
  // CHECK-LABEL: func.func @program(
  // CHECK-SAME:    %[[X:[^:]*]]: memref<4x8xf32>, %[[Y:[^:]*]]: memref<4x8xf32, strided<[16, 1], offset: 8>>
  // CHECK:         tp25d.launch @[[PLUS_ONE:[^ ]*]] ins(%[[X]] : memref<4x8xf32>) outs(%[[Y]] : memref<4x8xf32, strided<[16, 1], offset: 8>>) extent 1
  // CHECK-NEXT:    tp25d.launch @[[PLUS_ONE]] ins(%[[X]] : memref<4x8xf32>) outs(%[[Y]] : {{.*}}) extent 1
  func.func @program(%x: memref<4x8xf32>, %y: memref<4x8xf32, strided<[16, 1], offset: 8>>) {
    %one = arith.constant 1.0 : f32
    linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
        ins(%x : memref<4x8xf32>) outs(%y : memref<4x8xf32, strided<[16, 1], offset: 8>>) {
    ^bb0(%a: f32, %b: f32):
      %n = arith.addf %a, %one : f32
      linalg.yield %n : f32
    }
    linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
        ins(%x : memref<4x8xf32>) outs(%y : memref<4x8xf32, strided<[16, 1], offset: 8>>) {
    ^bb0(%a: f32, %b: f32):
      %n = arith.addf %a, %one : f32
      linalg.yield %n : f32
    }
    return
  }

  // CHECK:       func.func private @[[PLUS_ONE]](%[[X:.*]]: memref<4x8xf32>, %[[Y:.*]]: memref<4x8xf32, strided<[16, 1]>>) attributes {tp25d.kernel} {
  // CHECK-NEXT:    %[[ONE:.*]] = arith.constant 1.000000e+00 : f32
  // CHECK-NEXT:    linalg.generic {{.*}} ins(%[[X]] : memref<4x8xf32>) outs(%[[Y]] : memref<4x8xf32, strided<[16, 1]>>)
  // CHECK:           arith.addf %{{.*}}, %[[ONE]] : f32
  // CHECK:         return
  // CHECK-NOT:   func.func
}
