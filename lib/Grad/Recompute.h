// Grad: recomputes values of the forward pass for the backward pass, instead of keeping them (activation
// checkpointing).

#ifndef TP25D_LIB_GRAD_RECOMPUTE_H
#define TP25D_LIB_GRAD_RECOMPUTE_H

#include "mlir/IR/Block.h"

namespace tp25d {

enum class Recompute {
  Nothing, ///< keeps all values that the backward pass reads
  BySize,  ///< recomputes elementwise operations, if that takes fewer bytes than keeping their results
  All      ///< recomputes everything but matrix products
};

/// Clones the operations that are recomputed, each before its first use after `lastForward`, and makes the operations
/// after `lastForward` use the clones. Clones are marked `tp25d.adjoint`, so that they are not merged with the
/// originals.
void recompute(mlir::Block &body, mlir::Operation *lastForward, Recompute what);

} // namespace tp25d

#endif // TP25D_LIB_GRAD_RECOMPUTE_H
