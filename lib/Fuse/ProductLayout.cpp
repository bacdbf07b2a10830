// Fuse: computes the layout of a product that the product library is given.

#include "tp25d/Fuse/ProductLayout.h"

#include "tp25d/runtime.h"

using namespace mlir;

namespace tp25d {

namespace {

/// An iteration dimension, or several that merged into one: its size and its stride in a, b, c (0 where absent).
struct Dimension {
  int64_t size;
  std::array<int64_t, 3> strides;
};

} // namespace

/// Merges dimensions that are contiguous in every matrix that has them. Outer dimensions come first.
static SmallVector<Dimension> merge(SmallVector<Dimension> dims) {
  llvm::erase_if(dims, [](const Dimension &dim) { return dim.size == 1; });
  llvm::sort(dims, [](const Dimension &lhs, const Dimension &rhs) { return lhs.strides > rhs.strides; });
  SmallVector<Dimension> merged;
  for (const Dimension &inner : dims) {
    if (!merged.empty()) {
      Dimension &outer = merged.back();
      bool adjacent = true;
      for (size_t matrix = 0; matrix < 3; ++matrix)
        adjacent &= outer.strides[matrix] == inner.strides[matrix] * inner.size;
      if (adjacent) {
        outer = {outer.size * inner.size, inner.strides};
        continue;
      }
    }
    merged.push_back(inner);
  }
  return merged;
}

std::optional<ProductLayout> getProductLayout(ArrayRef<AffineMap> maps, ArrayRef<ArrayRef<int64_t>> shapes,
                                              ArrayRef<SmallVector<int64_t>> strides) {
  SmallVector<Dimension> loops(maps[0].getNumDims(), Dimension{1, {0, 0, 0}});
  for (size_t matrix = 0; matrix < 3; ++matrix)
    for (auto [result, size, stride] : llvm::zip_equal(maps[matrix].getResults(), shapes[matrix], strides[matrix])) {
      if (ShapedType::isDynamic(stride))
        return std::nullopt;
      Dimension &loop = loops[cast<AffineDimExpr>(result).getPosition()];
      loop.size = size;
      loop.strides[matrix] = stride;
    }
  // Grouped by the matrices that have the dimension.
  SmallVector<Dimension> batch, m, n, k;
  for (auto [i, loop] : llvm::enumerate(loops)) {
    bool a = maps[0].isFunctionOfDim(i), b = maps[1].isFunctionOfDim(i), c = maps[2].isFunctionOfDim(i);
    (a && b && c ? batch : a && c ? m : b && c ? n : k).push_back(loop);
    if (a + b + c < 2)
      return std::nullopt;
  }
  batch = merge(batch);
  m = merge(m);
  n = merge(n);
  k = merge(k);
  if (k.size() > 1)
    return std::nullopt;

  ProductLayout layout;
  // The innermost dimensions of m and n are the library's m and n. Outer ones become batch dimensions, in which a
  // matrix that lacks them has stride 0.
  auto takeInner = [&](SmallVector<Dimension> &dims) {
    Dimension inner{1, {1, 1, 1}};
    if (!dims.empty())
      inner = dims.pop_back_val();
    llvm::append_range(batch, dims);
    return inner;
  };
  Dimension innerM = takeInner(m), innerN = takeInner(n), innerK = takeInner(k);
  for (const Dimension &dim : batch)
    layout.batch.push_back({dim.size, dim.strides});
  layout.m = innerM.size;
  layout.n = innerN.size;
  layout.k = innerK.size;
  layout.strideAM = innerM.strides[0];
  layout.strideCM = innerM.strides[2];
  layout.strideBN = innerN.strides[1];
  layout.strideCN = innerN.strides[2];
  layout.strideAK = innerK.strides[0];
  layout.strideBK = innerK.strides[1];
  // A dimension of size 1 may have any stride. The one chosen makes the matrix dense, and keeps C's last dimension,
  // along which an epilogue's vector lies, the library's last.
  bool lastIsM = maps[0].isFunctionOfDim(cast<AffineDimExpr>(maps[2].getResults().back()).getPosition());
  bool isVector = layout.m == 1 || layout.n == 1;
  if (layout.m == 1) {
    layout.strideAM = layout.strideAK == 1 ? layout.k : 1;
    layout.strideCM = lastIsM ? 1 : layout.n;
  }
  if (layout.n == 1) {
    layout.strideBN = layout.strideBK == 1 ? layout.k : 1;
    layout.strideCN = lastIsM ? layout.m : 1;
  }
  if (layout.k == 1) {
    layout.strideAK = layout.strideAM == 1 && layout.m != 1 ? layout.m : 1;
    layout.strideBK = layout.strideBN == 1 ? layout.n : 1;
  }
  if (isVector ? lastIsM : layout.strideCN != 1) {
    layout.swapped = true;
    std::swap(layout.m, layout.n);
    std::swap(layout.strideCM, layout.strideCN);
    std::swap(layout.strideAM, layout.strideBN);
    std::swap(layout.strideAK, layout.strideBK);
    for (ProductLayout::Batch &dim : layout.batch)
      std::swap(dim.strides[0], dim.strides[1]);
  }
  bool contiguous = layout.strideCN == 1 && (layout.strideAM == 1 || layout.strideAK == 1) &&
                    (layout.strideBK == 1 || layout.strideBN == 1);
  if (!contiguous || layout.batch.size() > TP25D_MAX_RANK - 2)
    return std::nullopt;
  return layout;
}

std::optional<ProductLayout> getProductLayout(MultiplyOp op) {
  SmallVector<ArrayRef<int64_t>> shapes;
  SmallVector<SmallVector<int64_t>> strides;
  for (Value matrix : {op.getA(), op.getB(), op.getC()}) {
    auto type = cast<MemRefType>(matrix.getType());
    int64_t offset;
    shapes.push_back(type.getShape());
    if (failed(type.getStridesAndOffset(strides.emplace_back(), offset)))
      return std::nullopt;
  }
  return getProductLayout(llvm::to_vector(op.getIndexingMaps().getAsValueRange<AffineMapAttr>()), shapes, strides);
}

} // namespace tp25d
