// Compiles a program in the LLVM dialect for this machine, in this process.

#include "tp25d/Target/Jit.h"

#include "tp25d/Codegen/Passes.h"
#include "llvm/ExecutionEngine/Orc/CompileUtils.h"
#include "llvm/ExecutionEngine/Orc/LLJIT.h"
#include "llvm/Transforms/Utils/Cloning.h"

using namespace mlir;

namespace tp25d {

/// Returns the symbols of the C interface that programs call.
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
  add("tp25d_launch", &tp25d_launch);
  return symbols;
}

/// Moves the function that every device runs from `module` to a module of its own, for which code is generated without
/// optimization: it consists of calls only, more of them for deeper models, so that LLVM takes long and gains nothing.
static std::unique_ptr<llvm::Module> extractProgram(llvm::Module &module) {
  llvm::Function *run = module.getFunction(runSymbol);
  run->setLinkage(llvm::GlobalValue::ExternalLinkage);
  llvm::ValueToValueMapTy values;
  std::unique_ptr<llvm::Module> program =
      llvm::CloneModule(module, values, [&](const llvm::GlobalValue *value) { return value == run; });
  for (const llvm::GlobalValue &value : program->global_values())
    if (!value.use_empty())
      module.getNamedValue(value.getName())->setLinkage(llvm::GlobalValue::ExternalLinkage);
  run->deleteBody();
  return program;
}

JitProgram::JitProgram() = default;
JitProgram::~JitProgram() = default;

llvm::Expected<std::unique_ptr<JitProgram>> JitProgram::compile(ModuleOp module,
                                                                llvm::orc::JITTargetMachineBuilder processor) {
  llvm::LLVMContext context;
  auto machine = processor.createTargetMachine();
  if (!machine)
    return machine.takeError();
  auto code = toLlvm(module, context, **machine);
  if (!code)
    return code.takeError();
  std::unique_ptr<llvm::Module> program = extractProgram(**code);
  optimize(**code, **machine, ProcessorOptions().optimizationLevel);

  std::unique_ptr<JitProgram> result(new JitProgram());
  auto jit = llvm::orc::LLJITBuilder().setJITTargetMachineBuilder(std::move(processor)).create();
  if (!jit)
    return jit.takeError();
  result->jit = std::move(*jit);
  llvm::orc::JITDylib &library = result->jit->getMainJITDylib();
  if (llvm::Error error = library.define(llvm::orc::absoluteSymbols(getRuntimeSymbols(*result->jit))))
    return error;
  auto addObject = [&](llvm::Module &part) -> llvm::Error {
    auto object = llvm::orc::SimpleCompiler(**machine)(part);
    return object ? result->jit->addObjectFile(std::move(*object)) : object.takeError();
  };
  if (llvm::Error error = addObject(**code))
    return error;
  (*machine)->setOptLevel(llvm::CodeGenOptLevel::None);
  if (llvm::Error error = addObject(*program))
    return error;
  auto address = result->jit->lookup(programSymbol);
  if (!address)
    return address.takeError();
  result->program = address->toPtr<const tp25d_program *>();
  return result;
}

} // namespace tp25d
