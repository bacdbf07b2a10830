// Computes on processors: divides kernels among a device's threads, and leaves products to oneDNN.

#include "CpuRuntime.h"

#include "OpenMP.h"

#include "dnnl_debug.h"

#include <algorithm>
#include <sched.h>

using namespace tp25d::runtime;

namespace {

Products makeProducts(const tp25d_program &program, int64_t threads, bool pack) {
  // oneDNN divides a primitive's work among as many threads as OpenMP reports when the primitive is created.
  struct ThreadCount {
    explicit ThreadCount(int threads) : before(omp_get_max_threads()) { omp_set_num_threads(threads); }
    ~ThreadCount() { omp_set_num_threads(before); }
    int before;
  } threadCount(static_cast<int>(threads));
  return Products(program, blockBytes(program), pack);
}

} // namespace

Memory tp25d::runtime::allocateBlocks(int64_t bytes, const std::string &owner) {
  Memory memory(static_cast<char *>(std::aligned_alloc(TP25D_ALIGNMENT, getAlignedBytes(bytes))));
  if (!memory && bytes > 0)
    throw Error(TP25D_OUT_OF_MEMORY, concat(owner, ": no memory for ", bytes, " bytes"));
  return memory;
}

std::vector<int> tp25d::runtime::usableCores() {
  std::vector<int> cores;
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof(set), &set) == 0)
    for (int core = 0; core < CPU_SETSIZE; ++core)
      if (CPU_ISSET(core, &set))
        cores.push_back(core);
  return cores;
}

CpuRuntime::CpuRuntime(const tp25d_program &program, const tp25d_options &options, int64_t first, int64_t count)
    : tp25d_runtime(program, options, first, count), threadsPerDevice(std::max<int64_t>(options.threads_per_device, 1)),
      products(makeProducts(program, threadsPerDevice, options.pack && !options.parameters_of)) {
  for (int64_t index = 0; index < program.kernel_count; ++index)
    if (!program.kernels[index].function)
      invalid("kernel ", index, " is for GPUs; this is the ", tp25d_backend(), " backend");
  planArena(products.getWorkspaceBytes());
}

std::vector<char *> CpuRuntime::allocateArenas() {
  std::vector<char *> arenas;
  for (const Device &device : devices) {
    memories.push_back(allocateBlocks(layout.total, concat("arena of device ", device.index)));
    arenas.push_back(memories.back().get());
    executors.emplace_back(products.getPrimitives(), arenas.back() + layout.workspace);
  }
  return arenas;
}

void CpuRuntime::fillBlock(Device &device, int64_t argument, const Block &block, const MoveRows &fill) {
  if (products.isPacked(argument))
    products.packBlock(argument, block.rowCount(), fill, device.blocks[argument]);
  else
    fill(0, block.rowCount(), device.blocks[argument]);
}

void CpuRuntime::emptyBlock(Device &device, int64_t argument, const Block &block, const MoveRows &empty) {
  empty(0, block.rowCount(), device.blocks[argument]);
}

void CpuRuntime::multiply(Device &device, int64_t product, const void *a, const void *b, void *c,
                          const void *const *operands) {
  PrimitiveExecutor &executor = executors[device.index - devices.front().index];
  dnnl_status_t status = products.multiply(executor, product, a, b, c, operands);
  if (status != dnnl_success)
    throw Error(TP25D_INTERNAL, concat(describeProduct(program.products[product], product),
                                       ": oneDNN failed: ", dnnl_status2str(status)));
}

void CpuRuntime::launch(Device &, int64_t kernel, void *const *arguments) {
  const tp25d_kernel &entry = program.kernels[kernel];
  int64_t threads = std::min(threadsPerDevice, entry.extent);
  if (threads <= 1)
    return entry.function(arguments, 0, entry.extent);
  struct Work {
    const tp25d_kernel &kernel;
    void *const *arguments;
  } work{entry, arguments};
  auto slice = [](void *data) {
    const Work &work = *static_cast<const Work *>(data);
    int64_t thread = omp_get_thread_num(), threads = omp_get_num_threads(), extent = work.kernel.extent;
    work.kernel.function(work.arguments, extent * thread / threads, extent * (thread + 1) / threads);
  };
  GOMP_parallel(slice, &work, threads, 0);
}
