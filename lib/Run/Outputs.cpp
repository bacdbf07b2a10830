// Checks the outputs of a command, and keeps them.

#include "tp25d/Run/Outputs.h"

#include "files/Target.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Signals.h"

#include <csignal>
#include <unistd.h>

namespace tp25d {

//===----------------------------------------------------------------------===//
// Reports
//===----------------------------------------------------------------------===//

static bool reportsGoToStandardError = false;

llvm::raw_ostream &reports() { return reportsGoToStandardError ? llvm::errs() : llvm::outs(); }

llvm::Error flushReports() {
  auto &stream = static_cast<llvm::raw_fd_ostream &>(reports());
  stream.flush();
  if (!stream.has_error())
    return llvm::Error::success();
  std::error_code error = stream.error();
  stream.clear_error(); // else the stream would end the process
  return llvm::createStringError(std::string(reportsGoToStandardError ? "standard error" : "standard output") +
                                 ": cannot be written: " + error.message());
}

int endReports(int code, llvm::StringRef prefix) {
  llvm::Error error = flushReports();
  if (!error)
    return code;
  llvm::errs() << (prefix + "error: " + llvm::toString(std::move(error)) + "\n").str();
  return code ? code : 1;
}

//===----------------------------------------------------------------------===//
// Files
//===----------------------------------------------------------------------===//

void NamedFiles::addInput(const std::string &option, const std::string &path) {
  if (!path.empty())
    inputs.push_back({option, path, ""});
}

void NamedFiles::addTensor(const std::string &option, const std::string &tensor) {
  if (!tensor.empty() && tensor.front() == '@')
    addInput(option + '@', tensor.substr(1));
}

void NamedFiles::addOutput(const std::string &option, const std::string &path, const std::string &mayReplace) {
  if (!path.empty())
    outputs.push_back({option, path, mayReplace});
}

llvm::Error NamedFiles::check() const {
  struct Known {
    std::string identity;
    const File *file;
    bool isRead;
  };
  std::vector<Known> known;
  for (const File &input : inputs) {
    files::Target target;
    // Reading reports files that cannot be read. An input that is no file, such as a terminal, may be an output, too.
    if (files::findTarget(input.path == "-" ? "/dev/stdin" : input.path, target).empty() && target.exists &&
        S_ISREG(target.status.st_mode))
      known.push_back({target.identity(), &input, true});
  }
  const File standardOutput = {"", "standard output", ""};
  files::Target reportFile;
  if (files::findTarget("-", reportFile).empty() && S_ISREG(reportFile.status.st_mode))
    known.push_back({reportFile.identity(), &standardOutput, false});
  for (const File &output : outputs) {
    files::Target target;
    std::string problem = files::findTarget(output.path, target);
    if (problem.empty())
      problem = files::checkWritable(target);
    if (!problem.empty())
      return llvm::createStringError(output.path + ": cannot be written: " + problem);
    if (target.discards())
      continue;
    for (const Known &other : known) {
      const bool isItself = other.file == &standardOutput && target.descriptor >= 0;
      const bool mayReplace = other.isRead && other.file->option == output.mayReplace;
      if (other.identity == target.identity() && !isItself && !mayReplace)
        return llvm::createStringError(output.option + output.path + " is the same file as " + other.file->option +
                                       other.file->path + (other.isRead ? ", which is read" : ""));
    }
    known.push_back({target.identity(), &output, false});
    reportsGoToStandardError |= target.descriptor == STDOUT_FILENO;
  }
  return llvm::Error::success();
}

llvm::Expected<OutputFile *> Outputs::add(llvm::StringRef path) {
  auto file = OutputFile::create(path);
  if (!file)
    return file.takeError();
  owned.push_back(std::move(*file));
  add(*owned.back());
  return owned.back().get();
}

llvm::Error Outputs::addText(llvm::StringRef path, llvm::function_ref<void(llvm::raw_ostream &)> write) {
  if (path.empty())
    return llvm::Error::success();
  auto file = add(path);
  return file ? (*file)->write(write) : file.takeError();
}

llvm::Error Outputs::keep(double timeout) {
  for (OutputFile *file : files)
    if (llvm::Error error = file->close())
      return error;
  if (llvm::Error error = flushReports())
    return error;
  for (bool isWrittenThrough : {true, false})
    for (OutputFile *file : files)
      if (file->isWrittenThrough() == isWrittenThrough)
        if (llvm::Error error = file->keep(timeout))
          return error;
  return llvm::Error::success();
}

void prepareSignals() {
  llvm::sys::SetInterruptFunction(nullptr); // installs LLVM's handlers now, because it would replace those below later
  std::signal(SIGXFSZ, SIG_IGN);
  std::signal(SIGPIPE, SIG_IGN);
}

} // namespace tp25d
