// Compiles a program in the LLVM dialect for this machine, in this process.

#ifndef TP25D_EXECUTION_JIT_H
#define TP25D_EXECUTION_JIT_H

#include "tp25d/Execution/NativeCode.h"
#include "tp25d/runtime.h"
#include "llvm/Support/Error.h"

#include <memory>

namespace llvm::orc {
class LLJIT;
}

namespace tp25d {

/// A program in memory; what it was compiled from may go.
class JitProgram {
public:
  /// `module` is the output of the Codegen stage, `processor` this machine's. Calls of the C interface go to the
  /// backend linked with this process.
  static llvm::Expected<std::unique_ptr<JitProgram>> compile(mlir::ModuleOp module,
                                                             llvm::orc::JITTargetMachineBuilder processor);
  ~JitProgram();

  const tp25d_program &get() const { return *program; }

private:
  JitProgram();

  std::unique_ptr<llvm::orc::LLJIT> jit;
  const tp25d_program *program = nullptr;
};

} // namespace tp25d

#endif // TP25D_EXECUTION_JIT_H
