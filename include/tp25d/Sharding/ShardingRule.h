// Sharding rules: how the operands and results of an operation on whole tensors may be split.

#ifndef TP25D_SHARDING_SHARDINGRULE_H
#define TP25D_SHARDING_SHARDINGRULE_H

#include "mlir/Dialect/Utils/StructuredOpsUtils.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/Operation.h"
#include "tp25d/Dialect/Tp25d.h"

namespace tp25d {

/// A *factor* is an index that the dimensions of an operation's tensors share. In an elementwise sum every dimension is
/// a factor of its own; in `linalg.matmul` there are m, n and k; a reshape of 8x6 to 48 has the factors 8 and 6, and
/// the result's dimension is made of both. Splitting a factor splits all dimensions that it is part of.
struct ShardingRule {
  enum class Kind {
    /// Iterations are independent.
    Parallel,
    /// Results are combined over the iterations: splitting it leaves partial results.
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
  /// Factors of each operand and result; empty for those that are not ranked tensors.
  llvm::SmallVector<TensorFactors> operands, results;
  /// How partial results are combined. Meaningful if a factor is a reduction.
  Combiner combiner = Combiner::Sum;
  /// For a reduction, by result: the number of the operand that the result starts from (an `outs` of a linalg
  /// operation).
  llvm::SmallVector<int64_t> inits;

  int64_t addFactor(int64_t size, Kind kind = Kind::Parallel) {
    factors.push_back({size, kind});
    return factors.size() - 1;
  }
};

/// Returns the rule of an operation whose operands and results must be whole: it has no factors.
ShardingRule getWholeRule(mlir::Operation *op);

/// Returns the rule that `op` has through ShardingRuleOpInterface, else getWholeRule.
ShardingRule getShardingRule(mlir::Operation *op);

/// True if `op` makes its tensor from scalars and other such tensors only (empty, splat, fill), so that each use can
/// have a copy with its own sharding.
bool isSource(mlir::Operation *op);

/// Returns the sharding that a tensor with `tensorFactors` has when factor f is split by `factorAxes[f]`. A factor of a
/// dimension may be split only if all factors before it in that dimension are split to single elements.
Sharding getSharding(const ShardingRule::TensorFactors &tensorFactors, llvm::ArrayRef<AxisList> factorAxes);

/// Adds to `factorAxes` the axes of the factors of one dimension, which is made of `dimensionFactors` and split by
/// `axes`. Fails, with nothing added, if the split does not respect the boundaries of factors or contradicts
/// `factorAxes`.
///   Factors of sizes 8 and 6: axes of sizes 8, 2 split them by 8 and by 2;
///   axes of sizes 4, 3 fail, because the second factor is split before the first one is used up.
mlir::LogicalResult addFactorAxes(const ShardingRule &rule, llvm::ArrayRef<int64_t> dimensionFactors,
                                  llvm::ArrayRef<Axis> axes, GridAttr grid,
                                  llvm::MutableArrayRef<std::optional<AxisList>> factorAxes);

} // namespace tp25d

#include "tp25d/Sharding/Interfaces.h.inc"

#endif // TP25D_SHARDING_SHARDINGRULE_H
