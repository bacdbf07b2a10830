// What all executables that tp25d compile makes do around their work.

#ifndef TP25D_LIB_DRIVER_EXECUTABLE_H
#define TP25D_LIB_DRIVER_EXECUTABLE_H

#include "tp25d/Driver/Devices.h"

namespace CLI {
class App;
}

namespace tp25d {

/// Joins the other processes, has `addOptions` add the options that the executable has of its own, takes them from the
/// command line, and does its work: `describe`, where --describe is given, or else `run`. Returns the exit code. Errors
/// are told by the first process.
int runExecutable(int argc, char **argv, const char *description, DeviceOptions &options,
                  llvm::function_ref<void(CLI::App &)> addOptions, llvm::function_ref<llvm::Error()> describe,
                  llvm::function_ref<llvm::Expected<int>()> run);

} // namespace tp25d

#endif // TP25D_LIB_DRIVER_EXECUTABLE_H
