// RUN: tp25d-opt %s --partition -verify-diagnostics

// A form that was written for another product; --shard-2p5d would have said so, but it need not have run.
#X = #tp25d.sharding<[{}, {}]>
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  func.func @form(%a: tensor<16x16xf32> {tp25d.sharding = #X}, %b: tensor<16x16xf32> {tp25d.sharding = #X})
      -> (tensor<16x16xf32> {tp25d.sharding = #X}) {
    %z = arith.constant dense<0.0> : tensor<16x16xf32>
    // expected-error@+1 {{form has 2 iteration dimensions, the maps have 3}}
    %0 = linalg.matmul {tp25d.form = #tp25d.form<[{row}, {col}]>}
        ins(%a, %b : tensor<16x16xf32>, tensor<16x16xf32>) outs(%z : tensor<16x16xf32>) -> tensor<16x16xf32>
    return %0 : tensor<16x16xf32>
  }
}
