// How the product library sees a product: batch dimensions and three sizes, with strides.

#ifndef TP25D_BUFFERIZE_PRODUCTLAYOUT_H
#define TP25D_BUFFERIZE_PRODUCTLAYOUT_H

#include "mlir/IR/AffineMap.h"
#include "mlir/IR/BuiltinTypes.h"
#include "tp25d/Dialect/Tp25d.h"

#include <array>

namespace tp25d {

/// Strides are in elements. In a batch dimension that a matrix does not have its stride is 0.
struct ProductLayout {
  struct Batch {
    int64_t size;
    std::array<int64_t, 3> strides; ///< of a, b, c
  };
  llvm::SmallVector<Batch> batch;
  int64_t m = 1, n = 1, k = 1;
  int64_t strideAM = 1, strideAK = 1, strideBK = 1, strideBN = 1, strideCM = 1, strideCN = 1;
  /// The library computes the transpose, C^T = B^T A^T, so that C's rows are contiguous: its a is the operation's b.
  bool swapped = false;
};

/// The layout of a product with `maps` of a, b and c on buffers with these strides, if it has one: dimensions that lie
/// one after the other in every matrix merge, and others of m and n become batch dimensions.
std::optional<ProductLayout> getProductLayout(llvm::ArrayRef<mlir::AffineMap> maps,
                                              llvm::ArrayRef<llvm::ArrayRef<int64_t>> shapes,
                                              llvm::ArrayRef<llvm::SmallVector<int64_t>> strides);

/// As above, of an operation on buffers; none if a stride is unknown.
std::optional<ProductLayout> getProductLayout(MultiplyOp op);

} // namespace tp25d

#endif // TP25D_BUFFERIZE_PRODUCTLAYOUT_H
