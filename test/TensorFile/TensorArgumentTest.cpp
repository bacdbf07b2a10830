// Tests of tensors as they are written on a command line.
#include "tp25d/TensorFile/TensorArgument.h"

#include "Testing.h"
#include "tp25d/TensorFile/Npy.h"

#include <cmath>

using namespace llvm;
using namespace tp25d;

namespace {

class TensorArgumentTest : public TensorFileTest {
protected:
  template <typename T> std::vector<T> parse(StringRef argument) {
    return valuesOf<T>(cantFail(readAll(parseTensorSource(argument))));
  }
  std::string errorOf(StringRef argument) { return messageOf(parseTensorSource(argument)); }
};

TEST_F(TensorArgumentTest, parsesValues) {
  EXPECT_EQ(cantFail(parseTensorSource("2x3xf32=1 2 3 4 5 6"))->str(), "2x3xf32");
  std::vector<float> six = {1, 2, 3, 4, 5, 6};
  EXPECT_EQ(parse<float>("2x3xf32=1 2 3 4 5 6"), six);
  EXPECT_EQ(parse<float>("2x3xf32=[[1,2,3],[4,5,6]]"), six);
  EXPECT_EQ(parse<float>("2x3xf32=[1 2.0 +3][0.4e1,\t5 , 6]"), six);
  EXPECT_EQ(parse<double>("3xf64=0.1 -inf -0.5"), (std::vector<double>{0.1, -HUGE_VAL, -0.5}));
  EXPECT_TRUE(std::isnan(parse<float>("f32=nan")[0]));
  EXPECT_EQ(parse<uint16_t>("2xf16=1 -2"), (std::vector<uint16_t>{0x3c00, 0xc000}));
  EXPECT_EQ(parse<uint16_t>("2xbf16=1 0.1"), (std::vector<uint16_t>{0x3f80, 0x3dcd}));
  EXPECT_EQ(parse<int8_t>("4xi1=0 1 false true"), (std::vector<int8_t>{0, 1, 0, 1}));
  EXPECT_EQ(parse<int8_t>("2xi8=-128 127"), (std::vector<int8_t>{-128, 127}));
  EXPECT_EQ(parse<int64_t>("2xi64=-9223372036854775808,9223372036854775807"),
            (std::vector<int64_t>{INT64_MIN, INT64_MAX}));
}

TEST_F(TensorArgumentTest, splatsAndZeros) {
  EXPECT_EQ(parse<int32_t>("2x2xi32=7"), (std::vector<int32_t>{7, 7, 7, 7}));
  EXPECT_EQ(parse<int32_t>("2x2xi32"), (std::vector<int32_t>{0, 0, 0, 0}));
  EXPECT_EQ(parse<int16_t>("i16=3"), std::vector<int16_t>{3});
  EXPECT_EQ(parse<int16_t>("0x4xi16="), std::vector<int16_t>{});
}

TEST_F(TensorArgumentTest, readsFiles) {
  std::string path = pathOf("x.npy");
  cantFail(writeNpy(path, makeTensor<int8_t>(TP25D_I8, {2}, {1, 2})));
  EXPECT_EQ(parse<int8_t>("@" + path), (std::vector<int8_t>{1, 2}));
  EXPECT_EQ(errorOf("@" + pathOf("none.npy")), "none.npy: cannot be read: No such file or directory");
}

TEST_F(TensorArgumentTest, namesWhatIsWrong) {
  EXPECT_EQ(errorOf(""), "tensor '': '' is not an element type, as f32 is in 4x8xf32");
  EXPECT_EQ(errorOf("x.npy"), "tensor 'x.npy': '.npy' is not an element type, as f32 is in 4x8xf32");
  EXPECT_EQ(errorOf("4x8xu8=1"), "tensor '4x8xu8': 'u8' is not an element type, as f32 is in 4x8xf32");
  EXPECT_EQ(errorOf("?x8xf32=1"), "tensor '?x8xf32': '?' is not a dimension, as 4 and 8 are in 4x8xf32");
  EXPECT_EQ(errorOf("-4xf32"), "tensor '-4xf32': '-4' is not a dimension, as 4 and 8 are in 4x8xf32");
  EXPECT_EQ(errorOf("99999999999999999999xf32"),
            "tensor '99999999999999999999xf32': '99999999999999999999' is not a dimension, as 4 and 8 are in 4x8xf32");
  EXPECT_EQ(errorOf("1x1x1x1x1x1x1x1x1xi1"),
            "tensor '1x1x1x1x1x1x1x1x1xi1': 1x1x1x1x1x1x1x1x1xi1 has 9 dimensions, but tensors have at most 8");
  EXPECT_EQ(errorOf("4x8xf32=1 2 3"), "tensor '4x8xf32': it has 32 elements, but 3 values are given; one, or as many "
                                      "as elements, would do");
  EXPECT_EQ(errorOf("2xf32=1 2 3"), "tensor '2xf32': it has 2 elements, but 3 values are given; one, or as many as "
                                    "elements, would do");
  EXPECT_EQ(errorOf("2xf32="), "tensor '2xf32': it has 2 elements, but 0 values are given; one, or as many as "
                               "elements, would do");
  EXPECT_EQ(errorOf("2xf32=1 two"), "tensor '2xf32': 'two' is not a value of f32");
  EXPECT_EQ(errorOf("f32=1e39"), "tensor 'f32': '1e39' is not a value of f32");
  EXPECT_EQ(errorOf("f16=65520"), "tensor 'f16': '65520' is not a value of f16");
  EXPECT_EQ(errorOf("f64=1e999"), "tensor 'f64': '1e999' is not a value of f64");
  EXPECT_EQ(errorOf("i8=128"), "tensor 'i8': '128' is not a value of i8");
  EXPECT_EQ(errorOf("i32=1.5"), "tensor 'i32': '1.5' is not a value of i32");
  EXPECT_EQ(errorOf("i1=2"), "tensor 'i1': '2' is not a value of i1");
}

} // namespace
