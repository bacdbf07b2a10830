// Schedule: gives every buffer its place in one arena.

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "tp25d/Bufferize/BufferUses.h"
#include "tp25d/Dialect/Stages.h"
#include "tp25d/Schedule/Passes.h"
#include "tp25d/runtime.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace tp25d;

namespace tp25d {
#define GEN_PASS_DEF_PLANARENA
#include "tp25d/Schedule/Passes.h.inc"
} // namespace tp25d

namespace {

struct Buffer {
  memref::AllocOp alloc;
  int64_t bytes, first, last; ///< size; lifetime, as positions of operations
  int64_t offset = 0;
};

struct PlanArena : tp25d::impl::PlanArenaBase<PlanArena> {
  void runOnOperation() override {
    func::FuncOp function = getOperation();
    if (function->hasAttr(kernelAttrName) || function.isExternal())
      return;
    if (failed(checkTaken(function, Stage::Bufferize, "plan-arena")))
      return signalPassFailure();
    Block &body = function.getBody().front();
    DenseMap<Operation *, int64_t> positions;
    for (auto [position, op] : llvm::enumerate(body))
      positions[&op] = position;

    SmallVector<Buffer> buffers;
    for (auto alloc : body.getOps<memref::AllocOp>()) {
      MemRefType type = alloc.getType();
      if (!type.hasStaticShape() || !type.getLayout().isIdentity() || !type.getElementType().isIntOrIndexOrFloat()) {
        alloc.emitError() << "must be dense, of a static shape, and of numbers, got: " << type;
        return signalPassFailure();
      }
      Buffer buffer{alloc, getBytes(alloc.getType()), static_cast<int64_t>(positions.size()), 0};
      forEachUse(alloc, [&](OpOperand &use) {
        int64_t position = positions.at(body.findAncestorOpInBlock(*use.getOwner()));
        buffer.first = std::min(buffer.first, position);
        buffer.last = std::max(buffer.last, position);
      });
      buffers.push_back(buffer);
    }
    int64_t arenaBytes = assignOffsets(buffers);

    Builder builder(&getContext());
    unsigned index = function.getNumArguments();
    auto arenaType = MemRefType::get({arenaBytes}, builder.getI8Type());
    (void)function.insertArgument(index, arenaType,
                                  builder.getDictionaryAttr(builder.getNamedAttr(arenaAttrName, builder.getUnitAttr())),
                                  function.getLoc());
    Value arena = function.getArgument(index);
    for (Buffer &buffer : buffers) {
      OpBuilder at(buffer.alloc);
      Location loc = buffer.alloc.getLoc();
      Value offset = arith::ConstantIndexOp::create(at, loc, buffer.offset);
      Value view = memref::ViewOp::create(at, loc, buffer.alloc.getType(), arena, offset, ValueRange());
      buffer.alloc.replaceAllUsesWith(view);
      buffer.alloc.erase();
    }
  }

  static int64_t getBytes(MemRefType type) {
    Type element = type.getElementType();
    int64_t bits = element.isIndex() ? 64 : element.getIntOrFloatBitWidth();
    return type.getNumElements() * static_cast<int64_t>(llvm::divideCeil(bits, 8));
  }

  /// Assigns offsets to the buffers, the largest first: each gets the lowest offset that does not overlap a buffer
  /// alive at the same time. Returns the arena's size in bytes.
  static int64_t assignOffsets(SmallVectorImpl<Buffer> &buffers) {
    SmallVector<Buffer *> order = llvm::map_to_vector(buffers, [](Buffer &buffer) { return &buffer; });
    llvm::sort(order, [](Buffer *lhs, Buffer *rhs) {
      return std::pair(-lhs->bytes, lhs->first) < std::pair(-rhs->bytes, rhs->first);
    });
    SmallVector<Buffer *> placed; // sorted by offset
    int64_t size = 0;
    for (Buffer *buffer : order) {
      int64_t offset = 0;
      for (Buffer *other : placed) {
        bool together = buffer->first <= other->last && other->first <= buffer->last;
        if (!together || other->offset + other->bytes <= offset)
          continue;
        if (offset + buffer->bytes <= other->offset)
          break;
        offset = llvm::alignTo(other->offset + other->bytes, TP25D_ALIGNMENT);
      }
      buffer->offset = offset;
      size = std::max(size, offset + buffer->bytes);
      placed.insert(
          llvm::upper_bound(placed, buffer, [](Buffer *lhs, Buffer *rhs) { return lhs->offset < rhs->offset; }),
          buffer);
    }
    return size;
  }
};

} // namespace
