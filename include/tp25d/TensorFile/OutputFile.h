// Files that are written: they appear complete or not at all.
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

/// A file that goes away with this object, or when a signal ends the process.
class TemporaryFile {
public:
  /// Beside `target`, or in the folder for such files if that is null.
  static llvm::Expected<std::unique_ptr<TemporaryFile>> create(const files::Target *target = nullptr);
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile &) = delete;
  TemporaryFile &operator=(const TemporaryFile &) = delete;

  const std::string &path() const { return place; }
  /// Open for reading and writing, until `close`.
  int descriptor() const { return opened; }

  /// Writes what `write` writes.
  llvm::Error write(llvm::function_ref<void(llvm::raw_pwrite_stream &)> write);
  /// Closes the descriptor, with all that was written to it on the disk.
  llvm::Error close();

  /// From now on the file is somebody else's.
  void release();

private:
  TemporaryFile(std::string path, int descriptor) : place(std::move(path)), opened(descriptor) {}

  std::string place; // empty: it is no more
  int opened;
};

/// What an option says that is to be written. All of it is written to a temporary file first; until `keep`, and for
/// good if that is never reached or fails, what is at `path` stays what it was. Then
///
/// - a file takes the place of the old one, or of none. A link stays, and it is the file at its end that is replaced;
/// - a device or a pipe is given the bytes, and so is the descriptor of this process that /dev/stdout, /dev/fd/3 and
///   "-", which is standard output, are. Nothing ever takes their place.
class OutputFile {
public:
  /// Makes the temporary file: in the folder where it is to appear, or else in the one for temporary files.
  static llvm::Expected<std::unique_ptr<OutputFile>> create(llvm::StringRef path);
  ~OutputFile();

  /// As the user wrote it, for messages.
  const std::string &path() const { return name; }
  /// Where the file lies until it is kept. Others may write there, or put another file there.
  const std::string &temporaryPath() const { return temporary->path(); }
  int descriptor() const { return temporary->descriptor(); }
  bool isWrittenThrough() const;
  /// "<path>: cannot be written: <what went wrong>", for what went wrong before `keep`; success if nothing did.
  llvm::Error describe(llvm::Error error) const;

  /// Writes what `write` writes.
  llvm::Error write(llvm::function_ref<void(llvm::raw_pwrite_stream &)> write);
  llvm::Error close();
  /// Gives it its name, or its bytes to what has that name: waiting for a reader no longer than `timeout` seconds at a
  /// time, or as long as it takes if that is 0.
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
