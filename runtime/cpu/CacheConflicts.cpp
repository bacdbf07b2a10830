// Finds the products with conflicts in the cache, and executes them from copies and panels without conflicts.

#include "CacheConflicts.h"

#include "Memory.h"
#include "OpenMP.h"

#include <algorithm>
#include <cstring>

using namespace tp25d::runtime;

// Without AVX-512, oneDNN multiplies all but the largest f32 matrices by a kernel that reads them in place. If
// consecutive k are one stride apart and that stride is a multiple of 1 KiB, the kernel's reads fall into few of the 64
// sets of a core's cache and evict each other: the kernel runs at 50 to 90 percent of its speed. If rows are an odd
// number of cache lines, it is the fastest kernel of all, faster than oneDNN's kernel for large matrices. So A is
// copied to such rows, and B is divided into panels of a few columns: the rows of a panel are contiguous, and so are
// the panels.

namespace {

constexpr int64_t lineFloats = 16; // in a cache line

bool isConflicting(int64_t stride) { return stride % (16 * lineFloats) == 0; }

/// Returns the smallest odd number of cache lines that holds `count` floats, in floats.
int64_t getOddLines(int64_t count) { return ((count + lineFloats - 1) / lineFloats | 1) * lineFloats; }

/// True if the kernel reads operands in place, so that strides which map to few sets of the cache make it slow.
bool readsInPlace(const ProductDescription &product) {
  dnnl::cpu_isa isa = dnnl::get_effective_cpu_isa();
  return (isa == dnnl::cpu_isa::avx2 || isa == dnnl::cpu_isa::avx2_vnni) && product.key.batch_rank == 0 &&
         !product.widens && std::strcmp(product.describeMatmul(/*packed=*/false).impl_info_str(), "gemm:jit") == 0;
}

bool conflictsInA(const ProductDescription &product) {
  const ProductKey &key = product.key;
  return key.stride_a[0] == 1 && isConflicting(key.stride_a[1]) && key.m >= lineFloats && readsInPlace(product);
}

bool conflictsInB(const ProductDescription &product) {
  const ProductKey &key = product.key;
  // An epilogue that is executed separately is fast if C has no gaps.
  return key.stride_b[1] == 1 && key.stride_c[1] == 1 && (key.epilogue_count == 0 || key.stride_c[0] == key.n) &&
         isConflicting(key.stride_b[0]) && key.n >= lineFloats && readsInPlace(product);
}

/// Copies a matrix of floats whose rows are contiguous.
void copyRows(const void *from, int64_t fromStride, void *to, int64_t toStride, int64_t rows, int64_t columns) {
  for (int64_t row = 0; row < rows; ++row)
    std::memcpy(static_cast<float *>(to) + row * toStride, static_cast<const float *>(from) + row * fromStride,
                columns * sizeof(float));
}

} // namespace

int64_t tp25d::runtime::getPanelColumns(const ProductDescription &product) {
  if (!conflictsInB(product))
    return 0;
  // So few columns that oneDNN uses that kernel for any number of rows.
  constexpr int64_t most = 17 * lineFloats;
  int64_t n = product.key.n, panels = std::max<int64_t>((n + most - 1) / most, 2);
  return std::min(getOddLines((n + panels - 1) / panels), n);
}

void tp25d::runtime::copyToPanels(const void *from, int64_t first, int64_t count, int64_t k, int64_t n,
                                  int64_t panelColumns, void *panels) {
  for (int64_t column = 0; column < n; column += panelColumns) {
    int64_t columns = std::min(panelColumns, n - column);
    copyRows(static_cast<const float *>(from) + column, n, static_cast<float *>(panels) + column * k + first * columns,
             columns, count, columns);
  }
}

std::optional<ConflictFreeProduct> ConflictFreeProduct::create(Primitives &primitives,
                                                               const ProductDescription &product, bool packed) {
  // Copying pays off only if the copy, which one thread makes, is read often enough.
  const int64_t leastUses = 32 * omp_get_max_threads();
  bool copiesA = product.key.n >= leastUses && conflictsInA(product);
  int64_t panelColumns = packed || product.key.m >= leastUses ? ::getPanelColumns(product) : 0;
  if (!copiesA && panelColumns == 0)
    return std::nullopt;
  return ConflictFreeProduct(primitives, product, copiesA, panelColumns, panelColumns > 0 && !packed);
}

ConflictFreeProduct::ConflictFreeProduct(Primitives &primitives, const ProductDescription &product, bool copiesA,
                                         int64_t panelColumns, bool copiesB)
    : product(&product.key), copiesA(copiesA), copiesB(copiesB), panelColumns(panelColumns) {
  int64_t scratchpadBytes = 0;
  auto getPrimitive = [&](const tp25d_product &part, Operation operation) {
    size_t index = primitives.getPrimitive(primitives.getDescription(part, product.index), operation);
    scratchpadBytes = std::max(scratchpadBytes, primitives.getAll()[index].workspaceBytes);
    return index;
  };
  tp25d_product part = product.key;
  if (panelColumns > 0 && part.epilogue_count > 0) {
    // oneDNN cannot fuse an epilogue into a product whose C has gaps, as that of a panel does.
    part.accumulate = 0;
    epiloguePrimitive = getPrimitive(part, Operation::ApplyEpilogue);
    part.accumulate = product.key.accumulate;
    part.epilogue_count = 0;
  }
  if (copiesA)
    part.stride_a[1] = getOddLines(part.m);
  auto getPrimitiveOfPanel = [&](int64_t columns) {
    part.n = part.stride_b[0] = columns;
    return getPrimitive(part, Operation::Multiply);
  };
  if (panelColumns == 0) {
    primitive = primitiveOfLast = getPrimitive(part, Operation::Multiply);
  } else {
    int64_t rest = product.key.n % panelColumns;
    primitive = getPrimitiveOfPanel(panelColumns);
    primitiveOfLast = rest == 0 ? primitive : getPrimitiveOfPanel(rest);
  }
  auto getBytes = [](int64_t floats) { return getAlignedBytes(floats * static_cast<int64_t>(sizeof(float))); };
  placeOfA = scratchpadBytes;
  placeOfB = placeOfA + (copiesA ? getBytes(part.k * part.stride_a[1]) : 0);
  workspaceBytes = placeOfB + (copiesB ? getBytes(part.k * panelColumns) : 0);
}

dnnl_status_t ConflictFreeProduct::multiply(PrimitiveExecutor &executor, const void *a, const void *b, void *c,
                                            const void *const *operands) const {
  char *copyOfA = executor.getWorkspace() + placeOfA, *copyOfB = executor.getWorkspace() + placeOfB;
  if (copiesA) {
    copyRows(a, product->stride_a[1], copyOfA, getOddLines(product->m), product->k, product->m);
    a = copyOfA;
  }
  if (panelColumns == 0)
    return executor.multiply(primitive, a, b, c, operands);
  dnnl_status_t status = dnnl_success;
  for (int64_t first = 0; first < product->n && status == dnnl_success; first += panelColumns) {
    int64_t columns = std::min(panelColumns, product->n - first);
    const void *panel = static_cast<const float *>(b) + first * (copiesB ? 1 : product->k);
    if (copiesB) {
      copyRows(panel, product->stride_b[0], copyOfB, columns, product->k, columns);
      panel = copyOfB;
    }
    status = executor.multiply(columns == panelColumns ? primitive : primitiveOfLast, a, panel,
                               static_cast<float *>(c) + first, /*operands=*/nullptr);
  }
  if (status == dnnl_success && epiloguePrimitive)
    status = executor.applyEpilogue(*epiloguePrimitive, c, operands);
  return status;
}
