// RUN: tp25d-opt %s -split-input-file -verify-diagnostics

func.func @unknown(%x: memref<8xf32>) {
  // expected-error@+1 {{'tp25d.launch' op kernel @gelu is no function of this module}}
  tp25d.launch @gelu(%x) extent 8 : memref<8xf32>
  return
}

// -----

func.func private @gelu(memref<8xf32>, index, index)
func.func @argument_type(%x: memref<4xf32>) {
  // expected-error@+1 {{'tp25d.launch' op arguments and begin, end of type index must fit the kernel's type '(memref<8xf32>, index, index) -> ()'}}
  tp25d.launch @gelu(%x) extent 4 : memref<4xf32>
  return
}

// -----

func.func private @gelu(memref<8xf32>, index, index)
func.func @argument_count(%x: memref<8xf32>) {
  // expected-error@+1 {{'tp25d.launch' op arguments and begin, end of type index must fit the kernel's type '(memref<8xf32>, index, index) -> ()'}}
  tp25d.launch @gelu(%x, %x) extent 8 : memref<8xf32>, memref<8xf32>
  return
}

// -----

func.func private @gelu(memref<8xf32>)
func.func @no_range(%x: memref<8xf32>) {
  // expected-error@+1 {{'tp25d.launch' op arguments and begin, end of type index must fit the kernel's type '(memref<8xf32>) -> ()'}}
  tp25d.launch @gelu(%x) extent 8 : memref<8xf32>
  return
}
