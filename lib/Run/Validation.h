// Validates a model in the middle of its training.

#ifndef TP25D_LIB_RUN_VALIDATION_H
#define TP25D_LIB_RUN_VALIDATION_H

#include "BatchRunner.h"
#include "ProgressLine.h"

namespace tp25d {

/// Evaluates all samples; returns none if a signal arrives before the end. Fails if the loss is not finite; `step` is
/// the number of training steps before, for the message.
llvm::Expected<std::optional<BatchResults>> validate(BatchRunner &evaluation, int64_t step, ProgressLine &progress);

} // namespace tp25d

#endif // TP25D_LIB_RUN_VALIDATION_H
