// One block of a transformer encoder: 8 sequences of 16 tokens with 64 features, 4 heads of 16, feed-forward 256, f32.
//
// As PyTorch computes it, with LayerNorm after each residual: y = LayerNorm(x + attention(x)), then
// LayerNorm(y + feed_forward(y)). Attention has biases in all four projections, and a softmax that first takes off each
// row's maximum; feed-forward has the GELU of erf; LayerNorm has the variance of all features (divided by their number,
// not by one less) and an epsilon of 1e-5. Weights of projections are [out, in], as PyTorch stores them.
//
// reference.py writes an input, parameters and what the block must give; to run it on 8 devices:
//
//     mkdir /tmp/encoder && python3 examples/encoder/reference.py /tmp/encoder
//     build/bin/tp25d run examples/encoder/encoder.mlir -q 2 -d 2 --check --params=/tmp/encoder/encoder.safetensors \
//       --input=@/tmp/encoder/x.npy --expected-output=@/tmp/encoder/expected.npy --tolerance=1e-5
//
// Sequences are split by depth and row, features by col. Where q divides the 4 heads and q * d the 8 sequences, every
// device has whole heads of whole sequences, and attention needs nothing of other devices between its projections; on
// other grids that divide the sizes, as q=8, parts travel there too.

// Elementwise operations on tokens, and what they read: a vector of features, or a number for each token.
#tokens = affine_map<(sequence, token, feature) -> (sequence, token, feature)>
#features = affine_map<(sequence, token, feature) -> (feature)>
#by_token = affine_map<(sequence, token, feature) -> (sequence, token)>

// A projection: what it reads, its weight, and what it gives.
#in = affine_map<(sequence, token, out, in) -> (sequence, token, in)>
#weight = affine_map<(sequence, token, out, in) -> (out, in)>
#out = affine_map<(sequence, token, out, in) -> (sequence, token, out)>

// Scores, as every token attends to every other of its sequence.
#query = affine_map<(sequence, head, token, other, feature) -> (sequence, token, head, feature)>
#key = affine_map<(sequence, head, token, other, feature) -> (sequence, other, head, feature)>
#score = affine_map<(sequence, head, token, other, feature) -> (sequence, head, token, other)>

// Values, weighted by the probabilities that the scores give.
#probability = affine_map<(sequence, head, token, feature, other) -> (sequence, head, token, other)>
#value = affine_map<(sequence, head, token, feature, other) -> (sequence, other, head, feature)>
#attended = affine_map<(sequence, head, token, feature, other) -> (sequence, token, head, feature)>

// Elementwise operations on scores, and a number for each of their rows.
#scores = affine_map<(sequence, head, token, other) -> (sequence, head, token, other)>
#by_row = affine_map<(sequence, head, token, other) -> (sequence, head, token)>

func.func @encoder(%x: tensor<8x16x64xf32>,
                   %query_weight: tensor<64x64xf32> {tp25d.param = "attention.query.weight"},
                   %query_bias: tensor<64xf32> {tp25d.param = "attention.query.bias"},
                   %key_weight: tensor<64x64xf32> {tp25d.param = "attention.key.weight"},
                   %key_bias: tensor<64xf32> {tp25d.param = "attention.key.bias"},
                   %value_weight: tensor<64x64xf32> {tp25d.param = "attention.value.weight"},
                   %value_bias: tensor<64xf32> {tp25d.param = "attention.value.bias"},
                   %output_weight: tensor<64x64xf32> {tp25d.param = "attention.output.weight"},
                   %output_bias: tensor<64xf32> {tp25d.param = "attention.output.bias"},
                   %attention_norm_weight: tensor<64xf32> {tp25d.param = "attention.norm.weight"},
                   %attention_norm_bias: tensor<64xf32> {tp25d.param = "attention.norm.bias"},
                   %dense_1_weight: tensor<256x64xf32> {tp25d.param = "feed_forward.dense_1.weight"},
                   %dense_1_bias: tensor<256xf32> {tp25d.param = "feed_forward.dense_1.bias"},
                   %dense_2_weight: tensor<64x256xf32> {tp25d.param = "feed_forward.dense_2.weight"},
                   %dense_2_bias: tensor<64xf32> {tp25d.param = "feed_forward.dense_2.bias"},
                   %feed_forward_norm_weight: tensor<64xf32> {tp25d.param = "feed_forward.norm.weight"},
                   %feed_forward_norm_bias: tensor<64xf32> {tp25d.param = "feed_forward.norm.bias"})
    -> tensor<8x16x64xf32> {
  %zero = arith.constant 0.0 : f32
  %half = arith.constant 0.5 : f32
  %one = arith.constant 1.0 : f32
  %rsqrt2 = arith.constant 0.707106781 : f32
  %scale = arith.constant 0.25 : f32 // 1 / sqrt(features of a head)
  %lowest = arith.constant 0xFF800000 : f32 // minus infinity, what a maximum starts from

  // Queries, keys and values; their 64 features are 4 heads of 16.
  %empty = tensor.empty() : tensor<8x16x64xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%empty : tensor<8x16x64xf32>) -> tensor<8x16x64xf32>
  %query = linalg.contract indexing_maps = [#in, #weight, #out]
      ins(%x, %query_weight : tensor<8x16x64xf32>, tensor<64x64xf32>) outs(%zeros : tensor<8x16x64xf32>)
      -> tensor<8x16x64xf32>
  %query_biased = call @add_bias(%query, %query_bias) : (tensor<8x16x64xf32>, tensor<64xf32>) -> tensor<8x16x64xf32>
  %query_heads = tensor.expand_shape %query_biased [[0], [1], [2, 3]] output_shape [8, 16, 4, 16]
      : tensor<8x16x64xf32> into tensor<8x16x4x16xf32>
  %key = linalg.contract indexing_maps = [#in, #weight, #out]
      ins(%x, %key_weight : tensor<8x16x64xf32>, tensor<64x64xf32>) outs(%zeros : tensor<8x16x64xf32>)
      -> tensor<8x16x64xf32>
  %key_biased = call @add_bias(%key, %key_bias) : (tensor<8x16x64xf32>, tensor<64xf32>) -> tensor<8x16x64xf32>
  %key_heads = tensor.expand_shape %key_biased [[0], [1], [2, 3]] output_shape [8, 16, 4, 16]
      : tensor<8x16x64xf32> into tensor<8x16x4x16xf32>
  %value = linalg.contract indexing_maps = [#in, #weight, #out]
      ins(%x, %value_weight : tensor<8x16x64xf32>, tensor<64x64xf32>) outs(%zeros : tensor<8x16x64xf32>)
      -> tensor<8x16x64xf32>
  %value_biased = call @add_bias(%value, %value_bias) : (tensor<8x16x64xf32>, tensor<64xf32>) -> tensor<8x16x64xf32>
  %value_heads = tensor.expand_shape %value_biased [[0], [1], [2, 3]] output_shape [8, 16, 4, 16]
      : tensor<8x16x64xf32> into tensor<8x16x4x16xf32>

  // Scores: query by key, scaled.
  %scores_empty = tensor.empty() : tensor<8x4x16x16xf32>
  %scores_zero = linalg.fill ins(%zero : f32) outs(%scores_empty : tensor<8x4x16x16xf32>) -> tensor<8x4x16x16xf32>
  %query_by_key = linalg.contract indexing_maps = [#query, #key, #score]
      ins(%query_heads, %key_heads : tensor<8x16x4x16xf32>, tensor<8x16x4x16xf32>)
      outs(%scores_zero : tensor<8x4x16x16xf32>) -> tensor<8x4x16x16xf32>
  %scores = linalg.generic {indexing_maps = [#scores, #scores],
                            iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%query_by_key : tensor<8x4x16x16xf32>) outs(%scores_empty : tensor<8x4x16x16xf32>) {
  ^bb0(%s: f32, %out: f32):
    %scaled = arith.mulf %s, %scale : f32
    linalg.yield %scaled : f32
  } -> tensor<8x4x16x16xf32>

  // Softmax of each row: less its maximum, so that no exponential is too large; exponentials; by their sum.
  %row_empty = tensor.empty() : tensor<8x4x16xf32>
  %row_lowest = linalg.fill ins(%lowest : f32) outs(%row_empty : tensor<8x4x16xf32>) -> tensor<8x4x16xf32>
  %maximum = linalg.reduce { arith.maximumf } ins(%scores : tensor<8x4x16x16xf32>)
      outs(%row_lowest : tensor<8x4x16xf32>) dimensions = [3]
  %exponentials = linalg.generic {indexing_maps = [#scores, #by_row, #scores],
                                  iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%scores, %maximum : tensor<8x4x16x16xf32>, tensor<8x4x16xf32>)
      outs(%scores_empty : tensor<8x4x16x16xf32>) {
  ^bb0(%s: f32, %most: f32, %out: f32):
    %less = arith.subf %s, %most : f32
    %e = math.exp %less : f32
    linalg.yield %e : f32
  } -> tensor<8x4x16x16xf32>
  %row_zero = linalg.fill ins(%zero : f32) outs(%row_empty : tensor<8x4x16xf32>) -> tensor<8x4x16xf32>
  %sum = linalg.reduce { arith.addf } ins(%exponentials : tensor<8x4x16x16xf32>)
      outs(%row_zero : tensor<8x4x16xf32>) dimensions = [3]
  %probabilities = linalg.generic {indexing_maps = [#scores, #by_row, #scores],
                                   iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%exponentials, %sum : tensor<8x4x16x16xf32>, tensor<8x4x16xf32>)
      outs(%scores_empty : tensor<8x4x16x16xf32>) {
  ^bb0(%e: f32, %total: f32, %out: f32):
    %p = arith.divf %e, %total : f32
    linalg.yield %p : f32
  } -> tensor<8x4x16x16xf32>

  // What each token attends to; heads side by side again, and projected.
  %heads_empty = tensor.empty() : tensor<8x16x4x16xf32>
  %heads_zero = linalg.fill ins(%zero : f32) outs(%heads_empty : tensor<8x16x4x16xf32>) -> tensor<8x16x4x16xf32>
  %heads = linalg.contract indexing_maps = [#probability, #value, #attended]
      ins(%probabilities, %value_heads : tensor<8x4x16x16xf32>, tensor<8x16x4x16xf32>)
      outs(%heads_zero : tensor<8x16x4x16xf32>) -> tensor<8x16x4x16xf32>
  %joined = tensor.collapse_shape %heads [[0], [1], [2, 3]] : tensor<8x16x4x16xf32> into tensor<8x16x64xf32>
  %attention = linalg.contract indexing_maps = [#in, #weight, #out]
      ins(%joined, %output_weight : tensor<8x16x64xf32>, tensor<64x64xf32>) outs(%zeros : tensor<8x16x64xf32>)
      -> tensor<8x16x64xf32>
  %attention_biased = call @add_bias(%attention, %output_bias)
      : (tensor<8x16x64xf32>, tensor<64xf32>) -> tensor<8x16x64xf32>
  %attention_residual = arith.addf %x, %attention_biased : tensor<8x16x64xf32>
  %y = call @layer_norm(%attention_residual, %attention_norm_weight, %attention_norm_bias)
      : (tensor<8x16x64xf32>, tensor<64xf32>, tensor<64xf32>) -> tensor<8x16x64xf32>

  // Feed-forward: 64 -> 256, GELU, 256 -> 64.
  %wide_empty = tensor.empty() : tensor<8x16x256xf32>
  %wide_zero = linalg.fill ins(%zero : f32) outs(%wide_empty : tensor<8x16x256xf32>) -> tensor<8x16x256xf32>
  %dense_1 = linalg.contract indexing_maps = [#in, #weight, #out]
      ins(%y, %dense_1_weight : tensor<8x16x64xf32>, tensor<256x64xf32>)
      outs(%wide_zero : tensor<8x16x256xf32>) -> tensor<8x16x256xf32>
  %gelu = linalg.generic {indexing_maps = [#tokens, #features, #tokens],
                          iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%dense_1, %dense_1_bias : tensor<8x16x256xf32>, tensor<256xf32>) outs(%wide_empty : tensor<8x16x256xf32>) {
  ^bb0(%p: f32, %b: f32, %out: f32):
    %v = arith.addf %p, %b : f32
    %scaled = arith.mulf %v, %rsqrt2 : f32
    %erf = math.erf %scaled : f32
    %shifted = arith.addf %erf, %one : f32
    %h = arith.mulf %v, %half : f32
    %g = arith.mulf %h, %shifted : f32
    linalg.yield %g : f32
  } -> tensor<8x16x256xf32>
  %dense_2 = linalg.contract indexing_maps = [#in, #weight, #out]
      ins(%gelu, %dense_2_weight : tensor<8x16x256xf32>, tensor<64x256xf32>) outs(%zeros : tensor<8x16x64xf32>)
      -> tensor<8x16x64xf32>
  %dense_2_biased = call @add_bias(%dense_2, %dense_2_bias)
      : (tensor<8x16x64xf32>, tensor<64xf32>) -> tensor<8x16x64xf32>
  %feed_forward_residual = arith.addf %y, %dense_2_biased : tensor<8x16x64xf32>
  %z = call @layer_norm(%feed_forward_residual, %feed_forward_norm_weight, %feed_forward_norm_bias)
      : (tensor<8x16x64xf32>, tensor<64xf32>, tensor<64xf32>) -> tensor<8x16x64xf32>
  return %z : tensor<8x16x64xf32>
}

func.func private @add_bias(%x: tensor<8x16x64xf32>, %bias: tensor<64xf32>) -> tensor<8x16x64xf32> {
  %empty = tensor.empty() : tensor<8x16x64xf32>
  %y = linalg.generic {indexing_maps = [#tokens, #features, #tokens],
                       iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%x, %bias : tensor<8x16x64xf32>, tensor<64xf32>) outs(%empty : tensor<8x16x64xf32>) {
  ^bb0(%v: f32, %b: f32, %out: f32):
    %sum = arith.addf %v, %b : f32
    linalg.yield %sum : f32
  } -> tensor<8x16x64xf32>
  return %y : tensor<8x16x64xf32>
}

// LayerNorm over the features of each token.
func.func private @layer_norm(%x: tensor<8x16x64xf32>, %weight: tensor<64xf32>, %bias: tensor<64xf32>)
    -> tensor<8x16x64xf32> {
  %zero = arith.constant 0.0 : f32
  %epsilon = arith.constant 1.0e-5 : f32
  %count = arith.constant 64.0 : f32
  %empty = tensor.empty() : tensor<8x16x64xf32>
  %token_empty = tensor.empty() : tensor<8x16xf32>
  %token_zero = linalg.fill ins(%zero : f32) outs(%token_empty : tensor<8x16xf32>) -> tensor<8x16xf32>

  %sum = linalg.reduce { arith.addf } ins(%x : tensor<8x16x64xf32>)
      outs(%token_zero : tensor<8x16xf32>) dimensions = [2]
  %centred = linalg.generic {indexing_maps = [#tokens, #by_token, #tokens],
                             iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%x, %sum : tensor<8x16x64xf32>, tensor<8x16xf32>) outs(%empty : tensor<8x16x64xf32>) {
  ^bb0(%v: f32, %total: f32, %out: f32):
    %mean = arith.divf %total, %count : f32
    %c = arith.subf %v, %mean : f32
    linalg.yield %c : f32
  } -> tensor<8x16x64xf32>

  // The variance from centred values: the mean of squares less the square of the mean would cancel digits.
  %squares = linalg.generic {indexing_maps = [#tokens, #by_token],
                             iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%centred : tensor<8x16x64xf32>) outs(%token_zero : tensor<8x16xf32>) {
  ^bb0(%c: f32, %total: f32):
    %square = arith.mulf %c, %c : f32
    %more = arith.addf %total, %square : f32
    linalg.yield %more : f32
  } -> tensor<8x16xf32>
  %y = linalg.generic {indexing_maps = [#tokens, #by_token, #features, #features, #tokens],
                       iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%centred, %squares, %weight, %bias : tensor<8x16x64xf32>, tensor<8x16xf32>, tensor<64xf32>, tensor<64xf32>)
      outs(%empty : tensor<8x16x64xf32>) {
  ^bb0(%c: f32, %total: f32, %w: f32, %b: f32, %out: f32):
    %variance = arith.divf %total, %count : f32
    %positive = arith.addf %variance, %epsilon : f32
    %reciprocal = math.rsqrt %positive : f32
    %normal = arith.mulf %c, %reciprocal : f32
    %scaled = arith.mulf %normal, %w : f32
    %shifted = arith.addf %scaled, %b : f32
    linalg.yield %shifted : f32
  } -> tensor<8x16x64xf32>
  return %y : tensor<8x16x64xf32>
}
