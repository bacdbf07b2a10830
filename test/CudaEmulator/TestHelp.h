//===- TestHelp.h - What the tests of the emulator share -------------------------------------------------------===//

#ifndef TP25D_TEST_DOUBLE_TESTHELP_H
#define TP25D_TEST_DOUBLE_TESTHELP_H

#include <cstdlib>
#include <cuda_runtime_api.h>
#include <gtest/gtest.h>
#include <thread>
#include <vector>

#define OK(...)                                                                                                        \
  do {                                                                                                                 \
    ASSERT_EQ(__VA_ARGS__, decltype(__VA_ARGS__)(0));                                                                  \
  } while (false)

/// Statements that must end the process with the emulator's report; they run in a process of their own.
#define EXPECT_VIOLATION(statement, message)                                                                           \
  EXPECT_EXIT((statement, std::exit(0)), testing::ExitedWithCode(99), "emulator: rank 0: .*" message)
/// Statements with another environment than the test's; they run in a process of their own.
#define EXPECT_GOOD(...)                                                                                               \
  EXPECT_EXIT(([&] { __VA_ARGS__; }(), std::_Exit(testing::Test::HasFailure())), testing::ExitedWithCode(0), "")

struct EmulatorTest : testing::Test {
  EmulatorTest() { GTEST_FLAG_SET(death_test_style, "threadsafe"); }
};

inline cudaStream_t newStream() {
  cudaStream_t stream = nullptr;
  EXPECT_EQ(cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking), cudaSuccess);
  return stream;
}

inline cudaEvent_t newEvent(unsigned flags = cudaEventDisableTiming) {
  cudaEvent_t event = nullptr;
  EXPECT_EQ(cudaEventCreateWithFlags(&event, flags), cudaSuccess);
  return event;
}

template <typename T> T *allocate(size_t count) {
  void *pointer = nullptr;
  EXPECT_EQ(cudaMalloc(&pointer, count * sizeof(T)), cudaSuccess);
  return static_cast<T *>(pointer);
}

template <typename T> T *upload(const std::vector<T> &values, cudaStream_t stream) {
  T *pointer = allocate<T>(values.size());
  EXPECT_EQ(cudaMemcpyAsync(pointer, values.data(), values.size() * sizeof(T), cudaMemcpyHostToDevice, stream),
            cudaSuccess);
  EXPECT_EQ(cudaStreamSynchronize(stream), cudaSuccess);
  return pointer;
}

template <typename T> std::vector<T> download(const T *pointer, size_t count, cudaStream_t stream) {
  std::vector<T> values(count);
  EXPECT_EQ(cudaMemcpyAsync(values.data(), pointer, count * sizeof(T), cudaMemcpyDeviceToHost, stream), cudaSuccess);
  EXPECT_EQ(cudaStreamSynchronize(stream), cudaSuccess);
  return values;
}

/// Calls it for each rank on a thread of its own.
template <typename Function> void onRanks(int count, Function function) {
  std::vector<std::thread> threads;
  for (int rank = 0; rank < count; ++rank)
    threads.emplace_back([=] { function(rank); });
  for (std::thread &thread : threads)
    thread.join();
}

#endif
