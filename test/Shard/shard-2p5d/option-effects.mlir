// RUN: tp25d-opt %s --shard-2p5d=q=2,d=2,stationary=b,depth=k -o /dev/null 2>&1 | FileCheck %s --allow-empty --check-prefix=USED
// RUN: tp25d-opt %s --shard-2p5d=q=2,depth=n -o /dev/null 2>&1 | FileCheck %s --check-prefix=FLAT
// RUN: sed 's/linalg.matmul ins/linalg.matmul {tp25d.stationary = "c", tp25d.depth = "m"} ins/' %s \
// RUN:   | tp25d-opt --shard-2p5d=q=2,d=2,stationary=b,depth=k -o /dev/null 2>&1 | FileCheck %s --check-prefix=UNUSED

// Options that no product follows are named.
// USED-NOT: warning
// FLAT: warning: depth=n has no effect: the grid's depth is 1
// UNUSED: warning: stationary=b has no effect: no product has a form in which matrix b stays put while the others travel
// UNUSED: warning: depth=k has no effect: no product has a form in which depth splits that factor
func.func @main(%x: tensor<8x8xf32>, %w: tensor<8x8xf32> {tp25d.param = "w"}) -> tensor<8x8xf32> {
  %zero = arith.constant dense<0.0> : tensor<8x8xf32>
  %y = linalg.matmul ins(%x, %w : tensor<8x8xf32>, tensor<8x8xf32>) outs(%zero : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %y : tensor<8x8xf32>
}
