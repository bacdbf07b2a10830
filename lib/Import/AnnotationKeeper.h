// Import: keeps the user's annotations when passes rewrite operations.

#ifndef TP25D_IMPORT_ANNOTATIONKEEPER_H
#define TP25D_IMPORT_ANNOTATIONKEEPER_H

#include "mlir/IR/PatternMatch.h"
#include "tp25d/Dialect/Tp25d.h"

namespace tp25d {

/// Copies the user's annotations from an operation to its replacement, which may have fewer results.
struct AnnotationKeeper : mlir::RewriterBase::Listener {
  void notifyOperationReplaced(mlir::Operation *op, mlir::ValueRange replacement) override {
    auto first = llvm::find_if(replacement, [](mlir::Value value) { return value && value.getDefiningOp(); });
    if (first == replacement.end())
      return;
    mlir::Operation *heir = (*first).getDefiningOp();
    for (mlir::NamedAttribute attr : op->getDiscardableAttrs())
      if (attr.getName().getValue().starts_with("tp25d.")) {
        // Upstream copies all attributes to the scalar operation in the body, where those of tp25d have no meaning.
        for (mlir::Region &region : heir->getRegions())
          region.walk([&](mlir::Operation *inner) { inner->removeAttr(attr.getName()); });
        auto list = mlir::dyn_cast<mlir::ArrayAttr>(attr.getValue());
        bool isOfResults = list && attr.getName() == shardingAttrName;
        heir->setAttr(attr.getName(), isOfResults ? select(list, replacement, heir) : attr.getValue());
      }
  }

private:
  /// Returns the shardings, of those in `list`, of results that are replaced by results of `heir`.
  static mlir::Attribute select(mlir::ArrayAttr list, mlir::ValueRange replacement, mlir::Operation *heir) {
    mlir::SmallVector<mlir::Attribute> kept(heir->getNumResults(), mlir::UnitAttr::get(list.getContext()));
    for (auto [sharding, value] : llvm::zip_equal(list, replacement))
      if (auto result = mlir::dyn_cast_or_null<mlir::OpResult>(value); result && result.getOwner() == heir)
        kept[result.getResultNumber()] = sharding;
    return kept.size() == 1 ? kept.front() : mlir::ArrayAttr::get(list.getContext(), kept);
  }
};

} // namespace tp25d

#endif // TP25D_IMPORT_ANNOTATIONKEEPER_H
