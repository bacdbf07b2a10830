// Computes a model's results by upstream's own lowering.

#include "tp25d/Reference/Reference.h"

#include "Tolerance.h"
#include "mlir/Conversion/Passes.h"
#include "mlir/Conversion/TosaToLinalg/TosaToLinalg.h"
#include "mlir/Dialect/Arith/Transforms/Passes.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Bufferization/Pipelines/Passes.h"
#include "mlir/Dialect/Bufferization/Transforms/Passes.h"
#include "mlir/Dialect/Linalg/Passes.h"
#include "mlir/Dialect/Math/Transforms/Passes.h"
#include "mlir/Dialect/MemRef/Transforms/Passes.h"
#include "mlir/ExecutionEngine/ExecutionEngine.h"
#include "mlir/ExecutionEngine/OptUtils.h"
#include "mlir/IR/OwningOpRef.h"
#include "mlir/Target/LLVMIR/Dialect/Builtin/BuiltinToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Dialect/LLVMIR/LLVMToLLVMIRTranslation.h"
#include "mlir/Transforms/Passes.h"
#include "tp25d/Reference/Passes.h"
#include "llvm/ExecutionEngine/Orc/JITTargetMachineBuilder.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Target/TargetMachine.h"

using namespace mlir;

namespace tp25d {

void addReferenceGenerics(OpPassManager &manager) {
  manager.addPass(createInlinerPass());
  manager.addPass(createSymbolDCEPass());
  manager.addPass(createRemoveTp25d());
  manager.addNestedPass<func::FuncOp>(createDefinePlaces());
  tosa::addTosaToLinalgPasses(manager, TosaToLinalgOptions(), TosaToLinalgNamedOptions(), std::nullopt);
  OpPassManager &onFunctions = manager.nest<func::FuncOp>();
  onFunctions.addPass(createTosaToArithPass());
  onFunctions.addPass(createTosaToTensorPass());
  onFunctions.addPass(createConvertElementwiseToLinalgPass());
  onFunctions.addPass(createDecomposeNamed());
  manager.addPass(createConvertTensorToLinalgPass());
  manager.addPass(createLinalgGeneralizeNamedOpsPass());
}

void addReferenceLowering(OpPassManager &manager) {
  manager.addNestedPass<func::FuncOp>(createWidenSums());
  bufferization::OneShotBufferizePassOptions buffers;
  buffers.bufferizeFunctionBoundaries = true;
  buffers.functionBoundaryTypeConversion = bufferization::LayoutMapOption::IdentityLayoutMap;
  manager.addPass(bufferization::createOneShotBufferizePass(buffers));
  bufferization::BufferResultsToOutParamsPassOptions outputs;
  outputs.modifyPublicFunctions = true;
  manager.addPass(bufferization::createBufferResultsToOutParamsPass(outputs));
  bufferization::buildBufferDeallocationPipeline(manager);
  manager.addPass(createConvertBufferizationToMemRefPass());
  OpPassManager &onFunctions = manager.nest<func::FuncOp>();
  onFunctions.addPass(createCopiesToLinalg());
  onFunctions.addPass(createConvertLinalgToLoopsPass());
  onFunctions.addPass(memref::createExpandStridedMetadataPass());
  onFunctions.addPass(createLowerAffinePass());
  manager.addPass(createCanonicalizerPass());
  manager.addPass(createSCFToControlFlowPass());
  // The C library has functions for f32 and f64; narrower floats are computed in f32.
  arith::ArithEmulateUnsupportedFloatsOptions narrow;
  narrow.sourceTypeStrs = {"bf16", "f16"};
  narrow.targetTypeStr = "f32";
  math::MathExtendToSupportedTypesOptions functions;
  functions.extraTypeStrs = {};
  functions.targetTypeStr = "f32";
  manager.addPass(math::createMathExtendToSupportedTypes(functions));
  math::MathExpandOpsPassOptions missing; // the C library does not have these
  missing.opMnemonics = {"rsqrt", "clampf", "fpowi"};
  manager.addPass(math::createMathExpandOpsPass(missing));
  manager.addPass(arith::createArithEmulateUnsupportedFloats(narrow));
  // Calls the C library where LLVM has no intrinsic, or only an inexact one.
  ConvertMathToLLVMPassOptions intrinsics;
  intrinsics.approximateLog1p = false;
  manager.addNestedPass<func::FuncOp>(createConvertMathToLLVMPass(intrinsics));
  manager.addPass(createConvertMathToLibmPass());
  arith::ArithExpandOpsPassOptions expansion;
  expansion.includeBf16 = true;
  manager.addPass(arith::createArithExpandOpsPass(expansion));
  ConvertFuncToLLVMPassOptions calls;
  calls.useBarePtrCallConv = true;
  manager.addPass(createConvertFuncToLLVMPass(calls));
  manager.addPass(createConvertToLLVMPass());
  manager.addPass(createReconcileUnrealizedCastsPass());
}

static LogicalResult runPasses(ModuleOp module, function_ref<void(OpPassManager &)> add) {
  PassManager manager(module.getContext());
  add(manager);
  return manager.run(module);
}

/// Creates a target machine for this processor that does not fuse floating-point operations.
static llvm::Expected<std::unique_ptr<llvm::TargetMachine>> makeTargetMachine() {
  llvm::InitializeNativeTarget();
  llvm::InitializeNativeTargetAsmPrinter();
  auto builder = llvm::orc::JITTargetMachineBuilder::detectHost();
  if (!builder)
    return builder.takeError();
  builder->getOptions().AllowFPOpFusion = llvm::FPOpFusion::Strict;
  return builder->createTargetMachine();
}

Reference::Reference() = default;
Reference::~Reference() = default;

llvm::Expected<std::unique_ptr<Reference>> Reference::compile(ModuleOp model) {
  auto fail = [] {
    return llvm::createStringError("the reference of --check cannot be compiled: upstream's own "
                                   "lowering does not take the model");
  };
  OwningOpRef<ModuleOp> module = model.clone();
  if (failed(runPasses(*module, addReferenceGenerics)))
    return fail();
  auto functions = module->getOps<func::FuncOp>();
  if (!llvm::hasSingleElement(functions) || (*functions.begin()).isExternal())
    return llvm::createStringError("the reference of --check needs a model that is one function");
  func::FuncOp function = *functions.begin();

  const std::string name = function.getName().str(); // lowering removes the function
  std::unique_ptr<Reference> reference(new Reference());
  reference->operations = countScalarOperations(function);
  reference->allowed = estimateTolerances(function);
  for (Type result : function.getResultTypes()) {
    auto type = dyn_cast<RankedTensorType>(result);
    std::string element;
    llvm::raw_string_ostream(element) << getElementTypeOrSelf(result);
    std::optional<tp25d_type> known = parseType(element == "index" ? "i64" : element);
    if (!type || !known)
      return fail();
    reference->results.push_back({*known, llvm::SmallVector<int64_t>(type.getShape())});
  }
  for (unsigned i = 0; i < function.getNumArguments(); ++i)
    function.setArgAttr(i, bufferization::BufferizationDialect::kWritableAttrName,
                        BoolAttr::get(module->getContext(), false));
  if (failed(runPasses(*module, addReferenceLowering)))
    return fail();

  auto machine = makeTargetMachine();
  if (!machine)
    return machine.takeError();
  registerBuiltinDialectTranslation(*module->getContext());
  registerLLVMDialectTranslation(*module->getContext());
  // Optimizing a small model takes longer than running it.
  bool isSmall = reference->operations < 1e8;
  auto optimize = makeOptimizingTransformer(isSmall ? 0 : 2, 0, machine->get());
  ExecutionEngineOptions options;
  options.transformer = optimize;
  options.jitCodeGenOptLevel = isSmall ? llvm::CodeGenOptLevel::None : llvm::CodeGenOptLevel::Default;
  options.enableGDBNotificationListener = options.enablePerfNotificationListener = false;
  auto engineMachine = makeTargetMachine();
  if (!engineMachine)
    return engineMachine.takeError();
  auto engine = ExecutionEngine::create(*module, options, std::move(*engineMachine));
  if (!engine)
    return engine.takeError();
  reference->engine = std::move(*engine);
  auto entry = reference->engine->lookupPacked(name);
  if (!entry)
    return entry.takeError();
  reference->entry = *entry;
  return reference;
}

llvm::Expected<std::vector<Tensor>> Reference::run(llvm::ArrayRef<Tensor> arguments) const {
  std::vector<Tensor> computed;
  std::vector<const void *> addresses;
  for (const Tensor &argument : arguments)
    addresses.push_back(argument.data().data());
  for (const ResultType &result : results) {
    auto tensor = Tensor::allocate(result.type, result.shape);
    if (!tensor)
      return tensor.takeError();
    addresses.push_back(tensor->mutableData().data());
    computed.push_back(std::move(*tensor));
  }
  std::vector<void *> slots;
  for (const void *&address : addresses)
    slots.push_back(static_cast<void *>(&address));
  entry(slots.data());
  return computed;
}

} // namespace tp25d
