// Import: writes operations on elements and at computed places of tensors as linalg.generic.

#include "AnnotationKeeper.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/Matchers.h"
#include "tp25d/Import/Passes.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;

namespace tp25d {
#define GEN_PASS_DEF_GENERALIZETENSOROPS
#include "tp25d/Import/Passes.h.inc"
} // namespace tp25d

static bool isStatic(Operation *op) {
  return llvm::all_of(llvm::concat<const Type>(op->getOperandTypes(), op->getResultTypes()), [](Type type) {
    auto shaped = dyn_cast<ShapedType>(type);
    return !shaped || shaped.hasStaticShape();
  });
}

namespace {

/// Rewrites operations of one function.
class TensorOps {
public:
  explicit TensorOps(MLIRContext *context) : rewriter(context, &keeper) {}

  LogicalResult rewrite(Operation *op) {
    if (!isStatic(op))
      return success(); // check-model reports it.
    rewriter.setInsertionPoint(op);
    loc = op->getLoc();
    FailureOr<Value> value =
        llvm::TypeSwitch<Operation *, FailureOr<Value>>(op)
            .Case<tensor::InsertOp, tensor::FromElementsOp, tensor::SplatOp, tensor::GenerateOp, tensor::GatherOp,
                  tensor::ScatterOp, tosa::ScatterOp, tensor::BitcastOp, arith::SelectOp, tensor::ReshapeOp,
                  tensor::PadOp, linalg::PackOp, linalg::UnPackOp>([&](auto known) { return build(known); })
            .Default([](Operation *) { return Value(); });
    if (succeeded(value) && *value)
      rewriter.replaceOp(op, *value);
    return value;
  }

private:
  using Body = llvm::function_ref<Value(ValueRange)>;
  using Maps = SmallVector<AffineMap>;

  AffineMap getIdentity(int64_t rank) { return rewriter.getMultiDimIdentityMap(rank); }

  /// Builds a generic with one result of `type`. `maps` index `inputs` and, as the last one, the result. `init` is the
  /// value of the result that the body reads; a tensor.empty if null.
  Value buildGeneric(RankedTensorType type, ValueRange inputs, const Maps &maps, Body buildBody, Value init = {}) {
    if (!init)
      init = tensor::EmptyOp::create(rewriter, loc, type.getShape(), type.getElementType());
    SmallVector<utils::IteratorType> iterators(maps.back().getNumDims(), utils::IteratorType::reduction);
    for (AffineExpr dim : maps.back().getResults())
      iterators[cast<AffineDimExpr>(dim).getPosition()] = utils::IteratorType::parallel;
    auto generic = linalg::GenericOp::create(rewriter, loc, type, inputs, init, maps, iterators,
                                             [&](OpBuilder &builder, Location, ValueRange arguments) {
                                               OpBuilder::InsertionGuard guard(rewriter);
                                               rewriter.setInsertionPointToStart(builder.getInsertionBlock());
                                               linalg::YieldOp::create(rewriter, loc, buildBody(arguments));
                                             });
    return generic.getResult(0);
  }

  Value constant(int64_t index) { return arith::ConstantIndexOp::create(rewriter, loc, index); }
  Value getLoop(int64_t loop) { return linalg::IndexOp::create(rewriter, loc, loop); }

  Value getAsIndex(Value integer) {
    if (integer.getType().isIndex())
      return integer;
    return arith::IndexCastOp::create(rewriter, loc, rewriter.getIndexType(), integer);
  }

  /// Builds a condition that is true where each of `loops` has the value in `places`.
  Value isAt(ArrayRef<int64_t> loops, ValueRange places) {
    Value all = arith::ConstantIntOp::create(rewriter, loc, 1, 1);
    for (auto [loop, place] : llvm::zip_equal(loops, places)) {
      Value here =
          arith::CmpIOp::create(rewriter, loc, arith::CmpIPredicate::eq, getLoop(loop), getAsIndex(place)).getResult();
      all = arith::AndIOp::create(rewriter, loc, all, here);
    }
    return all;
  }

  FailureOr<Value> build(tensor::InsertOp op) {
    RankedTensorType type = op.getType();
    for (auto [dim, index] : llvm::enumerate(op.getIndices()))
      if (std::optional<int64_t> constant = getConstantIntValue(index);
          constant && (*constant < 0 || *constant >= type.getDimSize(dim)))
        return op.emitError() << "index " << *constant << " is outside dimension " << dim << " of " << type;
    auto loops = llvm::to_vector(llvm::seq<int64_t>(type.getRank()));
    AffineMap identity = getIdentity(type.getRank());
    return buildGeneric(type, op.getDest(), {identity, identity}, [&](ValueRange arguments) -> Value {
      return arith::SelectOp::create(rewriter, loc, isAt(loops, op.getIndices()), op.getScalar(), arguments.front());
    });
  }

  FailureOr<Value> build(tensor::FromElementsOp op) {
    auto type = cast<RankedTensorType>(op.getType());
    return buildGeneric(type, {}, {getIdentity(type.getRank())}, [&](ValueRange) {
      Value number = constant(0); // number of the element in row-major order
      for (auto [dim, size] : llvm::enumerate(type.getShape())) {
        number = arith::MulIOp::create(rewriter, loc, number, constant(size));
        number = arith::AddIOp::create(rewriter, loc, number, getLoop(dim));
      }
      Value element = op.getElements().front();
      for (auto [i, other] : llvm::enumerate(op.getElements().drop_front())) {
        Value isOther = arith::CmpIOp::create(rewriter, loc, arith::CmpIPredicate::eq, number, constant(i + 1));
        element = arith::SelectOp::create(rewriter, loc, isOther, other, element);
      }
      return element;
    });
  }

  FailureOr<Value> build(tensor::SplatOp op) {
    RankedTensorType type = op.getType();
    Value empty = tensor::EmptyOp::create(rewriter, loc, type.getShape(), type.getElementType());
    return linalg::FillOp::create(rewriter, loc, op.getInput(), empty).getResult(0);
  }

  FailureOr<Value> build(tensor::GenerateOp op) {
    auto type = cast<RankedTensorType>(op.getType());
    return buildGeneric(type, {}, {getIdentity(type.getRank())}, [&](ValueRange) {
      IRMapping mapping;
      for (BlockArgument index : op.getBody().getArguments())
        mapping.map(index, getLoop(index.getArgNumber()));
      for (Operation &inner : op.getBody().front().without_terminator())
        rewriter.clone(inner, mapping);
      return mapping.lookupOrDefault(op.getBody().front().getTerminator()->getOperand(0));
    });
  }

  /// Adds the operand `indices` once for each component of its tuples, indexed by the loops from `firstLoop` on, of
  /// `loops` in all.
  void addIndices(Value indices, unsigned firstLoop, unsigned loops, SmallVector<Value> &inputs, Maps &maps) {
    ArrayRef<int64_t> shape = cast<RankedTensorType>(indices.getType()).getShape();
    for (int64_t component = 0; component < shape.back(); ++component) {
      SmallVector<AffineExpr> places;
      for (unsigned dim = 0; dim + 1 < shape.size(); ++dim)
        places.push_back(rewriter.getAffineDimExpr(firstLoop + dim));
      places.push_back(rewriter.getAffineConstantExpr(component));
      inputs.push_back(indices);
      maps.push_back(AffineMap::get(loops, 0, places, rewriter.getContext()));
    }
  }

  /// Clamps indices outside of the tensor, as XLA's gather does.
  FailureOr<Value> build(tensor::GatherOp op) {
    auto type = cast<RankedTensorType>(op.getType());
    ArrayRef<int64_t> dims = op.getGatherDims();
    int64_t sourceRank = op.getSourceType().getRank(), batchRank = op.getIndicesType().getRank() - 1;
    bool reducesRank = type.getRank() != batchRank + sourceRank;
    SmallVector<Value> inputs;
    Maps maps;
    addIndices(op.getIndices(), 0, type.getRank(), inputs, maps);
    maps.push_back(getIdentity(type.getRank()));
    return buildGeneric(type, inputs, maps, [&](ValueRange arguments) {
      SmallVector<Value> places;
      int64_t loop = batchRank;
      for (auto [dim, size] : llvm::enumerate(op.getSourceType().getShape())) {
        const auto *gathered = llvm::find(dims, dim);
        if (gathered == dims.end()) {
          places.push_back(getLoop(loop++));
          continue;
        }
        loop += reducesRank ? 0 : 1;
        Value place = getAsIndex(arguments[gathered - dims.begin()]);
        place = arith::MaxSIOp::create(rewriter, loc, place, constant(0));
        places.push_back(arith::MinSIOp::create(rewriter, loc, place, constant(size - 1)));
      }
      return tensor::ExtractOp::create(rewriter, loc, op.getSource(), places).getResult();
    });
  }

  /// Builds a generic whose loops are the dimensions of `dest`, then those of the tuples of indices. If several tuples
  /// match an element, the last one wins; a tuple outside of the tensor matches none.
  Value buildScatter(Value source, AffineMap sourceMap, Value dest, SmallVector<Value> indices, const Maps &indexMaps,
                     ArrayRef<int64_t> dims) {
    auto type = cast<RankedTensorType>(dest.getType());
    SmallVector<Value> inputs = std::move(indices);
    Maps maps = indexMaps;
    inputs.push_back(source);
    maps.push_back(sourceMap);
    maps.push_back(
        AffineMap::get(sourceMap.getNumDims(), 0, getIdentity(type.getRank()).getResults(), rewriter.getContext()));
    return buildGeneric(
        type, inputs, maps,
        [&](ValueRange arguments) -> Value {
          return arith::SelectOp::create(rewriter, loc, isAt(dims, arguments.drop_back(2)),
                                         arguments[arguments.size() - 2], arguments.back());
        },
        dest);
  }

  FailureOr<Value> build(tensor::ScatterOp op) {
    ArrayRef<int64_t> dims = op.getScatterDims();
    int64_t rank = op.getDestType().getRank(), batchRank = op.getIndicesType().getRank() - 1;
    bool reducesRank = op.getSourceType().getRank() != batchRank + rank;
    SmallVector<Value> indices;
    Maps maps;
    addIndices(op.getIndices(), rank, rank + batchRank, indices, maps);
    SmallVector<AffineExpr> places;
    for (int64_t dim = 0; dim < batchRank; ++dim)
      places.push_back(rewriter.getAffineDimExpr(rank + dim));
    for (int64_t dim = 0; dim < rank; ++dim)
      if (!llvm::is_contained(dims, dim))
        places.push_back(rewriter.getAffineDimExpr(dim));
      else if (!reducesRank)
        places.push_back(rewriter.getAffineConstantExpr(0));
    AffineMap sourceMap = AffineMap::get(rank + batchRank, 0, places, rewriter.getContext());
    return buildScatter(op.getSource(), sourceMap, op.getDest(), indices, maps, dims);
  }

  FailureOr<Value> build(tosa::ScatterOp op) {
    auto dims = [&](ArrayRef<unsigned> loops) {
      return AffineMap::getMultiDimMapWithTargets(4, loops, rewriter.getContext());
    };
    return buildScatter(op.getInput(), dims({0, 3, 2}), op.getValuesIn(), {op.getIndices()}, {dims({0, 3})}, {1});
  }

  FailureOr<Value> build(tensor::BitcastOp op) {
    auto type = dyn_cast<RankedTensorType>(op.getType());
    if (!type)
      return Value();
    AffineMap identity = getIdentity(type.getRank());
    return buildGeneric(type, op.getSource(), {identity, identity}, [&](ValueRange arguments) -> Value {
      return arith::BitcastOp::create(rewriter, loc, type.getElementType(), arguments.front());
    });
  }

  /// Rewrites a selection between two tensors by one scalar.
  FailureOr<Value> build(arith::SelectOp op) {
    auto type = dyn_cast<RankedTensorType>(op.getType());
    if (!type || isa<TensorType>(op.getCondition().getType()))
      return Value();
    AffineMap identity = getIdentity(type.getRank());
    return buildGeneric(type, {op.getTrueValue(), op.getFalseValue()}, {identity, identity, identity},
                        [&](ValueRange arguments) -> Value {
                          return arith::SelectOp::create(rewriter, loc, op.getCondition(), arguments[0], arguments[1]);
                        });
  }

  /// Elements keep their order, so the result's type determines the reshape, and the operand with the shape is not
  /// needed.
  FailureOr<Value> build(tensor::ReshapeOp op) {
    auto from = dyn_cast<RankedTensorType>(op.getSource().getType());
    auto to = dyn_cast<RankedTensorType>(op.getResult().getType());
    if (!from || !to)
      return Value();
    auto getAll = [](RankedTensorType type) {
      SmallVector<ReassociationIndices> all;
      if (type.getRank() > 0)
        all.push_back(llvm::to_vector<2>(llvm::seq<int64_t>(type.getRank())));
      return all;
    };
    RankedTensorType flat =
        from.getRank() == 0 || to.getRank() == 0 ? from.clone(ArrayRef<int64_t>()) : from.clone(from.getNumElements());
    Value value = op.getSource();
    if (from.getRank() != flat.getRank())
      value = tensor::CollapseShapeOp::create(rewriter, loc, flat, value,
                                              flat.getRank() == 0 ? getAll(flat) : getAll(from));
    if (to.getRank() != flat.getRank())
      value = tensor::ExpandShapeOp::create(rewriter, loc, to, value, flat.getRank() == 0 ? getAll(flat) : getAll(to));
    return value;
  }

  /// Rewrites a padding whose value is not constant or whose widths depend on scalars; leaves others to upstream.
  FailureOr<Value> build(tensor::PadOp op) {
    Value value = op.getConstantPaddingValue();
    if (op.getLow().empty() && op.getHigh().empty() && value && matchPattern(value, m_Constant()))
      return Value();
    auto yield = cast<tensor::YieldOp>(op.getBody()->getTerminator());
    RankedTensorType type = op.getResultType();
    Value around;
    if (value)
      around = linalg::FillOp::create(
                   rewriter, loc, value,
                   tensor::EmptyOp::create(rewriter, loc, type.getShape(), type.getElementType()).getResult())
                   .getResult(0);
    else
      around = buildGeneric(type, {}, {getIdentity(type.getRank())}, [&](ValueRange) {
        IRMapping mapping;
        for (BlockArgument index : op.getBody()->getArguments())
          mapping.map(index, getLoop(index.getArgNumber()));
        for (Operation &inner : op.getBody()->without_terminator())
          rewriter.clone(inner, mapping);
        return mapping.lookupOrDefault(yield.getValue());
      });
    RankedTensorType sourceType = op.getSourceType();
    SmallVector<OpFoldResult> strides(type.getRank(), rewriter.getIndexAttr(1));
    return tensor::InsertSliceOp::create(rewriter, loc, op.getSource(), around, op.getMixedLowPad(),
                                         getAsIndexOpFoldResult(rewriter.getContext(), sourceType.getShape()), strides)
        .getResult();
  }

  FailureOr<Value> build(linalg::PackOp op) {
    if (failed(linalg::lowerPack(rewriter, op)))
      return op.emitError() << op->getName() << " cannot be written as a transposition";
    return Value();
  }

  FailureOr<Value> build(linalg::UnPackOp op) {
    if (failed(linalg::lowerUnPack(rewriter, op)))
      return op.emitError() << op->getName() << " cannot be written as a transposition";
    return Value();
  }

  tp25d::AnnotationKeeper keeper;
  IRRewriter rewriter;
  Location loc = rewriter.getUnknownLoc();
};

struct GeneralizeTensorOps : tp25d::impl::GeneralizeTensorOpsBase<GeneralizeTensorOps> {
  void runOnOperation() override {
    if (getOperation().isExternal())
      return;
    TensorOps ops(&getContext());
    for (Block &block : getOperation().getBody())
      for (Operation &op : llvm::make_early_inc_range(block))
        if (failed(ops.rewrite(&op)))
          return signalPassFailure();
  }
};

} // namespace
