// Checks boxes, and the elements read into them.

#include "Box.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"

using namespace llvm;

namespace tp25d {

Expected<Box> makeBox(tp25d_type type, ArrayRef<int64_t> whole, ArrayRef<int64_t> offset, ArrayRef<int64_t> size) {
  bool within = offset.size() == whole.size() && size.size() == whole.size();
  for (size_t i = 0; within && i < whole.size(); ++i)
    within = offset[i] >= 0 && size[i] >= 0 && size[i] <= whole[i] && offset[i] <= whole[i] - size[i];
  if (within)
    return Box{whole, offset, size};
  return createStringError("a block of " + formatType(type, size) + " at [" +
                           join(map_range(offset, [](int64_t i) { return std::to_string(i); }), ", ") +
                           "] is not within " + formatType(type, whole));
}

Error checkBooleans(const Box &box, ArrayRef<char> block) {
  const char *wrong = find_if(block, [](char value) { return value != 0 && value != 1; });
  if (wrong == block.end())
    return Error::success();
  return createStringError("element " + Twine(box.numberInWhole(wrong - block.begin())) + " of " +
                           formatType(TP25D_I1, box.whole) + " is " +
                           Twine(static_cast<unsigned>(static_cast<unsigned char>(*wrong))) + ", not 0 or 1");
}

} // namespace tp25d
