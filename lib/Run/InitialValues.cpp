// Chooses where each initial value of a training comes from.

#include "InitialValues.h"

#include "Arguments.h"
#include "Processes.h"
#include "tp25d/TensorFile/TensorArgument.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

namespace tp25d {

llvm::Expected<std::vector<std::unique_ptr<TensorSource>>> openInitialValues(const tp25d_program &step,
                                                                             const std::optional<Checkpoint> &resumed,
                                                                             const std::string &params, uint64_t seed) {
  auto file = openParams(params);
  if (!file)
    return file.takeError();
  std::vector<std::unique_ptr<TensorSource>> values;
  std::vector<std::string> drawn, zeros;
  for (const tp25d_argument &argument : getArguments(step)) {
    llvm::Expected<std::unique_ptr<TensorSource>> value = nullptr;
    if (!isLasting(argument)) {
      // inputs and results have no initial value
    } else if (resumed) {
      value = resumed->find(argument);
    } else if (argument.name == seedState) {
      value = parseTensorSource("i64=" + std::to_string(static_cast<int64_t>(seed)));
    } else if (argument.kind == TP25D_STATE || (!*file && argument.value)) {
      // the runtime has the value
    } else if (*file) {
      value = findValue(**file, params, argument);
    } else if (argument.rank > 1) {
      value = draw(argument, seed, values.size());
      drawn.push_back(argument.name);
    } else {
      value = parseTensorSource(formatType(getType(argument), getShape(argument)));
      zeros.push_back(argument.name);
    }
    if (!value)
      return value.takeError();
    values.push_back(std::move(*value));
  }
  if (!drawn.empty())
    sharedOutput() << "drawn at random from seed " << seed << ": " << llvm::join(drawn, ", ") << '\n';
  if (!zeros.empty())
    sharedOutput() << "zeros at first: " << llvm::join(zeros, ", ") << '\n';
  return values;
}

} // namespace tp25d
