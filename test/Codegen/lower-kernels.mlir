// RUN: tp25d-opt %s --lower-kernels | FileCheck %s
// RUN: tp25d-opt %s --lower-kernels=vector-width=512 | FileCheck %s --check-prefix=WIDTH

module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 2>} {
  // Buffers are pointers to their first elements, which do not alias; strides are constants.
  // CHECK-LABEL: llvm.func internal @copy(
  // CHECK-SAME:    %[[X:[^:]*]]: !llvm.ptr {llvm.noalias}, %[[Y:[^:]*]]: !llvm.ptr {llvm.noalias}, %[[S:[^:]*]]: f32, %[[BEGIN:[^:]*]]: i64, %[[END:[^:]*]]: i64)
  // CHECK-SAME:    tp25d.kernel
  // CHECK-NOT:     prefer_vector_width
  // CHECK:         llvm.br ^[[LOOP:.*]](%[[BEGIN]] : i64)
  // CHECK:       ^[[LOOP]](%[[I:.*]]: i64):
  // CHECK:         llvm.icmp "slt" %[[I]], %[[END]] : i64
  // CHECK:         %[[C6:.*]] = llvm.mlir.constant(6 : index) : i64
  // CHECK:         llvm.mul %[[I]], %[[C6]]
  // CHECK:         llvm.load
  // CHECK:         llvm.fadd %{{.*}}, %[[S]] : f32
  // CHECK:         %[[C12:.*]] = llvm.mlir.constant(12 : index) : i64
  // CHECK:         llvm.mul %[[I]], %[[C12]]
  // CHECK:         llvm.store
  // CHECK:         llvm.return
  // WIDTH-LABEL: llvm.func internal @copy(
  // WIDTH-SAME:    prefer_vector_width = "512"
  func.func private @copy(%x: memref<4x6xf32>, %y: memref<4x6xf32, strided<[12, 1]>>, %s: f32, %begin: index, %end: index)
      attributes {tp25d.kernel} {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %c6 = arith.constant 6 : index
    scf.for %i = %begin to %end step %c1 {
      scf.for %j = %c0 to %c6 step %c1 {
        %0 = memref.load %x[%i, %j] : memref<4x6xf32>
        %1 = arith.addf %0, %s : f32
        memref.store %1, %y[%i, %j] : memref<4x6xf32, strided<[12, 1]>>
      }
    }
    return
  }

  // Transcendental functions become polynomials, which LLVM can vectorise: no call is left.
  // CHECK-LABEL: llvm.func internal @transcendental(
  // CHECK-NOT:     llvm.call
  // CHECK-NOT:     math.
  // CHECK:         llvm.intr.fma
  // CHECK-NOT:     llvm.call
  // CHECK:         llvm.return
  func.func private @transcendental(%x: memref<4xf32>, %begin: index, %end: index) attributes {tp25d.kernel} {
    %c1 = arith.constant 1 : index
    scf.for %i = %begin to %end step %c1 {
      %0 = memref.load %x[%i] : memref<4xf32>
      %1 = math.exp %0 : f32
      %2 = math.tanh %1 : f32
      %3 = math.erf %2 : f32
      %4 = math.log %3 : f32
      memref.store %4, %x[%i] : memref<4xf32>
    }
    return
  }

  // What has no polynomial is a function of the C library.
  // CHECK-LABEL: llvm.func internal @library(
  // CHECK:         llvm.call @cbrt
  // CHECK:         llvm.return
  func.func private @library(%x: memref<4xf64>, %begin: index, %end: index) attributes {tp25d.kernel} {
    %c1 = arith.constant 1 : index
    scf.for %i = %begin to %end step %c1 {
      %0 = memref.load %x[%i] : memref<4xf64>
      %1 = math.cbrt %0 : f64
      memref.store %1, %x[%i] : memref<4xf64>
    }
    return
  }

  // bf16 is computed with in f32.
  // CHECK-LABEL: llvm.func internal @bf16(
  // CHECK:         %[[X:.*]] = llvm.load {{.*}} -> bf16
  // CHECK:         llvm.shl {{.*}} : i32
  // CHECK:         llvm.fadd {{.*}} : f32
  // CHECK:         llvm.store {{.*}} : bf16
  func.func private @bf16(%x: memref<4xbf16>, %y: memref<4xbf16>, %s: f32, %begin: index, %end: index) attributes {tp25d.kernel} {
    %c1 = arith.constant 1 : index
    scf.for %i = %begin to %end step %c1 {
      %0 = memref.load %x[%i] : memref<4xbf16>
      %1 = arith.extf %0 : bf16 to f32
      %2 = arith.addf %1, %s : f32
      %3 = arith.truncf %2 : f32 to bf16
      memref.store %3, %y[%i] : memref<4xbf16>
    }
    return
  }

  // The program is for the next pass.
  // CHECK-LABEL: func.func @program(
  // CHECK:         tp25d.launch @transcendental outs(%{{.*}} : memref<4xf32>) extent 4
  func.func @program(%x: memref<4xf32>) {
    tp25d.launch @transcendental outs(%x : memref<4xf32>) extent 4
    return
  }
}
