// Runs a program on devices that are processes, one each; the groups of each grid axis are MPI communicators.

#include "../cpu/CpuRuntime.h"
#include "../cpu/OpenMP.h"
#include "../processes/Processes.h"
#include "Carrier.h"
#include "Exchange.h"

#include <cstring>

using namespace tp25d::runtime;
using namespace tp25d::processes;
using namespace tp25d::mpi;

namespace {

class MpiRuntime : public CpuRuntime {
public:
  MpiRuntime(const tp25d_program &program, const tp25d_options &options);
  ~MpiRuntime() override;

  void fail(const Error &error) override { getWatch().abortJob(error.what()); }
  bool hasFailed() const override { return false; }

  void start(Device &device, int64_t transfer, const void *input, void *output, void *scratch) override;
  void *await(Device &device, int64_t transfer) override;
  void release(Device &, int64_t) override {}
  void reclaim(Device &device, int64_t transfer) override;

private:
  void onEveryDevice(const std::function<void(Device &)> &work) override;
  void prepareRun() override;
  /// Returns when the transfer has ended on this device.
  void wait(Device &device, int64_t transfer);

  const bool blocking;
  const double timeoutSeconds;
  GroupCommunicators communicators[TP25D_AXIS_COUNT];
  std::vector<std::unique_ptr<Exchange>> exchanges; // by transfer
  Carrier carrier;                                  // last, so that its thread ends before other members are destroyed
};

MpiRuntime::MpiRuntime(const tp25d_program &program, const tp25d_options &options)
    : CpuRuntime(program, options, getWorldRank(), 1), blocking(options.blocking),
      timeoutSeconds(options.timeout_seconds) {
  requireOneProcessADevice(grid);
  setGridAndLongestWait(program, timeoutSeconds);
  if (options.flight_record)
    getWatch().getFlightRecord().setPrefix(options.flight_record);
  for (int64_t axis = 0; axis < TP25D_AXIS_COUNT; ++axis)
    communicators[axis] = {makeGroup(grid, axis), makeGroup(grid, axis)};
}

MpiRuntime::~MpiRuntime() {
  carrier.abandon();
  exchanges.clear();
  for (GroupCommunicators &ofAxis : communicators)
    for (MPI_Comm *communicator : {&ofAxis.first, &ofAxis.second})
      MPI_Comm_free(communicator);
}

void MpiRuntime::onEveryDevice(const std::function<void(Device &)> &work) {
  omp_set_num_threads(static_cast<int>(threadsPerDevice));
  work(devices.front());
  getWatch().setActivity({});
}

void MpiRuntime::prepareRun() {
  exchanges.clear();
  exchanges.resize(program.transfer_count);
  setGridAndLongestWait(program, timeoutSeconds);
  getWatch().setActivity({Activity::InRun});
}

void MpiRuntime::start(Device &device, int64_t transfer, const void *input, void *output, void *scratch) {
  const Collective what = getCollective(transfer);
  exchanges[transfer] = std::make_unique<Exchange>(what, communicators[what.axis], grid.size(what.axis),
                                                   grid.coordinate(device.index, what.axis), input, output, scratch);
  Exchange &exchange = *exchanges[transfer];
  device.statistics.received_bytes[what.axis] += exchange.receivedBytes();
  if (grid.size(what.axis) == 1) {
    if (exchange.outcome() != input)
      std::memcpy(exchange.outcome(), input, what.count * tp25d_type_bytes(what.type));
    exchange.isDone = true;
    return;
  }
  getWatch().getFlightRecord().addStart(transfer, what);
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
    device.events.push_back({TP25D_EVENT_TRANSFER, transfer, exchange.receivedBytes(), nanosecondsOf(exchange.posted),
                             nanosecondsOf(exchange.arrived)});
  getWatch().getFlightRecord().addEnd(transfer);
  exchanges[transfer].reset();
}

void MpiRuntime::wait(Device &device, int64_t transfer) {
  const Exchange &exchange = *exchanges[transfer];
  if (carrier.isDone(exchange)) // no wait to report to the watch
    return;
  getWatch().setActivity({Activity::WaitsForTransfer, transfer, exchange.what});
  if (!carrier.wait(exchange, getLongestWait()))
    getWatch().abortAfterTimeout(getLongestWait());
  getWatch().setActivity({Activity::InRun});
}

} // namespace

std::unique_ptr<tp25d_runtime> tp25d_runtime::create(const tp25d_program &program, const tp25d_options &options) {
  return std::make_unique<MpiRuntime>(program, options);
}

const char *tp25d_backend(void) { return "mpi"; }
