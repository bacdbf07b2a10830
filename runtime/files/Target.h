// Writes output files for the tools and the runtime, in C++ without LLVM. A file replaces the old one when it is
// complete; a device, a pipe or a descriptor of this process receives the bytes. Functions return an error message,
// empty on success.

#ifndef TP25D_RUNTIME_FILES_TARGET_H
#define TP25D_RUNTIME_FILES_TARGET_H

#include <cstddef>
#include <string>
#include <sys/stat.h>

namespace tp25d::files {

/// The file that a path leads to after following all links, whether it exists or not.
struct Target {
  std::string path;    ///< path without links, in a folder that exists
  int descriptor = -1; ///< descriptor of this process, if the path names one, as "-" and /dev/stdout do
  bool exists = false;
  struct stat status = {}; ///< status of the file, if it exists
  struct stat folder = {}; ///< status of the folder

  /// True if bytes are written to the existing target, which is not replaced.
  bool isWrittenThrough() const { return descriptor >= 0 || (exists && !S_ISREG(status.st_mode)); }
  /// True if it is /dev/null, under any name.
  bool discards() const;
  /// Returns a text that is equal for paths to the same file, device, pipe or place of a new file.
  std::string identity() const;
};

[[nodiscard]] std::string findTarget(const std::string &path, Target &target);

/// Returns an error if the target cannot be written, as far as that can be determined without writing.
[[nodiscard]] std::string checkWritable(const Target &target);

/// Creates a file beside the target, or in the folder for temporary files if `target` is null.
[[nodiscard]] std::string createTemporary(const Target *target, std::string &path, int &descriptor);

/// Renames the file to the target's name; the new name survives a crash of the machine as its contents do.
[[nodiscard]] std::string replace(const Target &target, const std::string &temporary);

/// Writes bytes to a target that is not replaced. No call waits longer than `timeout` seconds for a pipe's reader; 0:
/// no limit.
class Stream {
public:
  Stream() = default;
  ~Stream();
  Stream(const Stream &) = delete;
  Stream &operator=(const Stream &) = delete;

  [[nodiscard]] std::string open(const Target &target, double timeout);
  [[nodiscard]] std::string write(const char *data, size_t size);
  [[nodiscard]] std::string close();

private:
  int descriptor = -1;
  bool isPipe = false, isFile = false;
  double timeout = 0;
};

/// Writes a short file as a whole, or not at all.
[[nodiscard]] std::string writeText(const std::string &path, const std::string &text, double timeout);

} // namespace tp25d::files

#endif // TP25D_RUNTIME_FILES_TARGET_H
