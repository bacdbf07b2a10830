// Writes a file of tensors block by block, from one process or from several at the same time.
#ifndef TP25D_TENSORFILE_TENSORFILEWRITER_H
#define TP25D_TENSORFILE_TENSORFILEWRITER_H

#include "tp25d/TensorFile/Safetensors.h"

#include <vector>

namespace tp25d {

/// A tensor that a file will hold. A .npy file holds one and does not say its name.
struct TensorDescription {
  std::string name;
  tp25d_type type;
  llvm::SmallVector<int64_t> shape;
};

struct FileLayout;

/// A file that appears at once and complete, or not at all: until `keep`, and for good if that is never reached,
/// `path` stays what it was. One process creates the file and tells the others where it lies meanwhile; all write their
/// blocks and close; then the one that created it keeps it:
///
///   creator: create -> temporaryPath            writeBlock ... close -> wait for the others -> keep
///   others:                          -> join -> writeBlock ... close -> tell the creator
///
/// Files are .safetensors if that is what their names end in, and .npy otherwise, which carry no metadata.
class TensorFileWriter {
public:
  /// Makes the file under a temporary name in the folder where it is to appear, with all the space that it takes. A
  /// link at `path` stays one: it is the file at its end that is replaced. A pipe or a device, which cannot be
  /// replaced, is given the file's bytes by `keep`. Fails, naming the file, if the file cannot be made, if there is no
  /// space for it, and if its format does not have such tensors.
  static llvm::Expected<std::unique_ptr<TensorFileWriter>>
  create(llvm::StringRef path, llvm::ArrayRef<TensorDescription> tensors, const SafetensorsMetadata &metadata = {});

  /// Opens the file that another process has created with the same path, tensors and metadata. Fails if `path` is a
  /// pipe or a device: what is to be written there is in the other process's own temporary folder.
  static llvm::Expected<std::unique_ptr<TensorFileWriter>> join(llvm::StringRef path, llvm::StringRef temporaryPath,
                                                                llvm::ArrayRef<TensorDescription> tensors,
                                                                const SafetensorsMetadata &metadata = {});

  /// Removes a file that this object created and has not kept.
  ~TensorFileWriter();
  TensorFileWriter(const TensorFileWriter &) = delete;
  TensorFileWriter &operator=(const TensorFileWriter &) = delete;

  /// Where the file lies until it is kept. If a signal ends the process that created it, it is removed.
  const std::string &temporaryPath() const { return temporary; }

  /// Writes the elements of tensor number `tensor` whose index lies in [offset, offset + size) in every dimension from
  /// `block`, dense and row-major. Threads may write at the same time; what nobody writes is zero.
  llvm::Error writeBlock(size_t tensor, llvm::ArrayRef<int64_t> offset, llvm::ArrayRef<int64_t> size,
                         const void *block) const;

  /// Brings all that this process has written to the disk, and reports what went wrong on the way. Nothing can be
  /// written afterwards.
  llvm::Error close();

  /// Closes the file, and gives it its name, which survives a crash of the machine as its contents do. Only for the
  /// object that created it, when all others are closed.
  llvm::Error keep();

private:
  friend llvm::Error writeLayout(llvm::StringRef path, FileLayout layout, llvm::ArrayRef<const Tensor *> tensors);
  static llvm::Expected<std::unique_ptr<TensorFileWriter>> create(llvm::StringRef path, FileLayout layout);

  TensorFileWriter(llvm::StringRef path, FileLayout layout);
  llvm::Error copyToDevice();
  llvm::Error writeError(std::error_code error) const;

  std::string path; // as the caller wrote it, for messages
  std::unique_ptr<const FileLayout> layout;
  std::string target; // the path behind links
  std::string temporary;
  bool created = false; // by this object, and not kept so far
  int descriptor = -1;  // of the temporary file
  int device = -1;      // of the target, if that is a pipe or a device
};

} // namespace tp25d

#endif // TP25D_TENSORFILE_TENSORFILEWRITER_H
