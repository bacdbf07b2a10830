// Codegen: lowers kernels to the LLVM dialect.

#include "KernelLowering.h"
#include "mlir/Conversion/ArithToLLVM/ArithToLLVM.h"
#include "mlir/Conversion/ControlFlowToLLVM/ControlFlowToLLVM.h"
#include "mlir/Conversion/FuncToLLVM/ConvertFuncToLLVM.h"
#include "mlir/Conversion/IndexToLLVM/IndexToLLVM.h"
#include "mlir/Conversion/LLVMCommon/ConversionTarget.h"
#include "mlir/Conversion/LLVMCommon/TypeConverter.h"
#include "mlir/Conversion/MathToLLVM/MathToLLVM.h"
#include "mlir/Conversion/MathToLibm/MathToLibm.h"
#include "mlir/Conversion/MemRefToLLVM/MemRefToLLVM.h"
#include "mlir/Conversion/SCFToControlFlow/SCFToControlFlow.h"
#include "mlir/Conversion/VectorToLLVM/ConvertVectorToLLVM.h"
#include "mlir/Dialect/Arith/Transforms/Passes.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlow.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Math/Transforms/Passes.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Transforms/DialectConversion.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "tp25d/Codegen/Passes.h"

using namespace mlir;

namespace tp25d {
#define GEN_PASS_DEF_LOWERKERNELS
#include "tp25d/Codegen/Passes.h.inc"
} // namespace tp25d

/// Truncates f64 to bf16 by way of f32, for which there is an expansion. LLVM would call a function that few libraries
/// have.
static LogicalResult truncateInSteps(arith::TruncFOp op, PatternRewriter &rewriter) {
  if (!getElementTypeOrSelf(op.getIn().getType()).isF64() || !getElementTypeOrSelf(op.getType()).isBF16())
    return failure();
  Type single = rewriter.getF32Type();
  if (auto shaped = dyn_cast<ShapedType>(op.getType()))
    single = shaped.clone(single);
  Value step = arith::TruncFOp::create(rewriter, op.getLoc(), single, op.getIn());
  rewriter.replaceOpWithNewOp<arith::TruncFOp>(op, op.getType(), step);
  return success();
}

/// Clamps the argument of exponentials, and returns NaN for NaN. Upstream's polynomials convert NaN, and numbers far
/// beyond those that overflow, to integers that cannot represent them. At the bounds the result is 0 or infinite
/// already.
static void boundExponential(Operation *op) {
  if (!isa<math::ExpOp, math::ExpM1Op>(op) || !getElementTypeOrSelf(op->getResult(0).getType()).isF32())
    return;
  Type type = op->getResult(0).getType();
  OpBuilder builder(op);
  Location loc = op->getLoc();
  Value x = op->getOperand(0), bounded = x;
  constexpr double least = -104, most = 89;
  for (auto [bound, predicate] :
       {std::pair(least, arith::CmpFPredicate::OGT), std::pair(most, arith::CmpFPredicate::OLT)}) {
    TypedAttr attr = builder.getF32FloatAttr(static_cast<float>(bound));
    if (auto shaped = dyn_cast<ShapedType>(type))
      attr = DenseElementsAttr::get(shaped, attr);
    Value constant = arith::ConstantOp::create(builder, loc, attr);
    Value isInside = arith::CmpFOp::create(builder, loc, predicate, bounded, constant);
    bounded = arith::SelectOp::create(builder, loc, isInside, bounded, constant);
  }
  Value isNan = arith::CmpFOp::create(builder, loc, arith::CmpFPredicate::UNO, x, x);
  op->setOperand(0, bounded);
  builder.setInsertionPointAfter(op);
  auto guarded = arith::SelectOp::create(builder, loc, isNan, x, op->getResult(0));
  op->getResult(0).replaceAllUsesExcept(guarded, guarded);
}

/// Expands maxnumf, or with `predicate` OLT minnumf, to comparisons: LLVM 22 loses elements when it vectorizes
/// reductions by its own intrinsics without knowing that there is no NaN.
template <typename Op, arith::CmpFPredicate predicate>
static LogicalResult expandExtremeNumber(Op op, PatternRewriter &rewriter) {
  Location loc = op.getLoc();
  Value lhs = op.getLhs(), rhs = op.getRhs();
  Value isBeyond = arith::CmpFOp::create(rewriter, loc, predicate, lhs, rhs);
  Value isNoNumber = arith::CmpFOp::create(rewriter, loc, arith::CmpFPredicate::UNO, rhs, rhs);
  Value takesLhs = arith::OrIOp::create(rewriter, loc, isBeyond, isNoNumber);
  rewriter.replaceOpWithNewOp<arith::SelectOp>(op, takesLhs, lhs, rhs);
  return success();
}

LogicalResult tp25d::expandMath(Operation *kernel) {
  kernel->walk(boundExponential);
  RewritePatternSet patterns(kernel->getContext());
  patterns.add(truncateInSteps);
  patterns.add(expandExtremeNumber<arith::MaxNumFOp, arith::CmpFPredicate::OGT>);
  patterns.add(expandExtremeNumber<arith::MinNumFOp, arith::CmpFPredicate::OLT>);
  // The approximations of these are wrong far from zero: sine and cosine of 1e8 become infinite, the cubic root of
  // infinity becomes NaN.
  auto isRightEverywhere = [](StringRef name) {
    return name != "math.cbrt" && name != "math.cos" && name != "math.sin";
  };
  populateMathF32ExpansionPatterns(patterns, isRightEverywhere);
  populateMathPolynomialApproximationPatterns(patterns, isRightEverywhere);
  arith::populateExpandBFloat16Patterns(patterns);
  arith::populateCeilFloorDivExpandOpsPatterns(patterns);
  return applyPatternsGreedily(kernel, std::move(patterns));
}

LogicalResult tp25d::lowerKernelsToLLVM(ArrayRef<Operation *> kernels) {
  if (kernels.empty())
    return success();
  MLIRContext *context = kernels.front()->getContext();
  LowerToLLVMOptions options(context);
  options.useBarePtrCallConv = true;
  LLVMTypeConverter converter(context, options);
  RewritePatternSet patterns(context);
  populateSCFToControlFlowConversionPatterns(patterns);
  populateFuncToLLVMConversionPatterns(converter, patterns);
  populateFinalizeMemRefToLLVMConversionPatterns(converter, patterns);
  arith::populateArithToLLVMConversionPatterns(converter, patterns);
  cf::populateControlFlowToLLVMConversionPatterns(converter, patterns);
  index::populateIndexToLLVMConversionPatterns(converter, patterns);
  populateMathToLLVMConversionPatterns(converter, patterns);
  populateVectorToLLVMConversionPatterns(converter, patterns);
  populateMathToLibmConversionPatterns(patterns, /*benefit=*/0);
  return applyFullConversion(kernels, LLVMConversionTarget(*context), std::move(patterns));
}

namespace {

/// Checks that floats are of types that processors have. For others, upstream's conversion fails with messages about
/// LLVM's types.
static LogicalResult checkTypes(Operation *kernel) {
  WalkResult walked = kernel->walk([&](Operation *op) {
    for (Type type : llvm::concat<const Type>(op->getOperandTypes(), op->getResultTypes())) {
      Type element = getElementTypeOrSelf(type);
      if (isa<FloatType>(element) && !isa<Float16Type, BFloat16Type, Float32Type, Float64Type>(element)) {
        // Operations that upstream's passes made may have no place.
        emitError(isa<UnknownLoc>(op->getLoc()) ? kernel->getLoc() : op->getLoc())
            << op->getName() << " is on elements of " << element << ", which kernels do not compute with";
        return WalkResult::interrupt();
      }
    }
    return WalkResult::advance();
  });
  return failure(walked.wasInterrupted());
}

struct LowerKernels : tp25d::impl::LowerKernelsBase<LowerKernels> {
  using LowerKernelsBase::LowerKernelsBase;

  void runOnOperation() override {
    SmallVector<Operation *> kernels;
    for (func::FuncOp function : getOperation().getOps<func::FuncOp>())
      if (function->hasAttr(tp25d::kernelAttrName))
        kernels.push_back(function);
    for (Operation *kernel : kernels)
      if (failed(checkTypes(kernel)) || failed(tp25d::expandMath(kernel)))
        return signalPassFailure();

    if (failed(tp25d::lowerKernelsToLLVM(kernels)))
      return signalPassFailure();

    for (auto kernel : getOperation().getOps<LLVM::LLVMFuncOp>()) {
      if (!kernel->hasAttr(tp25d::kernelAttrName))
        continue;
      kernel.setLinkage(LLVM::Linkage::Internal);
      if (vectorWidth != 0)
        kernel.setPreferVectorWidth(std::to_string(vectorWidth));
      for (unsigned i = 0; i < kernel.getNumArguments(); ++i)
        if (isa<LLVM::LLVMPointerType>(kernel.getArgumentTypes()[i]))
          kernel.setArgAttr(i, LLVM::LLVMDialect::getNoAliasAttrName(), UnitAttr::get(&getContext()));
    }
  }
};

} // namespace
