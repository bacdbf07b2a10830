// Import: raises lookups in tables to sums over the dimension that they search, which can be split like any other sum.

#include "AnnotationKeeper.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "tp25d/Import/Passes.h"
#include "tp25d/Sharding/Clamp.h"
#include "tp25d/Sharding/Product.h"

#include <set>

using namespace mlir;

namespace tp25d {
#define GEN_PASS_DEF_RAISELOOKUPS
#include "tp25d/Import/Passes.h.inc"
} // namespace tp25d

namespace {

/// A `tensor.extract` in the body of an elementwise operation, one index of which is computed from elements, and the
/// other indices of which are loops.
struct Lookup {
  tensor::ExtractOp extract;
  int64_t dim = -1;                    ///< the dimension of the table that is searched
  SmallVector<unsigned> loops;         ///< loops that index the other dimensions, in order
  llvm::SetVector<Operation *> places; ///< operations of the body that compute the index
  std::set<unsigned> needed;           ///< loops on which the element depends
  SmallVector<unsigned> inputs;        ///< inputs that the index is computed from
};

} // namespace

/// Adds what computes `value`, in the body of `op`, to `lookup`. Fails if that reads other than inputs and loops.
static LogicalResult addPlace(linalg::GenericOp op, Value value, Lookup &lookup) {
  if (auto argument = dyn_cast<BlockArgument>(value); argument && argument.getOwner() == op.getBody()) {
    if (argument.getArgNumber() >= op.getNumDpsInputs())
      return failure();
    if (!llvm::is_contained(lookup.inputs, argument.getArgNumber()))
      lookup.inputs.push_back(argument.getArgNumber());
    return success();
  }
  Operation *place = value.getDefiningOp();
  if (!place || place->getBlock() != op.getBody() || lookup.places.contains(place))
    return success();
  if (isa<tensor::ExtractOp>(place) || place->getNumRegions() != 0 || !isPure(place))
    return failure();
  for (Value operand : place->getOperands())
    if (failed(addPlace(op, operand, lookup)))
      return failure();
  if (auto index = dyn_cast<linalg::IndexOp>(place))
    lookup.needed.insert(index.getDim());
  lookup.places.insert(place);
  return success();
}

/// Returns `extract`, in the body of `op`, as a lookup if it is one.
static std::optional<Lookup> getLookup(linalg::GenericOp op, tensor::ExtractOp extract) {
  RankedTensorType type = extract.getTensor().getType();
  Type element = type.getElementType();
  // For i1 a sum is an exclusive or; an index has no neutral element.
  if (extract.getTensor().getParentBlock() == op.getBody() || !type.hasStaticShape() ||
      !element.isSignlessIntOrFloat() || element.isInteger(1))
    return std::nullopt;
  Lookup lookup;
  lookup.extract = extract;
  SmallVector<int64_t> ranges = op.getStaticLoopRanges();
  for (auto [dim, index] : llvm::enumerate(extract.getIndices())) {
    auto loop = index.getDefiningOp<linalg::IndexOp>();
    if (!loop) {
      if (lookup.dim >= 0)
        return std::nullopt;
      lookup.dim = static_cast<int64_t>(dim);
    } else if (ranges[loop.getDim()] != type.getDimSize(static_cast<int64_t>(dim)) ||
               !lookup.needed.insert(loop.getDim()).second) {
      return std::nullopt;
    } else {
      lookup.loops.push_back(loop.getDim());
    }
  }
  if (lookup.dim < 0 || failed(addPlace(op, extract.getIndices()[lookup.dim], lookup)) || lookup.inputs.empty())
    return std::nullopt;
  for (unsigned input : lookup.inputs)
    for (unsigned loop = 0; loop < ranges.size(); ++loop)
      if (op.getMatchingIndexingMap(op.getDpsInputOperand(input)).isFunctionOfDim(loop))
        lookup.needed.insert(loop);
  return lookup;
}

/// Builds the sum that is equal to `lookup`: a tensor with the needed loops as dimensions.
static Value buildSum(RewriterBase &rewriter, linalg::GenericOp op, Lookup &lookup) {
  Location loc = lookup.extract.getLoc();
  MLIRContext *context = rewriter.getContext();
  SmallVector<int64_t> ranges = op.getStaticLoopRanges(), shape;
  auto searched = static_cast<unsigned>(lookup.needed.size());
  SmallVector<AffineExpr> renumbered(ranges.size(), getAffineConstantExpr(0, context)), kept;
  for (unsigned loop : lookup.needed) {
    kept.push_back(getAffineDimExpr(shape.size(), context));
    renumbered[loop] = kept.back();
    shape.push_back(ranges[loop]);
  }

  Value table = lookup.extract.getTensor();
  RankedTensorType tableType = lookup.extract.getTensor().getType();
  SmallVector<Value> inputs;
  SmallVector<AffineMap> maps;
  for (unsigned input : lookup.inputs) {
    OpOperand *operand = op.getDpsInputOperand(input);
    inputs.push_back(operand->get());
    maps.push_back(op.getMatchingIndexingMap(operand).replaceDimsAndSymbols(renumbered, {}, searched + 1, 0));
  }
  SmallVector<AffineExpr> tableDims =
      llvm::map_to_vector(lookup.loops, [&](unsigned loop) { return renumbered[loop]; });
  tableDims.insert(tableDims.begin() + lookup.dim, getAffineDimExpr(searched, context));
  inputs.push_back(table);
  maps.push_back(AffineMap::get(searched + 1, 0, tableDims, context));
  maps.push_back(AffineMap::get(searched + 1, 0, kept, context));
  SmallVector<utils::IteratorType> iterators(searched, utils::IteratorType::parallel);
  iterators.push_back(utils::IteratorType::reduction);

  Type element = tableType.getElementType();
  TypedAttr zero = rewriter.getZeroAttr(element);
  Value zeros = tp25d::buildFilled(rewriter, loc, RankedTensorType::get(shape, element), zero);
  auto body = [&](OpBuilder &b, Location loc, ValueRange arguments) {
    IRMapping mapping;
    for (auto [input, argument] : llvm::zip(lookup.inputs, arguments))
      mapping.map(op.getBody()->getArgument(input), argument);
    for (Operation *place : lookup.places) {
      Operation *clone = b.clone(*place, mapping);
      if (auto index = dyn_cast<linalg::IndexOp>(clone))
        index.setDim(cast<AffineDimExpr>(renumbered[index.getDim()]).getPosition());
    }
    // A place outside of the table is moved inside.
    Value place = mapping.lookupOrDefault(lookup.extract.getIndices()[lookup.dim]);
    place = tp25d::clampIndex(b, loc, place, tableType.getDimSize(lookup.dim));
    Value here = linalg::IndexOp::create(b, loc, searched);
    Value found = arith::CmpIOp::create(b, loc, arith::CmpIPredicate::eq, here, place);
    Value none = arith::ConstantOp::create(b, loc, zero);
    Value term = arith::SelectOp::create(b, loc, found, arguments[lookup.inputs.size()], none);
    auto sum = isa<FloatType>(element) ? arith::AtomicRMWKind::addf : arith::AtomicRMWKind::addi;
    linalg::YieldOp::create(b, loc, arith::getReductionOp(sum, b, loc, arguments.back(), term));
  };
  return linalg::GenericOp::create(rewriter, loc, zeros.getType(), inputs, zeros, maps, iterators, body).getResult(0);
}

/// True if `op` does nothing but this lookup, in the order of its loops.
static bool isWhole(linalg::GenericOp op, Lookup &lookup) {
  return op.getNumResults() == 1 && op.getBody()->getTerminator()->getOperand(0) == lookup.extract.getResult() &&
         lookup.needed.size() == op.getNumLoops() && op.getMatchingIndexingMap(op.getDpsInitOperand(0)).isIdentity();
}

/// Replaces `extract`, in the body of `op`, by an element of the new input `tensor`, which is indexed by `map`.
static void replaceByInput(PatternRewriter &rewriter, linalg::GenericOp op, tensor::ExtractOp extract, Value tensor,
                           AffineMap map) {
  rewriter.modifyOpInPlace(op, [&] {
    int64_t position = op.getNumDpsInputs();
    SmallVector<AffineMap> maps = op.getIndexingMapsArray();
    maps.insert(maps.begin() + position, map);
    Value element = op.getBody()->insertArgument(position, extract.getType(), extract.getLoc());
    op.getInputsMutable().append(tensor);
    op.setIndexingMapsAttr(rewriter.getAffineMapArrayAttr(maps));
    rewriter.replaceOp(extract, element);
  });
}

namespace {

struct RaiseLookup : OpRewritePattern<linalg::GenericOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(linalg::GenericOp op, PatternRewriter &rewriter) const override {
    if (op.getNumParallelLoops() != op.getNumLoops() || !op.hasPureTensorSemantics() ||
        ShapedType::isDynamicShape(op.getStaticLoopRanges()))
      return failure();
    for (auto extract : op.getBody()->getOps<tensor::ExtractOp>())
      if (std::optional<Lookup> lookup = getLookup(op, extract)) {
        Value sum = buildSum(rewriter, op, *lookup);
        if (isWhole(op, *lookup)) {
          rewriter.replaceOp(op, sum);
          return success();
        }
        replaceByInput(
            rewriter, op, extract, sum,
            AffineMap::getMultiDimMapWithTargets(op.getNumLoops(), llvm::to_vector(lookup->needed), op.getContext()));
        return success();
      }
    return failure();
  }
};

/// Brings places that are counted, as positions are, into the body that looks them up.
struct CountInside : OpRewritePattern<linalg::GenericOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(linalg::GenericOp op, PatternRewriter &rewriter) const override {
    if (op.getBody()->getOps<tensor::ExtractOp>().empty())
      return failure();
    for (OpOperand *input : op.getDpsInputOperands()) {
      auto counted = input->get().getDefiningOp<linalg::GenericOp>();
      if (!counted || counted.getNumDpsInputs() != 0 || !linalg::areElementwiseOpsFusable(input))
        continue;
      FailureOr<linalg::ElementwiseOpFusionResult> fused = linalg::fuseElementwiseOps(rewriter, input);
      if (failed(fused))
        continue;
      rewriter.replaceOp(op, fused->fusedOp->getResults().take_back(op->getNumResults()));
      return success();
    }
    return failure();
  }
};

/// Makes a table that is read at the loops' own place an operand.
struct ReadAtLoops : OpRewritePattern<linalg::GenericOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(linalg::GenericOp op, PatternRewriter &rewriter) const override {
    SmallVector<int64_t> ranges = op.getStaticLoopRanges();
    for (auto extract : op.getBody()->getOps<tensor::ExtractOp>()) {
      if (extract.getTensor().getParentBlock() == op.getBody())
        continue;
      SmallVector<AffineExpr> place;
      for (auto [index, size] : llvm::zip_equal(extract.getIndices(), extract.getTensor().getType().getShape()))
        if (auto loop = index.getDefiningOp<linalg::IndexOp>(); loop && ranges[loop.getDim()] == size)
          place.push_back(rewriter.getAffineDimExpr(loop.getDim()));
        else if (std::optional<int64_t> number = getConstantIntValue(index); number && *number >= 0 && *number < size)
          place.push_back(rewriter.getAffineConstantExpr(*number));
      if (place.size() != extract.getIndices().size())
        continue;
      replaceByInput(rewriter, op, extract, extract.getTensor(),
                     AffineMap::get(op.getNumLoops(), 0, place, op.getContext()));
      return success();
    }
    return failure();
  }
};

struct RaiseLookups : tp25d::impl::RaiseLookupsBase<RaiseLookups> {
  void runOnOperation() override {
    RewritePatternSet counting(&getContext()), patterns(&getContext());
    counting.add<CountInside>(&getContext());
    arith::IndexCastOp::getCanonicalizationPatterns(counting, &getContext());
    patterns.add<RaiseLookup, ReadAtLoops>(&getContext());
    tp25d::AnnotationKeeper keeper;
    GreedyRewriteConfig config = GreedyRewriteConfig().setListener(&keeper);
    if (failed(applyPatternsGreedily(getOperation(), std::move(counting), config)) ||
        failed(applyPatternsGreedily(getOperation(), std::move(patterns), config)))
      signalPassFailure();
  }
};

} // namespace
