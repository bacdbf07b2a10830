// RUN: tp25d-opt %s --map-kernels-to-gpu --split-input-file --verify-diagnostics

func.func private @loops(%x: memref<4xf32>, %begin: index, %end: index) attributes {tp25d.kernel} {
  %c1 = arith.constant 1 : index
  // expected-error@+1 {{scf.for in kernel @loops where a linalg operation is expected; --outline-kernels=loops=false leaves it there}}
  scf.for %i = %begin to %end step %c1 {
  }
  return
}

// -----

// expected-error@+1 {{kernel @two must be one block with one linalg operation, got 1 blocks, the first with 2}}
func.func private @two(%x: memref<4xf32>, %y: memref<4xf32>) attributes {tp25d.kernel} {
  linalg.exp ins(%x : memref<4xf32>) outs(%y : memref<4xf32>)
  linalg.exp ins(%x : memref<4xf32>) outs(%y : memref<4xf32>)
  return
}

// -----

func.func private @dynamic(%x: memref<4x6xf32, strided<[?, 1]>>, %y: memref<4x6xf32>) attributes {tp25d.kernel} {
  // expected-error@+1 {{operand 0 of type 'memref<4x6xf32, strided<[?, 1]>>' must have constant sizes and strides to be computed with on a GPU}}
  linalg.copy ins(%x : memref<4x6xf32, strided<[?, 1]>>) outs(%y : memref<4x6xf32>)
  return
}
