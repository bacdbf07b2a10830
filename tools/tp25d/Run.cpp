// tp25d run: a model on virtual devices in this process.

#include "Run.h"

#include "ShardReport.h"
#include "Statistics.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "tp25d/TensorFile/Compare.h"
#include "tp25d/TensorFile/Npy.h"
#include "tp25d/TensorFile/Random.h"
#include "tp25d/TensorFile/Safetensors.h"
#include "tp25d/TensorFile/TensorArgument.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/SourceMgr.h"

#include <chrono>
#include <cmath>
#include <thread>

using namespace mlir;

namespace tp25d {

using Clock = std::chrono::steady_clock;

static double getSecondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

static llvm::Error checkType(const Tensor &tensor, const tp25d_argument &argument, const std::string &source) {
  llvm::ArrayRef<int64_t> shape(argument.size, static_cast<size_t>(argument.rank));
  auto type = static_cast<tp25d_type>(argument.type);
  if (tensor.type() == type && tensor.shape() == shape)
    return llvm::Error::success();
  return llvm::createStringError(source + " is " + tensor.str() + ", but " + argument.name + " of the model is " +
                                 formatType(type, shape));
}

//===----------------------------------------------------------------------===//
// Values of arguments
//===----------------------------------------------------------------------===//

/// The elements of a constant as bytes, as they lie in memory.
static llvm::Expected<Tensor> toTensor(ElementsAttr value, tp25d_type type, llvm::ArrayRef<int64_t> shape) {
  auto tensor = Tensor::allocate(type, shape);
  if (!tensor)
    return tensor.takeError();
  char *out = tensor->mutableData().data();
  if (auto resource = dyn_cast<DenseResourceElementsAttr>(value)) {
    AsmResourceBlob *blob = resource.getRawHandle().getBlob();
    if (!blob || static_cast<int64_t>(blob->getData().size()) != tensor->byteSize())
      return llvm::createStringError("the model's resource '" + resource.getRawHandle().getKey().str() + "' is not " +
                                     std::to_string(tensor->byteSize()) + " bytes long");
    llvm::copy(blob->getData(), out);
    return tensor;
  }
  int64_t bytes = typeBytes(type);
  auto store = [&](const llvm::APInt &bits) {
    std::memcpy(out, bits.getRawData(), bytes);
    out += bytes;
  };
  if (auto numbers = value.tryGetValues<llvm::APFloat>(); numbers)
    for (const llvm::APFloat &number : *numbers)
      store(number.bitcastToAPInt());
  else if (auto integers = value.tryGetValues<llvm::APInt>(); integers)
    for (const llvm::APInt &integer : *integers)
      store(integer.zext(64));
  else
    return llvm::createStringError("the model's constant has elements that cannot be read");
  return tensor;
}

/// Random elements, a function of the seed, the argument's number and the element's index in the whole tensor: the same
/// on every grid. A matrix of parameters is scaled so that a product with it keeps the size of numbers.
static llvm::Expected<Tensor> draw(const tp25d_argument &argument, uint64_t seed, uint64_t number) {
  llvm::ArrayRef<int64_t> shape(argument.size, static_cast<size_t>(argument.rank));
  auto tensor = Tensor::allocate(static_cast<tp25d_type>(argument.type), shape);
  if (!tensor)
    return tensor.takeError();
  fillUniform(*tensor, seed, number);
  if (argument.kind == TP25D_PARAMETER && argument.type == TP25D_F32 && argument.rank > 1) {
    float scale = std::sqrt(3.0f / static_cast<float>(shape[shape.size() - 2]));
    auto *elements = reinterpret_cast<float *>(tensor->mutableData().data());
    for (int64_t i = 0; i < tensor->numElements(); ++i)
      elements[i] *= scale;
  }
  return tensor;
}

/// The values of all inputs and parameters, in the order of the program's arguments.
static llvm::Expected<std::vector<Tensor>> getValues(const RunOptions &options, const ShardedModel &model,
                                                     const tp25d_program &program) {
  std::optional<SafetensorsFile> params;
  if (!options.params.empty()) {
    auto file = SafetensorsFile::open(options.params);
    if (!file)
      return file.takeError();
    params = std::move(*file);
  }
  std::vector<Tensor> values;
  std::vector<std::string> drawn;
  llvm::StringMap<size_t> firstOf; // two arguments for one parameter have one value
  size_t nextInput = 0;
  for (size_t i = 0; i < model.arguments.size(); ++i) {
    const tp25d_argument &argument = program.arguments[i];
    llvm::ArrayRef<int64_t> shape(argument.size, static_cast<size_t>(argument.rank));
    llvm::Expected<Tensor> value = Tensor();
    std::string source;
    bool inFile = params && llvm::is_contained(params->names(), argument.name);
    if (model.isParameter[i] && (inFile || (params && !model.arguments[i].value))) {
      value = params->get(argument.name);
      source = options.params + ": tensor '" + argument.name + "'";
    } else if (model.arguments[i].value) {
      value = toTensor(model.arguments[i].value, static_cast<tp25d_type>(argument.type), shape);
    } else if (!model.isParameter[i] && nextInput < options.inputs.size()) {
      source = "--input=" + options.inputs[nextInput];
      value = parseTensorArgument(options.inputs[nextInput++]);
    } else {
      size_t number = model.isParameter[i] ? firstOf.try_emplace(argument.name, i).first->second : i;
      value = draw(argument, options.seed, number);
      drawn.push_back(argument.name);
    }
    if (!value)
      return value.takeError();
    if (llvm::Error error = checkType(*value, argument, source))
      return error;
    values.push_back(std::move(*value));
  }
  if (nextInput < options.inputs.size())
    return llvm::createStringError("--input is given " + std::to_string(options.inputs.size()) +
                                   " times, but the model has " + std::to_string(nextInput) + " inputs");
  if (!drawn.empty())
    llvm::outs() << "drawn at random from seed " << options.seed << ": " << llvm::join(drawn, ", ") << '\n';
  return values;
}

//===----------------------------------------------------------------------===//
// Running
//===----------------------------------------------------------------------===//

namespace {

struct Execution {
  std::vector<Tensor> results;
  double seconds = 0;
  std::vector<tp25d_statistics> devices;
};

} // namespace

static llvm::Expected<Execution> execute(Devices &devices, const tp25d_program &program,
                                         const std::vector<Tensor> &values, int64_t repeat, int64_t deviceCount) {
  if (llvm::Error error = devices.allocate())
    return error;
  for (auto [i, value] : llvm::enumerate(values))
    if (llvm::Error error = devices.write(i, value))
      return error;
  Execution execution;
  std::vector<double> seconds;
  for (int64_t i = 0; i < repeat; ++i) {
    Clock::time_point start = Clock::now();
    if (llvm::Error error = devices.run())
      return error;
    seconds.push_back(getSecondsSince(start));
  }
  llvm::sort(seconds);
  execution.seconds = seconds[seconds.size() / 2];
  for (int64_t id = 0; id < deviceCount; ++id)
    execution.devices.push_back(devices.statistics(id));
  for (int64_t i = values.size(); i < program.argument_count; ++i) {
    auto result = devices.read(i);
    if (!result)
      return result.takeError();
    execution.results.push_back(std::move(*result));
  }
  return execution;
}

/// Runs the model as it is on one device that has all cores.
static llvm::Expected<Execution> executeUnsharded(ModuleOp model, const RunOptions &options,
                                                  const std::vector<Tensor> &values) {
  std::optional<ShardedModel> whole = shardModel(model, ShardOptions());
  std::optional<CompiledModel> compiled;
  if (whole)
    compiled = compileModel(*whole);
  if (!compiled)
    return llvm::createStringError("the unsharded model does not compile");
  tp25d_options runtime = {};
  runtime.threads_per_device = std::max(1u, std::thread::hardware_concurrency());
  runtime.pack = 1;
  auto device = Devices::create(compiled->program->get(), runtime);
  if (!device)
    return device.takeError();
  return execute(*device, compiled->program->get(), values, options.repeat, 1);
}

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

static int fail(llvm::Error error) {
  llvm::errs() << "tp25d: error: " << llvm::toString(std::move(error)) << '\n';
  return 1;
}

/// Compares every result with what it should be; returns how many do not pass.
static llvm::Expected<int> compareAll(llvm::ArrayRef<Tensor> results, llvm::ArrayRef<Tensor> expected,
                                      llvm::StringRef with, double tolerance) {
  int failures = 0;
  for (auto [i, result] : llvm::enumerate(results)) {
    auto comparison = compare(result, expected[i], tolerance);
    if (!comparison)
      return comparison.takeError();
    double relative = comparison->largestDifference / std::max(comparison->largestExpected, 1e-300);
    llvm::raw_ostream &os = comparison->passed() ? llvm::outs() : llvm::errs();
    os << (comparison->passed() ? "" : "tp25d: error: ") << "result " << i << " against " << with << ": "
       << comparison->str() << llvm::formatv("; {0:e2} of the largest element", relative) << '\n';
    failures += !comparison->passed();
  }
  return failures;
}

/// What the results must be, read and checked before anything runs.
static llvm::Expected<std::vector<Tensor>> getExpected(const RunOptions &options, const tp25d_program &program,
                                                       size_t resultCount) {
  std::vector<Tensor> expected;
  for (auto [i, argument] : llvm::enumerate(options.expectedOutputs)) {
    auto tensor = parseTensorArgument(argument);
    if (!tensor)
      return tensor.takeError();
    const tp25d_argument &result = program.arguments[program.argument_count - resultCount + i];
    if (llvm::Error error = checkType(*tensor, result, "--expected-output=" + argument))
      return error;
    expected.push_back(std::move(*tensor));
  }
  return expected;
}

/// Writes the results and, where wanted, the statistics. If one cannot be written, those before it go too.
static llvm::Error writeFiles(const RunOptions &options, llvm::ArrayRef<Tensor> results, llvm::json::Value statistics) {
  std::vector<std::string> written;
  auto undo = [&](llvm::Error error) {
    if (!error)
      return error;
    for (const std::string &path : written)
      llvm::sys::fs::remove(path);
    return error;
  };
  for (auto [output, result] : llvm::zip(options.outputs, results)) {
    llvm::StringRef path = output;
    path.consume_front("@");
    if (llvm::Error error = writeNpy(path, result))
      return undo(std::move(error));
    written.push_back(path.str());
  }
  if (options.statistics.empty())
    return llvm::Error::success();
  return undo(llvm::writeToOutput(options.statistics, [&](llvm::raw_ostream &os) {
    os << llvm::formatv("{0:2}\n", statistics);
    return llvm::Error::success();
  }));
}

int run(const RunOptions &options) {
  DialectRegistry registry;
  registerAll(registry);
  MLIRContext context(registry, MLIRContext::Threading::DISABLED);
  context.printOpOnDiagnostic(false);
  OwningOpRef<ModuleOp> model = readModel(options.model, context);
  if (!model)
    return 1;

  Clock::time_point start = Clock::now();
  llvm::SourceMgr sources;
  SourceMgrDiagnosticHandler handler(sources, &context);
  std::optional<ShardedModel> sharded = shardModel(*model, options.shard);
  std::optional<CompiledModel> compiled;
  if (sharded)
    compiled = compileModel(*sharded);
  if (!compiled)
    return 1;
  const tp25d_program &program = compiled->program->get();
  tp25d_options runtime = {};
  runtime.timeout_seconds = options.timeout;
  runtime.pack = 1;
  auto devices = Devices::create(program, runtime);
  if (!devices)
    return fail(devices.takeError());
  RunStatistics statistics;
  statistics.compileSeconds = getSecondsSince(start);
  statistics.predicted = compiled->predicted;
  statistics.arenaBytes = devices->arenaBytes();

  if (options.printShards)
    printShards(llvm::outs(), *sharded);
  size_t resultCount = sharded->results.size();
  for (auto [name, list] : {std::pair("--output", &options.outputs), {"--expected-output", &options.expectedOutputs}})
    if (list->size() > resultCount)
      return fail(llvm::createStringError(std::string(name) + " is given " + std::to_string(list->size()) +
                                          " times, but the model has " + std::to_string(resultCount) + " results"));
  int64_t deviceCount = sharded->grid.getDeviceCount();
  llvm::outs() << deviceCount << (deviceCount == 1 ? " device, " : " devices, ") << statistics.arenaBytes
               << " bytes each\n";

  auto values = getValues(options, *sharded, program);
  if (!values)
    return fail(values.takeError());
  auto expected = getExpected(options, program, resultCount);
  if (!expected)
    return fail(expected.takeError());
  auto execution = execute(*devices, program, *values, options.repeat, deviceCount);
  if (!execution)
    return fail(execution.takeError());
  statistics.seconds = execution->seconds;
  statistics.devices = execution->devices;
  llvm::outs() << llvm::formatv("ran in {0:f6} s{1}\n", statistics.seconds,
                                options.repeat > 1 ? " (median of " + std::to_string(options.repeat) + ")" : "");

  int failures = 0;
  if (options.check) {
    auto unsharded = executeUnsharded(*model, options, *values);
    if (!unsharded)
      return fail(unsharded.takeError());
    statistics.unshardedSeconds = unsharded->seconds;
    llvm::outs() << llvm::formatv("unsharded: {0:f6} s\n", unsharded->seconds);
    auto failed = compareAll(execution->results, unsharded->results, "the unsharded model", options.tolerance);
    if (!failed)
      return fail(failed.takeError());
    failures += *failed;
  }
  auto failed = compareAll(llvm::ArrayRef(execution->results).take_front(expected->size()), *expected,
                           "what was expected", options.tolerance);
  if (!failed)
    return fail(failed.takeError());
  failures += *failed;
  if (llvm::Error error = writeFiles(options, execution->results, toJson(statistics, sharded->grid)))
    return fail(std::move(error));
  return failures ? 1 : 0;
}

} // namespace tp25d
