// Pipeline: the stages as pipelines of passes.

#include "tp25d/Pipeline/Pipelines.h"

#include "PipelineOptions.h"
#include "mlir/Conversion/Passes.h"
#include "mlir/Conversion/TosaToLinalg/TosaToLinalg.h"
#include "mlir/Dialect/Arith/Transforms/Passes.h"
#include "mlir/Dialect/Bufferization/Transforms/Passes.h"
#include "mlir/Dialect/Linalg/Passes.h"
#include "mlir/Dialect/Math/Transforms/Passes.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Pass/PassRegistry.h"
#include "mlir/Transforms/Passes.h"
#include "tp25d/Bufferize/Passes.h"
#include "tp25d/Codegen/Passes.h"
#include "tp25d/Expand/Passes.h"
#include "tp25d/Fuse/Passes.h"
#include "tp25d/Import/Passes.h"
#include "tp25d/Partition/Passes.h"
#include "tp25d/Pipeline/Passes.h"
#include "tp25d/Schedule/Passes.h"
#include "tp25d/Support/Options.h"

using namespace mlir;

namespace tp25d {

static void addCleanup(OpPassManager &manager) {
  manager.addPass(createCanonicalizerPass());
  manager.addPass(createCSEPass());
}

static void addImport(OpPassManager &manager, const StageOptions &options) {
  manager.addPass(createInlinerPass());
  manager.addPass(createSymbolDCEPass());
  manager.addPass(createCheckTypes());
  manager.addNestedPass<func::FuncOp>(createGeneralizeTensorOps()); // also TOSA ops that upstream does not lower
  tosa::addTosaToLinalgPasses(manager, TosaToLinalgOptions(), TosaToLinalgNamedOptions(), std::nullopt);
  OpPassManager &onFunctions = manager.nest<func::FuncOp>();
  onFunctions.addPass(createTosaToArithPass());
  onFunctions.addPass(createTosaToTensorPass());
  onFunctions.addPass(createGeneralizeTensorOps());
  onFunctions.addPass(createGeneralizeOps());
  onFunctions.addPass(createAccumulateInF32());
  addCleanup(manager);
  manager.addPass(createSetBatch({options.batch}));
  manager.addPass(createLowerDropout({/*training=*/options.training && options.training->updates}));
  manager.addNestedPass<func::FuncOp>(createRaiseConcatenations());
  manager.addNestedPass<func::FuncOp>(createRaiseLookups());
  manager.addNestedPass<func::FuncOp>(createEraseUnusedResults());
  manager.addNestedPass<func::FuncOp>(createUnpackSlices());
  manager.addNestedPass<func::FuncOp>(createCanonicalizeProducts());
  addCleanup(manager);
  manager.addPass(createLiftConstants());
  manager.addPass(createCheckModel());
}

static void addGrad(OpPassManager &manager, const StageOptions &options) {
  if (!options.training)
    return;
  manager.addPass(createAddLoss(options.training->loss));
  if (options.training->updates) {
    manager.addPass(createDifferentiate(options.training->gradients));
    manager.addPass(createAddOptimizer(options.training->optimizer));
  }
  addCleanup(manager);
}

static void addShard(OpPassManager &manager, const ShardOptions &options) {
  manager.addPass(createSetGrid(options.grid));
  OpPassManager &onFunctions = manager.nest<func::FuncOp>();
  onFunctions.addPass(createDuplicateSources());
  onFunctions.addPass(createChooseForms(options.forms));
  if (options.splitStates)
    onFunctions.addPass(createSplitStates());
  onFunctions.addPass(createPropagateShardings(options.shardings));
}

static void addPartition(OpPassManager &manager) {
  manager.addPass(createPartition());
  manager.addPass(createCanonicalizerPass()); // merges chains of reshards, so that each is planned as one
  manager.addPass(createPlanReshards());
  addCleanup(manager);
}

static void addExpand(OpPassManager &manager) {
  manager.addPass(createExpandSumma());
  manager.addPass(createCanonicalizerPass());
  manager.addPass(createUnrollSteps());
  manager.addPass(createLeadingCollectives());
  addCleanup(manager);
}

static void addFuse(OpPassManager &manager, const StageOptions &options) {
  OpPassManager &onFunctions = manager.nest<func::FuncOp>();
  onFunctions.addPass(createGeneralizeOps());
  onFunctions.addPass(createLowerLookups());
  onFunctions.addPass(createLowerScalars());
  onFunctions.addPass(createFuseElementwise());
  addCleanup(onFunctions);
  FuseEpiloguesOptions products;
  products.library = options.memory == Memory::Gpu ? ProductLibrary::CublasLt : ProductLibrary::OneDnn;
  onFunctions.addPass(createFuseEpilogues(products));
  onFunctions.addPass(createDecomposeMoves());
  addCleanup(onFunctions);
}

static void addBufferize(OpPassManager &manager, const StageOptions &options) {
  manager.addNestedPass<func::FuncOp>(createDuplicateSources());
  manager.addPass(createUpdateInPlace());
  manager.addPass(bufferization::createEmptyTensorEliminationPass());
  manager.addPass(createBufferizeProgram());
  manager.addPass(createCanonicalizerPass());
  manager.addNestedPass<func::FuncOp>(createReuseBuffers());
  OutlineKernelsOptions kernels;
  kernels.loops = options.memory != Memory::Gpu;
  manager.addPass(createOutlineKernels(kernels));
  manager.addPass(createLowerAffinePass());
  manager.addPass(createCanonicalizerPass());
  if (options.memory == Memory::Gpu)
    manager.addPass(createLiftGlobals());
}

static void addSchedule(OpPassManager &manager, const StageOptions &options) {
  if (options.memory != Memory::Shared) {
    SeparateMemoriesOptions memories;
    memories.scratch = options.memory == Memory::Separate;
    manager.addPass(createSeparateMemories(memories));
    manager.addNestedPass<func::FuncOp>(createOverlapTransfers());
  }
  manager.addNestedPass<func::FuncOp>(createPlaceReclaims());
  manager.addNestedPass<func::FuncOp>(createPlanArena());
  addCleanup(manager);
}

static void addCodegen(OpPassManager &manager, const StageOptions &options) {
  if (options.memory == Memory::Gpu) {
    manager.addPass(createMapKernelsToGpu());
  } else {
    // LLVM lowers arithmetic on bf16 to instructions or library functions that not every machine has.
    manager.addNestedPass<func::FuncOp>(arith::createArithEmulateUnsupportedFloats({{"bf16"}, "f32"}));
    manager.addNestedPass<func::FuncOp>(math::createMathExtendToSupportedTypes({{"f16"}, "f32"}));
    LowerKernelsOptions kernels;
    kernels.vectorWidth = options.vectorWidth;
    manager.addPass(createLowerKernels(kernels));
  }
  manager.addPass(createLowerProgram());
}

static void addPasses(OpPassManager &manager, Stage stage, const StageOptions &options) {
  manager.addPass(createCheckStage({getStageName(stage).str()}));
  switch (stage) {
  case Stage::Import:
    return addImport(manager, options);
  case Stage::Grad:
    return addGrad(manager, options);
  case Stage::Shard:
    return addShard(manager, options.shard);
  case Stage::Partition:
    return addPartition(manager);
  case Stage::Expand:
    return addExpand(manager);
  case Stage::Fuse:
    return addFuse(manager, options);
  case Stage::Bufferize:
    return addBufferize(manager, options);
  case Stage::Schedule:
    return addSchedule(manager, options);
  case Stage::Codegen:
    return addCodegen(manager, options);
  }
}

static std::function<void(OpPassManager &, Stage)> &getStageExtension() {
  static std::function<void(OpPassManager &, Stage)> extension;
  return extension;
}

void setStageExtension(std::function<void(OpPassManager &, Stage)> extend) { getStageExtension() = std::move(extend); }

void addStage(OpPassManager &manager, Stage stage, const StageOptions &options) {
  addPasses(manager, stage, options);
  if (getStageExtension())
    getStageExtension()(manager, stage);
}

LogicalResult runStages(ModuleOp module, llvm::ArrayRef<Stage> stages, const StageOptions &options) {
#ifdef NDEBUG
  constexpr bool verifiesEachPass = false; // takes as long as the passes
#else
  constexpr bool verifiesEachPass = true;
#endif
  for (Stage stage : stages) {
    PassManager manager(module.getContext());
    manager.enableVerifier(verifiesEachPass);
    addStage(manager, stage, options);
    if (failed(manager.run(module)) || failed(verify(module)))
      return failure();
  }
  return success();
}

/// Registers a pipeline with options that commas or blanks separate.
template <typename Options>
static void registerPipeline(llvm::StringRef name, llvm::StringRef description,
                             std::function<void(OpPassManager &, const Options &, const StageOptions &)> build) {
  registerPassPipeline(
      name, description,
      [=](OpPassManager &manager, llvm::StringRef text,
          function_ref<LogicalResult(const Twine &)> emitError) -> LogicalResult {
        Options options;
        std::string message;
        llvm::raw_string_ostream os(message);
        if (failed(options.parseFromString(normalizeOptions(text), os))) // which prints some errors itself
          return message.empty() ? failure() : emitError(name + ": " + llvm::StringRef(message).trim());
        StageOptions stages;
        if (OptionError error = options.fill(stages))
          return emitError(name + ": " + *error);
        build(manager, options, stages);
        return success();
      },
      [](function_ref<void(const mlir::detail::PassOptions &)> show) { show(Options()); });
}

/// Registers the pipeline of one stage, whose options `Options` reads.
template <typename Options> static void registerStage(Stage stage, llvm::StringRef name, llvm::StringRef description) {
  registerPipeline<Options>(name, description,
                            [stage](OpPassManager &manager, const Options &, const StageOptions &stages) {
                              addStage(manager, stage, stages);
                            });
}

void registerPipelines() {
  registerPipelinePasses();
  registerStage<ImportPipelineOptions>(Stage::Import, "tp25d-import",
                                       "The Import stage: a model becomes products and generic operations");
  registerStage<GradPipelineOptions>(
      Stage::Grad, "tp25d-grad", "The Grad stage: a model becomes a training step, or with evaluation only its loss");
  for (llvm::StringRef name : {"tp25d-shard", "shard-2p5d"})
    registerStage<ShardPipelineOptions>(
        Stage::Shard, name,
        "The Shard stage: every value gets a sharding and every product a form, on a q x q x d grid");
  registerStage<NoPipelineOptions>(Stage::Partition, "tp25d-partition",
                                   "The Partition stage: the model becomes the program of one device");
  registerStage<NoPipelineOptions>(Stage::Expand, "tp25d-expand",
                                   "The Expand stage: products on the grid become SUMMA steps, in a straight line");
  registerStage<MemoryPipelineOptions>(
      Stage::Fuse, "tp25d-fuse", "The Fuse stage: elementwise operations fuse, with each other and with products");
  registerStage<MemoryPipelineOptions>(Stage::Bufferize, "tp25d-bufferize",
                                       "The Bufferize stage: tensors become buffers, computations kernels");
  registerStage<MemoryPipelineOptions>(
      Stage::Schedule, "tp25d-schedule",
      "The Schedule stage: transfers travel while products are computed, and all buffers lie in one arena");
  registerStage<MemoryPipelineOptions>(Stage::Codegen, "tp25d-codegen", "The Codegen stage: the LLVM dialect");
  registerPipeline<FullPipelineOptions>(
      "tp25d-pipeline", "All stages up to `to`: q=2,d=2,to=expand",
      [](OpPassManager &manager, const FullPipelineOptions &options, const StageOptions &stages) {
        for (Stage stage : allStages) {
          addStage(manager, stage, stages);
          if (getStageName(stage) == options.to)
            break;
        }
      });
}

} // namespace tp25d
