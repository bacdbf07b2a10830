// What has no gradient is an error where it is.
// RUN: tp25d-opt %s --split-input-file --verify-diagnostics --differentiate

// expected-error @+1 {{has no floating-point parameters; they have the attribute tp25d.param}}
func.func @no_parameters(%x: tensor<8xf32>) -> tensor<8xf32> {
  return %x : tensor<8xf32>
}

// -----

// expected-error @+1 {{result 0 has the type 'tensor<8xi32>', which has no gradient}}
func.func @integers(%x: tensor<8xi32>) -> tensor<8xi32> {
  return %x : tensor<8xi32>
}

// -----

func.func @product_of_all(%x: tensor<8xf32> {tp25d.param = "x"}, %init: tensor<f32>) -> tensor<f32> {
  // expected-error @+1 {{reduction cannot be differentiated: result 0 is neither a sum nor a maximum or minimum}}
  %p = linalg.reduce ins(%x : tensor<8xf32>) outs(%init : tensor<f32>) dimensions = [0]
    (%a: f32, %o: f32) {
      %m = arith.mulf %o, %a : f32
      linalg.yield %m : f32
    }
  return %p : tensor<f32>
}

// -----

#sum = affine_map<(i, k) -> (i + k)>
#i = affine_map<(i, k) -> (i)>
#k = affine_map<(i, k) -> (k)>
func.func @window(%x: tensor<10xf32> {tp25d.param = "x"}, %w: tensor<3xf32>, %init: tensor<8xf32>) -> tensor<8xf32> {
  // expected-error @+1 {{operand 0 is read through affine_map<(d0, d1) -> (d0 + d1)>, which cannot be differentiated}}
  %y = linalg.generic {indexing_maps = [#sum, #k, #i], iterator_types = ["parallel", "reduction"]}
      ins(%x, %w : tensor<10xf32>, tensor<3xf32>) outs(%init : tensor<8xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %m = arith.mulf %a, %b : f32
    %s = arith.addf %o, %m : f32
    linalg.yield %s : f32
  } -> tensor<8xf32>
  return %y : tensor<8xf32>
}
