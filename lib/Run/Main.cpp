// The main function of an executable that tp25d compile creates: runs the program that is linked with it.

#include "Executable.h"
#include "tp25d/Run/ProgramRun.h"

/// The compiled model.
extern "C" const tp25d_program tp25d_compiled_program;

int main(int argc, char **argv) {
  tp25d::ProgramOptions options;
  return tp25d::runExecutable(
      argc, argv, "A model that tp25d compiled: runs it on the devices it was compiled for", options,
      [&](CLI::App &app) { addProgramOptions(app, options); },
      [] { return tp25d::describeProgram(tp25d_compiled_program); },
      [&] { return tp25d::runProgram(tp25d_compiled_program, options); });
}
