// Gathers the JSON of --trace, the timeline of each device, in the format of Chrome's and Perfetto's viewers.

#ifndef TP25D_LIB_RUN_TRACE_H
#define TP25D_LIB_RUN_TRACE_H

#include "tp25d/Run/Devices.h"

namespace tp25d {

/// Returns the events of the last run of all devices of all processes, in the first process; empty in the others. In
/// the viewer every device is a process, with products, kernels and waiting in one lane, and transfers, which may
/// overlap, in lanes below it.
llvm::Expected<std::string> gatherTrace(const Devices &devices, const tp25d_program &program);

} // namespace tp25d

#endif // TP25D_LIB_RUN_TRACE_H
