// Registers the sharding rules of operations.

#ifndef TP25D_SHARDING_SHARDINGRULEMODELS_H
#define TP25D_SHARDING_SHARDINGRULEMODELS_H

#include "mlir/IR/DialectRegistry.h"

namespace tp25d {

/// Attaches sharding rules to the operations of linalg, tensor, arith and tp25d.
void registerShardingRuleModels(mlir::DialectRegistry &registry);

} // namespace tp25d

#endif // TP25D_SHARDING_SHARDINGRULEMODELS_H
