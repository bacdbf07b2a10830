// Takes a model and how it is to be trained to the end of the Shard stage, twice.

#include "tp25d/Execution/Training.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Pass/PassManager.h"
#include "llvm/Support/FormatVariadic.h"

using namespace mlir;

namespace tp25d {

static std::string formatOptimizer(const TrainingOptions &training) {
  return llvm::formatv("optimizer={0} learning-rate={1:e17} momentum={2:e17} beta1={3:e17} beta2={4:e17} "
                       "epsilon={5:e17} weight-decay={6:e17} clip-norm={7:e17} schedule={8} warmup-steps={9} "
                       "total-steps={10}",
                       training.optimizer, training.learningRate, training.momentum, training.beta1, training.beta2,
                       training.epsilon, training.weightDecay, training.clipNorm, training.schedule,
                       training.warmupSteps, training.totalSteps);
}

/// A copy of `model` after Import and Grad; null if that failed.
static OwningOpRef<ModuleOp> makeProgram(ModuleOp model, const TrainingOptions &training, bool updates) {
  StageOptions import;
  import.batch = training.batch;
  import.training = updates;
  GradStageOptions grad;
  grad.loss = "loss=" + training.loss;
  if (!updates && training.loss == "softmax-cross-entropy")
    grad.loss += " accuracy";
  grad.grad = "recompute=" + training.recompute;
  grad.optimizer = formatOptimizer(training);
  grad.updates = updates;

  OwningOpRef<ModuleOp> program = model.clone();
  PassManager manager(program->getContext());
  addStage(manager, Stage::Import, import);
  addGrad(manager, grad);
  if (failed(manager.run(*program)))
    return {};
  return program;
}

std::optional<SampleShape> getSampleShape(ModuleOp model) {
  OwningOpRef<ModuleOp> imported = model.clone();
  StageOptions options;
  options.training = true;
  PassManager manager(imported->getContext());
  addStage(manager, Stage::Import, options);
  if (failed(manager.run(*imported)))
    return std::nullopt;
  func::FuncOp function = *imported->getOps<func::FuncOp>().begin();
  SampleShape shape;
  BlockArgument counted;
  for (BlockArgument argument : function.getArguments()) {
    if (function.getArgAttr(argument.getArgNumber(), paramAttrName))
      continue;
    auto type = cast<RankedTensorType>(argument.getType());
    if (type.getRank() == 0) {
      function.emitError() << describe(argument) << " is a scalar, but dimension 0 of every input counts samples";
      return std::nullopt;
    }
    if (counted && type.getDimSize(0) != shape.batch) {
      function.emitError() << "dimension 0 of every input counts samples, but " << describe(counted) << " has "
                           << shape.batch << " and " << describe(argument) << " has " << type.getDimSize(0);
      return std::nullopt;
    }
    counted = argument;
    shape.batch = type.getDimSize(0);
  }
  if (!counted || function.getNumResults() == 0) {
    function.emitError("has no inputs or no results to train with");
    return std::nullopt;
  }
  auto result = cast<RankedTensorType>(function.getResultTypes().front());
  shape.classes = result.getRank() > 0 ? result.getShape().back() : 0;
  return shape;
}

/// Annotates parameters with the shardings that those of the same names have in `other`.
static void shardAlike(ModuleOp program, const ShardedModel &other) {
  func::FuncOp function = *program.getOps<func::FuncOp>().begin();
  for (auto [tensor, isParameter] : llvm::zip_equal(other.arguments, other.isParameter))
    if (BlockArgument argument = isParameter ? findParameter(function, tensor.name) : BlockArgument())
      function.setArgAttr(argument.getArgNumber(), shardingAttrName, tensor.sharding.getAttr(program.getContext()));
}

std::optional<TrainingModel> shardTraining(ModuleOp model, const ShardOptions &shard, const TrainingOptions &training) {
  OwningOpRef<ModuleOp> program = makeProgram(model, training, /*updates=*/true);
  std::optional<ShardedModel> step = program ? shardImported(std::move(program), shard) : std::nullopt;
  if (!step)
    return std::nullopt;
  program = makeProgram(model, training, /*updates=*/false);
  if (!program)
    return std::nullopt;
  shardAlike(*program, *step);
  std::optional<ShardedModel> evaluation = shardImported(std::move(program), shard);
  if (!evaluation)
    return std::nullopt;
  return TrainingModel{std::move(*step), std::move(*evaluation)};
}

} // namespace tp25d
