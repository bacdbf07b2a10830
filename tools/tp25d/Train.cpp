// tp25d train: a model on virtual devices in this process.

#include "Train.h"

#include "WithModel.h"
#include "llvm/ADT/StringExtras.h"

#include <charconv>

using namespace mlir;

namespace tp25d {

int64_t countClasses(const SampleShape &shape, const TrainingOptions &training) {
  return training.loss == "softmax-cross-entropy" ? shape.classes : 0;
}

/// With as many digits as tell it from all others.
static std::string toText(double number) {
  char text[32];
  return {text, std::to_chars(text, std::end(text), number).ptr};
}

std::string describeTraining(const TrainingOptions &training) {
  std::vector<std::string> parts = {"--loss=" + training.loss, "--optimizer=" + training.optimizer,
                                    "--learning-rate=" + toText(training.learningRate)};
  if (training.optimizer == "adamw")
    parts.insert(parts.end(),
                 {"--beta1=" + toText(training.beta1), "--beta2=" + toText(training.beta2),
                  "--epsilon=" + toText(training.epsilon), "--weight-decay=" + toText(training.weightDecay)});
  else
    parts.push_back("--momentum=" + toText(training.momentum));
  parts.insert(parts.end(), {"--clip-norm=" + toText(training.clipNorm), "--schedule=" + training.schedule,
                             "--warmup-steps=" + std::to_string(training.warmupSteps)});
  if (training.schedule == "cosine")
    parts.push_back("--total-steps=" + std::to_string(training.totalSteps));
  return llvm::join(parts, " ");
}

static llvm::Expected<int> train(ModuleOp model, const TrainOptions &options) {
  NamedFiles files = getFiles(options.run);
  files.addInput("the model ", options.model);
  if (llvm::Error error = files.check())
    return error;
  TrainingOptions training = options.training;
  std::optional<SampleShape> shape = getSampleShape(model);
  if (!shape)
    return alreadySaid();
  if (training.schedule == "cosine" && training.totalSteps == 0) {
    auto samples = countSamples(options.run);
    if (!samples)
      return samples.takeError();
    training.totalSteps =
        countTotalSteps(options.run.epochs, *samples, training.batch > 0 ? training.batch : shape->batch);
  }
  std::optional<TrainingModel> sharded = shardTraining(model, options.shard, training);
  std::unique_ptr<JitProgram> step = sharded ? compileModel(sharded->step) : nullptr;
  std::unique_ptr<JitProgram> evaluation = step ? compileModel(sharded->evaluation) : nullptr;
  if (!evaluation)
    return alreadySaid();
  TrainingRunOptions run = options.run;
  run.classes = countClasses(*shape, training);
  run.training = describeTraining(training);
  return runTraining(step->get(), evaluation->get(), run);
}

int train(const TrainOptions &options) {
  return withModel(options.model, [&](ModuleOp model) { return train(model, options); });
}

} // namespace tp25d
