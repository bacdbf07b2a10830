// Passes of the Expand stage.

#ifndef TP25D_EXPAND_PASSES_TD
#define TP25D_EXPAND_PASSES_TD

include "mlir/Pass/PassBase.td"

def ExpandSumma : Pass<"expand-summa", "::mlir::ModuleOp"> {
  let summary = "turn each product on the grid into SUMMA steps";
  let description = [{
    One loop over steps for all three forms: the operands that travel are broadcast along their axes, block t in step t;
    the local product is added to C if C is stationary, else reduced to block t's owner. A product without steps becomes
    a local one.

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

#endif // TP25D_EXPAND_PASSES_TD
