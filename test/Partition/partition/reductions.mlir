// RUN: tp25d-opt %s --partition --plan-reshards | FileCheck %s

// Reductions over a dimension that is split: every device reduces its part, and the parts are combined in the same way.
#mn = affine_map<(m, n) -> (m, n)>
#m = affine_map<(m, n) -> (m)>
#X = #tp25d.sharding<[{dep, row}, {col}]>
#R = #tp25d.sharding<[{dep, row}]>
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  // CHECK-LABEL: func.func @sum(
  // CHECK:         %[[PARTIAL:.*]] = linalg.reduce { arith.addf } ins(%{{.*}} : tensor<4x16xf32>) outs(%{{.*}} : tensor<4xf32>) dimensions = [1]
  // CHECK-NEXT:    %[[SUM:.*]] = tp25d.all_reduce %[[PARTIAL]] along col sum : tensor<4xf32>
  // CHECK-NEXT:    return %[[SUM]]
  func.func @sum(%x: tensor<16x32xf32> {tp25d.sharding = #X}) -> (tensor<16xf32> {tp25d.sharding = #R}) {
    %z = arith.constant {tp25d.sharding = #R} dense<0.0> : tensor<16xf32>
    %0 = linalg.reduce { arith.addf } ins(%x : tensor<16x32xf32>) outs(%z : tensor<16xf32>) dimensions = [1] {tp25d.sharding = #R}
    return %0 : tensor<16xf32>
  }

  // What it starts from, if not zero, counts once: the parts start from zero, and it is added at the end.
  // CHECK-LABEL: func.func @sum_onto(
  // CHECK-SAME:    %[[INIT:[^:]*]]: tensor<4xf32>
  // CHECK:         %[[ZERO:.*]] = arith.constant 0.0
  // CHECK:         %[[ZEROS:.*]] = linalg.fill ins(%[[ZERO]] : f32)
  // CHECK:         %[[PARTIAL:.*]] = linalg.reduce { arith.addf } ins(%{{.*}} : tensor<4x16xf32>) outs(%[[ZEROS]] : tensor<4xf32>)
  // CHECK-NEXT:    %[[SUM:.*]] = tp25d.all_reduce %[[PARTIAL]] along col sum : tensor<4xf32>
  // CHECK:         %[[Y:.*]] = linalg.generic
  // CHECK-SAME:      ins(%[[INIT]], %[[SUM]] :
  // CHECK:           arith.addf
  // CHECK:         return %[[Y]]
  func.func @sum_onto(%z: tensor<16xf32> {tp25d.sharding = #R}, %x: tensor<16x32xf32> {tp25d.sharding = #X})
      -> (tensor<16xf32> {tp25d.sharding = #R}) {
    %0 = linalg.reduce { arith.addf } ins(%x : tensor<16x32xf32>) outs(%z : tensor<16xf32>) dimensions = [1] {tp25d.sharding = #R}
    return %0 : tensor<16xf32>
  }

  // A dimension that is not split is reduced as ever, from where it starts.
  // CHECK-LABEL: func.func @not_split(
  // CHECK-SAME:    %[[INIT:[^:]*]]: tensor<8xf32>
  // CHECK-NEXT:    %[[SUM:.*]] = linalg.reduce { arith.addf } ins(%{{.*}} : tensor<8x32xf32>) outs(%[[INIT]] : tensor<8xf32>)
  // CHECK-NEXT:    return %[[SUM]]
  func.func @not_split(%z: tensor<16xf32> {tp25d.sharding = #tp25d.sharding<[{row}]>},
                       %x: tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {}]>})
      -> (tensor<16xf32> {tp25d.sharding = #tp25d.sharding<[{row}]>}) {
    %0 = linalg.reduce { arith.addf } ins(%x : tensor<16x32xf32>) outs(%z : tensor<16xf32>) dimensions = [1]
        {tp25d.sharding = #tp25d.sharding<[{row}]>}
    return %0 : tensor<16xf32>
  }

  // Products start from one.
  // CHECK-LABEL: func.func @product_onto(
  // CHECK:         %[[ONE:.*]] = arith.constant 1 : i32
  // CHECK:         %[[ONES:.*]] = linalg.fill ins(%[[ONE]] : i32)
  // CHECK:         %[[PARTIAL:.*]] = linalg.reduce { arith.muli {{.*}} ins(%{{.*}} : tensor<4x16xi32>) outs(%[[ONES]] : tensor<4xi32>)
  // CHECK-NEXT:    tp25d.all_reduce %[[PARTIAL]] along col product : tensor<4xi32>
  // CHECK:         linalg.generic
  // CHECK:           arith.muli
  func.func @product_onto(%z: tensor<16xi32> {tp25d.sharding = #R}, %x: tensor<16x32xi32> {tp25d.sharding = #X})
      -> (tensor<16xi32> {tp25d.sharding = #R}) {
    %0 = linalg.reduce { arith.muli } ins(%x : tensor<16x32xi32>) outs(%z : tensor<16xi32>) dimensions = [1] {tp25d.sharding = #R}
    return %0 : tensor<16xi32>
  }

  // Maxima and minima may start from the same value on every device.
  // CHECK-LABEL: func.func @maximum(
  // CHECK-SAME:    %[[INIT:[^:]*]]: tensor<4xf32>
  // CHECK-NEXT:    %[[PARTIAL:.*]] = linalg.reduce { arith.maximumf } ins(%{{.*}} : tensor<4x16xf32>) outs(%[[INIT]] : tensor<4xf32>)
  // CHECK-NEXT:    %[[MAX:.*]] = tp25d.all_reduce %[[PARTIAL]] along col maximum : tensor<4xf32>
  // CHECK-NEXT:    return %[[MAX]]
  func.func @maximum(%z: tensor<16xf32> {tp25d.sharding = #R}, %x: tensor<16x32xf32> {tp25d.sharding = #X})
      -> (tensor<16xf32> {tp25d.sharding = #R}) {
    %0 = linalg.reduce { arith.maximumf } ins(%x : tensor<16x32xf32>) outs(%z : tensor<16xf32>) dimensions = [1] {tp25d.sharding = #R}
    return %0 : tensor<16xf32>
  }

  // CHECK-LABEL: func.func @minimum_of_integers(
  // CHECK:         tp25d.all_reduce %{{.*}} along col minimum : tensor<4xi32>
  func.func @minimum_of_integers(%z: tensor<16xi32> {tp25d.sharding = #R}, %x: tensor<16x32xi32> {tp25d.sharding = #X})
      -> (tensor<16xi32> {tp25d.sharding = #R}) {
    %0 = linalg.reduce { arith.minsi } ins(%x : tensor<16x32xi32>) outs(%z : tensor<16xi32>) dimensions = [1] {tp25d.sharding = #R}
    return %0 : tensor<16xi32>
  }

  // Over all dimensions, and all axes.
  // CHECK-LABEL: func.func @to_a_scalar(
  // CHECK:         %[[PARTIAL:.*]] = linalg.reduce { arith.addf } ins(%{{.*}} : tensor<4x16xf32>) outs(%{{.*}} : tensor<f32>) dimensions = [0, 1]
  // CHECK-NEXT:    %[[S1:.*]] = tp25d.all_reduce %[[PARTIAL]] along [[FIRST:dep|row|col]] sum : tensor<f32>
  // CHECK-NEXT:    %[[S2:.*]] = tp25d.all_reduce %[[S1]] along [[SECOND:dep|row|col]] sum : tensor<f32>
  // CHECK-NEXT:    %[[S3:.*]] = tp25d.all_reduce %[[S2]] along [[THIRD:dep|row|col]] sum : tensor<f32>
  // CHECK-NEXT:    return %[[S3]]
  func.func @to_a_scalar(%x: tensor<16x32xf32> {tp25d.sharding = #X}) -> (tensor<f32> {tp25d.sharding = #tp25d.sharding<[]>}) {
    %z = arith.constant {tp25d.sharding = #tp25d.sharding<[]>} dense<0.0> : tensor<f32>
    %0 = linalg.reduce { arith.addf } ins(%x : tensor<16x32xf32>) outs(%z : tensor<f32>) dimensions = [0, 1]
        {tp25d.sharding = #tp25d.sharding<[]>}
    return %0 : tensor<f32>
  }

  // Unsigned maxima are no combination that the runtime knows: the dimension is gathered first.
  // CHECK-LABEL: func.func @unknown_combiner(
  // CHECK:         %[[X:.*]] = tp25d.all_gather %{{.*}} along col dimension 1 : tensor<4x16xi32> -> tensor<4x32xi32>
  // CHECK-NEXT:    %[[MAX:.*]] = linalg.reduce { arith.maxui } ins(%[[X]] : tensor<4x32xi32>)
  // CHECK-NEXT:    return %[[MAX]]
  func.func @unknown_combiner(%z: tensor<16xi32> {tp25d.sharding = #R}, %x: tensor<16x32xi32> {tp25d.sharding = #X})
      -> (tensor<16xi32> {tp25d.sharding = #R}) {
    %0 = linalg.reduce { arith.maxui } ins(%x : tensor<16x32xi32>) outs(%z : tensor<16xi32>) dimensions = [1] {tp25d.sharding = #R}
    return %0 : tensor<16xi32>
  }

  // Nor is the place of the maximum, which combines two results. Rows stay split.
  // CHECK-LABEL: func.func @argmax(
  // CHECK:         %[[X:.*]] = tp25d.all_gather %{{.*}} along col dimension 1 : tensor<4x16xf32> -> tensor<4x32xf32>
  // CHECK-NEXT:    linalg.generic
  // CHECK-SAME:      ins(%[[X]] : tensor<4x32xf32>) outs(%{{.*}}, %{{.*}} : tensor<4xf32>, tensor<4xindex>)
  // CHECK:           %[[J:.*]] = linalg.index 1
  // CHECK:           arith.select %{{.*}}, %[[J]], %{{.*}} : index
  func.func @argmax(%x: tensor<16x32xf32> {tp25d.sharding = #X}, %z: tensor<16xf32> {tp25d.sharding = #R},
                    %y: tensor<16xindex> {tp25d.sharding = #R})
      -> (tensor<16xf32> {tp25d.sharding = #R}, tensor<16xindex> {tp25d.sharding = #R}) {
    %0:2 = linalg.generic {indexing_maps = [#mn, #m, #m], iterator_types = ["parallel", "reduction"]}
        ins(%x : tensor<16x32xf32>) outs(%z, %y : tensor<16xf32>, tensor<16xindex>) attrs = {tp25d.sharding = [#R, #R]} {
    ^bb0(%a: f32, %b: f32, %i: index):
      %j = linalg.index 1 : index
      %c = arith.cmpf ogt, %a, %b : f32
      %s = arith.select %c, %a, %b : f32
      %t = arith.select %c, %j, %i : index
      linalg.yield %s, %t : f32, index
    } -> (tensor<16xf32>, tensor<16xindex>)
    return %0#0, %0#1 : tensor<16xf32>, tensor<16xindex>
  }

  // Two sums in one operation.
  // CHECK-LABEL: func.func @two_sums(
  // CHECK:         %[[PARTIAL:.*]]:2 = linalg.generic
  // CHECK-SAME:      ins(%{{.*}} : tensor<4x16xf32>)
  // CHECK-DAG:     tp25d.all_reduce %[[PARTIAL]]#0 along col sum : tensor<4xf32>
  // CHECK-DAG:     tp25d.all_reduce %[[PARTIAL]]#1 along col sum : tensor<4xf32>
  func.func @two_sums(%x: tensor<16x32xf32> {tp25d.sharding = #X})
      -> (tensor<16xf32> {tp25d.sharding = #R}, tensor<16xf32> {tp25d.sharding = #R}) {
    %z = arith.constant {tp25d.sharding = #R} dense<0.0> : tensor<16xf32>
    %0:2 = linalg.generic {indexing_maps = [#mn, #m, #m], iterator_types = ["parallel", "reduction"]}
        ins(%x : tensor<16x32xf32>) outs(%z, %z : tensor<16xf32>, tensor<16xf32>) attrs = {tp25d.sharding = [#R, #R]} {
    ^bb0(%a: f32, %b: f32, %c: f32):
      %s = arith.addf %b, %a : f32
      %square = arith.mulf %a, %a : f32
      %t = arith.addf %c, %square : f32
      linalg.yield %s, %t : f32, f32
    } -> (tensor<16xf32>, tensor<16xf32>)
    return %0#0, %0#1 : tensor<16xf32>, tensor<16xf32>
  }

  // A table is split along the sum, and the result by the same axis along its rows: the table, a parameter, stays where
  // it is, whatever that costs, and the devices of a column exchange rows of the result instead.
  // CHECK-LABEL: func.func @table(
  // CHECK-SAME:    %[[PLACES:[^:]*]]: tensor<16xi32>{{.*}}, %[[TABLE:[^:]*]]: tensor<4x8xf32>
  // CHECK:         %[[GATHERED:.*]] = tp25d.all_gather %[[PLACES]] along row dimension 0
  // CHECK:         %[[PARTIAL:.*]] = linalg.generic {{.*}} ins(%[[GATHERED]], %[[TABLE]] : tensor<32xi32>, tensor<4x8xf32>)
  // CHECK:         %[[Y:.*]] = tp25d.reduce_scatter %[[PARTIAL]] along row dimension 0 sum
  // CHECK-NEXT:    return %[[Y]]
  func.func @table(%places: tensor<64xi32> {tp25d.sharding = #R},
                   %table: tensor<8x16xf32> {tp25d.param = "table", tp25d.sharding = #tp25d.sharding<[{row}, {col}]>})
      -> (tensor<64x16xf32> {tp25d.sharding = #X}) {
    %zeros = arith.constant {tp25d.sharding = #X} dense<0.0> : tensor<64x16xf32>
    %zero = arith.constant 0.0 : f32
    %0 = linalg.generic {
        indexing_maps = [affine_map<(t, h, v) -> (t)>, affine_map<(t, h, v) -> (v, h)>, affine_map<(t, h, v) -> (t, h)>],
        iterator_types = ["parallel", "parallel", "reduction"]}
        ins(%places, %table : tensor<64xi32>, tensor<8x16xf32>) outs(%zeros : tensor<64x16xf32>)
        attrs = {tp25d.sharding = #X} {
    ^bb0(%place: i32, %element: f32, %sum: f32):
      %v = linalg.index 2 : index
      %here = arith.index_cast %v : index to i32
      %found = arith.cmpi eq, %here, %place : i32
      %term = arith.select %found, %element, %zero : f32
      %new = arith.addf %sum, %term : f32
      linalg.yield %new : f32
    } -> tensor<64x16xf32>
    return %0 : tensor<64x16xf32>
  }
}
