// A tensor in memory, which readers of tensor files return and writers take: dense, row-major, of any shape.

#ifndef TP25D_TENSORFILE_TENSOR_H
#define TP25D_TENSORFILE_TENSOR_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <tp25d/runtime.h>

#include <memory>
#include <optional>
#include <string>

namespace tp25d {

/// Returns MLIR's name of an element type, such as "f32".
llvm::StringRef typeName(tp25d_type type);

/// Returns the element type with MLIR's name `name`; none if tensors cannot have it.
std::optional<tp25d_type> parseType(llvm::StringRef name);

/// Returns the size of an element in bytes, in memory and in files.
int64_t typeBytes(tp25d_type type);

/// Returns the number of elements; none if a dimension is negative or the number exceeds int64_t.
std::optional<int64_t> countElements(llvm::ArrayRef<int64_t> shape);

/// Formats a shape for messages and command lines, such as "4x8"; empty for a scalar.
std::string formatShape(llvm::ArrayRef<int64_t> shape);

/// Returns the size of a tensor in bytes. Fails if it has more than TP25D_MAX_RANK dimensions, or the size exceeds
/// int64_t.
llvm::Expected<int64_t> countBytes(tp25d_type type, llvm::ArrayRef<int64_t> shape);

/// Formats a shape with its element type, such as "4x8xf32", or "f32" for a scalar.
std::string formatType(tp25d_type type, llvm::ArrayRef<int64_t> shape);

/// A tensor that owns its bytes or borrows them. Copies share the bytes.
class Tensor {
public:
  /// Creates a tensor without elements, 0xf32.
  Tensor() = default;

  /// Creates a tensor of zeros that owns its bytes, aligned to 64. Fails as `countBytes` does, and if memory is
  /// lacking.
  static llvm::Expected<Tensor> allocate(tp25d_type type, llvm::ArrayRef<int64_t> shape);

  /// Creates a tensor that refers to `data`, which `owner` keeps alive, or a copy if `data` is not aligned to its
  /// elements. Fails as `allocate` does, if the length of `data` does not fit the shape, or if an i1 is neither 0 nor
  /// 1.
  static llvm::Expected<Tensor> borrow(tp25d_type type, llvm::ArrayRef<int64_t> shape, llvm::ArrayRef<char> data,
                                       std::shared_ptr<const void> owner);

  tp25d_type type() const { return elementType; }
  llvm::ArrayRef<int64_t> shape() const { return dimensions; }
  int64_t numElements() const { return byteSize() / typeBytes(elementType); }
  int64_t byteSize() const { return bytes.size(); }
  llvm::ArrayRef<char> data() const { return bytes; }

  /// The bytes for writing; only for tensors from `allocate`. All copies of the tensor share them.
  llvm::MutableArrayRef<char> mutableData();

  /// The type as `formatType` writes it.
  std::string str() const { return formatType(elementType, dimensions); }

private:
  tp25d_type elementType = TP25D_F32;
  llvm::SmallVector<int64_t> dimensions = {0};
  llvm::ArrayRef<char> bytes;
  std::shared_ptr<const void> owner;
  char *writable = nullptr; // the same bytes if they may be written, else null
};

} // namespace tp25d

#endif // TP25D_TENSORFILE_TENSOR_H
