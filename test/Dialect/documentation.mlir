// The examples of docs/dialect.md, which test/Tools/documentation.test looks for here, among what they need.
// RUN: tp25d-opt --allow-unregistered-dialect %s -o /dev/null

module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {}

module attributes {
  tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>,
  test.forms = [
    #tp25d.form<[{dep, row}, {col}, {}], stationary = c, step = 2, along = [col, row]>,
    #tp25d.form<[{dep}, {col}, {row}], stationary = b, step = 0, along = [col, row]>,
    #tp25d.form<[{row}, {col}, {dep}], stationary = c, step = 2, along = [col, row]>
  ],
  test.shardings = [
    #tp25d.sharding<[{dep, row}, {col}]>,
    #tp25d.sharding<[{row}, {col}]>,
    #tp25d.sharding<[{row}, {col}], partial = {dep}>
  ]
} {
  func.func @dropout(%x: tensor<16x256xf32>) {
    %y = tp25d.dropout %x rate 1.0e-01 : tensor<16x256xf32>
    return
  }

  func.func @collectives(%x: tensor<4x128xf32>, %partial: tensor<128x512xf32>, %t: index) {
    %whole = tp25d.all_gather %x along col dimension 1 : tensor<4x128xf32> -> tensor<4x256xf32>
    %dw = tp25d.all_reduce %partial along dep sum : tensor<128x512xf32>
    %moved = tp25d.all_to_all %x along col split 0 concat 1 : tensor<4x128xf32> -> tensor<2x256xf32>
    %a_t = tp25d.broadcast %x from %t along col : tensor<4x128xf32>
    %row = tp25d.device_coordinate row
    %part = tp25d.reduce_scatter %partial along dep dimension 0 sum : tensor<128x512xf32> -> tensor<64x512xf32>
    %y = tp25d.reshard %x from <[{dep, row}, {col}]> to <[{dep}, {row, col}]> : tensor<4x128xf32> -> tensor<8x64xf32>
    return
  }

  func.func @products(%x: tensor<4x128xf32>, %w: tensor<128x512xf32>, %acc: tensor<4x512xf32>, %bias: tensor<512xf32>,
                      %partial: tensor<4x512xf32>, %c: tensor<4x512xf32>, %t: index) {
    %y = tp25d.multiply ins(%x, %w : tensor<4x128xf32>, tensor<128x512xf32>) outs(%acc : tensor<4x512xf32>)
        epilogue [#tp25d.epilogue<add>, #tp25d.epilogue<gelu_erf>] with(%bias : tensor<512xf32>)
        {accumulate, indexing_maps = [affine_map<(m, n, k) -> (m, k)>, affine_map<(m, n, k) -> (k, n)>,
                                      affine_map<(m, n, k) -> (m, n)>]} -> tensor<4x512xf32>
    %c_t = tp25d.reduce %partial into %c to %t along col sum : tensor<4x512xf32>
    %summa = tp25d.summa %x, %w
        form <[{dep, row}, {col}, {}], stationary = c, step = 2, along = [col, row]>
        maps [affine_map<(m, n, k) -> (m, k)>, affine_map<(m, n, k) -> (k, n)>, affine_map<(m, n, k) -> (m, n)>]
        : tensor<4x128xf32>, tensor<128x512xf32> -> tensor<4x512xf32>
    return
  }

  func.func @transfers(%a: memref<4x128xf32>, %dw: memref<8xf32>, %out: memref<8xf32>, %t: memref<4x8xf32>,
                       %c: memref<4x8xf32>, %s: memref<1x4x8xf32>) {
    %transfer = tp25d.start broadcast %a from 1 along col : memref<4x128xf32> -> !tp25d.transfer
    %sum = tp25d.start all_reduce %dw into %out along dep combiner sum : memref<8xf32>, memref<8xf32> -> !tp25d.transfer
    %c_t = tp25d.start reduce %t into %c scratch(%s : memref<1x4x8xf32>) along row combiner sum
        : memref<4x8xf32>, memref<4x8xf32> -> !tp25d.transfer
    %a_t = tp25d.await %transfer : memref<4x128xf32>
    tp25d.await %sum
    tp25d.release %transfer
    tp25d.reclaim %transfer
    return
  }

  func.func private @gelu(memref<512x2048xf32>, memref<512x2048xf32>, index, index) attributes {tp25d.kernel}
  gpu.module @tp25d_kernels {
    gpu.func @gelu(%x: memref<512x2048xf32>, %y: memref<512x2048xf32>) kernel {
      gpu.return
    }
  }
  func.func @launches(%x: memref<512x2048xf32>, %y: memref<512x2048xf32>) {
    tp25d.launch @gelu ins(%x : memref<512x2048xf32>) outs(%y : memref<512x2048xf32>) extent 512
    tp25d.launch @tp25d_kernels::@gelu ins(%x : memref<512x2048xf32>) outs(%y : memref<512x2048xf32>) extent 512
    return
  }
}
