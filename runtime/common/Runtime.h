//===- Runtime.h - The state behind the C interface -------------------------===//
//
// What a runtime and each of its devices consist of in every backend; a backend adds how devices compute, communicate
// and keep their blocks.
//
//===----------------------------------------------------------------------===//

#ifndef TP25D_RUNTIME_COMMON_RUNTIME_H
#define TP25D_RUNTIME_COMMON_RUNTIME_H

#include "Block.h"
#include "Error.h"
#include "Grid.h"
#include "Names.h"

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace tp25d::runtime {

/// Where everything lies in a device's arena, in bytes.
struct ArenaLayout {
  std::vector<int64_t> blocks;
  int64_t temporaries, workspace, total;
};

using Clock = std::chrono::steady_clock;

/// Nanoseconds since 1970, on a clock that is never set.
int64_t nanosecondsOf(Clock::time_point time);

/// The plain size of each argument's block.
std::vector<int64_t> blockBytes(const tp25d_program &program);

/// Moves the elements [first, first + count) of a block's first dimension from or to `memory`.
using MoveRows = std::function<void(int64_t first, int64_t count, void *memory)>;

} // namespace tp25d::runtime

struct tp25d_device {
  tp25d_device(tp25d_runtime &runtime, int64_t index) : runtime(runtime), index(index) {}

  tp25d_runtime &runtime;
  const int64_t index;
  std::vector<void *> blocks;
  std::vector<tp25d::runtime::Collective> collectives; // Of each transfer.
  std::vector<tp25d_event> events;
  int64_t kernelCount = 0; // Of the run so far.
  tp25d_statistics statistics = {};
};

struct tp25d_runtime {
  using Device = tp25d_device;
  using Block = tp25d::runtime::Block;
  using Copy = std::function<int(const Block &, void *)>;

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

  /// Throws what goes wrong.
  virtual void multiply(Device &device, int64_t product, const void *a, const void *b, void *c,
                        const void *const *operands) = 0;
  virtual void launch(Device &device, int64_t kernel, void *const *arguments) = 0;

  /// Whether the blocks of an argument are in a layout of the backend's own.
  virtual bool isPacked(int64_t argument) const { return false; }

  /// Whether the time that the program's calls take is what their work takes.
  virtual bool isSynchronous() const = 0;

  const tp25d_program &program;
  const tp25d::runtime::Grid grid;
  tp25d::runtime::ArenaLayout layout;
  std::deque<tp25d_device> devices;

protected:
  /// Plans the arena, with so much for products to work in. To be called when the runtime is made.
  void planArena(int64_t workspaceBytes);

  /// Has every device of this process do its work, on the device's thread, and returns when all have ended. Throws what
  /// made one fail.
  virtual void onEveryDevice(const std::function<void(Device &)> &work) = 0;
  /// Gets every device its arena, and returns the address of the arena of each.
  virtual std::vector<char *> allocateArenas() = 0;
  /// Moves a device's block of an argument in and out.
  virtual void fillBlock(Device &device, int64_t argument, const Block &block,
                         const tp25d::runtime::MoveRows &fill) = 0;
  virtual void emptyBlock(Device &device, int64_t argument, const Block &block,
                          const tp25d::runtime::MoveRows &empty) = 0;
  /// Called before each run.
  virtual void prepareRun() = 0;
  /// Executes the program on a device, and returns when all of it has been done.
  virtual void runProgram(Device &device);

  std::vector<char *> arenas; // Of each device.

private:
  const tp25d_runtime *const lender; // Of blocks that this runtime works with; may be null.
  std::vector<int64_t> lent;         // What findLent says of each argument.

  Block block(int64_t argument, int64_t device) const { return Block(grid, program.arguments[argument], device); }
  /// Checks that the argument may be loaded or stored now.
  const tp25d_argument &accessible(int64_t argument) const;
  /// The argument of the lender whose blocks are also those of this argument; TP25D_NONE: it has blocks of its own.
  int64_t findLent(int64_t argument) const;
  void requireMemory() const;
};

#endif // TP25D_RUNTIME_COMMON_RUNTIME_H
