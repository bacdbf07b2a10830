// The main function of an executable that tp25d compile --train creates: trains with the programs linked with it.

#include "Executable.h"
#include "Processes.h"
#include "tp25d/Run/ProgramRun.h"
#include "tp25d/Run/Training.h"
#include "llvm/Support/raw_ostream.h"

extern "C" {
/// The compiled model: a training step, an evaluation, the number of classes (0 if labels are no classes), and the
/// description of the training options.
extern const tp25d_program tp25d_compiled_program, tp25d_compiled_evaluation;
extern const int64_t tp25d_compiled_classes;
extern const char tp25d_compiled_training[];
}

static llvm::Error describe() {
  tp25d::sharedOutput() << "training step\n";
  if (llvm::Error error = tp25d::describeProgram(tp25d_compiled_program))
    return error;
  tp25d::sharedOutput() << "evaluation, which works with the blocks of the training step's parameters\n";
  return tp25d::describeProgram(tp25d_compiled_evaluation);
}

int main(int argc, char **argv) {
  tp25d::TrainingRunOptions options;
  options.classes = tp25d_compiled_classes;
  options.training = tp25d_compiled_training;
  return tp25d::runExecutable(
      argc, argv, "A model that tp25d compiled: trains it on the devices it was compiled for", options,
      [&](CLI::App &app) { addTrainingRunOptions(app, options); }, describe,
      [&] { return tp25d::runTraining(tp25d_compiled_program, tp25d_compiled_evaluation, options); });
}
