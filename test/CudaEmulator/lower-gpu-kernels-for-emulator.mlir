// RUN: tp25d-emulator-opt %s --outline-kernels=loops=false --map-kernels-to-gpu --lower-gpu-kernels-for-emulator | FileCheck %s

#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (i)>

// Nothing is left but kernels, which ask the emulator what only a GPU knows.
// CHECK-NOT:   func.func
// CHECK-NOT:   gpu.
// CHECK-DAG:   llvm.func @tp25d_emulator_barrier()
// CHECK-DAG:   llvm.func @tp25d_emulator_shared_memory() -> !llvm.ptr
// CHECK-DAG:   llvm.func @tp25d_emulator_shuffle_xor(i32, i32) -> i32
// CHECK-DAG:   llvm.func @tp25d_emulator_thread_index() -> i64
// CHECK-DAG:   llvm.func @tp25d_emulator_block_index() -> i64

// CHECK:       llvm.func internal @tp25d_kernel_kernel_0(%{{.*}}: !llvm.ptr, %{{.*}}: f32, %{{.*}}: !llvm.ptr)
// CHECK:         llvm.call @tp25d_emulator_block_index() : () -> i64
// CHECK:         llvm.call @tp25d_emulator_thread_index() : () -> i64
// CHECK:         llvm.load %{{.*}} {alignment = 16 : i64} : !llvm.ptr -> vector<4xf32>
// Functions are those of the host's kernels: polynomials.
// CHECK-NOT:     llvm.call
// CHECK:         llvm.intr.fma
// CHECK:         llvm.return
func.func @elementwise(%x: memref<12x32xf32>, %y: memref<12x32xf32, strided<[64, 1], offset: 8>>, %s: f32) {
  linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : memref<12x32xf32>) outs(%y : memref<12x32xf32, strided<[64, 1], offset: 8>>) {
  ^bb0(%a: f32, %o: f32):
    %0 = math.erf %a : f32
    %r = arith.mulf %0, %s : f32
    linalg.yield %r : f32
  }
  return
}

// CHECK:       llvm.func internal @tp25d_kernel_kernel_1(
// CHECK:         llvm.call @tp25d_emulator_shared_memory() : () -> !llvm.ptr
// CHECK:         llvm.call @tp25d_emulator_shuffle_xor(%{{.*}}, %{{.*}}) : (i32, i32) -> i32
// CHECK:         llvm.call @tp25d_emulator_barrier() : () -> ()
func.func @block(%x: memref<3x5000xf32>, %s: memref<3xf32>) {
  linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x : memref<3x5000xf32>) outs(%s : memref<3xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = arith.addf %o, %a : f32
    linalg.yield %r : f32
  }
  return
}

// CHECK:       llvm.func internal @tp25d_thread_kernel_0(%[[ARGUMENTS:.*]]: !llvm.ptr)
// CHECK:         %[[PLACE:.*]] = llvm.getelementptr %[[ARGUMENTS]][1] : (!llvm.ptr) -> !llvm.ptr, !llvm.ptr
// CHECK-NEXT:    %[[SLOT:.*]] = llvm.load %[[PLACE]] : !llvm.ptr -> !llvm.ptr
// CHECK-NEXT:    %[[S:.*]] = llvm.load %[[SLOT]] : !llvm.ptr -> f32
// CHECK:         llvm.call @tp25d_kernel_kernel_0(%{{.*}}, %[[S]], %{{.*}})
// CHECK:       llvm.mlir.global internal constant @tp25d_name_kernel_0("kernel_0\00")
// CHECK:       llvm.mlir.global internal constant @tp25d_arguments_kernel_0() {{.*}} : !llvm.array<3 x struct<(i64, i64, i64, i64, i64, array<8 x i64>, array<8 x i64>)>>
// CHECK:       llvm.mlir.global external constant @tp25d_emulator_kernels() {{.*}} : !llvm.array<2 x struct<(ptr, ptr, i64, i64, i64, ptr)>>
// CHECK:       llvm.mlir.global external constant @tp25d_emulator_kernel_count() {{.*}} : i64
