// A step of attention with a key-value cache: the new rows are written where an input says, and part of the rows is read.
func.func @cache(%keys: tensor<8x32x16xf32>, %new: tensor<8x4x16xf32>, %position: tensor<1xi64>,
                 %w: tensor<16x16xf32> {tp25d.param = "w"}) -> tensor<8x8x16xf32> {
  %c0 = arith.constant 0 : index
  %last = arith.constant 24 : i64
  %zero = arith.constant dense<0.0> : tensor<32x16xf32>
  %p = tensor.extract %position[%c0] : tensor<1xi64>
  %clamped = arith.minsi %p, %last : i64
  %at = arith.index_cast %clamped : i64 to index
  %rows = tensor.collapse_shape %new [[0, 1], [2]] : tensor<8x4x16xf32> into tensor<32x16xf32>
  %y = linalg.matmul ins(%rows, %w : tensor<32x16xf32>, tensor<16x16xf32>) outs(%zero : tensor<32x16xf32>)
      -> tensor<32x16xf32>
  %projected = tensor.expand_shape %y [[0, 1], [2]] output_shape [8, 4, 16] : tensor<32x16xf32> into tensor<8x4x16xf32>
  %next = tensor.insert_slice %projected into %keys[0, %at, 0] [8, 4, 16] [1, 1, 1]
      : tensor<8x4x16xf32> into tensor<8x32x16xf32>
  %window = tensor.extract_slice %next[0, %at, 0] [8, 8, 16] [1, 1, 1] : tensor<8x32x16xf32> to tensor<8x8x16xf32>
  return %window : tensor<8x8x16xf32>
}
