// Generates machine code from a program in the LLVM dialect, for this machine's processor or another.

#ifndef TP25D_TARGET_NATIVECODE_H
#define TP25D_TARGET_NATIVECODE_H

#include "mlir/IR/BuiltinOps.h"
#include "llvm/ExecutionEngine/Orc/JITTargetMachineBuilder.h"
#include "llvm/IR/Module.h"
#include "llvm/Target/TargetMachine.h"

namespace tp25d {

/// Name of the symbol of the struct tp25d_program.
inline constexpr llvm::StringLiteral programSymbol = "tp25d_program";

/// The processor to generate code for, and how much to optimize.
struct ProcessorOptions {
  std::string cpu = "native"; ///< a value of LLVM's -mcpu; "native" is this machine's processor
  /// 0 to 3. Kernels are already vectorised when LLVM gets them: level 3 takes twice as long without faster code.
  int optimizationLevel = 2;
};

/// Returns a builder of target machines; fails if LLVM does not know the processor.
llvm::Expected<llvm::orc::JITTargetMachineBuilder> getProcessor(const ProcessorOptions &options);

/// Returns the width in bits of the vectors that kernels should use on `machine`; 0: LLVM's choice.
int64_t getVectorWidth(const llvm::TargetMachine &machine);

/// Translates `module`, the output of the Codegen stage, to LLVM IR for the machine. Only the `exported` symbols are
/// visible outside, so that a process can contain several programs.
llvm::Expected<std::unique_ptr<llvm::Module>> toLlvm(mlir::ModuleOp module, llvm::LLVMContext &context,
                                                     llvm::TargetMachine &machine,
                                                     llvm::ArrayRef<llvm::StringRef> exported = programSymbol);

/// Runs LLVM's default passes of an optimization level.
void optimize(llvm::Module &module, llvm::TargetMachine &machine, int optimizationLevel);

/// Writes an object file.
llvm::Error writeObject(llvm::Module &module, llvm::TargetMachine &machine, llvm::raw_pwrite_stream &os);

} // namespace tp25d

#endif // TP25D_TARGET_NATIVECODE_H
