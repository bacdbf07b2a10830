//===- CollectivesTest.cpp - What the collectives compute and move ----------===//
//
// Every collective on groups of many sizes along every axis, against a plain loop, with the bytes that were received.
//
//===----------------------------------------------------------------------===//

#include "tp25d/collectives.h"
#include "Job.h"

#include <cmath>
#include <cstring>
#include <random>

namespace {

const int64_t groupSizes[] = {1, 2, 3, 4, 8};
const int64_t counts[] = {1, 7, 1000, 2503};

/// One axis of size `group`, and a neighbour of size two, so that there is more than one group.
std::vector<int64_t> gridFor(int64_t axis, int64_t group) {
  std::vector<int64_t> grid(TP25D_AXIS_COUNT, 1);
  grid[(axis + 1) % TP25D_AXIS_COUNT] = 2;
  grid[axis] = group;
  return grid;
}

int64_t inputUnits(int64_t kind, int64_t group) {
  return kind == TP25D_REDUCE_SCATTER || kind == TP25D_ALL_TO_ALL ? group : 1;
}
int64_t outputUnits(int64_t kind, int64_t group) {
  return kind == TP25D_ALL_GATHER || kind == TP25D_ALL_TO_ALL ? group : 1;
}

/// The collective by definition: `inputs` of the group's members to the output of one; empty where there is none.
std::vector<float> expected(int64_t kind, int64_t root, int64_t member, int64_t count,
                            const std::vector<std::vector<float>> &inputs) {
  int64_t group = inputs.size();
  std::vector<float> output;
  auto append = [&](int64_t from, int64_t begin) {
    output.insert(output.end(), inputs[from].begin() + begin, inputs[from].begin() + begin + count);
  };
  auto sum = [&](int64_t begin) {
    append(0, begin);
    for (int64_t other = 1; other < group; ++other)
      for (int64_t i = 0; i < count; ++i)
        output[i] += inputs[other][begin + i];
  };
  switch (kind) {
  case TP25D_BROADCAST:
    append(root, 0);
    break;
  case TP25D_REDUCE:
    if (member == root)
      sum(0);
    break;
  case TP25D_ALL_REDUCE:
    sum(0);
    break;
  case TP25D_ALL_GATHER:
    for (int64_t other = 0; other < group; ++other)
      append(other, 0);
    break;
  case TP25D_REDUCE_SCATTER:
    sum(member * count);
    break;
  case TP25D_ALL_TO_ALL:
    for (int64_t other = 0; other < group; ++other)
      append(other, member * count);
    break;
  }
  return output;
}

int64_t expectedBytes(int64_t kind, int64_t root, int64_t member, int64_t count, int64_t group) {
  int64_t begin = count * member / group, end = count * (member + 1) / group;
  switch (kind) {
  case TP25D_BROADCAST:
    return member == root ? 0 : 4 * count;
  case TP25D_REDUCE:
    return member == root ? 4 * count * (group - 1) : 0;
  case TP25D_ALL_REDUCE:
    return 4 * ((group - 1) * (end - begin) + count - (end - begin));
  default:
    return 4 * count * (group - 1);
  }
}

std::vector<float> randomFloats(int64_t count, uint32_t seed) {
  std::mt19937 generator(seed);
  std::uniform_real_distribution<float> distribution(-1, 1);
  std::vector<float> values(count);
  for (float &value : values)
    value = distribution(generator);
  return values;
}

/// Runs one of the job's transfers alone and gives each device's output.
template <typename T>
std::vector<std::vector<T>> runOne(Job &job, int64_t transfer, const std::vector<std::vector<T>> &inputs) {
  const tp25d_transfer &what = job.transfers[transfer];
  int64_t count = what.count, units = outputUnits(what.kind, job.program.grid[what.axis]);
  std::vector<std::vector<T>> outputs(job.deviceCount(), std::vector<T>(units * count));
  EXPECT_EQ(job.run([&](const Device &device) {
    std::vector<T> output(units * count);
    tp25d_start(device.handle, transfer, inputs[device.id].data(), output.data(), nullptr);
    const T *result = static_cast<const T *>(tp25d_await(device.handle, transfer));
    std::copy(result, result + units * count, outputs[device.id].begin());
    tp25d_release(device.handle, transfer);
    tp25d_reclaim(device.handle, transfer);
  }),
            TP25D_OK)
      << tp25d_error_message();
  return outputs;
}

class Collectives : public testing::TestWithParam<std::tuple<int, int>> {};

TEST_P(Collectives, MatchTheirDefinition) {
  auto [axis, kind] = GetParam();
  for (int64_t group : groupSizes) {
    Job job(gridFor(axis, group));
    const int64_t roots = tp25d::hasRoot(kind) ? group : 1;
    for (int64_t count : counts)
      for (int64_t root = 0; root < roots; ++root)
        job.addTransfer(kind, axis, root, count);
    job.prepare();
    int64_t transfer = 0;
    for (int64_t count : counts)
      for (int64_t root = 0; root < roots; ++root) {
        std::vector<std::vector<float>> inputs;
        for (int64_t device = 0; device < job.deviceCount(); ++device)
          inputs.push_back(randomFloats(inputUnits(kind, group) * count, device * 100 + root));
        auto outputs = runOne(job, transfer++, inputs);

        int64_t stride = 1;
        for (int64_t faster = axis + 1; faster < TP25D_AXIS_COUNT; ++faster)
          stride *= job.program.grid[faster];
        for (int64_t device = 0; device < job.deviceCount(); ++device) {
          int64_t member = device / stride % group;
          std::vector<std::vector<float>> ofGroup;
          for (int64_t other = 0; other < group; ++other)
            ofGroup.push_back(inputs[device + (other - member) * stride]);
          std::vector<float> output = expected(kind, root, member, count, ofGroup);
          if (!output.empty()) {
            EXPECT_EQ(outputs[device], output) << "group " << group << ", count " << count << ", device " << device;
          }
          tp25d_statistics statistics = job.statistics(device);
          for (int64_t other = 0; other < TP25D_AXIS_COUNT; ++other)
            EXPECT_EQ(statistics.received_bytes[other],
                      other == axis ? expectedBytes(kind, root, member, count, group) : 0);
          EXPECT_GT(statistics.collective_seconds[kind], 0);
        }
      }
  }
}

INSTANTIATE_TEST_SUITE_P(EveryAxisAndKind, Collectives,
                         testing::Combine(testing::Range(0, int(TP25D_AXIS_COUNT)),
                                          testing::Range(0, int(TP25D_COLLECTIVE_COUNT))),
                         [](const auto &info) {
                           return std::string(tp25d_axis_name(std::get<0>(info.param))) + "_" +
                                  tp25d_collective_name(std::get<1>(info.param));
                         });

//===----------------------------------------------------------------------===//
// Types and combiners, by an all_reduce of two or three devices
//===----------------------------------------------------------------------===//

template <typename T>
std::vector<T> allReduce(int64_t type, int64_t combiner, const std::vector<std::vector<T>> &inputs) {
  Job job({1, 1, 1, int64_t(inputs.size())});
  job.addTransfer(TP25D_ALL_REDUCE, TP25D_COL, 0, inputs[0].size(), type, combiner);
  job.prepare();
  auto outputs = runOne(job, 0, inputs);
  for (auto &output : outputs)
    EXPECT_EQ(std::memcmp(output.data(), outputs[0].data(), output.size() * sizeof(T)), 0);
  return outputs[0];
}

template <typename T> void checkCombiners(int64_t type) {
  std::vector<std::vector<T>> inputs = {{T(2), T(5), T(1)}, {T(3), T(0), T(1)}, {T(1), T(7), T(2)}};
  EXPECT_EQ(allReduce<T>(type, TP25D_SUM, inputs), (std::vector<T>{T(6), T(12), T(4)}));
  EXPECT_EQ(allReduce<T>(type, TP25D_PRODUCT, inputs), (std::vector<T>{T(6), T(0), T(2)}));
  EXPECT_EQ(allReduce<T>(type, TP25D_MAXIMUM, inputs), (std::vector<T>{T(3), T(7), T(2)}));
  EXPECT_EQ(allReduce<T>(type, TP25D_MINIMUM, inputs), (std::vector<T>{T(1), T(0), T(1)}));
  EXPECT_EQ(allReduce<T>(type, TP25D_MAXIMUM_NUMBER, inputs), (std::vector<T>{T(3), T(7), T(2)}));
  EXPECT_EQ(allReduce<T>(type, TP25D_MINIMUM_NUMBER, inputs), (std::vector<T>{T(1), T(0), T(1)}));
}

TEST(Combiners, Float) { checkCombiners<float>(TP25D_F32); }
TEST(Combiners, Double) { checkCombiners<double>(TP25D_F64); }
TEST(Combiners, Int8) { checkCombiners<int8_t>(TP25D_I8); }
TEST(Combiners, Int16) { checkCombiners<int16_t>(TP25D_I16); }
TEST(Combiners, Int32) { checkCombiners<int32_t>(TP25D_I32); }
TEST(Combiners, Int64) { checkCombiners<int64_t>(TP25D_I64); }

TEST(Combiners, TruthValues) {
  std::vector<std::vector<uint8_t>> inputs = {{0, 0, 1, 1}, {0, 1, 0, 1}};
  std::vector<uint8_t> either = {0, 1, 1, 1}, both = {0, 0, 0, 1};
  EXPECT_EQ(allReduce(TP25D_I1, TP25D_SUM, inputs), either);
  EXPECT_EQ(allReduce(TP25D_I1, TP25D_MAXIMUM, inputs), either);
  EXPECT_EQ(allReduce(TP25D_I1, TP25D_PRODUCT, inputs), both);
  EXPECT_EQ(allReduce(TP25D_I1, TP25D_MINIMUM, inputs), both);
}

TEST(Combiners, SignedExtremes) {
  std::vector<std::vector<int8_t>> inputs = {{-128, -1}, {127, -2}};
  EXPECT_EQ(allReduce(TP25D_I8, TP25D_MAXIMUM, inputs), (std::vector<int8_t>{127, -1}));
  EXPECT_EQ(allReduce(TP25D_I8, TP25D_MINIMUM, inputs), (std::vector<int8_t>{-128, -2}));
}

TEST(Combiners, IntegersWrapAround) {
  EXPECT_EQ(allReduce<int32_t>(TP25D_I32, TP25D_SUM, {{INT32_MAX}, {1}}), std::vector<int32_t>{INT32_MIN});
  EXPECT_EQ(allReduce<int16_t>(TP25D_I16, TP25D_PRODUCT, {{-1}, {INT16_MIN}}), std::vector<int16_t>{INT16_MIN});
  EXPECT_EQ(allReduce<int64_t>(TP25D_I64, TP25D_PRODUCT, {{INT64_MIN}, {3}}), std::vector<int64_t>{INT64_MIN});
}

TEST(Combiners, NotANumberPropagates) {
  const float nan = std::nanf("");
  for (int64_t combiner : {TP25D_SUM, TP25D_PRODUCT, TP25D_MAXIMUM, TP25D_MINIMUM})
    for (float value : allReduce<float>(TP25D_F32, combiner, {{nan, 1, 1}, {1, nan, 1}, {1, 1, nan}}))
      EXPECT_TRUE(std::isnan(value)) << "combiner " << combiner;
}

TEST(Combiners, ExtremeNumbersLeaveNotANumberOut) {
  const float nan = std::nanf("");
  const std::vector<std::vector<float>> inputs = {{nan, 1, 1, nan}, {2, nan, 3, nan}, {3, 2, nan, nan}};
  for (auto [combiner, numbers] : {std::pair(TP25D_MAXIMUM_NUMBER, std::vector<float>{3, 2, 3}),
                                   std::pair(TP25D_MINIMUM_NUMBER, std::vector<float>{2, 1, 1})}) {
    std::vector<float> outcome = allReduce<float>(TP25D_F32, combiner, inputs);
    EXPECT_TRUE(std::isnan(outcome.back()));
    outcome.pop_back();
    EXPECT_EQ(outcome, numbers);
  }
}

uint16_t toBf16(float value) { // Exact values only.
  uint32_t bits;
  std::memcpy(&bits, &value, 4);
  return bits >> 16;
}

TEST(Combiners, Bf16IsRoundedOnce) {
  // Each one would be lost if the sum were rounded to bf16 after every member.
  std::vector<std::vector<uint16_t>> inputs(8, {toBf16(1)});
  inputs.insert(inputs.begin(), {toBf16(256)});
  EXPECT_EQ(allReduce(TP25D_BF16, TP25D_SUM, inputs), std::vector<uint16_t>{toBf16(264)});
}

TEST(Combiners, Bf16RoundsToNearestEven) {
  // 256 + 1 and 258 + 1 are halfway between two bf16; 256 + 1.0078125 is nearer to 258.
  EXPECT_EQ(allReduce<uint16_t>(TP25D_BF16, TP25D_SUM,
                                {{toBf16(256), toBf16(258), toBf16(256)}, {toBf16(1), toBf16(1), toBf16(1.0078125f)}}),
            (std::vector<uint16_t>{toBf16(256), toBf16(260), toBf16(258)}));
}

TEST(Combiners, Bf16NotANumberStaysOne) {
  EXPECT_EQ(allReduce<uint16_t>(TP25D_BF16, TP25D_MAXIMUM, {{0x7f81, 0xffff}, {0, 0}}),
            (std::vector<uint16_t>{0x7fc1, 0xffff}));
}

float fromF16(uint16_t bits) {
  _Float16 value;
  std::memcpy(&value, &bits, 2);
  return value;
}

TEST(Combiners, F16KeepsEveryValue) {
  std::vector<uint16_t> all(65536);
  for (size_t i = 0; i < all.size(); ++i)
    all[i] = i;
  std::vector<uint16_t> output = allReduce<uint16_t>(TP25D_F16, TP25D_MAXIMUM, {all, all});
  for (size_t i = 0; i < all.size(); ++i)
    if (std::isnan(fromF16(i))) {
      EXPECT_TRUE(std::isnan(fromF16(output[i]))) << i;
    } else {
      EXPECT_EQ(output[i], i);
    }
}

TEST(Combiners, F16RoundsLikeTheCompiler) {
  std::mt19937 generator(1);
  std::vector<uint16_t> left(200000), right(left.size()), sums(left.size());
  for (size_t i = 0; i < left.size(); ++i) {
    left[i] = generator();
    right[i] = generator();
    if (i % 2)
      right[i] = (right[i] & 0x83ff) | (left[i] & 0x7c00); // Of like size, so that the sum has digits to round.
    _Float16 sum = static_cast<_Float16>(fromF16(left[i]) + fromF16(right[i]));
    std::memcpy(&sums[i], &sum, 2);
  }
  std::vector<uint16_t> output = allReduce<uint16_t>(TP25D_F16, TP25D_SUM, {left, right});
  for (size_t i = 0; i < left.size(); ++i)
    if (!std::isnan(fromF16(sums[i]))) {
      ASSERT_EQ(output[i], sums[i]) << fromF16(left[i]) << " + " << fromF16(right[i]);
    }
}

//===----------------------------------------------------------------------===//
// Promises beyond the values
//===----------------------------------------------------------------------===//

TEST(Promises, TheSameBitsInEveryRun) {
  Job job({1, 1, 1, 8});
  job.addTransfer(TP25D_ALL_REDUCE, TP25D_COL, 0, 10007);
  job.options.devices_at_once = 8;
  job.prepare();
  std::vector<std::vector<float>> inputs;
  for (int64_t device = 0; device < 8; ++device)
    inputs.push_back(randomFloats(10007, device));
  auto first = runOne(job, 0, inputs);
  for (int run = 1; run < 20; ++run)
    EXPECT_EQ(runOne(job, 0, inputs), first);
}

TEST(Promises, BroadcastLendsTheRootsOwnBlock) {
  Job job({1, 1, 2, 3});
  job.addTransfer(TP25D_BROADCAST, TP25D_COL, 2);
  job.prepare();
  std::vector<float> blocks(6);
  std::vector<void *> lent(6);
  ASSERT_EQ(job.run([&](const Device &device) {
    float unused = 0;
    tp25d_start(device.handle, 0, &blocks[device.id], &unused, nullptr);
    lent[device.id] = tp25d_await(device.handle, 0);
    tp25d_release(device.handle, 0);
    tp25d_reclaim(device.handle, 0);
  }),
            TP25D_OK);
  for (int64_t device = 0; device < 6; ++device)
    EXPECT_EQ(lent[device], &blocks[device < 3 ? 2 : 5]);
}

TEST(Promises, AllReduceInPlace) {
  Job job({1, 1, 1, 3});
  job.addTransfer(TP25D_ALL_REDUCE, TP25D_COL, 0, 1001, TP25D_I32);
  job.prepare();
  std::vector<std::vector<int32_t>> blocks(3, std::vector<int32_t>(1001));
  for (int32_t i = 0; i < 1001; ++i)
    for (int32_t device = 0; device < 3; ++device)
      blocks[device][i] = i * (device + 1);
  ASSERT_EQ(job.run([&](const Device &device) {
    int32_t *block = blocks[device.id].data();
    tp25d_start(device.handle, 0, block, block, nullptr);
    EXPECT_EQ(tp25d_await(device.handle, 0), block);
    tp25d_reclaim(device.handle, 0);
  }),
            TP25D_OK);
  for (int32_t i = 0; i < 1001; ++i)
    for (int32_t device = 0; device < 3; ++device)
      EXPECT_EQ(blocks[device][i], 6 * i);
}

} // namespace
