// tp25d: runs models that the compiler shards over a grid of devices.

#include "Run.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/raw_ostream.h"

#include <CLI/CLI.hpp>

#include <cmath>

/// Accepts finite numbers from `least` on.
static CLI::Validator atLeast(int64_t least) {
  auto check = [least](const std::string &text) -> std::string {
    double number = 0;
    if (llvm::to_float(llvm::StringRef(text), number) && std::isfinite(number) && number >= static_cast<double>(least))
      return "";
    return "must be a number of at least " + std::to_string(least) + ", got: " + text;
  };
  return CLI::Validator(check, ">= " + std::to_string(least));
}

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  CLI::App app{"Shards models built of matrix products over a q x q x d grid of devices"};
  app.set_version_flag("--version", "tp25d 0.1.0");
  app.require_subcommand(1);

  tp25d::RunOptions options;
  CLI::App *run = app.add_subcommand("run", "run a model on virtual devices in this process");
  run->add_option("model", options.model, "the model, as MLIR text or bytecode; - is standard input")->required();

  const std::string grid = "Grid";
  run->add_option("-q", options.shard.q, "rows and columns of the grid")
      ->group(grid)
      ->check(atLeast(1))
      ->capture_default_str();
  run->add_option("-d", options.shard.d, "depth of the grid")->group(grid)->check(atLeast(1))->capture_default_str();
  run->add_option("--stationary", options.shard.stationary, "matrix that stays put in every product")
      ->group(grid)
      ->check(CLI::IsMember({"a", "b", "c"}))
      ->capture_default_str();
  run->add_option("--depth", options.shard.depth, "factor of every product that depth splits")
      ->group(grid)
      ->check(CLI::IsMember({"m", "n", "k"}));
  run->add_flag("--print-shards", options.printShards, "print every tensor's block, and which device holds what")
      ->group(grid);

  const std::string tensors = "Tensors";
  run->add_option("--input", options.inputs, "an input, in order: @file.npy or 2x3xf32=1 2 3 4 5 6")
      ->group(tensors)
      ->allow_extra_args(false);
  run->add_option("--params", options.params, "a safetensors file with the parameters")->group(tensors);
  run->add_option("--seed", options.seed, "for what is not given: it is drawn at random")
      ->group(tensors)
      ->capture_default_str();
  run->add_option("--output", options.outputs, "where to write a result, in order: @file.npy")
      ->group(tensors)
      ->allow_extra_args(false);

  const std::string checks = "Checks and measurements";
  run->add_option("--expected-output", options.expectedOutputs, "what a result must be, in order: as --input")
      ->group(checks)
      ->allow_extra_args(false);
  run->add_flag("--check", options.check, "run the unsharded model too, on all cores, and compare")->group(checks);
  run->add_option("--tolerance", options.tolerance, "largest difference allowed, times 1 + max |expected|")
      ->group(checks)
      ->check(atLeast(0))
      ->capture_default_str();
  run->add_option("--repeat", options.repeat, "times to run")->group(checks)->check(atLeast(1))->capture_default_str();
  run->add_option("--stats", options.statistics, "where to write times, bytes and memory, as JSON")->group(checks);
  run->add_option("--timeout", options.timeout, "seconds that a device may wait for another; 0: as long as it takes")
      ->group(checks)
      ->check(atLeast(0))
      ->capture_default_str();

  try {
    app.parse(argc, argv);
  } catch (const CLI::Success &help) {
    return app.exit(help);
  } catch (const CLI::ParseError &error) {
    llvm::errs() << "tp25d: error: " << error.what() << "; --help lists the options\n";
    return 1;
  }
  return tp25d::run(options);
}
