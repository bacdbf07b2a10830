// Bufferize: the models by which One-Shot Bufferize handles the operations of the tp25d dialect.

#include "tp25d/Bufferize/BufferizationModels.h"

#include "mlir/Dialect/Bufferization/IR/BufferizableOpInterface.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Bufferization/IR/DstBufferizableOpInterfaceImpl.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "tp25d/Dialect/Tp25d.h"

using namespace mlir;
using namespace tp25d;
using namespace mlir::bufferization;

/// Returns `buffer` if it is dense, as transfers need it, else a dense copy.
static FailureOr<Value> makeDense(RewriterBase &rewriter, Location loc, FailureOr<Value> buffer,
                                  const BufferizationOptions &options) {
  if (failed(buffer))
    return failure();
  auto type = cast<MemRefType>(buffer->getType());
  if (type.getLayout().isIdentity())
    return buffer;
  FailureOr<Value> dense =
      options.createAlloc(rewriter, loc, MemRefType::get(type.getShape(), type.getElementType()), {});
  if (failed(dense) || failed(options.createMemCpy(rewriter, loc, *buffer, *dense)))
    return failure();
  return dense;
}

static FailureOr<Value> getDenseBuffer(RewriterBase &rewriter, Value tensor, const BufferizationOptions &options,
                                       BufferizationState &state) {
  return makeDense(rewriter, tensor.getLoc(), getBuffer(rewriter, tensor, options, state), options);
}

static int64_t getRoot(Value root) {
  std::optional<int64_t> constant = getConstantIntValue(root);
  return constant ? *constant : -1;
}

namespace {

/// Model of a collective that reads its operand and returns another buffer.
template <typename Model, typename OpTy> struct CollectiveModel : BufferizableOpInterface::ExternalModel<Model, OpTy> {
  bool bufferizesToMemoryRead(Operation *, OpOperand &, const AnalysisState &) const { return true; }
  bool bufferizesToMemoryWrite(Operation *, OpOperand &, const AnalysisState &) const { return false; }
  AliasingValueList getAliasingValues(Operation *, OpOperand &, const AnalysisState &) const { return {}; }
};

struct BroadcastModel : CollectiveModel<BroadcastModel, BroadcastOp> {
  /// At the root the block is the operand's buffer, which must not change while the block is read. (If the result were
  /// declared not writable, so would be the operand, and it would be copied.)
  AliasingValueList getAliasingValues(Operation *op, OpOperand &operand, const AnalysisState &) const {
    if (operand.getOperandNumber() == 0)
      return {{op->getResult(0), BufferRelation::Unknown, /*isDefinite=*/false}};
    return {};
  }

  LogicalResult verifyAnalysis(Operation *op, const AnalysisState &state) const {
    for (OpOperand &use : op->getResult(0).getUses())
      if (state.bufferizesToMemoryWrite(use) && state.isInPlace(use))
        return use.getOwner()->emitError("would overwrite a broadcast block, which may be another device's own");
    return success();
  }

  LogicalResult bufferize(Operation *op, RewriterBase &rewriter, const BufferizationOptions &options,
                          BufferizationState &state) const {
    auto broadcast = cast<BroadcastOp>(op);
    FailureOr<Value> input = getDenseBuffer(rewriter, broadcast.getBlock(), options, state);
    if (failed(input))
      return failure();
    if (getRoot(broadcast.getRoot()) < 0)
      return op->emitError("the root must be a constant; --unroll-steps makes it one");
    Value transfer =
        StartOp::create(rewriter, op->getLoc(), TransferType::get(op->getContext()), Collective::Broadcast, *input,
                        Value(), Value(), broadcast.getAxis(), getRoot(broadcast.getRoot()), Combiner::Sum);
    Value block = AwaitOp::create(rewriter, op->getLoc(), input->getType(), transfer).getBlock();
    replaceOpWithBufferizedValues(rewriter, op, block);
    return success();
  }
};

/// Model of all_reduce, all_gather, reduce_scatter and all_to_all.
template <typename OpTy> struct WholeModel : CollectiveModel<WholeModel<OpTy>, OpTy> {
  bool bufferizesToAllocation(Operation *, Value) const { return true; }

  static Collective getKind(AllReduceOp) { return Collective::AllReduce; }
  static Collective getKind(AllGatherOp) { return Collective::AllGather; }
  static Collective getKind(ReduceScatterOp) { return Collective::ReduceScatter; }
  static Collective getKind(AllToAllOp) { return Collective::AllToAll; }

  static bool isLeading(AllReduceOp) { return true; }
  static bool isLeading(AllGatherOp op) { return op.getDimension() == 0; }
  static bool isLeading(ReduceScatterOp op) { return op.getDimension() == 0; }
  static bool isLeading(AllToAllOp op) { return op.getSplit() == 0 && op.getConcat() == 0; }

  LogicalResult bufferize(Operation *op, RewriterBase &rewriter, const BufferizationOptions &options,
                          BufferizationState &state) const {
    auto collective = cast<OpTy>(op);
    if (!isLeading(collective))
      return op->emitError("must be along dimension 0; --leading-collectives brings it there");
    auto type = cast<RankedTensorType>(op->getResultTypes().front());
    FailureOr<Value> input = getDenseBuffer(rewriter, op->getOperand(0), options, state);
    if (failed(input))
      return failure();
    FailureOr<Value> output =
        options.createAlloc(rewriter, op->getLoc(), MemRefType::get(type.getShape(), type.getElementType()), {});
    if (failed(output))
      return failure();
    Combiner combiner = Combiner::Sum;
    if constexpr (std::is_same_v<OpTy, AllReduceOp> || std::is_same_v<OpTy, ReduceScatterOp>)
      combiner = collective.getCombiner();
    Value transfer = StartOp::create(rewriter, op->getLoc(), TransferType::get(op->getContext()), getKind(collective),
                                     *input, *output, Value(), collective.getAxis(), 0, combiner);
    AwaitOp::create(rewriter, op->getLoc(), Type(), transfer);
    replaceOpWithBufferizedValues(rewriter, op, *output);
    return success();
  }
};

struct ReduceModel : BufferizableOpInterface::ExternalModel<ReduceModel, ReduceOp> {
  static bool isDest(OpOperand &operand) { return operand.getOperandNumber() == 1; }
  bool bufferizesToMemoryRead(Operation *, OpOperand &, const AnalysisState &) const { return true; }
  bool bufferizesToMemoryWrite(Operation *, OpOperand &operand, const AnalysisState &) const { return isDest(operand); }
  AliasingValueList getAliasingValues(Operation *op, OpOperand &operand, const AnalysisState &) const {
    if (isDest(operand))
      return {{op->getResult(0), BufferRelation::Equivalent}};
    return {};
  }

  LogicalResult bufferize(Operation *op, RewriterBase &rewriter, const BufferizationOptions &options,
                          BufferizationState &state) const {
    auto reduce = cast<ReduceOp>(op);
    FailureOr<Value> input = getDenseBuffer(rewriter, reduce.getBlock(), options, state);
    FailureOr<Value> dest = getBuffer(rewriter, reduce.getDest(), options, state);
    if (failed(input) || failed(dest))
      return failure();
    if (getRoot(reduce.getRoot()) < 0)
      return op->emitError("the root must be a constant; --unroll-steps makes it one");
    // A part of a buffer is reduced into a dense copy of it, which keeps the old values on devices other than the root.
    FailureOr<Value> output = makeDense(rewriter, op->getLoc(), dest, options);
    if (failed(output))
      return failure();
    Value transfer =
        StartOp::create(rewriter, op->getLoc(), TransferType::get(op->getContext()), Collective::Reduce, *input,
                        *output, Value(), reduce.getAxis(), getRoot(reduce.getRoot()), reduce.getCombiner());
    AwaitOp::create(rewriter, op->getLoc(), Type(), transfer);
    if (*output != *dest && failed(options.createMemCpy(rewriter, op->getLoc(), *output, *dest)))
      return failure();
    replaceOpWithBufferizedValues(rewriter, op, *dest);
    return success();
  }
};

struct MultiplyModel : DstBufferizableOpInterfaceExternalModel<MultiplyModel, MultiplyOp> {
  bool bufferizesToMemoryRead(Operation *op, OpOperand &operand, const AnalysisState &) const {
    auto multiply = cast<MultiplyOp>(op);
    return !multiply.isDpsInit(&operand) || multiply.getAccumulate();
  }

  LogicalResult bufferize(Operation *op, RewriterBase &rewriter, const BufferizationOptions &options,
                          BufferizationState &state) const {
    auto multiply = cast<MultiplyOp>(op);
    SmallVector<Value> buffers;
    for (Value operand : op->getOperands()) {
      FailureOr<Value> buffer = getBuffer(rewriter, operand, options, state);
      if (failed(buffer))
        return failure();
      buffers.push_back(*buffer);
    }
    MultiplyOp::create(rewriter, op->getLoc(), TypeRange(), buffers[0], buffers[1], buffers[2],
                       ArrayRef(buffers).drop_front(3), multiply.getEpilogue(), multiply.getAccumulate(),
                       multiply.getIndexingMaps());
    replaceOpWithBufferizedValues(rewriter, op, buffers[2]);
    return success();
  }
};

} // namespace

void tp25d::registerBufferizationModels(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *context, Tp25dDialect *) {
    BroadcastOp::attachInterface<BroadcastModel>(*context);
    ReduceOp::attachInterface<ReduceModel>(*context);
    AllReduceOp::attachInterface<WholeModel<AllReduceOp>>(*context);
    AllGatherOp::attachInterface<WholeModel<AllGatherOp>>(*context);
    ReduceScatterOp::attachInterface<WholeModel<ReduceScatterOp>>(*context);
    AllToAllOp::attachInterface<WholeModel<AllToAllOp>>(*context);
    MultiplyOp::attachInterface<MultiplyModel>(*context);
  });
}
