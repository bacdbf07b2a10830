//===- Memory.h - Memory for blocks -----------------------------------------===//
//
// Owned memory with the alignment that the interface promises.
//
//===----------------------------------------------------------------------===//

#ifndef TP25D_RUNTIME_CPU_MEMORY_H
#define TP25D_RUNTIME_CPU_MEMORY_H

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

namespace tp25d::runtime {

struct Free {
  void operator()(void *memory) const { std::free(memory); }
};
using Memory = std::unique_ptr<char, Free>;

/// Memory for blocks, aligned as they are. `owner` says what for, should there be none.
Memory allocateBlocks(int64_t bytes, const std::string &owner);

} // namespace tp25d::runtime

#endif // TP25D_RUNTIME_CPU_MEMORY_H
