// Codegen: lowers kernels for GPUs to the NVVM dialect.

#include "KernelLowering.h"
#include "mlir/Conversion/GPUToNVVM/GPUToNVVMPass.h"
#include "mlir/Conversion/Passes.h"
#include "mlir/Dialect/Affine/Transforms/Passes.h"
#include "mlir/Dialect/Arith/Transforms/Passes.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/Math/Transforms/Passes.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "mlir/Transforms/Passes.h"
#include "tp25d/Codegen/Passes.h"

using namespace mlir;

namespace tp25d {
#define GEN_PASS_DEF_LOWERGPUKERNELS
#include "tp25d/Codegen/Passes.h.inc"
} // namespace tp25d

void tp25d::addGpuKernelExpansion(OpPassManager &manager) {
  manager.addPass(affine::createAffineExpandIndexOpsPass());
  manager.addPass(createLowerAffinePass());
  math::MathExtendToSupportedTypesOptions options;
  manager.addPass(math::createMathExtendToSupportedTypes(options));
  arith::ArithEmulateUnsupportedFloatsOptions floats;
  floats.sourceTypeStrs = {"bf16", "f16"};
  manager.addPass(arith::createArithEmulateUnsupportedFloats(floats));
  manager.addPass(createCanonicalizerPass());
  manager.addPass(createCSEPass());
  manager.addPass(createLoopInvariantCodeMotionPass());
}

static void addLowering(OpPassManager &manager) {
  tp25d::addGpuKernelExpansion(manager);
  manager.addPass(createSCFToControlFlowPass());
  ConvertGpuOpsToNVVMOpsOptions options;
  options.indexBitwidth = 64;
  options.useBarePtrCallConv = true;
  manager.addPass(createConvertGpuOpsToNVVMOps(options));
  manager.addPass(createCanonicalizerPass());
  manager.addPass(createCSEPass());
  manager.addPass(createReconcileUnrealizedCastsPass());
}

namespace {

struct LowerGpuKernels : tp25d::impl::LowerGpuKernelsBase<LowerGpuKernels> {
  void getDependentDialects(DialectRegistry &registry) const override {
    LowerGpuKernelsBase::getDependentDialects(registry);
    OpPassManager manager(gpu::GPUModuleOp::getOperationName());
    addLowering(manager);
    manager.getDependentDialects(registry);
  }

  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    arith::populateCeilFloorDivExpandOpsPatterns(patterns);
    if (failed(applyPatternsGreedily(getOperation(), std::move(patterns))))
      return signalPassFailure();
    OpPassManager manager(gpu::GPUModuleOp::getOperationName());
    addLowering(manager);
    if (failed(runPipeline(manager, getOperation())))
      return signalPassFailure();
    WalkResult result = getOperation().walk([](Operation *op) {
      if (isa<LLVM::LLVMDialect, NVVM::NVVMDialect, gpu::GPUDialect>(op->getDialect()))
        return WalkResult::advance();
      op->emitError() << op->getName() << " has no counterpart on a GPU";
      return WalkResult::interrupt();
    });
    if (result.wasInterrupted())
      signalPassFailure();
  }
};

} // namespace
