// Reads and writes at positions in a file, and names files in errors.

#ifndef TP25D_LIB_TENSORFILE_FILE_H
#define TP25D_LIB_TENSORFILE_FILE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Error.h"

#include <memory>

namespace tp25d {

/// Returns the error "<path>: <message>".
llvm::Error fileError(llvm::StringRef path, const llvm::Twine &message);
llvm::Error fileError(llvm::StringRef path, llvm::Error error);

/// A regular file open for reading; threads may read from it at the same time. It is not memory-mapped, because mapped
/// pages count as memory of the process.
class InputFile {
public:
  static llvm::Expected<std::shared_ptr<const InputFile>> open(llvm::StringRef path);
  ~InputFile();
  InputFile(const InputFile &) = delete;
  InputFile &operator=(const InputFile &) = delete;

  llvm::StringRef path() const { return name; }

  /// Size in bytes when the file was opened.
  uint64_t size() const { return bytes; }

  /// Fills `buffer` with the bytes from `offset` on.
  llvm::Error read(uint64_t offset, llvm::MutableArrayRef<char> buffer) const;

  /// Reads `length` bytes from `offset` on as text.
  llvm::Expected<std::string> readText(uint64_t offset, uint64_t length) const;

private:
  InputFile(llvm::StringRef path, int descriptor) : name(path), descriptor(descriptor) {}

  std::string name;
  int descriptor;
  uint64_t bytes = 0;
};

/// Writes all of `data` to a file from `offset` on.
std::error_code writeAt(int descriptor, uint64_t offset, llvm::ArrayRef<char> data);

} // namespace tp25d

#endif // TP25D_LIB_TENSORFILE_FILE_H
