// RUN: tp25d-opt %s --shard-2p5d=q=2,d=2 | FileCheck %s --check-prefix=CM
// RUN: tp25d-opt %s --shard-2p5d=q=2,d=2,depth=n | FileCheck %s --check-prefix=CN
// RUN: tp25d-opt %s --shard-2p5d=q=2,d=2,depth=k | FileCheck %s --check-prefix=CK
// RUN: tp25d-opt %s --shard-2p5d=q=2,d=2,stationary=a | FileCheck %s --check-prefix=AM
// RUN: tp25d-opt %s --shard-2p5d=q=2,d=2,stationary=a,depth=n | FileCheck %s --check-prefix=AN
// RUN: tp25d-opt %s --shard-2p5d=q=2,d=2,stationary=a,depth=k | FileCheck %s --check-prefix=AK
// RUN: tp25d-opt %s --shard-2p5d=q=2,d=2,stationary=b | FileCheck %s --check-prefix=BM
// RUN: tp25d-opt %s --shard-2p5d=q=2,d=2,stationary=b,depth=n | FileCheck %s --check-prefix=BN
// RUN: tp25d-opt %s --shard-2p5d=q=2,d=2,stationary=b,depth=k | FileCheck %s --check-prefix=BK

// Which matrix stays put, and which factor depth splits, for one product C += A B on a grid of 2 x 2 x 2.

// The default: A is broadcast along the rows, B along the columns; weights are the same on every depth.
// CM: module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>}
// CM-LABEL: func.func @product(
// CM-SAME:    tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}
// CM-SAME:    tensor<32x64xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {col}]>}
// CM-SAME:    tensor<16x64xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}
// CM-SAME:    -> (tensor<16x64xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>})
// CM:         linalg.matmul {tp25d.form = #tp25d.form<[{dep, row}, {col}, {}], stationary = c, step = 2, along = [col, row]>,
// CM-SAME:      tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}

// n has the tokens: it is n that row splits.
// CN: module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>}
// CN-LABEL: func.func @product(
// CN-SAME:    tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{col}, {row}]>}
// CN-SAME:    tensor<32x64xf32> {tp25d.sharding = #tp25d.sharding<[{col}, {dep, row}]>}
// CN-SAME:    tensor<16x64xf32> {tp25d.sharding = #tp25d.sharding<[{col}, {dep, row}]>}
// CN-SAME:    -> (tensor<16x64xf32> {tp25d.sharding = #tp25d.sharding<[{col}, {dep, row}]>})
// CN:         linalg.matmul {tp25d.form = #tp25d.form<[{col}, {dep, row}, {}], stationary = c, step = 2, along = [row, col]>,
// CN-SAME:      tp25d.sharding = #tp25d.sharding<[{col}, {dep, row}]>}

// Classic 2.5-D: C is summed over depth.
// CK: module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>}
// CK-LABEL: func.func @product(
// CK-SAME:    tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {dep, col}]>}
// CK-SAME:    tensor<32x64xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}
// CK-SAME:    tensor<16x64xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {col}]>}
// CK-SAME:    -> (tensor<16x64xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {col}]>})
// CK:         linalg.matmul {tp25d.form = #tp25d.form<[{row}, {col}, {dep}], stationary = c, step = 2, along = [col, row]>,
// CK-SAME:      tp25d.sharding = #tp25d.sharding<[{row}, {col}]>}

// A stays, C is reduced along its rows.
// AM: module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>}
// AM-LABEL: func.func @product(
// AM-SAME:    tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}
// AM-SAME:    tensor<32x64xf32> {tp25d.sharding = #tp25d.sharding<[{col}, {row}]>}
// AM-SAME:    tensor<16x64xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}
// AM-SAME:    -> (tensor<16x64xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>})
// AM:         linalg.matmul {tp25d.form = #tp25d.form<[{dep, row}, {}, {col}], stationary = a, step = 1, along = [row, col]>,
// AM-SAME:      tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}

// AN: module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>}
// AN-LABEL: func.func @product(
// AN-SAME:    tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {col}]>}
// AN-SAME:    tensor<32x64xf32> {tp25d.sharding = #tp25d.sharding<[{col}, {dep, row}]>}
// AN-SAME:    tensor<16x64xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {dep, col}]>}
// AN-SAME:    -> (tensor<16x64xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {dep, col}]>})
// AN:         linalg.matmul {tp25d.form = #tp25d.form<[{row}, {dep}, {col}], stationary = a, step = 1, along = [row, col]>,
// AN-SAME:      tp25d.sharding = #tp25d.sharding<[{row}, {dep, col}]>}

// AK: module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>}
// AK-LABEL: func.func @product(
// AK-SAME:    tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {dep, col}]>}
// AK-SAME:    tensor<32x64xf32> {tp25d.sharding = #tp25d.sharding<[{dep, col}, {row}]>}
// AK-SAME:    tensor<16x64xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {col}]>}
// AK-SAME:    -> (tensor<16x64xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {col}]>})
// AK:         linalg.matmul {tp25d.form = #tp25d.form<[{row}, {}, {dep, col}], stationary = a, step = 1, along = [row, col]>,
// AK-SAME:      tp25d.sharding = #tp25d.sharding<[{row}, {col}]>}

// The weight stays: A comes by (dep, col) and row.
// BM: module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>}
// BM-LABEL: func.func @product(
// BM-SAME:    tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{dep, col}, {row}]>}
// BM-SAME:    tensor<32x64xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {col}]>}
// BM-SAME:    tensor<16x64xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}
// BM-SAME:    -> (tensor<16x64xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>})
// BM:         linalg.matmul {tp25d.form = #tp25d.form<[{dep}, {col}, {row}], stationary = b, step = 0, along = [col, row]>,
// BM-SAME:      tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}

// BN: module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>}
// BN-LABEL: func.func @product(
// BN-SAME:    tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{col}, {row}]>}
// BN-SAME:    tensor<32x64xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {dep, col}]>}
// BN-SAME:    tensor<16x64xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {dep, col}]>}
// BN-SAME:    -> (tensor<16x64xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {dep, col}]>})
// BN:         linalg.matmul {tp25d.form = #tp25d.form<[{}, {dep, col}, {row}], stationary = b, step = 0, along = [col, row]>,
// BN-SAME:      tp25d.sharding = #tp25d.sharding<[{row}, {dep, col}]>}

// BK: module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>}
// BK-LABEL: func.func @product(
// BK-SAME:    tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{col}, {dep, row}]>}
// BK-SAME:    tensor<32x64xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}
// BK-SAME:    tensor<16x64xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {col}]>}
// BK-SAME:    -> (tensor<16x64xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {col}]>})
// BK:         linalg.matmul {tp25d.form = #tp25d.form<[{}, {col}, {dep, row}], stationary = b, step = 0, along = [col, row]>,
// BK-SAME:      tp25d.sharding = #tp25d.sharding<[{row}, {col}]>}
func.func @product(%a: tensor<16x32xf32>, %b: tensor<32x64xf32>, %c: tensor<16x64xf32>) -> tensor<16x64xf32> {
  %0 = linalg.matmul ins(%a, %b : tensor<16x32xf32>, tensor<32x64xf32>) outs(%c : tensor<16x64xf32>)
      -> tensor<16x64xf32>
  return %0 : tensor<16x64xf32>
}
