// Writes blocks of tensors to their places in a file.

#include "tp25d/TensorFile/TensorFileWriter.h"

#include "Box.h"
#include "File.h"
#include "FileLayout.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Errno.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

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

/// Reserves the space of a file, so that a full disk is noticed now.
std::error_code reserve(int descriptor, uint64_t bytes) {
  if (bytes > INT64_MAX)
    return std::make_error_code(std::errc::file_too_large);
  int failed = sys::RetryAfterSignal(-1, fallocate, descriptor, 0, 0, bytes);
  if (failed && errno == EOPNOTSUPP) // not supported by this file system
    failed = sys::RetryAfterSignal(-1, ftruncate, descriptor, bytes);
  return failed ? errnoAsErrorCode() : std::error_code();
}

} // namespace

TensorFileWriter::TensorFileWriter(StringRef path, FileLayout layout)
    : path(path), layout(std::make_unique<FileLayout>(std::move(layout))) {}

TensorFileWriter::~TensorFileWriter() {
  if (joined >= 0)
    ::close(joined);
}

Error TensorFileWriter::writeError(std::error_code error) const {
  if (created)
    return created->describe(error ? createStringError(error.message()) : Error::success());
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
  Expected<std::unique_ptr<OutputFile>> file = OutputFile::create(path);
  if (!file)
    return file.takeError();
  writer->created = std::move(*file);
  std::error_code error = reserve(writer->descriptor(), writer->layout->bytes);
  if (!error)
    error = writeAt(writer->descriptor(), 0, arrayRefFromStringRef<char>(writer->layout->header));
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
  std::unique_ptr<TensorFileWriter> writer(new TensorFileWriter(path, std::move(*layout)));
  if (std::error_code error = sys::fs::openFileForWrite(temporaryPath, writer->joined, sys::fs::CD_OpenExisting))
    return fileError(path,
                     "cannot be written: " + temporaryPath + ", which another process has created: " + error.message());
  sys::fs::file_status status;
  if (std::error_code error = sys::fs::status(writer->joined, status))
    return writer->writeError(error);
  if (status.getSize() != writer->layout->bytes)
    return fileError(path, "should take " + Twine(writer->layout->bytes) + " bytes, but " + temporaryPath +
                               ", which another process has created, has " + Twine(status.getSize()));
  return writer;
}

Error TensorFileWriter::writeBlock(size_t tensor, ArrayRef<int64_t> offset, ArrayRef<int64_t> size,
                                   const void *block) const {
  assert(descriptor() >= 0 && "the file is closed");
  const TensorDescription &description = layout->tensors[tensor];
  Expected<Box> box = makeBox(description.type, description.shape, offset, size);
  if (!box)
    return fileError(path, box.takeError());
  const uint64_t begin = layout->offsets[tensor], bytes = typeBytes(description.type);
  return forEachRun(*box, [&](int64_t inTensor, int64_t inBlock, int64_t count) {
    ArrayRef<char> run(static_cast<const char *>(block) + inBlock * bytes, count * bytes);
    return writeError(writeAt(descriptor(), begin + inTensor * bytes, run));
  });
}

Error TensorFileWriter::close() {
  if (created)
    return created->close();
  if (joined < 0)
    return Error::success();
  std::error_code error;
  if (fsync(joined) < 0)
    error = errnoAsErrorCode();
  if (::close(joined) < 0 && !error)
    error = errnoAsErrorCode();
  joined = -1;
  return writeError(error);
}

OutputFile &TensorFileWriter::file() {
  assert(created && "only who created a file keeps it");
  return *created;
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
  return (*writer)->file().keep();
}

} // namespace tp25d
