// Products of one column, or of one row, with a bias: which of the two the epilogue counts by.
// RUN: tp25d run %s -q 2 --check
// RUN: tp25d run %s -q 1 -d 2 --check
#id = affine_map<(i, j) -> (i, j)>
#last = affine_map<(i, j) -> (j)>
#a = affine_map<(m, n, k) -> (m, k)>
#b = affine_map<(m, n, k) -> (k, n)>
#nm = affine_map<(m, n, k) -> (n, m)>

func.func @f(%x: tensor<8x4xf32>, %w: tensor<4x2xf32> {tp25d.param = "w"}, %b: tensor<2xf32> {tp25d.param = "b"},
             %r: tensor<2x4xf32>, %c: tensor<8xf32> {tp25d.param = "c"}, %d: tensor<2xf32> {tp25d.param = "d"})
    -> (tensor<8x2xf32>, tensor<2x8xf32>, tensor<8x2xf32>) {
  %zero = arith.constant dense<0.0> : tensor<8x2xf32>
  %flat = arith.constant dense<0.0> : tensor<2x8xf32>
  %e = tensor.empty() : tensor<8x2xf32>
  %f = tensor.empty() : tensor<2x8xf32>
  // Columns as they are.
  %p = linalg.matmul ins(%x, %w : tensor<8x4xf32>, tensor<4x2xf32>) outs(%zero : tensor<8x2xf32>) -> tensor<8x2xf32>
  %y = linalg.generic {indexing_maps = [#id, #last, #id], iterator_types = ["parallel", "parallel"]}
      ins(%p, %b : tensor<8x2xf32>, tensor<2xf32>) outs(%e : tensor<8x2xf32>) {
  ^bb0(%s: f32, %t: f32, %o: f32):
    %u = arith.addf %s, %t : f32
    linalg.yield %u : f32
  } -> tensor<8x2xf32>
  // The result transposed: its last dimension is that of x.
  %q = linalg.generic {indexing_maps = [#a, #b, #nm], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : tensor<8x4xf32>, tensor<4x2xf32>) outs(%flat : tensor<2x8xf32>) {
  ^bb0(%s: f32, %t: f32, %o: f32):
    %u = arith.mulf %s, %t : f32
    %v = arith.addf %o, %u : f32
    linalg.yield %v : f32
  } -> tensor<2x8xf32>
  %z = linalg.generic {indexing_maps = [#id, #last, #id], iterator_types = ["parallel", "parallel"]}
      ins(%q, %c : tensor<2x8xf32>, tensor<8xf32>) outs(%f : tensor<2x8xf32>) {
  ^bb0(%s: f32, %t: f32, %o: f32):
    %u = arith.addf %s, %t : f32
    linalg.yield %u : f32
  } -> tensor<2x8xf32>
  // One row a device of r, whose result is transposed: one column, counted by the last dimension.
  %g = linalg.generic {indexing_maps = [#a, affine_map<(m, n, k) -> (n, k)>, #nm],
                       iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%r, %x : tensor<2x4xf32>, tensor<8x4xf32>) outs(%zero : tensor<8x2xf32>) {
  ^bb0(%s: f32, %t: f32, %o: f32):
    %u = arith.mulf %s, %t : f32
    %v = arith.addf %o, %u : f32
    linalg.yield %v : f32
  } -> tensor<8x2xf32>
  %h = linalg.generic {indexing_maps = [#id, #last, #id], iterator_types = ["parallel", "parallel"]}
      ins(%g, %d : tensor<8x2xf32>, tensor<2xf32>) outs(%e : tensor<8x2xf32>) {
  ^bb0(%s: f32, %t: f32, %o: f32):
    %u = arith.addf %s, %t : f32
    linalg.yield %u : f32
  } -> tensor<8x2xf32>
  return %y, %z, %h : tensor<8x2xf32>, tensor<2x8xf32>, tensor<8x2xf32>
}
