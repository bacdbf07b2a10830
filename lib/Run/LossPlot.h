// Draws the losses of a training as SVG.

#ifndef TP25D_LIB_RUN_LOSSPLOT_H
#define TP25D_LIB_RUN_LOSSPLOT_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/raw_ostream.h"

namespace tp25d {

/// The loss after a number of training steps.
struct LossPoint {
  int64_t step;
  double loss;
};

/// Draws the losses of the training steps, which start with number `firstStep`, as a line, and validation losses as
/// points.
void drawLosses(llvm::raw_ostream &os, int64_t firstStep, llvm::ArrayRef<double> losses,
                llvm::ArrayRef<LossPoint> validation);

} // namespace tp25d

#endif // TP25D_LIB_RUN_LOSSPLOT_H
