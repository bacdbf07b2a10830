// Tests of the random numbers: the published vectors, and what holds for every tensor.
#include "tp25d/TensorFile/Random.h"

#include "../../lib/TensorFile/Elements.h"
#include "Testing.h"

using namespace llvm;
using namespace tp25d;

namespace {

using Words = std::array<uint32_t, 4>;

/// The values of a random tensor, as doubles.
std::vector<double> draw(tp25d_type type, ArrayRef<int64_t> shape, uint64_t seed, uint64_t stream) {
  Tensor tensor = cantFail(Tensor::allocate(type, shape));
  fillUniform(tensor, seed, stream);
  return visitElementType(type, [&](auto zero) {
    ArrayRef<decltype(zero)> values = elements<decltype(zero)>(tensor);
    return std::vector<double>(values.begin(), values.end());
  });
}

TEST(RandomTest, matchesTheKnownAnswers) {
  // The file kat_vectors of Random123, the paper's own implementation.
  EXPECT_EQ(philox4x32({0, 0, 0, 0}, {0, 0}), (Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(philox4x32({~0u, ~0u, ~0u, ~0u}, {~0u, ~0u}), (Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox4x32({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(RandomTest, elementsAreMadeAsDocumented) {
  uint64_t seed = 0x123456789abcdef0, stream = 0xfedcba9876543210;
  Words words = philox4x32({1, 0, 0x76543210, 0xfedcba98}, {0x9abcdef0, 0x12345678});
  std::vector<double> floats = draw(TP25D_F32, {8}, seed, stream), doubles = draw(TP25D_F64, {8}, seed, stream),
                      integers = draw(TP25D_I32, {8}, seed, stream), bools = draw(TP25D_I1, {8}, seed, stream);
  for (int i = 0; i < 4; ++i) {
    EXPECT_EQ(floats[4 + i], (words[i] >> 8) / 8388608.0 - 1);
    EXPECT_EQ(doubles[4 + i], words[i] / 2147483648.0 - 1);
    EXPECT_EQ(integers[4 + i], words[i] >> 29);
    EXPECT_EQ(bools[4 + i], words[i] >> 31);
  }
}

TEST(RandomTest, dependsOnThePositionAndNotOnTheShape) {
  std::vector<double> whole = draw(TP25D_F32, {4, 25}, 1, 2), part = draw(TP25D_F32, {37}, 1, 2);
  EXPECT_EQ(std::vector<double>(whole.begin(), whole.begin() + 37), part);
  EXPECT_NE(draw(TP25D_F32, {37}, 1, 3), part);
  EXPECT_NE(draw(TP25D_F32, {37}, 2, 2), part);
}

TEST(RandomTest, permutationsHaveEveryNumberOnce) {
  std::vector<int64_t> order = drawPermutation(1000, 7, 3), sorted = order;
  EXPECT_EQ(order, drawPermutation(1000, 7, 3));
  EXPECT_NE(order, drawPermutation(1000, 7, 4));
  EXPECT_NE(order, drawPermutation(1000, 8, 3));
  llvm::sort(sorted);
  int64_t displaced = 0;
  for (int64_t i = 0; i < 1000; ++i) {
    EXPECT_EQ(sorted[i], i);
    displaced += order[i] != i;
  }
  EXPECT_GT(displaced, 980); // one stays in its place on average
  EXPECT_TRUE(drawPermutation(0, 7, 3).empty());
}

TEST(RandomTest, staysInRangeAndSpreads) {
  for (tp25d_type type : {TP25D_F32, TP25D_F64, TP25D_BF16, TP25D_F16}) {
    std::vector<double> values = draw(type, {100000}, 42, 0);
    auto [least, greatest] = std::minmax_element(values.begin(), values.end());
    EXPECT_GE(*least, -1);
    EXPECT_LT(*least, -0.98);
    EXPECT_LT(*greatest, 1);
    EXPECT_GT(*greatest, 0.98);
    double sum = 0, squares = 0;
    for (double value : values) {
      sum += value;
      squares += value * value;
    }
    EXPECT_NEAR(sum / values.size(), 0, 0.01);
    EXPECT_NEAR(squares / values.size(), 1.0 / 3, 0.01);
  }
  for (tp25d_type type : {TP25D_I1, TP25D_I8, TP25D_I16, TP25D_I32, TP25D_I64}) {
    std::vector<double> values = draw(type, {1000}, 42, 0);
    EXPECT_EQ(*std::min_element(values.begin(), values.end()), 0);
    EXPECT_EQ(*std::max_element(values.begin(), values.end()), type == TP25D_I1 ? 1 : 7);
  }
}

} // namespace
