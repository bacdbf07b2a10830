// Checks that two programs are the training step and the evaluation of one model.

#ifndef TP25D_LIB_RUN_TRAININGPROGRAMS_H
#define TP25D_LIB_RUN_TRAININGPROGRAMS_H

#include "tp25d/runtime.h"
#include "llvm/Support/Error.h"

namespace tp25d {

/// Numbers of the results that a training reads; only programs with classes have the last one.
constexpr int64_t lossResult = 0, countResult = 1, rightResult = 2, trainingResultCount = 3;

/// Returns the index of the argument that is result `number` of the program, or -1.
int64_t findResult(const tp25d_program &program, int64_t number);

/// Checks that the programs are those of a TrainingModel.
llvm::Error checkPrograms(const tp25d_program &step, const tp25d_program &evaluation);

} // namespace tp25d

#endif // TP25D_LIB_RUN_TRAININGPROGRAMS_H
