// Reference pass: removes the annotations and operations of the tp25d dialect from a model.

#include "tp25d/Dialect/Tp25d.h"
#include "tp25d/Reference/Passes.h"

using namespace mlir;

namespace tp25d {
#define GEN_PASS_DEF_REMOVETP25D
#include "tp25d/Reference/Passes.h.inc"
} // namespace tp25d

/// Returns `attributes` without those of the tp25d dialect.
static SmallVector<NamedAttribute> getForeign(ArrayRef<NamedAttribute> attributes) {
  return llvm::filter_to_vector(
      attributes, [](NamedAttribute attribute) { return !attribute.getName().getValue().starts_with("tp25d."); });
}

namespace {

struct RemoveTp25d : tp25d::impl::RemoveTp25dBase<RemoveTp25d> {
  void runOnOperation() override {
    getOperation().walk([](Operation *op) {
      for (NamedAttribute attribute : llvm::to_vector(op->getDiscardableAttrs()))
        if (attribute.getName().getValue().starts_with("tp25d."))
          op->removeDiscardableAttr(attribute.getName());
    });
    getOperation().walk([](FunctionOpInterface function) {
      for (unsigned i = 0; i < function.getNumArguments(); ++i)
        function.setArgAttrs(i, getForeign(function.getArgAttrs(i)));
      for (unsigned i = 0; i < function.getNumResults(); ++i)
        function.setResultAttrs(i, getForeign(function.getResultAttrs(i)));
    });
    getOperation().walk([](tp25d::DropoutOp op) {
      op.replaceAllUsesWith(op.getInput());
      op.erase();
    });
  }
};

} // namespace
