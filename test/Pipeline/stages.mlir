// Every stage's output is IR that the next one accepts from a file: one by one they give what the pipeline gives.

// RUN: tp25d-opt --tp25d-import %examples/mlp/mlp.mlir -o %t.mlp.1
// RUN: tp25d-opt --shard-2p5d=q=2,d=2 %t.mlp.1 -o %t.mlp.2
// RUN: tp25d-opt --tp25d-partition %t.mlp.2 -o %t.mlp.3
// RUN: tp25d-opt --tp25d-expand %t.mlp.3 -o %t.mlp.4
// RUN: tp25d-opt --tp25d-fuse %t.mlp.4 -o %t.mlp.5
// RUN: tp25d-opt --tp25d-bufferize %t.mlp.5 -o %t.mlp.6
// RUN: tp25d-opt --tp25d-schedule %t.mlp.6 -o %t.mlp.7
// RUN: tp25d-opt --tp25d-codegen %t.mlp.7 -o %t.mlp.8
// RUN: tp25d-opt --tp25d-pipeline=q=2,d=2 %examples/mlp/mlp.mlir -o %t.mlp.all
// RUN: diff %t.mlp.8 %t.mlp.all

// Attention, too, and every prefix of the line.
// RUN: tp25d-opt --tp25d-import %S/Inputs/attention.mlir -o %t.attention.1
// RUN: tp25d-opt --shard-2p5d=q=2,d=2 %t.attention.1 -o %t.attention.2
// RUN: tp25d-opt --tp25d-partition %t.attention.2 -o %t.attention.3
// RUN: tp25d-opt --tp25d-expand %t.attention.3 -o %t.attention.4
// RUN: tp25d-opt --tp25d-fuse %t.attention.4 -o %t.attention.5
// RUN: tp25d-opt --tp25d-bufferize %t.attention.5 -o %t.attention.6
// RUN: tp25d-opt --tp25d-schedule %t.attention.6 -o %t.attention.7
// RUN: tp25d-opt --tp25d-codegen %t.attention.7 -o %t.attention.8
// RUN: tp25d-opt --tp25d-pipeline=q=2,d=2,to=import %S/Inputs/attention.mlir | diff %t.attention.1 -
// RUN: tp25d-opt --tp25d-pipeline=q=2,d=2,to=shard %S/Inputs/attention.mlir | diff %t.attention.2 -
// RUN: tp25d-opt --tp25d-pipeline=q=2,d=2,to=partition %S/Inputs/attention.mlir | diff %t.attention.3 -
// RUN: tp25d-opt --tp25d-pipeline=q=2,d=2,to=expand %S/Inputs/attention.mlir | diff %t.attention.4 -
// RUN: tp25d-opt --tp25d-pipeline=q=2,d=2,to=fuse %S/Inputs/attention.mlir | diff %t.attention.5 -
// RUN: tp25d-opt --tp25d-pipeline=q=2,d=2,to=bufferize %S/Inputs/attention.mlir | diff %t.attention.6 -
// RUN: tp25d-opt --tp25d-pipeline=q=2,d=2,to=schedule %S/Inputs/attention.mlir | diff %t.attention.7 -
// RUN: tp25d-opt --tp25d-pipeline=q=2,d=2,to=codegen %S/Inputs/attention.mlir | diff %t.attention.8 -
// RUN: tp25d-opt --tp25d-pipeline=q=2,d=2 %S/Inputs/attention.mlir | diff %t.attention.8 -

// Training: the Grad stage does nothing where nothing is trained.
// RUN: tp25d-opt --tp25d-import=training,batch=8 %examples/mlp/mlp.mlir -o %t.training.1
// RUN: tp25d-opt --tp25d-grad=loss=mean-squared-error,optimizer=sgd %t.training.1 -o %t.training.2
// RUN: tp25d-opt --tp25d-shard=q=2,d=2 %t.training.2 -o %t.training.3
// RUN: tp25d-opt --tp25d-pipeline=training,batch=8,loss=mean-squared-error,optimizer=sgd,q=2,d=2,to=shard %examples/mlp/mlp.mlir | diff %t.training.3 -
// RUN: tp25d-opt --tp25d-pipeline=q=2,d=2,to=grad %S/Inputs/attention.mlir | diff %t.attention.1 -

// The last one is LLVM's.
// RUN: mlir-translate --mlir-to-llvmir %t.attention.8 | FileCheck %s
// CHECK: @tp25d_program = constant
// CHECK: define void @tp25d_run_program(ptr
