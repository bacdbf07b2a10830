// Trains a model whose training step and evaluation are two compiled programs, as a command line says.

#ifndef TP25D_DRIVER_TRAINING_H
#define TP25D_DRIVER_TRAINING_H

#include "tp25d/Driver/Devices.h"
#include "tp25d/Driver/Outputs.h"

#include <optional>

namespace CLI {
class App;
}

namespace tp25d {

struct TrainingRunOptions : DeviceOptions {
  std::vector<std::string> data, validationData; ///< one for each input of the model
  std::string labels, validationLabels;
  int64_t classes = 0; ///< that labels can be; 0: not known, or no classes
  /// How the step trains: what a checkpoint must be made with to be gone on from, in words that only have to be equal.
  std::string training;
  int64_t epochs = 1;
  int64_t steps = 0;            ///< after which training ends; 0: with the last epoch
  std::optional<uint64_t> seed; ///< of drawn values, of the order of samples, and of dropout; 0 if nothing else says it
  std::string params;           ///< initial values
  std::string checkpoint;       ///< where to write
  int64_t checkpointEvery = 0;  ///< steps; 0: at the end only
  std::string resume;           ///< a checkpoint to go on from
  std::string statistics, plot; ///< where to write
};

/// Adds the options that every training has.
void addTrainingRunOptions(CLI::App &app, TrainingRunOptions &options);

/// What the options name.
NamedFiles getFiles(const TrainingRunOptions &options);

/// Steps that one pass over the samples takes: of a last batch that is not full, the rest is left out of the loss.
inline int64_t countSteps(int64_t samples, int64_t batch) { return samples / batch + (samples % batch != 0); }

/// Steps of all epochs, as far as 64 bits can count.
int64_t countTotalSteps(int64_t epochs, int64_t samples, int64_t batch);

/// How many samples a data set has, by its first tensor.
llvm::Expected<int64_t> countSamples(const TrainingRunOptions &options);

/// Trains; the two programs are those of a TrainingModel. Returns the exit code, which is 128 + its number where a
/// signal made it end early. All processes call it, and it fails in all of them alike.
llvm::Expected<int> runTraining(const tp25d_program &step, const tp25d_program &evaluation,
                                const TrainingRunOptions &options);

} // namespace tp25d

#endif // TP25D_DRIVER_TRAINING_H
