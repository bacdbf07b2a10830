// tp25d compile: compiles a model to an executable, a library, an object file or intermediate code.

#ifndef TP25D_TOOLS_TP25D_COMPILE_H
#define TP25D_TOOLS_TP25D_COMPILE_H

#include "tp25d/Target/Model.h"
#include "tp25d/Target/NativeCode.h"
#include "tp25d/Target/Training.h"

namespace tp25d {

struct CompileOptions {
  std::string model, output;
  StageOptions stages;         ///< with or without training
  std::string target = "host"; ///< host, mpi or cuda
  std::string emit = "exe";    ///< mlir, llvm, obj, static, shared or exe
  std::string name = "model";  ///< program's symbol is <name>_program, except in executables
  std::string kernels;         ///< path of the report of GPU kernels; empty: none
  double timeout = 0;          ///< limit in seconds for the reader of an output that is a pipe; 0: none
  ProcessorOptions processor;
  bool trains = false; ///< compiles a training step and an evaluation, whose files have a suffix
};

/// Compiles the model; returns the process's exit code. Errors go to standard error.
int compile(const CompileOptions &options);

} // namespace tp25d

#endif // TP25D_TOOLS_TP25D_COMPILE_H
