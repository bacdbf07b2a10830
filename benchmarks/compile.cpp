// Times the compilation of models, stage by stage, for models that stack one layer many times.
//
// A layer is the encoder block of examples/encoder; `training` stacks it to a training step. The table lists for each
// model the seconds of every stage, of LLVM, and of the whole from text to a program that is ready to run; and the size
// of its arena beside the largest number of bytes in use at the same time, a lower bound of that size.

#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Pass/PassManager.h"
#include "tp25d/Bufferize/BufferUses.h"
#include "tp25d/InitAll.h"
#include "tp25d/Sharding/CostModel.h"
#include "tp25d/Target/Model.h"
#include "tp25d/Target/NativeCode.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FormatVariadic.h"

#include <chrono>

using namespace mlir;
using namespace tp25d;

static llvm::cl::opt<std::string> encoder("encoder", llvm::cl::init("examples/encoder/encoder.mlir"),
                                          llvm::cl::desc("the layer"));
static llvm::cl::list<int64_t> depths("layers", llvm::cl::CommaSeparated, llvm::cl::desc("how many of them"));
static llvm::cl::opt<std::string> only("only", llvm::cl::desc("models with this in their names"));

namespace {

using Clock = std::chrono::steady_clock;

double getSeconds(Clock::time_point since) { return std::chrono::duration<double>(Clock::now() - since).count(); }

/// Returns the text of a function that passes its first argument through `layer` `count` times, each time with its own
/// parameters.
std::string stack(ModuleOp layer, int64_t count) {
  OwningOpRef<ModuleOp> module = layer.clone();
  func::FuncOp function = *module->getOps<func::FuncOp>().begin();
  OpBuilder builder(module->getContext());
  builder.setInsertionPointToEnd(module->getBody());
  Location loc = function.getLoc();
  SmallVector<Type> types = {function.getArgumentTypes().front()};
  for (int64_t i = 0; i < count; ++i)
    llvm::append_range(types, function.getArgumentTypes().drop_front());
  auto all = func::FuncOp::create(builder, loc, "stack", builder.getFunctionType(types, function.getResultTypes()));
  Block *body = all.addEntryBlock();
  builder.setInsertionPointToStart(body);
  Value value = body->getArgument(0);
  unsigned next = 1;
  for (int64_t i = 0; i < count; ++i) {
    SmallVector<Value> operands = {value};
    for (unsigned argument = 1; argument < function.getNumArguments(); ++argument, ++next) {
      operands.push_back(body->getArgument(next));
      if (auto name = function.getArgAttrOfType<StringAttr>(argument, paramAttrName))
        all.setArgAttr(next, paramAttrName, builder.getStringAttr("layer" + Twine(i) + "." + name.getValue()));
    }
    value = func::CallOp::create(builder, loc, function, operands).getResult(0);
  }
  func::ReturnOp::create(builder, loc, value);
  function.setPrivate();
  for (unsigned i = 0; i < function.getNumArguments(); ++i)
    function.setArgAttrs(i, ArrayRef<NamedAttribute>());
  std::string text;
  llvm::raw_string_ostream os(text);
  module->print(os);
  return text;
}

/// Returns the text of a chain of `count` products.
std::string chainProducts(int64_t count) {
  std::string arguments, body;
  for (int64_t i = 0; i < count; ++i) {
    arguments += llvm::formatv(", %w{0}: tensor<32x32xf32> {{tp25d.param = \"w{0}\"}", i);
    body += llvm::formatv("  %y{1} = linalg.matmul ins(%y{0}, %w{0} : tensor<32x32xf32>, tensor<32x32xf32>) "
                          "outs(%zero : tensor<32x32xf32>) -> tensor<32x32xf32>\n",
                          i, i + 1);
  }
  return llvm::formatv("func.func @chain(%y0: tensor<32x32xf32>{0}) -> tensor<32x32xf32> {{\n"
                       "  %c = arith.constant 0.0 : f32\n  %e = tensor.empty() : tensor<32x32xf32>\n"
                       "  %zero = linalg.fill ins(%c : f32) outs(%e : tensor<32x32xf32>) -> tensor<32x32xf32>\n"
                       "{1}  return %y{2} : tensor<32x32xf32>\n}\n",
                       arguments, body, count);
}

/// Determines the largest number of bytes in use at the same time, just before the arena is planned.
struct BytesInUse : PassInstrumentation {
  explicit BytesInUse(int64_t &most) : most(most) {}

  void runBeforePass(Pass *pass, Operation *op) override {
    auto function = dyn_cast<func::FuncOp>(op);
    if (pass->getArgument() != "plan-arena" || !function || function->hasAttr(kernelAttrName))
      return;
    Block &body = function.getBody().front();
    DenseMap<Operation *, int64_t> positions;
    for (auto [position, op] : llvm::enumerate(body))
      positions[&op] = position;
    std::vector<int64_t> changes(positions.size() + 1); // by position
    for (auto alloc : body.getOps<memref::AllocOp>()) {
      int64_t first = positions.size() - 1, last = 0;
      forEachUse(alloc, [&](OpOperand &use) {
        int64_t position = positions.at(body.findAncestorOpInBlock(*use.getOwner()));
        first = std::min(first, position);
        last = std::max(last, position);
      });
      MemRefType type = alloc.getType();
      int64_t bytes = type.getNumElements() * static_cast<int64_t>(getElementBytes(type.getElementType()));
      changes[first] += bytes;
      changes[last + 1] -= bytes;
    }
    int64_t inUse = 0;
    for (int64_t change : changes)
      most = std::max(most, inUse += change);
  }

  int64_t &most;
};

int64_t getBytesInUse(ModuleOp bufferized, const StageOptions &options) {
  OwningOpRef<ModuleOp> module = bufferized.clone();
  int64_t most = 0;
  PassManager manager(module->getContext());
  manager.addInstrumentation(std::make_unique<BytesInUse>(most));
  addStage(manager, Stage::Schedule, options);
  if (failed(manager.run(*module)))
    std::exit(1);
  return most;
}

int64_t getArenaBytes(func::FuncOp program) {
  return cast<MemRefType>(program.getArgumentTypes().back()).getNumElements();
}

void measure(llvm::StringRef name, llvm::StringRef text, MLIRContext &context, const StageOptions &options) {
  if (!name.contains(only))
    return;
  Clock::time_point start = Clock::now();
  OwningOpRef<ModuleOp> module = parseSourceString<ModuleOp>(text, &context);
  std::string row = llvm::formatv("| {0} | {1:f3} |", name, getSeconds(start));
  int64_t arena = 0, inUse = 0;
  double all = getSeconds(start);
  for (Stage stage : allStages) {
    if (stage == Stage::Schedule)
      inUse = getBytesInUse(*module, options);
    Clock::time_point begin = Clock::now();
    if (!module || failed(runStages(*module, stage, options)))
      std::exit(1);
    double seconds = getSeconds(begin);
    row += llvm::formatv(" {0:f3} |", seconds);
    all += seconds;
    if (stage == Stage::Schedule)
      arena = getArenaBytes(*module->getOps<func::FuncOp>().begin());
  }
  Clock::time_point begin = Clock::now();
  std::unique_ptr<JitProgram> program =
      llvm::cantFail(JitProgram::compile(*module, llvm::cantFail(getProcessor(ProcessorOptions()))));
  double seconds = getSeconds(begin);
  row += llvm::formatv(" {0:f3} | {1:f3} | {2} | {3} |\n", seconds, all + seconds, arena, inUse);
  llvm::outs() << row;
  llvm::outs().flush();
}

} // namespace

int main(int argc, char **argv) {
  llvm::cl::ParseCommandLineOptions(argc, argv, "how long models take to compile, by stage\n");
  DialectRegistry registry;
  tp25d::registerAllDialects(registry);
  MLIRContext context(registry, MLIRContext::Threading::DISABLED);
  context.loadAllAvailableDialects();
  OwningOpRef<ModuleOp> layer = readModel(encoder, context);
  if (!layer)
    return 1;
  StageOptions options;
  options.shard.grid = {/*q=*/2, /*d=*/2};
  auto machine = llvm::cantFail(llvm::cantFail(getProcessor(ProcessorOptions())).createTargetMachine());
  options.vectorWidth = getVectorWidth(*machine);
  llvm::outs() << "Seconds, on 2 x 2 x 2 devices:\n\n| model | parse |";
  for (Stage stage : allStages)
    llvm::outs() << " " << getStageName(stage) << " |";
  llvm::outs() << " LLVM | all | arena | at least |\n|---|" << std::string(4 * (std::size(allStages) + 4), '-')
               << "|\n";
  std::vector<int64_t> counts(depths.begin(), depths.end());
  if (counts.empty())
    counts = {1, 4, 12, 24, 96};
  measure("(first of all)", chainProducts(1), context, options); // loads code that all models need
  for (int64_t count : counts)
    measure("encoder x " + std::to_string(count), stack(*layer, count), context, options);
  for (int64_t count : {64, 256})
    measure("chain of " + std::to_string(count) + " products", chainProducts(count), context, options);
  options.training.emplace().loss.loss = "mean-squared-error";
  for (int64_t count : {1, 4, 8})
    measure("training step of encoder x " + std::to_string(count), stack(*layer, count), context, options);
  return 0;
}
