// tp25d run: runs a model on virtual devices in this process.

#include "Run.h"

#include "ShardReport.h"
#include "WithModel.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "tp25d/Dialect/Parameters.h"
#include "tp25d/Reference/Reference.h"
#include "llvm/Support/FormatVariadic.h"

#include <chrono>
#include <cmath>

using namespace mlir;

namespace tp25d {

/// Compiles the reference of a model; fails if it needs more than `limit` * 10^9 operations.
static llvm::Expected<std::unique_ptr<Reference>> compileReference(ModuleOp model, double limit) {
  auto reference = Reference::compile(model);
  if (reference && (*reference)->gigaOperations() > limit) {
    std::string size = llvm::formatv("{0:f1}", (*reference)->gigaOperations()).str();
    return llvm::createStringError("--check: the reference takes " + size +
                                   "e9 operations on one core; --check-limit=" +
                                   llvm::Twine(static_cast<int64_t>(std::ceil((*reference)->gigaOperations()))) +
                                   " or more computes it all the same");
  }
  return reference;
}

/// Compares the results of `run`, which ran `repeat` times, with the reference's.
static llvm::Expected<int> check(ModuleOp model, const Reference &reference, ProgramRun &run, int64_t repeat,
                                 llvm::json::Object &statistics) {
  // The only public function; the program may have more arguments, which are lifted constants.
  auto functions = llvm::make_filter_range(model.getOps<func::FuncOp>(), [](func::FuncOp f) { return f.isPublic(); });
  func::FuncOp function = *functions.begin();
  std::vector<Tensor> arguments;
  for (unsigned i = 0; i < function.getNumArguments(); ++i) {
    auto value = run.readValue(i);
    if (!value)
      return value.takeError();
    arguments.push_back(std::move(*value));
  }
  // The index of the program's argument for each result: the parameter that it updates, or a result.
  std::vector<int64_t> places;
  int64_t nextResult = run.firstResultArgument();
  bool updates = false;
  for (unsigned i = 0; i < function.getNumResults(); ++i) {
    BlockArgument updated = findUpdatedParameter(function, i);
    places.push_back(updated ? updated.getArgNumber() : nextResult++);
    updates |= updated != nullptr;
  }

  auto start = std::chrono::steady_clock::now();
  std::vector<Tensor> results;
  for (int64_t i = 0; i < (updates ? repeat : 1); ++i) {
    auto computed = reference.run(arguments);
    if (!computed)
      return computed.takeError();
    results = std::move(*computed);
    for (auto [place, result] : llvm::zip_equal(places, results))
      if (place < run.firstResultArgument())
        arguments[place] = result;
  }
  double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  statistics["reference_seconds"] = seconds;
  reports() << llvm::formatv("reference: {0:f6} s\n", seconds);
  std::vector<ProgramRun::Expectation> expected;
  for (auto [place, result, tolerance] : llvm::zip_equal(places, results, reference.tolerances()))
    expected.push_back({makeMemorySource(result), place, tolerance});
  return run.compare(expected, "the reference");
}

static llvm::Expected<int> run(ModuleOp model, const RunOptions &options) {
  NamedFiles files = getFiles(options.program);
  files.addInput("the model ", options.model);
  if (llvm::Error error = files.check())
    return error;
  if (options.program.tolerance && !options.check && options.program.expectedOutputs.empty())
    llvm::errs() << "tp25d: warning: --tolerance has no effect: nothing is compared\n";
  auto start = std::chrono::steady_clock::now();
  std::optional<ShardedModel> sharded = shardModel(model, options.shard);
  std::unique_ptr<JitProgram> program = sharded ? compileModel(*sharded) : nullptr;
  if (!program)
    return alreadySaid();
  double compileSeconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  llvm::json::Object statistics{{"compile_seconds", compileSeconds}};
  std::unique_ptr<Reference> reference;
  if (options.check) {
    auto compiled = compileReference(model, options.checkLimit);
    if (!compiled)
      return compiled.takeError();
    reference = std::move(*compiled);
  }
  if (options.printShards)
    printShards(reports(), *sharded);
  auto run = ProgramRun::prepare(program->get(), options.program);
  if (!run)
    return run.takeError();
  if (llvm::Error error = (*run)->execute())
    return error;
  int failures = 0;
  if (reference) {
    auto failed = check(model, *reference, **run, options.program.repeat, statistics);
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
