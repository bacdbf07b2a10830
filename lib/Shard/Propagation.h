// Shard: the shardings of a function's values, as far as they are decided, and their propagation through operations.

#ifndef TP25D_LIB_SHARD_PROPAGATION_H
#define TP25D_LIB_SHARD_PROPAGATION_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "tp25d/Sharding/Product.h"
#include "tp25d/Sharding/ShardingRule.h"
#include "llvm/ADT/BitVector.h"

#include <string>

namespace tp25d {

/// The reason why a dimension is split as it is. The sentence is built only on request.
struct Reason {
  llvm::StringLiteral text;         ///< "through", for example
  mlir::Operation *place = nullptr; ///< the operation that the text refers to, if any
  std::string describe() const;     ///< "through linalg.matmul at line 7"
};

/// A value's sharding as far as it is decided: dimension by dimension, each with the reason.
struct OpenSharding {
  struct Dimension {
    AxisList axes;
    Reason reason;
  };
  llvm::SmallVector<std::optional<Dimension>, 4> dims;

  bool isDecided() const {
    return llvm::all_of(dims, [](const auto &dim) { return dim.has_value(); });
  }
  bool isUndecided() const {
    return llvm::none_of(dims, [](const auto &dim) { return dim.has_value(); });
  }
  bool uses(Axis axis) const;
  /// Returns the sharding with undecided dimensions as whole ones.
  Sharding close() const;
};

/// The shardings of one function's values. A decided dimension does not change any more.
class Propagation {
public:
  Propagation(mlir::func::FuncOp function, GridAttr grid);

  GridAttr getGrid() const { return grid; }
  const OpenSharding &get(mlir::Value value) const { return shardings.find(value)->second; }

  /// Decides dimension `dim` of `value` unless it is decided, an axis is in use by another dimension, or the size does
  /// not divide. Returns true if it did.
  bool decide(mlir::Value value, int64_t dim, llvm::ArrayRef<Axis> axes, const Reason &reason);

  /// Decides all undecided dimensions of `value`.
  void decide(mlir::Value value, const Sharding &sharding, const Reason &reason);

  /// Gives the matrices of `product` the shardings that follow from `form`.
  void decide(const Product &product, FormAttr form);

  /// True if `op` is directly in the function's body.
  bool knows(mlir::Operation *op) const { return numbers.contains(op); }

  /// Closing `op` stops propagation through it until it is opened.
  void close(mlir::Operation *op) { closed.set(numbers.lookup(op)); }
  void open(mlir::Operation *op) { closed.reset(numbers.lookup(op)); }

  /// Propagates decided dimensions along the sharding rules of all operations that are not closed, to a fixpoint.
  void propagate();

private:
  bool propagateThrough(unsigned number);
  /// Marks the producer and the users of `value` to be visited again.
  void touch(mlir::Value value);

  mlir::func::FuncOp function;
  GridAttr grid;
  llvm::DenseMap<mlir::Value, OpenSharding> shardings;
  std::vector<mlir::Operation *> ops;                  ///< operations of the body, without the terminator
  std::vector<std::optional<ShardingRule>> rules;      ///< rules of `ops`, built on first use
  llvm::DenseMap<mlir::Operation *, unsigned> numbers; ///< positions in `ops`
  llvm::BitVector pending, closed;                     ///< by number: still to be visited; not propagated through
};

/// Decides the shardings of all values of `known`'s function: first those that are annotated, then, product by product
/// in program order, those that follow from the product's form, which `getForm` returns (null, after an error, if there
/// is none). Operations that depend on the optimizer's states are closed during the forward pass, which decides the
/// shardings of the parameters. Finally, inputs that no product reaches are split like activations, and parameters in
/// dimensions that are summed over. Fails, after an error, if the function is no model.
mlir::LogicalResult decideShardings(Propagation &known, mlir::func::FuncOp function,
                                    llvm::function_ref<FormAttr(const Product &)> getForm);

} // namespace tp25d

#endif // TP25D_LIB_SHARD_PROPAGATION_H
