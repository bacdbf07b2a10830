// Implements the part of the C interface that all backends share: creates the devices and their arenas, copies tensors
// in and out, and runs the program.

#include "Runtime.h"

#include "Error.h"
#include "Names.h"
#include "Validate.h"

#include <algorithm>
#include <cstring>
#include <optional>

using namespace tp25d::runtime;

namespace {

/// Adds the time from its construction to its destruction to a total, and records it as an event.
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

/// Sums the time of the device's transfers, and the part of it during which the device computed. Products and kernels
/// do not overlap each other, so their shares of a transfer's time add up.
void sumTransfers(tp25d_device &device) {
  int64_t travelling = 0, hidden = 0;
  for (const tp25d_event &transfer : device.events) {
    if (transfer.kind != TP25D_EVENT_TRANSFER)
      continue;
    travelling += transfer.end - transfer.begin;
    for (const tp25d_event &other : device.events)
      if (other.kind == TP25D_EVENT_PRODUCT || other.kind == TP25D_EVENT_KERNEL)
        hidden += std::max<int64_t>(0, std::min(other.end, transfer.end) - std::max(other.begin, transfer.begin));
  }
  device.statistics.transfer_seconds = static_cast<double>(travelling) * 1e-9;
  device.statistics.hidden_transfer_seconds = static_cast<double>(hidden) * 1e-9;
}

/// Describes a tensor and the axes that split its dimensions, such as "4x6xf32 by [row], [dep col]".
std::string describeBlocks(const tp25d_argument &argument) {
  std::string type, axes;
  for (int64_t dimension = 0; dimension < argument.rank; ++dimension) {
    type += concat(argument.size[dimension], "x");
    std::string names;
    forEachAxis(argument, dimension,
                [&](int64_t axis) { names += concat(names.empty() ? "" : " ", tp25d_axis_name(axis)); });
    axes += concat(axes.empty() ? " by [" : ", [", names, "]");
  }
  return concat(type, typeName(argument.type), axes);
}

} // namespace

std::vector<int64_t> tp25d::runtime::blockBytes(const tp25d_program &program) {
  std::vector<int64_t> bytes;
  for (int64_t argument = 0; argument < program.argument_count; ++argument)
    bytes.push_back(Block(Grid(program.grid), program.arguments[argument], 0).bytes());
  return bytes;
}

int64_t tp25d::runtime::nanosecondsOf(Clock::time_point time) {
  using std::chrono::nanoseconds;
  static const nanoseconds offset =
      std::chrono::system_clock::now().time_since_epoch() - Clock::now().time_since_epoch();
  return (std::chrono::duration_cast<nanoseconds>(time.time_since_epoch()) + offset).count();
}

//===----------------------------------------------------------------------===//
// tp25d_runtime
//===----------------------------------------------------------------------===//

tp25d_runtime::tp25d_runtime(const tp25d_program &program, const tp25d_options &options, int64_t first, int64_t count)
    : program(program), grid(program.grid), lender(options.parameters_of) {
  for (int64_t index = first; index < first + count; ++index)
    devices.emplace_back(*this, index);
  for (int64_t axis = 0; lender && axis < TP25D_AXIS_COUNT; ++axis)
    if (grid.size(axis) != lender->grid.size(axis))
      invalid("parameters_of: axis ", tp25d_axis_name(axis), " of the other runtime's grid has size ",
              lender->grid.size(axis), ", but here it has size ", grid.size(axis));
}

int64_t tp25d_runtime::findLent(int64_t argument) const {
  const tp25d_argument &mine = program.arguments[argument];
  const tp25d_argument *unlike = nullptr;
  for (int64_t other = 0; lender && isLasting(mine) && other < lender->program.argument_count; ++other) {
    const tp25d_argument &theirs = lender->program.arguments[other];
    if (!isLasting(theirs) || std::strcmp(mine.name, theirs.name) != 0)
      continue;
    if (!haveSameBlocks(mine, theirs)) {
      unlike = &theirs; // another argument of the same name may have the same blocks
      continue;
    }
    if (lender->isPacked(other))
      invalid("parameters_of: the other runtime stores '", mine.name,
              "' in the packed layout of its products, where no other program can read it");
    return other;
  }
  // A block of its own would make this another parameter of the same name.
  if (unlike)
    invalid("parameters_of: '", mine.name, "' of the other runtime is ", describeBlocks(*unlike), ", but here it is ",
            describeBlocks(mine));
  return TP25D_NONE;
}

void tp25d_runtime::planArena(int64_t workspaceBytes) {
  layout = {};
  auto place = [&](int64_t bytes) {
    int64_t begin = layout.total;
    if (__builtin_add_overflow(begin, bytes, &layout.total) ||
        __builtin_add_overflow(layout.total, TP25D_ALIGNMENT - 1, &layout.total))
      invalid("the arena of a device has more bytes than 64 bits can count");
    layout.total -= layout.total % TP25D_ALIGNMENT;
    return begin;
  };
  std::vector<int64_t> bytes = blockBytes(program);
  for (int64_t argument = 0; argument < program.argument_count; ++argument) {
    lent.push_back(findLent(argument));
    layout.blocks.push_back(place(lent.back() == TP25D_NONE ? bytes[argument] : 0));
  }
  layout.temporaries = place(program.temporaries_bytes);
  layout.workspace = place(workspaceBytes);
  for (tp25d_device &device : devices)
    device.statistics.arena_bytes = layout.total;
}

void tp25d_runtime::allocate() {
  if (!arenas.empty())
    invalid("the runtime has its memory already");
  if (lender)
    lender->requireMemory();
  arenas = allocateArenas();
  for (size_t i = 0; i < devices.size(); ++i) {
    devices[i].blocks.clear();
    for (int64_t argument = 0; argument < program.argument_count; ++argument)
      devices[i].blocks.push_back(lent[argument] == TP25D_NONE ? arenas[i] + layout.blocks[argument]
                                                               : lender->devices[i].blocks[lent[argument]]);
  }
  for (int64_t argument = 0; argument < program.argument_count; ++argument) {
    const tp25d_argument &described = program.arguments[argument];
    if (lent[argument] != TP25D_NONE)
      continue;
    if (const void *value = described.value)
      load(argument, [&](const Block &part, void *memory) { return part.copyFrom(value, memory), 0; });
    else if (described.kind == TP25D_STATE)
      load(argument, [](const Block &part, void *memory) { return std::memset(memory, 0, part.bytes()), 0; });
  }
}

void tp25d_runtime::requireMemory() const {
  if (arenas.empty())
    invalid("the runtime has no memory yet, see tp25d_allocate");
}

const tp25d_argument &tp25d_runtime::accessible(int64_t argument) const {
  if (argument < 0 || argument >= program.argument_count)
    invalid("argument ", argument, " does not exist, the program has ", program.argument_count);
  requireMemory();
  return program.arguments[argument];
}

void tp25d_runtime::load(int64_t argument, const Copy &copy) {
  const tp25d_argument &loaded = accessible(argument);
  if (loaded.kind == TP25D_RESULT)
    invalid("argument '", loaded.name, "' is a result and cannot be written");
  onEveryDevice([&](tp25d_device &device) {
    Block part = block(argument, device.index);
    fillBlock(device, argument, part, [&](int64_t first, int64_t count, void *memory) {
      if (copy(part.rows(first, count), memory) != 0)
        invalid("argument '", loaded.name, "': its block for ", grid.describe(device.index), " could not be loaded");
    });
  });
}

void tp25d_runtime::store(int64_t argument, const Copy &copy) {
  const tp25d_argument &stored = accessible(argument);
  if (stored.kind == TP25D_INPUT)
    invalid("argument '", stored.name, "' is an input and cannot be read");
  if (isPacked(argument))
    invalid("argument '", stored.name, "' is stored in the packed layout of its products and cannot be read; without ",
            "the option pack it can");
  bool splits[TP25D_AXIS_COUNT] = {};
  for (int64_t dimension = 0; dimension < stored.rank; ++dimension)
    forEachAxis(stored, dimension, [&](int64_t axis) { splits[axis] = true; });
  onEveryDevice([&](tp25d_device &device) {
    for (int64_t axis = 0; axis < TP25D_AXIS_COUNT; ++axis)
      if (!splits[axis] && grid.coordinate(device.index, axis) != 0)
        return; // the first replica has the same block
    Block part = block(argument, device.index);
    emptyBlock(device, argument, part, [&](int64_t first, int64_t count, void *memory) {
      if (copy(part.rows(first, count), memory) != 0)
        invalid("argument '", stored.name, "': its block of ", grid.describe(device.index), " could not be stored");
    });
  });
}

void tp25d_runtime::run() {
  requireMemory();
  for (tp25d_device &device : devices) {
    device.statistics = {};
    device.statistics.arena_bytes = layout.total;
    device.events.clear();
    device.kernelCount = 0;
  }
  prepareRun();
  onEveryDevice([&](tp25d_device &device) {
    runProgram(device);
    sumTransfers(device);
  });
}

void tp25d_runtime::runProgram(Device &device) {
  program.run(&device, device.blocks.data(), arenas[device.index - devices.front().index] + layout.temporaries);
}

//===----------------------------------------------------------------------===//
// Called by the program
//===----------------------------------------------------------------------===//

int64_t tp25d_coordinate(tp25d_device *device, int64_t axis) {
  return device->runtime.grid.coordinate(device->index, axis);
}

/// Executes `work` and records its time, if the backend is synchronous. An exception is reported as the run's failure.
template <typename Work>
static void perform(tp25d_device *device, double &seconds, const tp25d_event &event, Work work) {
  tp25d_runtime &runtime = device->runtime;
  std::optional<Timer> timer;
  if (runtime.isSynchronous())
    timer.emplace(seconds, device->events, event);
  try {
    work(runtime);
  } catch (...) {
    runtime.fail(currentError());
  }
}

template <typename Work> static void performTransfer(tp25d_device *device, int64_t transfer, Work work) {
  int64_t kind = device->runtime.program.transfers[transfer].kind;
  perform(device, device->statistics.collective_seconds[kind], {TP25D_EVENT_WAIT, transfer, 0, 0, 0}, work);
}

void tp25d_start(tp25d_device *device, int64_t transfer, const void *input, void *output, void *scratch) {
  performTransfer(device, transfer,
                  [&](tp25d_runtime &runtime) { runtime.start(*device, transfer, input, output, scratch); });
}

void *tp25d_await(tp25d_device *device, int64_t transfer) {
  void *outcome = nullptr;
  performTransfer(device, transfer, [&](tp25d_runtime &runtime) { outcome = runtime.await(*device, transfer); });
  return outcome;
}

void tp25d_release(tp25d_device *device, int64_t transfer) {
  performTransfer(device, transfer, [&](tp25d_runtime &runtime) { runtime.release(*device, transfer); });
}

void tp25d_reclaim(tp25d_device *device, int64_t transfer) {
  performTransfer(device, transfer, [&](tp25d_runtime &runtime) { runtime.reclaim(*device, transfer); });
}

void tp25d_multiply(tp25d_device *device, int64_t product, const void *a, const void *b, void *c,
                    const void *const *operands) {
  if (!device->runtime.hasFailed())
    perform(device, device->statistics.product_seconds, {TP25D_EVENT_PRODUCT, product, 0, 0, 0},
            [&](tp25d_runtime &runtime) { runtime.multiply(*device, product, a, b, c, operands); });
}

void tp25d_launch(tp25d_device *device, int64_t kernel, void *const *arguments) {
  if (device->runtime.hasFailed())
    return;
  int64_t extent = device->runtime.program.kernels[kernel].extent;
  perform(device, device->statistics.kernel_seconds, {TP25D_EVENT_KERNEL, device->kernelCount++, extent, 0, 0},
          [&](tp25d_runtime &runtime) { runtime.launch(*device, kernel, arguments); });
}

//===----------------------------------------------------------------------===//
// Called by the code that loads the program
//===----------------------------------------------------------------------===//

tp25d_status tp25d_create(const tp25d_program *program, const tp25d_options *options, tp25d_runtime **runtime) {
  return guarded([&] {
    validate(*program);
    validate(*options);
    *runtime = tp25d_runtime::create(*program, *options).release();
  });
}

int64_t tp25d_arena_bytes(const tp25d_runtime *runtime) { return runtime->layout.total; }

tp25d_status tp25d_allocate(tp25d_runtime *runtime) {
  return guarded([&] { runtime->allocate(); });
}

tp25d_status tp25d_load(tp25d_runtime *runtime, int64_t argument, tp25d_copy_block copy, void *context) {
  return guarded([&] {
    runtime->load(argument,
                  [&](const Block &part, void *block) { return copy(context, part.offsets(), part.sizes(), block); });
  });
}

tp25d_status tp25d_store(tp25d_runtime *runtime, int64_t argument, tp25d_copy_block copy, void *context) {
  return guarded([&] {
    runtime->store(argument,
                   [&](const Block &part, void *block) { return copy(context, part.offsets(), part.sizes(), block); });
  });
}

tp25d_status tp25d_write(tp25d_runtime *runtime, int64_t argument, const void *data) {
  return guarded(
      [&] { runtime->load(argument, [&](const Block &part, void *block) { return part.copyFrom(data, block), 0; }); });
}

tp25d_status tp25d_read(tp25d_runtime *runtime, int64_t argument, void *data) {
  return guarded(
      [&] { runtime->store(argument, [&](const Block &part, void *block) { return part.copyTo(data, block), 0; }); });
}

tp25d_status tp25d_run(tp25d_runtime *runtime) {
  return guarded([&] { runtime->run(); });
}

void tp25d_get_statistics(const tp25d_runtime *runtime, int64_t device, tp25d_statistics *statistics) {
  *statistics = runtime->devices[device - tp25d_first_device(runtime)].statistics;
}

int64_t tp25d_get_events(const tp25d_runtime *runtime, int64_t device, const tp25d_event **events) {
  const std::vector<tp25d_event> &list = runtime->devices[device - tp25d_first_device(runtime)].events;
  *events = list.data();
  return static_cast<int64_t>(list.size());
}

int64_t tp25d_first_device(const tp25d_runtime *runtime) { return runtime->devices.front().index; }

int64_t tp25d_device_count(const tp25d_runtime *runtime) { return static_cast<int64_t>(runtime->devices.size()); }

void tp25d_destroy(tp25d_runtime *runtime) { delete runtime; }
