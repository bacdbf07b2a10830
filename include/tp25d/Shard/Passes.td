// Passes of the Shard stage.

#ifndef TP25D_SHARD_PASSES_TD
#define TP25D_SHARD_PASSES_TD

include "mlir/Pass/PassBase.td"

def Shard2p5d : Pass<"shard-2p5d", "::mlir::ModuleOp"> {
  let summary = "give every value a sharding and every product a form, on a q x q x d grid";
  let description = [{
    Sets the grid on the module; where it has one, and neither `q` nor `d` is given, that one stays. Then takes the
    products in program order: among the forms with the wanted stationary matrix it picks the one that divides the work
    among most devices and, of those, the one that makes the devices receive the least, what it takes to reshard operands
    whose sharding is known included; it gives the product's matrices the form's shardings, and propagates them, forwards
    and backwards, to a fixpoint. Propagation follows the operations' sharding rules (indexing maps, reshapes) and knows
    no operation by name. A dimension that nothing decides is whole on every device; an input that no product reaches is
    split as an activation.

    An adjoint of a product (`tp25d.adjoint_of`) gets the form of that product, in which each matrix is split as the
    matrix that it is the gradient of; so a weight's gradient is summed step by step over rows, and what is left of the
    sum is over depth. The next value of a parameter (`tp25d.updates`) is returned in the parameter's sharding.

    For the default form (stationary c, depth splits m) activations come out as `[{dep, row}, {col} ]` and weights as
    `[{row}, {col} ]`. Shardings (`tp25d.sharding`), forms (`tp25d.form`), and wishes for one product
    (`tp25d.stationary`, `tp25d.depth`) that the user wrote are kept. A dimension of a product that no form divides is an
    error.

    `tp25d-opt --shard-2p5d=q=2,d=2` turns

    ```mlir
    func.func @f(%x: tensor<16x256xf32>, %w: tensor<256x1024xf32>) -> tensor<16x1024xf32> {
      ...
      %y = linalg.matmul ins(%x, %w : ...) outs(%zero : ...) -> tensor<16x1024xf32>
    ```
    into
    ```mlir
    module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
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
    Option<"q", "q", "int64_t", "1", "rows and columns of the grid">,
    Option<"d", "d", "int64_t", "1", "depth of the grid">,
    Option<"stationary", "stationary", "std::string", "\"c\"", "matrix that stays put in every product: a, b or c">,
    Option<"depth", "depth", "std::string", "\"\"",
           "factor of every product that depth splits: m, n or k (default: the activation's rows)">,
    Option<"splitStates", "split-states", "bool", "false",
           "split what an optimizer keeps for each parameter over depth, too: each layer updates its part of the "
           "parameter, and all gather the whole">,
    Option<"provenance", "provenance", "bool", "false", "say for each value where its sharding came from">
  ];
  let dependentDialects = ["::tp25d::Tp25dDialect"];
}

#endif // TP25D_SHARD_PASSES_TD
