// Import: keeps sums of narrow floats in f32.

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/IR/IRMapping.h"
#include "tp25d/Import/Passes.h"
#include "tp25d/Sharding/Product.h"

using namespace mlir;

namespace tp25d {
#define GEN_PASS_DEF_ACCUMULATEINF32
#include "tp25d/Import/Passes.h.inc"
} // namespace tp25d

/// Returns the only operation that accumulates result `number`, if it is a sum or product of floats narrower than f32;
/// else null.
static Operation *getNarrowCombiner(linalg::GenericOp op, unsigned number) {
  Type type = op.getRegionOutputArgs()[number].getType();
  Operation *combiner = tp25d::getSoleCombiner(op, number);
  bool isNarrow = tp25d::getAccumulationType(type) != type;
  return isNarrow && isa_and_nonnull<arith::AddFOp, arith::MulFOp>(combiner) && combiner->hasOneUse() ? combiner
                                                                                                      : nullptr;
}

/// Builds the init of a reduction in f32.
static Value widenInit(OpBuilder &builder, Value init) {
  Type single = builder.getF32Type();
  if (tp25d::isNeutral(init, tp25d::Combiner::Sum)) // a fill, which Partition recognizes as neutral
    return tp25d::buildFilled(builder, init.getLoc(), cast<RankedTensorType>(init.getType()).clone(single),
                              builder.getZeroAttr(single));
  return tp25d::buildConverted(builder, init.getLoc(), init, single);
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
        init = widenInit(builder, init);
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
      Type element = getElementTypeOrSelf(old.getType());
      bool isSame = old.getType() == result.getType();
      old.replaceAllUsesWith(isSame ? Value(result) : tp25d::buildConverted(builder, result.getLoc(), result, element));
    }
    op.erase();
  }

  /// Copies a combining operation in f32. One of its operands is the accumulator.
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
