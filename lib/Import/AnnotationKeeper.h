// What passes of the Import stage do with annotations when they rewrite operations.

#ifndef TP25D_IMPORT_ANNOTATIONKEEPER_H
#define TP25D_IMPORT_ANNOTATIONKEEPER_H

#include "mlir/IR/PatternMatch.h"

namespace tp25d {

/// Hands what the user annotated on from an operation to the one that takes its place.
struct AnnotationKeeper : mlir::RewriterBase::Listener {
  void notifyOperationReplaced(mlir::Operation *op, mlir::ValueRange replacement) override {
    mlir::Operation *heir = replacement.empty() ? nullptr : replacement.front().getDefiningOp();
    if (!heir)
      return;
    for (mlir::NamedAttribute attr : op->getDiscardableAttrs())
      if (attr.getName().getValue().starts_with("tp25d.")) {
        // Upstream copies all attributes to the scalar operation in the body, where ours mean nothing.
        for (mlir::Region &region : heir->getRegions())
          region.walk([&](mlir::Operation *inner) { inner->removeAttr(attr.getName()); });
        heir->setAttr(attr.getName(), attr.getValue());
      }
  }
};

} // namespace tp25d

#endif // TP25D_IMPORT_ANNOTATIONKEEPER_H
