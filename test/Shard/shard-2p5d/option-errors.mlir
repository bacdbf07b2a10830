// RUN: not tp25d-opt %s --shard-2p5d=q=0 2>&1 | FileCheck %s --check-prefix=Q
// Q: error: size of axis row must be at least 1, got: 0

// RUN: not tp25d-opt %s --shard-2p5d=q=2,d=-1 2>&1 | FileCheck %s --check-prefix=D
// D: error: size of axis dep must be at least 1, got: -1

// RUN: not tp25d-opt %s --shard-2p5d=q=1000,d=1000 2>&1 | FileCheck %s --check-prefix=DEVICES
// DEVICES: error: a grid has at most 1048576 devices, got: data=1 depth=1000 row=1000 col=1000

// RUN: not tp25d-opt %s --shard-2p5d=q=2,stationary=m 2>&1 | FileCheck %s --check-prefix=STATIONARY
// STATIONARY: error: stationary must be a, b or c, got: m

// RUN: not tp25d-opt %s --shard-2p5d=q=2,depth=c 2>&1 | FileCheck %s --check-prefix=DEPTH
// DEPTH: error: depth must be m, n or k, got: c

// RUN: not tp25d-opt %s --shard-2p5d=q=two 2>&1 | FileCheck %s --check-prefix=NUMBER
// NUMBER: 'two' value invalid

// RUN: not tp25d-opt %s --shard-2p5d=p=2 2>&1 | FileCheck %s --check-prefix=NAME
// NAME: no such option p

func.func @f(%x: tensor<2xf32>) -> tensor<2xf32> {
  return %x : tensor<2xf32>
}
