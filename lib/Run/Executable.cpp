// Implements the main function of executables.

#include "Executable.h"

#include "Processes.h"
#include "tp25d/Run/Outputs.h"
#include "tp25d/Run/Validators.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Signals.h"
#include "llvm/Support/raw_ostream.h"

#include <cstdlib>
#include <sstream>

namespace tp25d {

static llvm::Expected<int> parseAndRun(int argc, char **argv, const char *description, DeviceOptions &options,
                                       llvm::function_ref<void(CLI::App &)> addOptions,
                                       llvm::function_ref<llvm::Error()> describe,
                                       llvm::function_ref<llvm::Expected<int>()> run) {
  bool describes = false;
  CLI::App app{description};
  app.set_version_flag("--version", "compiled by tp25d " TP25D_VERSION);
  addOptions(app);
  options.flightRecord = defaultFlightRecord;
  app.add_option("--flight-record", options.flightRecord, "where processes write their last transfers if one is lost")
      ->group("Checks and measurements")
      ->capture_default_str();
  if (llvm::StringRef(tp25d_backend()) == "cuda") {
    app.add_flag("--tf32", options.tf32, "let products of f32 round their operands to TF32, 10 bits of mantissa")
        ->group("GPUs");
    app.add_flag("--direct", options.direct, "issue every run operation by operation, instead of replaying a graph")
        ->group("GPUs");
  }
  app.add_flag("--describe", describes, "print the grid, all tensors with their blocks, memory and bytes; run nothing");
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success &help) {
    std::ostringstream text;
    int code = app.exit(help, text, text);
    sharedOutput() << text.str();
    return code;
  } catch (const CLI::ParseError &error) {
    return llvm::createStringError(std::string(error.what()) + "; --help lists the options");
  }
  if (!describes)
    return run();
  if (llvm::Error error = describe())
    return error;
  return 0;
}

int runExecutable(int argc, char **argv, const char *description, DeviceOptions &options,
                  llvm::function_ref<void(CLI::App &)> addOptions, llvm::function_ref<llvm::Error()> describe,
                  llvm::function_ref<llvm::Expected<int>()> run) {
  // Printed in one piece, because mpirun may print at the same time.
  auto tellUser = [](llvm::Error error) { llvm::errs() << ("error: " + llvm::toString(std::move(error)) + "\n"); };
  // If standard output is closed, a file that is opened later must not get its descriptor.
  if (std::error_code code = llvm::sys::Process::FixupStandardFileDescriptors()) {
    tellUser(llvm::createStringError(code, "standard input or output cannot be opened: " + code.message()));
    return 1;
  }
  if (llvm::Error error = toError(tp25d_join())) {
    tellUser(std::move(error));
    return 1;
  }
  prepareSignals();
  // Removes temporary files when the process ends because another process is lost.
  std::at_quick_exit(llvm::sys::RunInterruptHandlers);
  llvm::Expected<int> code = parseAndRun(argc, argv, description, options, addOptions, describe, run);
  if (!code) {
    llvm::Error error = code.takeError();
    if (isFirstProcess())
      tellUser(std::move(error));
    else
      llvm::consumeError(std::move(error));
  }
  const int exitCode = isFirstProcess() ? endReports(code ? *code : 1, "") : code ? *code : 1;
  tp25d_leave();
  return exitCode;
}

} // namespace tp25d
