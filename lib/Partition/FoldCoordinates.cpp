// Partition: shows the program of one device.

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "tp25d/Partition/Passes.h"

using namespace mlir;
using namespace tp25d;

namespace tp25d {
#define GEN_PASS_DEF_FOLDCOORDINATES
#include "tp25d/Partition/Passes.h.inc"
} // namespace tp25d

namespace {

struct FoldCoordinates : tp25d::impl::FoldCoordinatesBase<FoldCoordinates> {
  using FoldCoordinatesBase::FoldCoordinatesBase;

  void runOnOperation() override {
    GridAttr grid = getGridOrError(getOperation());
    if (!grid)
      return signalPassFailure();
    int64_t id = device;
    if (id < 0 || id >= grid.getDeviceCount()) {
      getOperation().emitError() << "device must be one of the " << grid.getDeviceCount() << " of " << grid
                                 << ", got: " << id;
      return signalPassFailure();
    }
    getOperation().walk([&](DeviceCoordinateOp op) {
      OpBuilder builder(op);
      Value coordinate = arith::ConstantIndexOp::create(builder, op.getLoc(), grid.getCoordinate(id, op.getAxis()));
      op.replaceAllUsesWith(coordinate);
      op.erase();
    });
  }
};

} // namespace
