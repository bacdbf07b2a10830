// Random numbers that depend only on a seed and on an element's index, so that every grid draws the same.

#ifndef TP25D_TENSORFILE_RANDOM_H
#define TP25D_TENSORFILE_RANDOM_H

#include "tp25d/TensorFile/TensorSource.h"

#include <array>
#include <vector>

namespace tp25d {

/// The counter-based generator Philox4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as
/// 1, 2, 3", SC 2011: four random words for every counter and key.
std::array<uint32_t, 4> philox4x32(std::array<uint32_t, 4> counter, std::array<uint32_t, 2> key);

/// Fills a tensor that owns its bytes. Element i, in row-major order, is computed from word i % 4 of the Philox block
/// with the counter (i / 4, stream) and the key `seed`, low halves first. A float is in [-1, 1): the leading bits of
/// the word, as many as the type's mantissa has (at most 32), as a fixed-point number. An i1 is the word's highest bit,
/// and other integers are its highest three bits, 0 to 7.
void fillUniform(Tensor &tensor, uint64_t seed, uint64_t stream);

/// A source of the numbers that `fillUniform` draws for the whole tensor, multiplied by `scale`. Reading a block
/// computes only the block's numbers. The tensor's size must be below 2^63 bytes.
std::unique_ptr<TensorSource> makeUniformSource(tp25d_type type, llvm::ArrayRef<int64_t> shape, uint64_t seed,
                                                uint64_t stream, float scale = 1);

/// Returns a permutation of 0 to `count` - 1 that depends only on seed and stream: the numbers sorted by the 64-bit
/// words with the counters (number, stream) and the key `seed`.
std::vector<int64_t> drawPermutation(int64_t count, uint64_t seed, uint64_t stream);

} // namespace tp25d

#endif // TP25D_TENSORFILE_RANDOM_H
