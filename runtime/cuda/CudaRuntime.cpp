// Runs a program on GPUs, one per process. The program's calls issue work to a stream that computes and one that
// communicates, with events between them; from the second run on, the issued work is replayed as one CUDA graph.

#include "../common/Runtime.h"
#include "../processes/Processes.h"
#include "Check.h"
#include "Communicators.h"
#include "Products.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <thread>

using namespace tp25d::runtime;
using namespace tp25d::processes;
using namespace tp25d::cuda;

namespace {

constexpr int64_t stagingBytes = 8 << 20;

/// Chooses the GPU of this process by its rank on the machine; fails if there are more processes than GPUs.
int chooseGpu() {
  MPI_Comm machine;
  int index = 0, processes = 0, gpus = 0;
  MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &machine);
  MPI_Comm_rank(machine, &index);
  MPI_Comm_size(machine, &processes);
  MPI_Comm_free(&machine);
  cudaError_t error = cudaGetDeviceCount(&gpus);
  if (error != cudaSuccess || gpus == 0)
    throw Error(TP25D_INTERNAL, concat("no CUDA device: ", error == cudaSuccess ? "none is visible on this machine"
                                                                                : cudaGetErrorString(error)));
  if (processes > gpus)
    invalid(processes, " processes run on this machine, one a GPU, but it has ", gpus, gpus == 1 ? " GPU" : " GPUs",
            "; start fewer on it, on more machines (mpirun --npernode ", gpus, ")");
  check(cudaSetDevice(index), "GPU ", index, " cannot be used");
  return index;
}

class CudaRuntime : public tp25d_runtime {
public:
  CudaRuntime(const tp25d_program &program, const tp25d_options &options);
  ~CudaRuntime() override;

  void fail(const Error &error) override { getWatch().abortJob(error.what()); }
  bool hasFailed() const override { return false; }
  bool isSynchronous() const override { return false; }

  void start(Device &device, int64_t transfer, const void *input, void *output, void *scratch) override;
  void *await(Device &device, int64_t transfer) override;
  void release(Device &, int64_t) override {}
  void reclaim(Device &device, int64_t transfer) override;
  void multiply(Device &device, int64_t product, const void *a, const void *b, void *c,
                const void *const *operands) override;
  void launch(Device &device, int64_t kernel, void *const *arguments) override;

private:
  std::vector<char *> allocateArenas() override;
  void fillBlock(Device &device, int64_t argument, const Block &block, const MoveRows &fill) override;
  void emptyBlock(Device &device, int64_t argument, const Block &block, const MoveRows &empty) override;
  void onEveryDevice(const std::function<void(Device &)> &work) override;
  void prepareRun() override;
  void runProgram(Device &device) override;

  /// A transfer of the program.
  struct Transfer {
    Exchange exchange;
    int64_t group; // index in `groups` of the transfers it was issued with; none if the grid's axis has size 1
  };
  /// An operation whose time is measured.
  struct Measured {
    tp25d_event event;
    size_t begin, end; // indices into `timeEvents`
  };

  /// Copies a block in parts through pinned memory, so that copies overlap with the host's work.
  void moveBlock(const Block &block, int64_t blockBytes, char *onGpu, const MoveRows &move, bool isLoad);
  void tryToRun(Device &device);
  void issueProgram(Device &device);
  void capture(Device &device);
  /// Issues the transfers that have been started since the last computation was issued.
  void flush();
  void issueGroup(const std::vector<int64_t> &group);
  void waitForTransfer(int64_t transfer);
  void waitForRun();
  void collectTimes(Device &device);

  cudaEvent_t recordDependency(cudaStream_t stream);
  size_t recordTime(cudaStream_t stream);
  template <typename Work> void measure(const tp25d_event &event, cudaStream_t stream, Work work);

  const bool measures, blocks, replays;
  const double timeoutSeconds;
  int gpu;
  std::optional<Products> products;
  Owned<cudaLibrary_t, cudaLibraryUnload> library;
  std::vector<cudaKernel_t> kernels;
  Stream computation, communication;
  Owned<char *, ncclMemFree> arena;
  std::optional<Communicators> communicators;

  // State of the work issued in a run.
  std::vector<Transfer> transfers;
  std::vector<int64_t> pending;    // transfers that have been started and not yet issued
  std::vector<cudaEvent_t> groups; // events at the ends of the groups of transfers, in order
  int64_t groupsAwaited = 0;       // number of groups that computation already waits for
  std::deque<Event> dependencies, timeEvents;
  size_t dependencyCount = 0, timeCount = 0; // numbers of events in use
  std::vector<Measured> measured;
  bool isCapturing = false;

  Event finished, origin;
  Clock::time_point originTime;
  Owned<cudaGraphExec_t, cudaGraphExecDestroy> graph;
  int64_t runCount = 0;
  int64_t receivedBytes[TP25D_AXIS_COUNT] = {}; // by the last issued run; a replay receives the same

  // Progress of the current run: the GPU writes the run's number into the entry of each transfer that has ended.
  Owned<int64_t *, cudaFreeHost> progress;
  Owned<int64_t *, cudaFreeHost> runNumber;
  Owned<int64_t *, cudaFree> runNumberOnGpu;
};

CudaRuntime::CudaRuntime(const tp25d_program &program, const tp25d_options &options)
    : tp25d_runtime(program, options, getWorldRank(), 1), measures(options.measure), blocks(options.blocking),
      replays(!options.direct), timeoutSeconds(options.timeout_seconds), gpu(chooseGpu()) {
  requireOneProcessADevice(grid);
  setGridAndLongestWait(program, timeoutSeconds);
  if (options.flight_record)
    getWatch().getFlightRecord().setPrefix(options.flight_record);
  for (int64_t index = 0; index < program.kernel_count; ++index)
    if (!program.kernels[index].name)
      invalid("kernel ", index, " is for processors; this is the cuda backend");
  products.emplace(program, options.tf32);
  planArena(products->workspaceBytes());
}

CudaRuntime::~CudaRuntime() {
  getWatch().setBeforeExit(this, {});
  for (const Stream *stream : {&computation, &communication})
    if (*stream)
      (void)cudaStreamSynchronize(stream->get());
}

//===----------------------------------------------------------------------===//
// Memory
//===----------------------------------------------------------------------===//

template <typename T> T *pinnedMemory(int64_t count) {
  void *memory = nullptr;
  check(cudaMallocHost(&memory, count * sizeof(T)), "no memory of ", count * sizeof(T), " bytes that the GPU can read");
  std::memset(memory, 0, count * sizeof(T));
  return static_cast<T *>(memory);
}

Event makeEvent(unsigned flags) {
  cudaEvent_t event = nullptr;
  check(cudaEventCreateWithFlags(&event, flags), "no event");
  return Event(event);
}

Stream makeStream(int priority) {
  cudaStream_t stream = nullptr;
  check(cudaStreamCreateWithPriority(&stream, cudaStreamNonBlocking, priority), "no stream");
  return Stream(stream);
}

std::vector<char *> CudaRuntime::allocateArenas() {
  // Memory that NCCL allocates needs no copies in transfers.
  together([&] {
    size_t free = 0, total = 0;
    check(cudaMemGetInfo(&free, &total), "GPU ", gpu, ": its memory is not known");
    void *memory = nullptr;
    std::string owner = concat("the arena of ", grid.describe(devices.front().index));
    if (static_cast<size_t>(layout.total) > free)
      throw Error(TP25D_OUT_OF_MEMORY, concat(owner, " has ", layout.total, " bytes, but of the ", total,
                                              " bytes of GPU ", gpu, " only ", free, " are free"));
    check(ncclMemAlloc(&memory, std::max<int64_t>(layout.total, 1)), owner, " of ", layout.total, " bytes on GPU ", gpu,
          " with ", free, " bytes free");
    arena.reset(static_cast<char *>(memory));
    int lowest = 0, highest = 0;
    check(cudaDeviceGetStreamPriorityRange(&lowest, &highest), "no streams");
    computation = makeStream(lowest);
    communication = makeStream(highest); // the next products wait for it
    finished = makeEvent(cudaEventDisableTiming);
    origin = makeEvent(cudaEventDefault);
    progress.reset(pinnedMemory<int64_t>(std::max<int64_t>(program.transfer_count, 1)));
    runNumber.reset(pinnedMemory<int64_t>(1));
    void *number = nullptr;
    check(cudaMalloc(&number, sizeof(int64_t)), "no memory for the run's number");
    runNumberOnGpu.reset(static_cast<int64_t *>(number));
    if (program.kernel_count == 0)
      return;
    cudaLibrary_t loaded = nullptr;
    check(cudaLibraryLoadData(&loaded, program.device_code, nullptr, nullptr, 0, nullptr, nullptr, 0),
          "the kernels cannot be loaded on GPU ", gpu);
    library.reset(loaded);
    for (int64_t index = 0; index < program.kernel_count; ++index)
      check(cudaLibraryGetKernel(&kernels.emplace_back(), loaded, program.kernels[index].name), "kernel ",
            program.kernels[index].name);
  });
  communicators.emplace(grid, devices.front().index, arena.get(), layout.total);
  getWatch().setBeforeExit(this, [this] { communicators->abort(); });
  return {arena.get()};
}

void CudaRuntime::moveBlock(const Block &block, int64_t blockBytes, char *onGpu, const MoveRows &move, bool isLoad) {
  int64_t rows = block.rowCount(), rowBytes = blockBytes / rows;
  int64_t part = std::clamp<int64_t>(stagingBytes / std::max<int64_t>(rowBytes, 1), 1, rows);
  // One part is copied while the next one is filled or emptied.
  Owned<void *, cudaFreeHost> staging[2];
  Event copied[2];
  for (int side : {0, 1}) {
    staging[side].reset(pinnedMemory<char>(part * rowBytes));
    copied[side] = makeEvent(cudaEventDisableTiming);
  }
  auto copy = [&](int64_t first, int side) {
    int64_t count = std::min(part, rows - first);
    char *there = onGpu + first * rowBytes;
    void *here = staging[side].get();
    check(cudaMemcpyAsync(isLoad ? there : here, isLoad ? here : there, count * rowBytes,
                          isLoad ? cudaMemcpyHostToDevice : cudaMemcpyDeviceToHost, computation.get()),
          "a block cannot be copied");
    check(cudaEventRecord(copied[side].get(), computation.get()), "a block cannot be copied");
  };
  auto wait = [&](int side) { check(cudaEventSynchronize(copied[side].get()), "a block was not copied"); };
  int side = 0;
  if (!isLoad)
    copy(0, side);
  for (int64_t first = 0; first < rows; first += part, side = 1 - side) {
    if (!isLoad && first + part < rows)
      copy(first + part, 1 - side);
    wait(side);
    move(first, std::min(part, rows - first), staging[side].get());
    if (isLoad)
      copy(first, side);
  }
  for (int last : {0, 1})
    wait(last);
}

void CudaRuntime::fillBlock(Device &device, int64_t argument, const Block &block, const MoveRows &fill) {
  moveBlock(block, block.bytes(), static_cast<char *>(device.blocks[argument]), fill, /*isLoad=*/true);
}

void CudaRuntime::emptyBlock(Device &device, int64_t argument, const Block &block, const MoveRows &empty) {
  moveBlock(block, block.bytes(), static_cast<char *>(device.blocks[argument]), empty, /*isLoad=*/false);
}

void CudaRuntime::onEveryDevice(const std::function<void(Device &)> &work) {
  work(devices.front());
  getWatch().setActivity({});
}

//===----------------------------------------------------------------------===//
// Issuing
//===----------------------------------------------------------------------===//

/// Records an event that other streams can wait for.
cudaEvent_t CudaRuntime::recordDependency(cudaStream_t stream) {
  if (dependencyCount == dependencies.size())
    dependencies.push_back(makeEvent(cudaEventDisableTiming));
  cudaEvent_t event = dependencies[dependencyCount++].get();
  check(cudaEventRecord(event, stream), "an event cannot be recorded");
  return event;
}

/// Records an event that measures when the stream gets there.
size_t CudaRuntime::recordTime(cudaStream_t stream) {
  if (timeCount == timeEvents.size())
    timeEvents.push_back(makeEvent(cudaEventDefault));
  unsigned flags = isCapturing ? cudaEventRecordExternal : cudaEventRecordDefault;
  check(cudaEventRecordWithFlags(timeEvents[timeCount].get(), stream, flags), "an event cannot be recorded");
  return timeCount++;
}

template <typename Work> void CudaRuntime::measure(const tp25d_event &event, cudaStream_t stream, Work work) {
  size_t begin = measures ? recordTime(stream) : 0;
  work();
  if (measures)
    measured.push_back({event, begin, recordTime(stream)});
}

void CudaRuntime::start(Device &device, int64_t transfer, const void *input, void *output, void *) {
  const Collective what = getCollective(transfer);
  int64_t members = grid.size(what.axis), index = grid.coordinate(device.index, what.axis);
  transfers[transfer] = {{what, input, output}, TP25D_NONE};
  device.statistics.received_bytes[what.axis] += what.receivedBytes(index, members);
  if (members > 1) {
    pending.push_back(transfer);
    if (blocks)
      waitForTransfer(transfer);
    return;
  }
  void *outcome = transfers[transfer].exchange.outcome(index);
  if (outcome != input)
    check(cudaMemcpyAsync(outcome, input, what.count * tp25d_type_bytes(what.type), cudaMemcpyDeviceToDevice,
                          computation.get()),
          describe(what));
}

void CudaRuntime::flush() {
  if (pending.empty())
    return;
  cudaEvent_t ready = recordDependency(computation.get());
  check(cudaStreamWaitEvent(communication.get(), ready, 0), "a stream cannot wait");
  // Transfers along different axes travel at the same time, as the operands of one SUMMA step do. Along the same axis,
  // they are separate groups, so that waiting for the first does not wait for the second.
  std::vector<int64_t> group;
  bool isTaken[TP25D_AXIS_COUNT] = {};
  for (int64_t transfer : pending) {
    int64_t axis = transfers[transfer].exchange.what.axis;
    if (isTaken[axis]) {
      issueGroup(group);
      group.clear();
      std::fill(std::begin(isTaken), std::end(isTaken), false);
    }
    isTaken[axis] = true;
    group.push_back(transfer);
  }
  issueGroup(group);
  pending.clear();
}

void CudaRuntime::issueGroup(const std::vector<int64_t> &group) {
  cudaStream_t stream = communication.get();
  std::vector<Exchange> exchanges;
  for (int64_t transfer : group)
    exchanges.push_back(transfers[transfer].exchange);
  size_t begin = measures ? recordTime(stream) : 0;
  communicators->issue(exchanges, stream);
  size_t end = measures ? recordTime(stream) : 0;
  groups.push_back(recordDependency(stream));
  const Device &device = devices.front();
  for (int64_t transfer : group) {
    const Collective &what = transfers[transfer].exchange.what;
    transfers[transfer].group = static_cast<int64_t>(groups.size()) - 1;
    int64_t index = grid.coordinate(device.index, what.axis);
    if (measures)
      measured.push_back(
          {{TP25D_EVENT_TRANSFER, transfer, what.receivedBytes(index, grid.size(what.axis)), 0, 0}, begin, end});
    if (!isCapturing)
      getWatch().getFlightRecord().addStart(transfer, what);
    check(cudaMemcpyAsync(progress.get() + transfer, runNumberOnGpu.get(), sizeof(int64_t), cudaMemcpyDeviceToHost,
                          stream),
          "the progress cannot be written");
  }
}

/// Makes computation wait for the end of the transfer.
void CudaRuntime::waitForTransfer(int64_t transfer) {
  flush();
  // Groups end in their order, because one stream communicates.
  int64_t group = transfers[transfer].group;
  if (group < groupsAwaited)
    return;
  groupsAwaited = group + 1;
  check(cudaStreamWaitEvent(computation.get(), groups[group], 0), "a stream cannot wait");
}

void *CudaRuntime::await(Device &device, int64_t transfer) {
  const Exchange &exchange = transfers[transfer].exchange;
  int64_t index = grid.coordinate(device.index, exchange.what.axis);
  if (exchange.what.hasOutcome(index))
    waitForTransfer(transfer);
  return exchange.outcome(index);
}

void CudaRuntime::reclaim(Device &, int64_t transfer) { waitForTransfer(transfer); }

void CudaRuntime::multiply(Device &, int64_t product, const void *a, const void *b, void *c,
                           const void *const *operands) {
  flush();
  measure({TP25D_EVENT_PRODUCT, product, 0, 0, 0}, computation.get(),
          [&] { products->multiply(product, a, b, c, operands, arena.get() + layout.workspace, computation.get()); });
}

void CudaRuntime::launch(Device &device, int64_t kernel, void *const *arguments) {
  flush();
  const tp25d_kernel &entry = program.kernels[kernel];
  std::vector<void *> slots;
  for (int64_t argument = 0; argument < entry.argument_count; ++argument)
    slots.push_back(static_cast<void *>(const_cast<void **>(arguments + argument)));
  measure({TP25D_EVENT_KERNEL, device.kernelCount - 1, entry.extent, 0, 0}, computation.get(), [&] {
    check(cudaLaunchKernel(reinterpret_cast<const void *>(kernels[kernel]), dim3(static_cast<unsigned>(entry.blocks)),
                           dim3(static_cast<unsigned>(entry.threads)), slots.data(), 0, computation.get()),
          entry.name, " cannot be launched");
  });
}

//===----------------------------------------------------------------------===//
// Runs
//===----------------------------------------------------------------------===//

void CudaRuntime::prepareRun() {
  ++runCount;
  setGridAndLongestWait(program, timeoutSeconds);
  getWatch().setActivity({Activity::InRun});
}

void CudaRuntime::issueProgram(Device &device) {
  transfers.assign(program.transfer_count, {});
  pending.clear();
  groups.clear();
  groupsAwaited = 0;
  measured.clear();
  dependencyCount = timeCount = 0;
  tp25d_runtime::runProgram(device);
  flush();
  // Joins the streams, so that the end of `computation` is the end of all work.
  check(cudaStreamWaitEvent(computation.get(), recordDependency(communication.get()), 0), "a stream cannot wait");
}

void CudaRuntime::capture(Device &device) {
  // The communicating stream becomes part of the graph when it first waits for the computing one.
  check(cudaStreamBeginCapture(computation.get(), cudaStreamCaptureModeThreadLocal), "no graph");
  isCapturing = true;
  check(cudaStreamWaitEvent(communication.get(), recordDependency(computation.get()), 0), "a stream cannot wait");
  issueProgram(device);
  isCapturing = false;
  cudaGraph_t captured = nullptr;
  check(cudaStreamEndCapture(computation.get(), &captured), "the run cannot be made a graph");
  Owned<cudaGraph_t, cudaGraphDestroy> owned(captured);
  cudaGraphExec_t executable = nullptr;
  check(cudaGraphInstantiate(&executable, captured, 0), "the graph cannot be made executable");
  graph.reset(executable);
}

/// A failure in a run concerns this process only, while others wait for it: the watch ends the job.
void CudaRuntime::runProgram(Device &device) {
  try {
    tryToRun(device);
  } catch (...) {
    fail(currentError());
  }
}

void CudaRuntime::tryToRun(Device &device) {
  *runNumber.get() = runCount;
  check(cudaMemcpyAsync(runNumberOnGpu.get(), runNumber.get(), sizeof(int64_t), cudaMemcpyHostToDevice,
                        computation.get()),
        "the run's number cannot be written");
  // In the first run, libraries choose algorithms and open connections that later runs reuse.
  bool replay = replays && runCount > 1;
  if (replay && !graph)
    capture(device);
  if (replay)
    std::copy_n(receivedBytes, TP25D_AXIS_COUNT, device.statistics.received_bytes);
  check(cudaEventRecord(origin.get(), computation.get()), "an event cannot be recorded");
  originTime = Clock::now();
  if (replay) {
    check(cudaGraphLaunch(graph.get(), computation.get()), "the graph cannot be launched");
  } else {
    issueProgram(device);
  }
  std::copy_n(device.statistics.received_bytes, TP25D_AXIS_COUNT, receivedBytes);
  waitForRun();
  if (measures)
    collectTimes(device);
}

/// Waits for the GPU; an error or a deadline ends the job.
void CudaRuntime::waitForRun() {
  check(cudaEventRecord(finished.get(), computation.get()), "an event cannot be recorded");
  auto begin = Clock::now();
  int64_t next = 0;
  auto pause = std::chrono::microseconds(10);
  while (true) {
    cudaError_t state = cudaEventQuery(finished.get());
    if (state == cudaSuccess)
      break;
    if (state != cudaErrorNotReady)
      check(state, "the run failed");
    int64_t before = next;
    while (next < program.transfer_count &&
           (transfers[next].group == TP25D_NONE || *const_cast<volatile int64_t *>(progress.get() + next) == runCount))
      getWatch().getFlightRecord().addEnd(next++);
    if (next != before) {
      begin = Clock::now();
      pause = std::chrono::microseconds(10);
    }
    if (next < program.transfer_count)
      getWatch().setActivity({Activity::WaitsForTransfer, next, transfers[next].exchange.what});
    else
      getWatch().setActivity({Activity::InRun});
    communicators->checkAsynchronously();
    std::chrono::duration<double> waited = Clock::now() - begin;
    if (getLongestWait() > 0 && waited.count() > getLongestWait())
      getWatch().abortAfterTimeout(getLongestWait());
    std::this_thread::sleep_for(pause);
    pause = std::min(pause * 2, std::chrono::microseconds(200));
  }
  getWatch().setActivity({Activity::InRun});
}

/// Converts measured times to events.
void CudaRuntime::collectTimes(Device &device) {
  auto getTime = [&](size_t number) {
    float milliseconds = 0;
    check(cudaEventElapsedTime(&milliseconds, origin.get(), timeEvents[number].get()), "a time is not known");
    return nanosecondsOf(originTime) + static_cast<int64_t>(static_cast<double>(milliseconds) * 1e6);
  };
  for (const Measured &operation : measured) {
    tp25d_event event = operation.event;
    event.begin = getTime(operation.begin);
    event.end = getTime(operation.end);
    device.events.push_back(event);
    double seconds = static_cast<double>(event.end - event.begin) * 1e-9;
    if (event.kind == TP25D_EVENT_PRODUCT)
      device.statistics.product_seconds += seconds;
    else if (event.kind == TP25D_EVENT_KERNEL)
      device.statistics.kernel_seconds += seconds;
    else
      device.statistics.collective_seconds[program.transfers[event.number].kind] += seconds;
  }
}

} // namespace

std::unique_ptr<tp25d_runtime> tp25d_runtime::create(const tp25d_program &program, const tp25d_options &options) {
  return std::make_unique<CudaRuntime>(program, options);
}

const char *tp25d_backend(void) { return "cuda"; }
