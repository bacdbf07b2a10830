// RUN: tp25d-opt %s -split-input-file -verify-diagnostics

func.func @unknown(%x: memref<8xf32>) {
  // expected-error@+1 {{'tp25d.launch' op kernel @gelu is no function of this module}}
  tp25d.launch @gelu outs(%x : memref<8xf32>) extent 8
  return
}

// -----

func.func private @gelu(memref<8xf32>, index, index)
func.func @argument_type(%x: memref<4xf32>) {
  // expected-error@+1 {{'tp25d.launch' op inputs, outputs, and begin, end of type index must fit the kernel's type '(memref<8xf32>, index, index) -> ()'}}
  tp25d.launch @gelu outs(%x : memref<4xf32>) extent 4
  return
}

// -----

func.func private @gelu(memref<8xf32>, index, index)
func.func @argument_count(%x: memref<8xf32>) {
  // expected-error@+1 {{'tp25d.launch' op inputs, outputs, and begin, end of type index must fit the kernel's type '(memref<8xf32>, index, index) -> ()'}}
  tp25d.launch @gelu ins(%x : memref<8xf32>) outs(%x : memref<8xf32>) extent 8
  return
}

// -----

func.func private @gelu(memref<8xf32>, index)
func.func @no_end(%x: memref<8xf32>) {
  // expected-error@+1 {{'tp25d.launch' op inputs, outputs, and begin, end of type index must fit the kernel's type '(memref<8xf32>, index) -> ()'}}
  tp25d.launch @gelu outs(%x : memref<8xf32>) extent 8
  return
}

// -----

gpu.module @kernels {
  gpu.func @gelu(%x: memref<8xf32>) kernel {
    gpu.return
  }
}
func.func @nested_type(%x: memref<4xf32>) {
  // expected-error@+1 {{'tp25d.launch' op inputs, outputs, and begin, end of type index must fit the kernel's type '(memref<8xf32>) -> ()'}}
  tp25d.launch @kernels::@gelu outs(%x : memref<4xf32>) extent 1
  return
}

// -----

gpu.module @kernels {
}
func.func @nested_unknown(%x: memref<4xf32>) {
  // expected-error@+1 {{'tp25d.launch' op kernel @kernels::@gelu is no function of this module}}
  tp25d.launch @kernels::@gelu outs(%x : memref<4xf32>) extent 1
  return
}
