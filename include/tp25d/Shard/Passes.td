// Passes of the Shard stage.

#ifndef TP25D_SHARD_PASSES_TD
#define TP25D_SHARD_PASSES_TD

include "mlir/Pass/PassBase.td"

def SetGrid : Pass<"set-grid", "::mlir::ModuleOp"> {
  let summary = "set the grid of devices that a model is divided over";
  let description = [{
    If the module has a grid and neither `q` nor `d` is given, that grid is kept. The user's annotations are verified,
    because the grid determines which sizes must divide.

    `tp25d-opt --set-grid="q=2 d=2"` turns `module {` into

    ```mlir
    module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
    ```
  }];
  let options = [
    Option<"q", "q", "int64_t", "::mlir::ShapedType::kDynamic",
           "rows and columns of the grid (default: as the module says, or 1)">,
    Option<"d", "d", "int64_t", "::mlir::ShapedType::kDynamic",
           "depth of the grid (default: as the module says, or 1)">
  ];
  let dependentDialects = ["::tp25d::Tp25dDialect"];
}

def DuplicateSources : Pass<"duplicate-sources", "::mlir::func::FuncOp"> {
  let summary = "give every use of a fill, splat or empty tensor a copy of its own";
  let description = [{
    A fill, a splat or an empty tensor costs nothing to copy, and a single one with two uses would force both to have
    the same sharding.

    ```mlir
    %z = linalg.fill ...
    %1 = linalg.matmul ins(%x, %v : ...) outs(%z : ...)
    %2 = linalg.matmul ins(%1, %w : ...) outs(%z : ...)
    ```
    becomes
    ```mlir
    %z1 = linalg.fill ...
    %z2 = linalg.fill ...
    %1 = linalg.matmul ins(%x, %v : ...) outs(%z1 : ...)
    %2 = linalg.matmul ins(%1, %w : ...) outs(%z2 : ...)
    ```
  }];
}

def ChooseForms : Pass<"choose-forms", "::mlir::func::FuncOp"> {
  let summary = "give every product a form";
  let description = [{
    Visits the products in program order. Among the forms with the requested stationary matrix (C if none is requested;
    any, if the shardings of both operands are known and do not agree) it picks those that divide the work among the most
    devices and, of those, the one with which devices receive the fewest bytes, including those for resharding operands
    whose sharding is known. The known shardings of operands follow from annotations and from the forms of earlier
    products, by the propagation of `propagate-shardings`.

    An adjoint of a product (`tp25d.adjoint_of`) gets the form of that product, in which each matrix is split like the
    matrix that it is the gradient of. So a weight's gradient is summed over rows in the SUMMA steps, and only the sum
    over depth is left.

    Forms (`tp25d.form`) and constraints of one product (`tp25d.stationary`, `tp25d.depth`) that the user wrote are
    kept. It is an error if no form divides a dimension of a product.

    ```mlir
    %y = linalg.matmul ins(%x, %w : ...) outs(%zero : ...) -> tensor<16x1024xf32>
    ```
    becomes
    ```mlir
    %y = linalg.matmul {
        tp25d.form = #tp25d.form<[{dep, row}, {col}, {} ], stationary = c, step = 2, along = [col, row]>} ...
    ```
  }];
  let options = [
    Option<"stationary", "stationary", "std::string", "\"\"",
           "matrix that stays put in every product: a, b or c (default: c, or what both operands' shardings ask for)">,
    Option<"depth", "depth", "std::string", "\"\"",
           "factor of every product that depth splits: m, n or k (default: the activation's rows)">
  ];
  let dependentDialects = ["::tp25d::Tp25dDialect"];
}

def SplitStates : Pass<"split-states", "::mlir::func::FuncOp"> {
  let summary = "also split the optimizer's states over depth";
  let description = [{
    Annotates every state that is kept for a parameter (`tp25d.state`) with the parameter's sharding, split further by
    the depth and data axes over which the parameter is replicated. So each device updates a part of its block of the
    parameter, and an all-gather then completes the block.

    ```mlir
    func.func @f(..., %v: tensor<256x1024xf32> {tp25d.param = "optimizer.momentum.w", tp25d.state = "w"})
    ```
    becomes, if %w is split by `[{row}, {col} ]`,
    ```mlir
    func.func @f(..., %v: tensor<256x1024xf32> {tp25d.param = "optimizer.momentum.w", tp25d.state = "w",
                                                tp25d.sharding = #tp25d.sharding<[{row, dep}, {col} ]>})
    ```
  }];
  let dependentDialects = ["::tp25d::Tp25dDialect"];
}

def PropagateShardings : Pass<"propagate-shardings", "::mlir::func::FuncOp"> {
  let summary = "give every value a sharding";
  let description = [{
    Gives the matrices of every product the shardings that follow from its form, product by product in program order,
    and propagates them, forwards and backwards, to a fixpoint. Propagation follows the operations' sharding rules
    (indexing maps, reshapes) and does not depend on names of operations. A dimension that nothing decides is whole on
    every device; an input that no product reaches is split like an activation. Shardings (`tp25d.sharding`) that the
    user wrote are kept. The next value of a parameter (`tp25d.updates`) is returned in the parameter's sharding.

    ```mlir
    func.func @f(%x: tensor<16x256xf32>, %w: tensor<256x1024xf32>) -> tensor<16x1024xf32> {
      ...
      %y = linalg.matmul {
          tp25d.form = #tp25d.form<[{dep, row}, {col}, {} ], stationary = c, step = 2, along = [col, row]>} ...
    ```
    becomes
    ```mlir
    func.func @f(%x: tensor<16x256xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col} ]>},
                 %w: tensor<256x1024xf32> {tp25d.sharding = #tp25d.sharding<[{row}, {col} ]>})
        -> (tensor<16x1024xf32> {tp25d.sharding = #tp25d.sharding<[{dep, row}, {col} ]>}) {
      ...
      %y = linalg.matmul {
          tp25d.form = #tp25d.form<[{dep, row}, {col}, {} ], stationary = c, step = 2, along = [col, row]>,
          tp25d.sharding = #tp25d.sharding<[{dep, row}, {col} ]>} ...
    ```
  }];
  let options = [
    Option<"provenance", "provenance", "bool", "false", "say for each value where its sharding came from">
  ];
  let dependentDialects = ["::tp25d::Tp25dDialect"];
}

#endif // TP25D_SHARD_PASSES_TD
