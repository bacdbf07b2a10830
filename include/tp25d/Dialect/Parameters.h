// Finds and adds parameters and states, the named arguments of a model.

#ifndef TP25D_DIALECT_PARAMETERS_H
#define TP25D_DIALECT_PARAMETERS_H

#include "tp25d/Dialect/Tp25d.h"

namespace tp25d {

/// Returns the argument of `function` that is the parameter or state `name`; null if there is none.
mlir::BlockArgument findParameter(mlir::FunctionOpInterface function, llvm::StringRef name);

/// Returns the parameter or state whose next value result number `result` of `function` is; null if it is an ordinary
/// result.
mlir::BlockArgument findUpdatedParameter(mlir::FunctionOpInterface function, unsigned result);

/// Returns the state `name`. If there is none, adds it as the last argument of `function`; `parameter` is the name of
/// the parameter that the state is kept for, empty if it is kept for none.
mlir::BlockArgument getOrAddState(mlir::FunctionOpInterface function, llvm::StringRef name, mlir::RankedTensorType type,
                                  llvm::StringRef parameter = {});

/// The states of the training itself: the number of training steps taken so far, and the seed of its random numbers.
inline constexpr llvm::StringLiteral stepStateName = "training.step";
inline constexpr llvm::StringLiteral seedStateName = "training.seed";

} // namespace tp25d

#endif // TP25D_DIALECT_PARAMETERS_H
