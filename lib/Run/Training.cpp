// Runs a training: training steps, with validation after each epoch, and checkpoints.

#include "tp25d/Run/Training.h"

#include "Processes.h"
#include "ProgressLine.h"
#include "SampleOrder.h"
#include "TrainingReport.h"
#include "TrainingSetup.h"
#include "Validation.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Signals.h"

namespace tp25d {

namespace {

class Training {
public:
  Training(TrainingSetup setup, const TrainingRunOptions &options)
      : options(options), step(std::move(setup.step)), evaluation(std::move(setup.evaluation)),
        facts(std::move(setup.facts)), order(facts.samples, facts.batch, facts.seed), lastStep(setup.lastStep),
        taken(setup.firstStep), report(options, setup.firstStep, setup.lastStep) {}

  /// Trains to the end, or until a signal arrives, and reports on that. Returns the exit code.
  llvm::Expected<int> train();

private:
  /// Takes the training step whose samples have been loaded, and loads those of the next one.
  llvm::Error takeStep();
  /// Validates, and reports on the training steps since the last epoch.
  llvm::Error endEpoch();
  /// Writes the checkpoint if one is requested and the last one is older than this training step.
  llvm::Error save();

  const TrainingRunOptions &options;
  BatchRunner step;
  std::optional<BatchRunner> evaluation; // uses the parameters of `step`
  TrainingFacts facts;
  SampleOrder order;
  int64_t lastStep;               // is not taken any more
  int64_t taken, savedAfter = -1; // numbers of training steps, with those before the training was resumed
  int64_t signal = 0;
  TrainingReport report;
  ProgressLine progress;
};

} // namespace

llvm::Expected<int> Training::train() {
  Stopwatch stopwatch;
  // LLVM's handlers, which remove temporary files, must be installed first: the first file would replace ours with
  // them.
  llvm::sys::SetInterruptFunction(nullptr);
  tp25d_catch_signals();
  if (taken < lastStep)
    if (llvm::Error error = agree(step.load(order.getBatch(taken))))
      return error;
  while (taken < lastStep && !signal) {
    if (llvm::Error error = takeStep())
      return error;
    if (taken == lastStep || signal)
      break;
    if (taken % order.getStepsPerEpoch() == 0)
      if (llvm::Error error = endEpoch())
        return error;
    if (options.checkpointEvery > 0 && taken % options.checkpointEvery == 0)
      if (llvm::Error error = save())
        return error;
  }
  // The last epoch may be incomplete, or empty if a finished training was resumed. Parameters whose validation loss is
  // not finite are not saved.
  if (!signal)
    if (llvm::Error error = endEpoch())
      return error;
  if (llvm::Error error = save())
    return error;
  progress.clear();
  const double seconds = stopwatch.getSeconds();
  if (signal)
    report.tellSignal(signal);
  if (llvm::Error error = report.writeFiles(step, evaluation, seconds))
    return error;
  return signal ? 128 + static_cast<int>(signal) : 0;
}

llvm::Error Training::takeStep() {
  Stopwatch stopwatch;
  const int64_t stepsPerEpoch = order.getStepsPerEpoch(), epoch = taken / stepsPerEpoch,
                inEpoch = taken % stepsPerEpoch;
  const int64_t samples = static_cast<int64_t>(order.getBatch(taken).size());
  auto results = step.run([&]() -> llvm::Error {
    return taken + 1 == lastStep ? llvm::Error::success() : step.load(order.getBatch(taken + 1));
  });
  if (!results)
    return results.takeError();
  ++taken;
  signal = step.getSignal();
  if (llvm::Error error = checkLoss(results->loss, "the loss of", taken,
                                    "; a smaller learning rate or a limit to the gradients' norm may help"))
    return error;
  report.addStep(results->loss, stopwatch.getSeconds(), samples);
  progress.show(llvm::formatv("epoch {0} of {1}: step {2} of {3}, loss {4:f6}, {5:f0} samples/s", epoch + 1,
                              options.epochs, inEpoch + 1, stepsPerEpoch, results->loss.get(),
                              report.getSamplesPerSecond())
                    .str());
  return llvm::Error::success();
}

llvm::Error Training::endEpoch() {
  std::optional<BatchResults> validation;
  if (evaluation) {
    auto results = validate(*evaluation, taken, progress);
    if (!results)
      return results.takeError();
    validation = *results;
    signal = evaluation->getSignal();
  }
  progress.clear();
  report.endEpoch((taken - 1) / order.getStepsPerEpoch(), validation);
  return llvm::Error::success();
}

llvm::Error Training::save() {
  if (options.checkpoint.empty() || savedAfter == taken)
    return llvm::Error::success();
  savedAfter = taken;
  return writeCheckpoint(options.checkpoint, step.getProgram(), step.getDevices(), facts, options.timeout);
}

llvm::Expected<int> runTraining(const tp25d_program &step, const tp25d_program &evaluation,
                                const TrainingRunOptions &options) {
  auto setup = prepareTraining(step, evaluation, options);
  if (!setup)
    return setup.takeError();
  return Training(std::move(*setup), options).train();
}

} // namespace tp25d
