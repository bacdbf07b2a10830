// Describes devices in messages.

#include "Grid.h"

#include "Error.h"

using namespace tp25d::runtime;

std::string Grid::describe(int64_t device) const {
  std::string text = concat("device ", device, " (");
  for (int64_t axis = 0; axis < TP25D_AXIS_COUNT; ++axis)
    text += concat(axis ? ", " : "", tp25d_axis_name(axis), " ", coordinate(device, axis));
  return text + ")";
}
