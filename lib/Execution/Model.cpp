// A model from its file to its results.

#include "tp25d/Execution/Model.h"

#include "mlir/AsmParser/AsmParser.h"
#include "mlir/AsmParser/AsmParserState.h"
#include "mlir/Bytecode/BytecodeReader.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/Verifier.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Support/FileUtilities.h"
#include "tp25d/Bufferize/BufferizationModels.h"
#include "tp25d/Dialect/Product.h"
#include "tp25d/Dialect/Registration.h"
#include "tp25d/Pipeline/Pipelines.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/SourceMgr.h"

using namespace mlir;

namespace tp25d {

void registerAll(DialectRegistry &registry) {
  registerAllDialects(registry);
  registerAllExtensions(registry);
  registry.insert<Tp25dDialect>();
  registerShardingRuleModels(registry);
  registerBufferizationModels(registry);
}

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

/// `loc` with the name that stands in the text at `range`: %name.
static Location addName(Location loc, llvm::SMRange range) {
  llvm::StringRef text(range.Start.getPointer(), range.End.getPointer() - range.Start.getPointer());
  if (!text.consume_front("%") || text.empty() || llvm::isDigit(text.front()))
    return loc;
  return NameLoc::get(StringAttr::get(loc.getContext(), text), loc);
}

static void nameValues(const AsmParserState &state) {
  for (const AsmParserState::BlockDefinition &block : state.getBlockDefs())
    for (auto [argument, definition] : llvm::zip(block.block->getArguments(), block.arguments))
      argument.setLoc(addName(argument.getLoc(), definition.loc));
  for (const AsmParserState::OperationDefinition &op : state.getOpDefs())
    if (!op.resultGroups.empty())
      op.op->setLoc(addName(op.op->getLoc(), op.resultGroups.front().definition.loc));
}

OwningOpRef<ModuleOp> readModel(llvm::StringRef path, MLIRContext &context) {
  std::string error;
  std::unique_ptr<llvm::MemoryBuffer> file = openInputFile(path, &error);
  if (!file) {
    llvm::errs() << "tp25d: error: " << error << "\n";
    return {};
  }
  ParserConfig config(&context);
  auto sources = std::make_shared<llvm::SourceMgr>();
  bool isBytecodeFile = isBytecode(*file);
  sources->AddNewSourceBuffer(std::move(file), llvm::SMLoc());
  SourceMgrDiagnosticHandler handler(*sources, &context);
  if (isBytecodeFile)
    return parseSourceFile<ModuleOp>(*sources, config);

  Block block;
  AsmParserState state;
  if (failed(parseAsmSourceFile(*sources, &block, config, &state)))
    return {};
  nameValues(state);
  auto modules = block.getOps<ModuleOp>();
  OwningOpRef<ModuleOp> module;
  if (llvm::hasSingleElement(block) && !modules.empty()) {
    module = *modules.begin();
    (*module)->remove();
  } else {
    module = ModuleOp::create(FileLineColLoc::get(&context, path, 0, 0));
    module->getBody()->getOperations().splice(module->getBody()->begin(), block.getOperations());
  }
  if (failed(verify(*module)))
    return {};
  return module;
}

//===----------------------------------------------------------------------===//
// Stages
//===----------------------------------------------------------------------===//

static LogicalResult runStages(ModuleOp module, llvm::ArrayRef<Stage> stages, const StageOptions &options) {
  PassManager manager(module.getContext());
  for (Stage stage : stages)
    addStage(manager, stage, options);
  return manager.run(module);
}

static ModelTensor describeTensor(Value value, Attribute sharding) {
  std::string name = describe(value);
  return {llvm::StringRef(name).ltrim('%').str(),
          cast<RankedTensorType>(value.getType()),
          Sharding(cast<ShardingAttr>(sharding)),
          {}};
}

std::optional<ShardedModel> shardModel(ModuleOp model, const ShardOptions &options) {
  ShardedModel sharded;
  sharded.module = model.clone();
  StageOptions stageOptions;
  stageOptions.shard = "q=" + std::to_string(options.q) + " d=" + std::to_string(options.d) +
                       " stationary=" + options.stationary + (options.depth.empty() ? "" : " depth=" + options.depth);
  if (failed(runStages(*sharded.module, {Stage::Import, Stage::Shard}, stageOptions)))
    return std::nullopt;
  sharded.grid = getGrid(*sharded.module);

  func::FuncOp function = *sharded.module->getOps<func::FuncOp>().begin();
  for (BlockArgument argument : function.getArguments()) {
    unsigned index = argument.getArgNumber();
    ModelTensor &tensor =
        sharded.arguments.emplace_back(describeTensor(argument, function.getArgAttr(index, shardingAttrName)));
    auto param = function.getArgAttrOfType<StringAttr>(index, paramAttrName);
    sharded.isParameter.push_back(param != nullptr);
    tensor.value = function.getArgAttrOfType<ElementsAttr>(index, valueAttrName);
    if (param)
      tensor.name = param.str();
  }
  Block &body = function.getBody().front();
  for (Operation &op : body)
    if (op.hasAttr(formAttrName))
      sharded.products.push_back(describeTensor(op.getResult(0), op.getAttr(shardingAttrName)));
  for (auto [i, value] : llvm::enumerate(body.getTerminator()->getOperands())) {
    sharded.results.push_back(describeTensor(value, function.getResultAttr(i, shardingAttrName)));
    sharded.results.back().name = "result " + std::to_string(i);
  }
  return sharded;
}

/// Sums what the transfers of `module`, a straight line, make each device receive.
static std::vector<ReceivedBytes> predictReceivedBytes(ModuleOp module, GridAttr grid) {
  std::vector<ReceivedBytes> received(grid.getDeviceCount(), ReceivedBytes{});
  module.walk([&](CollectiveOpInterface op) {
    Axis axis = op.getAxis();
    for (auto [device, bytes] : llvm::enumerate(received))
      bytes[static_cast<size_t>(axis)] += op.getReceivedBytes(grid.getSize(axis), grid.getCoordinate(device, axis));
  });
  return received;
}

std::optional<CompiledModel> compileModel(const ShardedModel &model) {
  OwningOpRef<ModuleOp> module = (*model.module).clone();
  StageOptions options;
  options.vectorWidth = getHostVectorWidth();
  if (failed(runStages(*module, {Stage::Partition, Stage::Expand, Stage::Schedule, Stage::Bufferize}, options)))
    return std::nullopt;
  CompiledModel compiled;
  compiled.predicted = predictReceivedBytes(*module, model.grid);
  if (failed(runStages(*module, {Stage::Codegen}, options)))
    return std::nullopt;
  auto program = JitProgram::compile(*module);
  if (!program) {
    module->emitError() << llvm::toString(program.takeError());
    return std::nullopt;
  }
  compiled.program = std::move(*program);
  return compiled;
}

//===----------------------------------------------------------------------===//
// Devices
//===----------------------------------------------------------------------===//

static llvm::Error toError(tp25d_status status) {
  if (status == TP25D_OK)
    return llvm::Error::success();
  return llvm::createStringError(tp25d_error_message());
}

llvm::Expected<Devices> Devices::create(const tp25d_program &program, const tp25d_options &options) {
  Devices devices;
  devices.program = &program;
  tp25d_runtime *runtime = nullptr;
  if (llvm::Error error = toError(tp25d_create(&program, &options, &runtime)))
    return error;
  devices.runtime.reset(runtime);
  return devices;
}

llvm::Error Devices::allocate() { return toError(tp25d_allocate(runtime.get())); }

llvm::Error Devices::write(int64_t argument, const Tensor &tensor) {
  return toError(tp25d_write(runtime.get(), argument, tensor.data().data()));
}

llvm::Expected<Tensor> Devices::read(int64_t argument) const {
  const tp25d_argument &described = program->arguments[argument];
  auto tensor = Tensor::allocate(static_cast<tp25d_type>(described.type),
                                 llvm::ArrayRef(described.size, static_cast<size_t>(described.rank)));
  if (!tensor)
    return tensor.takeError();
  if (llvm::Error error = toError(tp25d_read(runtime.get(), argument, tensor->mutableData().data())))
    return error;
  return tensor;
}

llvm::Error Devices::run() { return toError(tp25d_run(runtime.get())); }

tp25d_statistics Devices::statistics(int64_t device) const {
  tp25d_statistics statistics;
  tp25d_get_statistics(runtime.get(), device, &statistics);
  return statistics;
}

} // namespace tp25d
