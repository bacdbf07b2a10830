// Partition: turns the annotated model into the program of one device.

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/Transforms/RegionUtils.h"
#include "tp25d/Dialect/Product.h"
#include "tp25d/Dialect/Stages.h"
#include "tp25d/Import/Passes.h"
#include "tp25d/Partition/Passes.h"

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
  Partitioner(func::FuncOp function, GridAttr grid) : function(function), grid(grid), builder(function.getContext()) {}

  LogicalResult run() {
    Block &body = function.getBody().front();
    SmallVector<Operation *> ops = llvm::map_to_vector(body, [](Operation &op) { return &op; });
    if (failed(partitionArguments()))
      return failure();
    for (Operation *op : ops) {
      builder.setInsertionPoint(op);
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
  // What stands for a whole tensor
  //===--------------------------------------------------------------------===//

  /// The blocks of a whole tensor, and how they are split.
  struct Blocks {
    Value value;
    Sharding sharding;
  };

  static RankedTensorType getTensorType(Value value) { return dyn_cast<RankedTensorType>(value.getType()); }

  /// Records the blocks that stand for `whole`.
  void define(Value whole, Value local, const Sharding &sharding) { blocks[whole] = {{local, sharding}}; }

  /// `whole` in blocks by `sharding`: as it is, or resharded (once for each sharding).
  Value get(Value whole, const Sharding &sharding) {
    for (const Blocks &candidate : blocks[whole])
      if (candidate.sharding.simplify(grid) == sharding.simplify(grid))
        return candidate.value;
    OpBuilder::InsertionGuard guard(builder);
    Blocks first = blocks[whole].front();
    builder.setInsertionPointAfterValue(first.value);
    Value local =
        whole.getDefiningOp() && isSource(whole.getDefiningOp())
            ? rebuildSource(whole.getDefiningOp(), sharding)
            : reshard(whole.getLoc(), getTensorType(whole), first.value, first.sharding, sharding, Combiner::Sum);
    blocks[whole].push_back({local, sharding});
    return local;
  }

  /// The tensor that `op` makes out of nothing, made once more with another split.
  Value rebuildSource(Operation *op, const Sharding &sharding) {
    ShardingRule rule = getShardingRule(op);
    SmallVector<std::optional<AxisList>> chosen(rule.factors.size());
    for (auto [axes, factors] : llvm::zip_equal(sharding.dims, rule.results.front()))
      (void)addFactorAxes(rule, factors, axes, grid, chosen);
    SmallVector<AxisList> factorAxes =
        llvm::map_to_vector(chosen, [](const std::optional<AxisList> &axes) { return axes.value_or(AxisList()); });
    SmallVector<Value> operands;
    for (auto [operand, tensor] : llvm::zip_equal(op->getOperands(), rule.operands))
      operands.push_back(getTensorType(operand) ? get(operand, getSharding(tensor, factorAxes)) : getWhole(operand));
    RankedTensorType type = getLocalType(getTensorType(op->getResult(0)), sharding, grid);
    return localize(op, operands, type, factorAxes)->getResult(0);
  }

  /// But for what keeps an operation from being merged with another.
  static void removeAnnotations(Operation *op) {
    for (NamedAttribute attr : llvm::to_vector(op->getDiscardableAttrs()))
      if (attr.getName().getValue().starts_with("tp25d.") && attr.getName() != adjointAttrName)
        op->removeDiscardableAttr(attr.getName());
  }

  /// A whole tensor or a scalar, as a device may read it without knowing of blocks.
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

  /// How result `whole` is to be split that comes out as `have`: as annotated or else as it is, all sums made.
  static Sharding getWanted(OpResult whole, const Sharding &have) {
    if (std::optional<Sharding> annotated = getAnnotated(whole))
      return *annotated;
    Sharding want = have;
    want.partial.clear();
    return want;
  }

  /// Defines result `whole` of an operation whose local twin gave `local`.
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

  /// Adds to the attributes at the signature what the type no longer says.
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
    // Sums are kept in f32 until all of them are made, over steps and over devices.
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

  /// Combines the blocks of `result` with those of the tensor that the operation was to start from, unless that is the
  /// neutral element.
  void addInit(OpResult result, Value init, Combiner combiner) {
    if (isNeutral(init, combiner))
      return;
    Blocks &now = blocks[result].front();
    now.value = buildCombine(builder, result.getLoc(), combiner, get(init, now.sharding), now.value);
  }

  LogicalResult partitionByRule(Operation *op) {
    ShardingRule rule = getShardingRule(op);
    SmallVector<AxisList> factorAxes = chooseFactorAxes(op, rule);

    AxisList partial;
    for (auto [factor, axes] : llvm::zip_equal(rule.factors, factorAxes))
      if (factor.kind == ShardingRule::Kind::Reduction)
        llvm::append_range(partial, axes);
    llvm::sort(partial);
    // Every device starts its part of a sum from the operation's own start, which must then count once only. Maxima and
    // minima may take it as often as they like.
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
                                 : cloneWithTypes(builder, op, operands, resultTypes);
    removeAnnotations(local);
    // Regions may read values from outside, whose sharding the rule does not speak of.
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

  /// The axes that split each factor: as the annotated results want it, then as the operands are.
  SmallVector<AxisList> chooseFactorAxes(Operation *op, const ShardingRule &rule) {
    SmallVector<std::optional<AxisList>> chosen(rule.factors.size());
    auto add = [&](const Sharding &sharding, const ShardingRule::TensorFactors &tensor) {
      for (auto [axes, factors] : llvm::zip_equal(sharding.dims, tensor))
        (void)addFactorAxes(rule, factors, axes, grid, chosen);
    };
    for (auto [result, tensor] : llvm::zip_equal(op->getResults(), rule.results))
      if (getTensorType(result))
        if (std::optional<Sharding> annotated = getAnnotated(result))
          add(*annotated, tensor);
    for (auto [operand, tensor] : llvm::zip_equal(op->getOperands(), rule.operands))
      if (getTensorType(operand))
        add(blocks[operand].front().sharding, tensor);
    return llvm::map_to_vector(chosen, [](const std::optional<AxisList> &axes) { return axes.value_or(AxisList()); });
  }

  func::FuncOp function;
  GridAttr grid;
  OpBuilder builder;
  unsigned wholeArguments = 0;
  /// For each whole tensor its blocks: first as they were defined, then as others needed them.
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
