// tp25d compile: a model as an executable or an object file.

#ifndef TP25D_TOOLS_TP25D_COMPILE_H
#define TP25D_TOOLS_TP25D_COMPILE_H

#include "tp25d/Execution/Model.h"
#include "tp25d/Execution/NativeCode.h"
#include "tp25d/Execution/Training.h"

namespace tp25d {

struct CompileOptions {
  std::string model, output;
  ShardOptions shard;
  std::string target = "host"; ///< host, mpi or cuda
  std::string emit = "exe";    ///< mlir, llvm, obj, static, shared or exe
  std::string name = "model";  ///< of the program's symbol in what is not an executable: <name>_program
  std::string kernels;         ///< where the report of kernels for GPUs goes; empty: nowhere
  double timeout = 0;          ///< the longest wait for who reads a pipe that is written to; 0: as long as it takes
  ProcessorOptions processor;
  bool trains = false;      ///< with two programs, of which the evaluation's files have names of their own
  TrainingOptions training; ///< if it does
};

/// Does what the options say; returns the process's exit code. What went wrong goes to standard error.
int compile(const CompileOptions &options);

} // namespace tp25d

#endif // TP25D_TOOLS_TP25D_COMPILE_H
