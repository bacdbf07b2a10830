// The tp25d dialect: how tensors are split over a grid of devices, and how the devices exchange blocks.

#ifndef TP25D_DIALECT_TD
#define TP25D_DIALECT_TD

include "mlir/IR/DialectBase.td"

def Tp25d_Dialect : Dialect {
  let name = "tp25d";
  let cppNamespace = "::tp25d";
  let summary = "2-D and 2.5-D sharded matrix products";
  let description = [{
    A model runs on a grid of `data x depth x row x col` devices (`#tp25d.grid`, an attribute of the module). Every
    value has a sharding (`#tp25d.sharding`) that says which axes of the grid split each of its dimensions, and every
    matrix product has a form (`#tp25d.form`) that says which of its three matrices is stationary while the others
    travel.

    On operations of other dialects, these discardable attributes carry that information:

    | attribute | on | meaning |
    |---|---|---|
    | `tp25d.grid` | module | `#tp25d.grid`: the devices |
    | `tp25d.sharding` | argument, result, operation | `#tp25d.sharding` of the value (for an operation with several results: an array with one each) |
    | `tp25d.form` | matrix product | `#tp25d.form` |
    | `tp25d.stationary` | matrix product | `"a"`, `"b"` or `"c"`: asks the Shard stage for this stationary matrix |
    | `tp25d.depth` | matrix product | `"m"`, `"n"` or `"k"`: asks the Shard stage to split this factor over depth |
    | `tp25d.product` | matrix product | the number by which its adjoints refer to it |
    | `tp25d.adjoint_of` | matrix product | the number of the product that it is an adjoint of: it gets the form in which every matrix is split as the corresponding matrix of that product |
    | `tp25d.adjoint` | operation | it belongs to the backward pass and computes or fetches a value of the forward pass again: it is not merged with the operation there, whose result would have to be kept |
    | `tp25d.stop_gradient` | operation | its results count as constants when gradients are taken |
    | `tp25d.param` | argument | the tensor's name in a safetensors file; other arguments are inputs |
    | `tp25d.frozen` | argument | a parameter that has no gradient |
    | `tp25d.state` | argument | a parameter that starts as zeros and that runs update: a cache of keys, or what an optimizer keeps, then with the name of the parameter that it is kept for |
    | `tp25d.value` | argument | the elements of a parameter that came with the model |
    | `tp25d.updates` | result | the name of the parameter or state whose next value it is |
    | `tp25d.updated` | argument | the program writes the parameter's next value into its block |
    | `tp25d.global` | argument, result | the whole tensor's type, where the IR has the type of one device's block |
    | `tp25d.result` | argument | the number of the result that the program writes into this buffer |
    | `tp25d.arena` | argument | the memory of the program's temporary buffers |
    | `tp25d.kernel` | function | it is a kernel |
    | `tp25d.mapping` | loop of a kernel | the hardware that runs its iterations: blocks or threads of a GPU |
    | `tp25d.provenance` | argument, operation | a sentence on where the sharding came from |
  }];
  let useDefaultAttributePrinterParser = 1;
  let useDefaultTypePrinterParser = 1;
  let dependentDialects = ["::mlir::arith::ArithDialect"];
  let hasConstantMaterializer = 1;
  let hasOperationAttrVerify = 1;
  let hasRegionArgAttrVerify = 1;
  let hasRegionResultAttrVerify = 1;
  let extraClassDeclaration = [{
    void registerAttributes();
  }];
}

#endif // TP25D_DIALECT_TD
