// Tests of the order in which a training takes its samples.
#include "../../lib/Run/SampleOrder.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Sequence.h"

#include <gtest/gtest.h>

using namespace llvm;
using namespace tp25d;

namespace {

std::vector<int64_t> takeEpoch(SampleOrder order, int64_t epoch) {
  std::vector<int64_t> taken;
  for (int64_t step : seq(order.getStepsPerEpoch()))
    append_range(taken, order.getBatch(epoch * order.getStepsPerEpoch() + step));
  return taken;
}

TEST(SampleOrder, everyEpochTakesEverySampleOnce) {
  SampleOrder order(37, 16, 1);
  EXPECT_EQ(order.getStepsPerEpoch(), 3);
  std::vector<int64_t> first = takeEpoch(order, 0), second = takeEpoch(order, 1);
  EXPECT_NE(first, second);
  for (std::vector<int64_t> epoch : {first, second}) {
    sort(epoch);
    EXPECT_EQ(ArrayRef(epoch), ArrayRef(to_vector(seq<int64_t>(37))));
  }
}

TEST(SampleOrder, theLastBatchOfAnEpochMayBeIncomplete) {
  SampleOrder order(37, 16, 1);
  for (auto [step, size] : enumerate(std::vector<size_t>{16, 16, 5, 16, 16, 5}))
    EXPECT_EQ(order.getBatch(static_cast<int64_t>(step)).size(), size);
  EXPECT_EQ(SampleOrder(37, 64, 1).getBatch(0).size(), 37u);
}

TEST(SampleOrder, dependsOnSeedAndStepOnly) {
  SampleOrder order(37, 16, 1);
  std::vector<int64_t> second = takeEpoch(order, 1); // without the first
  takeEpoch(order, 0);
  EXPECT_EQ(takeEpoch(order, 1), second);
  EXPECT_NE(takeEpoch(SampleOrder(37, 16, 2), 1), second);
}

} // namespace
