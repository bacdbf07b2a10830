// Shard: gives every use of a fill, splat or empty tensor a copy of its own.

#include "tp25d/Shard/Passes.h"
#include "tp25d/Sharding/ShardingRule.h"

using namespace mlir;
using namespace tp25d;

namespace tp25d {
#define GEN_PASS_DEF_DUPLICATESOURCES
#include "tp25d/Shard/Passes.h.inc"
} // namespace tp25d

namespace {

struct DuplicateSources : tp25d::impl::DuplicateSourcesBase<DuplicateSources> {
  void runOnOperation() override {
    if (getOperation().isExternal())
      return;
    if (!getOperation().getBody().hasOneBlock()) {
      getOperation().emitError() << "@" << getOperation().getName() << " has control flow, which no model has";
      return signalPassFailure();
    }
    // In reverse order: a copy adds a use of each of its operands.
    SmallVector<Operation *> ops;
    for (Operation &op : getOperation().getBody().front())
      ops.push_back(&op);
    for (Operation *op : llvm::reverse(ops))
      if (!op->use_empty() && !llvm::hasSingleElement(op->getUses()) && isSource(op))
        duplicate(op);
  }

  static void duplicate(Operation *op) {
    // Sort the uses in program order, because the order of a use list is lost when IR is printed and parsed.
    SmallVector<OpOperand *> uses = llvm::map_to_vector(op->getUses(), [](OpOperand &use) { return &use; });
    llvm::sort(uses, [](OpOperand *lhs, OpOperand *rhs) {
      if (lhs->getOwner() == rhs->getOwner())
        return lhs->getOperandNumber() < rhs->getOperandNumber();
      return lhs->getOwner()->isBeforeInBlock(rhs->getOwner());
    });
    // Copy right before the use, so that the copy is not kept for longer.
    for (OpOperand *use : ArrayRef(uses).drop_front()) {
      OpBuilder builder(op->getBlock()->findAncestorOpInBlock(*use->getOwner()));
      use->set(builder.clone(*op)->getResult(0));
    }
  }
};

} // namespace
