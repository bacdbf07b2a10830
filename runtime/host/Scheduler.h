//===- Scheduler.h - The devices' threads -----------------------------------===//
//
// Every device is a thread, and only a few of them may run at a time: a device holds a core slot while it runs and
// gives it up while it waits, so devices may outnumber cores without trampling on each other's caches.
//
//===----------------------------------------------------------------------===//

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

  /// A wait longer than `timeoutSeconds` fails the run; 0: none does. `cores` has one entry for each slot or none: who
  /// holds the slot runs on that core. (Left to itself, Linux may queue a thread that was just woken behind a busy core
  /// while another idles: a device's turn is shorter than what makes it move threads.)
  Scheduler(int64_t devices, int64_t atOnce, double timeoutSeconds, std::vector<int> cores = {});
  ~Scheduler();

  /// Has every device do its work, and returns when all have ended. Throws what made the run fail.
  void run(const std::function<void(int64_t)> &work);

  /// Guards all that devices share.
  Lock lock() { return Lock(mutex); }

  /// Returns when `counter` has reached `target` or the run has failed. `describe` says who waits for what, should it
  /// never come.
  void wait(Lock &lock, int64_t device, const int64_t &counter, int64_t target, const Describe &describe);

  /// Lets the members of the group go on whose counter has reached its target.
  void wake(const Lock &lock, const Group &group);

  /// Ends all waits of this run. The first failure is the one reported.
  void fail(const Lock &lock, const Error &error);
  bool hasFailed() const { return failed.load(std::memory_order_relaxed); }

private:
  enum class State { Asleep, Waiting, Ready, Running };

  struct Device {
    State state = State::Asleep;
    int64_t slot = 0; // While Running.
    int core = -1;    // That its thread is bound to.
    std::condition_variable changed;
    const int64_t *counter = nullptr; // While Waiting, as the next two.
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
  std::deque<Device *> ready; // Who may run as soon as a slot is free, first come first served.
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
