//===- ProductsTest.cpp - Matrix products -----------------------------------===//
//
// Products of every layout and with every epilogue against a loop in double precision, plain and packed.
//
//===----------------------------------------------------------------------===//

#include "Job.h"

#include "dnnl.hpp"

#include <cmath>
#include <functional>
#include <numeric>
#include <random>

namespace {

const double gap = 1e30; // What C holds where the product has nothing to write.

/// Row-major strides of a matrix with batch dimensions.
void rowMajor(int64_t *strides, const std::vector<int64_t> &sizes) {
  int64_t stride = 1;
  for (size_t dimension = sizes.size(); dimension-- > 0;) {
    strides[dimension] = stride;
    stride *= sizes[dimension];
  }
}

tp25d_product dense(std::vector<int64_t> batch, int64_t m, int64_t n, int64_t k) {
  tp25d_product product = {};
  product.type_a = product.type_b = product.type_c = TP25D_F32;
  product.batch_rank = batch.size();
  std::copy(batch.begin(), batch.end(), product.batch);
  product.m = m;
  product.n = n;
  product.k = k;
  auto sizes = [&](int64_t rows, int64_t columns) {
    std::vector<int64_t> all = batch;
    all.push_back(rows);
    all.push_back(columns);
    return all;
  };
  rowMajor(product.stride_a, sizes(m, k));
  rowMajor(product.stride_b, sizes(k, n));
  rowMajor(product.stride_c, sizes(m, n));
  return product;
}

void addEpilogue(tp25d_product &product, int64_t kind, int64_t perColumn = 0) {
  product.epilogue[product.epilogue_count++] = {kind, perColumn};
}

/// Calls `visit` with the offsets of each batch index in A, B and C.
template <typename Visitor>
void forEachBatch(const tp25d_product &product, Visitor visit, int64_t dimension = 0, int64_t a = 0, int64_t b = 0,
                  int64_t c = 0) {
  if (dimension == product.batch_rank)
    return visit(a, b, c);
  for (int64_t i = 0; i < product.batch[dimension]; ++i)
    forEachBatch(product, visit, dimension + 1, a + i * product.stride_a[dimension],
                 b + i * product.stride_b[dimension], c + i * product.stride_c[dimension]);
}

int64_t extent(const tp25d_product &product, const int64_t *strides, int64_t rows, int64_t columns) {
  int64_t last = (rows - 1) * strides[product.batch_rank] + (columns - 1) * strides[product.batch_rank + 1];
  for (int64_t dimension = 0; dimension < product.batch_rank; ++dimension)
    last += (product.batch[dimension] - 1) * strides[dimension];
  return last + 1;
}

std::vector<float> randomFloats(int64_t count, uint32_t seed) {
  std::mt19937 generator(seed);
  std::uniform_real_distribution<float> distribution(-1, 1);
  std::vector<float> values(count);
  for (float &value : values)
    value = distribution(generator);
  return values;
}

double apply(int64_t kind, double x, double operand) {
  switch (kind) {
  case TP25D_EPILOGUE_ADD:
    return x + operand;
  case TP25D_EPILOGUE_MULTIPLY:
    return x * operand;
  case TP25D_EPILOGUE_RELU:
    return std::max(x, 0.0);
  case TP25D_EPILOGUE_GELU_ERF:
    return x / 2 * (1 + std::erf(x / std::sqrt(2.0)));
  case TP25D_EPILOGUE_GELU_TANH:
    return x / 2 * (1 + std::tanh(std::sqrt(2 / M_PI) * (x + 0.044715 * x * x * x)));
  case TP25D_EPILOGUE_TANH:
    return std::tanh(x);
  default:
    return 1 / (1 + std::exp(-x));
  }
}

/// The operands of a product, and what comes out of it.
struct Data {
  explicit Data(const tp25d_product &product) : product(product) {
    a = randomFloats(extent(product, product.stride_a, product.m, product.k), 1);
    b = randomFloats(extent(product, product.stride_b, product.k, product.n), 2);
    std::vector<float> before = randomFloats(extent(product, product.stride_c, product.m, product.n), 3);
    expected.assign(before.size(), gap);
    c.assign(before.size(), gap);
    for (int64_t step = 0; step < product.epilogue_count; ++step)
      if (product.epilogue[step].kind <= TP25D_EPILOGUE_MULTIPLY)
        operands.push_back(randomFloats(product.epilogue[step].per_column ? product.n : before.size(), 4 + step));
    forEachBatch(product, [&](int64_t inA, int64_t inB, int64_t inC) {
      const int64_t *stepA = product.stride_a + product.batch_rank, *stepB = product.stride_b + product.batch_rank,
                    *stepC = product.stride_c + product.batch_rank;
      for (int64_t row = 0; row < product.m; ++row)
        for (int64_t column = 0; column < product.n; ++column) {
          int64_t place = inC + row * stepC[0] + column * stepC[1];
          c[place] = product.accumulate ? before[place] : NAN; // Must not be read unless it accumulates.
          double sum = product.accumulate ? before[place] : 0;
          for (int64_t i = 0; i < product.k; ++i)
            sum += double(a[inA + row * stepA[0] + i * stepA[1]]) * b[inB + i * stepB[0] + column * stepB[1]];
          size_t operand = 0;
          for (int64_t step = 0; step < product.epilogue_count; ++step) {
            const tp25d_epilogue &epilogue = product.epilogue[step];
            double value = 0;
            if (epilogue.kind <= TP25D_EPILOGUE_MULTIPLY)
              value = operands[operand++][epilogue.per_column ? column : place];
            sum = apply(epilogue.kind, sum, value);
          }
          expected[place] = sum;
        }
    });
  }

  void multiply(const Device &device, int64_t index, const void *weights) {
    std::vector<const void *> pointers;
    for (const std::vector<float> &operand : operands)
      pointers.push_back(operand.data());
    tp25d_multiply(device.handle, index, a.data(), weights, c.data(), pointers.data());
  }

  void check() const {
    for (size_t i = 0; i < c.size(); ++i)
      ASSERT_NEAR(c[i], expected[i], expected[i] == gap ? gap * 1e-6 : 1e-6 * product.k + 1e-5) << "element " << i;
  }

  const tp25d_product &product;
  std::vector<float> a, b, c;
  std::vector<std::vector<float>> operands;
  std::vector<double> expected;
};

void check(const tp25d_product &product) {
  Job job({1, 1, 1, 2}); // Both devices execute the same primitive at the same time.
  job.products = {product};
  job.prepare();
  Data data[2] = {Data(product), Data(product)};
  ASSERT_EQ(job.run([&](const Device &device) { data[device.id].multiply(device, 0, data[device.id].b.data()); }),
            TP25D_OK)
      << tp25d_error_message();
  data[0].check();
  data[1].check();
  EXPECT_GT(job.statistics(0).product_seconds, 0);
}

TEST(Product, Dense) {
  check(dense({}, 64, 48, 80));
  check(dense({}, 5, 7, 3));
  check(dense({}, 1, 33, 65));
  check(dense({}, 33, 1, 65));
  check(dense({}, 17, 19, 1));
  check(dense({}, 1, 1, 1));
}

TEST(Product, TransposedOperands) {
  for (bool transposeA : {false, true})
    for (bool transposeB : {false, true}) {
      tp25d_product product = dense({}, 31, 45, 29);
      if (transposeA) {
        product.stride_a[0] = 1;
        product.stride_a[1] = 31;
      }
      if (transposeB) {
        product.stride_b[0] = 1;
        product.stride_b[1] = 29;
      }
      check(product);
    }
}

TEST(Product, TransposedResult) {
  tp25d_product product = dense({}, 31, 45, 29);
  product.stride_c[0] = 1;
  product.stride_c[1] = 31;
  check(product);
}

TEST(Product, PartsOfLargerMatrices) {
  tp25d_product product = dense({}, 31, 45, 29);
  product.stride_a[0] = 100;
  product.stride_b[0] = 90;
  product.stride_c[0] = 70;
  check(product);
  product.accumulate = 1;
  addEpilogue(product, TP25D_EPILOGUE_MULTIPLY, 0);
  check(product);
}

TEST(Product, Batch) {
  check(dense({3}, 16, 24, 32));
  check(dense({2, 3}, 16, 24, 32));
  check(dense({1, 3, 1}, 16, 24, 32));
}

TEST(Product, BatchBetweenRowsAndColumns) { // As the heads of an attention lie.
  constexpr int64_t batch = 2, heads = 3, length = 20, width = 16;
  tp25d_product scores = dense({batch, heads}, length, length, width);
  int64_t query[] = {length * heads * width, width, heads * width, 1},
          key[] = {length * heads * width, width, 1, heads * width};
  std::copy(query, query + 4, scores.stride_a);
  std::copy(key, key + 4, scores.stride_b);
  check(scores);
  tp25d_product mix = dense({batch, heads}, length, width, length);
  std::copy(query, query + 4, mix.stride_b);
  std::copy(query, query + 4, mix.stride_c);
  check(mix);
}

TEST(Product, RepeatedBatch) {
  tp25d_product product = dense({4, 3}, 16, 24, 32);
  rowMajor(product.stride_b, {32, 24});
  std::copy_backward(product.stride_b, product.stride_b + 2, product.stride_b + 4);
  product.stride_b[0] = product.stride_b[1] = 0;
  check(product);
  product = dense({4, 3}, 16, 24, 32);
  product.stride_a[0] = 0;
  check(product);
}

TEST(Product, Accumulates) {
  tp25d_product product = dense({}, 40, 50, 60);
  product.accumulate = 1;
  check(product);
  product = dense({2}, 40, 50, 60);
  product.accumulate = 1;
  check(product);
}

TEST(Product, EachEpilogue) {
  for (int64_t kind = TP25D_EPILOGUE_ADD; kind <= TP25D_EPILOGUE_LOGISTIC; ++kind)
    for (int64_t perColumn : {0, 1})
      for (int64_t accumulate : {0, 1})
        for (const tp25d_product &plain : {dense({}, 30, 40, 8), dense({2, 3}, 30, 40, 8)}) {
          SCOPED_TRACE("epilogue " + std::to_string(kind) + (perColumn ? " per column" : ""));
          tp25d_product product = plain;
          product.accumulate = accumulate;
          addEpilogue(product, kind, perColumn);
          check(product);
        }
}

TEST(Product, LongEpilogue) {
  tp25d_product product = dense({}, 30, 40, 8);
  product.accumulate = 1;
  addEpilogue(product, TP25D_EPILOGUE_ADD, 1);
  addEpilogue(product, TP25D_EPILOGUE_GELU_ERF);
  addEpilogue(product, TP25D_EPILOGUE_MULTIPLY, 0);
  addEpilogue(product, TP25D_EPILOGUE_ADD, 0);
  check(product);
}

/// Operands whose strides serve few of a cache's sets are multiplied in other ways where oneDNN is slow with them.
std::vector<tp25d_product> conflicting(int64_t m) {
  std::vector<tp25d_product> products;
  for (int64_t n : {256, 512, 768, 1024})
    products.push_back(dense({}, m, n, 24));
  products.push_back(dense({}, m, 100, 24)); // B is a part of a larger matrix
  products.back().stride_b[0] = 512;
  products.push_back(dense({}, 256, m, 24)); // A is transposed
  products.back().stride_a[0] = 1;
  products.back().stride_a[1] = 256;
  products.push_back(dense({}, 240, 512, 24)); // so it is here, a part of a larger matrix, and B conflicts as well
  products.back().stride_a[0] = 1;
  products.back().stride_a[1] = 512;
  return products;
}

TEST(Product, ConflictingStrides) {
  for (int64_t m : {20, 70})
    for (tp25d_product product : conflicting(m)) {
      SCOPED_TRACE(testing::Message() << product.m << " x " << product.n);
      check(product);
      product.accumulate = 1;
      tp25d_product layer = product, gated = product; // as layers have them, and their gradients
      addEpilogue(layer, TP25D_EPILOGUE_ADD, 1);
      addEpilogue(layer, TP25D_EPILOGUE_GELU_ERF);
      check(layer);
      addEpilogue(gated, TP25D_EPILOGUE_MULTIPLY, 0);
      check(gated);
      product.stride_c[0] += 8;
      check(product);
    }
}

TEST(Product, ConflictingStridesOfABatch) { check(dense({3}, 70, 512, 24)); }

TEST(Product, ConflictingStridesOfBf16) {
  Job job({1, 1, 1, 1});
  job.products = {dense({}, 70, 512, 24)};
  job.products[0].type_a = job.products[0].type_b = TP25D_BF16;
  job.prepare();
  std::vector<uint16_t> a(70 * 24, 0x4000), b(24 * 512, 0x3fc0); // 2 and 1.5
  std::vector<float> c(70 * 512);
  ASSERT_EQ(
      job.run([&](const Device &device) { tp25d_multiply(device.handle, 0, a.data(), b.data(), c.data(), nullptr); }),
      TP25D_OK);
  EXPECT_EQ(c, std::vector<float>(70 * 512, 72.0f));
}

TEST(Product, ConflictingStridesAreReproducible) {
  Job job({1, 1, 1, 1});
  job.products = {dense({}, 70, 512, 24)};
  job.prepare();
  Data data[2] = {Data(job.products[0]), Data(job.products[0])};
  ASSERT_EQ(job.run([&](const Device &device) {
    for (Data &each : data)
      each.multiply(device, 0, each.b.data());
  }),
            TP25D_OK);
  EXPECT_EQ(data[0].c, data[1].c);
}

TEST(Product, SeveralThreads) {
  Job job({1, 1, 1, 1});
  job.products = {dense({}, 200, 300, 100), dense({}, 200, 512, 100)};
  job.options.threads_per_device = 2;
  job.prepare();
  Data data[2] = {Data(job.products[0]), Data(job.products[1])};
  ASSERT_EQ(job.run([&](const Device &device) {
    for (int64_t index : {0, 1})
      data[index].multiply(device, index, data[index].b.data());
  }),
            TP25D_OK);
  data[0].check();
  data[1].check();
}

/// Values that bf16 holds exactly give an exact sum in f32.
TEST(Product, Bf16WithAnF32Result) {
  Job job({1, 1, 1, 1});
  job.products = {dense({}, 16, 32, 64)};
  job.products[0].type_a = job.products[0].type_b = TP25D_BF16;
  job.prepare();
  std::vector<uint16_t> a(16 * 64, 0x4000), b(64 * 32, 0x3fc0); // 2 and 1.5
  std::vector<float> c(16 * 32);
  ASSERT_EQ(
      job.run([&](const Device &device) { tp25d_multiply(device.handle, 0, a.data(), b.data(), c.data(), nullptr); }),
      TP25D_OK);
  EXPECT_EQ(c, std::vector<float>(16 * 32, 192.0f));
}

//===----------------------------------------------------------------------===//
// Packing
//===----------------------------------------------------------------------===//

/// Products of one weight matrix, which a parameter of the program holds: one layer's, at two sizes.
class PackedProducts : public testing::Test {
protected:
  /// Runs all of the job's products with its only parameter as B, and checks them. Gives the arena's size.
  int64_t checkAll(Job &job, bool pack) {
    job.options.pack = pack;
    job.prepare();
    std::vector<Data> data(job.products.begin(), job.products.end());
    EXPECT_EQ(tp25d_write(job.runtime, 0, data[0].b.data()), TP25D_OK) << tp25d_error_message();
    EXPECT_EQ(job.run([&](const Device &device) {
      for (size_t index = 0; index < data.size(); ++index)
        data[index].multiply(device, index, device.blocks[0]);
    }),
              TP25D_OK)
        << tp25d_error_message();
    for (Data &each : data)
      each.check();
    wasPacked = !std::equal(data[0].b.begin(), data[0].b.end(), firstBlock(job));
    return tp25d_arena_bytes(job.runtime);
  }

  bool wasPacked = false;

private:
  std::vector<float>::const_iterator firstBlock(Job &job) {
    const tp25d_argument &weight = job.arguments[0];
    int64_t count = std::accumulate(weight.size, weight.size + weight.rank, int64_t{1}, std::multiplies<>());
    job.run([&](const Device &device) { copy.assign(device.block<float>(0), device.block<float>(0) + count); });
    return copy.begin();
  }
  std::vector<float> copy;
};

const int64_t both[] = {0, 1, TP25D_NONE};

TEST_F(PackedProducts, AgreeWithPlain) {
  for (bool pack : {false, true})
    for (auto [k, n] : {std::pair<int64_t, int64_t>{128, 192}, {53, 59}, {3072, 768}}) { // the last is packed in parts
      Job job({1, 1, 1, 1});
      job.products = {dense({}, 64, n, k), dense({}, 16, n, k)};
      job.products[1].accumulate = 1;
      addEpilogue(job.products[1], TP25D_EPILOGUE_ADD, 1);
      job.add("weight", TP25D_PARAMETER, TP25D_F32, {k, n}, {{}, {}}).products = both;
      EXPECT_GE(checkAll(job, pack), k * n * 4);
      // What packing would pad stays plain; oneDNN packs for AVX-512 alone; without, panels mend a conflicting stride.
      bool avx512 = dnnl::get_effective_cpu_isa() >= dnnl::cpu_isa::avx512_core;
      EXPECT_EQ(wasPacked, pack && n % (avx512 ? 64 : 256) == 0) << k << " x " << n;
    }
}

/// The rows of the matrix need not be the rows of the block.
TEST_F(PackedProducts, OfABlockOfHigherRank) {
  for (std::vector<int64_t> sizes : {std::vector<int64_t>{4, 6, 512}, {3072, 2, 256}, {7, 512}}) {
    Job job({1, 1, 1, 1});
    job.products = {dense({}, 16, sizes.back(), sizes.size() == 3 ? sizes[0] * sizes[1] : sizes[0])};
    static const int64_t onlyFirst[] = {0, TP25D_NONE};
    std::vector<std::vector<int64_t>> axes(sizes.size());
    job.add("weight", TP25D_PARAMETER, TP25D_F32, sizes, axes).products = onlyFirst;
    checkAll(job, true);
  }
}

/// Alike but for who executes them: the first has its B packed, the second a plain one.
TEST_F(PackedProducts, DifferFromPlainOnesOfTheSameSize) {
  static const int64_t onlyFirst[] = {0, TP25D_NONE};
  Job job({1, 1, 1, 1});
  job.options.pack = 1;
  job.products = {dense({}, 64, 256, 128), dense({}, 64, 256, 128)};
  job.add("weight", TP25D_PARAMETER, TP25D_F32, {128, 256}, {{}, {}}).products = onlyFirst;
  job.prepare();
  Data data[2] = {Data(job.products[0]), Data(job.products[1])};
  ASSERT_EQ(tp25d_write(job.runtime, 0, data[0].b.data()), TP25D_OK);
  ASSERT_EQ(job.run([&](const Device &device) {
    data[0].multiply(device, 0, device.blocks[0]);
    data[1].multiply(device, 1, data[1].b.data());
  }),
            TP25D_OK);
  data[0].check();
  data[1].check();
}

/// As B and as its transpose: no layout serves both.
TEST_F(PackedProducts, StayPlainWhereProductsDisagree) {
  Job job({1, 1, 1, 1});
  job.products = {dense({}, 64, 256, 128), dense({}, 64, 128, 256)};
  job.products[1].stride_b[0] = 1;
  job.products[1].stride_b[1] = 256;
  job.add("weight", TP25D_PARAMETER, TP25D_F32, {128, 256}, {{}, {}}).products = both;
  checkAll(job, true);
  EXPECT_FALSE(wasPacked);
}

/// Two parameters share product 1; the second cannot be packed, so the first must not be.
TEST_F(PackedProducts, ShareOneLayoutAProduct) {
  static const int64_t ofSecond[] = {1, 2, TP25D_NONE};
  Job job({1, 1, 1, 1});
  job.products = {dense({}, 64, 256, 128), dense({}, 32, 256, 128)};
  tp25d_product transposed = dense({}, 64, 128, 256);
  transposed.stride_b[0] = 1;
  transposed.stride_b[1] = 256;
  job.add("first", TP25D_PARAMETER, TP25D_F32, {128, 256}, {{}, {}}).products = both;
  job.add("second", TP25D_PARAMETER, TP25D_F32, {128, 256}, {{}, {}}).products = ofSecond;
  job.products.push_back(transposed);
  checkAll(job, true);
  EXPECT_FALSE(wasPacked);
}

/// Each device packs its own block.
TEST_F(PackedProducts, OfShards) {
  static const int64_t onlyFirst[] = {0, TP25D_NONE};
  Job job({1, 1, 2, 2});
  job.options.pack = 1;
  tp25d_product product = dense({}, 32, 64, 48);
  job.products = {product};
  job.add("weight", TP25D_PARAMETER, TP25D_F32, {96, 128}, {{TP25D_ROW}, {TP25D_COL}}).products = onlyFirst;
  job.prepare();
  std::vector<float> whole = randomFloats(96 * 128, 9), a = randomFloats(32 * 48, 8);
  ASSERT_EQ(tp25d_write(job.runtime, 0, whole.data()), TP25D_OK) << tp25d_error_message();
  std::vector<std::vector<float>> results(4, std::vector<float>(32 * 64));
  ASSERT_EQ(job.run([&](const Device &device) {
    tp25d_multiply(device.handle, 0, a.data(), device.blocks[0], results[device.id].data(), nullptr);
  }),
            TP25D_OK);
  for (int64_t device = 0; device < 4; ++device)
    for (int64_t row = 0; row < 32; ++row)
      for (int64_t column = 0; column < 64; ++column) {
        double sum = 0;
        for (int64_t i = 0; i < 48; ++i)
          sum += double(a[row * 48 + i]) * whole[(device / 2 * 48 + i) * 128 + device % 2 * 64 + column];
        ASSERT_NEAR(results[device][row * 64 + column], sum, 1e-4);
      }
}

//===----------------------------------------------------------------------===//
// Products that cannot be
//===----------------------------------------------------------------------===//

TEST(InvalidProduct, Type) {
  Job job({1, 1, 1, 1});
  job.products = {dense({}, 4, 5, 6), dense({}, 4, 5, 6)};
  job.products[1].type_b = TP25D_F64;
  job.expectInvalid("product 1 (m 4, n 5, k 6, f32 x f64 -> f32): B is f64, only f32, bf16 and f16 can be multiplied");
}

TEST(InvalidProduct, RefusedByOneDnn) {
  Job job({1, 1, 1, 1});
  job.products = {dense({2}, 4, 5, 6)};
  job.products[0].type_a = TP25D_BF16;
  job.expectInvalid("product 0 (batch 2, m 4, n 5, k 6, bf16 x f32 -> f32): oneDNN refuses it: unimplemented");
}

TEST(InvalidProduct, OverlappingStrides) {
  Job job({1, 1, 1, 1});
  job.products = {dense({}, 4, 5, 6)};
  job.products[0].stride_c[0] = 3;
  job.expectInvalid("product 0 (m 4, n 5, k 6, f32 x f32 -> f32): oneDNN refuses it: invalid_arguments");
}

TEST(InvalidProduct, Size) {
  Job job({1, 1, 1, 1});
  job.products = {dense({}, 4, 5, 0)};
  job.expectInvalid("product 0: k is 0, must be at least 1");
  job.products = {dense({3, 0}, 4, 5, 6)};
  job.expectInvalid("product 0: size of batch dimension 1 is 0, must be at least 1");
}

TEST(InvalidProduct, ParameterIsNotItsB) {
  static const int64_t onlyFirst[] = {0, TP25D_NONE};
  Job job({1, 1, 1, 2});
  job.options.pack = 1;
  job.products = {dense({}, 4, 8, 6)};
  job.add("weight", TP25D_PARAMETER, TP25D_F32, {6, 8}, {{}, {TP25D_COL}}).products = onlyFirst;
  job.expectInvalid("argument 'weight': its block, 96 bytes of f32, is not the B of product 0 (m 4, n 8, k 6, "
                    "f32 x f32 -> f32)");
}

} // namespace
