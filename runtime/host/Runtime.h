//===- Runtime.h - The state behind the C interface -------------------------===//
//
// What a runtime and each of its devices consist of.
//
//===----------------------------------------------------------------------===//

#ifndef TP25D_RUNTIME_HOST_RUNTIME_H
#define TP25D_RUNTIME_HOST_RUNTIME_H

#include "Block.h"
#include "Collectives.h"
#include "Grid.h"
#include "Products.h"
#include "Scheduler.h"

#include <chrono>
#include <cstdlib>
#include <memory>
#include <optional>
#include <vector>

namespace tp25d::host {

/// Where everything lies in a device's arena, in bytes.
struct ArenaLayout {
  std::vector<int64_t> blocks;
  int64_t temporaries, workspace, total;
};

struct Free {
  void operator()(void *memory) const { std::free(memory); }
};
using Memory = std::unique_ptr<char, Free>;

/// Memory for blocks, aligned as they are. `owner` says what for, should there be none.
Memory allocateBlocks(int64_t bytes, const std::string &owner);

/// Adds the time it lives to a total.
class Timer {
public:
  explicit Timer(double &seconds) : seconds(seconds), begin(std::chrono::steady_clock::now()) {}
  ~Timer() { seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(); }

private:
  double &seconds;
  std::chrono::steady_clock::time_point begin;
};

} // namespace tp25d::host

struct tp25d_device {
  tp25d_device(tp25d_runtime &runtime, int64_t index) : runtime(runtime), index(index) {}

  tp25d_runtime &runtime;
  const int64_t index;
  tp25d::host::Memory arena;
  std::vector<void *> blocks;
  std::optional<tp25d::host::Multiplier> multiplier;
  std::vector<tp25d::host::Part> parts; // Of each transfer.
  std::vector<const char *> combined;   // Of the members, while their blocks are combined.
  tp25d_statistics statistics = {};
};

struct tp25d_runtime {
  tp25d_runtime(const tp25d_program &program, const tp25d_options &options);

  tp25d::host::Block block(int64_t argument, int64_t device) const {
    return tp25d::host::Block(grid, program.arguments[argument], device);
  }
  void allocate();
  void write(int64_t argument, const void *data);
  void read(int64_t argument, void *data);
  void run();

  const tp25d_program &program;
  const tp25d::host::Grid grid;
  const int64_t threadsPerDevice;
  const tp25d::host::Products products;
  const tp25d::host::ArenaLayout layout;
  std::vector<tp25d_device> devices;
  const int64_t atOnce;
  tp25d::host::Scheduler scheduler; // The last member: its threads end first.

private:
  /// Has every device's thread call `work` with the device.
  template <typename Work> void onEveryDevice(Work work);
  /// Checks that the argument may be written or read now.
  const tp25d_argument &accessible(int64_t argument) const;
  void requireMemory() const;

  bool allocated = false;
};

#endif // TP25D_RUNTIME_HOST_RUNTIME_H
