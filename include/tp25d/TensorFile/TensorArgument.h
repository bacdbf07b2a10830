// Parses tensors from command-line arguments in the notation of iree-run-module.

#ifndef TP25D_TENSORFILE_TENSORARGUMENT_H
#define TP25D_TENSORFILE_TENSORARGUMENT_H

#include "tp25d/TensorFile/TensorSource.h"

namespace tp25d {

/// Opens the tensor that an argument describes:
///   @file.npy         the tensor in that file
///   2x2xf32=1 2 3 4   these values, in row-major order, separated by spaces, commas or brackets
///   2x2xf32=1         this value in every element
///   2x2xf32           zeros
/// The shape of a tensor of rank 0 is empty, as in "f32=1". Integers are decimal; i1 is 0, 1, false or true; floats are
/// written as in C, with inf and nan. Fails if the argument has none of these forms, if a value does not fit the type,
/// or if the number of values is neither one nor the number of elements.
llvm::Expected<std::unique_ptr<TensorSource>> parseTensorSource(llvm::StringRef argument);

} // namespace tp25d

#endif // TP25D_TENSORFILE_TENSORARGUMENT_H
