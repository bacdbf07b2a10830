// tp25d run: a model on virtual devices in this process.

#ifndef TP25D_TOOLS_TP25D_RUN_H
#define TP25D_TOOLS_TP25D_RUN_H

#include "tp25d/Driver/ProgramRun.h"
#include "tp25d/Execution/Model.h"

namespace tp25d {

struct RunOptions {
  std::string model;
  ShardOptions shard;
  ProgramOptions program;
  bool check = false, printShards = false;
  double checkLimit = 20; ///< the largest reference to compute, in 10^9 operations
};

/// Does what the options say; returns the process's exit code. What went wrong goes to standard error.
int run(const RunOptions &options);

} // namespace tp25d

#endif // TP25D_TOOLS_TP25D_RUN_H
