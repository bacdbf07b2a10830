// Tests of reading tensors block by block: every kind of source gives what is in the whole tensor, and reads no more.
#include "tp25d/TensorFile/TensorSource.h"

#include "Testing.h"
#include "tp25d/TensorFile/Npy.h"
#include "tp25d/TensorFile/Random.h"
#include "tp25d/TensorFile/Safetensors.h"

#include <sys/stat.h>
#include <thread>

using namespace llvm;
using namespace tp25d;

namespace {

using Shape = SmallVector<int64_t>;

/// Shapes of every rank, some with dimensions of one and of none.
const std::vector<Shape> shapes = {{},
                                   {7},
                                   {0},
                                   {3, 5},
                                   {1, 6},
                                   {6, 1},
                                   {4, 3, 2},
                                   {2, 0, 3},
                                   {2, 3, 1, 4},
                                   {2, 3, 2, 3, 2},
                                   {1, 2, 1, 3, 2, 2},
                                   {2, 1, 2, 2, 1, 2, 3},
                                   {2, 2, 1, 2, 2, 3, 1, 2}};

class TensorSourceTest : public TensorFileTest {
protected:
  /// A .npy file that holds the tensor in one of the orders that the format has.
  std::string makeNpy(const Tensor &tensor, bool fortranOrder, bool bigEndian) const {
    cantFail(writeNpy(pathOf("rows.npy"), tensor));
    return reorder(tensor, fortranOrder, bigEndian);
  }

  /// Makes that file from the one that holds the tensor in the order in which it is written.
  std::string reorder(const Tensor &tensor, bool fortranOrder, bool bigEndian) const {
    std::string content = contentOf(pathOf("rows.npy"));
    if (size_t at = content.find('<'); bigEndian && at != std::string::npos)
      content[at] = '>';
    if (fortranOrder)
      content.replace(content.find("False"), 5, "True ");
    const int64_t bytes = typeBytes(tensor.type());
    const char *from = tensor.data().data();
    char *data = content.data() + content.size() - tensor.byteSize();
    forEachIndex(tensor.shape(), [&](ArrayRef<int64_t> index) {
      Shape order(index), shape(tensor.shape());
      if (fortranOrder) {
        std::reverse(order.begin(), order.end());
        std::reverse(shape.begin(), shape.end());
      }
      char *to = data + numberOf(order, shape) * bytes;
      std::copy_n(from, bytes, to);
      if (bigEndian)
        std::reverse(to, to + bytes);
      from += bytes;
    });
    return makeFile("x.npy", content);
  }

  static void expectBlock(const TensorSource &source, const Tensor &whole, const Shape &offset, const Shape &size) {
    Tensor block = cantFail(Tensor::allocate(whole.type(), size));
    int64_t before = source.bytesRead();
    cantFail(source.readBlock(offset, size, block.mutableData().data()));
    EXPECT_EQ(source.bytesRead() - before, block.byteSize());
    EXPECT_EQ(block.data(), partOf(whole, offset, size).data())
        << source.str() << " at " << formatShape(offset) << ", size " << formatShape(size);
  }

  /// Reads all of a source, and boxes anywhere in it.
  void expectBlocks(const TensorSource &source, const Tensor &whole) {
    ASSERT_EQ(source.str(), whole.str());
    EXPECT_EQ(cantFail(source.read()).data(), whole.data()) << source.str();
    EXPECT_EQ(source.bytesRead(), whole.byteSize());
    for (int repeat = 0; repeat < 8; ++repeat) {
      Shape offset, size;
      for (int64_t dimension : whole.shape()) {
        size.push_back(dice.below(3) ? dice.below(dimension + 1) : dimension);
        offset.push_back(dice.below(dimension - size.back() + 1));
      }
      expectBlock(source, whole, offset, size);
    }
  }

  Dice dice;
};

TEST_F(TensorSourceTest, everyKindGivesEveryBlock) {
  for (const Shape &shape : shapes) {
    std::vector<std::pair<std::string, Tensor>> tensors;
    for (int type = TP25D_F32; type <= TP25D_I64; ++type)
      tensors.emplace_back(typeName(tp25d_type(type)), dice.tensor(tp25d_type(type), shape));
    cantFail(writeSafetensors(pathOf("m.safetensors"), tensors));
    SafetensorsFile file = cantFail(SafetensorsFile::open(pathOf("m.safetensors")));
    for (const auto &[name, tensor] : tensors) {
      expectBlocks(*makeMemorySource(tensor), tensor);
      expectBlocks(*cantFail(file.find(name)), tensor);
      Tensor drawn = cantFail(Tensor::allocate(tensor.type(), shape));
      fillUniform(drawn, 42, 7);
      expectBlocks(*makeUniformSource(tensor.type(), shape, 42, 7), drawn);
      if (tensor.type() == TP25D_BF16) // which .npy files do not have
        continue;
      cantFail(writeNpy(pathOf("rows.npy"), tensor));
      for (bool fortranOrder : {false, true})
        for (bool bigEndian : {false, true})
          expectBlocks(*cantFail(openNpy(reorder(tensor, fortranOrder, bigEndian))), tensor);
    }
  }
}

TEST_F(TensorSourceTest, constantsAreNotCopied) {
  alignas(8) static const char constant[] = {1, 0, 2, 0, 3, 0, 4, 0};
  Tensor tensor = cantFail(Tensor::borrow(TP25D_I16, {2, 2}, constant, nullptr));
  EXPECT_EQ(tensor.data().data(), constant);
  expectBlock(*makeMemorySource(tensor), makeTensor<int16_t>(TP25D_I16, {2, 2}, {1, 2, 3, 4}), {0, 1}, {2, 1});
}

TEST_F(TensorSourceTest, randomNumbersAreScaled) {
  Tensor drawn = cantFail(Tensor::allocate(TP25D_F32, {5, 6}));
  fillUniform(drawn, 1, 2);
  std::vector<float> values = valuesOf<float>(drawn);
  for (float &value : values)
    value *= 0.3f;
  expectBlocks(*makeUniformSource(TP25D_F32, {5, 6}, 1, 2, 0.3f), makeTensor(TP25D_F32, {5, 6}, values));
}

TEST_F(TensorSourceTest, aBlockNeedsNoMemoryForTheRest) {
  // Of random numbers, as many as nobody could draw; and a file of 64 GiB, which takes no space on the disk.
  std::array<uint32_t, 4> words = philox4x32({~0u, (1u << 28) - 1, 2, 0}, {1, 0});
  std::array<int32_t, 2> drawn;
  cantFail(makeUniformSource(TP25D_I32, {1ll << 31, 1ll << 31}, 1, 2)
               ->readBlock({(1ll << 31) - 1, (1ll << 31) - 2}, {1, 2}, drawn.data()));
  EXPECT_EQ(drawn, (std::array<int32_t, 2>{int32_t(words[2] >> 29), int32_t(words[3] >> 29)}));

  std::string path = pathOf("x.npy"), header = "{'descr': '<i4', 'fortran_order': True, 'shape': (131072, 131072)}  ";
  header = raw("\x93NUMPY\1\0") + char(header.size()) + raw("\0") + header;
  makeFile("x.npy", header);
  int descriptor = -1;
  ASSERT_FALSE(sys::fs::openFileForWrite(path, descriptor, sys::fs::CD_OpenExisting));
  ASSERT_FALSE(sys::fs::resize_file(descriptor, header.size() + (1ll << 36)));
  ASSERT_EQ(pwrite(descriptor, "\1\0\0\0\2", 5, header.size() + (1ll << 36) - 8), 5);
  close(descriptor);
  std::unique_ptr<TensorSource> source = cantFail(openNpy(path));
  cantFail(source->readBlock({131070, 131071}, {2, 1}, drawn.data()));
  EXPECT_EQ(drawn, (std::array<int32_t, 2>{1, 2}));
  EXPECT_EQ(source->bytesRead(), 8);
}

TEST_F(TensorSourceTest, columnsLongerThanTheBuffer) {
  Tensor tensor = dice.tensor(TP25D_F64, {701, 503}); // 2.7 MiB
  std::unique_ptr<TensorSource> source = cantFail(openNpy(makeNpy(tensor, true, true)));
  EXPECT_EQ(cantFail(source->read()).data(), tensor.data());
  expectBlock(*source, tensor, {0, 100}, {701, 400});
  expectBlock(*source, tensor, {1, 0}, {700, 503});
}

TEST_F(TensorSourceTest, threadsReadAtTheSameTime) {
  Tensor tensor = dice.tensor(TP25D_I32, {64, 48});
  std::vector<std::unique_ptr<TensorSource>> sources;
  for (bool fortranOrder : {false, true}) {
    std::string path = makeNpy(tensor, fortranOrder, fortranOrder);
    sources.push_back(cantFail(openNpy(path)));
    ASSERT_FALSE(sys::fs::remove(path)); // it stays open
  }
  std::vector<std::thread> threads;
  std::atomic<int> wrong = 0;
  for (int64_t i = 0; i < 16; ++i)
    threads.emplace_back([&, i] {
      SmallVector<int64_t> offset = {i / 4 * 16, i % 4 * 12}, size = {16, 12};
      Tensor expected = partOf(tensor, offset, size), block = cantFail(Tensor::allocate(TP25D_I32, size));
      for (auto &source : sources) {
        cantFail(source->readBlock(offset, size, block.mutableData().data()));
        wrong += block.data() != expected.data();
      }
    });
  for (std::thread &thread : threads)
    thread.join();
  EXPECT_EQ(wrong, 0);
  for (auto &source : sources)
    EXPECT_EQ(source->bytesRead(), tensor.byteSize());
}

TEST_F(TensorSourceTest, checksBlocks) {
  std::unique_ptr<TensorSource> source = makeUniformSource(TP25D_F32, {4, 8}, 0, 0);
  float block[32];
  auto errorOf = [&](Shape offset, Shape size) { return messageOf(source->readBlock(offset, size, block)); };
  EXPECT_EQ(errorOf({4, 8}, {0, 0}), "success");
  EXPECT_EQ(errorOf({0, 5}, {4, 4}), "a block of 4x4xf32 at [0, 5] is not within 4x8xf32");
  EXPECT_EQ(errorOf({-1, 0}, {1, 1}), "a block of 1x1xf32 at [-1, 0] is not within 4x8xf32");
  EXPECT_EQ(errorOf({0, 0}, {1, -1}), "a block of 1x-1xf32 at [0, 0] is not within 4x8xf32");
  EXPECT_EQ(errorOf({INT64_MAX, 0}, {1, 1}), "a block of 1x1xf32 at [9223372036854775807, 0] is not within 4x8xf32");
  EXPECT_EQ(errorOf({0}, {1, 1}), "a block of 1x1xf32 at [0] is not within 4x8xf32");
}

TEST_F(TensorSourceTest, checksBooleansWhereTheyAreRead) {
  for (bool fortranOrder : {false, true}) {
    // Element [1, 2] is 2.
    std::string content =
        contentOf(makeNpy(makeTensor<char>(TP25D_I8, {2, 3}, {0, 1, 0, 1, 1, 2}), fortranOrder, false));
    content.replace(content.find("i1"), 2, "b1");
    std::unique_ptr<TensorSource> source = cantFail(openNpy(makeFile("x.npy", content)));
    EXPECT_EQ(messageOf(source->read()), "x.npy: element 5 of 2x3xi1 is 2, not 0 or 1");
    char block[2];
    EXPECT_EQ(messageOf(source->readBlock({1, 1}, {1, 2}, block)), "x.npy: element 5 of 2x3xi1 is 2, not 0 or 1");
    EXPECT_EQ(messageOf(source->readBlock({0, 1}, {2, 1}, block)), "success");
  }
}

TEST_F(TensorSourceTest, noticesAFileThatShrinks) {
  std::string path = makeNpy(dice.tensor(TP25D_I32, {4, 4}), false, false);
  std::unique_ptr<TensorSource> source = cantFail(openNpy(path));
  ASSERT_EQ(truncate(path.c_str(), 128 + 40), 0);
  int32_t block[16];
  EXPECT_EQ(messageOf(source->readBlock({0, 0}, {2, 4}, block)), "success");
  EXPECT_EQ(messageOf(source->readBlock({2, 0}, {2, 4}, block)),
            "x.npy: the file had 192 bytes when it was opened, but now ends at 168");
}

TEST_F(TensorSourceTest, readsOnlyRegularFiles) {
  ASSERT_EQ(mkfifo(pathOf("pipe").c_str(), 0600), 0);
  for (std::string path : {pathOf("pipe"), std::string("/dev/zero")}) {
    std::string message = messageOf(openNpy(path));
    EXPECT_EQ(message, (path == "/dev/zero" ? path : "pipe") +
                           ": cannot be read: tensors are read from regular files only, not from pipes and devices");
    EXPECT_EQ(messageOf(SafetensorsFile::open(path)), message);
  }
}

} // namespace
