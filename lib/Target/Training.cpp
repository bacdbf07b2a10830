// Takes a model and its training options to the end of the Shard stage, as a training step and as an evaluation.

#include "tp25d/Target/Training.h"
#include "tp25d/Dialect/Parameters.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"

using namespace mlir;

namespace tp25d {

/// Returns a copy of `model` after Import and Grad; null on failure.
static OwningOpRef<ModuleOp> makeProgram(ModuleOp model, StageOptions options, bool updates) {
  options.training->updates = updates;
  options.training->loss.accuracy = !updates && options.training->loss.loss == "softmax-cross-entropy";
  OwningOpRef<ModuleOp> program = model.clone();
  if (failed(runStages(*program, {Stage::Import, Stage::Grad}, options)))
    return {};
  return program;
}

std::optional<SampleShape> getSampleShape(ModuleOp model) {
  OwningOpRef<ModuleOp> imported = model.clone();
  StageOptions options;
  options.training.emplace();
  if (failed(runStages(*imported, {Stage::Import}, options)))
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

/// Annotates parameters with the shardings of the parameters of the same names in `other`.
static void shardAlike(ModuleOp program, const ShardedModel &other) {
  func::FuncOp function = *program.getOps<func::FuncOp>().begin();
  for (auto [tensor, isParameter] : llvm::zip_equal(other.arguments, other.isParameter))
    if (BlockArgument argument = isParameter ? findParameter(function, tensor.name) : BlockArgument())
      function.setArgAttr(argument.getArgNumber(), shardingAttrName, tensor.sharding.getAttr(program.getContext()));
}

std::optional<TrainingModel> shardTraining(ModuleOp model, const StageOptions &options) {
  OwningOpRef<ModuleOp> program = makeProgram(model, options, /*updates=*/true);
  std::optional<ShardedModel> step = program ? shardImported(std::move(program), options.shard) : std::nullopt;
  if (!step)
    return std::nullopt;
  program = makeProgram(model, options, /*updates=*/false);
  if (!program)
    return std::nullopt;
  shardAlike(*program, *step);
  std::optional<ShardedModel> evaluation = shardImported(std::move(program), options.shard);
  if (!evaluation)
    return std::nullopt;
  return TrainingModel{std::move(*step), std::move(*evaluation)};
}

} // namespace tp25d
