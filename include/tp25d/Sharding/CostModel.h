// The cost model: the bytes that products and reshards make a device receive.

#ifndef TP25D_SHARDING_COSTMODEL_H
#define TP25D_SHARDING_COSTMODEL_H

#include "tp25d/Sharding/Product.h"

#include <map>

namespace tp25d {

/// Costs are bytes that a device receives, averaged over the devices. Costs of reshards are cached, because the layers
/// of a model repeat the same ones.
class CostModel {
public:
  explicit CostModel(GridAttr grid) : grid(grid) {}

  /// Returns the bytes received while the matrices of `product` travel under `form`: to broadcast the operands' blocks,
  /// in their own element types, or to reduce C's blocks, in the type that sums are kept in. Does not include the bytes
  /// for summing C's partial blocks after the last SUMMA step.
  double getProductBytes(const Product &product, FormAttr form) const;

  /// Returns the bytes received when a tensor of `shape`, with elements of `bytes` each, is resharded by the cheapest
  /// plan.
  double getReshardBytes(llvm::ArrayRef<int64_t> shape, double bytes, const Sharding &from, const Sharding &to);

private:
  GridAttr grid;
  std::map<std::tuple<std::vector<int64_t>, Sharding, Sharding>, double> reshards; ///< received elements
};

/// Returns the bytes of one element when devices exchange it: 8 for an index, 1 for an i1.
double getElementBytes(mlir::Type element);

} // namespace tp25d

#endif // TP25D_SHARDING_COSTMODEL_H
