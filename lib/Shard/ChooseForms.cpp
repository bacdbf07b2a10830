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
    if (!stationary.empty() && !stationaryHasEffect)
      mlir::emitWarning(function.getLoc())
          << "stationary=" << stationary << " has no effect: no product has a form in which matrix " << stationary
          << " stays put while the others travel";
    if (!depth.empty() && !depthHasEffect)
      mlir::emitWarning(function.getLoc())
          << "depth=" << depth << " has no effect: "
          << (grid.getDepth() == 1 ? "the grid's depth is 1"
                                   : "no product has a form in which depth splits that factor");
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
    FormAttr form = chooseForm(product, getConstraints(product.op), known, costs);
    if (form)
      noteEffects(product, form);
    return form;
  }

  /// Notes which of the options `form` follows.
  void noteEffects(const Product &product, FormAttr form) {
    if (!product.op->hasAttr(stationaryAttrName))
      stationaryHasEffect |= form.getStationary() && stringifyMatrix(*form.getStationary()) == stationary.getValue();
    if (product.op->hasAttr(depthAttrName) || depth.empty() || getGrid(product.op).getDepth() == 1)
      return;
    ArrayRef<unsigned> dims = depth == "m" ? product.m : depth == "n" ? product.n : product.k;
    Matrix matrix = depth == "n" ? Matrix::B : Matrix::A;
    depthHasEffect |=
        llvm::any_of(dims, [&](unsigned dim) { return llvm::is_contained(form.getSplit(dim, matrix), Axis::Dep); });
  }

  FormConstraints getConstraints(Operation *op) {
    auto wanted = op->getAttrOfType<StringAttr>(stationaryAttrName);
    auto factor = op->getAttrOfType<StringAttr>(depthAttrName);
    StringRef depthName = factor ? factor.getValue() : StringRef(depth);
    return {symbolizeMatrix(wanted ? wanted.getValue() : StringRef(stationary)),
            depthName.empty() ? '\0' : depthName.front()};
  }

  bool stationaryHasEffect = false, depthHasEffect = false;
};

} // namespace
