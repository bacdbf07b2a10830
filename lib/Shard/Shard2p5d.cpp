// Shard: gives every value a sharding and every product a form.

#include "ChooseForm.h"
#include "Propagation.h"
#include "mlir/Analysis/SliceAnalysis.h"
#include "mlir/IR/Verifier.h"
#include "tp25d/Dialect/Product.h"
#include "tp25d/Dialect/Stages.h"
#include "tp25d/Import/Passes.h"
#include "tp25d/Shard/Passes.h"
#include "tp25d/Support/Options.h"

using namespace mlir;
using namespace tp25d;

namespace tp25d {
#define GEN_PASS_DEF_SHARD2P5D
#include "tp25d/Shard/Passes.h.inc"
} // namespace tp25d

/// Gives every use of a source a copy of its own: they cost nothing, and one copy would tie unrelated shardings.
static void duplicateSources(func::FuncOp function) {
  SmallVector<Operation *> sources;
  for (Operation &op : function.getBody().front())
    if (isSource(&op))
      sources.push_back(&op);
  for (Operation *op : llvm::reverse(sources)) {
    // In program order, which text keeps; lists of uses do not.
    SmallVector<OpOperand *> uses = llvm::map_to_vector(op->getUses(), [](OpOperand &use) { return &use; });
    llvm::sort(uses, [](OpOperand *lhs, OpOperand *rhs) {
      if (lhs->getOwner() == rhs->getOwner())
        return lhs->getOperandNumber() < rhs->getOperandNumber();
      return lhs->getOwner()->isBeforeInBlock(rhs->getOwner());
    });
    for (OpOperand *use : ArrayRef(uses).drop_front(uses.empty() ? 0 : 1)) {
      OpBuilder builder(op);
      use->set(builder.clone(*op)->getResult(0));
    }
  }
}

static std::string describeProduct(Operation *op, Matrix matrix) {
  return ("matrix " + stringifyMatrix(matrix) + " of " + describePlace(op)).str();
}

static Attribute getProvenance(Builder &builder, const OpenSharding &sharding) {
  SmallVector<std::string> reasons;
  for (const auto &dim : sharding.dims)
    reasons.push_back(dim ? dim->reason : "nothing splits it");
  if (reasons.empty())
    return builder.getStringAttr("a scalar is on every device");
  if (llvm::all_equal(reasons))
    return builder.getStringAttr(reasons.front());
  std::string text;
  for (auto [dim, reason] : llvm::enumerate(reasons))
    text += (dim ? "; " : "") + ("dimension " + Twine(dim) + ": " + reason).str();
  return builder.getStringAttr(text);
}

namespace {

struct Shard2p5d : tp25d::impl::Shard2p5dBase<Shard2p5d> {
  using Shard2p5dBase::Shard2p5dBase;

  LogicalResult initializeOptions(StringRef options, function_ref<LogicalResult(const Twine &)> errorHandler) override {
    return Shard2p5dBase::initializeOptions(normalizeOptions(options), errorHandler);
  }

  void runOnOperation() override {
    ModuleOp module = getOperation();
    auto emitError = [&] { return module.emitError("shard-2p5d: "); };
    if (failed(checkInput(module, Stage::Shard)))
      return signalPassFailure();
    int64_t side = q, depthSize = d;
    if (failed(GridAttr::verify(emitError, 1, depthSize, side, side)))
      return signalPassFailure();
    auto grid = GridAttr::get(&getContext(), 1, depthSize, side, side);
    if (failed(checkOptions()))
      return signalPassFailure();
    auto existing = module->getAttrOfType<GridAttr>(gridAttrName);
    if (existing && !q.hasValue() && !d.hasValue())
      grid = existing;
    if (existing && existing != grid) {
      module.emitError() << "the module has " << existing << " already, which is not " << grid;
      return signalPassFailure();
    }
    module->setAttr(gridAttrName, grid);
    // Annotations were written before there was a grid to check them with.
    if (failed(mlir::verify(module)))
      return signalPassFailure();
    for (func::FuncOp function : module.getOps<func::FuncOp>())
      if (!function.isExternal() && (failed(checkModel(function)) || failed(shard(function, grid))))
        return signalPassFailure();
  }

  LogicalResult checkOptions() {
    if (!symbolizeMatrix(stationary))
      return getOperation().emitError() << "stationary must be a, b or c, got: " << stationary;
    if (depth != "" && depth != "m" && depth != "n" && depth != "k")
      return getOperation().emitError() << "depth must be m, n or k, got: " << depth;
    return success();
  }

  FormWishes getWishes(Operation *op) {
    auto wanted = op->getAttrOfType<StringAttr>(stationaryAttrName);
    auto factor = op->getAttrOfType<StringAttr>(depthAttrName);
    StringRef depthName = factor ? factor.getValue() : StringRef(depth);
    return {*symbolizeMatrix(wanted ? wanted.getValue() : StringRef(stationary)),
            depthName.empty() ? '\0' : depthName.front()};
  }

  LogicalResult shard(func::FuncOp function, GridAttr grid) {
    duplicateSources(function);
    Propagation known(function, grid);
    if (failed(decideAnnotated(function, known)))
      return failure();

    SmallVector<Product> products;
    DenseSet<Operation *> barriers;
    for (Operation &op : function.getBody().front())
      if (std::optional<Product> product = getProduct(&op)) {
        products.push_back(*product);
        barriers.insert(&op);
      }
    // Before gradients are split as their parameters are, states say how they are split.
    SmallVector<Operation *> updates = splitStates ? getUpdates(function) : SmallVector<Operation *>();
    barriers.insert(updates.begin(), updates.end());
    auto decideStates = [&] {
      for (Operation *update : std::exchange(updates, {}))
        barriers.erase(update);
      splitOverLayers(function, grid, known);
      known.propagate(barriers);
    };
    known.propagate(barriers);
    DenseMap<int64_t, const Product *> numbered;
    for (const Product &product : products) {
      if (auto number = product.op->getAttrOfType<IntegerAttr>(productAttrName))
        numbered[number.getInt()] = &product;
      auto adjointOf = product.op->getAttrOfType<IntegerAttr>(adjointOfAttrName);
      if (adjointOf && !updates.empty())
        decideStates();
      auto form = product.op->getAttrOfType<FormAttr>(formAttrName);
      if (!form && adjointOf)
        if (const Product *original = numbered.lookup(adjointOf.getInt()))
          form = getAdjointForm(product, *original, original->op->getAttrOfType<FormAttr>(formAttrName));
      if (!form)
        form = chooseForm(product, getWishes(product.op), known, grid);
      else if (failed(verifyForm(form, product.maps, [&] { return product.op->emitError(); })))
        return failure();
      if (!form)
        return failure();
      product.op->setAttr(formAttrName, form);
      for (Matrix matrix : allMatrices) {
        std::string reason = describeProduct(product.op, matrix);
        known.decide(product.getMatrix(matrix), getSharding(product, form, matrix), reason);
        if (matrix == Matrix::C)
          known.decide(product.op->getResult(0), getSharding(product, form, matrix), reason);
      }
      known.propagate(barriers);
    }
    if (!updates.empty())
      decideStates();
    // Arguments that no product reaches: inputs are split as activations are.
    for (BlockArgument argument : function.getArguments())
      if (known.get(argument).isUndecided() && !function.getArgAttr(argument.getArgNumber(), paramAttrName)) {
        int64_t rank = cast<RankedTensorType>(argument.getType()).getRank();
        if (rank > 0) {
          SmallVector<Axis> axes = getLayerAxes(grid);
          axes.push_back(Axis::Row);
          known.decide(argument, 0, axes, "an activation's rows");
        }
        if (rank > 1)
          known.decide(argument, rank - 1, {Axis::Col}, "an activation's columns");
        known.propagate(barriers);
      }
    annotate(function, known);
    return success();
  }

  /// The operations that depend on what is kept for a parameter.
  static SmallVector<Operation *> getUpdates(func::FuncOp function) {
    llvm::SetVector<Operation *> updates;
    for (BlockArgument argument : function.getArguments())
      if (isa_and_nonnull<StringAttr>(function.getArgAttr(argument.getArgNumber(), stateAttrName)))
        getForwardSlice(argument, &updates);
    return updates.takeVector();
  }

  /// Has every state that is kept for a parameter split by the layer axes where the parameter is the same on all
  /// layers.
  static void splitOverLayers(func::FuncOp function, GridAttr grid, Propagation &known) {
    for (BlockArgument state : function.getArguments()) {
      auto name = function.getArgAttrOfType<StringAttr>(state.getArgNumber(), stateAttrName);
      BlockArgument parameter = name ? findParameter(function, name.getValue()) : BlockArgument();
      if (!parameter)
        continue;
      Sharding sharding = known.get(parameter).close();
      for (Axis axis : getLayerAxes(grid)) {
        if (known.get(parameter).uses(axis))
          continue;
        for (auto [size, axes] : llvm::zip_equal(cast<RankedTensorType>(state.getType()).getShape(), sharding.dims)) {
          if (size % (grid.getSize(axes) * grid.getSize(axis)) != 0)
            continue;
          axes.push_back(axis);
          break;
        }
      }
      known.decide(state, sharding, "as its parameter, and over depth");
    }
  }

  LogicalResult decideAnnotated(func::FuncOp function, Propagation &known) {
    auto decide = [&](Value value, Attribute attr, StringRef reason) -> LogicalResult {
      auto sharding = dyn_cast_or_null<ShardingAttr>(attr);
      if (!sharding)
        return success();
      if (!sharding.getPartial().getAxes().empty())
        return emitError(value.getLoc())
               << "sharding " << sharding << " of " << describe(value)
               << " is partial; values of a model are whole sums, and only the Partition stage splits them";
      known.decide(value, Sharding(sharding), reason.str());
      return success();
    };
    for (BlockArgument argument : function.getArguments())
      if (failed(decide(argument, function.getArgAttr(argument.getArgNumber(), shardingAttrName), "annotated")))
        return failure();
    for (Operation &op : function.getBody().front()) {
      Attribute attr = op.getAttr(shardingAttrName);
      auto list = dyn_cast_or_null<ArrayAttr>(attr);
      for (auto [i, value] : llvm::enumerate(op.getResults()))
        if (failed(decide(value, list ? list[i] : attr, "annotated")))
          return failure();
    }
    Operation *terminator = function.getBody().front().getTerminator();
    for (auto [i, value] : llvm::enumerate(terminator->getOperands()))
      if (failed(decide(value, function.getResultAttr(i, shardingAttrName), "annotated at the function's result")))
        return failure();
    return success();
  }

  void annotate(func::FuncOp function, const Propagation &known) {
    Builder builder(&getContext());
    auto getAttr = [&](Value value) -> Attribute {
      if (!isa<RankedTensorType>(value.getType()))
        return builder.getUnitAttr();
      return known.get(value).close().getAttr(&getContext());
    };
    for (BlockArgument argument : function.getArguments()) {
      function.setArgAttr(argument.getArgNumber(), shardingAttrName, getAttr(argument));
      if (provenance)
        function.setArgAttr(argument.getArgNumber(), provenanceAttrName, getProvenance(builder, known.get(argument)));
    }
    Block &body = function.getBody().front();
    for (auto [i, value] : llvm::enumerate(body.getTerminator()->getOperands()))
      if (!function.getResultAttr(i, shardingAttrName)) {
        // The next value of a parameter is split as the parameter is.
        auto updated = function.getResultAttrOfType<StringAttr>(i, updatesAttrName);
        Value like = updated ? Value(findParameter(function, updated.getValue())) : value;
        function.setResultAttr(i, shardingAttrName, getAttr(like));
      }
    for (Operation &op : body) {
      if (op.getNumResults() == 0 || !llvm::all_of(op.getResultTypes(), llvm::IsaPred<RankedTensorType>))
        continue;
      SmallVector<Attribute> attrs = llvm::map_to_vector(op.getResults(), getAttr);
      op.setAttr(shardingAttrName, attrs.size() == 1 ? attrs.front() : builder.getArrayAttr(attrs));
      if (provenance)
        op.setAttr(provenanceAttrName, getProvenance(builder, known.get(op.getResult(0))));
    }
  }
};

} // namespace
