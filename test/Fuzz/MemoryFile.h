// Gives the bytes that a fuzzer makes to functions that open files.
#ifndef TP25D_TEST_FUZZ_MEMORYFILE_H
#define TP25D_TEST_FUZZ_MEMORYFILE_H

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

namespace tp25d {

/// Puts the bytes in a file that is in memory only, always the same one, and returns its path.
inline std::string makeMemoryFile(const uint8_t *data, size_t size) {
  static const int descriptor = memfd_create("fuzz", 0);
  if (descriptor < 0 || ftruncate(descriptor, 0) < 0 || pwrite(descriptor, data, size, 0) != static_cast<ssize_t>(size))
    abort();
  return "/proc/self/fd/" + std::to_string(descriptor);
}

} // namespace tp25d

#endif // TP25D_TEST_FUZZ_MEMORYFILE_H
