// The stages that a model goes through, as pipelines of passes.

#ifndef TP25D_PIPELINE_PIPELINES_H
#define TP25D_PIPELINE_PIPELINES_H

#include "mlir/Pass/PassManager.h"
#include "tp25d/Dialect/Stages.h"

#include <functional>
#include <string>

namespace tp25d {

/// The memory that devices have: all of them the same, as threads do; each its own, as processes do; or each its own,
/// which only code for GPUs touches.
enum class Memory { Shared, Separate, Gpu };

struct StageOptions {
  /// Samples that the model is to take at a time; 0: as it is.
  int64_t batch = 0;
  /// Whether the model keeps what only training has, dropout.
  bool training = false;
  /// Options of shard-2p5d: "q=2 d=2".
  std::string shard;
  /// Where memory is not shared, transfers get some of their own and travel while products are computed.
  Memory memory = Memory::Shared;
  /// Bits of the vectors that kernels should use; 0: LLVM's choice.
  int64_t vectorWidth = 0;
};

/// What the Grad stage makes of a model, in options of its passes; empty ones are defaults.
struct GradStageOptions {
  std::string loss;      ///< Options of add-loss.
  std::string grad;      ///< Options of tp25d-grad.
  std::string optimizer; ///< Options of add-optimizer.
  bool updates = true;   ///< False: an evaluation, of the loss alone.
};

/// The Grad stage, which stands between Import and Shard where a model is trained.
void addGrad(mlir::OpPassManager &manager, const GradStageOptions &options);

void addStage(mlir::OpPassManager &manager, Stage stage, const StageOptions &options);

/// Has `extend` called after the passes of every stage have been added, for passes of a tool's own. Not for threads
/// that add stages at the same time.
void setStageExtension(std::function<void(mlir::OpPassManager &manager, Stage stage)> extend);

/// Registers `tp25d-import`, `tp25d-train` (the Grad stage), `tp25d-partition`, ... (for Shard there is the pass
/// itself), and `tp25d-pipeline`, which runs all stages but Grad up to its option `to`.
void registerPipelines();

} // namespace tp25d

#endif // TP25D_PIPELINE_PIPELINES_H
