// Import: rejects what the stages cannot shard, with the reason.

#include "mlir/Dialect/Bufferization/IR/BufferizableOpInterface.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "tp25d/Import/Passes.h"

using namespace mlir;

namespace tp25d {
#define GEN_PASS_DEF_CHECKMODEL
#include "tp25d/Import/Passes.h.inc"
} // namespace tp25d

static LogicalResult checkType(Operation *op, Type type, const Twine &name) {
  if (auto tensor = dyn_cast<TensorType>(type)) {
    if (!tensor.hasStaticShape())
      return op->emitError() << name << " has the dynamic shape " << type << "; tp25d needs static shapes";
    if (llvm::is_contained(tensor.getShape(), 0))
      return op->emitError() << name << " has no elements: " << type;
    return success();
  }
  if (!type.isIntOrIndexOrFloat())
    return op->emitError() << name << " has the type " << type << "; a model computes on tensors";
  return success();
}

namespace {

struct CheckModel : tp25d::impl::CheckModelBase<CheckModel> {
  void runOnOperation() override {
    if (failed(check(getOperation())))
      signalPassFailure();
  }

  static LogicalResult check(ModuleOp module) {
    SmallVector<func::FuncOp> functions(module.getOps<func::FuncOp>());
    if (functions.size() != 1)
      return module.emitError() << "a model is one function (private ones are inlined into it), got: "
                                << functions.size();
    func::FuncOp function = functions.front();
    if (!function.getBody().hasOneBlock())
      return function.emitError() << "a model has no control flow and a body, @" << function.getName() << " has "
                                  << function.getBody().getBlocks().size() << " blocks";
    for (BlockArgument argument : function.getArguments()) {
      if (!isa<RankedTensorType>(argument.getType()))
        return function.emitError() << tp25d::describe(argument) << " must be a tensor, got: " << argument.getType();
      if (failed(checkType(function, argument.getType(), tp25d::describe(argument))))
        return failure();
    }
    for (Operation &op : function.getBody().front()) {
      if (op.hasTrait<OpTrait::IsTerminator>()) {
        for (Value value : op.getOperands())
          if (!isa<RankedTensorType>(value.getType()))
            return op.emitError() << "results must be tensors, got: " << value.getType();
        continue;
      }
      if (!isMemoryEffectFree(&op))
        return op.emitError() << op.getName() << " may have side effects, which a sharded model cannot";
      if (isa<RegionBranchOpInterface>(op))
        return op.emitError() << op.getName() << " is control flow, which tp25d does not shard yet";
      auto isTensor = [](Type type) { return isa<TensorType>(type); };
      if ((llvm::any_of(op.getOperandTypes(), isTensor) || llvm::any_of(op.getResultTypes(), isTensor)) &&
          !isa<bufferization::BufferizableOpInterface>(op) && !OpTrait::hasElementwiseMappableTraits(&op))
        return op.emitError() << op.getName() << " is no operation that tp25d knows how to compute";
      for (Value result : op.getResults())
        if (failed(checkType(&op, result.getType(), tp25d::describe(result))))
          return failure();
    }
    return success();
  }
};

} // namespace
