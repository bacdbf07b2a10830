//===- SchedulingTest.cpp - Waiting, and what happens when it has no end ----===//
//
// Devices that outnumber cores, owners that wait for their readers, deadlines, failures and fresh runs after them.
//
//===----------------------------------------------------------------------===//

#include "Job.h"
#include "tp25d/collectives.h"

#include <atomic>
#include <chrono>
#include <thread>

namespace {

void sleepFor(double seconds) { std::this_thread::sleep_for(std::chrono::duration<double>(seconds)); }

/// Every slow reader has to see the block as it was before its owner got it back.
TEST(Reclaim, WaitsForSlowReaders) {
  Job job({1, 1, 1, 3});
  std::vector<float> block(1000, 1.0f);
  job.addTransfer(TP25D_BROADCAST, TP25D_COL, 1, block.size());
  job.options.devices_at_once = 3;
  job.prepare();
  ASSERT_EQ(job.run([&](const Device &device) {
    tp25d_start(device.handle, 0, block.data(), nullptr, nullptr);
    const float *lent = static_cast<const float *>(tp25d_await(device.handle, 0));
    if (device.id == 1) {
      tp25d_reclaim(device.handle, 0);
      std::fill(block.begin(), block.end(), 2.0f);
      return;
    }
    sleepFor(0.02 * (device.id + 1));
    for (size_t i = 0; i < block.size(); ++i)
      EXPECT_EQ(lent[i], 1.0f);
    tp25d_release(device.handle, 0);
    tp25d_reclaim(device.handle, 0);
  }),
            TP25D_OK);
  EXPECT_EQ(block[0], 2.0f);
}

/// Overwrites input and output right after each reclaim, in many collectives in a row, on few and on many cores.
TEST(Reclaim, FreesInputAndOutput) {
  for (int64_t atOnce : {1, 2, 4}) {
    Job job({1, 1, 1, 4});
    for (int64_t transfer = 0; transfer < 400; ++transfer) {
      int64_t kind = transfer % TP25D_COLLECTIVE_COUNT;
      job.addTransfer(kind, TP25D_COL, tp25d::hasRoot(kind) ? 3 : 0, 600, TP25D_I32);
    }
    job.options.devices_at_once = atOnce;
    job.prepare();
    std::atomic<int64_t> wrong{0};
    ASSERT_EQ(job.run([&](const Device &device) {
      std::vector<int32_t> input(4 * 600), output(4 * 600);
      for (int64_t transfer = 0; transfer < 400; ++transfer) {
        int64_t kind = job.transfers[transfer].kind;
        std::fill(input.begin(), input.end(), device.id + transfer);
        tp25d_start(device.handle, transfer, input.data(), output.data(), nullptr);
        const int32_t *result = static_cast<const int32_t *>(tp25d_await(device.handle, transfer));
        int32_t sum = 6 + 4 * transfer;
        if (kind == TP25D_BROADCAST)
          wrong += result[599] != 3 + transfer;
        else if (kind == TP25D_ALL_REDUCE || kind == TP25D_REDUCE_SCATTER || (kind == TP25D_REDUCE && device.id == 3))
          wrong += std::count(result, result + 600, sum) != 600;
        else if (kind == TP25D_ALL_GATHER || kind == TP25D_ALL_TO_ALL)
          for (int64_t other = 0; other < 4; ++other)
            wrong += std::count(result + other * 600, result + (other + 1) * 600, other + transfer) != 600;
        tp25d_release(device.handle, transfer);
        tp25d_reclaim(device.handle, transfer);
        std::fill(output.begin(), output.end(), -1);
      }
    }),
              TP25D_OK)
        << tp25d_error_message();
    EXPECT_EQ(wrong, 0);
  }
}

/// 64 devices on two slots, transfers along all axes started ahead of their use.
TEST(Scheduling, ManyDevicesOnTwoSlots) {
  constexpr int64_t steps = 100;
  Job job({2, 2, 4, 4});
  for (int64_t transfer = 0; transfer < 4 * steps; ++transfer)
    job.addTransfer(TP25D_ALL_REDUCE, transfer % 4);
  job.prepare();
  std::atomic<int64_t> running{0}, most{0}, wrong{0};
  ASSERT_EQ(job.run([&](const Device &device) {
    std::vector<float> inputs(4 * steps), outputs(4 * steps);
    for (int64_t step = 0; step < steps; ++step) {
      for (int64_t axis = 0; axis < 4; ++axis) {
        int64_t transfer = 4 * step + axis;
        inputs[transfer] = device.at(axis) + step;
        tp25d_start(device.handle, transfer, &inputs[transfer], &outputs[transfer], nullptr);
      }
      int64_t now = ++running;
      for (int64_t seen = most; now > seen && !most.compare_exchange_weak(seen, now);)
        ;
      if (step % 25 == 0)
        sleepFor(0.001); // Long enough for others to run as well.
      --running;
      for (int64_t axis = 0; axis < 4; ++axis) {
        int64_t n = job.program.grid[axis];
        float *sum = static_cast<float *>(tp25d_await(device.handle, 4 * step + axis));
        wrong += *sum != n * (n - 1) / 2 + n * step;
      }
    }
    for (int64_t transfer = 0; transfer < 4 * steps; ++transfer)
      tp25d_reclaim(device.handle, transfer);
  }),
            TP25D_OK)
      << tp25d_error_message();
  EXPECT_EQ(wrong, 0);
  EXPECT_LE(most, 2);
  for (int64_t device = 0; device < 64; ++device) // One element: the first chunk is empty, the last is all.
    EXPECT_EQ(job.statistics(device).received_bytes[TP25D_COL], steps * 4 * (device % 4 == 3 ? 3 : 1));
}

TEST(Failure, AWaitThatIsTooLongNamesWhoIsMissing) {
  Job job({1, 2, 2, 2});
  for (int64_t transfer = 0; transfer < 8; ++transfer)
    job.addTransfer(TP25D_REDUCE, TP25D_ROW);
  job.options.timeout_seconds = 0.3;
  job.options.devices_at_once = 8;
  job.prepare();
  auto program = [&](const Device &device) {
    float input = 0, output = 0;
    if (device.id == 7)
      sleepFor(0.8);
    tp25d_start(device.handle, 5, &input, &output, nullptr);
    tp25d_await(device.handle, 5);
    tp25d_reclaim(device.handle, 5);
  };
  EXPECT_EQ(job.run(program), TP25D_TIMED_OUT);
  EXPECT_STREQ(tp25d_error_message(),
               "transfer 5, reduce of 1 f32 along row, root 0: device 5 (data 0, dep 1, row 0, col 1) waits for "
               "device 7 (row 1) to start it; 0.3 s have passed");
}

/// Nobody can go on: that is known at once, without a deadline.
TEST(Failure, DeadlockIsNoticed) {
  Job job({1, 1, 1, 4});
  job.addTransfer(TP25D_ALL_REDUCE, TP25D_COL);
  job.prepare();
  EXPECT_EQ(job.run([&](const Device &device) {
    if (device.id % 2)
      return;
    float input = 0, output = 0;
    tp25d_start(device.handle, 0, &input, &output, nullptr);
    tp25d_await(device.handle, 0);
    tp25d_reclaim(device.handle, 0);
  }),
            TP25D_INTERNAL);
  EXPECT_STREQ(tp25d_error_message(),
               "transfer 0, all_reduce of 1 f32 along col: device 0 (data 0, dep 0, row 0, col 0) waits for "
               "device 1 (col 1), device 3 (col 3) to start it; no device can go on");
}

TEST(Failure, EndsQuicklyAndAFreshRunWorks) {
  Job job({1, 1, 1, 3});
  for (int64_t transfer = 0; transfer < 50; ++transfer)
    job.addTransfer(TP25D_ALL_REDUCE, TP25D_COL);
  static std::atomic<int64_t> kernels;
  kernels = 0;
  job.addKernel([](void *const *, int64_t, int64_t) { ++kernels; }, 1);
  job.prepare();
  bool broken = true;
  auto program = [&](const Device &device) {
    for (int64_t transfer = 0; transfer < 50; ++transfer) {
      if (broken && device.id == 2 && transfer == 10)
        return;
      float input = device.id, output = -1;
      tp25d_start(device.handle, transfer, &input, &output, nullptr);
      float *sum = static_cast<float *>(tp25d_await(device.handle, transfer));
      if (!broken) {
        EXPECT_EQ(*sum, 3);
      }
      tp25d_launch(device.handle, 0, nullptr);
      tp25d_reclaim(device.handle, transfer);
    }
  };
  EXPECT_EQ(job.run(program), TP25D_INTERNAL);
  EXPECT_EQ(kernels, 30); // None after the failure.
  broken = false;
  kernels = 0;
  EXPECT_EQ(job.run(program), TP25D_OK);
  EXPECT_EQ(kernels, 150);
}

TEST(Kernel, CoversItsExtentOnce) {
#if defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "libgomp is not built for the thread sanitizer";
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
  GTEST_SKIP() << "libgomp is not built for the thread sanitizer";
#endif
#endif
  for (int64_t threads : {1, 3}) {
    Job job({1, 1, 1, 2});
    job.options.threads_per_device = threads;
    auto visit = [](void *const *arguments, int64_t begin, int64_t end) {
      for (int64_t i = begin; i < end; ++i)
        ++static_cast<int *>(arguments[0])[i];
    };
    job.addKernel(visit, 100);
    job.addKernel(visit, 1); // Fewer slices than threads.
    job.prepare();
    std::vector<std::vector<int>> visits(2, std::vector<int>(100));
    ASSERT_EQ(job.run([&](const Device &device) {
      void *arguments[] = {visits[device.id].data()};
      tp25d_launch(device.handle, 0, arguments);
      tp25d_launch(device.handle, 1, arguments);
    }),
              TP25D_OK);
    for (const std::vector<int> &ofDevice : visits)
      for (int64_t i = 0; i < 100; ++i)
        EXPECT_EQ(ofDevice[i], i == 0 ? 2 : 1);
    EXPECT_GT(job.statistics(0).kernel_seconds, 0);
  }
}

} // namespace
