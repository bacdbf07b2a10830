// Shard: sets the grid of devices that a model is to be divided over.

#include "mlir/IR/Verifier.h"
#include "tp25d/Import/Passes.h"
#include "tp25d/Shard/Passes.h"

using namespace mlir;
using namespace tp25d;

namespace tp25d {
#define GEN_PASS_DEF_SETGRID
#include "tp25d/Shard/Passes.h.inc"
} // namespace tp25d

namespace {

struct SetGrid : tp25d::impl::SetGridBase<SetGrid> {
  using SetGridBase::SetGridBase;

  void runOnOperation() override {
    ModuleOp module = getOperation();
    GridAttr grid = getWantedGrid(module);
    if (!grid)
      return signalPassFailure();
    module->setAttr(gridAttrName, grid);
    // Without a grid, the sizes of annotated tensors were not verified.
    if (failed(mlir::verify(module)))
      return signalPassFailure();
    for (func::FuncOp function : module.getOps<func::FuncOp>())
      if (!function.isExternal() && failed(checkModel(function)))
        return signalPassFailure();
  }

  GridAttr getWantedGrid(ModuleOp module) {
    auto existing = module->getAttrOfType<GridAttr>(gridAttrName);
    bool hasSide = ShapedType::isStatic(q), hasDepth = ShapedType::isStatic(d);
    if (existing && !hasSide && !hasDepth)
      return existing;
    int64_t side = hasSide ? q.getValue() : 1, depth = hasDepth ? d.getValue() : 1;
    auto emitError = [&] { return module.emitError(); };
    if (failed(GridAttr::verify(emitError, 1, depth, side, side)))
      return {};
    auto grid = GridAttr::get(&getContext(), 1, depth, side, side);
    if (!existing || existing == grid)
      return grid;
    module.emitError() << "the module has " << existing << " already, which is not " << grid;
    return {};
  }
};

} // namespace
