// Grad: appends gradients of a result to a model's results.

#include "BuildGeneric.h"
#include "Recompute.h"
#include "ScalarRules.h"
#include "Signature.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/ReshapeOpsUtils.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Transforms/RegionUtils.h"
#include "tp25d/Grad/Passes.h"
#include "tp25d/Sharding/Product.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using tp25d::buildGeneric;
using tp25d::buildZeros;
using tp25d::Operand;

namespace tp25d {
#define GEN_PASS_DEF_DIFFERENTIATE
#include "tp25d/Grad/Passes.h.inc"
} // namespace tp25d

static bool isDifferentiable(Type type) { return isa<FloatType>(getElementTypeOrSelf(type)); }

bool tp25d::isTrained(func::FuncOp function, BlockArgument argument) {
  unsigned number = argument.getArgNumber();
  return isDifferentiable(argument.getType()) && function.getArgAttr(number, paramAttrName) &&
         !function.getArgAttr(number, frozenAttrName) && !function.getArgAttr(number, stateAttrName);
}

namespace {

/// Builds the gradients of one linalg operation.
class Adjoint {
public:
  Adjoint(OpBuilder &builder, linalg::LinalgOp op, ArrayRef<Value> gradients)
      : builder(builder), op(op), loc(op.getLoc()), gradients(gradients) {}

  /// Classifies each result as elementwise, sum or extremum.
  LogicalResult analyze(llvm::function_ref<bool(Value)> isActive);
  /// Returns the gradient of an operand; null if it is zero.
  FailureOr<Value> differentiate(OpOperand &operand);
  /// Returns the gradient of the tensor that `extract`, in the body, reads; null if it is zero.
  FailureOr<Value> differentiate(tensor::ExtractOp extract);
  /// Returns the gradient to forward unchanged to the init of `result`; null if there is none.
  Value forInit(int64_t result) const { return results[result].kind == Kind::Sum ? gradients[result] : Value(); }

private:
  enum class Kind {
    None,    ///< has no gradient
    Value,   ///< elementwise: the value that the body yields
    Sum,     ///< sum of `term` over the reduction loops
    Extremum ///< largest or smallest `term`; the terms that attain it share the gradient
  };
  struct Result {
    Kind kind = Kind::None;
    Value term;                    ///< value in the body of `op`
    Operation *combiner = nullptr; ///< combines the accumulator with the term
    Value count;                   ///< for an extremum: number of terms that attain it
  };

  /// An index that selects one iteration of a loop.
  struct Choice {
    Value index; ///< value in the body of `op`
    unsigned loop;
  };

  AffineMap mapOf(int64_t result) { return op.getMatchingIndexingMap(op.getDpsInitOperand(result)); }
  SmallVector<Operand> getInputs(unsigned loops);
  IRMapping cloneBody(OpBuilder &inside, ValueRange scalars);
  FailureOr<Value> gather(Value target, AffineMap outputMap, RankedTensorType type, ArrayRef<Choice> choices);
  FailureOr<Value> sweep(OpBuilder &inside, ValueRange scalars, Value wanted, const IRMapping &mapping);
  Value attains(OpBuilder &inside, Value term, Value extremum) const {
    return arith::CmpFOp::create(inside, loc, arith::CmpFPredicate::OEQ, term, extremum);
  }

  OpBuilder &builder;
  linalg::LinalgOp op;
  Location loc;
  ArrayRef<Value> gradients;
  SmallVector<Result> results;
};

} // namespace

LogicalResult Adjoint::analyze(llvm::function_ref<bool(Value)> isActive) {
  Block *body = op.getBlock();
  for (int64_t i = 0; i < op.getNumDpsInits(); ++i) {
    Result &result = results.emplace_back();
    if (!gradients[i])
      continue;
    result.term = body->getTerminator()->getOperand(i);
    if (op.getNumReductionLoops() == 0) {
      result.kind = Kind::Value;
      continue;
    }
    BlockArgument sum = op.getMatchingBlockArgument(op.getDpsInitOperand(i));
    Operation *combiner = result.term.getDefiningOp();
    bool isSum = isa_and_nonnull<arith::AddFOp>(combiner);
    bool isExtremum =
        isa_and_nonnull<arith::MaximumFOp, arith::MaxNumFOp, arith::MinimumFOp, arith::MinNumFOp>(combiner);
    if (!(isSum || isExtremum) || !sum.hasOneUse() || *sum.user_begin() != combiner)
      return op.emitError() << "reduction cannot be differentiated: result " << i
                            << " is neither a sum nor a maximum or minimum";
    result.combiner = combiner;
    result.term = combiner->getOperand(combiner->getOperand(0) == sum ? 1 : 0);
    result.kind = isSum ? Kind::Sum : Kind::Extremum;
    if (!isExtremum)
      continue;
    if (isActive(op.getDpsInitOperand(i)->get()))
      return op.emitError() << "reduction cannot be differentiated: the maximum or minimum starts from a value that "
                               "depends on parameters";
  }
  // Count the terms that attain each extremum, so that they can share its gradient.
  for (size_t i = 0; i < results.size(); ++i) {
    Result &result = results[i];
    if (result.kind != Kind::Extremum)
      continue;
    SmallVector<Operand> inputs;
    for (OpOperand *input : op.getDpsInputOperands())
      inputs.push_back({input->get(), op.getMatchingIndexingMap(input)});
    inputs.push_back({op->getResult(i), mapOf(i)});
    auto type = cast<RankedTensorType>(op->getResult(i).getType());
    result.count =
        buildGeneric(builder, loc, inputs, mapOf(i), type, [&](OpBuilder &inside, ValueRange scalars) -> Value {
          IRMapping mapping = cloneBody(inside, scalars);
          auto number = [&](double x) {
            return arith::ConstantOp::create(inside, loc, inside.getFloatAttr(type.getElementType(), x));
          };
          return arith::SelectOp::create(
              inside, loc, attains(inside, mapping.lookupOrDefault(result.term), scalars.back()), number(1), number(0));
        });
  }
  return success();
}

/// Returns the inputs of an adjoint over `loops` loops: the operation's operands, then for each result with a gradient
/// that gradient and, for an extremum, the result and its count.
SmallVector<Operand> Adjoint::getInputs(unsigned loops) {
  auto extend = [&](AffineMap map) {
    return AffineMap::get(loops, 0, map.getResults(), map.getContext()); // may be more than `op` has
  };
  SmallVector<Operand> inputs;
  for (OpOperand &operand : op->getOpOperands())
    if (op.isDpsInput(&operand) || op.getNumReductionLoops() == 0)
      inputs.push_back({operand.get(), extend(op.getMatchingIndexingMap(&operand))});
  for (auto [i, result] : llvm::enumerate(results)) {
    if (result.kind == Kind::None)
      continue;
    AffineMap map = extend(mapOf(i));
    inputs.push_back({gradients[i], map});
    if (result.kind == Kind::Extremum) {
      inputs.push_back({op->getResult(i), map});
      inputs.push_back({result.count, map});
    }
  }
  return inputs;
}

/// Clones the body without its combining operations, with `scalars` as the elements of the operands.
IRMapping Adjoint::cloneBody(OpBuilder &inside, ValueRange scalars) {
  IRMapping mapping;
  Block *body = op.getBlock();
  for (auto [argument, scalar] : llvm::zip(body->getArguments(), scalars))
    mapping.map(argument, scalar);
  for (Operation &inner : body->without_terminator())
    if (llvm::none_of(results, [&](const Result &result) { return result.combiner == &inner; }))
      inside.clone(inner, mapping);
  return mapping;
}

/// Builds the gradient of `target`, a value in the body, as a tensor of `type`: `outputMap` says which iterations are
/// summed into an element; only iterations that all choices select contribute. Null if no result depends on `target`.
FailureOr<Value> Adjoint::gather(Value target, AffineMap outputMap, RankedTensorType type, ArrayRef<Choice> choices) {
  FailureOr<Value> scalar = Value();
  Value gradient = buildGeneric(builder, loc, getInputs(outputMap.getNumDims()), outputMap, type,
                                [&](OpBuilder &inside, ValueRange scalars) -> Value {
                                  IRMapping mapping = cloneBody(inside, scalars);
                                  scalar = sweep(inside, scalars, mapping.lookup(target), mapping);
                                  Value zero =
                                      arith::ConstantOp::create(inside, loc, inside.getZeroAttr(type.getElementType()));
                                  if (failed(scalar) || !*scalar)
                                    return zero;
                                  Value value = *scalar;
                                  for (const Choice &choice : choices) {
                                    Value here = linalg::IndexOp::create(inside, loc, choice.loop);
                                    Value isHere = arith::CmpIOp::create(inside, loc, arith::CmpIPredicate::eq,
                                                                         mapping.lookupOrDefault(choice.index), here);
                                    value = arith::SelectOp::create(inside, loc, isHere, value, zero);
                                  }
                                  return value;
                                });
  if (failed(scalar))
    return failure();
  return *scalar ? gradient : Value();
}

/// Applies the chain rule to the cloned body, from the results back to `wanted`. Returns null if no result depends on
/// it.
FailureOr<Value> Adjoint::sweep(OpBuilder &inside, ValueRange scalars, Value wanted, const IRMapping &mapping) {
  llvm::SmallDenseSet<Value> active = {wanted};
  SmallVector<Operation *> path;
  for (Operation &inner : op.getBlock()->without_terminator()) {
    if (inner.getNumResults() != 1 || !mapping.contains(inner.getResult(0)))
      continue;
    Operation *clone = mapping.lookup(inner.getResult(0)).getDefiningOp();
    if (!isDifferentiable(clone->getResult(0).getType()) ||
        llvm::none_of(clone->getOperands(), [&](Value value) { return active.contains(value); }))
      continue;
    active.insert(clone->getResult(0));
    path.push_back(clone);
  }

  llvm::SmallDenseMap<Value, Value> sums;
  auto add = [&](Value value, Value gradient) {
    if (!active.contains(value))
      return;
    Value &sum = sums[value];
    sum = sum ? arith::AddFOp::create(inside, loc, sum, gradient).getResult() : gradient;
  };
  size_t next = op.getNumReductionLoops() == 0 ? op->getNumOperands() : op.getNumDpsInputs();
  for (const Result &result : results) {
    if (result.kind == Kind::None)
      continue;
    Value term = mapping.lookupOrDefault(result.term), gradient = scalars[next++];
    if (result.kind == Kind::Extremum) {
      Value extremum = scalars[next++], count = scalars[next++];
      Value share = arith::DivFOp::create(inside, loc, gradient, count);
      Value zero = arith::ConstantOp::create(inside, loc, inside.getZeroAttr(gradient.getType()));
      gradient = arith::SelectOp::create(inside, loc, attains(inside, term, extremum), share, zero);
    }
    add(term, gradient);
  }
  for (Operation *inner : llvm::reverse(path)) {
    auto found = sums.find(inner->getResult(0));
    if (found == sums.end() || inner->getResult(0) == wanted)
      continue;
    Value gradient = found->second;
    if (failed(tp25d::differentiateScalar(
            inside, inner, gradient, [&](Value value) { return active.contains(value); }, add)))
      return inner->emitError() << inner->getName() << " cannot be differentiated";
  }
  return sums.lookup(wanted);
}

FailureOr<Value> Adjoint::differentiate(OpOperand &operand) {
  AffineMap map = op.getMatchingIndexingMap(&operand);
  auto type = dyn_cast<RankedTensorType>(operand.get().getType());
  if (!type)
    return op.emitError() << "operand " << operand.getOperandNumber()
                          << " is a scalar that depends on parameters, which cannot be differentiated";
  // A dimension of size 1 that is indexed by a constant is broadcast: its gradient is a sum, reshaped to have that
  // dimension.
  SmallVector<AffineExpr> kept;
  SmallVector<int64_t> shape;
  for (auto [expression, size] : llvm::zip(map.getResults(), type.getShape())) {
    if (size == 1 && isa<AffineConstantExpr>(expression))
      continue;
    kept.push_back(expression);
    shape.push_back(size);
  }
  AffineMap outputMap = AffineMap::get(map.getNumDims(), 0, kept, map.getContext());
  if (!outputMap.isProjectedPermutation())
    return op.emitError() << "operand " << operand.getOperandNumber() << " is read through " << AffineMapAttr::get(map)
                          << ", which cannot be differentiated";
  auto outputType = RankedTensorType::get(shape, type.getElementType());

  FailureOr<Value> gradient = gather(op.getMatchingBlockArgument(&operand), outputMap, outputType, {});
  if (failed(gradient) || !*gradient || outputType == type)
    return gradient;
  auto groups = getReassociationIndicesForReshape(outputType, type);
  return tensor::ExpandShapeOp::create(builder, loc, type, *gradient, *groups).getResult();
}

FailureOr<Value> Adjoint::differentiate(tensor::ExtractOp extract) {
  // A dimension that is indexed by a loop of the same size uses that loop. Any other dimension gets a loop of its own,
  // in which only the iteration that equals the index contributes.
  unsigned loops = op.getNumLoops();
  SmallVector<AffineExpr> places;
  SmallVector<Choice> lookedUp;
  llvm::SmallDenseSet<unsigned> taken;
  SmallVector<int64_t> ranges = op.getStaticLoopRanges();
  for (auto [index, size] : llvm::zip(extract.getIndices(), extract.getTensor().getType().getShape())) {
    auto counter = index.getDefiningOp<linalg::IndexOp>();
    if (counter && ranges[counter.getDim()] == size && taken.insert(counter.getDim()).second) {
      places.push_back(builder.getAffineDimExpr(counter.getDim()));
      continue;
    }
    lookedUp.push_back({index, loops});
    places.push_back(builder.getAffineDimExpr(loops++));
  }
  return gather(extract.getResult(), AffineMap::get(loops, 0, places, builder.getContext()),
                extract.getTensor().getType(), lookedUp);
}

namespace {

/// Reverse-mode differentiation of one function.
class Differentiation {
public:
  Differentiation(func::FuncOp function, ArrayRef<BlockArgument> arguments);

  /// Returns the gradients of the sum of `result`'s elements, one for each of the arguments.
  FailureOr<SmallVector<Value>> run(Value result);

private:
  bool isActive(Value value) const { return active.contains(value); }
  void add(Value value, Value gradient);
  LogicalResult differentiate(Operation *op);
  LogicalResult differentiate(linalg::LinalgOp op);
  Value sumGradient(linalg::LinalgOp op, OpOperand &operand);
  IntegerAttr getProductNumber(Operation *product);

  Block &body;
  ArrayRef<BlockArgument> arguments;
  OpBuilder builder;
  llvm::DenseSet<Value> active; ///< differentiable values that depend on the arguments
  llvm::DenseMap<Value, Value> gradients;
  /// Gradients that the operation being differentiated has given to its operands so far.
  llvm::DenseMap<OpOperand *, Value> ownGradients;
  int64_t productCount = 0;
};

} // namespace

Differentiation::Differentiation(func::FuncOp function, ArrayRef<BlockArgument> arguments)
    : body(function.getBody().front()), arguments(arguments), builder(body.getTerminator()) {
  active.insert(arguments.begin(), arguments.end());
  for (Operation &op : body) {
    if (op.hasAttr(tp25d::stopGradientAttrName))
      continue;
    bool depends = llvm::any_of(op.getOperands(), [&](Value value) { return isActive(value); });
    visitUsedValuesDefinedAbove(op.getRegions(), [&](OpOperand *used) { depends |= isActive(used->get()); });
    for (Value result : op.getResults())
      if (depends && isDifferentiable(result.getType()))
        active.insert(result);
  }
}

void Differentiation::add(Value value, Value gradient) {
  if (!isActive(value))
    return;
  Value &sum = gradients[value];
  sum = sum ? tp25d::buildCombine(builder, gradient.getLoc(), tp25d::Combiner::Sum, sum, gradient) : gradient;
}

FailureOr<SmallVector<Value>> Differentiation::run(Value result) {
  auto type = cast<RankedTensorType>(result.getType());
  add(result, tp25d::buildFilled(builder, result.getLoc(), type, builder.getFloatAttr(type.getElementType(), 1)));
  SmallVector<Operation *> forward;
  for (Operation &op : body.without_terminator())
    if (llvm::any_of(op.getResults(), [&](Value value) { return isActive(value); }))
      forward.push_back(&op);
  for (Operation *op : llvm::reverse(forward))
    if (llvm::any_of(op->getResults(), [&](Value value) { return gradients.contains(value); }))
      if (failed(differentiate(op)))
        return failure();
  SmallVector<Value> found;
  for (BlockArgument argument : arguments) {
    Value gradient = gradients.lookup(argument);
    found.push_back(gradient ? gradient
                             : buildZeros(builder, argument.getLoc(), cast<RankedTensorType>(argument.getType())));
  }
  return found;
}

/// Returns the number by which adjoints refer to `product`; assigns one if there is none.
IntegerAttr Differentiation::getProductNumber(Operation *product) {
  auto number = product->getAttrOfType<IntegerAttr>(tp25d::productAttrName);
  if (!number) {
    number = builder.getI64IntegerAttr(productCount++);
    product->setAttr(tp25d::productAttrName, number);
  }
  return number;
}

/// Returns the gradient of an operand that is broadcast and only added to another operand (a bias) as a sum of the
/// other operand's gradient, so that the chain rule is not computed a second time. Null if there is no such operand.
Value Differentiation::sumGradient(linalg::LinalgOp op, OpOperand &operand) {
  if (op.getNumReductionLoops() > 0 || !op.isDpsInput(&operand))
    return {};
  // Follows the element through additions to the last sum.
  auto getSum = [&](OpOperand &operand) {
    Value value = op.getMatchingBlockArgument(&operand);
    while (value.hasOneUse() && isa<arith::AddFOp>(*value.user_begin()))
      value = value.user_begin()->getResult(0);
    return value;
  };
  auto type = cast<RankedTensorType>(operand.get().getType());
  AffineMap map = op.getMatchingIndexingMap(&operand);
  if (!map.isProjectedPermutation() || map.isPermutation())
    return {};
  for (OpOperand *other : op.getDpsInputOperands()) {
    AffineMap otherMap = op.getMatchingIndexingMap(other);
    Value gradient = ownGradients.lookup(other);
    if (!gradient || !otherMap.isPermutation() || getSum(*other) != getSum(operand) ||
        getElementTypeOrSelf(gradient) != type.getElementType())
      continue;
    return buildGeneric(builder, op.getLoc(), Operand{gradient, otherMap}, map, type,
                        [](OpBuilder &, ValueRange scalars) { return scalars.front(); });
  }
  return {};
}

LogicalResult Differentiation::differentiate(linalg::LinalgOp op) {
  SmallVector<Value> incoming;
  for (Value result : op->getResults())
    incoming.push_back(gradients.lookup(result));
  Adjoint adjoint(builder, op, incoming);
  if (failed(adjoint.analyze([&](Value value) { return isActive(value); })))
    return failure();
  // Visit permuted operands first: a broadcast operand's gradient may be a reduction of theirs.
  SmallVector<OpOperand *> operands;
  for (bool isPermuted : {true, false})
    for (OpOperand &operand : op->getOpOperands())
      if (isActive(operand.get()) && op.getMatchingIndexingMap(&operand).isPermutation() == isPermuted)
        operands.push_back(&operand);
  for (OpOperand *operand : operands) {
    if (op.isDpsInit(operand) && op.getNumReductionLoops() > 0) {
      if (Value gradient = adjoint.forInit(operand->getOperandNumber() - op.getNumDpsInputs()))
        add(operand->get(), gradient);
      continue;
    }
    if (Value sum = sumGradient(op, *operand)) {
      add(operand->get(), sum);
      continue;
    }
    FailureOr<Value> gradient = adjoint.differentiate(*operand);
    if (failed(gradient))
      return failure();
    if (!*gradient)
      continue;
    ownGradients[operand] = *gradient;
    if (Operation *made = gradient->getDefiningOp(); tp25d::getProduct(op) && tp25d::getProduct(made))
      made->setAttr(tp25d::adjointOfAttrName, getProductNumber(op));
    add(operand->get(), *gradient);
  }
  ownGradients.clear();
  for (Operation &inner : op.getBlock()->without_terminator()) {
    for (Value value : inner.getOperands())
      if (value.getParentBlock() != op.getBlock() && isActive(value) && !isa<tensor::ExtractOp>(inner))
        return inner.emitError() << "reads a scalar that depends on parameters, which cannot be differentiated";
    auto extract = dyn_cast<tensor::ExtractOp>(inner);
    if (!extract || !isActive(extract.getTensor()))
      continue;
    FailureOr<Value> gradient = adjoint.differentiate(extract);
    if (failed(gradient))
      return failure();
    if (*gradient)
      add(extract.getTensor(), *gradient);
  }
  return success();
}

/// Differentiates `op`. If it moves elements, the gradient is moved back.
LogicalResult Differentiation::differentiate(Operation *op) {
  Location loc = op->getLoc();
  Value gradient = gradients.lookup(op->getResult(0));
  auto typeOf = [](Value value) { return cast<RankedTensorType>(value.getType()); };
  auto takePart = [&](RankedTensorType type, ArrayRef<OpFoldResult> offsets) -> Value {
    SmallVector<OpFoldResult> strides(type.getRank(), builder.getIndexAttr(1));
    return tensor::ExtractSliceOp::create(builder, loc, type, gradient, offsets,
                                          getAsIndexOpFoldResult(builder.getContext(), type.getShape()), strides);
  };
  return llvm::TypeSwitch<Operation *, LogicalResult>(op)
      .Case([&](linalg::LinalgOp linalgOp) { return differentiate(linalgOp); })
      .Case([&](tensor::ExpandShapeOp reshape) {
        add(reshape.getSrc(), tensor::CollapseShapeOp::create(builder, loc, typeOf(reshape.getSrc()), gradient,
                                                              reshape.getReassociationIndices()));
        return success();
      })
      .Case([&](tensor::CollapseShapeOp reshape) {
        add(reshape.getSrc(), tensor::ExpandShapeOp::create(builder, loc, typeOf(reshape.getSrc()), gradient,
                                                            reshape.getReassociationIndices()));
        return success();
      })
      .Case([&](tensor::ExtractSliceOp slice) {
        Value zeros = buildZeros(builder, loc, typeOf(slice.getSource()));
        add(slice.getSource(), tensor::InsertSliceOp::create(builder, loc, gradient, zeros, slice.getMixedOffsets(),
                                                             slice.getMixedSizes(), slice.getMixedStrides()));
        return success();
      })
      .Case([&](tensor::InsertSliceOp slice) {
        add(slice.getSource(),
            tensor::ExtractSliceOp::create(builder, loc, typeOf(slice.getSource()), gradient, slice.getMixedOffsets(),
                                           slice.getMixedSizes(), slice.getMixedStrides()));
        if (isActive(slice.getDest()))
          add(slice.getDest(),
              tensor::InsertSliceOp::create(builder, loc, buildZeros(builder, loc, typeOf(slice.getSource())), gradient,
                                            slice.getMixedOffsets(), slice.getMixedSizes(), slice.getMixedStrides()));
        return success();
      })
      .Case([&](tensor::ConcatOp concat) {
        int64_t offset = 0;
        for (Value input : concat.getInputs()) {
          RankedTensorType type = typeOf(input);
          SmallVector<OpFoldResult> offsets(type.getRank(), builder.getIndexAttr(0));
          offsets[concat.getDim()] = builder.getIndexAttr(offset);
          offset += type.getDimSize(concat.getDim());
          if (isActive(input))
            add(input, takePart(type, offsets));
        }
        return success();
      })
      .Case([&](tensor::PadOp pad) -> LogicalResult {
        if (!pad.getConstantPaddingValue() || isActive(pad.getConstantPaddingValue()))
          return pad.emitError("pads with what is no constant, which cannot be differentiated");
        add(pad.getSource(), takePart(typeOf(pad.getSource()), pad.getMixedLowPad()));
        return success();
      })
      .Default([](Operation *op) { return op->emitError() << op->getName() << " cannot be differentiated"; });
}

namespace {

struct Differentiate : tp25d::impl::DifferentiateBase<Differentiate> {
  using DifferentiateBase::DifferentiateBase;

  void runOnOperation() override {
    FailureOr<func::FuncOp> function = tp25d::getOnlyFunction(getOperation());
    if (failed(function) || failed(appendGradients(*function)))
      signalPassFailure();
  }

  LogicalResult appendGradients(func::FuncOp function) {
    Operation *terminator = function.getBody().front().getTerminator();
    if (of < 0 || of >= static_cast<int64_t>(terminator->getNumOperands()))
      return function.emitError() << "there is no result " << of.getValue() << " to differentiate, only "
                                  << terminator->getNumOperands();
    Value result = terminator->getOperand(of);
    if (!isDifferentiable(result.getType()))
      return function.emitError() << "result " << of.getValue() << " has the type " << result.getType()
                                  << ", which has no gradient";
    SmallVector<BlockArgument> arguments;
    for (BlockArgument argument : function.getArguments())
      if (tp25d::isTrained(function, argument) || (inputs && isDifferentiable(argument.getType())))
        arguments.push_back(argument);
    if (arguments.empty())
      return function.emitError("has no floating-point parameters; they have the attribute tp25d.param");
    std::optional<tp25d::Recompute> what = parseRecompute();
    if (!what)
      return function.emitError() << "recompute must be nothing, by-size or all, got: " << recompute.getValue();
    Operation *lastForward = terminator->getPrevNode();
    FailureOr<SmallVector<Value>> gradients = Differentiation(function, arguments).run(result);
    if (failed(gradients))
      return failure();
    for (Value gradient : *gradients) {
      terminator->insertOperands(terminator->getNumOperands(), gradient);
      if (failed(function.insertResult(function.getNumResults(), gradient.getType(), {})))
        return function.emitError("cannot return a gradient");
    }
    tp25d::recompute(function.getBody().front(), lastForward, *what);
    return success();
  }

  std::optional<tp25d::Recompute> parseRecompute() {
    return llvm::StringSwitch<std::optional<tp25d::Recompute>>(recompute)
        .Case("nothing", tp25d::Recompute::Nothing)
        .Case("by-size", tp25d::Recompute::BySize)
        .Case("all", tp25d::Recompute::All)
        .Default(std::nullopt);
  }
};

} // namespace
