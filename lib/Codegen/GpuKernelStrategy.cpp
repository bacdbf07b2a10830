// Codegen: chooses how the threads of a GPU compute a kernel.

#include "GpuKernelPlan.h"

using namespace mlir;

namespace tp25d {

llvm::StringRef getName(GpuStrategy strategy) {
  constexpr llvm::StringLiteral names[] = {"elements", "thread", "warp", "block"};
  return names[static_cast<size_t>(strategy)];
}

FailureOr<GpuKernelPlan> GpuKernelPlan::make(linalg::LinalgOp op, ArrayRef<int64_t> alignments) {
  GpuKernelPlan plan;
  plan.op = op;
  plan.dims = op.getStaticLoopRanges();
  if (llvm::any_of(plan.dims, ShapedType::isDynamic))
    return op->emitError() << "must have constant sizes to be computed on a GPU";
  if (failed(plan.findAccesses(alignments)) || failed(plan.checkOutputs()))
    return failure();
  plan.choose();
  return plan;
}

void GpuKernelPlan::choose() {
  bool hasReduction = false;
  int64_t outputs = 1;
  length = 1;
  for (auto [dim, size] : llvm::enumerate(dims)) {
    (isReduction(dim) ? length : outputs) *= size;
    hasReduction |= isReduction(dim) && size > 1;
  }
  auto ofInputs = [&](GpuAccess &access) { return access.isRead && !isOutput(access); };
  auto ofOutputs = [&](GpuAccess &access) { return isOutput(access); };
  std::optional<unsigned> last = findContiguous(ofInputs);
  if (!hasReduction) {
    strategy = GpuStrategy::Elements;
    std::optional<unsigned> written = findContiguous(ofOutputs);
    last = written ? written : last;
  } else {
    bool isAlong = !last || isReduction(*last);
    strategy = GpuStrategy::Thread;
    if (isAlong && length >= leastForWarp && findCombiners())
      strategy = length >= leastForBlock && outputs <= mostBlocks ? GpuStrategy::Block : GpuStrategy::Warp;
  }
  if (strategy == GpuStrategy::Thread && last && isReduction(*last))
    last = findContiguous(ofOutputs); // keeps the order of the reduction
  collapseLoops(getOrder(last));
  if (strategy == GpuStrategy::Elements)
    width = chooseWidth(/*ofOutputs=*/true);
  else if (strategy != GpuStrategy::Thread)
    width = chooseWidth(/*ofOutputs=*/false);
  items = strategy == GpuStrategy::Elements ? outputs / width : outputs;
  int64_t perBlock = strategy == GpuStrategy::Block  ? 1
                     : strategy == GpuStrategy::Warp ? blockSize / warpSize
                                                     : blockSize;
  blocks = std::min<int64_t>(llvm::divideCeil(items, perBlock), mostBlocks);
}

/// Returns the dimensions in their order, parallel ones before reductions, and `last` at the end of its group.
SmallVector<unsigned> GpuKernelPlan::getOrder(std::optional<unsigned> last) const {
  SmallVector<unsigned> order = llvm::to_vector(llvm::seq<unsigned>(0, dims.size()));
  llvm::sort(order, [&](unsigned left, unsigned right) {
    return std::make_tuple(isReduction(left), last == left, left) <
           std::make_tuple(isReduction(right), last == right, right);
  });
  return order;
}

/// True if the elements of `width` iterations of loop `along` can be loaded or stored at once.
bool GpuKernelPlan::fitsVector(const GpuAccess &access, int64_t width, size_t along) const {
  if (!access.element.isIntOrFloat() || access.element.getIntOrFloatBitWidth() % 8 != 0 || access.strides[along] != 1 ||
      loops[along].size % width != 0 || access.start % width != 0 || access.alignment % (width * access.bytes) != 0)
    return false;
  for (size_t i = 0; i < loops.size(); ++i)
    if (i != along && (!access.strides[i] || *access.strides[i] % width != 0))
      return false;
  return true;
}

/// Returns how many iterations of the last loop a thread computes at once: as many as are in vectors of all outputs,
/// or else in vectors of at least one input. Marks the accesses that use vectors.
int64_t GpuKernelPlan::chooseWidth(bool ofOutputs) {
  if (loops.empty())
    return 1;
  size_t last = loops.size() - 1;
  int64_t widest = accessBytes;
  for (GpuAccess &access : accesses)
    if (access.strides[last] == 1 && (access.isRead || isOutput(access)))
      widest = std::min(widest, accessBytes / access.bytes);
  for (int64_t width = widest; width > 1; width /= 2) {
    if (!ofOutputs && length / width < warpSize)
      continue; // some lanes would be idle
    SmallVector<bool> fits =
        llvm::map_to_vector(accesses, [&](GpuAccess &access) { return fitsVector(access, width, last); });
    bool isGood = ofOutputs;
    for (auto [access, fit] : llvm::zip_equal(accesses, fits)) {
      if (ofOutputs && isOutput(access))
        isGood &= fit;
      if (!ofOutputs && !isOutput(access))
        isGood |= fit && access.isRead;
    }
    if (!isGood)
      continue;
    for (auto [access, fit] : llvm::zip_equal(accesses, fits))
      access.isVector = fit;
    return width;
  }
  return 1;
}

} // namespace tp25d
