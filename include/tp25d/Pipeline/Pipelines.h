// The stages as pipelines of passes, and their options.

#ifndef TP25D_PIPELINE_PIPELINES_H
#define TP25D_PIPELINE_PIPELINES_H

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/PassManager.h"
#include "tp25d/Dialect/Stages.h"
#include "tp25d/Grad/Passes.h"
#include "tp25d/Shard/Passes.h"

#include <functional>
#include <optional>

namespace tp25d {

/// The memory of the devices: shared by all, as by threads; separate for each, as for processes; or separate for each
/// and accessed only by code for GPUs.
enum class Memory { Shared, Separate, Gpu };

/// The options of the passes of the Grad stage.
struct TrainingOptions {
  AddLossOptions loss;
  DifferentiateOptions gradients;
  AddOptimizerOptions optimizer;
  /// False: an evaluation, which computes the loss only.
  bool updates = true;
};

/// The options of the passes of the Shard stage.
struct ShardOptions {
  SetGridOptions grid;
  ChooseFormsOptions forms;
  PropagateShardingsOptions shardings;
  /// True: the optimizer's states are also split over depth.
  bool splitStates = false;
};

/// The options of all stages.
struct StageOptions {
  /// Number of samples that the model is to take at a time; 0: unchanged.
  int64_t batch = 0;
  /// Training or evaluation. Without it the Grad stage does nothing, and dropout is removed.
  std::optional<TrainingOptions> training;
  ShardOptions shard;
  /// If memory is not shared, transfers get buffers of their own and are overlapped with products.
  Memory memory = Memory::Shared;
  /// Bits of the vectors that kernels should use; 0: LLVM's choice.
  int64_t vectorWidth = 0;
};

/// Adds the passes of `stage`.
void addStage(mlir::OpPassManager &manager, Stage stage, const StageOptions &options);

/// Runs stages on `module`, and verifies it after each; where assertions are on, after each pass.
mlir::LogicalResult runStages(mlir::ModuleOp module, llvm::ArrayRef<Stage> stages, const StageOptions &options);

/// Makes addStage call `extend` after it has added the passes of a stage, for passes of a tool's own. Not safe while
/// other threads add stages.
void setStageExtension(std::function<void(mlir::OpPassManager &manager, Stage stage)> extend);

/// Registers a pipeline for each stage, `tp25d-import`, `tp25d-grad`, ..., `tp25d-codegen`; `shard-2p5d`, which is
/// `tp25d-shard`; and `tp25d-pipeline`, which runs all stages up to its option `to`.
void registerPipelines();

} // namespace tp25d

#endif // TP25D_PIPELINE_PIPELINES_H
