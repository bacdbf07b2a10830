// Maps files for reading, and writes them so that nobody ever sees half a file.
#include "File.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"

using namespace llvm;

namespace tp25d {

namespace {

Error writeTo(raw_fd_ostream &stream, function_ref<void(raw_ostream &)> write) {
  write(stream);
  stream.flush();
  std::error_code error = stream.error();
  stream.clear_error(); // which the stream would end the process for
  return errorCodeToError(error);
}

} // namespace

Error fileError(StringRef path, const Twine &message) { return createStringError(path + ": " + message); }

Error fileError(StringRef path, Error error) { return fileError(path, toString(std::move(error))); }

Expected<std::shared_ptr<MemoryBuffer>> mapFile(StringRef path) {
  ErrorOr<std::unique_ptr<MemoryBuffer>> buffer =
      MemoryBuffer::getFile(path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  if (!buffer)
    return fileError(path, "cannot be read: " + buffer.getError().message());
  return std::move(*buffer);
}

Error writeFile(StringRef path, function_ref<void(raw_ostream &)> write) {
  SmallString<128> target(path);
  sys::fs::file_status status;
  if (!sys::fs::status(path, status)) {
    if (status.type() != sys::fs::file_type::regular_file) {
      std::error_code error;
      raw_fd_ostream stream(path, error, sys::fs::CD_OpenExisting);
      if (!error)
        error = errorToErrorCode(writeTo(stream, write));
      return error ? fileError(path, "cannot be written: " + error.message()) : Error::success();
    }
    // A link stays one: it is the file at its end that is replaced.
    if (std::error_code error = sys::fs::real_path(path, target))
      return fileError(path, "cannot be written: " + error.message());
  }

  Expected<sys::fs::TempFile> temporary = sys::fs::TempFile::create(target + ".%%%%%%%%.tmp");
  if (!temporary)
    return fileError(path, "cannot be written: " + toString(temporary.takeError()));
  raw_fd_ostream stream(temporary->FD, /*shouldClose=*/false);
  Error error = writeTo(stream, write);
  if (error)
    error = joinErrors(std::move(error), temporary->discard());
  else
    error = temporary->keep(target);
  return error ? fileError(path, "cannot be written: " + toString(std::move(error))) : Error::success();
}

} // namespace tp25d
