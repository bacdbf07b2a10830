//===- RuntimeTest.cpp - The emulator's memory, streams, events, races and graphs ------------------------------===//

#include "TestHelp.h"

#include <cmath>
#include <csignal>
#include <cstring>

namespace {

using RuntimeTest = EmulatorTest;

TEST_F(RuntimeTest, CopiesThereAndBack) {
  cudaStream_t stream = newStream();
  const std::vector<float> values = {1, 2, 3};
  EXPECT_EQ(download(upload(values, stream), 3, stream), values);
}

TEST_F(RuntimeTest, FreshMemoryIsPoison) {
  cudaStream_t stream = newStream();
  for (float value : download(allocate<float>(5), 5, stream))
    EXPECT_TRUE(std::isnan(value));
}

TEST_F(RuntimeTest, HostNeverWaitsForStreams) {
  setenv("TP25D_EMULATOR_FAULT", "cudaMemsetAsync:1:hang", 1);
  cudaStream_t stream = newStream();
  char *memory = allocate<char>(10);
  cudaEvent_t event = newEvent();
  OK(cudaMemsetAsync(memory, 0, 10, stream));
  OK(cudaEventRecord(event, stream));
  EXPECT_EQ(cudaStreamQuery(stream), cudaErrorNotReady);
  EXPECT_EQ(cudaEventQuery(event), cudaErrorNotReady);
  EXPECT_EQ(cudaGetLastError(), cudaErrorNotReady);
  EXPECT_EQ(cudaPeekAtLastError(), cudaSuccess);
}

TEST_F(RuntimeTest, MemoryLimit) {
  EXPECT_GOOD({
    setenv("TP25D_EMULATOR_MEMORY", "10000", 1);
    size_t available, total;
    void *first = allocate<char>(6000);
    OK(cudaMemGetInfo(&available, &total));
    EXPECT_EQ(total, 10000u);
    EXPECT_EQ(available, 4000u);
    void *second;
    EXPECT_EQ(cudaMalloc(&second, 6000), cudaErrorMemoryAllocation);
    OK(cudaFree(first));
    OK(cudaMalloc(&second, 6000));
  });
}

TEST_F(RuntimeTest, DeviceCount) {
  EXPECT_GOOD({
    setenv("TP25D_EMULATOR_DEVICES", "3", 1);
    int count;
    OK(cudaGetDeviceCount(&count));
    EXPECT_EQ(count, 3);
    OK(cudaSetDevice(2));
    EXPECT_EQ(cudaSetDevice(3), cudaErrorInvalidDevice);
  });
}

TEST_F(RuntimeTest, HostTouchesDeviceMemory) {
  EXPECT_VIOLATION(allocate<char>(100)[3] = 1,
                   "the host touched device memory at 0x[0-9a-f]+ \\(allocation of 100 bytes, offset 3\\)");
}

TEST_F(RuntimeTest, UseAfterFree) {
  EXPECT_VIOLATION(([&] {
                     char *memory = allocate<char>(100);
                     cudaFree(memory);
                     cudaMemsetAsync(memory + 8, 0, 4, newStream());
                   })(),
                   "use after free: 4 bytes .*offset 8 in a freed device allocation of 100 bytes");
}

TEST_F(RuntimeTest, OutsideEveryAllocation) {
  EXPECT_VIOLATION(cudaMemsetAsync(allocate<char>(100) + 5000, 0, 4, newStream()), "outside every allocation");
  EXPECT_VIOLATION(cudaMemsetAsync(allocate<char>(100), 0, 101, newStream()), "reach beyond their device allocation");
  EXPECT_VIOLATION(([&] {
                     char local[4];
                     cudaMemsetAsync(local, 0, 4, newStream());
                   })(),
                   "are not device memory");
}

TEST_F(RuntimeTest, FreeWhilePending) {
  EXPECT_VIOLATION(
      ([&] {
        char *memory = allocate<char>(100);
        cudaMemsetAsync(memory, 0, 100, newStream());
        cudaFree(memory);
      })(),
      "cudaFree of .*\\(100 bytes\\) while cudaMemsetAsync\\(100 bytes\\) on stream 0 may still be pending");
  EXPECT_VIOLATION(([&] {
                     char *memory = allocate<char>(8);
                     cudaFree(memory);
                     cudaFree(memory);
                   })(),
                   "freed already");
}

TEST_F(RuntimeTest, CopyDirections) {
  EXPECT_VIOLATION(([&] {
                     char local[4];
                     cudaMemcpyAsync(allocate<char>(4), local, 4, cudaMemcpyDeviceToHost, newStream());
                   })(),
                   "the source at .* is not device memory");
}

TEST_F(RuntimeTest, OverlappingCopy) {
  EXPECT_VIOLATION(([&] {
                     char *memory = allocate<char>(10);
                     cudaMemcpyAsync(memory + 1, memory, 5, cudaMemcpyDeviceToDevice, newStream());
                   })(),
                   "source .* and destination .* overlap");
}

TEST_F(RuntimeTest, HangingGraph) {
  EXPECT_GOOD({
    setenv("TP25D_EMULATOR_FAULT", "cudaGraphLaunch:2:hang", 1);
    cudaStream_t stream = newStream();
    cudaGraph_t graph;
    cudaGraphExec_t exec;
    OK(cudaStreamBeginCapture(stream, cudaStreamCaptureModeRelaxed));
    OK(cudaMemsetAsync(allocate<char>(10), 0, 10, newStream()));
    OK(cudaStreamEndCapture(stream, &graph));
    OK(cudaGraphInstantiate(&exec, graph, 0));
    OK(cudaGraphLaunch(exec, stream));
    OK(cudaStreamSynchronize(stream));
    OK(cudaGraphLaunch(exec, stream));
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    EXPECT_EQ(cudaStreamQuery(stream), cudaErrorNotReady);
  });
}

TEST_F(RuntimeTest, RaceBetweenStreams) {
  EXPECT_VIOLATION(([&] {
                     char *memory = allocate<char>(100);
                     cudaMemsetAsync(memory, 0, 100, newStream());
                     cudaMemsetAsync(memory + 90, 0, 10, newStream());
                   })(),
                   "race: cudaMemsetAsync\\(10 bytes\\) on stream 1 writes bytes .*10 of them, which "
                   "cudaMemsetAsync\\(100 bytes\\) on "
                   "stream 0 writes");
}

TEST_F(RuntimeTest, ReadsDoNotConflict) {
  cudaStream_t first = newStream(), second = newStream();
  float *memory = upload<float>({1, 2}, first);
  float *copies[] = {allocate<float>(2), allocate<float>(2)};
  OK(cudaMemcpyAsync(copies[0], memory, 8, cudaMemcpyDeviceToDevice, first));
  OK(cudaMemcpyAsync(copies[1], memory, 8, cudaMemcpyDeviceToDevice, second));
  OK(cudaDeviceSynchronize());
  EXPECT_EQ(download(copies[1], 2, first), (std::vector<float>{1, 2}));
}

TEST_F(RuntimeTest, EventsOrder) {
  cudaStream_t first = newStream(), second = newStream();
  float *memory = allocate<float>(1000), *copy = allocate<float>(1000);
  cudaEvent_t event = newEvent();
  for (int i = 0; i < 20; ++i) {
    OK(cudaMemsetAsync(memory, i, 4000, first));
    OK(cudaEventRecord(event, first));
    OK(cudaStreamWaitEvent(second, event, 0));
    OK(cudaMemcpyAsync(copy, memory, 4000, cudaMemcpyDeviceToDevice, second));
    OK(cudaEventRecord(event, second)); // what `second` waited for stays
    OK(cudaStreamWaitEvent(first, event, 0));
  }
  OK(cudaEventSynchronize(event));
  OK(cudaFree(memory));
  std::vector<float> expected(1000);
  std::memset(expected.data(), 19, 4000);
  EXPECT_EQ(download(copy, 1000, first), expected);
}

TEST_F(RuntimeTest, MissingWaitIsARace) {
  EXPECT_VIOLATION(([&] {
                     setenv("TP25D_EMULATOR_FAULT", "cudaStreamWaitEvent:2:skip", 1);
                     cudaStream_t first = newStream();
                     cudaStream_t second = newStream();
                     float *memory = allocate<float>(10);
                     float *copy = allocate<float>(10);
                     cudaEvent_t event = newEvent();
                     for (int i = 0; i < 2; ++i) {
                       cudaMemsetAsync(memory, i, 40, first);
                       cudaEventRecord(event, first);
                       cudaStreamWaitEvent(second, event, 0);
                       cudaMemcpyAsync(copy, memory, 40, cudaMemcpyDeviceToDevice, second);
                       cudaStreamSynchronize(second);
                     }
                   })(),
                   "race: cudaMemcpyAsync.* reads bytes .* which cudaMemsetAsync.* writes");
}

TEST_F(RuntimeTest, HostSynchronizationOrders) {
  cudaStream_t first = newStream(), second = newStream();
  char *memory = allocate<char>(10);
  OK(cudaMemsetAsync(memory, 0, 10, first));
  OK(cudaStreamSynchronize(first));
  OK(cudaMemsetAsync(memory, 0, 10, second));
  while (cudaStreamQuery(second) == cudaErrorNotReady)
    std::this_thread::yield();
  OK(cudaMemsetAsync(memory, 0, 10, first));
  cudaEvent_t event = newEvent();
  OK(cudaEventQuery(event)); // never recorded
  OK(cudaEventRecord(event, first));
  while (cudaEventQuery(event) == cudaErrorNotReady)
    std::this_thread::yield();
  OK(cudaMemsetAsync(memory, 0, 10, second));
  OK(cudaDeviceSynchronize());
  OK(cudaFree(memory));
}

TEST_F(RuntimeTest, PinnedMemoryRaces) {
  EXPECT_VIOLATION(([&] {
                     void *pinned;
                     cudaMallocHost(&pinned, 10);
                     cudaMemcpyAsync(pinned, allocate<char>(10), 10, cudaMemcpyDeviceToHost, newStream());
                     cudaMemcpyAsync(allocate<char>(10), pinned, 10, cudaMemcpyHostToDevice, newStream());
                   })(),
                   "race: .*host to device.* reads bytes");
}

TEST_F(RuntimeTest, DestroyedHandles) {
  EXPECT_VIOLATION(([&] {
                     cudaStream_t stream = newStream();
                     cudaStreamDestroy(stream);
                     cudaStreamSynchronize(stream);
                   })(),
                   "use of stream .* after it was destroyed");
  EXPECT_VIOLATION(([&] {
                     cudaEvent_t event = newEvent();
                     cudaEventDestroy(event);
                     cudaEventQuery(event);
                   })(),
                   "use of event .* after it was destroyed");
}

TEST_F(RuntimeTest, ElapsedTime) {
  cudaStream_t stream = newStream();
  cudaEvent_t from = newEvent(0), to = newEvent(0);
  float milliseconds = -1;
  EXPECT_EQ(cudaEventElapsedTime(&milliseconds, from, to), cudaErrorInvalidResourceHandle);
  OK(cudaEventRecord(from, stream));
  OK(cudaMemsetAsync(allocate<char>(1000), 0, 1000, stream));
  OK(cudaEventRecord(to, stream));
  OK(cudaEventSynchronize(to));
  OK(cudaEventElapsedTime(&milliseconds, from, to));
  EXPECT_GE(milliseconds, 0);
  EXPECT_LT(milliseconds, 1000);
}

//===----------------------------------------------------------------------===//
// Graphs
//===----------------------------------------------------------------------===//

/// Two streams: memory = value on the second, then copied on the first.
cudaGraph_t captureCopy(cudaStream_t first, cudaStream_t second, char *memory, char *copy, size_t bytes, bool joins,
                        bool waits, cudaEvent_t external = nullptr) {
  cudaEvent_t fork = newEvent(), join = newEvent();
  cudaGraph_t graph = nullptr;
  EXPECT_EQ(cudaStreamBeginCapture(first, cudaStreamCaptureModeThreadLocal), cudaSuccess);
  EXPECT_EQ(cudaEventRecord(fork, first), cudaSuccess);
  EXPECT_EQ(cudaStreamWaitEvent(second, fork, 0), cudaSuccess);
  EXPECT_EQ(cudaMemsetAsync(memory, 5, bytes, second), cudaSuccess);
  if (external) {
    EXPECT_EQ(cudaEventRecordWithFlags(external, second, cudaEventRecordExternal), cudaSuccess);
  }
  EXPECT_EQ(cudaEventRecord(join, second), cudaSuccess);
  if (waits) {
    EXPECT_EQ(cudaStreamWaitEvent(first, join, 0), cudaSuccess);
  }
  EXPECT_EQ(cudaMemcpyAsync(copy, memory, bytes, cudaMemcpyDeviceToDevice, first), cudaSuccess);
  if (joins && !waits) {
    EXPECT_EQ(cudaStreamWaitEvent(first, join, 0), cudaSuccess);
  }
  cudaError_t error = cudaStreamEndCapture(first, &graph);
  EXPECT_EQ(error, joins || waits ? cudaSuccess : cudaErrorStreamCaptureUnjoined);
  return graph;
}

TEST_F(RuntimeTest, GraphLaunches) {
  cudaStream_t first = newStream(), second = newStream();
  char *memory = allocate<char>(1000), *copy = allocate<char>(1000);
  cudaEvent_t external = newEvent();
  cudaGraph_t graph = captureCopy(first, second, memory, copy, 1000, true, true, external);
  cudaGraphExec_t exec;
  OK(cudaGraphInstantiate(&exec, graph, 0));
  OK(cudaGraphDestroy(graph));
  for (int i = 0; i < 5; ++i) {
    OK(cudaMemsetAsync(copy, 1, 1000, first));
    OK(cudaGraphLaunch(exec, first));
    OK(cudaEventSynchronize(external));
    // memory is written when `external` is complete, and only read by what follows in the graph.
    if (i == 4) {
      char *other = allocate<char>(1000);
      OK(cudaMemcpyAsync(other, memory, 1000, cudaMemcpyDeviceToDevice, second));
    }
    OK(cudaDeviceSynchronize());
    EXPECT_EQ(download(copy, 1000, first), std::vector<char>(1000, 5));
  }
  OK(cudaGraphLaunch(exec, first));
  OK(cudaGraphExecDestroy(exec));
  OK(cudaStreamSynchronize(first));
}

TEST_F(RuntimeTest, RaceWithinCapture) {
  EXPECT_VIOLATION(
      captureCopy(newStream(), newStream(), allocate<char>(10), allocate<char>(10), 10, true, false),
      "race: cudaMemcpyAsync.* on captured stream . reads .*cudaMemsetAsync.* on captured stream . writes");
}

TEST_F(RuntimeTest, RaceWithGraph) {
  EXPECT_VIOLATION(
      ([&] {
        cudaStream_t first = newStream();
        cudaStream_t second = newStream();
        char *memory = allocate<char>(10);
        char *copy = allocate<char>(10);
        cudaGraphExec_t exec;
        cudaGraphInstantiate(&exec, captureCopy(first, second, memory, copy, 10, true, true), 0);
        cudaGraphLaunch(exec, first);
        cudaMemsetAsync(copy, 0, 10, second);
      })(),
      "race: cudaMemsetAsync.* on stream .* writes .* which cudaMemcpyAsync.* on captured stream .* writes");
}

TEST_F(RuntimeTest, ExternalRecordOrdersNoMore) {
  EXPECT_VIOLATION(([&] {
                     cudaStream_t first = newStream();
                     cudaStream_t second = newStream();
                     char *memory = allocate<char>(10);
                     char *copy = allocate<char>(10);
                     cudaEvent_t external = newEvent();
                     cudaGraphExec_t exec;
                     cudaGraphInstantiate(&exec, captureCopy(first, second, memory, copy, 10, true, true, external), 0);
                     cudaGraphLaunch(exec, first);
                     cudaEventSynchronize(external);
                     cudaMemsetAsync(memory, 0, 10, second);
                   })(),
                   "race: cudaMemsetAsync.* writes .* which cudaMemcpyAsync.* reads");
}

TEST_F(RuntimeTest, FreedMemoryInGraph) {
  EXPECT_VIOLATION(([&] {
                     cudaStream_t first = newStream();
                     char *memory = allocate<char>(10);
                     char *copy = allocate<char>(10);
                     cudaGraphExec_t exec;
                     cudaGraphInstantiate(&exec, captureCopy(first, newStream(), memory, copy, 10, true, true), 0);
                     cudaFree(memory);
                     cudaGraphLaunch(exec, first);
                   })(),
                   "use after free");
}

TEST_F(RuntimeTest, CaptureErrors) {
  cudaStream_t first = newStream(), second = newStream();
  char *memory = allocate<char>(10), *copy = allocate<char>(10);
  cudaEvent_t outside = newEvent(), inside = newEvent();
  cudaGraph_t graph;
  {
    cudaEvent_t fork = newEvent();
    OK(cudaStreamBeginCapture(first, cudaStreamCaptureModeGlobal));
    OK(cudaEventRecord(fork, first));
    OK(cudaStreamWaitEvent(second, fork, 0));
    OK(cudaMemsetAsync(memory, 5, 10, second));
    EXPECT_EQ(cudaStreamEndCapture(second, &graph), cudaErrorStreamCaptureUnmatched);
    EXPECT_EQ(cudaStreamEndCapture(first, &graph), cudaErrorStreamCaptureUnjoined);
    EXPECT_EQ(graph, nullptr);
  }
  OK(cudaMemsetAsync(copy, 1, 10, first)); // the streams are free again
  OK(cudaEventRecord(outside, first));

  cudaStreamCaptureStatus status;
  OK(cudaStreamBeginCapture(first, cudaStreamCaptureModeRelaxed));
  EXPECT_EQ(cudaStreamBeginCapture(first, cudaStreamCaptureModeRelaxed), cudaErrorIllegalState);
  OK(cudaStreamIsCapturing(first, &status));
  EXPECT_EQ(status, cudaStreamCaptureStatusActive);
  OK(cudaEventRecord(inside, first));
  EXPECT_EQ(cudaEventQuery(inside), cudaErrorCapturedEvent);
  EXPECT_EQ(cudaStreamSynchronize(first), cudaErrorStreamCaptureUnsupported);
  EXPECT_EQ(cudaMemsetAsync(memory, 5, 10, first), cudaErrorStreamCaptureInvalidated);
  EXPECT_EQ(cudaStreamEndCapture(first, &graph), cudaErrorStreamCaptureInvalidated);

  OK(cudaStreamBeginCapture(first, cudaStreamCaptureModeRelaxed));
  EXPECT_EQ(cudaStreamWaitEvent(first, outside, 0), cudaErrorStreamCaptureIsolation);
  EXPECT_EQ(cudaStreamEndCapture(first, &graph), cudaErrorStreamCaptureInvalidated);

  OK(cudaStreamBeginCapture(first, cudaStreamCaptureModeGlobal));
  std::thread([&] { EXPECT_EQ(cudaEventQuery(outside), cudaErrorStreamCaptureUnsupported); }).join();
  EXPECT_EQ(cudaStreamEndCapture(first, &graph), cudaErrorStreamCaptureInvalidated);
  OK(cudaStreamSynchronize(first));
}

TEST_F(RuntimeTest, AllocationDuringCapture) {
  EXPECT_VIOLATION(([&] {
                     cudaStreamBeginCapture(newStream(), cudaStreamCaptureModeGlobal);
                     allocate<char>(10);
                   })(),
                   "cudaMalloc during a stream capture");
}

//===----------------------------------------------------------------------===//
// Faults, schedules, log
//===----------------------------------------------------------------------===//

TEST_F(RuntimeTest, InjectedErrors) {
  EXPECT_GOOD({
    setenv("TP25D_EMULATOR_FAULT", "cudaMalloc:2:error", 1);
    void *pointer;
    OK(cudaMalloc(&pointer, 1));
    EXPECT_EQ(cudaMalloc(&pointer, 1), cudaErrorMemoryAllocation);
    OK(cudaMalloc(&pointer, 1));
  });
  EXPECT_GOOD({
    setenv("TP25D_EMULATOR_FAULT", "cudaMalloc:1:error", 1);
    setenv("TP25D_EMULATOR_RANK", "5", 1);
    void *pointer;
    OK(cudaMalloc(&pointer, 1));
  });
  EXPECT_EXIT(([&] {
                setenv("TP25D_EMULATOR_FAULT", "cudaMalloc:1:die", 1);
                allocate<char>(1);
              })(),
              testing::KilledBySignal(SIGKILL), "");
  EXPECT_VIOLATION(([&] {
                     setenv("TP25D_EMULATOR_FAULT", "cudaMalloc:1:async", 1);
                     allocate<char>(1);
                   })(),
                   "cannot have the fault");
}

TEST_F(RuntimeTest, RankInReports) {
  EXPECT_EXIT(([&] {
                setenv("OMPI_COMM_WORLD_RANK", "3", 1);
                allocate<char>(1)[0] = 1;
              })(),
              testing::ExitedWithCode(99), "emulator: rank 3: ");
}

TEST_F(RuntimeTest, EverySeedGivesTheSame) {
  for (const char *seed : {"0", "1", "2", "3", "4"})
    EXPECT_GOOD({
      setenv("TP25D_EMULATOR_SEED", seed, 1);
      cudaStream_t first = newStream();
      cudaStream_t second = newStream();
      char *memory = allocate<char>(10);
      char *copy = allocate<char>(10);
      cudaGraphExec_t exec;
      OK(cudaGraphInstantiate(&exec, captureCopy(first, second, memory, copy, 10, true, true), 0));
      for (int i = 0; i < 10; ++i)
        OK(cudaGraphLaunch(exec, first));
      EXPECT_EQ(download(copy, 10, first), std::vector<char>(10, 5));
    });
}

TEST_F(RuntimeTest, Log) {
  EXPECT_GOOD({
    setenv("TP25D_EMULATOR_LOG", (testing::TempDir() + "emulator-test-").c_str(), 1);
    char *memory = upload<char>({1}, newStream());
    download(memory, 1, newStream());
  });
  std::FILE *file = std::fopen((testing::TempDir() + "emulator-test-0.log").c_str(), "r");
  ASSERT_TRUE(file);
  char text[4096] = {};
  ASSERT_GT(std::fread(text, 1, sizeof text - 1, file), 0u);
  std::fclose(file);
  for (const char *what : {"issue ", "begin ", "end "})
    EXPECT_TRUE(std::strstr(text, what)) << text;
  EXPECT_TRUE(std::strstr(text, "stream 0: cudaMemcpyAsync(1 bytes, host to device)")) << text;
  std::remove((testing::TempDir() + "emulator-test-0.log").c_str());
}

} // namespace
