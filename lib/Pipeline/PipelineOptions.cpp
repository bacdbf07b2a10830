// Pipeline: converts the options of a pipeline to those of the passes.

#include "PipelineOptions.h"

namespace tp25d {

OptionError ImportPipelineOptions::fill(StageOptions &options) const {
  options.batch = batch;
  if (training)
    options.training.emplace();
  return std::nullopt;
}

OptionError GradPipelineOptions::fill(StageOptions &options) const {
  TrainingOptions training;
  training.loss = {loss, accuracy};
  training.gradients.recompute = recompute;
  training.optimizer = {optimizer,   learningRate, momentum, beta1,       beta2,     epsilon,
                        weightDecay, clipNorm,     schedule, warmupSteps, totalSteps};
  training.updates = !evaluation;
  options.training = training;
  return std::nullopt;
}

OptionError ShardPipelineOptions::fill(StageOptions &options) const {
  options.shard = {{q, d}, {stationary, depth}, {provenance}, splitStates};
  return std::nullopt;
}

OptionError MemoryPipelineOptions::fill(StageOptions &options) const {
  constexpr std::pair<llvm::StringLiteral, Memory> memories[] = {
      {"shared", Memory::Shared}, {"separate", Memory::Separate}, {"gpu", Memory::Gpu}};
  for (auto [name, kind] : memories)
    if (name == memory.getValue()) {
      options.memory = kind;
      return std::nullopt;
    }
  return "memory must be shared, separate or gpu, got: " + memory;
}

OptionError FullPipelineOptions::fill(StageOptions &options) const {
  if (!symbolizeStage(to))
    return "to must be one of " + getStageNames() + ", got: " + to;
  (void)ImportPipelineOptions::fill(options);
  if (training || evaluation)
    (void)GradPipelineOptions::fill(options);
  (void)ShardPipelineOptions::fill(options);
  return MemoryPipelineOptions::fill(options);
}

} // namespace tp25d
