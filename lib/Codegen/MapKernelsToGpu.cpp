// Codegen: distributes kernels over the threads of a GPU.

#include "GpuKernelEmission.h"
#include "GpuKernelReport.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "tp25d/Codegen/Passes.h"

using namespace mlir;
using namespace tp25d;

namespace tp25d {
#define GEN_PASS_DEF_MAPKERNELSTOGPU
#include "tp25d/Codegen/Passes.h.inc"
} // namespace tp25d

/// Maps one kernel to a function of `module`. `alignments` are those of its arguments, in bytes.
static LogicalResult mapKernel(func::FuncOp kernel, ArrayRef<int64_t> alignments, gpu::GPUModuleOp module) {
  SmallVector<linalg::LinalgOp> ops(kernel.getBody().getOps<linalg::LinalgOp>());
  if (kernel.getBody().getBlocks().size() != 1 || ops.size() > 1)
    return kernel.emitError() << "kernel @" << kernel.getName() << " must be one block with one linalg operation, got "
                              << kernel.getBody().getBlocks().size() << " blocks, the first with " << ops.size();
  for (Operation &inner : kernel.getBody().front())
    if (inner.getNumRegions() != 0 && !isa<linalg::LinalgOp>(inner))
      return inner.emitError()
             << inner.getName() << " in kernel @" << kernel.getName()
             << " where a linalg operation is expected; --outline-kernels=loops=false leaves it there";

  ImplicitLocOpBuilder b(kernel.getLoc(), kernel.getContext());
  b.setInsertionPointToEnd(module.getBody());
  auto function = gpu::GPUFuncOp::create(b, kernel.getName(), kernel.getFunctionType());
  function->setAttr(gpu::GPUDialect::getKernelFuncAttrName(), b.getUnitAttr());
  for (auto [i, type] : llvm::enumerate(kernel.getArgumentTypes())) {
    if (!isa<MemRefType>(type))
      continue;
    function.setArgAttr(i, LLVM::LLVMDialect::getNoAliasAttrName(), b.getUnitAttr());
    function.setArgAttr(i, LLVM::LLVMDialect::getAlignAttrName(),
                        b.getI64IntegerAttr(std::min(alignments[i], accessBytes)));
  }
  b.setInsertionPointToStart(&function.getBody().front());
  IRMapping mapping; // from the kernel's values to the function's
  mapping.map(kernel.getArguments(), function.getArguments());
  for (Operation &inner : kernel.getBody().front().without_terminator())
    if (!isa<linalg::LinalgOp>(inner))
      b.clone(inner, mapping);
  int64_t blocks = 1;
  if (ops.empty()) {
    function->setAttr(mappingAttrName, reportGpuKernel(kernel.getContext(), nullptr));
  } else {
    FailureOr<GpuKernelPlan> plan = GpuKernelPlan::make(ops.front(), alignments);
    if (failed(plan))
      return failure();
    emitGpuKernel(*plan, function, mapping);
    function->setAttr(mappingAttrName, reportGpuKernel(kernel.getContext(), &*plan));
    blocks = plan->blocks;
  }
  b.setInsertionPointToEnd(&function.getBody().front());
  gpu::ReturnOp::create(b);
  function.setKnownBlockSizeAttr(b.getDenseI32ArrayAttr({static_cast<int32_t>(blockSize), 1, 1}));
  function.setKnownGridSizeAttr(b.getDenseI32ArrayAttr({static_cast<int32_t>(blocks), 1, 1}));
  return success();
}

namespace {

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
      known.resize(launch->getNumOperands(), bufferAlignment);
      for (auto [alignment, argument] : llvm::zip_equal(known, launch->getOperands()))
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
      if (failed(mapKernel(kernel, known, gpuModule)))
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
