// Checks the states, parameters and results of the programs of a training.

#include "TrainingPrograms.h"

#include "Arguments.h"
#include "Checkpoint.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FormatVariadic.h"

namespace tp25d {

int64_t findResult(const tp25d_program &program, int64_t number) {
  for (int64_t i = 0; i < program.argument_count; ++i)
    if (program.arguments[i].kind == TP25D_RESULT && number-- == 0)
      return i;
  return -1;
}

static const tp25d_argument *findLasting(const tp25d_program &program, llvm::StringRef name) {
  const tp25d_argument *found = llvm::find_if(getArguments(program), [&](const tp25d_argument &argument) {
    return isLasting(argument) && argument.name == name;
  });
  return found == getArguments(program).end() ? nullptr : found;
}

/// Checks the results that a training reads.
static llvm::Error checkResults(const tp25d_program &program, llvm::StringRef name) {
  const char *const meanings[] = {"loss", "count of labels", "count of right ones"};
  for (auto [number, what] : llvm::enumerate(meanings)) {
    const int64_t result = findResult(program, static_cast<int64_t>(number));
    const bool isMissing = result < 0;
    if (isMissing && number == rightResult) // only programs with classes have this result
      break;
    std::string type =
        isMissing ? "missing" : formatType(getType(program.arguments[result]), getShape(program.arguments[result]));
    if (type != "f32")
      return llvm::createStringError(
          llvm::formatv("result {0} of the {1} is {2}, but must be an f32, the {3}", number, name, type, what).str());
  }
  return llvm::Error::success();
}

llvm::Error checkPrograms(const tp25d_program &step, const tp25d_program &evaluation) {
  const tp25d_argument *count = findLasting(step, stepState);
  if (!count || count->kind != TP25D_STATE || getType(*count) != TP25D_I64 || count->rank != 0)
    return llvm::createStringError("the program is no training step: it has no state '" + stepState + "', an i64");
  llvm::StringSet<> names;
  for (const tp25d_argument &argument : getArguments(step))
    if (isLasting(argument) && !names.insert(argument.name).second)
      return llvm::createStringError(llvm::Twine("two arguments of the model are the parameter '") + argument.name +
                                     "', which each step would update in two ways");
  for (const auto &[program, name] : {std::pair(&step, "training step"), {&evaluation, "evaluation"}})
    if (llvm::Error error = checkResults(*program, name))
      return error;
  // The runtime checks that parameters of the same name have the same blocks.
  for (const tp25d_argument &argument : getArguments(evaluation))
    if (isLasting(argument) && !findLasting(step, argument.name))
      return llvm::createStringError(llvm::Twine("the parameter '") + argument.name +
                                     "' of the evaluation is none of the training step");
  return llvm::Error::success();
}

} // namespace tp25d
