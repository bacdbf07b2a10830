// The main function of an executable that tp25d compile makes: runs the program it is linked with.

#include "Processes.h"
#include "tp25d/Driver/ProgramRun.h"
#include "tp25d/Driver/Validators.h"
#include "llvm/Support/Signals.h"
#include "llvm/Support/raw_ostream.h"

#include <csignal>
#include <cstdlib>

/// What the model was compiled to.
extern "C" const tp25d_program tp25d_compiled_program;

namespace tp25d {

static llvm::Expected<int> parseAndRun(int argc, char **argv) {
  ProgramOptions options;
  bool describes = false;
  CLI::App app{"A model that tp25d compiled: runs it on the devices it was compiled for"};
  app.set_version_flag("--version", "compiled by tp25d " TP25D_VERSION);
  addProgramOptions(app, options);
  options.flightRecord = "tp25d-flight-";
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
    return isFirstProcess() ? app.exit(help) : 0;
  } catch (const CLI::ParseError &error) {
    return llvm::createStringError(std::string(error.what()) + "; --help lists the options");
  }
  if (!describes)
    return runProgram(tp25d_compiled_program, options);
  if (llvm::Error error = describeProgram(tp25d_compiled_program))
    return error;
  return 0;
}

} // namespace tp25d

int main(int argc, char **argv) {
  // In one piece: mpirun has things to say at the same time.
  auto tellUser = [](llvm::Error error) { llvm::errs() << ("error: " + llvm::toString(std::move(error)) + "\n"); };
  if (llvm::Error error = tp25d::toError(tp25d_join())) {
    tellUser(std::move(error));
    return 1;
  }
  // A file that may not grow any more is an error like a full disk, not the end.
  std::signal(SIGXFSZ, SIG_IGN);
  // A process that ends because another is lost leaves no half-written file.
  std::at_quick_exit(llvm::sys::RunInterruptHandlers);
  llvm::Expected<int> code = tp25d::parseAndRun(argc, argv);
  if (!code) {
    llvm::Error error = code.takeError();
    if (tp25d::isFirstProcess())
      tellUser(std::move(error));
    else
      llvm::consumeError(std::move(error));
  }
  llvm::outs().flush();
  tp25d_leave();
  return code ? *code : 1;
}
