// Bufferize: writes next values of parameters over the parameters.

#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "tp25d/Bufferize/Passes.h"
#include "tp25d/Dialect/Parameters.h"

using namespace mlir;

namespace tp25d {
#define GEN_PASS_DEF_UPDATEINPLACE
#include "tp25d/Bufferize/Passes.h.inc"
} // namespace tp25d

/// Returns the tensor whose elements `tensor` shows, all or some of them.
static Value getRoot(Value tensor) {
  Operation *op = tensor.getDefiningOp();
  while (isa_and_nonnull<tensor::CastOp, tensor::CollapseShapeOp, tensor::ExpandShapeOp, tensor::ExtractSliceOp>(op)) {
    tensor = op->getOperand(0);
    op = tensor.getDefiningOp();
  }
  return tensor;
}

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
    // The parameter that each result updates, or null.
    SmallVector<BlockArgument> updated;
    for (unsigned result = 0; result < terminator->getNumOperands(); ++result) {
      auto name = function.getResultAttrOfType<StringAttr>(result, tp25d::updatesAttrName);
      updated.push_back(name ? tp25d::findParameter(function, name.getValue()) : BlockArgument());
      if (updated.back())
        function.setArgAttr(updated.back().getArgNumber(), tp25d::updatedAttrName, builder.getUnitAttr());
    }
    // Old values that are returned, or become the next values of other parameters, leave their memory first.
    for (auto [result, parameter] : llvm::zip_equal(terminator->getOpOperands(), updated)) {
      Value root = getRoot(result.get());
      if (llvm::is_contained(updated, root) && result.get() != parameter)
        result.set(bufferization::AllocTensorOp::create(
            builder, root.getLoc(), cast<RankedTensorType>(result.get().getType()), ValueRange(), result.get()));
    }
    for (auto [result, parameter] : llvm::zip_equal(terminator->getOpOperands(), updated)) {
      if (!parameter || result.get() == parameter) // a parameter that keeps its value
        continue;
      Value next = result.get();
      Value there = bufferization::MaterializeInDestinationOp::create(builder, next.getLoc(), next.getType(), next,
                                                                      Value(parameter))
                        .getResult();
      // Whoever else returns the value reads it there, too: the producer has no other place to write it to.
      next.replaceUsesWithIf(there, [&](OpOperand &use) { return use.getOwner() == terminator; });
    }
  }
};

} // namespace
