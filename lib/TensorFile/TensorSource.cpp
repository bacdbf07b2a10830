// Reads tensors block by block, and implements tensors in memory; FileSource.cpp and Random.cpp implement other
// sources.

#include "tp25d/TensorFile/TensorSource.h"

#include "Box.h"

#include <cstring>

using namespace llvm;

namespace tp25d {

TensorSource::~TensorSource() = default;

Error TensorSource::readBlock(ArrayRef<int64_t> offset, ArrayRef<int64_t> size, void *block) const {
  Expected<Box> box = makeBox(elementType, dimensions, offset, size);
  if (!box)
    return box.takeError();
  return readBox(*box, static_cast<char *>(block));
}

Expected<Tensor> TensorSource::read() const {
  Expected<Tensor> tensor = Tensor::allocate(elementType, dimensions);
  if (!tensor)
    return tensor;
  SmallVector<int64_t> start(dimensions.size(), 0);
  if (Error error = readBlock(start, dimensions, tensor->mutableData().data()))
    return error;
  return tensor;
}

namespace {

class MemorySource : public TensorSource {
public:
  explicit MemorySource(Tensor tensor) : TensorSource(tensor.type(), tensor.shape()), tensor(std::move(tensor)) {}

private:
  Error readBox(const Box &box, char *block) const override {
    int64_t bytes = typeBytes(type());
    return forEachRun(box, [&](int64_t inTensor, int64_t inBlock, int64_t elements) {
      std::memcpy(block + inBlock * bytes, tensor.data().data() + inTensor * bytes, elements * bytes);
      addBytesRead(elements * bytes);
      return Error::success();
    });
  }

  Tensor tensor;
};

} // namespace

std::unique_ptr<TensorSource> makeMemorySource(Tensor tensor) {
  return std::make_unique<MemorySource>(std::move(tensor));
}

} // namespace tp25d
