// Runs a compiled program as the command line says.

#include "tp25d/Run/ProgramRun.h"

#include "ArgumentFile.h"
#include "Arguments.h"
#include "Processes.h"
#include "Statistics.h"
#include "Trace.h"
#include "tp25d/Run/Outputs.h"
#include "tp25d/TensorFile/Safetensors.h"
#include "tp25d/TensorFile/TensorArgument.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/raw_ostream.h"

#include <cstring>
#include <mutex>
#include <sys/resource.h>

namespace tp25d {

ProgramRun::ProgramRun(const tp25d_program &program, const ProgramOptions &options, Devices devices)
    : program(program), options(options), devices(std::move(devices)) {}

ProgramRun::~ProgramRun() = default;

/// Tells the user of something that needs no error.
static void warn(const std::string &text) {
  if (isFirstProcess())
    llvm::errs() << ("tp25d: warning: " + text + "\n");
}

/// Returns the numbers of the arguments that a run updates: the program's state.
static std::vector<int64_t> getUpdated(const tp25d_program &program) {
  return getNumbers(program, [](const tp25d_argument &argument) { return argument.updated != 0; });
}

//===----------------------------------------------------------------------===//
// Preparation
//===----------------------------------------------------------------------===//

llvm::Expected<std::unique_ptr<ProgramRun>> ProgramRun::prepare(const tp25d_program &program,
                                                                const ProgramOptions &options) {
  tp25d_options runtime = options.toRuntime();
  runtime.pack = 1;
  runtime.measure = !options.statistics.empty() || !options.trace.empty();
  auto devices = Devices::create(program, runtime);
  if (llvm::Error error = agree(devices.takeError()))
    return error;
  std::unique_ptr<ProgramRun> run(new ProgramRun(program, options, std::move(*devices)));
  while (run->firstResult < program.argument_count && program.arguments[run->firstResult].kind != TP25D_RESULT)
    ++run->firstResult;

  for (auto [name, path] : {std::pair("--state=", &options.state), {"--save-state=", &options.savedState}})
    if (!path->empty() && getUpdated(program).empty())
      return llvm::createStringError(name + *path +
                                     ": the model has no state, a parameter whose next value is a result");
  if (!options.savedState.empty() && !llvm::StringRef(options.savedState).ends_with(".safetensors"))
    return llvm::createStringError("--save-state=" + options.savedState + ": the file's name must end in .safetensors");
  size_t resultCount = program.argument_count - run->firstResult;
  for (auto [name, list] : {std::pair("--output", &options.outputs), {"--expected-output", &options.expectedOutputs}})
    if (list->size() > resultCount)
      return llvm::createStringError(std::string(name) + " is given " + std::to_string(list->size()) +
                                     " times, but the model has " + std::to_string(resultCount) + " results");
  int64_t deviceCount = countDevices(program);
  sharedOutput() << deviceCount << (deviceCount == 1 ? " device, " : " devices, ") << run->arenaBytes()
                 << " bytes each\n";
  if (llvm::Error error = agree(run->openSources()))
    return error;
  if (llvm::Error error = agree(run->openExpected()))
    return error;
  return run;
}

llvm::Error ProgramRun::openSources() {
  auto params = openParams(options.params), state = openParams(options.state);
  if (llvm::Error error = llvm::joinErrors(params.takeError(), state.takeError()))
    return error;
  std::vector<std::string> drawn;
  llvm::StringMap<size_t> firstOf; // arguments that are the same parameter share one value
  size_t nextInput = 0;
  for (const tp25d_argument &argument : getArguments(program).take_front(firstResult)) {
    size_t number = sources.size();
    llvm::Expected<std::unique_ptr<TensorSource>> value = nullptr;
    if (argument.updated && *state) {
      value = findTensor(**state, options.state, argument);
    } else if (isLasting(argument) && *params) {
      value = findValue(**params, options.params, argument);
    } else if (argument.kind == TP25D_INPUT && nextInput < options.inputs.size()) {
      const std::string &input = options.inputs[nextInput++];
      value = parseTensorSource(input);
      if (value)
        if (llvm::Error error = checkType(**value, argument, "--input=" + input))
          return error;
    } else if (!argument.value && argument.kind != TP25D_STATE) {
      bool isParameter = argument.kind == TP25D_PARAMETER;
      value =
          draw(argument, options.seed, isParameter ? firstOf.try_emplace(argument.name, number).first->second : number);
      drawn.push_back(argument.name);
    }
    if (!value)
      return value.takeError();
    sources.push_back(std::move(*value)); // null: the runtime has the value
  }
  if (nextInput < options.inputs.size())
    return llvm::createStringError("--input is given " + std::to_string(options.inputs.size()) +
                                   " times, but the model has " + std::to_string(nextInput) + " inputs");
  if (*params && llvm::none_of(getArguments(program), [&](const tp25d_argument &argument) {
        return isLasting(argument) && llvm::is_contained((*params)->names(), argument.name);
      }))
    warn("--params=" + options.params + " has no effect: the model has none of its tensors");
  if (!drawn.empty())
    sharedOutput() << "drawn at random from seed " << options.seed << ": " << llvm::join(drawn, ", ") << '\n';
  return llvm::Error::success();
}

/// Opens and checks the expected results before anything runs.
llvm::Error ProgramRun::openExpected() {
  for (auto [i, argument] : llvm::enumerate(options.expectedOutputs)) {
    auto source = parseTensorSource(argument);
    if (!source)
      return source.takeError();
    if (llvm::Error error = checkType(**source, program.arguments[firstResult + i], "--expected-output=" + argument))
      return error;
    constexpr double tolerance = 1e-4;
    expected.push_back({std::move(*source), firstResult + static_cast<int64_t>(i), tolerance});
  }
  return llvm::Error::success();
}

llvm::Expected<Tensor> ProgramRun::readValue(int64_t number) const {
  if (sources[number])
    return sources[number]->read();
  const tp25d_argument &argument = program.arguments[number];
  auto tensor = Tensor::allocate(getType(argument), getShape(argument));
  if (tensor && argument.value)
    std::memcpy(tensor->mutableData().data(), argument.value, tensor->byteSize());
  return tensor;
}

//===----------------------------------------------------------------------===//
// Execution
//===----------------------------------------------------------------------===//

llvm::Error ProgramRun::loadSources() {
  for (auto [i, source] : llvm::enumerate(sources))
    if (source)
      if (llvm::Error error = devices.load(i, *source))
        return error;
  return llvm::Error::success();
}

llvm::Error ProgramRun::execute() {
  if (llvm::Error error = agree(devices.allocate()))
    return error;
  if (llvm::Error error = agree(loadSources()))
    return error;
  // If this fails in one of several processes, the runtime ends all of them.
  auto seconds = timeRuns(devices, options.repeat);
  if (!seconds)
    return seconds.takeError();
  auto all = exchange(*seconds);
  if (!all)
    return all.takeError();
  medianSeconds = *llvm::max_element(*all);
  sharedOutput() << llvm::formatv("ran in {0:f6} s{1}\n", medianSeconds,
                                  options.repeat > 1 ? " (median of " + std::to_string(options.repeat) + ")" : "");
  return llvm::Error::success();
}

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

llvm::Expected<Comparison> ProgramRun::compareOne(int64_t argument, const TensorSource &expected, double tolerance) {
  // Two passes over the blocks: the difference allowed depends on the largest of all elements.
  auto compareBlocks = [&](Comparison::Pass pass, Comparison comparison) -> llvm::Expected<Comparison> {
    std::mutex mutex;
    auto visit = [&](llvm::ArrayRef<int64_t> offset, llvm::ArrayRef<int64_t> size, const void *block) -> llvm::Error {
      auto wanted = Tensor::allocate(expected.type(), size);
      if (!wanted)
        return wanted.takeError();
      if (llvm::Error error = expected.readBlock(offset, size, wanted->mutableData().data()))
        return error;
      std::lock_guard<std::mutex> lock(mutex);
      comparison.addBlock(pass, block, *wanted, offset);
      return llvm::Error::success();
    };
    if (llvm::Error error = agree(devices.store(argument, visit)))
      return error;
    auto all = exchange(comparison.findings());
    if (!all)
      return all.takeError();
    comparison.combine(*all);
    return comparison;
  };
  auto measured = compareBlocks(Comparison::Pass::Measure, Comparison(expected.type(), expected.shape(), tolerance));
  if (!measured)
    return measured;
  return compareBlocks(Comparison::Pass::Compare, *measured);
}

llvm::Expected<int> ProgramRun::compare(llvm::ArrayRef<Expectation> expected, llvm::StringRef with) {
  int failures = 0;
  for (auto [i, wanted] : llvm::enumerate(expected)) {
    auto comparison = compareOne(wanted.argument, *wanted.value, options.tolerance.value_or(wanted.tolerance));
    if (!comparison)
      return comparison.takeError();
    double relative = comparison->largestDifference() / std::max(comparison->largestExpected(), 1e-300);
    llvm::raw_ostream &os = comparison->passed() || !isFirstProcess() ? sharedOutput() : llvm::errs();
    os << (comparison->passed() ? "" : "tp25d: error: ") << "result " << i << " against " << with << ": "
       << comparison->str() << llvm::formatv("; {0:e2} of the largest element", relative) << '\n';
    failures += !comparison->passed();
  }
  return failures;
}

llvm::Expected<int> ProgramRun::compareWithExpected() { return compare(expected, "what was expected"); }

ProgramRun::Resources ProgramRun::getResources() const {
  Resources used = {};
  for (const std::unique_ptr<TensorSource> &source : sources)
    used.readBytes += source ? source->bytesRead() : 0;
  rusage usage = {};
  if (getrusage(RUSAGE_SELF, &usage) == 0)
    used.peakResidentBytes = usage.ru_maxrss * 1024;
  return used;
}

/// Returns the path in the value of --output.
static llvm::StringRef getOutputPath(llvm::StringRef output) {
  output.consume_front("@");
  return output;
}

llvm::Error ProgramRun::writeFiles(llvm::json::Object more) {
  std::vector<ArgumentFile> tensors;
  auto store = [&](llvm::StringRef path, llvm::ArrayRef<int64_t> arguments) -> llvm::Error {
    auto file = ArgumentFile::create(path, program, arguments);
    if (!file)
      return file.takeError();
    tensors.push_back(std::move(*file));
    return tensors.back().store(devices.handle());
  };
  for (auto [i, output] : llvm::enumerate(options.outputs))
    if (llvm::Error error = store(getOutputPath(output), firstResult + static_cast<int64_t>(i)))
      return error;
  if (!options.savedState.empty())
    if (llvm::Error error = store(options.savedState, getUpdated(program)))
      return error;
  auto statistics = gatherStatistics(devices);
  if (!statistics)
    return statistics.takeError();
  auto used = exchange(getResources());
  if (!used)
    return used.takeError();
  llvm::Expected<std::string> trace = "";
  if (!options.trace.empty())
    trace = gatherTrace(devices, program);
  if (!trace)
    return trace.takeError();
  Outputs files;
  auto addAll = [&]() -> llvm::Error {
    if (!isFirstProcess())
      return llvm::Error::success();
    for (ArgumentFile &file : tensors)
      files.add(file.file());
    llvm::Error error = files.addText(options.statistics, [&](llvm::raw_ostream &os) {
      llvm::json::Object json = toJson(*statistics, program, arenaBytes());
      json["seconds"] = medianSeconds;
      llvm::json::Array processes;
      for (const Resources &process : *used)
        processes.push_back(
            llvm::json::Object{{"read_bytes", process.readBytes}, {"peak_resident_bytes", process.peakResidentBytes}});
      json["processes"] = std::move(processes);
      for (auto &[key, value] : more)
        json[key] = std::move(value);
      os << llvm::formatv("{0:2}\n", llvm::json::Value(std::move(json)));
    });
    if (error)
      return error;
    return files.addText(options.trace, [&](llvm::raw_ostream &os) { os << *trace; });
  };
  if (llvm::Error error = agree(addAll()))
    return error;
  return keepTogether(files, options.timeout);
}

//===----------------------------------------------------------------------===//
// Entry points
//===----------------------------------------------------------------------===//

NamedFiles getFiles(const ProgramOptions &options) {
  NamedFiles files;
  for (const std::string &input : options.inputs)
    files.addTensor("--input=", input);
  files.addInput("--params=", options.params);
  files.addInput("--state=", options.state);
  for (const std::string &expected : options.expectedOutputs)
    files.addTensor("--expected-output=", expected);
  for (const std::string &output : options.outputs)
    files.addOutput("--output=@", getOutputPath(output).str());
  files.addOutput("--save-state=", options.savedState, /*mayReplace=*/"--state=");
  files.addOutput("--stats=", options.statistics);
  files.addOutput("--trace=", options.trace);
  addFlightRecords(files, options);
  return files;
}

llvm::Expected<int> runProgram(const tp25d_program &program, const ProgramOptions &options) {
  if (llvm::Error error = agree(getFiles(options).check()))
    return error;
  auto run = ProgramRun::prepare(program, options);
  if (!run)
    return run.takeError();
  if (llvm::Error error = (*run)->execute())
    return error;
  auto failures = (*run)->compareWithExpected();
  if (!failures)
    return failures;
  if (llvm::Error error = (*run)->writeFiles())
    return error;
  return failures;
}

} // namespace tp25d
