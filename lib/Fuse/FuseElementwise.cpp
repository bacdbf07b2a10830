// Fuse: fuses elementwise operations with each other, and moves reshapes out of their way.

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "tp25d/Fuse/Passes.h"
#include "tp25d/Sharding/Product.h"

using namespace mlir;

namespace tp25d {
#define GEN_PASS_DEF_FUSEELEMENTWISE
#include "tp25d/Fuse/Passes.h.inc"
} // namespace tp25d

static bool isProduct(Operation *op) { return tp25d::getProduct(op).has_value(); }

static bool isReshape(Operation *op) { return isa_and_nonnull<tensor::ExpandShapeOp, tensor::CollapseShapeOp>(op); }

/// True if `op` computes each element of its only result from the element of `operand` at the same place, among others,
/// and upstream's patterns can move a reshape past it.
static bool isElementwiseIn(Operation *op, Value operand) {
  auto generic = dyn_cast_or_null<linalg::GenericOp>(op);
  return generic && generic.getNumResults() == 1 && generic.getNumParallelLoops() == generic.getNumLoops() &&
         generic.getMatchingIndexingMap(generic.getDpsInitOperand(0)).isIdentity() &&
         llvm::all_of(generic.getIndexingMapsArray(), [](AffineMap map) { return map.isProjectedPermutation(); }) &&
         llvm::any_of(generic.getDpsInputOperands(), [&](OpOperand *input) {
           return input->get() == operand && generic.getMatchingIndexingMap(input).isIdentity();
         });
}

/// Length of the chain of elementwise operations in which a product is searched for.
static constexpr int longestChain = 8;

/// True if `value` is the result of a product, or of elementwise operations after one.
static bool comesFromProduct(Value value, int length = longestChain) {
  Operation *op = value.getDefiningOp();
  return op && (isProduct(op) || (length > 0 && llvm::any_of(op->getOperands(), [&](Value operand) {
                                    return isElementwiseIn(op, operand) && comesFromProduct(operand, length - 1);
                                  })));
}

/// True if `value` is an operand of a product, or of elementwise operations before one.
static bool goesToProduct(Value value, int length = longestChain) {
  return llvm::any_of(value.getUsers(), [&](Operation *user) {
    return isProduct(user) ||
           (length > 0 && isElementwiseIn(user, value) && goesToProduct(user->getResult(0), length - 1));
  });
}

/// True if there are only elementwise operations between `reshape` and a product before or after it.
static bool isBesideProduct(Operation *reshape) {
  return comesFromProduct(reshape->getOperand(0)) || goesToProduct(reshape->getResult(0));
}

/// True if `op` is a linalg operation that reads an `outs` operand.
static bool readsInit(Operation *op) {
  auto linalgOp = dyn_cast<linalg::LinalgOp>(op);
  return linalgOp && llvm::any_of(linalgOp.getDpsInitsMutable(),
                                  [&](OpOperand &init) { return linalgOp.payloadUsesValueFromOperand(&init); });
}

/// True if `operand` has a producer, and neither the producer nor the user is a product.
static bool isApartFromProducts(OpOperand *operand) {
  Operation *producer = operand->get().getDefiningOp();
  return producer && !isProduct(producer) && !isProduct(operand->getOwner());
}

/// True if the producer of `operand` may be fused with its user. A producer with other users may not: they would
/// compute it again, and its operands would be kept for them; along the residual connections of a deep model, those
/// would be all of its layers.
static bool mayFuse(OpOperand *operand) {
  if (!isApartFromProducts(operand))
    return false;
  Operation *producer = operand->get().getDefiningOp();
  bool hasOneUser = llvm::all_of(producer->getUsers(), [&](Operation *user) { return user == operand->getOwner(); });
  return hasOneUser && !readsInit(producer);
}

/// Returns the reshape that may pass the elementwise operation at the other end of `operand`, or null. A reshape may
/// pass its producer only as that one's only user: for others, the opposite reshape would be left behind, which comes
/// down to this one's users again, and so on for ever.
static Operation *getMovableReshape(OpOperand *operand) {
  Operation *producer = operand->get().getDefiningOp(), *user = operand->getOwner();
  if (!isApartFromProducts(operand))
    return nullptr;
  if (isReshape(producer))
    return producer;
  return isReshape(user) && operand->get().hasOneUse() ? user : nullptr;
}

namespace {

struct FuseElementwise : tp25d::impl::FuseElementwiseBase<FuseElementwise> {
  void runOnOperation() override {
    collapseBesideProducts();
    fuse();
  }

  /// Gives elementwise operations that a reshape separates from a product the product's shape.
  void collapseBesideProducts() {
    RewritePatternSet patterns(&getContext());
    linalg::populateFoldReshapeOpsByCollapsingPatterns(patterns, [](OpOperand *operand) {
      Operation *reshape = getMovableReshape(operand);
      return reshape && isBesideProduct(reshape);
    });
    addCleanup(patterns);
    (void)applyPatternsGreedily(getOperation(), std::move(patterns));
  }

  void fuse() {
    RewritePatternSet patterns(&getContext());
    linalg::populateElementwiseOpsFusionPatterns(patterns, mayFuse);
    linalg::populateFoldReshapeOpsByExpansionPatterns(patterns, [](OpOperand *operand) {
      Operation *reshape = getMovableReshape(operand);
      return reshape && !isBesideProduct(reshape);
    });
    linalg::GenericOp::getCanonicalizationPatterns(patterns, &getContext());
    linalg::populateConstantFoldLinalgOperations(patterns, [](OpOperand *operand) {
      Operation *producer = operand->get().getDefiningOp();
      return producer && producer->hasOneUse();
    });
    addCleanup(patterns);
    // Use lists are visited from the last to the first; top-down traversal makes that the program order.
    (void)applyPatternsGreedily(getOperation(), std::move(patterns), GreedyRewriteConfig().setUseTopDownTraversal());
  }

  void addCleanup(RewritePatternSet &patterns) {
    affine::AffineApplyOp::getCanonicalizationPatterns(patterns, &getContext());
    tensor::ExpandShapeOp::getCanonicalizationPatterns(patterns, &getContext());
    tensor::CollapseShapeOp::getCanonicalizationPatterns(patterns, &getContext());
    getContext().getLoadedDialect<linalg::LinalgDialect>()->getCanonicalizationPatterns(patterns);
  }
};

} // namespace
