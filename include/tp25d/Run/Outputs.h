// The outputs of a command: its files, which must differ and which appear together, and its reports.

#ifndef TP25D_RUN_OUTPUTS_H
#define TP25D_RUN_OUTPUTS_H

#include "tp25d/TensorFile/OutputFile.h"

#include <vector>

namespace tp25d {

/// The input and output files that the options of a command name.
class NamedFiles {
public:
  /// Adds a file that is read, unless `path` is empty; `option` is the text before it on the command line, for
  /// messages.
  void addInput(const std::string &option, const std::string &path);
  /// Adds the file of an option whose value is a tensor; the tensor is in a file if the value begins with '@'.
  void addTensor(const std::string &option, const std::string &tensor);
  /// Adds a file that is written, unless `path` is empty. It may be the file that the option `mayReplace` reads.
  void addOutput(const std::string &option, const std::string &path, const std::string &mayReplace = "");

  /// Fails if an output cannot be written, or if it is the same file as another output, an input, or the file that
  /// standard output is redirected to, however the paths are spelled. Only /dev/null may be named more than once. If an
  /// output is standard output itself, reports go to standard error from then on.
  llvm::Error check() const;

private:
  struct File {
    std::string option, path, mayReplace;
  };
  std::vector<File> inputs, outputs;
};

/// The stream for this process's messages: standard output, unless that is one of the command's files.
llvm::raw_ostream &reports();

/// Flushes the reports; fails if any part of them could not be written.
llvm::Error flushReports();

/// The files that a command writes: either all of them appear, or none.
class Outputs {
public:
  llvm::Expected<OutputFile *> add(llvm::StringRef path);
  /// Adds a file that the caller owns; it must outlive this object.
  void add(OutputFile &file) { files.push_back(&file); }
  /// Adds a file with the text that `write` produces; does nothing if `path` is empty.
  llvm::Error addText(llvm::StringRef path, llvm::function_ref<void(llvm::raw_ostream &)> write);

  /// Gives all files their names if all of them and the reports can be written. Files that replace old ones come last,
  /// after outputs that get their bytes written through. `timeout` is that of OutputFile::keep.
  llvm::Error keep(double timeout = 0);

private:
  std::vector<std::unique_ptr<OutputFile>> owned;
  std::vector<OutputFile *> files;
};

/// Sets up signal handling for a program that writes files: a full disk or a closed pipe become errors instead of
/// signals, and all other signals remove temporary files.
void prepareSignals();

/// Flushes the reports and returns the exit code: `code` if they could be written. Else prints the error after `prefix`
/// and returns `code`, or 1 if that is 0.
int endReports(int code, llvm::StringRef prefix);

} // namespace tp25d

#endif // TP25D_RUN_OUTPUTS_H
