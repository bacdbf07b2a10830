// tp25d: runs and compiles models that are sharded over a grid of devices.

#include "Compile.h"
#include "Run.h"
#include "Train.h"
#include "tp25d/Run/Outputs.h"
#include "tp25d/Run/Validators.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/raw_ostream.h"

#include <sstream>

/// Adds the options of all commands: the model, and how it is sharded.
static void addModelOptions(CLI::App &command, std::string &model, tp25d::ShardOptions &shard) {
  command.add_option("model", model, "the model, as MLIR text or bytecode; - is standard input")->required();
  const std::string grid = "Grid";
  command.add_option("-q", shard.grid.q, "rows and columns of the grid; default: the model's tp25d.grid, or 1")
      ->group(grid)
      ->check(tp25d::atLeast(1));
  command.add_option("-d", shard.grid.d, "depth of the grid; default: the model's tp25d.grid, or 1")
      ->group(grid)
      ->check(tp25d::atLeast(1));
  command
      .add_option("--stationary", shard.forms.stationary,
                  "matrix that stays put in every product (default: c, or what both operands' shardings ask for)")
      ->group(grid)
      ->check(CLI::IsMember({"a", "b", "c"}));
  command.add_option("--depth", shard.forms.depth, "factor of every product that depth splits")
      ->group(grid)
      ->check(CLI::IsMember({"m", "n", "k"}));
}

static void addRun(CLI::App &app, tp25d::RunOptions &options) {
  CLI::App *run = app.add_subcommand("run", "run a model on virtual devices in this process");
  addModelOptions(*run, options.model, options.shard);
  run->add_flag("--print-shards", options.printShards, "print every tensor's block, and which device holds what")
      ->group("Grid");
  tp25d::addProgramOptions(*run, options.program);
  run->add_flag("--check", options.check,
                "compare with a reference: the model as upstream's own passes lower it, unsharded, with sums in f64")
      ->group("Checks and measurements");
  run->add_option("--check-limit", options.checkLimit, "the largest reference to compute, in 10^9 operations")
      ->group("Checks and measurements")
      ->check(tp25d::atLeast(0))
      ->capture_default_str();
}

/// Adds the options that say how a model is trained, by this process or by an executable.
static void addTrainingOptions(CLI::App &command, tp25d::StageOptions &stages) {
  tp25d::TrainingOptions &training = stages.training.emplace();
  tp25d::AddOptimizerOptions &optimizer = training.optimizer;
  const std::string objective = "Loss and optimizer";
  command.add_option("--loss", training.loss.loss, "what is made small")
      ->group(objective)
      ->check(CLI::IsMember({"softmax-cross-entropy", "mean-squared-error"}))
      ->capture_default_str();
  command.add_option("--batch", stages.batch, "samples of a step; 0: as many as the model has")
      ->group(objective)
      ->check(tp25d::atLeast(0))
      ->capture_default_str();
  command.add_option("--optimizer", optimizer.optimizer, "what updates the parameters")
      ->group(objective)
      ->check(CLI::IsMember({"adamw", "sgd"}))
      ->capture_default_str();
  command.add_option("--learning-rate", optimizer.learningRate, "the largest, where it changes")
      ->group(objective)
      ->check(tp25d::atLeast(0))
      ->capture_default_str();
  auto share = CLI::Range(0.0, 1.0);
  command.add_option("--momentum", optimizer.momentum, "of sgd")->group(objective)->check(share)->capture_default_str();
  command.add_option("--beta1", optimizer.beta1, "of adamw, for the gradient")
      ->group(objective)
      ->check(share)
      ->capture_default_str();
  command.add_option("--beta2", optimizer.beta2, "of adamw, for its square")
      ->group(objective)
      ->check(share)
      ->capture_default_str();
  command.add_option("--epsilon", optimizer.epsilon, "of adamw, added to the root of the square")
      ->group(objective)
      ->check(tp25d::atLeast(0))
      ->capture_default_str();
  command.add_option("--weight-decay", optimizer.weightDecay, "of adamw, of matrices")
      ->group(objective)
      ->check(tp25d::atLeast(0))
      ->capture_default_str();
  command.add_option("--clip-norm", optimizer.clipNorm, "largest norm of all gradients together; 0: any")
      ->group(objective)
      ->check(tp25d::atLeast(0))
      ->capture_default_str();
  command.add_option("--schedule", optimizer.schedule, "of the learning rate")
      ->group(objective)
      ->check(CLI::IsMember({"constant", "cosine"}))
      ->capture_default_str();
  command.add_option("--warmup-steps", optimizer.warmupSteps, "in which the learning rate grows from zero")
      ->group(objective)
      ->check(tp25d::atLeast(0))
      ->capture_default_str();
  command
      .add_option("--total-steps", optimizer.totalSteps,
                  "after which the cosine is zero; 0: as many as all epochs have")
      ->group(objective)
      ->check(tp25d::atLeast(0))
      ->capture_default_str();
  command
      .add_option("--recompute", training.gradients.recompute,
                  "what of the forward pass is computed once more for the backward pass, rather than kept")
      ->group(objective)
      ->check(CLI::IsMember({"nothing", "by-size", "all"}))
      ->capture_default_str();
  command.add_flag("--split-states", stages.shard.splitStates, "divide what the optimizer keeps over depth as well")
      ->group(objective);
}

static void addTrain(CLI::App &app, tp25d::TrainOptions &options) {
  CLI::App *train = app.add_subcommand("train", "train a model on virtual devices in this process");
  addModelOptions(*train, options.model, options.stages.shard);
  addTrainingOptions(*train, options.stages);
  tp25d::addTrainingRunOptions(*train, options.run);
}

/// Accepts texts that can be part of a name in C.
static std::string isName(const std::string &text) {
  bool fits = !text.empty() && !llvm::isDigit(text.front()) &&
              llvm::all_of(text, [](char c) { return llvm::isAlnum(c) || c == '_'; });
  return fits ? "" : "must be a name as in C, got: " + text;
}

static void addCompile(CLI::App &app, tp25d::CompileOptions &options) {
  CLI::App *compile = app.add_subcommand("compile", "make a model an executable, started by itself or by mpirun");
  addModelOptions(*compile, options.model, options.stages.shard);
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
  compile
      ->add_option("--timeout", options.timeout,
                   "seconds to wait for who reads an output that is a pipe; 0: as long as it takes")
      ->group(output)
      ->check(tp25d::atLeast(0))
      ->capture_default_str();
  CLI::Option *trains =
      compile->add_flag("--train", options.trains, "make an executable that trains the model")->group(output);
  CLI::App &training = *compile->add_option_group("Training");
  addTrainingOptions(training, options.stages);
  for (CLI::Option *option : training.get_options())
    option->needs(trains);
}

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv, /*InstallPipeSignalExitHandler=*/false);
  tp25d::prepareSignals();
  CLI::App app{"Shards models built of matrix products over a q x q x d grid of devices"};
  app.set_version_flag("--version", "tp25d " TP25D_VERSION);
  app.require_subcommand(1);
  tp25d::RunOptions run;
  tp25d::TrainOptions train;
  tp25d::CompileOptions compile;
  addRun(app, run);
  addTrain(app, train);
  addCompile(app, compile);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success &help) {
    std::ostringstream text;
    int code = app.exit(help, text, text);
    llvm::outs() << text.str();
    return tp25d::endReports(code, "tp25d: ");
  } catch (const CLI::ParseError &error) {
    llvm::errs() << "tp25d: error: " << error.what() << "; --help lists the options\n";
    return 1;
  }
  int code = app.got_subcommand("run")     ? tp25d::run(run)
             : app.got_subcommand("train") ? tp25d::train(train)
                                           : tp25d::compile(compile);
  return tp25d::endReports(code, "tp25d: ");
}
