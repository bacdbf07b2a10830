//===- Memory.cpp - Device memory, which the host cannot touch, and pinned host memory -----------------------===//
//
// One memfd is mapped twice. Pointers that the host gets lie in a mapping without any permission; the engine works in
// a second one at a constant distance. Addresses are never used again.
//
//===----------------------------------------------------------------------===//

#include "Memory.h"

#include "Engine.h"

#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <map>
#include <sys/mman.h>
#include <unistd.h>

namespace tp25d::emulator {
namespace {

constexpr int64_t pageBytes = 4096;
constexpr int64_t reservedBytes = int64_t(256) << 30;

struct Allocation {
  int64_t bytes;
  int device;
  bool freed;
};

struct Memory {
  char *host = nullptr, *engine = nullptr;
  int file = -1;
  int64_t used = 0;
  std::map<uintptr_t, Allocation> device, pinned;
  std::map<int, int64_t> live;

  Memory();
};

Memory &memory() {
  static Memory *const memory = new Memory;
  return *memory;
}

int64_t pages(int64_t bytes) { return (bytes + pageBytes - 1) / pageBytes * pageBytes; }

struct sigaction previousHandler;

const std::pair<const uintptr_t, Allocation> *find(const std::map<uintptr_t, Allocation> &allocations,
                                                   uintptr_t address) {
  auto after = allocations.upper_bound(address);
  return after == allocations.begin() ? nullptr : &*std::prev(after);
}

/// Only reads; the process ends here in any case.
void reportTouch(int signal, siginfo_t *info, void *context) {
  const uintptr_t address = reinterpret_cast<uintptr_t>(info->si_addr);
  const Memory &all = memory();
  const uintptr_t host = reinterpret_cast<uintptr_t>(all.host), engine = reinterpret_cast<uintptr_t>(all.engine);
  const bool touchesHost = address - host < uintptr_t(reservedBytes);
  if (touchesHost || address - engine < uintptr_t(reservedBytes)) {
    const uintptr_t place = touchesHost ? address : address - engine + host;
    const char *who = touchesHost ? "the host" : "an operation";
    const auto *found = find(all.device, place);
    if (!found)
      violation("%s touched device memory at %#llx (outside every allocation)", who,
                static_cast<unsigned long long>(place));
    violation("%s touched device memory at %#llx (allocation of %lld bytes, offset %lld%s)", who,
              static_cast<unsigned long long>(place), static_cast<long long>(found->second.bytes),
              static_cast<long long>(place - found->first), found->second.freed ? ", freed" : "");
  }
  const auto *pinned = find(all.pinned, address);
  if (pinned && address - pinned->first < uintptr_t(pages(pinned->second.bytes)) && pinned->second.freed)
    violation("the host touched freed pinned memory at %#llx (allocation of %lld bytes, offset %lld)",
              static_cast<unsigned long long>(address), static_cast<long long>(pinned->second.bytes),
              static_cast<long long>(address - pinned->first));
  // Not ours: let the access fault once more, under whoever handled it before.
  (void)context;
  sigaction(signal, &previousHandler, nullptr);
}

Memory::Memory() {
  file = memfd_create("tp25d-emulator", MFD_CLOEXEC);
  if (file < 0 || ftruncate(file, reservedBytes))
    violation("cannot make the file of the device memory: %s", std::strerror(errno));
  const int flags = MAP_SHARED | MAP_NORESERVE;
  void *forHost = mmap(nullptr, reservedBytes, PROT_NONE, flags, file, 0);
  // Pages become accessible as they are allocated.
  void *forEngine = mmap(nullptr, reservedBytes, PROT_NONE, flags, file, 0);
  if (forHost == MAP_FAILED || forEngine == MAP_FAILED)
    violation("cannot map the device memory: %s", std::strerror(errno));
  host = static_cast<char *>(forHost);
  engine = static_cast<char *>(forEngine);
  struct sigaction action = {};
  action.sa_sigaction = reportTouch;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigaction(SIGSEGV, &action, &previousHandler);
}

int64_t limit() {
  static const int64_t bytes = environment("TP25D_EMULATOR_MEMORY", int64_t(1) << 30);
  return bytes;
}

/// Reports operations on the range that the host has not waited for.
void checkIdle(uintptr_t begin, int64_t bytes, const char *caller) {
  if (const Shadow::Operation *pending = engine().shadow.pending(begin, begin + bytes, engine().hostClock))
    violation("%s of %#llx (%lld bytes) while %s on %s may still be pending: the host has not waited for it", caller,
              static_cast<unsigned long long>(begin), static_cast<long long>(bytes), pending->name.c_str(),
              pending->stream.c_str());
  engine().shadow.erase(begin, begin + bytes);
}

} // namespace

void *allocateDevice(int64_t bytes, int device) {
  Memory &all = memory();
  int64_t &live = all.live[device];
  if (bytes > limit() - live)
    return nullptr;
  const int64_t size = pages(bytes);
  if (all.used + size + pageBytes > reservedBytes)
    violation("the device memory's %lld bytes of addresses are used up", static_cast<long long>(reservedBytes));
  char *const pointer = all.host + all.used;
  char *const seen = all.engine + all.used;
  if (mprotect(seen, size, PROT_READ | PROT_WRITE))
    violation("cannot make %lld bytes of device memory accessible: %s", static_cast<long long>(size),
              std::strerror(errno));
  std::memset(seen, poison, size);
  all.used += size + pageBytes; // a page between allocations that nothing may touch
  live += bytes;
  all.device[reinterpret_cast<uintptr_t>(pointer)] = {bytes, device, false};
  return pointer;
}

void freeDevice(void *pointer, const char *caller) {
  Memory &all = memory();
  auto found = all.device.find(reinterpret_cast<uintptr_t>(pointer));
  if (found == all.device.end())
    violation("%s of %p, which is not the begin of a device allocation", caller, pointer);
  Allocation &allocation = found->second;
  if (allocation.freed)
    violation("%s of %p (%lld bytes), which is freed already", caller, pointer,
              static_cast<long long>(allocation.bytes));
  checkIdle(found->first, allocation.bytes, caller);
  allocation.freed = true;
  all.live[allocation.device] -= allocation.bytes;
  char *const seen = static_cast<char *>(toEngine(pointer));
  mprotect(seen, pages(allocation.bytes), PROT_NONE);
  fallocate(all.file, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, seen - all.engine, pages(allocation.bytes));
}

void *allocatePinned(int64_t bytes) {
  void *pointer = mmap(nullptr, pages(bytes), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pointer == MAP_FAILED)
    return nullptr;
  std::memset(pointer, poison, bytes);
  memory().pinned[reinterpret_cast<uintptr_t>(pointer)] = {bytes, 0, false};
  return pointer;
}

void freePinned(void *pointer, const char *caller) {
  auto found = memory().pinned.find(reinterpret_cast<uintptr_t>(pointer));
  if (found == memory().pinned.end())
    violation("%s of %p, which is not the begin of a pinned allocation", caller, pointer);
  if (found->second.freed)
    violation("%s of %p, which is freed already", caller, pointer);
  checkIdle(found->first, found->second.bytes, caller);
  found->second.freed = true;
  madvise(pointer, pages(found->second.bytes), MADV_DONTNEED);
  mprotect(pointer, pages(found->second.bytes), PROT_NONE);
}

void deviceMemory(int device, size_t *available, size_t *total) {
  *total = limit();
  *available = limit() - memory().live[device];
}

Place checkRange(const void *pointer, int64_t bytes, const char *operation) {
  const uintptr_t begin = reinterpret_cast<uintptr_t>(pointer);
  const Memory &all = memory();
  const bool inDevice = begin - reinterpret_cast<uintptr_t>(all.host) < uintptr_t(reservedBytes);
  const auto *found = find(inDevice ? all.device : all.pinned, begin);
  if (!inDevice && (!found || begin - found->first >= uintptr_t(found->second.bytes)))
    return Place::Pageable;
  const auto offset = found ? static_cast<long long>(begin - found->first) : 0;
  if (!found || offset >= pages(found->second.bytes))
    violation("%s: %lld bytes at %p lie outside every allocation of device memory", operation,
              static_cast<long long>(bytes), pointer);
  const char *kind = inDevice ? "device" : "pinned";
  const auto size = static_cast<long long>(found->second.bytes);
  if (found->second.freed)
    violation("%s: use after free: %lld bytes at %p (offset %lld in a freed %s allocation of %lld bytes)", operation,
              static_cast<long long>(bytes), pointer, offset, kind, size);
  if (bytes > size - offset)
    violation("%s: %lld bytes at %p reach beyond their %s allocation (offset %lld of %lld bytes)", operation,
              static_cast<long long>(bytes), pointer, kind, offset, size);
  return inDevice ? Place::Device : Place::Pinned;
}

void checkDeviceRange(const void *pointer, int64_t bytes, const char *operation, bool pinnedAllowed) {
  Place place = checkRange(pointer, bytes, operation);
  if (place != Place::Device && !(pinnedAllowed && place == Place::Pinned))
    violation("%s: %lld bytes at %p are not device memory: outside every allocation", operation,
              static_cast<long long>(bytes), pointer);
}

void *toEngine(const void *pointer) {
  const Memory &all = memory();
  const uintptr_t offset = reinterpret_cast<uintptr_t>(pointer) - reinterpret_cast<uintptr_t>(all.host);
  return offset < uintptr_t(reservedBytes) ? all.engine + offset : const_cast<void *>(pointer);
}

} // namespace tp25d::emulator
