// Import: writes every computation as a product or a linalg.generic.

#include "AnnotationKeeper.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "tp25d/Import/Passes.h"
#include "tp25d/Sharding/Product.h"

using namespace mlir;

namespace tp25d {
#define GEN_PASS_DEF_GENERALIZEOPS
#include "tp25d/Import/Passes.h.inc"
} // namespace tp25d

namespace {

struct GeneralizeOps : tp25d::impl::GeneralizeOpsBase<GeneralizeOps> {
  void runOnOperation() override {
    tp25d::AnnotationKeeper keeper;
    RewritePatternSet patterns(&getContext());
    linalg::populateElementwiseToLinalgConversionPatterns(patterns);
    if (failed(applyPatternsGreedily(getOperation(), std::move(patterns),
                                     GreedyRewriteConfig().setListener(&keeper).enableFolding(false))))
      return signalPassFailure();

    IRRewriter rewriter(&getContext(), &keeper);
    WalkResult decomposed = getOperation().walk([&](linalg::AggregatedOpInterface op) {
      // Upstream's decomposition does not check that the elements are floating-point numbers.
      for (Type type : op->getResultTypes())
        if (!isa<FloatType>(getElementTypeOrSelf(type))) {
          op->emitError() << op->getName() << " must be of floating-point numbers, got: " << type;
          return WalkResult::interrupt();
        }
      rewriter.setInsertionPoint(op);
      FailureOr<SmallVector<Value>> parts = op.decomposeOperation(rewriter);
      if (failed(parts)) {
        op->emitError() << "cannot decompose " << op->getName();
        return WalkResult::interrupt();
      }
      rewriter.replaceOp(op, *parts);
      return WalkResult::advance();
    });
    if (decomposed.wasInterrupted())
      return signalPassFailure();

    getOperation().walk([&](linalg::LinalgOp op) {
      if (isa<linalg::GenericOp, linalg::FillOp>(op) ||
          (linalg::isaContractionOpInterface(op) && tp25d::isMultiplyAdd(op)))
        return;
      rewriter.setInsertionPoint(op);
      (void)linalg::generalizeNamedOp(rewriter, op);
    });

    // An init that the body does not read has no influence on the result. tensor.empty takes its place, so that no data
    // is moved for it.
    getOperation().walk([&](linalg::GenericOp op) {
      for (OpOperand &init : op.getDpsInitsMutable()) {
        auto type = dyn_cast<RankedTensorType>(init.get().getType());
        if (!type || !type.hasStaticShape() || op.payloadUsesValueFromOperand(&init) ||
            init.get().getDefiningOp<tensor::EmptyOp>())
          continue;
        rewriter.setInsertionPoint(op);
        init.set(tensor::EmptyOp::create(rewriter, op.getLoc(), type.getShape(), type.getElementType()));
      }
    });
  }
};

} // namespace
