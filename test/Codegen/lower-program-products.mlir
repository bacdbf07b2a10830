// RUN: tp25d-opt %s --lower-program | mlir-translate --mlir-to-llvmir | FileCheck %s

// Products that are alike are listed once. A product whose B is a parameter's block is listed apart: its B may be packed.
// The first product's words: f32, no batch, 4 x 6 x 8.
// CHECK:      @tp25d_packed_1 = internal constant [2 x i64] [i64 [[PACKED:[0-9]+]], i64 -1]
// CHECK:      @tp25d_products = internal constant [4 x [49 x i64]]
// CHECK-SAME:   i64 4, i64 6, i64 8, i64 8, i64 1,
// Batched, bf16 (2), with B transposed: batch 3; 4 x 6 x 8; strides 32, 8, 1; B 48, then k 1, n 8; C 24, 6, 1.
// CHECK-SAME:   i64 2, i64 2, i64 0, i64 1, i64 3, i64 0, i64 0, i64 0, i64 0, i64 0, i64 0, i64 0, i64 4, i64 6, i64 8, i64 32, i64 8, i64 1, i64 0, i64 0, i64 0, i64 0, i64 0, i64 48, i64 1, i64 8, i64 0, i64 0, i64 0, i64 0, i64 0, i64 24, i64 6, i64 1,
// A block is loaded from the list of blocks where it is used; 0, 1, 2, 5 and 7 are those of x, w, v, y and t.
// CHECK:      define void @tp25d_run_program(ptr %[[DEVICE:[0-9]+]], ptr %[[BLOCKS:[0-9]+]],
// CHECK:        getelementptr ptr, ptr %[[BLOCKS]], i64 0
// CHECK-NEXT:   %[[X:.*]] = load ptr
// CHECK-NEXT:   getelementptr ptr, ptr %[[BLOCKS]], i64 1
// CHECK-NEXT:   %[[W:.*]] = load ptr
// CHECK-NEXT:   getelementptr ptr, ptr %[[BLOCKS]], i64 5
// CHECK-NEXT:   %[[Y:.*]] = load ptr
// CHECK-NEXT:   call void @tp25d_multiply(ptr %[[DEVICE]], i64 [[PACKED]], ptr %[[X]], ptr %[[W]], ptr %[[Y]], ptr null)
// CHECK:        call void @tp25d_multiply(ptr %[[DEVICE]], i64 [[PACKED]],
// CHECK:        getelementptr ptr, ptr %[[BLOCKS]], i64 2
// CHECK:        call void @tp25d_multiply(ptr %[[DEVICE]], i64 [[PLAIN:[0-9]+]],
// CHECK:        call void @tp25d_multiply(ptr %[[DEVICE]], i64 {{[0-9]+}},
// C^T = B^T A^T, so that C's rows are contiguous: what is %v to the operation is A to the library.
// CHECK:        getelementptr ptr, ptr %[[BLOCKS]], i64 2
// CHECK-NEXT:   %[[V:.*]] = load ptr
// CHECK-NEXT:   getelementptr ptr, ptr %[[BLOCKS]], i64 0
// CHECK-NEXT:   %[[X:.*]] = load ptr
// CHECK:        call void @tp25d_multiply(ptr %[[DEVICE]], i64 {{[0-9]+}}, ptr %[[V]], ptr %[[X]],
#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
#nm = affine_map<(m, n, k) -> (n, m)>
#bmk = affine_map<(b, m, n, k) -> (b, m, k)>
#bnk = affine_map<(b, m, n, k) -> (b, n, k)>
#bmn = affine_map<(b, m, n, k) -> (b, m, n)>
#whole = #tp25d.sharding<[{}, {}]>
module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 1, col = 1>} {
  func.func @program(%x: memref<4x8xf32> {tp25d.global = tensor<4x8xf32>, tp25d.sharding = #whole},
                     %w: memref<8x6xf32> {tp25d.global = tensor<8x6xf32>, tp25d.param = "w", tp25d.sharding = #whole},
                     %v: memref<8x6xf32> {tp25d.global = tensor<8x6xf32>, tp25d.sharding = #whole},
                     %q: memref<3x4x8xbf16> {tp25d.global = tensor<3x4x8xbf16>, tp25d.sharding = #tp25d.sharding<[{}, {}, {}]>},
                     %k: memref<3x6x8xbf16> {tp25d.global = tensor<3x6x8xbf16>, tp25d.sharding = #tp25d.sharding<[{}, {}, {}]>},
                     %y: memref<4x6xf32> {tp25d.global = tensor<4x6xf32>, tp25d.result = 0 : i64, tp25d.sharding = #whole},
                     %s: memref<3x4x6xf32> {tp25d.global = tensor<3x4x6xf32>, tp25d.result = 1 : i64, tp25d.sharding = #tp25d.sharding<[{}, {}, {}]>},
                     %t: memref<6x4xf32> {tp25d.global = tensor<6x4xf32>, tp25d.result = 2 : i64, tp25d.sharding = #whole},
                     %arena: memref<0xi8> {tp25d.arena}) {
    tp25d.multiply ins(%x, %w : memref<4x8xf32>, memref<8x6xf32>) outs(%y : memref<4x6xf32>) epilogue [] {indexing_maps = [#mk, #kn, #mn]}
    tp25d.multiply ins(%x, %w : memref<4x8xf32>, memref<8x6xf32>) outs(%y : memref<4x6xf32>) epilogue [] {indexing_maps = [#mk, #kn, #mn]}
    tp25d.multiply ins(%x, %v : memref<4x8xf32>, memref<8x6xf32>) outs(%y : memref<4x6xf32>) epilogue [] {indexing_maps = [#mk, #kn, #mn]}
    tp25d.multiply ins(%q, %k : memref<3x4x8xbf16>, memref<3x6x8xbf16>) outs(%s : memref<3x4x6xf32>) epilogue [] {indexing_maps = [#bmk, #bnk, #bmn]}
    tp25d.multiply ins(%x, %v : memref<4x8xf32>, memref<8x6xf32>) outs(%t : memref<6x4xf32>) epilogue [] {indexing_maps = [#mk, #kn, #nm]}
    return
  }
}
