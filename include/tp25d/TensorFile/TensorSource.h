// The source of a tensor's elements, a file, memory or a random generator, which is read whole or block by block.

#ifndef TP25D_TENSORFILE_TENSORSOURCE_H
#define TP25D_TENSORFILE_TENSORSOURCE_H

#include "tp25d/TensorFile/Tensor.h"

#include <atomic>

namespace tp25d {

struct Box;

/// A tensor that is read in parts, so that a process needs memory only for the blocks that it uses. Threads may read
/// from one source at the same time.
class TensorSource {
public:
  virtual ~TensorSource();

  tp25d_type type() const { return elementType; }
  llvm::ArrayRef<int64_t> shape() const { return dimensions; }

  /// The type as `formatType` writes it.
  std::string str() const { return formatType(elementType, dimensions); }

  /// Reads the elements whose index lies in [offset, offset + size) in every dimension to `block`, dense, row-major and
  /// aligned to its elements. Uses at most 1 MiB of other memory. Fails if the block is not within the tensor, if a
  /// file cannot be read, or if the block contains an i1 other than 0 and 1.
  llvm::Error readBlock(llvm::ArrayRef<int64_t> offset, llvm::ArrayRef<int64_t> size, void *block) const;

  /// Reads the whole tensor.
  llvm::Expected<Tensor> read() const;

  /// Number of bytes read so far; for a file, the bytes requested from the operating system.
  int64_t bytesRead() const { return bytes; }

protected:
  TensorSource(tp25d_type type, llvm::ArrayRef<int64_t> shape)
      : elementType(type), dimensions(shape.begin(), shape.end()) {}

  void addBytesRead(int64_t more) const { bytes += more; }

private:
  virtual llvm::Error readBox(const Box &box, char *block) const = 0;

  tp25d_type elementType;
  llvm::SmallVector<int64_t> dimensions;
  mutable std::atomic<int64_t> bytes{0};
};

/// A tensor in memory. For constants that outlive the source, `Tensor::borrow` avoids a copy.
std::unique_ptr<TensorSource> makeMemorySource(Tensor tensor);

} // namespace tp25d

#endif // TP25D_TENSORFILE_TENSORSOURCE_H
