// RUN: tp25d-opt %s --lower-program -split-input-file -verify-diagnostics

// expected-error@+1 {{the module has no tp25d.grid; --shard-2p5d=q=Q,d=D sets it}}
module {}

// -----

// expected-error@+1 {{must have one function besides kernels, got: 2}}
module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 2>} {
  func.func @f() {
    return
  }
  func.func @g() {
    return
  }
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 2>} {
  // expected-error@+1 {{argument 0 has no tp25d.global or no tp25d.sharding}}
  func.func @argument(%x: memref<4xf32>) {
    return
  }
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 2>} {
  // expected-error@+1 {{argument 0 has elements of type 'index', which no tensor file has}}
  func.func @element_type(%x: memref<4xindex> {tp25d.global = tensor<4xindex>, tp25d.sharding = #tp25d.sharding<[{}]>}) {
    return
  }
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 2>} {
  // expected-error@+1 {{parameter 'w' has 9 dimensions, more than 8}}
  func.func @rank(%x: memref<1x1x1x1x1x1x1x1x1xf32> {
      tp25d.global = tensor<1x1x1x1x1x1x1x1x1xf32>, tp25d.param = "w",
      tp25d.sharding = #tp25d.sharding<[{}, {}, {}, {}, {}, {}, {}, {}, {}]>}) {
    return
  }
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 2>} {
  func.func @between_kernels(%x: memref<4xf32> {tp25d.global = tensor<4xf32>, tp25d.sharding = #tp25d.sharding<[{}]>},
                             %y: memref<4xf32> {tp25d.global = tensor<4xf32>, tp25d.sharding = #tp25d.sharding<[{}]>}) {
    // expected-error@+1 {{linalg.copy cannot be executed between kernels}}
    linalg.copy ins(%x : memref<4xf32>) outs(%y : memref<4xf32>)
    return
  }
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 2>} {
  func.func @transfer_of_quarters(%x: memref<4xi4>) {
    // expected-error@+1 {{'tp25d.start' op of 'i4', which the runtime does not know}}
    %t = tp25d.start broadcast %x along col : memref<4xi4> -> !tp25d.transfer
    tp25d.await %t : memref<4xi4>
    return
  }
}

// -----

#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 2>} {
  func.func @not_addressable(%a: memref<4x8xf32, strided<[16, 2]>>, %b: memref<8x6xf32>, %c: memref<4x6xf32>) {
    // expected-error@+1 {{'tp25d.multiply' op has operands that the product library cannot address; --outline-kernels copies them}}
    tp25d.multiply ins(%a, %b : memref<4x8xf32, strided<[16, 2]>>, memref<8x6xf32>) outs(%c : memref<4x6xf32>)
        epilogue [] {indexing_maps = [#mk, #kn, #mn]}
    return
  }
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 2>} {
  // expected-error@+1 {{@declared has no body}}
  func.func private @declared(memref<4xf32>)
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 2>} {
  // expected-error@+1 {{argument 0 must be a buffer of a static shape, got: 'index'}}
  func.func @number(%n: index) {
    return
  }
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 2>} {
  // expected-error@+1 {{@result has results; --bufferize-program makes them arguments}}
  func.func @result(%x: memref<4xf32>) -> memref<4xf32> {
    return %x : memref<4xf32>
  }
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 2>} {
  memref.global "private" @later : memref<4xf32>
  func.func @no_value() {
    // expected-error@+1 {{'memref.get_global' op is of @later, which has no value}}
    %0 = memref.get_global @later : memref<4xf32>
    return
  }
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 2>} {
  func.func @unranked(%x: memref<4xf32>) {
    // expected-error@+1 {{memref.cast must be on buffers of a static shape, got: 'memref<*xf32>'}}
    %0 = memref.cast %x : memref<4xf32> to memref<*xf32>
    return
  }
}

// -----

module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 2>} {
  // expected-error@+1 {{lower-program takes what --tp25d-schedule gives, got what --tp25d-partition gives: argument 0 of @tensors has tp25d.global}}
  func.func @tensors(%x: tensor<4xf32> {tp25d.global = tensor<4xf32>}) {
    return
  }
}
