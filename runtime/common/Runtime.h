//===- Runtime.h - The state behind the C interface -------------------------===//
//
// What a runtime and each of its devices consist of in every backend; a backend adds how devices run and communicate.
//
//===----------------------------------------------------------------------===//

#ifndef TP25D_RUNTIME_COMMON_RUNTIME_H
#define TP25D_RUNTIME_COMMON_RUNTIME_H

#include "Block.h"
#include "Error.h"
#include "Grid.h"
#include "Memory.h"
#include "Names.h"
#include "Products.h"

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace tp25d::runtime {

/// Where everything lies in a device's arena, in bytes.
struct ArenaLayout {
  std::vector<int64_t> blocks;
  int64_t temporaries, workspace, total;
};

/// The cores that the process may use; empty if the system does not tell.
std::vector<int> usableCores();

using Clock = std::chrono::steady_clock;

/// Nanoseconds since 1970, on a clock that is never set.
int64_t nanosecondsOf(Clock::time_point time);

/// Adds the time it lives to a total, and makes it an event.
class Timer {
public:
  Timer(double &seconds, std::vector<tp25d_event> &events, const tp25d_event &event)
      : seconds(seconds), events(events), event(event), begin(Clock::now()) {}
  ~Timer() {
    Clock::time_point end = Clock::now();
    event.begin = nanosecondsOf(begin);
    event.end = nanosecondsOf(end);
    seconds += std::chrono::duration<double>(end - begin).count();
    events.push_back(event);
  }

private:
  double &seconds;
  std::vector<tp25d_event> &events;
  tp25d_event event;
  Clock::time_point begin;
};

} // namespace tp25d::runtime

struct tp25d_device {
  tp25d_device(tp25d_runtime &runtime, int64_t index) : runtime(runtime), index(index) {}

  tp25d_runtime &runtime;
  const int64_t index;
  tp25d::runtime::Memory arena;
  std::vector<void *> blocks;
  std::optional<tp25d::runtime::Multiplier> multiplier;
  std::vector<tp25d::runtime::Collective> collectives; // Of each transfer.
  std::vector<tp25d_event> events;
  int64_t kernelCount = 0; // Of the run so far.
  tp25d_statistics statistics = {};
};

struct tp25d_runtime {
  using Device = tp25d_device;
  using Copy = std::function<int(const tp25d::runtime::Block &, void *)>;

  /// The runtime of the backend that this process is linked with.
  static std::unique_ptr<tp25d_runtime> create(const tp25d_program &program, const tp25d_options &options);

  /// With the devices [first, first + count).
  tp25d_runtime(const tp25d_program &program, const tp25d_options &options, int64_t first, int64_t count);
  virtual ~tp25d_runtime() = default;

  void allocate();
  void load(int64_t argument, const Copy &copy);
  void store(int64_t argument, const Copy &copy);
  void run();

  /// Ends the run; the first failure is the one reported.
  virtual void fail(const tp25d::runtime::Error &error) = 0;
  virtual bool hasFailed() const = 0;

  /// Transfers, of `collectives[transfer]` of the device.
  virtual void start(Device &device, int64_t transfer, const void *input, void *output, void *scratch) = 0;
  virtual void *await(Device &device, int64_t transfer) = 0;
  virtual void release(Device &device, int64_t transfer) = 0;
  virtual void reclaim(Device &device, int64_t transfer) = 0;

  const tp25d_program &program;
  const tp25d::runtime::Grid grid;
  const int64_t threadsPerDevice;
  const tp25d::runtime::Products products;
  const tp25d::runtime::ArenaLayout layout;
  std::deque<tp25d_device> devices;

protected:
  /// Has every device of this process do its work, on the device's thread, and returns when all have ended. Throws what
  /// made one fail.
  virtual void onEveryDevice(const std::function<void(Device &)> &work) = 0;
  /// Called before each run.
  virtual void prepareRun() = 0;

private:
  tp25d::runtime::Block block(int64_t argument, int64_t device) const {
    return tp25d::runtime::Block(grid, program.arguments[argument], device);
  }
  /// Checks that the argument may be loaded or stored now.
  const tp25d_argument &accessible(int64_t argument) const;
  void requireMemory() const;

  bool allocated = false;
};

#endif // TP25D_RUNTIME_COMMON_RUNTIME_H
