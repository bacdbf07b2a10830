// Files of one tensor in NumPy's format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
#ifndef TP25D_TENSORFILE_NPY_H
#define TP25D_TENSORFILE_NPY_H

#include "tp25d/TensorFile/Tensor.h"

namespace tp25d {

/// Reads a .npy file of version 1, 2 or 3. The tensor borrows the mapped file, unless its elements are big-endian,
/// unaligned or in Fortran order: those are copied. Fails, naming the file, if anything in it is not as the format
/// says, if bytes are missing or left over, and if its type is not one of f2, f4, f8, b1, i1, i2, i4 and i8.
llvm::Expected<Tensor> readNpy(llvm::StringRef path);

/// Writes a .npy file of version 1, little-endian and row-major, data aligned to 64 bytes. The file appears at once and
/// complete, or not at all. The format has no bf16, so that is an error.
llvm::Error writeNpy(llvm::StringRef path, const Tensor &tensor);

} // namespace tp25d

#endif // TP25D_TENSORFILE_NPY_H
