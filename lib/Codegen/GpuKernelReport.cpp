// Codegen: reports how a kernel for a GPU is distributed, and how many bytes it moves.

#include "GpuKernelReport.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;

namespace tp25d {

/// Returns how many lanes of a warp share an address, which counts as one load or store.
static int64_t getSharers(const GpuKernelPlan &plan, const GpuAccess &access, size_t along) {
  if (plan.loops.empty() || access.strides[along] != 0)
    return 1;
  return std::min(warpSize, plan.loops[along].size / plan.width);
}

/// Adds up the bytes that threads load and store, and those of the elements touched, each counted once.
static void count(const GpuKernelPlan &plan, int64_t &bytes, int64_t &minimum) {
  DenseMap<Value, std::pair<int64_t, int64_t>> touched; // elements read and written, by buffer
  int64_t iterations = 1;
  for (const GpuLoop &loop : plan.loops)
    iterations *= loop.size;
  size_t parallel = plan.getParallelLoops().size();
  // The loop along which neighbouring threads lie.
  size_t along = plan.strategy == GpuStrategy::Thread ? std::max<size_t>(parallel, 1) - 1
                                                      : std::max<size_t>(plan.loops.size(), 1) - 1;
  for (const GpuAccess &access : plan.accesses) {
    int64_t elements = 1, outputs = 1;
    for (auto [i, loop] : llvm::enumerate(plan.loops)) {
      elements *= access.strides[i] != 0 ? loop.size : 1;
      outputs *= loop.isReduction ? 1 : loop.size;
    }
    elements = std::min(elements, cast<MemRefType>(access.buffer.getType()).getNumElements());
    auto &[read, written] = touched[access.buffer];
    if (plan.isOutput(access)) {
      written = std::max(written, elements);
      if (access.isRead)
        read = std::max(read, elements);
      bytes += outputs * access.bytes * (access.isRead ? 2 : 1);
      continue;
    }
    if (!access.isRead)
      continue;
    read = std::max(read, elements);
    int64_t loads = iterations;
    if (!plan.loops.empty() && plan.width > 1 && access.strides.back() == 0)
      loads /= plan.width;
    bytes += loads * access.bytes / getSharers(plan, access, along);
  }
  plan.op.getBlock()->walk([&](memref::LoadOp load) {
    auto type = cast<MemRefType>(load.getMemRef().getType());
    auto &read = touched[load.getMemRef()].first;
    read = std::max(read, std::min(iterations, type.getNumElements()));
    bytes += iterations * getElementBytes(type.getElementType());
  });
  for (auto [buffer, elements] : touched)
    minimum +=
        (elements.first + elements.second) * getElementBytes(cast<MemRefType>(buffer.getType()).getElementType());
}

DictionaryAttr reportGpuKernel(MLIRContext *context, const GpuKernelPlan *plan) {
  Builder b(context);
  std::string summary = "nothing";
  int64_t bytes = 0, minimum = 0;
  if (plan) {
    summary = plan->op->getName().getStringRef().str();
    for (Operation &inner : llvm::make_filter_range(plan->op.getBlock()->without_terminator(),
                                                    [](Operation &inner) { return !isa<arith::ConstantOp>(inner); }))
      summary += " " + inner.getName().stripDialect().str();
    count(*plan, bytes, minimum);
  }
  return b.getDictionaryAttr({
      b.getNamedAttr("bytes", b.getI64IntegerAttr(bytes)),
      b.getNamedAttr("minimum_bytes", b.getI64IntegerAttr(minimum)),
      b.getNamedAttr("sizes", b.getDenseI64ArrayAttr(plan ? ArrayRef<int64_t>(plan->dims) : ArrayRef<int64_t>())),
      b.getNamedAttr("strategy", b.getStringAttr(plan ? getName(plan->strategy) : "")),
      b.getNamedAttr("summary", b.getStringAttr(summary)),
      b.getNamedAttr("width", b.getI64IntegerAttr(plan ? plan->width : 1)),
  });
}

} // namespace tp25d
