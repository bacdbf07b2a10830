// One option, written in three ways.
// RUN: tp25d-opt --tp25d-import %examples/mlp/mlp.mlir -o %t.imported
// RUN: tp25d-opt --shard-2p5d=q=2,d=2 %t.imported -o %t.commas
// RUN: tp25d-opt --shard-2p5d="q=2 d=2" %t.imported | diff %t.commas -
// RUN: tp25d-opt --pass-pipeline='builtin.module(shard-2p5d{q=2 d=2})' %t.imported | diff %t.commas -
// RUN: tp25d-opt --tp25d-pipeline=q=2,d=2,to=shard %examples/mlp/mlp.mlir | diff %t.commas -
// RUN: tp25d-opt --tp25d-pipeline="q=2 d=2 to=shard" %examples/mlp/mlp.mlir | diff %t.commas -
// RUN: tp25d-opt --pass-pipeline='builtin.module(tp25d-pipeline{q=2 d=2 to=shard})' %examples/mlp/mlp.mlir | diff %t.commas -

// The Shard stage's options are the pipeline's, wherever `to` stands among them.
// RUN: tp25d-opt --tp25d-pipeline=to=shard,q=2,d=2,stationary=b %examples/mlp/mlp.mlir | FileCheck %s --check-prefix=STATIONARY-B
// STATIONARY-B: stationary = b, step = 0

// One device by default.
// RUN: tp25d-opt --tp25d-pipeline=to=partition %examples/mlp/mlp.mlir | FileCheck %s --check-prefix=ONE
// ONE: tp25d.grid = #tp25d.grid<depth = 1, row = 1, col = 1>

// RUN: not tp25d-opt --tp25d-pipeline=q=2,to=llvm %examples/mlp/mlp.mlir 2>&1 | FileCheck %s --check-prefix=STAGE
// STAGE: tp25d-pipeline: to must be one of import, grad, shard, partition, expand, fuse, bufferize, schedule, codegen, got: llvm

// RUN: not tp25d-opt --tp25d-pipeline=q=2,p=2 %examples/mlp/mlp.mlir 2>&1 | FileCheck %s --check-prefix=NAME
// NAME: no such option p

// RUN: not tp25d-opt --tp25d-pipeline=q=two %examples/mlp/mlp.mlir 2>&1 | FileCheck %s --check-prefix=NUMBER
// NUMBER: 'two' value invalid

// RUN: not tp25d-opt --tp25d-pipeline=q=0 %examples/mlp/mlp.mlir 2>&1 | FileCheck %s --check-prefix=ZERO
// ZERO: size of axis row must be at least 1, got: 0

// RUN: not tp25d-opt --tp25d-pipeline=q=3 %examples/mlp/mlp.mlir 2>&1 | FileCheck %s --check-prefix=SIZE
// SIZE: mlp.mlir:{{[0-9]+}}:{{[0-9]+}}: error: dimension 0 of {{.*}} is 16, not a multiple of q=3

// RUN: not tp25d-opt --tp25d-partition=q=2 %examples/mlp/mlp.mlir 2>&1 | FileCheck %s --check-prefix=NONE
// NONE: tp25d-partition: {{.*}}no such option q

// RUN: not tp25d-opt --tp25d-partition %examples/mlp/mlp.mlir 2>&1 | FileCheck %s --check-prefix=NOT-SHARDED
// NOT-SHARDED: mlp.mlir:{{[1-9][0-9]*}}:{{[0-9]+}}: error: the Partition stage takes what --shard-2p5d gives, got a model: the module has no tp25d.grid
