// Element types, in products and elsewhere. 8 * 3 * 2 = 48, which every one of them has exactly.

// RUN: rm -rf %t && split-file %s %t
// RUN: sed s/TYPE/f64/g %t/float.mlir > %t/f64.mlir
// RUN: sed s/TYPE/f16/g %t/float.mlir > %t/f16.mlir
// RUN: sed s/TYPE/bf16/g %t/float.mlir > %t/bf16.mlir
// RUN: %python %S/Inputs/grids.py 1x1,1x2,2x1,2x2 tp25d run %t/f64.mlir --input=8x8xf64=3 --input=8x8xf64=2 \
// RUN:   --expected-output=8x8xf64=49 --expected-output=8xf64=392 --tolerance=0
// RUN: %python %S/Inputs/grids.py 1x1,1x2,2x1,2x2 tp25d run %t/f16.mlir --input=8x8xf16=3 --input=8x8xf16=2 \
// RUN:   --expected-output=8x8xf16=49 --expected-output=8xf16=392 --tolerance=0
// RUN: %python %S/Inputs/grids.py 1x1,1x2,2x1,2x2 tp25d run %t/bf16.mlir --input=8x8xbf16=3 --input=8x8xbf16=2 \
// RUN:   --expected-output=8x8xbf16=49 --expected-output=8xbf16=392 --tolerance=0

// Drawn numbers, which are rounded when they are stored; f64 is not computed in f32.
// RUN: %python %S/Inputs/grids.py 1x2,2x1,2x2 tp25d run %t/f64.mlir --check --tolerance=1e-14
// RUN: %python %S/Inputs/grids.py 1x2,2x1,2x2 tp25d run %t/f16.mlir --check --tolerance=0.002
// RUN: %python %S/Inputs/grids.py 1x2,2x1,2x2 tp25d run %t/bf16.mlir --check --tolerance=0.016

// Products that are wider than their factors.
// RUN: %python %S/Inputs/grids.py 1x1,1x2,2x1,2x2 tp25d run %t/mixed.mlir --input=8x8xbf16=3 --input=8x8xbf16=2 \
// RUN:   --input=8x8xi8=100 --input=8x8xi8=-100 --expected-output=8x8xf32=48 --expected-output=8x8xi32=-80000 --tolerance=0

// Integers and truth values.
// RUN: %python %S/Inputs/grids.py 1x1,1x2,2x1,2x2 tp25d run %t/integers.mlir "--input=8xi32=1 2 3 4 5 6 7 8" \
// RUN:   --input=8x8xi64=1000000000 --expected-output=8x8xi64=8000000000000000000 --expected-output=i32=40320 \
// RUN:   "--expected-output=8xi1=0 0 0 0 1 1 1 1" --tolerance=0

//--- float.mlir
func.func @f(%x: tensor<8x8xTYPE>, %w: tensor<8x8xTYPE>) -> (tensor<8x8xTYPE>, tensor<8xTYPE>) {
  %one = arith.constant 1.0 : TYPE
  %ones = arith.constant dense<1.0> : tensor<8x8xTYPE>
  %y = linalg.matmul ins(%x, %w : tensor<8x8xTYPE>, tensor<8x8xTYPE>) outs(%ones : tensor<8x8xTYPE>) -> tensor<8x8xTYPE>
  %zero = arith.constant dense<0.0> : tensor<8xTYPE>
  %sum = linalg.reduce { arith.addf } ins(%y : tensor<8x8xTYPE>) outs(%zero : tensor<8xTYPE>) dimensions = [0]
  return %y, %sum : tensor<8x8xTYPE>, tensor<8xTYPE>
}
//--- mixed.mlir
func.func @f(%x: tensor<8x8xbf16>, %w: tensor<8x8xbf16>, %i: tensor<8x8xi8>, %j: tensor<8x8xi8>)
    -> (tensor<8x8xf32>, tensor<8x8xi32>) {
  %zero = arith.constant dense<0.0> : tensor<8x8xf32>
  %none = arith.constant dense<0> : tensor<8x8xi32>
  %y = linalg.matmul ins(%x, %w : tensor<8x8xbf16>, tensor<8x8xbf16>) outs(%zero : tensor<8x8xf32>) -> tensor<8x8xf32>
  %k = linalg.matmul ins(%i, %j : tensor<8x8xi8>, tensor<8x8xi8>) outs(%none : tensor<8x8xi32>) -> tensor<8x8xi32>
  return %y, %k : tensor<8x8xf32>, tensor<8x8xi32>
}
//--- integers.mlir
#identity = affine_map<(i) -> (i)>
func.func @f(%i: tensor<8xi32>, %x: tensor<8x8xi64>) -> (tensor<8x8xi64>, tensor<i32>, tensor<8xi1>) {
  %zero = arith.constant dense<0> : tensor<8x8xi64>
  %four = arith.constant 4 : i32
  %y = linalg.matmul ins(%x, %x : tensor<8x8xi64>, tensor<8x8xi64>) outs(%zero : tensor<8x8xi64>) -> tensor<8x8xi64>
  %one = arith.constant dense<1> : tensor<i32>
  %factorial = linalg.reduce { arith.muli } ins(%i : tensor<8xi32>) outs(%one : tensor<i32>) dimensions = [0]
  %e = tensor.empty() : tensor<8xi1>
  %large = linalg.generic {indexing_maps = [#identity, #identity], iterator_types = ["parallel"]}
      ins(%i : tensor<8xi32>) outs(%e : tensor<8xi1>) {
  ^bb0(%v: i32, %out: i1):
    %c = arith.cmpi sgt, %v, %four : i32
    linalg.yield %c : i1
  } -> tensor<8xi1>
  return %y, %factorial, %large : tensor<8x8xi64>, tensor<i32>, tensor<8xi1>
}
