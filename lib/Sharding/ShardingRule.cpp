// Sharding rules: looks up the rule of an operation, and assigns axes to factors.

#include "tp25d/Sharding/ShardingRule.h"

#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Transforms/RegionUtils.h"
#include "tp25d/Dialect/Tp25d.h"

using namespace mlir;

#include "tp25d/Sharding/Interfaces.cpp.inc"

namespace tp25d {

ShardingRule getWholeRule(Operation *op) {
  ShardingRule rule;
  auto whole = [](Value value) {
    auto type = dyn_cast<RankedTensorType>(value.getType());
    return ShardingRule::TensorFactors(type ? type.getRank() : 0);
  };
  rule.operands = llvm::map_to_vector(op->getOperands(), whole);
  rule.results = llvm::map_to_vector(op->getResults(), whole);
  return rule;
}

ShardingRule getShardingRule(Operation *op) {
  if (auto interface = dyn_cast<ShardingRuleOpInterface>(op))
    return interface.getShardingRule();
  return getWholeRule(op);
}

bool isSource(Operation *op) {
  auto isWhollyFree = [](const ShardingRule::TensorFactors &tensor) {
    return llvm::none_of(tensor, [](ArrayRef<int64_t> factors) { return factors.empty(); });
  };
  if (!isPure(op) || op->getNumResults() != 1 || !isa<RankedTensorType>(op->getResultTypes().front()))
    return false;
  llvm::SetVector<Value> captured;
  getUsedValuesDefinedAbove(op->getRegions(), captured);
  if (llvm::any_of(captured, [](Value value) { return isa<RankedTensorType>(value.getType()); }))
    return false;
  ShardingRule rule = getShardingRule(op);
  bool reduces = llvm::any_of(rule.factors, [](const auto &f) { return f.kind == ShardingRule::Kind::Reduction; });
  return !reduces && isWhollyFree(rule.results.front()) && llvm::all_of(op->getOperands(), [](Value operand) {
    return !isa<RankedTensorType>(operand.getType()) || (operand.getDefiningOp() && isSource(operand.getDefiningOp()));
  });
}

Sharding getSharding(const ShardingRule::TensorFactors &tensorFactors, ArrayRef<AxisList> factorAxes) {
  Sharding sharding(tensorFactors.size());
  for (auto [axes, factors] : llvm::zip_equal(sharding.dims, tensorFactors))
    for (int64_t factor : factors)
      llvm::append_range(axes, factorAxes[factor]);
  return sharding;
}

/// Assigns `axes`, in order, to the factors of one dimension. Fails if an axis would be shared by two factors.
static LogicalResult dealAxes(const ShardingRule &rule, ArrayRef<int64_t> dimensionFactors, ArrayRef<Axis> axes,
                              GridAttr grid, SmallVectorImpl<AxisList> &dealt) {
  for (int64_t factor : dimensionFactors) {
    int64_t rest = rule.factors[factor].size;
    AxisList &list = dealt.emplace_back();
    while (!axes.empty() && rest % grid.getSize(axes.front()) == 0) {
      rest /= grid.getSize(axes.front());
      list.push_back(axes.front());
      axes = axes.drop_front();
    }
    if (!axes.empty() && rest != 1)
      return failure();
  }
  return success(axes.empty());
}

/// True if no axis splits two factors, and every dimension of the operands and results is split into consecutive
/// blocks.
static bool isConsistent(const ShardingRule &rule, GridAttr grid, ArrayRef<std::optional<AxisList>> factorAxes) {
  llvm::SmallDenseSet<int32_t> seen;
  for (const std::optional<AxisList> &axes : factorAxes)
    if (axes && !llvm::all_of(*axes, [&](Axis axis) { return seen.insert(static_cast<int32_t>(axis)).second; }))
      return false;
  auto isBlocked = [&](const ShardingRule::TensorFactors &tensor) {
    return llvm::all_of(tensor, [&](ArrayRef<int64_t> factors) {
      bool single = true; // True if every factor so far is split to single elements.
      for (int64_t factor : factors) {
        int64_t parts = factorAxes[factor] ? grid.getSize(*factorAxes[factor]) : 1;
        if (parts != 1 && !single)
          return false;
        single &= parts == rule.factors[factor].size;
      }
      return true;
    });
  };
  return llvm::all_of(rule.operands, isBlocked) && llvm::all_of(rule.results, isBlocked);
}

LogicalResult addFactorAxes(const ShardingRule &rule, ArrayRef<int64_t> dimensionFactors, ArrayRef<Axis> axes,
                            GridAttr grid, MutableArrayRef<std::optional<AxisList>> factorAxes) {
  SmallVector<AxisList> dealt;
  if (failed(dealAxes(rule, dimensionFactors, axes, grid, dealt)))
    return failure();
  SmallVector<std::optional<AxisList>> updated(factorAxes);
  for (auto [factor, list] : llvm::zip_equal(dimensionFactors, dealt)) {
    if (updated[factor] && *updated[factor] != list)
      return failure();
    updated[factor] = list;
  }
  if (!isConsistent(rule, grid, updated))
    return failure();
  llvm::copy(updated, factorAxes.begin());
  return success();
}

} // namespace tp25d
