// A matrix that was broadcast is read where it lies, so nothing may overwrite it while its blocks are still in use: here
// by the product after the next, whose result is as large and could lie in the same place.

// RUN: rm -rf %t && mkdir %t
// RUN: %python %S/Inputs/tensors.py %t x=24x24xf32 w=24x24xf32 v=24x24xf32 h=x@w hw=h@w hv=h@v y=hw+hv
// RUN: %python %S/Inputs/grids.py 1x1,1x4,2x1,2x2,3x1,3x2,4x2 tp25d run %s --timeout=60 --check --tolerance=0 \
// RUN:   --input=@%t/x.npy --input=@%t/w.npy --input=@%t/v.npy --expected-output=@%t/y.npy
// RUN: %python %S/Inputs/grids.py 2x1,2x2,3x1 tp25d run %s --timeout=60 --check --tolerance=0 --stationary=a \
// RUN:   --input=@%t/x.npy --input=@%t/w.npy --input=@%t/v.npy --expected-output=@%t/y.npy
// RUN: %python %S/Inputs/grids.py 2x1,2x2,3x1 tp25d run %s --timeout=60 --check --tolerance=0 --stationary=b --depth=k \
// RUN:   --input=@%t/x.npy --input=@%t/w.npy --input=@%t/v.npy --expected-output=@%t/y.npy

func.func @f(%x: tensor<24x24xf32>, %w: tensor<24x24xf32>, %v: tensor<24x24xf32>) -> tensor<24x24xf32> {
  %zero = arith.constant dense<0.0> : tensor<24x24xf32>
  %h = linalg.matmul ins(%x, %w : tensor<24x24xf32>, tensor<24x24xf32>) outs(%zero : tensor<24x24xf32>)
      -> tensor<24x24xf32>
  %hw = linalg.matmul ins(%h, %w : tensor<24x24xf32>, tensor<24x24xf32>) outs(%zero : tensor<24x24xf32>)
      -> tensor<24x24xf32>
  %y = linalg.matmul ins(%h, %v : tensor<24x24xf32>, tensor<24x24xf32>) outs(%hw : tensor<24x24xf32>)
      -> tensor<24x24xf32>
  return %y : tensor<24x24xf32>
}
