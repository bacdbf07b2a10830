// tp25d train: trains a model on virtual devices in this process.

#include "Train.h"

#include "WithModel.h"
#include "llvm/ADT/StringExtras.h"

#include <charconv>

using namespace mlir;

namespace tp25d {

int64_t countClasses(const SampleShape &shape, const TrainingOptions &training) {
  return training.loss.loss == "softmax-cross-entropy" ? shape.classes : 0;
}

/// Formats a number with as many digits as distinguish it from all others.
static std::string toText(double number) {
  char text[32];
  return {text, std::to_chars(text, std::end(text), number).ptr};
}

std::string describeTraining(const TrainingOptions &training) {
  const AddOptimizerOptions &optimizer = training.optimizer;
  std::vector<std::string> parts = {"--loss=" + training.loss.loss, "--optimizer=" + optimizer.optimizer,
                                    "--learning-rate=" + toText(optimizer.learningRate)};
  if (optimizer.optimizer == "adamw")
    parts.insert(parts.end(),
                 {"--beta1=" + toText(optimizer.beta1), "--beta2=" + toText(optimizer.beta2),
                  "--epsilon=" + toText(optimizer.epsilon), "--weight-decay=" + toText(optimizer.weightDecay)});
  else
    parts.push_back("--momentum=" + toText(optimizer.momentum));
  parts.insert(parts.end(), {"--clip-norm=" + toText(optimizer.clipNorm), "--schedule=" + optimizer.schedule,
                             "--warmup-steps=" + std::to_string(optimizer.warmupSteps)});
  if (optimizer.schedule == "cosine")
    parts.push_back("--total-steps=" + std::to_string(optimizer.totalSteps));
  return llvm::join(parts, " ");
}

static llvm::Expected<int> train(ModuleOp model, const TrainOptions &options) {
  NamedFiles files = getFiles(options.run);
  files.addInput("the model ", options.model);
  if (llvm::Error error = files.check())
    return error;
  StageOptions stages = options.stages;
  AddOptimizerOptions &optimizer = stages.training->optimizer;
  std::optional<SampleShape> shape = getSampleShape(model);
  if (!shape)
    return alreadySaid();
  if (optimizer.schedule == "cosine" && optimizer.totalSteps == 0) {
    auto samples = countSamples(options.run);
    if (!samples)
      return samples.takeError();
    optimizer.totalSteps =
        countTotalSteps(options.run.epochs, *samples, stages.batch > 0 ? stages.batch : shape->batch);
  }
  std::optional<TrainingModel> sharded = shardTraining(model, stages);
  std::unique_ptr<JitProgram> step = sharded ? compileModel(sharded->step) : nullptr;
  std::unique_ptr<JitProgram> evaluation = step ? compileModel(sharded->evaluation) : nullptr;
  if (!evaluation)
    return alreadySaid();
  TrainingRunOptions run = options.run;
  run.classes = countClasses(*shape, *stages.training);
  run.training = describeTraining(*stages.training);
  return runTraining(step->get(), evaluation->get(), run);
}

int train(const TrainOptions &options) {
  return withModel(options.model, [&](ModuleOp model) { return train(model, options); });
}

} // namespace tp25d
