// Pipeline: the options that users write after a pipeline's name: q=2,d=2.

#ifndef TP25D_LIB_PIPELINE_PIPELINEOPTIONS_H
#define TP25D_LIB_PIPELINE_PIPELINEOPTIONS_H

#include "mlir/Pass/PassOptions.h"
#include "tp25d/Pipeline/Pipelines.h"

namespace tp25d {

/// Each struct has `fill`, which sets the options of its stages. Returns a message if a value is wrong, else none.
using OptionError = std::optional<std::string>;

struct ImportPipelineOptions : mlir::PassPipelineOptions<ImportPipelineOptions> {
  Option<bool> training{*this, "training", llvm::cl::desc("keep what only training has, dropout")};
  Option<int64_t> batch{*this, "batch", llvm::cl::desc("samples that the model takes at a time (0: as it is)")};

  OptionError fill(StageOptions &options) const;
};

struct GradPipelineOptions : mlir::PassPipelineOptions<GradPipelineOptions> {
  // The options of the passes, for their defaults.
  AddLossOptions ofLoss;
  DifferentiateOptions ofGradients;
  AddOptimizerOptions ofOptimizer;

  Option<bool> evaluation{*this, "evaluation", llvm::cl::desc("add the loss alone")};
  Option<std::string> loss{*this, "loss", llvm::cl::desc("softmax-cross-entropy or mean-squared-error"),
                           llvm::cl::init(ofLoss.loss)};
  Option<bool> accuracy{*this, "accuracy", llvm::cl::desc("count the samples that are classified right, too"),
                        llvm::cl::init(ofLoss.accuracy)};
  Option<std::string> recompute{*this, "recompute",
                                llvm::cl::desc("what the backward pass computes once more: nothing, by-size or all"),
                                llvm::cl::init(ofGradients.recompute)};
  Option<std::string> optimizer{*this, "optimizer", llvm::cl::desc("sgd or adamw"),
                                llvm::cl::init(ofOptimizer.optimizer)};
  Option<double> learningRate{*this, "learning-rate", llvm::cl::desc("the learning rate"),
                              llvm::cl::init(ofOptimizer.learningRate)};
  Option<double> momentum{*this, "momentum", llvm::cl::desc("of sgd"), llvm::cl::init(ofOptimizer.momentum)};
  Option<double> beta1{*this, "beta1", llvm::cl::desc("of adamw: how much of the first moment stays"),
                       llvm::cl::init(ofOptimizer.beta1)};
  Option<double> beta2{*this, "beta2", llvm::cl::desc("of adamw: how much of the second moment stays"),
                       llvm::cl::init(ofOptimizer.beta2)};
  Option<double> epsilon{*this, "epsilon", llvm::cl::desc("of adamw: added to the root of the second moment"),
                         llvm::cl::init(ofOptimizer.epsilon)};
  Option<double> weightDecay{*this, "weight-decay", llvm::cl::desc("of adamw"),
                             llvm::cl::init(ofOptimizer.weightDecay)};
  Option<double> clipNorm{*this, "clip-norm", llvm::cl::desc("the largest norm of all gradients (0: any)"),
                          llvm::cl::init(ofOptimizer.clipNorm)};
  Option<std::string> schedule{*this, "schedule", llvm::cl::desc("of the learning rate: constant or cosine"),
                               llvm::cl::init(ofOptimizer.schedule)};
  Option<int64_t> warmupSteps{*this, "warmup-steps", llvm::cl::desc("in which the learning rate grows"),
                              llvm::cl::init(ofOptimizer.warmupSteps)};
  Option<int64_t> totalSteps{*this, "total-steps", llvm::cl::desc("after which the cosine has come down to zero"),
                             llvm::cl::init(ofOptimizer.totalSteps)};

  OptionError fill(StageOptions &options) const;
};

struct ShardPipelineOptions : mlir::PassPipelineOptions<ShardPipelineOptions> {
  SetGridOptions ofGrid;
  ChooseFormsOptions ofForms;

  Option<int64_t> q{*this, "q", llvm::cl::desc("rows and columns of the grid (default: as the module says, or 1)"),
                    llvm::cl::init(ofGrid.q)};
  Option<int64_t> d{*this, "d", llvm::cl::desc("depth of the grid (default: as the module says, or 1)"),
                    llvm::cl::init(ofGrid.d)};
  Option<std::string> stationary{
      *this, "stationary",
      llvm::cl::desc(
          "matrix that stays put in every product: a, b or c (default: c, or what both operands' shardings ask for)"),
      llvm::cl::init(ofForms.stationary)};
  Option<std::string> depth{*this, "depth", llvm::cl::desc("factor of every product that depth splits: m, n or k"),
                            llvm::cl::init(ofForms.depth)};
  Option<bool> splitStates{*this, "split-states", llvm::cl::desc("split what an optimizer keeps over depth, too")};
  Option<bool> provenance{*this, "provenance", llvm::cl::desc("say for each value where its sharding came from")};

  OptionError fill(StageOptions &options) const;
};

struct MemoryPipelineOptions : mlir::PassPipelineOptions<MemoryPipelineOptions> {
  Option<std::string> memory{
      *this, "memory",
      llvm::cl::desc(
          "shared: one for all devices, as threads have; separate: each its own, as processes have; gpu: each "
          "its own, which only code for GPUs touches"),
      llvm::cl::init("shared")};

  OptionError fill(StageOptions &options) const;
};

struct NoPipelineOptions : mlir::PassPipelineOptions<NoPipelineOptions> {
  OptionError fill(StageOptions &) const { return std::nullopt; }
};

/// The options of all stages.
struct FullPipelineOptions : ImportPipelineOptions, GradPipelineOptions, ShardPipelineOptions, MemoryPipelineOptions {
  Option<std::string> to{*this, "to", llvm::cl::desc("the last stage to run"), llvm::cl::init("codegen")};

  OptionError fill(StageOptions &options) const;
};

} // namespace tp25d

#endif // TP25D_LIB_PIPELINE_PIPELINEOPTIONS_H
