// Fuse: turns products, with elementwise operations after them, into calls of the product library.

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "mlir/IR/Matchers.h"
#include "tp25d/Dialect/Stages.h"
#include "tp25d/Fuse/Passes.h"
#include "tp25d/Fuse/ProductLayout.h"
#include "tp25d/Sharding/Product.h"

#include <cmath>

using namespace mlir;
using namespace tp25d;

namespace tp25d {
#define GEN_PASS_DEF_FUSEEPILOGUES
#include "tp25d/Fuse/Passes.h.inc"
} // namespace tp25d

//===----------------------------------------------------------------------===//
// Activations as scalar expressions
//===----------------------------------------------------------------------===//

namespace {

/// Matches scalar expressions up to the order of commutative operands and of chains of multiplications.
class Expression {
public:
  explicit Expression(Value input) : input(input) {}

  bool isInput(Value value) const { return value == input; }

  static bool isConstant(Value value, double expected) {
    FloatAttr attr;
    return matchPattern(value, m_Constant(&attr)) &&
           std::fabs(attr.getValueAsDouble() - expected) <= 1e-6 * std::max(1.0, std::fabs(expected));
  }

  /// True if `value` is `Op` of two operands that match `lhs` and `rhs` in either order.
  template <typename Op>
  static bool isBinary(Value value, llvm::function_ref<bool(Value)> lhs, llvm::function_ref<bool(Value)> rhs) {
    auto op = value.getDefiningOp<Op>();
    return op && ((lhs(op.getLhs()) && rhs(op.getRhs())) || (lhs(op.getRhs()) && rhs(op.getLhs())));
  }

  template <typename Op> static bool isUnary(Value value, llvm::function_ref<bool(Value)> operand) {
    auto op = value.getDefiningOp<Op>();
    return op && operand(op->getOperand(0));
  }

  /// True if `value` is a product whose constant factors multiply to `constant` and whose other factors match `others`,
  /// each once.
  static bool isProduct(Value value, double constant, ArrayRef<std::function<bool(Value)>> others) {
    double product = 1;
    SmallVector<Value> factors;
    collectFactors(value, product, factors);
    if (factors.size() != others.size() || std::fabs(product - constant) > 1e-6 * std::max(1.0, std::fabs(constant)))
      return false;
    SmallVector<bool> taken(factors.size());
    return llvm::all_of(others, [&](const std::function<bool(Value)> &matches) {
      for (auto [factor, used] : llvm::zip_equal(factors, taken))
        if (!used && matches(factor))
          return used = true;
      return false;
    });
  }

  /// The libraries turn NaN into 0, as arith.maxnumf does; arith.maximumf keeps NaN, so it does not match.
  bool isRelu(Value value) const {
    auto input = [&](Value v) { return isInput(v); };
    auto zero = [](Value v) { return matchPattern(v, m_AnyZeroFloat()); };
    return isBinary<arith::MaxNumFOp>(value, input, zero);
  }

  bool isTanh(Value value) const {
    return isUnary<math::TanhOp>(value, [&](Value v) { return isInput(v); });
  }

  bool isLogistic(Value value) const {
    auto op = value.getDefiningOp<arith::DivFOp>();
    return op && isConstant(op.getLhs(), 1) &&
           isBinary<arith::AddFOp>(
               op.getRhs(), [](Value v) { return isConstant(v, 1); },
               [&](Value v) {
                 return isUnary<math::ExpOp>(
                     v, [&](Value e) { return isUnary<arith::NegFOp>(e, [&](Value x) { return isInput(x); }); });
               });
  }

  /// True if `value` is x/2 (1 + f), where `inner` matches f.
  bool isGelu(Value value, const std::function<bool(Value)> &inner) const {
    auto onePlus = [&](Value v) { return isBinary<arith::AddFOp>(v, [](Value c) { return isConstant(c, 1); }, inner); };
    return isProduct(value, 0.5, {[&](Value v) { return isInput(v); }, onePlus});
  }

  bool isGeluErf(Value value) const {
    return isGelu(value, [&](Value v) {
      return isUnary<math::ErfOp>(v, [&](Value scaled) {
        if (isProduct(scaled, std::sqrt(0.5), {[&](Value x) { return isInput(x); }}))
          return true;
        auto quotient = scaled.getDefiningOp<arith::DivFOp>();
        return quotient && isInput(quotient.getLhs()) && isConstant(quotient.getRhs(), std::sqrt(2.0));
      });
    });
  }

  bool isGeluTanh(Value value) const {
    std::function<bool(Value)> x = [&](Value v) { return isInput(v); };
    std::function<bool(Value)> cubic = [&](Value v) {
      return isBinary<arith::AddFOp>(v, x, [&](Value cube) { return isProduct(cube, 0.044715, {x, x, x}); });
    };
    return isGelu(value, [&](Value v) {
      return isUnary<math::TanhOp>(v, [&](Value t) { return isProduct(t, std::sqrt(2 / M_PI), {cubic}); });
    });
  }

private:
  static void collectFactors(Value value, double &constant, SmallVectorImpl<Value> &factors) {
    FloatAttr attr;
    if (matchPattern(value, m_Constant(&attr))) {
      constant *= attr.getValueAsDouble();
    } else if (auto op = value.getDefiningOp<arith::MulFOp>()) {
      collectFactors(op.getLhs(), constant, factors);
      collectFactors(op.getRhs(), constant, factors);
    } else {
      factors.push_back(value);
    }
  }

  Value input;
};

/// The epilogue steps of an elementwise body, from the product's element to the yielded value.
struct EpilogueMatch {
  SmallVector<Epilogue> steps;
  SmallVector<Value> operands; ///< operands of add and multiply, as tensors
};

} // namespace

static std::optional<Epilogue> matchActivation(Value input, Value output) {
  Expression expression(input);
  if (expression.isRelu(output))
    return Epilogue::Relu;
  if (expression.isGeluErf(output))
    return Epilogue::GeluErf;
  if (expression.isGeluTanh(output))
    return Epilogue::GeluTanh;
  if (expression.isTanh(output))
    return Epilogue::Tanh;
  if (expression.isLogistic(output))
    return Epilogue::Logistic;
  return std::nullopt;
}

/// Returns the tensor of which `value` is an element, if an epilogue can read it and it is not the product, whose
/// element is `input`; else null.
static Value getEpilogueOperand(linalg::GenericOp generic, Value input, Value value, bool allowVector) {
  auto argument = dyn_cast<BlockArgument>(value);
  if (!argument || argument == input || argument.getOwner() != generic.getBody() ||
      argument.getArgNumber() >= generic.getNumDpsInputs())
    return {};
  OpOperand &operand = generic->getOpOperand(argument.getArgNumber());
  AffineMap map = generic.getMatchingIndexingMap(&operand);
  unsigned rank = generic.getNumLoops();
  auto last = getAffineDimExpr(rank - 1, generic.getContext());
  bool isVector = map.getNumResults() == 1 && map.getResult(0) == last && allowVector;
  if (!isa<Float32Type>(argument.getType()) || (!map.isIdentity() && !isVector))
    return {};
  return operand.get();
}

/// Matches a body from its end: finds the last epilogue step, then matches the steps before it.
static bool matchSteps(linalg::GenericOp generic, Value input, Value output, bool allowVector, EpilogueMatch &match) {
  if (input == output)
    return true;
  auto tryStep = [&](Epilogue step, Value before, Value operand) {
    EpilogueMatch earlier;
    if (!matchSteps(generic, input, before, allowVector, earlier))
      return false;
    match = std::move(earlier);
    match.steps.push_back(step);
    if (operand)
      match.operands.push_back(operand);
    return true;
  };
  Operation *op = output.getDefiningOp();
  if (!op)
    return false;
  if (isa<arith::AddFOp, arith::MulFOp>(op)) {
    Epilogue step = isa<arith::AddFOp>(op) ? Epilogue::Add : Epilogue::Multiply;
    for (unsigned side : {0, 1})
      if (Value operand = getEpilogueOperand(generic, input, op->getOperand(side), allowVector))
        if (tryStep(step, op->getOperand(1 - side), operand))
          return true;
  }
  // An activation's input is one of the values before it in the body.
  for (Operation *before = op->getPrevNode(); before; before = before->getPrevNode())
    for (Value candidate : before->getResults())
      if (std::optional<Epilogue> activation = matchActivation(candidate, output))
        return tryStep(*activation, candidate, {});
  if (std::optional<Epilogue> activation = matchActivation(input, output))
    return tryStep(*activation, input, {});
  return false;
}

/// Returns the epilogue of `product` that its only user, `generic`, computes; none if that is not an epilogue.
static std::optional<EpilogueMatch> matchEpilogue(Value product, bool allowVector, linalg::GenericOp &generic) {
  if (!product.hasOneUse())
    return std::nullopt;
  OpOperand &use = *product.getUses().begin();
  generic = dyn_cast<linalg::GenericOp>(use.getOwner());
  if (!generic || generic.getNumDpsInits() != 1 || generic.getNumParallelLoops() != generic.getNumLoops() ||
      generic.isDpsInit(&use) || generic->getResult(0).getType() != product.getType() ||
      generic.payloadUsesValueFromOperand(generic.getDpsInitOperand(0)) ||
      !generic.getMatchingIndexingMap(&use).isIdentity() ||
      !generic.getMatchingIndexingMap(generic.getDpsInitOperand(0)).isIdentity())
    return std::nullopt;
  EpilogueMatch match;
  Value output = generic.getBody()->getTerminator()->getOperand(0);
  if (!matchSteps(generic, generic.getMatchingBlockArgument(&use), output, allowVector, match))
    return std::nullopt;
  return match;
}

namespace {

struct FuseEpilogues : tp25d::impl::FuseEpiloguesBase<FuseEpilogues> {
  using FuseEpiloguesBase::FuseEpiloguesBase;

  void runOnOperation() override {
    if (getOperation().isExternal())
      return;
    if (failed(checkTaken(getOperation(), {Stage::Import, Stage::Expand}, "fuse-epilogues")))
      return signalPassFailure();
    SmallVector<Product> products;
    for (Operation &op : getOperation().getBody().front())
      if (std::optional<Product> product = getProduct(&op); product && isSupported(*product))
        products.push_back(*product);
    for (const Product &product : products)
      form(product);
  }

  bool isSupported(const Product &product) const {
    auto type = [&](Matrix matrix) { return getElementTypeOrSelf(product.getMatrix(matrix).getType()); };
    if (type(Matrix::A) != type(Matrix::B) || !isa<Float32Type>(type(Matrix::C)) ||
        !hasProduct(library, getRuntimeType(type(Matrix::A)).value_or(TP25D_NONE)))
      return false;
    // Assumes dense buffers, because operands can always be copied to such.
    SmallVector<ArrayRef<int64_t>> shapes;
    SmallVector<SmallVector<int64_t>> strides;
    for (Matrix matrix : allMatrices) {
      shapes.push_back(cast<RankedTensorType>(product.getMatrix(matrix).getType()).getShape());
      strides.push_back(computeStrides(shapes.back()));
    }
    return getProductLayout(product.maps, shapes, strides).has_value();
  }

  /// True if the library computes these steps with these operands.
  bool isSupported(const EpilogueMatch &match) const {
    SmallVector<tp25d_epilogue> steps;
    const Value *operand = match.operands.begin();
    for (Epilogue step : match.steps) {
      bool hasOperand = step == Epilogue::Add || step == Epilogue::Multiply;
      bool perColumn = hasOperand && cast<ShapedType>((*operand++).getType()).getRank() == 1;
      steps.push_back({static_cast<int64_t>(step), perColumn});
    }
    return hasEpilogue(library, steps.data(), steps.size());
  }

  void form(const Product &product) const {
    Operation *op = product.op;
    OpBuilder builder(op);
    Value init = product.getMatrix(Matrix::C);
    bool accumulate = !isNeutral(init, Combiner::Sum);
    auto type = cast<RankedTensorType>(init.getType());

    Value whole = op->getResult(0);
    unsigned lastDim = product.maps[2].getDimPosition(type.getRank() - 1);
    bool isRowMajor = llvm::is_contained(product.n, lastDim) || product.n.empty();
    // An operand with one number for each column: the last dimension of C must be the only one of n (or, if the library
    // computes the transpose, of m).
    bool allowVector = (isRowMajor ? product.n : product.m).size() == 1;
    linalg::GenericOp consumer;
    std::optional<EpilogueMatch> match = matchEpilogue(whole, allowVector, consumer);
    if (match && isSupported(*match)) {
      builder.setInsertionPoint(consumer);
      whole = consumer->getResult(0);
    } else {
      match.emplace();
      consumer = {};
    }
    if (!accumulate)
      init = tensor::EmptyOp::create(builder, op->getLoc(), type.getShape(), type.getElementType());
    auto steps = llvm::map_to_vector(
        match->steps, [&](Epilogue step) -> Attribute { return EpilogueAttr::get(builder.getContext(), step); });
    auto multiply = MultiplyOp::create(builder, op->getLoc(), type, product.getMatrix(Matrix::A),
                                       product.getMatrix(Matrix::B), init, match->operands, builder.getArrayAttr(steps),
                                       accumulate, builder.getAffineMapArrayAttr(product.maps));
    whole.replaceAllUsesWith(multiply->getResult(0));
    if (consumer && whole == consumer->getResult(0))
      consumer.erase();
    op->erase();
  }
};

} // namespace
