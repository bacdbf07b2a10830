// RUN: tp25d-opt %s --lower-program | FileCheck %s --check-prefix=DIALECT
// RUN: tp25d-opt %s --lower-program | mlir-translate --mlir-to-llvmir | FileCheck %s

// The module has nothing of ours left: neither the grid nor the kernels' marks.
// DIALECT:     module {
// DIALECT-NOT: tp25d.
// DIALECT-NOT: func.func
// DIALECT-NOT: memref

// The tables are those of tp25d/runtime.h.

// struct tp25d_argument: name, kind (input 0, parameter 1, result 2), type (f32 0), rank, sizes of the whole tensor, axes
// (data 0, dep 1, row 2, col 3, none -1) of each dimension, and the products that it may be packed for.
// CHECK-DAG:  @tp25d_name_0 = internal constant [8 x i8] c"input 0\00"
// CHECK-DAG:  @tp25d_name_1 = internal constant [13 x i8] c"dense.weight\00"
// CHECK-DAG:  @tp25d_name_2 = internal constant [11 x i8] c"dense.bias\00"
// CHECK-DAG:  @tp25d_name_3 = internal constant [9 x i8] c"result 0\00"
// CHECK:      @tp25d_arguments = internal constant [4 x { ptr, i64, i64, i64, [8 x i64], [8 x [4 x i64]], ptr, ptr, i64 }]
// CHECK-SAME:   { ptr @tp25d_name_0, i64 0, i64 0, i64 2, [8 x i64] [i64 16, i64 24, i64 0,
// CHECK-SAME:   [8 x [4 x i64]] {{\[\[}}4 x i64] [i64 1, i64 2, i64 -1, i64 -1], [4 x i64] [i64 3, i64 -1, i64 -1, i64 -1], [4 x i64] [i64 -1, i64 -1, i64 -1, i64 -1]
// CHECK-SAME:   ptr null, ptr null, i64 0 }
// CHECK-SAME:   { ptr @tp25d_name_1, i64 1, i64 0, i64 2, [8 x i64] [i64 16, i64 18, i64 0,
// CHECK-SAME:   [8 x [4 x i64]] {{\[\[}}4 x i64] [i64 2, i64 -1, i64 -1, i64 -1], [4 x i64] [i64 3, i64 -1, i64 -1, i64 -1], [4 x i64] [i64 -1, i64 -1, i64 -1, i64 -1]
// CHECK-SAME:   ptr @tp25d_packed_1, ptr null, i64 0 }
// CHECK-SAME:   { ptr @tp25d_name_2, i64 1, i64 0, i64 1, [8 x i64] [i64 6, i64 0,
// CHECK-SAME:   [8 x [4 x i64]] {{\[\[}}4 x i64] [i64 -1, i64 -1, i64 -1, i64 -1]
// CHECK-SAME:   ptr null, ptr null, i64 0 }
// CHECK-SAME:   { ptr @tp25d_name_3, i64 2, i64 0, i64 2, [8 x i64] [i64 16, i64 18,
// CHECK-SAME:   ptr null, ptr null, i64 0 }]

// struct tp25d_product: types of a, b, c; batch_rank and 8 sizes; m, n, k; 8 strides of a, b, c; accumulate; the
// epilogue's count, and of 4 steps kind (add 0, relu 2) and per_column.
// CHECK:      @tp25d_products = internal constant [1 x [49 x i64]] {{\[\[}}49 x i64]
// CHECK-SAME:   [i64 0, i64 0, i64 0, i64 0, i64 0, i64 0, i64 0, i64 0, i64 0, i64 0, i64 0, i64 0, i64 4, i64 6, i64 8,
// CHECK-SAME:    i64 8, i64 1, i64 0, i64 0, i64 0, i64 0, i64 0, i64 0, i64 6, i64 1, i64 0, i64 0, i64 0, i64 0, i64 0, i64 0,
// CHECK-SAME:    i64 6, i64 1, i64 0, i64 0, i64 0, i64 0, i64 0, i64 0, i64 1, i64 2, i64 0, i64 1, i64 2, i64 0, i64 0, i64 0, i64 0, i64 0]]

// struct tp25d_transfer: broadcast (0) along row (2) from 1, of 48 f32; reduce_scatter (4) along dep (1), maximum (2), of
// 16 f32 a device.
// CHECK:      @tp25d_transfers = internal constant [2 x [6 x i64]]
// CHECK-SAME:   [6 x i64] [i64 0, i64 2, i64 1, i64 0, i64 0, i64 48], [6 x i64] [i64 4, i64 1, i64 0, i64 2, i64 0, i64 16]

// struct tp25d_kernel: the function, its extent, then what is for GPUs.
// CHECK:      @tp25d_kernel_table = internal constant [1 x { ptr, i64, ptr, i64, i64, i64 }]
// CHECK-SAME:   [{ ptr, i64, ptr, i64, i64, i64 } { ptr @kernel_0_launch, i64 4, ptr null, i64 0, i64 0, i64 2 }]

// struct tp25d_program: grid, arguments, products, kernels, device code, transfers, the arena's size, and the function.
// CHECK:      @tp25d_program = constant { [4 x i64], i64, ptr, i64, ptr, i64, ptr, ptr, i64, ptr, i64, ptr }
// CHECK-SAME:   { [4 x i64] [i64 1, i64 2, i64 2, i64 3], i64 4, ptr @tp25d_arguments, i64 1, ptr @tp25d_products, i64 1, ptr @tp25d_kernel_table, ptr null, i64 2, ptr @tp25d_transfers, i64 4096, ptr @tp25d_run_program }

// A kernel's arguments come in one list of words.
// CHECK:      define internal void @kernel_0_launch(ptr %[[LIST:.*]], i64 %[[BEGIN:.*]], i64 %[[END:.*]]) {
// CHECK:        %[[S:.*]] = load float, ptr
// CHECK:        %[[X:.*]] = load ptr, ptr
// CHECK:        call void @kernel_0(float %[[S]], ptr %[[X]], i64 %[[BEGIN]], i64 %[[END]])

// The program: device, blocks of the arguments, arena.
// CHECK:      define void @tp25d_run_program(ptr %[[DEVICE:[0-9]+]], ptr %[[BLOCKS:[0-9]+]], ptr %[[ARENA:[0-9]+]])
// Blocks and places in the arena are computed where they are used.
// CHECK:        %[[W_PLACE:.*]] = getelementptr ptr, ptr %[[BLOCKS]], i64 1
// CHECK:        %[[W:.*]] = load ptr, ptr %[[W_PLACE]]
// CHECK:        call void @tp25d_start(ptr %[[DEVICE]], i64 0, ptr %[[W]], ptr null, ptr null)
// CHECK:        %[[BLOCK:.*]] = call ptr @tp25d_await(ptr %[[DEVICE]], i64 0)
// CHECK:        %[[BIAS_PLACE:.*]] = getelementptr ptr, ptr %[[BLOCKS]], i64 2
// CHECK:        %[[BIAS:.*]] = load ptr, ptr %[[BIAS_PLACE]]
// CHECK:        %[[X:.*]] = load ptr
// CHECK:        %[[Y:.*]] = load ptr
// CHECK:        store ptr %[[BIAS]], ptr
// CHECK:        call void @tp25d_multiply(ptr %[[DEVICE]], i64 0, ptr %[[X]], ptr %[[BLOCK]], ptr %[[Y]], ptr %{{.*}})
// CHECK:        call void @tp25d_release(ptr %[[DEVICE]], i64 0)
// CHECK:        call void @tp25d_reclaim(ptr %[[DEVICE]], i64 0)
// CHECK:        %[[BUFFER:.*]] = getelementptr i8, ptr %[[ARENA]], i64 1024
// CHECK:        store float 1.0
// CHECK:        store ptr %[[BUFFER]], ptr
// CHECK:        call void @tp25d_launch(ptr %[[DEVICE]], i64 0, ptr %{{.*}})
// CHECK:        %[[X:.*]] = load ptr
// CHECK:        %[[BUFFER:.*]] = getelementptr i8, ptr %[[ARENA]], i64 1024
// CHECK:        call void @tp25d_start(ptr %[[DEVICE]], i64 1, ptr %[[X]], ptr %[[BUFFER]], ptr null)
// CHECK:        call ptr @tp25d_await(ptr %[[DEVICE]], i64 1)
// CHECK:        call void @tp25d_reclaim(ptr %[[DEVICE]], i64 1)
// CHECK:        ret void
#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 3>} {
  llvm.func internal @kernel_0(%s: f32, %x: !llvm.ptr, %begin: i64, %end: i64) attributes {tp25d.kernel} {
    llvm.return
  }
  func.func @program(%x: memref<4x8xf32> {tp25d.global = tensor<16x24xf32>, tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>},
                     %w: memref<8x6xf32> {tp25d.global = tensor<16x18xf32>, tp25d.param = "dense.weight", tp25d.sharding = #tp25d.sharding<[{row}, {col}]>},
                     %bias: memref<6xf32> {tp25d.global = tensor<6xf32>, tp25d.param = "dense.bias", tp25d.sharding = #tp25d.sharding<[{}]>},
                     %y: memref<4x6xf32> {tp25d.global = tensor<16x18xf32>, tp25d.result = 0 : i64, tp25d.sharding = #tp25d.sharding<[{dep, row}, {col}]>},
                     %arena: memref<4096xi8> {tp25d.arena}) {
    %c1024 = arith.constant 1024 : index
    %one = arith.constant 1.0 : f32
    %buffer = memref.view %arena[%c1024][] : memref<4096xi8> to memref<4x8xf32>
    %t = tp25d.start broadcast %w from 1 along row : memref<8x6xf32> -> !tp25d.transfer
    %block = tp25d.await %t : memref<8x6xf32>
    tp25d.multiply ins(%x, %block : memref<4x8xf32>, memref<8x6xf32>) outs(%y : memref<4x6xf32>)
        epilogue [#tp25d.epilogue<add>, #tp25d.epilogue<relu>] with(%bias : memref<6xf32>) {accumulate, indexing_maps = [#mk, #kn, #mn]}
    tp25d.release %t
    tp25d.reclaim %t
    tp25d.launch @kernel_0 ins(%one : f32) outs(%buffer : memref<4x8xf32>) extent 4
    %sum = tp25d.start reduce_scatter %x into %buffer along dep combiner maximum : memref<4x8xf32>, memref<4x8xf32> -> !tp25d.transfer
    tp25d.await %sum
    tp25d.reclaim %sum
    return
  }
}
