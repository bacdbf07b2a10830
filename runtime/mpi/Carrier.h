//===- Carrier.h - Carries transfers while the device computes --------------===//
//
// MPI libraries move data only while somebody calls them, so a thread of its own does: it starts what the device posts,
// in that order, and sees it through.
//
//===----------------------------------------------------------------------===//

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

/// Something that takes one request after another until it is done.
class Transfer {
public:
  virtual ~Transfer() = default;

  /// Starts the first request, or goes on after the last one has completed; MPI_REQUEST_NULL: all is done. Called by
  /// the carrier's thread alone.
  virtual MPI_Request advance() = 0;

  /// Whether this must not advance before `earlier`, which was posted before it, has: all members of a group have to
  /// start their requests in one order, in which they need not complete.
  virtual bool waitsFor(const Transfer &earlier) const { return false; }

  using Clock = std::chrono::steady_clock;
  Clock::time_point posted, arrived; // Set by the carrier.
  bool isDone = false;               // Guarded by it.
};

/// The only thread that calls MPI between the first post and the end of what was posted.
class Carrier {
public:
  Carrier();
  ~Carrier();

  void post(Transfer &transfer);

  bool isDone(const Transfer &transfer);

  /// Returns when the transfer is done: true; or, if `seconds` is not 0, after so long: false. Throws what went wrong
  /// with any transfer.
  bool wait(const Transfer &transfer, double seconds);

  /// Forgets all transfers that are not done: nobody will ever answer. No more can be posted.
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

  // Of the thread alone.
  std::vector<Transfer *> underWay;
  std::vector<MPI_Request> requests;

  std::thread thread;
};

} // namespace tp25d::mpi

#endif // TP25D_RUNTIME_MPI_CARRIER_H
