// Tests of .npy files: what the format allows is read, what it does not gets one clear message.
#include "tp25d/TensorFile/Npy.h"

#include "Testing.h"

#include "llvm/Support/Endian.h"

using namespace llvm;
using namespace tp25d;

namespace {

class NpyTest : public TensorFileTest {
protected:
  /// The bytes of a .npy file.
  static std::string npy(StringRef dictionary, StringRef data, int version = 1) {
    std::string file = raw("\x93NUMPY");
    file += {char(version), 0};
    char length[4];
    support::endian::write32le(length, dictionary.size());
    file.append(length, version == 1 ? 2 : 4);
    return (file + dictionary + data).str();
  }

  static std::string npyOf(StringRef descr, StringRef order, StringRef shape, StringRef data, int version = 1) {
    return npy(("{'descr': '" + descr + "', 'fortran_order': " + order + ", 'shape': " + shape + ", }\n").str(), data,
               version);
  }

  Expected<Tensor> read(StringRef content) { return readAll(openNpy(makeFile("x.npy", content))); }

  std::string errorOf(StringRef content) { return messageOf(read(content)); }
};

const std::string twelveBytes = "abcdefghijkl";

TEST_F(NpyTest, roundTrips) {
  for (const Tensor &tensor : oneOfEachType()) {
    if (tensor.type() == TP25D_BF16)
      continue;
    std::string path = pathOf(tensor.str() + ".npy");
    ASSERT_EQ(messageOf(writeNpy(path, tensor)), "success");
    Tensor back = cantFail(readAll(openNpy(path)));
    EXPECT_EQ(back.str(), tensor.str());
    EXPECT_EQ(back.data(), tensor.data());
  }
}

TEST_F(NpyTest, writesWhatNumpyWrites) {
  // numpy.save of numpy.array([[1, 2, 3]], dtype="<i2")
  std::string path = pathOf("y.npy");
  cantFail(writeNpy(path, makeTensor<int16_t>(TP25D_I16, {1, 3}, {1, 2, 3})));
  std::string header = "{'descr': '<i2', 'fortran_order': False, 'shape': (1, 3), }";
  header.resize(117, ' ');
  EXPECT_EQ(contentOf(path), raw("\x93NUMPY\1\0\x76\0") + header + "\n" + raw("\1\0\2\0\3\0"));
}

TEST_F(NpyTest, readsEveryVersion) {
  for (int version : {1, 2, 3})
    EXPECT_EQ(valuesOf<int16_t>(cantFail(read(npyOf("<i2", "False", "(2,)", raw("\1\0\2\0"), version)))),
              (std::vector<int16_t>{1, 2}));
}

TEST_F(NpyTest, readsBigEndian) {
  Tensor tensor = cantFail(read(npyOf(">f8", "False", "()", raw("\x3f\xf8\0\0\0\0\0\0"))));
  EXPECT_EQ(tensor.str(), "f64");
  EXPECT_EQ(valuesOf<double>(tensor), std::vector<double>{1.5});
}

TEST_F(NpyTest, readsFortranOrder) {
  Tensor tensor = cantFail(read(npyOf("|i1", "True", "(2, 3, 2)", twelveBytes)));
  EXPECT_EQ(tensor.str(), "2x3x2xi8");
  EXPECT_EQ(StringRef(tensor.data().data(), 12), "agciekbhdjfl");
  Tensor big = cantFail(read(npyOf(">i2", "True", "(2, 3)", raw("\0\1\0\2\0\3\0\4\0\5\0\6"))));
  EXPECT_EQ(valuesOf<int16_t>(big), (std::vector<int16_t>{1, 3, 5, 2, 4, 6}));
  Tensor row = cantFail(read(npyOf("|i1", "True", "(1, 12)", twelveBytes)));
  EXPECT_EQ(StringRef(row.data().data(), 12), twelveBytes);
  Tensor empty = cantFail(read(npyOf(">i2", "False", "(0, 4611686018427387904, 4611686018427387904)", "")));
  EXPECT_EQ(empty.numElements(), 0);
}

TEST_F(NpyTest, readsOtherWaysToWriteTheDictionary) {
  EXPECT_EQ(cantFail(read(npy("{\"shape\":(12,),\"fortran_order\":False,\"descr\":\"|i1\"}", twelveBytes))).str(),
            "12xi8");
  EXPECT_EQ(cantFail(read(npy(" { 'shape' : ( 3 , 4 , ) , 'descr' : '<i1' , 'fortran_order' : True } \n", twelveBytes)))
                .str(),
            "3x4xi8");
}

TEST_F(NpyTest, checksTheStart) {
  EXPECT_EQ(errorOf(""), "x.npy: not a .npy file: it does not begin with \\x93NUMPY");
  EXPECT_EQ(errorOf("PK\3\4 and so on"), "x.npy: not a .npy file: it does not begin with \\x93NUMPY");
  EXPECT_EQ(errorOf(raw("\x93NUMPY\1")), "x.npy: the file ends after 7 bytes, within its version");
  EXPECT_EQ(errorOf(raw("\x93NUMPY\1\0\1")), "x.npy: the file ends after 9 bytes, within the length of its header");
  EXPECT_EQ(errorOf(npyOf("<i2", "False", "()", "ab", 4)),
            "x.npy: version 4.0 of the format is unknown; 1.0, 2.0 and 3.0 are supported");
  EXPECT_EQ(errorOf(raw("\x93NUMPY\2\0\xff\xff\xff\xff{}")),
            "x.npy: the header should take 4294967295 bytes, but only 2 follow");
  EXPECT_EQ(errorOf(npy(std::string((1 << 20) + 1, ' '), "", 2)),
            "x.npy: the header should take 1048577 bytes, but at most 1048576 are allowed");
  EXPECT_EQ(messageOf(openNpy(pathOf("none.npy"))), "none.npy: cannot be read: No such file or directory");
  EXPECT_EQ(messageOf(openNpy(pathOf("."))), ".: cannot be read: Is a directory");
}

TEST_F(NpyTest, checksTheDictionary) {
  auto errorIn = [&](StringRef dictionary) { return errorOf(npy(dictionary, twelveBytes)); };
  EXPECT_EQ(errorIn(""), "x.npy: header, byte 0: expected '{'");
  EXPECT_EQ(errorIn("{"), "x.npy: header, byte 1: expected a string");
  EXPECT_EQ(errorIn("{'descr"), "x.npy: header, byte 1: the string does not end");
  EXPECT_EQ(errorIn("{'descr' '|i1'}"), "x.npy: header, byte 9: expected ':'");
  EXPECT_EQ(errorIn("{'descr': [('a', '<f4')]}"), "x.npy: header, byte 10: expected a string");
  EXPECT_EQ(errorIn("{'descr': '|i1' 'shape': ()}"), "x.npy: header, byte 16: expected '}'");
  EXPECT_EQ(errorIn("{'descr': '|i1', 'descr': '|i1'}"), "x.npy: header, byte 24: the key 'descr' appears twice");
  EXPECT_EQ(errorIn("{'order': 1}"), "x.npy: header, byte 9: the key 'order' is unknown");
  EXPECT_EQ(errorIn("{'fortran_order': 0}"), "x.npy: header, byte 18: expected True or False");
  EXPECT_EQ(errorIn("{}"), "x.npy: header: the key 'descr' is missing");
  EXPECT_EQ(errorIn("{'descr': '|i1', 'shape': (12,)}"), "x.npy: header: the key 'fortran_order' is missing");
  EXPECT_EQ(errorIn("{'descr': '|i1', 'fortran_order': False}"), "x.npy: header: the key 'shape' is missing");
  EXPECT_EQ(errorIn("{'descr': '|i1', 'fortran_order': False, 'shape': (12,)} + 1"),
            "x.npy: header, byte 57: text follows the dictionary");
}

TEST_F(NpyTest, checksShapes) {
  auto errorIn = [&](StringRef shape) { return errorOf(npyOf("<f4", "False", shape, twelveBytes)); };
  EXPECT_EQ(errorIn("3"), "x.npy: header, byte 50: expected '('");
  EXPECT_EQ(errorIn("(3)"), "x.npy: header, byte 52: expected ',' after the only dimension");
  EXPECT_EQ(errorIn("(3 4)"), "x.npy: header, byte 53: expected ',' after the only dimension");
  EXPECT_EQ(errorIn("(1, 3 4)"), "x.npy: header, byte 56: expected ')'");
  EXPECT_EQ(errorIn("(-3,)"), "x.npy: header, byte 51: expected a dimension from 0 to 2^63 - 1");
  EXPECT_EQ(errorIn("(3.0,)"), "x.npy: header, byte 52: expected ',' after the only dimension");
  EXPECT_EQ(errorIn("(9223372036854775808,)"), "x.npy: header, byte 51: expected a dimension from 0 to 2^63 - 1");
  EXPECT_EQ(errorIn("(,)"), "x.npy: header, byte 51: expected a dimension from 0 to 2^63 - 1");
  EXPECT_EQ(errorIn("(1, 1, 1, 1, 1, 1, 1, 1, 3)"),
            "x.npy: 1x1x1x1x1x1x1x1x3xf32 has 9 dimensions, but tensors have at most 8");
  EXPECT_EQ(errorIn("(4294967296, 4294967296)"),
            "x.npy: the size of 4294967296x4294967296xf32 is not a number of bytes below 2^63");
  EXPECT_EQ(errorIn("(4,)"), "x.npy: 4xf32 takes 16 bytes, but there are 12");
  EXPECT_EQ(errorIn("(2,)"), "x.npy: 2xf32 takes 8 bytes, but there are 12");
}

TEST_F(NpyTest, checksTypes) {
  for (StringRef descr : {"|u1", "<u8", "<c8", "|f4", "f4", "", "<", "<f16", "|O", "<V2"})
    EXPECT_EQ(errorOf(npyOf(descr, "False", "(3,)", twelveBytes)),
              ("x.npy: element type '" + descr + "' is not supported; f2, f4, f8, b1, i1, i2, i4, i8 are").str());
  EXPECT_EQ(errorOf(npyOf("|b1", "False", "(12,)", twelveBytes)), "x.npy: element 0 of 12xi1 is 97, not 0 or 1");
}

TEST_F(NpyTest, refusesEveryTruncation) {
  std::string whole = npyOf("<f4", "False", "(3,)", twelveBytes);
  ASSERT_EQ(errorOf(whole), "success");
  for (size_t length = 0; length < whole.size(); ++length)
    EXPECT_NE(errorOf(StringRef(whole).take_front(length)), "success") << length;
}

TEST_F(NpyTest, survivesEveryChangedByte) {
  std::string whole = npyOf(">i2", "True", "(2, 3)", twelveBytes);
  for (size_t position = 0; position < whole.size(); ++position)
    for (unsigned char changed : {0x00, 0x09, 0x27, 0x30, 0x39, 0x7d, 0x80, 0xff}) {
      std::string mutated = whole;
      mutated[position] = changed;
      if (Expected<Tensor> tensor = read(mutated))
        EXPECT_EQ(tensor->byteSize(), 12);
      else
        EXPECT_TRUE(StringRef(messageOf(std::move(tensor))).starts_with("x.npy: "));
    }
}

TEST_F(NpyTest, leavesNoPartialFile) {
  Tensor tensor = cantFail(Tensor::allocate(TP25D_F32, {100000}));
  std::string path = makeFile("y.npy", "precious");
  {
    FileSizeLimit limit(1000);
    EXPECT_EQ(messageOf(writeNpy(path, tensor)), "y.npy: cannot be written: File too large");
  }
  EXPECT_EQ(contentOf(path), "precious");
  EXPECT_EQ(files(), std::vector<std::string>{"y.npy"});
  EXPECT_EQ(messageOf(writeNpy(path, tensor)), "success");
  EXPECT_EQ(files(), std::vector<std::string>{"y.npy"});
  EXPECT_EQ(messageOf(writeNpy(pathOf("no/y.npy"), tensor)), "no/y.npy: cannot be written: No such file or directory");
  EXPECT_EQ(messageOf(writeNpy(pathOf("."), tensor)), ".: cannot be written: Is a directory");
  EXPECT_EQ(messageOf(writeNpy("/dev/full", tensor)), "/dev/full: cannot be written: No space left on device");
  EXPECT_EQ(messageOf(writeNpy("/dev/null", tensor)), "success");
  EXPECT_EQ(sys::fs::get_file_type("/dev/null"), sys::fs::file_type::character_file);
  EXPECT_EQ(messageOf(writeNpy(pathOf("b.npy"), cantFail(Tensor::allocate(TP25D_BF16, {2})))),
            "b.npy: cannot hold 2xbf16: the .npy format has no bf16");
}

TEST_F(NpyTest, writesThroughLinks) {
  std::string target = makeFile("target.npy", ""), link = pathOf("link.npy");
  ASSERT_FALSE(sys::fs::create_link(target, link));
  cantFail(writeNpy(link, makeTensor<int8_t>(TP25D_I8, {2}, {1, 2})));
  EXPECT_TRUE(sys::fs::is_symlink_file(link));
  EXPECT_EQ(cantFail(openNpy(target))->str(), "2xi8");
}

} // namespace
