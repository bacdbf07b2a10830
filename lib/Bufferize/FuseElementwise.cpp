// Bufferize: fuses elementwise operations with each other, and moves reshapes out of their way.

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "tp25d/Bufferize/Passes.h"
#include "tp25d/Dialect/Product.h"

using namespace mlir;

namespace tp25d {
#define GEN_PASS_DEF_FUSEELEMENTWISE
#include "tp25d/Bufferize/Passes.h.inc"
} // namespace tp25d

static bool isProduct(Operation *op) { return tp25d::getProduct(op).has_value(); }

static bool isReshape(Operation *op) { return isa_and_nonnull<tensor::ExpandShapeOp, tensor::CollapseShapeOp>(op); }

/// True if `op` computes each element of its one result from the elements at the same place of `operand`, among others.
static bool isElementwiseIn(Operation *op, Value operand) {
  auto generic = dyn_cast_or_null<linalg::GenericOp>(op);
  return generic && generic.getNumResults() == 1 && generic.getNumParallelLoops() == generic.getNumLoops() &&
         generic.getMatchingIndexingMap(generic.getDpsInitOperand(0)).isIdentity() &&
         llvm::any_of(generic.getDpsInputOperands(), [&](OpOperand *input) {
           return input->get() == operand && generic.getMatchingIndexingMap(input).isIdentity();
         });
}

/// How many elementwise operations in a row are looked through for a product.
static constexpr int longestChain = 8;

/// True if a product makes `value`, but for elementwise operations.
static bool comesFromProduct(Value value, int length = longestChain) {
  Operation *op = value.getDefiningOp();
  return op && (isProduct(op) || (length > 0 && llvm::any_of(op->getOperands(), [&](Value operand) {
                                    return isElementwiseIn(op, operand) && comesFromProduct(operand, length - 1);
                                  })));
}

/// True if a product reads `value`, but for elementwise operations.
static bool goesToProduct(Value value, int length = longestChain) {
  return llvm::any_of(value.getUsers(), [&](Operation *user) {
    return isProduct(user) ||
           (length > 0 && isElementwiseIn(user, value) && goesToProduct(user->getResult(0), length - 1));
  });
}

/// True if nothing but elementwise operations lies between `reshape` and a product, before or behind it.
static bool isBesideProduct(Operation *reshape) {
  return comesFromProduct(reshape->getOperand(0)) || goesToProduct(reshape->getResult(0));
}

/// True if `op` is an operation whose result depends on what it is given to write over.
static bool readsInit(Operation *op) {
  auto linalgOp = dyn_cast<linalg::LinalgOp>(op);
  return linalgOp && llvm::any_of(linalgOp.getDpsInitsMutable(),
                                  [&](OpOperand &init) { return linalgOp.payloadUsesValueFromOperand(&init); });
}

/// True if an operation makes `operand`, and neither it nor the one that reads it is a product.
static bool isApartFromProducts(OpOperand *operand) {
  Operation *producer = operand->get().getDefiningOp();
  return producer && !isProduct(producer) && !isProduct(operand->getOwner());
}

/// Whether the operation that makes `operand` may be fused with the one that reads it.
static bool mayFuse(OpOperand *operand) {
  return isApartFromProducts(operand) && !readsInit(operand->get().getDefiningOp());
}

/// The reshape that makes, or reads, `operand`.
static Operation *getReshape(OpOperand *operand) {
  Operation *producer = operand->get().getDefiningOp();
  return isReshape(producer) ? producer : operand->getOwner();
}

namespace {

struct FuseElementwise : tp25d::impl::FuseElementwiseBase<FuseElementwise> {
  void runOnOperation() override {
    if (failed(collapseBesideProducts()) || failed(fuse()))
      signalPassFailure();
  }

  /// Gives elementwise operations that are separated from a product by a reshape the product's shape.
  LogicalResult collapseBesideProducts() {
    RewritePatternSet patterns(&getContext());
    linalg::populateFoldReshapeOpsByCollapsingPatterns(patterns, [](OpOperand *operand) {
      Operation *reshape = getReshape(operand);
      return isApartFromProducts(operand) && isReshape(reshape) && isBesideProduct(reshape);
    });
    addCleanup(patterns);
    return applyPatternsGreedily(getOperation(), std::move(patterns));
  }

  LogicalResult fuse() {
    RewritePatternSet patterns(&getContext());
    linalg::populateElementwiseOpsFusionPatterns(patterns, mayFuse);
    linalg::populateFoldReshapeOpsByExpansionPatterns(patterns, [](OpOperand *operand) {
      return isApartFromProducts(operand) && !isBesideProduct(getReshape(operand));
    });
    linalg::GenericOp::getCanonicalizationPatterns(patterns, &getContext());
    linalg::populateConstantFoldLinalgOperations(patterns, [](OpOperand *operand) {
      Operation *producer = operand->get().getDefiningOp();
      return producer && producer->hasOneUse();
    });
    addCleanup(patterns);
    // Uses of a value are visited from the last to the first: top-down, they come in program order.
    return applyPatternsGreedily(getOperation(), std::move(patterns), GreedyRewriteConfig().setUseTopDownTraversal());
  }

  void addCleanup(RewritePatternSet &patterns) {
    affine::AffineApplyOp::getCanonicalizationPatterns(patterns, &getContext());
    tensor::ExpandShapeOp::getCanonicalizationPatterns(patterns, &getContext());
    tensor::CollapseShapeOp::getCanonicalizationPatterns(patterns, &getContext());
    getContext().getLoadedDialect<linalg::LinalgDialect>()->getCanonicalizationPatterns(patterns);
  }
};

} // namespace
