//===- BlasTest.cpp - Products on the emulator -----------------------------------------------------------------===//

#include "TestHelp.h"

#include <chrono>
#include <cmath>
#include <cstring>
#include <cublasLt.h>
#include <cuda_bf16.h>
#include <cuda_fp16.h>
#include <random>

namespace {

using BlasTest = EmulatorTest;

struct Case {
  int64_t m = 7, n = 5, k = 9, batches = 1;
  bool transposeA = false, transposeB = false, rowMajor = false;
  uint32_t epilogue = CUBLASLT_EPILOGUE_DEFAULT;
  double alpha = 1, beta = 0;
  int64_t pad = 0; // of the leading dimensions
};

template <typename T> struct TypeOf;
template <> struct TypeOf<float> {
  static constexpr cudaDataType value = CUDA_R_32F;
};
template <> struct TypeOf<double> {
  static constexpr cudaDataType value = CUDA_R_64F;
};
template <> struct TypeOf<__half> {
  static constexpr cudaDataType value = CUDA_R_16F;
};
template <> struct TypeOf<__nv_bfloat16> {
  static constexpr cudaDataType value = CUDA_R_16BF;
};

double asDouble(float value) { return value; }
double asDouble(double value) { return value; }
double asDouble(__half value) { return __half2float(value); }
double asDouble(__nv_bfloat16 value) { return __bfloat162float(value); }

struct Description {
  cublasLtHandle_t handle;
  cublasLtMatmulDesc_t product;
  cublasLtMatrixLayout_t a, b, d;
  cublasLtMatmulPreference_t preference;
};

template <typename T> void set(cublasLtMatmulDesc_t product, cublasLtMatmulDescAttributes_t attribute, T value) {
  EXPECT_EQ(cublasLtMatmulDescSetAttribute(product, attribute, &value, sizeof value), CUBLAS_STATUS_SUCCESS);
}

cublasLtMatrixLayout_t layout(cudaDataType type, int64_t rows, int64_t columns, const Case &c) {
  cublasLtMatrixLayout_t created;
  const int64_t leading = (c.rowMajor ? columns : rows) + c.pad, stride = leading * (c.rowMajor ? rows : columns);
  EXPECT_EQ(cublasLtMatrixLayoutCreate(&created, type, rows, columns, leading), CUBLAS_STATUS_SUCCESS);
  const int32_t order = c.rowMajor ? CUBLASLT_ORDER_ROW : CUBLASLT_ORDER_COL, batches = c.batches;
  for (auto [attribute, value] :
       {std::pair(CUBLASLT_MATRIX_LAYOUT_ORDER, order), std::pair(CUBLASLT_MATRIX_LAYOUT_BATCH_COUNT, batches)})
    EXPECT_EQ(cublasLtMatrixLayoutSetAttribute(created, attribute, &value, sizeof value), CUBLAS_STATUS_SUCCESS);
  EXPECT_EQ(
      cublasLtMatrixLayoutSetAttribute(created, CUBLASLT_MATRIX_LAYOUT_STRIDED_BATCH_OFFSET, &stride, sizeof stride),
      CUBLAS_STATUS_SUCCESS);
  return created;
}

template <typename In, typename Out> Description describe(const Case &c) {
  Description description;
  const bool isDouble = TypeOf<In>::value == CUDA_R_64F;
  EXPECT_EQ(cublasLtCreate(&description.handle), CUBLAS_STATUS_SUCCESS);
  EXPECT_EQ(cublasLtMatmulDescCreate(&description.product, isDouble ? CUBLAS_COMPUTE_64F : CUBLAS_COMPUTE_32F,
                                     isDouble ? CUDA_R_64F : CUDA_R_32F),
            CUBLAS_STATUS_SUCCESS);
  set<int32_t>(description.product, CUBLASLT_MATMUL_DESC_TRANSA, c.transposeA ? CUBLAS_OP_T : CUBLAS_OP_N);
  set<int32_t>(description.product, CUBLASLT_MATMUL_DESC_TRANSB, c.transposeB ? CUBLAS_OP_T : CUBLAS_OP_N);
  set<uint32_t>(description.product, CUBLASLT_MATMUL_DESC_EPILOGUE, c.epilogue);
  description.a = layout(TypeOf<In>::value, c.transposeA ? c.k : c.m, c.transposeA ? c.m : c.k, c);
  description.b = layout(TypeOf<In>::value, c.transposeB ? c.n : c.k, c.transposeB ? c.k : c.n, c);
  description.d = layout(TypeOf<Out>::value, c.m, c.n, c);
  EXPECT_EQ(cublasLtMatmulPreferenceCreate(&description.preference), CUBLAS_STATUS_SUCCESS);
  const uint64_t workspace = 1 << 20;
  EXPECT_EQ(cublasLtMatmulPreferenceSetAttribute(description.preference, CUBLASLT_MATMUL_PREF_MAX_WORKSPACE_BYTES,
                                                 &workspace, sizeof workspace),
            CUBLAS_STATUS_SUCCESS);
  return description;
}

template <typename In, typename Out = In> void multiply(Case c, double tolerance) {
  cudaStream_t stream = newStream();
  Description description = describe<In, Out>(c);
  std::mt19937 random(1);
  std::uniform_real_distribution<float> uniform(-1, 1);
  const auto make = [&](auto type, int64_t rows, int64_t columns) {
    using T = decltype(type);
    std::vector<T> values((rows + c.pad) * (columns + c.pad) * c.batches);
    for (T &value : values)
      value = T(uniform(random));
    return values;
  };
  auto a = make(In(), c.m, c.k), b = make(In(), c.k, c.n);
  auto d = make(Out(), c.m, c.n), bias = make(Out(), c.m, 1);
  Out *deviceBias = upload(bias, stream);
  if (c.epilogue & CUBLASLT_EPILOGUE_BIAS) {
    set(description.product, CUBLASLT_MATMUL_DESC_BIAS_POINTER, deviceBias);
    set<int32_t>(description.product, CUBLASLT_MATMUL_DESC_BIAS_DATA_TYPE, TypeOf<Out>::value);
  }
  cublasLtMatmulHeuristicResult_t results[4];
  int count;
  OK(cublasLtMatmulAlgoGetHeuristic(description.handle, description.product, description.a, description.b,
                                    description.d, description.d, description.preference, 4, results, &count));
  ASSERT_GE(count, 1);
  const float alpha = c.alpha, beta = c.beta;
  const bool isDouble = TypeOf<In>::value == CUDA_R_64F;
  const void *scales[] = {isDouble ? static_cast<const void *>(&c.alpha) : &alpha,
                          isDouble ? static_cast<const void *>(&c.beta) : &beta};
  Out *deviceD = upload(d, stream);
  char *workspace = allocate<char>(results[0].workspaceSize);
  OK(cublasLtMatmul(description.handle, description.product, scales[0], upload(a, stream), description.a,
                    upload(b, stream), description.b, scales[1], deviceD, description.d, deviceD, description.d,
                    &results[0].algo, workspace, results[0].workspaceSize, stream));
  auto actual = download(deviceD, d.size(), stream);
  const auto at = [&](auto &values, int64_t rows, int64_t columns, int64_t batch, int64_t row, int64_t column,
                      bool transposed) -> auto & {
    if (transposed) {
      std::swap(rows, columns);
      std::swap(row, column);
    }
    const int64_t leading = (c.rowMajor ? columns : rows) + c.pad;
    return values[batch * leading * (c.rowMajor ? rows : columns) +
                  (c.rowMajor ? row * leading + column : column * leading + row)];
  };
  for (int64_t batch = 0; batch < c.batches; ++batch)
    for (int64_t i = 0; i < c.m; ++i)
      for (int64_t j = 0; j < c.n; ++j) {
        double sum = 0;
        for (int64_t p = 0; p < c.k; ++p)
          sum += asDouble(at(a, c.m, c.k, batch, i, p, c.transposeA)) *
                 asDouble(at(b, c.k, c.n, batch, p, j, c.transposeB));
        sum = c.alpha * sum + c.beta * asDouble(at(d, c.m, c.n, batch, i, j, false));
        if (c.epilogue & CUBLASLT_EPILOGUE_BIAS)
          sum += asDouble(bias[i]);
        if (c.epilogue & CUBLASLT_EPILOGUE_RELU)
          sum = std::max(sum, 0.0);
        if (c.epilogue & CUBLASLT_EPILOGUE_GELU)
          sum = 0.5 * sum * (1 + std::tanh(0.7978845608028654 * (sum + 0.044715 * sum * sum * sum)));
        ASSERT_NEAR(asDouble(at(actual, c.m, c.n, batch, i, j, false)), sum, tolerance) << i << ", " << j;
      }
}

TEST_F(BlasTest, LayoutsAndTransposes) {
  for (int flags = 0; flags < 16; ++flags) {
    Case c;
    c.m = 37;
    c.n = 13;
    c.transposeA = flags & 1;
    c.transposeB = flags & 2;
    c.rowMajor = flags & 4;
    c.pad = flags & 8 ? 3 : 0;
    c.batches = 2;
    multiply<float>(c, 1e-5);
  }
}

TEST_F(BlasTest, Types) {
  Case c;
  c.alpha = 0.5;
  c.beta = 2;
  multiply<float>(c, 1e-5);
  multiply<double>(c, 1e-13);
  multiply<__half>(c, 1e-2);
  multiply<__half, float>(c, 1e-4);
  multiply<__nv_bfloat16>(c, 1e-1);
  multiply<__nv_bfloat16, float>(c, 1e-4);
}

TEST_F(BlasTest, Epilogues) {
  Case c;
  for (uint32_t epilogue : {CUBLASLT_EPILOGUE_BIAS, CUBLASLT_EPILOGUE_RELU, CUBLASLT_EPILOGUE_RELU_BIAS,
                            CUBLASLT_EPILOGUE_GELU, CUBLASLT_EPILOGUE_GELU_BIAS}) {
    c.epilogue = epilogue;
    multiply<float>(c, 1e-5);
    multiply<__nv_bfloat16>(c, 1e-1);
  }
}

TEST_F(BlasTest, Large) {
  cudaStream_t stream = newStream();
  Case c;
  c.m = c.n = c.k = 1024;
  Description description = describe<float, float>(c);
  float *a = upload(std::vector<float>(1 << 20, 1), stream), *d = allocate<float>(1 << 20), one = 1, zero = 0;
  auto start = std::chrono::steady_clock::now();
  OK(cublasLtMatmul(description.handle, description.product, &one, a, description.a, a, description.b, &zero, nullptr,
                    description.d, d, description.d, nullptr, nullptr, 0, stream));
  OK(cudaStreamSynchronize(stream));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(30));
  EXPECT_EQ(download(d, 1 << 20, stream), std::vector<float>(1 << 20, 1024));
}

TEST_F(BlasTest, Refusals) {
  Case c;
  Description good = describe<float, float>(c);
  cudaStream_t stream = newStream();
  float *memory = allocate<float>(100), *result = allocate<float>(100), one = 1, zero = 0;
  const auto run = [&](const Description &with, void *workspace = nullptr, size_t bytes = 0) {
    return cublasLtMatmul(with.handle, with.product, &one, memory, with.a, memory, with.b, &zero, nullptr, with.d,
                          result, with.d, nullptr, workspace, bytes, stream);
  };
  Description bad = good;
  bad.b = describe<double, double>(c).b;
  EXPECT_EQ(run(bad), CUBLAS_STATUS_NOT_SUPPORTED);
  bad = good;
  bad.b = good.a;
  EXPECT_EQ(run(bad), CUBLAS_STATUS_INVALID_VALUE);
  bad = good;
  bad.d = nullptr;
  EXPECT_EQ(run(bad), CUBLAS_STATUS_INVALID_VALUE);
  bad = good;
  cublasLtMatrixLayoutCreate(&bad.d, CUDA_R_32F, c.m, c.n, c.m - 1);
  EXPECT_EQ(run(bad), CUBLAS_STATUS_INVALID_VALUE);
  EXPECT_EQ(run(good, reinterpret_cast<char *>(memory) + 4, 16), CUBLAS_STATUS_INVALID_VALUE);
  set<uint32_t>(good.product, CUBLASLT_MATMUL_DESC_EPILOGUE, CUBLASLT_EPILOGUE_BIAS);
  EXPECT_EQ(run(good), CUBLAS_STATUS_INVALID_VALUE); // no bias
  c.rowMajor = true;
  c.epilogue = CUBLASLT_EPILOGUE_RELU;
  EXPECT_EQ(run((describe<float, float>(c))), CUBLAS_STATUS_NOT_SUPPORTED);
}

TEST_F(BlasTest, SharedWorkspaceIsARace) {
  EXPECT_VIOLATION(([&] {
                     Case c;
                     Description description = describe<float, float>(c);
                     float *a = allocate<float>(100);
                     float *workspace = allocate<float>(1024);
                     float one = 1;
                     float zero = 0;
                     for (int i = 0; i < 2; ++i)
                       cublasLtMatmul(description.handle, description.product, &one, a, description.a, a, description.b,
                                      &zero, nullptr, description.d, allocate<float>(100), description.d, nullptr,
                                      workspace, 4096, newStream());
                   })(),
                   "race: cublasLtMatmul\\(7x5x9, float32\\) on stream 1 writes .*4096 of them.*cublasLtMatmul.* on "
                   "stream 0 writes");
}

TEST_F(BlasTest, OverlappingResult) {
  EXPECT_VIOLATION(([&] {
                     Case c;
                     Description description = describe<float, float>(c);
                     float *a = allocate<float>(200);
                     float one = 1;
                     float zero = 0;
                     cublasLtMatmul(description.handle, description.product, &one, a, description.a, a, description.b,
                                    &zero, nullptr, description.d, a + 40, description.d, nullptr, nullptr, 0,
                                    newStream());
                   })(),
                   "an operand overlaps the result or the workspace");
}

TEST_F(BlasTest, InjectedError) {
  EXPECT_GOOD({
    setenv("TP25D_EMULATOR_FAULT", "cublasLtMatmul:1:error", 1);
    EXPECT_EQ(cublasLtMatmul(nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr,
                             nullptr, nullptr, nullptr, nullptr, 0, nullptr),
              CUBLAS_STATUS_EXECUTION_FAILED);
  });
}

} // namespace
