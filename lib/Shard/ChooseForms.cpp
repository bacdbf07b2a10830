// Shard: gives every product a form.

#include "FormChoice.h"
#include "tp25d/Shard/Passes.h"

using namespace mlir;
using namespace tp25d;

namespace tp25d {
#define GEN_PASS_DEF_CHOOSEFORMS
#include "tp25d/Shard/Passes.h.inc"
} // namespace tp25d

namespace {

struct ChooseForms : tp25d::impl::ChooseFormsBase<ChooseForms> {
  using ChooseFormsBase::ChooseFormsBase;

  void runOnOperation() override {
    func::FuncOp function = getOperation();
    if (function.isExternal())
      return;
    GridAttr grid = getGridOrError(function);
    if (!grid || failed(checkOptions()))
      return signalPassFailure();
    Propagation known(function, grid);
    CostModel costs(grid);
    DenseMap<int64_t, Product> numbered;
    auto getForm = [&](const Product &product) -> FormAttr {
      if (auto number = product.op->getAttrOfType<IntegerAttr>(productAttrName))
        numbered.try_emplace(number.getInt(), product);
      FormAttr form = decideForm(product, numbered, known, costs);
      if (form)
        product.op->setAttr(formAttrName, form);
      return form;
    };
    if (failed(decideShardings(known, function, getForm)))
      return signalPassFailure();
  }

  LogicalResult checkOptions() {
    if (stationary != "" && !symbolizeMatrix(stationary))
      return getOperation().emitError() << "stationary must be a, b or c, got: " << stationary;
    if (depth != "" && depth != "m" && depth != "n" && depth != "k")
      return getOperation().emitError() << "depth must be m, n or k, got: " << depth;
    return success();
  }

  FormAttr decideForm(const Product &product, const DenseMap<int64_t, Product> &numbered, const Propagation &known,
                      CostModel &costs) {
    if (product.op->hasAttr(formAttrName))
      return getAnnotatedForm(product);
    if (auto adjointOf = product.op->getAttrOfType<IntegerAttr>(adjointOfAttrName))
      if (auto original = numbered.find(adjointOf.getInt()); original != numbered.end()) {
        auto form = original->second.op->getAttrOfType<FormAttr>(formAttrName);
        if (FormAttr adjointForm = getAdjointForm(product, original->second, form))
          return adjointForm;
      }
    return chooseForm(product, getConstraints(product.op), known, costs);
  }

  FormConstraints getConstraints(Operation *op) {
    auto wanted = op->getAttrOfType<StringAttr>(stationaryAttrName);
    auto factor = op->getAttrOfType<StringAttr>(depthAttrName);
    StringRef depthName = factor ? factor.getValue() : StringRef(depth);
    return {symbolizeMatrix(wanted ? wanted.getValue() : StringRef(stationary)),
            depthName.empty() ? '\0' : depthName.front()};
  }
};

} // namespace
