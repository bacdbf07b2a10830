//===- Runtime.cpp - The host runtime's C interface -------------------------===//
//
// Creates the devices and their arenas, moves tensors in and out, and runs the program.
//
//===----------------------------------------------------------------------===//

#include "Runtime.h"

#include "Error.h"
#include "Names.h"
#include "OpenMP.h"
#include "Validate.h"

#include "dnnl_debug.h"

#include <algorithm>
#include <sched.h>

using namespace tp25d::host;

namespace {

constexpr int64_t alignment = 64;

/// The cores that the process may use; empty if the system does not tell.
std::vector<int> usableCores() {
  std::vector<int> cores;
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof(set), &set) == 0)
    for (int core = 0; core < CPU_SETSIZE; ++core)
      if (CPU_ISSET(core, &set))
        cores.push_back(core);
  return cores;
}

int64_t coreCount() { return std::max<int64_t>(usableCores().size(), 1); }

/// A core for each slot, where devices have a thread each and there are as many slots as cores, no more and no fewer:
/// then there is one right place for everybody.
std::vector<int> coresOfSlots(int64_t atOnce, int64_t threads, int64_t devices) {
  std::vector<int> cores = usableCores();
  bool fits = threads == 1 && devices > 1 && atOnce == static_cast<int64_t>(cores.size());
  return fits ? cores : std::vector<int>();
}

std::vector<int64_t> blockBytes(const tp25d_program &program) {
  std::vector<int64_t> bytes;
  for (int64_t argument = 0; argument < program.argument_count; ++argument)
    bytes.push_back(Block(Grid(program.grid), program.arguments[argument], 0).bytes());
  return bytes;
}

Products makeProducts(const tp25d_program &program, int64_t threads, bool pack) {
  // oneDNN divides the work of a primitive among the threads it sees when it makes it.
  struct ThreadCount {
    explicit ThreadCount(int threads) : before(omp_get_max_threads()) { omp_set_num_threads(threads); }
    ~ThreadCount() { omp_set_num_threads(before); }
    int before;
  } threadCount(threads);
  return Products(program, blockBytes(program), pack);
}

ArenaLayout planArena(const tp25d_program &program, const Products &products) {
  ArenaLayout layout = {};
  auto place = [&](int64_t bytes) {
    int64_t begin = layout.total;
    if (__builtin_add_overflow(begin, bytes, &layout.total) ||
        __builtin_add_overflow(layout.total, alignment - 1, &layout.total))
      invalid("the arena of a device has more bytes than 64 bits can count");
    layout.total -= layout.total % alignment;
    return begin;
  };
  std::vector<int64_t> plainBytes = blockBytes(program);
  for (int64_t argument = 0; argument < program.argument_count; ++argument)
    layout.blocks.push_back(place(products.isPacked(argument) ? products.packedBytes(argument) : plainBytes[argument]));
  layout.temporaries = place(program.temporaries_bytes);
  layout.workspace = place(products.workspaceBytes());
  return layout;
}

std::vector<tp25d_device> makeDevices(tp25d_runtime &runtime) {
  std::vector<tp25d_device> devices;
  for (int64_t index = 0; index < runtime.grid.deviceCount(); ++index)
    devices.emplace_back(runtime, index);
  return devices;
}

} // namespace

Memory tp25d::host::allocateBlocks(int64_t bytes, const std::string &owner) {
  int64_t whole = (bytes + alignment - 1) / alignment * alignment;
  Memory memory(static_cast<char *>(std::aligned_alloc(alignment, whole)));
  if (!memory && bytes > 0)
    throw Error(TP25D_OUT_OF_MEMORY, concat(owner, ": no memory for ", bytes, " bytes"));
  return memory;
}

//===----------------------------------------------------------------------===//
// tp25d_runtime
//===----------------------------------------------------------------------===//

tp25d_runtime::tp25d_runtime(const tp25d_program &program, const tp25d_options &options)
    : program(program), grid(program.grid), threadsPerDevice(std::max<int64_t>(options.threads_per_device, 1)),
      products(makeProducts(program, threadsPerDevice, options.pack)), layout(planArena(program, products)),
      devices(makeDevices(*this)),
      atOnce(options.devices_at_once ? options.devices_at_once : std::max<int64_t>(coreCount() / threadsPerDevice, 1)),
      scheduler(grid.deviceCount(), atOnce, options.timeout_seconds,
                coresOfSlots(atOnce, threadsPerDevice, grid.deviceCount())) {
  for (tp25d_device &device : devices)
    device.statistics.arena_bytes = layout.total;
}

void tp25d_runtime::allocate() {
  if (allocated)
    invalid("the runtime has its memory already");
  for (tp25d_device &device : devices) {
    device.arena = allocateBlocks(layout.total, concat("arena of device ", device.index));
    device.blocks.clear();
    for (int64_t offset : layout.blocks)
      device.blocks.push_back(device.arena.get() + offset);
    device.multiplier.emplace(products, device.arena.get() + layout.workspace);
  }
  allocated = true;
}

template <typename Work> void tp25d_runtime::onEveryDevice(Work work) {
  scheduler.run([&](int64_t index) {
    omp_set_num_threads(threadsPerDevice);
    work(devices[index]);
  });
}

void tp25d_runtime::requireMemory() const {
  if (!allocated)
    invalid("the runtime has no memory yet, see tp25d_allocate");
}

const tp25d_argument &tp25d_runtime::accessible(int64_t argument) const {
  if (argument < 0 || argument >= program.argument_count)
    invalid("argument ", argument, " does not exist, the program has ", program.argument_count);
  requireMemory();
  return program.arguments[argument];
}

void tp25d_runtime::write(int64_t argument, const void *data) {
  if (accessible(argument).kind == TP25D_RESULT)
    invalid("argument '", program.arguments[argument].name, "' is a result and cannot be written");
  onEveryDevice([&](tp25d_device &device) {
    Block part = block(argument, device.index);
    if (!products.isPacked(argument))
      return part.copyFrom(data, device.blocks[argument]);
    Memory plain = allocateBlocks(part.bytes(), concat("block of argument '", program.arguments[argument].name, "'"));
    part.copyFrom(data, plain.get());
    products.packBlock(argument, plain.get(), device.blocks[argument]);
  });
}

void tp25d_runtime::read(int64_t argument, void *data) {
  const tp25d_argument &result = accessible(argument);
  if (result.kind != TP25D_RESULT)
    invalid("argument '", result.name, "' is not a result and cannot be read");
  bool splits[TP25D_AXIS_COUNT] = {};
  for (int64_t dimension = 0; dimension < result.rank; ++dimension)
    forEachAxis(result, dimension, [&](int64_t axis) { splits[axis] = true; });
  onEveryDevice([&](tp25d_device &device) {
    for (int64_t axis = 0; axis < TP25D_AXIS_COUNT; ++axis)
      if (!splits[axis] && grid.coordinate(device.index, axis) != 0)
        return; // The first replica has the same.
    block(argument, device.index).copyTo(data, device.blocks[argument]);
  });
}

void tp25d_runtime::run() {
  requireMemory();
  for (tp25d_device &device : devices) {
    device.parts.assign(program.transfer_count, Part());
    device.statistics = {};
    device.statistics.arena_bytes = layout.total;
  }
  onEveryDevice([&](tp25d_device &device) {
    program.run(&device, device.blocks.data(), device.arena.get() + layout.temporaries);
  });
}

//===----------------------------------------------------------------------===//
// Called by the program
//===----------------------------------------------------------------------===//

int64_t tp25d_coordinate(tp25d_device *device, int64_t axis) {
  return device->runtime.grid.coordinate(device->index, axis);
}

void tp25d_multiply(tp25d_device *device, int64_t product, const void *a, const void *b, void *c,
                    const void *const *operands) {
  Scheduler &scheduler = device->runtime.scheduler;
  if (scheduler.hasFailed())
    return;
  Timer timer(device->statistics.product_seconds);
  dnnl_status_t status = device->multiplier->multiply(product, a, b, c, operands);
  if (status != dnnl_success) {
    std::string name = describeProduct(device->runtime.program.products[product], product);
    scheduler.fail(scheduler.lock(), Error(TP25D_INTERNAL, concat(name, ": oneDNN failed: ", dnnl_status2str(status))));
  }
}

void tp25d_kernel(tp25d_device *device, tp25d_kernel_function kernel, int64_t extent, void *const *arguments) {
  if (device->runtime.scheduler.hasFailed())
    return;
  Timer timer(device->statistics.kernel_seconds);
  int64_t threads = std::min(device->runtime.threadsPerDevice, extent);
  if (threads <= 1)
    return kernel(arguments, 0, extent);
  struct Work {
    tp25d_kernel_function kernel;
    int64_t extent;
    void *const *arguments;
  } work{kernel, extent, arguments};
  auto slice = [](void *data) {
    const Work &work = *static_cast<const Work *>(data);
    int64_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
    work.kernel(work.arguments, work.extent * thread / threads, work.extent * (thread + 1) / threads);
  };
  GOMP_parallel(slice, &work, threads, 0);
}

//===----------------------------------------------------------------------===//
// Called by who loads the program
//===----------------------------------------------------------------------===//

tp25d_status tp25d_create(const tp25d_program *program, const tp25d_options *options, tp25d_runtime **runtime) {
  return guarded([&] {
    validate(*program);
    validate(*options);
    *runtime = new tp25d_runtime(*program, *options);
  });
}

int64_t tp25d_arena_bytes(const tp25d_runtime *runtime) { return runtime->layout.total; }

tp25d_status tp25d_allocate(tp25d_runtime *runtime) {
  return guarded([&] { runtime->allocate(); });
}

tp25d_status tp25d_write(tp25d_runtime *runtime, int64_t argument, const void *data) {
  return guarded([&] { runtime->write(argument, data); });
}

tp25d_status tp25d_read(tp25d_runtime *runtime, int64_t argument, void *data) {
  return guarded([&] { runtime->read(argument, data); });
}

tp25d_status tp25d_run(tp25d_runtime *runtime) {
  return guarded([&] { runtime->run(); });
}

void tp25d_get_statistics(const tp25d_runtime *runtime, int64_t device, tp25d_statistics *statistics) {
  *statistics = runtime->devices[device].statistics;
}

void tp25d_destroy(tp25d_runtime *runtime) { delete runtime; }
