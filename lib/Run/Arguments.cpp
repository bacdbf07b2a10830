// Opens, draws and creates tensors for the arguments of programs.

#include "Arguments.h"

#include "tp25d/TensorFile/Random.h"
#include "llvm/ADT/STLExtras.h"

#include <cmath>

namespace tp25d {

int64_t countDevices(const tp25d_program &program) {
  int64_t count = 1;
  for (int64_t size : program.grid)
    count *= size;
  return count;
}

llvm::ArrayRef<tp25d_argument> getArguments(const tp25d_program &program) {
  return llvm::ArrayRef(program.arguments, static_cast<size_t>(program.argument_count));
}

std::vector<int64_t> getNumbers(const tp25d_program &program,
                                llvm::function_ref<bool(const tp25d_argument &)> isWanted) {
  std::vector<int64_t> numbers;
  for (int64_t i = 0; i < program.argument_count; ++i)
    if (isWanted(program.arguments[i]))
      numbers.push_back(i);
  return numbers;
}

llvm::ArrayRef<int64_t> getShape(const tp25d_argument &argument) {
  return llvm::ArrayRef(argument.size, static_cast<size_t>(argument.rank));
}

tp25d_type getType(const tp25d_argument &argument) { return static_cast<tp25d_type>(argument.type); }

bool isLasting(const tp25d_argument &argument) {
  return argument.kind == TP25D_PARAMETER || argument.kind == TP25D_STATE;
}

llvm::Error checkType(const TensorSource &tensor, const tp25d_argument &argument, const std::string &source) {
  if (tensor.type() == getType(argument) && tensor.shape() == getShape(argument))
    return llvm::Error::success();
  return llvm::createStringError(source + " is " + tensor.str() + ", but " + argument.name + " of the model is " +
                                 formatType(getType(argument), getShape(argument)));
}

llvm::Expected<std::unique_ptr<TensorSource>> findTensor(const SafetensorsFile &file, const std::string &path,
                                                         const tp25d_argument &argument) {
  auto tensor = file.find(argument.name);
  if (!tensor)
    return tensor.takeError();
  if (llvm::Error error = checkType(**tensor, argument, path + ": tensor '" + argument.name + "'"))
    return error;
  return tensor;
}

llvm::Expected<std::unique_ptr<TensorSource>> findValue(const SafetensorsFile &file, const std::string &path,
                                                        const tp25d_argument &argument) {
  bool mayBeMissing = argument.value || argument.kind == TP25D_STATE;
  if (mayBeMissing && !llvm::is_contained(file.names(), argument.name))
    return nullptr;
  return findTensor(file, path, argument);
}

llvm::Expected<std::optional<SafetensorsFile>> openParams(const std::string &path) {
  if (path.empty())
    return std::nullopt;
  auto file = SafetensorsFile::open(path);
  if (!file)
    return file.takeError();
  return std::move(*file);
}

std::unique_ptr<TensorSource> draw(const tp25d_argument &argument, uint64_t seed, uint64_t number) {
  bool isMatrix = argument.kind == TP25D_PARAMETER && argument.type <= TP25D_F16 && argument.rank > 1;
  float scale = isMatrix ? std::sqrt(3.0f / static_cast<float>(argument.size[argument.rank - 2])) : 1;
  return makeUniformSource(getType(argument), getShape(argument), seed, number, scale);
}

} // namespace tp25d
