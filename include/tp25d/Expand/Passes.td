// Passes of the Expand stage.

#ifndef TP25D_EXPAND_PASSES_TD
#define TP25D_EXPAND_PASSES_TD

include "mlir/Pass/PassBase.td"

def ExpandSumma : Pass<"expand-summa", "::mlir::ModuleOp"> {
  let summary = "turn each product on the grid into SUMMA steps";
  let description = [{
    Makes one loop over SUMMA steps for each of the three forms: the operands that travel are broadcast along their
    axes, block t in step t; the local product is added to C if C is stationary, else reduced to block t's owner. A
    product without steps becomes a local one.

    ```mlir
    %y = tp25d.summa %x, %w form <[{dep, row}, {col}, {} ], stationary = c, step = 2, along = [col, row]> maps [...]
    ```
    becomes
    ```mlir
    %y = scf.for %t = %c0 to %c2 step %c1 iter_args(%acc = %zeros) -> (tensor<4x512xf32>) {
      %x_t = tp25d.broadcast %x from %t along col : tensor<4x128xf32>
      %w_t = tp25d.broadcast %w from %t along row : tensor<128x512xf32>
      %sum = linalg.contract indexing_maps = [...] ins(%x_t, %w_t : ...) outs(%acc : ...) -> tensor<4x512xf32>
      scf.yield %sum : tensor<4x512xf32>
    }
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect", "::mlir::scf::SCFDialect",
                           "::mlir::tensor::TensorDialect"];
}

def UnrollSteps : Pass<"unroll-steps", "::mlir::ModuleOp"> {
  let summary = "unroll the loops over SUMMA steps";
  let description = [{
    Unrolls the loops over SUMMA steps, whose number the grid fixes, so that the program is a straight line. Then every
    root is a constant, the first product of a chain starts the sum and the last one can take the epilogue, and the
    order of transfers is the same on every device, so that the arena can be planned before anything runs.
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect"];
}

def LeadingCollectives : Pass<"leading-collectives", "::mlir::ModuleOp"> {
  let summary = "bring gathers and scatters to dimension 0";
  let description = [{
    Backends exchange contiguous pieces. A collective along another dimension becomes one along a new leading dimension,
    between the transposes that pack and unpack it. The transposes are ordinary kernels, and fuse with their producers
    and users.

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

#endif // TP25D_EXPAND_PASSES_TD
