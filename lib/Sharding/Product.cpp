// Matrix products: recognition through upstream's contraction interface, and how a form splits their matrices.

#include "tp25d/Sharding/Product.h"

#include "mlir/Analysis/SliceAnalysis.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;

namespace tp25d {

/// Returns the scalar that `scalar` is an extension of, or `scalar` itself.
static Value getExtended(Value scalar) {
  Operation *op = scalar.getDefiningOp();
  return isa_and_nonnull<arith::ExtFOp, arith::ExtSIOp>(op) ? op->getOperand(0) : scalar;
}

/// True if `op` is one of `Ops` and its operands match `lhs` and `rhs`, in either order.
template <typename... Ops>
static bool isBinary(Operation *op, function_ref<bool(Value)> lhs, function_ref<bool(Value)> rhs) {
  if (!isa_and_nonnull<Ops...>(op))
    return false;
  Value first = op->getOperand(0), second = op->getOperand(1);
  return (lhs(first) && rhs(second)) || (lhs(second) && rhs(first));
}

bool isMultiplyAdd(linalg::LinalgOp op) {
  if (op.getNumDpsInputs() != 2 || op.getNumDpsInits() != 1)
    return false;
  Block *body = op.getBlock();
  Value a = body->getArgument(0), b = body->getArgument(1), c = body->getArgument(2);
  if (c.getType().isInteger(1) || !c.getType().isIntOrFloat())
    return false;
  auto isFactor = [](Value factor) { return [=](Value value) { return getExtended(value) == factor; }; };
  auto isProduct = [&](Value value) {
    return isBinary<arith::MulFOp, arith::MulIOp>(value.getDefiningOp(), isFactor(a), isFactor(b));
  };
  auto isSum = [&](Value value) { return value == c; };
  return isBinary<arith::AddFOp, arith::AddIOp>(body->getTerminator()->getOperand(0).getDefiningOp(), isSum, isProduct);
}

std::optional<Product> getProduct(Operation *op) {
  auto linalgOp = dyn_cast<linalg::LinalgOp>(op);
  if (!linalgOp || !linalg::isaContractionOpInterface(linalgOp) || !isMultiplyAdd(linalgOp))
    return std::nullopt;
  FailureOr<linalg::ContractionDimensions> dims = linalg::inferContractionDims(linalgOp);
  if (failed(dims) || dims->m.empty() || dims->n.empty() || dims->k.empty())
    return std::nullopt;
  Product product{linalgOp, {}, linalgOp.getStaticLoopRanges(), dims->batch, dims->m, dims->n, dims->k};
  llvm::append_range(product.maps, linalgOp.getIndexingMapsArray());
  size_t known = dims->batch.size() + dims->m.size() + dims->n.size() + dims->k.size();
  if (known != product.sizes.size() || llvm::is_contained(product.sizes, ShapedType::kDynamic) ||
      !llvm::all_of(product.maps, [](AffineMap map) { return map.isProjectedPermutation(); }))
    return std::nullopt;
  return product;
}

Sharding getSharding(const Product &product, FormAttr form, Matrix matrix) {
  Sharding sharding;
  for (AffineExpr result : product.maps[static_cast<size_t>(matrix)].getResults())
    sharding.dims.emplace_back(form.getSplit(cast<AffineDimExpr>(result).getPosition(), matrix));
  return sharding;
}

AxisList getPartialAxes(const Product &product, FormAttr form) {
  AxisList axes;
  for (unsigned dim : product.k)
    for (Axis axis : form.getSplit()[dim].getAxes())
      if (axis != form.getAlong(Matrix::C)) // these sums are made in the SUMMA steps
        axes.push_back(axis);
  llvm::sort(axes);
  return axes;
}

Type getAccumulationType(Type type) {
  return isa<FloatType>(type) && type.getIntOrFloatBitWidth() < 32 ? Float32Type::get(type.getContext()) : type;
}

TypedAttr getNeutral(Builder &builder, Type type, Combiner combiner) {
  bool isFloat = isa<FloatType>(type);
  if (!isFloat && !isa<IntegerType>(type))
    return {};
  switch (combiner) {
  case Combiner::Sum:
    return builder.getZeroAttr(type);
  case Combiner::Product:
    return builder.getOneAttr(type);
  case Combiner::Maximum:
  case Combiner::MaximumNumber:
  case Combiner::Minimum:
  case Combiner::MinimumNumber: {
    bool least = combiner == Combiner::Maximum || combiner == Combiner::MaximumNumber;
    if (isFloat)
      return builder.getFloatAttr(type, APFloat::getInf(cast<FloatType>(type).getFloatSemantics(), least));
    unsigned width = type.getIntOrFloatBitWidth();
    return builder.getIntegerAttr(type, least ? APInt::getSignedMinValue(width) : APInt::getSignedMaxValue(width));
  }
  }
  llvm_unreachable("no such combiner");
}

bool isNeutral(Value value, Combiner combiner) {
  Attribute filled;
  if (auto fill = value.getDefiningOp<linalg::FillOp>()) {
    if (!matchPattern(fill.getInputs()[0], m_Constant(&filled)))
      return false;
  } else if (SplatElementsAttr splat; matchPattern(value, m_Constant(&splat))) {
    filled = splat.getSplatValue<Attribute>();
  }
  if (!filled)
    return false;
  Builder builder(value.getContext());
  TypedAttr neutral = getNeutral(builder, getElementTypeOrSelf(value.getType()), combiner);
  // -0.0 is neutral as well.
  if (auto number = dyn_cast<FloatAttr>(filled); number && combiner == Combiner::Sum)
    return number.getValue().isZero();
  return filled == neutral;
}

Value buildConverted(OpBuilder &builder, Location loc, Value tensor, Type element) {
  auto type = cast<RankedTensorType>(tensor.getType());
  Value empty = tensor::EmptyOp::create(builder, loc, type.getShape(), element);
  SmallVector<AffineMap> maps(2, builder.getMultiDimIdentityMap(type.getRank()));
  SmallVector<utils::IteratorType> iterators(type.getRank(), utils::IteratorType::parallel);
  auto body = [&](OpBuilder &b, Location loc, ValueRange args) {
    bool isWider = element.getIntOrFloatBitWidth() > type.getElementTypeBitWidth();
    Value converted = isWider ? arith::ExtFOp::create(b, loc, element, args[0]).getResult()
                              : arith::TruncFOp::create(b, loc, element, args[0]).getResult();
    linalg::YieldOp::create(b, loc, converted);
  };
  return linalg::GenericOp::create(builder, loc, empty.getType(), tensor, empty, maps, iterators, body).getResult(0);
}

Operation *getSoleCombiner(linalg::LinalgOp op, unsigned number) {
  BlockArgument sofar = op.getRegionOutputArgs()[number];
  SmallVector<Operation *, 4> combiners;
  if (!sofar.hasOneUse() || !matchReduction(op.getRegionOutputArgs(), number, combiners) || combiners.size() != 1 ||
      *sofar.getUsers().begin() != combiners.front())
    return nullptr;
  return combiners.front();
}

Value buildFilled(OpBuilder &builder, Location loc, RankedTensorType type, TypedAttr value) {
  Value scalar = arith::ConstantOp::create(builder, loc, value);
  Value empty = tensor::EmptyOp::create(builder, loc, type.getShape(), type.getElementType());
  return linalg::FillOp::create(builder, loc, scalar, empty).getResult(0);
}

static arith::AtomicRMWKind getReduction(Combiner combiner, bool isFloat) {
  using arith::AtomicRMWKind;
  switch (combiner) {
  case Combiner::Sum:
    return isFloat ? AtomicRMWKind::addf : AtomicRMWKind::addi;
  case Combiner::Product:
    return isFloat ? AtomicRMWKind::mulf : AtomicRMWKind::muli;
  case Combiner::Maximum:
    return isFloat ? AtomicRMWKind::maximumf : AtomicRMWKind::maxs;
  case Combiner::Minimum:
    return isFloat ? AtomicRMWKind::minimumf : AtomicRMWKind::mins;
  case Combiner::MaximumNumber:
    return AtomicRMWKind::maxnumf;
  case Combiner::MinimumNumber:
    return AtomicRMWKind::minnumf;
  }
  llvm_unreachable("no such combiner");
}

Value buildCombine(OpBuilder &builder, Location loc, Combiner combiner, Value lhs, Value rhs) {
  auto type = cast<RankedTensorType>(lhs.getType());
  bool isFloat = isa<FloatType>(type.getElementType());
  Value empty = tensor::EmptyOp::create(builder, loc, type.getShape(), type.getElementType());
  SmallVector<AffineMap> maps(3, builder.getMultiDimIdentityMap(type.getRank()));
  SmallVector<utils::IteratorType> iterators(type.getRank(), utils::IteratorType::parallel);
  auto body = [&](OpBuilder &b, Location loc, ValueRange args) {
    linalg::YieldOp::create(b, loc, arith::getReductionOp(getReduction(combiner, isFloat), b, loc, args[0], args[1]));
  };
  return linalg::GenericOp::create(builder, loc, type, ValueRange{lhs, rhs}, empty, maps, iterators, body).getResult(0);
}

} // namespace tp25d
