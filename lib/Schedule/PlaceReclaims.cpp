// Schedule: marks where the buffers of transfers may be overwritten again.

#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "tp25d/Bufferize/BufferUses.h"
#include "tp25d/Dialect/Stages.h"
#include "tp25d/Schedule/Passes.h"

using namespace mlir;
using namespace tp25d;

namespace tp25d {
#define GEN_PASS_DEF_PLACERECLAIMS
#include "tp25d/Schedule/Passes.h.inc"
} // namespace tp25d

namespace {

struct PlaceReclaims : tp25d::impl::PlaceReclaimsBase<PlaceReclaims> {
  void runOnOperation() override {
    if (failed(checkTaken(getOperation(), Stage::Bufferize, "place-reclaims")))
      return signalPassFailure();
    SmallVector<StartOp> starts(getOperation().getOps<StartOp>());
    for (StartOp start : starts) {
      if (!getAwait(start)) {
        start.emitError("is never awaited");
        return signalPassFailure();
      }
      placeRelease(start);
      placeReclaim(start);
    }
  }

  static void placeRelease(StartOp start) {
    AwaitOp await = getAwait(start);
    if (!await.getBlock())
      return;
    Operation *last = await;
    forEachUse(await.getBlock(), [&](OpOperand &use) { last = getLater(last, use.getOwner()); });
    OpBuilder builder(await->getContext());
    builder.setInsertionPointAfter(last);
    ReleaseOp::create(builder, start.getLoc(), start.getTransfer());
  }

  static AwaitOp getAwait(StartOp start) {
    for (Operation *user : start->getUsers())
      if (auto await = dyn_cast<AwaitOp>(user))
        return await;
    return {};
  }

  void placeReclaim(StartOp start) {
    // Caller-owned buffers are reclaimed at the terminator; others after their last use. An operation that overwrites a
    // buffer comes after the reclaim.
    Operation *terminator = getOperation().getBody().front().getTerminator();
    Operation *firstWrite = terminator, *last = start;
    AwaitOp await = getAwait(start);
    for (Value buffer : {start.getInput(), start.getOutput()}) {
      if (!buffer)
        continue;
      Value root = getRootBuffer(buffer);
      if (!root.getDefiningOp<memref::AllocOp>())
        last = terminator;
      forEachUse(root, [&](OpOperand &use) {
        Operation *op = getTopLevel(use.getOwner());
        last = getLater(last, op);
        if (isWrite(use) && await->isBeforeInBlock(op) && op->isBeforeInBlock(firstWrite))
          firstWrite = op;
      });
    }
    OpBuilder builder(start->getContext());
    if (firstWrite != terminator || last == terminator)
      builder.setInsertionPoint(firstWrite);
    else
      builder.setInsertionPointAfter(last);
    ReclaimOp::create(builder, start.getLoc(), start.getTransfer());
  }

  Operation *getTopLevel(Operation *op) { return getOperation().getBody().front().findAncestorOpInBlock(*op); }

  static Operation *getLater(Operation *lhs, Operation *rhs) {
    rhs = lhs->getBlock()->findAncestorOpInBlock(*rhs);
    return lhs->isBeforeInBlock(rhs) ? rhs : lhs;
  }
};

} // namespace
