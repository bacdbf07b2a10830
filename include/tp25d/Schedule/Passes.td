// Passes of the Schedule stage.

#ifndef TP25D_SCHEDULE_PASSES_TD
#define TP25D_SCHEDULE_PASSES_TD

include "mlir/Pass/PassBase.td"

def UnrollSteps : Pass<"unroll-steps", "::mlir::ModuleOp"> {
  let summary = "make the program a straight line";
  let description = [{
    Unrolls the loops over SUMMA steps, whose number the grid fixes. So every root is a constant, the first product of a
    chain starts it and the last one can take the epilogue, and the order of transfers is the same on every device,
    which is what lets the arena be planned before anything runs.
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect"];
}

def LeadingCollectives : Pass<"leading-collectives", "::mlir::ModuleOp"> {
  let summary = "bring gathers and scatters to dimension 0";
  let description = [{
    Backends exchange contiguous pieces. A collective along another dimension becomes one along a new leading dimension,
    between the transposes that pack and unpack it; they are ordinary kernels, and fuse with what stands beside them.

    ```mlir
    %w = tp25d.all_gather %x along col dimension 1 : tensor<4x8xf32> -> tensor<4x16xf32>
    ```
    becomes
    ```mlir
    %0 = tensor.expand_shape %x [[0, 1], [2]] : tensor<4x8xf32> into tensor<1x4x8xf32>
    %1 = tp25d.all_gather %0 along col dimension 0 : tensor<1x4x8xf32> -> tensor<2x4x8xf32>
    %2 = linalg.transpose ins(%1 : ...) outs(... : tensor<4x2x8xf32>) permutation = [1, 0, 2]
    %w = tensor.collapse_shape %2 [[0], [1, 2]] : tensor<4x2x8xf32> into tensor<4x16xf32>
    ```
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect", "::mlir::tensor::TensorDialect"];
}

#endif // TP25D_SCHEDULE_PASSES_TD
