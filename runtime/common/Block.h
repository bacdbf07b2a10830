// The block of a tensor that a device holds: its position in the whole tensor, and copies between the two.

#ifndef TP25D_RUNTIME_COMMON_BLOCK_H
#define TP25D_RUNTIME_COMMON_BLOCK_H

#include "Grid.h"

#include <cstring>

namespace tp25d::runtime {

/// Calls `visit` for each axis that splits the dimension, from major to minor.
template <typename Visitor> void forEachAxis(const tp25d_argument &argument, int64_t dimension, Visitor visit) {
  for (int64_t i = 0; i < TP25D_AXIS_COUNT && argument.axes[dimension][i] != TP25D_NONE; ++i)
    visit(argument.axes[dimension][i]);
}

/// True if an argument's blocks keep their values between runs, unless a run updates them.
inline bool isLasting(const tp25d_argument &argument) {
  return argument.kind == TP25D_PARAMETER || argument.kind == TP25D_STATE;
}

/// True if every device holds the same part of both arguments, on one grid.
inline bool haveSameBlocks(const tp25d_argument &first, const tp25d_argument &second) {
  if (first.type != second.type || first.rank != second.rank)
    return false;
  for (int64_t dimension = 0; dimension < first.rank; ++dimension)
    for (int64_t i = 0; i < TP25D_AXIS_COUNT; ++i) {
      if (first.size[dimension] != second.size[dimension] || first.axes[dimension][i] != second.axes[dimension][i])
        return false;
      if (first.axes[dimension][i] == TP25D_NONE)
        break;
    }
  return true;
}

class Block {
public:
  Block(const Grid &grid, const tp25d_argument &argument, int64_t device) : rank(argument.rank) {
    elementBytes = tp25d_type_bytes(argument.type);
    for (int64_t dimension = 0; dimension < rank; ++dimension) {
      int64_t parts = 1, part = 0;
      forEachAxis(argument, dimension, [&](int64_t axis) {
        parts *= grid.size(axis);
        part = part * grid.size(axis) + grid.coordinate(device, axis);
      });
      whole[dimension] = argument.size[dimension];
      size[dimension] = whole[dimension] / parts;
      offset[dimension] = part * size[dimension];
    }
  }

  int64_t bytes() const {
    int64_t bytes = elementBytes;
    for (int64_t dimension = 0; dimension < rank; ++dimension)
      bytes *= size[dimension];
    return bytes;
  }

  void copyFrom(const void *tensor, void *block) const {
    forEachRun([&](int64_t inTensor, int64_t inBlock, int64_t bytes) {
      std::memcpy(static_cast<char *>(block) + inBlock, static_cast<const char *>(tensor) + inTensor, bytes);
    });
  }

  void copyTo(void *tensor, const void *block) const {
    forEachRun([&](int64_t inTensor, int64_t inBlock, int64_t bytes) {
      std::memcpy(static_cast<char *>(tensor) + inTensor, static_cast<const char *>(block) + inBlock, bytes);
    });
  }

  /// Offset of the block in the whole tensor, and number of elements, by dimension.
  const int64_t *offsets() const { return offset; }
  const int64_t *sizes() const { return size; }

  /// Returns the elements [first, first + count) of the first dimension.
  Block rows(int64_t first, int64_t count) const {
    Block part = *this;
    if (rank > 0) {
      part.offset[0] += first;
      part.size[0] = count;
    }
    return part;
  }
  int64_t rowCount() const { return rank > 0 ? size[0] : 1; }

private:
  /// Calls `visit` for each run of elements that is contiguous in the tensor and in the block, with its offset in the
  /// tensor, its offset in the block and its length, all in bytes.
  template <typename Visitor> void forEachRun(Visitor visit) const {
    int64_t runBytes = elementBytes, outer = rank;
    while (outer > 0 && (outer == rank || size[outer] == whole[outer]))
      runBytes *= size[--outer];
    const int64_t blockBytes = bytes();
    for (int64_t inBlock = 0; inBlock < blockBytes; inBlock += runBytes) {
      int64_t rest = inBlock / runBytes, inTensor = 0, stride = runBytes;
      if (outer < rank) {
        stride = runBytes / size[outer] * whole[outer];
        inTensor = runBytes / size[outer] * offset[outer];
      }
      for (int64_t dimension = outer - 1; dimension >= 0; --dimension) {
        inTensor += (offset[dimension] + rest % size[dimension]) * stride;
        rest /= size[dimension];
        stride *= whole[dimension];
      }
      visit(inTensor, inBlock, runBytes);
    }
  }

  int64_t rank, elementBytes;
  int64_t whole[TP25D_MAX_RANK], size[TP25D_MAX_RANK], offset[TP25D_MAX_RANK];
};

} // namespace tp25d::runtime

#endif // TP25D_RUNTIME_COMMON_BLOCK_H
