// Reference pass: accumulates reductions in f64.

#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "tp25d/Reference/Passes.h"

using namespace mlir;

namespace tp25d {
#define GEN_PASS_DEF_WIDENSUMS
#include "tp25d/Reference/Passes.h.inc"
} // namespace tp25d

static bool isNarrow(Type type) {
  auto floatType = dyn_cast<FloatType>(type);
  return floatType && floatType.getWidth() < 64;
}

/// Converts `scalar` to the float `type`. Conversions from or to less than f32 go through f32, as in upstream's
/// expansion.
static Value convertScalar(OpBuilder &builder, Location loc, Value scalar, FloatType type) {
  auto from = cast<FloatType>(scalar.getType());
  if (from == type)
    return scalar;
  bool isWider = type.getWidth() > from.getWidth();
  FloatType single = builder.getF32Type();
  if (std::min(type.getWidth(), from.getWidth()) < 32 && type != single && from != single)
    return convertScalar(builder, loc, convertScalar(builder, loc, scalar, single), type);
  return isWider ? arith::ExtFOp::create(builder, loc, type, scalar).getResult()
                 : arith::TruncFOp::create(builder, loc, type, scalar).getResult();
}

/// Builds an elementwise operation on tensors of one shape.
static Value buildElementwise(OpBuilder &builder, Location loc, ValueRange inputs, Type element,
                              function_ref<Value(OpBuilder &, ValueRange)> compute) {
  auto type = cast<RankedTensorType>(inputs.front().getType());
  Value empty = tensor::EmptyOp::create(builder, loc, type.getShape(), element);
  SmallVector<AffineMap> maps(inputs.size() + 1, builder.getMultiDimIdentityMap(type.getRank()));
  SmallVector<utils::IteratorType> iterators(type.getRank(), utils::IteratorType::parallel);
  auto body = [&](OpBuilder &inside, Location loc, ValueRange scalars) {
    linalg::YieldOp::create(inside, loc, compute(inside, scalars));
  };
  return linalg::GenericOp::create(builder, loc, empty.getType(), inputs, empty, maps, iterators, body).getResult(0);
}

static Value convertTensor(OpBuilder &builder, Value tensor, Type element) {
  if (cast<RankedTensorType>(tensor.getType()).getElementType() == element)
    return tensor;
  Location loc = tensor.getLoc();
  return buildElementwise(builder, loc, tensor, element, [&](OpBuilder &inside, ValueRange scalars) {
    return convertScalar(inside, loc, scalars.front(), cast<FloatType>(element));
  });
}

namespace {

/// Copies the body of a reduction so that everything that depends on its accumulators is computed in f64.
class WideBody {
public:
  WideBody(OpBuilder &builder, linalg::GenericOp op, ValueRange arguments) : builder(builder), loc(op.getLoc()) {
    for (auto [from, to] : llvm::zip_equal(op.getBody()->getArguments(), arguments))
      if (from.getType() != to.getType())
        wide[from] = to;
      else
        scalars.map(from, to);
    for (Operation &inner : op.getBody()->without_terminator())
      copy(&inner);
    Operation *yield = op.getBody()->getTerminator();
    for (auto [value, init] : llvm::zip_equal(yield->getOperands(), arguments.take_back(yield->getNumOperands())))
      yielded.push_back(init.getType() == value.getType() ? scalars.lookupOrDefault(value) : widen(value));
  }

  SmallVector<Value> yielded;

private:
  /// Returns `scalar` of the old body in f64. A product is recomputed in f64, anything else is converted.
  Value widen(Value scalar) {
    if (Value known = wide.lookup(scalar))
      return known;
    if (auto product = scalar.getDefiningOp<arith::MulFOp>(); product && scalar.getParentBlock() == product->getBlock())
      return arith::MulFOp::create(builder, loc, convert(product.getLhs()), convert(product.getRhs()));
    return convert(scalar);
  }

  Value convert(Value scalar) {
    return convertScalar(builder, loc, scalars.lookupOrDefault(scalar), builder.getF64Type());
  }

  void copy(Operation *op) {
    bool depends = llvm::any_of(op->getOperands(), [&](Value operand) { return wide.contains(operand); });
    if (!depends) {
      builder.clone(*op, scalars);
      return;
    }
    // Conversions between floats become no-ops.
    if (isa<arith::ExtFOp, arith::TruncFOp>(op)) {
      define(op->getResult(0), wide.lookup(op->getOperand(0)));
      return;
    }
    SmallVector<Value> operands = llvm::map_to_vector(op->getOperands(), [&](Value operand) {
      return isNarrow(operand.getType()) ? widen(operand) : scalars.lookupOrDefault(operand);
    });
    SmallVector<Type> types = llvm::map_to_vector(
        op->getResultTypes(), [&](Type type) { return isNarrow(type) ? Type(builder.getF64Type()) : type; });
    OperationState state(op->getLoc(), op->getName(), operands, types, op->getAttrs());
    Operation *copied = builder.create(state);
    for (auto [from, to] : llvm::zip_equal(op->getResults(), copied->getResults()))
      define(from, to);
  }

  void define(Value from, Value to) {
    if (isNarrow(from.getType()))
      wide[from] = to;
    else
      scalars.map(from, to);
  }

  OpBuilder &builder;
  Location loc;
  IRMapping scalars;
  DenseMap<Value, Value> wide; ///< maps scalars of the old body to their values in f64
};

struct WidenSums : tp25d::impl::WidenSumsBase<WidenSums> {
  void runOnOperation() override {
    SmallVector<linalg::GenericOp> reductions;
    getOperation().walk([&](linalg::GenericOp op) {
      if (op.hasPureTensorSemantics() && op.getNumReductionLoops() > 0)
        reductions.push_back(op);
    });
    for (linalg::GenericOp op : reductions) {
      IRRewriter rewriter(op);
      orderLoops(rewriter, isPlainSum(op) ? compensate(rewriter, op) : widen(rewriter, op));
    }
  }

  /// True if the body can be copied with other types.
  static bool isConvertible(linalg::GenericOp op) {
    return llvm::none_of(op.getBody()->getOperations(),
                         [](Operation &inner) { return inner.getNumRegions() != 0 || isa<arith::BitcastOp>(inner); });
  }

  static linalg::GenericOp widen(RewriterBase &rewriter, linalg::GenericOp op) {
    auto isWidened = [](Value init) { return isNarrow(getElementTypeOrSelf(init.getType())); };
    if (!isConvertible(op) || llvm::none_of(op.getOutputs(), isWidened))
      return op;
    SmallVector<Value> inits = llvm::map_to_vector(op.getOutputs(), [&](Value init) {
      return isWidened(init) ? convertTensor(rewriter, init, rewriter.getF64Type()) : init;
    });
    auto body = [&](OpBuilder &inside, Location loc, ValueRange arguments) {
      linalg::YieldOp::create(inside, loc, WideBody(inside, op, arguments).yielded);
    };
    auto wide = linalg::GenericOp::create(rewriter, op.getLoc(), ValueRange(inits).getTypes(), op.getInputs(), inits,
                                          op.getIndexingMapsArray(), op.getIteratorTypesArray(), body);
    SmallVector<Value> results;
    for (auto [result, old] : llvm::zip_equal(wide.getResults(), op.getResults()))
      results.push_back(convertTensor(rewriter, result, getElementTypeOrSelf(old.getType())));
    rewriter.replaceOp(op, results);
    return wide;
  }

  /// True if the operation does nothing with its accumulators but to add to them, in f64.
  static bool isPlainSum(linalg::GenericOp op) {
    Operation *yield = op.getBody()->getTerminator();
    return llvm::all_of(llvm::zip_equal(op.getRegionOutputArgs(), yield->getOperands()), [](auto pair) {
      auto [sum, value] = pair;
      auto add = value.template getDefiningOp<arith::AddFOp>();
      return add && sum.getType().isF64() && sum.hasOneUse() && add->hasOneUse() &&
             (add.getLhs() == sum || add.getRhs() == sum);
    });
  }

  static linalg::GenericOp compensate(RewriterBase &rewriter, linalg::GenericOp op) {
    Location loc = op.getLoc();
    SmallVector<Value> inits(op.getOutputs());
    SmallVector<AffineMap> maps = op.getIndexingMapsArray();
    for (Value init : op.getOutputs()) {
      auto type = cast<RankedTensorType>(init.getType());
      inits.push_back(arith::ConstantOp::create(rewriter, loc, rewriter.getZeroAttr(type)));
    }
    llvm::append_range(maps, ArrayRef(op.getIndexingMapsArray()).take_back(op.getNumDpsInits()));
    size_t count = op.getNumDpsInits();
    auto body = [&](OpBuilder &inside, Location loc, ValueRange arguments) {
      ValueRange lost = arguments.take_back(count);
      IRMapping mapping;
      mapping.map(op.getBody()->getArguments(), arguments.drop_back(count));
      for (Operation &inner : op.getBody()->without_terminator())
        inside.clone(inner, mapping);
      SmallVector<Value> sums, losses;
      for (auto [i, value] : llvm::enumerate(op.getBody()->getTerminator()->getOperands())) {
        auto add = value.getDefiningOp<arith::AddFOp>();
        Value old = op.getRegionOutputArgs()[i];
        Value before = mapping.lookup(old), after = mapping.lookup(value);
        Value term = mapping.lookupOrDefault(add.getLhs() == old ? add.getRhs() : add.getLhs());
        auto minus = [&](Value a, Value b) { return arith::SubFOp::create(inside, loc, a, b).getResult(); };
        Value taken = minus(after, before);
        Value error = arith::AddFOp::create(inside, loc, minus(before, minus(after, taken)), minus(term, taken));
        sums.push_back(after);
        losses.push_back(arith::AddFOp::create(inside, loc, lost[i], error));
      }
      sums.append(losses);
      linalg::YieldOp::create(inside, loc, sums);
    };
    auto summed = linalg::GenericOp::create(rewriter, loc, ValueRange(inits).getTypes(), op.getInputs(), inits, maps,
                                            op.getIteratorTypesArray(), body);
    SmallVector<Value> results;
    for (size_t i = 0; i < count; ++i)
      results.push_back(buildElementwise(rewriter, loc, {summed.getResult(i), summed.getResult(count + i)},
                                         rewriter.getF64Type(), [&](OpBuilder &inside, ValueRange scalars) -> Value {
                                           // The compensation of an infinite sum is NaN.
                                           Value isNan = arith::CmpFOp::create(inside, loc, arith::CmpFPredicate::UNO,
                                                                               scalars[1], scalars[1]);
                                           Value sum = arith::AddFOp::create(inside, loc, scalars[0], scalars[1]);
                                           return arith::SelectOp::create(inside, loc, isNan, scalars[0], sum);
                                         }));
    rewriter.replaceOp(op, results);
    return summed;
  }

  /// Makes the loop innermost along which the largest number of elements is contiguous.
  static void orderLoops(RewriterBase &rewriter, linalg::GenericOp op) {
    SmallVector<int64_t> votes(op.getNumLoops());
    for (OpOperand &operand : op->getOpOperands()) {
      AffineMap map = op.getMatchingIndexingMap(&operand);
      auto type = dyn_cast<RankedTensorType>(operand.get().getType());
      if (!type || map.getNumResults() == 0)
        continue;
      if (auto last = dyn_cast<AffineDimExpr>(map.getResults().back()))
        votes[last.getPosition()] += type.getNumElements();
    }
    SmallVector<unsigned> order;
    unsigned innermost = llvm::max_element(votes) - votes.begin();
    for (utils::IteratorType kind : {utils::IteratorType::parallel, utils::IteratorType::reduction})
      for (auto [loop, iterator] : llvm::enumerate(op.getIteratorTypesArray()))
        if (iterator == kind && loop != innermost)
          order.push_back(loop);
    order.push_back(innermost);
    rewriter.setInsertionPoint(op);
    (void)linalg::interchangeGenericOp(rewriter, op, order); // no effect if the loops have this order already
  }
};

} // namespace
