// tp25d run: a model on virtual devices in this process.

#ifndef TP25D_TOOLS_TP25D_RUN_H
#define TP25D_TOOLS_TP25D_RUN_H

#include "tp25d/Execution/Model.h"

#include <optional>
#include <string>
#include <vector>

namespace tp25d {

struct RunOptions {
  std::string model;
  ShardOptions shard;
  std::vector<std::string> inputs, outputs, expectedOutputs;
  std::string params, statistics;
  double tolerance = 1e-4;
  bool check = false, printShards = false;
  int64_t repeat = 1;
  uint64_t seed = 0;
  double timeout = 0;
};

/// Does what the options say; returns the process's exit code. What went wrong goes to standard error.
int run(const RunOptions &options);

} // namespace tp25d

#endif // TP25D_TOOLS_TP25D_RUN_H
