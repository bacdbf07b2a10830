// Combines blocks of any element type element by element, in the order given, with one rounding at the end.

#ifndef TP25D_RUNTIME_CPU_COMBINE_H
#define TP25D_RUNTIME_CPU_COMBINE_H

#include "tp25d/runtime.h"

#include <vector>

namespace tp25d::runtime {

/// Writes the combination of `count` elements of each of the blocks to `output`, which may be one of the blocks.
void combine(int64_t type, int64_t combiner, const std::vector<const char *> &blocks, int64_t count, char *output);

} // namespace tp25d::runtime

#endif // TP25D_RUNTIME_CPU_COMBINE_H
