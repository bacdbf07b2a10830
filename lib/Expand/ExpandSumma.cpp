// Expand: turns each product on the grid into SUMMA steps. One loop serves all three forms.

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "tp25d/Expand/Passes.h"
#include "tp25d/Sharding/Product.h"

using namespace mlir;
using namespace tp25d;

namespace tp25d {
#define GEN_PASS_DEF_EXPANDSUMMA
#include "tp25d/Expand/Passes.h.inc"
} // namespace tp25d

namespace {

/// The part of a travelling matrix that SUMMA step t uses: panel t % panels of the block at coordinate t / panels of
/// its axis. On a square grid a block is one panel.
struct Panel {
  Value root, offset; ///< coordinate of the owner, and first element along `dim`
  int64_t dim, panels;
  RankedTensorType type;
};

class Expander {
public:
  Expander(SummaOp op, GridAttr grid) : op(op), grid(grid), builder(op), loc(op.getLoc()) {}

  void run() {
    Value result;
    if (op.getForm().isLocal()) {
      result = multiply(op.getA(), op.getB(), zeros(op.getType()));
    } else {
      Value zero = index(0), one = index(1), steps = index(op.getForm().getStepCount(grid));
      Value init = *op.getForm().getStationary() == Matrix::C
                       ? zeros(op.getType())
                       : tensor::EmptyOp::create(builder, loc, op.getType().getShape(), op.getType().getElementType())
                             .getResult();
      auto loop = scf::ForOp::create(builder, loc, zero, steps, one, init,
                                     [&](OpBuilder &, Location, Value t, ValueRange carried) {
                                       scf::YieldOp::create(builder, loc, buildStep(t, carried.front()));
                                     });
      result = loop.getResult(0);
    }
    op.replaceAllUsesWith(result);
    op.erase();
  }

private:
  Value index(int64_t value) { return arith::ConstantIndexOp::create(builder, loc, value); }

  Value zeros(RankedTensorType type) {
    return buildFilled(builder, loc, type, builder.getZeroAttr(type.getElementType()));
  }

  Value multiply(Value a, Value b, Value init) {
    return linalg::ContractOp::create(builder, loc, init.getType(), ValueRange{a, b}, init, op.getIndexingMaps())
        .getResult(0);
  }

  /// Builds one SUMMA step, and returns C after it.
  Value buildStep(Value t, Value c) {
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToEnd(t.getParentBlock());
    FormAttr form = op.getForm();
    auto operand = [&](Matrix matrix, TypedValue<RankedTensorType> block) -> Value {
      std::optional<Axis> along = form.getAlong(matrix);
      if (!along)
        return block;
      Panel panel = getPanel(matrix, block.getType(), t);
      auto broadcast = BroadcastOp::create(builder, loc, panel.type, slice(block, panel), panel.root, *along);
      broadcast->setDiscardableAttrs(op->getDiscardableAttrDictionary());
      return broadcast;
    };
    Value a = operand(Matrix::A, op.getA()), b = operand(Matrix::B, op.getB());
    std::optional<Axis> along = form.getAlong(Matrix::C);
    if (!along)
      return multiply(a, b, c);
    Panel panel = getPanel(Matrix::C, op.getType(), t);
    Value partial = multiply(a, b, zeros(panel.type));
    Value reduced =
        ReduceOp::create(builder, loc, panel.type, partial, slice(c, panel), panel.root, *along, Combiner::Sum);
    if (panel.panels == 1)
      return reduced;
    auto [offsets, sizes, strides] = getRange(panel);
    return tensor::InsertSliceOp::create(builder, loc, reduced, c, offsets, sizes, strides);
  }

  Panel getPanel(Matrix matrix, RankedTensorType block, Value t) {
    FormAttr form = op.getForm();
    int64_t panels = form.getStepCount(grid) / grid.getSize(*form.getAlong(matrix));
    std::optional<unsigned> dim = op.getMap(matrix).getResultPosition(builder.getAffineDimExpr(form.getStep()));
    SmallVector<int64_t> shape(block.getShape());
    shape[*dim] /= panels;
    Value root = t, offset = index(0);
    if (panels > 1) {
      root = arith::DivUIOp::create(builder, loc, t, index(panels));
      Value which = arith::RemUIOp::create(builder, loc, t, index(panels));
      offset = arith::MulIOp::create(builder, loc, which, index(shape[*dim]));
    }
    return {root, offset, *dim, panels, RankedTensorType::get(shape, block.getElementType())};
  }

  std::tuple<SmallVector<OpFoldResult>, SmallVector<OpFoldResult>, SmallVector<OpFoldResult>>
  getRange(const Panel &panel) {
    SmallVector<OpFoldResult> offsets(panel.type.getRank(), builder.getIndexAttr(0));
    SmallVector<OpFoldResult> strides(panel.type.getRank(), builder.getIndexAttr(1));
    offsets[panel.dim] = panel.offset;
    return {offsets, getAsIndexOpFoldResult(builder.getContext(), panel.type.getShape()), strides};
  }

  Value slice(Value block, const Panel &panel) {
    if (panel.panels == 1)
      return block;
    auto [offsets, sizes, strides] = getRange(panel);
    return tensor::ExtractSliceOp::create(builder, loc, panel.type, block, offsets, sizes, strides);
  }

  SummaOp op;
  GridAttr grid;
  OpBuilder builder;
  Location loc;
};

struct ExpandSumma : tp25d::impl::ExpandSummaBase<ExpandSumma> {
  void runOnOperation() override {
    GridAttr grid = getGridOrError(getOperation());
    if (!grid)
      return signalPassFailure();
    SmallVector<SummaOp> ops;
    getOperation().walk([&](SummaOp op) { ops.push_back(op); });
    for (SummaOp op : ops)
      Expander(op, grid).run();
  }
};

} // namespace
