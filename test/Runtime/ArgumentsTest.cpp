//===- ArgumentsTest.cpp - Tensors on their way in and out ------------------===//
//
// Whole tensors written and read back under many shardings, the arena they lie in, and arguments that are refused.
//
//===----------------------------------------------------------------------===//

#include "Job.h"

#include <cstring>
#include <numeric>

namespace {

struct Sharding {
  std::vector<int64_t> size;
  std::vector<std::vector<int64_t>> axes;
};

const std::vector<Sharding> shardings = {
    {{}, {}},
    {{24}, {{}}},
    {{24}, {{TP25D_COL}}},
    {{24}, {{TP25D_DEP, TP25D_ROW}}},
    {{24}, {{TP25D_ROW, TP25D_DEP}}},
    {{24}, {{TP25D_DATA, TP25D_DEP, TP25D_ROW, TP25D_COL}}},
    {{12, 6}, {{}, {TP25D_COL}}},
    {{12, 6}, {{TP25D_COL}, {}}},
    {{12, 6}, {{TP25D_DEP, TP25D_ROW}, {TP25D_COL}}},
    {{4, 3, 5}, {{TP25D_ROW}, {TP25D_COL}, {}}},
    {{4, 5, 6}, {{TP25D_DEP}, {}, {TP25D_COL, TP25D_ROW}}},
    {{2, 3, 1, 4}, {{TP25D_ROW}, {}, {}, {TP25D_DEP}}},
    {{2, 1, 3, 2, 2, 1, 3, 2}, {{TP25D_ROW}, {}, {TP25D_COL}, {}, {TP25D_DEP}, {}, {}, {}}},
};

/// The block of a device, element by element.
std::vector<int64_t> expectedBlock(const Job &job, const Sharding &sharding, int64_t device) {
  int64_t coordinates[TP25D_AXIS_COUNT];
  for (int64_t axis = TP25D_AXIS_COUNT - 1, rest = device; axis >= 0; --axis) {
    coordinates[axis] = rest % job.program.grid[axis];
    rest /= job.program.grid[axis];
  }
  std::vector<int64_t> places = {0};
  for (size_t dimension = 0; dimension < sharding.size.size(); ++dimension) {
    int64_t parts = 1, part = 0;
    for (int64_t axis : sharding.axes[dimension]) {
      parts *= job.program.grid[axis];
      part = part * job.program.grid[axis] + coordinates[axis];
    }
    int64_t size = sharding.size[dimension] / parts;
    std::vector<int64_t> next;
    for (int64_t place : places)
      for (int64_t i = 0; i < size; ++i)
        next.push_back(place * sharding.size[dimension] + part * size + i);
    places = next;
  }
  return places;
}

template <typename T> void roundTrip(int64_t type) {
  for (const Sharding &sharding : shardings) {
    Job job({1, 2, 2, 3});
    job.add("x", TP25D_INPUT, type, sharding.size, sharding.axes);
    job.add("y", TP25D_RESULT, type, sharding.size, sharding.axes);
    job.prepare();
    int64_t count = std::accumulate(sharding.size.begin(), sharding.size.end(), int64_t(1), std::multiplies<>());
    std::vector<T> whole(count), back(count, T(-1));
    for (int64_t i = 0; i < count; ++i)
      whole[i] = T(i % 251);
    ASSERT_EQ(tp25d_write(job.runtime, 0, whole.data()), TP25D_OK);
    ASSERT_EQ(job.run([&](const Device &device) {
      std::vector<int64_t> places = expectedBlock(job, sharding, device.id);
      EXPECT_EQ(reinterpret_cast<uintptr_t>(device.blocks[0]) % 64, 0u);
      for (size_t i = 0; i < places.size(); ++i)
        EXPECT_EQ(device.block<T>(0)[i], whole[places[i]]) << "device " << device.id;
      std::memcpy(device.blocks[1], device.blocks[0], places.size() * sizeof(T));
    }),
              TP25D_OK);
    ASSERT_EQ(tp25d_read(job.runtime, 1, back.data()), TP25D_OK);
    EXPECT_EQ(back, whole);
  }
}

TEST(Arguments, RoundTripOfBytes) { roundTrip<uint8_t>(TP25D_I1); }
TEST(Arguments, RoundTripOfHalves) { roundTrip<uint16_t>(TP25D_BF16); }
TEST(Arguments, RoundTripOfFloats) { roundTrip<float>(TP25D_F32); }
TEST(Arguments, RoundTripOfDoubles) { roundTrip<double>(TP25D_F64); }

TEST(Arguments, ReadTakesTheFirstReplica) {
  Job job({2, 1, 1, 2});
  job.add("y", TP25D_RESULT, TP25D_I32, {2}, {{TP25D_COL}});
  job.prepare();
  ASSERT_EQ(job.run([&](const Device &device) { *device.block<int32_t>(0) = device.id; }), TP25D_OK);
  int32_t whole[2];
  ASSERT_EQ(tp25d_read(job.runtime, 0, whole), TP25D_OK);
  EXPECT_EQ(whole[0], 0);
  EXPECT_EQ(whole[1], 1);
}

/// Each part takes a multiple of 64 bytes, and they follow each other.
TEST(Arena, Bytes) {
  Job job({1, 1, 2, 2});
  job.add("x", TP25D_INPUT, TP25D_F32, {8, 10}, {{TP25D_ROW}, {TP25D_COL}}); // 80 bytes: 128
  job.add("y", TP25D_RESULT, TP25D_I8, {}, {});                              // 1 byte: 64
  job.program.temporaries_bytes = 100;                                       // 128
  job.prepare();
  EXPECT_EQ(tp25d_arena_bytes(job.runtime), 320);
  ASSERT_EQ(job.run([&](const Device &device) {
    EXPECT_EQ(device.block<char>(1) - device.block<char>(0), 128);
    EXPECT_EQ(static_cast<char *>(device.temporaries) - device.block<char>(0), 192);
    std::memset(device.temporaries, 1, 100);
  }),
            TP25D_OK);
  EXPECT_EQ(job.statistics(3).arena_bytes, 320);
}

TEST(Arena, NothingToHold) {
  Job job({1, 1, 1, 1});
  job.prepare();
  EXPECT_EQ(tp25d_arena_bytes(job.runtime), 0);
  EXPECT_EQ(job.run([](const Device &) {}), TP25D_OK);
}

// The sanitizers' allocators end the process unless they are told to fail as the real one does.
extern "C" const char *__asan_default_options() { return "allocator_may_return_null=1"; }
extern "C" const char *__tsan_default_options() { return "allocator_may_return_null=1"; }

TEST(Arena, MoreThanThereIs) {
  Job job({1, 1, 1, 2});
  job.program.temporaries_bytes = INT64_MAX / 2;
  ASSERT_EQ(job.create(), TP25D_OK);
  EXPECT_EQ(tp25d_allocate(job.runtime), TP25D_OUT_OF_MEMORY);
  EXPECT_STREQ(tp25d_error_message(), "arena of device 0: no memory for 4611686018427387904 bytes");
}

//===----------------------------------------------------------------------===//
// What is refused
//===----------------------------------------------------------------------===//

TEST(Invalid, Grid) {
  Job job({1, 0, 2, 2});
  job.expectInvalid("grid: size of axis dep is 0, must be at least 1");
}

TEST(Invalid, GridTooLarge) {
  Job job({1ll << 32, 1ll << 32, 1, 1});
  job.expectInvalid("grid has more elements or bytes than 64 bits can count");
}

TEST(Invalid, NoFunction) {
  Job job({1, 1, 1, 1});
  job.program.run = nullptr;
  job.expectInvalid("the program has no function to run");
}

TEST(Invalid, Counts) {
  Job job({1, 1, 1, 1});
  job.program.temporaries_bytes = -8;
  job.expectInvalid("bytes of temporaries is -8, must be at least 0");
}

TEST(Invalid, Transfers) {
  Job job({1, 1, 2, 3});
  const int64_t number = job.addTransfer(TP25D_BROADCAST, TP25D_COL, 2, 4);
  const std::pair<tp25d_transfer, const char *> mistakes[] = {
      {{TP25D_COLLECTIVE_COUNT, TP25D_COL, 0, 0, TP25D_F32, 4}, "kind is 6, must be at most 5"},
      {{TP25D_BROADCAST, TP25D_AXIS_COUNT, 0, 0, TP25D_F32, 4}, "axis is 4, must be at most 3"},
      {{TP25D_BROADCAST, TP25D_ROW, 2, 0, TP25D_F32, 4}, "root is 2, must be at most 1"},
      {{TP25D_ALL_REDUCE, TP25D_ROW, 1, 0, TP25D_F32, 4}, "root is 1, must be at most 0"},
      {{TP25D_ALL_GATHER, TP25D_ROW, 0, TP25D_MAXIMUM, TP25D_F32, 4}, "combiner is 2, must be at most 0"},
      {{TP25D_BROADCAST, TP25D_ROW, 0, 0, -1, 4}, "type is -1, must be at least 0"},
      {{TP25D_BROADCAST, TP25D_ROW, 0, 0, TP25D_F32, 0}, "count is 0, must be at least 1"},
  };
  for (const auto &[transfer, message] : mistakes) {
    job.transfers[number] = transfer;
    job.expectInvalid(std::string("transfer 0: ") + message);
  }
}

TEST(Invalid, NotDivisible) {
  Job job({1, 2, 2, 3});
  job.add("x", TP25D_INPUT, TP25D_F32, {4, 10}, {{}, {TP25D_DEP, TP25D_COL}});
  job.expectInvalid("argument 'x': dimension 1 of size 10 is not divisible by 6 (dep 2 x col 3)");
}

TEST(Invalid, AxisUsedTwice) {
  Job job({1, 2, 2, 2});
  job.add("x", TP25D_INPUT, TP25D_F32, {4, 4}, {{TP25D_ROW}, {TP25D_COL, TP25D_ROW}});
  job.expectInvalid("argument 'x': axis row splits dimension 1 and dimension 0");
}

TEST(Invalid, Argument) {
  Job job({1, 1, 1, 1});
  tp25d_argument &argument = job.add("x", TP25D_INPUT, TP25D_F32, {4}, {{7}});
  job.expectInvalid("argument 'x': axis of dimension 0 is 7, must be at most 3");
  argument.axes[0][0] = TP25D_NONE;
  argument.rank = 9;
  job.expectInvalid("argument 'x': rank is 9, must be at most 8");
  argument.rank = 1;
  argument.size[0] = 0;
  job.expectInvalid("argument 'x': size of dimension 0 is 0, must be at least 1");
  argument.size[0] = INT64_MAX / 2;
  job.expectInvalid("argument 'x' has more elements or bytes than 64 bits can count");
  argument.size[0] = 4;
  argument.type = 9;
  job.expectInvalid("argument 'x': type is 9, must be at most 8");
  argument.type = TP25D_F32;
  argument.kind = -2;
  job.expectInvalid("argument 'x': kind is -2, must be at least 0");
  argument.kind = TP25D_INPUT;
  const int64_t products[] = {0, TP25D_NONE};
  argument.products = products;
  job.expectInvalid("argument 'x': only a parameter can have products");
  argument.updated = 1;
  argument.products = nullptr;
  job.expectInvalid("argument 'x': only a parameter or a state can be updated");
  argument.kind = TP25D_PARAMETER;
  argument.products = products;
  job.expectInvalid("argument 'x': what a run updates is never packed, so it cannot have products");
  argument.updated = 2;
  job.expectInvalid("argument 'x': updated is 2, must be at most 1");
  argument.updated = 0;
  job.expectInvalid("argument 'x': product 0 does not exist, the program has 0");
  argument.kind = 4;
  job.expectInvalid("argument 'x': kind is 4, must be at most 3");
  argument.name = nullptr;
  job.expectInvalid("argument 0 has no name");
}

TEST(Invalid, Options) {
  Job job({1, 1, 1, 1});
  job.options.threads_per_device = -1;
  job.expectInvalid("threads_per_device is -1, must be at least 0");
  job.options.threads_per_device = 0;
  job.options.timeout_seconds = -0.5;
  job.expectInvalid("timeout_seconds is -0.5, must be from 0 to 1e+09");
}

TEST(Invalid, Use) {
  Job job({1, 1, 1, 1});
  job.add("x", TP25D_INPUT, TP25D_F32, {1}, {{}});
  job.add("y", TP25D_RESULT, TP25D_F32, {1}, {{}});
  ASSERT_EQ(job.create(), TP25D_OK);
  float value = 0;
  auto expect = [](tp25d_status status, const char *message) {
    EXPECT_EQ(status, TP25D_INVALID_ARGUMENT);
    EXPECT_STREQ(tp25d_error_message(), message);
  };
  expect(tp25d_run(job.runtime), "the runtime has no memory yet, see tp25d_allocate");
  expect(tp25d_write(job.runtime, 0, &value), "the runtime has no memory yet, see tp25d_allocate");
  ASSERT_EQ(tp25d_allocate(job.runtime), TP25D_OK);
  expect(tp25d_allocate(job.runtime), "the runtime has its memory already");
  expect(tp25d_write(job.runtime, 2, &value), "argument 2 does not exist, the program has 2");
  expect(tp25d_write(job.runtime, 1, &value), "argument 'y' is a result and cannot be written");
  expect(tp25d_read(job.runtime, 0, &value), "argument 'x' is an input and cannot be read");
}

} // namespace
