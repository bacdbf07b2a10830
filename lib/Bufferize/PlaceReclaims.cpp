// Bufferize: says when lent buffers are free again.

#include "BufferUses.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "tp25d/Bufferize/Passes.h"
#include "tp25d/Dialect/Stages.h"

using namespace mlir;
using namespace tp25d;

namespace tp25d {
#define GEN_PASS_DEF_PLACERECLAIMS
#include "tp25d/Bufferize/Passes.h.inc"
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
    // Nothing but what the program's end waits for, for buffers of the caller; else the buffer's last use.
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
