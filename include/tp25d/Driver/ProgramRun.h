// Runs a compiled program as a command line says: with tensors from files, checks, measurements.

#ifndef TP25D_DRIVER_PROGRAMRUN_H
#define TP25D_DRIVER_PROGRAMRUN_H

#include "tp25d/Driver/Devices.h"
#include "tp25d/Driver/Outputs.h"
#include "tp25d/TensorFile/Compare.h"
#include "llvm/Support/JSON.h"

#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace tp25d {

class TensorFileWriter;

struct ProgramOptions : DeviceOptions {
  std::vector<std::string> inputs, outputs, expectedOutputs;
  std::string params, statistics, trace;
  std::optional<double> tolerance; ///< 1e-4 for expected outputs; a check knows what rounding can do
  int64_t repeat = 1;
  uint64_t seed = 0;
};

/// Adds the one that tells how long devices wait for each other.
void addTimeoutOption(CLI::App &app, DeviceOptions &options, const std::string &group);

/// Adds the options that every program has.
void addProgramOptions(CLI::App &app, ProgramOptions &options);

/// What the options name.
NamedFiles getFiles(const ProgramOptions &options);

/// One program with its devices and tensors, taken from start to end; the methods are called in their order, by all
/// processes alike, and fail in all of them alike.
class ProgramRun {
public:
  using Sources = std::vector<std::unique_ptr<TensorSource>>;

  /// Makes the runtime and opens all tensors; whatever can be known to be wrong before anything runs is an error here.
  static llvm::Expected<std::unique_ptr<ProgramRun>> prepare(const tp25d_program &program,
                                                             const ProgramOptions &options);
  ~ProgramRun();

  /// Allocates, loads the tensors, and runs as often as `repeat` says.
  llvm::Error execute();

  /// What a result must be.
  struct Expectation {
    std::unique_ptr<TensorSource> value;
    int64_t argument; ///< of the program: a result, or a parameter that a run leaves its next value in
    double tolerance; ///< unless the options say another
  };
  /// Compares the results with `expected`, in the model's order, and prints how they differ; `with` says what they are
  /// compared with. Returns how many do not pass.
  llvm::Expected<int> compare(llvm::ArrayRef<Expectation> expected, llvm::StringRef with);
  /// The same with --expected-output.
  llvm::Expected<int> compareWithExpected();

  /// Writes the results and, with `more` in them, the statistics: all of the files appear, or none. They must be
  /// checked before anything runs.
  llvm::Error writeFiles(llvm::json::Object more = {});

  /// The values of inputs and parameters, in the order of the program's arguments; null where the program has one.
  const Sources &values() const { return sources; }
  /// The number of the program's argument that is its first result.
  int64_t firstResultArgument() const { return firstResult; }
  /// Input or parameter number `argument`, whole: what it was given, drawn, or has in the program.
  llvm::Expected<Tensor> readValue(int64_t argument) const;
  int64_t arenaBytes() const { return devices.arenaBytes(); }

private:
  ProgramRun(const tp25d_program &program, const ProgramOptions &options, Devices devices);
  llvm::Error openSources();
  llvm::Error openExpected();
  llvm::Error loadSources();
  /// What this process has used so far.
  struct Resources {
    int64_t readBytes, peakResidentBytes;
  };
  Resources getResources() const;
  llvm::Error storeResults(std::vector<std::unique_ptr<TensorFileWriter>> &writers);
  llvm::Expected<Comparison> compareOne(int64_t argument, const TensorSource &expected, double tolerance);

  const tp25d_program &program;
  const ProgramOptions &options;
  Devices devices;
  Sources sources;
  std::vector<Expectation> expected; ///< by --expected-output
  int64_t firstResult = 0;
  double medianSeconds = 0;
};

/// Prints what is known of a program before it runs.
llvm::Error describeProgram(const tp25d_program &program);

/// The whole of it; returns the exit code, which is 1 if a result is not what was expected.
llvm::Expected<int> runProgram(const tp25d_program &program, const ProgramOptions &options);

} // namespace tp25d

#endif // TP25D_DRIVER_PROGRAMRUN_H
