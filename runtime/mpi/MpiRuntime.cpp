//===- MpiRuntime.cpp - Devices that are processes started by mpirun --------===//
//
// One device a process; the groups of each grid axis are communicators.
//
//===----------------------------------------------------------------------===//

#include "../common/OpenMP.h"
#include "../common/Runtime.h"
#include "Carrier.h"
#include "Exchange.h"
#include "Watch.h"

#include <csignal>
#include <cstring>
#include <thread>

using namespace tp25d::runtime;
using namespace tp25d::mpi;

namespace {

int64_t worldRank() {
  int rank = 0;
  MPI_Comm_rank(MPI_COMM_WORLD, &rank);
  return rank;
}

int64_t worldSize() {
  int size = 0;
  MPI_Comm_size(MPI_COMM_WORLD, &size);
  return size;
}

/// How long anything may wait for other processes; 0: as long as it takes.
double longestWait = 0;

std::unique_ptr<Watch> watch;

class MpiRuntime : public tp25d_runtime {
public:
  MpiRuntime(const tp25d_program &program, const tp25d_options &options);
  ~MpiRuntime() override;

  void fail(const Error &error) override { watch->end(error.what()); }
  bool hasFailed() const override { return false; }

  void start(Device &device, int64_t transfer, const void *input, void *output, void *scratch) override;
  void *await(Device &device, int64_t transfer) override;
  void release(Device &, int64_t) override {}
  void reclaim(Device &device, int64_t transfer) override;

private:
  void onEveryDevice(const std::function<void(Device &)> &work) override;
  void prepareRun() override;
  /// Returns when the transfer has ended here.
  void wait(Device &device, int64_t transfer);

  const bool blocking;
  MPI_Comm communicators[TP25D_AXIS_COUNT];
  std::vector<std::unique_ptr<Exchange>> exchanges; // Of each transfer.
  Carrier carrier;                                  // The last member: its thread ends first.
};

MpiRuntime::MpiRuntime(const tp25d_program &program, const tp25d_options &options)
    : tp25d_runtime(program, options, worldRank(), 1), blocking(options.blocking) {
  if (worldSize() != grid.deviceCount()) {
    std::string sizes;
    for (int64_t axis = 0; axis < TP25D_AXIS_COUNT; ++axis)
      sizes += concat(axis ? ", " : "", tp25d_axis_name(axis), " ", grid.size(axis));
    invalid("the program is for ", grid.deviceCount(), " devices (", sizes, "), one a process, but ", worldSize(),
            worldSize() == 1 ? " process was" : " processes were", " started; mpirun -np ", grid.deviceCount(),
            " starts as many");
  }
  longestWait = options.timeout_seconds;
  watch->describe(program.grid, options.flight_record);
  for (int64_t axis = 0; axis < TP25D_AXIS_COUNT; ++axis) {
    Group group = grid.group(worldRank(), axis);
    MPI_Comm_split(MPI_COMM_WORLD, static_cast<int>(group.first), static_cast<int>(grid.coordinate(worldRank(), axis)),
                   &communicators[axis]);
  }
}

MpiRuntime::~MpiRuntime() {
  carrier.abandon();
  exchanges.clear();
  for (MPI_Comm &communicator : communicators)
    MPI_Comm_free(&communicator);
}

void MpiRuntime::onEveryDevice(const std::function<void(Device &)> &work) {
  omp_set_num_threads(static_cast<int>(threadsPerDevice));
  work(devices.front());
  watch->setActivity({});
}

void MpiRuntime::prepareRun() {
  exchanges.clear();
  exchanges.resize(program.transfer_count);
  watch->setActivity({Activity::InRun});
}

void MpiRuntime::start(Device &device, int64_t transfer, const void *input, void *output, void *scratch) {
  const Collective &what = device.collectives[transfer];
  try {
    exchanges[transfer] = std::make_unique<Exchange>(what, communicators[what.axis], grid.size(what.axis),
                                                     grid.coordinate(device.index, what.axis), input, output, scratch);
  } catch (...) {
    fail(currentError());
  }
  Exchange &exchange = *exchanges[transfer];
  device.statistics.received_bytes[what.axis] += exchange.receivedBytes();
  if (grid.size(what.axis) == 1) {
    if (exchange.outcome() != input)
      std::memcpy(exchange.outcome(), input, what.count * tp25d_type_bytes(what.type));
    exchange.isDone = true;
    return;
  }
  watch->started(transfer, what);
  carrier.post(exchange);
  if (blocking)
    wait(device, transfer);
}

void *MpiRuntime::await(Device &device, int64_t transfer) {
  const Exchange &exchange = *exchanges[transfer];
  if (exchange.hasOutcome())
    wait(device, transfer);
  return exchange.outcome();
}

void MpiRuntime::reclaim(Device &device, int64_t transfer) {
  wait(device, transfer);
  const Exchange &exchange = *exchanges[transfer];
  if (grid.size(exchange.what.axis) > 1)
    device.events.push_back({TP25D_EVENT_TRANSFER, transfer, exchange.what.kind, exchange.what.axis,
                             exchange.receivedBytes(), nanosecondsOf(exchange.posted),
                             nanosecondsOf(exchange.arrived)});
  watch->ended(transfer);
  exchanges[transfer].reset();
}

void MpiRuntime::wait(Device &device, int64_t transfer) {
  const Exchange &exchange = *exchanges[transfer];
  try {
    if (carrier.isDone(exchange)) // nothing to tell the watch
      return;
    watch->setActivity({Activity::WaitsForTransfer, transfer, exchange.what});
    if (!carrier.wait(exchange, longestWait))
      watch->timedOut(longestWait);
    watch->setActivity({Activity::InRun});
  } catch (...) {
    fail(currentError());
  }
}

} // namespace

std::unique_ptr<tp25d_runtime> tp25d_runtime::create(const tp25d_program &program, const tp25d_options &options) {
  return std::make_unique<MpiRuntime>(program, options);
}

//===----------------------------------------------------------------------===//
// Processes
//===----------------------------------------------------------------------===//

tp25d_status tp25d_join(void) {
  return guarded([] {
    // The watch takes the signals that end a process, and no other thread, MPI's own included.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    int isInitialized = 0, provided = 0;
    MPI_Initialized(&isInitialized);
    if (!isInitialized && MPI_Init_thread(nullptr, nullptr, MPI_THREAD_SERIALIZED, &provided) != MPI_SUCCESS)
      throw Error(TP25D_INTERNAL, "MPI cannot be initialized");
    MPI_Query_thread(&provided);
    if (provided < MPI_THREAD_SERIALIZED)
      throw Error(TP25D_INTERNAL, "this MPI library can be called by one thread only; two take turns here");
    MPI_Comm_set_errhandler(MPI_COMM_WORLD, MPI_ERRORS_RETURN);
    watch = std::make_unique<Watch>();
  });
}

int64_t tp25d_process_count(void) { return worldSize(); }

int64_t tp25d_process_index(void) { return worldRank(); }

tp25d_status tp25d_exchange(const void *mine, int64_t bytes, void *all) {
  return guarded([&] {
    MPI_Request request;
    MPI_Iallgather(mine, static_cast<int>(bytes), MPI_BYTE, all, static_cast<int>(bytes), MPI_BYTE, MPI_COMM_WORLD,
                   &request);
    watch->setActivity({Activity::WaitsForAll});
    auto begin = std::chrono::steady_clock::now();
    for (int completed = 0; true; std::this_thread::sleep_for(std::chrono::microseconds(50))) {
      MPI_Test(&request, &completed, MPI_STATUS_IGNORE);
      if (completed)
        return watch->setActivity({});
      std::chrono::duration<double> waited = std::chrono::steady_clock::now() - begin;
      if (longestWait > 0 && waited.count() > longestWait)
        watch->timedOut(longestWait);
    }
  });
}

void tp25d_leave(void) {
  watch.reset();
  MPI_Finalize();
}
