// Partition: turns the annotated model into the program of one device.

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/Transforms/RegionUtils.h"
#include "tp25d/Dialect/Stages.h"
#include "tp25d/Import/Passes.h"
#include "tp25d/Partition/Passes.h"
#include "tp25d/Sharding/CostModel.h"
#include "tp25d/Sharding/Product.h"
#include "tp25d/Sharding/Replication.h"
#include "tp25d/Sharding/ShardingRule.h"

using namespace mlir;
using namespace tp25d;

namespace tp25d {
#define GEN_PASS_DEF_PARTITION
#include "tp25d/Partition/Passes.h.inc"
} // namespace tp25d

namespace {

/// Rewrites one function, operation by operation, from whole tensors to blocks.
class Partitioner {
public:
  Partitioner(func::FuncOp function, GridAttr grid)
      : function(function), grid(grid), costs(grid), builder(function.getContext()) {}

  LogicalResult run() {
    Block &body = function.getBody().front();
    SmallVector<Operation *> ops = llvm::map_to_vector(body, [](Operation &op) { return &op; });
    if (failed(partitionArguments()))
      return failure();
    for (Operation *op : ops) {
      builder.setInsertionPoint(op);
      current = op;
      if (op->hasTrait<OpTrait::IsTerminator>()) {
        if (failed(partitionResults(op)))
          return failure();
      } else if (failed(partition(op))) {
        return failure();
      }
    }
    for (Operation *op : llvm::reverse(ops))
      if (!op->hasTrait<OpTrait::IsTerminator>())
        op->erase();
    return eraseWholeArguments();
  }

private:
  //===--------------------------------------------------------------------===//
  // Blocks of whole tensors
  //===--------------------------------------------------------------------===//

  /// The blocks of a whole tensor, and how they are split.
  struct Blocks {
    Value value;
    Sharding sharding;
  };

  static RankedTensorType getTensorType(Value value) { return dyn_cast<RankedTensorType>(value.getType()); }

  /// Records the blocks that stand for `whole`.
  void define(Value whole, Value local, const Sharding &sharding) { blocks[whole] = {{local, sharding}}; }

  /// Returns the blocks of `whole` in `sharding`, which are resharded if necessary (once for each sharding).
  Value get(Value whole, const Sharding &sharding) {
    for (const Blocks &candidate : blocks[whole])
      if (candidate.sharding.simplify(grid) == sharding.simplify(grid))
        return candidate.value;
    OpBuilder::InsertionGuard guard(builder);
    Blocks first = blocks[whole].front();
    builder.setInsertionPointAfterValue(first.value);
    Value local;
    if (whole.getDefiningOp() && isSource(whole.getDefiningOp())) {
      local = rebuildSource(whole.getDefiningOp(), sharding);
    } else {
      bool isForResult = current->getNumResults() == 0; // which the user may want whole
      if (!isForResult && isReplicated(getTensorType(whole), sharding, grid))
        warnOfReplication(whole.getLoc(), describe(whole), getTensorType(whole), grid,
                          "gathered for " + describe(current->getResult(0)));
      local = reshard(whole.getLoc(), getTensorType(whole), first.value, first.sharding, sharding, Combiner::Sum);
    }
    blocks[whole].push_back({local, sharding});
    return local;
  }

  /// Builds the result of the source `op` (see isSource) once more, in another sharding.
  Value rebuildSource(Operation *op, const Sharding &sharding) {
    ShardingRule rule = getShardingRule(op);
    SmallVector<std::optional<AxisList>> chosen(rule.factors.size());
    for (auto [axes, factors] : llvm::zip_equal(sharding.dims, rule.results.front()))
      (void)addFactorAxes(rule, factors, axes, grid, chosen);
    SmallVector<AxisList> factorAxes = close(chosen);
    SmallVector<Value> operands;
    for (auto [operand, tensor] : llvm::zip_equal(op->getOperands(), rule.operands))
      operands.push_back(getTensorType(operand) ? get(operand, getSharding(tensor, factorAxes)) : getWhole(operand));
    RankedTensorType type = getLocalType(getTensorType(op->getResult(0)), sharding, grid);
    return localize(op, operands, type, factorAxes)->getResult(0);
  }

  /// Removes all annotations but tp25d.adjoint, which keeps an operation from being merged with one of the forward
  /// pass.
  static void removeAnnotations(Operation *op) {
    for (NamedAttribute attr : llvm::to_vector(op->getDiscardableAttrs()))
      if (attr.getName().getValue().starts_with("tp25d.") && attr.getName() != adjointAttrName)
        op->removeDiscardableAttr(attr.getName());
  }

  /// Returns a whole tensor or a scalar, for users that do not read blocks.
  Value getWhole(Value value) {
    if (RankedTensorType type = getTensorType(value))
      return get(value, Sharding(type.getRank()));
    return scalars.lookupOrDefault(value);
  }

  Value reshard(Location loc, RankedTensorType type, Value local, const Sharding &from, const Sharding &to,
                Combiner combiner) {
    return builder.createOrFold<ReshardOp>(loc, getLocalType(type, to, grid), local, from.getAttr(type.getContext()),
                                           to.getAttr(type.getContext()), combiner);
  }

  /// Returns the sharding of result `whole`, which is computed in `have`: the annotated one, or else `have` with all
  /// sums completed.
  static Sharding getWanted(OpResult whole, const Sharding &have) {
    if (std::optional<Sharding> annotated = getAnnotated(whole))
      return *annotated;
    Sharding want = have;
    want.partial.clear();
    return want;
  }

  /// Defines result `whole` of an operation, for which the local operation returned `local` in the sharding `have`.
  void defineResult(OpResult whole, Value local, const Sharding &have, Combiner combiner) {
    Sharding want = getWanted(whole, have);
    define(whole, reshard(whole.getLoc(), getTensorType(whole), local, have, want, combiner), want);
  }

  static std::optional<Sharding> getAnnotated(OpResult value) {
    Attribute attr = value.getOwner()->getAttr(shardingAttrName);
    if (auto list = dyn_cast_or_null<ArrayAttr>(attr))
      attr = list[value.getResultNumber()];
    if (auto sharding = dyn_cast_or_null<ShardingAttr>(attr))
      return Sharding(sharding);
    return std::nullopt;
  }

  //===--------------------------------------------------------------------===//
  // The function's signature
  //===--------------------------------------------------------------------===//

  /// Checks that an argument or a result, called `name`, has a sharding.
  static LogicalResult checkAnnotated(func::FuncOp function, Attribute sharding, const Twine &name) {
    if (!isa_and_nonnull<ShardingAttr>(sharding))
      return function.emitError() << name << " has no " << shardingAttrName << "; --shard-2p5d gives it one";
    return success();
  }

  LogicalResult partitionArguments() {
    Block &body = function.getBody().front();
    wholeArguments = body.getNumArguments();
    for (unsigned i = 0; i < wholeArguments; ++i) {
      BlockArgument whole = body.getArgument(i);
      Attribute attr = function.getArgAttr(i, shardingAttrName);
      if (failed(checkAnnotated(function, attr, describe(whole))))
        return failure();
      Sharding sharding{cast<ShardingAttr>(attr)};
      RankedTensorType local = getLocalType(getTensorType(whole), sharding, grid);
      define(whole, body.addArgument(local, whole.getLoc()), sharding);
    }
    return success();
  }

  LogicalResult partitionResults(Operation *terminator) {
    SmallVector<Value> locals;
    for (auto [i, operand] : llvm::enumerate(terminator->getOperands())) {
      Attribute attr = function.getResultAttr(i, shardingAttrName);
      if (failed(checkAnnotated(function, attr, "result " + Twine(i))))
        return failure();
      locals.push_back(get(operand, Sharding(cast<ShardingAttr>(attr))));
    }
    terminator->setOperands(locals);
    return success();
  }

  LogicalResult eraseWholeArguments() {
    Block &body = function.getBody().front();
    FunctionType type = function.getFunctionType();
    auto setGlobal = [&](auto setAttr, ArrayRef<Type> types) {
      for (auto [i, whole] : llvm::enumerate(types))
        setAttr(i, globalAttrName, TypeAttr::get(whole));
    };
    body.eraseArguments(0, wholeArguments);
    function.setType(
        FunctionType::get(function.getContext(), body.getArgumentTypes(), body.getTerminator()->getOperandTypes()));
    setGlobal([&](unsigned i, StringRef name, Attribute attr) { function.setArgAttr(i, name, attr); },
              type.getInputs());
    setGlobal([&](unsigned i, StringRef name, Attribute attr) { function.setResultAttr(i, name, attr); },
              type.getResults());
    return success();
  }

  //===--------------------------------------------------------------------===//
  // Operations
  //===--------------------------------------------------------------------===//

  LogicalResult partition(Operation *op) {
    if (auto form = op->getAttrOfType<FormAttr>(formAttrName)) {
      std::optional<Product> product = getProduct(op);
      if (!product)
        return op->emitError() << "has a form, but is no product of matrices";
      return partitionProduct(*product, form);
    }
    return partitionByRule(op);
  }

  LogicalResult partitionProduct(const Product &product, FormAttr form) {
    Operation *op = product.op;
    if (failed(verifyForm(form, product.maps, [&] { return op->emitError(); })))
      return failure();
    auto local = [&](Matrix matrix) {
      return getLocalType(getTensorType(product.getMatrix(matrix)), getSharding(product, form, matrix), grid,
                          describe(product.getMatrix(matrix)), [&] { return op->emitError(); });
    };
    for (Matrix matrix : allMatrices)
      if (!local(matrix))
        return failure();
    auto operand = [&](Matrix matrix) { return get(product.getMatrix(matrix), getSharding(product, form, matrix)); };
    // Sums are kept in f32 until they are complete, over SUMMA steps and over devices.
    OpResult result = op->getResult(0);
    RankedTensorType type = getTensorType(result);
    RankedTensorType sumType = type.clone(getAccumulationType(type.getElementType()));
    bool isNarrow = sumType != type;
    Sharding have = getSharding(product, form, Matrix::C);
    have.partial = getPartialAxes(product, form);
    auto summa = SummaOp::create(builder, op->getLoc(), getLocalType(sumType, have, grid), operand(Matrix::A),
                                 operand(Matrix::B), form, builder.getAffineMapArrayAttr(product.maps));
    if (op->hasAttr(adjointOfAttrName))
      summa->setAttr(adjointAttrName, builder.getUnitAttr());
    Value c = summa;
    Sharding want = getWanted(result, have);
    c = reshard(op->getLoc(), sumType, c, have, want, Combiner::Sum);
    define(result, isNarrow ? buildConverted(builder, c.getLoc(), c, type.getElementType()) : c, want);
    addInit(result, product.getMatrix(Matrix::C), Combiner::Sum);
    return success();
  }

  /// Combines the blocks of `result` with those of `init`, which the operation started from, unless that is the neutral
  /// element.
  void addInit(OpResult result, Value init, Combiner combiner) {
    if (isNeutral(init, combiner))
      return;
    Blocks &now = blocks[result].front();
    now.value = buildCombine(builder, result.getLoc(), combiner, get(init, now.sharding), now.value);
  }

  LogicalResult partitionByRule(Operation *op) {
    ShardingRule rule = getShardingRule(op);
    SmallVector<AxisList> factorAxes = chooseFactorAxes(op, rule);

    AxisList partial = getPartial(rule, factorAxes);
    // Every device would start its partial result from the operation's init, but sums and products must include it only
    // once. Maxima and minima may include it several times.
    bool countsOnce = rule.combiner == Combiner::Sum || rule.combiner == Combiner::Product;
    bool replaceInits = !partial.empty() && countsOnce;

    SmallVector<Value> operands;
    for (auto [i, operand] : llvm::enumerate(op->getOperands())) {
      RankedTensorType type = getTensorType(operand);
      if (!type) {
        operands.push_back(getWhole(operand));
        continue;
      }
      Sharding sharding = getSharding(rule.operands[i], factorAxes);
      if (replaceInits && llvm::is_contained(rule.inits, i))
        operands.push_back(buildFilled(builder, op->getLoc(), getLocalType(type, sharding, grid),
                                       getNeutral(builder, type.getElementType(), rule.combiner)));
      else
        operands.push_back(get(operand, sharding));
    }
    SmallVector<Type> resultTypes;
    SmallVector<Sharding> resultShardings;
    for (auto [result, tensor] : llvm::zip_equal(op->getResults(), rule.results)) {
      resultShardings.push_back(getSharding(tensor, factorAxes));
      RankedTensorType type = getTensorType(result);
      resultTypes.push_back(type ? getLocalType(type, resultShardings.back(), grid) : result.getType());
      resultShardings.back().partial = partial;
    }

    Operation *local = localize(op, operands, resultTypes, factorAxes);
    for (auto [i, result] : llvm::enumerate(op->getResults())) {
      if (!getTensorType(result)) {
        scalars.map(result, local->getResult(i));
        continue;
      }
      defineResult(result, local->getResult(i), resultShardings[i], rule.combiner);
      if (replaceInits)
        addInit(result, op->getOperand(rule.inits[i]), rule.combiner);
    }
    return success();
  }

  Operation *localize(Operation *op, ValueRange operands, TypeRange resultTypes, ArrayRef<AxisList> factorAxes) {
    auto interface = dyn_cast<ShardingRuleOpInterface>(op);
    Operation *local = interface ? interface.localize(builder, operands, resultTypes, factorAxes, grid)
                                 : clone(builder, op, resultTypes, operands);
    removeAnnotations(local);
    // Regions may read values from outside, which the sharding rule does not cover: they are read whole.
    for (Region &region : local->getRegions()) {
      llvm::SetVector<Value> captured;
      getUsedValuesDefinedAbove(region, captured);
      for (Value value : captured)
        if (blocks.contains(value) || scalars.contains(value)) {
          OpBuilder::InsertionGuard guard(builder);
          builder.setInsertionPoint(local);
          replaceAllUsesInRegionWith(value, getWhole(value), region);
        }
    }
    return local;
  }

  /// How the iterations of an operation may be split, and what that costs.
  struct Choice {
    SmallVector<std::optional<AxisList>> factorAxes;
    /// Bytes that a device receives: of parameters, which are as large as they are because no device has room for them
    /// whole, and of everything. Compared in this order.
    std::pair<double, double> cost;
  };

  /// Returns the axes of each factor; undecided factors are whole.
  static SmallVector<AxisList> close(ArrayRef<std::optional<AxisList>> factorAxes) {
    return llvm::map_to_vector(factorAxes,
                               [](const std::optional<AxisList> &axes) { return axes.value_or(AxisList()); });
  }

  /// Returns the axes that split each factor: as the results are annotated, and where these leave it open, as the
  /// operands are split. If the operation reduces, an operand may come first instead: then it stays where it is, and
  /// partial results are combined.
  SmallVector<AxisList> chooseFactorAxes(Operation *op, const ShardingRule &rule) {
    Choice best = choose(op, rule, std::nullopt);
    bool reduces =
        llvm::any_of(rule.factors, [](const auto &factor) { return factor.kind == ShardingRule::Kind::Reduction; });
    if (reduces && rule.inits.size() == op->getNumResults()) {
      for (auto [number, operand] : llvm::enumerate(op->getOperands())) {
        if (!getTensorType(operand) || llvm::is_contained(rule.inits, number))
          continue;
        Choice other = choose(op, rule, number);
        if (other.cost < best.cost)
          best = other;
      }
    }
    return close(best.factorAxes);
  }

  Choice choose(Operation *op, const ShardingRule &rule, std::optional<unsigned> first) {
    Choice choice;
    choice.factorAxes.resize(rule.factors.size());
    auto add = [&](const Sharding &sharding, const ShardingRule::TensorFactors &tensor) {
      for (auto [axes, factors] : llvm::zip_equal(sharding.dims, tensor))
        if (failed(addFactorAxes(rule, factors, axes, grid, choice.factorAxes)) && first)
          (void)addFactorAxes(rule, factors, dropTaken(axes, choice.factorAxes), grid, choice.factorAxes);
    };
    auto addOperand = [&](unsigned number) {
      if (getTensorType(op->getOperand(number)))
        add(blocks[op->getOperand(number)].front().sharding, rule.operands[number]);
    };
    if (first)
      addOperand(*first);
    for (auto [result, tensor] : llvm::zip_equal(op->getResults(), rule.results))
      if (getTensorType(result))
        if (std::optional<Sharding> annotated = getAnnotated(result))
          add(*annotated, tensor);
    for (unsigned number = 0; number < op->getNumOperands(); ++number)
      addOperand(number);
    choice.cost = getCost(op, rule, close(choice.factorAxes));
    return choice;
  }

  /// Returns the axes that do not split another factor yet.
  static AxisList dropTaken(ArrayRef<Axis> axes, ArrayRef<std::optional<AxisList>> factorAxes) {
    AxisList rest;
    for (Axis axis : axes)
      if (llvm::none_of(factorAxes, [&](const auto &taken) { return taken && llvm::is_contained(*taken, axis); }))
        rest.push_back(axis);
    return rest;
  }

  std::pair<double, double> getCost(Operation *op, const ShardingRule &rule, ArrayRef<AxisList> factorAxes) {
    std::pair<double, double> cost;
    auto getBytes = [&](RankedTensorType type, const Sharding &from, const Sharding &to) {
      return costs.getReshardBytes(type.getShape(), getElementBytes(type.getElementType()), from, to);
    };
    for (auto [operand, tensor] : llvm::zip_equal(op->getOperands(), rule.operands)) {
      RankedTensorType type = getTensorType(operand);
      if (!type || (operand.getDefiningOp() && isSource(operand.getDefiningOp())))
        continue;
      double bytes = getBytes(type, blocks[operand].front().sharding, getSharding(tensor, factorAxes));
      cost.second += bytes;
      auto argument = dyn_cast<BlockArgument>(operand);
      if (argument && function.getArgAttr(argument.getArgNumber(), paramAttrName))
        cost.first += bytes;
    }
    for (auto [result, tensor] : llvm::zip_equal(op->getResults(), rule.results)) {
      RankedTensorType type = getTensorType(result);
      if (!type)
        continue;
      Sharding have = getSharding(tensor, factorAxes);
      have.partial = getPartial(rule, factorAxes);
      cost.second += getBytes(type, have, getWanted(result, have));
    }
    return cost;
  }

  /// Returns the axes that split reductions: over them, results are partial.
  static AxisList getPartial(const ShardingRule &rule, ArrayRef<AxisList> factorAxes) {
    AxisList partial;
    for (auto [factor, axes] : llvm::zip_equal(rule.factors, factorAxes))
      if (factor.kind == ShardingRule::Kind::Reduction)
        llvm::append_range(partial, axes);
    llvm::sort(partial);
    return partial;
  }

  func::FuncOp function;
  GridAttr grid;
  CostModel costs;
  OpBuilder builder;
  Operation *current = nullptr; ///< the operation that is being partitioned
  unsigned wholeArguments = 0;
  /// The blocks of each whole tensor: first as they were defined, then in the other shardings that users need.
  DenseMap<Value, SmallVector<Blocks>> blocks;
  IRMapping scalars;
};

struct PartitionPass : tp25d::impl::PartitionBase<PartitionPass> {
  void runOnOperation() override {
    GridAttr grid = getGridOrError(getOperation());
    if (!grid || failed(checkTaken(getOperation(), {Stage::Shard, Stage::Import}, "partition")))
      return signalPassFailure();
    for (func::FuncOp function : getOperation().getOps<func::FuncOp>())
      if (!function.isExternal() && (failed(checkModel(function)) || failed(Partitioner(function, grid).run())))
        return signalPassFailure();
  }
};

} // namespace
