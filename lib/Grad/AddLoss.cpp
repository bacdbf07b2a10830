// Grad: replaces a model's results by the loss of the first one.

#include "BuildGeneric.h"
#include "Formula.h"
#include "Signature.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "tp25d/Grad/Passes.h"
#include "tp25d/Sharding/Product.h"

using namespace mlir;
using tp25d::Formula;

namespace tp25d {
#define GEN_PASS_DEF_ADDLOSS
#include "tp25d/Grad/Passes.h.inc"
} // namespace tp25d

namespace {

/// Builds a loss over the elements of one result, whose dimensions are the loops.
class LossBuilder {
public:
  LossBuilder(OpBuilder &builder, Value prediction)
      : builder(builder), loc(prediction.getLoc()), prediction(prediction),
        type(cast<RankedTensorType>(prediction.getType())), number(tp25d::getAccumulationType(type.getElementType())) {}

  /// Returns the type of the labels for this loss; null, after an error, if the loss does not fit the prediction.
  RankedTensorType getLabelsType(StringRef loss);
  /// Each returns the mean, and the number of samples or elements that it is the mean of.
  std::pair<Value, Value> buildSoftmaxCrossEntropy(Value labels);
  std::pair<Value, Value> buildMeanSquaredError(Value labels);
  /// Counts the samples that are classified right. Requires that buildSoftmaxCrossEntropy was called.
  Value countRight(Value labels);
  /// Converts a scalar to f32.
  Value toF32(Value scalar);

private:
  AffineMap getMap(int64_t dims, int64_t results) {
    return AffineMap::get(dims, 0, builder.getMultiDimIdentityMap(dims).getResults().take_front(results),
                          builder.getContext());
  }
  using Build = llvm::function_ref<Value(const Formula &, ValueRange)>;
  /// Sums over all but the first `kept` dimensions of the first input, in the type `number`, to which floating-point
  /// elements of the inputs are converted.
  Value sum(ValueRange inputs, int64_t kept, Build build);
  Value divide(Value total, Value count);
  Value findLargest();

  static Value isLabelled(const Formula &f, Value label) {
    Value zero = arith::ConstantOp::create(f.builder, f.loc, f.builder.getI32IntegerAttr(0));
    return arith::CmpIOp::create(f.builder, f.loc, arith::CmpIPredicate::sge, label, zero);
  }
  static Value isNumber(const Formula &f, Value value) { return f.compare(arith::CmpFPredicate::ORD, value, value); }
  /// Compares the class, which is the index of the innermost loop, with the label.
  Value compareClass(const Formula &f, arith::CmpIPredicate predicate, Value label) {
    Value place = linalg::IndexOp::create(f.builder, f.loc, type.getRank() - 1);
    Value number = arith::IndexCastOp::create(f.builder, f.loc, f.builder.getI32Type(), place);
    return arith::CmpIOp::create(f.builder, f.loc, predicate, number, label);
  }

  OpBuilder &builder;
  Location loc;
  Value prediction;
  RankedTensorType type;
  Type number;             ///< type that sums are kept in
  Value largest, labelled; ///< by sample: its largest logit, and the logit of its label
};

} // namespace

RankedTensorType LossBuilder::getLabelsType(StringRef loss) {
  if (!isa<FloatType>(type.getElementType())) {
    emitError(loc) << "result 0 has the type " << type
                   << ", which has no loss: its elements are no floating-point numbers";
    return {};
  }
  if (loss == "mean-squared-error")
    return type;
  if (type.getRank() < 2) {
    emitError(loc) << "result 0 has the type " << type << "; " << loss
                   << " needs dimensions of samples, and a last one of classes";
    return {};
  }
  return RankedTensorType::get(type.getShape().drop_back(), builder.getI32Type());
}

Value LossBuilder::sum(ValueRange inputs, int64_t kept, Build build) {
  auto first = cast<RankedTensorType>(inputs.front().getType());
  SmallVector<tp25d::Operand> operands;
  for (Value input : inputs)
    operands.push_back({input, getMap(first.getRank(), cast<RankedTensorType>(input.getType()).getRank())});
  auto result = RankedTensorType::get(first.getShape().take_front(kept), number);
  return tp25d::buildGeneric(builder, loc, operands, getMap(first.getRank(), kept), result,
                             [&](OpBuilder &inside, ValueRange elements) {
                               Formula f{inside, loc, number};
                               return build(f, f.convertAll(elements));
                             });
}

/// Builds the mean `total` / `count`; zero if the count is zero.
Value LossBuilder::divide(Value total, Value count) {
  return toF32(sum({total, count}, 0, [&](const Formula &f, ValueRange scalars) {
    return f.div(scalars[0], f.max(scalars[1], f.number(1)));
  }));
}

Value LossBuilder::toF32(Value scalar) {
  if (number.isF32())
    return scalar;
  AffineMap map = builder.getEmptyAffineMap();
  return tp25d::buildGeneric(builder, loc, tp25d::Operand{scalar, map}, map,
                             RankedTensorType::get({}, builder.getF32Type()),
                             [&](OpBuilder &inside, ValueRange scalars) {
                               return Formula{inside, loc, inside.getF32Type()}.convert(scalars.front());
                             });
}

Value LossBuilder::findLargest() {
  int64_t rank = type.getRank();
  auto numbers = RankedTensorType::get(type.getShape().drop_back(), number);
  Value least = tp25d::buildFilled(builder, loc, numbers, tp25d::getNeutral(builder, number, tp25d::Combiner::Maximum));
  SmallVector<utils::IteratorType> iterators(rank, utils::IteratorType::parallel);
  iterators.back() = utils::IteratorType::reduction;
  auto body = [&](OpBuilder &inside, Location loc, ValueRange scalars) {
    Formula f{inside, loc, number};
    linalg::YieldOp::create(inside, loc, f.max(scalars[1], f.convert(scalars[0])));
  };
  auto generic = linalg::GenericOp::create(builder, loc, numbers, prediction, least,
                                           {getMap(rank, rank), getMap(rank, rank - 1)}, iterators, body);
  generic->setAttr(tp25d::stopGradientAttrName, builder.getUnitAttr());
  return generic.getResult(0);
}

std::pair<Value, Value> LossBuilder::buildSoftmaxCrossEntropy(Value labels) {
  int64_t samples = type.getRank() - 1;
  largest = findLargest();
  Value exponentials = sum({prediction, largest}, samples, [&](const Formula &f, ValueRange scalars) {
    return f.apply<math::ExpOp>(f.sub(scalars[0], scalars[1]));
  });
  labelled = sum({prediction, labels}, samples, [&](const Formula &f, ValueRange scalars) {
    return f.where(compareClass(f, arith::CmpIPredicate::eq, scalars[1]), scalars[0]);
  });
  Value count = sum(
      labels, 0, [&](const Formula &f, ValueRange scalars) { return f.where(isLabelled(f, scalars[0]), f.number(1)); });
  Value total = sum({exponentials, largest, labelled, labels}, 0, [&](const Formula &f, ValueRange scalars) {
    Value all = f.add(f.apply<math::LogOp>(scalars[0]), scalars[1]);
    return f.where(isLabelled(f, scalars[3]), f.sub(all, scalars[2]));
  });
  return {divide(total, count), count};
}

Value LossBuilder::countRight(Value labels) {
  // Count the classes before the label with the same, largest logit: the first one is the prediction.
  Value before = sum({prediction, largest, labels}, type.getRank() - 1, [&](const Formula &f, ValueRange scalars) {
    Value isLargest = f.compare(arith::CmpFPredicate::OEQ, scalars[0], scalars[1]);
    Value isBefore = compareClass(f, arith::CmpIPredicate::slt, scalars[2]);
    return f.where(isBefore, f.where(isLargest, f.number(1)));
  });
  return sum({largest, labelled, before, labels}, 0, [&](const Formula &f, ValueRange scalars) {
    Value isLargest = f.compare(arith::CmpFPredicate::OEQ, scalars[0], scalars[1]);
    Value isFirst = f.compare(arith::CmpFPredicate::OEQ, scalars[2], f.number(0));
    return f.where(isLabelled(f, scalars[3]), f.where(isLargest, f.where(isFirst, f.number(1))));
  });
}

std::pair<Value, Value> LossBuilder::buildMeanSquaredError(Value labels) {
  Value total = sum({prediction, labels}, 0, [&](const Formula &f, ValueRange scalars) {
    // Replace NaN before squaring: the gradient is a multiple of the difference, and NaN times zero is NaN.
    Value difference = f.where(isNumber(f, scalars[1]), f.sub(scalars[0], scalars[1]));
    return f.mul(difference, difference);
  });
  Value count = sum(
      labels, 0, [&](const Formula &f, ValueRange scalars) { return f.where(isNumber(f, scalars[0]), f.number(1)); });
  return {divide(total, count), count};
}

namespace {

struct AddLoss : tp25d::impl::AddLossBase<AddLoss> {
  using AddLossBase::AddLossBase;

  void runOnOperation() override {
    FailureOr<func::FuncOp> function = tp25d::getOnlyFunction(getOperation());
    if (failed(function) || failed(add(*function)))
      signalPassFailure();
  }

  LogicalResult add(func::FuncOp function) {
    bool isEntropy = loss == "softmax-cross-entropy";
    if (!isEntropy && loss != "mean-squared-error")
      return function.emitError() << "loss must be softmax-cross-entropy or mean-squared-error, got: " << loss;
    if (accuracy && !isEntropy)
      return function.emitError() << "accuracy is of classes, which " << loss << " does not know";
    Operation *terminator = function.getBody().front().getTerminator();
    if (terminator->getNumOperands() == 0)
      return function.emitError("returns nothing that could be wrong");
    for (unsigned i = 0; i < function.getNumResults(); ++i)
      if (auto updated = function.getResultAttrOfType<StringAttr>(i, tp25d::updatesAttrName))
        return function.emitError() << "result " << i << " is the next value of '" << updated.getValue()
                                    << "'; a model with a state of its own cannot be trained";
    OpBuilder builder(terminator);
    LossBuilder losses(builder, terminator->getOperand(0));
    RankedTensorType type = losses.getLabelsType(loss);
    if (!type)
      return failure();
    unsigned index = function.getNumArguments();
    Location name = NameLoc::get(builder.getStringAttr("labels"), function.getLoc());
    if (failed(function.insertArgument(index, type, {}, name)))
      return function.emitError("cannot take labels");
    Value labels = function.getArgument(index);
    auto [mean, count] = isEntropy ? losses.buildSoftmaxCrossEntropy(labels) : losses.buildMeanSquaredError(labels);
    SmallVector<Value> results = {mean, losses.toF32(count)};
    if (accuracy)
      results.push_back(losses.toF32(losses.countRight(labels)));
    return tp25d::setResults(function, results);
  }
};

} // namespace
