// Tests of rows that are picked from a tensor.
#include "tp25d/TensorFile/Rows.h"

#include "Testing.h"

using namespace llvm;
using namespace tp25d;

namespace {

template <typename T> std::unique_ptr<TensorSource> makeSource(tp25d_type type, ArrayRef<int64_t> shape) {
  Tensor tensor = cantFail(Tensor::allocate(type, shape));
  auto *values = reinterpret_cast<T *>(tensor.mutableData().data());
  for (int64_t i = 0; i < tensor.numElements(); ++i)
    values[i] = static_cast<T>(i);
  return makeMemorySource(tensor);
}

template <typename T>
std::vector<T> readBlock(const TensorSource &source, ArrayRef<int64_t> offset, ArrayRef<int64_t> size) {
  std::vector<T> block(*countElements(size));
  cantFail(source.readBlock(offset, size, block.data()));
  return block;
}

TEST(RowsTest, readsBlocksOfRowsInTheirOrder) {
  auto whole = makeSource<float>(TP25D_F32, {5, 2, 3}); // row r has 6r ... 6r + 5
  auto rows = makeRowsSource(*whole, {4, 0, 4}, MissingRow::Zeros);
  EXPECT_EQ(rows->str(), "3x2x3xf32");
  EXPECT_EQ(readBlock<float>(*rows, {0, 0, 0}, {2, 2, 3}),
            (std::vector<float>{24, 25, 26, 27, 28, 29, 0, 1, 2, 3, 4, 5}));
  EXPECT_EQ(readBlock<float>(*rows, {1, 1, 1}, {2, 1, 2}), (std::vector<float>{4, 5, 28, 29}));
  EXPECT_EQ(rows->bytesRead(), 64);
}

TEST(RowsTest, missingRowsAreZerosOrMarked) {
  auto floats = makeSource<float>(TP25D_F32, {2, 2});
  auto integers = makeSource<int32_t>(TP25D_I32, {2});
  EXPECT_EQ(readBlock<float>(*makeRowsSource(*floats, {-1, 1}, MissingRow::Zeros), {0, 0}, {2, 2}),
            (std::vector<float>{0, 0, 2, 3}));
  std::vector<float> marked = readBlock<float>(*makeRowsSource(*floats, {1, -1}, MissingRow::Mark), {0, 1}, {2, 1});
  EXPECT_EQ(marked[0], 3);
  EXPECT_TRUE(std::isnan(marked[1]));
  EXPECT_EQ(readBlock<int32_t>(*makeRowsSource(*integers, {-1, 0, 1}, MissingRow::Mark), {0}, {3}),
            (std::vector<int32_t>{-1, 0, 1}));
}

TEST(RowsTest, aRowThatIsNotThereIsAnError) {
  auto whole = makeSource<float>(TP25D_F32, {2, 2});
  auto rows = makeRowsSource(*whole, {2}, MissingRow::Zeros);
  float block[2];
  EXPECT_NE(toString(rows->readBlock({0, 0}, {1, 2}, block)), "");
}

} // namespace
