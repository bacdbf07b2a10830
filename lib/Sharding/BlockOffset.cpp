// Builds IR that computes where a device's block begins.

#include "tp25d/Sharding/BlockOffset.h"

using namespace mlir;

Value tp25d::buildBlockOffset(OpBuilder &builder, Location loc, ArrayRef<Axis> axes, GridAttr grid, int64_t blockSize) {
  Value offset = arith::ConstantIndexOp::create(builder, loc, 0);
  int64_t stride = blockSize;
  for (Axis axis : llvm::reverse(axes)) {
    Value coordinate = DeviceCoordinateOp::create(builder, loc, axis);
    Value scaled =
        arith::MulIOp::create(builder, loc, coordinate, arith::ConstantIndexOp::create(builder, loc, stride));
    offset = arith::AddIOp::create(builder, loc, offset, scaled);
    stride *= grid.getSize(axis);
  }
  return offset;
}
