// How this library reads and writes at places in a file, and how its messages name files.
#ifndef TP25D_LIB_TENSORFILE_FILE_H
#define TP25D_LIB_TENSORFILE_FILE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Error.h"

#include <memory>

namespace tp25d {

/// The error "<path>: <message>".
llvm::Error fileError(llvm::StringRef path, const llvm::Twine &message);
llvm::Error fileError(llvm::StringRef path, llvm::Error error);

/// A regular file that is open for reading; threads may read from it at the same time. It is not mapped, since what is
/// mapped counts as memory of the process.
class InputFile {
public:
  static llvm::Expected<std::shared_ptr<const InputFile>> open(llvm::StringRef path);
  ~InputFile();
  InputFile(const InputFile &) = delete;
  InputFile &operator=(const InputFile &) = delete;

  llvm::StringRef path() const { return name; }

  /// Its bytes when it was opened.
  uint64_t size() const { return bytes; }

  /// Reads as many bytes as `buffer` has, from `offset` on.
  llvm::Error read(uint64_t offset, llvm::MutableArrayRef<char> buffer) const;

  /// Those `length` bytes as text.
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
