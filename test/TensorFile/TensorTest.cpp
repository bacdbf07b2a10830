// Tests of tensors in memory, and of the element types that C++ lacks.
#include "Testing.h"

#include "../../lib/TensorFile/Elements.h"

using namespace llvm;
using namespace tp25d;

namespace {

using TensorTest = TensorFileTest;

TEST_F(TensorTest, typesHaveNames) {
  EXPECT_EQ(formatType(TP25D_F32, {4, 8}), "4x8xf32");
  EXPECT_EQ(formatType(TP25D_BF16, {}), "bf16");
  for (int type = TP25D_F32; type <= TP25D_I64; ++type)
    EXPECT_EQ(parseType(typeName(tp25d_type(type))), tp25d_type(type));
  EXPECT_EQ(parseType("u8"), std::nullopt);
}

TEST_F(TensorTest, allocatesZeros) {
  Tensor tensor = cantFail(Tensor::allocate(TP25D_I16, {2, 3}));
  EXPECT_EQ(tensor.byteSize(), 12);
  EXPECT_EQ(tensor.numElements(), 6);
  EXPECT_EQ(valuesOf<int16_t>(tensor), std::vector<int16_t>(6, 0));
  EXPECT_EQ(uintptr_t(tensor.data().data()) % 64, 0u);
  EXPECT_EQ(cantFail(Tensor::allocate(TP25D_F64, {})).numElements(), 1);
  EXPECT_EQ(cantFail(Tensor::allocate(TP25D_F64, {3, 0})).byteSize(), 0);
  EXPECT_EQ(Tensor().str(), "0xf32");
}

TEST_F(TensorTest, checksShapes) {
  EXPECT_EQ(messageOf(Tensor::allocate(TP25D_F32, {1, 1, 1, 1, 1, 1, 1, 1, 1})),
            "1x1x1x1x1x1x1x1x1xf32 has 9 dimensions, but tensors have at most 8");
  EXPECT_EQ(messageOf(Tensor::allocate(TP25D_F32, {1ll << 32, 1ll << 29})),
            "the size of 4294967296x536870912xf32 is not a number of bytes below 2^63");
  EXPECT_EQ(messageOf(Tensor::allocate(TP25D_I8, {INT64_MAX, 2})),
            "the size of 9223372036854775807x2xi8 is not a number of bytes below 2^63");
  EXPECT_EQ(messageOf(Tensor::allocate(TP25D_I8, {-1})), "the size of -1xi8 is not a number of bytes below 2^63");
}

TEST_F(TensorTest, borrowsOrCopies) {
  alignas(8) char bytes[9] = {1, 2, 3, 4, 5, 6, 7, 8, 9};
  auto owner = std::make_shared<int>();
  Tensor borrowed = cantFail(Tensor::borrow(TP25D_I32, {2}, {bytes, 8}, owner));
  EXPECT_EQ(borrowed.data().data(), bytes);
  EXPECT_EQ(owner.use_count(), 2);
  Tensor copied = cantFail(Tensor::borrow(TP25D_I32, {2}, {bytes + 1, 8}, owner));
  EXPECT_NE(copied.data().data(), bytes + 1);
  EXPECT_EQ(copied.data(), ArrayRef(bytes + 1, 8));
  EXPECT_EQ(owner.use_count(), 2);
  EXPECT_EQ(messageOf(Tensor::borrow(TP25D_I32, {2}, {bytes, 9}, owner)), "2xi32 takes 8 bytes, but there are 9");
  EXPECT_EQ(messageOf(Tensor::borrow(TP25D_I1, {2, 1}, {bytes, 2}, owner)), "element 1 of 2x1xi1 is 2, not 0 or 1");
}

template <typename T> void expectBits(double value, uint16_t bits) {
  T number(value);
  uint16_t got;
  std::memcpy(&got, &number, 2);
  EXPECT_EQ(got, bits) << value;
}

TEST_F(TensorTest, convertsShortFloats) {
  expectBits<F16>(1, 0x3c00);
  expectBits<F16>(-2, 0xc000);
  expectBits<F16>(-0.0, 0x8000);
  expectBits<F16>(0.1, 0x2e66);
  expectBits<F16>(65504, 0x7bff);
  expectBits<F16>(65519.99, 0x7bff);
  expectBits<F16>(65520, 0x7c00);
  expectBits<F16>(1e300, 0x7c00);
  expectBits<F16>(-HUGE_VAL, 0xfc00);
  expectBits<F16>(std::ldexp(1, -14), 0x0400);
  expectBits<F16>(std::ldexp(1023, -24), 0x03ff);
  expectBits<F16>(std::ldexp(1023.5, -24), 0x0400);
  expectBits<F16>(std::ldexp(1, -24), 0x0001);
  expectBits<F16>(std::ldexp(1, -25), 0x0000); // a tie, to even
  expectBits<F16>(std::ldexp(1.0001, -25), 0x0001);
  expectBits<F16>(1 + std::ldexp(1, -11), 0x3c00);
  expectBits<F16>(1 + std::ldexp(3, -11), 0x3c02);
  expectBits<BF16>(1, 0x3f80);
  expectBits<BF16>(0.1, 0x3dcd);
  expectBits<BF16>(3.4e38, 0x7f80);
  expectBits<BF16>(1e-40, 0x0001);
}

/// Every number that is not NaN comes back with the same bits, and lies above the one before it.
template <typename T> void expectRoundTrips(uint16_t infinity) {
  double before = -1;
  for (int bits = 0; bits <= infinity; ++bits) {
    uint16_t pattern = bits;
    T number;
    std::memcpy(&number, &pattern, 2);
    ASSERT_GT(double(number), before);
    before = number;
    expectBits<T>(number, bits);
    expectBits<T>(-number, bits | 0x8000);
  }
  EXPECT_EQ(before, HUGE_VAL);
  EXPECT_TRUE(std::isnan(double(T(NAN))));
}

TEST_F(TensorTest, shortFloatsRoundTrip) {
  expectRoundTrips<F16>(0x7c00);
  expectRoundTrips<BF16>(0x7f80);
}

} // namespace
