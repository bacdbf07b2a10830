// The JSON of --trace: what each device did when, in the format of Chrome's and Perfetto's viewers.

#ifndef TP25D_LIB_DRIVER_TRACE_H
#define TP25D_LIB_DRIVER_TRACE_H

#include "tp25d/Driver/Devices.h"

namespace tp25d {

/// The last run of all devices of all processes, in the first process; empty in the others. Every device is a process
/// of the viewer, with products, kernels and waiting in one lane, and transfers, which may overlap, in lanes below it.
llvm::Expected<std::string> gatherTrace(const Devices &devices, const tp25d_program &program);

} // namespace tp25d

#endif // TP25D_LIB_DRIVER_TRACE_H
