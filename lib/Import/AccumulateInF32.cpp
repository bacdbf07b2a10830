// Import: keeps sums of narrow floats in f32.

#include "mlir/Analysis/SliceAnalysis.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/IRMapping.h"
#include "tp25d/Dialect/Product.h"
#include "tp25d/Import/Passes.h"

using namespace mlir;

namespace tp25d {
#define GEN_PASS_DEF_ACCUMULATEINF32
#include "tp25d/Import/Passes.h.inc"
} // namespace tp25d

/// The one operation by which `op` accumulates result number `number`, if it is a sum or product of narrow floats.
static Operation *getNarrowCombiner(linalg::GenericOp op, unsigned number) {
  BlockArgument sofar = op.getRegionOutputArgs()[number];
  SmallVector<Operation *, 4> combiners;
  if (tp25d::getAccumulationType(sofar.getType()) == sofar.getType() || !sofar.hasOneUse() ||
      !matchReduction(op.getRegionOutputArgs(), number, combiners) || combiners.size() != 1 ||
      *sofar.getUsers().begin() != combiners.front() || !combiners.front()->hasOneUse())
    return nullptr;
  return isa<arith::AddFOp, arith::MulFOp>(combiners.front()) ? combiners.front() : nullptr;
}

/// `tensor` with its elements converted to floats of `element`.
static Value convert(OpBuilder &builder, Value tensor, Type element) {
  auto type = cast<RankedTensorType>(tensor.getType());
  Location loc = tensor.getLoc();
  if (tp25d::isNeutral(tensor, tp25d::Combiner::Sum)) // which Partition knows by what makes it
    return tp25d::buildFilled(builder, loc, type.clone(element), builder.getZeroAttr(element));
  Value empty = tensor::EmptyOp::create(builder, loc, type.getShape(), element);
  SmallVector<AffineMap> maps(2, builder.getMultiDimIdentityMap(type.getRank()));
  SmallVector<utils::IteratorType> iterators(type.getRank(), utils::IteratorType::parallel);
  auto body = [&](OpBuilder &inside, Location loc, ValueRange scalars) {
    bool isWider = element.getIntOrFloatBitWidth() > type.getElementTypeBitWidth();
    Value converted = isWider ? arith::ExtFOp::create(inside, loc, element, scalars[0]).getResult()
                              : arith::TruncFOp::create(inside, loc, element, scalars[0]).getResult();
    linalg::YieldOp::create(inside, loc, converted);
  };
  return linalg::GenericOp::create(builder, loc, empty.getType(), tensor, empty, maps, iterators, body).getResult(0);
}

namespace {

struct AccumulateInF32 : tp25d::impl::AccumulateInF32Base<AccumulateInF32> {
  void runOnOperation() override {
    SmallVector<linalg::GenericOp> reductions;
    for (auto op : getOperation().getOps<linalg::GenericOp>())
      if (op.getNumReductionLoops() > 0 && !tp25d::getProduct(op))
        reductions.push_back(op);
    for (linalg::GenericOp op : reductions)
      widen(op);
  }

  static void widen(linalg::GenericOp op) {
    SmallVector<Operation *> combiners;
    for (unsigned i = 0; i < op.getNumDpsInits(); ++i)
      combiners.push_back(getNarrowCombiner(op, i));
    if (llvm::none_of(combiners, [](Operation *combiner) { return combiner; }))
      return;
    OpBuilder builder(op);
    SmallVector<Value> inits(op.getOutputs());
    for (auto [init, combiner] : llvm::zip_equal(inits, combiners))
      if (combiner)
        init = convert(builder, init, builder.getF32Type());
    auto body = [&](OpBuilder &inside, Location, ValueRange arguments) {
      IRMapping mapping;
      mapping.map(op.getBody()->getArguments(), arguments);
      for (Operation &inner : *op.getBody()) {
        if (llvm::is_contained(combiners, &inner))
          copyWide(inside, &inner, mapping);
        else
          inside.clone(inner, mapping);
      }
    };
    auto wide = linalg::GenericOp::create(builder, op.getLoc(), ValueRange(inits).getTypes(), op.getInputs(), inits,
                                          op.getIndexingMapsArray(), op.getIteratorTypesArray(), body);
    wide->setDiscardableAttrs(op->getDiscardableAttrDictionary());
    for (auto [old, result] : llvm::zip_equal(op.getResults(), wide.getResults())) {
      bool isSame = old.getType() == result.getType();
      old.replaceAllUsesWith(isSame ? Value(result) : convert(builder, result, getElementTypeOrSelf(old.getType())));
    }
    op.erase();
  }

  /// Copies a combiner in f32. One of its operands is what the result is so far.
  static void copyWide(OpBuilder &builder, Operation *combiner, IRMapping &mapping) {
    SmallVector<Value> operands = llvm::map_to_vector(combiner->getOperands(), [&](Value operand) -> Value {
      Value mapped = mapping.lookupOrDefault(operand);
      if (mapped.getType().isF32())
        return mapped;
      return arith::ExtFOp::create(builder, combiner->getLoc(), builder.getF32Type(), mapped);
    });
    OperationState state(combiner->getLoc(), combiner->getName(), operands, builder.getF32Type(), combiner->getAttrs());
    mapping.map(combiner->getResult(0), builder.create(state)->getResult(0));
  }
};

} // namespace
