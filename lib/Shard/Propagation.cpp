// Propagation of shardings along sharding rules.

#include "Propagation.h"

using namespace mlir;

namespace tp25d {

bool OpenSharding::uses(Axis axis) const {
  return llvm::any_of(dims, [&](const auto &dim) { return dim && llvm::is_contained(dim->axes, axis); });
}

Sharding OpenSharding::close() const {
  Sharding sharding(dims.size());
  for (auto [axes, dim] : llvm::zip_equal(sharding.dims, dims))
    if (dim)
      axes = dim->axes;
  return sharding;
}

Propagation::Propagation(func::FuncOp function, GridAttr grid) : function(function), grid(grid) {
  auto add = [&](Value value) {
    if (auto type = dyn_cast<RankedTensorType>(value.getType()))
      shardings[value].dims.resize(type.getRank());
  };
  llvm::for_each(function.getArguments(), add);
  for (Operation &op : function.getBody().front())
    llvm::for_each(op.getResults(), add);
}

bool Propagation::decide(Value value, int64_t dim, ArrayRef<Axis> axes, const std::string &reason) {
  OpenSharding &sharding = shardings[value];
  int64_t size = cast<RankedTensorType>(value.getType()).getDimSize(dim);
  if (sharding.dims[dim] || size % grid.getSize(axes) != 0 ||
      llvm::any_of(axes, [&](Axis axis) { return sharding.uses(axis); }))
    return false;
  sharding.dims[dim] = OpenSharding::Dimension{AxisList(axes), reason};
  return true;
}

void Propagation::decide(Value value, const Sharding &sharding, const std::string &reason) {
  for (auto [dim, axes] : llvm::enumerate(sharding.dims))
    decide(value, dim, axes, reason);
}

std::string describePlace(Operation *op) {
  std::string text = op->getName().getStringRef().str();
  if (auto loc = op->getLoc()->findInstanceOf<FileLineColLoc>())
    text += " at line " + std::to_string(loc.getLine());
  return text;
}

bool Propagation::propagateThrough(Operation *op) {
  ShardingRule rule = getShardingRule(op);
  if (rule.factors.empty())
    return false;
  // Operands speak first, in order: a disagreement costs a reshard of the later one.
  SmallVector<std::optional<AxisList>> factorAxes(rule.factors.size());
  auto forEachDimension = [&](auto visit) {
    for (auto [value, tensor] : llvm::zip_equal(op->getOperands(), rule.operands))
      for (auto [dim, factors] : llvm::enumerate(tensor))
        visit(value, dim, factors);
    for (auto [value, tensor] : llvm::zip_equal(op->getResults(), rule.results))
      for (auto [dim, factors] : llvm::enumerate(tensor))
        visit(value, dim, factors);
  };
  forEachDimension([&](Value value, int64_t dim, ArrayRef<int64_t> factors) {
    if (const auto &decided = get(value).dims[dim])
      (void)addFactorAxes(rule, factors, decided->axes, grid, factorAxes);
  });
  bool changed = false;
  forEachDimension([&](Value value, int64_t dim, ArrayRef<int64_t> factors) {
    AxisList axes;
    for (int64_t factor : factors) {
      if (!factorAxes[factor])
        return; // Nothing is known of this part yet.
      llvm::append_range(axes, *factorAxes[factor]);
    }
    if (!factors.empty())
      changed |= decide(value, dim, axes, "through " + describePlace(op));
  });
  return changed;
}

void Propagation::propagate(const DenseSet<Operation *> &barriers) {
  // Alternating directions settles chains in one round each.
  for (bool changed = true; changed;) {
    changed = false;
    auto visit = [&](Operation &op) {
      if (!op.hasTrait<OpTrait::IsTerminator>() && !barriers.contains(&op))
        changed |= propagateThrough(&op);
    };
    Block &body = function.getBody().front();
    for (Operation &op : body)
      visit(op);
    for (Operation &op : llvm::reverse(body))
      visit(op);
  }
}

} // namespace tp25d
