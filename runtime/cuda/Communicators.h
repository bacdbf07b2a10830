// Executes the collectives of a program by NCCL, with one communicator for each axis of the grid. The communicators are
// nonblocking, so that a process that waits for another one can check for errors and its deadline.

#ifndef TP25D_RUNTIME_CUDA_COMMUNICATORS_H
#define TP25D_RUNTIME_CUDA_COMMUNICATORS_H

#include "../common/Grid.h"
#include "../common/Names.h"
#include "Check.h"

#include <mutex>
#include <vector>

namespace tp25d::cuda {

/// A device's part in a transfer that was started.
struct Exchange {
  runtime::Collective what;
  const void *input;
  void *output;

  /// Returns the address of the result on the member with this index.
  void *outcome(int64_t member) const {
    return what.kind == TP25D_BROADCAST && member == what.root ? const_cast<void *>(input) : output;
  }
};

class Communicators {
public:
  /// Connects the devices of all processes, which must all call it. `arena` is the memory of all blocks.
  Communicators(const runtime::Grid &grid, int64_t device, void *arena, int64_t arenaBytes);
  ~Communicators();
  Communicators(const Communicators &) = delete;

  /// Issues transfers as one NCCL group.
  void issue(const std::vector<Exchange> &exchanges, cudaStream_t stream);

  /// Throws an error that NCCL has reported since the transfers were issued.
  void checkAsynchronously() const;

  /// Aborts all transfers. May be called while another thread waits in this object.
  void abort();

private:
  struct Member {
    ncclComm_t communicator = nullptr; // null on an axis of size 1
    void *registration = nullptr;
    int64_t size = 1, index = 0;
  };

  void issueOne(const Exchange &exchange, cudaStream_t stream) const;
  /// Returns the lock that must be held while NCCL is called; does not return once the communicators are aborted.
  std::unique_lock<std::mutex> use() const;
  /// True if the communicator has completed its last operation. Throws its error.
  template <typename... Pieces> bool isSettled(ncclComm_t communicator, const Pieces &...what) const;
  /// Waits until the communicator has completed its last operation. Throws its error.
  template <typename... Pieces> void settle(ncclComm_t communicator, const Pieces &...what) const;

  void close(ncclComm_t communicator) const;

  ncclComm_t world = nullptr;
  Member members[TP25D_AXIS_COUNT];
  mutable std::mutex mutex;
  bool isAborted = false;
};

} // namespace tp25d::cuda

#endif // TP25D_RUNTIME_CUDA_COMMUNICATORS_H
