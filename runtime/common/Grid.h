// The device grid: a device has a number, coordinates on the grid's axes, and along each axis a group that it belongs
// to.

#ifndef TP25D_RUNTIME_COMMON_GRID_H
#define TP25D_RUNTIME_COMMON_GRID_H

#include "tp25d/runtime.h"

#include <string>

namespace tp25d::runtime {

/// The devices that differ in one coordinate only.
struct Group {
  int64_t first, stride, size;

  int64_t member(int64_t index) const { return first + index * stride; }
};

class Grid {
public:
  explicit Grid(const int64_t *sizes) : sizes(sizes) {}

  int64_t deviceCount() const { return stride(-1); }
  int64_t size(int64_t axis) const { return sizes[axis]; }
  int64_t coordinate(int64_t device, int64_t axis) const { return device / stride(axis) % sizes[axis]; }
  Group group(int64_t device, int64_t axis) const {
    return {device - coordinate(device, axis) * stride(axis), stride(axis), sizes[axis]};
  }

  /// Describes a device, such as "device 5 (data 0, dep 1, row 0, col 1)".
  std::string describe(int64_t device) const;

private:
  /// Returns the difference of the numbers of two neighbours along the axis.
  int64_t stride(int64_t axis) const {
    int64_t stride = 1;
    for (int64_t faster = axis + 1; faster < TP25D_AXIS_COUNT; ++faster)
      stride *= sizes[faster];
    return stride;
  }

  const int64_t *sizes;
};

} // namespace tp25d::runtime

#endif // TP25D_RUNTIME_COMMON_GRID_H
