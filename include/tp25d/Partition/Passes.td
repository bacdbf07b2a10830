// Passes of the Partition stage.

#ifndef TP25D_PARTITION_PASSES_TD
#define TP25D_PARTITION_PASSES_TD

include "mlir/Pass/PassBase.td"

def Partition : Pass<"partition", "::mlir::ModuleOp"> {
  let summary = "turn the annotated model into the program of one device, in the types of its blocks";
  let description = [{
    Every operation becomes a local operation on blocks, as its sharding rule says; a product with a form becomes a
    `tp25d.summa`. A `tp25d.reshard` is inserted where an operation needs an operand in another sharding, and where its
    result is partial or not split as annotated. Arguments and results keep their shardings, and get the whole tensor's
    type as `tp25d.global`. An operation without a rule is computed whole on every device.

    ```mlir
    %s = linalg.generic {iterator_types = ["parallel", "reduction"], ...} ins(%x : tensor<16x256xf32>) ...
    ```
    with %x by `[{dep, row}, {col} ]` and %s by `[{dep, row} ]` becomes
    ```mlir
    %0 = linalg.generic {iterator_types = ["parallel", "reduction"], ...} ins(%x : tensor<4x128xf32>) ...
    %s = tp25d.reshard %0 from <[{dep, row} ], partial = {col}> to <[{dep, row} ]> : tensor<4xf32> -> tensor<4xf32>
    ```
  }];
  let dependentDialects = ["::tp25d::Tp25dDialect", "::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

def PlanReshards : Pass<"plan-reshards", "::mlir::ModuleOp"> {
  let summary = "turn every reshard into the cheapest chain of collectives";
  let description = [{
    The chain is a shortest path (Dijkstra) over shardings, weighted by the elements that a device receives, whose edges
    are a slice (free), `tp25d.all_gather`, `tp25d.all_to_all`, `tp25d.reduce_scatter` and `tp25d.all_reduce` along one
    axis.

    ```mlir
    %y = tp25d.reshard %x from <[{row} ], partial = {col}> to <[{row, col} ]> : tensor<8xf32> -> tensor<4xf32>
    ```
    becomes
    ```mlir
    %y = tp25d.reduce_scatter %x along col dimension 0 sum : tensor<8xf32> -> tensor<4xf32>
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::tensor::TensorDialect"];
}

def FoldCoordinates : Pass<"fold-coordinates", "::mlir::ModuleOp"> {
  let summary = "show the program of one device";
  let description = [{
    Replaces `tp25d.device_coordinate` by the coordinates of the given device. Legal after any stage. It is meant for
    reading a program, and is best followed by `--canonicalize`.
  }];
  let options = [
    Option<"device", "device", "int64_t", "0", "id of the device, ((data * depth + dep) * rows + row) * columns + col">
  ];
  let dependentDialects = ["::mlir::arith::ArithDialect"];
}

#endif // TP25D_PARTITION_PASSES_TD
