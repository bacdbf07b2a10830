// Transpositions, reshapes, slices, concatenations and padding, of tensors split every way; each model undoes what it
// did, so that its first result is its input. The others keep what is between from being folded away.

// RUN: rm -rf %t && split-file %s %t
// RUN: %python %S/Inputs/tensors.py %t x=24x48xf32
// RUN: %python %S/Inputs/tensors.py %t y=4x24x12xf32
// RUN: %python %S/Inputs/grids.py 1x1,1x4,2x1,2x2,2x4,3x1,3x2,4x1,4x2 tp25d run %t/halves.mlir --check --tolerance=0 \
// RUN:   --input=@%t/x.npy --expected-output=@%t/x.npy
// RUN: %python %S/Inputs/grids.py 1x1,1x4,2x1,2x2,2x4,3x1,3x2,4x1,4x2 tp25d run %t/frame.mlir --check --tolerance=0 \
// RUN:   --input=@%t/x.npy --expected-output=@%t/x.npy
// RUN: %python %S/Inputs/grids.py 1x1,1x4,2x1,2x2,2x4,3x1,3x2,4x1,4x2 tp25d run %t/reshapes.mlir --check --tolerance=0 \
// RUN:   --input=@%t/y.npy --expected-output=@%t/y.npy
// RUN: %python %S/Inputs/grids.py 2x2,2x1,4x1,4x2 tp25d run %t/strides.mlir --check --tolerance=0 \
// RUN:   --input=@%t/x.npy --expected-output=@%t/x.npy

//--- halves.mlir
// Quarters, put together in another order, and back.
func.func @halves(%x: tensor<24x48xf32>) -> (tensor<24x48xf32>, tensor<24x48xf32>) {
  %top = tensor.extract_slice %x[0, 0] [12, 48] [1, 1] : tensor<24x48xf32> to tensor<12x48xf32>
  %bottom = tensor.extract_slice %x[12, 0] [12, 48] [1, 1] : tensor<24x48xf32> to tensor<12x48xf32>
  %swapped = tensor.concat dim(0) %bottom, %top : (tensor<12x48xf32>, tensor<12x48xf32>) -> tensor<24x48xf32>
  %left = tensor.extract_slice %swapped[0, 0] [24, 20] [1, 1] : tensor<24x48xf32> to tensor<24x20xf32>
  %right = tensor.extract_slice %swapped[0, 20] [24, 28] [1, 1] : tensor<24x48xf32> to tensor<24x28xf32>
  %turned = tensor.concat dim(1) %right, %left : (tensor<24x28xf32>, tensor<24x20xf32>) -> tensor<24x48xf32>

  %l = tensor.extract_slice %turned[0, 28] [24, 20] [1, 1] : tensor<24x48xf32> to tensor<24x20xf32>
  %r = tensor.extract_slice %turned[0, 0] [24, 28] [1, 1] : tensor<24x48xf32> to tensor<24x28xf32>
  %back = tensor.concat dim(1) %l, %r : (tensor<24x20xf32>, tensor<24x28xf32>) -> tensor<24x48xf32>
  %b = tensor.extract_slice %back[0, 0] [12, 48] [1, 1] : tensor<24x48xf32> to tensor<12x48xf32>
  %t = tensor.extract_slice %back[12, 0] [12, 48] [1, 1] : tensor<24x48xf32> to tensor<12x48xf32>
  %y = tensor.concat dim(0) %t, %b : (tensor<12x48xf32>, tensor<12x48xf32>) -> tensor<24x48xf32>
  return %y, %turned : tensor<24x48xf32>, tensor<24x48xf32>
}
//--- frame.mlir
// A frame of 7s, whose corner is overwritten with zeros; then the middle.
func.func @frame(%x: tensor<24x48xf32>) -> (tensor<24x48xf32>, tensor<29x52xf32>) {
  %seven = arith.constant 7.0 : f32
  %zeros = arith.constant dense<0.0> : tensor<2x3xf32>
  %framed = tensor.pad %x low[2, 3] high[3, 1] {
  ^bb0(%i: index, %j: index):
    tensor.yield %seven : f32
  } : tensor<24x48xf32> to tensor<29x52xf32>
  %cornered = tensor.insert_slice %zeros into %framed[0, 0] [2, 3] [1, 1] : tensor<2x3xf32> into tensor<29x52xf32>
  %y = tensor.extract_slice %cornered[2, 3] [24, 48] [1, 1] : tensor<29x52xf32> to tensor<24x48xf32>
  return %y, %cornered : tensor<24x48xf32>, tensor<29x52xf32>
}
//--- reshapes.mlir
// Every dimension becomes another's neighbour, is merged with it and parted again.
func.func @reshapes(%y: tensor<4x24x12xf32>) -> (tensor<4x24x12xf32>, tensor<12x96xf32>, tensor<24x6x8xf32>) {
  %e0 = tensor.empty() : tensor<12x4x24xf32>
  %e1 = tensor.empty() : tensor<24x4x12xf32>
  %e2 = tensor.empty() : tensor<4x24x12xf32>
  %0 = linalg.transpose ins(%y : tensor<4x24x12xf32>) outs(%e0 : tensor<12x4x24xf32>) permutation = [2, 0, 1]
  %merged = tensor.collapse_shape %0 [[0], [1, 2]] : tensor<12x4x24xf32> into tensor<12x96xf32>
  %1 = tensor.expand_shape %merged [[0], [1, 2]] output_shape [12, 4, 24] : tensor<12x96xf32> into tensor<12x4x24xf32>
  %2 = linalg.transpose ins(%1 : tensor<12x4x24xf32>) outs(%e1 : tensor<24x4x12xf32>) permutation = [2, 1, 0]
  %3 = tensor.collapse_shape %2 [[0, 1, 2]] : tensor<24x4x12xf32> into tensor<1152xf32>
  %other = tensor.expand_shape %3 [[0, 1, 2]] output_shape [24, 6, 8] : tensor<1152xf32> into tensor<24x6x8xf32>
  %4 = tensor.collapse_shape %other [[0, 1, 2]] : tensor<24x6x8xf32> into tensor<1152xf32>
  %5 = tensor.expand_shape %4 [[0, 1, 2]] output_shape [24, 4, 12] : tensor<1152xf32> into tensor<24x4x12xf32>
  %6 = linalg.transpose ins(%5 : tensor<24x4x12xf32>) outs(%e2 : tensor<4x24x12xf32>) permutation = [1, 0, 2]
  return %6, %merged, %other : tensor<4x24x12xf32>, tensor<12x96xf32>, tensor<24x6x8xf32>
}
//--- strides.mlir
// Even and odd columns, one after the other, and back in between each other.
func.func @strides(%x: tensor<24x48xf32> {tp25d.sharding = #tp25d.sharding<[{col}, {row} ]>})
    -> (tensor<24x48xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {dep, col} ]>}, tensor<24x48xf32>) {
  %even = tensor.extract_slice %x[0, 0] [24, 24] [1, 2] : tensor<24x48xf32> to tensor<24x24xf32>
  %odd = tensor.extract_slice %x[0, 1] [24, 24] [1, 2] : tensor<24x48xf32> to tensor<24x24xf32>
  %parted = tensor.concat dim(1) %even, %odd : (tensor<24x24xf32>, tensor<24x24xf32>) -> tensor<24x48xf32>
  %e = tensor.extract_slice %parted[0, 0] [24, 24] [1, 1] : tensor<24x48xf32> to tensor<24x24xf32>
  %o = tensor.extract_slice %parted[0, 24] [24, 24] [1, 1] : tensor<24x48xf32> to tensor<24x24xf32>
  %zero = arith.constant dense<0.0> : tensor<24x48xf32>
  %0 = tensor.insert_slice %e into %zero[0, 0] [24, 24] [1, 2] : tensor<24x24xf32> into tensor<24x48xf32>
  %1 = tensor.insert_slice %o into %0[0, 1] [24, 24] [1, 2] : tensor<24x24xf32> into tensor<24x48xf32>
  return %1, %parted : tensor<24x48xf32>, tensor<24x48xf32>
}
