// tp25d train: a model on virtual devices in this process.

#include "Train.h"

#include "WithModel.h"

using namespace mlir;

namespace tp25d {

std::optional<int64_t> countClasses(ModuleOp model, const TrainingOptions &training) {
  if (training.loss != "softmax-cross-entropy")
    return 0;
  std::optional<SampleShape> shape = getSampleShape(model);
  return shape ? std::optional(shape->classes) : std::nullopt;
}

/// The steps of all epochs, for a schedule that needs to know.
static llvm::Expected<int64_t> countAllSteps(ModuleOp model, const TrainOptions &options) {
  auto samples = countSamples(options.run);
  if (!samples)
    return samples;
  int64_t batch = options.training.batch;
  if (batch == 0) {
    std::optional<SampleShape> shape = getSampleShape(model);
    if (!shape)
      return alreadySaid();
    batch = shape->batch;
  }
  return countTotalSteps(*samples, batch, options.run.epochs);
}

static llvm::Expected<int> train(ModuleOp model, const TrainOptions &options) {
  TrainingOptions training = options.training;
  TrainingRunOptions run = options.run;
  std::optional<int64_t> classes = countClasses(model, training);
  if (!classes)
    return alreadySaid();
  run.classes = *classes;
  if (training.schedule == "cosine" && training.totalSteps == 0) {
    auto steps = countAllSteps(model, options);
    if (!steps)
      return steps.takeError();
    training.totalSteps = *steps;
  }
  std::optional<TrainingModel> sharded = shardTraining(model, options.shard, training);
  std::unique_ptr<JitProgram> step = sharded ? compileModel(sharded->step) : nullptr;
  std::unique_ptr<JitProgram> evaluation = step ? compileModel(sharded->evaluation) : nullptr;
  if (!evaluation)
    return alreadySaid();
  return runTraining(step->get(), evaluation->get(), run);
}

int train(const TrainOptions &options) {
  return withModel(options.model, [&](ModuleOp model) { return train(model, options); });
}

} // namespace tp25d
