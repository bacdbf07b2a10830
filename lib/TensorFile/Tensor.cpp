// Creates tensors, with all the checks of sizes that the rest of the library relies on.

#include "tp25d/TensorFile/Tensor.h"

#include "Box.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Alignment.h"
#include "llvm/Support/CheckedArithmetic.h"
#include "llvm/Support/MemoryBuffer.h"

#include <cstring>

using namespace llvm;

namespace tp25d {

namespace {

struct TypeInfo {
  StringLiteral name;
  int64_t bytes;
};

/// Indexed by tp25d_type.
constexpr TypeInfo types[] = {{"f32", 4}, {"f64", 8}, {"bf16", 2}, {"f16", 2}, {"i1", 1},
                              {"i8", 1},  {"i16", 2}, {"i32", 4},  {"i64", 8}};
static_assert(std::size(types) == TP25D_I64 + 1);

} // namespace

StringRef typeName(tp25d_type type) { return types[type].name; }

std::optional<tp25d_type> parseType(StringRef name) {
  const TypeInfo *info = find_if(types, [&](const TypeInfo &type) { return type.name == name; });
  if (info == std::end(types))
    return std::nullopt;
  return static_cast<tp25d_type>(info - types);
}

int64_t typeBytes(tp25d_type type) { return types[type].bytes; }

std::optional<int64_t> countElements(ArrayRef<int64_t> shape) {
  if (any_of(shape, [](int64_t dimension) { return dimension < 0; }))
    return std::nullopt;
  if (is_contained(shape, 0))
    return 0;
  std::optional<int64_t> count = 1;
  for (size_t i = 0; count && i < shape.size(); ++i)
    count = checkedMul(*count, shape[i]);
  return count;
}

Expected<int64_t> countBytes(tp25d_type type, ArrayRef<int64_t> shape) {
  if (shape.size() > TP25D_MAX_RANK)
    return createStringError(formatType(type, shape) + " has " + Twine(shape.size()) +
                             " dimensions, but tensors have at most " + Twine(TP25D_MAX_RANK));
  std::optional<int64_t> elements = countElements(shape);
  std::optional<int64_t> bytes = elements ? checkedMul(*elements, typeBytes(type)) : std::nullopt;
  if (!bytes)
    return createStringError("the size of " + formatType(type, shape) + " is not a number of bytes below 2^63");
  return *bytes;
}

std::string formatShape(ArrayRef<int64_t> shape) {
  return join(map_range(shape, [](int64_t dimension) { return std::to_string(dimension); }), "x");
}

std::string formatType(tp25d_type type, ArrayRef<int64_t> shape) {
  return (formatShape(shape) + Twine(shape.empty() ? "" : "x") + typeName(type)).str();
}

Expected<Tensor> Tensor::allocate(tp25d_type type, ArrayRef<int64_t> shape) {
  Expected<int64_t> size = countBytes(type, shape);
  if (!size)
    return size.takeError();
  std::shared_ptr<WritableMemoryBuffer> buffer = WritableMemoryBuffer::getNewUninitMemBuffer(*size, "", Align(64));
  if (!buffer)
    return createStringError("not enough memory for the " + Twine(*size) + " bytes of " + formatType(type, shape));
  std::memset(buffer->getBufferStart(), 0, *size);
  Tensor tensor;
  tensor.elementType = type;
  tensor.dimensions.assign(shape.begin(), shape.end());
  tensor.bytes = buffer->getBuffer();
  tensor.writable = buffer->getBufferStart();
  tensor.owner = std::move(buffer);
  return tensor;
}

Expected<Tensor> Tensor::borrow(tp25d_type type, ArrayRef<int64_t> shape, ArrayRef<char> data,
                                std::shared_ptr<const void> owner) {
  Expected<int64_t> size = countBytes(type, shape);
  if (!size)
    return size.takeError();
  if (*size != static_cast<int64_t>(data.size()))
    return createStringError(formatType(type, shape) + " takes " + Twine(*size) + " bytes, but there are " +
                             Twine(data.size()));
  if (type == TP25D_I1) {
    SmallVector<int64_t> start(shape.size(), 0);
    if (Error error = checkBooleans({shape, start, shape}, data))
      return error;
  }
  if (!isAddrAligned(Align(typeBytes(type)), data.data())) {
    Expected<Tensor> copy = allocate(type, shape);
    if (copy)
      llvm::copy(data, copy->writable);
    return copy;
  }
  Tensor tensor;
  tensor.elementType = type;
  tensor.dimensions.assign(shape.begin(), shape.end());
  tensor.bytes = data;
  tensor.owner = std::move(owner);
  return tensor;
}

MutableArrayRef<char> Tensor::mutableData() {
  assert((writable || bytes.empty()) && "the bytes of this tensor belong to somebody else");
  return {writable, bytes.size()};
}

} // namespace tp25d
