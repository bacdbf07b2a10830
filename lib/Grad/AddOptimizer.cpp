// Grad: replaces the gradients that a model returns by updates of its parameters.

#include "BuildGeneric.h"
#include "Formula.h"
#include "Signature.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "tp25d/Dialect/Parameters.h"
#include "tp25d/Grad/Passes.h"
#include "tp25d/Sharding/Product.h"
#include "tp25d/Support/Options.h"

#include <cmath>

using namespace mlir;
using tp25d::Formula;

namespace tp25d {
#define GEN_PASS_DEF_ADDOPTIMIZER
#include "tp25d/Grad/Passes.h.inc"
} // namespace tp25d

namespace {

struct AddOptimizer : tp25d::impl::AddOptimizerBase<AddOptimizer> {
  using AddOptimizerBase::AddOptimizerBase;

  LogicalResult initializeOptions(StringRef options, function_ref<LogicalResult(const Twine &)> errorHandler) override {
    return AddOptimizerBase::initializeOptions(tp25d::normalizeOptions(options), errorHandler);
  }

  void runOnOperation() override {
    FailureOr<func::FuncOp> function = tp25d::getOnlyFunction(getOperation());
    if (failed(function) || failed(checkOptions(*function)) || failed(add(*function)))
      signalPassFailure();
  }

  LogicalResult checkOptions(func::FuncOp function) {
    if (optimizer != "sgd" && optimizer != "adamw")
      return function.emitError() << "optimizer must be sgd or adamw, got: " << optimizer;
    if (schedule != "constant" && schedule != "cosine")
      return function.emitError() << "schedule must be constant or cosine, got: " << schedule;
    if (warmupSteps < 0 || (schedule == "cosine" && totalSteps <= warmupSteps))
      return function.emitError() << "total-steps must be more than warmup-steps, got: " << totalSteps.getValue()
                                  << " and " << warmupSteps.getValue();
    auto isWithin = [&](double value, StringRef name, double most) -> LogicalResult {
      if (value >= 0 && value < most)
        return success();
      InFlightDiagnostic error = function.emitError() << name << " must be at least 0";
      if (std::isfinite(most))
        error << " and less than " << most;
      return error << ", got: " << value;
    };
    const double any = HUGE_VAL;
    for (auto [name, value, most] : {std::tuple("learning-rate", learningRate.getValue(), any),
                                     {"momentum", momentum.getValue(), 1.0},
                                     {"beta1", beta1.getValue(), 1.0},
                                     {"beta2", beta2.getValue(), 1.0},
                                     {"epsilon", epsilon.getValue(), any},
                                     {"weight-decay", weightDecay.getValue(), any},
                                     {"clip-norm", clipNorm.getValue(), any}})
      if (failed(isWithin(value, name, most)))
        return failure();
    return success();
  }

  LogicalResult add(func::FuncOp function);

  tp25d::AddOptimizerOptions getOptions() const {
    return {optimizer,   learningRate, momentum, beta1,       beta2,     epsilon,
            weightDecay, clipNorm,     schedule, warmupSteps, totalSteps};
  }
};

/// Builds the updates of one function's parameters and states.
class Updates {
public:
  Updates(tp25d::AddOptimizerOptions options, func::FuncOp function)
      : options(std::move(options)), function(function), builder(function.getBody()), loc(function.getLoc()) {}

  void addStep();
  void addClipping(ArrayRef<Value> gradients);
  void update(BlockArgument parameter, Value gradient);
  LogicalResult setResults(ArrayRef<Value> kept);

private:
  /// Builds a scalar of f32 from scalars.
  Value buildScalar(ValueRange inputs, llvm::function_ref<Value(const Formula &, ValueRange)> build);
  /// Builds a tensor of `type` elementwise, from inputs of its shape and scalars.
  Value buildElements(ValueRange inputs, RankedTensorType type,
                      llvm::function_ref<Value(const Formula &, ValueRange)> build);
  Value getSteps(const Formula &f, Value step);
  /// Returns the state `what` of the parameter, "momentum" for example; adds it if there is none.
  Value getState(BlockArgument parameter, StringRef what);
  void setNext(Value argument, Value next) { nextValues.emplace_back(cast<BlockArgument>(argument), next); }
  Value clipped(const Formula &f, ValueRange scalars) {
    return clipping ? f.mul(scalars[0], scalars.back()) : scalars[0];
  }

  const tp25d::AddOptimizerOptions options;
  func::FuncOp function;
  OpBuilder builder;
  Location loc;
  Value step, rate, firstCorrection, secondCorrection; ///< scalars of this training step
  Value clipping;                                      ///< factor by which all gradients are scaled, or null
  SmallVector<std::pair<BlockArgument, Value>> nextValues;
};

} // namespace

Value Updates::buildScalar(ValueRange inputs, llvm::function_ref<Value(const Formula &, ValueRange)> build) {
  return buildElements(inputs, RankedTensorType::get({}, builder.getF32Type()), build);
}

Value Updates::buildElements(ValueRange inputs, RankedTensorType type,
                             llvm::function_ref<Value(const Formula &, ValueRange)> build) {
  int64_t rank = type.getRank();
  SmallVector<tp25d::Operand> operands;
  for (Value input : inputs) {
    bool isScalar = cast<RankedTensorType>(input.getType()).getRank() == 0;
    operands.push_back(
        {input, isScalar ? AffineMap::get(rank, 0, builder.getContext()) : builder.getMultiDimIdentityMap(rank)});
  }
  Type number = tp25d::getAccumulationType(type.getElementType());
  return tp25d::buildGeneric(
      builder, loc, operands, builder.getMultiDimIdentityMap(rank), type, [&](OpBuilder &inside, ValueRange elements) {
        Formula f{inside, loc, number};
        return Formula{inside, loc, type.getElementType()}.convert(build(f, f.convertAll(elements)));
      });
}

/// Returns the number of training steps including this one.
Value Updates::getSteps(const Formula &f, Value step) {
  Value number = arith::SIToFPOp::create(f.builder, f.loc, f.type, step);
  return f.add(number, f.number(1));
}

void Updates::addStep() {
  auto type = RankedTensorType::get({}, builder.getI64Type());
  step = tp25d::getOrAddState(function, tp25d::stepStateName, type);
  Value next = tp25d::buildGeneric(builder, loc, tp25d::Operand{step, builder.getEmptyAffineMap()},
                                   builder.getEmptyAffineMap(), type, [&](OpBuilder &inside, ValueRange scalars) {
                                     Value one = arith::ConstantOp::create(inside, loc, inside.getI64IntegerAttr(1));
                                     return arith::AddIOp::create(inside, loc, scalars[0], one).getResult();
                                   });
  setNext(step, next);
  rate = buildScalar(step, [&](const Formula &f, ValueRange scalars) {
    Value steps = getSteps(f, scalars[0]), factor = f.number(options.learningRate);
    auto warmup = static_cast<double>(options.warmupSteps);
    if (options.schedule == "cosine") {
      Value done = f.div(f.sub(f.sub(steps, f.number(1)), f.number(warmup)),
                         f.number(static_cast<double>(options.totalSteps) - warmup));
      Value part = f.max(f.min(done, f.number(1)), f.number(0));
      Value cosine = f.apply<math::CosOp>(f.mul(M_PI, part));
      factor = f.mul(factor, f.mul(0.5, f.add(f.number(1), cosine)));
    }
    return warmup > 0 ? f.mul(factor, f.min(f.div(steps, f.number(warmup)), f.number(1))) : factor;
  });
  if (options.optimizer != "adamw")
    return;
  auto correct = [&](double beta) {
    return buildScalar(step, [&](const Formula &f, ValueRange scalars) {
      // 1 / (1 - beta^t) by expm1, which avoids the difference of two numbers that are nearly equal.
      Value power = f.mul(std::log(beta), getSteps(f, scalars[0]));
      return f.div(f.number(-1), f.apply<math::ExpM1Op>(power));
    });
  };
  firstCorrection = correct(options.beta1);
  secondCorrection = correct(options.beta2);
}

void Updates::addClipping(ArrayRef<Value> gradients) {
  if (options.clipNorm == 0)
    return;
  builder.setInsertionPoint(function.getBody().front().getTerminator());
  SmallVector<Value> squares;
  auto scalar = RankedTensorType::get({}, builder.getF32Type());
  for (Value gradient : gradients) {
    int64_t rank = cast<RankedTensorType>(gradient.getType()).getRank();
    squares.push_back(tp25d::buildGeneric(builder, loc, tp25d::Operand{gradient, builder.getMultiDimIdentityMap(rank)},
                                          AffineMap::get(rank, 0, builder.getContext()), scalar,
                                          [&](OpBuilder &inside, ValueRange scalars) {
                                            Formula f{inside, loc, scalar.getElementType()};
                                            return f.mul(scalars[0], scalars[0]);
                                          }));
  }
  clipping = buildScalar(squares, [&](const Formula &f, ValueRange scalars) {
    Value sum = scalars.front();
    for (Value square : scalars.drop_front())
      sum = f.add(sum, square);
    // The small number avoids a division by zero for zero gradients.
    return f.min(f.div(f.number(options.clipNorm), f.add(f.apply<math::SqrtOp>(sum), f.number(1e-6))), f.number(1));
  });
}

Value Updates::getState(BlockArgument parameter, StringRef what) {
  auto type = cast<RankedTensorType>(parameter.getType());
  StringRef name = function.getArgAttrOfType<StringAttr>(parameter.getArgNumber(), tp25d::paramAttrName).getValue();
  return tp25d::getOrAddState(function, ("optimizer." + what + "." + name).str(),
                              type.clone(tp25d::getAccumulationType(type.getElementType())), name);
}

void Updates::update(BlockArgument parameter, Value gradient) {
  auto type = cast<RankedTensorType>(parameter.getType());
  auto stateType = type.clone(tp25d::getAccumulationType(type.getElementType()));
  // Update as early as possible, so that the gradient's memory is free early. The clipping factor needs all gradients.
  if (Operation *made = gradient.getDefiningOp(); made && !clipping)
    builder.setInsertionPointAfter(made);
  // States come first among the operands, which take precedence in propagation: if a state is split further than the
  // parameter, the update is split like the state.
  auto blend = [&](StringRef what, double kept, double added, bool squared) {
    Value state = getState(parameter, what);
    SmallVector<Value> inputs = {state, gradient};
    if (clipping)
      inputs.push_back(clipping);
    Value next = buildElements(inputs, stateType, [&](const Formula &f, ValueRange scalars) {
      Value g = clipped(f, scalars.drop_front());
      return f.add(f.mul(kept, scalars[0]), f.mul(added, squared ? f.mul(g, g) : g));
    });
    setNext(state, next);
    return next;
  };
  if (options.optimizer == "sgd") {
    bool hasMomentum = options.momentum != 0;
    Value direction = hasMomentum ? blend("momentum", options.momentum, 1, /*squared=*/false) : gradient;
    SmallVector<Value> inputs = {direction, parameter, rate};
    if (clipping && !hasMomentum)
      inputs.push_back(clipping);
    setNext(parameter, buildElements(inputs, type, [&](const Formula &f, ValueRange scalars) {
              Value v = hasMomentum ? scalars[0] : clipped(f, scalars);
              return f.sub(scalars[1], f.mul(scalars[2], v));
            }));
    return;
  }
  Value first = blend("first_moment", options.beta1, 1 - options.beta1, /*squared=*/false);
  Value second = blend("second_moment", options.beta2, 1 - options.beta2, /*squared=*/true);
  bool decays = type.getRank() > 1 && options.weightDecay != 0;
  setNext(parameter, buildElements({first, second, parameter, rate, firstCorrection, secondCorrection}, type,
                                   [&](const Formula &f, ValueRange scalars) {
                                     Value root = f.apply<math::SqrtOp>(f.mul(scalars[1], scalars[5]));
                                     Value change =
                                         f.div(f.mul(scalars[0], scalars[4]), f.add(root, f.number(options.epsilon)));
                                     if (decays)
                                       change = f.add(change, f.mul(options.weightDecay, scalars[2]));
                                     return f.sub(scalars[2], f.mul(scalars[3], change));
                                   }));
}

LogicalResult Updates::setResults(ArrayRef<Value> kept) {
  SmallVector<Value> results(kept);
  for (auto &[argument, next] : nextValues)
    results.push_back(next);
  if (failed(tp25d::setResults(function, results)))
    return failure();
  for (auto [i, entry] : llvm::enumerate(nextValues))
    function.setResultAttr(kept.size() + i, tp25d::updatesAttrName,
                           function.getArgAttr(entry.first.getArgNumber(), tp25d::paramAttrName));
  return success();
}

LogicalResult AddOptimizer::add(func::FuncOp function) {
  SmallVector<BlockArgument> trained = llvm::filter_to_vector(
      function.getArguments(), [&](BlockArgument argument) { return tp25d::isTrained(function, argument); });
  for (BlockArgument parameter : trained) {
    auto name = function.getArgAttrOfType<StringAttr>(parameter.getArgNumber(), tp25d::paramAttrName);
    if (BlockArgument first = tp25d::findParameter(function, name.getValue()); first != parameter)
      return function.emitError() << "parameter " << name << " is argument " << first.getArgNumber() << " and argument "
                                  << parameter.getArgNumber() << "; training updates one argument for each parameter";
  }
  Operation *terminator = function.getBody().front().getTerminator();
  SmallVector<Value> results(terminator->getOperands());
  if (results.size() <= trained.size())
    return function.emitError() << "returns " << results.size() << " results, but has " << trained.size()
                                << " trained parameters; a loss and their gradients are expected, as of add-loss and "
                                   "differentiate";
  Updates updates(getOptions(), function);
  ArrayRef<Value> kept = ArrayRef(results).drop_back(trained.size());
  ArrayRef<Value> gradients = ArrayRef(results).take_back(trained.size());
  updates.addStep();
  updates.addClipping(gradients);
  for (auto [parameter, gradient] : llvm::zip_equal(trained, gradients))
    updates.update(parameter, gradient);
  return updates.setResults(kept);
}
