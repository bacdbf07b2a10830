// Bufferize: makes every computation on buffers a kernel.

#include "mlir/Analysis/SliceAnalysis.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Transforms/RegionUtils.h"
#include "tp25d/Bufferize/Passes.h"
#include "tp25d/Fuse/ProductLayout.h"
#include "llvm/ADT/StringMap.h"

using namespace mlir;
using namespace tp25d;

namespace tp25d {
#define GEN_PASS_DEF_OUTLINEKERNELS
#include "tp25d/Bufferize/Passes.h.inc"
} // namespace tp25d

/// Replaces operands that the product library cannot address by dense copies.
static void makeAddressable(MultiplyOp op) {
  auto isDense = [](Value value) { return cast<MemRefType>(value.getType()).getLayout().isIdentity(); };
  bool epilogueFits = isDense(op.getC()) && llvm::all_of(op.getEpilogueOperands(), isDense);
  if (getProductLayout(op) && (op.getEpilogueOperands().empty() || epilogueFits))
    return;
  OpBuilder builder(op);
  for (OpOperand &operand : op->getOpOperands()) {
    Value buffer = operand.get();
    if (isDense(buffer))
      continue;
    auto type = cast<MemRefType>(buffer.getType());
    Value dense =
        memref::AllocOp::create(builder, op.getLoc(), MemRefType::get(type.getShape(), type.getElementType()));
    bool isC = operand.getOperandNumber() == 2;
    if (!isC || op.getAccumulate())
      linalg::CopyOp::create(builder, op.getLoc(), buffer, dense);
    operand.set(dense);
    if (isC) {
      builder.setInsertionPointAfter(op);
      linalg::CopyOp::create(builder, op.getLoc(), dense, buffer);
      builder.setInsertionPoint(op);
    }
  }
}

/// Allows the vectorizer to reassociate reductions: the generated code, not the source, then fixes the order.
static void allowReassociation(linalg::LinalgOp op) {
  for (auto [i, init] : llvm::enumerate(op.getRegionOutputArgs())) {
    SmallVector<Operation *, 4> combiners;
    if (!matchReduction(op.getRegionOutputArgs(), i, combiners) || combiners.size() != 1)
      continue;
    if (auto arithmetic = dyn_cast<arith::ArithFastMathInterface>(combiners.front()))
      arithmetic->setAttr(arithmetic.getFastMathAttrName(),
                          arith::FastMathFlagsAttr::get(op.getContext(), arith::FastMathFlags::reassoc |
                                                                             arith::FastMathFlags::contract));
  }
}

namespace {

struct OutlineKernels : tp25d::impl::OutlineKernelsBase<OutlineKernels> {
  using OutlineKernelsBase::OutlineKernelsBase;

  void runOnOperation() override {
    SmallVector<func::FuncOp> programs;
    for (func::FuncOp function : getOperation().getOps<func::FuncOp>())
      if (!function.isExternal() && !function->hasAttr(kernelAttrName))
        programs.push_back(function);
    SymbolTable symbols(getOperation());
    llvm::StringMap<func::FuncOp> kernels; // by their text
    for (func::FuncOp program : programs) {
      SmallVector<MultiplyOp> multiplies(program.getBody().getOps<MultiplyOp>());
      for (MultiplyOp multiply : multiplies) {
        if (!llvm::all_of(multiply->getOperandTypes(), llvm::IsaPred<MemRefType>)) {
          multiply.emitError("is not on buffers; --bufferize-program comes first");
          return signalPassFailure();
        }
        makeAddressable(multiply);
      }
      SmallVector<linalg::LinalgOp> ops(program.getBody().getOps<linalg::LinalgOp>());
      for (linalg::LinalgOp op : ops)
        if (failed(outline(op, symbols, kernels)))
          return signalPassFailure();
    }
  }

  LogicalResult outline(linalg::LinalgOp op, SymbolTable &symbols, llvm::StringMap<func::FuncOp> &kernels) {
    if (!op.hasPureBufferSemantics())
      return op->emitError("is not on buffers; --bufferize-program comes first");
    // Without elements there is nothing to compute.
    SmallVector<int64_t> sizes = op.getStaticLoopRanges();
    if (llvm::is_contained(sizes, 0)) {
      op->erase();
      return success();
    }
    llvm::SetVector<Value> captured(op->operand_begin(), op->operand_end());
    getUsedValuesDefinedAbove(op->getRegions(), captured);
    SmallVector<Value> inputs, constants;
    SetVector<Value> outputs(op.getDpsInits().begin(), op.getDpsInits().end());
    for (Value value : captured)
      if (!outputs.contains(value))
        (matchPattern(value, m_Constant()) ? constants : inputs).push_back(value);
    SmallVector<Value> arguments = inputs;
    llvm::append_range(arguments, outputs);

    // Build the function, with a copy of the operation in it.
    OpBuilder builder(op.getContext());
    Location loc = op.getLoc();
    SmallVector<Type> types =
        llvm::map_to_vector(arguments, [](Value v) { return getKernelArgumentType(v.getType()); });
    if (loops)
      types.append(2, builder.getIndexType());
    auto kernel = func::FuncOp::create(loc, "kernel", builder.getFunctionType(types, {}));
    kernel.setPrivate();
    kernel->setAttr(kernelAttrName, builder.getUnitAttr());
    Block *entry = kernel.addEntryBlock();
    builder.setInsertionPointToStart(entry);
    IRMapping mapping;
    mapping.map(arguments, entry->getArguments().take_front(arguments.size()));
    for (Value constant : constants)
      mapping.map(constant, builder.clone(*constant.getDefiningOp())->getResult(0));
    auto inner = cast<linalg::LinalgOp>(builder.clone(*op, mapping));
    func::ReturnOp::create(builder, loc);
    allowReassociation(inner);
    int64_t extent = loops ? emitLoops(inner, entry->getArguments().take_back(2)) : 1;
    if (extent < 0)
      return op->emitError("cannot be turned into loops");

    std::string text;
    llvm::raw_string_ostream os(text);
    kernel.print(os, OpPrintingFlags().enableDebugInfo(false));
    auto [known, inserted] = kernels.try_emplace(text, kernel);
    if (inserted) {
      kernel.setName("kernel_" + std::to_string(kernels.size() - 1));
      symbols.insert(kernel);
    } else {
      kernel.erase();
    }
    builder.setInsertionPoint(op);
    LaunchOp::create(builder, loc, SymbolRefAttr::get(known->second), inputs, outputs.getArrayRef(),
                     builder.getI64IntegerAttr(extent));
    op->erase();
    return success();
  }

  /// Turns `op` into loops; the outermost parallel one runs over `range`, [begin, end). Returns the size of that loop,
  /// 1 if no loop is parallel, or -1 on failure.
  static int64_t emitLoops(linalg::LinalgOp op, ValueRange range) {
    SmallVector<int64_t> sizes = op.getStaticLoopRanges();
    SmallVector<utils::IteratorType> iterators = op.getIteratorTypesArray();
    IRRewriter rewriter(op.getContext());
    rewriter.setInsertionPoint(op);
    FailureOr<linalg::LinalgLoops> loops = linalg::linalgOpToLoops(rewriter, op);
    if (failed(loops))
      return -1;
    rewriter.eraseOp(op);
    const auto *parallel = llvm::find(iterators, utils::IteratorType::parallel);
    if (parallel == iterators.end()) {
      // There is one slice, which contains all of it.
      return 1;
    }
    size_t position = parallel - iterators.begin();
    auto loop = cast<scf::ForOp>((*loops)[position]);
    loop.setLowerBound(range[0]);
    loop.setUpperBound(range[1]);
    return sizes[position];
  }
};

} // namespace
