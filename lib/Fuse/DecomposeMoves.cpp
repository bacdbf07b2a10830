// Fuse: writes concatenations and paddings as insertions of slices.

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/Transforms/Transforms.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "tp25d/Fuse/Passes.h"

using namespace mlir;

namespace tp25d {
#define GEN_PASS_DEF_DECOMPOSEMOVES
#include "tp25d/Fuse/Passes.h.inc"
} // namespace tp25d

/// Sets the stride of dimensions of size 1 to 1. Another stride has no effect there, but upstream may mistake which
/// dimension the slice drops.
template <typename SliceOp> static void dropUnusedStrides(SliceOp slice) {
  SmallVector<int64_t> strides(slice.getStaticStrides());
  for (auto [stride, size] : llvm::zip_equal(strides, slice.getStaticSizes()))
    if (size == 1 && ShapedType::isStatic(stride))
      stride = 1;
  slice.setStaticStrides(strides);
}

namespace {

struct DecomposeMoves : tp25d::impl::DecomposeMovesBase<DecomposeMoves> {
  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    tensor::populateDecomposeTensorConcatPatterns(patterns);
    patterns.add<linalg::DecomposePadOpPattern>(&getContext());
    if (failed(applyPatternsGreedily(getOperation(), std::move(patterns))))
      return signalPassFailure();
    getOperation().walk([](tensor::ExtractSliceOp slice) { dropUnusedStrides(slice); });
    getOperation().walk([](tensor::InsertSliceOp slice) { dropUnusedStrides(slice); });
  }
};

} // namespace
