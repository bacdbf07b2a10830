// What a command writes: its files, which are all different and appear together, and its reports.

#ifndef TP25D_DRIVER_OUTPUTS_H
#define TP25D_DRIVER_OUTPUTS_H

#include "tp25d/TensorFile/OutputFile.h"

#include <vector>

namespace tp25d {

/// The files that the options of a command name.
class NamedFiles {
public:
  /// A file that is read; `option` is what the command line has before it. Without a path nothing is read.
  void addInput(const std::string &option, const std::string &path);
  /// The same where the option says a tensor, which is in a file if it begins with '@'.
  void addTensor(const std::string &option, const std::string &tensor);
  /// A file that is written; without a path nothing is. It may be the one that the option `mayReplace` reads.
  void addOutput(const std::string &option, const std::string &path, const std::string &mayReplace = "");

  /// Fails if an output cannot be written, or leads to the same place as another output, an input, or the file that
  /// standard output goes to, however the paths are written. Only /dev/null may be named as often as wanted. If one is
  /// standard output itself, reports go to standard error from now on.
  llvm::Error check() const;

private:
  struct File {
    std::string option, path, mayReplace;
  };
  std::vector<File> inputs, outputs;
};

/// Where this process says what it does: standard output, unless that is one of the command's files.
llvm::raw_ostream &reports();

/// Fails if something that was said could not be written.
llvm::Error flushReports();

/// The files that a command writes: all of them appear, or none.
class Outputs {
public:
  llvm::Expected<OutputFile *> add(llvm::StringRef path);
  /// Adds one that somebody else has, for longer than this.
  void add(OutputFile &file) { files.push_back(&file); }
  /// Adds a file with what `write` writes; none if there is no path.
  llvm::Error addText(llvm::StringRef path, llvm::function_ref<void(llvm::raw_ostream &)> write);

  /// Keeps all of them, if all of them and the reports can be written: what takes an old file's place comes last.
  /// `timeout` is OutputFile::keep's.
  llvm::Error keep(double timeout = 0);

private:
  std::vector<std::unique_ptr<OutputFile>> owned;
  std::vector<OutputFile *> files;
};

/// What signals are to a program that writes files: those of a full disk and of a pipe that is not read are errors, and
/// others leave no temporary files.
void prepareSignals();

/// The exit code of a process that would end with `code`, which is an error, with a message after `prefix`, if reports
/// could not be written.
int endReports(int code, llvm::StringRef prefix);

} // namespace tp25d

#endif // TP25D_DRIVER_OUTPUTS_H
