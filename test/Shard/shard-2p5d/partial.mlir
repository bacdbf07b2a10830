// RUN: tp25d-opt %s --shard-2p5d=q=2,d=2 -verify-diagnostics

// Blocks that are still to be summed are what the compiler makes, not what a model's input can be.
func.func @partial(
    // expected-error@+1 {{is partial; values of a model are whole sums, and only the Partition stage splits them}}
    %x: tensor<16x32xf32> {tp25d.sharding = #tp25d.sharding<[{}, {row}], partial = {col}>}) -> tensor<16x32xf32> {
  return %x : tensor<16x32xf32>
}
