// Opens arbitrary bytes as a .npy file, and reads its tensor where that is one.
#include "MemoryFile.h"
#include "tp25d/TensorFile/Npy.h"

using namespace tp25d;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  auto source = openNpy(makeMemoryFile(data, size));
  if (!source) {
    consumeError(source.takeError());
    return 0;
  }
  auto tensor = (*source)->read();
  if (tensor && (tensor->byteSize() != (*source)->bytesRead() || tensor->byteSize() > static_cast<int64_t>(size)))
    abort();
  consumeError(tensor.takeError());
  return 0;
}
