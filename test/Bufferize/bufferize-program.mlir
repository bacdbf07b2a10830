// RUN: tp25d-opt %s --bufferize-program | FileCheck %s

// CHECK-DAG: #[[IDENTITY:.*]] = affine_map<(d0, d1) -> (d0, d1)>
#id = affine_map<(m, n) -> (m, n)>
#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  // A broadcast block is read where it lies. The result is an argument that the program writes, with the attributes
  // that the result had.
  // CHECK-LABEL: func.func @broadcast(
  // CHECK-SAME:    %[[X:[^:]*]]: memref<4x8xf32> {tp25d.global = tensor<16x16xf32>, tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}
  // CHECK-SAME:    %[[Y:[^: ]*]]: memref<4x8xf32> {tp25d.global = tensor<16x16xf32>, tp25d.result = 0 : i64, tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}) {
  // CHECK:         %[[T:.*]] = tp25d.start broadcast %[[X]] from 1 along col : memref<4x8xf32> -> !tp25d.transfer
  // CHECK-NEXT:    %[[BLOCK:.*]] = tp25d.await %[[T]] : memref<4x8xf32>
  // CHECK-NEXT:    linalg.generic
  // CHECK-SAME:      ins(%[[BLOCK]] : memref<4x8xf32>) outs(%[[Y]] : memref<4x8xf32>)
  // CHECK:         return{{$}}
  func.func @broadcast(%x: tensor<4x8xf32> {tp25d.global = tensor<16x16xf32>, tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>})
      -> (tensor<4x8xf32> {tp25d.global = tensor<16x16xf32>, tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}) {
    %c1 = arith.constant 1 : index
    %0 = tp25d.broadcast %x from %c1 along col : tensor<4x8xf32>
    %e = tensor.empty() : tensor<4x8xf32>
    %1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
        ins(%0 : tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) {
    ^bb0(%a: f32, %b: f32):
      %n = arith.negf %a : f32
      linalg.yield %n : f32
    } -> tensor<4x8xf32>
    return %1 : tensor<4x8xf32>
  }

  // At the root a block lies in the buffer that was broadcast: what is read after that is overwritten is a copy.
  // CHECK-LABEL: func.func @lent(
  // CHECK:         %[[BUFFER:.*]] = memref.alloc()
  // CHECK:         tp25d.start all_reduce %{{.*}} into %[[BUFFER]]
  // CHECK:         tp25d.start broadcast %[[BUFFER]] from 1
  // CHECK:         %[[BLOCK:.*]] = tp25d.await %{{.*}} : memref<4x8xf32>
  // CHECK:         linalg.copy ins(%[[BLOCK]] : memref<4x8xf32>) outs(%[[COPY:.*]] : memref<4x8xf32>)
  // CHECK:         linalg.generic
  // CHECK-SAME:      outs(%[[BUFFER]] : memref<4x8xf32>)
  // CHECK:         linalg.generic
  // CHECK-SAME:      ins(%[[COPY]], %[[BUFFER]] :
  func.func @lent(%x: tensor<4x8xf32>) -> (tensor<4x8xf32> {tp25d.global = tensor<4x8xf32>}) {
    %c1 = arith.constant 1 : index
    %own = tp25d.all_reduce %x along row sum : tensor<4x8xf32>
    %block = tp25d.broadcast %own from %c1 along col : tensor<4x8xf32>
    %0 = linalg.generic {indexing_maps = [#id], iterator_types = ["parallel", "parallel"]} outs(%own : tensor<4x8xf32>) {
    ^bb0(%b: f32):
      %n = arith.negf %b : f32
      linalg.yield %n : f32
    } -> tensor<4x8xf32>
    %e = tensor.empty() : tensor<4x8xf32>
    %1 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
        ins(%block, %0 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) {
    ^bb0(%a: f32, %b: f32, %c: f32):
      %s = arith.addf %a, %b : f32
      linalg.yield %s : f32
    } -> tensor<4x8xf32>
    return %1 : tensor<4x8xf32>
  }

  // Arguments are the caller's: they are not overwritten either.
  // CHECK-LABEL: func.func @overwritten_argument(
  // CHECK-SAME:    %[[X:[^:]*]]: memref<4x8xf32>,
  // CHECK-SAME:    %[[Y:[^: ]*]]: memref<4x8xf32> {
  // CHECK-NEXT:    linalg.copy ins(%[[X]] : memref<4x8xf32>) outs(%[[Y]] : memref<4x8xf32>)
  // CHECK-NEXT:    linalg.generic
  // CHECK-SAME:      outs(%[[Y]] : memref<4x8xf32>)
  func.func @overwritten_argument(%x: tensor<4x8xf32>) -> (tensor<4x8xf32> {tp25d.global = tensor<4x8xf32>}) {
    %1 = linalg.generic {indexing_maps = [#id], iterator_types = ["parallel", "parallel"]} outs(%x : tensor<4x8xf32>) {
    ^bb0(%b: f32):
      %n = arith.negf %b : f32
      linalg.yield %n : f32
    } -> tensor<4x8xf32>
    return %1 : tensor<4x8xf32>
  }

  // CHECK-LABEL: func.func @reduce(
  // CHECK-SAME:    %[[X:[^:]*]]: memref<4x8xf32>,
  // CHECK-SAME:    %[[Y:[^: ]*]]: memref<4x8xf32> {
  // CHECK:         %[[T:.*]] = tp25d.start reduce %[[X]] into %[[Y]] from 1 along col combiner maximum : memref<4x8xf32>, memref<4x8xf32> -> !tp25d.transfer
  // CHECK-NEXT:    tp25d.await %[[T]]{{$}}
  // CHECK-NEXT:    return
  func.func @reduce(%x: tensor<4x8xf32>) -> (tensor<4x8xf32> {tp25d.global = tensor<4x8xf32>}) {
    %c1 = arith.constant 1 : index
    %e = tensor.empty() : tensor<4x8xf32>
    %0 = tp25d.reduce %x into %e to %c1 along col maximum : tensor<4x8xf32>
    return %0 : tensor<4x8xf32>
  }

  // CHECK-LABEL: func.func @collectives(
  // CHECK-SAME:    %[[X:[^:]*]]: memref<4x8xf32>,
  // CHECK-SAME:    %[[A:[^: ]*]]: memref<4x8xf32> {tp25d.global = tensor<4x8xf32>, tp25d.result = 0 : i64}
  // CHECK-SAME:    %[[B:[^: ]*]]: memref<8x8xf32> {tp25d.global = tensor<8x8xf32>, tp25d.result = 1 : i64}
  // CHECK-SAME:    %[[C:[^: ]*]]: memref<2x8xf32> {tp25d.global = tensor<2x8xf32>, tp25d.result = 2 : i64}
  // CHECK-SAME:    %[[D:[^: ]*]]: memref<4x8xf32> {tp25d.global = tensor<4x8xf32>, tp25d.result = 3 : i64}
  // CHECK-NEXT:    %[[T0:.*]] = tp25d.start all_reduce %[[X]] into %[[A]] along col combiner maximum
  // CHECK-NEXT:    tp25d.await %[[T0]]
  // CHECK-NEXT:    %[[T1:.*]] = tp25d.start all_gather %[[X]] into %[[B]] along col : memref<4x8xf32>, memref<8x8xf32>
  // CHECK-NEXT:    tp25d.await %[[T1]]
  // CHECK-NEXT:    %[[T2:.*]] = tp25d.start reduce_scatter %[[X]] into %[[C]] along row combiner product : memref<4x8xf32>, memref<2x8xf32>
  // CHECK-NEXT:    tp25d.await %[[T2]]
  // CHECK-NEXT:    %[[T3:.*]] = tp25d.start all_to_all %[[X]] into %[[D]] along dep : memref<4x8xf32>, memref<4x8xf32>
  // CHECK-NEXT:    tp25d.await %[[T3]]
  // CHECK-NEXT:    return
  func.func @collectives(%x: tensor<4x8xf32>)
      -> (tensor<4x8xf32> {tp25d.global = tensor<4x8xf32>}, tensor<8x8xf32> {tp25d.global = tensor<8x8xf32>},
          tensor<2x8xf32> {tp25d.global = tensor<2x8xf32>}, tensor<4x8xf32> {tp25d.global = tensor<4x8xf32>}) {
    %0 = tp25d.all_reduce %x along col maximum : tensor<4x8xf32>
    %1 = tp25d.all_gather %x along col dimension 0 : tensor<4x8xf32> -> tensor<8x8xf32>
    %2 = tp25d.reduce_scatter %x along row dimension 0 product : tensor<4x8xf32> -> tensor<2x8xf32>
    %3 = tp25d.all_to_all %x along dep split 0 concat 0 : tensor<4x8xf32> -> tensor<4x8xf32>
    return %0, %1, %2, %3 : tensor<4x8xf32>, tensor<8x8xf32>, tensor<2x8xf32>, tensor<4x8xf32>
  }

  // Transfers are of dense buffers: a part of one is copied first.
  // CHECK-LABEL: func.func @part(
  // CHECK:         %[[PART:.*]] = memref.subview %{{.*}}[0, 4] [4, 4] [1, 1]
  // CHECK:         %[[DENSE:.*]] = memref.alloc() {{.*}} : memref<4x4xf32>
  // CHECK:         linalg.copy ins(%[[PART]] : {{.*}}) outs(%[[DENSE]] : memref<4x4xf32>)
  // CHECK:         tp25d.start all_reduce %[[DENSE]] into
  func.func @part(%x: tensor<4x8xf32>) -> (tensor<4x4xf32> {tp25d.global = tensor<4x4xf32>}) {
    %0 = tensor.extract_slice %x[0, 4] [4, 4] [1, 1] : tensor<4x8xf32> to tensor<4x4xf32>
    %1 = tp25d.all_reduce %0 along col sum : tensor<4x4xf32>
    return %1 : tensor<4x4xf32>
  }

  // A result that is an argument, or another result, is copied.
  // CHECK-LABEL: func.func @same(
  // CHECK-SAME:    %[[X:[^:]*]]: memref<4x8xf32>,
  // CHECK-SAME:    %[[A:[^: ]*]]: memref<4x8xf32> {tp25d.global = tensor<4x8xf32>, tp25d.result = 0 : i64}
  // CHECK-SAME:    %[[B:[^: ]*]]: memref<4x8xf32> {tp25d.global = tensor<4x8xf32>, tp25d.result = 1 : i64}
  // CHECK-SAME:    %[[C:[^: ]*]]: memref<4x8xf32> {tp25d.global = tensor<4x8xf32>, tp25d.result = 2 : i64}
  // CHECK:         tp25d.start all_reduce %[[X]] into %[[A]]
  // CHECK-DAG:     linalg.copy ins(%[[A]] : memref<4x8xf32>) outs(%[[B]] : memref<4x8xf32>)
  // CHECK-DAG:     linalg.copy ins(%[[X]] : memref<4x8xf32>) outs(%[[C]] : memref<4x8xf32>)
  func.func @same(%x: tensor<4x8xf32>)
      -> (tensor<4x8xf32> {tp25d.global = tensor<4x8xf32>}, tensor<4x8xf32> {tp25d.global = tensor<4x8xf32>},
          tensor<4x8xf32> {tp25d.global = tensor<4x8xf32>}) {
    %0 = tp25d.all_reduce %x along col sum : tensor<4x8xf32>
    return %0, %0, %x : tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>
  }

  // A chain of products has one buffer.
  // CHECK-LABEL: func.func @multiply(
  // CHECK-SAME:    %[[A:[^:]*]]: memref<4x8xf32>, %[[B:[^:]*]]: memref<8x6xf32>, %[[BIAS:[^:]*]]: memref<6xf32>, %[[C:[^:]*]]: memref<4x6xf32> {
  // CHECK-NEXT:    tp25d.multiply ins(%[[A]], %[[B]] : memref<4x8xf32>, memref<8x6xf32>) outs(%[[C]] : memref<4x6xf32>) epilogue [] {indexing_maps
  // CHECK-NEXT:    tp25d.multiply ins(%[[A]], %[[B]] : memref<4x8xf32>, memref<8x6xf32>) outs(%[[C]] : memref<4x6xf32>)
  // CHECK-SAME:      epilogue [#tp25d.epilogue<add>] with(%[[BIAS]] : memref<6xf32>) {accumulate, indexing_maps
  // CHECK-NEXT:    return
  func.func @multiply(%a: tensor<4x8xf32>, %b: tensor<8x6xf32>, %bias: tensor<6xf32>)
      -> (tensor<4x6xf32> {tp25d.global = tensor<4x6xf32>}) {
    %e = tensor.empty() : tensor<4x6xf32>
    %0 = tp25d.multiply ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%e : tensor<4x6xf32>)
        epilogue [] {indexing_maps = [#mk, #kn, #mn]} -> tensor<4x6xf32>
    %1 = tp25d.multiply ins(%a, %b : tensor<4x8xf32>, tensor<8x6xf32>) outs(%0 : tensor<4x6xf32>)
        epilogue [#tp25d.epilogue<add>] with(%bias : tensor<6xf32>) {accumulate, indexing_maps = [#mk, #kn, #mn]} -> tensor<4x6xf32>
    return %1 : tensor<4x6xf32>
  }
}
