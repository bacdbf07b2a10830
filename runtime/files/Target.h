//===- Target.h - Where the path of an output leads -------------------------===//
//
// What all that write files share, tools and runtime, in plain C++. A file is replaced when what takes its place is
// complete; a device, a pipe or a descriptor of this process is written through. Functions return what went wrong in
// words, and nothing if all is well.
//
//===----------------------------------------------------------------------===//

#ifndef TP25D_RUNTIME_FILES_TARGET_H
#define TP25D_RUNTIME_FILES_TARGET_H

#include <cstddef>
#include <string>
#include <sys/stat.h>

namespace tp25d::files {

/// What a path leads to when all links are followed, whether it is there or not.
struct Target {
  std::string path;    ///< without links, in a folder that is there
  int descriptor = -1; ///< of this process, if the path means one, as "-" and /dev/stdout do
  bool exists = false;
  struct stat status = {}; ///< of what is there
  struct stat folder = {}; ///< of the folder

  /// Whether bytes go to what is there, and no file takes its place.
  bool isWrittenThrough() const { return descriptor >= 0 || (exists && !S_ISREG(status.st_mode)); }
  /// Whether it is /dev/null, by whatever name.
  bool discards() const;
  /// Equal for paths that lead to the same file, device, pipe or place for a file.
  std::string identity() const;
};

[[nodiscard]] std::string findTarget(const std::string &path, Target &target);

/// Whether something can be written there, as far as that can be known without doing it.
[[nodiscard]] std::string checkWritable(const Target &target);

/// Makes a file beside the target, or in the folder for temporary files if that is null.
[[nodiscard]] std::string createTemporary(const Target *target, std::string &path, int &descriptor);

/// Gives the file the target's name, which survives a crash of the machine as its contents do.
[[nodiscard]] std::string replace(const Target &target, const std::string &temporary);

/// Bytes on their way to a target that is written through. None of them waits longer than `timeout` seconds for who
/// reads a pipe; 0: as long as it takes.
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

/// Writes a short file, or does nothing.
[[nodiscard]] std::string writeText(const std::string &path, const std::string &text, double timeout);

} // namespace tp25d::files

#endif // TP25D_RUNTIME_FILES_TARGET_H
