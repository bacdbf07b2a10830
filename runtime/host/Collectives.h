//===- Collectives.h - What devices know of each other's transfers ----------===//
//
// The record that each device keeps of each transfer; the collectives read it in each other's devices.
//
//===----------------------------------------------------------------------===//

#ifndef TP25D_RUNTIME_HOST_COLLECTIVES_H
#define TP25D_RUNTIME_HOST_COLLECTIVES_H

#include "tp25d/runtime.h"

namespace tp25d::host {

/// How far a device is with its part in a transfer.
enum Stage {
  Absent,
  Started,  // Its input may be read.
  Combined, // all_reduce: its chunk of the outcome is in its output.
  Done,     // It reads no other member's blocks any more.
  StageCount
};

/// What all members of the group must agree on.
struct Collective {
  int64_t kind, axis, root, combiner, type, count;
};

/// A device's part in a transfer.
struct Part {
  Collective what;
  const char *input;
  char *output;
  Stage stage;
  int64_t reached[StageCount]; // How many members of the group came to each stage: kept by its first member.
};

} // namespace tp25d::host

#endif // TP25D_RUNTIME_HOST_COLLECTIVES_H
