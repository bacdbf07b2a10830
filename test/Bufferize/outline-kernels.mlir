// RUN: tp25d-opt %s --outline-kernels | FileCheck %s

#id = affine_map<(m, n) -> (m, n)>
#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  // Operations that are alike have one kernel; constants are within it, other values are its arguments.
  // CHECK-LABEL: func.func @alike(
  // CHECK-SAME:    %[[X:[^:]*]]: memref<4x8xf32>, %[[Y:[^:]*]]: memref<4x8xf32>, %[[S:[^:]*]]: f32
  // CHECK:         tp25d.launch @[[PLUS_ONE:[^ ]*]] ins(%[[X]] : memref<4x8xf32>) outs(%[[Y]] : memref<4x8xf32>) extent 4
  // CHECK-NEXT:    tp25d.launch @[[PLUS_ONE]] ins(%[[Y]] : memref<4x8xf32>) outs(%[[X]] : memref<4x8xf32>) extent 4
  // CHECK-NEXT:    tp25d.launch @[[PLUS:[^ ]*]] ins(%[[X]], %[[S]] : memref<4x8xf32>, f32) outs(%[[Y]] : memref<4x8xf32>) extent 4
  func.func @alike(%x: memref<4x8xf32>, %y: memref<4x8xf32>, %s: f32) {
    %one = arith.constant 1.0 : f32
    linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
        ins(%x : memref<4x8xf32>) outs(%y : memref<4x8xf32>) {
    ^bb0(%a: f32, %b: f32):
      %n = arith.addf %a, %one : f32
      linalg.yield %n : f32
    }
    linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
        ins(%y : memref<4x8xf32>) outs(%x : memref<4x8xf32>) {
    ^bb0(%a: f32, %b: f32):
      %n = arith.addf %a, %one : f32
      linalg.yield %n : f32
    }
    linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
        ins(%x : memref<4x8xf32>) outs(%y : memref<4x8xf32>) {
    ^bb0(%a: f32, %b: f32):
      %n = arith.addf %a, %s : f32
      linalg.yield %n : f32
    }
    return
  }

  // A buffer that is read and written is one argument: the kernel's arguments do not alias.
  // CHECK-LABEL: func.func @in_place(
  // CHECK-SAME:    %[[X:[^:]*]]: memref<4x8xf32>
  // CHECK-NEXT:    tp25d.launch @[[IN_PLACE:[^ ]*]] outs(%[[X]] : memref<4x8xf32>) extent 4
  func.func @in_place(%x: memref<4x8xf32>) {
    linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
        ins(%x : memref<4x8xf32>) outs(%x : memref<4x8xf32>) {
    ^bb0(%a: f32, %b: f32):
      %n = arith.negf %a : f32
      linalg.yield %n : f32
    }
    return
  }

  // The kernel sees a part of a buffer from its first element on.
  // CHECK-LABEL: func.func @part(
  // CHECK:         tp25d.launch @[[PART:[^ ]*]] ins(%{{.*}} : memref<4x8xf32>) outs(%{{.*}} : memref<4x8xf32, strided<[16, 1], offset: 8>>) extent 4
  func.func @part(%x: memref<4x8xf32>, %y: memref<4x8xf32, strided<[16, 1], offset: 8>>) {
    linalg.copy ins(%x : memref<4x8xf32>) outs(%y : memref<4x8xf32, strided<[16, 1], offset: 8>>)
    return
  }

  // The outermost parallel dimension is the one that is divided; without one there is one slice.
  // CHECK-LABEL: func.func @reductions(
  // CHECK:         tp25d.launch @[[COLUMNS:[^ ]*]] ins(%{{.*}} : memref<4x8xf32>) outs(%{{.*}} : memref<8xf32>) extent 8
  // CHECK:         tp25d.launch @[[ALL:[^ ]*]] ins(%{{.*}} : memref<8xf32>) outs(%{{.*}} : memref<f32>) extent 1
  func.func @reductions(%x: memref<4x8xf32>, %r: memref<8xf32>, %s: memref<f32>) {
    linalg.generic {indexing_maps = [#id, affine_map<(m, n) -> (n)>], iterator_types = ["reduction", "parallel"]}
        ins(%x : memref<4x8xf32>) outs(%r : memref<8xf32>) {
    ^bb0(%a: f32, %b: f32):
      %n = arith.addf %a, %b : f32
      linalg.yield %n : f32
    }
    linalg.generic {indexing_maps = [affine_map<(n) -> (n)>, affine_map<(n) -> ()>], iterator_types = ["reduction"]}
        ins(%r : memref<8xf32>) outs(%s : memref<f32>) {
    ^bb0(%a: f32, %b: f32):
      %n = arith.addf %a, %b : f32
      linalg.yield %n : f32
    }
    return
  }

  // What the product library can address is its own; for what it cannot there are dense copies, there and back.
  // CHECK-LABEL: func.func @addressable(
  // CHECK-NEXT:    tp25d.multiply
  // CHECK-NEXT:    return
  func.func @addressable(%a: memref<8x4xf32, strided<[1, 8]>>, %b: memref<4x6xf32>, %c: memref<8x6xf32, strided<[12, 1], offset: 6>>) {
    tp25d.multiply ins(%a, %b : memref<8x4xf32, strided<[1, 8]>>, memref<4x6xf32>) outs(%c : memref<8x6xf32, strided<[12, 1], offset: 6>>)
        epilogue [] {indexing_maps = [#mk, #kn, #mn]}
    return
  }

  // CHECK-LABEL: func.func @not_addressable(
  // CHECK-SAME:    %[[A:[^:]*]]: memref<8x4xf32>, %[[B:[^:]*]]: memref<4x6xf32, strided<[24, 2], offset: 1>>, %[[C:[^:]*]]: memref<8x6xf32>
  // CHECK-NEXT:    %[[DENSE:.*]] = memref.alloc() : memref<4x6xf32>
  // CHECK-NEXT:    tp25d.launch @{{.*}} ins(%[[B]] : {{.*}}) outs(%[[DENSE]] : {{.*}}) extent 4
  // CHECK-NEXT:    tp25d.multiply ins(%[[A]], %[[DENSE]] : memref<8x4xf32>, memref<4x6xf32>) outs(%[[C]] : memref<8x6xf32>)
  // CHECK-NEXT:    return
  func.func @not_addressable(%a: memref<8x4xf32>, %b: memref<4x6xf32, strided<[24, 2], offset: 1>>, %c: memref<8x6xf32>) {
    tp25d.multiply ins(%a, %b : memref<8x4xf32>, memref<4x6xf32, strided<[24, 2], offset: 1>>) outs(%c : memref<8x6xf32>)
        epilogue [] {indexing_maps = [#mk, #kn, #mn]}
    return
  }

  // With an epilogue C is dense; it is copied in if it is accumulated to.
  // CHECK-LABEL: func.func @epilogue(
  // CHECK-SAME:    %[[A:[^:]*]]: memref<8x4xf32>, %[[B:[^:]*]]: memref<4x6xf32>, %[[C:[^:]*]]: memref<8x6xf32, strided<[12, 1], offset: 6>>
  // CHECK-NEXT:    %[[DENSE:.*]] = memref.alloc() : memref<8x6xf32>
  // CHECK-NEXT:    tp25d.multiply {{.*}} outs(%[[DENSE]] : memref<8x6xf32>)
  // CHECK-NEXT:    tp25d.launch @{{.*}} ins(%[[DENSE]] : {{.*}}) outs(%[[C]] : {{.*}}) extent 8
  // CHECK-NEXT:    %[[DENSE:.*]] = memref.alloc() : memref<8x6xf32>
  // CHECK-NEXT:    tp25d.launch @{{.*}} ins(%[[C]] : {{.*}}) outs(%[[DENSE]] : {{.*}}) extent 8
  // CHECK-NEXT:    tp25d.multiply {{.*}} outs(%[[DENSE]] : memref<8x6xf32>) {{.*}} {accumulate
  // CHECK-NEXT:    tp25d.launch @{{.*}} ins(%[[DENSE]] : {{.*}}) outs(%[[C]] : {{.*}}) extent 8
  // CHECK-NEXT:    return
  func.func @epilogue(%a: memref<8x4xf32>, %b: memref<4x6xf32>, %c: memref<8x6xf32, strided<[12, 1], offset: 6>>, %bias: memref<6xf32>) {
    tp25d.multiply ins(%a, %b : memref<8x4xf32>, memref<4x6xf32>) outs(%c : memref<8x6xf32, strided<[12, 1], offset: 6>>)
        epilogue [#tp25d.epilogue<add>] with(%bias : memref<6xf32>) {indexing_maps = [#mk, #kn, #mn]}
    tp25d.multiply ins(%a, %b : memref<8x4xf32>, memref<4x6xf32>) outs(%c : memref<8x6xf32, strided<[12, 1], offset: 6>>)
        epilogue [#tp25d.epilogue<add>] with(%bias : memref<6xf32>) {accumulate, indexing_maps = [#mk, #kn, #mn]}
    return
  }

  // The kernels, behind the programs.
  // CHECK:       func.func private @[[PLUS_ONE]](%[[X:.*]]: memref<4x8xf32>, %[[Y:.*]]: memref<4x8xf32>, %[[BEGIN:.*]]: index, %[[END:.*]]: index) attributes {tp25d.kernel} {
  // CHECK-DAG:     %[[ONE:.*]] = arith.constant 1.000000e+00 : f32
  // CHECK:         scf.for %{{.*}} = %[[BEGIN]] to %[[END]] step
  // CHECK:           scf.for
  // CHECK:             %[[IN:.*]] = memref.load %[[X]]
  // CHECK:             %[[OUT:.*]] = arith.addf %[[IN]], %[[ONE]] : f32
  // CHECK:             memref.store %[[OUT]], %[[Y]]
  // CHECK:       func.func private @[[PLUS]](%{{.*}}: memref<4x8xf32>, %[[S:.*]]: f32, %{{.*}}: memref<4x8xf32>, %{{.*}}: index, %{{.*}}: index) attributes {tp25d.kernel} {
  // CHECK:         arith.addf %{{.*}}, %[[S]] : f32
  // CHECK:       func.func private @[[IN_PLACE]](%[[X:.*]]: memref<4x8xf32>, %{{.*}}: index, %{{.*}}: index)
  // CHECK:             %[[IN:.*]] = memref.load %[[X]]
  // CHECK:             %[[OUT:.*]] = arith.negf %[[IN]] : f32
  // CHECK:             memref.store %[[OUT]], %[[X]]
  // CHECK:       func.func private @[[PART]](%{{.*}}: memref<4x8xf32>, %{{.*}}: memref<4x8xf32, strided<[16, 1]>>, %{{.*}}: index, %{{.*}}: index)
  // The order of a sum is the code's, which may be vectorized.
  // CHECK:       func.func private @[[COLUMNS]](%{{.*}}: memref<4x8xf32>, %{{.*}}: memref<8xf32>, %[[BEGIN:.*]]: index, %[[END:.*]]: index)
  // CHECK:         scf.for
  // CHECK:           scf.for %{{.*}} = %[[BEGIN]] to %[[END]] step
  // CHECK:             arith.addf %{{.*}}, %{{.*}} fastmath<reassoc,contract> : f32
  // CHECK:       func.func private @[[ALL]](%{{.*}}: memref<8xf32>, %{{.*}}: memref<f32>, %{{.*}}: index, %{{.*}}: index)
  // CHECK:         %[[C8:.*]] = arith.constant 8 : index
  // CHECK:         scf.for %{{.*}} = %{{.*}} to %[[C8]] step
}
