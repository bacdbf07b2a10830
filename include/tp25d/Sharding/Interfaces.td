// The interface through which the Shard and Partition stages ask an operation how it may be sharded.

#ifndef TP25D_SHARDING_INTERFACES_TD
#define TP25D_SHARDING_INTERFACES_TD

include "mlir/IR/OpBase.td"

def ShardingRuleOpInterface : OpInterface<"ShardingRuleOpInterface"> {
  let cppNamespace = "::tp25d";
  let description = [{
    Says how an operation on whole tensors may be sharded, and builds the local operation on one device's blocks. The
    Shard stage propagates along the rule and the Partition stage partitions by it; neither depends on names of
    operations. Operations without a rule are computed on every device from whole operands.
  }];
  let methods = [
    InterfaceMethod<"Returns the rule: which dimensions of operands and results are the same factor.",
      "::tp25d::ShardingRule", "getShardingRule", (ins)>,
    InterfaceMethod<[{
        Creates the local operation on blocks: `operands` are the local operands, `resultTypes` the local result types,
        and `factorAxes` the axes that split each factor of the rule. The default clones the operation with the new
        types.
      }],
      "::mlir::Operation *", "localize",
      (ins "::mlir::OpBuilder &":$builder, "::mlir::ValueRange":$operands, "::mlir::TypeRange":$resultTypes,
           "::llvm::ArrayRef<::tp25d::AxisList>":$factorAxes, "::tp25d::GridAttr":$grid), "",
      [{ return ::mlir::clone(builder, $_op.getOperation(), resultTypes, operands); }]>
  ];
}

#endif // TP25D_SHARDING_INTERFACES_TD
