// Generates machine code from a program in the LLVM dialect, for this machine's processor or another.

#ifndef TP25D_EXECUTION_NATIVECODE_H
#define TP25D_EXECUTION_NATIVECODE_H

#include "mlir/IR/BuiltinOps.h"
#include "llvm/ExecutionEngine/Orc/JITTargetMachineBuilder.h"
#include "llvm/IR/Module.h"
#include "llvm/Target/TargetMachine.h"

namespace tp25d {

/// The symbol of the struct tp25d_program.
inline constexpr llvm::StringLiteral programSymbol = "tp25d_program";

/// What the symbols start with by which a double of a GPU knows kernels, as of lower-gpu-kernels-for-double.
inline constexpr llvm::StringLiteral doublePrefix = "tp25d_double_";

/// What the code is for.
struct ProcessorOptions {
  std::string cpu = "native"; ///< as of LLVM's -mcpu; "native" is this machine's
  /// 0 to 3. Kernels are vectorised before LLVM sees them: at 3 it takes twice as long for no more.
  int optimizationLevel = 2;
};

/// What makes target machines; fails if LLVM does not know the processor.
llvm::Expected<llvm::orc::JITTargetMachineBuilder> getProcessor(const ProcessorOptions &options);

/// The bits of the vectors that kernels should use there; 0: LLVM's choice.
int64_t getVectorWidth(const llvm::TargetMachine &machine);

/// `module`, the output of the Codegen stage, as optimized LLVM IR for the machine.
llvm::Expected<std::unique_ptr<llvm::Module>> toLlvm(mlir::ModuleOp module, llvm::LLVMContext &context,
                                                     llvm::TargetMachine &machine, int optimizationLevel);

/// Writes an object file.
llvm::Error writeObject(llvm::Module &module, llvm::TargetMachine &machine, llvm::raw_pwrite_stream &os);

} // namespace tp25d

#endif // TP25D_EXECUTION_NATIVECODE_H
