// Selects rows of a tensor in any order, for mini-batches.

#ifndef TP25D_TENSORFILE_ROWS_H
#define TP25D_TENSORFILE_ROWS_H

#include "tp25d/TensorFile/TensorSource.h"

namespace tp25d {

/// The value of missing rows.
enum class MissingRow {
  Zeros,
  Mark ///< -1 for integers, NaN for floats
};

/// A tensor whose slice i along dimension 0 is slice rows[i] of `whole`, which must outlive it; a row of -1 is missing.
/// Reading a block reads only the block's part of each row.
std::unique_ptr<TensorSource> makeRowsSource(const TensorSource &whole, llvm::ArrayRef<int64_t> rows,
                                             MissingRow missing);

} // namespace tp25d

#endif // TP25D_TENSORFILE_ROWS_H
