// RUN: tp25d-opt %s --lower-program | mlir-translate --mlir-to-llvmir | FileCheck %s

// What else may stand between kernels: coordinates, their arithmetic, views, constants, elements.
// A constant keeps its values and its shape, aligned as blocks are; an i1 is a byte.
// CHECK-DAG:  @tp25d_constant_weights = internal constant [2 x [2 x float]] {{\[\[}}2 x float] [float 1.000000e+00, float 2.000000e+00], [2 x float] [float 3.000000e+00, float 4.000000e+00]], align 64
// CHECK-DAG:  @tp25d_constant_mask = internal constant [3 x i8] c"\01\00\01", align 64
// CHECK:      define void @tp25d_run_program(ptr %[[DEVICE:[0-9]+]], ptr %{{[0-9]+}}, ptr %{{[0-9]+}})
// The coordinate along dep, axis 1, times 4, is where the rows of 8 begin: offset 8 * that.
// CHECK:        %[[DEP:.*]] = call i64 @tp25d_coordinate(ptr %[[DEVICE]], i64 1)
// CHECK:        %[[BEGIN:.*]] = mul i64 %[[DEP]], 4
// CHECK:        %[[X:.*]] = load ptr
// CHECK:        %[[ROWS:.*]] = mul i64 %[[BEGIN]], 8
// CHECK:        %[[OFFSET:.*]] = add i64 {{.*}}%[[ROWS]]
// CHECK:        %[[ALL:.*]] = add i64 %[[OFFSET]], 2
// CHECK:        %[[PART:.*]] = getelementptr float, ptr %[[X]], i64 %[[ALL]]
// CHECK:        %[[ELEMENT:.*]] = load i32, ptr
// CHECK:        sext i32 %[[ELEMENT]] to i64
// CHECK:        store ptr @tp25d_constant_weights
// CHECK:        store ptr @tp25d_constant_mask
// CHECK:        store ptr %[[PART]]
// CHECK:        call void @tp25d_launch(
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  memref.global "private" constant @weights : memref<2x2xf32> = dense<[[1.0, 2.0], [3.0, 4.0]]>
  memref.global "private" constant @mask : memref<3xi1> = dense<[true, false, true]>
  llvm.func internal @kernel_0(%w: !llvm.ptr, %m: !llvm.ptr, %j: i64, %x: !llvm.ptr, %begin: i64, %end: i64) attributes {tp25d.kernel} {
    llvm.return
  }
  func.func @program(%x: memref<8x8xf32> {tp25d.global = tensor<8x8xf32>, tp25d.sharding = #tp25d.sharding<[{}, {}]>},
                     %i: memref<4xi32> {tp25d.global = tensor<4xi32>, tp25d.sharding = #tp25d.sharding<[{}]>},
                     %arena: memref<0xi8> {tp25d.arena}) {
    %dep = tp25d.device_coordinate dep
    %c4 = arith.constant 4 : index
    %c3 = arith.constant 3 : index
    %begin = arith.muli %dep, %c4 : index
    %part = memref.subview %x[%begin, 2] [4, 4] [1, 1] : memref<8x8xf32> to memref<4x4xf32, strided<[8, 1], offset: ?>>
    %w = memref.get_global @weights : memref<2x2xf32>
    %m = memref.get_global @mask : memref<3xi1>
    %element = memref.load %i[%c3] : memref<4xi32>
    %j = arith.index_cast %element : i32 to index
    tp25d.launch @kernel_0 ins(%w, %m, %j : memref<2x2xf32>, memref<3xi1>, index) outs(%part : memref<4x4xf32, strided<[8, 1], offset: ?>>) extent 4
    return
  }
}
