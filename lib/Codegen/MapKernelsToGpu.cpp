// Codegen: distributes kernels over the threads of a GPU.

#include "mlir/Analysis/FlatLinearValueConstraints.h"
#include "mlir/Analysis/SliceAnalysis.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "mlir/Interfaces/ViewLikeInterface.h"
#include "tp25d/Codegen/Passes.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace tp25d;

namespace tp25d {
#define GEN_PASS_DEF_MAPKERNELSTOGPU
#include "tp25d/Codegen/Passes.h.inc"
} // namespace tp25d

/// Lanes of a warp, of all NVIDIA GPUs.
constexpr int64_t warpSize = 32;
constexpr int64_t blockSize = 256;
/// The processors of an H100; others have as many within a factor of two.
constexpr int64_t processors = 132;
/// What they hold at a time: 2048 threads each. More blocks would only wait.
constexpr int64_t mostBlocks = processors * 8;
/// What one thread loads or stores at once at best.
constexpr int64_t accessBytes = 16;
/// What the arena's pieces, the program's arguments and constants are aligned to.
constexpr int64_t bufferAlignment = 64;
/// Reductions of less are left to single threads, of which a warp would have too few to do.
constexpr int64_t leastForWarp = 32, leastForBlock = 1024;

static int64_t getElementBytes(Type element) {
  return element.isIndex() ? 8 : llvm::divideCeil(element.getIntOrFloatBitWidth(), 8);
}

/// The power of two, at most bufferAlignment, that the address of the first element is known to be a multiple of.
static int64_t getAlignment(Value buffer) {
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
      // The block lies there, here or, at the same place of its arena, on another device.
      int64_t alignment = getAlignment(start.getInput());
      return start.getOutput() ? std::min(alignment, getAlignment(start.getOutput())) : alignment;
    }
  return least;
}

namespace {

/// A loop of the operation, or several whose iterations every operand has evenly one behind the other.
struct Loop {
  int64_t size;
  unsigned dim; ///< the innermost of those of the operation
  bool isReduction;
};

/// An operand of the operation in memory, as one row of elements.
struct Access {
  Value buffer; ///< the kernel's argument
  Value flat;   ///< the same with one dimension
  Type element;
  int64_t bytes;     ///< of an element
  int64_t alignment; ///< of the first element
  AffineExpr offset; ///< in elements: first of the operation's dimensions, then of the loops
  /// By loop, what an iteration adds to the offset, if that is always the same.
  SmallVector<std::optional<int64_t>> strides;
  int64_t start; ///< the offset of the first iteration, unless a stride is unknown
  bool isRead, isVector = false;
};

/// How the iterations are distributed.
enum class Strategy {
  Elements, ///< no reduction: a thread computes one element or a few neighbours
  Thread,   ///< a thread reduces to one element
  Warp,     ///< a warp does, its lanes side by side
  Block,    ///< a block does
};

StringRef getName(Strategy strategy) {
  constexpr StringLiteral names[] = {"elements", "thread", "warp", "block"};
  return names[static_cast<size_t>(strategy)];
}

/// Makes one kernel a GPU's.
class KernelMapping {
public:
  KernelMapping(func::FuncOp kernel, ArrayRef<int64_t> alignments)
      : kernel(kernel), alignments(alignments), b(kernel.getLoc(), kernel.getContext()) {}

  LogicalResult run(gpu::GPUModuleOp module) {
    SmallVector<linalg::LinalgOp> ops(kernel.getBody().getOps<linalg::LinalgOp>());
    if (kernel.getBody().getBlocks().size() != 1 || ops.size() > 1)
      return kernel.emitError() << "kernel @" << kernel.getName()
                                << " must be one block with one linalg operation, got "
                                << kernel.getBody().getBlocks().size() << " blocks, the first with " << ops.size();
    for (Operation &inner : kernel.getBody().front())
      if (inner.getNumRegions() != 0 && !isa<linalg::LinalgOp>(inner))
        return inner.emitError()
               << inner.getName() << " in kernel @" << kernel.getName()
               << " where a linalg operation is expected; --outline-kernels=loops=false leaves it there";

    b.setInsertionPointToEnd(module.getBody());
    function = gpu::GPUFuncOp::create(b, kernel.getName(), kernel.getFunctionType());
    function->setAttr(gpu::GPUDialect::getKernelFuncAttrName(), b.getUnitAttr());
    for (auto [i, type] : llvm::enumerate(kernel.getArgumentTypes())) {
      if (!isa<MemRefType>(type))
        continue;
      function.setArgAttr(i, LLVM::LLVMDialect::getNoAliasAttrName(), b.getUnitAttr());
      function.setArgAttr(i, LLVM::LLVMDialect::getAlignAttrName(),
                          b.getI64IntegerAttr(std::min(alignments[i], accessBytes)));
    }
    b.setInsertionPointToStart(&function.getBody().front());
    mapping.map(kernel.getArguments(), function.getArguments());
    for (Operation &inner : kernel.getBody().front().without_terminator())
      if (!isa<linalg::LinalgOp>(inner))
        b.clone(inner, mapping);
    if (ops.empty()) { // it had nothing to do
      finish("", {}, 1, 1);
      return success();
    }
    op = ops.front();
    b.setLoc(op.getLoc());
    return mapOperation();
  }

private:
  //===--------------------------------------------------------------------===//
  // Analysis
  //===--------------------------------------------------------------------===//

  LogicalResult findAccesses() {
    accessOf.assign(op->getNumOperands(), nullptr);
    accesses.reserve(op->getNumOperands());
    for (OpOperand &operand : op->getOpOperands()) {
      auto type = dyn_cast<MemRefType>(operand.get().getType());
      if (!type)
        continue;
      SmallVector<int64_t> strides;
      int64_t offset;
      if (!type.hasStaticShape() || failed(type.getStridesAndOffset(strides, offset)) ||
          ShapedType::isDynamic(offset) || llvm::is_contained(strides, ShapedType::kDynamic))
        return op->emitError() << "operand " << operand.getOperandNumber() << " of type " << type
                               << " must have constant sizes and strides to be computed with on a GPU";
      Access access;
      access.buffer = mapping.lookupOrDefault(operand.get());
      access.element = type.getElementType();
      access.bytes = getElementBytes(access.element);
      auto argument = dyn_cast<BlockArgument>(operand.get());
      access.alignment = argument ? alignments[argument.getArgNumber()] : access.bytes;
      access.offset = b.getAffineConstantExpr(0);
      for (auto [index, stride] : llvm::zip_equal(op.getMatchingIndexingMap(&operand).getResults(), strides))
        access.offset = access.offset + index * stride;
      access.isRead = op.payloadUsesValueFromOperand(&operand);
      accesses.push_back(access);
      accessOf[operand.getOperandNumber()] = &accesses.back();
    }
    return success();
  }

  bool isOutput(const Access &access) {
    return llvm::any_of(op.getDpsInitsMutable(),
                        [&](OpOperand &init) { return accessOf[init.getOperandNumber()] == &access; });
  }

  /// The strides of the dimensions or loops of `sizes`, and the offset of the first iteration.
  static void findStrides(Access &access, ArrayRef<int64_t> sizes, SmallVectorImpl<std::optional<int64_t>> &strides) {
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

  /// Orders the dimensions as `order`, and makes one loop of those that everything can see as one.
  void formLoops(ArrayRef<unsigned> order) {
    ArrayRef<int64_t> sizes = dims;
    SmallVector<bool> isPinned(sizes.size(), false);
    op->walk([&](linalg::IndexOp index) { isPinned[index.getDim()] = true; });
    for (Access &access : accesses) {
      findStrides(access, sizes, access.strides);
      for (unsigned dim = 0; dim < sizes.size(); ++dim)
        isPinned[dim] = isPinned[dim] || !access.strides[dim];
    }
    loops.clear();
    for (unsigned dim : order) {
      if (sizes[dim] == 1)
        continue;
      Loop loop{sizes[dim], dim, isReduction(dim)};
      bool merges = !loops.empty() && loops.back().isReduction == loop.isReduction && !isPinned[dim] &&
                    !isPinned[loops.back().dim] && llvm::all_of(accesses, [&](const Access &access) {
                      return *access.strides[loops.back().dim] == *access.strides[dim] * sizes[dim];
                    });
      if (merges) {
        loop.size *= loops.back().size;
        loops.pop_back();
      }
      loops.push_back(loop);
    }
    SmallVector<AffineExpr> replacements(sizes.size(), b.getAffineConstantExpr(0));
    for (auto [i, loop] : llvm::enumerate(loops))
      replacements[loop.dim] = b.getAffineDimExpr(i);
    SmallVector<int64_t> loopSizes = llvm::map_to_vector(loops, [](const Loop &loop) { return loop.size; });
    for (Access &access : accesses) {
      access.offset = access.offset.replaceDims(replacements);
      findStrides(access, loopSizes, access.strides);
    }
  }

  bool isReduction(unsigned dim) { return op.getIteratorTypesArray()[dim] == utils::IteratorType::reduction; }

  /// The dimension along which what `filter` lets pass lies one behind the other, by bytes; none if there is none.
  std::optional<unsigned> findContiguous(llvm::function_ref<bool(Access &)> filter) {
    SmallVector<int64_t> votes(dims.size(), 0);
    for (Access &access : accesses) {
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

  /// The dimensions in their order, parallel ones first, `last` behind its like.
  SmallVector<unsigned> getOrder(std::optional<unsigned> last) {
    SmallVector<unsigned> order = llvm::to_vector(llvm::seq<unsigned>(0, dims.size()));
    llvm::sort(order, [&](unsigned left, unsigned right) {
      return std::make_tuple(isReduction(left), last == left, left) <
             std::make_tuple(isReduction(right), last == right, right);
    });
    return order;
  }

  /// Whether the elements at `width` iterations of loop `along` can be loaded or stored at once.
  bool fitsVector(const Access &access, int64_t width, size_t along) {
    if (!access.element.isIntOrFloat() || access.element.getIntOrFloatBitWidth() % 8 != 0 ||
        access.strides[along] != 1 || loops[along].size % width != 0 || access.start % width != 0 ||
        access.alignment % (width * access.bytes) != 0)
      return false;
    for (size_t i = 0; i < loops.size(); ++i)
      if (i != along && (!access.strides[i] || *access.strides[i] % width != 0))
        return false;
    return true;
  }

  /// How many iterations of the last loop a thread does at once, for vectors of all outputs or of any input.
  int64_t chooseWidth(bool ofOutputs) {
    if (loops.empty())
      return 1;
    size_t last = loops.size() - 1;
    int64_t widest = accessBytes;
    for (Access &access : accesses)
      if (access.strides[last] == 1 && (access.isRead || isOutput(access)))
        widest = std::min(widest, accessBytes / access.bytes);
    for (int64_t width = widest; width > 1; width /= 2) {
      if (!ofOutputs && length / width < warpSize)
        continue; // lanes would have nothing to do
      SmallVector<bool> fits =
          llvm::map_to_vector(accesses, [&](Access &access) { return fitsVector(access, width, last); });
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

  /// Finds what combines each result; false if one has nothing that could do so in any order.
  bool findCombiners() {
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

  //===--------------------------------------------------------------------===//
  // Emission
  //===--------------------------------------------------------------------===//

  Value index(int64_t value) { return arith::ConstantIndexOp::create(b, value); }

  Value apply(AffineExpr expr, ValueRange dims) {
    return affine::AffineApplyOp::create(b, AffineMap::get(dims.size(), 0, expr), dims).getResult();
  }

  Value isLess(Value left, int64_t right) {
    return arith::CmpIOp::create(b, arith::CmpIPredicate::ult, left, index(right));
  }

  /// Calls `body` with every item that is this thread's: `first`, then every `step`th.
  void forEachItem(int64_t items, Value first, int64_t step, bool fitsExactly, llvm::function_ref<void(Value)> body) {
    OpBuilder::InsertionGuard guard(b);
    if (fitsExactly)
      return body(first);
    if (step >= items) {
      auto branch = scf::IfOp::create(b, isLess(first, items));
      b.setInsertionPointToStart(branch.thenBlock());
      return body(first);
    }
    auto loop = scf::ForOp::create(b, first, index(items), index(step));
    b.setInsertionPointToStart(loop.getBody());
    body(loop.getInductionVar());
  }

  /// The counters of `loops` at iteration `linear` of all of them, of which the last advances by `width`.
  SmallVector<Value> delinearize(Value linear, ArrayRef<Loop> loops, int64_t width) {
    SmallVector<int64_t> sizes = llvm::map_to_vector(loops, [](const Loop &loop) { return loop.size; });
    if (sizes.empty())
      return {};
    sizes.back() /= width;
    SmallVector<Value> counters = {linear};
    if (sizes.size() > 1)
      counters = SmallVector<Value>(affine::AffineDelinearizeIndexOp::create(b, linear, sizes).getResults());
    if (width > 1)
      counters.back() = apply(b.getAffineDimExpr(0) * width, counters.back());
    return counters;
  }

  Value getAddress(const Access &access, ValueRange counters, int64_t lane) {
    AffineExpr offset = access.offset;
    if (lane != 0) {
      AffineExpr last = b.getAffineDimExpr(counters.size() - 1);
      offset = offset.replace(last, last + lane);
    }
    return apply(offset, counters);
  }

  /// What `access` holds at `counters` and the next width - 1 iterations of the last loop.
  SmallVector<Value> load(const Access &access, ValueRange counters, int64_t width) {
    SmallVector<Value> lanes;
    if (access.isVector && width > 1) {
      auto type = VectorType::get(width, access.element);
      Value all = vector::LoadOp::create(b, type, access.flat, getAddress(access, counters, 0), false,
                                         llvm::MaybeAlign(width * access.bytes));
      for (int64_t lane = 0; lane < width; ++lane)
        lanes.push_back(vector::ExtractOp::create(b, all, lane));
      return lanes;
    }
    bool isSame = width > 1 && access.strides[counters.size() - 1] == 0;
    for (int64_t lane = 0; lane < (isSame ? 1 : width); ++lane)
      lanes.push_back(memref::LoadOp::create(b, access.flat, getAddress(access, counters, lane)));
    lanes.resize(width, lanes.front());
    return lanes;
  }

  void store(const Access &access, ValueRange counters, ArrayRef<Value> lanes) {
    int64_t width = lanes.size();
    if (access.isVector && width > 1) {
      Value all = vector::FromElementsOp::create(b, VectorType::get(width, access.element), lanes);
      vector::StoreOp::create(b, all, access.flat, getAddress(access, counters, 0), false,
                              llvm::MaybeAlign(width * access.bytes));
      return;
    }
    for (auto [lane, value] : llvm::enumerate(lanes))
      memref::StoreOp::create(b, value, access.flat, getAddress(access, counters, lane));
  }

  const Access &getOutput(unsigned i) { return *accessOf[op.getDpsInitOperand(i)->getOperandNumber()]; }

  /// What the operation reads at `counters` and the following iterations, operand by operand; null where it does not.
  SmallVector<SmallVector<Value>> loadInputs(ValueRange counters, int64_t width) {
    SmallVector<SmallVector<Value>> values;
    for (OpOperand *operand : op.getDpsInputOperands()) {
      Access *access = accessOf[operand->getOperandNumber()];
      if (!access)
        values.emplace_back(width, mapping.lookupOrDefault(operand->get()));
      else if (access->isRead)
        values.push_back(load(*access, counters, width));
      else
        values.emplace_back(width);
    }
    return values;
  }

  /// The index of dimension `dim` at `lane` behind `counters`.
  Value getPosition(unsigned dim, ValueRange counters, int64_t lane) {
    auto *loop = llvm::find_if(loops, [&](const Loop &loop) { return loop.dim == dim; });
    if (loop == loops.end())
      return index(0);
    size_t i = loop - loops.begin();
    return lane != 0 && i + 1 == counters.size() ? apply(b.getAffineDimExpr(0) + lane, counters[i]) : counters[i];
  }

  /// The operation's body at one iteration: `lane` behind `counters`, with inputs[...][lane] and `outputs`.
  SmallVector<Value> emitBody(ArrayRef<SmallVector<Value>> inputs, ArrayRef<Value> outputs, ValueRange counters,
                              int64_t lane) {
    IRMapping inner = mapping;
    for (auto [argument, lanes] : llvm::zip_equal(op.getRegionInputArgs(), inputs))
      if (lanes[lane])
        inner.map(argument, lanes[lane]);
    for (auto [argument, value] : llvm::zip_equal(op.getRegionOutputArgs(), outputs))
      if (value)
        inner.map(argument, value);
    for (Operation &inOp : op.getBlock()->without_terminator()) {
      if (auto position = dyn_cast<linalg::IndexOp>(inOp)) {
        inner.map(position.getResult(), getPosition(position.getDim(), counters, lane));
        continue;
      }
      Operation *clone = b.clone(inOp, inner);
      clone->walk([&](linalg::IndexOp position) {
        OpBuilder::InsertionGuard guard(b);
        b.setInsertionPoint(clone);
        position.replaceAllUsesWith(getPosition(position.getDim(), counters, lane));
        position.erase();
      });
    }
    return llvm::map_to_vector(op.getBlock()->getTerminator()->getOperands(),
                               [&](Value value) { return inner.lookupOrDefault(value); });
  }

  Value combine(unsigned i, Value left, Value right) {
    IRMapping inner;
    inner.map(combiners[i]->getOperands(), ValueRange{left, right});
    return b.clone(*combiners[i], inner)->getResult(0);
  }

  /// The value of the lane whose number differs in the bits of `mask`, by shuffles of 32 bits.
  Value exchange(Value value, int64_t mask) {
    Type type = value.getType(), half = b.getI32Type();
    if (type.isIndex()) {
      Value word = arith::IndexCastOp::create(b, b.getI64Type(), value);
      return arith::IndexCastOp::create(b, type, exchange(word, mask));
    }
    unsigned bits = type.getIntOrFloatBitWidth();
    Type integer = b.getIntegerType(bits);
    auto shuffle = [&](Value word) -> Value {
      return gpu::ShuffleOp::create(b, word, mask, warpSize, gpu::ShuffleMode::XOR).getShuffleResult();
    };
    Value word = type == integer ? value : arith::BitcastOp::create(b, integer, value);
    if (bits < 32) {
      word = arith::TruncIOp::create(b, integer, shuffle(arith::ExtUIOp::create(b, half, word)));
    } else if (bits == 32) {
      word = shuffle(word);
    } else {
      Value shift = arith::ConstantIntOp::create(b, integer, 32);
      Value low = shuffle(arith::TruncIOp::create(b, half, word));
      Value high = shuffle(arith::TruncIOp::create(b, half, arith::ShRUIOp::create(b, word, shift)));
      high = arith::ShLIOp::create(b, arith::ExtUIOp::create(b, integer, high), shift);
      word = arith::OrIOp::create(b, arith::ExtUIOp::create(b, integer, low), high);
    }
    return type == integer ? word : arith::BitcastOp::create(b, type, word);
  }

  /// No reduction: a thread does `width` neighbours.
  void emitElements(int64_t width) {
    forEachItem(
        items, getThread(), blocks * blockSize, items % blockSize == 0 && blocks * blockSize == items, [&](Value item) {
          SmallVector<Value> counters = delinearize(item, loops, width);
          SmallVector<SmallVector<Value>> inputs = loadInputs(counters, width), outputs(width);
          for (unsigned i = 0; i < op.getNumDpsInits(); ++i) {
            const Access &access = getOutput(i);
            SmallVector<Value> old = access.isRead ? load(access, counters, width) : SmallVector<Value>(width, Value());
            for (int64_t lane = 0; lane < width; ++lane)
              outputs[lane].push_back(old[lane]);
          }
          for (int64_t lane = 0; lane < width; ++lane)
            outputs[lane] = emitBody(inputs, outputs[lane], counters, lane);
          for (unsigned i = 0; i < op.getNumDpsInits(); ++i)
            store(getOutput(i), counters,
                  llvm::map_to_vector(outputs, [&](ArrayRef<Value> values) { return values[i]; }));
        });
  }

  Value getThread() {
    AffineExpr block = b.getAffineDimExpr(0), thread = b.getAffineDimExpr(1);
    return apply(block * blockSize + thread, {getBlockId(), getThreadId()});
  }
  Value getBlockId() { return gpu::BlockIdOp::create(b, gpu::Dimension::x); }
  Value getThreadId() { return gpu::ThreadIdOp::create(b, gpu::Dimension::x); }

  ArrayRef<Loop> getParallelLoops() {
    return ArrayRef(loops).take_while([](Loop loop) { return !loop.isReduction; });
  }
  ArrayRef<Loop> getReductionLoops() { return ArrayRef(loops).drop_front(getParallelLoops().size()); }

  /// Runs over every `step`th of the reduction's `count` chunks of `width` iterations, from `first` on.
  SmallVector<Value> emitReductionLoop(ArrayRef<Value> outer, Value first, int64_t count, int64_t step, int64_t width,
                                       ArrayRef<Value> inits) {
    auto loop = scf::ForOp::create(b, first, index(count), index(step), inits);
    OpBuilder::InsertionGuard guard(b);
    b.setInsertionPointToStart(loop.getBody());
    SmallVector<Value> counters(outer);
    counters.append(delinearize(loop.getInductionVar(), getReductionLoops(), width));
    SmallVector<SmallVector<Value>> inputs = loadInputs(counters, width);
    // Every lane of a vector has partial results of its own: neither waits for the other.
    SmallVector<Value> results;
    size_t perLane = op.getNumDpsInits();
    for (int64_t lane = 0; lane < width; ++lane)
      results.append(emitBody(inputs,
                              llvm::to_vector(ValueRange(loop.getRegionIterArgs()).slice(lane * perLane, perLane)),
                              counters, lane));
    scf::YieldOp::create(b, results);
    return SmallVector<Value>(loop.getResults());
  }

  /// A thread reduces to one element, in the order of the operation.
  void emitThread() {
    forEachItem(items, getThread(), blocks * blockSize, items % blockSize == 0 && blocks * blockSize == items,
                [&](Value item) {
                  SmallVector<Value> outer = delinearize(item, getParallelLoops(), 1), inits;
                  for (unsigned i = 0; i < op.getNumDpsInits(); ++i)
                    inits.push_back(load(getOutput(i), padded(outer), 1).front());
                  SmallVector<Value> results = emitReductionLoop(outer, index(0), length, 1, 1, inits);
                  for (unsigned i = 0; i < op.getNumDpsInits(); ++i)
                    store(getOutput(i), padded(outer), results[i]);
                });
  }

  /// `outer` with zeros for the reduction's counters, which outputs do not depend on.
  SmallVector<Value> padded(ArrayRef<Value> outer) {
    SmallVector<Value> counters(outer);
    counters.resize(loops.size(), index(0));
    return counters;
  }

  /// A warp or a block reduces to one element: its lanes take turns at the chunks, then combine what they have.
  void emitCooperative(bool isBlock, int64_t width) {
    Value thread = getThreadId();
    Value lane = isBlock ? thread : arith::RemUIOp::create(b, thread, index(warpSize));
    Value first = getBlockId();
    constexpr int64_t warps = blockSize / warpSize;
    int64_t perBlock = isBlock ? 1 : warps;
    if (!isBlock) {
      Value warp = arith::DivUIOp::create(b, thread, index(warpSize));
      first = apply(b.getAffineDimExpr(0) * warps + b.getAffineDimExpr(1), {first, warp});
    }
    SmallVector<Value> shared;
    if (isBlock) {
      auto space = gpu::AddressSpaceAttr::get(b.getContext(), gpu::AddressSpace::Workgroup);
      for (Operation *combiner : combiners) {
        auto type = MemRefType::get({warps}, combiner->getResult(0).getType(), MemRefLayoutAttrInterface(), space);
        shared.push_back(function.addWorkgroupAttribution(type, b.getLoc()));
      }
    }
    size_t count = combiners.size();
    forEachItem(items, first, blocks * perBlock, blocks * perBlock == items, [&](Value item) {
      SmallVector<Value> outer = delinearize(item, getParallelLoops(), 1), partial;
      for (int64_t i = 0; i < width; ++i)
        for (TypedAttr neutral : neutrals)
          partial.push_back(arith::ConstantOp::create(b, neutral));
      partial = emitReductionLoop(outer, lane, length / width, isBlock ? blockSize : warpSize, width, partial);
      for (int64_t half = width / 2; half > 0; half /= 2)
        for (size_t i = 0; i < half * count; ++i)
          partial[i] = combine(i % count, partial[i], partial[i + half * count]);
      partial.resize(count);
      for (int64_t mask = warpSize / 2; mask > 0; mask /= 2)
        for (size_t i = 0; i < count; ++i)
          partial[i] = combine(i, partial[i], exchange(partial[i], mask));
      if (isBlock) {
        Value inWarp = arith::RemUIOp::create(b, thread, index(warpSize));
        Value warp = arith::DivUIOp::create(b, thread, index(warpSize));
        emitIf(isLess(inWarp, 1), [&] {
          for (size_t i = 0; i < count; ++i)
            memref::StoreOp::create(b, partial[i], shared[i], warp);
        });
        gpu::BarrierOp::create(b);
      }
      emitIf(isLess(lane, 1), [&] {
        for (size_t i = 0; i < count; ++i) {
          Value result = partial[i];
          for (int64_t warp = 1; isBlock && warp < warps; ++warp)
            result = combine(i, result, memref::LoadOp::create(b, shared[i], index(warp)));
          Value old = load(getOutput(i), padded(outer), 1).front();
          store(getOutput(i), padded(outer), combine(i, old, result));
        }
      });
      if (isBlock && blocks < items)
        gpu::BarrierOp::create(b); // before the next item's partial results overwrite these
    });
  }

  void emitIf(Value condition, llvm::function_ref<void()> body) {
    OpBuilder::InsertionGuard guard(b);
    auto branch = scf::IfOp::create(b, condition);
    b.setInsertionPointToStart(branch.thenBlock());
    body();
  }

  //===--------------------------------------------------------------------===//
  // The whole
  //===--------------------------------------------------------------------===//

  LogicalResult mapOperation() {
    dims = op.getStaticLoopRanges();
    if (llvm::any_of(dims, ShapedType::isDynamic))
      return op->emitError() << "must have constant sizes to be computed on a GPU";
    if (failed(findAccesses()))
      return failure();
    for (unsigned dim = 0; dim < dims.size(); ++dim)
      for (Access &access : accesses)
        if (isReduction(dim) && dims[dim] > 1 && isOutput(access) && access.offset.isFunctionOfDim(dim))
          return op->emitError() << "has an output that its reduction dimension " << dim << " runs along";

    bool hasReduction = false;
    int64_t outputs = 1;
    length = 1;
    for (auto [dim, size] : llvm::enumerate(dims)) {
      (isReduction(dim) ? length : outputs) *= size;
      hasReduction |= isReduction(dim) && size > 1;
    }
    auto ofInputs = [&](Access &access) { return access.isRead && !isOutput(access); };
    auto ofOutputs = [&](Access &access) { return isOutput(access); };
    std::optional<unsigned> last = findContiguous(ofInputs);
    if (!hasReduction) {
      strategy = Strategy::Elements;
      std::optional<unsigned> written = findContiguous(ofOutputs);
      last = written ? written : last;
    } else {
      bool isAlong = !last || isReduction(*last);
      strategy = Strategy::Thread;
      if (isAlong && length >= leastForWarp && findCombiners())
        strategy = length >= leastForBlock && outputs <= mostBlocks ? Strategy::Block : Strategy::Warp;
    }
    if (strategy == Strategy::Thread && last && isReduction(*last))
      last = findContiguous(ofOutputs); // a reduction's order stays
    formLoops(getOrder(last));

    for (Access &access : accesses) {
      // One dimension as long as need be; the address is all that counts.
      auto type = cast<MemRefType>(access.buffer.getType());
      SmallVector<int64_t> strides;
      int64_t offset;
      (void)type.getStridesAndOffset(strides, offset);
      int64_t most = 1;
      for (auto [size, stride] : llvm::zip_equal(type.getShape(), strides))
        most += (size - 1) * stride;
      auto flat = MemRefType::get({most}, access.element, MemRefLayoutAttrInterface(), type.getMemorySpace());
      access.flat = access.buffer;
      if (flat != type)
        access.flat = memref::ReinterpretCastOp::create(b, flat, access.buffer, b.getIndexAttr(0),
                                                        ArrayRef<OpFoldResult>{b.getIndexAttr(most)},
                                                        ArrayRef<OpFoldResult>{b.getIndexAttr(1)});
    }

    int64_t width = 1;
    if (strategy == Strategy::Elements)
      width = chooseWidth(/*ofOutputs=*/true);
    else if (strategy != Strategy::Thread)
      width = chooseWidth(/*ofOutputs=*/false);
    items = strategy == Strategy::Elements ? outputs / width : outputs;
    int64_t perBlock = strategy == Strategy::Block ? 1 : strategy == Strategy::Warp ? blockSize / warpSize : blockSize;
    blocks = std::min<int64_t>(llvm::divideCeil(items, perBlock), mostBlocks);
    if (strategy == Strategy::Elements)
      emitElements(width);
    else if (strategy == Strategy::Thread)
      emitThread();
    else
      emitCooperative(strategy == Strategy::Block, width);
    finish(getName(strategy), dims, width, blocks);
    return success();
  }

  /// What one warp's lanes load or store at one address counts once: how many do.
  int64_t getSharers(const Access &access, size_t along, int64_t width) {
    if (loops.empty() || access.strides[along] != 0)
      return 1;
    return std::min(warpSize, loops[along].size / width);
  }

  /// The bytes that threads load and store, and those of the elements touched.
  void count(int64_t width, int64_t &bytes, int64_t &minimum) {
    DenseMap<Value, std::pair<int64_t, int64_t>> touched; // elements read and written, by buffer
    int64_t iterations = 1;
    for (const Loop &loop : loops)
      iterations *= loop.size;
    size_t parallel = getParallelLoops().size();
    // The loop that neighbouring threads are along.
    size_t along =
        strategy == Strategy::Thread ? std::max<size_t>(parallel, 1) - 1 : std::max<size_t>(loops.size(), 1) - 1;
    for (Access &access : accesses) {
      int64_t elements = 1, outputs = 1;
      for (auto [i, loop] : llvm::enumerate(loops)) {
        elements *= access.strides[i] != 0 ? loop.size : 1;
        outputs *= loop.isReduction ? 1 : loop.size;
      }
      elements = std::min(elements, cast<MemRefType>(access.buffer.getType()).getNumElements());
      auto &[read, written] = touched[access.buffer];
      if (isOutput(access)) {
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
      if (!loops.empty() && width > 1 && access.strides.back() == 0)
        loads /= width;
      bytes += loads * access.bytes / getSharers(access, along, width);
    }
    op.getBlock()->walk([&](memref::LoadOp load) {
      auto type = cast<MemRefType>(load.getMemRef().getType());
      auto &read = touched[mapping.lookupOrDefault(load.getMemRef())].first;
      read = std::max(read, std::min(iterations, type.getNumElements()));
      bytes += iterations * getElementBytes(type.getElementType());
    });
    for (auto [buffer, elements] : touched)
      minimum +=
          (elements.first + elements.second) * getElementBytes(cast<MemRefType>(buffer.getType()).getElementType());
  }

  void finish(StringRef name, ArrayRef<int64_t> sizes, int64_t width, int64_t blocks) {
    b.setInsertionPointToEnd(&function.getBody().front());
    gpu::ReturnOp::create(b);
    function.setKnownBlockSizeAttr(b.getDenseI32ArrayAttr({static_cast<int32_t>(blockSize), 1, 1}));
    function.setKnownGridSizeAttr(b.getDenseI32ArrayAttr({static_cast<int32_t>(blocks), 1, 1}));
    std::string summary = "nothing";
    int64_t bytes = 0, minimum = 0;
    if (op) {
      summary = op->getName().getStringRef().str();
      for (Operation &inner : llvm::make_filter_range(op.getBlock()->without_terminator(),
                                                      [](Operation &inner) { return !isa<arith::ConstantOp>(inner); }))
        summary += " " + inner.getName().stripDialect().str();
      count(width, bytes, minimum);
    }
    function->setAttr(mappingAttrName, b.getDictionaryAttr({
                                           b.getNamedAttr("bytes", b.getI64IntegerAttr(bytes)),
                                           b.getNamedAttr("minimum_bytes", b.getI64IntegerAttr(minimum)),
                                           b.getNamedAttr("sizes", b.getDenseI64ArrayAttr(sizes)),
                                           b.getNamedAttr("strategy", b.getStringAttr(name)),
                                           b.getNamedAttr("summary", b.getStringAttr(summary)),
                                           b.getNamedAttr("width", b.getI64IntegerAttr(width)),
                                       }));
  }

  func::FuncOp kernel;
  ArrayRef<int64_t> alignments;
  ImplicitLocOpBuilder b;
  gpu::GPUFuncOp function;
  linalg::LinalgOp op;
  IRMapping mapping; ///< from the kernel's values to the function's
  SmallVector<int64_t> dims;
  SmallVector<Access, 4> accesses;
  SmallVector<Access *> accessOf; ///< by operand; null for scalars
  SmallVector<Loop> loops;        ///< parallel ones first
  SmallVector<Operation *> combiners;
  SmallVector<TypedAttr> neutrals;
  Strategy strategy = Strategy::Elements;
  int64_t items = 1;  ///< that threads, warps or blocks compute one at a time
  int64_t blocks = 1; ///< of the grid
  int64_t length = 1; ///< of the reduction
};

struct MapKernelsToGpu : tp25d::impl::MapKernelsToGpuBase<MapKernelsToGpu> {
  void runOnOperation() override {
    ModuleOp module = getOperation();
    SmallVector<func::FuncOp> kernels;
    llvm::StringMap<SmallVector<int64_t>> alignments;
    for (auto function : module.getOps<func::FuncOp>())
      if (function->hasAttr(kernelAttrName) && !function.isExternal())
        kernels.push_back(function);
    if (kernels.empty())
      return;
    SmallVector<LaunchOp> launches;
    module.walk([&](LaunchOp launch) {
      launches.push_back(launch);
      SmallVector<int64_t> &known = alignments[launch.getKernelAttr().getRootReference()];
      known.resize(launch.getArguments().size(), bufferAlignment);
      for (auto [alignment, argument] : llvm::zip_equal(known, launch.getArguments()))
        if (isa<MemRefType>(argument.getType()))
          alignment = std::min(alignment, getAlignment(argument));
    });

    OpBuilder builder = OpBuilder::atBlockEnd(module.getBody());
    auto gpuModule = gpu::GPUModuleOp::create(builder, module.getLoc(), gpuModuleName);
    for (func::FuncOp kernel : kernels) {
      SmallVector<int64_t> &known = alignments[kernel.getName()];
      for (size_t i = known.size(); i < kernel.getNumArguments(); ++i) { // never launched: nothing is known
        auto type = dyn_cast<MemRefType>(kernel.getArgumentTypes()[i]);
        known.push_back(type ? getElementBytes(type.getElementType()) : 1);
      }
      if (failed(KernelMapping(kernel, known).run(gpuModule)))
        return signalPassFailure();
    }
    StringAttr name = gpuModule.getNameAttr();
    for (LaunchOp launch : launches)
      if (module.lookupSymbol<func::FuncOp>(launch.getKernelAttr()))
        launch.setKernelAttr(
            SymbolRefAttr::get(name, FlatSymbolRefAttr::get(launch.getKernelAttr().getLeafReference())));
    for (func::FuncOp kernel : kernels)
      kernel.erase();
  }
};

} // namespace
