// tp25d-opt: runs passes and stages on MLIR files, upstream's and ours.

#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/InitAllPasses.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"
#include "tp25d/Bufferize/BufferizationModels.h"
#include "tp25d/Bufferize/Passes.h"
#include "tp25d/Codegen/Passes.h"
#include "tp25d/Dialect/Registration.h"
#include "tp25d/Expand/Passes.h"
#include "tp25d/Grad/Passes.h"
#include "tp25d/Import/Passes.h"
#include "tp25d/Partition/Passes.h"
#include "tp25d/Pipeline/Pipelines.h"
#include "tp25d/Reference/Passes.h"
#include "tp25d/Schedule/Passes.h"
#include "tp25d/Shard/Passes.h"

int main(int argc, char **argv) {
  mlir::DialectRegistry registry;
  mlir::registerAllDialects(registry);
  mlir::registerAllExtensions(registry);
  mlir::registerAllPasses();
  registry.insert<tp25d::Tp25dDialect>();
  tp25d::registerShardingRuleModels(registry);
  tp25d::registerBufferizationModels(registry);
  tp25d::registerImportPasses();
  tp25d::registerGradPasses();
  tp25d::registerShardPasses();
  tp25d::registerPartitionPasses();
  tp25d::registerExpandPasses();
  tp25d::registerSchedulePasses();
  tp25d::registerBufferizePasses();
  tp25d::registerCodegenPasses();
  tp25d::registerReferencePasses();
  tp25d::registerPipelines();
  return mlir::asMainReturnCode(mlir::MlirOptMain(argc, argv, "tp25d optimizer driver\n", registry));
}
