// Import: changes the number of samples that a model takes.

#include "tp25d/Import/Passes.h"
#include "tp25d/Sharding/ShardingRule.h"

using namespace mlir;

namespace tp25d {
#define GEN_PASS_DEF_SETBATCH
#include "tp25d/Import/Passes.h.inc"
} // namespace tp25d

namespace {

/// Computes the sizes of one function's tensors for the new number of samples, and rebuilds its operations.
class Resizing {
public:
  Resizing(func::FuncOp function, int64_t batch) : function(function), batch(batch) {}

  LogicalResult run() {
    for (BlockArgument argument : function.getArguments()) {
      if (function.getArgAttr(argument.getArgNumber(), tp25d::paramAttrName))
        continue;
      if (getShape(argument).empty())
        return function.emitError() << tp25d::describe(argument) << " is a scalar, which has no samples";
      sizes[argument].assign(getShape(argument));
      sizes[argument][0] = batch;
    }
    for (bool changed = true; changed;) {
      changed = false;
      for (Operation &op : function.getBody().front().without_terminator())
        if (failed(propagate(&op, changed)))
          return failure();
    }
    rebuild();
    return success();
  }

private:
  static ArrayRef<int64_t> getShape(Value value) { return cast<RankedTensorType>(value.getType()).getShape(); }

  ArrayRef<int64_t> getSizes(Value value) const {
    auto known = sizes.find(value);
    return known == sizes.end() ? getShape(value) : ArrayRef(known->second);
  }

  bool isResized(Value value) const {
    return isa<RankedTensorType>(value.getType()) && getSizes(value) != getShape(value);
  }

  RankedTensorType getType(Value value) const { return cast<RankedTensorType>(value.getType()).clone(getSizes(value)); }

  InFlightDiagnostic emitFixed(Operation *op) const {
    return op->emitError() << op->getName() << " fixes the number of samples, which cannot become " << batch;
  }

  /// Propagates sizes along the operation's sharding rule, to its results and back to its operands.
  LogicalResult propagate(Operation *op, bool &changed) {
    tp25d::ShardingRule rule = tp25d::getShardingRule(op);
    SmallVector<int64_t> factorSizes =
        llvm::map_to_vector(rule.factors, [](const tp25d::ShardingRule::Factor &factor) { return factor.size; });
    SmallVector<std::pair<Value, const tp25d::ShardingRule::TensorFactors *>> tensors;
    for (auto [value, factors] : llvm::zip_equal(op->getOperands(), rule.operands))
      tensors.emplace_back(value, &factors);
    for (auto [value, factors] : llvm::zip_equal(op->getResults(), rule.results))
      tensors.emplace_back(value, &factors);
    auto getProduct = [&](ArrayRef<int64_t> factors) {
      int64_t product = 1;
      for (int64_t factor : factors)
        product *= factorSizes[factor];
      return product;
    };
    // Samples are the major-most part of a dimension, so they are in its first factor.
    for (auto [value, dims] : tensors) {
      if (!isResized(value))
        continue;
      for (auto [size, oldSize, factors] : llvm::zip_equal(getSizes(value), getShape(value), *dims)) {
        if (size == oldSize)
          continue;
        if (factors.empty())
          return emitFixed(op);
        int64_t others = getProduct(ArrayRef(factors).drop_front());
        if (size % others != 0)
          return emitFixed(op);
        int64_t &factorSize = factorSizes[factors.front()];
        if (factorSize != rule.factors[factors.front()].size && factorSize != size / others)
          return emitFixed(op);
        factorSize = size / others;
      }
    }
    for (auto [value, dims] : tensors) {
      if (!isa<RankedTensorType>(value.getType()))
        continue;
      SmallVector<int64_t> wanted(getSizes(value));
      for (auto [size, factors] : llvm::zip_equal(wanted, *dims))
        if (!factors.empty())
          size = getProduct(factors);
      if (ArrayRef(wanted) == getSizes(value))
        continue;
      auto argument = dyn_cast<BlockArgument>(value);
      if (argument)
        return emitFixed(op) << ": " << tp25d::describe(value) << " has as many elements";
      sizes[value] = wanted;
      changed = true;
    }
    return success();
  }

  /// Rebuilds every operation whose results have new sizes.
  void rebuild() {
    for (BlockArgument argument : function.getArguments())
      argument.setType(getType(argument));
    auto grid = tp25d::GridAttr::get(function.getContext(), 1, 1, 1, 1);
    for (Operation &op : llvm::make_early_inc_range(function.getBody().front().without_terminator())) {
      if (llvm::none_of(op.getResults(), [&](Value value) { return isResized(value); }))
        continue;
      SmallVector<Type> types =
          llvm::map_to_vector(op.getResults(), [&](Value value) -> Type { return getType(value); });
      OpBuilder builder(&op);
      SmallVector<tp25d::AxisList> whole(tp25d::getShardingRule(&op).factors.size());
      Operation *resized =
          cast<tp25d::ShardingRuleOpInterface>(op).localize(builder, op.getOperands(), types, whole, grid);
      resized->setLoc(op.getLoc());
      resized->setDiscardableAttrs(op.getDiscardableAttrDictionary());
      op.replaceAllUsesWith(resized->getResults());
      op.erase();
    }
    Block &body = function.getBody().front();
    function.setType(
        FunctionType::get(function.getContext(), body.getArgumentTypes(), body.getTerminator()->getOperandTypes()));
  }

  func::FuncOp function;
  int64_t batch;
  /// New sizes of the tensors whose sizes change.
  llvm::DenseMap<Value, SmallVector<int64_t>> sizes;
};

struct SetBatch : tp25d::impl::SetBatchBase<SetBatch> {
  using SetBatchBase::SetBatchBase;

  void runOnOperation() override {
    if (batch == 0)
      return;
    if (batch < 0) {
      getOperation().emitError() << "batch must be at least 1, got: " << batch.getValue();
      return signalPassFailure();
    }
    for (func::FuncOp function : getOperation().getOps<func::FuncOp>())
      if (!function.isExternal() && failed(Resizing(function, batch).run()))
        return signalPassFailure();
  }
};

} // namespace
