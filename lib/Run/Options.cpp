// Adds the options that all programs have, whether tp25d or an executable runs them.

#include "tp25d/Run/ProgramRun.h"
#include "tp25d/Run/Training.h"
#include "tp25d/Run/Validators.h"

namespace tp25d {

CLI::Validator atLeast(int64_t least) {
  auto check = [least](const std::string &text) -> std::string {
    double number = 0;
    if (llvm::to_float(llvm::StringRef(text), number) && std::isfinite(number) && number >= static_cast<double>(least))
      return "";
    return "must be a number of at least " + std::to_string(least) + ", got: " + text;
  };
  return CLI::Validator(check, ">= " + std::to_string(least));
}

void addTimeoutOption(CLI::App &app, DeviceOptions &options, const std::string &group) {
  app.add_option("--timeout", options.timeout,
                 "seconds that a device may wait for another, or an output for who reads it; 0: as long as it takes")
      ->group(group)
      ->check(atLeast(0))
      ->capture_default_str();
}

void addProgramOptions(CLI::App &app, ProgramOptions &options) {
  const std::string tensors = "Tensors";
  app.add_option("--input", options.inputs, "an input, in order: @file.npy or 2x3xf32=1 2 3 4 5 6")
      ->group(tensors)
      ->allow_extra_args(false);
  app.add_option("--params", options.params, "a safetensors file with the parameters")->group(tensors);
  app.add_option("--state", options.state,
                 "a safetensors file with what runs update; else it is as in --params, or zeros")
      ->group(tensors);
  app.add_option("--save-state", options.savedState, "where to write, for --state, what the last run has updated")
      ->group(tensors);
  app.add_option("--seed", options.seed, "for what is not given: it is drawn at random")
      ->group(tensors)
      ->capture_default_str();
  app.add_option("--output", options.outputs, "where to write a result, in order: @file.npy or @file.safetensors")
      ->group(tensors)
      ->allow_extra_args(false);

  const std::string checks = "Checks and measurements";
  app.add_option("--expected-output", options.expectedOutputs, "what a result must be, in order: as --input")
      ->group(checks)
      ->allow_extra_args(false);
  app.add_option("--tolerance", options.tolerance,
                 "largest difference allowed, times 1 + max |expected| (default: 1e-4; --check: as the model's types "
                 "and sums let expect)")
      ->group(checks)
      ->check(atLeast(0));
  app.add_option("--repeat", options.repeat, "times to run")->group(checks)->check(atLeast(1))->capture_default_str();
  app.add_option("--stats", options.statistics, "where to write times, bytes and memory, as JSON")->group(checks);
  app.add_option("--trace", options.trace, "where to write what each device did when, for Perfetto or Chrome")
      ->group(checks);
  app.add_flag("--blocking", options.blocking, "wait for every transfer where it starts, to measure what overlap gains")
      ->group(checks);
  addTimeoutOption(app, options, checks);
}

void addTrainingRunOptions(CLI::App &app, TrainingRunOptions &options) {
  const std::string samples = "Samples";
  app.add_option("--data", options.data, "the samples: @file.npy, for each input of the model in order")
      ->group(samples)
      ->allow_extra_args(false);
  app.add_option("--labels", options.labels, "what is right for them: numbers of classes, or what the result should be")
      ->group(samples);
  app.add_option("--validation-data", options.validationData, "samples that are not trained with, as --data")
      ->group(samples)
      ->allow_extra_args(false);
  app.add_option("--validation-labels", options.validationLabels, "what is right for those")->group(samples);

  const std::string course = "Course";
  app.add_option("--epochs", options.epochs, "times that all samples are gone through")
      ->group(course)
      ->check(atLeast(1))
      ->capture_default_str();
  app.add_option("--steps", options.steps, "stop after so many steps in all; 0: after the last epoch")
      ->group(course)
      ->check(atLeast(0))
      ->capture_default_str();
  app.add_option("--seed", options.seed, "for initial values, the order of samples and dropout [0]")->group(course);
  app.add_option("--params", options.params, "a safetensors file with initial values of the parameters")->group(course);
  addTimeoutOption(app, options, course);

  const std::string files = "Checkpoints and reports";
  app.add_option("--checkpoint", options.checkpoint,
                 "a .safetensors file for all that is needed to go on: written at the end and when SIGINT or SIGTERM "
                 "stops the training")
      ->group(files);
  app.add_option("--checkpoint-every", options.checkpointEvery, "write it after every so many steps, too; 0: do not")
      ->group(files)
      ->check(atLeast(0))
      ->capture_default_str();
  app.add_option("--resume", options.resume, "a checkpoint to go on from, made on any grid")->group(files);
  app.add_option("--stats", options.statistics, "where to write losses, times, bytes and memory, as JSON")
      ->group(files);
  app.add_option("--plot", options.plot, "where to write the loss curve, as SVG")->group(files);
}

} // namespace tp25d
