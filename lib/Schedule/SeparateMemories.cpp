// Schedule: allocates the buffers that transfers need if devices share no memory.

#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "tp25d/Schedule/Passes.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace tp25d;

namespace tp25d {
#define GEN_PASS_DEF_SEPARATEMEMORIES
#include "tp25d/Schedule/Passes.h.inc"
} // namespace tp25d

namespace {

struct SeparateMemories : tp25d::impl::SeparateMemoriesBase<SeparateMemories> {
  using SeparateMemoriesBase::SeparateMemoriesBase;

  void runOnOperation() override {
    GridAttr grid = getGridOrError(getOperation());
    if (!grid)
      return signalPassFailure();
    getOperation().walk([&](StartOp start) {
      auto input = cast<MemRefType>(start.getInput().getType());
      OpBuilder builder(start);
      if (start.getCollective() == Collective::Broadcast && !start.getOutput())
        start.getOutputMutable().assign(memref::AllocOp::create(builder, start.getLoc(), input));
      int64_t elements =
          getScratchElements(start.getCollective(), input.getNumElements(), grid.getSize(start.getAxis()));
      if (scratch && elements > 0 && !start.getScratch())
        start.getScratchMutable().assign(
            memref::AllocOp::create(builder, start.getLoc(), MemRefType::get({elements}, input.getElementType())));
    });
  }

  /// Returns the number of elements that a device receives from the others before it combines them; 0 if the collective
  /// does not combine.
  static int64_t getScratchElements(Collective kind, int64_t inputElements, int64_t group) {
    switch (kind) {
    case Collective::Reduce:
      return (group - 1) * inputElements;
    case Collective::AllReduce:
      return (group - 1) * static_cast<int64_t>(llvm::divideCeil(inputElements, group));
    case Collective::ReduceScatter:
      return (group - 1) * (inputElements / group);
    default:
      return 0;
    }
  }
};

} // namespace
