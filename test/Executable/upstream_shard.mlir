// What the shard dialect of MLIR 22 gets wrong (--shard-partition), run here with values. Its axes 0 and 1 of a 2 x 2
// grid are row and col, those of a 2 x 2 x 2 grid dep, row and col. All numbers are integers, so nothing is tolerated.

// RUN: rm -rf %t && split-file %s %t
// RUN: %python %S/Inputs/tensors.py %t A=8x8xf32 B=8x8xf32 C=8x8xf32 AB=A@B ABC=AB+C
// RUN: %python %S/Inputs/tensors.py %t P=2x8x8xf32 Q=2x8x8xf32 PQ=P@Q
// RUN: %python %S/Inputs/tensors.py %t X=16x16xf32

// The block layout of SUMMA: A, B and C all by [{row}, {col}]. Upstream: one product of blocks that do not belong
// together, then a sum over col, which splits the result's columns.
//--- blocks.mlir
func.func @f(%A: tensor<8x8xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {col} ]>},
             %B: tensor<8x8xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {col} ]>},
             %C: tensor<8x8xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {col} ]>})
    -> (tensor<8x8xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {col} ]>}) {
  %r = linalg.matmul ins(%A, %B : tensor<8x8xf32>, tensor<8x8xf32>) outs(%C : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %r : tensor<8x8xf32>
}
// RUN: tp25d run %t/blocks.mlir -q 2 --input=@%t/A.npy --input=@%t/B.npy --input=@%t/C.npy \
// RUN:   --expected-output=@%t/ABC.npy --tolerance=0 --check --print-shards | FileCheck %s --check-prefix=BLOCKS
// BLOCKS-DAG: input   {{%?}}A {{.*}} by [{row}, {col}] on a device [4,4]
// BLOCKS-DAG: input   {{%?}}B {{.*}} by [{row}, {col}] on a device [4,4]
// BLOCKS-DAG: input   {{%?}}C {{.*}} by [{row}, {col}] on a device [4,4]
// BLOCKS: result 0 against what was expected: no difference in 64 elements

// The same with a C that nobody annotated. Upstream: segmentation fault.
//--- unannotated.mlir
func.func @f(%A: tensor<8x8xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {col} ]>},
             %B: tensor<8x8xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {col} ]>},
             %C: tensor<8x8xf32>)
    -> (tensor<8x8xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {col} ]>}) {
  %r = linalg.matmul ins(%A, %B : tensor<8x8xf32>, tensor<8x8xf32>) outs(%C : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %r : tensor<8x8xf32>
}
// RUN: tp25d run %t/unannotated.mlir -q 2 --input=@%t/A.npy --input=@%t/B.npy --input=@%t/C.npy \
// RUN:   --expected-output=@%t/ABC.npy --tolerance=0 --check

// An empty tensor filled with zeros, and shardings that do not agree on k. Upstream: segmentation fault.
//--- disagreeing.mlir
func.func @f(%A: tensor<8x8xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {col} ]>},
             %B: tensor<8x8xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {col} ]>}) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<8x8xf32>
  %fill = linalg.fill ins(%zero : f32) outs(%empty : tensor<8x8xf32>) -> tensor<8x8xf32>
  %r = linalg.matmul ins(%A, %B : tensor<8x8xf32>, tensor<8x8xf32>) outs(%fill : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %r : tensor<8x8xf32>
}
// RUN: tp25d run %t/disagreeing.mlir -q 2 --input=@%t/A.npy --input=@%t/B.npy \
// RUN:   --expected-output=@%t/AB.npy --tolerance=0 --check

// A batched product whose A is split along k. Upstream, from tosa.matmul: partial products that are never summed, with a
// type that does not fit.
//--- tosa.mlir
func.func @f(%A: tensor<2x8x8xf32> {tp25d.sharding = #tp25d.sharding<[{}, {row}, {col} ]>},
             %B: tensor<2x8x8xf32>) -> tensor<2x8x8xf32> {
  %zero = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %r = tosa.matmul %A, %B, %zero, %zero
      : (tensor<2x8x8xf32>, tensor<2x8x8xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<2x8x8xf32>
  return %r : tensor<2x8x8xf32>
}
//--- batched.mlir
func.func @f(%A: tensor<2x8x8xf32> {tp25d.sharding = #tp25d.sharding<[{}, {}, {row, col} ]>},
             %B: tensor<2x8x8xf32> {tp25d.sharding = #tp25d.sharding<[{}, {row, col}, {} ]>}) -> tensor<2x8x8xf32> {
  %zero = arith.constant dense<0.0> : tensor<2x8x8xf32>
  %r = linalg.batch_matmul ins(%A, %B : tensor<2x8x8xf32>, tensor<2x8x8xf32>)
                           outs(%zero : tensor<2x8x8xf32>) -> tensor<2x8x8xf32>
  return %r : tensor<2x8x8xf32>
}
// RUN: tp25d run %t/tosa.mlir -q 2 --input=@%t/P.npy --input=@%t/Q.npy \
// RUN:   --expected-output=@%t/PQ.npy --tolerance=0 --check
// RUN: tp25d run %t/tosa.mlir -q 2 -d 2 --input=@%t/P.npy --input=@%t/Q.npy \
// RUN:   --expected-output=@%t/PQ.npy --tolerance=0 --check
// RUN: tp25d run %t/batched.mlir -q 2 --input=@%t/P.npy --input=@%t/Q.npy \
// RUN:   --expected-output=@%t/PQ.npy --tolerance=0 --check
// RUN: tp25d run %t/batched.mlir -q 2 -d 2 --input=@%t/P.npy --input=@%t/Q.npy \
// RUN:   --expected-output=@%t/PQ.npy --tolerance=0 --check

// Resharding in more than one step. Upstream: one all_to_all, 16 x 4 blocks where 8 x 8 are right.
//--- transpose.mlir
func.func @f(%X: tensor<16x16xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {col} ]>})
    -> (tensor<16x16xf32> {tp25d.sharding = #tp25d.sharding<[{col}, {row} ]>}) {
  return %X : tensor<16x16xf32>
}
// RUN: tp25d run %t/transpose.mlir -q 2 --input=@%t/X.npy --expected-output=@%t/X.npy --tolerance=0 --print-shards \
// RUN:   | FileCheck %s --check-prefix=TRANSPOSE
// TRANSPOSE: output  result 0 {{.*}} by [{col}, {row}] on a device [8,8]
// TRANSPOSE: {{^}}input {{%?}}X{{$}}
// TRANSPOSE-NEXT: +---+---+
// TRANSPOSE-NEXT: | 0 | 1 |
// TRANSPOSE-NEXT: +---+---+
// TRANSPOSE-NEXT: | 2 | 3 |
// TRANSPOSE: {{^}}output result 0{{$}}
// TRANSPOSE-NEXT: +---+---+
// TRANSPOSE-NEXT: | 0 | 2 |
// TRANSPOSE-NEXT: +---+---+
// TRANSPOSE-NEXT: | 1 | 3 |
// TRANSPOSE: no difference in 256 elements

// An axis that moves from one dimension to the other. Upstream: an all_gather, and 8 x 8 blocks where 8 x 4 are right.
//--- move.mlir
func.func @f(%X: tensor<16x16xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col} ]>})
    -> (tensor<16x16xf32> {tp25d.sharding = #tp25d.sharding<[{dep}, {row, col} ]>}) {
  return %X : tensor<16x16xf32>
}
//--- move_back.mlir
func.func @f(%X: tensor<16x16xf32> {tp25d.sharding = #tp25d.sharding<[{dep}, {row, col} ]>})
    -> (tensor<16x16xf32> {tp25d.sharding = #tp25d.sharding<[{col, row}, {dep} ]>}) {
  return %X : tensor<16x16xf32>
}
// RUN: tp25d run %t/move.mlir -q 2 -d 2 --input=@%t/X.npy --expected-output=@%t/X.npy --tolerance=0 --print-shards \
// RUN:   | FileCheck %s --check-prefix=MOVE
// MOVE: input {{%?}}X {{.*}} by [{dep, row}, {col}] on a device [4,8]
// MOVE: output  result 0 {{.*}} by [{dep}, {row, col}] on a device [8,4]
// MOVE: no difference in 256 elements
// RUN: tp25d run %t/move_back.mlir -q 2 -d 2 --input=@%t/X.npy --expected-output=@%t/X.npy --tolerance=0
