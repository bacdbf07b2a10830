// Writes a file of tensors block by block, from one process or from several at the same time.

#ifndef TP25D_TENSORFILE_TENSORFILEWRITER_H
#define TP25D_TENSORFILE_TENSORFILEWRITER_H

#include "tp25d/TensorFile/OutputFile.h"
#include "tp25d/TensorFile/Safetensors.h"

#include <vector>

namespace tp25d {

/// A tensor to be written to a file. A .npy file holds one, without its name.
struct TensorDescription {
  std::string name;
  tp25d_type type;
  llvm::SmallVector<int64_t> shape;
};

struct FileLayout;

/// A file of tensors that becomes an OutputFile. One process creates the file and sends the others its temporary path;
/// all write their blocks and close; then the creator keeps the file:
///
///   creator: create -> temporaryPath            writeBlock ... close -> wait for the others -> file().keep
///   others:                          -> join -> writeBlock ... close -> notify the creator
///
/// A path that ends in .safetensors makes a .safetensors file, any other a .npy file, which has no metadata.
class TensorFileWriter {
public:
  /// Creates the file at its full size. Fails, naming the file, if it cannot be created, if there is not enough space
  /// for it, or if the format cannot hold such tensors.
  static llvm::Expected<std::unique_ptr<TensorFileWriter>>
  create(llvm::StringRef path, llvm::ArrayRef<TensorDescription> tensors, const SafetensorsMetadata &metadata = {});

  /// Opens the file that another process has created with the same path, tensors and metadata.
  static llvm::Expected<std::unique_ptr<TensorFileWriter>> join(llvm::StringRef path, llvm::StringRef temporaryPath,
                                                                llvm::ArrayRef<TensorDescription> tensors,
                                                                const SafetensorsMetadata &metadata = {});

  ~TensorFileWriter();
  TensorFileWriter(const TensorFileWriter &) = delete;
  TensorFileWriter &operator=(const TensorFileWriter &) = delete;

  /// The path of the temporary file, in the process that has created it.
  const std::string &temporaryPath() const { return created->temporaryPath(); }

  /// Writes a block of tensor number `tensor`: the elements whose index lies in [offset, offset + size) in every
  /// dimension, from `block`, dense and row-major. Threads may write at the same time; elements that no process writes
  /// are zero.
  llvm::Error writeBlock(size_t tensor, llvm::ArrayRef<int64_t> offset, llvm::ArrayRef<int64_t> size,
                         const void *block) const;

  /// Syncs this process's blocks to the disk and closes the file; reports earlier write errors. No block can be written
  /// afterwards.
  llvm::Error close();

  /// The file to keep, in the process that has created it, after all others have closed it.
  OutputFile &file();

private:
  friend llvm::Error writeLayout(llvm::StringRef path, FileLayout layout, llvm::ArrayRef<const Tensor *> tensors);
  static llvm::Expected<std::unique_ptr<TensorFileWriter>> create(llvm::StringRef path, FileLayout layout);

  TensorFileWriter(llvm::StringRef path, FileLayout layout);
  llvm::Error writeError(std::error_code error) const;
  int descriptor() const { return created ? created->descriptor() : joined; }

  std::string path; // as the caller wrote it, for messages
  std::unique_ptr<const FileLayout> layout;
  std::unique_ptr<OutputFile> created; // in the process that has created the file
  int joined = -1;                     // descriptor in processes that have joined; else -1
};

} // namespace tp25d

#endif // TP25D_TENSORFILE_TENSORFILEWRITER_H
