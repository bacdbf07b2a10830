//===- NcclTest.cpp - Communicators on the emulator: ranks are threads, or processes ---------------------------===//

#include "TestHelp.h"

#include <chrono>
#include <csignal>
#include <cuda_bf16.h>
#include <cuda_fp16.h>
#include <nccl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using NcclTest = EmulatorTest;

ncclComm_t connect(ncclUniqueId id, int rank, int size) {
  ncclComm_t communicator = nullptr;
  EXPECT_EQ(ncclCommInitRank(&communicator, size, id, rank), ncclSuccess);
  return communicator;
}

ncclUniqueId newId() {
  ncclUniqueId id;
  EXPECT_EQ(ncclGetUniqueId(&id), ncclSuccess);
  return id;
}

template <typename T> std::vector<T> numbers(size_t count, int from) {
  std::vector<T> values;
  for (size_t i = 0; i < count; ++i)
    values.push_back(T(float(i % 10 + from)));
  return values;
}

TEST_F(NcclTest, Collectives) {
  constexpr int size = 4;
  constexpr size_t count = 101;
  const ncclUniqueId id = newId();
  onRanks(size, [=](int rank) {
    ncclComm_t communicator = connect(id, rank, size);
    cudaStream_t stream = newStream();
    int number;
    OK(ncclCommCount(communicator, &number));
    EXPECT_EQ(number, size);
    OK(ncclCommUserRank(communicator, &number));
    EXPECT_EQ(number, rank);

    float *own = upload(numbers<float>(count, rank), stream), *all = allocate<float>(count * size);
    void *registration;
    OK(ncclCommRegister(communicator, own, count * 4, &registration));
    OK(ncclBroadcast(own, all, count, ncclFloat, 2, communicator, stream));
    EXPECT_EQ(download(all, count, stream), numbers<float>(count, 2));
    OK(ncclAllGather(own, all, count, ncclFloat, communicator, stream));
    for (int other = 0; other < size; ++other)
      EXPECT_EQ(download(all + other * count, count, stream), numbers<float>(count, other));
    std::vector<float> sum(count);
    for (size_t i = 0; i < count; ++i)
      sum[i] = 4 * (i % 10) + 6;
    OK(ncclReduce(own, all, count, ncclFloat, ncclSum, 1, communicator, stream));
    if (rank == 1) {
      EXPECT_EQ(download(all, count, stream), sum);
    }
    OK(ncclAllReduce(own, all, count, ncclFloat, ncclSum, communicator, stream));
    EXPECT_EQ(download(all, count, stream), sum);
    OK(ncclAllReduce(all, all, count, ncclFloat, ncclMax, communicator, stream)); // in place
    EXPECT_EQ(download(all, count, stream), sum);
    std::vector<float> blocks;
    for (int block = 0; block < size; ++block)
      for (size_t i = 0; i < count; ++i)
        blocks.push_back(100 * block + rank);
    float *scattered = upload(blocks, stream);
    OK(ncclReduceScatter(scattered, scattered + rank * count, count, ncclFloat, ncclSum, communicator, stream));
    EXPECT_EQ(download(scattered + rank * count, count, stream), std::vector<float>(count, 400 * rank + 6));
    OK(ncclAllGather(scattered + rank * count, scattered, count, ncclFloat, communicator, stream)); // in place
    EXPECT_EQ(download(scattered + 3 * count, count, stream), std::vector<float>(count, 1206));
    OK(ncclCommDeregister(communicator, registration));
    OK(ncclCommFinalize(communicator));
    OK(ncclCommDestroy(communicator));
  });
}

template <typename T> void reduceAs(ncclDataType_t type, ncclRedOp_t operation, float expected) {
  const ncclUniqueId id = newId();
  onRanks(2, [=](int rank) {
    ncclComm_t communicator = connect(id, rank, 2);
    cudaStream_t stream = newStream();
    T *value = upload<T>({T(float(rank + 2))}, stream);
    OK(ncclAllReduce(value, value, 1, type, operation, communicator, stream));
    EXPECT_EQ(float(download(value, 1, stream)[0]), expected) << type << " " << operation;
    OK(ncclCommDestroy(communicator));
  });
}

TEST_F(NcclTest, Reductions) {
  const float expected[] = {5, 6, 3, 2};
  for (int operation = ncclSum; operation <= ncclMin; ++operation) {
    const auto op = ncclRedOp_t(operation);
    reduceAs<int8_t>(ncclInt8, op, expected[operation]);
    reduceAs<uint8_t>(ncclUint8, op, expected[operation]);
    reduceAs<int32_t>(ncclInt32, op, expected[operation]);
    reduceAs<uint32_t>(ncclUint32, op, expected[operation]);
    reduceAs<int64_t>(ncclInt64, op, expected[operation]);
    reduceAs<uint64_t>(ncclUint64, op, expected[operation]);
    reduceAs<__half>(ncclFloat16, op, expected[operation]);
    reduceAs<float>(ncclFloat32, op, expected[operation]);
    reduceAs<double>(ncclFloat64, op, expected[operation]);
    reduceAs<__nv_bfloat16>(ncclBfloat16, op, expected[operation]);
  }
}

TEST_F(NcclTest, AllToAllInAGroup) {
  constexpr int size = 3;
  constexpr size_t count = 300000; // more than sockets take at once
  const ncclUniqueId id = newId();
  onRanks(size, [=](int rank) {
    ncclComm_t communicator = connect(id, rank, size);
    cudaStream_t stream = newStream();
    float *from = upload(numbers<float>(count * size, rank), stream), *to = allocate<float>(count * size);
    OK(ncclGroupStart());
    for (int peer = 0; peer < size; ++peer) {
      OK(ncclSend(from + peer * count, count, ncclFloat, peer, communicator, stream));
      OK(ncclRecv(to + peer * count, count, ncclFloat, peer, communicator, stream));
    }
    OK(ncclGroupEnd());
    for (int peer = 0; peer < size; ++peer)
      EXPECT_EQ(download(to + peer * count, count, stream), numbers<float>(count, peer));
    OK(ncclCommDestroy(communicator));
  });
}

TEST_F(NcclTest, SplitsAndGroupsOfSeveral) {
  constexpr int size = 6;
  const ncclUniqueId id = newId();
  onRanks(size, [=](int rank) {
    ncclComm_t world = connect(id, rank, size), row, column, part;
    OK(ncclCommSplit(world, rank / 3, rank, &row, nullptr));
    OK(ncclCommSplit(world, rank % 3, -rank, &column, nullptr)); // in the reverse order
    int number;
    OK(ncclCommUserRank(column, &number));
    EXPECT_EQ(number, 1 - rank / 3);
    OK(ncclCommSplit(world, rank < 2 ? 0 : NCCL_SPLIT_NOCOLOR, 0, &part, nullptr));
    EXPECT_EQ(part == nullptr, rank >= 2);
    cudaStream_t stream = newStream();
    float *a = upload<float>({float(rank)}, stream), *b = upload<float>({float(rank)}, stream);
    OK(ncclGroupStart());
    // Members may name the communicators in different orders.
    for (int i = 0; i < 2; ++i)
      if ((rank + i) % 2)
        OK(ncclAllReduce(a, a, 1, ncclFloat, ncclSum, row, stream));
      else
        OK(ncclBroadcast(b, b, 1, ncclFloat, 0, column, stream));
    OK(ncclGroupEnd());
    EXPECT_EQ(download(a, 1, stream)[0], rank < 3 ? 3 : 12);
    EXPECT_EQ(download(b, 1, stream)[0], rank % 3 + 3);
    for (ncclComm_t communicator : {row, column, part, world})
      if (communicator)
        OK(ncclCommDestroy(communicator));
  });
}

/// Asks until the communicator is no longer in progress.
ncclResult_t settle(ncclComm_t communicator) {
  ncclResult_t state = ncclInProgress;
  for (int i = 0; state == ncclInProgress && i < 5000; ++i) {
    EXPECT_EQ(ncclCommGetAsyncError(communicator, &state), ncclSuccess);
    if (state == ncclInProgress)
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return state;
}

TEST_F(NcclTest, Nonblocking) {
  constexpr int size = 3;
  const ncclUniqueId id = newId();
  onRanks(size, [=](int rank) {
    ncclConfig_t config = NCCL_CONFIG_INITIALIZER;
    config.blocking = 0;
    ncclComm_t communicator, half = nullptr;
    EXPECT_EQ(ncclCommInitRankConfig(&communicator, size, id, rank, &config), ncclInProgress);
    OK(settle(communicator));
    EXPECT_EQ(ncclCommSplit(communicator, 0, rank, &half, nullptr), ncclInProgress);
    EXPECT_EQ(half, nullptr);
    OK(settle(communicator));
    ASSERT_NE(half, nullptr);
    OK(settle(half));
    cudaStream_t stream = newStream();
    float *value = upload<float>({1}, stream);
    int inProgress = 0;
    for (int i = 0; i < 30; ++i) {
      ncclResult_t result = ncclAllReduce(value, value, 1, ncclFloat, ncclMax, half, stream);
      ASSERT_TRUE(result == ncclSuccess || result == ncclInProgress);
      inProgress += result == ncclInProgress;
      OK(settle(half));
    }
    EXPECT_GT(inProgress, 0);
    EXPECT_EQ(download(value, 1, stream)[0], 1);
    ncclResult_t result = ncclCommFinalize(half);
    EXPECT_TRUE(result == ncclSuccess || result == ncclInProgress);
    OK(settle(half));
    OK(ncclCommDestroy(half));
    OK(ncclCommDestroy(communicator));
  });
}

TEST_F(NcclTest, UsedWhileInProgress) {
  EXPECT_VIOLATION(([&] {
                     ncclConfig_t config = NCCL_CONFIG_INITIALIZER;
                     config.blocking = 0;
                     ncclComm_t communicator;
                     ncclCommInitRankConfig(&communicator, 2, newId(), 0, &config);
                     char *memory = allocate<char>(1);
                     ncclAllReduce(memory, memory, 1, ncclChar, ncclSum, communicator, newStream());
                   })(),
                   "ncclAllReduce: communicator .* of 2 is in progress");
}

TEST_F(NcclTest, InGraphs) {
  constexpr int size = 2;
  const ncclUniqueId id = newId();
  onRanks(size, [=](int rank) {
    ncclComm_t communicator = connect(id, rank, size), other;
    OK(ncclCommSplit(communicator, 0, rank, &other, nullptr));
    cudaStream_t stream = newStream(), second = newStream();
    float *value = upload<float>({1}, stream), *beside = upload<float>({float(rank)}, stream);
    cudaEvent_t fork = newEvent(), join = newEvent();
    OK(cudaStreamBeginCapture(stream, cudaStreamCaptureModeThreadLocal));
    OK(cudaEventRecord(fork, stream));
    OK(cudaStreamWaitEvent(second, fork, 0));
    OK(ncclAllReduce(value, value, 1, ncclFloat, ncclSum, communicator, stream));
    OK(ncclBroadcast(beside, beside, 1, ncclFloat, 1, other, second));
    OK(cudaEventRecord(join, second));
    OK(cudaStreamWaitEvent(stream, join, 0));
    cudaGraph_t graph;
    OK(cudaStreamEndCapture(stream, &graph));
    cudaGraphExec_t exec;
    OK(cudaGraphInstantiate(&exec, graph, 0));
    for (int i = 0; i < 5; ++i)
      OK(cudaGraphLaunch(exec, stream));
    EXPECT_EQ(download(value, 1, stream)[0], 32);
    EXPECT_EQ(download(beside, 1, stream)[0], 1);
    OK(ncclCommDestroy(other));
    OK(ncclCommDestroy(communicator));
  });
}

/// Runs an operation on two ranks that must be found not to match.
template <typename Function> void onTwo(Function function) {
  const ncclUniqueId id = newId();
  onRanks(2, [=](int rank) {
    ncclComm_t communicator = connect(id, rank, 2);
    cudaStream_t stream = newStream();
    float *memory = allocate<float>(100);
    function(rank, communicator, stream, memory);
    cudaStreamSynchronize(stream);
  });
}

TEST_F(NcclTest, Mismatches) {
  EXPECT_VIOLATION(onTwo([](int rank, ncclComm_t communicator, cudaStream_t stream, float *memory) {
                     ncclBroadcast(memory, memory, 4, ncclFloat, rank, communicator, stream);
                   }),
                   "operation 0: rank . issues ncclBroadcast\\(4 float32, root .\\) and rank . ncclBroadcast\\(4 "
                   "float32, root .\\)");
  EXPECT_VIOLATION(onTwo([](int rank, ncclComm_t communicator, cudaStream_t stream, float *memory) {
                     ncclAllReduce(memory, memory, 4 + rank, ncclFloat, ncclSum, communicator, stream);
                   }),
                   "ncclAllReduce\\(4 float32, sum\\)");
  EXPECT_VIOLATION(onTwo([](int rank, ncclComm_t communicator, cudaStream_t stream, float *memory) {
                     if (rank)
                       ncclAllReduce(memory, memory, 4, ncclFloat, ncclSum, communicator, stream);
                     else
                       ncclReduce(memory, memory, 4, ncclFloat, ncclSum, 0, communicator, stream);
                   }),
                   "ncclReduce\\(4 float32, sum, root 0\\)");
  EXPECT_VIOLATION(onTwo([](int rank, ncclComm_t communicator, cudaStream_t stream, float *memory) {
                     if (rank)
                       ncclSend(memory, 4, ncclFloat, 0, communicator, stream);
                     else
                       ncclRecv(memory, 5, ncclFloat, 1, communicator, stream);
                   }),
                   "rank 0 issues ncclRecv\\(5 float32, peer 1\\) and rank 1 ncclSend\\(4 float32, peer 0\\)");
}

TEST_F(NcclTest, Misuse) {
  EXPECT_VIOLATION(onTwo([](int, ncclComm_t communicator, cudaStream_t stream, float *memory) {
                     ncclAllGather(memory + 1, memory, 8, ncclFloat, communicator, stream);
                   }),
                   "overlap and are not in place");
  EXPECT_VIOLATION(onTwo([](int, ncclComm_t communicator, cudaStream_t stream, float *) {
                     static float host[4];
                     ncclAllReduce(host, host, 4, ncclFloat, ncclSum, communicator, stream);
                   }),
                   "are not device memory");
  EXPECT_VIOLATION(([&] {
                     ncclComm_t communicator = connect(newId(), 0, 1);
                     ncclCommDestroy(communicator);
                     int count;
                     ncclCommCount(communicator, &count);
                   })(),
                   "use of communicator .* after it was destroyed");
  EXPECT_VIOLATION(([&] {
                     void *registration;
                     ncclCommRegister(connect(newId(), 0, 1), allocate<char>(100), 101, &registration);
                   })(),
                   "ncclCommRegister: 101 bytes .* reach beyond");
  EXPECT_VIOLATION(([&] {
                     ncclComm_t communicator = connect(newId(), 0, 1);
                     char *memory = allocate<char>(10);
                     cudaStream_t stream = newStream();
                     ncclGroupStart();
                     ncclAllReduce(memory, memory, 10, ncclChar, ncclSum, communicator, stream);
                     ncclBroadcast(memory + 9, memory + 9, 1, ncclChar, 0, communicator, stream);
                     ncclGroupEnd();
                   })(),
                   "race: ncclAllReduce.* and ncclBroadcast.* in one group");
  EXPECT_VIOLATION(([&] {
                     ncclComm_t communicator = connect(newId(), 0, 1);
                     char *memory = allocate<char>(10);
                     ncclAllReduce(memory, memory, 10, ncclChar, ncclSum, communicator, newStream());
                     cudaMemsetAsync(memory, 0, 1, newStream());
                   })(),
                   "race: cudaMemsetAsync.*ncclAllReduce");
}

//===----------------------------------------------------------------------===//
// Failures
//===----------------------------------------------------------------------===//

/// Issues an operation that cannot complete and aborts after seeing what GetAsyncError says.
void abortStuck(ncclComm_t communicator, ncclResult_t expected) {
  cudaStream_t stream = newStream();
  float *memory = upload<float>({1, 2}, stream);
  OK(ncclAllReduce(memory, memory, 2, ncclFloat, ncclSum, communicator, stream));
  ncclResult_t state = ncclSuccess;
  for (int i = 0; i < (expected == ncclSuccess ? 100 : 10000) && state == ncclSuccess; ++i) {
    OK(ncclCommGetAsyncError(communicator, &state));
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  EXPECT_EQ(state, expected);
  EXPECT_EQ(cudaStreamQuery(stream), cudaErrorNotReady);
  std::thread([&] { OK(ncclCommAbort(communicator)); }).join();
  OK(cudaStreamSynchronize(stream));
  const float value = download(memory, 2, stream)[0];
  EXPECT_NE(value, value);
}

TEST_F(NcclTest, AbortWhileAPeerIsMissing) {
  const ncclUniqueId id = newId();
  onRanks(2, [=](int rank) {
    ncclComm_t communicator = connect(id, rank, 2);
    if (rank == 0)
      abortStuck(communicator, ncclSuccess);
  });
}

TEST_F(NcclTest, AbortWhileConnecting) {
  ncclConfig_t config = NCCL_CONFIG_INITIALIZER;
  config.blocking = 0;
  ncclComm_t communicator;
  EXPECT_EQ(ncclCommInitRankConfig(&communicator, 2, newId(), 1, &config), ncclInProgress);
  ncclResult_t state;
  OK(ncclCommGetAsyncError(communicator, &state));
  EXPECT_EQ(state, ncclInProgress);
  OK(ncclCommAbort(communicator));
}

TEST_F(NcclTest, AsyncFault) {
  EXPECT_GOOD({
    setenv("TP25D_EMULATOR_FAULT", "ncclAllReduce:1:async", 1);
    abortStuck(connect(newId(), 0, 1), ncclSystemError);
  });
}

TEST_F(NcclTest, HangFault) {
  EXPECT_GOOD({
    setenv("TP25D_EMULATOR_FAULT", "ncclAllReduce:1:hang", 1);
    abortStuck(connect(newId(), 0, 1), ncclSuccess);
  });
}

TEST_F(NcclTest, OtherFaults) {
  EXPECT_GOOD({
    setenv("TP25D_EMULATOR_FAULT", "ncclBroadcast:1:error", 1);
    EXPECT_EQ(ncclBroadcast(nullptr, nullptr, 1, ncclFloat, 0, nullptr, nullptr), ncclSystemError);
  });
  EXPECT_VIOLATION(([&] {
                     setenv("TP25D_EMULATOR_FAULT", "ncclBroadcast:1:root", 1);
                     onTwo([](int, ncclComm_t communicator, cudaStream_t stream, float *memory) {
                       ncclBroadcast(memory, memory, 4, ncclFloat, 0, communicator, stream);
                     });
                   })(),
                   "ncclBroadcast\\(4 float32, root 1\\)");
  EXPECT_GOOD({
    setenv("TP25D_EMULATOR_FAULT", "ncclAllReduce:1:communicator", 1);
    setenv("TP25D_EMULATOR_LOG", (testing::TempDir() + "emulator-nccl-").c_str(), 1);
    ncclComm_t one = connect(newId(), 0, 1);
    ncclComm_t other;
    OK(ncclCommSplit(one, 0, 0, &other, nullptr));
    float *memory = allocate<float>(1);
    cudaStream_t stream = newStream();
    OK(ncclAllReduce(memory, memory, 1, ncclFloat, ncclSum, one, stream));
    OK(cudaStreamSynchronize(stream));
    std::FILE *file = std::fopen((testing::TempDir() + "emulator-nccl-0.log").c_str(), "r");
    char line[500] = "";
    EXPECT_TRUE(std::fgets(line, sizeof line, file));
    EXPECT_TRUE(std::string(line).find("of 1/0.0") != std::string::npos) << line; // the split one
    std::remove((testing::TempDir() + "emulator-nccl-0.log").c_str());
  });
}

TEST_F(NcclTest, Processes) {
  const ncclUniqueId id = newId();
  std::vector<pid_t> children;
  for (int rank = 1; rank < 3; ++rank) {
    children.push_back(fork());
    if (!children.back()) {
      ncclComm_t communicator = connect(id, rank, 3);
      cudaStream_t stream = newStream();
      float *memory = upload<float>({float(rank)}, stream);
      EXPECT_EQ(ncclAllReduce(memory, memory, 1, ncclFloat, ncclSum, communicator, stream), ncclSuccess);
      EXPECT_EQ(download(memory, 1, stream)[0], 3);
      if (rank == 2) {
        std::this_thread::sleep_for(std::chrono::milliseconds(300)); // until rank 1 has an operation pending
        raise(SIGKILL);
      }
      abortStuck(communicator, ncclRemoteError);
      std::_Exit(testing::Test::HasFailure());
    }
  }
  ncclComm_t communicator = connect(id, 0, 3);
  cudaStream_t stream = newStream();
  float *memory = upload<float>({0}, stream);
  OK(ncclAllReduce(memory, memory, 1, ncclFloat, ncclSum, communicator, stream));
  EXPECT_EQ(download(memory, 1, stream)[0], 3);
  // Rank 2 dies.
  ncclResult_t state = ncclSuccess;
  for (int i = 0; i < 5000 && state == ncclSuccess; ++i) {
    OK(ncclCommGetAsyncError(communicator, &state));
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  EXPECT_EQ(state, ncclRemoteError);
  int status;
  ASSERT_EQ(waitpid(children[0], &status, 0), children[0]);
  EXPECT_EQ(status, 0);
  ASSERT_EQ(waitpid(children[1], &status, 0), children[1]);
  OK(ncclCommAbort(communicator));
}

} // namespace
