// The layout of a product that the product library is given: batch dimensions and three sizes, with strides.

#ifndef TP25D_FUSE_PRODUCTLAYOUT_H
#define TP25D_FUSE_PRODUCTLAYOUT_H

#include "mlir/IR/AffineMap.h"
#include "mlir/IR/BuiltinTypes.h"
#include "tp25d/Dialect/Tp25d.h"

#include <array>

namespace tp25d {

/// Strides are in elements. A matrix that lacks a batch dimension has stride 0 in it.
struct ProductLayout {
  struct Batch {
    int64_t size;
    std::array<int64_t, 3> strides; ///< strides of a, b, c
  };
  llvm::SmallVector<Batch> batch;
  int64_t m = 1, n = 1, k = 1;
  int64_t strideAM = 1, strideAK = 1, strideBK = 1, strideBN = 1, strideCM = 1, strideCN = 1;
  /// True if the library computes the transpose, C^T = B^T A^T, so that C's rows are contiguous: its a is the
  /// operation's b.
  bool swapped = false;
};

/// Returns the layout of a product with `maps` of a, b and c on buffers with these shapes and strides; none if the
/// library cannot address it. Dimensions that are contiguous in every matrix are merged, and further ones of m and n
/// become batch dimensions.
std::optional<ProductLayout> getProductLayout(llvm::ArrayRef<mlir::AffineMap> maps,
                                              llvm::ArrayRef<llvm::ArrayRef<int64_t>> shapes,
                                              llvm::ArrayRef<llvm::SmallVector<int64_t>> strides);

/// As above, for an operation on buffers; none if a stride is unknown.
std::optional<ProductLayout> getProductLayout(MultiplyOp op);

} // namespace tp25d

#endif // TP25D_FUSE_PRODUCTLAYOUT_H
