// What makes tensors of elements, and moves elements to computed places: on every grid what is said of each.

// RUN: rm -rf %t && split-file %s %t
// RUN: %python %S/Inputs/grids.py 1x1,1x2,2x1,2x2,4x1 tp25d run %t/elements.mlir --check --tolerance=0 \
// RUN:   "--input=4x8xf32=1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32" \
// RUN:   --input=i32=2 "--input=2xi32=7 8" \
// RUN:   "--expected-output=4x8xf32=1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 361 19 20 21 22 23 24 25 26 27 28 29 30 31 32" \
// RUN:   "--expected-output=4xf32=19 9 361 19" "--expected-output=2x2xi32=7 2 8 7" --expected-output=4x8xf32=361 \
// RUN:   "--expected-output=4x4xi32=0 1 2 3 2 3 4 5 4 5 6 7 6 7 8 9" \
// RUN:   "--expected-output=8x4xf32=1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32" \
// RUN:   --expected-output=f32=361 "--expected-output=8xf32=361 361 4 5 6 7 361 361"
// RUN: %python %S/Inputs/grids.py 1x1,1x2,2x1,2x2,4x1 tp25d run %t/bits.mlir --check --tolerance=0 "--input=4xf32=0 1 2 -1" \
// RUN:   "--expected-output=4xi32=0 1065353216 1073741824 -1082130432" \
// RUN:   "--expected-output=4xi32=0 1065353216 1073741824 -1082130432" "--expected-output=4xf32=0 1 2 -1"

// Indices outside are moved inside by a gather, and left out by a scatter.
// RUN: %python %S/Inputs/grids.py 1x1,1x2,2x1,2x2,4x1 tp25d run %t/gathers.mlir --check --tolerance=0 \
// RUN:   "--input=4x4xf32=0 1 2 3 10 11 12 13 20 21 22 23 30 31 32 33" "--input=4x1xi64=3 0 -7 9" \
// RUN:   "--input=2x2x2xi32=0 1 2 3 3 3 1 0" \
// RUN:   "--expected-output=4x4xf32=30 31 32 33 0 1 2 3 0 1 2 3 30 31 32 33" \
// RUN:   "--expected-output=4x4x1xf32=3 13 23 33 0 10 20 30 0 10 20 30 3 13 23 33" \
// RUN:   "--expected-output=2x2xf32=1 23 33 10" "--expected-output=2x2x1x1xf32=10 32 33 1"
// RUN: %python %S/Inputs/grids.py 1x1,1x2,2x1,2x2,4x1 tp25d run %t/scatters.mlir --check --tolerance=0 \
// RUN:   "--input=4x4xf32=0 1 2 3 10 11 12 13 20 21 22 23 30 31 32 33" "--input=3x1xi64=3 0 9" \
// RUN:   --input=3x4xf32=7 "--input=2x2xi32=0 1 2 3" "--input=2xf32=5 6" --input=1x4x4xf32=0 \
// RUN:   "--input=1x2xi32=3 1" "--input=1x2x4xf32=1 2 3 4 5 6 7 8" \
// RUN:   "--expected-output=4x4xf32=7 7 7 7 10 11 12 13 20 21 22 23 7 7 7 7" \
// RUN:   "--expected-output=4x4xf32=0 5 2 3 10 11 12 13 20 21 22 6 30 31 32 33" \
// RUN:   "--expected-output=1x4x4xf32=0 0 0 0 5 6 7 8 0 0 0 0 1 2 3 4"

// So are rows of a table that no row is for, in the body of an operation and by TOSA.
// RUN: %python %S/Inputs/grids.py 1x1,1x2,2x1,2x2,4x1 tp25d run %t/lookups.mlir --check --tolerance=0 \
// RUN:   "--input=2x4xf32=1 2 3 4 5 6 7 8" "--input=4xi32=1 -1000000000 1000000000 0" \
// RUN:   "--expected-output=4x4xf32=5 6 7 8 1 2 3 4 5 6 7 8 1 2 3 4" \
// RUN:   "--expected-output=1x4x4xf32=5 6 7 8 1 2 3 4 5 6 7 8 1 2 3 4"

// A tensor that is packed and unpacked is the tensor.
// RUN: %python %S/Inputs/tensors.py %t x=24x48xf32
// RUN: %python %S/Inputs/grids.py 1x1,1x2,2x1,2x2,3x1,4x1 tp25d run %t/packs.mlir --check --tolerance=0 --input=@%t/x.npy \
// RUN:   --expected-output=@%t/x.npy

//--- elements.mlir
func.func @elements(%x: tensor<4x8xf32>, %p: tensor<i32>, %q: tensor<2xi32>)
    -> (tensor<4x8xf32>, tensor<4xf32>, tensor<2x2xi32>, tensor<4x8xf32>, tensor<4x4xi32>, tensor<8x4xf32>, tensor<f32>,
        tensor<8xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c4 = arith.constant 4 : index
  %c8 = arith.constant 8 : index
  %nine = arith.constant 9.0 : f32
  %two = tensor.extract %p[] : tensor<i32>
  %at = arith.index_cast %two : i32 to index
  %seven = tensor.extract %q[%c0] : tensor<2xi32>
  %eight = tensor.extract %q[%c1] : tensor<2xi32>
  %v = tensor.extract %x[%at, %c2] : tensor<4x8xf32>
  %square = arith.mulf %v, %v : f32
  %inserted = tensor.insert %square into %x[%at, %c1] : tensor<4x8xf32>
  %list = tensor.from_elements %v, %nine, %square, %v : tensor<4xf32>
  %table = tensor.from_elements %seven, %two, %eight, %seven : tensor<2x2xi32>
  %splat = tensor.splat %square : tensor<4x8xf32>
  %generated = tensor.generate {
  ^bb0(%i: index, %j: index):
    %scaled = arith.muli %i, %at : index
    %sum = arith.addi %scaled, %j : index
    %number = arith.index_cast %sum : index to i32
    tensor.yield %number : i32
  } : tensor<4x4xi32>
  %shape = tensor.from_elements %c8, %c4 : tensor<2xindex>
  %reshaped = tensor.reshape %x(%shape) : (tensor<4x8xf32>, tensor<2xindex>) -> tensor<8x4xf32>
  %scalar = tensor.from_elements %square : tensor<f32>
  %part = tensor.extract_slice %x[0, 3] [1, 4] [1, 1] : tensor<4x8xf32> to tensor<4xf32>
  %padded = tensor.pad %part low[2] high[2] {
  ^bb0(%i: index):
    tensor.yield %square : f32
  } : tensor<4xf32> to tensor<8xf32>
  return %inserted, %list, %table, %splat, %generated, %reshaped, %scalar, %padded
      : tensor<4x8xf32>, tensor<4xf32>, tensor<2x2xi32>, tensor<4x8xf32>, tensor<4x4xi32>, tensor<8x4xf32>, tensor<f32>,
        tensor<8xf32>
}
//--- bits.mlir
func.func @bits(%x: tensor<4xf32>) -> (tensor<4xi32>, tensor<4xi32>, tensor<4xf32>) {
  %0 = arith.bitcast %x : tensor<4xf32> to tensor<4xi32>
  %1 = tensor.bitcast %x : tensor<4xf32> to tensor<4xi32>
  %2 = tensor.bitcast %0 : tensor<4xi32> to tensor<4xf32>
  return %0, %1, %2 : tensor<4xi32>, tensor<4xi32>, tensor<4xf32>
}
//--- gathers.mlir
func.func @gathers(%x: tensor<4x4xf32>, %rows: tensor<4x1xi64>, %places: tensor<2x2x2xi32>)
    -> (tensor<4x4xf32>, tensor<4x4x1xf32>, tensor<2x2xf32>, tensor<2x2x1x1xf32>) {
  %indices = arith.index_cast %rows : tensor<4x1xi64> to tensor<4x1xindex>
  %0 = tensor.gather %x[%indices] gather_dims([0]) : (tensor<4x4xf32>, tensor<4x1xindex>) -> tensor<4x4xf32>
  %1 = tensor.gather %x[%rows] gather_dims([1]) : (tensor<4x4xf32>, tensor<4x1xi64>) -> tensor<4x4x1xf32>
  %2 = tensor.gather %x[%places] gather_dims([0, 1]) : (tensor<4x4xf32>, tensor<2x2x2xi32>) -> tensor<2x2xf32>
  %e = tensor.empty() : tensor<4x4xf32>
  %y = linalg.transpose ins(%x : tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) permutation = [1, 0]
  %3 = tensor.gather %y[%places] gather_dims([0, 1]) : (tensor<4x4xf32>, tensor<2x2x2xi32>) -> tensor<2x2x1x1xf32>
  return %0, %1, %2, %3 : tensor<4x4xf32>, tensor<4x4x1xf32>, tensor<2x2xf32>, tensor<2x2x1x1xf32>
}
//--- scatters.mlir
func.func @scatters(%x: tensor<4x4xf32>, %rows: tensor<3x1xi64>, %r: tensor<3x4xf32>, %places: tensor<2x2xi32>,
                    %p: tensor<2xf32>, %table: tensor<1x4x4xf32>, %indices: tensor<1x2xi32>, %values: tensor<1x2x4xf32>)
    -> (tensor<4x4xf32>, tensor<4x4xf32>, tensor<1x4x4xf32>) {
  %0 = tensor.scatter %r into %x[%rows] scatter_dims([0]) unique
      : (tensor<3x4xf32>, tensor<4x4xf32>, tensor<3x1xi64>) -> tensor<4x4xf32>
  %1 = tensor.scatter %p into %x[%places] scatter_dims([0, 1]) unique
      : (tensor<2xf32>, tensor<4x4xf32>, tensor<2x2xi32>) -> tensor<4x4xf32>
  %2 = tosa.scatter %table, %indices, %values
      : (tensor<1x4x4xf32>, tensor<1x2xi32>, tensor<1x2x4xf32>) -> tensor<1x4x4xf32>
  return %0, %1, %2 : tensor<4x4xf32>, tensor<4x4xf32>, tensor<1x4x4xf32>
}
//--- lookups.mlir
func.func @lookups(%table: tensor<2x4xf32>, %ids: tensor<4xi32>) -> (tensor<4x4xf32>, tensor<1x4x4xf32>) {
  %e = tensor.empty() : tensor<4x4xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i, j)>],
                       iterator_types = ["parallel", "parallel"]}
      ins(%ids : tensor<4xi32>) outs(%e : tensor<4x4xf32>) {
  ^bb0(%id: i32, %out: f32):
    %row = arith.index_cast %id : i32 to index
    %col = linalg.index 1 : index
    %v = tensor.extract %table[%row, %col] : tensor<2x4xf32>
    linalg.yield %v : f32
  } -> tensor<4x4xf32>
  %t = tensor.expand_shape %table [[0, 1], [2]] output_shape [1, 2, 4] : tensor<2x4xf32> into tensor<1x2x4xf32>
  %i = tensor.expand_shape %ids [[0, 1]] output_shape [1, 4] : tensor<4xi32> into tensor<1x4xi32>
  %1 = tosa.gather %t, %i : (tensor<1x2x4xf32>, tensor<1x4xi32>) -> tensor<1x4x4xf32>
  return %0, %1 : tensor<4x4xf32>, tensor<1x4x4xf32>
}
//--- packs.mlir
func.func @packs(%x: tensor<24x48xf32>) -> (tensor<24x48xf32>, tensor<4x6x6x8xf32>) {
  %e0 = tensor.empty() : tensor<4x6x6x8xf32>
  %0 = linalg.pack %x inner_dims_pos = [0, 1] inner_tiles = [6, 8] into %e0 : tensor<24x48xf32> -> tensor<4x6x6x8xf32>
  %e1 = tensor.empty() : tensor<24x48xf32>
  %1 = linalg.unpack %0 inner_dims_pos = [0, 1] inner_tiles = [6, 8] into %e1 : tensor<4x6x6x8xf32> -> tensor<24x48xf32>
  return %1, %0 : tensor<24x48xf32>, tensor<4x6x6x8xf32>
}
