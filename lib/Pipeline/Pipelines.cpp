// The stages that a model goes through, as pipelines of passes.

#include "tp25d/Pipeline/Pipelines.h"

#include "mlir/Conversion/Passes.h"
#include "mlir/Conversion/TosaToLinalg/TosaToLinalg.h"
#include "mlir/Dialect/Arith/Transforms/Passes.h"
#include "mlir/Dialect/Bufferization/Transforms/Passes.h"
#include "mlir/Dialect/Linalg/Passes.h"
#include "mlir/Dialect/Math/Transforms/Passes.h"
#include "mlir/Pass/PassRegistry.h"
#include "mlir/Transforms/Passes.h"
#include "tp25d/Bufferize/Passes.h"
#include "tp25d/Codegen/Passes.h"
#include "tp25d/Expand/Passes.h"
#include "tp25d/Grad/Passes.h"
#include "tp25d/Import/Passes.h"
#include "tp25d/Partition/Passes.h"
#include "tp25d/Pipeline/Passes.h"
#include "tp25d/Schedule/Passes.h"
#include "tp25d/Shard/Passes.h"
#include "tp25d/Support/Options.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;

namespace tp25d {

static void addCleanup(OpPassManager &manager) {
  manager.addPass(createCanonicalizerPass());
  manager.addPass(createCSEPass());
}

/// Adds a pass with options as text, which somebody has checked.
static void addPass(OpPassManager &manager, std::unique_ptr<Pass> pass, llvm::StringRef options) {
  auto fail = [](const Twine &message) -> LogicalResult { llvm::report_fatal_error(message); };
  (void)pass->initializeOptions(options, fail);
  manager.addPass(std::move(pass));
}

static void addImport(OpPassManager &manager, const StageOptions &options) {
  manager.addPass(createInlinerPass());
  manager.addPass(createSymbolDCEPass());
  manager.addPass(createCheckTypes());
  manager.addNestedPass<func::FuncOp>(createGeneralizeTensorOps()); // also what upstream does not lower from TOSA
  tosa::addTosaToLinalgPasses(manager, TosaToLinalgOptions(), TosaToLinalgNamedOptions(), std::nullopt);
  OpPassManager &onFunctions = manager.nest<func::FuncOp>();
  onFunctions.addPass(createTosaToArithPass());
  onFunctions.addPass(createTosaToTensorPass());
  onFunctions.addPass(createGeneralizeTensorOps());
  onFunctions.addPass(createGeneralizeOps());
  onFunctions.addPass(createAccumulateInF32());
  addCleanup(manager);
  SetBatchOptions batch;
  batch.batch = options.batch;
  manager.addPass(createSetBatch(batch));
  LowerDropoutOptions dropout;
  dropout.training = options.training;
  manager.addPass(createLowerDropout(dropout));
  addCleanup(manager);
  manager.addPass(createLiftConstants());
  manager.addPass(createCheckModel());
}

void addGrad(OpPassManager &manager, const GradStageOptions &options) {
  addPass(manager, createAddLoss(), options.loss);
  if (options.updates) {
    addPass(manager, createGrad(), options.grad);
    addPass(manager, createAddOptimizer(), options.optimizer);
  }
  addCleanup(manager);
}

static void addPartition(OpPassManager &manager) {
  manager.addPass(createPartition());
  manager.addPass(createCanonicalizerPass()); // chains of reshards become one, which is planned as a whole
  manager.addPass(createPlanReshards());
  addCleanup(manager);
}

static void addBufferize(OpPassManager &manager, const StageOptions &options) {
  OpPassManager &onTensors = manager.nest<func::FuncOp>();
  onTensors.addPass(createGeneralizeOps());
  onTensors.addPass(createLowerScalars());
  onTensors.addPass(createFuseElementwise());
  onTensors.addPass(createCanonicalizerPass());
  onTensors.addPass(createCSEPass());
  FormMultipliesOptions products;
  products.library = options.memory == Memory::Gpu ? ProductLibrary::CublasLt : ProductLibrary::OneDnn;
  onTensors.addPass(createFormMultiplies(products));
  onTensors.addPass(createDecomposeMoves());
  onTensors.addPass(createCanonicalizerPass());
  onTensors.addPass(createCSEPass());
  manager.addPass(createUpdateInPlace());
  manager.addPass(bufferization::createEmptyTensorEliminationPass());
  manager.addPass(createBufferizeProgram());
  manager.addPass(createCanonicalizerPass());
  if (options.memory != Memory::Shared) {
    SeparateMemoriesOptions memories;
    memories.scratch = options.memory == Memory::Separate;
    manager.addPass(createSeparateMemories(memories));
    manager.addNestedPass<func::FuncOp>(createOverlapTransfers());
  }
  manager.addNestedPass<func::FuncOp>(createPlaceReclaims());
  OutlineKernelsOptions kernels;
  kernels.loops = options.memory != Memory::Gpu;
  manager.addPass(createOutlineKernels(kernels));
  manager.addPass(createLowerAffinePass());
  manager.addPass(createCanonicalizerPass());
  if (options.memory == Memory::Gpu)
    manager.addPass(createLiftGlobals());
  manager.addNestedPass<func::FuncOp>(createPlanArena());
  addCleanup(manager);
}

static void addPasses(OpPassManager &manager, Stage stage, const StageOptions &options) {
  if (stage != Stage::Shard) // which is a pass, and checks that itself
    manager.addPass(createCheckStage({getStageName(stage).str()}));
  switch (stage) {
  case Stage::Import:
    return addImport(manager, options);
  case Stage::Shard:
    return addPass(manager, createShard2p5d(), options.shard);
  case Stage::Partition:
    return addPartition(manager);
  case Stage::Expand:
    manager.addPass(createExpandSumma());
    return addCleanup(manager);
  case Stage::Schedule:
    manager.addPass(createUnrollSteps());
    manager.addPass(createLeadingCollectives());
    return addCleanup(manager);
  case Stage::Bufferize:
    return addBufferize(manager, options);
  case Stage::Codegen: {
    if (options.memory == Memory::Gpu) {
      manager.addPass(createMapKernelsToGpu());
    } else {
      // Arithmetic on bf16 left to LLVM takes instructions or library functions that not every machine has.
      manager.addNestedPass<func::FuncOp>(arith::createArithEmulateUnsupportedFloats({{"bf16"}, "f32"}));
      manager.addNestedPass<func::FuncOp>(math::createMathExtendToSupportedTypes({{"f16"}, "f32"}));
      LowerKernelsOptions kernels;
      kernels.vectorWidth = options.vectorWidth;
      manager.addPass(createLowerKernels(kernels));
    }
    manager.addPass(createLowerProgram());
    return;
  }
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

/// The options in `text`, which commas or blanks separate.
static SmallVector<std::string> splitOptions(llvm::StringRef text) {
  std::string normalized = normalizeOptions(text);
  SmallVector<llvm::StringRef> parts;
  llvm::StringRef(normalized).split(parts, ' ', -1, /*KeepEmpty=*/false);
  return llvm::map_to_vector(parts, [](llvm::StringRef part) { return part.str(); });
}

/// The options of tp25d-pipeline: sets `stages` and `last`, and leaves those of shard-2p5d in `stages.shard`.
static LogicalResult parsePipelineOptions(llvm::StringRef options, StageOptions &stages, Stage &last,
                                          function_ref<LogicalResult(const Twine &)> emitError) {
  SmallVector<std::string> kept;
  last = Stage::Codegen;
  for (const std::string &part : splitOptions(options)) {
    llvm::StringRef name = part;
    if (name.consume_front("memory=")) {
      constexpr std::pair<llvm::StringLiteral, Memory> memories[] = {
          {"shared", Memory::Shared}, {"separate", Memory::Separate}, {"gpu", Memory::Gpu}};
      const auto *memory = llvm::find_if(memories, [&](const auto &entry) { return entry.first == name; });
      if (memory == std::end(memories))
        return emitError("tp25d-pipeline: memory must be shared, separate or gpu, got: " + name);
      stages.memory = memory->second;
    } else if (name.consume_front("to=")) {
      std::optional<Stage> stage = symbolizeStage(name);
      if (!stage)
        return emitError("tp25d-pipeline: to must be one of " + getStageNames() + ", got: " + name);
      last = *stage;
    } else {
      kept.push_back(part);
    }
  }
  stages.shard = llvm::join(kept, " ");
  return success();
}

/// Takes an option of tp25d-import.
static bool takeImportOption(llvm::StringRef option, StageOptions &options) {
  if (option == "training") {
    options.training = true;
    return true;
  }
  return option.consume_front("batch=") && !option.getAsInteger(10, options.batch) && options.batch > 0;
}

static void registerGradStage() {
  registerPassPipeline(
      "tp25d-train",
      "The Grad stage: a model becomes a training step, or with evaluation only its loss; other options are those of "
      "add-loss (loss=..., accuracy), tp25d-grad (recompute=...) and add-optimizer",
      [](OpPassManager &manager, llvm::StringRef text,
         function_ref<LogicalResult(const Twine &)> emitError) -> LogicalResult {
        GradStageOptions options;
        for (const std::string &part : splitOptions(text)) {
          llvm::StringRef name = llvm::StringRef(part).split('=').first;
          if (part == "evaluation") {
            options.updates = false;
            continue;
          }
          bool isOfLoss = name == "loss" || name == "accuracy", isOfGrad = name == "recompute";
          (isOfLoss ? options.loss : isOfGrad ? options.grad : options.optimizer) += " " + part;
        }
        if (failed(createAddLoss()->initializeOptions(options.loss, emitError)) ||
            failed(createGrad()->initializeOptions(options.grad, emitError)) ||
            failed(createAddOptimizer()->initializeOptions(options.optimizer, emitError)))
          return failure();
        addGrad(manager, options);
        return success();
      },
      [](function_ref<void(const mlir::detail::PassOptions &)>) {});
}

void registerPipelines() {
  registerPipelinePasses();
  for (Stage stage : allStages) {
    if (stage == Stage::Shard)
      continue;
    std::string name = ("tp25d-" + getStageName(stage)).str();
    registerPassPipeline(
        name, ("The " + getStageName(stage) + " stage").str(),
        [stage](OpPassManager &manager, llvm::StringRef options,
                function_ref<LogicalResult(const Twine &)> emitError) -> LogicalResult {
          StageOptions stageOptions;
          for (const std::string &part : splitOptions(options)) {
            bool isTaken = stage == Stage::Import && takeImportOption(part, stageOptions);
            if (!isTaken)
              return emitError(
                  "tp25d-" + getStageName(stage) +
                  (stage == Stage::Import ? " has the options training and batch=N, got: " : " has no options, got: ") +
                  part);
          }
          addStage(manager, stage, stageOptions);
          return success();
        },
        [](function_ref<void(const mlir::detail::PassOptions &)>) {});
  }
  registerGradStage();
  registerPassPipeline(
      "tp25d-pipeline",
      "All stages up to `to` (import, shard, partition, expand, schedule, bufferize or codegen), for devices whose "
      "`memory` is shared, separate or gpu; the other options are those of shard-2p5d: q=2,d=2,to=expand",
      [](OpPassManager &manager, llvm::StringRef options,
         function_ref<LogicalResult(const Twine &)> emitError) -> LogicalResult {
        StageOptions stageOptions;
        Stage last;
        if (failed(parsePipelineOptions(options, stageOptions, last, emitError)) ||
            failed(createShard2p5d()->initializeOptions(stageOptions.shard, emitError)))
          return failure();
        for (Stage stage : allStages) {
          addStage(manager, stage, stageOptions);
          if (stage == last)
            break;
        }
        return success();
      },
      [](function_ref<void(const mlir::detail::PassOptions &)>) {});
}

} // namespace tp25d
