// RUN: tp25d-opt %s --outline-kernels=loops=false --map-kernels-to-gpu --split-input-file | FileCheck %s

#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (i)>
#column = affine_map<(i, j) -> (j)>

// Kernels are the functions of one gpu.module, for a grid that they know.
// CHECK-DAG:   #[[THREAD:.*]] = affine_map<(d0, d1) -> (d0 * 256 + d1)>
// CHECK-DAG:   #[[CHUNK:.*]] = affine_map<(d0) -> (d0 * 4)>
// CHECK-DAG:   #[[ROWS:.*]] = affine_map<(d0, d1) -> (d0 * 512 + d1)>
// CHECK-DAG:   #[[COLUMN:.*]] = affine_map<(d0, d1) -> (d1)>
// CHECK-LABEL: func.func @bias(
// CHECK:         tp25d.launch @tp25d_kernels::@kernel_0 ins(
// CHECK-NOT:   func.func
// CHECK:       gpu.module @tp25d_kernels {
// CHECK:         gpu.func @kernel_0(
// CHECK-SAME:      %[[X:[^:]*]]: memref<40x512xf32> {llvm.align = 16 : i64, llvm.noalias},
// CHECK-SAME:      %[[B:[^:]*]]: memref<512xf32> {llvm.align = 16 : i64, llvm.noalias},
// CHECK-SAME:      %[[Y:[^:]*]]: memref<40x512xf32> {llvm.align = 16 : i64, llvm.noalias}) kernel
// CHECK-SAME:      known_block_size = array<i32: 256, 1, 1>, known_grid_size = array<i32: 20, 1, 1>
// CHECK-SAME:      tp25d.mapping = {bytes = 245760 : i64, minimum_bytes = 165888 : i64, sizes = array<i64: 40, 512>, strategy = "elements", summary = "linalg.generic addf", width = 4 : i64}
// A thread has what 16 bytes hold. Its number is below that of chunks, so nothing asks.
// CHECK-DAG:       %[[FX:.*]] = memref.reinterpret_cast %[[X]] to offset: [0], sizes: [20480], strides: [1]
// CHECK-DAG:       %[[FY:.*]] = memref.reinterpret_cast %[[Y]] to offset: [0], sizes: [20480], strides: [1]
// CHECK:           %[[BLOCK:.*]] = gpu.block_id x
// CHECK:           %[[LANE:.*]] = gpu.thread_id x
// CHECK:           %[[T:.*]] = affine.apply #[[THREAD]](%[[BLOCK]], %[[LANE]])
// CHECK-NOT:       scf
// CHECK:           %[[IJ:.*]]:2 = affine.delinearize_index %[[T]] into (40, 128)
// CHECK:           %[[J:.*]] = affine.apply #[[CHUNK]](%[[IJ]]#1)
// CHECK:           %[[AT:.*]] = affine.apply #[[ROWS]](%[[IJ]]#0, %[[J]])
// CHECK:           vector.load %[[FX]][%[[AT]]] {alignment = 16 : i64} : memref<20480xf32>, vector<4xf32>
// CHECK:           %[[AT_B:.*]] = affine.apply #[[COLUMN]](%[[IJ]]#0, %[[J]])
// CHECK:           vector.load %[[B]][%[[AT_B]]] {alignment = 16 : i64} : memref<512xf32>, vector<4xf32>
// CHECK-COUNT-4:   arith.addf
// CHECK:           %[[R:.*]] = vector.from_elements
// CHECK:           vector.store %[[R]], %[[FY]][%{{.*}}] {alignment = 16 : i64} : memref<20480xf32>, vector<4xf32>
// CHECK:           gpu.return
func.func @bias(%x: memref<40x512xf32>, %bias: memref<512xf32>, %y: memref<40x512xf32>) {
  linalg.generic {indexing_maps = [#id, #column, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %bias : memref<40x512xf32>, memref<512xf32>) outs(%y : memref<40x512xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %r = arith.addf %a, %b : f32
    linalg.yield %r : f32
  }
  return
}

// -----

// What lies one behind the other everywhere is one loop; more than a grid holds goes through it again.
// CHECK:       gpu.func @kernel_0(
// CHECK-SAME:    known_grid_size = array<i32: 1056, 1, 1>
// CHECK-SAME:    sizes = array<i64: 4096, 4096>
// CHECK:         %[[STEP:.*]] = arith.constant 270336 : index
// CHECK:         scf.for %[[I:.*]] = %{{.*}} to %{{.*}} step %[[STEP]]
// CHECK-NOT:       delinearize
// CHECK:           vector.store
func.func @one_loop(%x: memref<4096x4096xf32>) {
  %c = arith.constant 0.0 : f32
  linalg.fill ins(%c : f32) outs(%x : memref<4096x4096xf32>)
  return
}

// -----

#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (i)>

// A part of a buffer need not be aligned; what is not is loaded element by element. A column that all elements of a
// chunk share is loaded once.
// CHECK:       gpu.func @kernel_0(
// CHECK-SAME:    memref<4x44xf32, strided<[64, 1]>> {llvm.align = 4 : i64, llvm.noalias}
// CHECK-SAME:    memref<4x44xf32, strided<[64, 1]>> {llvm.align = 16 : i64, llvm.noalias}
// CHECK-NOT:     vector.load
// CHECK-COUNT-4: memref.load
// CHECK:         memref.load
// CHECK-NOT:     memref.load
// CHECK:         vector.store
// The second one's output is not, so nothing is a vector.
// CHECK:       gpu.func @kernel_1(
// CHECK-NOT:     vector
// CHECK:         gpu.return
func.func @parts(%x: memref<8x64xf32>, %y: memref<8x64xf32>, %s: memref<4xf32>) {
  %a = memref.subview %x[1, 5] [4, 44] [1, 1] : memref<8x64xf32> to memref<4x44xf32, strided<[64, 1], offset: 69>>
  %b = memref.subview %y[2, 8] [4, 44] [1, 1] : memref<8x64xf32> to memref<4x44xf32, strided<[64, 1], offset: 136>>
  linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%a, %s : memref<4x44xf32, strided<[64, 1], offset: 69>>, memref<4xf32>)
      outs(%b : memref<4x44xf32, strided<[64, 1], offset: 136>>) {
  ^bb0(%v: f32, %w: f32, %o: f32):
    %r = arith.mulf %v, %w : f32
    linalg.yield %r : f32
  }
  linalg.copy ins(%b : memref<4x44xf32, strided<[64, 1], offset: 136>>) outs(%a : memref<4x44xf32, strided<[64, 1], offset: 69>>)
  return
}

// -----

// One launch of which the buffer is not aligned is enough, and so is a place that only the program's run tells.
// CHECK:       gpu.func @kernel_0(
// CHECK-SAME:    {llvm.align = 4 : i64, llvm.noalias}
// CHECK:       gpu.func @kernel_1(
// CHECK-SAME:    {llvm.align = 8 : i64, llvm.noalias}
func.func @launches(%x: memref<64xf32>, %y: memref<32x2xf32>, %i: index) {
  %c = arith.constant 0.0 : f32
  %a = memref.subview %x[16] [16] [1] : memref<64xf32> to memref<16xf32, strided<[1], offset: 16>>
  %b = memref.subview %x[33] [16] [1] : memref<64xf32> to memref<16xf32, strided<[1], offset: 33>>
  linalg.fill ins(%c : f32) outs(%a : memref<16xf32, strided<[1], offset: 16>>)
  linalg.fill ins(%c : f32) outs(%b : memref<16xf32, strided<[1], offset: 33>>)
  %d = memref.subview %y[%i, 0] [4, 2] [1, 1] : memref<32x2xf32> to memref<4x2xf32, strided<[2, 1], offset: ?>>
  linalg.fill ins(%c : f32) outs(%d : memref<4x2xf32, strided<[2, 1], offset: ?>>)
  return
}

// -----

// Pieces of the arena are at multiples of their places.
// CHECK:       gpu.func @kernel_0(
// CHECK-SAME:    {llvm.align = 16 : i64, llvm.noalias}, %{{.*}}: memref<4xf32> {llvm.align = 8 : i64, llvm.noalias}
func.func @arena(%arena: memref<1024xi8>) {
  %c64 = arith.constant 64 : index
  %c72 = arith.constant 72 : index
  %a = memref.view %arena[%c64][] : memref<1024xi8> to memref<4xf32>
  %b = memref.view %arena[%c72][] : memref<1024xi8> to memref<4xf32>
  linalg.copy ins(%a : memref<4xf32>) outs(%b : memref<4xf32>)
  return
}

// -----

// The output's order is the threads'.
// CHECK-DAG:   #[[IN:.*]] = affine_map<(d0, d1) -> (d1 * 36 + d0)>
// CHECK-DAG:   #[[OUT:.*]] = affine_map<(d0, d1) -> (d0 * 24 + d1)>
// CHECK:       gpu.func @kernel_0(
// CHECK:         affine.delinearize_index %{{.*}} into (36, 6)
// CHECK:         affine.apply #[[IN]](
// CHECK-NEXT:    memref.load
// CHECK:         affine.apply #[[OUT]](
// CHECK-NEXT:    vector.store
func.func @transpose(%x: memref<24x36xf32>, %y: memref<36x24xf32>) {
  linalg.transpose ins(%x : memref<24x36xf32>) outs(%y : memref<36x24xf32>) permutation = [1, 0]
  return
}

// -----

#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (i)>

// A warp for each of many rows: eight in a block, side by side along the row, then combined.
// CHECK:       gpu.func @kernel_0(
// CHECK-SAME:    known_grid_size = array<i32: 256, 1, 1>
// CHECK-SAME:    bytes = 1064960 : i64, minimum_bytes = 1064960 : i64
// CHECK-SAME:    strategy = "warp"
// CHECK:         %[[C32:.*]] = arith.constant 32 : index
// CHECK:         %[[LANE:.*]] = arith.remui %{{.*}}, %[[C32]]
// CHECK-COUNT-4: arith.constant 0.000000e+00 : f32
// CHECK-NEXT:    %[[END:.*]] = arith.constant 32 : index
// CHECK-NEXT:    %[[STEP:.*]] = arith.constant 32 : index
// CHECK-NEXT:    %{{.*}}:4 = scf.for %{{.*}} = %[[LANE]] to %[[END]] step %[[STEP]] iter_args
// CHECK:           vector.load {{.*}} {alignment = 16 : i64}
// CHECK-COUNT-4:   arith.addf
// CHECK:           scf.yield
// CHECK-COUNT-3: arith.addf
// CHECK-COUNT-5: gpu.shuffle xor %{{.*}}, %{{.*}}, %{{.*}} : i32
// What the output holds comes last, and once.
// CHECK:         scf.if
// CHECK:           memref.load
// CHECK-NEXT:      arith.constant
// CHECK-NEXT:      arith.addf
// CHECK-NEXT:      affine.apply
// CHECK-NEXT:      memref.store
// CHECK-NOT:     gpu.barrier
func.func @row_sums(%x: memref<2048x128xf32>, %s: memref<2048xf32>) {
  linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x : memref<2048x128xf32>) outs(%s : memref<2048xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = arith.addf %o, %a : f32
    linalg.yield %r : f32
  }
  return
}

// -----

#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (i)>

// A block for each of few long ones, here with f64: what shuffles exchange has 32 bits.
// CHECK:       gpu.func @kernel_0(
// CHECK-SAME:    workgroup(%[[SHARED:.*]] : memref<8xf64, #gpu.address_space<workgroup>>) kernel
// CHECK-SAME:    known_grid_size = array<i32: 16, 1, 1>
// CHECK-SAME:    strategy = "block"
// CHECK-NOT:     gpu.shuffle {{.*}} : i64
// CHECK:         gpu.shuffle {{.*}} : i32
// CHECK:         memref.store %{{.*}}, %[[SHARED]]
// CHECK:         gpu.barrier
// CHECK:         memref.load %[[SHARED]]
// CHECK-NOT:     gpu.barrier
func.func @long_rows(%x: memref<16x4096xf64>, %s: memref<16xf64>) {
  linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x : memref<16x4096xf64>) outs(%s : memref<16xf64>) {
  ^bb0(%a: f64, %o: f64):
    %r = arith.maximumf %o, %a : f64
    linalg.yield %r : f64
  }
  return
}

// -----

#id = affine_map<(i, j) -> (i, j)>
#column = affine_map<(i, j) -> (j)>

// Columns are summed by a thread each, neighbours beside each other.
// CHECK-DAG:   #[[AT:.*]] = affine_map<(d0, d1) -> (d1 * 640 + d0)>
// CHECK:       gpu.func @kernel_0(
// CHECK-SAME:    strategy = "thread"
// CHECK:         %[[OLD:.*]] = memref.load
// CHECK:         scf.for %[[I:.*]] = {{.*}} iter_args(%{{.*}} = %[[OLD]])
// CHECK:           affine.apply #[[AT]](%{{.*}}, %[[I]])
// CHECK-NOT:     gpu.shuffle
// CHECK:         memref.store
func.func @columns(%x: memref<40x640xf32>, %s: memref<640xf32>) {
  linalg.generic {indexing_maps = [#id, #column], iterator_types = ["reduction", "parallel"]}
      ins(%x : memref<40x640xf32>) outs(%s : memref<640xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = arith.addf %o, %a : f32
    linalg.yield %r : f32
  }
  return
}

// -----

#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (i)>

// Two results, each combined as is its own; one that nothing says how to combine is one thread's.
// CHECK:       gpu.func @kernel_0(
// CHECK-SAME:    strategy = "warp"
// CHECK:       gpu.func @kernel_1(
// CHECK-SAME:    strategy = "thread"
func.func @two_results(%x: memref<64x256xf32>, %m: memref<64xf32>, %s: memref<64xf32>, %n: memref<64xi32>) {
  linalg.generic {indexing_maps = [#id, #row, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x : memref<64x256xf32>) outs(%m, %s : memref<64xf32>, memref<64xf32>) {
  ^bb0(%a: f32, %o: f32, %p: f32):
    %q = arith.maximumf %a, %o : f32
    %r = arith.addf %a, %p : f32
    linalg.yield %q, %r : f32, f32
  }
  linalg.generic {indexing_maps = [#id, #row, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x : memref<64x256xf32>) outs(%m, %n : memref<64xf32>, memref<64xi32>) {
  ^bb0(%a: f32, %o: f32, %p: i32):
    %j = linalg.index 1 : index
    %k = arith.index_cast %j : index to i32
    %more = arith.cmpf ogt, %a, %o : f32
    %q = arith.select %more, %a, %o : f32
    %r = arith.select %more, %k, %p : i32
    linalg.yield %q, %r : f32, i32
  }
  return
}

// -----

// A kernel that is left with nothing to do does nothing.
// CHECK:       gpu.func @nothing() kernel
// CHECK-NEXT:    gpu.return
func.func private @nothing() attributes {tp25d.kernel} {
  return
}
