// The properties of the kinds of collectives that the compiler, the tools and the runtime share, such as the number of
// elements that a device receives.

#ifndef TP25D_COLLECTIVES_H
#define TP25D_COLLECTIVES_H

#include "tp25d/runtime.h"

namespace tp25d {

/// True if the collective has a root.
inline bool hasRoot(int64_t collective) { return collective == TP25D_BROADCAST || collective == TP25D_REDUCE; }

/// True if the collective combines elements.
inline bool hasCombiner(int64_t collective) {
  return collective == TP25D_REDUCE || collective == TP25D_ALL_REDUCE || collective == TP25D_REDUCE_SCATTER;
}

/// True if the input of a member has a block for each member.
inline bool hasInputForEach(int64_t collective) {
  return collective == TP25D_REDUCE_SCATTER || collective == TP25D_ALL_TO_ALL;
}

/// Returns the number of elements that `member`, 0 to members - 1, receives from the others in a collective of `count`
/// elements, in the terms of tp25d_transfer. `root` is the root of a broadcast or a reduce.
///
/// | collective                            | elements                                              |
/// |---------------------------------------|-------------------------------------------------------|
/// | broadcast                             | count, but for the root                               |
/// | reduce                                | (members - 1) count at the root                       |
/// | all_gather, reduce_scatter, all_to_all | (members - 1) count                                  |
/// | all_reduce                            | its share from all others, then the others' shares    |
inline int64_t getReceivedElements(int64_t collective, int64_t count, int64_t members, int64_t member, int64_t root) {
  int64_t others = members - 1;
  switch (collective) {
  case TP25D_BROADCAST:
    return member == root ? 0 : count;
  case TP25D_REDUCE:
    return member == root ? others * count : 0;
  case TP25D_ALL_REDUCE: {
    // Member i combines elements [i count / members, (i + 1) count / members).
    int64_t share = (member + 1) * count / members - member * count / members;
    return others * share + count - share;
  }
  default:
    return others * count;
  }
}

/// Returns the average of that number over the members and over the roots.
inline double getAverageReceivedElements(int64_t collective, double count, int64_t members) {
  double others = static_cast<double>(members) - 1;
  switch (collective) {
  case TP25D_BROADCAST:
  case TP25D_REDUCE:
    return others * count / static_cast<double>(members);
  case TP25D_ALL_REDUCE:
    return 2 * others * count / static_cast<double>(members);
  default:
    return others * count;
  }
}

} // namespace tp25d

#endif // TP25D_COLLECTIVES_H
