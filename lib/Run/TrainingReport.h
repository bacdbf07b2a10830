// Reports on a training: a line about each epoch, the loss plot and the statistics.

#ifndef TP25D_LIB_RUN_TRAININGREPORT_H
#define TP25D_LIB_RUN_TRAININGREPORT_H

#include "BatchRunner.h"
#include "LossPlot.h"
#include "tp25d/Run/Training.h"
#include "llvm/Support/JSON.h"

namespace tp25d {

class TrainingReport {
public:
  /// The training takes steps from number `firstStep`, counted from 0, and `lastStep` is not taken any more.
  TrainingReport(const TrainingRunOptions &options, int64_t firstStep, int64_t lastStep)
      : options(options), firstStep(firstStep), lastStep(lastStep) {}

  /// Adds a training step to those of its epoch.
  void addStep(const Mean &loss, double seconds, int64_t samples);
  /// Returns the samples per second since the last epoch that ended.
  double getSamplesPerSecond() const { return sinceEpoch.getSamplesPerSecond(); }
  /// Ends an epoch, which is counted from 0, after it has been validated: prints the line about it.
  void endEpoch(int64_t epoch, const std::optional<BatchResults> &validation);
  /// Prints that a signal stopped the training.
  void tellSignal(int64_t signal) const;
  /// Writes the files that the options name after a training of so many seconds.
  llvm::Error writeFiles(const BatchRunner &step, const std::optional<BatchRunner> &evaluation, double seconds) const;

private:
  /// The sum over several training steps.
  struct Course {
    Mean loss;
    double seconds = 0;
    int64_t samples = 0;

    double getSamplesPerSecond() const { return seconds > 0 ? static_cast<double>(samples) / seconds : 0; }
  };

  /// Returns the number of training steps, with those before the training was resumed.
  int64_t getTaken() const { return firstStep + static_cast<int64_t>(losses.size()); }

  const TrainingRunOptions &options;
  int64_t firstStep, lastStep;
  Course sinceEpoch, whole;   // since the last epoch that ended, and since the beginning
  std::vector<double> losses; // of the training steps that this process has taken
  std::vector<LossPoint> validationPoints;
  llvm::json::Array epochs;
  std::optional<BatchResults> lastValidation;
};

} // namespace tp25d

#endif // TP25D_LIB_RUN_TRAININGREPORT_H
