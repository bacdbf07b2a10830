// Shard: gives every value the sharding that follows from annotations and from the products' forms.

#include "FormChoice.h"
#include "tp25d/Dialect/Parameters.h"
#include "tp25d/Shard/Passes.h"
#include "tp25d/Sharding/Replication.h"

using namespace mlir;
using namespace tp25d;

namespace tp25d {
#define GEN_PASS_DEF_PROPAGATESHARDINGS
#include "tp25d/Shard/Passes.h.inc"
} // namespace tp25d

static Attribute getProvenance(Builder &builder, const OpenSharding &sharding) {
  SmallVector<std::string> reasons;
  for (const auto &dim : sharding.dims)
    reasons.push_back(dim ? dim->reason.describe() : "nothing splits it");
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

struct PropagateShardings : tp25d::impl::PropagateShardingsBase<PropagateShardings> {
  using PropagateShardingsBase::PropagateShardingsBase;

  void runOnOperation() override {
    func::FuncOp function = getOperation();
    if (function.isExternal())
      return;
    FailureOr<Propagation> known = decideAnnotatedShardings(function);
    if (failed(known))
      return signalPassFailure();
    annotate(function, *known);
    warn(function, *known);
  }

  /// Warns of arguments, and of results of operations, that are whole on every device, unless the user asked for that,
  /// and once for all that is computed from it. Tensors without operands are made where they are needed, as they are.
  static void warn(func::FuncOp function, const Propagation &known) {
    llvm::DenseSet<Value> whole;
    auto warnOf = [&](Value value) {
      auto type = dyn_cast<RankedTensorType>(value.getType());
      if (!type || !isReplicated(type, known.get(value).close(), known.getGrid()))
        return;
      whole.insert(value);
      Operation *op = value.getDefiningOp();
      std::string reason = "nothing splits it";
      for (const auto &dim : known.get(value).dims)
        if (dim)
          reason = dim->reason.describe();
      if (!StringRef(reason).starts_with("annotated") &&
          !(op && llvm::any_of(op->getOperands(), [&](Value operand) { return whole.contains(operand); })))
        warnOfReplication(value.getLoc(), describe(value), type, known.getGrid(), reason)
            << suggestSharding(type, known.getGrid());
    };
    llvm::for_each(function.getArguments(), warnOf);
    for (Operation &op : function.getBody().front().without_terminator())
      if (!isSource(&op))
        llvm::for_each(op.getResults(), warnOf);
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
        Value updated = findUpdatedParameter(function, i);
        function.setResultAttr(i, shardingAttrName, getAttr(updated ? updated : value));
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
