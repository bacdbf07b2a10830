// Shardings as plain C++ values; the attribute #tp25d.sharding represents them in IR.

#ifndef TP25D_DIALECT_SHARDING_H
#define TP25D_DIALECT_SHARDING_H

#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/SmallVector.h"

#include "tp25d/Dialect/Enums.h.inc"

namespace tp25d {

class GridAttr;
class ShardingAttr;

/// The axes that split one dimension, major to minor.
using AxisList = llvm::SmallVector<Axis, 2>;

/// How a tensor is split over the grid; see #tp25d.sharding.
struct Sharding {
  llvm::SmallVector<AxisList, 4> dims;
  AxisList partial;

  Sharding() = default;
  /// The sharding of a tensor of `rank` that is replicated on every device.
  explicit Sharding(int64_t rank) : dims(rank) {}
  explicit Sharding(ShardingAttr attr);
  ShardingAttr getAttr(mlir::MLIRContext *context) const;

  bool operator==(const Sharding &other) const { return dims == other.dims && partial == other.partial; }
  bool operator!=(const Sharding &other) const { return !(*this == other); }
  bool operator<(const Sharding &other) const;

  /// True if `axis` splits a dimension or is partial.
  bool uses(Axis axis) const;

  /// Returns the sharding without the axes of size 1.
  Sharding simplify(GridAttr grid) const;
};

/// Returns the type of one device's block; null if a dimension is not a multiple of the product of its axes' sizes.
mlir::RankedTensorType getLocalType(mlir::RankedTensorType global, const Sharding &sharding, GridAttr grid);

/// As above; on failure, also reports with `emitError` which dimension of the tensor called `name` does not divide.
mlir::RankedTensorType getLocalType(mlir::RankedTensorType global, const Sharding &sharding, GridAttr grid,
                                    llvm::StringRef name, llvm::function_ref<mlir::InFlightDiagnostic()> emitError);

} // namespace tp25d

#endif // TP25D_DIALECT_SHARDING_H
