// Shardings as plain values that the stages compute with; the attribute is their form in IR.

#ifndef TP25D_DIALECT_SHARDING_H
#define TP25D_DIALECT_SHARDING_H

#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/SmallVector.h"

#include "tp25d/Dialect/Enums.h.inc"

namespace tp25d {

class GridAttr;
class ShardingAttr;

/// Axes that split one dimension, major to minor.
using AxisList = llvm::SmallVector<Axis, 2>;

/// How a tensor is split over the grid; see #tp25d.sharding.
struct Sharding {
  llvm::SmallVector<AxisList, 4> dims;
  AxisList partial;

  Sharding() = default;
  /// Replicated on every device.
  explicit Sharding(int64_t rank) : dims(rank) {}
  explicit Sharding(ShardingAttr attr);
  ShardingAttr getAttr(mlir::MLIRContext *context) const;

  bool operator==(const Sharding &other) const { return dims == other.dims && partial == other.partial; }
  bool operator!=(const Sharding &other) const { return !(*this == other); }
  bool operator<(const Sharding &other) const;

  /// True if `axis` splits a dimension or is partial.
  bool uses(Axis axis) const;

  /// The same split, without the axes that have one coordinate only.
  Sharding simplify(GridAttr grid) const;
};

/// The type of one device's block, null if a dimension is not a multiple of the product of its axes' sizes.
mlir::RankedTensorType getLocalType(mlir::RankedTensorType global, const Sharding &sharding, GridAttr grid);

/// As getLocalType; on failure says on `emitError` which dimension of `name` does not divide.
mlir::RankedTensorType getLocalType(mlir::RankedTensorType global, const Sharding &sharding, GridAttr grid,
                                    llvm::StringRef name, llvm::function_ref<mlir::InFlightDiagnostic()> emitError);

} // namespace tp25d

#endif // TP25D_DIALECT_SHARDING_H
