// The arguments of programs as tensors.

#include "Arguments.h"

#include "Processes.h"

namespace tp25d {

int64_t countDevices(const tp25d_program &program) {
  int64_t count = 1;
  for (int64_t size : program.grid)
    count *= size;
  return count;
}

llvm::ArrayRef<int64_t> getShape(const tp25d_argument &argument) {
  return llvm::ArrayRef(argument.size, static_cast<size_t>(argument.rank));
}

tp25d_type getType(const tp25d_argument &argument) { return static_cast<tp25d_type>(argument.type); }

llvm::Error checkType(const TensorSource &tensor, const tp25d_argument &argument, const std::string &source) {
  if (tensor.type() == getType(argument) && tensor.shape() == getShape(argument))
    return llvm::Error::success();
  return llvm::createStringError(source + " is " + tensor.str() + ", but " + argument.name + " of the model is " +
                                 formatType(getType(argument), getShape(argument)));
}

llvm::Expected<std::unique_ptr<TensorFileWriter>> createWriter(llvm::StringRef path, const tp25d_argument &result) {
  TensorDescription description{result.name, getType(result), llvm::SmallVector<int64_t>(getShape(result))};
  llvm::Expected<std::unique_ptr<TensorFileWriter>> writer = nullptr;
  if (isFirstProcess())
    writer = TensorFileWriter::create(path, description);
  if (llvm::Error error = agree(writer.takeError()))
    return error;
  auto temporary = shareText(isFirstProcess() ? (*writer)->temporaryPath() : "");
  if (!temporary)
    return temporary.takeError();
  if (!isFirstProcess())
    writer = TensorFileWriter::join(path, *temporary, description);
  if (llvm::Error error = agree(writer.takeError()))
    return error;
  return writer;
}

} // namespace tp25d
