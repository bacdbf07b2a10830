// RUN: tp25d-opt %s --lower-program -verify-diagnostics

module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 2>} {
  func.func private @kernel_0(%x: memref<4xf32>, %begin: index, %end: index) attributes {tp25d.kernel} {
    return
  }
  func.func @program(%x: memref<4xf32>) {
    // expected-error@+1 {{'tp25d.launch' op has a kernel that is not lowered; --lower-kernels or --map-kernels-to-gpu comes first}}
    tp25d.launch @kernel_0 outs(%x : memref<4xf32>) extent 4
    return
  }
}
