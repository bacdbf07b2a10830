// Import: rejects types that no stage computes with, before passes of upstream fail on them.

#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "tp25d/Import/Passes.h"

using namespace mlir;

namespace tp25d {
#define GEN_PASS_DEF_CHECKTYPES
#include "tp25d/Import/Passes.h.inc"
} // namespace tp25d

static bool isComputedWith(Type type) {
  return type.isIntOrIndex() || type.isF16() || type.isBF16() || type.isF32() || type.isF64();
}

static LogicalResult checkType(Value value) {
  Type type = value.getType(), element = getElementTypeOrSelf(type);
  if (auto tensor = dyn_cast<RankedTensorType>(type); tensor && tensor.getEncoding())
    return emitError(value.getLoc()) << tp25d::describe(value) << " has the encoding " << tensor.getEncoding()
                                     << ", which tp25d does not know; tensors are dense";
  if (isa<ShapedType, FloatType, ComplexType>(type) && !isComputedWith(element))
    return emitError(value.getLoc()) << tp25d::describe(value) << " has elements of type " << element
                                     << ", which tp25d does not compute with; it does with f16, bf16, f32, f64, "
                                     << "integers and index";
  return success();
}

namespace {

struct CheckTypes : tp25d::impl::CheckTypesBase<CheckTypes> {
  void runOnOperation() override {
    WalkResult walked = getOperation().walk<WalkOrder::PreOrder>([](Operation *op) -> WalkResult {
      if (isa_and_nonnull<tosa::TosaDialect>(op->getDialect()) && op->getNumRegions() > 0)
        return op->emitError() << op->getName() << " is control flow, which tp25d does not shard yet";
      for (Value result : op->getResults())
        if (failed(checkType(result)))
          return failure();
      for (Region &region : op->getRegions())
        for (Block &block : region)
          for (Value argument : block.getArguments())
            if (failed(checkType(argument)))
              return failure();
      return success();
    });
    if (walked.wasInterrupted())
      signalPassFailure();
  }
};

} // namespace
