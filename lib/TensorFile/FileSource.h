// A tensor whose elements are contiguous in a file.

#ifndef TP25D_LIB_TENSORFILE_FILESOURCE_H
#define TP25D_LIB_TENSORFILE_FILESOURCE_H

#include "File.h"
#include "tp25d/TensorFile/TensorSource.h"

namespace tp25d {

/// The place of a tensor in a file, and its storage order.
struct FilePlace {
  std::string name; ///< name in messages: the path, and the tensor's name in the file
  uint64_t offset;  ///< offset of the first element, in bytes
  uint64_t bytes;   ///< size of the tensor, in bytes
  bool fortranOrder = false, bigEndian = false;
};

/// Creates a source. Fails, naming the tensor, if the type and shape do not take `place.bytes` or are not possible.
llvm::Expected<std::unique_ptr<TensorSource>> makeFileSource(std::shared_ptr<const InputFile> file, FilePlace place,
                                                             tp25d_type type, llvm::ArrayRef<int64_t> shape);

} // namespace tp25d

#endif // TP25D_LIB_TENSORFILE_FILESOURCE_H
