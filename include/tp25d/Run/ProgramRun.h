// Runs a compiled program as the command line says: with tensors from files, checks and measurements.

#ifndef TP25D_RUN_PROGRAMRUN_H
#define TP25D_RUN_PROGRAMRUN_H

#include "tp25d/Run/Devices.h"
#include "tp25d/Run/Outputs.h"
#include "tp25d/TensorFile/Compare.h"
#include "llvm/Support/JSON.h"

#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace tp25d {

struct ProgramOptions : DeviceOptions {
  std::vector<std::string> inputs, outputs, expectedOutputs;
  std::string params, state, savedState, statistics, trace;
  std::optional<double> tolerance; ///< default: 1e-4 for expected outputs, and a check's own estimate of rounding
  int64_t repeat = 1;
  uint64_t seed = 0;
};

/// Adds the option that limits how long devices wait for each other.
void addTimeoutOption(CLI::App &app, DeviceOptions &options, const std::string &group);

/// Adds the options that all programs have.
void addProgramOptions(CLI::App &app, ProgramOptions &options);

/// Returns the files that the options name.
NamedFiles getFiles(const ProgramOptions &options);

/// One program with its devices and tensors, from start to end. All processes call the methods, in the order in which
/// they are declared; a method that fails in one process fails in all of them.
class ProgramRun {
public:
  using Sources = std::vector<std::unique_ptr<TensorSource>>;

  /// Creates the runtime and opens all tensors. Reports every error that can be detected before the program runs.
  static llvm::Expected<std::unique_ptr<ProgramRun>> prepare(const tp25d_program &program,
                                                             const ProgramOptions &options);
  ~ProgramRun();

  /// Allocates memory, loads the tensors, and runs the program `repeat` times.
  llvm::Error execute();

  /// An expected result.
  struct Expectation {
    std::unique_ptr<TensorSource> value;
    int64_t argument; ///< number of the program's argument: a result, or a parameter that a run updates
    double tolerance; ///< tolerance, unless the options give one
  };
  /// Compares the results with `expected`, in the model's order, and prints the differences; `with` describes the
  /// expected values in messages. Returns the number of results that do not pass.
  llvm::Expected<int> compare(llvm::ArrayRef<Expectation> expected, llvm::StringRef with);
  /// Compares the results with those of --expected-output; returns the number that do not pass.
  llvm::Expected<int> compareWithExpected();

  /// Writes the results, and the statistics extended by `more`: either all files appear, or none. NamedFiles::check
  /// must have accepted them before the run.
  llvm::Error writeFiles(llvm::json::Object more = {});

  /// The values of inputs and parameters, in the order of the program's arguments; null where the program contains one.
  const Sources &values() const { return sources; }
  /// The index of the first result among the program's arguments.
  int64_t firstResultArgument() const { return firstResult; }
  /// Returns input or parameter number `argument` as a whole: the given value, the drawn one, or the program's.
  llvm::Expected<Tensor> readValue(int64_t argument) const;
  int64_t arenaBytes() const { return devices.arenaBytes(); }

private:
  ProgramRun(const tp25d_program &program, const ProgramOptions &options, Devices devices);
  llvm::Error openSources();
  llvm::Error openExpected();
  llvm::Error loadSources();
  /// The resources that this process has used so far.
  struct Resources {
    int64_t readBytes, peakResidentBytes;
  };
  Resources getResources() const;
  llvm::Expected<Comparison> compareOne(int64_t argument, const TensorSource &expected, double tolerance);

  const tp25d_program &program;
  const ProgramOptions &options;
  Devices devices;
  Sources sources;
  std::vector<Expectation> expected; ///< from --expected-output
  int64_t firstResult = 0;
  double medianSeconds = 0;
};

/// Prints the facts about a program that are known before it runs.
llvm::Error describeProgram(const tp25d_program &program);

/// Runs a program from start to end; returns the exit code, which is 1 if a result differs from the expected one.
llvm::Expected<int> runProgram(const tp25d_program &program, const ProgramOptions &options);

} // namespace tp25d

#endif // TP25D_RUN_PROGRAMRUN_H
