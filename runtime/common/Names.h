// Describes element types, products and transfers in messages, and derives properties of their kinds. The other names
// are part of the C interface.

#ifndef TP25D_RUNTIME_COMMON_NAMES_H
#define TP25D_RUNTIME_COMMON_NAMES_H

#include "tp25d/collectives.h"

#include <string>

namespace tp25d::runtime {

const char *typeName(int64_t type);

/// True if an epilogue operation of this kind has an operand.
inline bool hasOperand(int64_t kind) { return kind == TP25D_EPILOGUE_ADD || kind == TP25D_EPILOGUE_MULTIPLY; }

/// An entry of the program's table of transfers, with properties of its kind.
struct Collective : tp25d_transfer {
  bool hasRoot() const { return tp25d::hasRoot(kind); }
  /// In an all_reduce, member i combines the elements from partBegin(i) to partBegin(i + 1); in a reduce_scatter, these
  /// are its piece.
  int64_t partBegin(int64_t member, int64_t members) const {
    return kind == TP25D_ALL_REDUCE ? count * member / members : count * member;
  }
  /// True if the transfer has a result at the member, so that the member must wait for it.
  bool hasOutcome(int64_t member) const { return kind != TP25D_REDUCE || member == root; }
  /// Returns the number of bytes that the member receives from the others.
  int64_t receivedBytes(int64_t member, int64_t members) const;
};

/// Describes a product, such as "product 3 (m 512, n 2048, k 512, f32 x f32 -> f32)".
std::string describeProduct(const tp25d_product &product, int64_t index);

/// Describes a transfer, such as "broadcast of 512 f32 along row, root 1". In SUMMA step t, member t is the root.
std::string describe(const Collective &what);

} // namespace tp25d::runtime

#endif // TP25D_RUNTIME_COMMON_NAMES_H
