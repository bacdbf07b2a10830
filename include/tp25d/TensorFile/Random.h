// Random numbers that depend only on a seed and on which element they are for, so that every grid draws the same.
#ifndef TP25D_TENSORFILE_RANDOM_H
#define TP25D_TENSORFILE_RANDOM_H

#include "tp25d/TensorFile/TensorSource.h"

#include <array>
#include <vector>

namespace tp25d {

/// The counter-based generator Philox4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as
/// 1, 2, 3", SC 2011: four random words for every counter and key.
std::array<uint32_t, 4> philox4x32(std::array<uint32_t, 4> counter, std::array<uint32_t, 2> key);

/// Fills a tensor that owns its bytes. Element i, counted in row-major order, is made of word i % 4 of the block whose
/// counter is (i / 4, stream) and whose key is the seed, low halves first. Floats are that word's leading bits, as many
/// as the type's mantissa has (32 at most), as a number in [-1, 1); i1 is its highest bit, and the other integers are
/// its highest three, 0 to 7.
void fillUniform(Tensor &tensor, uint64_t seed, uint64_t stream);

/// The numbers that `fillUniform` draws for the whole tensor, each multiplied by `scale`: those of a block are computed
/// without the others. The size of the tensor must be below 2^63 bytes.
std::unique_ptr<TensorSource> makeUniformSource(tp25d_type type, llvm::ArrayRef<int64_t> shape, uint64_t seed,
                                                uint64_t stream, float scale = 1);

/// The numbers from 0 to `count` - 1 in an order that depends on nothing but seed and stream: that of the 64-bit words
/// whose counters are (number, stream) and whose key is the seed.
std::vector<int64_t> drawPermutation(int64_t count, uint64_t seed, uint64_t stream);

} // namespace tp25d

#endif // TP25D_TENSORFILE_RANDOM_H
