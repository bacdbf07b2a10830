// The picture of a training: its loss, step by step, as SVG.

#ifndef TP25D_LIB_DRIVER_LOSSPLOT_H
#define TP25D_LIB_DRIVER_LOSSPLOT_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/raw_ostream.h"

namespace tp25d {

/// A loss after so many steps.
struct LossPoint {
  int64_t step;
  double loss;
};

/// Draws the loss of every step, the first of which is number `firstStep`, as a line, and that of validation as points.
void drawLosses(llvm::raw_ostream &os, int64_t firstStep, llvm::ArrayRef<double> losses,
                llvm::ArrayRef<LossPoint> validation);

} // namespace tp25d

#endif // TP25D_LIB_DRIVER_LOSSPLOT_H
