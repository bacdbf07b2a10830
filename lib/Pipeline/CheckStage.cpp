// Pipeline: rejects IR that is not a valid input of a stage.

#include "mlir/IR/BuiltinOps.h"
#include "tp25d/Dialect/Stages.h"
#include "tp25d/Pipeline/Passes.h"

using namespace mlir;
using namespace tp25d;

namespace tp25d {
#define GEN_PASS_DEF_CHECKSTAGE
#include "tp25d/Pipeline/Passes.h.inc"
} // namespace tp25d

namespace {

struct CheckStage : tp25d::impl::CheckStageBase<CheckStage> {
  using CheckStageBase::CheckStageBase;

  void runOnOperation() override {
    std::optional<Stage> known = symbolizeStage(stage);
    if (!known)
      getOperation().emitError() << "stage must be one of " << getStageNames() << ", got: " << stage;
    if (!known || failed(checkInput(getOperation(), *known)))
      signalPassFailure();
  }
};

} // namespace
