// The main function that all executables of tp25d compile share.

#ifndef TP25D_LIB_RUN_EXECUTABLE_H
#define TP25D_LIB_RUN_EXECUTABLE_H

#include "tp25d/Run/Devices.h"

namespace CLI {
class App;
}

namespace tp25d {

/// Joins the other processes, parses the command line with the executable's own options, which `addOptions` adds, and
/// calls `describe` if --describe is given, or else `run`. Returns the exit code. The first process prints errors.
int runExecutable(int argc, char **argv, const char *description, DeviceOptions &options,
                  llvm::function_ref<void(CLI::App &)> addOptions, llvm::function_ref<llvm::Error()> describe,
                  llvm::function_ref<llvm::Expected<int>()> run);

} // namespace tp25d

#endif // TP25D_LIB_RUN_EXECUTABLE_H
