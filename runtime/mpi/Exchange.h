//===- Exchange.h - A device's part in a collective, by MPI -----------------===//
//
// Every collective as nonblocking exchanges of whole blocks. What is combined is received first and combined in the
// order of the group, by the same arithmetic as in every backend: the same bits, whatever order it arrives in.
//
//===----------------------------------------------------------------------===//

#ifndef TP25D_RUNTIME_MPI_EXCHANGE_H
#define TP25D_RUNTIME_MPI_EXCHANGE_H

#include "../common/Names.h"
#include "Carrier.h"

#include <vector>

namespace tp25d::mpi {

/// A group's communicators, whose members are in the group's order. An all_reduce has two requests, and when the first
/// completes is a matter of chance; so the second goes where its order with first requests does not matter.
struct GroupCommunicators {
  MPI_Comm first, second;
};

class Exchange : public Transfer {
public:
  /// This one is at `index` among the members. Calls no MPI: another thread may.
  Exchange(const runtime::Collective &what, GroupCommunicators communicators, int64_t members, int64_t index,
           const void *input, void *output, void *scratch);

  MPI_Request advance() override;
  bool waitsFor(const Transfer &earlier) const override;

  bool hasOutcome() const { return what.hasOutcome(index); }
  /// Where the outcome is.
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
  /// Sends every member the elements that it combines, and receives the others' that this one combines.
  MPI_Request scatterParts();
  /// Gives everybody the part that each member has combined.
  MPI_Request gatherParts();
  /// Combines `count` elements of this member, at `mine`, and of the others, in the scratch memory.
  void combineInto(char *target, const char *mine, int64_t count);

  int64_t partBegin(int64_t member) const { return what.partBegin(member, members); }
  int64_t partSize(int64_t member) const { return partBegin(member + 1) - partBegin(member); }

  const char *input;
  char *output, *scratch;
  GroupCommunicators communicators;
  int64_t members, index, elementBytes;
  MPI_Datatype element; // Any of its size: nothing is computed by MPI.
  int step = 0;
  std::vector<int> sendCounts, sendPlaces, receiveCounts, receivePlaces; // Which MPI may read until the request ends.
};

} // namespace tp25d::mpi

#endif // TP25D_RUNTIME_MPI_EXCHANGE_H
