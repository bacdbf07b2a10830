// A tensor whose elements lie one after the other in a file.
#ifndef TP25D_LIB_TENSORFILE_FILESOURCE_H
#define TP25D_LIB_TENSORFILE_FILESOURCE_H

#include "File.h"
#include "tp25d/TensorFile/TensorSource.h"

namespace tp25d {

/// Where a tensor lies in a file, and how.
struct FilePlace {
  std::string name; ///< what messages call it: the path, and which of the file's tensors it is
  uint64_t offset;  ///< of the first element, in bytes
  uint64_t bytes;   ///< that it takes
  bool fortranOrder = false, bigEndian = false;
};

/// Fails, naming the tensor, if such a tensor does not take that many bytes, or cannot be.
llvm::Expected<std::unique_ptr<TensorSource>> makeFileSource(std::shared_ptr<const InputFile> file, FilePlace place,
                                                             tp25d_type type, llvm::ArrayRef<int64_t> shape);

} // namespace tp25d

#endif // TP25D_LIB_TENSORFILE_FILESOURCE_H
