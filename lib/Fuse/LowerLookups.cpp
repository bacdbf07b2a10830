// Fuse: lowers sums of which only one term is not zero to lookups of that term.

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "tp25d/Fuse/Passes.h"
#include "tp25d/Sharding/Clamp.h"
#include "tp25d/Sharding/Product.h"

using namespace mlir;

namespace tp25d {
#define GEN_PASS_DEF_LOWERLOOKUPS
#include "tp25d/Fuse/Passes.h.inc"
} // namespace tp25d

namespace {

/// A sum over the loop `searched`, whose term is zero unless the loop's index, plus `offsets`, is `place`.
struct SingleTerm {
  unsigned searched = 0;
  arith::SelectOp select;
  Value place;
  SmallVector<Value> offsets; ///< scalars from outside of the body
};

} // namespace

/// Returns the loop of which `value` is the index, plus values from outside of the body, which are added to `offsets`.
static std::optional<unsigned> getSearchedLoop(linalg::GenericOp op, Value value, SmallVectorImpl<Value> &offsets) {
  if (auto index = value.getDefiningOp<linalg::IndexOp>())
    return index.getDim();
  auto sum = value.getDefiningOp<arith::AddIOp>();
  if (!sum)
    return std::nullopt;
  for (auto [index, offset] : {std::pair(sum.getLhs(), sum.getRhs()), std::pair(sum.getRhs(), sum.getLhs())})
    if (offset.getParentBlock() != op.getBody())
      if (std::optional<unsigned> loop = getSearchedLoop(op, index, offsets)) {
        offsets.push_back(offset);
        return loop;
      }
  return std::nullopt;
}

/// True if `value`, in the body of `op`, depends on the index of `loop`.
static bool dependsOnLoop(linalg::GenericOp op, Value value, unsigned loop) {
  if (auto argument = dyn_cast<BlockArgument>(value); argument && argument.getOwner() == op.getBody())
    return op.getIndexingMapsArray()[argument.getArgNumber()].isFunctionOfDim(loop);
  Operation *inner = value.getDefiningOp();
  if (!inner || inner->getBlock() != op.getBody())
    return false;
  if (auto index = dyn_cast<linalg::IndexOp>(inner))
    return index.getDim() == loop;
  return llvm::any_of(inner->getOperands(), [&](Value operand) { return dependsOnLoop(op, operand, loop); });
}

/// True if all loops but `searched` can be told from the operands that it does not index, and it indexes others in
/// dimensions of its own.
static bool canDropLoop(linalg::GenericOp op, unsigned searched) {
  llvm::SmallBitVector counted(op.getNumLoops());
  counted.set(searched);
  for (AffineMap map : op.getIndexingMapsArray()) {
    bool isSearched = map.isFunctionOfDim(searched);
    for (AffineExpr result : map.getResults()) {
      auto loop = dyn_cast<AffineDimExpr>(result);
      if (isSearched && !loop && !isa<AffineConstantExpr>(result))
        return false;
      if (!isSearched && loop)
        counted.set(loop.getPosition());
    }
  }
  return counted.all();
}

/// Returns `op` as the sum of a single term if it is one.
static std::optional<SingleTerm> getSingleTerm(linalg::GenericOp op) {
  if (op.getNumResults() != 1 || !op.hasPureTensorSemantics() || op.getNumReductionLoops() == 0)
    return std::nullopt;
  Operation *sum = tp25d::getSoleCombiner(op, 0);
  if (!isa_and_nonnull<arith::AddFOp, arith::AddIOp>(sum))
    return std::nullopt;
  SingleTerm term;
  term.select =
      sum->getOperand(sum->getOperand(0) == op.getRegionOutputArgs().front()).getDefiningOp<arith::SelectOp>();
  if (!term.select || !(matchPattern(term.select.getFalseValue(), m_AnyZeroFloat()) ||
                        matchPattern(term.select.getFalseValue(), m_Zero())))
    return std::nullopt;
  auto found = term.select.getCondition().getDefiningOp<arith::CmpIOp>();
  if (!found || found.getPredicate() != arith::CmpIPredicate::eq)
    return std::nullopt;
  for (auto [here, place] : {std::pair(found.getLhs(), found.getRhs()), std::pair(found.getRhs(), found.getLhs())}) {
    term.offsets.clear();
    std::optional<unsigned> loop = getSearchedLoop(op, here, term.offsets);
    if (!loop || op.getIteratorTypesArray()[*loop] != utils::IteratorType::reduction ||
        dependsOnLoop(op, place, *loop) || !canDropLoop(op, *loop))
      continue;
    term.searched = *loop;
    term.place = place;
    return term;
  }
  return std::nullopt;
}

namespace {

struct LowerSingleTerm : OpRewritePattern<linalg::GenericOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(linalg::GenericOp op, PatternRewriter &rewriter) const override {
    std::optional<SingleTerm> term = getSingleTerm(op);
    if (!term)
      return failure();
    int64_t size = op.getStaticLoopRanges()[term->searched];
    auto renumber = [&](unsigned loop) { return loop - (loop > term->searched ? 1 : 0); };
    SmallVector<AffineExpr> renumbered;
    for (unsigned loop = 0; loop < op.getNumLoops(); ++loop)
      renumbered.push_back(rewriter.getAffineDimExpr(renumber(loop)));

    SmallVector<Value> inputs;
    SmallVector<AffineMap> maps;
    SmallVector<std::pair<BlockArgument, OpOperand *>> kept, searched;
    for (OpOperand *input : op.getDpsInputOperands()) {
      AffineMap map = op.getMatchingIndexingMap(input);
      BlockArgument argument = op.getMatchingBlockArgument(input);
      if (map.isFunctionOfDim(term->searched)) {
        searched.emplace_back(argument, input);
        continue;
      }
      kept.emplace_back(argument, input);
      inputs.push_back(input->get());
      maps.push_back(map.replaceDimsAndSymbols(renumbered, {}, op.getNumLoops() - 1, 0));
    }
    OpOperand *init = op.getDpsInitOperand(0);
    maps.push_back(op.getMatchingIndexingMap(init).replaceDimsAndSymbols(renumbered, {}, op.getNumLoops() - 1, 0));
    SmallVector<utils::IteratorType> iterators = op.getIteratorTypesArray();
    iterators.erase(iterators.begin() + term->searched);
    Value start = init->get();
    bool sums = op.getNumReductionLoops() > 1 || !tp25d::isNeutral(start, tp25d::Combiner::Sum);
    if (!sums) {
      auto type = cast<RankedTensorType>(start.getType());
      start = tensor::EmptyOp::create(rewriter, op.getLoc(), type.getShape(), type.getElementType());
    }

    auto body = [&](OpBuilder &b, Location loc, ValueRange arguments) {
      IRMapping mapping;
      for (auto [pair, argument] : llvm::zip(kept, arguments))
        mapping.map(pair.first, argument);
      mapping.map(op.getRegionOutputArgs().front(), arguments.back());
      auto constant = [&](int64_t value) { return arith::ConstantIndexOp::create(b, loc, value); };

      Value local = clone(b, op, term->place, mapping);
      for (Value offset : term->offsets)
        local = arith::SubIOp::create(b, loc, local, offset);
      Value inside = tp25d::clampIndex(b, loc, local, size);

      auto getIndex = [&](unsigned loop) -> Value {
        return loop == term->searched ? inside : linalg::IndexOp::create(b, loc, renumber(loop)).getResult();
      };
      for (auto [argument, operand] : searched) {
        SmallVector<Value> indices;
        for (AffineExpr result : op.getMatchingIndexingMap(operand).getResults())
          if (auto number = dyn_cast<AffineConstantExpr>(result))
            indices.push_back(constant(number.getValue()));
          else
            indices.push_back(getIndex(cast<AffineDimExpr>(result).getPosition()));
        mapping.map(argument, tensor::ExtractOp::create(b, loc, operand->get(), indices).getResult());
      }
      op.getBody()->walk([&](linalg::IndexOp index) { mapping.map(index.getResult(), getIndex(index.getDim())); });
      Value value = clone(b, op, term->select.getTrueValue(), mapping);
      if (inside != local) {
        Value isInside = arith::CmpIOp::create(b, loc, arith::CmpIPredicate::eq, local, inside);
        Value none = clone(b, op, term->select.getFalseValue(), mapping);
        value = arith::SelectOp::create(b, loc, isInside, value, none);
      }
      if (sums) {
        mapping.map(term->select.getResult(), value);
        value = clone(b, op, op.getBody()->getTerminator()->getOperand(0), mapping);
      }
      linalg::YieldOp::create(b, loc, value);
    };
    auto lookup =
        linalg::GenericOp::create(rewriter, op.getLoc(), op.getResultTypes(), inputs, start, maps, iterators, body);
    lookup->setDiscardableAttrs(op->getDiscardableAttrDictionary());
    rewriter.replaceOp(op, lookup);
    return success();
  }

  /// Clones what computes `value` in the body of `op`, as far as `mapping` does not have it.
  static Value clone(OpBuilder &builder, linalg::GenericOp op, Value value, IRMapping &mapping) {
    Operation *inner = value.getDefiningOp();
    if (mapping.contains(value) || !inner || inner->getBlock() != op.getBody())
      return mapping.lookupOrDefault(value);
    for (Value operand : inner->getOperands())
      clone(builder, op, operand, mapping);
    builder.clone(*inner, mapping);
    return mapping.lookup(value);
  }
};

struct LowerLookups : tp25d::impl::LowerLookupsBase<LowerLookups> {
  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    patterns.add<LowerSingleTerm>(&getContext());
    if (failed(applyPatternsGreedily(getOperation(), std::move(patterns))))
      signalPassFailure();
  }
};

} // namespace
