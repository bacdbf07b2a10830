// Translates the program's table of products to cuBLASLt's descriptors.

#include "Products.h"

#include "tp25d/product_library.h"

#include <algorithm>
#include <array>

using namespace tp25d::runtime;
using namespace tp25d::cuda;

namespace {

constexpr int64_t blockAlignment = 16, mostWorkspace = 32 << 20;

cudaDataType_t dataType(int64_t type, const std::string &name) {
  switch (type) {
  case TP25D_F32:
    return CUDA_R_32F;
  case TP25D_BF16:
    return CUDA_R_16BF;
  case TP25D_F16:
    return CUDA_R_16F;
  default:
    invalid(name, ": cuBLASLt does not multiply ", typeName(type));
  }
}

cublasLtEpilogue_t epilogueOf(const tp25d_product &product, const std::string &name) {
  if (!hasEpilogue(tp25d::ProductLibrary::CublasLt, product.epilogue, product.epilogue_count))
    invalid(name, ": cuBLASLt has no such epilogue; the program is not compiled for GPUs");
  const tp25d_epilogue *step = product.epilogue, *end = step + product.epilogue_count;
  bool hasBias = step != end && step->kind == TP25D_EPILOGUE_ADD && step->per_column;
  step += hasBias;
  if (step == end)
    return hasBias ? CUBLASLT_EPILOGUE_BIAS : CUBLASLT_EPILOGUE_DEFAULT;
  if (step->kind == TP25D_EPILOGUE_RELU)
    return hasBias ? CUBLASLT_EPILOGUE_RELU_BIAS : CUBLASLT_EPILOGUE_RELU;
  return hasBias ? CUBLASLT_EPILOGUE_GELU_BIAS : CUBLASLT_EPILOGUE_GELU;
}

} // namespace

Products::Products(const tp25d_program &program, bool tf32) {
  if (program.product_count == 0)
    return;
  cublasLtHandle_t handle = nullptr;
  check(cublasLtCreate(&handle), "no product library");
  library.reset(handle);
  for (int64_t index = 0; index < program.product_count; ++index)
    add(program.products[index], index, tf32);
}

void Products::add(const tp25d_product &description, int64_t index, bool tf32) {
  std::string name = describeProduct(description, index);
  Product product = {};
  product.description = description;
  int64_t rank = description.batch_rank, rows = rank, columns = rank + 1;
  auto setAttribute = [&](cublasLtMatmulDescAttributes_t attribute, auto value) {
    check(cublasLtMatmulDescSetAttribute(product.operation.get(), attribute, &value, sizeof(value)), name);
  };
  cublasLtMatmulDesc_t operation = nullptr;
  bool rounds = tf32 && description.type_a == TP25D_F32 && description.type_b == TP25D_F32;
  check(cublasLtMatmulDescCreate(&operation, rounds ? CUBLAS_COMPUTE_32F_FAST_TF32 : CUBLAS_COMPUTE_32F, CUDA_R_32F),
        name);
  product.operation.reset(operation);

  // Inner batch dimensions that are contiguous in every matrix become one for cuBLASLt.
  int64_t batch = 1;
  product.outerRank = rank;
  std::array<int64_t, 3> batchStrides = {0, 0, 0};
  const int64_t *const strides[] = {description.stride_a, description.stride_b, description.stride_c};
  while (product.outerRank > 0) {
    int64_t dimension = product.outerRank - 1;
    bool isAdjacent = true;
    for (size_t matrix = 0; matrix < 3; ++matrix)
      isAdjacent &= strides[matrix][dimension] == batchStrides[matrix] * batch;
    if (batch == 1)
      for (size_t matrix = 0; matrix < 3; ++matrix)
        batchStrides[matrix] = strides[matrix][dimension];
    else if (!isAdjacent)
      break;
    batch *= description.batch[dimension];
    --product.outerRank;
  }

  // Read column-major, a matrix with contiguous rows is its own transpose, and one with contiguous columns is itself.
  auto makeLayout = [&](int64_t type, size_t matrix, int64_t rowCount, int64_t columnCount, bool &isTransposed) {
    int64_t rowStride = strides[matrix][rows], columnStride = strides[matrix][columns];
    bool hasContiguousRows = columnStride == 1 && (rowStride >= columnCount || rowCount == 1);
    isTransposed = !hasContiguousRows;
    int64_t leading =
        std::max(hasContiguousRows ? rowStride : columnStride, hasContiguousRows ? columnCount : rowCount);
    cublasLtMatrixLayout_t layout = nullptr;
    check(cublasLtMatrixLayoutCreate(&layout, dataType(type, name), hasContiguousRows ? columnCount : rowCount,
                                     hasContiguousRows ? rowCount : columnCount, leading),
          name);
    Layout owned(layout);
    auto count = static_cast<int32_t>(batch);
    check(cublasLtMatrixLayoutSetAttribute(layout, CUBLASLT_MATRIX_LAYOUT_BATCH_COUNT, &count, sizeof(count)), name);
    check(cublasLtMatrixLayoutSetAttribute(layout, CUBLASLT_MATRIX_LAYOUT_STRIDED_BATCH_OFFSET, &batchStrides[matrix],
                                           sizeof(batchStrides[matrix])),
          name);
    return owned;
  };
  bool transposedA = false, transposedB = false, transposedC = false;
  product.a = makeLayout(description.type_a, 0, description.m, description.k, transposedA);
  product.b = makeLayout(description.type_b, 1, description.k, description.n, transposedB);
  product.c = makeLayout(description.type_c, 2, description.m, description.n, transposedC);
  if (transposedC)
    invalid(name, ": the rows of C are not contiguous");
  setAttribute(CUBLASLT_MATMUL_DESC_TRANSA, transposedB ? CUBLAS_OP_T : CUBLAS_OP_N);
  setAttribute(CUBLASLT_MATMUL_DESC_TRANSB, transposedA ? CUBLAS_OP_T : CUBLAS_OP_N);
  setAttribute(CUBLASLT_MATMUL_DESC_EPILOGUE, epilogueOf(description, name));
  if (description.epilogue_count > 0 && hasOperand(description.epilogue[0].kind))
    setAttribute(CUBLASLT_MATMUL_DESC_BIAS_DATA_TYPE, CUDA_R_32F);
  // Equal products share their algorithms.
  for (const Product &known : products)
    if (std::equal(reinterpret_cast<const int64_t *>(&description), reinterpret_cast<const int64_t *>(&description + 1),
                   reinterpret_cast<const int64_t *>(&known.description))) {
      std::copy(std::begin(known.algorithms), std::end(known.algorithms), product.algorithms);
      products.push_back(std::move(product));
      return;
    }
  chooseAlgorithm(product, Blocks, name);
  chooseAlgorithm(product, Elements, name);
  products.push_back(std::move(product));
}

void Products::chooseAlgorithm(Product &product, Alignment alignment, const std::string &name) {
  cublasLtMatmulPreference_t raw = nullptr;
  check(cublasLtMatmulPreferenceCreate(&raw), name);
  Owned<cublasLtMatmulPreference_t, cublasLtMatmulPreferenceDestroy> preference(raw);
  auto set = [&](cublasLtMatmulPreferenceAttributes_t attribute, auto value) {
    check(cublasLtMatmulPreferenceSetAttribute(raw, attribute, &value, sizeof(value)), name);
  };
  set(CUBLASLT_MATMUL_PREF_MAX_WORKSPACE_BYTES, static_cast<uint64_t>(mostWorkspace));
  auto bytes = [&](int64_t type) {
    return static_cast<uint32_t>(alignment == Blocks ? blockAlignment : tp25d_type_bytes(type));
  };
  const tp25d_product &description = product.description;
  set(CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_A_BYTES, bytes(description.type_b));
  set(CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_B_BYTES, bytes(description.type_a));
  set(CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_C_BYTES, bytes(description.type_c));
  set(CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_D_BYTES, bytes(description.type_c));
  int found = 0;
  check(cublasLtMatmulAlgoGetHeuristic(library.get(), product.operation.get(), product.b.get(), product.a.get(),
                                       product.c.get(), product.c.get(), raw, 1, &product.algorithms[alignment],
                                       &found),
        name);
  if (found == 0)
    invalid(name, ": cuBLASLt has no algorithm for it");
  workspace = std::max(workspace, static_cast<int64_t>(product.algorithms[alignment].workspaceSize));
}

void Products::multiply(int64_t index, const void *a, const void *b, void *c, const void *const *operands,
                        void *workspaceMemory, cudaStream_t stream) const {
  const Product &product = products[index];
  const tp25d_product &description = product.description;
  // The bias is part of the descriptor, which cuBLASLt reads during the call.
  if (description.epilogue_count > 0 && hasOperand(description.epilogue[0].kind))
    check(cublasLtMatmulDescSetAttribute(product.operation.get(), CUBLASLT_MATMUL_DESC_BIAS_POINTER,
                                         static_cast<const void *>(operands), sizeof(*operands)),
          describeProduct(description, index));
  int64_t outer = 1;
  for (int64_t dimension = 0; dimension < product.outerRank; ++dimension)
    outer *= description.batch[dimension];
  for (int64_t number = 0; number < outer; ++number) {
    int64_t offsets[3] = {0, 0, 0};
    for (int64_t dimension = product.outerRank - 1, rest = number; dimension >= 0; --dimension) {
      int64_t place = rest % description.batch[dimension];
      rest /= description.batch[dimension];
      offsets[0] += place * description.stride_a[dimension];
      offsets[1] += place * description.stride_b[dimension];
      offsets[2] += place * description.stride_c[dimension];
    }
    const char *blockA = static_cast<const char *>(a) + offsets[0] * tp25d_type_bytes(description.type_a);
    const char *blockB = static_cast<const char *>(b) + offsets[1] * tp25d_type_bytes(description.type_b);
    char *blockC = static_cast<char *>(c) + offsets[2] * tp25d_type_bytes(description.type_c);
    auto places = {reinterpret_cast<uintptr_t>(blockA), reinterpret_cast<uintptr_t>(blockB),
                   reinterpret_cast<uintptr_t>(blockC)};
    bool isAligned = std::all_of(places.begin(), places.end(),
                                 [](uintptr_t place) { return place % static_cast<uintptr_t>(blockAlignment) == 0; });
    const float one = 1, zero = 0;
    check(cublasLtMatmul(library.get(), product.operation.get(), &one, blockB, product.b.get(), blockA, product.a.get(),
                         description.accumulate ? &one : &zero, blockC, product.c.get(), blockC, product.c.get(),
                         &product.algorithms[isAligned ? Blocks : Elements].algo, workspaceMemory, workspace, stream),
          describeProduct(description, index));
  }
}
