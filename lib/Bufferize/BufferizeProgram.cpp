// Bufferize: from tensors to buffers, from collectives to transfers.

#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Bufferization/Transforms/OneShotAnalysis.h"
#include "mlir/Dialect/Bufferization/Transforms/OneShotModuleBufferize.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "tp25d/Bufferize/BufferUses.h"
#include "tp25d/Bufferize/Passes.h"
#include "tp25d/Dialect/Parameters.h"

using namespace mlir;
using namespace tp25d;

namespace tp25d {
#define GEN_PASS_DEF_BUFFERIZEPROGRAM
#include "tp25d/Bufferize/Passes.h.inc"
} // namespace tp25d

namespace {

struct BufferizeProgram : tp25d::impl::BufferizeProgramBase<BufferizeProgram> {
  void runOnOperation() override {
    ModuleOp module = getOperation();
    for (auto function : module.getOps<func::FuncOp>())
      if (!function.isExternal() && failed(check(function)))
        return signalPassFailure();
    for (func::FuncOp function : module.getOps<func::FuncOp>())
      for (unsigned i = 0; i < function.getNumArguments(); ++i)
        function.setArgAttr(i, bufferization::BufferizationDialect::kWritableAttrName,
                            BoolAttr::get(&getContext(), function.getArgAttr(i, updatedAttrName) != nullptr));
    bufferization::OneShotBufferizationOptions options;
    options.bufferizeFunctionBoundaries = true;
    options.setFunctionBoundaryTypeConversion(bufferization::LayoutMapOption::IdentityLayoutMap);
    // Copies become linalg operations, so that they are outlined as kernels.
    options.memCpyFn = [](OpBuilder &builder, Location loc, Value from, Value to) {
      linalg::CopyOp::create(builder, loc, from, to);
      return success();
    };
    bufferization::BufferizationState state;
    if (failed(bufferization::runOneShotModuleBufferize(module, options, state)))
      return signalPassFailure();
    for (func::FuncOp function : module.getOps<func::FuncOp>()) {
      for (unsigned i = 0; i < function.getNumArguments(); ++i)
        function.removeArgAttr(i, bufferization::BufferizationDialect::kWritableAttrName);
      if (!function.isExternal())
        moveResultsToArguments(function);
    }
  }

  static LogicalResult check(func::FuncOp function) {
    if (!function.getBody().hasOneBlock())
      return function.emitError() << "@" << function.getName() << " has control flow, which no stage makes";
    for (auto [i, type] : llvm::enumerate(function.getResultTypes()))
      if (!isa<RankedTensorType, MemRefType>(type))
        return function.emitError() << "result " << i << " of @" << function.getName()
                                    << " must be a tensor, got: " << type;
    // Some element types of tensors are not allowed in buffers.
    auto checkType = [&](Value value, Operation *at) -> LogicalResult {
      auto type = dyn_cast<TensorType>(value.getType());
      if (type && !BaseMemRefType::isValidElementType(type.getElementType()))
        return at->emitError() << describe(value) << " must have elements that a buffer can have, got: " << type;
      return success();
    };
    for (BlockArgument argument : function.getArguments())
      if (failed(checkType(argument, function)))
        return failure();
    for (Operation &op : function.getBody().front())
      for (Value result : op.getResults())
        if (failed(checkType(result, &op)))
          return failure();
    return success();
  }

  /// Makes the program write its results into arguments, buffers of its caller. A result that the program allocates is
  /// written there directly; others are copied.
  static void moveResultsToArguments(func::FuncOp function) {
    Operation *terminator = function.getBody().front().getTerminator();
    int64_t number = 0;
    for (unsigned i = 0; i < terminator->getNumOperands(); ++i) {
      Value result = terminator->getOperand(i);
      Value updated = findUpdatedParameter(function, i);
      Value argument = updated ? updated : addResultArgument(function, result, function.getResultAttrDict(i), number++);
      auto alloc = result.getDefiningOp<memref::AllocOp>();
      if (getRootBuffer(result) == argument)
        continue; // written in place
      if (!updated && alloc && argument.getType() == result.getType()) {
        result.replaceAllUsesWith(argument);
        alloc.erase();
      } else {
        OpBuilder at(terminator);
        linalg::CopyOp::create(at, result.getLoc(), result, argument);
      }
    }
    terminator->setOperands({});
    (void)function.eraseResults(llvm::BitVector(function.getNumResults(), true));
  }

  static Value addResultArgument(func::FuncOp function, Value result, DictionaryAttr known, int64_t number) {
    Builder builder(function.getContext());
    SmallVector<NamedAttribute> attrs;
    if (known)
      llvm::append_range(attrs, known);
    attrs.push_back(builder.getNamedAttr(resultAttrName, builder.getI64IntegerAttr(number)));
    auto type = cast<MemRefType>(result.getType());
    unsigned index = function.getNumArguments();
    (void)function.insertArgument(index, MemRefType::get(type.getShape(), type.getElementType()),
                                  builder.getDictionaryAttr(attrs), result.getLoc());
    return function.getArgument(index);
  }
};

} // namespace
