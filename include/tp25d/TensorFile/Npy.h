// Files of one tensor in NumPy's format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
#ifndef TP25D_TENSORFILE_NPY_H
#define TP25D_TENSORFILE_NPY_H

#include "tp25d/TensorFile/TensorSource.h"

namespace tp25d {

/// Opens a .npy file of version 1, 2 or 3, in either byte order and either order of dimensions. Fails, naming the file,
/// if anything in its header is not as the format says, if bytes are missing or left over, and if its type is not one
/// of f2, f4, f8, b1, i1, i2, i4 and i8.
llvm::Expected<std::unique_ptr<TensorSource>> openNpy(llvm::StringRef path);

/// Writes a .npy file of version 1, little-endian and row-major, data aligned to 64 bytes. The file appears at once and
/// complete, or not at all. The format has no bf16, so that is an error.
llvm::Error writeNpy(llvm::StringRef path, const Tensor &tensor);

} // namespace tp25d

#endif // TP25D_TENSORFILE_NPY_H
