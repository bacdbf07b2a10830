// The seed's MLP on 8 devices, from stage to stage: what the tutorial's table says of its blocks, how often what travels,
// and the arena.

// RUN: tp25d-opt --tp25d-pipeline=q=2,d=2,to=shard %examples/mlp/mlp.mlir | FileCheck %s --check-prefix=SHARD
// SHARD-LABEL: func.func @mlp(
// SHARD-SAME:    tensor<16x256xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>}
// SHARD-SAME:    tensor<256x1024xf32> {tp25d.param = "dense_1.weight", tp25d.sharding = #tp25d.sharding<[{row}, {col}]>}
// SHARD-SAME:    tensor<1024xf32> {tp25d.param = "dense_1.bias", tp25d.sharding = #tp25d.sharding<[{col}]>}
// SHARD-SAME:    tensor<1024x256xf32> {tp25d.param = "dense_2.weight", tp25d.sharding = #tp25d.sharding<[{row}, {col}]>}
// SHARD-SAME:    tensor<256xf32> {tp25d.param = "dense_2.bias", tp25d.sharding = #tp25d.sharding<[{col}]>}
// SHARD-SAME:    -> (tensor<16x256xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>})

// RUN: tp25d-opt --tp25d-pipeline=q=2,d=2,to=partition %examples/mlp/mlp.mlir | FileCheck %s --check-prefix=PARTITION
// PARTITION-LABEL: func.func @mlp(
// PARTITION-SAME:    tensor<4x128xf32>
// PARTITION-SAME:    tensor<128x512xf32>
// PARTITION-SAME:    tensor<512xf32>
// PARTITION-SAME:    tensor<512x128xf32>
// PARTITION-SAME:    tensor<128xf32>
// PARTITION-NOT:     tp25d.reshard
// PARTITION-NOT:     tp25d.all_
// PARTITION:         tp25d.summa {{.*}} : tensor<4x128xf32>, tensor<128x512xf32> -> tensor<4x512xf32>
// PARTITION:         tp25d.summa {{.*}} : tensor<4x512xf32>, tensor<512x128xf32> -> tensor<4x128xf32>

// RUN: tp25d-opt --tp25d-pipeline=q=2,d=2,to=expand %examples/mlp/mlp.mlir | FileCheck %s --check-prefix=EXPAND
// EXPAND-COUNT-8: tp25d.broadcast
// EXPAND-NOT:     tp25d.broadcast

// The hidden layer's 4 x 512 floats are all that is kept; bias and GELU are in the products' epilogues.
// RUN: tp25d-opt --tp25d-pipeline=q=2,d=2,to=schedule %examples/mlp/mlp.mlir | FileCheck %s --check-prefix=SCHEDULE
// SCHEDULE-LABEL: func.func @mlp(
// SCHEDULE-SAME:    memref<8192xi8> {tp25d.arena}
// SCHEDULE-COUNT-2: tp25d.multiply
// SCHEDULE-SAME:      epilogue [#tp25d.epilogue<add>, #tp25d.epilogue<gelu_erf>]
// SCHEDULE-COUNT-2: tp25d.multiply
// SCHEDULE-SAME:      epilogue [#tp25d.epilogue<add>]
// SCHEDULE-NOT:     tp25d.launch
// SCHEDULE:         return

// With the weights put, only activations travel: two broadcasts and two reduces a layer.
// RUN: tp25d-opt --tp25d-pipeline=q=2,d=2,stationary=b,to=expand %examples/mlp/mlp.mlir | FileCheck %s --check-prefix=WEIGHTS
// WEIGHTS-NOT:      along {{.*}} : tensor<128x512xf32>
// WEIGHTS-COUNT-2:  tp25d.reduce {{.*}} along row sum : tensor<4x512xf32>
// WEIGHTS-COUNT-2:  tp25d.reduce {{.*}} along col sum : tensor<4x128xf32>
// WEIGHTS-NOT:      tp25d.all_

// On one device nothing does.
// RUN: tp25d-opt --tp25d-pipeline=to=expand %examples/mlp/mlp.mlir | FileCheck %s --check-prefix=ONE
// ONE-NOT: tp25d.broadcast
// ONE-NOT: tp25d.reduce
