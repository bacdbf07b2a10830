// Shard: also splits the optimizer's states over depth.

#include "FormChoice.h"
#include "tp25d/Dialect/Parameters.h"
#include "tp25d/Shard/Passes.h"

using namespace mlir;
using namespace tp25d;

namespace tp25d {
#define GEN_PASS_DEF_SPLITSTATES
#include "tp25d/Shard/Passes.h.inc"
} // namespace tp25d

/// Returns the sharding of `parameter`, as far as it is known, with each replica axis (data, dep) that does not split
/// it yet added to the first dimension that it divides.
static Sharding splitOverReplicas(BlockArgument parameter, const Propagation &known) {
  GridAttr grid = known.getGrid();
  Sharding sharding = known.get(parameter).close();
  for (Axis axis : getReplicaAxes(grid)) {
    if (known.get(parameter).uses(axis))
      continue;
    for (auto [size, axes] : llvm::zip_equal(cast<RankedTensorType>(parameter.getType()).getShape(), sharding.dims)) {
      if (size % (grid.getSize(axes) * grid.getSize(axis)) != 0)
        continue;
      axes.push_back(axis);
      break;
    }
  }
  return sharding;
}

namespace {

struct SplitStates : tp25d::impl::SplitStatesBase<SplitStates> {
  void runOnOperation() override {
    func::FuncOp function = getOperation();
    if (function.isExternal())
      return;
    // The forward pass decides the shardings of the parameters; gradients and updates follow them.
    FailureOr<Propagation> known = decideAnnotatedShardings(function);
    if (failed(known))
      return signalPassFailure();
    for (BlockArgument state : function.getArguments()) {
      auto name = function.getArgAttrOfType<StringAttr>(state.getArgNumber(), stateAttrName);
      BlockArgument parameter = name ? findParameter(function, name.getValue()) : BlockArgument();
      if (parameter && state.getType() == parameter.getType() &&
          !function.getArgAttr(state.getArgNumber(), shardingAttrName))
        function.setArgAttr(state.getArgNumber(), shardingAttrName,
                            splitOverReplicas(parameter, *known).getAttr(&getContext()));
    }
  }
};

} // namespace
