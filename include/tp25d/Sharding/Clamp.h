// Moves an index of a tensor inside of its dimension.

#ifndef TP25D_SHARDING_CLAMP_H
#define TP25D_SHARDING_CLAMP_H

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"

namespace tp25d {

/// Builds the place in a dimension of `size` that is nearest to `index`; returns `index` itself if it is clamped so.
inline mlir::Value clampIndex(mlir::OpBuilder &builder, mlir::Location loc, mlir::Value index, int64_t size) {
  namespace arith = mlir::arith;
  auto below = index.getDefiningOp<arith::MinSIOp>();
  auto above = below ? below.getLhs().getDefiningOp<arith::MaxSIOp>() : arith::MaxSIOp();
  if (above && mlir::getConstantIntValue(above.getRhs()).value_or(-1) >= 0 &&
      mlir::getConstantIntValue(below.getRhs()).value_or(size) < size)
    return index;
  mlir::Value first = arith::ConstantIndexOp::create(builder, loc, 0);
  mlir::Value last = arith::ConstantIndexOp::create(builder, loc, size - 1);
  return arith::MinSIOp::create(builder, loc, arith::MaxSIOp::create(builder, loc, index, first), last);
}

} // namespace tp25d

#endif // TP25D_SHARDING_CLAMP_H
