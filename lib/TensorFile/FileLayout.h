// Where tensors lie in a file that is to be written, and the bytes that say so.
#ifndef TP25D_LIB_TENSORFILE_FILELAYOUT_H
#define TP25D_LIB_TENSORFILE_FILELAYOUT_H

#include "tp25d/TensorFile/Safetensors.h"
#include "tp25d/TensorFile/TensorFileWriter.h"

namespace tp25d {

struct FileLayout {
  std::vector<TensorDescription> tensors;
  std::string header;            // what the file begins with
  std::vector<uint64_t> offsets; // of the tensors in the file, in bytes
  uint64_t bytes;                // of the file
};

/// The layout of each format. Fail, naming the file, if it does not have such tensors.
llvm::Expected<FileLayout> layoutNpy(llvm::StringRef path, llvm::ArrayRef<TensorDescription> tensors);
llvm::Expected<FileLayout> layoutSafetensors(llvm::StringRef path, llvm::ArrayRef<TensorDescription> tensors,
                                             const SafetensorsMetadata &metadata);

/// Writes a whole file; the tensors are those of the layout.
llvm::Error writeLayout(llvm::StringRef path, FileLayout layout, llvm::ArrayRef<const Tensor *> tensors);

} // namespace tp25d

#endif // TP25D_LIB_TENSORFILE_FILELAYOUT_H
