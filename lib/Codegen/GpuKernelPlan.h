// The plan of a kernel for a GPU: what its operands look like, and how its iterations are distributed among threads.

#ifndef TP25D_LIB_CODEGEN_GPUKERNELPLAN_H
#define TP25D_LIB_CODEGEN_GPUKERNELPLAN_H

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "tp25d/runtime.h"
#include "llvm/Support/MathExtras.h"

#include <optional>

namespace tp25d {

/// Lanes of a warp on all NVIDIA GPUs.
inline constexpr int64_t warpSize = 32;
inline constexpr int64_t blockSize = 256;
/// Streaming multiprocessors of an H100; the number on other GPUs is within a factor of two.
inline constexpr int64_t processors = 132;
/// Blocks that are resident at a time, with 2048 threads on each multiprocessor. More blocks would only wait.
inline constexpr int64_t mostBlocks = processors * 8;
/// Most bytes that one thread loads or stores at once.
inline constexpr int64_t accessBytes = 16;
/// Alignment in bytes of the buffers in the arena, of the program's arguments and of constants.
inline constexpr int64_t bufferAlignment = TP25D_ALIGNMENT;
/// Shortest reductions for a warp and for a block. Single threads compute shorter ones, which would leave lanes idle.
inline constexpr int64_t leastForWarp = 32, leastForBlock = 1024;

/// Returns the bytes of an element in memory.
inline int64_t getElementBytes(mlir::Type element) {
  return element.isIndex() ? 8 : llvm::divideCeil(element.getIntOrFloatBitWidth(), 8);
}

/// Returns the power of two, at most bufferAlignment, that the address of the first element is known to be a multiple
/// of.
int64_t getAlignment(mlir::Value buffer);

/// A loop, or several loops collapsed because every operand is contiguous across them.
struct GpuLoop {
  int64_t size;
  unsigned dim; ///< dimension of the operation, the innermost one if several are collapsed
  bool isReduction;
};

/// An operand of the operation in memory, as a one-dimensional array of elements.
struct GpuAccess {
  mlir::Value buffer; ///< the kernel's argument
  mlir::Type element;
  int64_t bytes;           ///< size of an element
  int64_t alignment;       ///< alignment of the first element, in bytes
  mlir::AffineExpr offset; ///< offset in elements, of the operation's dimensions; after formLoops, of the loops
  /// By loop, the number of elements that one iteration adds to the offset; none if it varies.
  llvm::SmallVector<std::optional<int64_t>> strides;
  int64_t start;                 ///< the offset of the first iteration, unless a stride is unknown
  bool isRead, isVector = false; ///< the operation reads it; threads load or store several elements at once
};

/// The distribution of iterations among threads.
enum class GpuStrategy {
  Elements, ///< no reduction: a thread computes one element or a few neighbours
  Thread,   ///< a thread computes the reduction to one element
  Warp,     ///< a warp computes it, with its lanes on neighbouring inputs
  Block,    ///< a block computes it
};

llvm::StringRef getName(GpuStrategy strategy);

/// An operation on buffers, analysed, and the choice of how threads compute it.
class GpuKernelPlan {
public:
  /// Analyses `op` (GpuKernelAccess.cpp), then chooses (GpuKernelStrategy.cpp). `alignments` are those of the kernel's
  /// arguments, in bytes. Fails, with an error at `op`, if sizes or strides are not constant.
  static mlir::FailureOr<GpuKernelPlan> make(mlir::linalg::LinalgOp op, llvm::ArrayRef<int64_t> alignments);

  /// Returns the access of an operand; null for a scalar.
  const GpuAccess *getAccess(mlir::OpOperand &operand) const {
    std::optional<size_t> number = accessOf[operand.getOperandNumber()];
    return number ? &accesses[*number] : nullptr;
  }
  const GpuAccess &getOutput(unsigned i) const { return *getAccess(*op.getDpsInitOperand(i)); }
  bool isOutput(const GpuAccess &access) const;

  llvm::ArrayRef<GpuLoop> getParallelLoops() const {
    return llvm::ArrayRef(loops).take_while([](const GpuLoop &loop) { return !loop.isReduction; });
  }
  llvm::ArrayRef<GpuLoop> getReductionLoops() const {
    return llvm::ArrayRef(loops).drop_front(getParallelLoops().size());
  }

  mutable mlir::linalg::LinalgOp op; ///< mutable because MLIR's accessors are not const
  llvm::SmallVector<int64_t> dims;   ///< sizes of the operation's dimensions
  llvm::SmallVector<GpuAccess, 4> accesses;
  llvm::SmallVector<GpuLoop> loops;               ///< parallel ones first
  llvm::SmallVector<mlir::Operation *> combiners; ///< operations that combine partial results, by result
  llvm::SmallVector<mlir::TypedAttr> neutrals;    ///< neutral elements of the combiners
  GpuStrategy strategy = GpuStrategy::Elements;
  int64_t width = 1;  ///< iterations of the last loop that a thread computes at once
  int64_t items = 1;  ///< items, each of which a thread, warp or block computes at a time
  int64_t blocks = 1; ///< blocks of threads
  int64_t length = 1; ///< iterations of the reduction

private:
  // Analysis.
  mlir::LogicalResult findAccesses(llvm::ArrayRef<int64_t> alignments);
  mlir::LogicalResult checkOutputs();
  bool isReduction(unsigned dim) const;
  std::optional<unsigned> findContiguous(llvm::function_ref<bool(GpuAccess &)> filter);
  void collapseLoops(llvm::ArrayRef<unsigned> order);
  bool findCombiners();

  // Choice.
  void choose();
  llvm::SmallVector<unsigned> getOrder(std::optional<unsigned> last) const;
  bool fitsVector(const GpuAccess &access, int64_t width, size_t along) const;
  int64_t chooseWidth(bool ofOutputs);

  llvm::SmallVector<std::optional<size_t>> accessOf; ///< by operand, its number in `accesses`
};

} // namespace tp25d

#endif // TP25D_LIB_CODEGEN_GPUKERNELPLAN_H
