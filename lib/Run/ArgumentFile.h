// Writes arguments of a program to a file, together with the other processes.

#ifndef TP25D_LIB_RUN_ARGUMENTFILE_H
#define TP25D_LIB_RUN_ARGUMENTFILE_H

#include "tp25d/TensorFile/TensorFileWriter.h"
#include "tp25d/runtime.h"

namespace tp25d {

/// A file of results, parameters and states, to which every process writes its blocks. All processes call the methods;
/// then the first of them keeps the file.
class ArgumentFile {
public:
  /// Creates the file with room for arguments number `arguments` of the program; if it fails in one process, it fails
  /// in all. A .npy file has room for one.
  static llvm::Expected<ArgumentFile> create(llvm::StringRef path, const tp25d_program &program,
                                             llvm::ArrayRef<int64_t> arguments,
                                             const SafetensorsMetadata &metadata = {});
  /// Writes the blocks that this process is responsible for, and closes the file.
  llvm::Error store(tp25d_runtime *runtime);
  /// The file to keep, in the first process.
  OutputFile &file() { return writer->file(); }

private:
  ArgumentFile(const tp25d_program &program, llvm::ArrayRef<int64_t> arguments)
      : program(&program), arguments(arguments) {}

  const tp25d_program *program;
  llvm::SmallVector<int64_t> arguments;
  std::unique_ptr<TensorFileWriter> writer;
};

} // namespace tp25d

#endif // TP25D_LIB_RUN_ARGUMENTFILE_H
