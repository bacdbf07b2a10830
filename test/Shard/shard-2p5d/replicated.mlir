// RUN: tp25d-opt %s --shard-2p5d=q=2,d=2 --partition -o %t 2>&1 | FileCheck %s --implicit-check-not=warning:

#id = affine_map<(i, j) -> (i, j)>

// Large tensors that every device holds whole, or gathers, are warned of, with what would split them.
// What is computed from them is not, nor what the user wants so.
// CHECK: warning: argument 2 is whole on each of the 8 devices, 4.0 MiB: nothing splits it{{$}}
// CHECK: warning: parameter 'table' is whole on each of the 8 devices, 4.0 MiB: nothing splits it; with tp25d.sharding = #tp25d.sharding<[{row}, {}]> it would be 2.0 MiB
// CHECK: warning: parameter 'w' is whole on each of the 8 devices, 2.0 MiB: gathered for the result of linalg.generic at line [[# @LINE + 25]]{{$}}
func.func @main(%x: tensor<512x1024xf32>, %w: tensor<1024x512xf32> {tp25d.param = "w"},
                %odd: tensor<1023x1025xf32>,
                %table: tensor<1024x1025xf32> {tp25d.param = "table"})
    -> (tensor<512x512xf32> {tp25d.sharding = #tp25d.sharding<[{}, {}]>}, tensor<1025xf32>, tensor<1023x1025xf32>,
        tensor<512x1024xf32>) {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<512x512xf32>
  %c = linalg.fill ins(%zero : f32) outs(%e : tensor<512x512xf32>) -> tensor<512x512xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<512x1024xf32>, tensor<1024x512xf32>) outs(%c : tensor<512x512xf32>) -> tensor<512x512xf32>
  %e1 = tensor.empty() : tensor<1023x1025xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%odd : tensor<1023x1025xf32>) outs(%e1 : tensor<1023x1025xf32>) {
  ^bb0(%a: f32, %o: f32):
    %t = math.tanh %a : f32
    linalg.yield %t : f32
  } -> tensor<1023x1025xf32>
  %chained = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%1 : tensor<1023x1025xf32>) outs(%e1 : tensor<1023x1025xf32>) {
  ^bb0(%a: f32, %o: f32):
    %t = math.exp %a : f32
    linalg.yield %t : f32
  } -> tensor<1023x1025xf32>
  %2 = tensor.extract_slice %table[7, 0] [1, 1025] [1, 1] : tensor<1024x1025xf32> to tensor<1025xf32>
  %e3 = tensor.empty() : tensor<512x1024xf32>
  %3 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<512x1024xf32>) outs(%e3 : tensor<512x1024xf32>) {
  ^bb0(%a: f32, %o: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %b = tensor.extract %w[%j, %i] : tensor<1024x512xf32>
    %s = arith.addf %a, %b : f32
    linalg.yield %s : f32
  } -> tensor<512x1024xf32>
  return %0, %2, %chained, %3 : tensor<512x512xf32>, tensor<1025xf32>, tensor<1023x1025xf32>, tensor<512x1024xf32>
}
