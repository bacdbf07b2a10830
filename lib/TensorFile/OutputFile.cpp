// Writes files under temporary names, and copies bytes to outputs that are no files.

#include "tp25d/TensorFile/OutputFile.h"

#include "File.h"
#include "files/Target.h"

#include "llvm/Support/Errno.h"
#include "llvm/Support/Signals.h"

#include <unistd.h>

using namespace llvm;

namespace tp25d {

static Error toError(const std::string &problem) {
  return problem.empty() ? Error::success() : createStringError(problem);
}

//===----------------------------------------------------------------------===//
// TemporaryFile
//===----------------------------------------------------------------------===//

Expected<std::unique_ptr<TemporaryFile>> TemporaryFile::create(const files::Target *target) {
  std::string path;
  int descriptor = -1;
  if (Error error = toError(files::createTemporary(target, path, descriptor)))
    return error;
  sys::RemoveFileOnSignal(path);
  return std::unique_ptr<TemporaryFile>(new TemporaryFile(std::move(path), descriptor));
}

TemporaryFile::~TemporaryFile() {
  if (opened >= 0)
    ::close(opened);
  if (place.empty())
    return;
  ::unlink(place.c_str()); // no recovery if that fails
  release();
}

void TemporaryFile::release() {
  sys::DontRemoveFileOnSignal(place);
  place.clear();
}

Error TemporaryFile::write(function_ref<void(raw_pwrite_stream &)> write) {
  raw_fd_ostream os(opened, /*shouldClose=*/false);
  write(os);
  os.flush();
  std::error_code error = os.error();
  os.clear_error(); // else the stream would end the process
  return error ? createStringError(error.message()) : Error::success();
}

Error TemporaryFile::close() {
  if (opened < 0)
    return Error::success();
  std::error_code error;
  if (fsync(opened) < 0)
    error = errnoAsErrorCode();
  if (::close(opened) < 0 && !error)
    error = errnoAsErrorCode();
  opened = -1;
  return error ? createStringError(error.message()) : Error::success();
}

//===----------------------------------------------------------------------===//
// OutputFile
//===----------------------------------------------------------------------===//

OutputFile::OutputFile(StringRef path) : name(path), target(std::make_unique<files::Target>()) {}

OutputFile::~OutputFile() = default;

bool OutputFile::isWrittenThrough() const { return target->isWrittenThrough(); }

static Error cannotBeWritten(StringRef path, Error error) {
  return error ? fileError(path, "cannot be written: " + toString(std::move(error))) : Error::success();
}

Error OutputFile::describe(Error error) const {
  if (error && temporary && isWrittenThrough()) // The temporary file is on another disk, which may be full.
    error = fileError(temporaryPath(), std::move(error));
  return cannotBeWritten(name, std::move(error));
}

Expected<std::unique_ptr<OutputFile>> OutputFile::create(StringRef path) {
  std::unique_ptr<OutputFile> file(new OutputFile(path));
  if (Error error = toError(files::findTarget(file->name, *file->target)))
    return file->describe(std::move(error));
  auto temporary = TemporaryFile::create(file->isWrittenThrough() ? nullptr : file->target.get());
  if (!temporary)
    return file->describe(temporary.takeError());
  file->temporary = std::move(*temporary);
  return file;
}

Error OutputFile::write(function_ref<void(raw_pwrite_stream &)> write) { return describe(temporary->write(write)); }

Error OutputFile::close() { return describe(temporary->close()); }

Error OutputFile::keep(double timeout) {
  if (Error error = close())
    return error;
  if (isWrittenThrough())
    return cannotBeWritten(name, writeThrough(timeout));
  Error error = toError(files::replace(*target, temporaryPath()));
  if (!error)
    temporary->release();
  return cannotBeWritten(name, std::move(error));
}

Error OutputFile::writeThrough(double timeout) const {
  auto file = InputFile::open(temporaryPath());
  if (!file)
    return file.takeError();
  if (target->descriptor == STDOUT_FILENO)
    outs().flush(); // keeps the order of output
  files::Stream stream;
  Error error = toError(stream.open(*target, timeout));
  constexpr uint64_t pieceBytes = 1 << 16;
  for (uint64_t offset = 0; offset < (*file)->size() && !error; offset += pieceBytes) {
    Expected<std::string> piece = (*file)->readText(offset, std::min(pieceBytes, (*file)->size() - offset));
    error = piece ? toError(stream.write(piece->data(), piece->size())) : piece.takeError();
  }
  return error ? std::move(error) : toError(stream.close());
}

} // namespace tp25d
