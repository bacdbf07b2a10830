// Tests of comparing tensors.
#include "tp25d/TensorFile/Compare.h"

#include "Testing.h"

#include <cmath>

using namespace llvm;
using namespace tp25d;

namespace {

class CompareTest : public TensorFileTest {
protected:
  static Comparison floats(ArrayRef<int64_t> shape, std::vector<float> actual, std::vector<float> expected,
                           double tolerance) {
    return cantFail(compare(makeTensor(TP25D_F32, shape, actual), makeTensor(TP25D_F32, shape, expected), tolerance));
  }
};

TEST_F(CompareTest, findsTheLargestDifference) {
  Comparison result = floats({2, 3}, {1, 2, 3, 4, 1.25, 6}, {1, 2.000001f, 3, 4, 1.2500031f, 6}, 1e-6);
  EXPECT_TRUE(result.passed());
  EXPECT_EQ(result.largestDifference(), double(1.2500031f) - 1.25);
  EXPECT_EQ(result.index(), (SmallVector<int64_t>{1, 1}));
  EXPECT_EQ(result.largestExpected(), 6);
  EXPECT_EQ(result.bound(), 7e-6);
  EXPECT_EQ(result.str(), "largest difference 3.1e-06 at [1, 1] (got 1.25, expected 1.2500031), allowed 7e-06");
}

TEST_F(CompareTest, countsWhatExceedsTheBound) {
  Comparison result = floats({4}, {0, 1, 2, 3}, {0, 1.5, 2, 2}, 0.1);
  EXPECT_FALSE(result.passed());
  EXPECT_EQ(result.numOver(), 2);
  EXPECT_EQ(result.str(), "largest difference 1 at [3] (got 3, expected 2), allowed 0.3; 2 of 4 elements exceed that");
}

TEST_F(CompareTest, elementsOfAnotherOrderGiveNoRoom) {
  // Half of them masked: what is allowed for -1e9 is not allowed for 3.
  Comparison result = floats({4}, {-1e9f, 3, 2.5f, -1e9f}, {-1e9f, 3, 2, -1e9f}, 1e-4);
  EXPECT_FALSE(result.passed());
  EXPECT_EQ(result.numOver(), 1);
  EXPECT_EQ(result.index(), SmallVector<int64_t>{2});
  EXPECT_EQ(result.bound(2), 1e-4 * (1 + 4));
  EXPECT_EQ(result.bound(-1e9), 1e-4 * (1 + 1e9));
  // Where the sizes in between occur, too, all of them are one group.
  EXPECT_TRUE(floats({4}, {1e9f, 1e6f, 1e3f, 2.5f}, {1e9f, 1e6f, 1e3f, 2}, 1e-4).passed());
}

TEST_F(CompareTest, equalTensorsDoNotDiffer) {
  Comparison result = floats({4}, {0, NAN, INFINITY, -INFINITY}, {-0.0f, -NAN, INFINITY, -INFINITY}, 0);
  EXPECT_TRUE(result.passed());
  EXPECT_EQ(result.str(), "no difference in 4 elements; 1 NaN and 2 infinite in both");
  EXPECT_TRUE(floats({0, 3}, {}, {}, 0).passed());
}

TEST_F(CompareTest, whatIsNotFiniteFails) {
  EXPECT_EQ(floats({}, {NAN}, {1}, 1).str(),
            "largest difference inf (got nan, expected 1), allowed 2; 1 of 1 elements exceed that");
  EXPECT_EQ(floats({2}, {5, 5}, {INFINITY, 5}, 1).str(),
            "largest difference inf at [0] (got 5, expected inf), allowed 6; 1 of 2 elements exceed that");
  EXPECT_FALSE(floats({1}, {INFINITY}, {-INFINITY}, 1).passed());
  EXPECT_FALSE(floats({1}, {5}, {NAN}, 1).passed());
}

TEST_F(CompareTest, differencesOfIntegersAreExact) {
  Tensor actual = makeTensor<int64_t>(TP25D_I64, {2}, {INT64_MAX, INT64_MIN});
  Tensor expected = makeTensor<int64_t>(TP25D_I64, {2}, {INT64_MAX - 1, INT64_MIN});
  EXPECT_EQ(cantFail(compare(actual, expected, 0)).largestDifference(), 1);
  Tensor low = makeTensor<int8_t>(TP25D_I8, {1}, {-128}), high = makeTensor<int8_t>(TP25D_I8, {1}, {127});
  EXPECT_EQ(cantFail(compare(low, high, 0)).str(),
            "largest difference 255 at [0] (got -128, expected 127), allowed 0; 1 of 1 elements exceed that");
}

TEST_F(CompareTest, comparesShortFloats) {
  Tensor one = makeTensor<uint16_t>(TP25D_BF16, {1}, {0x3f80}), next = makeTensor<uint16_t>(TP25D_BF16, {1}, {0x3f81});
  EXPECT_EQ(cantFail(compare(one, next, 0.01)).str(),
            "largest difference 0.00781 at [0] (got 1, expected 1.0078125), allowed 0.0201");
}

TEST_F(CompareTest, namesWhatCannotBeCompared) {
  Tensor row = cantFail(Tensor::allocate(TP25D_F32, {1, 4})), column = cantFail(Tensor::allocate(TP25D_F32, {4, 1}));
  EXPECT_EQ(messageOf(compare(row, column, 0)), "got 1x4xf32, expected 4x1xf32");
  EXPECT_EQ(messageOf(compare(row, cantFail(Tensor::allocate(TP25D_I32, {1, 4})), 0)), "got 1x4xf32, expected 1x4xi32");
  EXPECT_EQ(messageOf(compare(row, row, -1)), "the tolerance is -1, not a finite number from 0 on");
  EXPECT_EQ(messageOf(compare(row, row, NAN)), "the tolerance is nan, not a finite number from 0 on");
}

} // namespace
