// Compiles a program in the LLVM dialect for this machine, in this process.

#ifndef TP25D_TARGET_JIT_H
#define TP25D_TARGET_JIT_H

#include "tp25d/Target/NativeCode.h"
#include "tp25d/runtime.h"
#include "llvm/Support/Error.h"

#include <memory>

namespace llvm::orc {
class LLJIT;
}

namespace tp25d {

/// A program compiled in memory; the module that it was compiled from need not outlive it.
class JitProgram {
public:
  /// Compiles `module`, the output of the Codegen stage, for `processor`, which must be this machine's. Calls of the C
  /// interface go to the backend that is linked with this process.
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

#endif // TP25D_TARGET_JIT_H
