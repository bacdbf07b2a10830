// The models by which One-Shot Bufferize handles the operations of the tp25d dialect.

#ifndef TP25D_BUFFERIZE_BUFFERIZATIONMODELS_H
#define TP25D_BUFFERIZE_BUFFERIZATIONMODELS_H

#include "mlir/IR/DialectRegistry.h"

namespace tp25d {

void registerBufferizationModels(mlir::DialectRegistry &registry);

} // namespace tp25d

#endif // TP25D_BUFFERIZE_BUFFERIZATIONMODELS_H
