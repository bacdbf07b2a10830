// RUN: tp25d-opt %s --partition | FileCheck %s

#mn = affine_map<(m, n) -> (m, n)>
#nm = affine_map<(m, n) -> (n, m)>
#m = affine_map<(m, n) -> (m)>
#n = affine_map<(m, n) -> (n)>
#X = #tp25d.sharding<[{dep, row}, {col}]>
#R = #tp25d.sharding<[{dep, row}]>
#C = #tp25d.sharding<[{col}]>
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  // What is split alike needs nobody else.
  // CHECK-LABEL: func.func @bias(
  // CHECK-NOT:     tp25d.reshard
  // CHECK:         linalg.generic
  // CHECK-SAME:      ins(%{{.*}}, %{{.*}} : tensor<4x16xf32>, tensor<16xf32>) outs(%{{.*}} : tensor<4x16xf32>) {
  func.func @bias(%x: tensor<16x32xf32> {tp25d.sharding = #X}, %b: tensor<32xf32> {tp25d.sharding = #C})
      -> (tensor<16x32xf32> {tp25d.sharding = #X}) {
    %e = tensor.empty() {tp25d.sharding = #X} : tensor<16x32xf32>
    %0 = linalg.generic {indexing_maps = [#mn, #n, #mn], iterator_types = ["parallel", "parallel"]}
        ins(%x, %b : tensor<16x32xf32>, tensor<32xf32>) outs(%e : tensor<16x32xf32>) attrs = {tp25d.sharding = #X} {
    ^bb0(%a: f32, %c: f32, %out: f32):
      %s = arith.addf %a, %c : f32
      linalg.yield %s : f32
    } -> tensor<16x32xf32>
    return %0 : tensor<16x32xf32>
  }

  // The annotation decides where operands disagree.
  // CHECK-LABEL: func.func @disagreement(
  // CHECK-SAME:    %[[X:[^:]*]]: tensor<4x16xf32>
  // CHECK-SAME:    %[[Y:[^: ]*]]: tensor<8x8xf32>
  // CHECK:         %[[Z:.*]] = tp25d.reshard %[[X]] from <[{dep, row}, {col}]> to <[{col}, {row, dep}]> : tensor<4x16xf32> -> tensor<8x8xf32>
  // CHECK:         linalg.add ins(%[[Z]], %[[Y]] : tensor<8x8xf32>, tensor<8x8xf32>)
  func.func @disagreement(%x: tensor<16x32xf32> {tp25d.sharding = #X},
                          %y: tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{col}, {row, dep}]>})
      -> (tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{col}, {row, dep}]>}) {
    %e = tensor.empty() {tp25d.sharding = #tp25d.sharding<[{col}, {row, dep}]>} : tensor<16x32xf32>
    %0 = linalg.add {tp25d.sharding = #tp25d.sharding<[{col}, {row, dep}]>}
        ins(%x, %y : tensor<16x32xf32>, tensor<16x32xf32>) outs(%e : tensor<16x32xf32>) -> tensor<16x32xf32>
    return %0 : tensor<16x32xf32>
  }

  // CHECK-LABEL: func.func @transpose(
  // CHECK:         linalg.transpose ins(%{{.*}} : tensor<4x16xf32>) outs(%{{.*}} : tensor<16x4xf32>) permutation = [1, 0]
  func.func @transpose(%x: tensor<16x32xf32> {tp25d.sharding = #X})
      -> (tensor<32x16xf32> {tp25d.sharding = #tp25d.sharding<[{col}, {dep, row}]>}) {
    %e = tensor.empty() {tp25d.sharding = #tp25d.sharding<[{col}, {dep, row}]>} : tensor<32x16xf32>
    %0 = linalg.transpose ins(%x : tensor<16x32xf32>) outs(%e : tensor<32x16xf32>) permutation = [1, 0]
        {tp25d.sharding = #tp25d.sharding<[{col}, {dep, row}]>}
    return %0 : tensor<32x16xf32>
  }

  // X + X^T: one of them is wanted both ways.
  // CHECK-LABEL: func.func @plus_transpose(
  // CHECK-SAME:    %[[X:[^:]*]]: tensor<4x8xf32>
  // CHECK:         %[[T:.*]] = tp25d.reshard %[[X]] from <[{dep, row}, {col}]> to <[{col}, {dep, row}]> : tensor<4x8xf32> -> tensor<8x4xf32>
  // CHECK:         linalg.generic
  // CHECK-SAME:      ins(%[[X]], %[[T]] : tensor<4x8xf32>, tensor<8x4xf32>) outs(%{{.*}} : tensor<4x8xf32>)
  func.func @plus_transpose(%x: tensor<16x16xf32> {tp25d.sharding = #X}) -> (tensor<16x16xf32> {tp25d.sharding = #X}) {
    %e = tensor.empty() {tp25d.sharding = #X} : tensor<16x16xf32>
    %0 = linalg.generic {indexing_maps = [#mn, #nm, #mn], iterator_types = ["parallel", "parallel"]}
        ins(%x, %x : tensor<16x16xf32>, tensor<16x16xf32>) outs(%e : tensor<16x16xf32>) attrs = {tp25d.sharding = #X} {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %s = arith.addf %a, %b : f32
      linalg.yield %s : f32
    } -> tensor<16x16xf32>
    return %0 : tensor<16x16xf32>
  }

  // An index counts in the whole tensor: a loop that is split starts where the device's block does, major axis first.
  // CHECK-LABEL: func.func @index(
  // CHECK-DAG:     %[[ROW:.*]] = tp25d.device_coordinate row
  // CHECK-DAG:     %[[DEP:.*]] = tp25d.device_coordinate dep
  // CHECK-DAG:     %[[COL:.*]] = tp25d.device_coordinate col
  // CHECK-DAG:     %[[C4:.*]] = arith.constant 4 : index
  // CHECK-DAG:     %[[C8:.*]] = arith.constant 8 : index
  // CHECK-DAG:     %[[C16:.*]] = arith.constant 16 : index
  // CHECK-DAG:     %[[ROWS:.*]] = arith.muli %[[ROW]], %[[C4]]
  // CHECK-DAG:     %[[DEPS:.*]] = arith.muli %[[DEP]], %[[C8]]
  // CHECK-DAG:     %[[COLS:.*]] = arith.muli %[[COL]], %[[C16]]
  // CHECK-DAG:     %[[ROWS0:.*]] = arith.addi %{{.*}}, %[[ROWS]]
  // CHECK-DAG:     %[[BEGIN0:.*]] = arith.addi %[[ROWS0]], %[[DEPS]]
  // CHECK-DAG:     %[[BEGIN1:.*]] = arith.addi %{{.*}}, %[[COLS]]
  // CHECK:         linalg.generic
  // CHECK-SAME:      ins(%{{.*}} : tensor<4x16xf32>)
  // CHECK:           %[[I:.*]] = linalg.index 0
  // CHECK:           %[[WHOLE_I:.*]] = arith.addi %[[I]], %[[BEGIN0]]
  // CHECK:           %[[J:.*]] = linalg.index 1
  // CHECK:           %[[WHOLE_J:.*]] = arith.addi %[[J]], %[[BEGIN1]]
  // CHECK:           arith.cmpi sge, %[[WHOLE_I]], %[[WHOLE_J]]
  func.func @index(%x: tensor<16x32xf32> {tp25d.sharding = #X}) -> (tensor<16x32xf32> {tp25d.sharding = #X}) {
    %e = tensor.empty() {tp25d.sharding = #X} : tensor<16x32xf32>
    %0 = linalg.generic {indexing_maps = [#mn, #mn], iterator_types = ["parallel", "parallel"]}
        ins(%x : tensor<16x32xf32>) outs(%e : tensor<16x32xf32>) attrs = {tp25d.sharding = #X} {
    ^bb0(%a: f32, %b: f32):
      %i = linalg.index 0 : index
      %j = linalg.index 1 : index
      %c = arith.cmpi sge, %i, %j : index
      %s = arith.select %c, %a, %b : f32
      linalg.yield %s : f32
    } -> tensor<16x32xf32>
    return %0 : tensor<16x32xf32>
  }

  // A tensor that a body reads at indices of its own must be whole.
  // CHECK-LABEL: func.func @embedding(
  // CHECK-SAME:    %[[TABLE:[^:]*]]: tensor<8x16xf32>
  // CHECK:         %[[WHOLE:.*]] = tp25d.reshard %[[TABLE]] from <[{row}, {col}]> to <[{}, {}]> : tensor<8x16xf32> -> tensor<16x32xf32>
  // CHECK:         %[[BEGIN:.*]] = arith.addi
  // CHECK:         linalg.generic
  // CHECK-SAME:      ins(%{{.*}} : tensor<2xindex>) outs(%{{.*}} : tensor<2x16xf32>)
  // CHECK:         ^bb0(%[[TOKEN:.*]]: index, %{{.*}}: f32):
  // CHECK:           %[[J:.*]] = linalg.index 1
  // CHECK:           %[[WHOLE_J:.*]] = arith.addi %[[J]], %[[BEGIN]]
  // CHECK:           tensor.extract %[[WHOLE]][%[[TOKEN]], %[[WHOLE_J]]] : tensor<16x32xf32>
  func.func @embedding(%table: tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {col}]>},
                       %tokens: tensor<8xindex> {tp25d.sharding = #R}) -> (tensor<8x32xf32> {tp25d.sharding = #X}) {
    %e = tensor.empty() {tp25d.sharding = #X} : tensor<8x32xf32>
    %0 = linalg.generic {indexing_maps = [#m, #mn], iterator_types = ["parallel", "parallel"]}
        ins(%tokens : tensor<8xindex>) outs(%e : tensor<8x32xf32>) attrs = {tp25d.sharding = #X} {
    ^bb0(%token: index, %out: f32):
      %j = linalg.index 1 : index
      %value = tensor.extract %table[%token, %j] : tensor<16x32xf32>
      linalg.yield %value : f32
    } -> tensor<8x32xf32>
    return %0 : tensor<8x32xf32>
  }

  // An operation without a rule is computed whole on every device, and its result cut; scalars are what they are.
  // CHECK-LABEL: func.func @without_a_rule(
  // CHECK-SAME:    %[[X:[^:]*]]: tensor<4x16xf32>
  // CHECK:         %[[WHOLE:.*]] = tp25d.reshard %[[X]] from <[{dep, row}, {col}]> to <[{}, {}]> : tensor<4x16xf32> -> tensor<16x32xf32>
  // CHECK:         %[[Y:.*]] = arith.negf %[[WHOLE]] : tensor<16x32xf32>
  // CHECK:         tp25d.reshard %[[Y]] from <[{}, {}]> to <[{dep, row}, {col}]> : tensor<16x32xf32> -> tensor<4x16xf32>
  // CHECK:         %[[FIRST:.*]] = tensor.extract %[[WHOLE]]
  // CHECK:         linalg.fill ins(%[[FIRST]] : f32) outs(%{{.*}} : tensor<4xf32>)
  func.func @without_a_rule(%x: tensor<16x32xf32> {tp25d.sharding = #X})
      -> (tensor<16x32xf32> {tp25d.sharding = #X}, tensor<16xf32> {tp25d.sharding = #R}) {
    %zero = arith.constant 0 : index
    %0 = arith.negf %x {tp25d.sharding = #X} : tensor<16x32xf32>
    %1 = tensor.extract %x[%zero, %zero] : tensor<16x32xf32>
    %e = tensor.empty() {tp25d.sharding = #R} : tensor<16xf32>
    %2 = linalg.fill {tp25d.sharding = #R} ins(%1 : f32) outs(%e : tensor<16xf32>) -> tensor<16xf32>
    return %0, %2 : tensor<16x32xf32>, tensor<16xf32>
  }
}
