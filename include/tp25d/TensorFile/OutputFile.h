// Writes files that appear complete or not at all.

#ifndef TP25D_TENSORFILE_OUTPUTFILE_H
#define TP25D_TENSORFILE_OUTPUTFILE_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

#include <memory>
#include <string>

namespace tp25d {

namespace files {
struct Target;
}

/// A file that is removed with this object, or when a signal ends the process.
class TemporaryFile {
public:
  /// Creates a file in the folder of `target`, or in the folder for temporary files if that is null.
  static llvm::Expected<std::unique_ptr<TemporaryFile>> create(const files::Target *target = nullptr);
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile &) = delete;
  TemporaryFile &operator=(const TemporaryFile &) = delete;

  const std::string &path() const { return place; }
  /// The descriptor, open for reading and writing until `close`.
  int descriptor() const { return opened; }

  /// Writes the bytes that `write` produces.
  llvm::Error write(llvm::function_ref<void(llvm::raw_pwrite_stream &)> write);
  /// Syncs the file to the disk and closes the descriptor.
  llvm::Error close();

  /// Gives up ownership: this object no longer removes the file.
  void release();

private:
  TemporaryFile(std::string path, int descriptor) : place(std::move(path)), opened(descriptor) {}

  std::string place; // empty: removed or released
  int opened;
};

/// An output that an option names. All bytes are written to a temporary file first. What is at `path` stays unchanged
/// until `keep`, and forever if `keep` is not called or fails. Then
///
/// - a file replaces the old one. A link stays, and the file that it leads to is replaced;
/// - a device or a pipe receives the bytes and is never replaced; so does a descriptor of this process, which
///   /dev/stdout, /dev/fd/3 or "-", standard output, names.
class OutputFile {
public:
  /// Creates the temporary file: in the folder of the final file or, if the output is no file, in the folder for
  /// temporary files.
  static llvm::Expected<std::unique_ptr<OutputFile>> create(llvm::StringRef path);
  ~OutputFile();

  /// The path as the user wrote it, for messages.
  const std::string &path() const { return name; }
  /// The path of the temporary file until `keep`. Other processes may write to it or replace it.
  const std::string &temporaryPath() const { return temporary->path(); }
  int descriptor() const { return temporary->descriptor(); }
  bool isWrittenThrough() const;
  /// Returns the error "<path>: cannot be written: <reason>" for an error before `keep`; success if `error` is success.
  llvm::Error describe(llvm::Error error) const;

  /// Writes the bytes that `write` produces.
  llvm::Error write(llvm::function_ref<void(llvm::raw_pwrite_stream &)> write);
  llvm::Error close();
  /// Gives the file its name or, if `path` is no file, copies the bytes there, waiting for a reader at most `timeout`
  /// seconds at a time; 0: without limit.
  llvm::Error keep(double timeout = 0);

private:
  explicit OutputFile(llvm::StringRef path);
  llvm::Error writeThrough(double timeout) const;

  std::string name;
  std::unique_ptr<files::Target> target;
  std::unique_ptr<TemporaryFile> temporary;
};

} // namespace tp25d

#endif // TP25D_TENSORFILE_OUTPUTFILE_H
