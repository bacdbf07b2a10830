// tp25d train: a model on virtual devices in this process.

#ifndef TP25D_TOOLS_TP25D_TRAIN_H
#define TP25D_TOOLS_TP25D_TRAIN_H

#include "tp25d/Driver/Training.h"
#include "tp25d/Execution/Training.h"

namespace tp25d {

struct TrainOptions {
  std::string model;
  ShardOptions shard;
  TrainingOptions training;
  TrainingRunOptions run;
};

/// Does what the options say; returns the process's exit code. What went wrong goes to standard error.
int train(const TrainOptions &options);

/// How many classes labels can be of. 0: they are of none.
int64_t countClasses(const SampleShape &shape, const TrainingOptions &training);

/// The options that parameters are updated with, for TrainingRunOptions.
std::string describeTraining(const TrainingOptions &training);

} // namespace tp25d

#endif // TP25D_TOOLS_TP25D_TRAIN_H
