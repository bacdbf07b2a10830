// Codegen: analyses the operands and the loops of a kernel for a GPU.

#include "GpuKernelPlan.h"
#include "mlir/Analysis/FlatLinearValueConstraints.h"
#include "mlir/Analysis/SliceAnalysis.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Interfaces/ViewLikeInterface.h"
#include "tp25d/Dialect/Tp25d.h"

using namespace mlir;

namespace tp25d {

int64_t getAlignment(Value buffer) {
  auto type = cast<MemRefType>(buffer.getType());
  int64_t bytes = getElementBytes(type.getElementType());
  int64_t least = llvm::MinAlign(bufferAlignment, bytes);
  auto advance = [&](int64_t alignment, OpFoldResult count, int64_t unit) -> int64_t {
    std::optional<int64_t> known = getConstantIntValue(count);
    return llvm::MinAlign(alignment, known ? *known * unit : unit);
  };
  if (isa<BlockArgument>(buffer))
    return bufferAlignment;
  Operation *op = buffer.getDefiningOp();
  if (isa<memref::AllocOp, memref::GetGlobalOp>(op))
    return bufferAlignment;
  if (auto view = dyn_cast<memref::ViewOp>(op))
    return advance(getAlignment(view.getSource()), getAsOpFoldResult(view.getByteShift()), 1);
  if (auto subview = dyn_cast<memref::SubViewOp>(op)) {
    int64_t alignment = getAlignment(subview.getSource()), offset;
    SmallVector<int64_t> strides;
    if (failed(subview.getSourceType().getStridesAndOffset(strides, offset)) ||
        llvm::is_contained(strides, ShapedType::kDynamic))
      return least;
    for (auto [start, stride] : llvm::zip_equal(subview.getMixedOffsets(), strides))
      alignment = advance(alignment, start, stride * bytes);
    return alignment;
  }
  if (auto cast = dyn_cast<memref::ReinterpretCastOp>(op))
    return advance(getAlignment(cast.getSource()), cast.getMixedOffsets().front(), bytes);
  if (isa<memref::CastOp, memref::CollapseShapeOp, memref::ExpandShapeOp>(op))
    return getAlignment(cast<ViewLikeOpInterface>(op).getViewSource());
  if (auto await = dyn_cast<AwaitOp>(op))
    if (auto start = await.getTransfer().getDefiningOp<StartOp>()) {
      // The block is in that buffer of this device or, at the same place of its arena, of another device.
      int64_t alignment = getAlignment(start.getInput());
      return start.getOutput() ? std::min(alignment, getAlignment(start.getOutput())) : alignment;
    }
  return least;
}

LogicalResult GpuKernelPlan::findAccesses(ArrayRef<int64_t> alignments) {
  accessOf.resize(op->getNumOperands());
  for (OpOperand &operand : op->getOpOperands()) {
    auto type = dyn_cast<MemRefType>(operand.get().getType());
    if (!type)
      continue;
    SmallVector<int64_t> strides;
    int64_t offset;
    if (!type.hasStaticShape() || failed(type.getStridesAndOffset(strides, offset)) || ShapedType::isDynamic(offset) ||
        llvm::is_contained(strides, ShapedType::kDynamic))
      return op->emitError() << "operand " << operand.getOperandNumber() << " of type " << type
                             << " must have constant sizes and strides to be computed with on a GPU";
    GpuAccess access;
    access.buffer = operand.get();
    access.element = type.getElementType();
    access.bytes = getElementBytes(access.element);
    auto argument = dyn_cast<BlockArgument>(operand.get());
    access.alignment = argument ? alignments[argument.getArgNumber()] : access.bytes;
    access.offset = getAffineConstantExpr(0, op.getContext());
    for (auto [index, stride] : llvm::zip_equal(op.getMatchingIndexingMap(&operand).getResults(), strides))
      access.offset = access.offset + index * stride;
    access.isRead = op.payloadUsesValueFromOperand(&operand);
    accessOf[operand.getOperandNumber()] = accesses.size();
    accesses.push_back(access);
  }
  return success();
}

LogicalResult GpuKernelPlan::checkOutputs() {
  for (unsigned dim = 0; dim < dims.size(); ++dim)
    for (GpuAccess &access : accesses)
      if (isReduction(dim) && dims[dim] > 1 && isOutput(access) && access.offset.isFunctionOfDim(dim))
        return op->emitError() << "has an output that its reduction dimension " << dim << " runs along";
  return success();
}

bool GpuKernelPlan::isOutput(const GpuAccess &access) const {
  return llvm::any_of(op.getDpsInitsMutable(), [&](OpOperand &init) { return getAccess(init) == &access; });
}

/// Computes the strides of the dimensions or loops of `sizes`, and the offset of the first iteration.
static void findStrides(GpuAccess &access, ArrayRef<int64_t> sizes, SmallVectorImpl<std::optional<int64_t>> &strides) {
  SmallVector<int64_t> flattened;
  AffineExpr offset = simplifyAffineExpr(access.offset, sizes.size(), 0);
  bool isLinear =
      succeeded(getFlattenedAffineExpr(offset, sizes.size(), 0, &flattened)) && flattened.size() == sizes.size() + 1;
  strides.clear();
  for (unsigned dim = 0; dim < sizes.size(); ++dim) {
    if (sizes[dim] == 1 || !offset.isFunctionOfDim(dim))
      strides.push_back(0);
    else
      strides.push_back(isLinear ? std::optional<int64_t>(flattened[dim]) : std::nullopt);
  }
  access.start = isLinear ? flattened.back() : 0;
}

/// Makes loops of the dimensions, in `order`, and collapses neighbouring loops that are contiguous in every operand
/// and whose indices the body does not use.
void GpuKernelPlan::collapseLoops(ArrayRef<unsigned> order) {
  ArrayRef<int64_t> sizes = dims;
  SmallVector<bool> isPinned(sizes.size(), false);
  op->walk([&](linalg::IndexOp index) { isPinned[index.getDim()] = true; });
  for (GpuAccess &access : accesses) {
    findStrides(access, sizes, access.strides);
    for (unsigned dim = 0; dim < sizes.size(); ++dim)
      isPinned[dim] = isPinned[dim] || !access.strides[dim];
  }
  loops.clear();
  for (unsigned dim : order) {
    if (sizes[dim] == 1)
      continue;
    GpuLoop loop{sizes[dim], dim, isReduction(dim)};
    bool merges = !loops.empty() && loops.back().isReduction == loop.isReduction && !isPinned[dim] &&
                  !isPinned[loops.back().dim] && llvm::all_of(accesses, [&](const GpuAccess &access) {
                    return *access.strides[loops.back().dim] == *access.strides[dim] * sizes[dim];
                  });
    if (merges) {
      loop.size *= loops.back().size;
      loops.pop_back();
    }
    loops.push_back(loop);
  }
  SmallVector<AffineExpr> replacements(sizes.size(), getAffineConstantExpr(0, op.getContext()));
  for (auto [i, loop] : llvm::enumerate(loops))
    replacements[loop.dim] = getAffineDimExpr(i, op.getContext());
  SmallVector<int64_t> loopSizes = llvm::map_to_vector(loops, [](const GpuLoop &loop) { return loop.size; });
  for (GpuAccess &access : accesses) {
    access.offset = access.offset.replaceDims(replacements);
    findStrides(access, loopSizes, access.strides);
  }
}

bool GpuKernelPlan::isReduction(unsigned dim) const {
  return op.getIteratorTypesArray()[dim] == utils::IteratorType::reduction;
}

/// Returns the dimension along which the most bytes of the accesses that pass `filter` are contiguous; none if there
/// is none.
std::optional<unsigned> GpuKernelPlan::findContiguous(llvm::function_ref<bool(GpuAccess &)> filter) {
  SmallVector<int64_t> votes(dims.size(), 0);
  for (GpuAccess &access : accesses) {
    if (!filter(access))
      continue;
    SmallVector<std::optional<int64_t>> strides;
    findStrides(access, dims, strides);
    int64_t touched = access.bytes;
    for (auto [size, stride] : llvm::zip_equal(dims, strides))
      touched *= stride != 0 ? size : 1;
    for (unsigned dim = 0; dim < dims.size(); ++dim)
      if (strides[dim] == 1)
        votes[dim] += touched;
  }
  auto *most = llvm::max_element(votes);
  if (most == votes.end() || *most == 0)
    return std::nullopt;
  return most - votes.begin();
}

/// Finds the combining operation of each result, and its neutral element; false if one has none that may be
/// reordered.
bool GpuKernelPlan::findCombiners() {
  for (unsigned i = 0; i < op.getNumDpsInits(); ++i) {
    SmallVector<Operation *, 4> chain;
    if (!matchReduction(op.getRegionOutputArgs(), i, chain) || chain.size() != 1)
      return false;
    std::optional<TypedAttr> neutral = arith::getNeutralElement(chain.front());
    if (!neutral)
      return false;
    combiners.push_back(chain.front());
    neutrals.push_back(*neutral);
  }
  return true;
}

} // namespace tp25d
