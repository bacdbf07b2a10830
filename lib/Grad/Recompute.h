// What of the forward pass is computed once more for the backward pass, instead of being kept for it.

#ifndef TP25D_LIB_GRAD_RECOMPUTE_H
#define TP25D_LIB_GRAD_RECOMPUTE_H

#include "mlir/IR/Block.h"

namespace tp25d {

enum class Recompute {
  Nothing, ///< All values that the backward pass reads are kept.
  BySize,  ///< Elementwise operations, where that takes fewer bytes than keeping what they compute.
  All      ///< Everything but the results of matrix products.
};

/// Gives the operations after `lastForward` values of their own for those that are to be computed once more, each made
/// before its first use. Those operations are marked `tp25d.adjoint`, so that they are not merged with the first ones.
void recompute(mlir::Block &body, mlir::Operation *lastForward, Recompute what);

} // namespace tp25d

#endif // TP25D_LIB_GRAD_RECOMPUTE_H
