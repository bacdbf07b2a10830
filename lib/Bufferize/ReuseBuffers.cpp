// Bufferize: computes elementwise results in place of operands that are not read any more.

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Transforms/RegionUtils.h"
#include "tp25d/Bufferize/BufferUses.h"
#include "tp25d/Bufferize/Passes.h"

using namespace mlir;
using namespace tp25d;

namespace tp25d {
#define GEN_PASS_DEF_REUSEBUFFERS
#include "tp25d/Bufferize/Passes.h.inc"
} // namespace tp25d

/// True if every element of `init` is written in the only iteration of `op` that reads the element of `input` at the
/// same place.
static bool isElementwise(linalg::LinalgOp op, OpOperand &input, OpOperand &init) {
  AffineMap written = op.getMatchingIndexingMap(&init);
  if (op.getNumParallelLoops() != op.getNumLoops() || !written.isPermutation())
    return false;
  llvm::SetVector<Value> captured;
  getUsedValuesDefinedAbove(op->getRegions(), captured);
  return !captured.contains(input.get()) && llvm::all_of(op->getOpOperands(), [&](OpOperand &operand) {
    return getRootBuffer(operand.get()) != input.get() || op.getMatchingIndexingMap(&operand) == written;
  });
}

namespace {

struct ReuseBuffers : tp25d::impl::ReuseBuffersBase<ReuseBuffers> {
  void runOnOperation() override {
    if (getOperation().isExternal())
      return;
    SmallVector<linalg::LinalgOp> ops(getOperation().getBody().getOps<linalg::LinalgOp>());
    for (linalg::LinalgOp op : ops)
      for (OpOperand &init : op.getDpsInitsMutable())
        reuse(op, init);
  }

  /// Makes `op` write its result over one of its inputs, if possible.
  static void reuse(linalg::LinalgOp op, OpOperand &init) {
    auto result = init.get().getDefiningOp<memref::AllocOp>();
    if (!result || !isFirstUse(op, result))
      return;
    for (OpOperand *input : op.getDpsInputOperands()) {
      auto operand = input->get().getDefiningOp<memref::AllocOp>();
      if (!operand || operand == result || operand.getType() != result.getType() || !isLastUse(op, operand) ||
          !isElementwise(op, *input, init))
        continue;
      result.replaceAllUsesWith(operand.getResult());
      result.erase();
      return;
    }
  }

  static bool isFirstUse(Operation *op, Value buffer) {
    bool isFirst = true;
    forEachUse(buffer, [&](OpOperand &use) {
      Operation *other = op->getBlock()->findAncestorOpInBlock(*use.getOwner());
      isFirst &= other == op || op->isBeforeInBlock(other);
    });
    return isFirst;
  }

  /// True if `op` is the last user of `buffer`. False for the input of a transfer, which other devices may still be
  /// reading.
  static bool isLastUse(Operation *op, Value buffer) {
    bool isLast = true;
    forEachUse(buffer, [&](OpOperand &use) {
      Operation *other = op->getBlock()->findAncestorOpInBlock(*use.getOwner());
      isLast &= !isa<StartOp>(other) && !op->isBeforeInBlock(other);
    });
    return isLast;
  }
};

} // namespace
