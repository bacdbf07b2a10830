// Bufferize: writes next values of parameters over the parameters.

#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "tp25d/Bufferize/Passes.h"
#include "tp25d/Dialect/Parameters.h"

using namespace mlir;

namespace tp25d {
#define GEN_PASS_DEF_UPDATEINPLACE
#include "tp25d/Bufferize/Passes.h.inc"
} // namespace tp25d

namespace {

struct UpdateInPlace : tp25d::impl::UpdateInPlaceBase<UpdateInPlace> {
  void runOnOperation() override {
    for (func::FuncOp function : getOperation().getOps<func::FuncOp>())
      if (function.getBody().hasOneBlock())
        materialize(function);
  }

  static void materialize(func::FuncOp function) {
    Operation *terminator = function.getBody().front().getTerminator();
    OpBuilder builder(terminator);
    for (OpOperand &result : terminator->getOpOperands()) {
      auto updated = function.getResultAttrOfType<StringAttr>(result.getOperandNumber(), tp25d::updatesAttrName);
      if (!updated)
        continue;
      BlockArgument parameter = tp25d::findParameter(function, updated.getValue());
      function.setArgAttr(parameter.getArgNumber(), tp25d::updatedAttrName, builder.getUnitAttr());
      Value next = result.get();
      result.set(bufferization::MaterializeInDestinationOp::create(builder, next.getLoc(), next.getType(), next,
                                                                   Value(parameter))
                     .getResult());
    }
  }
};

} // namespace
