// Runs every device on its own thread, but only a few at a time: a device holds a core slot while it runs and gives it
// up while it waits, so that more devices than cores do not evict each other's caches.

#ifndef TP25D_RUNTIME_HOST_SCHEDULER_H
#define TP25D_RUNTIME_HOST_SCHEDULER_H

#include "../common/Error.h"
#include "../common/Grid.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace tp25d::host {

using runtime::Error;
using runtime::Group;

class Scheduler {
public:
  using Lock = std::unique_lock<std::mutex>;
  using Describe = std::function<std::string()>;

  /// A wait longer than `timeoutSeconds` fails the run; 0: no limit. `cores` is empty or has one core for each slot, to
  /// which the thread in the slot is bound. (Without binding, Linux may queue a woken thread behind a busy core while
  /// another core idles, because a device runs for less time than Linux waits before it moves threads.)
  Scheduler(int64_t devices, int64_t atOnce, double timeoutSeconds, std::vector<int> cores = {});
  ~Scheduler();

  /// Calls `work` for every device and returns when all calls have ended. Throws the error that made the run fail.
  void run(const std::function<void(int64_t)> &work);

  /// Returns the lock of all state that devices share.
  Lock lock() { return Lock(mutex); }

  /// Returns when `counter` has reached `target` or the run has failed. `describe` describes the wait in errors.
  void wait(Lock &lock, int64_t device, const int64_t &counter, int64_t target, const Describe &describe);

  /// Wakes the members of the group whose counters have reached their targets.
  void wake(const Lock &lock, const Group &group);

  /// Ends all waits of this run. If several failures are reported, the first one counts.
  void fail(const Lock &lock, const Error &error);
  bool hasFailed() const { return failed.load(std::memory_order_relaxed); }

private:
  enum class State { Asleep, Waiting, Ready, Running };

  struct Device {
    State state = State::Asleep;
    int64_t slot = 0; // in state Running
    int core = -1;    // core that its thread is bound to, or -1
    std::condition_variable changed;
    const int64_t *counter = nullptr; // in state Waiting, as the next two
    int64_t target = 0;
    const Describe *describe = nullptr;
  };

  void threadMain(Device &device, int64_t index);
  void stop();
  void makeReady(Device &device);
  void dispatch(const Lock &lock);
  void giveSlot(Device &device);
  void takeSlot(Device &device);

  const int64_t atOnce;
  const double timeoutSeconds;
  const std::vector<int> cores;

  std::mutex mutex;
  std::vector<Device> devices;
  std::deque<Device *> ready; // ready devices, first come, first served
  std::vector<int64_t> freeSlots;
  int64_t running = 0, unfinished = 0;
  std::condition_variable allFinished;
  const std::function<void(int64_t)> *work = nullptr;
  std::atomic<bool> failed{false};
  std::unique_ptr<Error> failure;
  bool stopping = false;
  std::vector<std::thread> threads;
};

} // namespace tp25d::host

#endif // TP25D_RUNTIME_HOST_SCHEDULER_H
