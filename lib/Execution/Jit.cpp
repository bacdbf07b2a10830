// Compiles a program in the LLVM dialect for this machine, in this process.

#include "tp25d/Execution/Jit.h"

#include "mlir/Target/LLVMIR/Dialect/Builtin/BuiltinToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Dialect/LLVMIR/LLVMToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Export.h"
#include "llvm/ExecutionEngine/Orc/JITTargetMachineBuilder.h"
#include "llvm/ExecutionEngine/Orc/LLJIT.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Target/TargetMachine.h"
#include "llvm/TargetParser/Host.h"

using namespace mlir;

namespace tp25d {

int64_t getHostVectorWidth() {
  // LLVM prefers 256 bits on many machines whose 512-bit units are the faster for long loops.
  llvm::StringMap<bool> features = llvm::sys::getHostCPUFeatures();
  return features.lookup("avx512f") ? 512 : 0;
}

static void optimize(llvm::Module &module, llvm::TargetMachine &machine) {
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
  builder.buildPerModuleDefaultPipeline(llvm::OptimizationLevel::O3).run(module, modules);
}

/// The functions of the C interface that programs call.
static llvm::orc::SymbolMap getRuntimeSymbols(llvm::orc::LLJIT &jit) {
  llvm::orc::SymbolMap symbols;
  auto add = [&](llvm::StringRef name, auto *function) {
    symbols[jit.mangleAndIntern(name)] = {llvm::orc::ExecutorAddr::fromPtr(function),
                                          llvm::JITSymbolFlags::Exported | llvm::JITSymbolFlags::Callable};
  };
  add("tp25d_coordinate", &tp25d_coordinate);
  add("tp25d_start", &tp25d_start);
  add("tp25d_await", &tp25d_await);
  add("tp25d_release", &tp25d_release);
  add("tp25d_reclaim", &tp25d_reclaim);
  add("tp25d_multiply", &tp25d_multiply);
  add("tp25d_kernel", &tp25d_kernel);
  return symbols;
}

JitProgram::JitProgram() = default;
JitProgram::~JitProgram() = default;

llvm::Expected<std::unique_ptr<JitProgram>> JitProgram::compile(ModuleOp module) {
  llvm::InitializeNativeTarget();
  llvm::InitializeNativeTargetAsmPrinter();
  registerBuiltinDialectTranslation(*module.getContext());
  registerLLVMDialectTranslation(*module.getContext());

  auto context = std::make_unique<llvm::LLVMContext>();
  std::unique_ptr<llvm::Module> code = translateModuleToLLVMIR(module, *context);
  if (!code)
    return llvm::createStringError("the program cannot be translated to LLVM IR");

  auto target = llvm::orc::JITTargetMachineBuilder::detectHost();
  if (!target)
    return target.takeError();
  target->setCodeGenOptLevel(llvm::CodeGenOptLevel::Aggressive);
  target->getOptions().AllowFPOpFusion = llvm::FPOpFusion::Fast;
  target->setRelocationModel(llvm::Reloc::PIC_);
  target->setCodeModel(llvm::CodeModel::Small);
  auto machine = target->createTargetMachine();
  if (!machine)
    return machine.takeError();
  code->setDataLayout((*machine)->createDataLayout());
  code->setTargetTriple((*machine)->getTargetTriple());
  optimize(*code, **machine);

  std::unique_ptr<JitProgram> result(new JitProgram());
  auto jit = llvm::orc::LLJITBuilder().setJITTargetMachineBuilder(*target).create();
  if (!jit)
    return jit.takeError();
  result->jit = std::move(*jit);
  llvm::orc::JITDylib &library = result->jit->getMainJITDylib();
  if (llvm::Error error = library.define(llvm::orc::absoluteSymbols(getRuntimeSymbols(*result->jit))))
    return error;
  if (llvm::Error error = result->jit->addIRModule({std::move(code), std::move(context)}))
    return error;
  auto program = result->jit->lookup("tp25d_program");
  if (!program)
    return program.takeError();
  result->program = program->toPtr<const tp25d_program *>();
  return result;
}

} // namespace tp25d
