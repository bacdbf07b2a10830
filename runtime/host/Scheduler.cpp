// Schedules the devices' threads. A device whose counter reaches its target moves to the queue of ready devices, and a
// free slot takes the first of the queue.

#include "Scheduler.h"

#include <chrono>
#include <pthread.h>
#include <sched.h>
#include <utility>

using namespace tp25d::runtime;
using namespace tp25d::host;

Scheduler::Scheduler(int64_t deviceCount, int64_t atOnce, double timeoutSeconds, std::vector<int> cores)
    : atOnce(atOnce), timeoutSeconds(timeoutSeconds), cores(std::move(cores)), devices(deviceCount) {
  for (int64_t slot = 0; slot < atOnce; ++slot)
    freeSlots.push_back(slot);
  try {
    for (int64_t index = 0; index < deviceCount; ++index)
      threads.emplace_back([this, index] { threadMain(devices[index], index); });
  } catch (const std::exception &exception) {
    size_t started = threads.size();
    stop();
    throw Error(TP25D_OUT_OF_MEMORY, concat("only ", started, " of the ", deviceCount,
                                            " devices' threads could be started: ", exception.what()));
  }
}

Scheduler::~Scheduler() { stop(); }

void Scheduler::stop() {
  {
    Lock lock(mutex);
    stopping = true;
    for (Device &device : devices)
      device.changed.notify_one();
  }
  for (std::thread &thread : threads)
    thread.join();
}

void Scheduler::threadMain(Device &device, int64_t index) {
  Lock lock(mutex);
  while (true) {
    device.changed.wait(lock, [&] { return stopping || device.state == State::Running; });
    if (stopping)
      return;
    lock.unlock();
    std::unique_ptr<Error> error;
    try {
      (*work)(index);
    } catch (...) {
      error = std::make_unique<Error>(currentError());
    }
    lock.lock();
    if (error)
      fail(lock, *error);
    device.state = State::Asleep;
    takeSlot(device);
    --unfinished;
    dispatch(lock);
    if (unfinished == 0)
      allFinished.notify_one();
  }
}

void Scheduler::run(const std::function<void(int64_t)> &newWork) {
  Lock lock(mutex);
  work = &newWork;
  failed = false;
  failure.reset();
  unfinished = devices.size();
  for (Device &device : devices)
    makeReady(device);
  dispatch(lock);
  allFinished.wait(lock, [&] { return unfinished == 0; });
  if (failure)
    throw *failure;
}

void Scheduler::wait(Lock &lock, int64_t index, const int64_t &counter, int64_t target, const Describe &describe) {
  if (counter >= target || hasFailed())
    return;
  Device &device = devices[index];
  device.state = State::Waiting;
  device.counter = &counter;
  device.target = target;
  device.describe = &describe;
  takeSlot(device);
  dispatch(lock);
  // Only the wait itself is timed, not the time in the queue of ready devices.
  if (timeoutSeconds > 0 && !device.changed.wait_for(lock, std::chrono::duration<double>(timeoutSeconds),
                                                     [&] { return device.state != State::Waiting; }))
    fail(lock, Error(TP25D_TIMED_OUT, concat(describe(), "; ", timeoutSeconds, " s have passed")));
  device.changed.wait(lock, [&] { return device.state == State::Running; });
}

void Scheduler::wake(const Lock &lock, const Group &group) {
  for (int64_t index = 0; index < group.size; ++index) {
    Device &device = devices[group.member(index)];
    if (device.state == State::Waiting && *device.counter >= device.target)
      makeReady(device);
  }
  dispatch(lock);
}

void Scheduler::fail(const Lock &lock, const Error &error) {
  if (failure)
    return;
  failure = std::make_unique<Error>(error);
  failed = true;
  for (Device &device : devices)
    if (device.state == State::Waiting)
      makeReady(device);
  dispatch(lock);
}

void Scheduler::makeReady(Device &device) {
  device.state = State::Ready;
  ready.push_back(&device);
}

void Scheduler::giveSlot(Device &device) {
  device.state = State::Running;
  ++running;
  device.slot = freeSlots.back();
  freeSlots.pop_back();
  if (cores.empty() || device.core == cores[device.slot])
    return;
  device.core = cores[device.slot];
  cpu_set_t core;
  CPU_ZERO(&core);
  CPU_SET(device.core, &core);
  // If the system refuses, the thread runs on any core.
  pthread_setaffinity_np(threads[&device - devices.data()].native_handle(), sizeof(core), &core);
}

void Scheduler::takeSlot(Device &device) {
  --running;
  freeSlots.push_back(device.slot);
}

void Scheduler::dispatch(const Lock &lock) {
  while (running < atOnce && !ready.empty()) {
    Device &device = *ready.front();
    ready.pop_front();
    giveSlot(device);
    device.changed.notify_one();
  }
  if (running > 0)
    return;
  // No device runs and none is ready: the devices that wait would wait forever.
  for (Device &device : devices)
    if (device.state == State::Waiting) {
      fail(lock, Error(TP25D_INTERNAL, concat((*device.describe)(), "; no device can go on")));
      return;
    }
}
