// tp25d run: a model on virtual devices in this process.

#include "Run.h"

#include "ShardReport.h"
#include "WithModel.h"
#include "llvm/Support/FormatVariadic.h"

#include <chrono>
#include <thread>

using namespace mlir;

namespace tp25d {

namespace {

/// A model that runs unsharded, on one device that has all cores.
struct UnshardedRun {
  std::vector<std::unique_ptr<TensorSource>> results;
  double seconds = 0;
};

} // namespace

static llvm::Expected<UnshardedRun> runUnsharded(ModuleOp model, const RunOptions &options,
                                                 const ProgramRun::Sources &values) {
  OwningOpRef<ModuleOp> copy = model.clone();
  (*copy)->removeAttr(gridAttrName);
  std::optional<ShardedModel> whole = shardModel(*copy, ShardOptions());
  std::unique_ptr<JitProgram> program = whole ? compileModel(*whole) : nullptr;
  if (!program)
    return llvm::createStringError("the unsharded model does not compile");
  tp25d_options runtime = {};
  runtime.threads_per_device = std::max(1u, std::thread::hardware_concurrency());
  runtime.pack = 1;
  auto device = Devices::create(program->get(), runtime);
  if (!device)
    return device.takeError();
  if (llvm::Error error = device->allocate())
    return error;
  for (auto [i, value] : llvm::enumerate(values))
    if (value)
      if (llvm::Error error = device->load(i, *value))
        return error;
  auto seconds = timeRuns(*device, options.program.repeat);
  if (!seconds)
    return seconds.takeError();
  UnshardedRun run;
  run.seconds = *seconds;
  for (int64_t i = static_cast<int64_t>(values.size()); i < program->get().argument_count; ++i) {
    auto result = device->read(i);
    if (!result)
      return result.takeError();
    run.results.push_back(makeMemorySource(std::move(*result)));
  }
  return run;
}

static llvm::Expected<int> run(ModuleOp model, const RunOptions &options) {
  auto start = std::chrono::steady_clock::now();
  std::optional<ShardedModel> sharded = shardModel(model, options.shard);
  std::unique_ptr<JitProgram> program = sharded ? compileModel(*sharded) : nullptr;
  if (!program)
    return alreadySaid();
  double compileSeconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  llvm::json::Object statistics{{"compile_seconds", compileSeconds}};
  if (options.printShards)
    printShards(llvm::outs(), *sharded);
  auto run = ProgramRun::prepare(program->get(), options.program);
  if (!run)
    return run.takeError();
  if (llvm::Error error = (*run)->execute())
    return error;
  int failures = 0;
  if (options.check) {
    auto unsharded = runUnsharded(model, options, (*run)->values());
    if (!unsharded)
      return unsharded.takeError();
    statistics["unsharded_seconds"] = unsharded->seconds;
    llvm::outs() << llvm::formatv("unsharded: {0:f6} s\n", unsharded->seconds);
    auto failed = (*run)->compare(unsharded->results, "the unsharded model");
    if (!failed)
      return failed;
    failures += *failed;
  }
  auto failed = (*run)->compareWithExpected();
  if (!failed)
    return failed;
  failures += *failed;
  if (llvm::Error error = (*run)->writeFiles(std::move(statistics)))
    return error;
  return failures ? 1 : 0;
}

int run(const RunOptions &options) {
  return withModel(options.model, [&](ModuleOp model) { return run(model, options); });
}

} // namespace tp25d
