// Sharding rules of operations: of every linalg operation from its indexing maps, of reshapes from their
// reassociations, and of operations that move parts of tensors from the dimensions that they leave whole.

#include "tp25d/Sharding/ShardingRuleModels.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "tp25d/Sharding/BlockOffset.h"
#include "tp25d/Sharding/Product.h"
#include "tp25d/Sharding/ShardingRule.h"
#include "llvm/ADT/SmallBitVector.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace tp25d;

using Kind = ShardingRule::Kind;

//===----------------------------------------------------------------------===//
// linalg
//===----------------------------------------------------------------------===//

/// Returns the combiner of collectives that corresponds to the scalar operation `op`, if there is one.
static std::optional<Combiner> getCombiner(Operation *op) {
  // For i1 the sum is an exclusive or and `true` is the smallest number, which collectives do not implement. They do
  // not know the width of index either.
  Type type = op->getResultTypes().front();
  if (type.isInteger(1) || !type.isIntOrFloat())
    return std::nullopt;
  return llvm::TypeSwitch<Operation *, std::optional<Combiner>>(op)
      .Case<arith::AddFOp, arith::AddIOp>([](auto) { return Combiner::Sum; })
      .Case<arith::MulFOp, arith::MulIOp>([](auto) { return Combiner::Product; })
      .Case<arith::MaximumFOp, arith::MaxSIOp>([](auto) { return Combiner::Maximum; })
      .Case<arith::MinimumFOp, arith::MinSIOp>([](auto) { return Combiner::Minimum; })
      .Case<arith::MaxNumFOp>([](auto) { return Combiner::MaximumNumber; })
      .Case<arith::MinNumFOp>([](auto) { return Combiner::MinimumNumber; })
      .Default([](Operation *) { return std::nullopt; });
}

/// Returns the combiner of the op's reduction loops, if it is the same for all results and collectives have it. The
/// accumulator of a result may be read by its combining operation only: a device does not know the accumulators of the
/// other devices.
static std::optional<Combiner> getCombiner(linalg::LinalgOp op) {
  std::optional<Combiner> combiner;
  for (unsigned i = 0; i < op.getNumDpsInits(); ++i) {
    Operation *sole = getSoleCombiner(op, i);
    std::optional<Combiner> mine = sole ? getCombiner(sole) : std::nullopt;
    if (!mine || (combiner && combiner != mine))
      return std::nullopt;
    combiner = mine;
  }
  return combiner;
}

/// Returns the rule of any linalg operation: factor i is loop i. Whole are every dimension whose index is not a single
/// loop, every loop that such an index uses, and every loop that indexes two dimensions of one tensor.
static ShardingRule getLinalgRule(linalg::LinalgOp op) {
  ShardingRule rule;
  SmallVector<int64_t> sizes = op.getStaticLoopRanges();
  SmallVector<utils::IteratorType> iterators = op.getIteratorTypesArray();
  std::optional<Combiner> combiner;
  if (llvm::is_contained(iterators, utils::IteratorType::reduction))
    combiner = getCombiner(op);
  rule.combiner = combiner.value_or(Combiner::Sum);

  llvm::SmallBitVector whole(sizes.size());
  for (auto [loop, size, iterator] : llvm::enumerate(sizes, iterators)) {
    bool parallel = iterator == utils::IteratorType::parallel;
    rule.addFactor(size, parallel ? Kind::Parallel : Kind::Reduction);
    if ((!parallel && !combiner) || ShapedType::isDynamic(size))
      whole.set(loop);
  }
  for (AffineMap map : op.getIndexingMapsArray()) {
    llvm::SmallBitVector seen(sizes.size());
    for (AffineExpr result : map.getResults())
      for (size_t loop = 0; loop < sizes.size(); ++loop)
        if (result.isFunctionOfDim(loop)) {
          // Block i of a loop along a diagonal is not block i of both dimensions.
          if (!isa<AffineDimExpr>(result) || seen.test(loop))
            whole.set(loop);
          seen.set(loop);
        }
  }

  auto getFactors = [&](OpOperand &operand) {
    ShardingRule::TensorFactors tensor;
    if (isa<RankedTensorType>(operand.get().getType()))
      for (AffineExpr result : op.getMatchingIndexingMap(&operand).getResults()) {
        auto dim = dyn_cast<AffineDimExpr>(result);
        auto &factors = tensor.emplace_back();
        if (dim && !whole.test(dim.getPosition()))
          factors.push_back(dim.getPosition());
      }
    return tensor;
  };
  for (OpOperand &operand : op->getOpOperands())
    rule.operands.push_back(getFactors(operand));
  for (OpOperand &init : op.getDpsInitsMutable()) {
    if (isa<RankedTensorType>(init.get().getType()))
      rule.results.push_back(rule.operands[init.getOperandNumber()]);
    rule.inits.push_back(init.getOperandNumber());
  }
  return rule;
}

namespace {

template <typename OpTy> struct LinalgModel : ShardingRuleOpInterface::ExternalModel<LinalgModel<OpTy>, OpTy> {
  ShardingRule getShardingRule(Operation *op) const { return getLinalgRule(cast<linalg::LinalgOp>(op)); }

  /// Besides the types, linalg.index changes: the offset of the block is added to the local index.
  Operation *localize(Operation *op, OpBuilder &builder, ValueRange operands, TypeRange resultTypes,
                      ArrayRef<AxisList> factorAxes, GridAttr grid) const {
    Operation *local = clone(builder, op, resultTypes, operands);
    SmallVector<linalg::IndexOp> indices;
    local->walk([&](linalg::IndexOp index) {
      if (!factorAxes[index.getDim()].empty())
        indices.push_back(index);
    });
    SmallVector<int64_t> sizes = cast<linalg::LinalgOp>(op).getStaticLoopRanges();
    for (linalg::IndexOp index : indices) {
      ArrayRef<Axis> axes = factorAxes[index.getDim()];
      builder.setInsertionPoint(local);
      Value offset = buildBlockOffset(builder, index.getLoc(), axes, grid, sizes[index.getDim()] / grid.getSize(axes));
      builder.setInsertionPointAfter(index);
      Value global = arith::AddIOp::create(builder, index.getLoc(), index, offset);
      index.getResult().replaceAllUsesExcept(global, global.getDefiningOp());
    }
    builder.setInsertionPointAfter(local);
    return local;
  }
};

//===----------------------------------------------------------------------===//
// Reshapes
//===----------------------------------------------------------------------===//

/// True if the groups list the dimensions 0, 1, 2, ... in this order. Reshapes require that, but their verifiers look
/// at 32 bits of a number only.
bool isConsecutive(ArrayRef<SmallVector<int64_t, 2>> groups) {
  int64_t next = 0;
  return llvm::all_of(
      groups, [&](ArrayRef<int64_t> group) { return llvm::all_of(group, [&](int64_t dim) { return dim == next++; }); });
}

template <typename OpTy> struct ReshapeModel : ShardingRuleOpInterface::ExternalModel<ReshapeModel<OpTy>, OpTy> {
  static constexpr bool expands = std::is_same_v<OpTy, tensor::ExpandShapeOp>;

  ShardingRule getShardingRule(Operation *op) const {
    auto reshape = cast<OpTy>(op);
    if (!isConsecutive(reshape.getReassociationIndices()))
      return getWholeRule(op);
    ShardingRule rule;
    ShardingRule::TensorFactors expanded, collapsed;
    ArrayRef<int64_t> shape = (expands ? reshape.getResultType() : reshape.getSrcType()).getShape();
    for (int64_t size : shape)
      expanded.push_back({rule.addFactor(size)});
    for (ArrayRef<int64_t> group : reshape.getReassociationIndices()) {
      auto &factors = collapsed.emplace_back();
      // Dimensions of size 1 are never split, so the other tensor's dimension need not wait for them.
      llvm::copy_if(group, std::back_inserter(factors), [&](int64_t dim) { return shape[dim] != 1; });
      if (factors.empty())
        llvm::append_range(factors, group);
    }
    rule.operands.push_back(expands ? collapsed : expanded);
    rule.operands.resize(op->getNumOperands()); // for dynamic output sizes, which static models do not have
    rule.results.push_back(expands ? expanded : collapsed);
    return rule;
  }

  Operation *localize(Operation *op, OpBuilder &builder, ValueRange operands, TypeRange resultTypes, ArrayRef<AxisList>,
                      GridAttr) const {
    return OpTy::create(builder, op->getLoc(), cast<RankedTensorType>(resultTypes.front()), operands.front(),
                        cast<OpTy>(op).getReassociationIndices());
  }
};

//===----------------------------------------------------------------------===//
// Parts of tensors
//===----------------------------------------------------------------------===//

/// Adds a factor for each dimension of `type` to `rule`, and returns them as the tensor's factors.
ShardingRule::TensorFactors addFreeFactors(ShardingRule &rule, RankedTensorType type) {
  return llvm::map_to_vector<4>(type.getShape(),
                                [&](int64_t size) { return SmallVector<int64_t, 1>{rule.addFactor(size)}; });
}

/// Returns the factors of a slice of a tensor with `wholeFactors`. The slice has the tensor's factors in those
/// dimensions that it takes whole; the tensor's other dimensions lose their factors, so that they are not split.
ShardingRule::TensorFactors getSliceFactors(OffsetSizeAndStrideOpInterface slice, RankedTensorType wholeType,
                                            const llvm::SmallBitVector &dropped,
                                            ShardingRule::TensorFactors &wholeFactors) {
  ShardingRule::TensorFactors factors;
  for (int64_t dim = 0; dim < wholeType.getRank(); ++dim) {
    bool takesAll = isConstantIntValue(slice.getMixedOffsets()[dim], 0) &&
                    isConstantIntValue(slice.getMixedStrides()[dim], 1) &&
                    isConstantIntValue(slice.getMixedSizes()[dim], wholeType.getDimSize(dim));
    if (!takesAll || dropped.test(dim))
      wholeFactors[dim].clear();
    if (!dropped.test(dim))
      factors.push_back(wholeFactors[dim]);
  }
  return factors;
}

/// Returns the sizes of a slice of type `local`: 1 in the dropped dimensions, else the size of `local`.
SmallVector<OpFoldResult> getLocalSizes(Builder &builder, RankedTensorType local, const llvm::SmallBitVector &dropped) {
  SmallVector<OpFoldResult> sizes;
  int64_t next = 0;
  for (size_t dim = 0; dim < dropped.size(); ++dim)
    sizes.push_back(builder.getIndexAttr(dropped.test(dim) ? 1 : local.getDimSize(next++)));
  return sizes;
}

/// Returns offsets, sizes or strides, of which `dynamic` are operands; removes those from the front of `operands`.
SmallVector<OpFoldResult> takeMixed(Builder &builder, ArrayRef<int64_t> constants, size_t dynamic,
                                    ValueRange &operands) {
  SmallVector<OpFoldResult> mixed = getMixedValues(constants, operands.take_front(dynamic), builder);
  operands = operands.drop_front(dynamic);
  return mixed;
}

/// Returns the offsets and strides of `slice`; those that are not constants are taken from the new `operands`.
std::pair<SmallVector<OpFoldResult>, SmallVector<OpFoldResult>>
getLocalPlace(OpBuilder &builder, OffsetSizeAndStrideOpInterface slice, ValueRange operands) {
  operands = operands.drop_front(slice.getOffsetSizeAndStrideStartOperandIndex());
  SmallVector<OpFoldResult> offsets = takeMixed(builder, slice.getStaticOffsets(), slice.getOffsets().size(), operands);
  (void)takeMixed(builder, slice.getStaticSizes(), slice.getSizes().size(), operands);
  return {offsets, takeMixed(builder, slice.getStaticStrides(), slice.getStrides().size(), operands)};
}

struct ExtractSliceModel : ShardingRuleOpInterface::ExternalModel<ExtractSliceModel, tensor::ExtractSliceOp> {
  ShardingRule getShardingRule(Operation *op) const {
    auto slice = cast<tensor::ExtractSliceOp>(op);
    ShardingRule rule;
    ShardingRule::TensorFactors source = addFreeFactors(rule, slice.getSourceType());
    rule.results.push_back(getSliceFactors(slice, slice.getSourceType(), slice.getDroppedDims(), source));
    rule.operands.push_back(source);
    rule.operands.resize(op->getNumOperands());
    return rule;
  }

  Operation *localize(Operation *op, OpBuilder &builder, ValueRange operands, TypeRange resultTypes, ArrayRef<AxisList>,
                      GridAttr) const {
    auto slice = cast<tensor::ExtractSliceOp>(op);
    auto type = cast<RankedTensorType>(resultTypes.front());
    auto [offsets, strides] = getLocalPlace(builder, slice, operands);
    return tensor::ExtractSliceOp::create(builder, op->getLoc(), type, operands.front(), offsets,
                                          getLocalSizes(builder, type, slice.getDroppedDims()), strides);
  }
};

struct InsertSliceModel : ShardingRuleOpInterface::ExternalModel<InsertSliceModel, tensor::InsertSliceOp> {
  ShardingRule getShardingRule(Operation *op) const {
    auto slice = cast<tensor::InsertSliceOp>(op);
    ShardingRule rule;
    ShardingRule::TensorFactors whole = addFreeFactors(rule, slice.getDestType());
    ShardingRule::TensorFactors source = getSliceFactors(slice, slice.getDestType(), slice.getDroppedDims(), whole);
    rule.operands = {source, whole};
    rule.operands.resize(op->getNumOperands());
    rule.results.push_back(whole);
    return rule;
  }

  Operation *localize(Operation *op, OpBuilder &builder, ValueRange operands, TypeRange, ArrayRef<AxisList>,
                      GridAttr) const {
    auto slice = cast<tensor::InsertSliceOp>(op);
    auto source = cast<RankedTensorType>(operands.front().getType());
    auto [offsets, strides] = getLocalPlace(builder, slice, operands);
    return tensor::InsertSliceOp::create(builder, op->getLoc(), operands[0], operands[1], offsets,
                                         getLocalSizes(builder, source, slice.getDroppedDims()), strides);
  }
};

struct PadModel : ShardingRuleOpInterface::ExternalModel<PadModel, tensor::PadOp> {
  ShardingRule getShardingRule(Operation *op) const {
    auto pad = cast<tensor::PadOp>(op);
    ShardingRule rule;
    ShardingRule::TensorFactors factors = addFreeFactors(rule, pad.getSourceType());
    for (auto [low, high, dimension] : llvm::zip_equal(pad.getMixedLowPad(), pad.getMixedHighPad(), factors))
      if (!isConstantIntValue(low, 0) || !isConstantIntValue(high, 0) || !pad.getConstantPaddingValue())
        dimension.clear();
    rule.operands.push_back(factors);
    rule.operands.resize(op->getNumOperands());
    rule.results.push_back(factors);
    return rule;
  }
};

struct ConcatModel : ShardingRuleOpInterface::ExternalModel<ConcatModel, tensor::ConcatOp> {
  ShardingRule getShardingRule(Operation *op) const {
    ShardingRule rule;
    auto concat = cast<tensor::ConcatOp>(op);
    ShardingRule::TensorFactors factors = addFreeFactors(rule, cast<RankedTensorType>(concat.getType()));
    factors[concat.getDim()].clear();
    rule.operands.assign(op->getNumOperands(), factors);
    rule.results.push_back(factors);
    return rule;
  }
};

//===----------------------------------------------------------------------===//
// Tensors without operands
//===----------------------------------------------------------------------===//

struct EmptyModel : ShardingRuleOpInterface::ExternalModel<EmptyModel, tensor::EmptyOp> {
  ShardingRule getShardingRule(Operation *op) const {
    ShardingRule rule;
    rule.operands.resize(op->getNumOperands());
    rule.results.push_back(addFreeFactors(rule, cast<tensor::EmptyOp>(op).getType()));
    return rule;
  }
};

struct ConstantModel : ShardingRuleOpInterface::ExternalModel<ConstantModel, arith::ConstantOp> {
  ShardingRule getShardingRule(Operation *op) const {
    auto splat = dyn_cast<SplatElementsAttr>(cast<arith::ConstantOp>(op).getValue());
    if (!splat)
      return getWholeRule(op);
    ShardingRule rule;
    rule.results.push_back(addFreeFactors(rule, cast<RankedTensorType>(op->getResultTypes().front())));
    return rule;
  }

  Operation *localize(Operation *op, OpBuilder &builder, ValueRange, TypeRange resultTypes, ArrayRef<AxisList>,
                      GridAttr) const {
    auto value = cast<TypedAttr>(cast<arith::ConstantOp>(op).getValue());
    if (auto splat = dyn_cast<SplatElementsAttr>(value))
      value = splat.resizeSplat(cast<ShapedType>(resultTypes.front()));
    return arith::ConstantOp::create(builder, op->getLoc(), value);
  }
};

//===----------------------------------------------------------------------===//
// tp25d
//===----------------------------------------------------------------------===//

struct DropoutModel : ShardingRuleOpInterface::ExternalModel<DropoutModel, DropoutOp> {
  ShardingRule getShardingRule(Operation *op) const {
    ShardingRule rule;
    rule.operands.push_back(addFreeFactors(rule, cast<RankedTensorType>(cast<DropoutOp>(op).getType())));
    rule.results = rule.operands;
    return rule;
  }
};

template <typename... Ops> void attachLinalgModels(MLIRContext *context) {
  (Ops::template attachInterface<LinalgModel<Ops>>(*context), ...);
}

} // namespace

void tp25d::registerShardingRuleModels(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *context, linalg::LinalgDialect *) {
    attachLinalgModels<
#define GET_OP_LIST
#include "mlir/Dialect/Linalg/IR/LinalgStructuredOps.cpp.inc"
        >(context);
  });
  registry.addExtension(+[](MLIRContext *context, tensor::TensorDialect *) {
    tensor::ExpandShapeOp::attachInterface<ReshapeModel<tensor::ExpandShapeOp>>(*context);
    tensor::CollapseShapeOp::attachInterface<ReshapeModel<tensor::CollapseShapeOp>>(*context);
    tensor::ExtractSliceOp::attachInterface<ExtractSliceModel>(*context);
    tensor::InsertSliceOp::attachInterface<InsertSliceModel>(*context);
    tensor::PadOp::attachInterface<PadModel>(*context);
    tensor::ConcatOp::attachInterface<ConcatModel>(*context);
    tensor::EmptyOp::attachInterface<EmptyModel>(*context);
  });
  registry.addExtension(+[](MLIRContext *context, arith::ArithDialect *) {
    arith::ConstantOp::attachInterface<ConstantModel>(*context);
  });
  registry.addExtension(
      +[](MLIRContext *context, Tp25dDialect *) { DropoutOp::attachInterface<DropoutModel>(*context); });
}
