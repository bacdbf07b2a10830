//===- Memory.h - Device memory, which the host cannot touch, and pinned host memory -------------------------===//
//
// All functions are called with the engine's lock held, except toEngine and poison.
//
//===----------------------------------------------------------------------===//

#ifndef TP25D_TEST_DOUBLE_MEMORY_H
#define TP25D_TEST_DOUBLE_MEMORY_H

#include <cstddef>
#include <cstdint>

namespace tp25d::emulator {

/// Null: the device has no room.
void *allocateDevice(int64_t bytes, int device);
/// Returns the bytes freed. The range stays reserved for ever, so that late uses are seen.
void freeDevice(void *pointer, const char *caller);
void *allocatePinned(int64_t bytes);
void freePinned(void *pointer, const char *caller);
void deviceMemory(int device, size_t *available, size_t *total);

/// What a pointer points to.
enum class Place { Device, Pinned, Pageable };
/// Reports ranges that leave their allocation, are freed, or look like device memory without being any.
Place checkRange(const void *pointer, int64_t bytes, const char *operation);
/// Same, and the range must be device memory (or pinned, which the device sees too, if that is allowed).
void checkDeviceRange(const void *pointer, int64_t bytes, const char *operation, bool pinnedAllowed = false);

/// Where the engine sees what the pointer points to.
void *toEngine(const void *pointer);

/// What uninitialized memory holds: NaN as any floating-point type.
constexpr int poison = 0xFF;

} // namespace tp25d::emulator

#endif
