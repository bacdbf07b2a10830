// Bufferize: makes constant buffers arguments that come with their values.

#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "tp25d/Bufferize/Passes.h"
#include "tp25d/Dialect/Sharding.h"

using namespace mlir;
using namespace tp25d;

namespace tp25d {
#define GEN_PASS_DEF_LIFTGLOBALS
#include "tp25d/Bufferize/Passes.h.inc"
} // namespace tp25d

namespace {

struct LiftGlobals : tp25d::impl::LiftGlobalsBase<LiftGlobals> {
  void runOnOperation() override {
    for (auto function : getOperation().getOps<func::FuncOp>())
      if (!function->hasAttr(kernelAttrName) && failed(lift(function)))
        return signalPassFailure();
    for (auto global : llvm::make_early_inc_range(getOperation().getOps<memref::GlobalOp>()))
      if (SymbolTable::symbolKnownUseEmpty(global, getOperation()))
        global.erase();
  }

  LogicalResult lift(func::FuncOp function) {
    SymbolTable symbols(getOperation());
    Builder builder(&getContext());
    DenseMap<StringRef, BlockArgument> arguments; // by the name of the global
    WalkResult walked = function.walk([&](memref::GetGlobalOp get) {
      BlockArgument &argument = arguments[get.getName()];
      auto global = symbols.lookup<memref::GlobalOp>(get.getName());
      if (!argument && !isa_and_nonnull<ElementsAttr>(global.getInitialValue().value_or(Attribute()))) {
        get.emitError() << "memref.global @" << get.getName() << " has no value";
        return WalkResult::interrupt();
      }
      if (!argument)
        argument = addArgument(function, global, builder);
      get.replaceAllUsesWith(argument);
      get.erase();
      return WalkResult::advance();
    });
    return failure(walked.wasInterrupted());
  }

  static BlockArgument addArgument(func::FuncOp function, memref::GlobalOp global, Builder &builder) {
    auto value = cast<ElementsAttr>(*global.getInitialValue());
    auto type = cast<RankedTensorType>(value.getType());
    Sharding whole(type.getRank());
    SmallVector<NamedAttribute> attrs = {builder.getNamedAttr(paramAttrName, global.getSymNameAttr()),
                                         builder.getNamedAttr(valueAttrName, value),
                                         builder.getNamedAttr(globalAttrName, TypeAttr::get(type)),
                                         builder.getNamedAttr(shardingAttrName, whole.getAttr(builder.getContext()))};
    // The new argument goes before the results, which come last.
    unsigned index = 0;
    while (index < function.getNumArguments() && !function.getArgAttr(index, resultAttrName))
      ++index;
    (void)function.insertArgument(index, global.getType(), builder.getDictionaryAttr(attrs), global.getLoc());
    return function.getArgument(index);
  }
};

} // namespace
