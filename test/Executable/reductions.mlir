// Reductions of whole tensors, rows, columns and batches, by sum, maximum and minimum, on every way to split them;
// and what a reduction starts from, which counts once, however many devices there are.

// RUN: rm -rf %t && mkdir %t
// RUN: %python %S/Inputs/tensors.py %t x=24x48xf32 b=4x24x24xf32 s=24xf32 rows=x.sum1 columns=x.sum0 started=rows+s \
// RUN:   all=rows.sum0 most=x.max1 least=x.min0 batch=b.sum0 inner=b.max1
// RUN: %python %S/Inputs/grids.py 1x1,1x4,2x1,2x2,2x4,3x1,3x2,4x1,4x2 tp25d run %s --check --tolerance=0 \
// RUN:   --input=@%t/x.npy --input=@%t/b.npy --input=@%t/s.npy --expected-output=@%t/rows.npy \
// RUN:   --expected-output=@%t/columns.npy --expected-output=@%t/all.npy --expected-output=@%t/most.npy \
// RUN:   --expected-output=@%t/least.npy --expected-output=@%t/batch.npy --expected-output=@%t/inner.npy \
// RUN:   --expected-output=@%t/started.npy

func.func @reductions(%x: tensor<24x48xf32>, %b: tensor<4x24x24xf32>, %s: tensor<24xf32>)
    -> (tensor<24xf32>, tensor<48xf32>, tensor<f32>, tensor<24xf32>, tensor<48xf32>, tensor<24x24xf32>,
        tensor<4x24xf32>, tensor<24xf32>) {
  %zero24 = arith.constant dense<0.0> : tensor<24xf32>
  %zero48 = arith.constant dense<0.0> : tensor<48xf32>
  %zero = arith.constant dense<0.0> : tensor<f32>
  %zeros = arith.constant dense<0.0> : tensor<24x24xf32>
  %low24 = arith.constant dense<0xFF800000> : tensor<24xf32>
  %low4 = arith.constant dense<0xFF800000> : tensor<4x24xf32>
  %high48 = arith.constant dense<0x7F800000> : tensor<48xf32>
  %rows = linalg.reduce { arith.addf } ins(%x : tensor<24x48xf32>) outs(%zero24 : tensor<24xf32>) dimensions = [1]
  %columns = linalg.reduce { arith.addf } ins(%x : tensor<24x48xf32>) outs(%zero48 : tensor<48xf32>) dimensions = [0]
  %all = linalg.reduce { arith.addf } ins(%x : tensor<24x48xf32>) outs(%zero : tensor<f32>) dimensions = [0, 1]
  %most = linalg.reduce { arith.maximumf } ins(%x : tensor<24x48xf32>) outs(%low24 : tensor<24xf32>) dimensions = [1]
  %least = linalg.reduce { arith.minimumf } ins(%x : tensor<24x48xf32>) outs(%high48 : tensor<48xf32>) dimensions = [0]
  %batch = linalg.reduce { arith.addf } ins(%b : tensor<4x24x24xf32>) outs(%zeros : tensor<24x24xf32>) dimensions = [0]
  %inner = linalg.reduce { arith.maximumf } ins(%b : tensor<4x24x24xf32>) outs(%low4 : tensor<4x24xf32>) dimensions = [1]
  %started = linalg.reduce { arith.addf } ins(%x : tensor<24x48xf32>) outs(%s : tensor<24xf32>) dimensions = [1]
  return %rows, %columns, %all, %most, %least, %batch, %inner, %started
      : tensor<24xf32>, tensor<48xf32>, tensor<f32>, tensor<24xf32>, tensor<48xf32>, tensor<24x24xf32>,
        tensor<4x24xf32>, tensor<24xf32>
}
