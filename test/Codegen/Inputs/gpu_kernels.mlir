// What kernels for GPUs are made of: each function becomes one, which gpu_kernels.py executes and checks.

#v = affine_map<(i) -> (i)>
#s = affine_map<(i) -> ()>
#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (i)>
#column = affine_map<(i, j) -> (j)>
#swap = affine_map<(i, j) -> (j, i)>

func.func @add_bias(%x: memref<6x40xf32>, %bias: memref<40xf32>, %y: memref<6x40xf32>) {
  linalg.generic {indexing_maps = [#id, #column, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %bias : memref<6x40xf32>, memref<40xf32>) outs(%y : memref<6x40xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %r = arith.addf %a, %b : f32
    linalg.yield %r : f32
  }
  return
}
func.func @scale_rows(%x: memref<6x40xf32>, %s: memref<6xf32>, %f: f32, %y: memref<6x40xf32>) {
  linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %s : memref<6x40xf32>, memref<6xf32>) outs(%y : memref<6x40xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %0 = arith.mulf %a, %b : f32
    %r = arith.mulf %0, %f : f32
    linalg.yield %r : f32
  }
  return
}
// A grid of blocks that goes through it more than once.
func.func @large(%x: memref<271x1001xf32>, %y: memref<271x1001xf32>) {
  linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : memref<271x1001xf32>) outs(%y : memref<271x1001xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = arith.addf %a, %o : f32
    linalg.yield %r : f32
  }
  return
}
func.func @gelu_erf(%x: memref<12x32xf32>, %y: memref<12x32xf32>) {
  linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : memref<12x32xf32>) outs(%y : memref<12x32xf32>) {
  ^bb0(%a: f32, %o: f32):
    %half = arith.constant 0.5 : f32
    %one = arith.constant 1.0 : f32
    %root = arith.constant 0.707106769 : f32
    %0 = arith.mulf %a, %root : f32
    %1 = math.erf %0 : f32
    %2 = arith.addf %1, %one : f32
    %3 = arith.mulf %a, %half : f32
    %r = arith.mulf %3, %2 : f32
    linalg.yield %r : f32
  }
  return
}
func.func @gelu_tanh(%x: memref<12x32xf32>, %y: memref<12x32xf32>) {
  linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : memref<12x32xf32>) outs(%y : memref<12x32xf32>) {
  ^bb0(%a: f32, %o: f32):
    %half = arith.constant 0.5 : f32
    %one = arith.constant 1.0 : f32
    %root = arith.constant 0.797884583 : f32
    %cubic = arith.constant 0.044715 : f32
    %0 = arith.mulf %a, %a : f32
    %1 = arith.mulf %0, %a : f32
    %2 = arith.mulf %1, %cubic : f32
    %3 = arith.addf %a, %2 : f32
    %4 = arith.mulf %3, %root : f32
    %5 = math.tanh %4 : f32
    %6 = arith.addf %5, %one : f32
    %7 = arith.mulf %a, %half : f32
    %r = arith.mulf %7, %6 : f32
    linalg.yield %r : f32
  }
  return
}
func.func @transpose(%x: memref<24x36xf32>, %y: memref<36x24xf32>) {
  linalg.transpose ins(%x : memref<24x36xf32>) outs(%y : memref<36x24xf32>) permutation = [1, 0]
  return
}
func.func @fill(%y: memref<5x7xf64>) {
  %c = arith.constant 2.5 : f64
  linalg.fill ins(%c : f64) outs(%y : memref<5x7xf64>)
  return
}
func.func @negate_in_place(%x: memref<7x8xf32>) {
  linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : memref<7x8xf32>) outs(%x : memref<7x8xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = arith.negf %a : f32
    linalg.yield %r : f32
  }
  return
}
// Softmax, and what has odd sizes.
func.func @row_max(%x: memref<10x96xf32>, %m: memref<10xf32>) {
  linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x : memref<10x96xf32>) outs(%m : memref<10xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = arith.maximumf %o, %a : f32
    linalg.yield %r : f32
  }
  return
}
func.func @exp_sub(%x: memref<10x96xf32>, %m: memref<10xf32>, %y: memref<10x96xf32>) {
  linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %m : memref<10x96xf32>, memref<10xf32>) outs(%y : memref<10x96xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %0 = arith.subf %a, %b : f32
    %r = math.exp %0 : f32
    linalg.yield %r : f32
  }
  return
}
func.func @row_sum(%x: memref<10x96xf32>, %s: memref<10xf32>) {
  linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x : memref<10x96xf32>) outs(%s : memref<10xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = arith.addf %o, %a : f32
    linalg.yield %r : f32
  }
  return
}
func.func @row_sum_odd(%x: memref<11x77xf32>, %s: memref<11xf32>) {
  linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x : memref<11x77xf32>) outs(%s : memref<11xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = arith.addf %o, %a : f32
    linalg.yield %r : f32
  }
  return
}
func.func @divide_odd(%x: memref<11x77xf32>, %s: memref<11xf32>, %y: memref<11x77xf32>) {
  linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %s : memref<11x77xf32>, memref<11xf32>) outs(%y : memref<11x77xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %r = arith.divf %a, %b : f32
    linalg.yield %r : f32
  }
  return
}
func.func @row_sum_long(%x: memref<3x5000xf32>, %s: memref<3xf32>) {
  linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x : memref<3x5000xf32>) outs(%s : memref<3xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = arith.addf %o, %a : f32
    linalg.yield %r : f32
  }
  return
}
func.func @square_difference(%x: memref<10x96xf32>, %mean: memref<10xf32>, %s: memref<10xf32>) {
  linalg.generic {indexing_maps = [#id, #row, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x, %mean : memref<10x96xf32>, memref<10xf32>) outs(%s : memref<10xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %0 = arith.subf %a, %b : f32
    %1 = arith.mulf %0, %0 : f32
    %r = arith.addf %o, %1 : f32
    linalg.yield %r : f32
  }
  return
}
func.func @normalize(%x: memref<10x96xf32>, %mean: memref<10xf32>, %var: memref<10xf32>, %g: memref<96xf32>, %y: memref<10x96xf32>) {
  linalg.generic {indexing_maps = [#id, #row, #row, #column, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %mean, %var, %g : memref<10x96xf32>, memref<10xf32>, memref<10xf32>, memref<96xf32>)
      outs(%y : memref<10x96xf32>) {
  ^bb0(%a: f32, %m: f32, %v: f32, %c: f32, %o: f32):
    %epsilon = arith.constant 1.0e-5 : f32
    %0 = arith.subf %a, %m : f32
    %1 = arith.addf %v, %epsilon : f32
    %2 = math.rsqrt %1 : f32
    %3 = arith.mulf %0, %2 : f32
    %r = arith.mulf %3, %c : f32
    linalg.yield %r : f32
  }
  return
}
func.func @sum_and_max(%x: memref<10x96xf32>, %s: memref<10xf32>, %m: memref<10xf32>) {
  linalg.generic {indexing_maps = [#id, #row, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x : memref<10x96xf32>) outs(%s, %m : memref<10xf32>, memref<10xf32>) {
  ^bb0(%a: f32, %o: f32, %p: f32):
    %q = arith.addf %a, %o : f32
    %r = arith.maximumf %a, %p : f32
    linalg.yield %q, %r : f32, f32
  }
  return
}
func.func @column_sum(%x: memref<50x40xf32>, %s: memref<40xf32>) {
  linalg.generic {indexing_maps = [#id, #column], iterator_types = ["reduction", "parallel"]}
      ins(%x : memref<50x40xf32>) outs(%s : memref<40xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = arith.addf %o, %a : f32
    linalg.yield %r : f32
  }
  return
}
func.func @column_sum_tall(%x: memref<600x40xf32>, %s: memref<40xf32>) {
  linalg.generic {indexing_maps = [#id, #column], iterator_types = ["reduction", "parallel"]}
      ins(%x : memref<600x40xf32>) outs(%s : memref<40xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = arith.addf %o, %a : f32
    linalg.yield %r : f32
  }
  return
}
func.func @total(%x: memref<20000xf32>, %s: memref<f32>) {
  linalg.generic {indexing_maps = [#v, #s], iterator_types = ["reduction"]}
      ins(%x : memref<20000xf32>) outs(%s : memref<f32>) {
  ^bb0(%a: f32, %o: f32):
    %r = arith.addf %o, %a : f32
    linalg.yield %r : f32
  }
  return
}
func.func @total_i64(%x: memref<3000xi64>, %s: memref<i64>) {
  linalg.generic {indexing_maps = [#v, #s], iterator_types = ["reduction"]}
      ins(%x : memref<3000xi64>) outs(%s : memref<i64>) {
  ^bb0(%a: i64, %o: i64):
    %r = arith.addi %o, %a : i64
    linalg.yield %r : i64
  }
  return
}
func.func @product_f64(%x: memref<4x64xf64>, %s: memref<4xf64>) {
  linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x : memref<4x64xf64>) outs(%s : memref<4xf64>) {
  ^bb0(%a: f64, %o: f64):
    %r = arith.mulf %o, %a : f64
    linalg.yield %r : f64
  }
  return
}
func.func @min_i8(%x: memref<4x64xi8>, %s: memref<4xi8>) {
  linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x : memref<4x64xi8>) outs(%s : memref<4xi8>) {
  ^bb0(%a: i8, %o: i8):
    %r = arith.minsi %o, %a : i8
    linalg.yield %r : i8
  }
  return
}
func.func @any(%x: memref<4x70xi1>, %s: memref<4xi1>) {
  linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x : memref<4x70xi1>) outs(%s : memref<4xi1>) {
  ^bb0(%a: i1, %o: i1):
    %r = arith.ori %o, %a : i1
    linalg.yield %r : i1
  }
  return
}
// Nothing says that this may be combined in any order.
func.func @argmax(%x: memref<9x40xf32>, %m: memref<9xf32>, %n: memref<9xi32>) {
  linalg.generic {indexing_maps = [#id, #row, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x : memref<9x40xf32>) outs(%m, %n : memref<9xf32>, memref<9xi32>) {
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
func.func @positive(%x: memref<6x40xf32>, %y: memref<6x40xi1>) {
  linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : memref<6x40xf32>) outs(%y : memref<6x40xi1>) {
  ^bb0(%a: f32, %o: i1):
    %zero = arith.constant 0.0 : f32
    %r = arith.cmpf ogt, %a, %zero : f32
    linalg.yield %r : i1
  }
  return
}
func.func @select(%c: memref<6x40xi1>, %x: memref<6x40xf32>, %y: memref<6x40xf32>) {
  linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%c, %x : memref<6x40xi1>, memref<6x40xf32>) outs(%y : memref<6x40xf32>) {
  ^bb0(%b: i1, %a: f32, %o: f32):
    %r = arith.select %b, %a, %o : f32
    linalg.yield %r : f32
  }
  return
}
func.func @gather(%n: memref<9xi64>, %table: memref<20x32xf32>, %y: memref<9x32xf32>) {
  linalg.generic {indexing_maps = [#row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%n : memref<9xi64>) outs(%y : memref<9x32xf32>) {
  ^bb0(%a: i64, %o: f32):
    %i = arith.index_cast %a : i64 to index
    %j = linalg.index 1 : index
    %r = memref.load %table[%i, %j] : memref<20x32xf32>
    linalg.yield %r : f32
  }
  return
}
func.func @causal(%x: memref<3x8x12xf32>, %y: memref<3x8x12xf32>) {
  linalg.generic {indexing_maps = [affine_map<(b, i, j) -> (b, i, j)>, affine_map<(b, i, j) -> (b, i, j)>],
                  iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%x : memref<3x8x12xf32>) outs(%y : memref<3x8x12xf32>) {
  ^bb0(%a: f32, %o: f32):
    %low = arith.constant -1000.0 : f32
    %i = linalg.index 1 : index
    %j = linalg.index 2 : index
    %c = arith.cmpi ule, %j, %i : index
    %r = arith.select %c, %a, %low : f32
    linalg.yield %r : f32
  }
  return
}
func.func @bf16(%x: memref<6x40xbf16>, %b: memref<40xbf16>, %y: memref<6x40xbf16>) {
  linalg.generic {indexing_maps = [#id, #column, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %b : memref<6x40xbf16>, memref<40xbf16>) outs(%y : memref<6x40xbf16>) {
  ^bb0(%a: bf16, %c: bf16, %o: bf16):
    %0 = arith.addf %a, %c : bf16
    %r = math.exp %0 : bf16
    linalg.yield %r : bf16
  }
  return
}
func.func @bf16_row_max(%x: memref<6x64xbf16>, %y: memref<6xbf16>) {
  linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x : memref<6x64xbf16>) outs(%y : memref<6xbf16>) {
  ^bb0(%a: bf16, %o: bf16):
    %r = arith.maximumf %o, %a : bf16
    linalg.yield %r : bf16
  }
  return
}
func.func @bf16_row_sum(%x: memref<6x64xbf16>, %y: memref<6xf32>) {
  linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x : memref<6x64xbf16>) outs(%y : memref<6xf32>) {
  ^bb0(%a: bf16, %o: f32):
    %0 = arith.extf %a : bf16 to f32
    %r = arith.addf %o, %0 : f32
    linalg.yield %r : f32
  }
  return
}
func.func @f16(%x: memref<6x40xf16>, %y: memref<6x40xf32>) {
  linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : memref<6x40xf16>) outs(%y : memref<6x40xf32>) {
  ^bb0(%a: f16, %o: f32):
    %0 = arith.mulf %a, %a : f16
    %r = arith.extf %0 : f16 to f32
    linalg.yield %r : f32
  }
  return
}
// Parts of buffers: the first is at 16 bytes, the second at 4.
func.func @part(%x: memref<8x64xf32>, %y: memref<8x64xf32>) {
  %a = memref.subview %x[1, 4] [6, 40] [1, 1] : memref<8x64xf32> to memref<6x40xf32, strided<[64, 1], offset: 68>>
  %b = memref.subview %y[2, 8] [6, 40] [1, 1] : memref<8x64xf32> to memref<6x40xf32, strided<[64, 1], offset: 136>>
  linalg.copy ins(%a : memref<6x40xf32, strided<[64, 1], offset: 68>>) outs(%b : memref<6x40xf32, strided<[64, 1], offset: 136>>)
  return
}
func.func @unaligned_part(%x: memref<8x64xf32>, %y: memref<8x64xf32>) {
  %a = memref.subview %x[1, 5] [4, 44] [1, 1] : memref<8x64xf32> to memref<4x44xf32, strided<[64, 1], offset: 69>>
  %b = memref.subview %y[2, 8] [4, 44] [1, 1] : memref<8x64xf32> to memref<4x44xf32, strided<[64, 1], offset: 136>>
  linalg.copy ins(%a : memref<4x44xf32, strided<[64, 1], offset: 69>>) outs(%b : memref<4x44xf32, strided<[64, 1], offset: 136>>)
  return
}
func.func @matmul_i32(%a: memref<5x40xi32>, %b: memref<40x6xi32>, %c: memref<5x6xi32>) {
  linalg.matmul ins(%a, %b : memref<5x40xi32>, memref<40x6xi32>) outs(%c : memref<5x6xi32>)
  return
}
func.func @pool(%x: memref<2x9x16xf32>, %w: memref<3xf32>, %y: memref<2x4x16xf32>) {
  linalg.pooling_nwc_max {strides = dense<2> : vector<1xi64>}
      ins(%x, %w : memref<2x9x16xf32>, memref<3xf32>) outs(%y : memref<2x4x16xf32>)
  return
}
