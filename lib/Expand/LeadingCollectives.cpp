// Expand: brings gathers and scatters to dimension 0.

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "tp25d/Expand/Passes.h"

using namespace mlir;
using namespace tp25d;

namespace tp25d {
#define GEN_PASS_DEF_LEADINGCOLLECTIVES
#include "tp25d/Expand/Passes.h.inc"
} // namespace tp25d

/// Returns the reassociation between a tensor of `rank` and one in which dimension `dim` is two dimensions, (outer,
/// inner).
static SmallVector<ReassociationIndices> getGroups(int64_t rank, int64_t dim) {
  SmallVector<ReassociationIndices> groups;
  for (int64_t i = 0, next = 0; i < rank; ++i) {
    ReassociationIndices &group = groups.emplace_back();
    group.push_back(next++);
    if (i == dim)
      group.push_back(next++);
  }
  return groups;
}

static RankedTensorType withShape(RankedTensorType type, ArrayRef<int64_t> shape) {
  return RankedTensorType::get(shape, type.getElementType());
}

/// Moves dimension `from` of `value` to `to`.
static Value move(OpBuilder &builder, Location loc, Value value, int64_t from, int64_t to) {
  auto type = cast<RankedTensorType>(value.getType());
  if (from == to)
    return value;
  SmallVector<int64_t> permutation;
  for (int64_t i = 0; i < type.getRank(); ++i)
    if (i != from)
      permutation.push_back(i);
  permutation.insert(permutation.begin() + to, from);
  SmallVector<int64_t> shape = llvm::map_to_vector(permutation, [&](int64_t i) { return type.getDimSize(i); });
  Value empty = tensor::EmptyOp::create(builder, loc, shape, type.getElementType());
  return linalg::TransposeOp::create(builder, loc, value, empty, permutation)->getResult(0);
}

/// Cuts dimension `dim` of `value` into `parts`, and moves the index of the part to the front: 4x6 cut at 1 into 2 is
/// 2x4x3.
static Value cut(OpBuilder &builder, Location loc, Value value, int64_t dim, int64_t parts) {
  auto type = cast<RankedTensorType>(value.getType());
  SmallVector<int64_t> shape(type.getShape());
  shape[dim] /= parts;
  shape.insert(shape.begin() + dim, parts);
  Value expanded =
      tensor::ExpandShapeOp::create(builder, loc, withShape(type, shape), value, getGroups(type.getRank(), dim));
  return move(builder, loc, expanded, dim, 0);
}

/// Joins what cut made: moves dimension 0 of `value` back and merges it into dimension `dim`.
static Value join(OpBuilder &builder, Location loc, Value value, int64_t dim) {
  Value moved = move(builder, loc, value, 0, dim);
  auto type = cast<RankedTensorType>(moved.getType());
  return tensor::CollapseShapeOp::create(builder, loc, moved, getGroups(type.getRank() - 1, dim));
}

namespace {

struct LeadingCollectives : tp25d::impl::LeadingCollectivesBase<LeadingCollectives> {
  void runOnOperation() override {
    GridAttr grid = getGridOrError(getOperation());
    if (!grid)
      return signalPassFailure();
    // Cuts the operand into pieces along a new leading dimension, exchanges the pieces, and joins them into dimension
    // `joinDim`. If `cutDim` or `joinDim` is -1, there is one piece.
    auto replace = [&](Operation *op, Axis axis, int64_t cutDim, int64_t joinDim, auto exchange) {
      OpBuilder builder(op);
      Location loc = op->getLoc();
      Value pieces =
          cut(builder, loc, op->getOperand(0), std::max<int64_t>(cutDim, 0), cutDim < 0 ? 1 : grid.getSize(axis));
      auto type = cast<RankedTensorType>(pieces.getType());
      SmallVector<int64_t> shape(type.getShape());
      shape[0] = joinDim < 0 ? 1 : grid.getSize(axis);
      Value exchanged = exchange(builder, loc, withShape(type, shape), pieces);
      op->getResult(0).replaceAllUsesWith(join(builder, loc, exchanged, std::max<int64_t>(joinDim, 0)));
      op->erase();
    };
    getOperation().walk([&](AllGatherOp op) {
      if (op.getDimension() != 0)
        replace(op, op.getAxis(), -1, op.getDimension(), [&](OpBuilder &b, Location loc, Type type, Value pieces) {
          return AllGatherOp::create(b, loc, type, pieces, op.getAxis(), 0);
        });
    });
    getOperation().walk([&](ReduceScatterOp op) {
      if (op.getDimension() != 0)
        replace(op, op.getAxis(), op.getDimension(), -1, [&](OpBuilder &b, Location loc, Type type, Value pieces) {
          return ReduceScatterOp::create(b, loc, type, pieces, op.getAxis(), 0, op.getCombiner());
        });
    });
    getOperation().walk([&](AllToAllOp op) {
      if (op.getSplit() != 0 || op.getConcat() != 0)
        replace(op, op.getAxis(), op.getSplit(), op.getConcat(),
                [&](OpBuilder &b, Location loc, Type type, Value pieces) {
                  return AllToAllOp::create(b, loc, type, pieces, op.getAxis(), 0, 0);
                });
    });
  }
};

} // namespace
