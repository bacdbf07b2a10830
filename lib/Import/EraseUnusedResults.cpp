// Import: erases results that nobody uses, with what computes them.

#include "AnnotationKeeper.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "tp25d/Import/Passes.h"

using namespace mlir;

namespace tp25d {
#define GEN_PASS_DEF_ERASEUNUSEDRESULTS
#include "tp25d/Import/Passes.h.inc"
} // namespace tp25d

namespace {

struct EraseUnusedResults : tp25d::impl::EraseUnusedResultsBase<EraseUnusedResults> {
  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    linalg::populateEraseUnusedOperandsAndResultsPatterns(patterns);
    tp25d::AnnotationKeeper keeper;
    if (failed(applyPatternsGreedily(getOperation(), std::move(patterns), GreedyRewriteConfig().setListener(&keeper))))
      signalPassFailure();
  }
};

} // namespace
