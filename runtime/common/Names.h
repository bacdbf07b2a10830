//===- Names.h - Names for messages ------------------------------------------===//
//
// What messages call an element type and a transfer, and what follows from their kinds; the other names are in the C
// interface itself.
//
//===----------------------------------------------------------------------===//

#ifndef TP25D_RUNTIME_COMMON_NAMES_H
#define TP25D_RUNTIME_COMMON_NAMES_H

#include "tp25d/runtime.h"

#include <string>

namespace tp25d::runtime {

const char *typeName(int64_t type);

/// Whether a step of this kind reads an operand of the epilogue.
inline bool hasOperand(int64_t kind) { return kind == TP25D_EPILOGUE_ADD || kind == TP25D_EPILOGUE_MULTIPLY; }

/// What all members of a group must agree on when they start a transfer.
struct Collective {
  int64_t kind, axis, root, combiner, type, count;

  bool hasRoot() const { return kind == TP25D_BROADCAST || kind == TP25D_REDUCE; }
  bool hasCombiner() const { return kind == TP25D_REDUCE || kind == TP25D_ALL_REDUCE || kind == TP25D_REDUCE_SCATTER; }

  /// Member i of an all_reduce combines the elements from partBegin(i) to partBegin(i + 1); of a reduce_scatter these
  /// are its piece.
  int64_t partBegin(int64_t member, int64_t members) const {
    return kind == TP25D_ALL_REDUCE ? count * member / members : count * member;
  }
  /// True if something is left at the member, so that there is something to wait for.
  bool hasOutcome(int64_t member) const { return kind != TP25D_REDUCE || member == root; }
  /// What comes to the member from the others.
  int64_t receivedBytes(int64_t member, int64_t members) const;
};

/// "product 3 (m 512, n 2048, k 512, f32 x f32 -> f32)"
std::string describeProduct(const tp25d_product &product, int64_t index);

/// "broadcast of 512 f32 along row, root 1": at step t of a product, member t is the root.
std::string describe(const Collective &what);

} // namespace tp25d::runtime

#endif // TP25D_RUNTIME_COMMON_NAMES_H
