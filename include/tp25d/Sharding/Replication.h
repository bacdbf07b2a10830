// Warns of large tensors that every device holds whole.

#ifndef TP25D_SHARDING_REPLICATION_H
#define TP25D_SHARDING_REPLICATION_H

#include "tp25d/Dialect/Tp25d.h"

namespace tp25d {

/// True if a tensor of `type` has at least 1 MiB, and all devices of a grid of several hold it whole in `sharding`.
bool isReplicated(mlir::RankedTensorType type, const Sharding &sharding, GridAttr grid);

/// Warns at `loc` of such a tensor, called `name`: how large it is, and for what `reason`.
///   parameter 'wte' is whole on each of the 8 devices, 147.2 MiB: nothing splits it
mlir::InFlightDiagnostic warnOfReplication(mlir::Location loc, llvm::StringRef name, mlir::RankedTensorType type,
                                           GridAttr grid, llvm::StringRef reason);

/// Returns the annotation that would split a tensor of `type`, and to what size, for the end of that warning; empty if
/// the grid does not divide it.
///   ; with tp25d.sharding = #tp25d.sharding<[{row}, {col}]> it would be 36.8 MiB
std::string suggestSharding(mlir::RankedTensorType type, GridAttr grid);

} // namespace tp25d

#endif // TP25D_SHARDING_REPLICATION_H
