// Writes a file of tensors block by block, from one process or from several at the same time.
#ifndef TP25D_TENSORFILE_TENSORFILEWRITER_H
#define TP25D_TENSORFILE_TENSORFILEWRITER_H

#include "tp25d/TensorFile/OutputFile.h"
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

/// A file of tensors that becomes an OutputFile. One process creates the file and tells the others where it lies
/// meanwhile; all write their blocks and close; then the one that created it keeps it:
///
///   creator: create -> temporaryPath            writeBlock ... close -> wait for the others -> file().keep
///   others:                          -> join -> writeBlock ... close -> tell the creator
///
/// Files are .safetensors if that is what their names end in, and .npy otherwise, which carry no metadata.
class TensorFileWriter {
public:
  /// Makes the file, with all the space that it takes. Fails, naming the file, if it cannot be made, if there is no
  /// space for it, and if its format does not have such tensors.
  static llvm::Expected<std::unique_ptr<TensorFileWriter>>
  create(llvm::StringRef path, llvm::ArrayRef<TensorDescription> tensors, const SafetensorsMetadata &metadata = {});

  /// Opens the file that another process has created with the same path, tensors and metadata.
  static llvm::Expected<std::unique_ptr<TensorFileWriter>> join(llvm::StringRef path, llvm::StringRef temporaryPath,
                                                                llvm::ArrayRef<TensorDescription> tensors,
                                                                const SafetensorsMetadata &metadata = {});

  ~TensorFileWriter();
  TensorFileWriter(const TensorFileWriter &) = delete;
  TensorFileWriter &operator=(const TensorFileWriter &) = delete;

  /// Where the file lies until it is kept, if this object has created it.
  const std::string &temporaryPath() const { return created->temporaryPath(); }

  /// Writes the elements of tensor number `tensor` whose index lies in [offset, offset + size) in every dimension from
  /// `block`, dense and row-major. Threads may write at the same time; what nobody writes is zero.
  llvm::Error writeBlock(size_t tensor, llvm::ArrayRef<int64_t> offset, llvm::ArrayRef<int64_t> size,
                         const void *block) const;

  /// Brings all that this process has written to the disk, and reports what went wrong on the way. Nothing can be
  /// written afterwards.
  llvm::Error close();

  /// To keep, by the object that has created it, when all others are closed.
  OutputFile &file();

private:
  friend llvm::Error writeLayout(llvm::StringRef path, FileLayout layout, llvm::ArrayRef<const Tensor *> tensors);
  static llvm::Expected<std::unique_ptr<TensorFileWriter>> create(llvm::StringRef path, FileLayout layout);

  TensorFileWriter(llvm::StringRef path, FileLayout layout);
  llvm::Error writeError(std::error_code error) const;
  int descriptor() const { return created ? created->descriptor() : joined; }

  std::string path; // as the caller wrote it, for messages
  std::unique_ptr<const FileLayout> layout;
  std::unique_ptr<OutputFile> created; // by this object, or
  int joined = -1;                     // what another one has created
};

} // namespace tp25d

#endif // TP25D_TENSORFILE_TENSORFILEWRITER_H
