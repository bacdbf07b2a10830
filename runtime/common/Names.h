//===- Names.h - Names for messages ------------------------------------------===//
//
// What messages call an element type and a transfer; the other names are in the C interface itself.
//
//===----------------------------------------------------------------------===//

#ifndef TP25D_RUNTIME_COMMON_NAMES_H
#define TP25D_RUNTIME_COMMON_NAMES_H

#include "tp25d/runtime.h"

#include <string>

namespace tp25d::runtime {

const char *typeName(int64_t type);

/// What all members of a group must agree on when they start a transfer.
struct Collective {
  int64_t kind, axis, root, combiner, type, count;

  bool hasRoot() const { return kind == TP25D_BROADCAST || kind == TP25D_REDUCE; }
  bool hasCombiner() const { return kind == TP25D_REDUCE || kind == TP25D_ALL_REDUCE || kind == TP25D_REDUCE_SCATTER; }
};

/// "broadcast of 512 f32 along row, root 1": at step t of a product, member t is the root.
std::string describe(const Collective &what);

} // namespace tp25d::runtime

#endif // TP25D_RUNTIME_COMMON_NAMES_H
