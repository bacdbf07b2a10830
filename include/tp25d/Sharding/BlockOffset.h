// Builds IR that computes where a device's block begins.

#ifndef TP25D_SHARDING_BLOCKOFFSET_H
#define TP25D_SHARDING_BLOCKOFFSET_H

#include "tp25d/Dialect/Tp25d.h"

namespace tp25d {

/// Builds the first index of this device's block in a dimension that `axes` split into blocks of `blockSize` elements.
mlir::Value buildBlockOffset(mlir::OpBuilder &builder, mlir::Location loc, llvm::ArrayRef<Axis> axes, GridAttr grid,
                             int64_t blockSize);

} // namespace tp25d

#endif // TP25D_SHARDING_BLOCKOFFSET_H
