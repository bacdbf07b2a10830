//===- Runtime.cpp - The emulator's entry points of the CUDA runtime -------------------------------------------===//

#include "Engine.h"

#include <algorithm>
#include <cstring>
#include <utility>

using namespace tp25d::emulator;

namespace tp25d::emulator {

static thread_local int device = 0;
static thread_local cudaError_t lastError = cudaSuccess;

int currentDevice() { return device; }
cudaError_t failed(cudaError_t error) { return lastError = error; }

namespace {

/// A graph as the host holds it, before it is made executable.
struct Graph {
  std::shared_ptr<const GraphNodes> graph;
  bool isDestroyed = false;
};

Handles<Graph> &graphs() {
  static auto *const graphs = new Handles<Graph>;
  return *graphs;
}

Handles<GraphExec> &executables() {
  static auto *const executables = new Handles<GraphExec>;
  return *executables;
}

int deviceCount() {
  static const int count = environment("TP25D_EMULATOR_DEVICES", 8);
  return count;
}

Event &event(cudaEvent_t handle, const char *caller) { return engine().events.get(handle, caller, "event"); }

} // namespace
} // namespace tp25d::emulator

/// Counts the call and injects what faults are the same for all entry points. Those that enqueue use `hangs`.
#define TP25D_CALL(function, error)                                                                                    \
  const Fault fault = callOf(#function);                                                                               \
  if (fault == Fault::Error)                                                                                           \
    return failed(error);                                                                                              \
  if (fault == Fault::Skip)                                                                                            \
    return cudaSuccess;
#define TP25D_CALL_HERE(function, error)                                                                               \
  TP25D_CALL(function, error)                                                                                          \
  if (fault == Fault::Hang)                                                                                            \
    hangHere();

extern "C" {

//===----------------------------------------------------------------------===//
// Devices and errors
//===----------------------------------------------------------------------===//

cudaError_t cudaGetDeviceCount(int *count) {
  TP25D_CALL_HERE(cudaGetDeviceCount, cudaErrorNoDevice)
  *count = deviceCount();
  return *count ? cudaSuccess : failed(cudaErrorNoDevice);
}

cudaError_t cudaSetDevice(int wanted) {
  TP25D_CALL_HERE(cudaSetDevice, cudaErrorDevicesUnavailable)
  if (wanted < 0 || wanted >= deviceCount())
    return failed(cudaErrorInvalidDevice);
  device = wanted;
  return cudaSuccess;
}

cudaError_t cudaGetDevice(int *current) {
  TP25D_CALL_HERE(cudaGetDevice, cudaErrorNoDevice)
  *current = device;
  return cudaSuccess;
}

cudaError_t cudaDeviceGetAttribute(int *value, cudaDeviceAttr attribute, int ofDevice) {
  TP25D_CALL_HERE(cudaDeviceGetAttribute, cudaErrorInvalidValue)
  if (ofDevice < 0 || ofDevice >= deviceCount())
    return failed(cudaErrorInvalidDevice);
  switch (attribute) { // those of an H100 where it matters
  case cudaDevAttrMaxThreadsPerBlock:
  case cudaDevAttrMaxBlockDimX:
    *value = 1024;
    break;
  case cudaDevAttrMaxGridDimX:
    *value = 2147483647;
    break;
  case cudaDevAttrMaxSharedMemoryPerBlock:
    *value = 48 * 1024;
    break;
  case cudaDevAttrWarpSize:
    *value = 32;
    break;
  case cudaDevAttrMultiProcessorCount:
    *value = 132;
    break;
  case cudaDevAttrComputeCapabilityMajor:
    *value = 9;
    break;
  case cudaDevAttrComputeCapabilityMinor:
    *value = 0;
    break;
  case cudaDevAttrMaxThreadsPerMultiProcessor:
    *value = 2048;
    break;
  case cudaDevAttrUnifiedAddressing:
  case cudaDevAttrConcurrentKernels:
  case cudaDevAttrCanMapHostMemory:
    *value = 1;
    break;
  default:
    *value = 0;
  }
  return cudaSuccess;
}

cudaError_t cudaDriverGetVersion(int *version) {
  TP25D_CALL_HERE(cudaDriverGetVersion, cudaErrorInvalidValue)
  *version = CUDART_VERSION;
  return cudaSuccess;
}

cudaError_t cudaRuntimeGetVersion(int *version) {
  TP25D_CALL_HERE(cudaRuntimeGetVersion, cudaErrorInvalidValue)
  *version = CUDART_VERSION;
  return cudaSuccess;
}

cudaError_t cudaGetLastError(void) { return std::exchange(lastError, cudaSuccess); }
cudaError_t cudaPeekAtLastError(void) { return lastError; }

#define TP25D_ERRORS(ENTRY)                                                                                            \
  ENTRY(cudaSuccess, "no error")                                                                                       \
  ENTRY(cudaErrorInvalidValue, "invalid argument")                                                                     \
  ENTRY(cudaErrorMemoryAllocation, "out of memory")                                                                    \
  ENTRY(cudaErrorInitializationError, "initialization error")                                                          \
  ENTRY(cudaErrorInvalidConfiguration, "invalid configuration argument")                                               \
  ENTRY(cudaErrorInvalidMemcpyDirection, "invalid copy direction for memcpy")                                          \
  ENTRY(cudaErrorNoDevice, "no CUDA-capable device is detected")                                                       \
  ENTRY(cudaErrorInvalidDevice, "invalid device ordinal")                                                              \
  ENTRY(cudaErrorDevicesUnavailable, "CUDA-capable device(s) is/are busy or unavailable")                              \
  ENTRY(cudaErrorInvalidKernelImage, "device kernel image is invalid")                                                 \
  ENTRY(cudaErrorInvalidResourceHandle, "invalid resource handle")                                                     \
  ENTRY(cudaErrorIllegalState, "the operation cannot be performed in the present state")                               \
  ENTRY(cudaErrorSymbolNotFound, "named symbol not found")                                                             \
  ENTRY(cudaErrorNotReady, "device not ready")                                                                         \
  ENTRY(cudaErrorIllegalAddress, "an illegal memory access was encountered")                                           \
  ENTRY(cudaErrorLaunchFailure, "unspecified launch failure")                                                          \
  ENTRY(cudaErrorNotPermitted, "operation not permitted")                                                              \
  ENTRY(cudaErrorNotSupported, "operation not supported")                                                              \
  ENTRY(cudaErrorStreamCaptureUnsupported, "operation not permitted when stream is capturing")                         \
  ENTRY(cudaErrorStreamCaptureInvalidated, "operation failed due to a previous error during capture")                  \
  ENTRY(cudaErrorStreamCaptureMerge, "operation would result in a merge of separate capture sequences")                \
  ENTRY(cudaErrorStreamCaptureUnmatched, "capture was not ended in the same stream as it began")                       \
  ENTRY(cudaErrorStreamCaptureUnjoined, "capturing stream has unjoined work")                                          \
  ENTRY(cudaErrorStreamCaptureIsolation, "dependency created on uncaptured work in another stream")                    \
  ENTRY(cudaErrorStreamCaptureImplicit, "operation would make the legacy stream depend on a capturing stream")         \
  ENTRY(cudaErrorCapturedEvent, "operation not permitted on an event last recorded in a capturing stream")             \
  ENTRY(cudaErrorStreamCaptureWrongThread, "attempt to terminate a thread-local capture sequence from another thread") \
  ENTRY(cudaErrorUnknown, "unknown error")

const char *cudaGetErrorString(cudaError_t error) {
  switch (error) {
#define TP25D_ENTRY(code, meaning)                                                                                     \
  case code:                                                                                                           \
    return meaning;
    TP25D_ERRORS(TP25D_ENTRY)
#undef TP25D_ENTRY
  default:
    return "unrecognized error code";
  }
}

const char *cudaGetErrorName(cudaError_t error) {
  switch (error) {
#define TP25D_ENTRY(code, meaning)                                                                                     \
  case code:                                                                                                           \
    return #code;
    TP25D_ERRORS(TP25D_ENTRY)
#undef TP25D_ENTRY
  default:
    return "unrecognized error code";
  }
}

//===----------------------------------------------------------------------===//
// Memory
//===----------------------------------------------------------------------===//

cudaError_t cudaMemGetInfo(size_t *available, size_t *total) {
  TP25D_CALL_HERE(cudaMemGetInfo, cudaErrorInvalidValue)
  Lock lock(engine().mutex);
  deviceMemory(device, available, total);
  return cudaSuccess;
}

cudaError_t cudaMalloc(void **pointer, size_t bytes) {
  TP25D_CALL_HERE(cudaMalloc, cudaErrorMemoryAllocation)
  Lock lock(engine().mutex);
  engine().checkNoCapture("cudaMalloc");
  *pointer = nullptr;
  if (!bytes)
    return cudaSuccess;
  *pointer = allocateDevice(bytes, device);
  return *pointer ? cudaSuccess : failed(cudaErrorMemoryAllocation);
}

cudaError_t cudaFree(void *pointer) {
  TP25D_CALL_HERE(cudaFree, cudaErrorInvalidValue)
  if (!pointer)
    return cudaSuccess;
  Lock lock(engine().mutex);
  engine().checkNoCapture("cudaFree");
  freeDevice(pointer, "cudaFree");
  return cudaSuccess;
}

cudaError_t cudaHostAlloc(void **pointer, size_t bytes, unsigned int) {
  TP25D_CALL_HERE(cudaHostAlloc, cudaErrorMemoryAllocation)
  Lock lock(engine().mutex);
  engine().checkNoCapture("cudaHostAlloc");
  *pointer = bytes ? allocatePinned(bytes) : nullptr;
  return *pointer || !bytes ? cudaSuccess : failed(cudaErrorMemoryAllocation);
}

cudaError_t cudaMallocHost(void **pointer, size_t bytes) {
  TP25D_CALL_HERE(cudaMallocHost, cudaErrorMemoryAllocation)
  Lock lock(engine().mutex);
  engine().checkNoCapture("cudaMallocHost");
  *pointer = bytes ? allocatePinned(bytes) : nullptr;
  return *pointer || !bytes ? cudaSuccess : failed(cudaErrorMemoryAllocation);
}

cudaError_t cudaFreeHost(void *pointer) {
  TP25D_CALL_HERE(cudaFreeHost, cudaErrorInvalidValue)
  if (!pointer)
    return cudaSuccess;
  Lock lock(engine().mutex);
  engine().checkNoCapture("cudaFreeHost");
  freePinned(pointer, "cudaFreeHost");
  return cudaSuccess;
}

cudaError_t cudaMemcpyAsync(void *to, const void *from, size_t bytes, cudaMemcpyKind kind, cudaStream_t handle) {
  TP25D_CALL(cudaMemcpyAsync, cudaErrorIllegalAddress)
  Lock lock(engine().mutex);
  Stream &stream = engine().stream(handle, "cudaMemcpyAsync");
  static const char *const kinds[] = {"host to host", "host to device", "device to host", "device to device"};
  if (kind > cudaMemcpyDefault)
    return failed(cudaErrorInvalidMemcpyDirection);
  if (!bytes)
    return cudaSuccess;
  Work work;
  work.name = text("cudaMemcpyAsync(%zu bytes%s%s)", bytes, kind == cudaMemcpyDefault ? "" : ", ",
                   kind == cudaMemcpyDefault ? "" : kinds[kind]);
  const Place places[] = {checkRange(from, bytes, work.name.c_str()), checkRange(to, bytes, work.name.c_str())};
  if (kind != cudaMemcpyDefault) {
    const bool onDevice[] = {kind == cudaMemcpyDeviceToHost || kind == cudaMemcpyDeviceToDevice,
                             kind == cudaMemcpyHostToDevice || kind == cudaMemcpyDeviceToDevice};
    for (int side = 0; side < 2; ++side)
      if (onDevice[side] != (places[side] == Place::Device))
        violation("%s: the %s at %p is %sdevice memory", work.name.c_str(), side ? "destination" : "source",
                  side ? to : from, onDevice[side] ? "not " : "");
  }
  const uintptr_t source = reinterpret_cast<uintptr_t>(from), destination = reinterpret_cast<uintptr_t>(to);
  if (source < destination + bytes && destination < source + bytes)
    violation("%s: source %p and destination %p overlap", work.name.c_str(), from, to);
  if (stream.capture && (places[0] == Place::Pageable || places[1] == Place::Pageable)) {
    stream.capture->isInvalid = true;
    return failed(cudaErrorStreamCaptureUnsupported);
  }
  work.category = Category::Copy;
  work.hangs = fault == Fault::Hang;
  work.accesses = {access(from, bytes, false), access(to, bytes, true)};
  work.run = [to = toEngine(to), from = toEngine(from), bytes] { std::memmove(to, from, bytes); };
  return result(engine().issue(stream, std::move(work)));
}

cudaError_t cudaMemsetAsync(void *pointer, int value, size_t bytes, cudaStream_t handle) {
  TP25D_CALL(cudaMemsetAsync, cudaErrorIllegalAddress)
  Lock lock(engine().mutex);
  Stream &stream = engine().stream(handle, "cudaMemsetAsync");
  if (!bytes)
    return cudaSuccess;
  Work work;
  work.name = text("cudaMemsetAsync(%zu bytes)", bytes);
  checkDeviceRange(pointer, bytes, work.name.c_str(), /*pinnedAllowed=*/true);
  work.hangs = fault == Fault::Hang;
  work.accesses = {access(pointer, bytes, true)};
  work.run = [to = toEngine(pointer), value, bytes] { std::memset(to, value, bytes); };
  return result(engine().issue(stream, std::move(work)));
}

//===----------------------------------------------------------------------===//
// Streams
//===----------------------------------------------------------------------===//

cudaError_t cudaStreamCreateWithFlags(cudaStream_t *stream, unsigned int flags) {
  TP25D_CALL_HERE(cudaStreamCreateWithFlags, cudaErrorMemoryAllocation)
  if (flags != cudaStreamDefault && flags != cudaStreamNonBlocking)
    return failed(cudaErrorInvalidValue);
  Lock lock(engine().mutex);
  *stream = reinterpret_cast<cudaStream_t>(engine().createStream(device));
  return cudaSuccess;
}

cudaError_t cudaStreamCreateWithPriority(cudaStream_t *stream, unsigned int flags, int) {
  TP25D_CALL_HERE(cudaStreamCreateWithPriority, cudaErrorMemoryAllocation)
  if (flags != cudaStreamDefault && flags != cudaStreamNonBlocking)
    return failed(cudaErrorInvalidValue);
  Lock lock(engine().mutex);
  *stream = reinterpret_cast<cudaStream_t>(engine().createStream(device));
  return cudaSuccess;
}

cudaError_t cudaDeviceGetStreamPriorityRange(int *least, int *greatest) {
  TP25D_CALL_HERE(cudaDeviceGetStreamPriorityRange, cudaErrorInvalidValue)
  *least = 0;
  *greatest = -5;
  return cudaSuccess;
}

cudaError_t cudaStreamDestroy(cudaStream_t handle) {
  TP25D_CALL_HERE(cudaStreamDestroy, cudaErrorInvalidResourceHandle)
  if (!handle)
    return failed(cudaErrorInvalidResourceHandle);
  Lock lock(engine().mutex);
  Stream &stream = engine().stream(handle, "cudaStreamDestroy");
  if (stream.capture)
    violation("cudaStreamDestroy of %s, which is being captured", stream.name.c_str());
  stream.isDestroyed = true; // its executor ends when the queue is empty
  stream.wake.notify_one();
  return cudaSuccess;
}

/// An operation that never completes, for what the entry point would have enqueued.
static void hangStream(cudaStream_t handle, const char *caller) {
  Lock lock(engine().mutex);
  Work work;
  work.name = caller;
  work.hangs = true;
  engine().issue(engine().stream(handle, caller), std::move(work));
}

static cudaError_t refuseCapturing(Stream &stream) {
  if (!stream.capture)
    return engine().captureForbids() ? cudaErrorStreamCaptureUnsupported : cudaSuccess;
  stream.capture->isInvalid = true;
  return cudaErrorStreamCaptureUnsupported;
}

cudaError_t cudaStreamSynchronize(cudaStream_t handle) {
  TP25D_CALL_HERE(cudaStreamSynchronize, cudaErrorLaunchFailure)
  Lock lock(engine().mutex);
  Stream &stream = engine().stream(handle, "cudaStreamSynchronize");
  if (cudaError_t error = refuseCapturing(stream))
    return failed(error);
  const uint64_t enqueued = stream.enqueued;
  const Clock clock = stream.clock;
  engine().changed.wait(lock, [&] { return stream.completed >= enqueued; });
  engine().hostKnows(clock);
  return cudaSuccess;
}

cudaError_t cudaStreamQuery(cudaStream_t handle) {
  TP25D_CALL_HERE(cudaStreamQuery, cudaErrorLaunchFailure)
  Lock lock(engine().mutex);
  Stream &stream = engine().stream(handle, "cudaStreamQuery");
  if (cudaError_t error = refuseCapturing(stream))
    return failed(error);
  if (stream.completed < stream.enqueued)
    return failed(cudaErrorNotReady);
  engine().hostKnows(stream.clock);
  return cudaSuccess;
}

cudaError_t cudaStreamWaitEvent(cudaStream_t handle, cudaEvent_t awaited, unsigned int flags) {
  TP25D_CALL(cudaStreamWaitEvent, cudaErrorInvalidResourceHandle)
  if (fault == Fault::Hang)
    hangStream(handle, "cudaStreamWaitEvent");
  if (flags != cudaEventWaitDefault && flags != cudaEventWaitExternal)
    return failed(cudaErrorInvalidValue);
  Lock lock(engine().mutex);
  return result(engine().wait(engine().stream(handle, "cudaStreamWaitEvent"), event(awaited, "cudaStreamWaitEvent"),
                              flags == cudaEventWaitExternal));
}

cudaError_t cudaDeviceSynchronize(void) {
  TP25D_CALL_HERE(cudaDeviceSynchronize, cudaErrorLaunchFailure)
  Lock lock(engine().mutex);
  for (const auto &[handle, stream] : engine().streams.objects)
    if (stream->capture) {
      stream->capture->isInvalid = true;
      return failed(cudaErrorStreamCaptureUnsupported);
    }
  if (engine().captureForbids())
    return failed(cudaErrorStreamCaptureUnsupported);
  std::vector<std::pair<Stream *, uint64_t>> pending;
  Clock clock;
  for (const auto &[handle, stream] : engine().streams.objects)
    if (stream->device == device) {
      pending.push_back({stream.get(), stream->enqueued});
      joinClock(clock, stream->clock);
    }
  engine().changed.wait(lock, [&] {
    return std::all_of(pending.begin(), pending.end(),
                       [](const auto &stream) { return stream.first->completed >= stream.second; });
  });
  engine().hostKnows(clock);
  return cudaSuccess;
}

//===----------------------------------------------------------------------===//
// Events
//===----------------------------------------------------------------------===//

cudaError_t cudaEventCreateWithFlags(cudaEvent_t *created, unsigned int flags) {
  TP25D_CALL_HERE(cudaEventCreateWithFlags, cudaErrorMemoryAllocation)
  Lock lock(engine().mutex);
  auto event = std::make_unique<Event>();
  event->flags = flags;
  event->device = device;
  *created = reinterpret_cast<cudaEvent_t>(engine().events.add(std::move(event)));
  return cudaSuccess;
}

cudaError_t cudaEventDestroy(cudaEvent_t handle) {
  TP25D_CALL_HERE(cudaEventDestroy, cudaErrorInvalidResourceHandle)
  Lock lock(engine().mutex);
  event(handle, "cudaEventDestroy").isDestroyed = true;
  return cudaSuccess;
}

static cudaError_t recordEvent(cudaEvent_t handle, cudaStream_t onStream, unsigned flags, const char *caller) {
  Lock lock(engine().mutex);
  Stream &stream = engine().stream(onStream, caller);
  Event &recorded = event(handle, caller);
  if (recorded.device != stream.device)
    return failed(cudaErrorInvalidResourceHandle);
  if (flags != cudaEventRecordExternal)
    return result(engine().record(stream, recorded));
  if (!stream.capture)
    return failed(cudaErrorIllegalState);
  Work work;
  work.name = "record of an event outside of the graph";
  work.recorded = &recorded;
  return result(engine().issue(stream, std::move(work)));
}

cudaError_t cudaEventRecord(cudaEvent_t event, cudaStream_t stream) {
  TP25D_CALL(cudaEventRecord, cudaErrorInvalidResourceHandle)
  if (fault == Fault::Hang)
    hangStream(stream, "cudaEventRecord");
  return recordEvent(event, stream, cudaEventRecordDefault, "cudaEventRecord");
}

cudaError_t cudaEventRecordWithFlags(cudaEvent_t event, cudaStream_t stream, unsigned int flags) {
  TP25D_CALL(cudaEventRecordWithFlags, cudaErrorInvalidResourceHandle)
  if (fault == Fault::Hang)
    hangStream(stream, "cudaEventRecordWithFlags");
  if (flags != cudaEventRecordDefault && flags != cudaEventRecordExternal)
    return failed(cudaErrorInvalidValue);
  return recordEvent(event, stream, flags, "cudaEventRecordWithFlags");
}

static cudaError_t refuseCaptured(Event &event) {
  if (engine().captureForbids())
    return cudaErrorStreamCaptureUnsupported;
  return event.record && event.record->capture ? cudaErrorCapturedEvent : cudaSuccess;
}

cudaError_t cudaEventQuery(cudaEvent_t handle) {
  TP25D_CALL_HERE(cudaEventQuery, cudaErrorLaunchFailure)
  Lock lock(engine().mutex);
  Event &queried = event(handle, "cudaEventQuery");
  if (cudaError_t error = refuseCaptured(queried))
    return failed(error);
  if (!queried.record)
    return cudaSuccess;
  if (!queried.record->isDone)
    return failed(cudaErrorNotReady);
  engine().hostKnows(queried.record->clock);
  return cudaSuccess;
}

cudaError_t cudaEventSynchronize(cudaEvent_t handle) {
  TP25D_CALL_HERE(cudaEventSynchronize, cudaErrorLaunchFailure)
  Lock lock(engine().mutex);
  Event &awaited = event(handle, "cudaEventSynchronize");
  if (cudaError_t error = refuseCaptured(awaited))
    return failed(error);
  if (const std::shared_ptr<Record> record = awaited.record) {
    engine().changed.wait(lock, [&] { return record->isDone; });
    engine().hostKnows(record->clock);
  }
  return cudaSuccess;
}

cudaError_t cudaEventElapsedTime(float *milliseconds, cudaEvent_t start, cudaEvent_t end) {
  TP25D_CALL_HERE(cudaEventElapsedTime, cudaErrorLaunchFailure)
  Lock lock(engine().mutex);
  const Event &from = event(start, "cudaEventElapsedTime"), &to = event(end, "cudaEventElapsedTime");
  if (!from.record || !to.record || (from.flags | to.flags) & cudaEventDisableTiming)
    return failed(cudaErrorInvalidResourceHandle);
  if (from.record->capture || to.record->capture)
    return failed(cudaErrorCapturedEvent);
  if (!from.record->isDone || !to.record->isDone)
    return failed(cudaErrorNotReady);
  *milliseconds = (double(to.record->time) - double(from.record->time)) * 1e-6;
  return cudaSuccess;
}

//===----------------------------------------------------------------------===//
// Graphs
//===----------------------------------------------------------------------===//

cudaError_t cudaStreamBeginCapture(cudaStream_t handle, cudaStreamCaptureMode mode) {
  TP25D_CALL_HERE(cudaStreamBeginCapture, cudaErrorStreamCaptureUnsupported)
  if (!handle)
    return failed(cudaErrorStreamCaptureUnsupported); // the legacy stream cannot be captured
  Lock lock(engine().mutex);
  Stream &stream = engine().stream(handle, "cudaStreamBeginCapture");
  if (stream.capture)
    return failed(cudaErrorIllegalState);
  static uint64_t number = 0;
  auto capture = std::make_shared<Capture>();
  capture->number = ++number;
  capture->origin = &stream;
  capture->mode = mode;
  capture->thread = std::this_thread::get_id();
  capture->streams.push_back(&stream);
  engine().captures.push_back(capture);
  stream.capture = capture;
  stream.worker = 0;
  stream.captureClock.clear();
  stream.dependencies.clear();
  return cudaSuccess;
}

cudaError_t cudaStreamEndCapture(cudaStream_t handle, cudaGraph_t *created) {
  TP25D_CALL_HERE(cudaStreamEndCapture, cudaErrorStreamCaptureInvalidated)
  Lock lock(engine().mutex);
  Stream &stream = engine().stream(handle, "cudaStreamEndCapture");
  const std::shared_ptr<Capture> capture = stream.capture;
  if (!capture)
    return failed(cudaErrorIllegalState);
  if (capture->origin != &stream)
    return failed(cudaErrorStreamCaptureUnmatched);
  if (capture->mode != cudaStreamCaptureModeRelaxed && capture->thread != std::this_thread::get_id())
    return failed(cudaErrorStreamCaptureWrongThread);
  // All work of the other streams must come before the end of the first.
  bool isJoined = true;
  for (Stream *member : capture->streams) {
    const size_t worker = member->worker;
    const uint64_t count = worker < member->captureClock.size() ? member->captureClock[worker] : 0;
    isJoined &= Epoch{worker, count}.happensBefore(stream.captureClock) || !count;
  }
  for (Stream *member : capture->streams)
    member->capture = nullptr;
  auto &captures = engine().captures;
  captures.erase(std::find(captures.begin(), captures.end(), capture));
  *created = nullptr;
  if (capture->isInvalid)
    return failed(cudaErrorStreamCaptureInvalidated);
  if (!isJoined)
    return failed(cudaErrorStreamCaptureUnjoined);
  capture->graph->workers = capture->streams.size();
  auto graph = std::make_unique<Graph>();
  graph->graph = capture->graph;
  *created = reinterpret_cast<cudaGraph_t>(graphs().add(std::move(graph)));
  return cudaSuccess;
}

cudaError_t cudaStreamIsCapturing(cudaStream_t handle, cudaStreamCaptureStatus *status) {
  TP25D_CALL_HERE(cudaStreamIsCapturing, cudaErrorInvalidValue)
  Lock lock(engine().mutex);
  Stream &stream = engine().stream(handle, "cudaStreamIsCapturing");
  *status = !stream.capture             ? cudaStreamCaptureStatusNone
            : stream.capture->isInvalid ? cudaStreamCaptureStatusInvalidated
                                        : cudaStreamCaptureStatusActive;
  return cudaSuccess;
}

cudaError_t cudaGraphInstantiate(cudaGraphExec_t *created, cudaGraph_t handle, unsigned long long) {
  TP25D_CALL_HERE(cudaGraphInstantiate, cudaErrorMemoryAllocation)
  Lock lock(engine().mutex);
  auto exec = std::make_unique<GraphExec>();
  exec->graph = graphs().get(handle, "cudaGraphInstantiate", "graph").graph;
  for (size_t worker = 0; worker < exec->graph->workers; ++worker)
    exec->timelines.push_back(engine().timelines++);
  exec->bases.resize(exec->graph->workers);
  *created = reinterpret_cast<cudaGraphExec_t>(executables().add(std::move(exec)));
  return cudaSuccess;
}

cudaError_t cudaGraphLaunch(cudaGraphExec_t handle, cudaStream_t onStream) {
  TP25D_CALL(cudaGraphLaunch, cudaErrorLaunchFailure)
  if (fault == Fault::Hang)
    hangStream(onStream, "cudaGraphLaunch");
  Lock lock(engine().mutex);
  Stream &stream = engine().stream(onStream, "cudaGraphLaunch");
  return result(engine().launch(executables().get(handle, "cudaGraphLaunch", "executable graph"), stream));
}

cudaError_t cudaGraphDestroy(cudaGraph_t handle) {
  TP25D_CALL_HERE(cudaGraphDestroy, cudaErrorInvalidValue)
  Lock lock(engine().mutex);
  Graph &graph = graphs().get(handle, "cudaGraphDestroy", "graph");
  graph.isDestroyed = true;
  graph.graph = nullptr;
  return cudaSuccess;
}

cudaError_t cudaGraphExecDestroy(cudaGraphExec_t handle) {
  TP25D_CALL_HERE(cudaGraphExecDestroy, cudaErrorInvalidValue)
  Lock lock(engine().mutex);
  GraphExec &exec = executables().get(handle, "cudaGraphExecDestroy", "executable graph");
  exec.isDestroyed = true; // a launch that still runs keeps what it needs
  exec.graph = nullptr;
  exec.last = nullptr;
  return cudaSuccess;
}

} // extern "C"
