// The JSON of --stats.

#ifndef TP25D_TOOLS_TP25D_STATISTICS_H
#define TP25D_TOOLS_TP25D_STATISTICS_H

#include "tp25d/Execution/Model.h"
#include "llvm/Support/JSON.h"

namespace tp25d {

struct RunStatistics {
  double seconds = 0;                     ///< median over the runs
  std::optional<double> unshardedSeconds; ///< the same of the unsharded model, where it ran
  double compileSeconds = 0;
  std::vector<tp25d_statistics> devices;
  std::vector<ReceivedBytes> predicted;
  int64_t arenaBytes = 0; ///< as reported before the run
};

llvm::json::Value toJson(const RunStatistics &statistics, GridAttr grid);

} // namespace tp25d

#endif // TP25D_TOOLS_TP25D_STATISTICS_H
