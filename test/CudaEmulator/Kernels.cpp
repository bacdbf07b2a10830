//===- Kernels.cpp - Kernels compiled for the CPU, one call a GPU thread -------------------------------------===//
//
// The threads of a cooperative kernel's block are fibers on the executor's thread: each runs until it waits in a
// barrier or a shuffle. When none can run on, those that wait are let go together, or they have diverged.
//
//===----------------------------------------------------------------------===//

#include "Engine.h"
#include "tp25d_emulator_kernels.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <numeric>
#include <sstream>
#include <string>
#include <sys/mman.h>
#include <ucontext.h>
#include <utility>
#include <vector>

#if defined(__SANITIZE_THREAD__)
#define TP25D_TSAN 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define TP25D_TSAN 1
#endif
#endif
#ifdef TP25D_TSAN
extern "C" {
void *__tsan_get_current_fiber(void);
void *__tsan_create_fiber(unsigned flags);
void __tsan_destroy_fiber(void *fiber);
void __tsan_switch_to_fiber(void *fiber, unsigned flags);
}
#endif

namespace tp25d::emulator {
namespace {

using KernelTable = std::pair<const tp25d_emulator_kernel *, int64_t>;

struct Library {
  KernelTable table;
  bool isDestroyed = false;
};

struct Kernel {
  const tp25d_emulator_kernel *kernel;
  Library *library;
  bool isDestroyed = false;
};

Handles<Library> &libraries() {
  static auto *const libraries = new Handles<Library>;
  return *libraries;
}

Handles<Kernel> &kernels() {
  static auto *const kernels = new Handles<Kernel>;
  return *kernels;
}

/// The kernels for the device code that is loaded as number `number`: those of the kernel library of that number, or of
/// the last one. Names are not enough, since every program numbers its own kernels.
KernelTable findTable(size_t number) {
  static const std::vector<KernelTable> tables = [] {
    std::vector<KernelTable> tables;
    const char *variable = std::getenv("TP25D_EMULATOR_KERNELS");
    std::istringstream paths(variable ? variable : "");
    for (std::string path; std::getline(paths, path, ':');) {
      void *library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
      if (!library)
        violation("TP25D_EMULATOR_KERNELS: %s", dlerror());
      auto *found = static_cast<const tp25d_emulator_kernel *>(dlsym(library, "tp25d_emulator_kernels"));
      auto *count = static_cast<const int64_t *>(dlsym(library, "tp25d_emulator_kernel_count"));
      if (!found || !count)
        violation("TP25D_EMULATOR_KERNELS: %s lacks tp25d_emulator_kernels or tp25d_emulator_kernel_count",
                  path.c_str());
      tables.emplace_back(found, *count);
    }
    return tables;
  }();
  return tables.empty() ? KernelTable(nullptr, 0) : tables[std::min(number, tables.size() - 1)];
}

/// The kernel with this name, or null.
const tp25d_emulator_kernel *findKernel(const KernelTable &table, const char *name) {
  for (int64_t i = 0; i < table.second; ++i)
    if (!std::strcmp(table.first[i].name, name))
      return &table.first[i];
  return nullptr;
}

//===----------------------------------------------------------------------===//
// Execution
//===----------------------------------------------------------------------===//

constexpr size_t stackBytes = 128 * 1024;
constexpr int64_t warpSize = 32;

enum class Waits { No, Barrier, Shuffle, Done };

struct Fiber {
  ucontext_t context;
  char *stack = nullptr;
  Waits waits = Waits::No;
  uint32_t value = 0, mask = 0;
#ifdef TP25D_TSAN
  void *tsan = nullptr;
#endif
};

/// A block that is running on this thread.
struct Block {
  const tp25d_emulator_kernel &kernel;
  void *const *arguments;
  int64_t threads, blocks, block = 0, thread = 0;
  std::vector<char> shared;
  std::vector<std::unique_ptr<Fiber>> fibers;
  ucontext_t scheduler;
#ifdef TP25D_TSAN
  void *tsanScheduler = nullptr;
#endif

  ~Block() {
    for (auto &fiber : fibers) {
      munmap(fiber->stack, stackBytes);
#ifdef TP25D_TSAN
      __tsan_destroy_fiber(fiber->tsan);
#endif
    }
  }
  void runPlain(Random &random);
  void runFibers(Random &random);
  void resume(int64_t thread);
  void wait(Waits what);
  void release();
};

thread_local Block *current = nullptr;

Block &running(const char *caller) {
  if (!current)
    violation("%s is called outside of a kernel", caller);
  return *current;
}

/// Visits 0..count-1 in a random order.
template <typename Visit> void inRandomOrder(int64_t count, Random &random, Visit visit) {
  int64_t factor = 1 + random.below(count), start = random.below(count);
  while (std::gcd(factor, count) != 1)
    ++factor;
  for (int64_t i = 0; i < count; ++i)
    visit(int64_t((__int128(factor) * i + start) % count));
}

void Block::runPlain(Random &random) {
  inRandomOrder(threads, random, [&](int64_t index) {
    thread = index;
    kernel.thread(arguments);
  });
}

void enterFiber() {
  Block &block = *current;
  block.kernel.thread(block.arguments);
  block.wait(Waits::Done);
}

void Block::resume(int64_t index) {
  thread = index;
  fibers[index]->waits = Waits::No;
#ifdef TP25D_TSAN
  __tsan_switch_to_fiber(fibers[index]->tsan, 0);
#endif
  swapcontext(&scheduler, &fibers[index]->context);
}

void Block::wait(Waits what) {
  Fiber &fiber = *fibers[thread];
  fiber.waits = what;
#ifdef TP25D_TSAN
  __tsan_switch_to_fiber(tsanScheduler, 0);
#endif
  swapcontext(&fiber.context, &scheduler);
}

void Block::runFibers(Random &random) {
#ifdef TP25D_TSAN
  tsanScheduler = __tsan_get_current_fiber();
#endif
  while (int64_t(fibers.size()) < threads) {
    auto fiber = std::make_unique<Fiber>();
    fiber->stack = static_cast<char *>(
        mmap(nullptr, stackBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0));
    if (fiber->stack == MAP_FAILED)
      violation("no memory for the %lld threads of a block", static_cast<long long>(threads));
#ifdef TP25D_TSAN
    fiber->tsan = __tsan_create_fiber(0);
#endif
    fibers.push_back(std::move(fiber));
  }
  for (auto &fiber : fibers) {
    getcontext(&fiber->context);
    fiber->context.uc_stack.ss_sp = fiber->stack;
    fiber->context.uc_stack.ss_size = stackBytes;
    fiber->context.uc_link = nullptr;
    makecontext(&fiber->context, enterFiber, 0);
    fiber->waits = Waits::No;
  }
  const auto allDone = [&] {
    return std::all_of(fibers.begin(), fibers.end(), [](const auto &fiber) { return fiber->waits == Waits::Done; });
  };
  for (;;) {
    inRandomOrder(threads, random, [&](int64_t index) {
      if (fibers[index]->waits == Waits::No)
        resume(index);
    });
    if (allDone())
      return;
    release();
  }
}

/// Nothing can run on: lets whole warps at a shuffle go, else the whole block at a barrier.
void Block::release() {
  int64_t released = 0, atBarrier = 0;
  for (int64_t first = 0; first < threads; first += warpSize) {
    const int64_t lanes = std::min(warpSize, threads - first);
    int64_t shuffles = 0, barriers = 0;
    for (int64_t lane = 0; lane < lanes; ++lane) {
      shuffles += fibers[first + lane]->waits == Waits::Shuffle;
      barriers += fibers[first + lane]->waits == Waits::Barrier;
    }
    atBarrier += barriers;
    if (!shuffles)
      continue;
    if (shuffles != lanes)
      violation(
          "kernel %s, block %lld: %lld of %lld lanes of the warp from thread %lld reach a shuffle, %lld a barrier, "
          "%lld the end: they have diverged",
          kernel.name, static_cast<long long>(block), static_cast<long long>(shuffles), static_cast<long long>(lanes),
          static_cast<long long>(first), static_cast<long long>(barriers),
          static_cast<long long>(lanes - shuffles - barriers));
    uint32_t values[warpSize];
    for (int64_t lane = 0; lane < lanes; ++lane) {
      const int64_t source = lane ^ fibers[first + lane]->mask;
      if (source >= lanes)
        violation("kernel %s, block %lld: thread %lld shuffles with lane %lld of a warp of %lld lanes", kernel.name,
                  static_cast<long long>(block), static_cast<long long>(first + lane), static_cast<long long>(source),
                  static_cast<long long>(lanes));
      values[lane] = fibers[first + source]->value;
    }
    for (int64_t lane = 0; lane < lanes; ++lane) {
      fibers[first + lane]->value = values[lane];
      fibers[first + lane]->waits = Waits::No;
    }
    released += lanes;
  }
  if (released)
    return;
  if (atBarrier != threads)
    violation("kernel %s, block %lld: %lld of %lld threads reach a barrier, the others the end: they have diverged",
              kernel.name, static_cast<long long>(block), static_cast<long long>(atBarrier),
              static_cast<long long>(threads));
  for (auto &fiber : fibers)
    fiber->waits = Waits::No;
}

/// A launch's arguments, copied as the caller may drop them at once.
struct Launch {
  const tp25d_emulator_kernel &kernel;
  int64_t blocks, threads, sharedBytes;
  std::vector<std::vector<char>> storage;
  uint64_t purpose;

  void run() const {
    std::vector<void *> pointers;
    for (const std::vector<char> &argument : storage)
      pointers.push_back(const_cast<char *>(argument.data()));
    Random random(purpose);
    Block block{kernel, pointers.data(), threads, blocks, 0, 0, std::vector<char>(sharedBytes + 1), {}, {}};
    current = &block;
    inRandomOrder(blocks, random, [&](int64_t index) {
      block.block = index;
      std::fill(block.shared.begin(), block.shared.end(), char(poison));
      kernel.is_cooperative ? block.runFibers(random) : block.runPlain(random);
    });
    current = nullptr;
  }
};

/// The contiguous pieces of a buffer.
void addAccesses(const tp25d_emulator_argument &argument, const char *pointer, std::vector<Access> &accesses) {
  struct Dimension {
    int64_t size, stride;
  };
  std::vector<Dimension> outer;
  for (int64_t i = 0; i < argument.rank; ++i) {
    if (argument.size[i] <= 0)
      return;
    if (argument.size[i] > 1 && argument.stride[i])
      outer.push_back({argument.size[i], argument.stride[i]});
  }
  std::sort(outer.begin(), outer.end(), [](Dimension a, Dimension b) { return a.stride < b.stride; });
  int64_t piece = 1; // elements
  while (!outer.empty() && outer.front().stride == piece) {
    piece *= outer.front().size;
    outer.erase(outer.begin());
  }
  std::vector<int64_t> index(outer.size());
  for (;;) {
    int64_t offset = 0;
    for (size_t i = 0; i < outer.size(); ++i)
      offset += index[i] * outer[i].stride;
    const char *begin = pointer + offset * argument.element_bytes;
    if (argument.is_read)
      accesses.push_back(access(begin, piece * argument.element_bytes, false));
    if (argument.is_written)
      accesses.push_back(access(begin, piece * argument.element_bytes, true));
    size_t dimension = 0;
    for (; dimension < outer.size() && ++index[dimension] == outer[dimension].size; ++dimension)
      index[dimension] = 0;
    if (dimension == outer.size())
      return;
  }
}

} // namespace
} // namespace tp25d::emulator

using namespace tp25d::emulator;

extern "C" {

cudaError_t cudaLibraryLoadData(cudaLibrary_t *library, const void *code, cudaJitOption *, void **, unsigned int,
                                cudaLibraryOption *, void **, unsigned int) {
  Fault fault = callOf("cudaLibraryLoadData");
  uint32_t magic = 0;
  if (code)
    std::memcpy(&magic, code, sizeof magic);
  if (fault == Fault::Error || (magic != 0xBA55ED50u && magic != 0x466243B1u))
    return failed(cudaErrorInvalidKernelImage);
  if (fault == Fault::Skip)
    return cudaSuccess;
  if (fault == Fault::Hang)
    hangHere();
  Lock lock(engine().mutex);
  static size_t number = 0;
  const Library loaded = {findTable(number++)};
  *library = reinterpret_cast<cudaLibrary_t>(libraries().add(std::make_unique<Library>(loaded)));
  return cudaSuccess;
}

cudaError_t cudaLibraryUnload(cudaLibrary_t handle) {
  Fault fault = callOf("cudaLibraryUnload");
  if (fault == Fault::Error)
    return failed(cudaErrorInvalidResourceHandle);
  if (fault == Fault::Skip)
    return cudaSuccess;
  if (fault == Fault::Hang)
    hangHere();
  Lock lock(engine().mutex);
  Library &library = libraries().get(handle, "cudaLibraryUnload", "library");
  library.isDestroyed = true;
  for (auto &[pointer, kernel] : kernels().objects)
    kernel->isDestroyed |= kernel->library == &library;
  return cudaSuccess;
}

cudaError_t cudaLibraryGetKernel(cudaKernel_t *created, cudaLibrary_t handle, const char *name) {
  Fault fault = callOf("cudaLibraryGetKernel");
  if (fault == Fault::Error)
    return failed(cudaErrorSymbolNotFound);
  if (fault == Fault::Skip)
    return cudaSuccess;
  if (fault == Fault::Hang)
    hangHere();
  Lock lock(engine().mutex);
  Library &library = libraries().get(handle, "cudaLibraryGetKernel", "library");
  const tp25d_emulator_kernel *found = findKernel(library.table, name);
  if (!found)
    return failed(cudaErrorSymbolNotFound);
  auto kernel = std::make_unique<Kernel>();
  kernel->kernel = found;
  kernel->library = &library;
  *created = reinterpret_cast<cudaKernel_t>(kernels().add(std::move(kernel)));
  return cudaSuccess;
}

cudaError_t cudaLaunchKernel(const void *function, dim3 grid, dim3 block, void **arguments, size_t sharedBytes,
                             cudaStream_t handle) {
  const Fault fault = callOf("cudaLaunchKernel");
  if (fault == Fault::Error)
    return failed(cudaErrorLaunchFailure);
  if (fault == Fault::Skip)
    return cudaSuccess;
  Lock lock(engine().mutex);
  Stream &stream = engine().stream(handle, "cudaLaunchKernel");
  const tp25d_emulator_kernel &kernel = *kernels().get(function, "cudaLaunchKernel", "kernel").kernel;
  Work work;
  work.name = text("kernel %s", kernel.name);
  if (stream.device != currentDevice())
    return failed(cudaErrorInvalidResourceHandle);
  if (grid.x < 1 || grid.x > 2147483647u || block.x < 1 || block.x > 1024 || !grid.y || !grid.z || !block.y ||
      !block.z || kernel.shared_bytes + int64_t(sharedBytes) > 48 * 1024)
    return failed(cudaErrorInvalidConfiguration);
  if (grid.y != 1 || grid.z != 1 || block.y != 1 || block.z != 1)
    violation("%s: the emulator has no launches of more than one dimension", work.name.c_str());
  static uint64_t launches = 0;
  auto launch = std::make_shared<Launch>(
      Launch{kernel, grid.x, block.x, kernel.shared_bytes + int64_t(sharedBytes), {}, 1000000 + launches++});
  for (int64_t i = 0; i < kernel.argument_count; ++i) {
    const tp25d_emulator_argument &argument = kernel.arguments[i];
    const char *value = static_cast<const char *>(arguments[i]);
    if (!argument.is_buffer) {
      launch->storage.emplace_back(value, value + argument.element_bytes);
      continue;
    }
    const char *pointer;
    std::memcpy(&pointer, value, sizeof pointer);
    const size_t before = work.accesses.size();
    addAccesses(argument, pointer, work.accesses);
    if (work.accesses.size() > before && reinterpret_cast<uintptr_t>(pointer) % argument.element_bytes)
      violation("%s: argument %lld at %p is not aligned to its elements of %lld bytes", work.name.c_str(),
                static_cast<long long>(i), pointer, static_cast<long long>(argument.element_bytes));
    for (size_t j = before; j < work.accesses.size(); ++j)
      checkDeviceRange(reinterpret_cast<const void *>(work.accesses[j].begin),
                       work.accesses[j].end - work.accesses[j].begin,
                       text("%s, argument %lld", work.name.c_str(), static_cast<long long>(i)).c_str(),
                       /*pinnedAllowed=*/true);
    const void *seen = toEngine(pointer);
    const char *bytes = reinterpret_cast<const char *>(&seen);
    launch->storage.emplace_back(bytes, bytes + sizeof seen);
  }
  work.hangs = fault == Fault::Hang;
  work.run = [launch] { launch->run(); };
  return result(engine().issue(stream, std::move(work)));
}

int64_t tp25d_emulator_thread_index(void) { return running("tp25d_emulator_thread_index").thread; }
int64_t tp25d_emulator_block_index(void) { return running("tp25d_emulator_block_index").block; }
int64_t tp25d_emulator_block_size(void) { return running("tp25d_emulator_block_size").threads; }
int64_t tp25d_emulator_grid_size(void) { return running("tp25d_emulator_grid_size").blocks; }
void *tp25d_emulator_shared_memory(void) { return running("tp25d_emulator_shared_memory").shared.data(); }

void tp25d_emulator_barrier(void) {
  Block &block = running("tp25d_emulator_barrier");
  if (!block.kernel.is_cooperative)
    violation("kernel %s has a barrier but is not declared cooperative", block.kernel.name);
  block.wait(Waits::Barrier);
}

uint32_t tp25d_emulator_shuffle_xor(uint32_t value, uint32_t mask) {
  Block &block = running("tp25d_emulator_shuffle_xor");
  if (!block.kernel.is_cooperative)
    violation("kernel %s has a shuffle but is not declared cooperative", block.kernel.name);
  if (mask >= uint32_t(warpSize))
    violation("kernel %s shuffles with mask %u", block.kernel.name, mask);
  Fiber &fiber = *block.fibers[block.thread];
  fiber.value = value;
  fiber.mask = mask;
  block.wait(Waits::Shuffle);
  return fiber.value;
}

} // extern "C"
