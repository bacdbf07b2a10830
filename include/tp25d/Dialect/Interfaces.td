// The interfaces through which the stages see operations: how an operation may be sharded, and what a collective costs.

#ifndef TP25D_INTERFACES_TD
#define TP25D_INTERFACES_TD

include "mlir/IR/OpBase.td"

def ShardingRuleOpInterface : OpInterface<"ShardingRuleOpInterface"> {
  let cppNamespace = "::tp25d";
  let description = [{
    Says how an operation on whole tensors may be sharded, and makes its twin on one device's blocks. The Shard stage
    propagates along the rule and the Partition stage partitions by it; neither knows any operation by name. Operations
    without a rule are computed on every device from whole operands.
  }];
  let methods = [
    InterfaceMethod<"The rule: which dimensions of operands and results are the same factor.",
      "::tp25d::ShardingRule", "getShardingRule", (ins)>,
    InterfaceMethod<[{
        Creates this operation on blocks: `operands` are the local operands, `resultTypes` the local result types, and
        `factorAxes` the axes that split each factor of the rule. The default clones it with the new types.
      }],
      "::mlir::Operation *", "localize",
      (ins "::mlir::OpBuilder &":$builder, "::mlir::ValueRange":$operands, "::mlir::TypeRange":$resultTypes,
           "::llvm::ArrayRef<::tp25d::AxisList>":$factorAxes, "::tp25d::GridAttr":$grid), "",
      [{ return ::tp25d::cloneWithTypes(builder, $_op, operands, resultTypes); }]>
  ];
}

def CollectiveOpInterface : OpInterface<"CollectiveOpInterface"> {
  let cppNamespace = "::tp25d";
  let description = [{
    A communication among the devices that differ along one axis. The cost model is the sum of what these report; the
    runtime's counters must equal it.
  }];
  let methods = [
    InterfaceMethod<"The axis along which the devices of a group differ.", "::tp25d::Axis", "getAxis", (ins)>,
    InterfaceMethod<[{
        The bytes that the member at `position` of a group of `groupSize` devices receives in one execution. For a root
        that is not constant, the average over all roots.
      }],
      "int64_t", "getReceivedBytes", (ins "int64_t":$groupSize, "int64_t":$position)>
  ];
}

#endif // TP25D_INTERFACES_TD
