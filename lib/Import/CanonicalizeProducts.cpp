// Import: brings products, and what is between them, into the form in which the most can be split on the grid.

#include "AnnotationKeeper.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Tensor/Transforms/Transforms.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "tp25d/Import/Passes.h"
#include "tp25d/Sharding/Product.h"

#include "llvm/ADT/SmallBitVector.h"

#include <map>

using namespace mlir;
using tp25d::Product;

namespace tp25d {
#define GEN_PASS_DEF_CANONICALIZEPRODUCTS
#include "tp25d/Import/Passes.h.inc"
} // namespace tp25d

/// Returns `op` if its only result has the elements of its only input in other places, some of them more than once:
/// a broadcast, a transposition, or both. Null if the user wants a sharding for the result.
static linalg::GenericOp getCopy(Operation *op) {
  auto copy = dyn_cast_or_null<linalg::GenericOp>(op);
  if (!copy || copy.getNumDpsInputs() != 1 || copy->getNumResults() != 1 || copy.getNumReductionLoops() != 0 ||
      copy->hasAttr(tp25d::shardingAttrName) || !isa<RankedTensorType>(copy.getInputs().front().getType()))
    return {};
  Value yielded = copy.getBody()->getTerminator()->getOperand(0);
  bool isInput = yielded == copy.getBody()->getArgument(0);
  AffineMap from = copy.getIndexingMapsArray()[0], to = copy.getIndexingMapsArray()[1];
  return isInput && from.isProjectedPermutation() && to.isPermutation() ? copy : linalg::GenericOp();
}

/// Returns the indexing maps of the product if it reads the tensor that operand `number` is a copy of. None if the
/// operand is no copy, or if the result is no product, as that of two operands that are broadcast along the same
/// dimension.
static std::optional<SmallVector<AffineMap>> getMapsThroughCopy(const Product &product, unsigned number) {
  linalg::GenericOp copy = getCopy(product.op->getOperand(number).getDefiningOp());
  if (!copy)
    return std::nullopt;
  AffineMap from = copy.getIndexingMapsArray()[0], to = copy.getIndexingMapsArray()[1];
  SmallVector<AffineMap> maps(product.maps.begin(), product.maps.end());
  maps[number] = from.compose(inversePermutation(to)).compose(maps[number]);
  FailureOr<linalg::ContractionDimensions> dims = linalg::inferContractionDims(maps);
  bool isProduct =
      succeeded(dims) && dims->batch.size() + dims->m.size() + dims->n.size() + dims->k.size() == product.sizes.size();
  return isProduct ? std::optional(maps) : std::nullopt;
}

/// Returns the dimensions of size 1 that the product can do without: all of the batch, and all of m, n or k that are
/// not the last of their kind. None if the user wants a sharding for the result.
static SmallVector<unsigned> getSpareDimensions(const Product &product) {
  SmallVector<unsigned> spare;
  if (product.op->hasAttr(tp25d::shardingAttrName))
    return spare;
  auto isUnit = [&](unsigned dim) { return product.sizes[dim] == 1; };
  llvm::copy_if(product.batch, std::back_inserter(spare), isUnit);
  for (ArrayRef<unsigned> dims : {ArrayRef(product.m), ArrayRef(product.n), ArrayRef(product.k)})
    if (!llvm::all_of(dims, isUnit))
      llvm::copy_if(dims, std::back_inserter(spare), isUnit);
  return spare;
}

/// True if the maps of the product may be changed: a form fits those that it has.
static bool isOpen(Operation *op) { return !op->hasAttr(tp25d::formAttrName); }

/// True if each of `coarse` is the product of the next of `fine`: [8, 4] of [8, 2, 2].
static bool refines(ArrayRef<int64_t> fine, ArrayRef<int64_t> coarse) {
  for (int64_t size : coarse) {
    int64_t product = 1;
    for (; product < size && !fine.empty(); fine = fine.drop_front())
      product *= fine.front();
    if (product != size)
      return false;
  }
  return fine.empty();
}

/// True if the operand is a tensor of a product with several dimensions merged to one of the batch, and the other
/// operand is merged alike, or of coarser dimensions.
///   a = collapse [8, 4, 16, 32] to [32, 16, 32] and b = collapse [8, 4, 32, 16] to [32, 32, 16], of 4 heads each
///   or b = collapse [8, 2, 2, 32, 16] to [32, 32, 16], of 2 groups of 2 heads
static bool mergesBatches(OpOperand *operand) {
  Operation *op = operand->getOwner();
  std::optional<Product> product = tp25d::getProduct(op);
  if (!product || !isOpen(op) || op->hasAttr(tp25d::shardingAttrName) || operand->getOperandNumber() > 1)
    return false;
  // The sizes that are merged to each dimension of the batch. Those of 1 do not count: they are dropped again.
  auto getMerged = [&](unsigned number) -> std::optional<std::map<unsigned, SmallVector<int64_t>>> {
    auto collapse = op->getOperand(number).getDefiningOp<tensor::CollapseShapeOp>();
    if (!collapse)
      return std::nullopt;
    std::map<unsigned, SmallVector<int64_t>> merged;
    for (auto [group, result] :
         llvm::zip_equal(collapse.getReassociationIndices(), product->maps[number].getResults())) {
      unsigned dim = cast<AffineDimExpr>(result).getPosition();
      SmallVector<int64_t> sizes;
      for (int64_t source : group)
        if (int64_t size = collapse.getSrcType().getDimSize(source); size != 1)
          sizes.push_back(size);
      if (sizes.size() < 2)
        continue;
      if (!llvm::is_contained(product->batch, dim))
        return std::nullopt;
      merged[dim] = sizes;
    }
    return merged;
  };
  auto mine = getMerged(operand->getOperandNumber()), other = getMerged(1 - operand->getOperandNumber());
  return mine && other && !mine->empty() && mine->size() == other->size() &&
         llvm::all_of(llvm::zip_equal(*mine, *other), [](const auto &pair) {
           const auto &[fine, coarse] = pair;
           return fine.first == coarse.first && refines(fine.second, coarse.second);
         });
}

/// True if the operand of an operation that is no product is merged from several dimensions, which the operation need
/// not have merged.
///   collapse [8, 4, 16, 32] to [32, 16, 32], transpose to [32, 32, 16]
static bool mergesForNoProduct(OpOperand *operand) {
  Operation *op = operand->getOwner();
  auto collapse = operand->get().getDefiningOp<tensor::CollapseShapeOp>();
  auto merges = [&](ArrayRef<int64_t> group) {
    return llvm::count_if(group, [&](int64_t dim) { return collapse.getSrcType().getDimSize(dim) != 1; }) > 1;
  };
  return collapse && !tp25d::getProduct(op) && !op->hasAttr(tp25d::shardingAttrName) &&
         llvm::any_of(collapse.getReassociationIndices(), merges);
}

/// Returns the dimensions that `expand` adds; none if it does anything but adding dimensions of size 1.
static llvm::SmallBitVector getAddedUnits(tensor::ExpandShapeOp expand) {
  ArrayRef<int64_t> shape = expand.getResultType().getShape();
  llvm::SmallBitVector added(shape.size());
  for (ArrayRef<int64_t> group : expand.getReassociationIndices()) {
    SmallVector<int64_t> others = llvm::filter_to_vector(group, [&](int64_t dim) { return shape[dim] != 1; });
    if (others.size() > 1)
      return {};
    int64_t kept = others.empty() ? group.front() : others.front();
    for (int64_t dim : group)
      if (dim != kept)
        added.set(dim);
  }
  return added;
}

/// True if the operand of an operation that is no product only has dimensions of size 1 added.
static bool isUnitExpansion(OpOperand *operand) {
  Operation *op = operand->getOwner();
  auto expand = operand->get().getDefiningOp<tensor::ExpandShapeOp>();
  return expand && !tp25d::getProduct(op) && !op->hasAttr(tp25d::shardingAttrName) && getAddedUnits(expand).any();
}

namespace {

/// Reads a tensor instead of what it is with dimensions of size 1, which are read at 0.
struct ReadWithoutUnits : OpRewritePattern<linalg::GenericOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(linalg::GenericOp op, PatternRewriter &rewriter) const override {
    for (OpOperand *input : op.getDpsInputOperands()) {
      auto expand = input->get().getDefiningOp<tensor::ExpandShapeOp>();
      llvm::SmallBitVector added = expand ? getAddedUnits(expand) : llvm::SmallBitVector();
      AffineMap map = op.getMatchingIndexingMap(input);
      if (added.none() || tp25d::getProduct(op) ||
          !llvm::all_of(added.set_bits(), [&](unsigned dim) { return isa<AffineConstantExpr>(map.getResult(dim)); }))
        continue;
      SmallVector<AffineMap> maps = op.getIndexingMapsArray();
      maps[input->getOperandNumber()] = map.dropResults(added);
      rewriter.modifyOpInPlace(op, [&] {
        op.setIndexingMapsAttr(rewriter.getAffineMapArrayAttr(maps));
        input->set(expand.getSrc());
      });
      return success();
    }
    return failure();
  }
};

/// Drops two reshapes of which the second undoes the first. (The driver does not fold: that may drop annotations.)
template <typename Second, typename First> struct DropInverse : OpRewritePattern<Second> {
  using OpRewritePattern<Second>::OpRewritePattern;

  LogicalResult matchAndRewrite(Second second, PatternRewriter &rewriter) const override {
    auto first = second.getSrc().template getDefiningOp<First>();
    if (!first || first.getSrcType() != second.getResultType() ||
        first.getReassociationIndices() != second.getReassociationIndices())
      return failure();
    rewriter.replaceOp(second, first.getSrc());
    return success();
  }
};

/// Reads a constant of one value in the body.
struct ReadSplatInside : OpRewritePattern<linalg::GenericOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(linalg::GenericOp op, PatternRewriter &rewriter) const override {
    for (OpOperand *input : op.getDpsInputOperands()) {
      SplatElementsAttr splat;
      BlockArgument element = op.getMatchingBlockArgument(input);
      if (element.use_empty() || !matchPattern(input->get(), m_Constant(&splat)) || tp25d::getProduct(op))
        continue;
      rewriter.setInsertionPointToStart(op.getBody());
      auto value = dyn_cast<TypedAttr>(splat.getSplatValue<Attribute>());
      if (!value || !value.getType().isSignlessIntOrIndexOrFloat())
        continue;
      rewriter.replaceAllUsesWith(element, arith::ConstantOp::create(rewriter, op.getLoc(), value));
      return success();
    }
    return failure();
  }
};

/// Base of patterns on products as linalg.generic.
struct ProductPattern : OpRewritePattern<linalg::GenericOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(linalg::GenericOp op, PatternRewriter &rewriter) const final {
    std::optional<Product> product = tp25d::getProduct(op);
    return product && isOpen(op) ? rewrite(*product, op, rewriter) : failure();
  }
  virtual LogicalResult rewrite(const Product &product, linalg::GenericOp op, PatternRewriter &rewriter) const = 0;
};

struct ReadThroughCopy : ProductPattern {
  using ProductPattern::ProductPattern;

  LogicalResult rewrite(const Product &product, linalg::GenericOp op, PatternRewriter &rewriter) const override {
    for (unsigned number : {0U, 1U})
      if (std::optional<SmallVector<AffineMap>> maps = getMapsThroughCopy(product, number)) {
        Value source = op->getOperand(number).getDefiningOp()->getOperand(0);
        rewriter.modifyOpInPlace(op, [&] {
          op.setIndexingMapsAttr(rewriter.getAffineMapArrayAttr(*maps));
          op->setOperand(number, source);
        });
        return success();
      }
    return failure();
  }
};

/// Reshapes a product's matrices so that they have no spare dimension.
struct DropUnitDimensions : ProductPattern {
  using ProductPattern::ProductPattern;

  LogicalResult rewrite(const Product &product, linalg::GenericOp op, PatternRewriter &rewriter) const override {
    SmallVector<unsigned> spare = getSpareDimensions(product);
    if (spare.empty())
      return failure();
    linalg::ControlDropUnitDims control;
    control.controlFn = [&](Operation *) { return spare; };
    FailureOr<linalg::DropUnitDimsResult> dropped = linalg::dropUnitDims(rewriter, op, control);
    if (failed(dropped))
      return failure();
    rewriter.replaceOp(op, dropped->replacements);
    return success();
  }
};

/// True if one of the patterns applies to the product as linalg.generic.
bool canChange(const Product &product) {
  return getMapsThroughCopy(product, 0) || getMapsThroughCopy(product, 1) ||
         mergesBatches(&product.op->getOpOperand(0)) || mergesBatches(&product.op->getOpOperand(1)) ||
         !getSpareDimensions(product).empty();
}

struct CanonicalizeProducts : tp25d::impl::CanonicalizeProductsBase<CanonicalizeProducts> {
  void runOnOperation() override {
    tp25d::AnnotationKeeper keeper;
    IRRewriter rewriter(&getContext(), &keeper);
    SmallVector<linalg::LinalgOp> ops(getOperation().getOps<linalg::LinalgOp>());
    for (linalg::LinalgOp op : ops)
      if (std::optional<Product> product = tp25d::getProduct(op); product && isOpen(op) && canChange(*product)) {
        rewriter.setInsertionPoint(op);
        (void)linalg::generalizeNamedOp(rewriter, op); // fails if it is general already
      }
    RewritePatternSet patterns(&getContext());
    patterns.add<ReadThroughCopy, DropUnitDimensions, ReadWithoutUnits, ReadSplatInside,
                 DropInverse<tensor::CollapseShapeOp, tensor::ExpandShapeOp>,
                 DropInverse<tensor::ExpandShapeOp, tensor::CollapseShapeOp>>(&getContext());
    linalg::populateFoldReshapeOpsByCollapsingPatterns(patterns, isUnitExpansion);
    linalg::populateEraseUnusedOperandsAndResultsPatterns(patterns);
    linalg::populateFoldReshapeOpsByExpansionPatterns(
        patterns, [](OpOperand *operand) { return mergesBatches(operand) || mergesForNoProduct(operand); });
    tensor::populateReassociativeReshapeFoldingPatterns(patterns);
    tensor::populateFoldTensorEmptyPatterns(patterns);
    tensor::CollapseShapeOp::getCanonicalizationPatterns(patterns, &getContext());
    tensor::ExpandShapeOp::getCanonicalizationPatterns(patterns, &getContext());
    if (failed(applyPatternsGreedily(getOperation(), std::move(patterns),
                                     GreedyRewriteConfig().setListener(&keeper).enableFolding(false))))
      signalPassFailure();
  }
};

} // namespace
