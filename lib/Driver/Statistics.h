// The JSON of --stats.

#ifndef TP25D_LIB_DRIVER_STATISTICS_H
#define TP25D_LIB_DRIVER_STATISTICS_H

#include "tp25d/Driver/Devices.h"
#include "llvm/Support/JSON.h"

namespace tp25d {

/// The statistics of all devices of all processes, in their order.
llvm::Expected<std::vector<tp25d_statistics>> gatherStatistics(const Devices &devices);

/// `arenaBytes` is what was reported before the run.
llvm::json::Object toJson(llvm::ArrayRef<tp25d_statistics> devices, const tp25d_program &program, int64_t arenaBytes);

} // namespace tp25d

#endif // TP25D_LIB_DRIVER_STATISTICS_H
