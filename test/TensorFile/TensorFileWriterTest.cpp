// Tests of writing files block by block: by several writers, and without a trace where it fails.
#include "tp25d/TensorFile/TensorFileWriter.h"

#include "Testing.h"
#include "tp25d/TensorFile/Npy.h"
#include "tp25d/TensorFile/Safetensors.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <thread>

using namespace llvm;
using namespace tp25d;

namespace {

class TensorFileWriterTest : public TensorFileTest {
protected:
  static TensorDescription describe(StringRef name, const Tensor &tensor) {
    return {name.str(), tensor.type(), to_vector(tensor.shape())};
  }

  /// Writes the part of a tensor that block number `block` of `count` along its dimension `dimension` is.
  static void writePart(TensorFileWriter &writer, size_t number, const Tensor &tensor, size_t dimension, int64_t block,
                        int64_t count) {
    SmallVector<int64_t> offset(tensor.shape().size(), 0), size(tensor.shape());
    size[dimension] /= count;
    offset[dimension] = block * size[dimension];
    cantFail(writer.writeBlock(number, offset, size, partOf(tensor, offset, size).data().data()));
  }

  static Error writeWhole(TensorFileWriter &writer, const Tensor &tensor) {
    SmallVector<int64_t> start(tensor.shape().size(), 0);
    return writer.writeBlock(0, start, tensor.shape(), tensor.data().data());
  }

  Dice dice;
};

TEST_F(TensorFileWriterTest, twoProcessesWriteOneFile) {
  Tensor a = dice.tensor(TP25D_F32, {4, 6, 2}), b = dice.tensor(TP25D_BF16, {6}), scalar = dice.tensor(TP25D_I8, {});
  std::vector<TensorDescription> tensors = {describe("a", a), describe("b", b), describe("s", scalar)};
  std::string path = makeFile("y.safetensors", "precious");
  auto creator = cantFail(TensorFileWriter::create(path, tensors));
  EXPECT_EQ(sys::path::parent_path(creator->temporaryPath()), sys::path::parent_path(path));
  auto other = cantFail(TensorFileWriter::join(path, creator->temporaryPath(), tensors));
  for (size_t dimension : {0, 1, 2}) { // the same elements again, in other blocks
    writePart(*creator, 0, a, dimension, 0, 2);
    writePart(*other, 0, a, dimension, 1, 2);
  }
  writePart(*other, 1, b, 0, 0, 2);
  writePart(*creator, 1, b, 0, 1, 2);
  cantFail(other->writeBlock(2, {}, {}, scalar.data().data()));
  cantFail(other->close());
  cantFail(creator->close());
  EXPECT_EQ(contentOf(path), "precious");
  cantFail(creator->file().keep());
  EXPECT_EQ(files(), std::vector<std::string>{"y.safetensors"});
  std::string content = contentOf(path);
  cantFail(writeSafetensors(path, {{"a", a}, {"b", b}, {"s", scalar}}));
  EXPECT_EQ(content, contentOf(path));
}

TEST_F(TensorFileWriterTest, threadsWriteAtTheSameTime) {
  Tensor tensor = dice.tensor(TP25D_I16, {8, 8, 8});
  auto writer = cantFail(TensorFileWriter::create(pathOf("y.npy"), describe("", tensor)));
  std::vector<std::thread> threads;
  for (int64_t i = 0; i < 8; ++i)
    threads.emplace_back([&, i] { writePart(*writer, 0, tensor, 1, i, 8); });
  for (std::thread &thread : threads)
    thread.join();
  cantFail(writer->file().keep());
  EXPECT_EQ(cantFail(readAll(openNpy(pathOf("y.npy")))).data(), tensor.data());
}

TEST_F(TensorFileWriterTest, whatNobodyWritesIsZero) {
  Tensor tensor = cantFail(Tensor::allocate(TP25D_F32, {300, 300}));
  cantFail(cantFail(TensorFileWriter::create(pathOf("y.npy"), describe("", tensor)))->file().keep());
  EXPECT_EQ(cantFail(readAll(openNpy(pathOf("y.npy")))).data(), tensor.data());
}

TEST_F(TensorFileWriterTest, whatIsNotKeptGoes) {
  Tensor tensor = dice.tensor(TP25D_F32, {4});
  std::string path = makeFile("y.npy", "precious");
  {
    auto writer = cantFail(TensorFileWriter::create(path, describe("", tensor)));
    auto other = cantFail(TensorFileWriter::join(path, writer->temporaryPath(), describe("", tensor)));
    cantFail(writeWhole(*other, tensor));
    cantFail(other->close());
    other.reset();
    EXPECT_EQ(files().size(), 2u);
    cantFail(writer->close());
  }
  EXPECT_EQ(contentOf(path), "precious");
  EXPECT_EQ(files(), std::vector<std::string>{"y.npy"});
}

TEST_F(TensorFileWriterTest, aSignalLeavesNothing) {
  EXPECT_EXIT(
      {
        auto writer = cantFail(TensorFileWriter::create(pathOf("y.npy"), {{"", TP25D_F32, {4}}}));
        raise(SIGTERM);
      },
      testing::KilledBySignal(SIGTERM), "");
  EXPECT_TRUE(files().empty());
}

TEST_F(TensorFileWriterTest, reservesItsSpace) {
  FileSizeLimit limit(1000);
  EXPECT_EQ(messageOf(TensorFileWriter::create(pathOf("y.npy"), {{"", TP25D_F32, {1000}}})),
            "y.npy: cannot be written: File too large");
  EXPECT_TRUE(StringRef(messageOf(TensorFileWriter::create("/dev/null", {{"", TP25D_F32, {1000}}})))
                  .ends_with(".tmp: File too large")); // where it lies until it is kept
  EXPECT_EQ(messageOf(TensorFileWriter::create(pathOf("y.safetensors"), {{"a", TP25D_I64, {1ll << 59}},
                                                                         {"b", TP25D_I64, {1ll << 59}},
                                                                         {"c", TP25D_I64, {1ll << 59}},
                                                                         {"d", TP25D_I64, {1ll << 59}}})),
            "y.safetensors: cannot be written: File too large");
  EXPECT_TRUE(files().empty());
}

TEST_F(TensorFileWriterTest, writesToPipes) {
  Tensor tensor = dice.tensor(TP25D_F64, {100, 1000}); // more than a pipe holds
  std::string path = pathOf("pipe"), received;
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  std::thread reader([&] { received = contentOf(path); });
  std::string message = messageOf(writeNpy(path, tensor));
  reader.join();
  EXPECT_EQ(message, "success");
  EXPECT_EQ(files(), std::vector<std::string>{"pipe"});
  cantFail(writeNpy(pathOf("y.npy"), tensor));
  EXPECT_EQ(received, contentOf(pathOf("y.npy")));
}

TEST_F(TensorFileWriterTest, writesToAnyPath) {
  std::string path = pathOf("50% of it: \"y\"");
  cantFail(writeNpy(path, dice.tensor(TP25D_I8, {2})));
  EXPECT_EQ(files(), std::vector<std::string>{"50% of it: \"y\""});
}

TEST_F(TensorFileWriterTest, namesWhatIsWrong) {
  auto errorOf = [&](StringRef name, ArrayRef<TensorDescription> tensors) {
    return messageOf(TensorFileWriter::create(pathOf(name), tensors));
  };
  TensorDescription a = {"a", TP25D_F32, {4, 8}};
  EXPECT_EQ(errorOf("y.npy", {a, a}), "y.npy: cannot hold 2 tensors: a .npy file holds one");
  EXPECT_EQ(errorOf("y", {}), "y: cannot hold 0 tensors: a .npy file holds one");
  EXPECT_EQ(errorOf("y.npy", {{"", TP25D_BF16, {4}}}), "y.npy: cannot hold 4xbf16: the .npy format has no bf16");
  EXPECT_EQ(errorOf("y.npy", {{"", TP25D_I64, {1ll << 60}}}),
            "y.npy: the size of 1152921504606846976xi64 is not a number of bytes below 2^63");
  EXPECT_EQ(errorOf("y.safetensors", {a, a}), "y.safetensors: cannot hold two tensors 'a'");
  EXPECT_EQ(errorOf("y.safetensors", {{"w", TP25D_F32, {1, 1, 1, 1, 1, 1, 1, 1, 3}}}),
            "y.safetensors: tensor 'w': 1x1x1x1x1x1x1x1x3xf32 has 9 dimensions, but tensors have at most 8");
  EXPECT_EQ(errorOf("no/y.npy", a), "no/y.npy: cannot be written: No such file or directory");
  EXPECT_EQ(errorOf("", a), ": cannot be written: Is a directory");

  auto writer = cantFail(TensorFileWriter::create(pathOf("y.npy"), a));
  float block[4] = {};
  EXPECT_EQ(messageOf(writer->writeBlock(0, {3, 0}, {2, 2}, block)),
            "y.npy: a block of 2x2xf32 at [3, 0] is not within 4x8xf32");
  auto joinError = [&](StringRef path, StringRef temporary, const TensorDescription &tensor) {
    return messageOf(TensorFileWriter::join(path, temporary, tensor));
  };
  std::string temporary = sys::path::filename(writer->temporaryPath()).str();
  EXPECT_EQ(joinError(pathOf("y.npy"), writer->temporaryPath(), {"", TP25D_F32, {4, 9}}),
            "y.npy: should take 272 bytes, but " + temporary + ", which another process has created, has 256");
  EXPECT_EQ(joinError(pathOf("y.npy"), pathOf("gone"), a),
            "y.npy: cannot be written: gone, which another process has created: No such file or directory");
}

} // namespace
