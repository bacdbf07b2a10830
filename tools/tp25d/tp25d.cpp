// tp25d: runs and compiles models that are sharded over a grid of devices.

#include "Compile.h"
#include "Run.h"
#include "tp25d/Driver/Validators.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/raw_ostream.h"

/// What all commands take: a model, and how it is divided.
static void addModelOptions(CLI::App &command, std::string &model, tp25d::ShardOptions &shard) {
  command.add_option("model", model, "the model, as MLIR text or bytecode; - is standard input")->required();
  const std::string grid = "Grid";
  command.add_option("-q", shard.q, "rows and columns of the grid")
      ->group(grid)
      ->check(tp25d::atLeast(1))
      ->capture_default_str();
  command.add_option("-d", shard.d, "depth of the grid")->group(grid)->check(tp25d::atLeast(1))->capture_default_str();
  command.add_option("--stationary", shard.stationary, "matrix that stays put in every product")
      ->group(grid)
      ->check(CLI::IsMember({"a", "b", "c"}))
      ->capture_default_str();
  command.add_option("--depth", shard.depth, "factor of every product that depth splits")
      ->group(grid)
      ->check(CLI::IsMember({"m", "n", "k"}));
}

static void addRun(CLI::App &app, tp25d::RunOptions &options) {
  CLI::App *run = app.add_subcommand("run", "run a model on virtual devices in this process");
  addModelOptions(*run, options.model, options.shard);
  run->add_flag("--print-shards", options.printShards, "print every tensor's block, and which device holds what")
      ->group("Grid");
  tp25d::addProgramOptions(*run, options.program);
  run->add_flag("--check", options.check, "run the unsharded model too, on all cores, and compare")
      ->group("Checks and measurements");
}

/// Accepts what can be part of a name in C.
static std::string isName(const std::string &text) {
  bool fits = !text.empty() && !llvm::isDigit(text.front()) &&
              llvm::all_of(text, [](char c) { return llvm::isAlnum(c) || c == '_'; });
  return fits ? "" : "must be a name as in C, got: " + text;
}

static void addCompile(CLI::App &app, tp25d::CompileOptions &options) {
  CLI::App *compile = app.add_subcommand("compile", "make a model an executable, started by itself or by mpirun");
  addModelOptions(*compile, options.model, options.shard);
  const std::string output = "Output";
  compile->add_option("-o", options.output, "the file to write")->group(output)->required();
  compile
      ->add_option("--target", options.target,
                   "what the devices are: threads of one process, processes, or processes with a GPU each")
      ->group(output)
      ->check(CLI::IsMember({"host", "mpi", "cuda"}))
      ->capture_default_str();
  compile
      ->add_option("--emit", options.emit,
                   "what to write: the program as MLIR, LLVM IR or object file, a library, or an executable")
      ->group(output)
      ->check(CLI::IsMember({"mlir", "llvm", "obj", "static", "shared", "exe"}))
      ->capture_default_str();
  compile->add_option("--name", options.name, "a library has the symbol NAME_program, and a header NAME.h beside it")
      ->group(output)
      ->check(isName)
      ->capture_default_str();
  compile->add_option("-O", options.processor.optimizationLevel, "how much LLVM optimizes the kernels")
      ->group(output)
      ->check(CLI::Range(0, 3))
      ->capture_default_str();
  compile
      ->add_option("--kernels", options.kernels,
                   "where to write what is known of kernels for GPUs, as JSON: registers, spills, bytes moved")
      ->group(output);
  compile->add_option("--mcpu", options.processor.cpu, "the processor, as LLVM calls it; native is this machine's")
      ->group(output)
      ->capture_default_str();
}

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  CLI::App app{"Shards models built of matrix products over a q x q x d grid of devices"};
  app.set_version_flag("--version", "tp25d " TP25D_VERSION);
  app.require_subcommand(1);
  tp25d::RunOptions run;
  tp25d::CompileOptions compile;
  addRun(app, run);
  addCompile(app, compile);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success &help) {
    return app.exit(help);
  } catch (const CLI::ParseError &error) {
    llvm::errs() << "tp25d: error: " << error.what() << "; --help lists the options\n";
    return 1;
  }
  return app.got_subcommand("run") ? tp25d::run(run) : tp25d::compile(compile);
}
