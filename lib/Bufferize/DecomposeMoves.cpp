// Bufferize: writes what moves tensors about as slices.

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/Transforms/Transforms.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "tp25d/Bufferize/Passes.h"

using namespace mlir;

namespace tp25d {
#define GEN_PASS_DEF_DECOMPOSEMOVES
#include "tp25d/Bufferize/Passes.h.inc"
} // namespace tp25d

namespace {

struct DecomposeMoves : tp25d::impl::DecomposeMovesBase<DecomposeMoves> {
  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    tensor::populateDecomposeTensorConcatPatterns(patterns);
    patterns.add<linalg::DecomposePadOpPattern>(&getContext());
    if (failed(applyPatternsGreedily(getOperation(), std::move(patterns))))
      signalPassFailure();
  }
};

} // namespace
