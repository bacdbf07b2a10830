// The operations that use a buffer, however they come by it.

#ifndef TP25D_LIB_BUFFERIZE_BUFFERUSES_H
#define TP25D_LIB_BUFFERIZE_BUFFERUSES_H

#include "mlir/IR/Operation.h"
#include "tp25d/Dialect/Tp25d.h"

namespace tp25d {

/// The allocation or argument that `buffer` is a view of. A broadcast block is a view of what the root lends: at the
/// root itself, of its own buffer.
mlir::Value getRootBuffer(mlir::Value buffer);

/// Calls `visit` with every use of `root` and of its views: by operations, by transfers and by what waits for them.
void forEachUse(mlir::Value root, llvm::function_ref<void(mlir::OpOperand &)> visit);

/// True if the operation of `use` writes the buffer.
bool isWrite(mlir::OpOperand &use);

} // namespace tp25d

#endif // TP25D_LIB_BUFFERIZE_BUFFERUSES_H
