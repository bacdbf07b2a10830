// A tensor in memory, as the readers of tensor files make it and the writers take it: dense, row-major, any shape.
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

/// MLIR's name of an element type, such as "f32".
llvm::StringRef typeName(tp25d_type type);

/// The element type that MLIR calls `name`, if tensors can have it.
std::optional<tp25d_type> parseType(llvm::StringRef name);

/// Bytes that one element takes in memory and in files.
int64_t typeBytes(tp25d_type type);

/// The product of the dimensions; none if a dimension is negative or the product exceeds int64_t.
std::optional<int64_t> countElements(llvm::ArrayRef<int64_t> shape);

/// The way shapes are written in messages and on command lines, such as "4x8"; empty for a scalar.
std::string formatShape(llvm::ArrayRef<int64_t> shape);

/// The bytes of a tensor. Fails if there are more than TP25D_MAX_RANK dimensions, and if the bytes exceed int64_t.
llvm::Expected<int64_t> countBytes(tp25d_type type, llvm::ArrayRef<int64_t> shape);

/// A shape with its element type, such as "4x8xf32", or "f32" for a scalar.
std::string formatType(tp25d_type type, llvm::ArrayRef<int64_t> shape);

/// A tensor whose bytes belong to it or to somebody else. Copies share their bytes.
class Tensor {
public:
  /// A tensor without elements, 0xf32.
  Tensor() = default;

  /// A tensor of zeros that owns its bytes, aligned to 64. Fails as `countBytes` does, and if memory is lacking.
  static llvm::Expected<Tensor> allocate(tp25d_type type, llvm::ArrayRef<int64_t> shape);

  /// A tensor that reads `data`, which `owner` keeps alive; where `data` is not aligned to its elements, a copy of it.
  /// Fails as `allocate` does, and if `data` is not as long as the shape says or has an i1 other than 0 and 1.
  static llvm::Expected<Tensor> borrow(tp25d_type type, llvm::ArrayRef<int64_t> shape, llvm::ArrayRef<char> data,
                                       std::shared_ptr<const void> owner);

  tp25d_type type() const { return elementType; }
  llvm::ArrayRef<int64_t> shape() const { return dimensions; }
  int64_t numElements() const { return byteSize() / typeBytes(elementType); }
  int64_t byteSize() const { return bytes.size(); }
  llvm::ArrayRef<char> data() const { return bytes; }

  /// The bytes to write to; only of tensors that `allocate` made. Every copy of the tensor sees what is written.
  llvm::MutableArrayRef<char> mutableData();

  /// Its type as `formatType` writes it.
  std::string str() const { return formatType(elementType, dimensions); }

private:
  tp25d_type elementType = TP25D_F32;
  llvm::SmallVector<int64_t> dimensions = {0};
  llvm::ArrayRef<char> bytes;
  std::shared_ptr<const void> owner;
  char *writable = nullptr; // the same bytes, where they may be written
};

} // namespace tp25d

#endif // TP25D_TENSORFILE_TENSOR_H
