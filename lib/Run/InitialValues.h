// Opens the initial values of the parameters and states of a training.

#ifndef TP25D_LIB_RUN_INITIALVALUES_H
#define TP25D_LIB_RUN_INITIALVALUES_H

#include "Checkpoint.h"

#include <optional>

namespace tp25d {

/// Returns a tensor for each argument of the training step; null: the argument has none, or the runtime has the value.
/// All values are those of the checkpoint if there is one. Else those of the file at `params` come first, unless that
/// is empty, then those of the program; the others are drawn or zeros, about which the user is told.
llvm::Expected<std::vector<std::unique_ptr<TensorSource>>> openInitialValues(const tp25d_program &step,
                                                                             const std::optional<Checkpoint> &resumed,
                                                                             const std::string &params, uint64_t seed);

} // namespace tp25d

#endif // TP25D_LIB_RUN_INITIALVALUES_H
