// Import: rejects what the stages cannot shard, with the reason.

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/BufferizableOpInterface.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "tp25d/Import/Passes.h"

using namespace mlir;

namespace tp25d {
#define GEN_PASS_DEF_CHECKMODEL
#include "tp25d/Import/Passes.h.inc"
} // namespace tp25d

static LogicalResult checkType(Operation *op, Type type, const Twine &name) {
  if (auto tensor = dyn_cast<TensorType>(type)) {
    if (!tensor.hasStaticShape())
      return op->emitError() << name << " has the dynamic shape " << type << "; tp25d needs static shapes";
    if (llvm::is_contained(tensor.getShape(), 0))
      return op->emitError() << name << " has no elements: " << type;
    constexpr int64_t most = int64_t(1) << 40;
    int64_t elements = 1;
    for (int64_t size : tensor.getShape()) {
      if (size > most / elements)
        return op->emitError() << name << " has more than " << most << " elements: " << type;
      elements *= size;
    }
    return success();
  }
  if (!type.isIntOrIndexOrFloat())
    return op->emitError() << name << " has the type " << type << "; a model computes on tensors";
  return success();
}

/// True if a tensor of `type` that is indexed by `map` is indexed everywhere. Front ends index a dimension of size 1 by
/// 0:
///   (i, j) -> (i, 0) of 8x1 and (i, j) -> (j, i)    but not (i, j) -> (i, 0) of 8x2, nor (i) -> (i, i)
static bool coversAll(AffineMap map, Type type) {
  if (!map.isProjectedPermutation(/*allowZeroInResults=*/true))
    return false;
  auto tensor = dyn_cast<RankedTensorType>(type);
  return llvm::all_of(llvm::enumerate(map.getResults()), [&](auto result) {
    return isa<AffineDimExpr>(result.value()) || (tensor && tensor.getDimSize(result.index()) == 1);
  });
}

/// Rejects what upstream's verifiers accept, but cannot be executed: accesses outside of a tensor, division by zero,
/// and unsigned integers, which no stage distinguishes from signed ones.
static LogicalResult checkExecutable(Operation *op) {
  for (Type type : llvm::concat<const Type>(op->getOperandTypes(), op->getResultTypes()))
    if (getElementTypeOrSelf(type).isUnsignedInteger())
      return op->emitError() << op->getName() << " is on elements of " << getElementTypeOrSelf(type)
                             << ", which tp25d does not have; integers without sign are not supported";
  if (auto slice = dyn_cast<OffsetSizeAndStrideOpInterface>(op)) {
    RankedTensorType whole;
    if (auto extracted = dyn_cast<tensor::ExtractSliceOp>(op))
      whole = extracted.getSourceType();
    else if (auto inserted = dyn_cast<tensor::InsertSliceOp>(op))
      whole = inserted.getDestType();
    for (auto [dim, size, stride] : llvm::enumerate(slice.getStaticSizes(), slice.getStaticStrides())) {
      // A stride that is not constant is clamped to one that fits.
      bool isConstant = ShapedType::isStatic(stride);
      if (isConstant && stride <= 0)
        return op->emitError() << op->getName() << " has the stride " << stride << " in dimension " << dim
                               << ", must be at least 1";
      int64_t extent = ShapedType::isStatic(size) ? (size - 1) * (isConstant ? stride : 1) + 1 : 1;
      if (whole && whole.hasStaticShape() && extent > whole.getDimSize(dim))
        return op->emitError() << op->getName() << " takes " << extent << " places of dimension " << dim
                               << ", which has " << whole.getDimSize(dim);
    }
  }
  if (isa<tensor::ExpandShapeOp, tensor::CollapseShapeOp>(op)) {
    int64_t next = 0;
    for (Attribute group : op->getAttrOfType<ArrayAttr>("reassociation"))
      for (Attribute dim : cast<ArrayAttr>(group))
        if (int64_t number = cast<IntegerAttr>(dim).getInt(); number != next++)
          return op->emitError() << op->getName()
                                 << " must group the dimensions 0, 1, 2, ... in this order, got: " << number
                                 << " in place of " << next - 1;
  }
  if (auto extract = dyn_cast<tensor::ExtractOp>(op))
    for (auto [dim, index] : llvm::enumerate(extract.getIndices()))
      if (auto constant = getConstantIntValue(index);
          constant && (*constant < 0 || *constant >= extract.getTensor().getType().getDimSize(dim)))
        return op->emitError() << "index " << *constant << " is outside dimension " << dim << " of "
                               << extract.getTensor().getType();
  if (isa<arith::DivSIOp, arith::DivUIOp, arith::RemSIOp, arith::RemUIOp, arith::CeilDivSIOp, arith::CeilDivUIOp,
          arith::FloorDivSIOp>(op)) {
    Value divisor = op->getOperand(1);
    if (auto scalar = dyn_cast<BlockArgument>(divisor))
      if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op->getParentOp()))
        divisor = linalgOp.getMatchingOpOperand(scalar)->get();
    if (matchPattern(divisor, m_Zero()))
      return op->emitError() << op->getName() << " divides by zero";
  }
  if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op))
    for (OpOperand &init : linalgOp.getDpsInitsMutable())
      for (auto [dim, kind] : llvm::enumerate(linalgOp.getIteratorTypesArray()))
        if (kind == utils::IteratorType::reduction && linalgOp.getMatchingIndexingMap(&init).isFunctionOfDim(dim))
          return op->emitError() << op->getName() << " reduces over loop " << dim << ", which indexes its result";
  // Upstream's bufferization assumes that every element of a result is written.
  if (auto generic = dyn_cast<linalg::GenericOp>(op))
    for (OpOperand &init : generic.getDpsInitsMutable())
      if (AffineMap map = generic.getMatchingIndexingMap(&init); !coversAll(map, init.get().getType()))
        return op->emitError() << op->getName() << " writes its result at " << AffineMapAttr::get(map)
                               << ", which are not all places; tensor.insert_slice writes a part of a tensor";
  return success();
}

namespace {

struct CheckModel : tp25d::impl::CheckModelBase<CheckModel> {
  void runOnOperation() override {
    if (failed(check(getOperation())))
      signalPassFailure();
  }

  static LogicalResult check(ModuleOp module) {
    SmallVector<func::FuncOp> functions(module.getOps<func::FuncOp>());
    if (functions.size() != 1)
      return module.emitError() << "a model is one function (private ones are inlined into it), got: "
                                << functions.size();
    return check(functions.front());
  }

  static LogicalResult check(func::FuncOp function) {
    if (!function.getBody().hasOneBlock())
      return function.emitError() << "a model has no control flow and a body, @" << function.getName() << " has "
                                  << function.getBody().getBlocks().size() << " blocks";
    for (BlockArgument argument : function.getArguments()) {
      for (StringRef later : {tp25d::globalAttrName, tp25d::resultAttrName, tp25d::arenaAttrName})
        if (function.getArgAttr(argument.getArgNumber(), later))
          return function.emitError() << tp25d::describe(argument) << " has " << later
                                      << ", which only programs of devices have";
      if (!isa<RankedTensorType>(argument.getType()))
        return function.emitError() << tp25d::describe(argument) << " must be a tensor, got: " << argument.getType();
      if (failed(checkType(function, argument.getType(), tp25d::describe(argument))))
        return failure();
    }
    if (function.walk([](Operation *op) { return WalkResult(checkExecutable(op)); }).wasInterrupted())
      return failure();
    for (Operation &op : function.getBody().front()) {
      if (op.hasTrait<OpTrait::IsTerminator>()) {
        for (Value value : op.getOperands())
          if (!isa<RankedTensorType>(value.getType()))
            return op.emitError() << "results must be tensors, got: " << value.getType();
        continue;
      }
      if (isa<tp25d::DropoutOp>(op)) // until lower-dropout removes it
        continue;
      if (!isMemoryEffectFree(&op))
        return op.emitError() << op.getName() << " may have side effects, which a sharded model cannot";
      if (isa<RegionBranchOpInterface>(op))
        return op.emitError() << op.getName() << " is control flow, which tp25d does not shard yet";
      auto isTensor = [](Type type) { return isa<TensorType>(type); };
      if ((llvm::any_of(op.getOperandTypes(), isTensor) || llvm::any_of(op.getResultTypes(), isTensor)) &&
          !isa<bufferization::BufferizableOpInterface>(op) && !OpTrait::hasElementwiseMappableTraits(&op))
        return op.emitError() << op.getName() << " is no operation that tp25d knows how to compute";
      for (Value result : op.getResults())
        if (failed(checkType(&op, result.getType(), tp25d::describe(result))))
          return failure();
    }
    return success();
  }
};

} // namespace

LogicalResult tp25d::checkModel(func::FuncOp function) { return CheckModel::check(function); }
