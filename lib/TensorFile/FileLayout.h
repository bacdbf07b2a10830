// The layout of a file of tensors to be written: the header and the offsets of the tensors.

#ifndef TP25D_LIB_TENSORFILE_FILELAYOUT_H
#define TP25D_LIB_TENSORFILE_FILELAYOUT_H

#include "tp25d/TensorFile/Safetensors.h"
#include "tp25d/TensorFile/TensorFileWriter.h"

namespace tp25d {

struct FileLayout {
  std::vector<TensorDescription> tensors;
  std::string header;            // bytes at the start of the file
  std::vector<uint64_t> offsets; // offsets of the tensors in the file, in bytes
  uint64_t bytes;                // size of the file
};

/// Compute the layout of a file in each format. Fail, naming the file, if the format cannot hold such tensors.
llvm::Expected<FileLayout> layoutNpy(llvm::StringRef path, llvm::ArrayRef<TensorDescription> tensors);
llvm::Expected<FileLayout> layoutSafetensors(llvm::StringRef path, llvm::ArrayRef<TensorDescription> tensors,
                                             const SafetensorsMetadata &metadata);

/// Writes a whole file with the tensors of the layout.
llvm::Error writeLayout(llvm::StringRef path, FileLayout layout, llvm::ArrayRef<const Tensor *> tensors);

} // namespace tp25d

#endif // TP25D_LIB_TENSORFILE_FILELAYOUT_H
