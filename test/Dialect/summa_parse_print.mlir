// RUN: tp25d-opt %s -split-input-file | tp25d-opt -split-input-file | FileCheck %s

// CHECK-DAG: #[[MK:.*]] = affine_map<(d0, d1, d2) -> (d0, d2)>
// CHECK-DAG: #[[KN:.*]] = affine_map<(d0, d1, d2) -> (d2, d1)>
// CHECK-DAG: #[[MN:.*]] = affine_map<(d0, d1, d2) -> (d0, d1)>
#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  // X of 16x256 by a weight of 256x1024.
  // CHECK-LABEL: func.func @stationary_c
  func.func @stationary_c(%x: tensor<4x128xf32>, %w: tensor<128x512xf32>) -> tensor<4x512xf32> {
    // CHECK:      tp25d.summa %{{.*}}, %{{.*}} form <[{dep, row}, {col}, {}], stationary = c, step = 2, along = [col, row]>
    // CHECK-SAME:   maps [#[[MK]], #[[KN]], #[[MN]]] : tensor<4x128xf32>, tensor<128x512xf32> -> tensor<4x512xf32>
    %y = tp25d.summa %x, %w form <[{dep, row}, {col}, {}], stationary = c, step = 2, along = [col, row]>
        maps [#mk, #kn, #mn] : tensor<4x128xf32>, tensor<128x512xf32> -> tensor<4x512xf32>
    return %y : tensor<4x512xf32>
  }

  // X by (dep, col) and row, so that the weight stays put.
  // CHECK-LABEL: func.func @stationary_b
  func.func @stationary_b(%x: tensor<4x128xf32>, %w: tensor<128x512xf32>) -> tensor<4x512xf32> {
    // CHECK: form <[{dep}, {col}, {row}], stationary = b, step = 0, along = [col, row]>
    %y = tp25d.summa %x, %w form <[{dep}, {col}, {row}], stationary = b, step = 0, along = [col, row]>
        maps [#mk, #kn, #mn] : tensor<4x128xf32>, tensor<128x512xf32> -> tensor<4x512xf32>
    return %y : tensor<4x512xf32>
  }

  // CHECK-LABEL: func.func @stationary_a
  func.func @stationary_a(%x: tensor<4x128xf32>, %w: tensor<128x512xf32>) -> tensor<4x512xf32> {
    // CHECK: form <[{dep, row}, {}, {col}], stationary = a, step = 1, along = [row, col]>
    %y = tp25d.summa %x, %w form <[{dep, row}, {}, {col}], stationary = a, step = 1, along = [row, col]>
        maps [#mk, #kn, #mn] : tensor<4x128xf32>, tensor<128x512xf32> -> tensor<4x512xf32>
    return %y : tensor<4x512xf32>
  }

  // The accumulator may be wider than the operands.
  // CHECK-LABEL: func.func @mixed_precision
  func.func @mixed_precision(%x: tensor<4x8xbf16>, %w: tensor<8x6xbf16>) -> tensor<4x6xf32> {
    // CHECK: tensor<4x8xbf16>, tensor<8x6xbf16> -> tensor<4x6xf32>
    %y = tp25d.summa %x, %w form <[{}, {}, {}]> maps [#mk, #kn, #mn]
        : tensor<4x8xbf16>, tensor<8x6xbf16> -> tensor<4x6xf32>
    return %y : tensor<4x6xf32>
  }
}

// -----

// On a rectangular grid blocks of A and B differ in the dimension that is stepped over; its whole size is the same.
#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#mn = affine_map<(m, n, k) -> (m, n)>
module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 3>} {
  // CHECK-LABEL: func.func @rectangular
  func.func @rectangular(%x: tensor<4x8xf32>, %w: tensor<12x5xf32>) -> tensor<4x5xf32> {
    // CHECK: tensor<4x8xf32>, tensor<12x5xf32> -> tensor<4x5xf32>
    %y = tp25d.summa %x, %w form <[{row}, {col}, {}], stationary = c, step = 2, along = [col, row]>
        maps [#mk, #kn, #mn] : tensor<4x8xf32>, tensor<12x5xf32> -> tensor<4x5xf32>
    return %y : tensor<4x5xf32>
  }
}

// -----

// Attention's Q K^T: batched, B transposed, every head whole on a device.
#q = affine_map<(b, h, m, n, k) -> (b, h, m, k)>
#k = affine_map<(b, h, m, n, k) -> (b, h, n, k)>
#s = affine_map<(b, h, m, n, k) -> (b, h, m, n)>
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  // CHECK-LABEL: func.func @batched
  func.func @batched(%q: tensor<1x2x16x8xf32>, %k: tensor<1x2x16x8xf32>) -> tensor<1x2x16x16xf32> {
    // CHECK: form <[{dep, row}, {col}, {}, {}, {}]>
    %s = tp25d.summa %q, %k form <[{dep, row}, {col}, {}, {}, {}]> maps [#q, #k, #s]
        : tensor<1x2x16x8xf32>, tensor<1x2x16x8xf32> -> tensor<1x2x16x16xf32>
    return %s : tensor<1x2x16x16xf32>
  }
}
