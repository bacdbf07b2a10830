// What an operation on whole tensors allows its operands and results to be split by.

#ifndef TP25D_DIALECT_SHARDINGRULE_H
#define TP25D_DIALECT_SHARDINGRULE_H

#include "mlir/IR/Builders.h"
#include "mlir/IR/Operation.h"
#include "tp25d/Dialect/Sharding.h"

namespace tp25d {

/// A *factor* is an index that the dimensions of an operation's tensors share. In an elementwise sum every dimension is
/// a factor of its own; in `linalg.matmul` there are m, n and k; a reshape of 8x6 to 48 has the factors 8 and 6, and
/// the result's dimension is made of both. Splitting a factor splits all dimensions that it is part of.
struct ShardingRule {
  enum class Kind {
    /// Iterations are independent.
    Parallel,
    /// Results are combined over it: splitting it leaves partial results.
    Reduction
  };
  struct Factor {
    int64_t size;
    Kind kind = Kind::Parallel;
  };
  /// For each dimension of a tensor the factors that it is made of, major to minor. A dimension without factors must be
  /// whole on every device.
  using TensorFactors = llvm::SmallVector<llvm::SmallVector<int64_t, 1>, 4>;

  llvm::SmallVector<Factor> factors;
  /// One for each operand and result; empty for those that are not ranked tensors.
  llvm::SmallVector<TensorFactors> operands, results;
  /// How partial results are combined. Meaningful if a factor is a reduction.
  Combiner combiner = Combiner::Sum;
  /// For a reduction: the operand that a result's first value comes from (the `outs` of a linalg operation), by result.
  llvm::SmallVector<int64_t> inits;

  int64_t addFactor(int64_t size, Kind kind = Kind::Parallel) {
    factors.push_back({size, kind});
    return factors.size() - 1;
  }
};

/// The rule of an operation whose operands and results must be whole: it has no factors.
ShardingRule getWholeRule(mlir::Operation *op);

/// The rule of any operation: its own where it has one, else getWholeRule.
ShardingRule getShardingRule(mlir::Operation *op);

/// True if `op` makes its tensor out of nothing (empty, splat, fill), so that each use may have one of its own, split
/// as it likes.
bool isSource(mlir::Operation *op);

/// The sharding that a tensor with `tensorFactors` has when factor f is split by `factorAxes[f]`. Requires that every
/// factor of a dimension, but for the first, is split only if those before it are split to single elements.
Sharding getSharding(const ShardingRule::TensorFactors &tensorFactors, llvm::ArrayRef<AxisList> factorAxes);

/// Adds to `factorAxes` what `sharding` says of the factors of `dimension`, which is made of `tensorFactors`. Fails,
/// with nothing added, if the split falls between factors or contradicts what is there.
mlir::LogicalResult addFactorAxes(const ShardingRule &rule, llvm::ArrayRef<int64_t> dimensionFactors,
                                  llvm::ArrayRef<Axis> axes, GridAttr grid,
                                  llvm::MutableArrayRef<std::optional<AxisList>> factorAxes);

/// A copy of `op` with other operands and result types; regions are copied too, and read the same values from outside.
mlir::Operation *cloneWithTypes(mlir::OpBuilder &builder, mlir::Operation *op, mlir::ValueRange operands,
                                mlir::TypeRange resultTypes);

} // namespace tp25d

#endif // TP25D_DIALECT_SHARDINGRULE_H
