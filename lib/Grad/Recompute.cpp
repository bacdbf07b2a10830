// Grad: recomputes values of the forward pass for the backward pass, instead of keeping them (activation
// checkpointing).

#include "Recompute.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/Transforms/RegionUtils.h"
#include "tp25d/Sharding/Product.h"
#include "tp25d/Sharding/ShardingRule.h"

using namespace mlir;

namespace {

class Recomputation {
public:
  Recomputation(Block &body, Operation *lastForward, tp25d::Recompute what)
      : body(body), lastForward(lastForward), what(what) {}

  void run() {
    choose();
    for (Operation *op = lastForward->getNextNode(); op; op = op->getNextNode())
      if (!op->hasAttr(tp25d::adjointAttrName) && !op->hasTrait<OpTrait::IsTerminator>())
        redirect(op);
  }

private:
  bool isForward(Operation *op) const { return op == lastForward || op->isBeforeInBlock(lastForward); }

  bool isRead(Operation *op) const {
    return llvm::any_of(op->getUsers(), [&](Operation *user) {
      Operation *reader = body.findAncestorOpInBlock(*user);
      return !isForward(reader) && !reader->hasTrait<OpTrait::IsTerminator>();
    });
  }

  static int64_t getBytes(Value value) {
    auto type = dyn_cast<RankedTensorType>(value.getType());
    return type ? type.getNumElements() * ((type.getElementTypeBitWidth() + 7) / 8) : 0;
  }

  /// Returns the values that the operation or its regions read.
  static llvm::SetVector<Value> getRead(Operation *op) {
    llvm::SetVector<Value> values(op->operand_begin(), op->operand_end());
    getUsedValuesDefinedAbove(op->getRegions(), values);
    return values;
  }

  static bool isElementwise(Operation *op) {
    auto linalgOp = dyn_cast<linalg::LinalgOp>(op);
    return linalgOp && !tp25d::isSource(op) && linalgOp.getNumReductionLoops() == 0;
  }

  /// Returns the bytes of the values that would be kept only to recompute `op`. Adds `op` and the operations recomputed
  /// for it to `needed`.
  int64_t getBytesKeptFor(Operation *op, llvm::SetVector<Operation *> &needed) const {
    if (!needed.insert(op))
      return 0;
    int64_t bytes = 0;
    for (Value value : getRead(op)) {
      Operation *made = value.getDefiningOp();
      bool isThere = !made || tp25d::isSource(made) || isRead(made) || chosen.contains(made);
      if (!isThere)
        bytes += isElementwise(made) ? getBytesKeptFor(made, needed) : getBytes(value);
    }
    return bytes;
  }

  void choose() {
    for (Operation *op = &body.front(); op && isForward(op); op = op->getNextNode()) {
      bool isTensor = llvm::any_of(op->getResultTypes(), llvm::IsaPred<RankedTensorType>);
      if (!isTensor || tp25d::isSource(op) || tp25d::getProduct(op))
        continue;
      if (what == tp25d::Recompute::All) {
        chosen.insert(op);
        continue;
      }
      llvm::SetVector<Operation *> needed;
      if (!isElementwise(op) || !isRead(op))
        continue;
      int64_t gained = 0;
      for (Value result : op->getResults())
        gained += getBytes(result);
      if (getBytesKeptFor(op, needed) < gained)
        chosen.insert(needed.begin(), needed.end());
    }
  }

  /// Makes `op` use the recomputed values.
  void redirect(Operation *op) {
    for (Value value : getRead(op))
      if (Value again = getAgain(value, op))
        replaceUses(op, value, again);
  }

  static void replaceUses(Operation *op, Value value, Value again) {
    value.replaceUsesWithIf(again, [&](OpOperand &use) { return op->isAncestor(use.getOwner()); });
  }

  /// Returns the recomputed `value`, which is computed before its first `reader`; null if `value` is kept.
  Value getAgain(Value value, Operation *reader) {
    Operation *op = value.getDefiningOp();
    if (!op || !chosen.contains(op))
      return {};
    Operation *&clone = clones[op];
    if (!clone) {
      clone = OpBuilder(reader).clone(*op);
      clone->removeAttr(tp25d::productAttrName);
      clone->setAttr(tp25d::adjointAttrName, UnitAttr::get(op->getContext()));
      // The operands of the clone are recomputed before it.
      Operation *made = clone;
      redirect(made);
      return made->getResult(cast<OpResult>(value).getResultNumber());
    }
    return clone->getResult(cast<OpResult>(value).getResultNumber());
  }

  Block &body;
  Operation *lastForward;
  tp25d::Recompute what;
  llvm::DenseSet<Operation *> chosen;
  llvm::DenseMap<Operation *, Operation *> clones;
};

} // namespace

void tp25d::recompute(Block &body, Operation *lastForward, Recompute what) {
  if (what != Recompute::Nothing && lastForward)
    Recomputation(body, lastForward, what).run();
}
