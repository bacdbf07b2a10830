// Takes a model from its file through the stages.

#include "tp25d/Target/Model.h"

#include "mlir/AsmParser/AsmParser.h"
#include "mlir/AsmParser/AsmParserState.h"
#include "mlir/Bytecode/BytecodeReader.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Support/FileUtilities.h"
#include "tp25d/Pipeline/Pipelines.h"
#include "tp25d/Sharding/Product.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/SourceMgr.h"

#include <cstdlib>

using namespace mlir;

namespace tp25d {

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

/// Adds the name %name in the text at `range` to `loc`, if there is one.
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

/// Suggests a converter for a model in `dialect`, which is not upstream's; empty if none is known.
static std::string getAdvice(llvm::StringRef dialect) {
  constexpr std::pair<llvm::StringLiteral, llvm::StringLiteral> converters[] = {
      {"stablehlo", "stablehlo-opt --stablehlo-legalize-to-linalg"},
      {"chlo", "stablehlo-opt --stablehlo-legalize-to-linalg"},
      {"vhlo", "stablehlo-opt --stablehlo-legalize-to-linalg"},
      {"mhlo", "stablehlo-opt --stablehlo-legalize-to-linalg"},
      {"torch", "torch-mlir-opt --torch-backend-to-linalg-on-tensors-backend-pipeline"},
      {"tf", "tf-opt, by way of TOSA"},
      {"tfl", "tf-opt --tfl-to-tosa-pipeline"},
      {"onnx", "torch-mlir-import-onnx and torch-mlir-opt"}};
  const auto *converter = llvm::find_if(converters, [&](const auto &entry) { return entry.first == dialect; });
  return converter == std::end(converters) ? "" : (", for example with " + converter->second).str();
}

static std::string explainUnknown(llvm::StringRef name) {
  auto [dialect, rest] = name.split('.');
  std::string whose =
      rest.empty() ? "of no dialect" : "of the dialect '" + dialect.str() + "', which tp25d does not know";
  return "'" + name.str() + "' is " + whose + "; convert the model to linalg on tensors or to TOSA first" +
         getAdvice(dialect);
}

/// Returns the last name in `line` up to the parser's column if it belongs to an unregistered dialect.
static std::optional<llvm::StringRef> findUnknown(llvm::StringRef line, size_t column, MLIRContext &context) {
  auto isPart = [](char c) { return llvm::isAlnum(c) || c == '_' || c == '.' || c == '$'; };
  std::optional<llvm::StringRef> found;
  for (size_t begin = 0; begin < line.size() && begin <= column;) {
    size_t end = begin;
    while (end < line.size() && isPart(line[end]))
      ++end;
    auto [dialect, rest] = line.slice(begin, end).split('.');
    char before = begin > 0 ? line[begin - 1] : ' ';
    bool isName = !dialect.empty() && !llvm::isDigit(dialect.front()) && before != '%' && before != '@' &&
                  (!rest.empty() || before == '"');
    if (isName && !llvm::is_contained(context.getAvailableDialects(), dialect))
      found = line.slice(begin, end);
    begin = end + 1;
  }
  return found;
}

/// Replaces the parser's message about an unknown name by one that says which dialect it belongs to and what to do.
static LogicalResult explainParseError(Diagnostic &diagnostic, llvm::StringRef text) {
  auto loc = diagnostic.getLocation()->findInstanceOf<FileLineColLoc>();
  std::string words = diagnostic.str();
  bool isAboutName = llvm::StringRef(words).contains("unregistered dialect") ||
                     llvm::StringRef(words).contains("not found for custom op");
  if (!isAboutName || !loc || loc.getLine() == 0 || loc.getColumn() == 0)
    return failure();
  for (unsigned line = 1; line < loc.getLine(); ++line)
    text = text.split('\n').second;
  std::optional<llvm::StringRef> name = findUnknown(text.split('\n').first, loc.getColumn() - 1, *loc.getContext());
  if (!name)
    return failure();
  emitError(diagnostic.getLocation()) << explainUnknown(*name);
  return success();
}

/// Reads bytecode with all operations allowed, and then checks that they are known.
static OwningOpRef<ModuleOp> readBytecode(llvm::SourceMgr &sources, const ParserConfig &config) {
  MLIRContext &context = *config.getContext();
  bool allowed = context.allowsUnregisteredDialects();
  context.allowUnregisteredDialects();
  OwningOpRef<ModuleOp> module = parseSourceFile<ModuleOp>(sources, ParserConfig(&context, /*verifyAfterParse=*/false));
  context.allowUnregisteredDialects(allowed);
  if (!module)
    return {};
  WalkResult walked = module->walk([&](Operation *op) -> WalkResult {
    if (op->isRegistered() || op->getDialect())
      return success();
    return op->emitError() << explainUnknown(op->getName().getStringRef());
  });
  if (walked.wasInterrupted() || failed(verify(*module)))
    return {};
  return module;
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
    return readBytecode(*sources, config);
  llvm::StringRef text = sources->getMemoryBuffer(sources->getMainFileID())->getBuffer();
  ScopedDiagnosticHandler explainer(&context,
                                    [&](Diagnostic &diagnostic) { return explainParseError(diagnostic, text); });

  Block block;
  AsmParserState state;
  // MLIR's own parser crashes on some text, such as a linalg.batch_matmul of index, and no check can run before it.
  bool isRight = false;
  llvm::CrashRecoveryContext::Enable();
  llvm::CrashRecoveryContext recovery;
  if (!recovery.RunSafely([&] { isRight = succeeded(parseAsmSourceFile(*sources, &block, config, &state)); })) {
    llvm::errs() << "tp25d: error: " << path << ": MLIR's parser crashes on this text\n";
    std::_Exit(1);
  }
  llvm::CrashRecoveryContext::Disable();
  if (!isRight)
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

static ModelTensor describeTensor(Value value, Attribute sharding) {
  std::string name = describe(value);
  return {llvm::StringRef(name).ltrim('%').str(), cast<RankedTensorType>(value.getType()),
          Sharding(cast<ShardingAttr>(sharding))};
}

std::optional<ShardedModel> shardModel(ModuleOp model, const ShardOptions &options) {
  OwningOpRef<ModuleOp> imported = model.clone();
  if (failed(runStages(*imported, {Stage::Import}, {})))
    return std::nullopt;
  return shardImported(std::move(imported), options);
}

std::optional<ShardedModel> shardImported(OwningOpRef<ModuleOp> model, const ShardOptions &options) {
  ShardedModel sharded;
  sharded.module = std::move(model);
  StageOptions stages;
  stages.shard = options;
  if (failed(runStages(*sharded.module, {Stage::Shard}, stages)))
    return std::nullopt;
  sharded.grid = getGrid(*sharded.module);

  func::FuncOp function = *sharded.module->getOps<func::FuncOp>().begin();
  for (BlockArgument argument : function.getArguments()) {
    unsigned index = argument.getArgNumber();
    ModelTensor &tensor =
        sharded.arguments.emplace_back(describeTensor(argument, function.getArgAttr(index, shardingAttrName)));
    auto param = function.getArgAttrOfType<StringAttr>(index, paramAttrName);
    sharded.isParameter.push_back(param != nullptr);
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

OwningOpRef<ModuleOp> lowerModel(const ShardedModel &model, Memory memory, int64_t vectorWidth) {
  OwningOpRef<ModuleOp> module = (*model.module).clone();
  StageOptions options;
  options.memory = memory;
  options.vectorWidth = vectorWidth;
  const auto *afterShard = std::next(llvm::find(allStages, Stage::Shard));
  if (failed(runStages(*module, llvm::ArrayRef(afterShard, std::end(allStages)), options)))
    return {};
  return module;
}

std::unique_ptr<JitProgram> compileModel(const ShardedModel &model) {
  auto fail = [&](llvm::Error error) {
    (*model.module)->emitError() << llvm::toString(std::move(error));
    return nullptr;
  };
  auto processor = getProcessor({});
  if (!processor)
    return fail(processor.takeError());
  auto machine = processor->createTargetMachine();
  if (!machine)
    return fail(machine.takeError());
  OwningOpRef<ModuleOp> module = lowerModel(model, Memory::Shared, getVectorWidth(**machine));
  if (!module)
    return nullptr;
  auto program = JitProgram::compile(*module, std::move(*processor));
  if (!program)
    return fail(program.takeError());
  return std::move(*program);
}

} // namespace tp25d
