// RUN: tp25d-opt %s --tp25d-expand --tp25d-fuse --tp25d-bufferize --tp25d-schedule --tp25d-codegen | mlir-translate --mlir-to-llvmir | FileCheck %s

// On a rectangular grid, which a program can have though --shard-2p5d makes square ones, all three forms go through.
// CHECK: define void @tp25d_run_program(ptr
#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
#X = #tp25d.sharding<[{row}, {col}]>
module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 3>} {
  func.func @stationary_b(%a: tensor<4x6xf32> {tp25d.global = tensor<12x12xf32>, tp25d.sharding = #tp25d.sharding<[{col}, {row}]>},
                          %b: tensor<6x4xf32> {tp25d.global = tensor<12x12xf32>, tp25d.sharding = #X})
      -> (tensor<6x4xf32> {tp25d.global = tensor<12x12xf32>, tp25d.sharding = #X}) {
    %0 = tp25d.summa %a, %b form <[{}, {col}, {row}], stationary = b, step = 0, along = [col, row]>
        maps [#mk, #kn, #mn] : tensor<4x6xf32>, tensor<6x4xf32> -> tensor<6x4xf32>
    return %0 : tensor<6x4xf32>
  }
}
