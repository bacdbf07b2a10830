// Reads and writes at positions in a file, and resumes after interrupts.

#include "File.h"

#include "llvm/Support/Errno.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace llvm;

namespace tp25d {

Error fileError(StringRef path, const Twine &message) { return createStringError(path + ": " + message); }

Error fileError(StringRef path, Error error) { return fileError(path, toString(std::move(error))); }

static Error readError(StringRef path, std::error_code error) {
  return fileError(path, "cannot be read: " + error.message());
}

Expected<std::shared_ptr<const InputFile>> InputFile::open(StringRef path) {
  std::string name = path.str();
  // Without O_NONBLOCK, opening a pipe would wait for a writer; regular files are not affected.
  int descriptor = sys::RetryAfterSignal(-1, [&] { return ::open(name.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK); });
  if (descriptor < 0)
    return readError(path, errnoAsErrorCode());
  std::shared_ptr<InputFile> file(new InputFile(path, descriptor));
  struct stat status;
  if (fstat(descriptor, &status) < 0)
    return readError(path, errnoAsErrorCode());
  if (S_ISDIR(status.st_mode))
    return readError(path, std::make_error_code(std::errc::is_a_directory));
  if (!S_ISREG(status.st_mode))
    return fileError(path, "cannot be read: tensors are read from regular files only, not from pipes and devices");
  file->bytes = status.st_size;
  return file;
}

InputFile::~InputFile() { close(descriptor); }

Error InputFile::read(uint64_t offset, MutableArrayRef<char> buffer) const {
  while (!buffer.empty()) {
    ssize_t count = pread(descriptor, buffer.data(), buffer.size(), offset);
    if (count < 0 && errno == EINTR)
      continue;
    if (count < 0)
      return readError(name, errnoAsErrorCode());
    if (count == 0)
      return fileError(name,
                       "the file had " + Twine(bytes) + " bytes when it was opened, but now ends at " + Twine(offset));
    offset += count;
    buffer = buffer.drop_front(count);
  }
  return Error::success();
}

Expected<std::string> InputFile::readText(uint64_t offset, uint64_t length) const {
  std::string text(length, '\0');
  if (Error error = read(offset, {text.data(), text.size()}))
    return error;
  return text;
}

std::error_code writeAt(int descriptor, uint64_t offset, ArrayRef<char> data) {
  while (!data.empty()) {
    ssize_t count = pwrite(descriptor, data.data(), data.size(), offset);
    if (count < 0 && errno == EINTR)
      continue;
    if (count < 0)
      return errnoAsErrorCode();
    offset += count;
    data = data.drop_front(count);
  }
  return {};
}

} // namespace tp25d
