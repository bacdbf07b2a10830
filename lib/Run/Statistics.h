// Gathers the statistics of all devices, and converts them to the JSON of --stats.

#ifndef TP25D_LIB_RUN_STATISTICS_H
#define TP25D_LIB_RUN_STATISTICS_H

#include "tp25d/Run/Devices.h"
#include "llvm/Support/JSON.h"

namespace tp25d {

/// Returns the statistics of all devices of all processes, in the order of devices.
llvm::Expected<std::vector<tp25d_statistics>> gatherStatistics(const Devices &devices);

/// Returns the bytes that a device receives in a run along each axis, by the cost model.
std::array<int64_t, TP25D_AXIS_COUNT> predictReceivedBytes(const tp25d_program &program, int64_t device);

/// Converts the statistics to JSON; `arenaBytes` is the memory of a device as reported before the run.
llvm::json::Object toJson(llvm::ArrayRef<tp25d_statistics> devices, const tp25d_program &program, int64_t arenaBytes);

} // namespace tp25d

#endif // TP25D_LIB_RUN_STATISTICS_H
