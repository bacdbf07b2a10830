// The course of a training: batches, steps, validation, checkpoints, and what is told of them.

#include "tp25d/Driver/Training.h"

#include "Arguments.h"
#include "Checkpoint.h"
#include "LossPlot.h"
#include "Processes.h"
#include "Samples.h"
#include "Statistics.h"
#include "tp25d/TensorFile/Random.h"
#include "tp25d/TensorFile/TensorArgument.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Signals.h"
#include "llvm/Support/raw_ostream.h"

#include <array>
#include <chrono>
#include <cmath>
#include <csignal>
#include <numeric>

namespace tp25d {

namespace {

/// The order of an epoch's samples is drawn from a stream that no tensor is drawn from.
constexpr uint64_t shuffleStream = uint64_t(1) << 63;

class Stopwatch {
public:
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(); }

private:
  std::chrono::steady_clock::time_point begin = std::chrono::steady_clock::now();
};

/// The mean of so many numbers, which other means can be added to. Of no numbers it is 0, whatever a program made of
/// them.
class Mean {
public:
  Mean() = default;
  Mean(double mean, double count) : sum(count > 0 ? mean * count : 0), total(count) {}

  void add(const Mean &other) {
    sum += other.sum;
    total += other.total;
  }
  double get() const { return total > 0 ? sum / total : 0; }
  double count() const { return total; }

private:
  double sum = 0, total = 0;
};

/// The batches of one epoch, one after the other.
class Epoch {
public:
  Epoch() = default;
  Epoch(std::vector<int64_t> order, int64_t batch) : order(std::move(order)), batch(batch) {}

  llvm::ArrayRef<int64_t> samplesOf(int64_t step) const {
    return llvm::ArrayRef(order).drop_front(step * batch).take_front(batch);
  }

private:
  std::vector<int64_t> order;
  int64_t batch = 0;
};

/// Tells whoever watches how far a training is: one line that is written over and over, and goes away.
class LiveLine {
public:
  void show(const std::string &text) {
    if (!isShown() || (shownBefore && sinceLast.seconds() < 0.1))
      return;
    llvm::errs() << '\r' << text << "\x1b[K";
    shownBefore = true;
    sinceLast = Stopwatch();
  }
  void clear() {
    if (shownBefore)
      llvm::errs() << "\r\x1b[K";
    shownBefore = false;
  }
  ~LiveLine() { clear(); }

private:
  static bool isShown() {
    static const bool shown = isFirstProcess() && llvm::sys::Process::StandardErrIsDisplayed();
    return shown;
  }
  bool shownBefore = false;
  Stopwatch sinceLast;
};

/// What validation found.
struct Validation {
  Mean loss;
  std::optional<double> right; ///< of those that the loss counts, where the program counts these as well

  double accuracy() const { return loss.count() > 0 ? *right / loss.count() : 0; }
};

/// What steps made of samples.
struct Course {
  Mean loss;
  double seconds = 0;
  int64_t samples = 0;

  double samplesPerSecond() const { return static_cast<double>(samples) / seconds; }
};

class Training {
public:
  Training(const tp25d_program &step, const tp25d_program &evaluation, const TrainingRunOptions &options)
      : step(step), evaluation(evaluation), options(options) {}

  /// Everything that can be known to be wrong before anything runs is an error of these.
  llvm::Error checkOptions() const;
  llvm::Error open();
  llvm::Error makeDevices();
  /// Allocates, and loads what training starts from.
  llvm::Error load();
  /// Trains to the end, or until a signal comes.
  llvm::Error train();
  llvm::Error writeFiles();

  int exitCode() const { return signal ? 128 + static_cast<int>(signal) : 0; }

private:
  /// The first results, as a TrainingModel has them; 0 what a program does not have.
  using Results = std::array<double, 3>;
  static constexpr int64_t lossResult = 0, countResult = 1, rightResult = 2;

  llvm::Error openSamples();
  llvm::Error openValues();
  llvm::Error chooseSeed();

  Epoch makeEpoch(int64_t number) const {
    return {drawPermutation(samples->count(), seed, shuffleStream | static_cast<uint64_t>(number)), samples->batch()};
  }
  int64_t stepsPerEpoch() const { return countSteps(samples->count(), samples->batch()); }
  /// Runs a program whose inputs have been loaded, with `next` as what this process has to do for the run after it.
  /// Returns the results of the first process, and keeps what signal came to any; fails in all processes alike.
  llvm::Expected<Results> run(Devices &devices, const tp25d_program &program, llvm::function_ref<llvm::Error()> next);
  /// The loss, which must be a number.
  llvm::Expected<Mean> toMean(const Results &results, llvm::StringRef what, llvm::StringRef why) const;
  /// Takes the step whose samples have been loaded, and loads those of the next.
  llvm::Error takeStep();
  /// Validates, and tells of the steps since the last epoch.
  llvm::Error endEpoch();
  /// Goes through all validation samples, unless a signal comes.
  llvm::Error validate();
  void tellEpoch();
  /// Writes the checkpoint, if there is to be one, unless it is of this step already.
  llvm::Error save();

  const tp25d_program &step, &evaluation;
  const TrainingRunOptions &options;
  std::optional<Samples> samples, validationSamples;
  std::optional<Checkpoint> resumed;
  std::vector<std::unique_ptr<TensorSource>> values;     // Of each argument of the step; null: the runtime has it.
  std::optional<Devices> stepDevices, evaluationDevices; // In this order: the second has parameters of the first.
  uint64_t seed = 0;
  int64_t firstStep = 0, lastStep = 0; // Steps are numbered from 0; the last is the one that is not taken any more.
  int64_t taken = 0, savedAfter = -1;  // So many steps, with those of the training that is gone on with.
  Epoch epoch;                         // That the next step is of.
  Course sinceEpoch;                   // Since the last one that ended.
  int64_t signal = 0;
  LiveLine live;

  std::vector<double> losses; // Of each step that was taken here.
  std::vector<LossPoint> validationPoints;
  llvm::json::Array epochs;
  std::optional<Validation> validation; // The last one.
  double trainingSeconds = 0, totalSeconds = 0;
  int64_t samplesTrained = 0;
};

} // namespace

//===----------------------------------------------------------------------===//
// Preparation
//===----------------------------------------------------------------------===//

static llvm::ArrayRef<tp25d_argument> argumentsOf(const tp25d_program &program) {
  return llvm::ArrayRef(program.arguments, static_cast<size_t>(program.argument_count));
}

/// The argument that is the program's result of this number; -1: there is none.
static int64_t findResult(const tp25d_program &program, int64_t number) {
  for (int64_t i = 0; i < program.argument_count; ++i)
    if (program.arguments[i].kind == TP25D_RESULT && number-- == 0)
      return i;
  return -1;
}

static const tp25d_argument *findLasting(const tp25d_program &program, llvm::StringRef name) {
  const tp25d_argument *found = llvm::find_if(argumentsOf(program), [&](const tp25d_argument &argument) {
    return isLasting(argument) && argument.name == name;
  });
  return found == argumentsOf(program).end() ? nullptr : found;
}

/// Checks the results that a Training reads.
static llvm::Error checkResults(const tp25d_program &program, llvm::StringRef name) {
  const char *const meanings[] = {"loss", "count of labels", "count of right ones"};
  for (auto [number, what] : llvm::enumerate(meanings)) {
    const int64_t result = findResult(program, static_cast<int64_t>(number));
    const bool isMissing = result < 0;
    if (isMissing && number >= 2) // which only classes have
      break;
    std::string type =
        isMissing ? "missing" : formatType(getType(program.arguments[result]), getShape(program.arguments[result]));
    if (type != "f32")
      return llvm::createStringError(
          llvm::formatv("result {0} of the {1} is {2}, but must be an f32, the {3}", number, name, type, what).str());
  }
  return llvm::Error::success();
}

/// Checks that the programs are what a TrainingModel is compiled to.
static llvm::Error checkPrograms(const tp25d_program &step, const tp25d_program &evaluation) {
  const tp25d_argument *count = findLasting(step, stepState);
  if (!count || count->kind != TP25D_STATE || getType(*count) != TP25D_I64 || count->rank != 0)
    return llvm::createStringError("the program is no training step: it has no state '" + stepState + "', an i64");
  llvm::StringSet<> names;
  for (const tp25d_argument &argument : argumentsOf(step))
    if (isLasting(argument) && !names.insert(argument.name).second)
      return llvm::createStringError(llvm::Twine("two arguments of the model are the parameter '") + argument.name +
                                     "', which each step would update in two ways");
  for (const auto &[program, name] : {std::pair(&step, "training step"), {&evaluation, "evaluation"}})
    if (llvm::Error error = checkResults(*program, name))
      return error;
  // That those of one name have the same blocks is what the runtime makes sure of.
  for (const tp25d_argument &argument : argumentsOf(evaluation))
    if (isLasting(argument) && !findLasting(step, argument.name))
      return llvm::createStringError(llvm::Twine("the parameter '") + argument.name +
                                     "' of the evaluation is none of the training step");
  return llvm::Error::success();
}

llvm::Error Training::checkOptions() const {
  if (!options.resume.empty() && !options.params.empty())
    return llvm::createStringError("--params is where a new training starts, and --resume=" + options.resume +
                                   " goes on with one: only one of them can be given");
  if (options.checkpointEvery > 0 && options.checkpoint.empty())
    return llvm::createStringError("--checkpoint-every=" + std::to_string(options.checkpointEvery) +
                                   " needs a --checkpoint to write");
  return checkPrograms(step, evaluation);
}

llvm::Error Training::openSamples() {
  auto opened = Samples::open(step, {"--data", "--labels", options.data, options.labels}, options.classes);
  if (!opened)
    return opened.takeError();
  samples = std::move(*opened);
  if (options.validationData.empty() && options.validationLabels.empty())
    return llvm::Error::success();
  opened = Samples::open(evaluation,
                         {"--validation-data", "--validation-labels", options.validationData, options.validationLabels},
                         options.classes);
  if (!opened)
    return opened.takeError();
  validationSamples = std::move(*opened);
  return llvm::Error::success();
}

/// Decides what seed, if any was said, and order of samples hold for a training that goes on.
llvm::Error Training::chooseSeed() {
  seed = options.seed.value_or(0);
  if (!resumed)
    return llvm::Error::success();
  const TrainingFacts &made = resumed->facts();
  auto differs = [&](llvm::StringRef what, const auto &then, const auto &now) {
    return llvm::createStringError(
        llvm::formatv("{0} is of a training with {1} {2}, not {3}, and could not go on as it "
                      "was; --params={0} starts a new one from its parameters",
                      options.resume, what, then, now)
            .str());
  };
  if (options.seed && *options.seed != made.seed)
    return differs("seed", made.seed, *options.seed);
  if (made.samples != samples->count())
    return differs("a number of samples of", made.samples, samples->count());
  if (made.batch != samples->batch())
    return differs("a batch of", made.batch, samples->batch());
  if (made.training != options.training)
    return differs("the options", made.training, options.training);
  seed = made.seed;
  firstStep = taken = resumed->step();
  return llvm::Error::success();
}

llvm::Error Training::openValues() {
  auto params = openParams(options.params);
  if (!params)
    return params.takeError();
  std::vector<std::string> drawn, zeros;
  for (const tp25d_argument &argument : argumentsOf(step)) {
    llvm::Expected<std::unique_ptr<TensorSource>> value = nullptr;
    if (!isLasting(argument)) {
      // a sample's, or a result
    } else if (resumed) {
      value = resumed->find(argument);
    } else if (argument.name == seedState) {
      value = parseTensorSource("i64=" + std::to_string(static_cast<int64_t>(seed)));
    } else if (argument.kind == TP25D_STATE || (!*params && argument.value)) {
      // the runtime has it
    } else if (*params) {
      value = findValue(**params, options.params, argument);
    } else if (argument.rank > 1) {
      value = draw(argument, seed, values.size());
      drawn.push_back(argument.name);
    } else {
      value = parseTensorSource(formatType(getType(argument), getShape(argument)));
      zeros.push_back(argument.name);
    }
    if (!value)
      return value.takeError();
    values.push_back(std::move(*value));
  }
  if (!drawn.empty())
    sharedOutput() << "drawn at random from seed " << seed << ": " << llvm::join(drawn, ", ") << '\n';
  if (!zeros.empty())
    sharedOutput() << "zeros at first: " << llvm::join(zeros, ", ") << '\n';
  return llvm::Error::success();
}

llvm::Error Training::open() {
  if (llvm::Error error = openSamples())
    return error;
  if (!options.resume.empty()) {
    auto checkpoint = Checkpoint::open(options.resume, step);
    if (!checkpoint)
      return checkpoint.takeError();
    resumed = std::move(*checkpoint);
  }
  if (llvm::Error error = chooseSeed())
    return error;
  lastStep = countTotalSteps(options.epochs, samples->count(), samples->batch());
  if (options.steps > 0)
    lastStep = std::min(lastStep, options.steps);
  return openValues();
}

llvm::Error Training::makeDevices() {
  tp25d_options runtime = options.toRuntime();
  auto devices = Devices::create(step, runtime);
  if (llvm::Error error = agree(devices.takeError()))
    return error;
  stepDevices = std::move(*devices);
  const int64_t deviceCount = countDevices(step);
  sharedOutput() << deviceCount << (deviceCount == 1 ? " device, " : " devices, ") << stepDevices->arenaBytes()
                 << " bytes each";
  if (validationSamples) {
    runtime.parameters_of = stepDevices->handle();
    devices = Devices::create(evaluation, runtime);
    if (llvm::Error error = agree(devices.takeError()))
      return error;
    evaluationDevices = std::move(*devices);
    sharedOutput() << ", and " << evaluationDevices->arenaBytes() << " for validation";
  }
  sharedOutput() << '\n';
  return llvm::Error::success();
}

llvm::Error Training::load() {
  if (llvm::Error error = agree(stepDevices->allocate()))
    return error;
  if (evaluationDevices)
    if (llvm::Error error = agree(evaluationDevices->allocate()))
      return error;
  auto loadValues = [&]() -> llvm::Error {
    for (auto [i, value] : llvm::enumerate(values))
      if (value)
        if (llvm::Error error = stepDevices->load(static_cast<int64_t>(i), *value))
          return error;
    return llvm::Error::success();
  };
  llvm::Error error = agree(loadValues());
  values.clear();
  return error;
}

//===----------------------------------------------------------------------===//
// Execution
//===----------------------------------------------------------------------===//

llvm::Expected<Training::Results> Training::run(Devices &devices, const tp25d_program &program,
                                                llvm::function_ref<llvm::Error()> next) {
  // What processes tell each other after every run.
  struct Progress {
    int64_t signal, hasFailed;
    Results results; // known to the first process
  };
  // Of several processes, one that fails here ends all.
  if (llvm::Error error = devices.run())
    return error;
  Progress mine = {};
  auto finish = [&]() -> llvm::Error {
    for (auto [number, value] : llvm::enumerate(mine.results)) {
      int64_t result = findResult(program, static_cast<int64_t>(number));
      if (result < 0)
        continue;
      auto keep = [&value = value](llvm::ArrayRef<int64_t>, llvm::ArrayRef<int64_t>, const void *block) {
        value = *static_cast<const float *>(block);
        return llvm::Error::success();
      };
      if (llvm::Error error = devices.store(result, keep))
        return error;
    }
    return next();
  };
  llvm::Error error = finish();
  mine.hasFailed = static_cast<bool>(error);
  mine.signal = tp25d_caught_signal();
  auto all = exchange(mine);
  if (!all)
    return llvm::joinErrors(all.takeError(), std::move(error));
  if (llvm::any_of(*all, [](const Progress &progress) { return progress.hasFailed; }))
    return agree(std::move(error));
  llvm::consumeError(std::move(error)); // there is none
  for (const Progress &progress : *all)
    signal = std::max(signal, progress.signal);
  return all->front().results;
}

llvm::Expected<Mean> Training::toMean(const Results &results, llvm::StringRef what, llvm::StringRef why) const {
  Mean mean(results[lossResult], results[countResult]);
  if (std::isfinite(mean.get()))
    return mean;
  return llvm::createStringError(
      llvm::formatv("{0} step {1} is {2}, so the parameters are lost{3}", what, taken, mean.get(), why).str());
}

llvm::Error Training::validate() {
  std::vector<int64_t> inOrder(validationSamples->count());
  std::iota(inOrder.begin(), inOrder.end(), 0);
  Epoch all(std::move(inOrder), validationSamples->batch());
  auto load = [&](int64_t batch) { return validationSamples->load(*evaluationDevices, all.samplesOf(batch)); };
  if (llvm::Error error = agree(load(0)))
    return error;
  const int64_t batches = countSteps(validationSamples->count(), validationSamples->batch());
  Validation found;
  if (findResult(evaluation, rightResult) >= 0)
    found.right = 0;
  for (int64_t batch = 0; batch < batches; ++batch) {
    auto results = run(*evaluationDevices, evaluation,
                       [&]() -> llvm::Error { return batch + 1 < batches ? load(batch + 1) : llvm::Error::success(); });
    if (!results)
      return results.takeError();
    auto loss = toMean(*results, "the validation loss after", ", or the samples are no numbers");
    if (!loss)
      return loss.takeError();
    found.loss.add(*loss);
    if (found.right)
      *found.right += (*results)[rightResult];
    if (signal)
      return llvm::Error::success();
    live.show(llvm::formatv("validation: batch {0} of {1}", batch + 1, batches).str());
  }
  validation = found;
  return llvm::Error::success();
}

llvm::Error Training::save() {
  if (options.checkpoint.empty() || savedAfter == taken)
    return llvm::Error::success();
  savedAfter = taken;
  return writeCheckpoint(options.checkpoint, step, *stepDevices,
                         {samples->count(), samples->batch(), seed, options.training}, options.timeout);
}

void Training::tellEpoch() {
  live.clear();
  llvm::raw_ostream &os = sharedOutput();
  llvm::json::Object told;
  if (sinceEpoch.samples > 0) {
    const int64_t number = (taken - 1) / stepsPerEpoch() + 1;
    const double loss = sinceEpoch.loss.get(), samplesPerSecond = sinceEpoch.samplesPerSecond();
    os << llvm::formatv("epoch {0} of {1}: loss {2:f6}", number, options.epochs, loss);
    told = llvm::json::Object{{"epoch", number}, {"loss", loss}, {"samples_per_second", samplesPerSecond}};
  } else {
    os << options.resume << " is of a training after " << taken << " steps, and this one ends after " << lastStep;
  }
  if (validation) {
    const double loss = validation->loss.get();
    os << llvm::formatv(", validation loss {0:f6}", loss);
    told["validation_loss"] = loss;
    if (validation->right) {
      os << llvm::formatv(", accuracy {0:f2} % ({1:f0} of {2:f0})", 100 * validation->accuracy(), *validation->right,
                          validation->loss.count());
      told["validation_accuracy"] = validation->accuracy();
    }
    validationPoints.push_back({taken, loss});
  }
  if (sinceEpoch.samples > 0) {
    os << llvm::formatv(", {0:f0} samples/s", sinceEpoch.samplesPerSecond());
    epochs.push_back(std::move(told));
  }
  os << '\n';
  os.flush(); // whoever reads a pipe wants to see how it goes
}

llvm::Error Training::takeStep() {
  Stopwatch stopwatch;
  const int64_t perEpoch = stepsPerEpoch(), epochNumber = taken / perEpoch, inEpoch = taken % perEpoch;
  const int64_t count = static_cast<int64_t>(epoch.samplesOf(inEpoch).size());
  auto results = run(*stepDevices, step, [&]() -> llvm::Error {
    if (taken + 1 == lastStep)
      return llvm::Error::success();
    if (inEpoch + 1 == perEpoch)
      epoch = makeEpoch(epochNumber + 1);
    return samples->load(*stepDevices, epoch.samplesOf((taken + 1) % perEpoch));
  });
  if (!results)
    return results.takeError();
  ++taken;
  auto loss = toMean(*results, "the loss of", "; a smaller learning rate or a limit to the gradients' norm may help");
  if (!loss)
    return loss.takeError();
  losses.push_back(loss->get());
  sinceEpoch.loss.add(*loss);
  sinceEpoch.seconds += stopwatch.seconds();
  sinceEpoch.samples += count;
  live.show(llvm::formatv("epoch {0} of {1}: step {2} of {3}, loss {4:f6}, {5:f0} samples/s", epochNumber + 1,
                          options.epochs, inEpoch + 1, perEpoch, loss->get(), sinceEpoch.samplesPerSecond())
                .str());
  return llvm::Error::success();
}

llvm::Error Training::endEpoch() {
  validation.reset();
  if (validationSamples)
    if (llvm::Error error = validate())
      return error;
  tellEpoch();
  trainingSeconds += sinceEpoch.seconds;
  samplesTrained += sinceEpoch.samples;
  sinceEpoch = {};
  return llvm::Error::success();
}

llvm::Error Training::train() {
  Stopwatch whole;
  // The handlers of LLVM, which remove temporary files, must be there before: the first file would set them later.
  llvm::sys::SetInterruptFunction(nullptr);
  tp25d_catch_signals();
  const int64_t perEpoch = stepsPerEpoch();
  if (taken < lastStep) {
    epoch = makeEpoch(taken / perEpoch);
    if (llvm::Error error = agree(samples->load(*stepDevices, epoch.samplesOf(taken % perEpoch))))
      return error;
  }
  while (taken < lastStep && !signal) {
    if (llvm::Error error = takeStep())
      return error;
    if (taken == lastStep || signal)
      break;
    if (taken % perEpoch == 0)
      if (llvm::Error error = endEpoch())
        return error;
    if (options.checkpointEvery > 0 && taken % options.checkpointEvery == 0)
      if (llvm::Error error = save())
        return error;
  }
  // The last epoch may not be whole, or have no steps at all, where a training that had ended is gone on with. What
  // validation finds to be no number is not saved.
  if (!signal)
    if (llvm::Error error = endEpoch())
      return error;
  if (llvm::Error error = save())
    return error;
  live.clear();
  trainingSeconds += sinceEpoch.seconds;
  samplesTrained += sinceEpoch.samples;
  totalSeconds = whole.seconds();
  if (!signal)
    return llvm::Error::success();
  sharedOutput() << (signal == SIGINT ? "SIGINT" : "SIGTERM") << ": stopped after step " << taken << " of " << lastStep
                 << (options.checkpoint.empty() ? "; without --checkpoint, nothing is kept"
                                                : "; --resume=" + options.checkpoint + " goes on from there")
                 << '\n';
  return llvm::Error::success();
}

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

llvm::Error Training::writeFiles() {
  auto statistics = gatherStatistics(*stepDevices);
  if (!statistics)
    return statistics.takeError();
  Outputs files;
  auto addAll = [&]() -> llvm::Error {
    if (!isFirstProcess())
      return llvm::Error::success();
    llvm::Error error = files.addText(options.plot, [&](llvm::raw_ostream &os) {
      // Without any steps there are only points after the last.
      drawLosses(os, losses.empty() ? firstStep : firstStep + 1, losses, validationPoints);
    });
    if (error)
      return error;
    return files.addText(options.statistics, [&](llvm::raw_ostream &os) {
      llvm::json::Object json = toJson(*statistics, step, stepDevices->arenaBytes());
      json["first_step"] = firstStep + 1;
      json["loss"] = llvm::json::Array(losses);
      json["epochs"] = std::move(epochs);
      json["seconds"] = totalSeconds;
      json["samples_per_second"] = trainingSeconds > 0 ? static_cast<double>(samplesTrained) / trainingSeconds : 0;
      if (evaluationDevices)
        json["validation_arena_bytes"] = evaluationDevices->arenaBytes();
      if (validation) {
        json["validation_loss"] = validation->loss.get();
        if (validation->right)
          json["validation_accuracy"] = validation->accuracy();
      }
      os << llvm::formatv("{0:2}\n", llvm::json::Value(std::move(json)));
    });
  };
  if (llvm::Error error = agree(addAll()))
    return error;
  return keepTogether(files, options.timeout);
}

//===----------------------------------------------------------------------===//
// The whole
//===----------------------------------------------------------------------===//

int64_t countTotalSteps(int64_t epochs, int64_t samples, int64_t batch) {
  int64_t steps = 0;
  return llvm::MulOverflow(epochs, countSteps(samples, batch), steps) ? INT64_MAX : steps;
}

llvm::Expected<int64_t> countSamples(const TrainingRunOptions &options) {
  if (options.data.empty())
    return llvm::createStringError("--data is missing");
  auto data = parseTensorSource(options.data.front());
  if (!data)
    return data.takeError();
  if ((*data)->shape().empty())
    return llvm::createStringError("--data=" + options.data.front() + " is " + (*data)->str() +
                                   ", which has no samples");
  return (*data)->shape().front();
}

NamedFiles getFiles(const TrainingRunOptions &options) {
  NamedFiles files;
  for (const std::string &data : options.data)
    files.addTensor("--data=", data);
  files.addTensor("--labels=", options.labels);
  for (const std::string &data : options.validationData)
    files.addTensor("--validation-data=", data);
  files.addTensor("--validation-labels=", options.validationLabels);
  files.addInput("--params=", options.params);
  files.addInput("--resume=", options.resume);
  // The old one has been opened by then, and stays until the new one is complete.
  files.addOutput("--checkpoint=", options.checkpoint, /*mayReplace=*/"--resume=");
  files.addOutput("--stats=", options.statistics);
  files.addOutput("--plot=", options.plot);
  addFlightRecords(files, options);
  return files;
}

llvm::Expected<int> runTraining(const tp25d_program &step, const tp25d_program &evaluation,
                                const TrainingRunOptions &options) {
  if (llvm::Error error = agree(getFiles(options).check()))
    return error;
  Training training(step, evaluation, options);
  if (llvm::Error error = training.checkOptions())
    return error;
  if (llvm::Error error = agree(training.open()))
    return error;
  if (!options.checkpoint.empty())
    if (llvm::Error error = tryCheckpoint(options.checkpoint, step))
      return error;
  if (llvm::Error error = training.makeDevices())
    return error;
  if (llvm::Error error = training.load())
    return error;
  if (llvm::Error error = training.train())
    return error;
  if (llvm::Error error = training.writeFiles())
    return error;
  return training.exitCode();
}

} // namespace tp25d
