// Compiles a program in the LLVM dialect for this machine, in this process.

#include "tp25d/Execution/Jit.h"

#include "llvm/ExecutionEngine/Orc/LLJIT.h"

using namespace mlir;

namespace tp25d {

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
  add("tp25d_launch", &tp25d_launch);
  return symbols;
}

JitProgram::JitProgram() = default;
JitProgram::~JitProgram() = default;

llvm::Expected<std::unique_ptr<JitProgram>> JitProgram::compile(ModuleOp module,
                                                                llvm::orc::JITTargetMachineBuilder processor) {
  auto context = std::make_unique<llvm::LLVMContext>();
  auto machine = processor.createTargetMachine();
  if (!machine)
    return machine.takeError();
  auto code = toLlvm(module, *context, **machine, ProcessorOptions().optimizationLevel);
  if (!code)
    return code.takeError();

  std::unique_ptr<JitProgram> result(new JitProgram());
  auto jit = llvm::orc::LLJITBuilder().setJITTargetMachineBuilder(std::move(processor)).create();
  if (!jit)
    return jit.takeError();
  result->jit = std::move(*jit);
  llvm::orc::JITDylib &library = result->jit->getMainJITDylib();
  if (llvm::Error error = library.define(llvm::orc::absoluteSymbols(getRuntimeSymbols(*result->jit))))
    return error;
  if (llvm::Error error = result->jit->addIRModule({std::move(*code), std::move(context)}))
    return error;
  auto program = result->jit->lookup(programSymbol);
  if (!program)
    return program.takeError();
  result->program = program->toPtr<const tp25d_program *>();
  return result;
}

} // namespace tp25d
