// Some rows of a tensor, in any order, as a mini-batch has them.
#ifndef TP25D_TENSORFILE_ROWS_H
#define TP25D_TENSORFILE_ROWS_H

#include "tp25d/TensorFile/TensorSource.h"

namespace tp25d {

/// What stands where there is no row.
enum class MissingRow {
  Zeros,
  Mark ///< -1 of integers, NaN of floats
};

/// A tensor whose index i along dimension 0 is the index rows[i] of `whole`, which has that dimension and outlives
/// this; a row of -1 is missing. Of each row only the elements of a block are read.
std::unique_ptr<TensorSource> makeRowsSource(const TensorSource &whole, llvm::ArrayRef<int64_t> rows,
                                             MissingRow missing);

} // namespace tp25d

#endif // TP25D_TENSORFILE_ROWS_H
