// RUN: tp25d-opt %s --bufferize-program | FileCheck %s

// On a rectangular grid --expand-summa reduces panels of C into their places in the block. What is reduced into is dense:
// a part of a buffer gets a copy, which goes back.
module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 3>} {
  // CHECK-LABEL: func.func @panel(
  // CHECK:         tp25d.start reduce
  func.func @panel(%x: tensor<4x2xf32>) -> (tensor<4x4xf32> {tp25d.global = tensor<8x12xf32>}) {
    %c1 = arith.constant 1 : index
    %c = tensor.empty() : tensor<4x4xf32>
    %panel = tensor.extract_slice %c[0, 2] [4, 2] [1, 1] : tensor<4x4xf32> to tensor<4x2xf32>
    %0 = tp25d.reduce %x into %panel to %c1 along col sum : tensor<4x2xf32>
    %1 = tensor.insert_slice %0 into %c[0, 2] [4, 2] [1, 1] : tensor<4x2xf32> into tensor<4x4xf32>
    return %1 : tensor<4x4xf32>
  }
}
