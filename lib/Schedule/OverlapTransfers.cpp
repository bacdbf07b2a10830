// Schedule: overlaps transfers with products.

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "tp25d/Bufferize/BufferUses.h"
#include "tp25d/Dialect/Stages.h"
#include "tp25d/Schedule/Passes.h"

using namespace mlir;
using namespace tp25d;

namespace tp25d {
#define GEN_PASS_DEF_OVERLAPTRANSFERS
#include "tp25d/Schedule/Passes.h.inc"
} // namespace tp25d

/// True if a transfer can be overlapped with `op`.
static bool isProduct(Operation *op) {
  auto linalgOp = dyn_cast<linalg::LinalgOp>(op);
  return isa<MultiplyOp>(op) || (linalgOp && linalg::isaContractionOpInterface(linalgOp));
}

/// Calls `visit` with every buffer that `op` or its regions use, and its root buffer. A use of a broadcast's block is
/// also a use of the transfer's output.
static void forEachBuffer(Operation *op, llvm::function_ref<void(OpOperand &, Value root)> visit) {
  op->walk([&](Operation *inner) {
    for (OpOperand &operand : inner->getOpOperands()) {
      if (!isa<MemRefType>(operand.get().getType()))
        continue;
      visit(operand, getRootBuffer(operand.get()));
      // The block of a broadcast is in the transfer's input at the root and in its output elsewhere.
      if (auto await = operand.get().getDefiningOp<AwaitOp>())
        if (Value output = await.getTransfer().getDefiningOp<StartOp>().getOutput())
          visit(operand, getRootBuffer(output));
    }
  });
}

namespace {

struct OverlapTransfers : tp25d::impl::OverlapTransfersBase<OverlapTransfers> {
  void runOnOperation() override {
    if (getOperation().isExternal())
      return;
    if (failed(checkTaken(getOperation(), Stage::Bufferize, "overlap-transfers")))
      return signalPassFailure();
    Block &body = getOperation().getBody().front();
    for (Operation &op : llvm::make_early_inc_range(body))
      if ((isMemoryEffectFree(&op) && op.getNumRegions() == 0 && !op.hasTrait<OpTrait::IsTerminator>()) ||
          isa<memref::AllocOp>(op))
        moveToOperands(&op);
    SmallVector<StartOp> starts(body.getOps<StartOp>());
    for (StartOp start : starts)
      moveUp(start);
    SmallVector<AwaitOp> awaits(body.getOps<AwaitOp>());
    for (AwaitOp await : llvm::reverse(awaits))
      moveDown(await);
  }

  /// Moves an allocation, view or constant up to its operands, so that the transfers that use it can move up.
  static void moveToOperands(Operation *op) {
    Operation *last = nullptr;
    for (Value operand : op->getOperands())
      if (Operation *definition = operand.getDefiningOp())
        if (!last || last->isBeforeInBlock(definition))
          last = definition;
    if (last)
      op->moveAfter(last);
    else
      op->moveBefore(op->getBlock(), op->getBlock()->begin());
  }

  static void moveUp(StartOp start) {
    Value read = getRootBuffer(start.getInput());
    SmallVector<Value> written;
    for (Value buffer : {start.getOutput(), start.getScratch()})
      if (buffer)
        written.push_back(getRootBuffer(buffer));
    // The start moves right before the previous product, after the awaits that the product depends on. If there is no
    // product, the start keeps its order among the transfers.
    bool passedStart = false;
    Operation *place = start;
    for (Operation *op = start->getPrevNode(); op; op = op->getPrevNode()) {
      bool stops = llvm::any_of(start->getOperands(), [&](Value operand) { return operand.getDefiningOp() == op; });
      auto visit = [&](OpOperand &use, Value root) {
        stops |= llvm::is_contained(written, root) || (root == read && isWrite(use));
      };
      forEachBuffer(op, visit);
      // The output of a transfer is complete only after its await.
      if (auto await = dyn_cast<AwaitOp>(op))
        forEachBuffer(await.getTransfer().getDefiningOp(), visit);
      if (stops)
        break;
      passedStart |= isa<StartOp>(op);
      if (isProduct(op) || !passedStart)
        place = op;
      if (isProduct(op))
        break;
    }
    if (place != start)
      start->moveBefore(place);
  }

  static void moveDown(AwaitOp await) {
    if (await.getBlock())
      return;
    auto start = await.getTransfer().getDefiningOp<StartOp>();
    SmallVector<Value> buffers;
    forEachBuffer(start, [&](OpOperand &, Value root) { buffers.push_back(root); });
    bool passedProduct = false;
    Operation *place = await;
    for (Operation *op = await->getNextNode(); op; op = op->getNextNode()) {
      bool stops = op->hasTrait<OpTrait::IsTerminator>() || (isProduct(op) && passedProduct);
      forEachBuffer(op, [&](OpOperand &, Value root) { stops |= llvm::is_contained(buffers, root); });
      if (stops)
        break;
      passedProduct |= isProduct(op);
      place = op;
    }
    if (place != await)
      await->moveAfter(place);
  }
};

} // namespace
