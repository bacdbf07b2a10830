// Tensors as they are written on a command line, in the notation of iree-run-module.
#ifndef TP25D_TENSORFILE_TENSORARGUMENT_H
#define TP25D_TENSORFILE_TENSORARGUMENT_H

#include "tp25d/TensorFile/TensorSource.h"

namespace tp25d {

/// The tensor that an argument describes:
///   @file.npy         the tensor in that file
///   2x2xf32=1 2 3 4   these values, in row-major order; spaces, commas and brackets may stand between them
///   2x2xf32=1         this value in every element
///   2x2xf32           zeros
/// A shape may be missing, as in "f32=1", for a tensor of rank 0. Integers are decimal, i1 is 0, 1, false or true, and
/// floats are as in C, with inf and nan. Fails if the argument is none of these, if a value does not fit the type, or
/// if their number is neither one nor that of the elements.
llvm::Expected<std::unique_ptr<TensorSource>> parseTensorSource(llvm::StringRef argument);

} // namespace tp25d

#endif // TP25D_TENSORFILE_TENSORARGUMENT_H
