// What must be registered before IR with the tp25d dialect is read or transformed.

#ifndef TP25D_DIALECT_REGISTRATION_H
#define TP25D_DIALECT_REGISTRATION_H

#include "mlir/IR/DialectRegistry.h"
#include "tp25d/Dialect/Tp25d.h"

namespace tp25d {

/// Attaches sharding rules to the operations of linalg, tensor and arith.
void registerShardingRuleModels(mlir::DialectRegistry &registry);

/// The first index of this device's block of a dimension that `axes` split into blocks of `blockSize`, as IR.
mlir::Value buildBlockOffset(mlir::OpBuilder &builder, mlir::Location loc, llvm::ArrayRef<Axis> axes, GridAttr grid,
                             int64_t blockSize);

} // namespace tp25d

#endif // TP25D_DIALECT_REGISTRATION_H
