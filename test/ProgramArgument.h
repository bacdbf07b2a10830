// Arguments of programs that tests write by hand.

#ifndef TP25D_TEST_PROGRAMARGUMENT_H
#define TP25D_TEST_PROGRAMARGUMENT_H

#include "tp25d/runtime.h"

#include <algorithm>
#include <vector>

/// Returns an argument of the given whole size; `axes` has those that split each dimension.
inline tp25d_argument makeArgument(const char *name, int64_t kind, int64_t type, const std::vector<int64_t> &size,
                                   const std::vector<std::vector<int64_t>> &axes) {
  tp25d_argument argument = {};
  argument.name = name;
  argument.kind = kind;
  argument.type = type;
  argument.rank = static_cast<int64_t>(size.size());
  for (size_t dimension = 0; dimension < size.size(); ++dimension) {
    argument.size[dimension] = size[dimension];
    std::fill_n(argument.axes[dimension], TP25D_AXIS_COUNT, TP25D_NONE);
    std::copy(axes[dimension].begin(), axes[dimension].end(), argument.axes[dimension]);
  }
  return argument;
}

#endif // TP25D_TEST_PROGRAMARGUMENT_H
