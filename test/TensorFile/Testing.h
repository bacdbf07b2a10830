// What the tests of the tensor files share: a directory that goes away, and short ways to make and read things.
#ifndef TP25D_TEST_TENSORFILE_TESTING_H
#define TP25D_TEST_TENSORFILE_TESTING_H

#include "tp25d/TensorFile/TensorSource.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVectorExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

#include <gtest/gtest.h>

#include <csignal>
#include <cstring>
#include <random>
#include <string>
#include <sys/resource.h>
#include <vector>

namespace tp25d {

/// A test with a directory of its own.
class TensorFileTest : public testing::Test {
protected:
  void SetUp() override { ASSERT_FALSE(llvm::sys::fs::createUniqueDirectory("tp25d-test", directory)); }
  void TearDown() override { ASSERT_FALSE(llvm::sys::fs::remove_directories(directory)); }

  std::string pathOf(llvm::StringRef name) const {
    llvm::SmallString<128> path(directory);
    llvm::sys::path::append(path, name);
    return path.str().str();
  }

  std::string makeFile(llvm::StringRef name, llvm::StringRef content) const {
    std::error_code error;
    llvm::raw_fd_ostream(pathOf(name), error) << content;
    EXPECT_FALSE(error);
    return pathOf(name);
  }

  static std::string contentOf(llvm::StringRef path) {
    auto buffer = llvm::MemoryBuffer::getFile(path);
    EXPECT_TRUE(bool(buffer));
    return buffer ? (*buffer)->getBuffer().str() : "";
  }

  /// The names of all files in the directory.
  std::vector<std::string> files() const {
    std::vector<std::string> names;
    std::error_code error;
    for (llvm::sys::fs::directory_iterator it(directory, error), end; it != end; it.increment(error))
      names.push_back(llvm::sys::path::filename(it->path()).str());
    EXPECT_FALSE(error);
    llvm::sort(names);
    return names;
  }

  /// The message of a failure, without the test's own directory in it.
  template <typename T> std::string messageOf(llvm::Expected<T> result) const {
    return result ? "success" : messageOf(result.takeError());
  }
  std::string messageOf(llvm::Error error) const {
    if (!error)
      return "success";
    std::string message = llvm::toString(std::move(error)), prefix = pathOf("");
    for (size_t at; (at = message.find(prefix)) != std::string::npos;)
      message.erase(at, prefix.size());
    return message;
  }

private:
  llvm::SmallString<128> directory;
};

/// As long as it lives, this process can write no file beyond `bytes`: a stand-in for a full disk.
class FileSizeLimit {
public:
  explicit FileSizeLimit(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before);
    rlimit limit = {bytes, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, SIG_DFL);
  }

private:
  rlimit before;
};

template <typename T> Tensor makeTensor(tp25d_type type, llvm::ArrayRef<int64_t> shape, const std::vector<T> &values) {
  Tensor tensor = llvm::cantFail(Tensor::allocate(type, shape));
  EXPECT_EQ(tensor.byteSize(), int64_t(values.size() * sizeof(T)));
  if (!values.empty())
    std::memcpy(tensor.mutableData().data(), values.data(), tensor.byteSize());
  return tensor;
}

template <typename T> std::vector<T> valuesOf(const Tensor &tensor) {
  EXPECT_EQ(typeBytes(tensor.type()), int64_t(sizeof(T)));
  auto *begin = reinterpret_cast<const T *>(tensor.data().data());
  return std::vector<T>(begin, begin + tensor.numElements());
}

/// All of what was opened.
inline llvm::Expected<Tensor> readAll(llvm::Expected<std::unique_ptr<TensorSource>> source) {
  return source ? (*source)->read() : source.takeError();
}

/// The number of the element with that index, in row-major order.
inline int64_t numberOf(llvm::ArrayRef<int64_t> index, llvm::ArrayRef<int64_t> shape) {
  int64_t number = 0;
  for (auto [i, size] : llvm::zip_equal(index, shape))
    number = number * size + i;
  return number;
}

/// Calls `visit` with every index of a tensor of that shape, in row-major order.
inline void forEachIndex(llvm::ArrayRef<int64_t> shape, llvm::function_ref<void(llvm::ArrayRef<int64_t>)> visit) {
  for (int64_t number = 0, end = *countElements(shape); number < end; ++number) {
    llvm::SmallVector<int64_t> index(shape.size());
    int64_t rest = number;
    for (size_t dimension = shape.size(); dimension-- > 0; rest /= shape[dimension])
      index[dimension] = rest % shape[dimension];
    visit(index);
  }
}

/// The elements from `offset` to `offset + size`, copied one by one.
inline Tensor partOf(const Tensor &whole, llvm::ArrayRef<int64_t> offset, llvm::ArrayRef<int64_t> size) {
  Tensor part = llvm::cantFail(Tensor::allocate(whole.type(), size));
  int64_t bytes = typeBytes(whole.type());
  char *to = part.mutableData().data();
  forEachIndex(size, [&](llvm::ArrayRef<int64_t> index) {
    auto inWhole = llvm::map_to_vector(llvm::zip_equal(offset, index),
                                       [](auto pair) { return std::get<0>(pair) + std::get<1>(pair); });
    to = std::copy_n(whole.data().data() + numberOf(inWhole, whole.shape()) * bytes, bytes, to);
  });
  return part;
}

/// Numbers that are the same in every run of a test.
class Dice {
public:
  int64_t below(int64_t end) { return std::uniform_int_distribution<int64_t>(0, end - 1)(generator); }

  Tensor tensor(tp25d_type type, llvm::ArrayRef<int64_t> shape) {
    Tensor tensor = llvm::cantFail(Tensor::allocate(type, shape));
    for (char &byte : tensor.mutableData())
      byte = below(type == TP25D_I1 ? 2 : 256);
    return tensor;
  }

private:
  std::mt19937_64 generator{42};
};

/// Everything in a string literal, also behind a zero byte.
template <size_t n> std::string raw(const char (&literal)[n]) { return std::string(literal, n - 1); }

/// Every element type once, in shapes of ranks 0 to 8, with arbitrary bytes.
inline std::vector<Tensor> oneOfEachType() {
  std::vector<Tensor> tensors;
  std::vector<int64_t> shape;
  for (int type = TP25D_F32; type <= TP25D_I64; ++type) {
    Tensor tensor = llvm::cantFail(Tensor::allocate(tp25d_type(type), shape));
    for (auto [i, byte] : llvm::enumerate(tensor.mutableData()))
      byte = type == TP25D_I1 ? i % 2 : char(i * 37 + type);
    tensors.push_back(tensor);
    shape.push_back(type % 3 + 1);
  }
  return tensors;
}

} // namespace tp25d

#endif // TP25D_TEST_TENSORFILE_TESTING_H
