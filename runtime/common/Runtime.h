// The state of a runtime and its devices that all backends share; a backend adds computation, communication and the
// storage of blocks.

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

/// Offsets of everything in a device's arena, in bytes.
struct ArenaLayout {
  std::vector<int64_t> blocks;
  int64_t temporaries, workspace, total;
};

using Clock = std::chrono::steady_clock;

/// Returns nanoseconds since 1970, on a clock that is not adjusted while the process runs.
int64_t nanosecondsOf(Clock::time_point time);

/// Returns the size in bytes of each argument's block in row-major layout.
std::vector<int64_t> blockBytes(const tp25d_program &program);

/// Copies the elements [first, first + count) of a block's first dimension from or to `memory`.
using MoveRows = std::function<void(int64_t first, int64_t count, void *memory)>;

} // namespace tp25d::runtime

struct tp25d_device {
  tp25d_device(tp25d_runtime &runtime, int64_t index) : runtime(runtime), index(index) {}

  tp25d_runtime &runtime;
  const int64_t index;
  std::vector<void *> blocks;
  std::vector<tp25d_event> events;
  int64_t kernelCount = 0; // kernels of the current run so far
  tp25d_statistics statistics = {};
};

struct tp25d_runtime {
  using Device = tp25d_device;
  using Block = tp25d::runtime::Block;
  using Copy = std::function<int(const Block &, void *)>;

  /// Creates the runtime of the backend that is linked with this process.
  static std::unique_ptr<tp25d_runtime> create(const tp25d_program &program, const tp25d_options &options);

  /// Creates the devices [first, first + count).
  tp25d_runtime(const tp25d_program &program, const tp25d_options &options, int64_t first, int64_t count);
  virtual ~tp25d_runtime() = default;

  void allocate();
  void load(int64_t argument, const Copy &copy);
  void store(int64_t argument, const Copy &copy);
  void run();

  /// Ends the run. If several failures are reported, the first one counts.
  virtual void fail(const tp25d::runtime::Error &error) = 0;
  virtual bool hasFailed() const = 0;

  tp25d::runtime::Collective getCollective(int64_t transfer) const { return {program.transfers[transfer]}; }

  /// Start, wait for and release a transfer.
  virtual void start(Device &device, int64_t transfer, const void *input, void *output, void *scratch) = 0;
  virtual void *await(Device &device, int64_t transfer) = 0;
  virtual void release(Device &device, int64_t transfer) = 0;
  virtual void reclaim(Device &device, int64_t transfer) = 0;

  /// Compute; throw on errors.
  virtual void multiply(Device &device, int64_t product, const void *a, const void *b, void *c,
                        const void *const *operands) = 0;
  virtual void launch(Device &device, int64_t kernel, void *const *arguments) = 0;

  /// True if the blocks of an argument are stored in a layout of the backend's own.
  virtual bool isPacked(int64_t argument) const { return false; }

  /// True if the program's calls return when their work is done, so that their times are the work's times.
  virtual bool isSynchronous() const = 0;

  const tp25d_program &program;
  const tp25d::runtime::Grid grid;
  tp25d::runtime::ArenaLayout layout;
  std::deque<tp25d_device> devices;

protected:
  /// Plans the arena, with `workspaceBytes` for the workspace of products. Must be called by the backend's constructor.
  void planArena(int64_t workspaceBytes);

  /// Calls `work` for every device of this process on the device's thread, and returns when all calls have ended.
  /// Throws the error of a call that failed.
  virtual void onEveryDevice(const std::function<void(Device &)> &work) = 0;
  /// Allocates every device's arena, and returns their addresses.
  virtual std::vector<char *> allocateArenas() = 0;
  /// Copy a device's block of an argument in and out.
  virtual void fillBlock(Device &device, int64_t argument, const Block &block,
                         const tp25d::runtime::MoveRows &fill) = 0;
  virtual void emptyBlock(Device &device, int64_t argument, const Block &block,
                          const tp25d::runtime::MoveRows &empty) = 0;
  /// Called before each run.
  virtual void prepareRun() = 0;
  /// Executes the program on a device, and returns when all its work is done.
  virtual void runProgram(Device &device);

  std::vector<char *> arenas; // by device

private:
  const tp25d_runtime *const lender; // owner of blocks that this runtime uses, too; may be null
  std::vector<int64_t> lent;         // result of findLent by argument

  Block block(int64_t argument, int64_t device) const { return Block(grid, program.arguments[argument], device); }
  /// Returns the argument; throws if it must not be loaded or stored now.
  const tp25d_argument &accessible(int64_t argument) const;
  /// Returns the lender's argument whose blocks this argument uses, or TP25D_NONE if it has blocks of its own.
  int64_t findLent(int64_t argument) const;
  void requireMemory() const;
};

#endif // TP25D_RUNTIME_COMMON_RUNTIME_H
