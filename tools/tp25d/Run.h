// tp25d run: runs a model on virtual devices in this process.

#ifndef TP25D_TOOLS_TP25D_RUN_H
#define TP25D_TOOLS_TP25D_RUN_H

#include "tp25d/Run/ProgramRun.h"
#include "tp25d/Target/Model.h"

namespace tp25d {

struct RunOptions {
  std::string model;
  ShardOptions shard;
  ProgramOptions program;
  bool check = false, printShards = false;
  double checkLimit = 20; ///< limit of the reference's operations, in units of 10^9
};

/// Runs the model; returns the process's exit code. Errors go to standard error.
int run(const RunOptions &options);

} // namespace tp25d

#endif // TP25D_TOOLS_TP25D_RUN_H
