// Registers the dialects, with the interfaces that the stages attach to them, and the passes and pipelines of a tool.

#ifndef TP25D_INITALL_H
#define TP25D_INITALL_H

#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/InitAllPasses.h"
#include "tp25d/Bufferize/BufferizationModels.h"
#include "tp25d/Bufferize/Passes.h"
#include "tp25d/Codegen/Passes.h"
#include "tp25d/Expand/Passes.h"
#include "tp25d/Fuse/Passes.h"
#include "tp25d/Grad/Passes.h"
#include "tp25d/Import/Passes.h"
#include "tp25d/Partition/Passes.h"
#include "tp25d/Pipeline/Pipelines.h"
#include "tp25d/Reference/Passes.h"
#include "tp25d/Schedule/Passes.h"
#include "tp25d/Shard/Passes.h"
#include "tp25d/Sharding/ShardingRuleModels.h"

namespace tp25d {

/// Adds upstream's dialects and tp25d's, with the interfaces through which the stages query operations.
inline void registerAllDialects(mlir::DialectRegistry &registry) {
  mlir::registerAllDialects(registry);
  mlir::registerAllExtensions(registry);
  registry.insert<Tp25dDialect>();
  registerShardingRuleModels(registry);
  registerBufferizationModels(registry);
}

/// Registers upstream's passes, those of all stages and of the reference, and the stages as pipelines.
inline void registerAllPasses() {
  mlir::registerAllPasses();
  registerImportPasses();
  registerGradPasses();
  registerShardPasses();
  registerPartitionPasses();
  registerExpandPasses();
  registerFusePasses();
  registerBufferizePasses();
  registerSchedulePasses();
  registerCodegenPasses();
  registerReferencePasses();
  registerPipelines();
}

} // namespace tp25d

#endif // TP25D_INITALL_H
