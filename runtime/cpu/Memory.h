// Owned memory for blocks, with the alignment that the C interface guarantees.

#ifndef TP25D_RUNTIME_CPU_MEMORY_H
#define TP25D_RUNTIME_CPU_MEMORY_H

#include "tp25d/runtime.h"

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

namespace tp25d::runtime {

struct Free {
  void operator()(void *memory) const { std::free(memory); }
};
using Memory = std::unique_ptr<char, Free>;

/// Rounds up to the alignment of blocks.
inline int64_t getAlignedBytes(int64_t bytes) {
  return (bytes + TP25D_ALIGNMENT - 1) / TP25D_ALIGNMENT * TP25D_ALIGNMENT;
}

/// Allocates memory with the alignment of blocks. `owner` names its purpose in the error if there is not enough.
Memory allocateBlocks(int64_t bytes, const std::string &owner);

} // namespace tp25d::runtime

#endif // TP25D_RUNTIME_CPU_MEMORY_H
