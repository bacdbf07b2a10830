// RUN: tp25d-opt %s --shard-2p5d=q=2,d=2 | FileCheck %s

// What users wrote is kept, and decides what is next to it.

#identity = affine_map<(m, n) -> (m, n)>

// CHECK-LABEL: func.func @input(
// CHECK-SAME:    tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{dep}, {row, col}]>}
func.func @input(%x: tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{dep}, {row, col}]>}, %w: tensor<32x64xf32>,
                 %c: tensor<16x64xf32>) -> tensor<16x64xf32> {
  %0 = linalg.matmul ins(%x, %w : tensor<16x32xf32>, tensor<32x64xf32>) outs(%c : tensor<16x64xf32>) -> tensor<16x64xf32>
  return %0 : tensor<16x64xf32>
}

// A whole result: gathered when the product is done.
// CHECK-LABEL: func.func @result(
// CHECK-SAME:    -> (tensor<16x64xf32> {tp25d.sharding = #tp25d.sharding<[{}, {}]>})
// CHECK:         tp25d.form = #tp25d.form<[{dep, row}, {col}, {}], stationary = c, step = 2, along = [col, row]>
func.func @result(%x: tensor<16x32xf32>, %w: tensor<32x64xf32>, %c: tensor<16x64xf32>)
    -> (tensor<16x64xf32> {tp25d.sharding = #tp25d.sharding<[{}, {}]>}) {
  %0 = linalg.matmul ins(%x, %w : tensor<16x32xf32>, tensor<32x64xf32>) outs(%c : tensor<16x64xf32>) -> tensor<16x64xf32>
  return %0 : tensor<16x64xf32>
}

// An operation; its sharding goes to its operand and to the function's result.
// CHECK-LABEL: func.func @operation(
// CHECK-SAME:    %{{[^:]*}}: tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{col}, {dep, row}]>}
// CHECK-SAME:    -> (tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{col}, {dep, row}]>})
// CHECK:         linalg.generic
// CHECK-SAME:      tp25d.sharding = #tp25d.sharding<[{col}, {dep, row}]>
func.func @operation(%x: tensor<16x32xf32>, %e: tensor<16x32xf32>) -> tensor<16x32xf32> {
  %0 = linalg.generic {indexing_maps = [#identity, #identity], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<16x32xf32>) outs(%e : tensor<16x32xf32>)
      attrs = {tp25d.sharding = #tp25d.sharding<[{col}, {dep, row}]>} {
  ^bb0(%in: f32, %out: f32):
    %exp = math.exp %in : f32
    linalg.yield %exp : f32
  } -> tensor<16x32xf32>
  return %0 : tensor<16x32xf32>
}

// A form that the pass would not have thought of.
// CHECK-LABEL: func.func @form(
// CHECK-SAME:    tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{col}, {}]>}
// CHECK-SAME:    tensor<32x64xf32> {tp25d.sharding = #tp25d.sharding<[{}, {row, dep}]>}
// CHECK-SAME:    -> (tensor<16x64xf32> {tp25d.sharding = #tp25d.sharding<[{col}, {row, dep}]>})
// CHECK:         tp25d.form = #tp25d.form<[{col}, {row, dep}, {}]>
func.func @form(%x: tensor<16x32xf32>, %w: tensor<32x64xf32>, %c: tensor<16x64xf32>) -> tensor<16x64xf32> {
  %0 = linalg.matmul {tp25d.form = #tp25d.form<[{col}, {row, dep}, {}]>}
      ins(%x, %w : tensor<16x32xf32>, tensor<32x64xf32>) outs(%c : tensor<16x64xf32>) -> tensor<16x64xf32>
  return %0 : tensor<16x64xf32>
}

// Wishes for one product. With the weight put, row and column swap roles from one layer to the next, and nothing is
// resharded between them.
// CHECK-LABEL: func.func @stationary_weights(
// CHECK-SAME:    tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{dep, col}, {row}]>}
// CHECK-SAME:    tensor<32x64xf32> {tp25d.param = "w", tp25d.sharding = #tp25d.sharding<[{row}, {col}]>}
// CHECK-SAME:    tensor<64x32xf32> {tp25d.param = "v", tp25d.sharding = #tp25d.sharding<[{col}, {row}]>}
// CHECK-SAME:    -> (tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{dep, col}, {row}]>})
// CHECK:         tp25d.form = #tp25d.form<[{dep}, {col}, {row}], stationary = b, step = 0, along = [col, row]>
// CHECK-SAME:    tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>
// CHECK:         tp25d.form = #tp25d.form<[{dep}, {row}, {col}], stationary = b, step = 0, along = [row, col]>
// CHECK-SAME:    tp25d.sharding = #tp25d.sharding<[{dep, col}, {row}]>
func.func @stationary_weights(%x: tensor<16x32xf32>, %w: tensor<32x64xf32> {tp25d.param = "w"},
                              %v: tensor<64x32xf32> {tp25d.param = "v"}, %c: tensor<16x64xf32>, %d: tensor<16x32xf32>)
    -> tensor<16x32xf32> {
  %0 = linalg.matmul {tp25d.stationary = "b"}
      ins(%x, %w : tensor<16x32xf32>, tensor<32x64xf32>) outs(%c : tensor<16x64xf32>) -> tensor<16x64xf32>
  %1 = linalg.matmul {tp25d.stationary = "b"}
      ins(%0, %v : tensor<16x64xf32>, tensor<64x32xf32>) outs(%d : tensor<16x32xf32>) -> tensor<16x32xf32>
  return %1 : tensor<16x32xf32>
}

// A wish for one product beats the option, which is for all.
// CHECK-LABEL: func.func @depth_of_one_product(
// CHECK:         tp25d.form = #tp25d.form<[{row}, {col}, {dep}], stationary = c, step = 2, along = [col, row]>
func.func @depth_of_one_product(%x: tensor<16x32xf32>, %w: tensor<32x64xf32>, %c: tensor<16x64xf32>) -> tensor<16x64xf32> {
  %0 = linalg.matmul {tp25d.depth = "k"}
      ins(%x, %w : tensor<16x32xf32>, tensor<32x64xf32>) outs(%c : tensor<16x64xf32>) -> tensor<16x64xf32>
  return %0 : tensor<16x64xf32>
}

// 1-D tensor parallelism as Megatron-LM has it: the first weight by columns, the second by rows, the activations
// whole; nothing travels, and the second product leaves partial sums, which are all-reduced.
// CHECK-LABEL: func.func @megatron(
// CHECK-SAME:    tensor<32x64xf32> {tp25d.param = "w", tp25d.sharding = #tp25d.sharding<[{}, {dep, row, col}]>}
// CHECK-SAME:    tensor<64x32xf32> {tp25d.param = "v", tp25d.sharding = #tp25d.sharding<[{dep, row, col}, {}]>}
// CHECK:         tp25d.form = #tp25d.form<[{}, {dep, row, col}, {}]>, tp25d.sharding = #tp25d.sharding<[{}, {dep, row, col}]>
// CHECK:         tp25d.form = #tp25d.form<[{}, {}, {dep, row, col}]>, tp25d.sharding = #tp25d.sharding<[{}, {}]>
func.func @megatron(%x: tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{}, {}]>},
                    %w: tensor<32x64xf32> {tp25d.param = "w", tp25d.sharding = #tp25d.sharding<[{}, {dep, row, col}]>},
                    %v: tensor<64x32xf32> {tp25d.param = "v", tp25d.sharding = #tp25d.sharding<[{dep, row, col}, {}]>},
                    %c: tensor<16x64xf32>, %d: tensor<16x32xf32>)
    -> (tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{}, {}]>}) {
  %0 = linalg.matmul ins(%x, %w : tensor<16x32xf32>, tensor<32x64xf32>) outs(%c : tensor<16x64xf32>) -> tensor<16x64xf32>
  %1 = linalg.matmul ins(%0, %v : tensor<16x64xf32>, tensor<64x32xf32>) outs(%d : tensor<16x32xf32>) -> tensor<16x32xf32>
  return %1 : tensor<16x32xf32>
}

// The same along one axis, with 15 rows, which the grid cannot split: what is annotated may leave devices idle.
// CHECK-LABEL: func.func @megatron_along_col(
// CHECK:         tp25d.form = #tp25d.form<[{}, {col}, {}]>, tp25d.sharding = #tp25d.sharding<[{}, {col}]>
// CHECK:         tp25d.form = #tp25d.form<[{}, {}, {col}]>, tp25d.sharding = #tp25d.sharding<[{}, {}]>
func.func @megatron_along_col(%x: tensor<15x32xf32> {tp25d.sharding = #tp25d.sharding<[{}, {}]>},
                              %w: tensor<32x64xf32> {tp25d.param = "w", tp25d.sharding = #tp25d.sharding<[{}, {col}]>},
                              %v: tensor<64x32xf32> {tp25d.param = "v", tp25d.sharding = #tp25d.sharding<[{col}, {}]>},
                              %c: tensor<15x64xf32>, %d: tensor<15x32xf32>)
    -> (tensor<15x32xf32> {tp25d.sharding = #tp25d.sharding<[{}, {}]>}) {
  %0 = linalg.matmul ins(%x, %w : tensor<15x32xf32>, tensor<32x64xf32>) outs(%c : tensor<15x64xf32>) -> tensor<15x64xf32>
  %1 = linalg.matmul ins(%0, %v : tensor<15x64xf32>, tensor<64x32xf32>) outs(%d : tensor<15x32xf32>) -> tensor<15x32xf32>
  return %1 : tensor<15x32xf32>
}

// The pass on its own output changes nothing: all is decided.
// RUN: tp25d-opt %s --shard-2p5d=q=2,d=2 -o %t.once
// RUN: tp25d-opt %t.once --shard-2p5d=q=2,d=2 -o %t.twice
// RUN: diff %t.once %t.twice
