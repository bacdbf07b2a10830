// Finds the uses of a buffer, through views and transfers.

#ifndef TP25D_BUFFERIZE_BUFFERUSES_H
#define TP25D_BUFFERIZE_BUFFERUSES_H

#include "mlir/IR/Operation.h"
#include "tp25d/Dialect/Tp25d.h"

namespace tp25d {

/// Returns the allocation or argument that `buffer` is a view of. The block of a broadcast counts as a view of the
/// transfer's input, which it is at the root.
mlir::Value getRootBuffer(mlir::Value buffer);

/// Calls `visit` with every use of `root` and of its views: by operations, by transfers, and by operations on
/// transfers.
void forEachUse(mlir::Value root, llvm::function_ref<void(mlir::OpOperand &)> visit);

/// True if the operation of `use` writes the buffer.
bool isWrite(mlir::OpOperand &use);

} // namespace tp25d

#endif // TP25D_BUFFERIZE_BUFFERUSES_H
