// Trains a model that was compiled to two programs, a training step and an evaluation, as the command line says.

#ifndef TP25D_RUN_TRAINING_H
#define TP25D_RUN_TRAINING_H

#include "tp25d/Run/Devices.h"
#include "tp25d/Run/Outputs.h"

#include <optional>

namespace CLI {
class App;
}

namespace tp25d {

struct TrainingRunOptions : DeviceOptions {
  std::vector<std::string> data, validationData; ///< one for each input of the model
  std::string labels, validationLabels;
  int64_t classes = 0; ///< number of classes, which labels must be below; 0: unknown, or labels are no classes
  /// Describes loss, optimizer and schedule. A training only resumes from a checkpoint with an equal text.
  std::string training;
  int64_t epochs = 1;
  int64_t steps = 0;            ///< number of training steps after which training ends; 0: all epochs
  std::optional<uint64_t> seed; ///< of initial values, sample order and dropout; default: the checkpoint's, or 0
  std::string params;           ///< file of initial values
  std::string checkpoint;       ///< path of the checkpoint to write
  int64_t checkpointEvery = 0;  ///< number of steps between checkpoints; 0: only at the end
  std::string resume;           ///< checkpoint to resume from
  std::string statistics, plot; ///< paths of the reports to write
};

/// Adds the options that all trainings have.
void addTrainingRunOptions(CLI::App &app, TrainingRunOptions &options);

/// Returns the files that the options name.
NamedFiles getFiles(const TrainingRunOptions &options);

/// Number of training steps for one pass over the samples; missing samples of the last batch do not count in the loss.
inline int64_t countSteps(int64_t samples, int64_t batch) { return samples / batch + (samples % batch != 0); }

/// Number of training steps for all epochs; INT64_MAX if it does not fit 64 bits.
int64_t countTotalSteps(int64_t epochs, int64_t samples, int64_t batch);

/// Returns the number of samples in the data set, which is dimension 0 of its first tensor.
llvm::Expected<int64_t> countSamples(const TrainingRunOptions &options);

/// Trains with the two programs of a TrainingModel. Returns the exit code: 128 + the signal's number if a signal ended
/// the training early. All processes call it, and if it fails in one, it fails in all.
llvm::Expected<int> runTraining(const tp25d_program &step, const tp25d_program &evaluation,
                                const TrainingRunOptions &options);

} // namespace tp25d

#endif // TP25D_RUN_TRAINING_H
