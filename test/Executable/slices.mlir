// Slices at offsets that are inputs or are computed: what they are at constant offsets, on every grid. A slice that would
// lie outside is moved inside.

// RUN: rm -rf %t && split-file %s %t
// RUN: %python %S/Inputs/tensors.py %t x=24x48xf32 w=48x48xf32 u=4x12xf32
// DEFINE: %{run} = %python %S/Inputs/grids.py 1x1,1x2,2x1,2x2,3x1,4x1 tp25d run
// DEFINE: %{tensors} = --input=@%t/x.npy --input=@%t/w.npy --input=@%t/u.npy
// DEFINE: %{outputs} = --output=@%t/0.npy --output=@%t/1.npy --output=@%t/2.npy --output=@%t/3.npy --output=@%t/4.npy
// DEFINE: %{expected} = --expected-output=@%t/0.npy --expected-output=@%t/1.npy --expected-output=@%t/2.npy \
// DEFINE:   --expected-output=@%t/3.npy --expected-output=@%t/4.npy --tolerance=0

// RUN: sed -e 's/, %%i: tensor<2xi64>//; s/%%i0 = .*/%%i0 = arith.constant 5 : i64/' \
// RUN:   -e 's/%%i1 = .*/%%i1 = arith.constant 10 : i64/' %t/offsets.mlir > %t/constant.mlir
// RUN: tp25d run %t/constant.mlir %{tensors} %{outputs}
// RUN: %{run} %t/offsets.mlir --check %{tensors} "--input=2xi64=5 10" %{expected}

// RUN: %{run} %t/outside.mlir --check --tolerance=0 "--input=8xf32=0 1 2 3 4 5 6 7" "--input=2xf32=10 11" --input=i32=-3 \
// RUN:   "--expected-output=4xf32=0 1 2 3" "--expected-output=8xf32=10 1 2 11 4 5 6 7"
// RUN: %{run} %t/outside.mlir --check --tolerance=0 "--input=8xf32=0 1 2 3 4 5 6 7" "--input=2xf32=10 11" --input=i32=2000000000 \
// RUN:   "--expected-output=4xf32=4 5 6 7" "--expected-output=8xf32=0 1 2 3 10 5 6 11"

// A cache of keys whose rows are split, as its new row is: it is whole where it is written to.
// DEFINE: %{type} =
// DEFINE: %{cache} = %{run} %t/%{type}.mlir --check --tolerance=0 --input=24x12x%{type}=1 --input=1x12x%{type}=2 --input=i64=17 \
// DEFINE:   --expected-output=24x12x%{type}=1 --expected-output=12x%{type}=25
// REDEFINE: %{type} = f16
// RUN: sed s/TYPE/f16/g %t/cache.mlir > %t/f16.mlir
// RUN: %{cache}
// REDEFINE: %{type} = bf16
// RUN: sed s/TYPE/bf16/g %t/cache.mlir > %t/bf16.mlir
// RUN: %{cache}
// REDEFINE: %{type} = f64
// RUN: sed s/TYPE/f64/g %t/cache.mlir > %t/f64.mlir
// RUN: %{cache}
// REDEFINE: %{type} = i8
// RUN: sed 's/TYPE/i8/g; s/addf/addi/; s/dense<0.0>/dense<0>/' %t/cache.mlir > %t/i8.mlir
// RUN: %{cache}
// REDEFINE: %{type} = i64
// RUN: sed 's/TYPE/i64/g; s/addf/addi/; s/dense<0.0>/dense<0>/' %t/cache.mlir > %t/i64.mlir
// RUN: %{cache}

// An offset that is what a product and a sum give.
// RUN: %{run} %t/computed.mlir --check --tolerance=0 "--input=8xf32=0 1 2 3 4 5 6 7" --input=12x12xf32=0.5 \
// RUN:   --input=12x12xf32=1 "--input=3xi32=1 2 1" "--expected-output=2xf32=6 7" "--expected-output=2xf32=4 5"

// Strides of dimensions that a slice loses, or that have one element.
// RUN: %{run} %t/lost.mlir --check --tolerance=0 "--input=1x2x1xf32=1 2" "--input=1x2xf32=3 4" \
// RUN:   "--input=2x3x4xf32=0 1 2 3 10 11 12 13 20 21 22 23 100 101 102 103 110 111 112 113 120 121 122 123" \
// RUN:   "--expected-output=1x2x1xf32=3 4" "--expected-output=2x2xf32=11 13 111 113" "--expected-output=2xf32=102 122" \
// RUN:   "--expected-output=2x3x4xf32=0 1 2 3 10 11 12 13 20 21 22 23 100 101 3 103 110 111 112 113 120 121 4 123"

//--- offsets.mlir
func.func @offsets(%x: tensor<24x48xf32>, %w: tensor<48x48xf32>, %u: tensor<4x12xf32>, %i: tensor<2xi64>)
    -> (tensor<8x24xf32>, tensor<24x48xf32>, tensor<48xf32>, tensor<4x8xf32>, tensor<24x48xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %three = arith.constant 3 : i64
  %most = arith.constant 9 : i64
  %zero = arith.constant dense<0.0> : tensor<24x48xf32>
  %i0 = tensor.extract %i[%c0] : tensor<2xi64>
  %i1 = tensor.extract %i[%c1] : tensor<2xi64>
  %i2 = arith.minsi %i1, %most : i64
  %i3 = arith.addi %i2, %three : i64
  %o0 = arith.index_cast %i0 : i64 to index
  %o1 = arith.index_cast %i3 : i64 to index
  %y = linalg.matmul ins(%x, %w : tensor<24x48xf32>, tensor<48x48xf32>) outs(%zero : tensor<24x48xf32>)
      -> tensor<24x48xf32>
  %0 = tensor.extract_slice %y[%o0, %o1] [8, 24] [1, 1] : tensor<24x48xf32> to tensor<8x24xf32>
  %1 = tensor.insert_slice %u into %y[%o0, %o1] [4, 12] [2, 3] : tensor<4x12xf32> into tensor<24x48xf32>
  %2 = tensor.extract_slice %y[%o0, 0] [1, 48] [1, 1] : tensor<24x48xf32> to tensor<48xf32>
  %3 = tensor.extract_slice %y[3, %o1] [4, 8] [2, 2] : tensor<24x48xf32> to tensor<4x8xf32>
  %twice = arith.addf %2, %2 : tensor<48xf32>
  %4 = tensor.insert_slice %twice into %x[%o0, 0] [1, 48] [1, 1] : tensor<48xf32> into tensor<24x48xf32>
  return %0, %1, %2, %3, %4
      : tensor<8x24xf32>, tensor<24x48xf32>, tensor<48xf32>, tensor<4x8xf32>, tensor<24x48xf32>
}
//--- outside.mlir
func.func @outside(%x: tensor<8xf32>, %u: tensor<2xf32>, %i: tensor<i32>) -> (tensor<4xf32>, tensor<8xf32>) {
  %i0 = tensor.extract %i[] : tensor<i32>
  %o = arith.index_cast %i0 : i32 to index
  %0 = tensor.extract_slice %x[%o] [4] [1] : tensor<8xf32> to tensor<4xf32>
  %1 = tensor.insert_slice %u into %x[%o] [2] [3] : tensor<2xf32> into tensor<8xf32>
  return %0, %1 : tensor<4xf32>, tensor<8xf32>
}
//--- cache.mlir
#rows = #tp25d.sharding<[{row}, {col}]>
func.func @cache(%cache: tensor<24x12xTYPE> {tp25d.sharding = #rows}, %key: tensor<1x12xTYPE>, %i: tensor<i64>)
    -> (tensor<24x12xTYPE>, tensor<12xTYPE>) {
  %zero = arith.constant dense<0.0> : tensor<12xTYPE>
  %i0 = tensor.extract %i[] : tensor<i64>
  %o = arith.index_cast %i0 : i64 to index
  %next = tensor.insert_slice %key into %cache[%o, 0] [1, 12] [1, 1] {tp25d.sharding = #rows}
      : tensor<1x12xTYPE> into tensor<24x12xTYPE>
  %sum = linalg.reduce { arith.addf } ins(%next : tensor<24x12xTYPE>) outs(%zero : tensor<12xTYPE>) dimensions = [0]
  %old = tensor.extract_slice %cache[%o, 0] [1, 12] [1, 1] : tensor<24x12xTYPE> to tensor<1x12xTYPE>
  %back = tensor.insert_slice %old into %next[%o, 0] [1, 12] [1, 1] : tensor<1x12xTYPE> into tensor<24x12xTYPE>
  return %back, %sum : tensor<24x12xTYPE>, tensor<12xTYPE>
}
//--- computed.mlir
func.func @computed(%x: tensor<8xf32>, %a: tensor<12x12xf32>, %b: tensor<12x12xf32>, %n: tensor<3xi32>)
    -> (tensor<2xf32>, tensor<2xf32>) {
  %c3 = arith.constant 3 : index
  %c5 = arith.constant 5 : index
  %zero = arith.constant dense<0.0> : tensor<12x12xf32>
  %none = arith.constant dense<0> : tensor<i32>
  %p = linalg.matmul ins(%a, %b : tensor<12x12xf32>, tensor<12x12xf32>) outs(%zero : tensor<12x12xf32>)
      -> tensor<12x12xf32>
  %p0 = tensor.extract %p[%c3, %c5] : tensor<12x12xf32>
  %p1 = arith.fptosi %p0 : f32 to i32
  %o0 = arith.index_cast %p1 : i32 to index
  %s = linalg.reduce { arith.addi } ins(%n : tensor<3xi32>) outs(%none : tensor<i32>) dimensions = [0]
  %s0 = tensor.extract %s[] : tensor<i32>
  %o1 = arith.index_cast %s0 : i32 to index
  %0 = tensor.extract_slice %x[%o0] [2] [1] : tensor<8xf32> to tensor<2xf32>
  %1 = tensor.extract_slice %x[%o1] [2] [1] : tensor<8xf32> to tensor<2xf32>
  return %0, %1 : tensor<2xf32>, tensor<2xf32>
}
//--- lost.mlir
func.func @lost(%x: tensor<1x2x1xf32>, %u: tensor<1x2xf32>, %y: tensor<2x3x4xf32>)
    -> (tensor<1x2x1xf32>, tensor<2x2xf32>, tensor<2xf32>, tensor<2x3x4xf32>) {
  %0 = tensor.insert_slice %u into %x[0, 0, 0] [1, 2, 1] [1, 1, 2] : tensor<1x2xf32> into tensor<1x2x1xf32>
  %1 = tensor.extract_slice %y[0, 1, 1] [2, 1, 2] [1, 2, 2] : tensor<2x3x4xf32> to tensor<2x2xf32>
  %2 = tensor.extract_slice %y[1, 0, 2] [1, 2, 1] [3, 2, 5] : tensor<2x3x4xf32> to tensor<2xf32>
  %3 = tensor.insert_slice %u into %y[1, 0, 2] [1, 2, 1] [3, 2, 5] : tensor<1x2xf32> into tensor<2x3x4xf32>
  return %0, %1, %2, %3 : tensor<1x2x1xf32>, tensor<2x2xf32>, tensor<2xf32>, tensor<2x3x4xf32>
}
