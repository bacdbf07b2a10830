// Runs a program on devices that are threads of one process, and binds them to cores if they fill the machine.

#include "HostRuntime.h"

#include "../cpu/OpenMP.h"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstring>

using namespace tp25d::runtime;
using namespace tp25d::host;

namespace {

int64_t devicesAtOnce(const tp25d_options &options) {
  if (options.devices_at_once)
    return options.devices_at_once;
  int64_t cores = std::max<int64_t>(usableCores().size(), 1);
  return std::max<int64_t>(cores / std::max<int64_t>(options.threads_per_device, 1), 1);
}

/// Returns a core for each slot if devices have one thread each and there are as many slots as cores; else none,
/// because no binding is clearly the best then.
std::vector<int> coresOfSlots(int64_t atOnce, int64_t threads, int64_t devices) {
  std::vector<int> cores = usableCores();
  bool fits = threads == 1 && devices > 1 && atOnce == static_cast<int64_t>(cores.size());
  return fits ? cores : std::vector<int>();
}

} // namespace

std::unique_ptr<tp25d_runtime> tp25d_runtime::create(const tp25d_program &program, const tp25d_options &options) {
  return std::make_unique<HostRuntime>(program, options);
}

HostRuntime::HostRuntime(const tp25d_program &program, const tp25d_options &options)
    : CpuRuntime(program, options, 0, Grid(program.grid).deviceCount()), parts(devices.size()),
      combined(devices.size()), scheduler(grid.deviceCount(), devicesAtOnce(options), options.timeout_seconds,
                                          coresOfSlots(devicesAtOnce(options), threadsPerDevice, grid.deviceCount())) {}

void HostRuntime::onEveryDevice(const std::function<void(Device &)> &work) {
  scheduler.run([&](int64_t index) {
    omp_set_num_threads(static_cast<int>(threadsPerDevice));
    work(devices[index]);
  });
}

void HostRuntime::prepareRun() {
  for (std::vector<Part> &ofDevice : parts)
    ofDevice.assign(program.transfer_count, Part());
}

void HostRuntime::fail(const Error &error) { scheduler.fail(scheduler.lock(), error); }

//===----------------------------------------------------------------------===//
// The host backend has one process
//===----------------------------------------------------------------------===//

const char *tp25d_backend(void) { return "host"; }

tp25d_status tp25d_join(void) { return TP25D_OK; }

int64_t tp25d_process_count(void) { return 1; }

int64_t tp25d_process_index(void) { return 0; }

tp25d_status tp25d_exchange(const void *mine, int64_t bytes, void *all) {
  std::memcpy(all, mine, bytes);
  return TP25D_OK;
}

namespace {

constexpr int signalsToCatch[] = {SIGINT, SIGTERM};
struct sigaction formerActions[std::size(signalsToCatch)];
std::atomic<int> caughtSignal{0};
static_assert(std::atomic<int>::is_always_lock_free, "a signal's handler stores to it");

void catchSignal(int number) {
  caughtSignal = number;
  for (size_t i = 0; i < std::size(signalsToCatch); ++i)
    sigaction(signalsToCatch[i], &formerActions[i], nullptr);
}

} // namespace

void tp25d_catch_signals(void) {
  caughtSignal = 0;
  struct sigaction action = {};
  action.sa_handler = catchSignal;
  action.sa_flags = SA_RESTART;
  for (size_t i = 0; i < std::size(signalsToCatch); ++i) {
    struct sigaction former = {};
    sigaction(signalsToCatch[i], &action, &former);
    if (former.sa_handler != catchSignal)
      formerActions[i] = former;
  }
}

int64_t tp25d_caught_signal(void) { return caughtSignal; }

void tp25d_leave(void) {}
