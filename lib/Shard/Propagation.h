// What is known of every value's sharding, and how it spreads through operations.

#ifndef TP25D_LIB_SHARD_PROPAGATION_H
#define TP25D_LIB_SHARD_PROPAGATION_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "tp25d/Dialect/Tp25d.h"

#include <string>

namespace tp25d {

/// A value's sharding as far as it is decided: dimension by dimension, each with the reason.
struct OpenSharding {
  struct Dimension {
    AxisList axes;
    std::string reason;
  };
  llvm::SmallVector<std::optional<Dimension>, 4> dims;

  bool isDecided() const {
    return llvm::all_of(dims, [](const auto &dim) { return dim.has_value(); });
  }
  bool isUndecided() const {
    return llvm::none_of(dims, [](const auto &dim) { return dim.has_value(); });
  }
  bool uses(Axis axis) const;
  /// Undecided dimensions are taken to be whole.
  Sharding close() const;
};

/// The shardings of one function's values. A dimension, once decided, stays as it is.
class Propagation {
public:
  Propagation(mlir::func::FuncOp function, GridAttr grid);

  const OpenSharding &get(mlir::Value value) const { return shardings.find(value)->second; }

  /// Decides dimension `dim` of `value` unless it is decided, an axis is in use by another dimension, or the size does
  /// not divide. Returns true if it did.
  bool decide(mlir::Value value, int64_t dim, llvm::ArrayRef<Axis> axes, const std::string &reason);

  /// Decides all dimensions of `value` that are open.
  void decide(mlir::Value value, const Sharding &sharding, const std::string &reason);

  /// Spreads what is decided along the sharding rules of all operations but those in `barriers`, to a fixpoint.
  void propagate(const llvm::DenseSet<mlir::Operation *> &barriers);

private:
  bool propagateThrough(mlir::Operation *op);

  mlir::func::FuncOp function;
  GridAttr grid;
  llvm::DenseMap<mlir::Value, OpenSharding> shardings;
};

/// How a reason names the operation it speaks of: "linalg.matmul at line 7".
std::string describePlace(mlir::Operation *op);

} // namespace tp25d

#endif // TP25D_LIB_SHARD_PROPAGATION_H
