// Opens arbitrary bytes as a .safetensors file, and reads all of its tensors where that is one.
#include "MemoryFile.h"
#include "tp25d/TensorFile/Safetensors.h"

using namespace tp25d;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  auto file = SafetensorsFile::open(makeMemoryFile(data, size));
  if (!file) {
    consumeError(file.takeError());
    return 0;
  }
  int64_t bytes = 0;
  for (const std::string &name : file->names()) {
    auto source = file->find(name);
    if (!source) { // of a type that tp25d does not have
      consumeError(source.takeError());
      continue;
    }
    consumeError((*source)->read().takeError());
    bytes += (*source)->bytesRead();
  }
  if (bytes > static_cast<int64_t>(size)) // tensors share bytes
    abort();
  return 0;
}
