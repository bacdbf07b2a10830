// Reads blocks of a tensor in a file, and no bytes outside the block.

#include "FileSource.h"

#include "Box.h"
#include "Elements.h"

#include <cstring>

using namespace llvm;

static_assert(endianness::native == endianness::little, "elements are used as they lie in a little-endian file");

namespace tp25d {

namespace {

constexpr int64_t bufferBytes = 1 << 20;

class FileSource : public TensorSource {
public:
  FileSource(std::shared_ptr<const InputFile> file, FilePlace place, tp25d_type type, ArrayRef<int64_t> shape)
      : TensorSource(type, shape), file(std::move(file)), place(std::move(place)) {}

private:
  Error readBox(const Box &box, char *block) const override {
    if (Error error = place.fortranOrder ? readColumns(box, block) : readRows(box, block))
      return error;
    int64_t bytes = typeBytes(type()), blockBytes = box.numElements() * bytes;
    if (place.bigEndian)
      for (char *element = block; element != block + blockBytes; element += bytes)
        std::reverse(element, element + bytes);
    if (type() == TP25D_I1)
      if (Error error = checkBooleans(box, ArrayRef(block, blockBytes)))
        return fileError(place.name, std::move(error));
    return Error::success();
  }

  /// Reads `count` elements, starting with element `number` of the file.
  Error readRun(int64_t number, int64_t count, char *to) const {
    int64_t bytes = typeBytes(type());
    if (Error error = file->read(place.offset + number * bytes, {to, static_cast<size_t>(count * bytes)}))
      return error;
    addBytesRead(count * bytes);
    return Error::success();
  }

  Error readRows(const Box &box, char *block) const {
    return forEachRun(box, [&](int64_t inFile, int64_t inBlock, int64_t count) {
      return readRun(inFile, count, block + inBlock * typeBytes(type()));
    });
  }

  /// Reads a block of a tensor in Fortran order, which is stored as the row-major tensor with reversed dimensions. Its
  /// runs are read to a buffer and scattered to the block.
  Error readColumns(const Box &box, char *block) const {
    auto reverse = [](ArrayRef<int64_t> list) { return SmallVector<int64_t>(llvm::reverse(list)); };
    SmallVector<int64_t> whole = reverse(box.whole), offset = reverse(box.offset), size = reverse(box.size);
    const Box turned = {whole, offset, size};
    const int64_t bytes = typeBytes(type());
    std::vector<char> buffer(std::min(box.numElements() * bytes, bufferBytes));
    return forEachRun(turned, [&](int64_t inFile, int64_t inTurned, int64_t count) -> Error {
      for (int64_t done = 0, piece; done < count; done += piece) {
        piece = std::min<int64_t>(count - done, buffer.size() / bytes);
        if (Error error = readRun(inFile + done, piece, buffer.data()))
          return error;
        visitElementType(type(), [&](auto zero) {
          using T = decltype(zero);
          scatter(reinterpret_cast<const T *>(buffer.data()), piece, inTurned + done, size,
                  reinterpret_cast<T *>(block));
        });
      }
      return Error::success();
    });
  }

  /// Copies elements, which start at number `number` of a row-major tensor of shape `size`, to their places in the
  /// tensor with reversed dimensions.
  template <typename T>
  static void scatter(const T *from, int64_t count, int64_t number, ArrayRef<int64_t> size, T *to) {
    SmallVector<int64_t> index(size.size()), strides(size.size());
    int64_t stride = 1, place = 0;
    for (auto [size, step] : zip(size, strides)) {
      step = stride;
      stride *= size;
    }
    for (size_t dimension = size.size(); dimension-- > 0; number /= size[dimension]) {
      index[dimension] = number % size[dimension];
      place += index[dimension] * strides[dimension];
    }
    for (int64_t i = 0; i < count; ++i) {
      to[place] = from[i];
      for (size_t dimension = size.size(); dimension-- > 0;) {
        place += strides[dimension];
        if (++index[dimension] < size[dimension])
          break;
        place -= size[dimension] * strides[dimension];
        index[dimension] = 0;
      }
    }
  }

  std::shared_ptr<const InputFile> file;
  FilePlace place;
};

} // namespace

Expected<std::unique_ptr<TensorSource>> makeFileSource(std::shared_ptr<const InputFile> file, FilePlace place,
                                                       tp25d_type type, ArrayRef<int64_t> shape) {
  Expected<int64_t> bytes = countBytes(type, shape);
  if (!bytes)
    return fileError(place.name, bytes.takeError());
  if (static_cast<uint64_t>(*bytes) != place.bytes)
    return fileError(place.name, formatType(type, shape) + " takes " + Twine(*bytes) + " bytes, but there are " +
                                     Twine(place.bytes));
  return std::make_unique<FileSource>(std::move(file), std::move(place), type, shape);
}

} // namespace tp25d
