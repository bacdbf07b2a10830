// Writes files of tensors under a temporary name, so that nobody ever sees half a file.
#include "tp25d/TensorFile/TensorFileWriter.h"

#include "Box.h"
#include "File.h"
#include "FileLayout.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Errno.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Signals.h"

#include <fcntl.h>
#include <unistd.h>

using namespace llvm;

namespace tp25d {

namespace {

Expected<FileLayout> layoutByExtension(StringRef path, ArrayRef<TensorDescription> tensors,
                                       const SafetensorsMetadata &metadata) {
  return sys::path::extension(path) == ".safetensors" ? layoutSafetensors(path, tensors, metadata)
                                                      : layoutNpy(path, tensors);
}

/// Whether something is at the path that a file cannot replace: a pipe, a device or a folder.
bool isSpecial(StringRef path) {
  sys::fs::file_status status;
  return !sys::fs::status(path, status) && status.type() != sys::fs::file_type::regular_file;
}

/// Makes a new file beside `target`. LLVM's own function would take every '%' in the path for a wildcard.
std::error_code createTemporary(const Twine &target, unsigned mode, std::string &path, int &descriptor) {
  std::error_code error;
  do {
    path = (target + "." + utohexstr(sys::Process::GetRandomNumber()) + ".tmp").str();
    error = sys::fs::openFileForWrite(path, descriptor, sys::fs::CD_CreateNew, sys::fs::OF_None, mode);
  } while (error == std::errc::file_exists);
  return error;
}

/// Brings the names in a folder to the disk.
std::error_code syncFolder(StringRef path) {
  std::string name = path.empty() ? "." : path.str();
  int descriptor = sys::RetryAfterSignal(-1, ::open, name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0)
    return {}; // a folder that may be written to and not read
  // Some file systems do not do that, and say so.
  bool failed = fsync(descriptor) < 0 && errno != EINVAL && errno != ENOTSUP;
  std::error_code error = failed ? errnoAsErrorCode() : std::error_code();
  ::close(descriptor);
  return error;
}

/// Makes room for a file, so that a disk that is too small is noticed now.
std::error_code reserve(int descriptor, uint64_t bytes) {
  if (bytes > INT64_MAX)
    return std::make_error_code(std::errc::file_too_large);
  int failed = sys::RetryAfterSignal(-1, fallocate, descriptor, 0, 0, bytes);
  if (failed && errno == EOPNOTSUPP) // by this file system
    failed = sys::RetryAfterSignal(-1, ftruncate, descriptor, bytes);
  return failed ? errnoAsErrorCode() : std::error_code();
}

} // namespace

TensorFileWriter::TensorFileWriter(StringRef path, FileLayout layout)
    : path(path), layout(std::make_unique<FileLayout>(std::move(layout))) {}

TensorFileWriter::~TensorFileWriter() {
  for (int open : {descriptor, device})
    if (open >= 0)
      ::close(open);
  if (created) {
    (void)sys::fs::remove(temporary); // if that fails, nothing else can be done
    sys::DontRemoveFileOnSignal(temporary);
  }
}

Error TensorFileWriter::writeError(std::error_code error) const {
  return error ? fileError(path, "cannot be written: " + error.message()) : Error::success();
}

Expected<std::unique_ptr<TensorFileWriter>>
TensorFileWriter::create(StringRef path, ArrayRef<TensorDescription> tensors, const SafetensorsMetadata &metadata) {
  Expected<FileLayout> layout = layoutByExtension(path, tensors, metadata);
  if (!layout)
    return layout.takeError();
  return create(path, std::move(*layout));
}

Expected<std::unique_ptr<TensorFileWriter>> TensorFileWriter::create(StringRef path, FileLayout layout) {
  std::unique_ptr<TensorFileWriter> writer(new TensorFileWriter(path, std::move(layout)));
  SmallString<128> target(path), place(path);
  unsigned mode = sys::fs::all_read | sys::fs::all_write;
  std::error_code error;
  if (isSpecial(path)) {
    error = sys::fs::openFileForWrite(path, writer->device, sys::fs::CD_OpenExisting);
    sys::path::system_temp_directory(/*ErasedOnReboot=*/true, place);
    sys::path::append(place, "tp25d");
    mode = sys::fs::owner_read | sys::fs::owner_write; // the folder is everybody's
  } else if (sys::fs::exists(path)) {
    error = sys::fs::real_path(path, target);
    place = target;
  }
  writer->target = target.str();
  if (!error)
    error = createTemporary(place, mode, writer->temporary, writer->descriptor);
  if (error)
    return writer->writeError(error);
  writer->created = true;
  sys::RemoveFileOnSignal(writer->temporary);
  error = reserve(writer->descriptor, writer->layout->bytes);
  if (!error)
    error = writeAt(writer->descriptor, 0, arrayRefFromStringRef<char>(writer->layout->header));
  if (error)
    return writer->writeError(error);
  return writer;
}

Expected<std::unique_ptr<TensorFileWriter>> TensorFileWriter::join(StringRef path, StringRef temporaryPath,
                                                                   ArrayRef<TensorDescription> tensors,
                                                                   const SafetensorsMetadata &metadata) {
  Expected<FileLayout> layout = layoutByExtension(path, tensors, metadata);
  if (!layout)
    return layout.takeError();
  if (isSpecial(path))
    return fileError(path, "several processes cannot write to a pipe or a device");
  std::unique_ptr<TensorFileWriter> writer(new TensorFileWriter(path, std::move(*layout)));
  writer->temporary = temporaryPath;
  if (std::error_code error = sys::fs::openFileForWrite(temporaryPath, writer->descriptor, sys::fs::CD_OpenExisting))
    return fileError(path, "cannot be written: " + temporaryPath + ": " + error.message());
  sys::fs::file_status status;
  if (std::error_code error = sys::fs::status(writer->descriptor, status))
    return writer->writeError(error);
  if (status.getSize() != writer->layout->bytes)
    return fileError(path, "should take " + Twine(writer->layout->bytes) + " bytes, but " + temporaryPath +
                               ", which another process has created, has " + Twine(status.getSize()));
  return writer;
}

Error TensorFileWriter::writeBlock(size_t tensor, ArrayRef<int64_t> offset, ArrayRef<int64_t> size,
                                   const void *block) const {
  assert(descriptor >= 0 && "the file is closed");
  const TensorDescription &description = layout->tensors[tensor];
  Expected<Box> box = makeBox(description.type, description.shape, offset, size);
  if (!box)
    return fileError(path, box.takeError());
  const uint64_t begin = layout->offsets[tensor], bytes = typeBytes(description.type);
  return forEachRun(*box, [&](int64_t inTensor, int64_t inBlock, int64_t count) {
    ArrayRef<char> run(static_cast<const char *>(block) + inBlock * bytes, count * bytes);
    return writeError(writeAt(descriptor, begin + inTensor * bytes, run));
  });
}

Error TensorFileWriter::close() {
  if (descriptor < 0)
    return Error::success();
  std::error_code error;
  if (fsync(descriptor) < 0)
    error = errnoAsErrorCode();
  if (::close(descriptor) < 0 && !error)
    error = errnoAsErrorCode();
  descriptor = -1;
  return writeError(error);
}

Error TensorFileWriter::keep() {
  assert(created && "only who created a file keeps it");
  if (Error error = close())
    return error;
  if (device >= 0)
    return copyToDevice();
  if (std::error_code error = sys::fs::rename(temporary, target))
    return writeError(error);
  created = false;
  sys::DontRemoveFileOnSignal(temporary);
  return writeError(syncFolder(sys::path::parent_path(target)));
}

Error TensorFileWriter::copyToDevice() {
  Expected<std::shared_ptr<const InputFile>> file = InputFile::open(temporary);
  if (!file)
    return file.takeError();
  raw_fd_ostream stream(device, /*shouldClose=*/false);
  constexpr uint64_t pieceBytes = 1 << 16;
  for (uint64_t offset = 0; offset < layout->bytes && !stream.has_error(); offset += pieceBytes) {
    Expected<std::string> piece = (*file)->readText(offset, std::min(pieceBytes, layout->bytes - offset));
    if (!piece)
      return piece.takeError();
    stream << *piece;
  }
  stream.flush();
  std::error_code error = stream.error();
  stream.clear_error(); // which the stream would end the process for
  return writeError(error);
}

Error writeLayout(StringRef path, FileLayout layout, ArrayRef<const Tensor *> tensors) {
  Expected<std::unique_ptr<TensorFileWriter>> writer = TensorFileWriter::create(path, std::move(layout));
  if (!writer)
    return writer.takeError();
  for (auto [i, tensor] : enumerate(tensors)) {
    SmallVector<int64_t> start(tensor->shape().size(), 0);
    if (Error error = (*writer)->writeBlock(i, start, tensor->shape(), tensor->data().data()))
      return error;
  }
  return (*writer)->keep();
}

} // namespace tp25d
