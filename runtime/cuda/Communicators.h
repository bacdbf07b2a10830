//===- Communicators.h - Collectives by NCCL --------------------------------===//
//
// One communicator for each axis of the grid, and the collectives of a program as NCCL calls on them. The communicators
// do not block: a process that waits for another one sees errors and its deadline meanwhile.
//
//===----------------------------------------------------------------------===//

#ifndef TP25D_RUNTIME_CUDA_COMMUNICATORS_H
#define TP25D_RUNTIME_CUDA_COMMUNICATORS_H

#include "../common/Grid.h"
#include "../common/Names.h"
#include "Check.h"

#include <mutex>
#include <vector>

namespace tp25d::cuda {

/// A device's part in a transfer, as it was started.
struct Exchange {
  runtime::Collective what;
  const void *input;
  void *output;

  /// Where the outcome is on the member with this index.
  void *outcome(int64_t member) const {
    return what.kind == TP25D_BROADCAST && member == what.root ? const_cast<void *>(input) : output;
  }
};

class Communicators {
public:
  /// Joins the other processes' devices; all call it. `arena` is where all blocks will be.
  Communicators(const runtime::Grid &grid, int64_t device, void *arena, int64_t arenaBytes);
  ~Communicators();
  Communicators(const Communicators &) = delete;

  /// Issues transfers, all at once.
  void issue(const std::vector<Exchange> &exchanges, cudaStream_t stream);

  /// Throws what has gone wrong since it was issued.
  void checkAsynchronously() const;

  /// Lets go of whatever is under way. May be called while another thread waits in this object.
  void abort();

private:
  struct Member {
    ncclComm_t communicator = nullptr; // Null on an axis of size 1.
    void *registration = nullptr;
    int64_t size = 1, index = 0;
  };

  void issueOne(const Exchange &exchange, cudaStream_t stream) const;
  /// To be held while NCCL is called: does not return once the communicators are aborted.
  std::unique_lock<std::mutex> use() const;
  /// Whether the communicator has done what it was told last. Throws what went wrong with it.
  template <typename... Pieces> bool isSettled(ncclComm_t communicator, const Pieces &...what) const;
  /// Waits for that.
  template <typename... Pieces> void settle(ncclComm_t communicator, const Pieces &...what) const;

  void close(ncclComm_t communicator) const;

  ncclComm_t world = nullptr;
  Member members[TP25D_AXIS_COUNT];
  mutable std::mutex mutex;
  bool isAborted = false;
};

} // namespace tp25d::cuda

#endif // TP25D_RUNTIME_CUDA_COMMUNICATORS_H
