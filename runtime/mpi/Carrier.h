// Moves data while the device computes. MPI libraries do so only while they are called, so a separate thread starts the
// transfers that the device posts, in their order, and polls them until they are done.

#ifndef TP25D_RUNTIME_MPI_CARRIER_H
#define TP25D_RUNTIME_MPI_CARRIER_H

#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mpi.h>
#include <mutex>
#include <thread>
#include <vector>

namespace tp25d::mpi {

/// A transfer that takes one MPI request after another until it is done.
class Transfer {
public:
  virtual ~Transfer() = default;

  /// Starts the first request, or continues after the last one has completed; returns MPI_REQUEST_NULL when all is
  /// done. Called by the carrier's thread only.
  virtual MPI_Request advance() = 0;

  /// True if this must not advance before `earlier`, which was posted before it, has advanced: all members of a group
  /// must start their requests in the same order, but these may complete in any order.
  virtual bool waitsFor(const Transfer &earlier) const { return false; }

  using Clock = std::chrono::steady_clock;
  Clock::time_point posted, arrived; // set by the carrier
  bool isDone = false;               // guarded by the carrier's lock
};

/// The thread that executes transfers. It is the only one that calls MPI from the first post until all transfers are
/// done.
class Carrier {
public:
  Carrier();
  ~Carrier();

  void post(Transfer &transfer);

  bool isDone(const Transfer &transfer);

  /// Waits for the transfer; returns true when it is done, or false after `seconds` if that is not 0. Throws an error
  /// of any transfer.
  bool wait(const Transfer &transfer, double seconds);

  /// Drops all transfers that are not done, because a process is lost. Nothing can be posted afterwards.
  void abandon();

private:
  void threadMain();
  void startPosted();
  bool test();

  std::mutex mutex;
  std::condition_variable work, progress;
  std::deque<Transfer *> posted;
  std::exception_ptr failure;
  bool stopping = false;

  // Used by the thread only.
  std::vector<Transfer *> underWay;
  std::vector<MPI_Request> requests;

  std::thread thread;
};

} // namespace tp25d::mpi

#endif // TP25D_RUNTIME_MPI_CARRIER_H
