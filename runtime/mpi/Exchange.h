// Executes a device's part in a collective by nonblocking MPI exchanges of whole blocks. Blocks that are combined are
// received first, and combined in the order of the group by the arithmetic that all backends share, so results have the
// same bits in whatever order blocks arrive.

#ifndef TP25D_RUNTIME_MPI_EXCHANGE_H
#define TP25D_RUNTIME_MPI_EXCHANGE_H

#include "../common/Names.h"
#include "Carrier.h"

#include <vector>

namespace tp25d::mpi {

/// Two communicators for a group, with members in the group's order. The second request of an all_reduce starts when
/// the first completes, which happens in any order among transfers; it uses the second communicator, so that its order
/// relative to first requests does not matter.
struct GroupCommunicators {
  MPI_Comm first, second;
};

class Exchange : public Transfer {
public:
  /// This device has the index `index` among the members. Does not call MPI, so any thread may call it.
  Exchange(const runtime::Collective &what, GroupCommunicators communicators, int64_t members, int64_t index,
           const void *input, void *output, void *scratch);

  MPI_Request advance() override;
  bool waitsFor(const Transfer &earlier) const override;

  bool hasOutcome() const { return what.hasOutcome(index); }
  /// Returns the address of the result.
  void *outcome() const {
    return what.kind == TP25D_BROADCAST && index == what.root ? const_cast<char *>(input) : output;
  }
  int64_t receivedBytes() const { return what.receivedBytes(index, members); }

  const runtime::Collective what;

private:
  MPI_Request broadcast();
  MPI_Request gatherAtRoot();
  MPI_Request allGather();
  MPI_Request allToAll();
  /// Sends every member the elements that it combines, and receives the elements that this member combines.
  MPI_Request scatterParts();
  /// Sends the part that each member has combined to all members.
  MPI_Request gatherParts();
  /// Combines `count` elements of this member, at `mine`, with those of the others in the scratch memory.
  void combineInto(char *target, const char *mine, int64_t count);

  int64_t partBegin(int64_t member) const { return what.partBegin(member, members); }
  int64_t partSize(int64_t member) const { return partBegin(member + 1) - partBegin(member); }

  const char *input;
  char *output, *scratch;
  GroupCommunicators communicators;
  int64_t members, index, elementBytes;
  MPI_Datatype element; // any type of the same size, because MPI does not compute
  int step = 0;
  std::vector<int> sendCounts, sendPlaces, receiveCounts, receivePlaces; // MPI may read these until the request ends
};

} // namespace tp25d::mpi

#endif // TP25D_RUNTIME_MPI_EXCHANGE_H
