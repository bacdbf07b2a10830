// Tests of .safetensors files: every check that the reference implementation makes, and the message each gives here.
#include "tp25d/TensorFile/Safetensors.h"

#include "Testing.h"

#include "llvm/Support/Endian.h"

using namespace llvm;
using namespace tp25d;

namespace {

class SafetensorsTest : public TensorFileTest {
protected:
  static std::string safetensors(StringRef header, StringRef data) {
    char length[8];
    support::endian::write64le(length, header.size());
    return (StringRef(length, 8) + header + data).str();
  }

  Expected<SafetensorsFile> open(StringRef content) {
    return SafetensorsFile::open(makeFile("m.safetensors", content));
  }

  std::string errorOf(StringRef content) { return messageOf(open(content)); }

  /// The message for a file with 16 bytes of data.
  std::string headerError(StringRef header) { return errorOf(safetensors(header, "0123456789abcdef")); }

  /// The message for an entry, 't', of which all 16 bytes of data are.
  std::string entryError(StringRef dtype, StringRef shape, StringRef offsets = "[0,16]") {
    return headerError(
        ("{\"t\":{\"dtype\":\"" + dtype + "\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}}").str());
  }

  /// An entry of eight bytes.
  static std::string eight(StringRef name, int begin) {
    return ("\"" + name + "\":{\"dtype\":\"I8\",\"shape\":[8],\"data_offsets\":[" + Twine(begin) + "," +
            Twine(begin + 8) + "]}")
        .str();
  }
};

TEST_F(SafetensorsTest, roundTrips) {
  std::vector<std::pair<std::string, Tensor>> tensors;
  for (const Tensor &tensor : oneOfEachType())
    tensors.emplace_back("a \"name\" \n \u00e9 " + tensor.str(), tensor);
  SafetensorsMetadata metadata = {{"format", "pt"}, {"\u00fc", "\\"}};
  std::string path = pathOf("m.safetensors");
  ASSERT_EQ(messageOf(writeSafetensors(path, tensors, metadata)), "success");
  SafetensorsFile file = cantFail(SafetensorsFile::open(path));
  EXPECT_EQ(file.names().size(), tensors.size());
  EXPECT_EQ(file.metadata(), metadata);
  for (const auto &[name, tensor] : tensors) {
    Tensor back = cantFail(readAll(file.find(name)));
    EXPECT_EQ(back.str(), tensor.str());
    EXPECT_EQ(back.data(), tensor.data());
    EXPECT_EQ(uintptr_t(back.data().data()) % typeBytes(back.type()), 0u);
  }
}

TEST_F(SafetensorsTest, writesWhatTheReferenceWrites) {
  std::string path = pathOf("m.safetensors");
  cantFail(writeSafetensors(
      path, {{"b", makeTensor<int8_t>(TP25D_I8, {2}, {1, 2})}, {"a", makeTensor<int16_t>(TP25D_I16, {}, {3})}}));
  EXPECT_EQ(contentOf(path), safetensors("{\"a\":{\"dtype\":\"I16\",\"shape\":[],\"data_offsets\":[0,2]},"
                                         "\"b\":{\"dtype\":\"I8\",\"shape\":[2],\"data_offsets\":[2,4]}}       ",
                                         raw("\3\0\1\2")));
}

TEST_F(SafetensorsTest, listsNamesInTheOrderOfTheData) {
  SafetensorsFile file =
      cantFail(open(safetensors("{" + eight("a", 8) + "," + eight("b", 0) + "}", "0123456789abcdef")));
  EXPECT_EQ(file.names(), ArrayRef<std::string>({"b", "a"}));
}

TEST_F(SafetensorsTest, tensorsOutliveTheFile) {
  Tensor tensor;
  {
    SafetensorsFile file = cantFail(open(safetensors("{" + eight("a", 0) + "}", "01234567")));
    tensor = cantFail(readAll(file.find("a")));
  }
  EXPECT_EQ(StringRef(tensor.data().data(), 8), "01234567");
}

TEST_F(SafetensorsTest, readsUnalignedData) {
  // The data begin at byte 8 + 59.
  std::string header = "{\"t\":{\"dtype\":\"I16\",\"shape\":[2],\"data_offsets\":[0,4]}}   ";
  ASSERT_EQ(header.size() % 2, 1u);
  SafetensorsFile file = cantFail(open(safetensors(header, raw("\1\0\2\0"))));
  EXPECT_EQ(valuesOf<int16_t>(cantFail(readAll(file.find("t")))), (std::vector<int16_t>{1, 2}));
}

TEST_F(SafetensorsTest, acceptsWhatIsLegal) {
  EXPECT_EQ(errorOf(safetensors("{}", "")), "success");
  EXPECT_EQ(errorOf(safetensors("{}     \n", "")), "success");
  EXPECT_EQ(headerError("{\"__metadata__\":{}," + eight("a", 0) + "," + eight("b", 8) + "}"), "success");
  EXPECT_EQ(entryError("F32", "[4]"), "success");
  EXPECT_EQ(entryError("F4", "[32]"), "success");
  // The same key in two objects; an empty tensor between others; a field that a later version might add.
  EXPECT_EQ(headerError("{\"e\":{\"dtype\":\"F64\",\"shape\":[3,0],\"data_offsets\":[8,8],\"more\":[{}]}," +
                        eight("a", 0) + "," + eight("b", 8) + "}"),
            "success");
}

TEST_F(SafetensorsTest, getNamesWhatItCannotGive) {
  SafetensorsFile file = cantFail(
      open(safetensors("{" + eight("b", 0) + ",\"u\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[8,10]}" +
                           ",\"x\":{\"dtype\":\"BOOL\",\"shape\":[6],\"data_offsets\":[10,16]}" +
                           ",\"z\":{\"dtype\":\"I8\",\"shape\":[0,1,1,1,1,1,1,1,1],\"data_offsets\":[16,16]}}",
                       "0123456789abcdef")));
  EXPECT_EQ(messageOf(file.find("w")), "m.safetensors: has no tensor 'w'; it has b, u, x, z");
  EXPECT_EQ(messageOf(file.find("u")), "m.safetensors: tensor 'u': elements of type U8 are not supported");
  EXPECT_EQ(messageOf(readAll(file.find("x"))), "m.safetensors: tensor 'x': element 0 of 6xi1 is 97, not 0 or 1");
  EXPECT_EQ(messageOf(file.find("z")), "m.safetensors: tensor 'z': 0x1x1x1x1x1x1x1x1xi8 has 9 dimensions, but tensors "
                                       "have at most 8");
  EXPECT_EQ(messageOf(cantFail(open(safetensors("{}", ""))).find("w")),
            "m.safetensors: has no tensor 'w'; it has none");
  std::vector<std::pair<std::string, Tensor>> many;
  for (char name = 'a'; name <= 'k'; ++name)
    many.emplace_back(std::string(1, name), Tensor());
  cantFail(writeSafetensors(pathOf("n.safetensors"), many));
  EXPECT_EQ(messageOf(cantFail(SafetensorsFile::open(pathOf("n.safetensors"))).find("w")),
            "n.safetensors: has no tensor 'w'; it has a, b, c, d, e, f, g, h and 3 more");
}

TEST_F(SafetensorsTest, checksTheStart) {
  EXPECT_EQ(messageOf(SafetensorsFile::open(pathOf("none"))), "none: cannot be read: No such file or directory");
  EXPECT_EQ(errorOf("1234567"), "m.safetensors: the file has 7 bytes, but the length of the header alone takes 8");
  EXPECT_EQ(errorOf(raw("\x01\xe1\xf5\x05\0\0\0\0{}")),
            "m.safetensors: the header should take 100000001 bytes, but at most 100000000 are allowed");
  EXPECT_EQ(errorOf(raw("\xff\xff\xff\xff\xff\xff\xff\xff{}")),
            "m.safetensors: the header should take 18446744073709551615 bytes, but at most 100000000 are allowed");
  EXPECT_EQ(errorOf(raw("\3\0\0\0\0\0\0\0{}")), "m.safetensors: the header should take 3 bytes, but only 2 follow");
  EXPECT_EQ(errorOf(safetensors("", "")), "m.safetensors: the header does not begin with '{'");
  EXPECT_EQ(errorOf(safetensors(" {}", "")), "m.safetensors: the header does not begin with '{'");
  EXPECT_EQ(errorOf(safetensors("[]", "")), "m.safetensors: the header does not begin with '{'");
}

TEST_F(SafetensorsTest, checksTheJson) {
  EXPECT_EQ(headerError("{\"\xff\":1}"), "m.safetensors: the header is not UTF-8 at its byte 2");
  EXPECT_EQ(headerError("{\"a\":"), "m.safetensors: the header is not valid JSON: [1:5, byte=5]: Unexpected EOF");
  EXPECT_EQ(headerError("{} {}"),
            "m.safetensors: the header is not valid JSON: [1:3, byte=3]: Text after end of document");
  EXPECT_EQ(headerError("{\"\\q\":1}"),
            "m.safetensors: the header is not valid JSON: [1:3, byte=3]: Invalid escape sequence");
  EXPECT_EQ(headerError("{\"a\\"), "m.safetensors: the header is not valid JSON: [1:4, byte=4]: Unterminated string");
  for (std::string number : {"+0", "00", "-01", ".5", "5.", "0x10", "1e", "1-2", "--1", "-"})
    EXPECT_EQ(entryError("F32", "[4]", "[" + number + ",16]"),
              "m.safetensors: the header is not valid JSON: '" + number + "' is not a number");
  for (std::string number : {"0", "-0", "10.25", "1e9", "-1E-9", "0.5e+1"})
    EXPECT_EQ(headerError("{" + eight("a", 0) + "," + eight("b", 8).insert(5, "\"more\":" + number + ",") + "}"),
              "success");
  EXPECT_EQ(headerError("{\"a\":" + std::string(128, '[')),
            "m.safetensors: the header nests values more than 128 deep");
  EXPECT_EQ(headerError("{" + eight("a", 0) + "," + eight("\\u0061", 8) + "}"),
            "m.safetensors: the header has 'a' twice in one object");
  EXPECT_EQ(headerError("{\"a\":{\"dtype\":\"I8\",\"shape\":[8],\"shape\" : [16],\"data_offsets\":[0,16]}}"),
            "m.safetensors: the header has 'shape' twice in one object");
  EXPECT_EQ(headerError("{\"__metadata__\":{},\"__metadata__\":{}}"),
            "m.safetensors: the header has '__metadata__' twice in one object");
}

TEST_F(SafetensorsTest, checksMetadata) {
  EXPECT_EQ(headerError("{\"__metadata__\":\"pt\"}"), "m.safetensors: '__metadata__' is not an object of strings");
  EXPECT_EQ(headerError("{\"__metadata__\":{\"epoch\":3}}"),
            "m.safetensors: '__metadata__': the value of 'epoch' is not a string");
}

TEST_F(SafetensorsTest, checksEntries) {
  EXPECT_EQ(headerError("{\"t\":[]}"), "m.safetensors: tensor 't': its entry is not an object");
  EXPECT_EQ(headerError("{\"t\":{}}"), "m.safetensors: tensor 't': it has no string 'dtype'");
  EXPECT_EQ(headerError("{\"t\":{\"dtype\":32}}"), "m.safetensors: tensor 't': it has no string 'dtype'");
  EXPECT_EQ(headerError("{\"t\":{\"dtype\":\"F32\"}}"), "m.safetensors: tensor 't': it has no array 'shape'");
  EXPECT_EQ(headerError("{\"t\":{\"dtype\":\"F32\",\"shape\":[4]}}"),
            "m.safetensors: tensor 't': it has no array 'data_offsets' of two numbers");
  EXPECT_EQ(entryError("F32", "[4]", "[0,16,16]"),
            "m.safetensors: tensor 't': it has no array 'data_offsets' of two numbers");
  EXPECT_EQ(entryError("F33", "[4]"), "m.safetensors: tensor 't': the dtype 'F33' is unknown");
  for (StringRef dimension : {"-1", "\"4\"", "null", "4.5", "9223372036854775808"})
    EXPECT_EQ(
        entryError("F32", ("[1," + dimension + "]").str()),
        ("m.safetensors: tensor 't': the dimension " + dimension + " in 'shape' is not an integer from 0 to 2^63 - 1")
            .str());
  EXPECT_NE(entryError("F32", "[4.0]"), "success");
  EXPECT_NE(entryError("F32", "[4e0]"), "success");
  EXPECT_EQ(entryError("F32", "[4]", "[-1,16]"),
            "m.safetensors: tensor 't': -1 in 'data_offsets' is not an integer from 0 to 2^64 - 1");
  EXPECT_EQ(entryError("F32", "[4]", "[0,1.5]"),
            "m.safetensors: tensor 't': 1.5 in 'data_offsets' is not an integer from 0 to 2^64 - 1");
  EXPECT_EQ(entryError("F32", "[4]", "[16,0]"), "m.safetensors: tensor 't': its data begin at 16 but end at 0");
  EXPECT_EQ(entryError("F32", "[5]", "[0,20]"),
            "m.safetensors: tensor 't': its data end at 20, but the file has only 16 bytes of data");
  EXPECT_EQ(entryError("F32", "[4]", "[0,18446744073709551615]"), "m.safetensors: tensor 't': its data end at "
                                                                  "18446744073709551615, but the file has only 16 "
                                                                  "bytes of data");
  EXPECT_EQ(entryError("F32", "[64,256]"),
            "m.safetensors: tensor 't': shape 64x256 of F32 takes 65536 bytes, but its offsets span 16");
  EXPECT_EQ(entryError("F32", "[]"),
            "m.safetensors: tensor 't': shape [] of F32 takes 4 bytes, but its offsets span 16");
  EXPECT_EQ(entryError("F32", "[4294967296,2147483648]"),
            "m.safetensors: tensor 't': shape 4294967296x2147483648 of F32 has 2^63 bits or more");
  EXPECT_EQ(entryError("F32", "[288230376151711744]"),
            "m.safetensors: tensor 't': shape 288230376151711744 of F32 has 2^63 bits or more");
  EXPECT_EQ(entryError("F6_E2M3", "[21]"),
            "m.safetensors: tensor 't': shape 21 of F6_E2M3 takes 126 bits, which are not whole bytes");
}

TEST_F(SafetensorsTest, checksCoverage) {
  EXPECT_EQ(headerError("{" + eight("a", 0) + "," + eight("b", 4) + "}"),
            "m.safetensors: tensor 'b': its data begin at 4, within those of 'a', which end at 8");
  EXPECT_EQ(headerError("{" + eight("a", 0) + "," + eight("b", 0) + "}"),
            "m.safetensors: tensor 'b': its data begin at 0, within those of 'a', which end at 8");
  EXPECT_EQ(headerError("{" + eight("b", 8) + "}"),
            "m.safetensors: tensor 'b': its data begin at 8, but the bytes from 0 on belong to no tensor");
  EXPECT_EQ(headerError("{" + eight("a", 0) + "}"),
            "m.safetensors: the tensors end at 8, but the file has 16 bytes of data");
  EXPECT_EQ(headerError("{}"), "m.safetensors: the tensors end at 0, but the file has 16 bytes of data");
}

TEST_F(SafetensorsTest, refusesEveryTruncation) {
  std::string whole =
      safetensors("{\"__metadata__\":{\"a\":\"b\"}," + eight("a", 0) + "," + eight("b", 8) + "} ", "0123456789abcdef");
  ASSERT_EQ(errorOf(whole), "success");
  for (size_t length = 0; length < whole.size(); ++length)
    EXPECT_NE(errorOf(StringRef(whole).take_front(length)), "success") << length;
}

TEST_F(SafetensorsTest, survivesEveryChangedByte) {
  std::string whole =
      safetensors("{\"__metadata__\":{\"a\":\"b\"}," + eight("a", 0) + "," + eight("b", 8) + "} ", "0123456789abcdef");
  for (size_t position = 0; position < whole.size(); ++position)
    for (unsigned char changed : {0x00, 0x09, 0x22, 0x2c, 0x30, 0x39, 0x5b, 0x5c, 0x5d, 0x7b, 0x7d, 0x80, 0xff}) {
      std::string mutated = whole;
      mutated[position] = changed;
      Expected<SafetensorsFile> file = open(mutated);
      if (!file) {
        EXPECT_TRUE(StringRef(messageOf(std::move(file))).starts_with("m.safetensors: "));
        continue;
      }
      int64_t bytes = 0;
      for (const std::string &name : file->names()) {
        Expected<Tensor> tensor = readAll(file->find(name));
        bytes += tensor ? tensor->byteSize() : 8;
        consumeError(tensor.takeError());
      }
      EXPECT_EQ(bytes, 16);
    }
}

TEST_F(SafetensorsTest, checksWhatIsWritten) {
  std::string path = pathOf("m.safetensors");
  EXPECT_EQ(messageOf(writeSafetensors(path, {{"a", Tensor()}, {"a", Tensor()}})),
            "m.safetensors: cannot hold two tensors 'a'");
  EXPECT_EQ(messageOf(writeSafetensors(path, {{"__metadata__", Tensor()}})),
            "m.safetensors: cannot hold a tensor with the name '__metadata__'");
  EXPECT_EQ(messageOf(writeSafetensors(path, {{"\xff", Tensor()}})),
            "m.safetensors: cannot hold a tensor with the name '\xef\xbf\xbd'");
  EXPECT_EQ(messageOf(writeSafetensors(path, {}, {{"k", "\xff"}})),
            "m.safetensors: cannot hold the metadata 'k', which is not UTF-8");
  EXPECT_TRUE(files().empty());
}

TEST_F(SafetensorsTest, leavesNoPartialFile) {
  FileSizeLimit limit(1000);
  EXPECT_EQ(
      messageOf(writeSafetensors(pathOf("m.safetensors"), {{"a", cantFail(Tensor::allocate(TP25D_F32, {9999}))}})),
      "m.safetensors: cannot be written: File too large");
  EXPECT_TRUE(files().empty());
}

} // namespace
