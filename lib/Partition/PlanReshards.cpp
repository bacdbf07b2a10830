// Partition: turns every reshard into the cheapest chain of collectives.

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "tp25d/Partition/Passes.h"
#include "tp25d/Sharding/BlockOffset.h"
#include "tp25d/Sharding/ReshardPlan.h"

using namespace mlir;
using namespace tp25d;

namespace tp25d {
#define GEN_PASS_DEF_PLANRESHARDS
#include "tp25d/Partition/Passes.h.inc"
} // namespace tp25d

/// Builds this device's part of `block`, whose dimension `dim` is split by `axis`. `part` is the type of the part.
static Value buildSlice(OpBuilder &builder, Location loc, Value block, RankedTensorType part, int64_t dim, Axis axis,
                        GridAttr grid) {
  SmallVector<OpFoldResult> offsets(part.getRank(), builder.getIndexAttr(0)),
      strides(part.getRank(), builder.getIndexAttr(1));
  SmallVector<OpFoldResult> sizes = getAsIndexOpFoldResult(builder.getContext(), part.getShape());
  offsets[dim] = buildBlockOffset(builder, loc, axis, grid, part.getDimSize(dim));
  return tensor::ExtractSliceOp::create(builder, loc, part, block, offsets, sizes, strides);
}

static void expand(ReshardOp op, GridAttr grid) {
  OpBuilder builder(op);
  Sharding source(op.getSource()), target(op.getTarget());
  SmallVector<int64_t> shape(op.getBlock().getType().getShape());
  for (auto [size, axes] : llvm::zip_equal(shape, source.dims))
    size *= grid.getSize(axes);
  auto whole = RankedTensorType::get(shape, op.getType().getElementType());

  Value value = op.getBlock();
  for (const ReshardStep &step : planReshard(shape, source, target, grid).steps) {
    RankedTensorType type = getLocalType(whole, step.result, grid);
    using Kind = ReshardStep::Kind;
    switch (step.kind) {
    case Kind::Slice:
      value = buildSlice(builder, op.getLoc(), value, type, step.to, step.axis, grid);
      break;
    case Kind::AllGather:
      value = builder.createOrFold<AllGatherOp>(op.getLoc(), type, value, step.axis, step.from);
      break;
    case Kind::AllToAll:
      value = builder.createOrFold<AllToAllOp>(op.getLoc(), type, value, step.axis, step.to, step.from);
      break;
    case Kind::ReduceScatter:
      value = builder.createOrFold<ReduceScatterOp>(op.getLoc(), type, value, step.axis, step.to, op.getCombiner());
      break;
    case Kind::AllReduce:
      value = builder.createOrFold<AllReduceOp>(op.getLoc(), type, value, step.axis, op.getCombiner());
      break;
    }
  }
  op.replaceAllUsesWith(value);
  op.erase();
}

namespace {

struct PlanReshards : tp25d::impl::PlanReshardsBase<PlanReshards> {
  void runOnOperation() override {
    GridAttr grid = getGridOrError(getOperation());
    if (!grid)
      return signalPassFailure();
    SmallVector<ReshardOp> ops;
    getOperation().walk([&](ReshardOp op) { ops.push_back(op); });
    for (ReshardOp op : ops)
      expand(op, grid);
  }
};

} // namespace
