// Reference pass: decomposes operations that are no loops, such as softmax, into operations that are.

#include "mlir/Dialect/Tensor/Transforms/Transforms.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "tp25d/Reference/Passes.h"

using namespace mlir;

namespace tp25d {
#define GEN_PASS_DEF_DECOMPOSENAMED
#include "tp25d/Reference/Passes.h.inc"
} // namespace tp25d

/// Replaces the maximum or minimum of two numbers by comparisons. LLVM 22 loses elements when it vectorizes reductions
/// by its own intrinsics and does not know that there is no NaN.
template <typename Op> static void expandExtremeNumber(Op op, arith::CmpFPredicate isBeyond) {
  if (!isa<FloatType>(op.getType()))
    return;
  OpBuilder builder(op);
  Location loc = op.getLoc();
  Value lhs = op.getLhs(), rhs = op.getRhs();
  Value beyond =
      arith::SelectOp::create(builder, loc, arith::CmpFOp::create(builder, loc, isBeyond, lhs, rhs), lhs, rhs);
  Value rhsIsNan = arith::CmpFOp::create(builder, loc, arith::CmpFPredicate::UNO, rhs, rhs);
  op.replaceAllUsesWith(arith::SelectOp::create(builder, loc, rhsIsNan, lhs, beyond).getResult());
  op.erase();
}

namespace {

struct DecomposeNamed : tp25d::impl::DecomposeNamedBase<DecomposeNamed> {
  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    SmallVector<linalg::AggregatedOpInterface> aggregated;
    getOperation().walk([&](linalg::AggregatedOpInterface op) { aggregated.push_back(op); });
    for (linalg::AggregatedOpInterface op : aggregated) {
      rewriter.setInsertionPoint(op);
      bool isOfFloats =
          llvm::all_of(op->getResultTypes(), [](Type type) { return isa<FloatType>(getElementTypeOrSelf(type)); });
      FailureOr<SmallVector<Value>> parts = failure();
      if (isOfFloats || !isa<linalg::SoftmaxOp>(op)) // upstream assumes floats
        parts = op.decomposeOperation(rewriter);
      if (failed(parts)) {
        op->emitError() << "the reference cannot decompose " << op->getName();
        return signalPassFailure();
      }
      rewriter.replaceOp(op, *parts);
    }
    // A direct conversion from f64 to bf16 would call a function that few libraries have.
    getOperation().walk([](arith::TruncFOp op) {
      if (!op.getIn().getType().isF64() || !op.getType().isBF16())
        return;
      OpBuilder builder(op);
      op.getInMutable().assign(arith::TruncFOp::create(builder, op.getLoc(), builder.getF32Type(), op.getIn()));
    });
    getOperation().walk([](arith::MaxNumFOp op) { expandExtremeNumber(op, arith::CmpFPredicate::OGT); });
    getOperation().walk([](arith::MinNumFOp op) { expandExtremeNumber(op, arith::CmpFPredicate::OLT); });
    RewritePatternSet patterns(&getContext());
    tensor::populateDecomposeTensorConcatPatterns(patterns);
    if (failed(applyPatternsGreedily(getOperation(), std::move(patterns))))
      signalPassFailure();
  }
};

} // namespace
