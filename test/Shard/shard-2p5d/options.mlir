// Options as users write them, and as MLIR prints them.
// RUN: tp25d-opt %s --shard-2p5d=q=2,d=3,stationary=b,depth=k -o %t.commas
// RUN: tp25d-opt %s --shard-2p5d="q=2 d=3 stationary=b depth=k" -o %t.blanks
// RUN: tp25d-opt %s --pass-pipeline='builtin.module(shard-2p5d{q=2 d=3 stationary=b depth=k})' -o %t.pipeline
// RUN: diff %t.commas %t.blanks
// RUN: diff %t.commas %t.pipeline
// RUN: FileCheck %s --input-file=%t.commas

// One device by default.
// RUN: tp25d-opt %s --shard-2p5d | FileCheck %s --check-prefix=ONE

// CHECK: tp25d.grid = #tp25d.grid<depth = 3, row = 2, col = 2>
// CHECK: tp25d.form = #tp25d.form<[{}, {col}, {dep, row}], stationary = b, step = 0, along = [col, row]>
// ONE:   tp25d.grid = #tp25d.grid<depth = 1, row = 1, col = 1>
// ONE:   tp25d.form = #tp25d.form<[{dep, row}, {col}, {}], stationary = c, step = 2, along = [col, row]>
func.func @product(%a: tensor<12x24xf32>, %b: tensor<24x36xf32>, %c: tensor<12x36xf32>) -> tensor<12x36xf32> {
  %0 = linalg.matmul ins(%a, %b : tensor<12x24xf32>, tensor<24x36xf32>) outs(%c : tensor<12x36xf32>) -> tensor<12x36xf32>
  return %0 : tensor<12x36xf32>
}
