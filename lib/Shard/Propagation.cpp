// Shard: propagates shardings along sharding rules.

#include "Propagation.h"

#include "mlir/Analysis/SliceAnalysis.h"
#include "tp25d/Import/Passes.h"

using namespace mlir;

namespace tp25d {

std::string Reason::describe() const {
  std::string sentence = text.str();
  if (!place)
    return sentence;
  sentence += " " + place->getName().getStringRef().str();
  if (auto loc = place->getLoc()->findInstanceOf<FileLineColLoc>())
    sentence += " at line " + std::to_string(loc.getLine());
  return sentence;
}

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
  for (Operation &op : function.getBody().front().without_terminator()) {
    llvm::for_each(op.getResults(), add);
    numbers[&op] = ops.size();
    ops.push_back(&op);
  }
  rules.resize(ops.size());
  pending.resize(ops.size(), true);
  closed.resize(ops.size());
}

bool Propagation::decide(Value value, int64_t dim, ArrayRef<Axis> axes, const Reason &reason) {
  OpenSharding &sharding = shardings[value];
  int64_t size = cast<RankedTensorType>(value.getType()).getDimSize(dim);
  if (sharding.dims[dim] || size % grid.getSize(axes) != 0 ||
      llvm::any_of(axes, [&](Axis axis) { return sharding.uses(axis); }))
    return false;
  sharding.dims[dim] = OpenSharding::Dimension{AxisList(axes), reason};
  touch(value);
  return true;
}

void Propagation::decide(Value value, const Sharding &sharding, const Reason &reason) {
  for (auto [dim, axes] : llvm::enumerate(sharding.dims))
    decide(value, dim, axes, reason);
}

void Propagation::decide(const Product &product, FormAttr form) {
  constexpr llvm::StringLiteral reasons[] = {"matrix a of", "matrix b of", "matrix c of"};
  for (Matrix matrix : allMatrices) {
    Sharding sharding = getSharding(product, form, matrix);
    Reason reason{reasons[static_cast<size_t>(matrix)], product.op};
    decide(product.getMatrix(matrix), sharding, reason);
    if (matrix == Matrix::C)
      decide(product.op->getResult(0), sharding, reason);
  }
}

void Propagation::touch(Value value) {
  auto add = [&](Operation *op) {
    if (auto number = numbers.find(op); number != numbers.end())
      pending.set(number->second);
  };
  if (Operation *op = value.getDefiningOp())
    add(op);
  for (Operation *user : value.getUsers())
    add(user);
}

bool Propagation::propagateThrough(unsigned number) {
  Operation *op = ops[number];
  if (!rules[number])
    rules[number] = getShardingRule(op);
  const ShardingRule &rule = *rules[number];
  if (rule.factors.empty())
    return false;
  // Operands take precedence over results, in order: a disagreement costs a reshard of the later one.
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
        return; // This factor is undecided.
      llvm::append_range(axes, *factorAxes[factor]);
    }
    if (!factors.empty())
      changed |= decide(value, dim, axes, {"through", op});
  });
  return changed;
}

void Propagation::propagate() {
  // Sweeps alternate between forwards and backwards, so that a chain of operations is settled in one round.
  auto visit = [&](unsigned number) {
    pending.reset(number);
    return propagateThrough(number);
  };
  for (bool changed = true; changed;) {
    changed = false;
    // Closed operations stay pending until they are opened.
    auto next = [&](int after) {
      int number = pending.find_next(after);
      while (number >= 0 && closed.test(number))
        number = pending.find_next(number);
      return number;
    };
    for (int number = next(-1); number >= 0; number = next(number))
      changed |= visit(number);
    auto previous = [&](int before) {
      int number = pending.find_prev(before);
      while (number >= 0 && closed.test(number))
        number = pending.find_prev(number);
      return number;
    };
    for (int number = previous(ops.size()); number >= 0; number = previous(number))
      changed |= visit(number);
  }
}

/// Decides the shardings that users annotated.
static LogicalResult decideAnnotated(Propagation &known, func::FuncOp function) {
  auto decide = [&](Value value, Attribute attr, const Reason &reason) -> LogicalResult {
    auto sharding = dyn_cast_or_null<ShardingAttr>(attr);
    if (!sharding)
      return success();
    if (!sharding.getPartial().getAxes().empty())
      return emitError(value.getLoc()) << "sharding " << sharding << " of " << describe(value)
                                       << " is partial; values of a model are whole sums, and only the Partition "
                                          "stage splits them";
    known.decide(value, Sharding(sharding), reason);
    return success();
  };
  for (BlockArgument argument : function.getArguments())
    if (failed(decide(argument, function.getArgAttr(argument.getArgNumber(), shardingAttrName), {"annotated"})))
      return failure();
  for (Operation &op : function.getBody().front()) {
    Attribute attr = op.getAttr(shardingAttrName);
    auto list = dyn_cast_or_null<ArrayAttr>(attr);
    for (auto [i, value] : llvm::enumerate(op.getResults()))
      if (failed(decide(value, list ? list[i] : attr, {"annotated"})))
        return failure();
  }
  Operation *terminator = function.getBody().front().getTerminator();
  for (auto [i, value] : llvm::enumerate(terminator->getOperands()))
    if (failed(decide(value, function.getResultAttr(i, shardingAttrName), {"annotated at the function's result"})))
      return failure();
  return success();
}

/// Splits an input that no product reaches like an activation: rows by data, depth and row, columns by col.
static void decideAsActivation(Propagation &known, BlockArgument argument) {
  int64_t rank = cast<RankedTensorType>(argument.getType()).getRank();
  if (rank > 0) {
    SmallVector<Axis> axes = getReplicaAxes(known.getGrid());
    axes.push_back(Axis::Row);
    known.decide(argument, 0, axes, {"an activation's rows"});
  }
  if (rank > 1)
    known.decide(argument, rank - 1, {Axis::Col}, {"an activation's columns"});
}

/// Splits a parameter that no product reaches over the grid's rows in a dimension that its users sum over, and over its
/// columns in its last dimension: tables are searched where they are.
static void decideAsTable(Propagation &known, BlockArgument argument) {
  for (OpOperand &use : argument.getUses()) {
    if (!known.knows(use.getOwner()))
      continue;
    ShardingRule rule = getShardingRule(use.getOwner());
    for (auto [dim, factors] : llvm::enumerate(rule.operands[use.getOperandNumber()]))
      if (factors.size() == 1 && rule.factors[factors.front()].kind == ShardingRule::Kind::Reduction) {
        known.decide(argument, static_cast<int64_t>(dim), {Axis::Row}, {"a table's rows"});
        auto last = static_cast<int64_t>(rule.operands[use.getOperandNumber()].size()) - 1;
        known.decide(argument, last, {Axis::Col}, {"a table's columns"});
      }
  }
}

/// Returns the operations that read a parameter of which a product is a user as well.
static SetVector<Operation *> getOtherUsersOfWeights(Propagation &known, func::FuncOp function) {
  SetVector<Operation *> others;
  auto isProduct = [](Operation *user) { return getProduct(user).has_value(); };
  for (BlockArgument argument : function.getArguments())
    if (function.getArgAttr(argument.getArgNumber(), paramAttrName) && llvm::any_of(argument.getUsers(), isProduct))
      for (Operation *user : argument.getUsers())
        if (known.knows(user) && !isProduct(user))
          others.insert(user);
  return others;
}

LogicalResult decideShardings(Propagation &known, func::FuncOp function,
                              function_ref<FormAttr(const Product &)> getForm) {
  if (failed(checkModel(function)))
    return failure();
  SmallVector<Product> products;
  SetVector<Operation *> updates;
  for (Operation &op : function.getBody().front())
    if (std::optional<Product> product = getProduct(&op)) {
      products.push_back(*product);
      known.close(&op);
    }
  for (BlockArgument argument : function.getArguments())
    if (isa_and_nonnull<StringAttr>(function.getArgAttr(argument.getArgNumber(), stateAttrName)))
      getForwardSlice(argument, &updates);
  updates.remove_if([&](Operation *op) { return !known.knows(op) || getProduct(op); });
  for (Operation *update : updates)
    known.close(update);
  // The form of its product, and no other user, decides the sharding of a weight.
  SetVector<Operation *> others = getOtherUsersOfWeights(known, function);
  for (Operation *other : others)
    known.close(other);
  auto openUpdates = [&] {
    for (Operation *update : updates)
      known.open(update);
    updates.clear();
  };
  if (failed(decideAnnotated(known, function)))
    return failure();
  known.propagate();
  for (const Product &product : products) {
    if (product.op->hasAttr(adjointOfAttrName) && !updates.empty()) {
      openUpdates();
      known.propagate();
    }
    FormAttr form = getForm(product);
    if (!form)
      return failure();
    known.decide(product, form);
    known.propagate();
  }
  openUpdates();
  for (Operation *other : others)
    known.open(other);
  known.propagate();
  for (BlockArgument argument : function.getArguments()) {
    bool isParameter = function.getArgAttr(argument.getArgNumber(), paramAttrName) != nullptr;
    if (isParameter)
      decideAsTable(known, argument);
    else if (known.get(argument).isUndecided())
      decideAsActivation(known, argument);
    known.propagate();
  }
  return success();
}

} // namespace tp25d
