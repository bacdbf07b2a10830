// Expand: unrolls the loops over SUMMA steps, so that the program is a straight line.

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/SCF/Utils/Utils.h"
#include "tp25d/Expand/Passes.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;

namespace tp25d {
#define GEN_PASS_DEF_UNROLLSTEPS
#include "tp25d/Expand/Passes.h.inc"
} // namespace tp25d

namespace {

struct UnrollSteps : tp25d::impl::UnrollStepsBase<UnrollSteps> {
  void runOnOperation() override {
    SmallVector<scf::ForOp> loops;
    getOperation().walk([&](scf::ForOp loop) { loops.push_back(loop); });
    for (scf::ForOp loop : loops) {
      constexpr unsigned most = 1 << 16;
      std::optional<llvm::APInt> count = loop.getStaticTripCount();
      if (count && count->ugt(most)) {
        loop.emitError() << "has " << llvm::toString(*count, 10, /*Signed=*/false) << " steps, at most " << most
                         << " can be unrolled";
        return signalPassFailure();
      }
      if (failed(loopUnrollFull(loop))) {
        loop.emitError("the number of steps is not a constant");
        return signalPassFailure();
      }
    }
  }
};

} // namespace
