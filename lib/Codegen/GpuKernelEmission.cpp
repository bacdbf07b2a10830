// Codegen: builds kernels for GPUs as loops, loads and stores of one thread.

#include "GpuKernelEmission.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

using namespace mlir;
using namespace tp25d;

namespace {

/// Builds one kernel.
class Emitter {
public:
  Emitter(const GpuKernelPlan &plan, gpu::GPUFuncOp function, const IRMapping &mapping)
      : plan(plan), function(function), mapping(mapping), b(plan.op.getLoc(), function.getContext()) {}

  void emit() {
    b.setInsertionPointToEnd(&function.getBody().front());
    for (const GpuAccess &access : plan.accesses)
      flat.push_back(flatten(mapping.lookupOrDefault(access.buffer)));
    if (plan.strategy == GpuStrategy::Elements)
      emitElements(plan.width);
    else if (plan.strategy == GpuStrategy::Thread)
      emitThread();
    else
      emitCooperative(plan.strategy == GpuStrategy::Block, plan.width);
  }

private:
  /// Views `buffer` as one dimension that ends at its last element; only addresses matter.
  Value flatten(Value buffer) {
    auto type = cast<MemRefType>(buffer.getType());
    SmallVector<int64_t> strides;
    int64_t offset;
    (void)type.getStridesAndOffset(strides, offset);
    int64_t most = 1;
    for (auto [size, stride] : llvm::zip_equal(type.getShape(), strides))
      most += (size - 1) * stride;
    auto flat = MemRefType::get({most}, type.getElementType(), MemRefLayoutAttrInterface(), type.getMemorySpace());
    if (flat == type)
      return buffer;
    return memref::ReinterpretCastOp::create(b, flat, buffer, b.getIndexAttr(0),
                                             ArrayRef<OpFoldResult>{b.getIndexAttr(most)},
                                             ArrayRef<OpFoldResult>{b.getIndexAttr(1)});
  }

  Value getFlat(const GpuAccess &access) { return flat[&access - plan.accesses.begin()]; }

  Value index(int64_t value) { return arith::ConstantIndexOp::create(b, value); }

  Value apply(AffineExpr expr, ValueRange dims) {
    return affine::AffineApplyOp::create(b, AffineMap::get(dims.size(), 0, expr), dims).getResult();
  }

  Value isLess(Value left, int64_t right) {
    return arith::CmpIOp::create(b, arith::CmpIPredicate::ult, left, index(right));
  }

  /// Builds `body` for every item of this thread: `first`, then every `step`th.
  void forEachItem(int64_t count, Value first, int64_t step, bool fitsExactly, llvm::function_ref<void(Value)> body) {
    OpBuilder::InsertionGuard guard(b);
    if (fitsExactly)
      return body(first);
    if (step >= count) {
      auto branch = scf::IfOp::create(b, isLess(first, count));
      b.setInsertionPointToStart(branch.thenBlock());
      return body(first);
    }
    auto loop = scf::ForOp::create(b, first, index(count), index(step));
    b.setInsertionPointToStart(loop.getBody());
    body(loop.getInductionVar());
  }

  /// Builds the counters of `loops` from the number `linear` of an iteration of all of them; the last counter advances
  /// by `width`.
  SmallVector<Value> delinearize(Value linear, ArrayRef<GpuLoop> loops, int64_t width) {
    SmallVector<int64_t> sizes = llvm::map_to_vector(loops, [](const GpuLoop &loop) { return loop.size; });
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

  Value getAddress(const GpuAccess &access, ValueRange counters, int64_t lane) {
    AffineExpr offset = access.offset;
    if (lane != 0) {
      AffineExpr last = b.getAffineDimExpr(counters.size() - 1);
      offset = offset.replace(last, last + lane);
    }
    return apply(offset, counters);
  }

  /// Loads the elements of `access` at `counters` and the next width - 1 iterations of the last loop.
  SmallVector<Value> load(const GpuAccess &access, ValueRange counters, int64_t width) {
    SmallVector<Value> lanes;
    if (access.isVector && width > 1) {
      auto type = VectorType::get(width, access.element);
      Value all = vector::LoadOp::create(b, type, getFlat(access), getAddress(access, counters, 0), false,
                                         llvm::MaybeAlign(width * access.bytes));
      for (int64_t lane = 0; lane < width; ++lane)
        lanes.push_back(vector::ExtractOp::create(b, all, lane));
      return lanes;
    }
    bool isSame = width > 1 && access.strides[counters.size() - 1] == 0;
    for (int64_t lane = 0; lane < (isSame ? 1 : width); ++lane)
      lanes.push_back(memref::LoadOp::create(b, getFlat(access), getAddress(access, counters, lane)));
    lanes.resize(width, lanes.front());
    return lanes;
  }

  void store(const GpuAccess &access, ValueRange counters, ArrayRef<Value> lanes) {
    int64_t width = lanes.size();
    if (access.isVector && width > 1) {
      Value all = vector::FromElementsOp::create(b, VectorType::get(width, access.element), lanes);
      vector::StoreOp::create(b, all, getFlat(access), getAddress(access, counters, 0), false,
                              llvm::MaybeAlign(width * access.bytes));
      return;
    }
    for (auto [lane, value] : llvm::enumerate(lanes))
      memref::StoreOp::create(b, value, getFlat(access), getAddress(access, counters, lane));
  }

  /// Loads the inputs of the operation at `counters` and the following iterations, by operand; null for those that are
  /// not read.
  SmallVector<SmallVector<Value>> loadInputs(ValueRange counters, int64_t width) {
    SmallVector<SmallVector<Value>> values;
    for (OpOperand *operand : plan.op.getDpsInputOperands()) {
      const GpuAccess *access = plan.getAccess(*operand);
      if (!access)
        values.emplace_back(width, mapping.lookupOrDefault(operand->get()));
      else if (access->isRead)
        values.push_back(load(*access, counters, width));
      else
        values.emplace_back(width);
    }
    return values;
  }

  /// Builds the index of dimension `dim` that is `lane` iterations after `counters`.
  Value getPosition(unsigned dim, ValueRange counters, int64_t lane) {
    auto *loop = llvm::find_if(plan.loops, [&](const GpuLoop &loop) { return loop.dim == dim; });
    if (loop == plan.loops.end())
      return index(0);
    size_t i = loop - plan.loops.begin();
    return lane != 0 && i + 1 == counters.size() ? apply(b.getAffineDimExpr(0) + lane, counters[i]) : counters[i];
  }

  /// Clones the operation's body for the iteration `lane` after `counters`, with inputs[...][lane] and `outputs`.
  /// Returns the values that it yields.
  SmallVector<Value> emitBody(ArrayRef<SmallVector<Value>> inputs, ArrayRef<Value> outputs, ValueRange counters,
                              int64_t lane) {
    IRMapping inner = mapping;
    for (auto [argument, lanes] : llvm::zip_equal(plan.op.getRegionInputArgs(), inputs))
      if (lanes[lane])
        inner.map(argument, lanes[lane]);
    for (auto [argument, value] : llvm::zip_equal(plan.op.getRegionOutputArgs(), outputs))
      if (value)
        inner.map(argument, value);
    for (Operation &inOp : plan.op.getBlock()->without_terminator()) {
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
    return llvm::map_to_vector(plan.op.getBlock()->getTerminator()->getOperands(),
                               [&](Value value) { return inner.lookupOrDefault(value); });
  }

  Value combine(unsigned i, Value left, Value right) {
    IRMapping inner;
    inner.map(plan.combiners[i]->getOperands(), ValueRange{left, right});
    return b.clone(*plan.combiners[i], inner)->getResult(0);
  }

  /// Builds the value of the lane whose number differs in the bits of `mask`, by shuffles of 32 bits.
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

  /// Builds an operation without reduction: a thread computes `width` neighbouring elements.
  void emitElements(int64_t width) {
    forEachItem(plan.items, getThread(), plan.blocks * blockSize,
                plan.items % blockSize == 0 && plan.blocks * blockSize == plan.items, [&](Value item) {
                  SmallVector<Value> counters = delinearize(item, plan.loops, width);
                  SmallVector<SmallVector<Value>> inputs = loadInputs(counters, width), outputs(width);
                  for (unsigned i = 0; i < plan.op.getNumDpsInits(); ++i) {
                    const GpuAccess &access = plan.getOutput(i);
                    SmallVector<Value> old =
                        access.isRead ? load(access, counters, width) : SmallVector<Value>(width, Value());
                    for (int64_t lane = 0; lane < width; ++lane)
                      outputs[lane].push_back(old[lane]);
                  }
                  for (int64_t lane = 0; lane < width; ++lane)
                    outputs[lane] = emitBody(inputs, outputs[lane], counters, lane);
                  for (unsigned i = 0; i < plan.op.getNumDpsInits(); ++i)
                    store(plan.getOutput(i), counters,
                          llvm::map_to_vector(outputs, [&](ArrayRef<Value> values) { return values[i]; }));
                });
  }

  Value getThread() {
    AffineExpr block = b.getAffineDimExpr(0), thread = b.getAffineDimExpr(1);
    return apply(block * blockSize + thread, {getBlockId(), getThreadId()});
  }
  Value getBlockId() { return gpu::BlockIdOp::create(b, gpu::Dimension::x); }
  Value getThreadId() { return gpu::ThreadIdOp::create(b, gpu::Dimension::x); }

  /// Builds a loop over every `step`th of the reduction's `count` chunks of `width` iterations, from `first` on.
  /// Returns the partial results.
  SmallVector<Value> emitReductionLoop(ArrayRef<Value> outer, Value first, int64_t count, int64_t step, int64_t width,
                                       ArrayRef<Value> inits) {
    auto loop = scf::ForOp::create(b, first, index(count), index(step), inits);
    OpBuilder::InsertionGuard guard(b);
    b.setInsertionPointToStart(loop.getBody());
    SmallVector<Value> counters(outer);
    counters.append(delinearize(loop.getInductionVar(), plan.getReductionLoops(), width));
    SmallVector<SmallVector<Value>> inputs = loadInputs(counters, width);
    // Every lane of a vector has its own partial results, so that the lanes do not wait for each other.
    SmallVector<Value> results;
    size_t perLane = plan.op.getNumDpsInits();
    for (int64_t lane = 0; lane < width; ++lane)
      results.append(emitBody(inputs,
                              llvm::to_vector(ValueRange(loop.getRegionIterArgs()).slice(lane * perLane, perLane)),
                              counters, lane));
    scf::YieldOp::create(b, results);
    return SmallVector<Value>(loop.getResults());
  }

  /// Builds a reduction by one thread to one element, in the order of the operation.
  void emitThread() {
    forEachItem(plan.items, getThread(), plan.blocks * blockSize,
                plan.items % blockSize == 0 && plan.blocks * blockSize == plan.items, [&](Value item) {
                  SmallVector<Value> outer = delinearize(item, plan.getParallelLoops(), 1), inits;
                  for (unsigned i = 0; i < plan.op.getNumDpsInits(); ++i)
                    inits.push_back(load(plan.getOutput(i), padded(outer), 1).front());
                  SmallVector<Value> results = emitReductionLoop(outer, index(0), plan.length, 1, 1, inits);
                  for (unsigned i = 0; i < plan.op.getNumDpsInits(); ++i)
                    store(plan.getOutput(i), padded(outer), results[i]);
                });
  }

  /// Returns `outer` with zeros for the reduction's counters, which outputs do not depend on.
  SmallVector<Value> padded(ArrayRef<Value> outer) {
    SmallVector<Value> counters(outer);
    counters.resize(plan.loops.size(), index(0));
    return counters;
  }

  /// Builds a reduction by a warp or a block to one element: its threads reduce interleaved chunks, then combine their
  /// partial results.
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
      for (Operation *combiner : plan.combiners) {
        auto type = MemRefType::get({warps}, combiner->getResult(0).getType(), MemRefLayoutAttrInterface(), space);
        shared.push_back(function.addWorkgroupAttribution(type, b.getLoc()));
      }
    }
    size_t count = plan.combiners.size();
    forEachItem(plan.items, first, plan.blocks * perBlock, plan.blocks * perBlock == plan.items, [&](Value item) {
      SmallVector<Value> outer = delinearize(item, plan.getParallelLoops(), 1), partial;
      for (int64_t i = 0; i < width; ++i)
        for (TypedAttr neutral : plan.neutrals)
          partial.push_back(arith::ConstantOp::create(b, neutral));
      partial = emitReductionLoop(outer, lane, plan.length / width, isBlock ? blockSize : warpSize, width, partial);
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
          Value old = load(plan.getOutput(i), padded(outer), 1).front();
          store(plan.getOutput(i), padded(outer), combine(i, old, result));
        }
      });
      if (isBlock && plan.blocks < plan.items)
        gpu::BarrierOp::create(b); // before the next item's partial results overwrite these
    });
  }

  void emitIf(Value condition, llvm::function_ref<void()> body) {
    OpBuilder::InsertionGuard guard(b);
    auto branch = scf::IfOp::create(b, condition);
    b.setInsertionPointToStart(branch.thenBlock());
    body();
  }

  const GpuKernelPlan &plan;
  gpu::GPUFuncOp function;
  const IRMapping &mapping;
  ImplicitLocOpBuilder b;
  SmallVector<Value> flat; ///< the accesses' buffers with one dimension
};

} // namespace

void tp25d::emitGpuKernel(const GpuKernelPlan &plan, gpu::GPUFuncOp function, const IRMapping &mapping) {
  Emitter(plan, function, mapping).emit();
}
