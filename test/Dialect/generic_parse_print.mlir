// RUN: tp25d-opt %s --mlir-print-op-generic | tp25d-opt | FileCheck %s
// RUN: tp25d-opt %s --emit-bytecode | tp25d-opt | FileCheck %s

// Enumerations (axes, combiners, collectives) survive where no operation's own format says what they are: in the
// generic form, in bytecode, and in an attribute dictionary.
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  // CHECK-LABEL: func.func @operations
  func.func @operations(%x: tensor<4x8xf32>, %buffer: memref<8xf32>, %out: memref<8xf32>) {
    // CHECK: %[[T:.*]] = tp25d.device_coordinate row
    %t = tp25d.device_coordinate row
    // CHECK: tp25d.broadcast %{{.*}} from %[[T]] along row : tensor<4x8xf32>
    %0 = tp25d.broadcast %x from %t along row : tensor<4x8xf32>
    // CHECK: tp25d.reduce %{{.*}} into %{{.*}} to %[[T]] along row sum : tensor<4x8xf32>
    %1 = tp25d.reduce %x into %x to %t along row sum : tensor<4x8xf32>
    // CHECK: tp25d.all_reduce %{{.*}} along dep product : tensor<4x8xf32>
    %2 = tp25d.all_reduce %x along dep product : tensor<4x8xf32>
    // CHECK: tp25d.all_gather %{{.*}} along data dimension 0 : tensor<4x8xf32> -> tensor<4x8xf32>
    %3 = tp25d.all_gather %x along data dimension 0 : tensor<4x8xf32> -> tensor<4x8xf32>
    // CHECK: tp25d.reduce_scatter %{{.*}} along col dimension 1 minimum : tensor<4x8xf32> -> tensor<4x4xf32>
    %4 = tp25d.reduce_scatter %x along col dimension 1 minimum : tensor<4x8xf32> -> tensor<4x4xf32>
    // CHECK: tp25d.all_to_all %{{.*}} along col split 0 concat 1 : tensor<4x8xf32> -> tensor<2x16xf32>
    %5 = tp25d.all_to_all %x along col split 0 concat 1 : tensor<4x8xf32> -> tensor<2x16xf32>
    // CHECK: tp25d.start broadcast %{{.*}} from 1 along col : memref<8xf32> -> !tp25d.transfer
    %6 = tp25d.start broadcast %buffer from 1 along col : memref<8xf32> -> !tp25d.transfer
    // CHECK: tp25d.start all_reduce %{{.*}} into %{{.*}} along dep combiner maximum : memref<8xf32>, memref<8xf32> -> !tp25d.transfer
    %7 = tp25d.start all_reduce %buffer into %out along dep combiner maximum
        : memref<8xf32>, memref<8xf32> -> !tp25d.transfer
    return
  }
}
