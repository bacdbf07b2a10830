// RUN: tp25d-opt %s --pass-pipeline='builtin.module(outline-kernels{loops=false},map-kernels-to-gpu,gpu.module(lower-gpu-kernels))' | FileCheck %s

#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (i)>

// Buffers are pointers to their first elements, in the order of the launch's arguments; the geometry stays.
// CHECK:       gpu.module @tp25d_kernels {
// CHECK:         llvm.func @__nv_erff(f32) -> f32
// CHECK:         llvm.func @kernel_0(
// CHECK-SAME:      %[[X:[^:]*]]: !llvm.ptr {llvm.align = 16 : i64, llvm.noalias}, %[[S:[^:]*]]: f32, %[[Y:[^:]*]]: !llvm.ptr {llvm.align = 16 : i64, llvm.noalias})
// CHECK-SAME:      gpu.kernel, gpu.known_block_size = array<i32: 256, 1, 1>, gpu.known_grid_size = array<i32: 1, 1, 1>, nvvm.kernel, nvvm.maxntid = array<i32: 256, 1, 1>, tp25d.mapping
// CHECK:           nvvm.read.ptx.sreg.tid.x range <i32, 0, 256> : i32
// CHECK:           llvm.load %{{.*}} {alignment = 16 : i64} : !llvm.ptr -> vector<4xf32>
// CHECK-COUNT-4:   llvm.call @__nv_erff
// CHECK:           llvm.store %{{.*}}, %{{.*}} {alignment = 16 : i64} : vector<4xf32>, !llvm.ptr
// CHECK:           llvm.return
func.func @elementwise(%x: memref<12x32xf32>, %y: memref<12x32xf32>, %s: f32) {
  linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : memref<12x32xf32>) outs(%y : memref<12x32xf32>) {
  ^bb0(%a: f32, %o: f32):
    %0 = math.erf %a : f32
    %r = arith.mulf %0, %s : f32
    linalg.yield %r : f32
  }
  return
}

// bf16 is computed with in f32, and shuffled in 32 bits.
// CHECK:         llvm.func @kernel_1(
// CHECK:           llvm.load %{{.*}} : !llvm.ptr -> vector<2xbf16>
// CHECK-NOT:       maximum{{.*}} : (bf16
// CHECK:           llvm.intr.maximum({{.*}}) {{.*}} : (f32, f32) -> f32
// CHECK:           nvvm.shfl.sync bfly %{{.*}} : i32 -> i32
func.func @bf16(%x: memref<6x64xbf16>, %y: memref<6xbf16>) {
  linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x : memref<6x64xbf16>) outs(%y : memref<6xbf16>) {
  ^bb0(%a: bf16, %o: bf16):
    %r = arith.maximumf %o, %a : bf16
    linalg.yield %r : bf16
  }
  return
}

// CHECK:         llvm.mlir.global internal @[[SHARED:__wg_kernel_2_0]]() {addr_space = 3 : i32{{.*}}} : !llvm.array<8 x f32>
// CHECK:         llvm.func @kernel_2(
// CHECK:           llvm.mlir.addressof @[[SHARED]] : !llvm.ptr<3>
// CHECK:           nvvm.barrier
func.func @block(%x: memref<3x5000xf32>, %s: memref<3xf32>) {
  linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x : memref<3x5000xf32>) outs(%s : memref<3xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = arith.addf %o, %a : f32
    linalg.yield %r : f32
  }
  return
}
