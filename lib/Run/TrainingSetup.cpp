// Does what comes before the first batch of a training.

#include "TrainingSetup.h"

#include "Arguments.h"
#include "InitialValues.h"
#include "Processes.h"
#include "TrainingPrograms.h"
#include "tp25d/TensorFile/TensorArgument.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/raw_ostream.h"

#include <algorithm>

namespace tp25d {

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
  // The old checkpoint has been opened by then, and stays until the new one is complete.
  files.addOutput("--checkpoint=", options.checkpoint, /*mayReplace=*/"--resume=");
  files.addOutput("--stats=", options.statistics);
  files.addOutput("--plot=", options.plot);
  addFlightRecords(files, options);
  return files;
}

static llvm::Error checkOptions(const TrainingRunOptions &options) {
  if (!options.resume.empty() && !options.params.empty())
    return llvm::createStringError("--params is where a new training starts, and --resume=" + options.resume +
                                   " goes on with one: only one of them can be given");
  if (options.checkpointEvery > 0 && options.checkpoint.empty())
    return llvm::createStringError("--checkpoint-every=" + std::to_string(options.checkpointEvery) +
                                   " needs a --checkpoint to write");
  return llvm::Error::success();
}

/// Opens the samples, the checkpoint to resume from and the initial values.
static llvm::Expected<TrainingSetup> openInputs(const tp25d_program &step, const tp25d_program &evaluation,
                                                const TrainingRunOptions &options) {
  auto samples = Samples::open(step, {"--data", "--labels", options.data, options.labels}, options.classes);
  if (!samples)
    return samples.takeError();
  TrainingSetup setup{BatchRunner(step, std::move(*samples))};
  if (!options.validationData.empty() || !options.validationLabels.empty()) {
    samples = Samples::open(
        evaluation, {"--validation-data", "--validation-labels", options.validationData, options.validationLabels},
        options.classes);
    if (!samples)
      return samples.takeError();
    setup.evaluation.emplace(evaluation, std::move(*samples));
  }
  std::optional<Checkpoint> resumed;
  if (!options.resume.empty()) {
    auto checkpoint = Checkpoint::open(options.resume, step);
    if (!checkpoint)
      return checkpoint.takeError();
    resumed = std::move(*checkpoint);
    setup.firstStep = resumed->step();
  }
  const int64_t count = setup.step.getSamples().count(), batch = setup.step.getSamples().batch();
  setup.facts = {count, batch, options.seed.value_or(resumed ? resumed->facts().seed : 0), options.training};
  if (resumed)
    if (llvm::Error error = resumed->checkFacts(setup.facts, options.resume))
      return error;
  setup.lastStep = countTotalSteps(options.epochs, count, batch);
  if (options.steps > 0)
    setup.lastStep = std::min(setup.lastStep, options.steps);
  auto values = openInitialValues(step, resumed, options.params, setup.facts.seed);
  if (!values)
    return values.takeError();
  setup.values = std::move(*values);
  return setup;
}

static llvm::Error createDevices(TrainingSetup &setup, const TrainingRunOptions &options) {
  tp25d_options runtime = options.toRuntime();
  if (llvm::Error error = setup.step.createDevices(runtime))
    return error;
  const int64_t deviceCount = countDevices(setup.step.getProgram());
  sharedOutput() << deviceCount << (deviceCount == 1 ? " device, " : " devices, ")
                 << setup.step.getDevices().arenaBytes() << " bytes each";
  if (setup.evaluation) {
    runtime.parameters_of = setup.step.getDevices().handle();
    if (llvm::Error error = setup.evaluation->createDevices(runtime))
      return error;
    sharedOutput() << ", and " << setup.evaluation->getDevices().arenaBytes() << " for validation";
  }
  sharedOutput() << '\n';
  return llvm::Error::success();
}

/// Allocates memory, and loads the initial values.
static llvm::Error load(TrainingSetup &setup) {
  Devices &devices = setup.step.getDevices();
  if (llvm::Error error = agree(devices.allocate()))
    return error;
  if (setup.evaluation)
    if (llvm::Error error = agree(setup.evaluation->getDevices().allocate()))
      return error;
  auto loadValues = [&]() -> llvm::Error {
    for (auto [i, value] : llvm::enumerate(setup.values))
      if (value)
        if (llvm::Error error = devices.load(static_cast<int64_t>(i), *value))
          return error;
    return llvm::Error::success();
  };
  llvm::Error error = agree(loadValues());
  setup.values.clear();
  return error;
}

llvm::Expected<TrainingSetup> prepareTraining(const tp25d_program &step, const tp25d_program &evaluation,
                                              const TrainingRunOptions &options) {
  if (llvm::Error error = agree(getFiles(options).check()))
    return error;
  if (llvm::Error error = checkOptions(options))
    return error;
  if (llvm::Error error = checkPrograms(step, evaluation))
    return error;
  auto setup = openInputs(step, evaluation, options);
  if (llvm::Error error = agree(setup.takeError()))
    return error;
  if (!options.checkpoint.empty())
    if (llvm::Error error = tryCheckpoint(options.checkpoint, step))
      return error;
  if (llvm::Error error = createDevices(*setup, options))
    return error;
  if (llvm::Error error = load(*setup))
    return error;
  return setup;
}

} // namespace tp25d
