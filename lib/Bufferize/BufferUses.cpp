// Bufferize: finds the uses of a buffer, through views and transfers.

#include "tp25d/Bufferize/BufferUses.h"

#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Interfaces/ViewLikeInterface.h"

using namespace mlir;

namespace tp25d {

Value getRootBuffer(Value buffer) {
  while (Operation *op = buffer.getDefiningOp()) {
    if (auto view = dyn_cast<ViewLikeOpInterface>(op))
      buffer = view.getViewSource();
    else if (auto await = dyn_cast<AwaitOp>(op))
      buffer = await.getTransfer().getDefiningOp<StartOp>().getInput();
    else
      break;
  }
  return buffer;
}

void forEachUse(Value root, function_ref<void(OpOperand &)> visit) {
  for (OpOperand &use : root.getUses()) {
    visit(use);
    Operation *op = use.getOwner();
    if (isa<ViewLikeOpInterface>(op) || isa<StartOp, AwaitOp>(op))
      for (Value result : op->getResults())
        forEachUse(result, visit);
  }
}

bool isWrite(OpOperand &use) {
  if (auto start = dyn_cast<StartOp>(use.getOwner()))
    return use.get() == start.getOutput();
  auto effects = dyn_cast<MemoryEffectOpInterface>(use.getOwner());
  return effects && effects.getEffectOnValue<MemoryEffects::Write>(use.get());
}

} // namespace tp25d
