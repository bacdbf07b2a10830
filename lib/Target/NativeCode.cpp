// Generates machine code with LLVM's own pipelines.

#include "tp25d/Target/NativeCode.h"

#include "mlir/Target/LLVMIR/Dialect/Builtin/BuiltinToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Dialect/LLVMIR/LLVMToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Export.h"
#include "llvm/IR/LegacyPassManager.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Support/TargetSelect.h"

using namespace mlir;

namespace tp25d {

llvm::Expected<llvm::orc::JITTargetMachineBuilder> getProcessor(const ProcessorOptions &options) {
  llvm::InitializeNativeTarget();
  llvm::InitializeNativeTargetAsmPrinter();
  auto builder = llvm::orc::JITTargetMachineBuilder::detectHost();
  if (!builder)
    return builder;
  if (options.cpu != "native") {
    *builder = llvm::orc::JITTargetMachineBuilder(builder->getTargetTriple());
    builder->setCPU(options.cpu);
    auto machine = builder->createTargetMachine();
    if (!machine)
      return machine.takeError();
    if (!(*machine)->getMCSubtargetInfo()->isCPUStringValid(options.cpu))
      return llvm::createStringError("LLVM knows no processor '" + options.cpu + "' of " +
                                     builder->getTargetTriple().getArchName());
  }
  builder->setCodeGenOptLevel(static_cast<llvm::CodeGenOptLevel>(options.optimizationLevel));
  builder->getOptions().AllowFPOpFusion = llvm::FPOpFusion::Fast;
  builder->setRelocationModel(llvm::Reloc::PIC_);
  builder->setCodeModel(llvm::CodeModel::Small);
  return builder;
}

int64_t getVectorWidth(const llvm::TargetMachine &machine) {
  // LLVM prefers 256 bits on many machines whose 512-bit units are faster in long loops.
  bool hasAvx512 = machine.getTargetTriple().isX86() && machine.getMCSubtargetInfo()->checkFeatures("+avx512f");
  return hasAvx512 ? 512 : 0;
}

void optimize(llvm::Module &module, llvm::TargetMachine &machine, int level) {
  llvm::LoopAnalysisManager loops;
  llvm::FunctionAnalysisManager functions;
  llvm::CGSCCAnalysisManager components;
  llvm::ModuleAnalysisManager modules;
  llvm::PassBuilder builder(&machine);
  builder.registerModuleAnalyses(modules);
  builder.registerCGSCCAnalyses(components);
  builder.registerFunctionAnalyses(functions);
  builder.registerLoopAnalyses(loops);
  builder.crossRegisterProxies(loops, functions, components, modules);
  const llvm::OptimizationLevel levels[] = {llvm::OptimizationLevel::O0, llvm::OptimizationLevel::O1,
                                            llvm::OptimizationLevel::O2, llvm::OptimizationLevel::O3};
  llvm::ModulePassManager passes =
      level == 0 ? builder.buildO0DefaultPipeline(levels[0]) : builder.buildPerModuleDefaultPipeline(levels[level]);
  passes.run(module, modules);
}

llvm::Expected<std::unique_ptr<llvm::Module>> toLlvm(ModuleOp module, llvm::LLVMContext &context,
                                                     llvm::TargetMachine &machine,
                                                     llvm::ArrayRef<llvm::StringRef> exported) {
  registerBuiltinDialectTranslation(*module.getContext());
  registerLLVMDialectTranslation(*module.getContext());
  std::unique_ptr<llvm::Module> code = translateModuleToLLVMIR(module, context);
  if (!code)
    return llvm::createStringError("the program cannot be translated to LLVM IR");
  for (llvm::GlobalValue &value : code->global_values())
    if (!value.isDeclaration() && !llvm::is_contained(exported, value.getName()))
      value.setLinkage(llvm::GlobalValue::InternalLinkage);
  code->setDataLayout(machine.createDataLayout());
  code->setTargetTriple(machine.getTargetTriple());
  return code;
}

llvm::Error writeObject(llvm::Module &module, llvm::TargetMachine &machine, llvm::raw_pwrite_stream &os) {
  llvm::legacy::PassManager passes;
  if (machine.addPassesToEmitFile(passes, os, nullptr, llvm::CodeGenFileType::ObjectFile))
    return llvm::createStringError("LLVM cannot write object files for " + machine.getTargetTriple().str());
  passes.run(module);
  return llvm::Error::success();
}

} // namespace tp25d
