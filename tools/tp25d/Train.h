// tp25d train: trains a model on virtual devices in this process.

#ifndef TP25D_TOOLS_TP25D_TRAIN_H
#define TP25D_TOOLS_TP25D_TRAIN_H

#include "tp25d/Run/Training.h"
#include "tp25d/Target/Training.h"

namespace tp25d {

struct TrainOptions {
  std::string model;
  StageOptions stages;
  TrainingRunOptions run;
};

/// Trains the model; returns the process's exit code. Errors go to standard error.
int train(const TrainOptions &options);

/// Returns the number of classes that labels can name; 0 if labels are no classes.
int64_t countClasses(const SampleShape &shape, const TrainingOptions &training);

/// Describes the options of loss, optimizer and schedule, for TrainingRunOptions::training.
std::string describeTraining(const TrainingOptions &training);

} // namespace tp25d

#endif // TP25D_TOOLS_TP25D_TRAIN_H
