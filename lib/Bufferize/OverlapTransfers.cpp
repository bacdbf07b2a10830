// Bufferize: lets transfers travel while products are computed.

#include "BufferUses.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "tp25d/Bufferize/Passes.h"
#include "tp25d/Dialect/Stages.h"

using namespace mlir;
using namespace tp25d;

namespace tp25d {
#define GEN_PASS_DEF_OVERLAPTRANSFERS
#include "tp25d/Bufferize/Passes.h.inc"
} // namespace tp25d

/// What a transfer can hide behind.
static bool isProduct(Operation *op) {
  auto linalgOp = dyn_cast<linalg::LinalgOp>(op);
  return isa<MultiplyOp>(op) || (linalgOp && linalg::isaContractionOpInterface(linalgOp));
}

/// The buffers that `op` reads or writes, be it in its regions; a transfer's until it is awaited.
static void forEachBuffer(Operation *op, llvm::function_ref<void(OpOperand &, Value root)> visit) {
  op->walk([&](Operation *inner) {
    for (OpOperand &operand : inner->getOpOperands()) {
      if (!isa<MemRefType>(operand.get().getType()))
        continue;
      visit(operand, getRootBuffer(operand.get()));
      // A broadcast block lies in the root's buffer here and in the output elsewhere.
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

  /// Allocations, views and constants do not stand in the way of the transfers that need them.
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
    // Right before the product that it hides behind: what that product waits for comes first. If there is none, it
    // keeps its place among the transfers.
    bool passedStart = false;
    Operation *place = start;
    for (Operation *op = start->getPrevNode(); op; op = op->getPrevNode()) {
      bool stops = llvm::any_of(start->getOperands(), [&](Value operand) { return operand.getDefiningOp() == op; });
      auto visit = [&](OpOperand &use, Value root) {
        stops |= llvm::is_contained(written, root) || (root == read && isWrite(use));
      };
      forEachBuffer(op, visit);
      // What an awaited transfer writes is complete only here.
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
