// Reads and writes .npy files, NumPy's format for one tensor:
// https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html

#ifndef TP25D_TENSORFILE_NPY_H
#define TP25D_TENSORFILE_NPY_H

#include "tp25d/TensorFile/TensorSource.h"

namespace tp25d {

/// Opens a .npy file of version 1, 2 or 3, in either byte order, in C or Fortran order. Fails, naming the file, if the
/// header violates the format, if bytes are missing or left over, or if the type is not one of f2, f4, f8, b1, i1, i2,
/// i4 and i8.
llvm::Expected<std::unique_ptr<TensorSource>> openNpy(llvm::StringRef path);

/// Writes a .npy file of version 1, little-endian and row-major, with data aligned to 64 bytes. The file appears
/// complete or not at all. Fails for bf16, which the format does not have.
llvm::Error writeNpy(llvm::StringRef path, const Tensor &tensor);

} // namespace tp25d

#endif // TP25D_TENSORFILE_NPY_H
