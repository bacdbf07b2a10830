// Prepares a training: checks the options, opens the files, creates the devices and loads the initial values.

#ifndef TP25D_LIB_RUN_TRAININGSETUP_H
#define TP25D_LIB_RUN_TRAININGSETUP_H

#include "BatchRunner.h"
#include "Checkpoint.h"
#include "tp25d/Run/Training.h"

namespace tp25d {

struct TrainingSetup {
  explicit TrainingSetup(BatchRunner step) : step(std::move(step)) {}

  BatchRunner step;
  std::optional<BatchRunner> evaluation; ///< if there are validation samples; uses the parameters of `step`
  TrainingFacts facts;
  int64_t firstStep = 0, lastStep = 0; ///< training steps are numbered from 0; `lastStep` is not taken any more
  std::vector<std::unique_ptr<TensorSource>> values; ///< until they are loaded; for each argument as openInitialValues
};

/// Reports every error that can be detected before anything runs, and does all that comes before the first batch. If it
/// fails in one process, it fails in all.
llvm::Expected<TrainingSetup> prepareTraining(const tp25d_program &step, const tp25d_program &evaluation,
                                              const TrainingRunOptions &options);

} // namespace tp25d

#endif // TP25D_LIB_RUN_TRAININGSETUP_H
