// Import: makes large constants named parameters.

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "tp25d/Import/Passes.h"
#include "llvm/ADT/StringSet.h"

using namespace mlir;

namespace tp25d {
#define GEN_PASS_DEF_LIFTCONSTANTS
#include "tp25d/Import/Passes.h.inc"
} // namespace tp25d

namespace {

struct LiftConstants : tp25d::impl::LiftConstantsBase<LiftConstants> {
  using LiftConstantsBase::LiftConstantsBase;

  void runOnOperation() override {
    for (func::FuncOp function : getOperation().getOps<func::FuncOp>())
      if (!function.isExternal() && failed(lift(function)))
        return signalPassFailure();
  }

  LogicalResult lift(func::FuncOp function) {
    SmallVector<arith::ConstantOp> constants;
    function.walk([&](arith::ConstantOp constant) {
      auto elements = dyn_cast<ElementsAttr>(constant.getValue());
      auto type = dyn_cast<RankedTensorType>(constant.getType());
      if (elements && type && type.getElementType().isIntOrFloat() && !elements.isSplat() &&
          type.getNumElements() * static_cast<int64_t>(llvm::divideCeil(type.getElementTypeBitWidth(), 8)) >=
              minimumBytes)
        constants.push_back(constant);
    });
    llvm::StringSet<llvm::MallocAllocator> taken;
    for (unsigned i = 0; i < function.getNumArguments(); ++i)
      if (auto name = function.getArgAttrOfType<StringAttr>(i, tp25d::paramAttrName))
        taken.insert(name.getValue());
    Builder builder(&getContext());
    int64_t number = 0;
    for (arith::ConstantOp constant : constants) {
      std::string name;
      do
        name = "constant_" + std::to_string(number++);
      while (!taken.insert(name).second);
      SmallVector<NamedAttribute> attrs = {builder.getNamedAttr(tp25d::paramAttrName, builder.getStringAttr(name)),
                                           builder.getNamedAttr(tp25d::valueAttrName, constant.getValue()),
                                           builder.getNamedAttr(tp25d::frozenAttrName, builder.getUnitAttr())};
      if (Attribute sharding = constant->getDiscardableAttr(tp25d::shardingAttrName))
        attrs.push_back(builder.getNamedAttr(tp25d::shardingAttrName, sharding));
      unsigned index = function.getNumArguments();
      if (failed(
              function.insertArgument(index, constant.getType(), builder.getDictionaryAttr(attrs), constant.getLoc())))
        return constant.emitError("cannot become an argument");
      constant.replaceAllUsesWith(function.getArgument(index));
      constant.erase();
    }
    return success();
  }
};

} // namespace
