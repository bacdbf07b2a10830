//===- Blas.cpp - The emulator's entry points of cuBLASLt ------------------------------------------------------===//

#include "Engine.h"
#include "Numbers.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <cublasLt.h>

// Resolving clones at load time comes before the sanitizers are ready.
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define TP25D_SANITIZED
#endif
#elif defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
#define TP25D_SANITIZED
#endif
#if defined(__x86_64__) && !defined(TP25D_SANITIZED)
#define TP25D_FAST __attribute__((target_clones("arch=skylake-avx512", "arch=haswell", "default")))
#else
#define TP25D_FAST
#endif

namespace tp25d::emulator {
namespace {

struct Library {
  bool isDestroyed = false;
};

struct Layout {
  cudaDataType type;
  uint64_t rows, columns;
  int64_t leading, order = CUBLASLT_ORDER_COL, batches = 1, batchStride = 0;
  bool isDestroyed = false;

  bool isValid() const {
    return rows && columns && batches > 0 && leading >= int64_t(order == CUBLASLT_ORDER_ROW ? columns : rows) &&
           (order == CUBLASLT_ORDER_ROW || order == CUBLASLT_ORDER_COL);
  }
  bool operator==(const Layout &other) const {
    return type == other.type && rows == other.rows && columns == other.columns && leading == other.leading &&
           order == other.order && batches == other.batches && batchStride == other.batchStride;
  }
  int64_t rowStride() const { return order == CUBLASLT_ORDER_ROW ? leading : 1; }
  int64_t columnStride() const { return order == CUBLASLT_ORDER_ROW ? 1 : leading; }
};

struct Product {
  cublasComputeType_t compute;
  cudaDataType scale;
  int32_t transposeA = CUBLAS_OP_N, transposeB = CUBLAS_OP_N, pointerMode = CUBLASLT_POINTER_MODE_HOST;
  uint32_t epilogue = CUBLASLT_EPILOGUE_DEFAULT;
  const void *bias = nullptr;
  int32_t biasType = -1;
  int64_t biasStride = 0;
  bool isDestroyed = false;

  bool hasBias() const { return epilogue & CUBLASLT_EPILOGUE_BIAS; }
};

struct Preference {
  uint64_t workspace = 0;
  uint32_t alignment[4] = {256, 256, 256, 256}; // of A, B, C, D
  bool isDestroyed = false;
};

/// What the opaque data of an algorithm hold.
struct Algorithm {
  uint64_t magic, workspace, alignment[4];
  static constexpr uint64_t expected = 0x7470323564616C67;
};
static_assert(sizeof(Algorithm) <= sizeof(cublasLtMatmulAlgo_t), "");

template <typename T> Handles<T> &handles() {
  static auto *const handles = new Handles<T>;
  return *handles;
}

int64_t elementBytes(cudaDataType type) {
  switch (type) {
  case CUDA_R_64F:
    return 8;
  case CUDA_R_32F:
    return 4;
  case CUDA_R_16F:
  case CUDA_R_16BF:
    return 2;
  default:
    return 0;
  }
}

const char *typeName(cudaDataType type) {
  switch (type) {
  case CUDA_R_64F:
    return "float64";
  case CUDA_R_32F:
    return "float32";
  case CUDA_R_16F:
    return "float16";
  case CUDA_R_16BF:
    return "bfloat16";
  default:
    return "another type";
  }
}

/// What cublasLtMatmul and the heuristic refuse.
cublasStatus_t check(const Product &product, const Layout &a, const Layout &b, const Layout &c, const Layout &d) {
  for (const Layout *layout : {&a, &b, &c, &d})
    if (!layout->isValid())
      return CUBLAS_STATUS_INVALID_VALUE;
  const uint64_t m = product.transposeA == CUBLAS_OP_N ? a.rows : a.columns;
  const uint64_t k = product.transposeA == CUBLAS_OP_N ? a.columns : a.rows;
  const uint64_t n = product.transposeB == CUBLAS_OP_N ? b.columns : b.rows;
  if (k != (product.transposeB == CUBLAS_OP_N ? b.rows : b.columns) || d.rows != m || d.columns != n || c.rows != m ||
      c.columns != n)
    return CUBLAS_STATUS_INVALID_VALUE;
  if (a.batches != d.batches || b.batches != d.batches || c.batches != d.batches)
    return CUBLAS_STATUS_INVALID_VALUE;
  if (product.pointerMode != CUBLASLT_POINTER_MODE_HOST)
    return CUBLAS_STATUS_NOT_SUPPORTED;
  if (a.type != b.type || c.type != d.type)
    return CUBLAS_STATUS_NOT_SUPPORTED;
  const bool isDouble = product.compute == CUBLAS_COMPUTE_64F;
  if (!isDouble && product.compute != CUBLAS_COMPUTE_32F && product.compute != CUBLAS_COMPUTE_32F_FAST_TF32)
    return CUBLAS_STATUS_NOT_SUPPORTED;
  if (product.compute == CUBLAS_COMPUTE_32F_FAST_TF32 && a.type != CUDA_R_32F)
    return CUBLAS_STATUS_NOT_SUPPORTED;
  if (product.scale != (isDouble ? CUDA_R_64F : CUDA_R_32F) || isDouble != (a.type == CUDA_R_64F))
    return CUBLAS_STATUS_NOT_SUPPORTED;
  if (!elementBytes(a.type) || (d.type != a.type && (isDouble || d.type != CUDA_R_32F)))
    return CUBLAS_STATUS_NOT_SUPPORTED;
  switch (product.epilogue) {
  case CUBLASLT_EPILOGUE_DEFAULT:
    break;
  case CUBLASLT_EPILOGUE_BIAS:
  case CUBLASLT_EPILOGUE_RELU:
  case CUBLASLT_EPILOGUE_RELU_BIAS:
  case CUBLASLT_EPILOGUE_GELU:
  case CUBLASLT_EPILOGUE_GELU_BIAS:
    if (d.order == CUBLASLT_ORDER_ROW)
      return CUBLAS_STATUS_NOT_SUPPORTED; // as cuBLAS documents it
    if (product.hasBias() && product.biasType != -1 && product.biasType != int32_t(d.type))
      return CUBLAS_STATUS_NOT_SUPPORTED;
    break;
  default:
    return CUBLAS_STATUS_NOT_SUPPORTED;
  }
  return CUBLAS_STATUS_SUCCESS;
}

//===----------------------------------------------------------------------===//
// The multiplication
//===----------------------------------------------------------------------===//

constexpr int64_t tileRows = 32, tileColumns = 6;

/// A tile of D from panels of A and B: sums over k in order.
#define TP25D_TILE(T)                                                                                                  \
  TP25D_FAST void multiplyTile(int64_t k, const T *a, const T *b, T *tile) {                                           \
    T sums[tileColumns][tileRows] = {};                                                                                \
    for (int64_t p = 0; p < k; ++p)                                                                                    \
      for (int64_t j = 0; j < tileColumns; ++j)                                                                        \
        for (int64_t i = 0; i < tileRows; ++i)                                                                         \
          sums[j][i] += a[p * tileRows + i] * b[p * tileColumns + j];                                                  \
    std::memcpy(tile, sums, sizeof sums);                                                                              \
  }
TP25D_TILE(float)
TP25D_TILE(double)

/// Panels of `width` rows of a matrix, each with the elements of one column side by side, zeros beyond the end.
template <typename T, typename Wide>
std::vector<Wide> pack(const T *matrix, int64_t rows, int64_t columns, int64_t rowStride, int64_t columnStride,
                       int64_t width) {
  const int64_t panels = (rows + width - 1) / width;
  std::vector<Wide> packed(panels * width * columns);
  for (int64_t row = 0; row < rows; ++row)
    for (int64_t column = 0; column < columns; ++column)
      packed[(row / width * columns + column) * width + row % width] =
          widen(matrix[row * rowStride + column * columnStride]);
  return packed;
}

template <typename Wide> Wide activate(Wide value, uint32_t epilogue) {
  if (epilogue & CUBLASLT_EPILOGUE_RELU)
    return value > 0 || value != value ? value : 0;
  if (epilogue & CUBLASLT_EPILOGUE_GELU)
    return Wide(0.5) * value *
           (1 + std::tanh(Wide(0.7978845608028654) * (value + Wide(0.044715) * value * value * value)));
  return value;
}

/// All that cublasLtMatmul needs when it runs.
struct Multiplication {
  Product product;
  Layout a, b, c, d;
  const void *A, *B, *C, *bias;
  void *D, *workspace;
  size_t workspaceBytes;
  double alpha, beta;

  template <typename In, typename Out, typename Wide> void run() const {
    const bool transposeA = product.transposeA != CUBLAS_OP_N, transposeB = product.transposeB != CUBLAS_OP_N;
    const int64_t m = d.rows, n = d.columns, k = transposeA ? a.rows : a.columns;
    for (int64_t batch = 0; batch < d.batches; ++batch) {
      auto packedA = pack<In, Wide>(static_cast<const In *>(A) + batch * a.batchStride, m, k,
                                    transposeA ? a.columnStride() : a.rowStride(),
                                    transposeA ? a.rowStride() : a.columnStride(), tileRows);
      // B's columns are the rows of its panels.
      auto packedB = pack<In, Wide>(static_cast<const In *>(B) + batch * b.batchStride, n, k,
                                    transposeB ? b.rowStride() : b.columnStride(),
                                    transposeB ? b.columnStride() : b.rowStride(), tileColumns);
      const Out *inputC = static_cast<const Out *>(C) + (C ? batch * c.batchStride : 0);
      Out *output = static_cast<Out *>(D) + batch * d.batchStride;
      const Out *added = bias ? static_cast<const Out *>(bias) + batch * product.biasStride : nullptr;
      Wide tile[tileRows * tileColumns];
      for (int64_t column = 0; column < n; column += tileColumns)
        for (int64_t row = 0; row < m; row += tileRows) {
          multiplyTile(k, &packedA[row * k], &packedB[column * k], tile);
          for (int64_t j = column; j < std::min(n, column + tileColumns); ++j)
            for (int64_t i = row; i < std::min(m, row + tileRows); ++i) {
              Wide value = Wide(alpha) * tile[(j - column) * tileRows + i - row];
              if (beta != 0)
                value += Wide(beta) * widen(inputC[i * c.rowStride() + j * c.columnStride()]);
              if (added)
                value += widen(added[i]);
              output[i * d.rowStride() + j * d.columnStride()] = narrow<Out, Wide>(activate(value, product.epilogue));
            }
        }
    }
    if (workspace)
      std::memset(workspace, poison, workspaceBytes);
  }

  Action action() const {
    const bool toFloat = d.type == CUDA_R_32F;
    switch (a.type) {
    case CUDA_R_64F:
      return [*this] { run<double, double, double>(); };
    case CUDA_R_32F:
      return [*this] { run<float, float, float>(); };
    case CUDA_R_16F:
      if (toFloat)
        return [*this] { run<__half, float, float>(); };
      return [*this] { run<__half, __half, float>(); };
    default:
      if (toFloat)
        return [*this] { run<__nv_bfloat16, float, float>(); };
      return [*this] { run<__nv_bfloat16, __nv_bfloat16, float>(); };
    }
  }
};

void addAccesses(const Layout &layout, const void *pointer, bool isWrite, const char *operation,
                 std::vector<Access> &accesses) {
  const int64_t bytes = elementBytes(layout.type);
  const bool byRows = layout.order == CUBLASLT_ORDER_ROW;
  int64_t count = byRows ? layout.rows : layout.columns, length = byRows ? layout.columns : layout.rows;
  if (length == layout.leading) {
    length *= count;
    count = 1;
  }
  for (int64_t batch = 0; batch < layout.batches; ++batch)
    for (int64_t i = 0; i < count; ++i) {
      const char *begin =
          static_cast<const char *>(pointer) + (batch * layout.batchStride + i * layout.leading) * bytes;
      checkDeviceRange(begin, length * bytes, operation);
      accesses.push_back(access(begin, length * bytes, isWrite));
      if (!layout.batchStride && batch)
        return; // all batches share one matrix
    }
}

template <typename T> bool set(T &value, const void *buffer, size_t bytes) {
  if (!buffer || bytes != sizeof value)
    return false;
  std::memcpy(&value, buffer, bytes);
  return true;
}

cublasStatus_t statusOf(bool isValid) { return isValid ? CUBLAS_STATUS_SUCCESS : CUBLAS_STATUS_INVALID_VALUE; }

template <typename T> cublasStatus_t destroy(T &object) {
  object.isDestroyed = true;
  return CUBLAS_STATUS_SUCCESS;
}

} // namespace
} // namespace tp25d::emulator

using namespace tp25d::emulator;

#define TP25D_CALL(function, error)                                                                                    \
  const Fault fault = callOf(#function);                                                                               \
  if (fault == Fault::Error)                                                                                           \
    return error;                                                                                                      \
  if (fault == Fault::Skip)                                                                                            \
    return CUBLAS_STATUS_SUCCESS;
#define TP25D_CALL_HERE(function, error)                                                                               \
  TP25D_CALL(function, error)                                                                                          \
  if (fault == Fault::Hang)                                                                                            \
    hangHere();                                                                                                        \
  Lock lock(engine().mutex);

extern "C" {

cublasStatus_t cublasLtCreate(cublasLtHandle_t *created) {
  TP25D_CALL_HERE(cublasLtCreate, CUBLAS_STATUS_NOT_INITIALIZED)
  *created = reinterpret_cast<cublasLtHandle_t>(handles<Library>().add(std::make_unique<Library>()));
  return CUBLAS_STATUS_SUCCESS;
}

cublasStatus_t cublasLtDestroy(cublasLtHandle_t handle) {
  TP25D_CALL_HERE(cublasLtDestroy, CUBLAS_STATUS_NOT_INITIALIZED)
  return destroy(handles<Library>().get(handle, "cublasLtDestroy", "cuBLASLt handle"));
}

size_t cublasLtGetVersion(void) { return CUBLAS_VERSION; }

#define TP25D_STATUSES(ENTRY)                                                                                          \
  ENTRY(CUBLAS_STATUS_SUCCESS)                                                                                         \
  ENTRY(CUBLAS_STATUS_NOT_INITIALIZED)                                                                                 \
  ENTRY(CUBLAS_STATUS_ALLOC_FAILED)                                                                                    \
  ENTRY(CUBLAS_STATUS_INVALID_VALUE)                                                                                   \
  ENTRY(CUBLAS_STATUS_ARCH_MISMATCH)                                                                                   \
  ENTRY(CUBLAS_STATUS_MAPPING_ERROR)                                                                                   \
  ENTRY(CUBLAS_STATUS_EXECUTION_FAILED)                                                                                \
  ENTRY(CUBLAS_STATUS_INTERNAL_ERROR)                                                                                  \
  ENTRY(CUBLAS_STATUS_NOT_SUPPORTED)                                                                                   \
  ENTRY(CUBLAS_STATUS_LICENSE_ERROR)

const char *cublasLtGetStatusName(cublasStatus_t status) {
  switch (status) {
#define TP25D_ENTRY(code)                                                                                              \
  case code:                                                                                                           \
    return #code;
    TP25D_STATUSES(TP25D_ENTRY)
#undef TP25D_ENTRY
  }
  return "<unknown>";
}

const char *cublasLtGetStatusString(cublasStatus_t status) {
  switch (status) {
  case CUBLAS_STATUS_SUCCESS:
    return "success";
  case CUBLAS_STATUS_NOT_INITIALIZED:
    return "the library was not initialized";
  case CUBLAS_STATUS_ALLOC_FAILED:
    return "the resource allocation failed";
  case CUBLAS_STATUS_INVALID_VALUE:
    return "an unsupported value or parameter was passed to the function";
  case CUBLAS_STATUS_EXECUTION_FAILED:
    return "the function failed to launch on the GPU";
  case CUBLAS_STATUS_NOT_SUPPORTED:
    return "the functionality is not supported";
  default:
    return cublasLtGetStatusName(status);
  }
}

cublasStatus_t cublasLtMatmulDescCreate(cublasLtMatmulDesc_t *created, cublasComputeType_t compute,
                                        cudaDataType_t scale) {
  TP25D_CALL_HERE(cublasLtMatmulDescCreate, CUBLAS_STATUS_ALLOC_FAILED)
  auto product = std::make_unique<Product>();
  product->compute = compute;
  product->scale = scale;
  *created = reinterpret_cast<cublasLtMatmulDesc_t>(handles<Product>().add(std::move(product)));
  return CUBLAS_STATUS_SUCCESS;
}

cublasStatus_t cublasLtMatmulDescDestroy(cublasLtMatmulDesc_t handle) {
  TP25D_CALL_HERE(cublasLtMatmulDescDestroy, CUBLAS_STATUS_INVALID_VALUE)
  return destroy(handles<Product>().get(handle, "cublasLtMatmulDescDestroy", "product description"));
}

cublasStatus_t cublasLtMatmulDescSetAttribute(cublasLtMatmulDesc_t handle, cublasLtMatmulDescAttributes_t attribute,
                                              const void *value, size_t bytes) {
  TP25D_CALL_HERE(cublasLtMatmulDescSetAttribute, CUBLAS_STATUS_INVALID_VALUE)
  Product &product = handles<Product>().get(handle, "cublasLtMatmulDescSetAttribute", "product description");
  switch (attribute) {
  case CUBLASLT_MATMUL_DESC_TRANSA:
    return statusOf(set(product.transposeA, value, bytes));
  case CUBLASLT_MATMUL_DESC_TRANSB:
    return statusOf(set(product.transposeB, value, bytes));
  case CUBLASLT_MATMUL_DESC_POINTER_MODE:
    return statusOf(set(product.pointerMode, value, bytes));
  case CUBLASLT_MATMUL_DESC_EPILOGUE:
    return statusOf(set(product.epilogue, value, bytes));
  case CUBLASLT_MATMUL_DESC_BIAS_POINTER:
    return statusOf(set(product.bias, value, bytes));
  case CUBLASLT_MATMUL_DESC_BIAS_DATA_TYPE:
    return statusOf(set(product.biasType, value, bytes));
  case CUBLASLT_MATMUL_DESC_BIAS_BATCH_STRIDE:
    return statusOf(set(product.biasStride, value, bytes));
  default:
    violation("cublasLtMatmulDescSetAttribute: the emulator does not know attribute %d", int(attribute));
  }
}

cublasStatus_t cublasLtMatrixLayoutCreate(cublasLtMatrixLayout_t *created, cudaDataType type, uint64_t rows,
                                          uint64_t columns, int64_t leading) {
  TP25D_CALL_HERE(cublasLtMatrixLayoutCreate, CUBLAS_STATUS_ALLOC_FAILED)
  auto layout = std::make_unique<Layout>();
  layout->type = type;
  layout->rows = rows;
  layout->columns = columns;
  layout->leading = leading;
  *created = reinterpret_cast<cublasLtMatrixLayout_t>(handles<Layout>().add(std::move(layout)));
  return CUBLAS_STATUS_SUCCESS;
}

cublasStatus_t cublasLtMatrixLayoutDestroy(cublasLtMatrixLayout_t handle) {
  TP25D_CALL_HERE(cublasLtMatrixLayoutDestroy, CUBLAS_STATUS_INVALID_VALUE)
  return destroy(handles<Layout>().get(handle, "cublasLtMatrixLayoutDestroy", "matrix layout"));
}

cublasStatus_t cublasLtMatrixLayoutSetAttribute(cublasLtMatrixLayout_t handle,
                                                cublasLtMatrixLayoutAttribute_t attribute, const void *value,
                                                size_t bytes) {
  TP25D_CALL_HERE(cublasLtMatrixLayoutSetAttribute, CUBLAS_STATUS_INVALID_VALUE)
  Layout &layout = handles<Layout>().get(handle, "cublasLtMatrixLayoutSetAttribute", "matrix layout");
  int32_t small;
  switch (attribute) {
  case CUBLASLT_MATRIX_LAYOUT_ORDER:
    if (!set(small, value, bytes))
      return CUBLAS_STATUS_INVALID_VALUE;
    layout.order = small;
    return CUBLAS_STATUS_SUCCESS;
  case CUBLASLT_MATRIX_LAYOUT_BATCH_COUNT:
    if (!set(small, value, bytes))
      return CUBLAS_STATUS_INVALID_VALUE;
    layout.batches = small;
    return CUBLAS_STATUS_SUCCESS;
  case CUBLASLT_MATRIX_LAYOUT_ROWS:
    return statusOf(set(layout.rows, value, bytes));
  case CUBLASLT_MATRIX_LAYOUT_COLS:
    return statusOf(set(layout.columns, value, bytes));
  case CUBLASLT_MATRIX_LAYOUT_LD:
    return statusOf(set(layout.leading, value, bytes));
  case CUBLASLT_MATRIX_LAYOUT_STRIDED_BATCH_OFFSET:
    return statusOf(set(layout.batchStride, value, bytes));
  default:
    violation("cublasLtMatrixLayoutSetAttribute: the emulator does not know attribute %d", int(attribute));
  }
}

cublasStatus_t cublasLtMatmulPreferenceCreate(cublasLtMatmulPreference_t *created) {
  TP25D_CALL_HERE(cublasLtMatmulPreferenceCreate, CUBLAS_STATUS_ALLOC_FAILED)
  *created = reinterpret_cast<cublasLtMatmulPreference_t>(handles<Preference>().add(std::make_unique<Preference>()));
  return CUBLAS_STATUS_SUCCESS;
}

cublasStatus_t cublasLtMatmulPreferenceDestroy(cublasLtMatmulPreference_t handle) {
  TP25D_CALL_HERE(cublasLtMatmulPreferenceDestroy, CUBLAS_STATUS_INVALID_VALUE)
  return destroy(handles<Preference>().get(handle, "cublasLtMatmulPreferenceDestroy", "preference"));
}

cublasStatus_t cublasLtMatmulPreferenceSetAttribute(cublasLtMatmulPreference_t handle,
                                                    cublasLtMatmulPreferenceAttributes_t attribute, const void *value,
                                                    size_t bytes) {
  TP25D_CALL_HERE(cublasLtMatmulPreferenceSetAttribute, CUBLAS_STATUS_INVALID_VALUE)
  Preference &preference = handles<Preference>().get(handle, "cublasLtMatmulPreferenceSetAttribute", "preference");
  uint32_t ignored;
  switch (attribute) {
  case CUBLASLT_MATMUL_PREF_MAX_WORKSPACE_BYTES:
    return statusOf(set(preference.workspace, value, bytes));
  case CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_A_BYTES:
  case CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_B_BYTES:
  case CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_C_BYTES:
  case CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_D_BYTES:
    return statusOf(set(preference.alignment[attribute - CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_A_BYTES], value, bytes));
  case CUBLASLT_MATMUL_PREF_SEARCH_MODE:
  case CUBLASLT_MATMUL_PREF_REDUCTION_SCHEME_MASK:
    return statusOf(set(ignored, value, bytes));
  default:
    violation("cublasLtMatmulPreferenceSetAttribute: the emulator does not know attribute %d", int(attribute));
  }
}

cublasStatus_t cublasLtMatmulAlgoGetHeuristic(cublasLtHandle_t handle, cublasLtMatmulDesc_t description,
                                              cublasLtMatrixLayout_t A, cublasLtMatrixLayout_t B,
                                              cublasLtMatrixLayout_t C, cublasLtMatrixLayout_t D,
                                              cublasLtMatmulPreference_t wishes, int requested,
                                              cublasLtMatmulHeuristicResult_t results[], int *returned) {
  TP25D_CALL_HERE(cublasLtMatmulAlgoGetHeuristic, CUBLAS_STATUS_NOT_SUPPORTED)
  if (returned)
    *returned = 0;
  if (!handle || !description || !A || !B || !C || !D || !wishes || requested < 1 || !results || !returned)
    return CUBLAS_STATUS_INVALID_VALUE;
  const char *const caller = "cublasLtMatmulAlgoGetHeuristic";
  handles<Library>().get(handle, caller, "cuBLASLt handle");
  const Product &product = handles<Product>().get(description, caller, "product description");
  const Preference &preference = handles<Preference>().get(wishes, caller, "preference");
  auto &layouts = handles<Layout>();
  if (cublasStatus_t status =
          check(product, layouts.get(A, caller, "matrix layout"), layouts.get(B, caller, "matrix layout"),
                layouts.get(C, caller, "matrix layout"), layouts.get(D, caller, "matrix layout")))
    return status;
  static Random random(7);
  const int count = 1 + random.below(std::min(requested, 3));
  for (int i = 0; i < count; ++i) {
    Algorithm algorithm = {Algorithm::expected, std::min<uint64_t>(preference.workspace, 4096 * (count - i)), {}};
    for (int matrix = 0; matrix < 4; ++matrix) // more than 16 bytes is no use to any
      algorithm.alignment[matrix] = std::min(preference.alignment[matrix], 16u);
    results[i] = {};
    std::memcpy(&results[i].algo, &algorithm, sizeof algorithm);
    results[i].workspaceSize = algorithm.workspace;
    results[i].state = CUBLAS_STATUS_SUCCESS;
    results[i].wavesCount = 1;
  }
  *returned = count;
  return CUBLAS_STATUS_SUCCESS;
}

cublasStatus_t cublasLtMatmul(cublasLtHandle_t handle, cublasLtMatmulDesc_t description, const void *alpha,
                              const void *A, cublasLtMatrixLayout_t Adesc, const void *B, cublasLtMatrixLayout_t Bdesc,
                              const void *beta, const void *C, cublasLtMatrixLayout_t Cdesc, void *D,
                              cublasLtMatrixLayout_t Ddesc, const cublasLtMatmulAlgo_t *algo, void *workspace,
                              size_t workspaceBytes, cudaStream_t onStream) {
  TP25D_CALL(cublasLtMatmul, CUBLAS_STATUS_EXECUTION_FAILED)
  if (!handle)
    return CUBLAS_STATUS_NOT_INITIALIZED;
  if (!description || !alpha || !beta || !A || !Adesc || !B || !Bdesc || !Cdesc || !D || !Ddesc)
    return CUBLAS_STATUS_INVALID_VALUE;
  const char *const caller = "cublasLtMatmul";
  Lock lock(engine().mutex);
  handles<Library>().get(handle, caller, "cuBLASLt handle");
  auto &layouts = handles<Layout>();
  Multiplication all;
  all.product = handles<Product>().get(description, caller, "product description");
  all.a = layouts.get(Adesc, caller, "matrix layout");
  all.b = layouts.get(Bdesc, caller, "matrix layout");
  all.c = layouts.get(Cdesc, caller, "matrix layout");
  all.d = layouts.get(Ddesc, caller, "matrix layout");
  if (cublasStatus_t status = check(all.product, all.a, all.b, all.c, all.d))
    return status;
  if (all.product.scale == CUDA_R_64F) {
    all.alpha = *static_cast<const double *>(alpha);
    all.beta = *static_cast<const double *>(beta);
  } else {
    all.alpha = *static_cast<const float *>(alpha);
    all.beta = *static_cast<const float *>(beta);
  }
  if ((all.beta != 0 && !C) || (C == D && !(all.c == all.d)) || (all.product.hasBias() && !all.product.bias))
    return CUBLAS_STATUS_INVALID_VALUE;
  Work work;
  work.name = text("cublasLtMatmul(%llux%llux%lld, %s)", static_cast<unsigned long long>(all.d.rows),
                   static_cast<unsigned long long>(all.d.columns),
                   static_cast<long long>(all.product.transposeA == CUBLAS_OP_N ? all.a.columns : all.a.rows),
                   typeName(all.a.type));
  const char *const name = work.name.c_str();
  if (algo) {
    Algorithm algorithm;
    std::memcpy(&algorithm, algo, sizeof algorithm);
    if (algorithm.magic != Algorithm::expected || workspaceBytes < algorithm.workspace)
      return CUBLAS_STATUS_INVALID_VALUE;
    const void *const pointers[] = {A, B, C, D};
    for (int i = 0; i < 4; ++i)
      if (reinterpret_cast<uintptr_t>(pointers[i]) % std::max<uint64_t>(algorithm.alignment[i], 1))
        return CUBLAS_STATUS_NOT_SUPPORTED;
    workspaceBytes = algorithm.workspace;
  }
  std::vector<Access> inputs, outputs;
  if (workspaceBytes) {
    if (!workspace || reinterpret_cast<uintptr_t>(workspace) % 16)
      return CUBLAS_STATUS_INVALID_VALUE;
    checkDeviceRange(workspace, workspaceBytes, text("%s, workspace", name).c_str());
    outputs.push_back(access(workspace, workspaceBytes, true));
  }
  addAccesses(all.d, D, true, name, outputs);
  addAccesses(all.a, A, false, name, inputs);
  addAccesses(all.b, B, false, name, inputs);
  if (all.product.hasBias()) {
    Layout bias = all.d;
    bias.columns = 1;
    bias.leading = bias.rows;
    bias.batchStride = all.product.biasStride;
    addAccesses(bias, all.product.bias, false, name, inputs);
  }
  if (all.beta != 0 && C != D)
    addAccesses(all.c, C, false, name, inputs);
  Shadow written;
  written.add(outputs, {0, 1}, {}, std::make_shared<Shadow::Operation>());
  for (const Access &input : inputs)
    if (written.pending(input.begin, input.end, {}))
      violation("%s: an operand overlaps the result or the workspace at [%#llx, %#llx)", name,
                static_cast<unsigned long long>(input.begin), static_cast<unsigned long long>(input.end));
  if (all.beta != 0 && C == D)
    addAccesses(all.c, C, false, name, inputs);
  work.accesses = std::move(inputs);
  work.accesses.insert(work.accesses.end(), outputs.begin(), outputs.end());
  all.A = toEngine(A);
  all.B = toEngine(B);
  all.C = all.beta != 0 ? toEngine(C) : nullptr;
  all.D = toEngine(D);
  all.bias = all.product.hasBias() ? toEngine(all.product.bias) : nullptr;
  all.workspace = workspaceBytes ? toEngine(workspace) : nullptr;
  all.workspaceBytes = workspaceBytes;
  work.hangs = fault == Fault::Hang;
  work.run = all.action();
  return engine().issue(engine().stream(onStream, caller), std::move(work)) ? CUBLAS_STATUS_EXECUTION_FAILED
                                                                            : CUBLAS_STATUS_SUCCESS;
}

} // extern "C"
