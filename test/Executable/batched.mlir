// Batched products: batches that devices share out, and batches that they do not (3 is no multiple of 2).

// RUN: rm -rf %t && split-file %s %t
// RUN: %python %S/Inputs/tensors.py %t A=2x3x24x48xf32 B=2x3x48x24xf32 Bt=B^T C=A@B P=8x24x24xf32 Q=8x24x24xf32 R=P@Q \
// RUN:   RP=R@P
// RUN: %python %S/Inputs/grids.py 1x1,1x2,1x4,2x1,2x2,2x4,3x1,3x2,4x1,4x2 tp25d run %t/two.mlir --check --tolerance=0 \
// RUN:   --input=@%t/A.npy --input=@%t/B.npy --input=@%t/Bt.npy --expected-output=@%t/C.npy --expected-output=@%t/C.npy
// RUN: %python %S/Inputs/grids.py 1x1,1x2,1x4,2x1,2x2,3x1,3x2,4x1,4x2 tp25d run %t/chain.mlir --check --tolerance=0 \
// RUN:   --input=@%t/P.npy --input=@%t/Q.npy --expected-output=@%t/RP.npy
// RUN: %python %S/Inputs/grids.py 2x1,2x2,3x2 tp25d run %t/chain.mlir --check --tolerance=0 --stationary=b \
// RUN:   --input=@%t/P.npy --input=@%t/Q.npy --expected-output=@%t/RP.npy
// RUN: %python %S/Inputs/grids.py 2x1,2x2,3x2 tp25d run %t/chain.mlir --check --tolerance=0 --stationary=a --depth=k \
// RUN:   --input=@%t/P.npy --input=@%t/Q.npy --expected-output=@%t/RP.npy

//--- two.mlir
// Two batch dimensions; B as it is, and transposed as keys are.
#a = affine_map<(b, h, m, n, k) -> (b, h, m, k)>
#b = affine_map<(b, h, m, n, k) -> (b, h, k, n)>
#bt = affine_map<(b, h, m, n, k) -> (b, h, n, k)>
#c = affine_map<(b, h, m, n, k) -> (b, h, m, n)>
func.func @two(%A: tensor<2x3x24x48xf32>, %B: tensor<2x3x48x24xf32>, %Bt: tensor<2x3x24x48xf32>)
    -> (tensor<2x3x24x24xf32>, tensor<2x3x24x24xf32>) {
  %zero = arith.constant dense<0.0> : tensor<2x3x24x24xf32>
  %0 = linalg.contract indexing_maps = [#a, #b, #c]
      ins(%A, %B : tensor<2x3x24x48xf32>, tensor<2x3x48x24xf32>) outs(%zero : tensor<2x3x24x24xf32>)
      -> tensor<2x3x24x24xf32>
  %1 = linalg.contract indexing_maps = [#a, #bt, #c]
      ins(%A, %Bt : tensor<2x3x24x48xf32>, tensor<2x3x24x48xf32>) outs(%zero : tensor<2x3x24x24xf32>)
      -> tensor<2x3x24x24xf32>
  return %0, %1 : tensor<2x3x24x24xf32>, tensor<2x3x24x24xf32>
}
//--- chain.mlir
func.func @chain(%P: tensor<8x24x24xf32>, %Q: tensor<8x24x24xf32>) -> tensor<8x24x24xf32> {
  %zero = arith.constant dense<0.0> : tensor<8x24x24xf32>
  %0 = linalg.batch_matmul ins(%P, %Q : tensor<8x24x24xf32>, tensor<8x24x24xf32>) outs(%zero : tensor<8x24x24xf32>)
      -> tensor<8x24x24xf32>
  %1 = linalg.batch_matmul ins(%0, %P : tensor<8x24x24xf32>, tensor<8x24x24xf32>) outs(%zero : tensor<8x24x24xf32>)
      -> tensor<8x24x24xf32>
  return %1 : tensor<8x24x24xf32>
}
