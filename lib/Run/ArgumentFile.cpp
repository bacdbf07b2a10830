// Writes arguments of a program to a file, together with the other processes.

#include "ArgumentFile.h"

#include "Arguments.h"
#include "Processes.h"
#include "tp25d/Run/Devices.h"
#include "llvm/ADT/STLExtras.h"

namespace tp25d {

llvm::Expected<ArgumentFile> ArgumentFile::create(llvm::StringRef path, const tp25d_program &program,
                                                  llvm::ArrayRef<int64_t> arguments,
                                                  const SafetensorsMetadata &metadata) {
  ArgumentFile result(program, arguments);
  std::vector<TensorDescription> tensors;
  for (int64_t number : arguments) {
    const tp25d_argument &argument = program.arguments[number];
    tensors.push_back({argument.name, getType(argument), llvm::SmallVector<int64_t>(getShape(argument))});
  }
  llvm::Expected<std::unique_ptr<TensorFileWriter>> writer = nullptr;
  if (isFirstProcess())
    writer = TensorFileWriter::create(path, tensors, metadata);
  if (llvm::Error error = agree(writer.takeError()))
    return error;
  auto temporary = shareText(isFirstProcess() ? (*writer)->temporaryPath() : "");
  if (!temporary)
    return temporary.takeError();
  if (!isFirstProcess())
    writer = TensorFileWriter::join(path, *temporary, tensors, metadata);
  if (llvm::Error error = agree(writer.takeError()))
    return error;
  result.writer = std::move(*writer);
  return result;
}

llvm::Error ArgumentFile::store(tp25d_runtime *runtime) {
  auto storeAll = [&]() -> llvm::Error {
    for (auto [tensor, argument] : llvm::enumerate(arguments)) {
      auto visit = [&, tensor = tensor](llvm::ArrayRef<int64_t> offset, llvm::ArrayRef<int64_t> size,
                                        const void *block) { return writer->writeBlock(tensor, offset, size, block); };
      if (llvm::Error error = storeBlocks(runtime, argument, program->arguments[argument].rank, visit))
        return error;
    }
    return writer->close();
  };
  return agree(storeAll());
}

} // namespace tp25d
